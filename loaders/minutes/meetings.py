"""Where the minutes stand in a document: none on a page of links, two in one file, each with its own span."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from itertools import pairwise

from loaders.documents.document import Document
from loaders.minutes.headings import Candidate, candidates, chain_weight, split_contents
from loaders.minutes.layouts import key, opening
from loaders.minutes.lines import Line, split_lines
from loaders.minutes.model import Minutes
from loaders.minutes.pages import Page
from loaders.rules import rules
from loaders.span import Span

_HEAD_LINES = 12  # lines within which a page says that it is minutes
_FIRST_PAGE = re.compile(r"^1 (?:! )?(?=[A-ZÆØÅ])")  # the page's number before a page in one line
_NAMED_WITHIN = 2  # lines within which a page without items must be called minutes
_HEAD_REACH = 25  # lines that a head may fill
_HEAD_LENGTH, _LABEL = 120, 40  # letters that a line of a head, and its label, have at most
_DAY_AND_HOUR = re.compile(r"\b(?:19|20)\d\d\b.{0,12}\b(?:kl|fra)\b", re.IGNORECASE)
_TITLE_LINES = 4  # lines that may stand above 'Referat' and belong to it
_SPLITS = 12  # heads at which a document is tried to be divided
_GAIN = 3.0  # what two chains of items must weigh more than one through both


@cache
def _says_minutes() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{word})" for word in rules("layouts")["meeting"]["minutes"]), re.IGNORECASE)


@cache
def _related() -> frozenset[str]:
    return frozenset(key(name) for name in rules("layouts")["meeting"]["related"])


@cache
def _item_words() -> re.Pattern[str]:
    return re.compile("|".join(rules("layouts")["meeting"]["items"]), re.IGNORECASE)


@cache
def _labels() -> re.Pattern[str]:
    return re.compile(rf"\W*({'|'.join(rules('layouts')['meeting']['labels'])})\b", re.IGNORECASE)


def meeting_spans(document: Document, page: Page) -> list[Span]:
    """The parts of the document that may each be one meeting's minutes; what other documents are listed is left out."""
    end = next((line.start for line in page.lines if key(line.text[:_LABEL]) in _related()), len(document.text))
    heads = _heads([line for line in page.lines if line.end <= end])
    cuts = _cuts(page, end, heads) if heads else []
    edges = [0, *(_first_line(document, cut) for cut in cuts), end]
    return [Span(start, stop) for start, stop in pairwise(edges)]


def _heads(lines: list[Line]) -> list[int]:
    """Offsets at which a block of lines with two labels of a head begins, behind the document's own head."""
    labels = ((index, _label(line.text)) for index, line in enumerate(lines))
    labelled = [(index, label) for index, label in labels if label]
    heads: list[int] = []
    last = _HEAD_LINES
    for place, (index, _) in enumerate(labelled):
        near = {label for other, label in labelled[place : place + 8] if other - index < _HEAD_REACH}
        if index >= last and len(near) > 1 and len(heads) < _SPLITS:
            heads.append(lines[index].start)
            last = index + _HEAD_LINES
    return heads


def _label(words: str) -> str | None:
    """What a line of a head says: its label in small letters, 'kl' for a day with its hour."""
    label = _labels().match(words)
    if label:
        return label[1].casefold()
    return "kl" if len(words) <= _HEAD_LENGTH and _DAY_AND_HOUR.search(words) else None


def _cuts(page: Page, end: int, heads: list[int]) -> list[int]:
    """The heads before and after which the items are those of two meetings."""
    found, _ = split_contents(page, [one for one in candidates(page) if page.lines[one.index].end <= end])
    places = [page.lines[candidate.index].start for candidate in found]
    cuts: list[int] = []
    while heads:
        before = bisect_right(places, cuts[-1] if cuts else -1)
        whole = chain_weight(found[before:])
        gains = [(_apart(found, before, bisect_right(places, start)) - whole, -start) for start in heads]
        gain, start = max(gains)
        if gain < _GAIN:
            break
        cuts.append(-start)
        heads = [head for head in heads if head > -start]
    return cuts


def _apart(found: list[Candidate], before: int, after: int) -> float:
    """What the chains on both sides weigh together; nothing where one side has no items to speak of."""
    parts = chain_weight(found[before:after]), chain_weight(found[after:])
    return sum(parts) if min(parts) > _GAIN else 0.0


def _first_line(document: Document, start: int) -> int:
    """The page's beginning, or the first of the title lines above, that go with a line 'Referat'."""
    above = split_lines(document.text[max(0, start - 400) : start])[-_TITLE_LINES:]
    offset = max(0, start - 400)
    page = max((begin for begin in document.page_starts if begin <= start), default=0)
    if page and above and page >= offset + above[0].start:
        return page
    for line in reversed(above):
        if len(line.text) > 80 or line.text[-1] in ".:;,)" or not line.text[0].isupper():
            break
        start = offset + line.start
    return start


def is_minutes(text: str, minutes: Minutes) -> bool:
    """Whether what was read is a meeting: its items are those of one, or the page says that it is minutes and when.

    Without items it must also be called so at the very top, or hold people or a section: a page that only links to
    minutes does not. An agenda without any text is one by its day, hour and body.
    """
    head = [_FIRST_PAGE.sub("", line.text) for line in split_lines(text, minutes.span)[:_HEAD_LINES]]
    said = any(_says_minutes().search(words) for words in head if words[0].isalpha())
    if not minutes.items:
        lines = split_lines(text, minutes.span)
        named = any(_says_minutes().search(words) for words in head[:_NAMED_WITHIN])
        held = named or minutes.attendance or any(opening(line.text) for line in lines)
        return said and minutes.head.date is not None and bool(held)
    decided = any(item.of_kind("decision") or item.of_kind("recommendation") for item in minutes.items)
    titled = any(_item_words().search(item.title) for item in minutes.items)
    announced = minutes.head.forum is not None and minutes.head.start is not None and len(minutes.items) > 1
    return decided or titled or (minutes.head.date is not None and (said or announced or len(minutes.attendance) > 1))
