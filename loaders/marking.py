"""A document's text with everything that was recognised in it: what `extract --mentions` prints.

Sagen sendes til [Driftsforum = Driftsforum Havmark] inden [1. maj = 2023-05-01].
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from loaders.documents import read_document
from loaders.mentions.find import find_mentions
from loaders.mentions.model import BodyMention, DateMention
from loaders.mentions.registry import Registry
from loaders.minutes.read import read_minutes
from loaders.minutes.withheld import withhold
from loaders.privacy.forgetting import Forgotten
from loaders.privacy.screening import NOBODY, screened
from loaders.span import Span


def marked(path: Path, known: Registry, forgotten: Forgotten = NOBODY) -> str:
    """The text with bodies and dates marked; doubtful ones have a question mark. Raises UnreadableError."""
    document = screened(read_document(path), forgotten)
    meetings = read_minutes(document)
    document = withhold(document, meetings)
    marks: list[tuple[Span, str]] = []
    for minutes in meetings:
        mentions = find_mentions(document, minutes, known)
        marks += [(m.span, _body(m)) for m in mentions.bodies if m.how != "person" or m.body.kind == "person"]
        marks += [(m.span, _date(m)) for m in mentions.dates]
    return "".join(_pieces(document.text, marks))


def _pieces(text: str, marks: list[tuple[Span, str]]) -> Iterator[str]:
    """Of marks that overlap the first and longest is shown."""
    at = 0
    for span, means in sorted(marks, key=lambda mark: (mark[0].start, -mark[0].end)):
        if span.start >= at:
            yield text[at : span.start]
            yield f"[{span.of(text)} = {means}]"
            at = span.end
    yield text[at:]


def _body(mention: BodyMention) -> str:
    return (mention.body.official or mention.body.name) + ("" if mention.certain else "?")


def _date(mention: DateMention) -> str:
    return mention.iso or f"{mention.earliest or ''}…{mention.latest or ''}"
