"""The sections of one item, the points of its recommendation, the names of its attachments."""

from __future__ import annotations

import re
from itertools import pairwise

from loaders.minutes.decisions import implied_start
from loaders.minutes.layouts import Opening, is_furniture
from loaders.minutes.lines import Line, folded, split_lines, trim
from loaders.minutes.model import Section
from loaders.span import Span


def read_sections(text: str, lines: list[Line], openings: list[Opening | None], end: int) -> list[Section]:
    """The item's sections in order; text under no heading is a section of kind 'other' with an empty heading."""
    sections: list[Section] = []
    if lines and not openings[0]:
        begin = lines[0].start
        sections.append(Section("other", Span(begin, begin), Span(begin, begin)))
    for line, opened in zip(lines, openings, strict=True):
        if opened and not _is_text(opened, sections):
            heading = Span(line.start, line.start + (opened.end if opened.end > opened.start else 0))
            sections.append(Section(opened.kind, heading, Span(heading.end, heading.end), opened.item or opened.body))
    _imply_decision(lines, sections)
    for place, section in enumerate(sections):
        following = sections[place + 1].heading.start if place + 1 < len(sections) else end
        section.span = trim(text, section.span.start, following)
    return _merged(sections)


def _imply_decision(lines: list[Line], sections: list[Section]) -> None:
    """Put in the decision that no heading announces, where the item has none."""
    if any(section.kind == "decision" for section in sections):
        return
    lists = [section.heading.start for section in sections if section.kind in ("attachments", "annex")]
    before = [line for line in lines if not lists or line.end <= lists[0]]
    start = implied_start(before)
    if start is None:
        points = [section.heading.start for section in sections if section.kind == "recommendation"]
        start = _answers_start(before, points[0]) if points else None
    if start is None:
        return
    begin = before[start].start
    sections.append(Section("decision", Span(begin, begin), Span(begin, begin)))
    sections.sort(key=lambda section: section.heading.start)


def _answers_start(lines: list[Line], points: int) -> int | None:
    """Index of the line at which the list of points (from offset `points`) begins anew: each point is answered."""
    marked = [index for index, line in enumerate(lines) if line.start >= points and _FIRST_MARK.match(line.text)]
    again = (index for index in marked[1:] if lines[index].gap and index > marked[0] + 1)
    return next(again, None)


def _is_text(opened: Opening, before: list[Section]) -> bool:
    """A sentence that could open a section is text inside a list of attachments, and after a decision."""
    if opened.start < opened.end:
        return False
    if opened.kind == "attachments":
        return bool(before) and before[-1].kind in ("attachments", "annex")
    return any(section.kind == "decision" for section in before)


def _merged(sections: list[Section]) -> list[Section]:
    """'Indstilling' directly followed by 'Det indstilles, at' is one section."""
    kept: list[Section] = []
    for section in sections:
        if kept and kept[-1].kind == section.kind == "recommendation" and kept[-1].span.start >= kept[-1].span.end:
            kept[-1].span = section.span
        else:
            kept.append(section)
    return kept


def words_of(text: str, section: Section) -> list[Line]:
    """The section's lines without what belongs to the page."""
    return [line for line in split_lines(text, section.span) if not is_furniture(line.text)]


_MARKS = {
    "bullet": re.compile(r"(?:[•·●○▪■–—*»>\uf0b7-]|o(?=\s))\s*(?=\S)"),
    "number": re.compile(r"\(?\d{1,2}(?:\.\d{1,2})?(?:\s?[.)]|\s)\s*(?=[^\W\d])"),
    "letter": re.compile(r"\(?[a-zæøå]\)\s*|[a-h]\.\s+"),
    "at": re.compile(r"at\b\s*\|?\s*(?=\S)", re.IGNORECASE),
}
_FIRST_MARK = re.compile(r"(?:[a1][.)]|ad\s1)\s", re.IGNORECASE)
_LEAD = re.compile(r"(?i)\b(?:indstill|anbefal|foreslå|henstill|tilråd)\w*")
_INLINE_MARK = re.compile(r"(?<!\w)(?:\(?\d{1,2}\)|[a-h]\)|\d{1,2}\.(?=\s+[^\W\d]))\s*")
_FURTHER_AT = re.compile(r"(?:;|\b(?:og|samt))\s+(?=at\s)", re.IGNORECASE)
_INLINE_AT = re.compile(r"(?:[,;:]|\b(?:og|samt))\s+(?=at\s)", re.IGNORECASE)


