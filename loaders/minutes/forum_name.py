"""Which body met: by title lines ('Referat fra møde i …'), labelled fields, decision headings and the name's form."""

from __future__ import annotations

import re
from functools import lru_cache

from loaders.minutes.entries import has_name
from loaders.minutes.fields import Field, Parts, head_pattern, head_patterns
from loaders.minutes.labels import label_of
from loaders.minutes.layouts import is_furniture
from loaders.minutes.lines import folded
from loaders.minutes.model import Head
from loaders.minutes.outline import Outline
from loaders.span import Span


def is_body(words: str) -> bool:
    """Whether one of the words is a body by its form ('Driftsforum', 'KLU', 'udvalget')."""
    return any(_is_body_word(word) for word in _BETWEEN_WORDS.split(words))


# What a name loses in the page's frame, beside the page number, where the sender stands as well, or as a sitting's.
_LESS = 1.0
_SITTING = re.compile(r"\w+møde\s(?:i|for|med)\s", re.IGNORECASE)
_BETWEEN_WORDS = re.compile(r"[\s\-–/]+")


@lru_cache(maxsize=4096)
def _is_body_word(word: str) -> bool:
    bare = re.sub(r"['’].*", "", word.strip(",.:;()").lower())
    return any(pattern.fullmatch(bare) for _, pattern in head_patterns("body"))


def find_forum(parts: Parts, outline: Outline, head: Head) -> None:
    """Put the best candidate for the body that met into the head."""
    candidates: list[tuple[float, int, Span]] = []
    frames = {part.row for part in parts.fields if is_furniture(part.span.of(parts.text))}
    for order, part in enumerate(parts.fields):
        named = _forum_in(parts.text, part)
        if named:
            score, span = named
            length = len(span.of(parts.text)) + 300 * bool(re.search(r"[>|»]|&gt;|&raquo;", span.of(parts.text)))
            score -= _LESS * (part.row in frames or _SITTING.match(span.of(parts.text)) is not None)
            candidates.append((score - min(order, 40) * 0.12 - length * 0.01, -order, _with_level(parts, order, span)))
    for found in _told_forums(parts.text, outline):
        candidates.append((0.5, 0, found))
    for part in parts.fields[:12] if not candidates else ():
        if found_word := head_pattern("meeting_word").search(parts.text, *part.span):
            candidates.append((0.0, -part.row, Span(*found_word.span("body"))))
    if candidates:
        best = max(candidates)[2]
        head.forum, head.forum_span = folded(best.of(parts.text)), best


def _with_level(parts: Parts, order: int, span: Span) -> Span:
    """The body's name with its level ('Fagligt strategisk niveau') where that stands alone on the next line."""
    if order + 1 >= len(parts.fields):
        return span
    here, following = parts.fields[order], parts.fields[order + 1]
    words = following.span.of(parts.text)
    if (
        span.end == here.span.end
        and following.row == here.row + 1
        and not following.label
        and head_pattern("level").fullmatch(words)
    ):
        return Span(span.start, following.span.end)
    return span


def _forum_in(text: str, part: Field) -> tuple[float, Span] | None:
    """The body that a stretch of the head names, with a score."""
    words = part.span.of(text)
    if part.label in ("place", "date", "decoy", "end") or _is_label(words) or len(words) > 250:
        return None
    if ":" in words and _is_label(words.split(":")[0]):
        return None
    if re.match(r"(?i)(?:fra|for) (?!mødet?\b)", words) or head_pattern("no_body").fullmatch(words):
        return None
    labelled = part.label == "forum"
    for place, (_, pattern) in enumerate(head_patterns("title")):
        found = pattern.fullmatch(words)
        if found and found["forum"]:
            label = _LABEL.match(found["forum"])
            start = found.start("forum") + (label.end() if label else 0)
            span = _cut(text, part.span.start + start, part.span.start + found.end("forum"))
            if span.end > span.start and (is_body(span.of(text)) or place == 4):
                short = span.of(text).isupper() and len(span.of(text)) <= 6
                return (5.0 if place < 2 else 4.5 if place < 4 else 2.0) + labelled - 2.0 * short, span
    inner = re.search(r"(?i)\bmødet? i (?=[A-ZÆØÅ])", words)
    if inner:
        span = _cut(text, part.span.start + inner.end(), part.span.end)
        if is_body(span.of(text)):
            return 4.0 + labelled, span
    span = _cut(text, *part.span)
    rest = span.of(text)
    if not is_body(rest) or head_pattern("no_body").fullmatch(rest) or len(rest.split()) > 14 or rest.endswith("."):
        return None
    if head_pattern("sentence").search(rest):
        return None
    name = rest.partition(":")[0]
    if (
        len(name) < len(rest)
        and len(name.split()) < 3
        and not labelled
        and has_name(text, span.start + len(name), span.end)
    ):
        # The members of the body, named behind it.
        return (0.5, Span(span.start, span.start + len(name))) if is_body(name) else None
    if not labelled and not is_body(head_pattern("weak").sub(" ", rest)):
        return 1.5, span
    if rest.split()[0].isupper() and len(rest.split()[0]) <= 5 and len(rest.split()) <= 4:
        return (4.5 if labelled else 2.2), span
    return (5.5 if labelled else 3.0 if rest[:1].isupper() else 2.0), span


def _is_label(words: str) -> bool:
    """Whether the words open a list of people, whatever follows them ('Referat:' does so only before a name)."""
    label = label_of(words)
    return label is not None and not label[0].get("needs_rest")


def _cut(text: str, start: int, end: int) -> Span:
    """The body's name without the date, year span and closing words behind it."""
    words = text[start:end]
    while True:
        found = head_pattern("cut").search(words)
        cut = words[: found.start()] if found else words
        cut = cut.rstrip(" ,;:–—-")
        cut = re.sub(r"\s*\((?:19|20)\d\d\s*[-–]\s*(?:(?:19|20)?\d\d)?\)$", "", cut)
        if cut == words:
            return Span(start, start + len(words))
        words = cut


_LABEL = re.compile(r"(?i)(?:forum|udvalg|gruppe|råd)\s*:\s*")
_TOLD = re.compile(
    r"(?:Mødet i|Beslutning i|Behandling i|Behandlet i|Kompetence:) "
    r"((?:(?!\b(?:begyndte|startede|blev|den|d\.|torsdag|sluttede)\b)[^\n:,.]){3,90})"
)


def _told_forums(text: str, outline: Outline) -> list[Span]:
    """Bodies that decision headings and the first item's sentences tell."""
    found: list[Span] = []
    for item in outline.items[:3]:
        for match in _TOLD.finditer(text, item.span.start, min(item.span.end, item.span.start + 3000)):
            start = match.start(1)
            span = _cut(text, start, start + len(match[1].rstrip()))
            if is_body(span.of(text)):
                found.append(span)
    return found
