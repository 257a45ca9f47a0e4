"""What minutes say that is not kept: all of a closed item but its number and title, and parties of the unelected.

The words are hidden in the document's text too, letter by letter as everything private is, so that neither quotes nor
full text nor the kept text hold them; offsets and lines stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from loaders.documents.document import Document
from loaders.minutes.model import Attendee, Item, Minutes
from loaders.privacy.masking import hidden
from loaders.rules import rules
from loaders.span import Span

_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def withhold(document: Document, meetings: list[Minutes]) -> Document:
    """The document without what is not kept; the same is taken out of `meetings`, in place."""
    spans: list[Span] = []
    for minutes in meetings:
        bodies = [span for item in minutes.items if item.closed for span in _body(item)]
        spans += bodies
        for item in minutes.items:
            if item.closed:
                _empty(item)
        minutes.attendance = [a for a in minutes.attendance if not any(body.holds(a.span) for body in bodies)]
        for attendee in minutes.attendance:
            if attendee.party and not is_elected(attendee, minutes.head.forum):
                spans += _party(attendee, document.text)
                attendee.party = None
    if not spans:
        return document
    text = hidden(document.text, [part for span in _apart(spans) for part in _without_tags(document.text, *span)])
    return Document(document.name, document.kind, text, document.digest, document.page_starts, document.masked)


def is_elected(attendee: Attendee, forum: str | None) -> bool:
    """Whether somebody with a party sits as a politician: by an elected post, without one by a body of politicians."""
    title, council = _elected()
    return bool(title.search(attendee.title) if attendee.title else council.search(forum or ""))


@cache
def _elected() -> tuple[re.Pattern[str], re.Pattern[str]]:
    patterns = rules("privacy")["elected"]
    return re.compile(patterns["title"]), re.compile(patterns["forum"])


def _body(item: Item) -> Iterator[Span]:
    """All of the item's text behind its title, and its annexes, which may be printed elsewhere."""
    yield Span(item.title_span.end, max(item.title_span.end, item.span.end))
    for section in item.sections:
        yield Span(section.heading.start, section.heading.end)
        yield section.span


def _empty(item: Item) -> None:
    item.sections, item.recommendations, item.decisions, item.attachments = [], [], [], []
    item.differs = item.duration_minutes = None


def _party(attendee: Attendee, text: str) -> Iterator[Span]:
    """Where the party stands, behind the name in the line of the attendance."""
    start = attendee.span.start
    end = max(attendee.span.end, text.find("\n", start))
    found = re.compile(rf"(?<!\w){re.escape(attendee.party or '')}(?!\w)").search(text, start, end)
    if found:
        yield Span(*found.span())


def _without_tags(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a stretch between its tags: a tag at its end may open the next item's heading."""
    for tag in _TAG.finditer(text, start, end):
        yield start, tag.start()
        start = tag.end()
    yield start, end


def _apart(spans: list[Span]) -> list[tuple[int, int]]:
    """The spans in order, those that meet as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
