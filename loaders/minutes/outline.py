"""Document text to agenda: where each item begins, what it is called, and the sections inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from loaders.minutes.decisions import decision_kinds, differs, loose_kinds, unsectioned_kinds
from loaders.minutes.headings import Candidate, candidates, find_headings, split_contents, title_of
from loaders.minutes.layouts import Opening, key, opens_tail
from loaders.minutes.lines import Line, folded
from loaders.minutes.model import Item
from loaders.minutes.numbering import order
from loaders.minutes.own_names import own_names, with_own_names
from loaders.minutes.pages import Page, cut_titles, read_page
from loaders.minutes.sections import (
    attachment_names,
    bracketed_attachments,
    read_sections,
    recommendation_points,
    words_of,
)
from loaders.minutes.sentences import sentences
from loaders.minutes.titles import CASE_NUMBER, find_titles, read_title
from loaders.rules import rules
from loaders.span import Span


@dataclass(slots=True)
class Outline:
    """The agenda of one meeting. `head` is the text before the first item, `tail` what follows the last item's text."""

    span: Span
    head: Span
    tail: Span
    items: list[Item] = field(default_factory=list)


def read_outline(text: str, span: Span | None = None, page: Page | None = None) -> Outline:
    """The agenda items in `text` (or in `span` of it), with their sections, points, decisions and attachments.

    `page` is the span's page where it has been read already.
    """
    span = span or Span(0, len(text))
    page = page or read_page(text, span)
    found, contents = split_contents(page, candidates(page))
    if contents:
        page = cut_titles(page, {one.reading.number: title_of(page, one) for one in contents})
        found, contents = split_contents(page, candidates(page))
    chain = _without_cut_title(page, find_headings(found), contents) or find_titles(page)
    if chain and (own := own_names(page, chain)):
        page = with_own_names(page, chain, own)
        found, contents = split_contents(page, candidates(page))
        chain = _without_cut_title(page, find_headings(found), contents) or find_titles(page)
    if not chain:
        return Outline(span, span, Span(span.end, span.end))
    written = {heading.number for heading in chain}
    items = [_empty_item(page, candidate) for candidate in contents if candidate.number not in written]
    starts = [_start(page, heading) for heading in chain]
    ends = [*starts[1:], _tail_index(page, chain)]
    for heading, first, last in zip(chain, starts, ends, strict=True):
        end = page.lines[last].start if last < len(page.lines) else span.end
        items.append(_item(page, heading, Span(page.lines[first].start, end), last))
    items.sort(key=lambda item: order(item.number))
    _hand_over_annexes(items)
    if not any(section.heading.of(text) for item in items for section in item.of_kind("decision")):
        for item in items:
            item.decisions = item.decisions or loose_kinds(sentences(_loose_lines(text, item)))
    tail = page.lines[ends[-1]].start if ends[-1] < len(page.lines) else span.end
    return Outline(span, Span(span.start, page.lines[starts[0]].start), Span(tail, span.end), items)


def _without_cut_title(page: Page, chain: list[Candidate], contents: list[Candidate]) -> list[Candidate]:
    """Without a last heading whose title breaks off with the document, where the table of contents has it whole."""
    if not chain or chain[-1].title_line + 1 < len(page.lines):
        return chain
    title = title_of(page, chain[-1])
    whole = [title_of(page, one) for one in contents if one.number == chain[-1].number]
    return chain[:-1] if whole and whole[0] != title and whole[0].startswith(title) else chain


def _tail_index(page: Page, chain: list[Candidate]) -> int:
    """Index of the line with which the last item ends: a follow-up list or the like begins, or the document ends."""
    begun = chain[-1].title_line + 1
    for index in range(begun, len(page.lines)):
        if opens_tail(page.lines[index].text) and page.lines[index].gap:
            return index
    return len(page.lines)


def _start(page: Page, heading: Candidate) -> int:
    """Index of the item's first line: its heading, or the case number printed above it."""
    above = heading.index - 1
    case = above >= 0 and page.openings[above] is None and CASE_NUMBER.match(page.lines[above].text)
    return above if case else heading.index