def recommendation_points(text: str, section: Section) -> list[Span]:
    """The separate points that are recommended, each as a span; points within a point are not counted apart."""
    lines = words_of(text, section)
    marks = [_mark(line.text) for line in lines]
    if marks[:1] == ["at"] and marks.count("at") == 1:
        marks[0] = None  # 'at klyngen' leads into the points
    top = next((mark for mark in marks if mark), None)
    if top is None:
        return [] if lines and _NO_NAME.fullmatch(lines[0].text.split("(")[0]) else _unmarked(text, lines)
    points: list[Span] = []
    for line, mark in zip(lines, marks, strict=True):
        if mark == top:
            points.append(line.span)
        elif points:
            points[-1] = Span(points[-1].start, line.end)
    return points


def _mark(words: str) -> str | None:
    return next((name for name, pattern in _MARKS.items() if pattern.match(words)), None)


def _unmarked(text: str, lines: list[Line]) -> list[Span]:
    """Points without marks: a line each where the lines stand apart, else what the sentence counts up."""
    if not lines:
        return []
    lead = lines[0]
    follow = lines[1:]
    leads = _LEAD.search(lead.text) and re.search(r"(?i)(?:[:,]|\bat|\b[A-ZÆØÅ]\w+)$", lead.text)
    if leads and follow and all(line.gap or line.indent > lead.indent for line in follow):
        return [line.span for line in follow]
    return _inline(text, Span(follow[0].start if leads and follow else lead.start, lines[-1].end))


def _inline(text: str, span: Span) -> list[Span]:
    words = span.of(text)
    cuts = [found.start() for found in _INLINE_MARK.finditer(words)]
    if len(cuts) < 2:
        # 'at A godkender, at B' is one point; 'at A, at B og at C' are three.
        cuts = [found.end() for found in _INLINE_AT.finditer(words)] if _FURTHER_AT.search(words) else []
        if not (cuts and _LEAD.search(words, 0, cuts[0])):
            cuts = [0, *cuts]
    edges = [*cuts, len(words)]
    points = [trim(text, span.start + a, span.start + b) for a, b in pairwise(edges)]
    return [point for point in points if point.start < point.end]


_LISTED = re.compile(r"(?:[•·●○▪■–—*»>\uf0b7-]\s*|\(?\d{1,2}(?:\.\d{1,2})?[.)]?\s+|[a-h][.)]\s+)+(?=\S)")
_STRONG = re.compile(r"\s*[|;·\t]\s*")
_NEXT_NAME = re.compile(r",\s+(?=[A-ZÆØÅ])|\s{2,}(?=(?:[a-h]|\d{1,2})[.)]\s)|(?<=\.)\s+(?=\d+\.\d+\s)")
_SEMICOLON = re.compile(r"\s*;\s*")
_NO_NAME = re.compile(r"(?i)\W*(?:(?:der er )?ingen|intet|nej)?(?:\s*bilag)?\W*")


def attachment_names(text: str, section: Section) -> list[str]:
    """The names listed under Bilag: one a line, or several in the heading's own line."""
    names: list[str] = []
    lines = words_of(text, section)
    inline = bool(lines) and "\n" not in text[section.heading.end : lines[0].start]
    tabbed = "\t" in section.heading.of(text)
    for place, line in enumerate(lines):
        if place and inline and (line.gap or line.text.endswith(".")):
            break
        between = _NEXT_NAME if inline and not (tabbed or _STRONG.search(line.text)) else _STRONG
        for part in between.split(line.text):
            name = _LISTED.sub("", part, count=1).strip(" |*_")
            if not _NO_NAME.fullmatch(name):
                names.append(folded(name))
    return names


_BRACKETED = re.compile(r"\((Bilag [A1]\b: ?[^()]{2,300})\)")


def bracketed_attachments(text: str, span: Span) -> list[str]:
    """The attachments that a sentence lists in brackets: '… er vedlagt (Bilag A: Plan; Bilag B: Kort)'."""
    found = _BRACKETED.search(text, *span)
    return [folded(name) for name in _SEMICOLON.split(found[1])] if found else []
