"""HTML → text, through selectolax: blocks become lines, table rows lines with tabs, list points lines with their mark.

What a site puts around its pages (navigation, header, footer, scripts, cookie notices, forms) is dropped first.
Nothing is fetched: only the bytes given are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from loaders.documents.text import decode, tidy

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_AROUND = (
    "script, style, noscript, template, iframe, object, svg, nav, footer, form, button, dialog, head, "
    "body > header, header nav, [role=navigation], [role=banner], [role=contentinfo], [role=search], [role=dialog], "
    "[hidden], [aria-hidden=true], [class*=cookie], [id*=cookie], [class*=breadcrumb], [class*=skip-link]"
)
_BLOCKS = frozenset(
    {"address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset"}
    | {"figcaption", "figure", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "html", "main"}
    | {"p", "pre", "section", "summary"}
)
_LISTS = frozenset(("ul", "ol", "menu"))
_CHARSET = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?([\w-]+)|<\?xml[^>]+encoding=[\"']([\w-]+)", re.IGNORECASE)
_LEADERS = re.compile(r"[ \t]*[.…·]{4,}[ \t]*")
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_DEPTH = 200  # elements within elements: more is no page that anyone wrote


def read_html(data: bytes) -> str:
    """The text of a page. A page nested beyond reason is read as far down as `_DEPTH`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(_decoded(data))
    root = tree.body or tree.root
    if root is None:
        return ""
    for node in tree.css(_AROUND):
        # Some sites put the whole page into one form or into a box named for its cookies: that is the page itself.
        if node.tag not in ("body", "html") and node.css_first("h1, h2, main, article") is None:
            node.decompose()
    writer = _Writer()
    _walk(tree.body or root, writer, 0)
    return tidy(writer.text())


def _decoded(data: bytes) -> str:
    declared = _CHARSET.search(data[:2048])
    if declared and not data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        try:
            # A page that says latin-1 is cp1252 to every browser.
            name = (declared[1] or declared[2]).decode("ascii").lower()
            return data.decode("cp1252" if name in ("iso-8859-1", "latin1", "ascii", "us-ascii") else name)
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(data) or data.decode("utf-8", "replace")


@dataclass(slots=True)
class _Writer:
    """Lines under way. `mark` is put before the next line: the disc or number of a list point."""

    lines: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    mark: str = ""

    def end_line(self) -> None:
        text = _SPACE.sub(" ", "".join(self.line)).strip()
        self.line.clear()
        if text:
            self.lines.append(self.mark + _LEADERS.sub(".....\t", text))
            self.mark = ""

    def blank(self) -> None:
        """End the line and leave a blank one, unless a list point has just been opened."""
        self.end_line()
        if self.lines and self.lines[-1] and not self.mark:
            self.lines.append("")

    def text(self) -> str:
        self.blank()
        return "\n".join(self.lines).strip("\n") + "\n" if any(self.lines) else ""


def _walk(node: LexborNode, writer: _Writer, depth: int) -> None:
    if depth > _DEPTH:
        return
    child = node.child
    number = int(node.attributes.get("start") or 1) if node.tag == "ol" and _is_number(node) else 1
    while child is not None:
        tag = child.tag
        if tag == "-text":
            writer.line.append(child.text_content or "")
        elif tag == "br":
            writer.end_line()
        elif tag == "table":
            writer.blank()
            _table(child, writer, depth)
            writer.blank()
        elif tag == "li":
            writer.end_line()
            writer.mark = _mark(node, number)
            number += 1
            _walk(child, writer, depth + 1)
            writer.end_line()
            writer.mark = ""
        elif tag in _LISTS:
            nested = node.tag == "li"
            (writer.end_line if nested else writer.blank)()
            _walk(child, writer, depth + 1)
            (writer.end_line if nested else writer.blank)()
        elif tag in _BLOCKS:
            # Paragraphs inside a list point stay close to it.
            (writer.end_line if node.tag == "li" else writer.blank)()
            _walk(child, writer, depth + 1)
            (writer.end_line if node.tag == "li" else writer.blank)()
        else:
            _walk(child, writer, depth + 1)
        child = child.next


def _is_number(node: LexborNode) -> bool:
    return (node.attributes.get("start") or "").isdecimal()


def _mark(parent: LexborNode, number: int) -> str:
    if parent.tag != "ol":
        return "- "
    names = (parent.attributes.get("class") or "").lower()
    return "" if "toc" in names.split() or "contents" in names else f"{number}. "


def _table(table: LexborNode, writer: _Writer, depth: int) -> None:
    """One line a row, its cells between tabs; a row with a cell of several lines is written cell after cell."""
    for row in _rows(table):
        cells = [_cell(cell, depth) for cell in row.iter() if cell.tag in ("td", "th")]
        if all(len([line for line in cell if line]) <= 1 for cell in cells):
            line = "\t".join("".join(cell) for cell in cells).rstrip("\t")
            if line.strip():
                writer.lines.append(line)
        else:
            for cell in cells:
                writer.blank()
                writer.lines.extend(cell)
            writer.blank()


def _rows(table: LexborNode) -> Iterator[LexborNode]:
    """The table's own rows; a table inside a cell is written with its cell."""
    for child in table.iter():
        if child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child.iter() if row.tag == "tr")
        elif child.tag == "tr":
            yield child


def _cell(cell: LexborNode, depth: int) -> list[str]:
    inner = _Writer()
    _walk(cell, inner, depth + 1)
    return inner.text().rstrip("\n").split("\n")