def _empty_item(page: Page, candidate: Candidate) -> Item:
    title, duration, _ = read_title(page, candidate, candidate.title_line + 1)
    span = page.lines[candidate.index].span
    title, closed = _openness(page.text, title)
    item = Item(candidate.reading.number, folded(title.of(page.text)), title, span, duration)
    item.closed = closed
    return item


def _item(page: Page, heading: Candidate, span: Span, last: int) -> Item:
    text = page.text
    title, duration, rest = read_title(page, heading, last)
    while rest < last and _repeats(page, heading, rest):
        rest += 1
    title, closed = _openness(text, title)
    item = Item(heading.reading.number, folded(title.of(text)), title, span, duration)
    item.closed = closed
    openings = _own_annexes(page.openings[rest:last], item.number)
    item.sections = read_sections(text, page.lines[rest:last], openings, span.end)
    item.recommendations = [p for s in item.of_kind("recommendation") for p in recommendation_points(text, s)]
    item.attachments = [name for s in item.of_kind("attachments") for name in attachment_names(text, s)]
    item.attachments = item.attachments or bracketed_attachments(text, span)
    decisions = item.of_kind("decision")
    said = [sentence for section in decisions for sentence in sentences(words_of(text, section))]
    item.decisions = decision_kinds(said) if decisions else unsectioned_kinds(_loose_lines(text, item))
    item.differs = differs(said) if item.recommendations else None
    return item


def settle_decisions(text: str, items: list[Item], forum: str | None) -> None:
    """Where several forums decided in one case, the item's decision is that of the forum that met."""
    own = set(_stems(forum or ""))
    for item in items:
        sections = [section for section in item.of_kind("decision") if section.body]
        matching = [section for section in sections if own and own >= set(_stems(section.body or ""))]
        if not matching or len(matching) == len(sections):
            continue
        said = [sentence for section in matching for sentence in sentences(words_of(text, section))]
        item.decisions = decision_kinds(said)
        item.differs = differs(said) if item.recommendations else None


def _stems(name: str) -> list[str]:
    """The words of a forum's name without their endings: 'Udvalgets' is 'Udvalg' in 'Udvalget for Trivsel'."""
    words = [word for word in re.findall(r"\w+", name.casefold()) if len(word) > 3]
    return [re.sub(r"(?:ernes|erne|ers|ets|ens|et|en|s)$", "", word) for word in words]


def _loose_lines(text: str, item: Item) -> list[Line]:
    """The item's text that stands under no heading."""
    return [line for section in item.sections if section.kind == "other" for line in words_of(text, section)]


def _repeats(page: Page, heading: Candidate, index: int) -> bool:
    """Whether the line prints the item's number and title once more."""
    again, line = page.readings[index], page.lines[index].text
    if again is None or again.number != heading.reading.number:
        return False
    return key(line[again.start :]) == key(title_of(page, heading))


def _own_annexes(openings: list[Opening | None], number: str) -> list[Opening | None]:
    """'Bilag til punkt 2' inside item 2 lists its attachments, until another item's annex begins."""
    own: list[Opening | None] = []
    behind = False
    for opened in openings:
        if opened and opened.kind == "annex":
            behind = behind or opened.item != number
            opened = opened if behind else opened._replace(kind="attachments")
        own.append(opened)
    return own


def _hand_over_annexes(items: list[Item]) -> None:
    """Annexes are printed behind the last item; each goes to the item that its heading names."""
    by_number = {item.number: item for item in items}
    for item in items:
        for section in item.of_kind("annex"):
            owner = by_number.get(section.body or "")
            section.body = None
            if owner is not None and owner is not item:
                item.sections.remove(section)
                owner.sections.append(section)
                item.span = Span(item.span.start, min(item.span.end, section.heading.start))


def _openness(text: str, title: Span) -> tuple[Span, bool]:
    """The title without what it says of being open or closed in so many words, and whether the item is closed."""
    closed, answered = _closed()
    said = answered.search(text, *title)
    if not said:
        return title, closed.search(folded(title.of(text))) is not None
    is_yes = said["answer"].lower() == "ja"
    return Span(title.start, said.start()), is_yes != said["which"].lower().startswith("åben")


@cache
def _closed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What makes a title that of a closed item, and what answers the question outright."""
    titles = rules("layouts")["titles"]
    return re.compile("|".join(titles["closed"]), re.IGNORECASE), re.compile(titles["openness"], re.IGNORECASE)
