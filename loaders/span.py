"""A place in a document's text."""

from __future__ import annotations

from typing import NamedTuple


class Span(NamedTuple):
    """Half-open range of character offsets: the words are `text[start:end]`."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words that stand here."""
        return text[self.start : self.end]

    def holds(self, other: Span) -> bool:
        """Whether `other` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end
