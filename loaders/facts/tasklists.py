"""Lists of tasks: 'Ansvarlig: X. Frist: …', and rows of what, who and when in tables and dashed lists.

Under a heading like 'Hvem gør hvad' the one who acts may stand first ('AL: brev til kommunen – uge 40'). A list that
gives no item numbers stands behind the items it draws on: each row belongs to the item with the most words in common.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from loaders.facts.candidate import End
from loaders.facts.commitments import owner_of
from loaders.facts.model import Commitment
from loaders.facts.phrases import phrases
from loaders.facts.times import Calendar
from loaders.mentions.model import Body, BodyMention
from loaders.minutes.model import Item, Minutes
from loaders.span import Span

RESPONSIBLE = "ansvarlig"
"""The rule of a line that names who is responsible: it says better than prose what somebody is to do in an item."""
_CELLS = re.compile(r"\s*\|\s*|[ \t]+[–—-][ \t]+|\t+|[ \t]{3,}")
_RESPONSIBLE = re.compile(r"\b(?:ansvarlig(?:e)?|ansv|tovholder)\s*[.:]\s*", re.IGNORECASE)
_NUMBER = re.compile(r"(?:pkt|punkt|ad)?\.?\s*(\d{1,2}(?:\.\d{1,2})?)[a-e]?[.)]?$", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:pkt|punkt)\.?\s*(\d{1,2}(?:\.\d{1,2})?)\)?", re.IGNORECASE)
_RUNNING = re.compile(r"\W*nr\b")
"""Over a list that numbers its tasks, not the items they belong to."""
_LABEL = re.compile(r"\s*:\s+")
_BRACKET = re.compile(r"\(([^()\n]{2,60})\)[ .]*$")
_JOIN = re.compile(r"[\s,+/&]|og\b")
_NEAR = 3
"""Characters behind 'Ansvarlig:' within which the name begins."""


def task_lists(
    minutes: Minutes, text: str, mentions: list[BodyMention], calendar: Calendar, day: str | None
) -> Iterator[Commitment]:
    """The commitments of all task lists of the minutes."""
    offset = minutes.span.start
    starts = [mention.span.start for mention in mentions]
    by_start: dict[int, BodyMention] = {}
    for mention in mentions:
        by_start.setdefault(mention.span.start, mention)
    first = min((item.span.start for item in minutes.items), default=minutes.span.end)
    numbers = {item.number for item in minutes.items}
    listed = owners_first = running = False
    stems: list[tuple[set[str], str]] = []
    for line in text[minutes.span.start : minutes.span.end].splitlines(keepends=True):
        span = Span(offset, offset + len(line.rstrip()))
        offset += len(line)
        if span.start < first or not line.strip() or len(line) > 400:
            continue
        small = line.casefold()
        listed = len(line) < 160 and (listed or bool(phrases("list_heads").search(small)))
        running = listed and (running or bool(_RUNNING.match(small)))
        owners_first = listed and (owners_first or bool(phrases("owners_first").search(small)))
        if bisect_left(starts, span.start) == bisect_right(starts, span.end + _NEAR):
            continue  # nobody is named
        item = minutes.item_at(span.start)
        told = _responsible(span, text, mentions)
        signed = _bracketed(span, text, by_start) if told is None and item and _is_decided(item, span) else None
        found = told or signed or (_row(span, text, by_start, owners_first) if _CELLS.search(line.strip()) else None)
        if found is None or _is_done(small):
            continue
        due = calendar.due(span, day)
        if not (due or listed or told or signed):
            continue
        end, what, number = found
        owner = owner_of(end)
        start = span.start + len(line) - len(line.lstrip())
        if number not in numbers or running:
            number = item.number if item else ""
            if not (told or signed) and minutes.items and item in (None, minutes.items[-1]):
                stems = stems or _stems_above(minutes, span.start, text)
                number = _related(what, stems) or number
        yield Commitment(
            number,
            owner.body, owner.name, what, Span(start, _limit(start, span.end, text)),
            due.text if due else None, due.earliest if due else None, due.latest if due else None,
            None, "likely", RESPONSIBLE if told else "parentes" if signed else "opgaveliste",
        )  # fmt: skip


def _is_done(row: str) -> bool:
    """Whether the last word of a row says that the task is done."""
    last = row.rsplit(maxsplit=1)[-1:]
    return bool(last and phrases("list_done").fullmatch(last[0]))


def _limit(start: int, end: int, text: str) -> int:
    words = list(re.finditer(r"\S+", text[start:end]))
    return start + words[24].end() if len(words) > 25 else end


def _responsible(span: Span, text: str, mentions: list[BodyMention]) -> tuple[End, str, str] | None:
    match = _RESPONSIBLE.search(text, span.start, span.end)
    if match is None:
        return None
    named = [m for m in mentions if match.end() <= m.span.start <= match.end() + _NEAR]
    if not named:
        return None
    what = " ".join(text[span.start : match.start()].split()).strip("-–• .,")
    return _end(named), what or " ".join(text[span.start : span.end].split()), ""


def _is_decided(item: Item, span: Span) -> bool:
    return any(s.kind in ("decision", "other") and s.span.start <= span.start < s.span.end for s in item.sections)


def _bracketed(span: Span, text: str, by_start: dict[int, BodyMention]) -> tuple[End, str, str] | None:
    """A line of a decision that ends with nothing but people, and perhaps a date, in brackets: 'Pjecen trykt (AL)'."""
    match = _BRACKET.search(text, *span)
    if match is None:
        return None
    people = match[1].partition(",")[0]
    named = _wholly_named(Span(match.start(1), match.start(1) + len(people)), text, by_start)
    if not any(mention.how == "person" for mention in named):
        return None
    what = " ".join(text[span.start : match.start()].split()).strip("-–• .,")
    return (_end(named), what, "") if " " in what else None


def _row(span: Span, text: str, by_start: dict[int, BodyMention], owners_first: bool) -> tuple[End, str, str] | None:
    """A row one cell of which is nothing but a person or body, with a cell of words.

    The words stand before it, or behind it under a heading like 'Hvem | Hvad | Hvornår'.
    """
    cells = _cells(span, text, owners_first)
    if not 2 <= len(cells) <= 6:
        return None
    number = match[1] if owners_first and (match := _NUMBERED.search(text, *span)) else ""
    what = ""
    who: list[BodyMention] = []
    for cell in cells:
        words = text[cell.start : cell.end].strip(" -–•*")
        if numbered := _NUMBER.match(words):
            number = numbered.group(1)
            continue
        named = _wholly_named(cell, text, by_start)
        if named and not who and (what or owners_first):
            who = named
        what = what or (words if not named else "")
        if who and " " in what:
            return _end(who), what, number
    return None


def _cells(span: Span, text: str, labelled: bool) -> list[Span]:
    """The cells of a row that are not empty; in a `labelled` list what stands before a colon is one."""
    cells: list[Span] = []
    at = span.start
    label = _LABEL.search(text, span.start, min(span.end, span.start + 40)) if labelled else None
    if label:
        cells.append(Span(at, label.start()))
        at = label.end()
    for match in _CELLS.finditer(text, at, span.end):
        cells.append(Span(at, match.start()))
        at = match.end()
    cells.append(Span(at, span.end))
    return [cell for cell in cells if text[cell.start : cell.end].strip()]


def _related(what: str, items: list[tuple[set[str], str]]) -> str:
    """The number of the item that shares the most long words with a task, '' where none or several do."""
    stems = _stems(what)
    shared = [len(stems & others) for others, _ in items]
    best = max(shared)
    return items[shared.index(best)][1] if best and shared.count(best) == 1 else ""


def _stems_above(minutes: Minutes, end: int, text: str) -> list[tuple[set[str], str]]:
    """The stems of each item up to where the list begins, with its number."""
    return [(_stems(text[item.span.start : min(item.span.end, end)]), item.number) for item in minutes.items]


def _stems(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:6] for word in re.findall(r"\w{5,}", text.casefold())}


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
