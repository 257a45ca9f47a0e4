"""What every reader returns: the text of a file, and where its pages begin."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field


class UnreadableError(Exception):
    """A file that cannot be read; the message is one line for the user and names the file."""


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text.

    `text` is NFC with `\\n` line ends and otherwise as it stands: every later quote is `text[start:end]`.
    `page_starts` holds the offset at which each page begins, empty where the format has no pages.
    `digest` is the SHA-256 of the file's bytes in hex.
    """

    name: str
    kind: str
    text: str
    digest: str
    page_starts: tuple[int, ...] = ()
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def page(self, offset: int) -> int | None:
        """Number of the page (from 1) that holds `offset`, None where the format has no pages."""
        return bisect_right(self.page_starts, offset) if self.page_starts else None

    def line(self, offset: int) -> int:
        """Number of the line (from 1) that holds `offset`."""
        starts = self._line_starts
        if not starts:
            starts.append(0)
            starts.extend(i + 1 for i, character in enumerate(self.text) if character == "\n")
        return bisect_right(starts, offset)
