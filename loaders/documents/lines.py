"""A line on a page, and how two lines of one paragraph are put together again."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby, pairwise

PAGE = "\f"  # stands where a page begins until the text is whole

_HYPHENS = "-\x02\xad‐"
# "tvær- og monofagligt": the hyphen stands for a word part still to come and stays.
_SUSPENDED = re.compile(r"(og|eller|samt|til|såvel|hhv|respektive|kontra)\b")
# "PLO-praksis", "2-årig", "e-mail": the hyphen belongs to the word.
_OWN_HYPHEN = re.compile(r"(?:\b[A-ZÆØÅ]{2,}s?|\d|\b\w)$")


@dataclass(slots=True)
class Line:
    """A run of text on one baseline. Lengths in points, from the page's lower left corner; pages count from 1.

    `size` is the font's size, `bold` that the line is bold from end to end.
    `point` is "-" for a list disc (no longer in the text), "–" for text that begins with a dash, "1" for text that
    begins with a list number, "" otherwise.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    page: int
    bold: bool = False
    point: str = ""

    @property
    def with_mark(self) -> str:
        """The text as it begins a paragraph: list points with `- `, whatever their disc or dash was."""
        if self.point == "–":
            return "- " + self.text[1:].lstrip()
        return "- " + self.text if self.point == "-" else self.text

    @property
    def ends_in_hyphen(self) -> bool:
        """Whether the last word goes on in the next line."""
        return len(self.text) > 1 and self.text[-1] in _HYPHENS and self.text[-2].isalnum()

    @property
    def first_word_width(self) -> float:
        """Width of the first word with the space before it, reckoned from the line's mean width of a character."""
        word = len(self.text.split(maxsplit=1)[0]) + 1
        return (self.right - self.left) * word / max(len(self.text), 1)


def joined(text: str, following: str, between: str = "") -> str:
    """`text` and the line `following` it as one: a word that was divided is whole again.

    `between` (page marks) goes where the second line begins.
    """
    if len(text) < 2 or text[-1] not in _HYPHENS or not text[-2].isalnum():
        return f"{text} {between}{following}"
    stem = text[:-1]
    if _SUSPENDED.match(following):
        return f"{stem}- {between}{following}"
    divided = following[:1].islower() and (text[-1] in "\xad‐" or not _OWN_HYPHEN.search(stem))
    return f"{stem}{'' if divided else '-'}{between}{following}"


def unstretched(lines: list[Line]) -> list[Line]:
    """`lines` with those made whole that justified text has stretched until their words looked like cells.

    Such a line has gaps of one width, and begins and ends where a whole line of the same page does; cells do not.
    """
    edges = {(round(line.left), round(line.right)) for line in lines}
    whole: list[Line] = []
    for _, group in groupby(lines, key=lambda line: round(line.baseline)):
        pieces = list(group)
        if len(pieces) > 1 and _is_stretched(pieces, edges):
            first, last = pieces[0], pieces[-1]
            text = " ".join(piece.text for piece in pieces)
            bold = all(piece.bold for piece in pieces)
            whole.append(Line(text, first.left, last.right, first.baseline, first.size, first.page, bold))
        else:
            whole.extend(pieces)
    return whole


def _is_stretched(pieces: list[Line], edges: set[tuple[int, int]]) -> bool:
    gaps = [right.left - left.right for left, right in pairwise(pieces)]
    left, right = round(pieces[0].left), round(pieces[-1].right)
    return 0 < max(gaps) < min(1.6 * min(gaps), (4 if len(gaps) > 1 else 1.8) * pieces[0].size) and any(
        (left + a, right + b) in edges for a in (-1, 0, 1) for b in (-1, 0, 1)
    )
