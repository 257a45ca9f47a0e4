"""Where given words stand in a document: word for word, whatever the white space and line breaks between them."""

from __future__ import annotations

import re

from loaders.minutes.model import Item, Minutes
from loaders.rules import MONTHS
from loaders.span import Span


class NowhereError(Exception):
    """Words that do not stand in the text."""


class DiffersError(Exception):
    """Words that stand in the text where something else is read: those, and what is read."""

    def __init__(self, given: str, own: str) -> None:
        super().__init__(given)
        self.own = own


def place_of(words: str, text: str, minutes: Minutes, item: str, *, case: bool = True) -> Span | None:
    """The place of the words: in the item with that number, else elsewhere in the minutes; None where they are not."""
    parts = [re.escape(word) for word in words.split()]
    if not parts:
        return None
    pattern = re.compile(r"(?<!\w)" + r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE if not case else 0)
    spans = [found.span for found in minutes.items if found.number == item]
    for span in (*spans, minutes.span):
        match = pattern.search(text, *span)
        if match:
            return Span(*match.span())
    return None


def day_named(date: str, text: str, span: Span) -> Span | None:
    """The place within `span` that names a date: '19. marts', '19.3.2024', 'marts 2024' for a month, '2024'."""
    year, month, day = (int(part) for part in [*date.split("-"), "0", "0"][:3])
    name = rf"(?:{MONTHS[month - 1]}|{MONTHS[month - 1][:3]}\.?|0?{month}\b)" if month else rf"{year}"
    words = rf"(?<!\d)0?{day}\.?[\s/-]*{name}" if day else name
    match = re.compile(words, re.IGNORECASE).search(text, *span)
    return Span(*match.span()) if match else None


def time_named(time: str, text: str, span: Span) -> Span | None:
    """The place within `span` that names a time of day: '15:30', '15.30'; '15' alone for a full hour."""
    hour, minute = time.split(":")
    minutes = rf"(?:[.:]?{minute})" + ("?" if minute == "00" else "")
    match = re.compile(rf"(?<![\d.:]){int(hour):02}{minutes}(?![\d])|(?<![\d.:]){int(hour)}{minutes}(?![\d])").search(
        text, *span
    )
    return Span(*match.span()) if match else None


def sentence_at(place: Span, text: str, item: Item | None) -> Span:
    """The line or sentence around a place, within its item."""
    first, last = (item.span.start, item.span.end) if item else (0, len(text))
    start = max(first, *(text.rfind(stop, first, place.start) + 1 for stop in ("\n", ". ")))
    ends = [at for stop in ("\n", ". ") if (at := text.find(stop, place.end, last)) >= 0]
    end = min(ends, default=last)
    words = text[start:end]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))
