"""Document to minutes: the one door into this stage."""

from __future__ import annotations

from loaders.documents.document import Document
from loaders.minutes.attendance import read_attendance
from loaders.minutes.head import read_head
from loaders.minutes.meetings import is_minutes, meeting_spans
from loaders.minutes.model import Minutes
from loaders.minutes.named_decisions import find_named_decisions
from loaders.minutes.outline import read_outline, settle_decisions
from loaders.minutes.pages import read_page
from loaders.span import Span


def read_minutes(document: Document) -> list[Minutes]:
    """The meetings whose minutes the document holds, in order; empty for a page that is no minutes."""
    text = document.text
    whole = read_page(text, Span(0, len(text)))
    found: list[Minutes] = []
    for span in meeting_spans(document, whole):
        outline = read_outline(text, span, whole if span.end == len(text) and not span.start else None)
        head = read_head(text, outline, document.name)
        find_named_decisions(text, outline.items, head.forum)
        settle_decisions(text, outline.items, head.forum)
        minutes = Minutes(span, head, read_attendance(text, outline, head), outline.items)
        if is_minutes(text, minutes):
            found.append(minutes)
    return found
