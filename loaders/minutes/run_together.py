"""People and houses that a lost layout has run together: two names in one, a house in a column's heading."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from loaders.minutes.notes import Entry
from loaders.minutes.words import is_given, is_organisation, unbroken
from loaders.span import Span

IN_BRACKETS = re.compile(r"\(([^()]{2,60})\)$")


def house_of(cell: str) -> str:
    """The house that a column's heading names, the one in brackets where it has one ('LÆGERNE (PLO X)')."""
    words = unbroken(cell).strip(" :")
    inner = IN_BRACKETS.search(words)
    return inner[1] if inner and is_organisation(inner[1]) else words


def apart(entries: list[Entry]) -> Iterator[Entry]:
    """The entries, two names that a lost column has run together ('Ane Holt Bo Birk') each on its own."""
    for entry in entries:
        words = entry.name.split()
        cuts = [
            place
            for place in range(2, len(words) - 1)
            if is_given(words[place]) and not is_given(words[place - 1]) and not is_given(words[place + 1])
        ]
        if len(words) < 4 or not cuts or not is_given(words[0]) or entry.titles or entry.organisations:
            yield entry
            continue
        offset = entry.span.start
        text = entry.name
        if entry.span.end - entry.span.start != len(text):
            yield entry
            continue
        for first, last in itertools.pairwise([0, *cuts, len(words)]):
            name = " ".join(words[first:last])
            begin = offset + len(" ".join(words[:first])) + bool(first)
            yield Entry(name, Span(begin, begin + len(name)), status=entry.status, online=entry.online)
