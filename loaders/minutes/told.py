"""Who was there where no list says so: the people whom the head of minutes names in sentences or in bare lines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from loaders.minutes.entries import read_entries
from loaders.minutes.labels import FULL_STOP, label_of
from loaders.minutes.lines import split_lines
from loaders.minutes.listed import Listed
from loaders.minutes.own_labels import leads_to_nobody, tells_absence
from loaders.minutes.words import is_given
from loaders.span import Span

_CLAUSE = re.compile(r"[;:]\s|,?\s(?:men|mens|imens|medens)\s|\bmed undtagelse af\b|\bundtagen\b")


def told_people(text: str, head: Span) -> Iterator[Listed]:
    """Everyone named in the head, absent where the clause about them says so."""
    for line in split_lines(text, head):
        if leads_to_nobody(line.text):
            continue
        cuts = {cut.end() for pattern in (FULL_STOP, _CLAUSE) for cut in pattern.finditer(text, *line.span)}
        edges = sorted({line.start, *cuts, line.end})
        absent = False
        for start, end in pairwise(edges):
            words = text[start:end]
            opened = words.rstrip().endswith(":") and (label_of(words) is not None or tells_absence(words))
            absent = tells_absence(words) or (absent and not opened and text[start - 2 : start].strip() == ":")
            for entry in read_entries(text, start, end, prose=True):
                if entry.titles or entry.party or is_given(entry.name.split()[0]):
                    yield Listed(entry, "absent" if absent else "present")
