"""Lists of tasks: 'Ansvarlig: X. Frist: …', and rows of what, who and when in tables and dashed lists."""

from __future__ import annotations

import re
from collections.abc import Iterator

from loaders.facts.candidate import End
from loaders.facts.commitments import owner_of
from loaders.facts.model import Commitment
from loaders.facts.times import Calendar
from loaders.mentions.model import Body, BodyMention
from loaders.minutes.model import Minutes
from loaders.span import Span

_CELLS = re.compile(r"\s*\|\s*|[ \t]+[–—-][ \t]+|\t+|[ \t]{3,}")
_RESPONSIBLE = re.compile(r"\b(?:ansvarlig(?:e)?|ansv|tovholder)\s*[.:]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:pkt|punkt|ad)?\.?\s*(\d{1,2}(?:\.\d{1,2})?)\.?$", re.IGNORECASE)
_JOIN = re.compile(r"[\s,+/&]|og\b")


def task_lists(
    minutes: Minutes, text: str, folded: str, mentions: list[BodyMention], calendar: Calendar, day: str | None
) -> Iterator[Commitment]:
    """The commitments of all task lists of the minutes."""
    offset = minutes.span.start
    by_start: dict[int, BodyMention] = {}
    for mention in mentions:
        by_start.setdefault(mention.span.start, mention)
    first = min((item.span.start for item in minutes.items), default=minutes.span.end)
    numbers = {item.number for item in minutes.items}
    for line in text[minutes.span.start : minutes.span.end].splitlines(keepends=True):
        span = Span(offset, offset + len(line.rstrip()))
        offset += len(line)
        if span.start < first or not line.strip() or len(line) > 400:
            continue
        found = _responsible(span, text, folded, mentions) or (
            _row(span, text, by_start) if _CELLS.search(line.strip()) else None
        )
        if found is None:
            continue
        end, what, number = found
        item = minutes.item_at(span.start)
        owner = owner_of(end)
        due = calendar.due(span, day)
        start = span.start + len(line) - len(line.lstrip())
        yield Commitment(
            number if number in numbers else item.number if item else "",
            owner.body, owner.name, what, Span(start, _limit(start, span.end, text)),
            due.text if due else None, due.earliest if due else None, due.latest if due else None,
            None, "likely", "opgaveliste",
        )  # fmt: skip


def _limit(start: int, end: int, text: str) -> int:
    words = list(re.finditer(r"\S+", text[start:end]))
    return start + words[24].end() if len(words) > 25 else end


def _responsible(span: Span, text: str, folded: str, mentions: list[BodyMention]) -> tuple[End, str, str] | None:
    match = _RESPONSIBLE.search(text, span.start, span.end)
    if match is None:
        return None
    named = [m for m in mentions if match.end() <= m.span.start <= match.end() + 3]
    if not named:
        return None
    what = " ".join(text[span.start : match.start()].split()).strip("-–• .,")
    return _end(named), what or " ".join(text[span.start : span.end].split()), ""


def _row(span: Span, text: str, by_start: dict[int, BodyMention]) -> tuple[End, str, str] | None:
    """A row one cell of which is nothing but a person or body, with a cell of words before it."""
    cells: list[Span] = []
    at = span.start
    for match in _CELLS.finditer(text, span.start, span.end):
        cells.append(Span(at, match.start()))
        at = match.end()
    cells.append(Span(at, span.end))
    cells = [cell for cell in cells if text[cell.start : cell.end].strip()]
    if not 2 <= len(cells) <= 6:
        return None
    number = ""
    what = ""
    for cell in cells:
        words = text[cell.start : cell.end].strip(" -–•*")
        if numbered := _NUMBER.match(words):
            number = numbered.group(1)
            continue
        named = _wholly_named(cell, text, by_start)
        if named and what and " " in what:
            return _end(named), what, number
        what = what or (words if not named else "")
    return None


def _wholly_named(cell: Span, text: str, by_start: dict[int, BodyMention]) -> list[BodyMention]:
    at = cell.start
    named: list[BodyMention] = []
    while at < cell.end:
        mention = by_start.get(at)
        if mention and mention.span.end <= cell.end:
            named.append(mention)
            at = mention.span.end
        else:
            gap = _JOIN.match(text, at)
            if gap is None:
                return []
            at = gap.end()
    return named


def _end(named: list[BodyMention]) -> End:
    bodies: list[Body] = [mention.body for mention in named]
    people = [body for body in bodies if body.kind == "person"]
    return End(bodies, "subject", people)
