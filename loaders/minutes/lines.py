"""A document's text as lines that know where they stand.

Tags and entities that extraction left in the text are blanked out, character for character, so that every offset in a
line is an offset in the document. Tags of block elements end a line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from loaders.span import Span

_LINE = re.compile(r"[^\n\f\v\x85\u2028\u2029]+")
_TAG = re.compile(
    r"</?(?P<block>p|br|div|ul|ol|li|tr|table|h[1-6]|body|html|thead|tbody|section|header|footer|hr)\b[^<>\n]{0,200}>"
    r"|</?(?:b|i|u|em|strong|span|td|th|a|font|sup|sub|small|img)\b[^<>\n]{0,300}>|&(?:nbsp|ndash|mdash|amp);|[\u00ad\u200b\ufeff]"
)


_ENTITIES = {"&ndash;": "–", "&mdash;": "—", "&amp;": "&"}
_MARK = re.compile("[<&\u00ad\u200b\ufeff]")  # what _TAG begins with


class Line(NamedTuple):
    """One line that holds words, without white space at its ends; `text` is as long as `document[start:end]`.

    `indent` is its distance in characters from the line's beginning, a tab counted as four. `gap` is the number of
    blank lines before it, which tells a paragraph's beginning from a broken line.
    """

    start: int
    end: int
    text: str
    indent: int
    gap: int

    @property
    def span(self) -> Span:
        """Where the line stands in the document."""
        return Span(self.start, self.end)

    def part(self, begin: int, end: int) -> Line:
        """The part of the line between two offsets in it, as a line."""
        words = self.text[begin:end]
        start = self.start + begin + len(words) - len(words.lstrip())
        words = words.strip()
        return Line(start, start + len(words), words, self.indent, self.gap if not begin else 0)


def plain(text: str) -> str:
    """The text with tags, hard blanks and soft hyphens blanked out, each character in its place."""
    return _TAG.sub(_blanked, text) if _MARK.search(text) else text


def _blanked(tag: re.Match[str]) -> str:
    return ("\n" if tag["block"] else _ENTITIES.get(tag.group(), " ")).ljust(len(tag.group()))


def split_lines(text: str, span: Span | None = None) -> list[Line]:
    """The lines of `text` (or of `span` in it) that hold words, in order; blank lines are counted in `gap` only."""
    begin, finish = span or Span(0, len(text))
    words = plain(text[begin:finish])
    lines: list[Line] = []
    last = 0
    for found in _LINE.finditer(words):
        line = found.group()
        stripped = line.strip()
        if not stripped:
            continue
        first = found.start()
        lead = len(line) - len(line.lstrip()) if len(stripped) < len(line) else 0
        indent = lead + 3 * line.count("\t", 0, lead) if lead else 0
        gap = max(words.count("\n", last, first) - bool(lines), 0) if first - last != 1 or not lines else 0
        start = first + lead
        last = start + len(stripped)
        lines.append(Line(begin + start, begin + last, stripped, indent, gap))
    return lines


def trim(text: str, start: int, end: int) -> Span:
    """The span without white space at either end."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end)


def folded(text: str) -> str:
    """The words with tags left out and white space folded to single blanks."""
    return " ".join(plain(text).split())
