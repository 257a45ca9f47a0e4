"""Which lines are the headings of agenda items.

Every line that could be one, by the form of its number, becomes a candidate with a weight: its form, what stands before
and after it, how its title is built. The headings are the heaviest chain of candidates with ascending numbers. A table
of contents and numbered lists inside items lose against the real headings, because their lines follow each other
closely, end like sentences, or carry page numbers.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from loaders.minutes.layouts import key
from loaders.minutes.numbering import Number, Numbered, order
from loaders.minutes.pages import Page
from loaders.rules import MONTHS, rules

_CONTENTS = re.compile(
    r"(?:\.\s?){4,}|(?:…\s?){2,}|\t\s*\d{1,3}$|\s{4,}\d{1,3}$|\s\d{1,2}[.)]\s?[A-ZÆØÅ].*\s\d{1,2}[.)]\s?[A-ZÆØÅ]"
)
_MONTHS = "|".join(MONTHS)
_NOT_A_TITLE = re.compile(
    rf"(?:{_MONTHS}|jan|feb|mar|apr|jun|jul|aug|sept?|okt|nov|dec)\b|(?i:{_MONTHS})\s+\d{{4}}"
    r"|(?:kvartal|kvt|halvår|møde|udgave|sal|generation|behandling|parti)\b|(?i:(?:næst)?formand|medlem|suppleant)\s*:"
)
_REACH = 8  # lines within which a section heading speaks for the item heading before it
_STEPS = {1: 0.0, 2: -0.7, 3: -1.2, 4: -1.8, 5: -2.4}
_RUNNING = ("case", "section sign", "glued", "yearly")  # numbers that run on from meeting to meeting
_LONG = 110  # letters from which a title is rather a sentence
_LISTS = ("attachments", "recommendation")  # sections that are lists
TITLE_LIKE = ("economy", "other")  # kinds of sections whose names are titles of items elsewhere
_SUBS = 20  # sub-items an item may have
_ALIKE = 20  # letters by which a title is known again, be it cut or followed by a page number


@dataclass(slots=True)
class Candidate:
    """The line of that index, read as the heading of item `number`; its title may stand on the next (`title_line`)."""

    index: int
    reading: Numbered
    number: Number
    title_line: int
    weight: float


@dataclass(slots=True)
class _Link:
    total: float
    candidate: Candidate
    previous: _Link | None


def find_headings(found: list[Candidate]) -> list[Candidate]:
    """The heaviest chain of candidates with ascending numbers, in document order."""
    link = _heaviest(found)
    chain: list[Candidate] = []
    while link:
        chain.append(link.candidate)
        link = link.previous
    return chain[::-1]


def chain_weight(found: list[Candidate]) -> float:
    """What the heaviest chain weighs."""
    link = _heaviest(found)
    return link.total if link else 0.0


def _heaviest(found: list[Candidate]) -> _Link | None:
    best: dict[Number, dict[str, _Link]] = {}
    heaviest: _Link | None = None
    for candidate in found:
        link = _extend(best, candidate)
        same = best.setdefault(candidate.number, {})
        style = _style(candidate)
        if style not in same or link.total >= same[style].total:
            same[style] = link
        if heaviest is None or link.total > heaviest.total:
            heaviest = link
    return heaviest


def _style(candidate: Candidate) -> str:
    return candidate.reading.style + candidate.reading.delimiter


def _extend(best: dict[Number, dict[str, _Link]], candidate: Candidate) -> _Link:
    """The heaviest chain that ends in the candidate."""
    begins = candidate.number in ((0, 0), (1, 0), (1, 1)) or candidate.reading.style in _RUNNING
    link = _Link(candidate.weight - (0.0 if begins else 0.8), candidate, None)
    for number, cost in _predecessors(candidate.number):
        for style, previous in best.get(number, {}).items():
            if _is_part(candidate, previous.candidate):
                continue
            change = 0.0 if style == _style(candidate) or candidate.number[1] else -0.5
            total = previous.total + candidate.weight + cost + change
            if total > link.total:
                link = _Link(total, candidate, previous)
    return link


def _is_part(candidate: Candidate, previous: Candidate) -> bool:
    """Whether '4.1' stands under '4', as a part of that item; under '4.0' it is an item of its own."""
    under = candidate.number[0] == previous.number[0] and previous.number[1] == 0
    return under and "." in candidate.reading.number and "." not in previous.reading.number


def _predecessors(number: Number) -> list[tuple[Number, float]]:
    """The numbers that may stand before this one, and what a step from them costs."""
    major, minor = number
    before = [((major - 1, last), 0.0) for last in range(_SUBS)] if minor <= 1 else []
    if minor:
        return before + [((major, minor - back), cost) for back, cost in _STEPS.items() if minor - back >= 0]
    return before + [((major - back, 0), cost) for back, cost in _STEPS.items() if back > 1 and major >= back]


def candidates(page: Page) -> list[Candidate]:
    """Every line that may be a numbered heading, with its weight."""
    found: list[Candidate] = []
    section: str | None = None
    for index, reading in enumerate(page.readings):
        opened = page.openings[index]
        section = opened.kind if opened else section
        title_line = index if reading and reading.start < reading.end else index + 1
        if reading is None or (title_line > index and not _may_be_title(page, title_line)):
            continue
        for each in _split_number(page.lines[index].text, reading):
            candidate = Candidate(index, each, order(each.number), title_line, 0.0)
            title = title_of(page, candidate)
            candidate.weight = each.weight + _weight(page, index, title, section)
            if candidate.weight > 0 and not _NOT_A_TITLE.match(title):
                found.append(candidate)
    _mark_contents(found)
    return [candidate for candidate in found if candidate.weight > 0]


def _may_be_title(page: Page, index: int) -> bool:
    opened = page.openings[index] if index < len(page.lines) else None
    return index < len(page.lines) and (opened is None or opened.kind in TITLE_LIKE)


def _split_number(line: str, reading: Numbered) -> list[Numbered]:
    """'Pkt.324-timers vagt' may be item 324, 32 or 3."""
    number = reading.number
    end = line.find(number) + len(number)
    glued = line[end : end + 1].isalpha() or line[end : end + 1] == "-"
    if not glued or reading.style not in ("glued", "point") or not number.isdigit():
        return [reading]
    return [reading] + [reading._replace(number=number[:-cut], start=end - cut) for cut in range(1, len(number))]


def title_of(page: Page, candidate: Candidate) -> str:
    """The words after the candidate's number, on its own line or the next."""
    begin = candidate.reading.start if candidate.title_line == candidate.index else 0
    return page.lines[candidate.title_line].text[begin:]


