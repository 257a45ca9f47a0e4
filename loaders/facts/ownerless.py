"""What a decision leaves to be done without saying by whom.

A matter that comes back is the own body's to take up: 'Udsat til mødet i juni', 'Punktet tages op igen', 'Det kommer på
til september'; the item is postponed, or the sentence names the time. Work in the passive ('Det undersøges, om …') is
promised by nobody in particular: such a commitment has no owner.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from loaders.facts.matters import title_matter
from loaders.facts.model import Commitment
from loaders.facts.phrases import phrases
from loaders.facts.times import Calendar, Due
from loaders.mentions.model import Body
from loaders.minutes.model import Item
from loaders.span import Span

WORDS = 25
"""The longest quote."""


def returning(
    item: Item, own: Body, folded: str, calendar: Calendar, day: str | None, sentences: Iterable[Span], owned: set[int]
) -> Commitment | None:
    """The commitment of the body to take the matter of an item up again; `owned` is where the quotes of
    promises with an owner begin.

    'Udsat.' alone is quoted together with the next sentence where that one says until when.
    """
    postponed = "postponed" in item.decisions
    put_off: Span | None = None
    found: tuple[Span, Due] | None = None
    sure = False
    for span in sentences:
        if any(span.start <= start < span.end for start in owned):
            continue
        puts_off = postponed and phrases("postponed").search(folded, *span)
        if not puts_off and not phrases("returns").search(folded, *span):
            continue
        sure = sure or bool(puts_off)
        if due := calendar.due(span, day):
            found = span, due
            break
        put_off = put_off or (span if puts_off else None)
    if found and put_off and not folded[put_off.end : found[0].start].strip():
        found = Span(put_off.start, found[0].end), found[1]
    elif found is None and put_off:
        found = put_off, Due("later meeting")
    if found is None:
        return None
    span, due = found
    return Commitment(
        item.number, own, own.name, title_matter(item.title), _first_words(span, folded),
        due.text, due.earliest, due.latest, None, "certain" if sure else "likely", "udsætte",
    )  # fmt: skip


def unowned(
    item: Item, folded: str, calendar: Calendar, day: str | None, sentences: Iterable[Span], taken: list[Span]
) -> Iterator[Commitment]:
    """Work that a decision gives to nobody in particular; `taken` are the quotes of commitments with an owner."""
    for span in sentences:
        found = phrases("work").search(folded, *span)
        if found is None or any(span.start < quote.end and quote.start < span.end for quote in taken):
            continue
        near = folded[max(span.start, found.start() - 60) : min(span.end, found.end() + 12)]
        if phrases("undone").search(near) or "ansvarlig" in folded[span.start : span.end]:
            continue
        due = calendar.due(span, day)
        yield Commitment(
            item.number, None, None, title_matter(item.title), _first_words(span, folded),
            due.text if due else None, due.earliest if due else None, due.latest if due else None,
            None, "likely", "passiv uden ejer",
        )  # fmt: skip


def _first_words(span: Span, text: str) -> Span:
    words = list(re.finditer(r"\S+", text[span.start : span.end]))[:WORDS]
    return Span(span.start, span.start + words[-1].end())