def _weight(page: Page, index: int, title: str, section: str | None) -> float:
    """What speaks for and against a heading in this place, beside the form of its number."""
    line, weight = page.lines[index], 0.0
    if _CONTENTS.search(title):
        weight -= 1.5
    if title[:1].islower():
        weight -= 0.7
    if title[-1:] in ".;," and len(title) > 12:
        weight -= 0.8
    if len(title) > _LONG:
        weight -= 0.6 if len(title) < 1.5 * _LONG else 1.5
    if line.gap:
        weight += 0.4
    if line.text[:1] in "#*=" or title.isupper():
        weight += 0.3
    if has_title_word(title):
        weight += 0.5
    if section in _LISTS and not line.gap:
        weight -= 0.7
    if any(page.openings[index + 1 : index + _REACH]) and not title[:1].islower():
        weight += 1.0 if not page.openings[index + 1] else 1.3
    return weight


def has_title_word(title: str) -> bool:
    """Whether the title begins as titles do on any agenda ('Velkomst', 'Eventuelt')."""
    return key(title).startswith(_title_words())


@cache
def _title_words() -> tuple[str, ...]:
    return tuple(key(word) for word in rules("layouts")["titles"]["words"])


def _mark_contents(found: list[Candidate]) -> None:
    """Lines that count on without anything between them are a list, the more so when the same numbers come again."""
    last = {candidate.number: candidate.index for candidate in found}
    for one, other in pairwise(found):
        if other.index - one.title_line <= 1 and counts_on(one, other):
            for candidate in (one, other):
                candidate.weight -= 0.4 if last[candidate.number] > candidate.index else 0.15


def counts_on(one: Candidate, other: Candidate) -> bool:
    """Whether the other's number is the next after this one's."""
    return other.number > one.number and other.number[0] - one.number[0] <= 1


def split_contents(page: Page, found: list[Candidate]) -> tuple[list[Candidate], list[Candidate]]:
    """Candidates without those of a table of contents, and those.

    A table of contents is a run of numbers that count on, one a line, some of which come again with the same title.
    """
    runs: list[list[Candidate]] = []
    for candidate in found:
        if runs and counts_on(runs[-1][-1], candidate) and candidate.index - runs[-1][-1].title_line <= 1:
            runs[-1].append(candidate)
        else:
            runs.append([candidate])
    later: set[tuple[Number, str]] = set()
    contents: list[Candidate] = []
    for run in reversed(runs):
        titles = {(one.number, key(title_of(page, one))[:_ALIKE]) for one in run}
        if len(run) > 1 and titles & later:
            contents = run
        later |= titles
    listed = {id(one) for one in contents}
    return [one for one in found if id(one) not in listed], contents
