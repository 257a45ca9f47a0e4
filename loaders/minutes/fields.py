"""The head of minutes cut into stretches: labelled fields ('Mødested: …', also in tables and with the value on the next
line), and lines without a label.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any

from loaders.minutes.calendar import clocks, days
from loaders.minutes.labels import bare_labels, label_of
from loaders.minutes.lines import Line, folded, split_lines
from loaders.rules import rules
from loaders.span import Span

_LEAD = re.compile(r"[\s\-–—•·*#>|_]+|1\s+(?=(?:REFERAT|DAGSORDEN|Referat|Dagsorden|Beslutningsprotokol)\s)")
_CELL = re.compile(r"\t+|\s?\|\s?|[ \u00a0]{3,}|</?[a-zA-Z][^<>]{0,200}>")
_BEFORE_COLON = re.compile(r"(?<=[\s.;])([^\W\d_a-zæøå][^\W\d_]+):")
_MAX_LINES = 150


@dataclass(slots=True)
class Field:
    """A stretch of the head: `label` is the head field that stands before it, '' if none does."""

    span: Span
    label: str
    row: int


@dataclass(slots=True)
class Parts:
    """The head in stretches, in document order."""

    text: str
    fields: list[Field] = field(default_factory=list)

    def words(self, part: Field) -> str:
        """The words of a stretch, white space folded."""
        return folded(part.span.of(self.text))

    def labelled(self, label: str) -> list[Field]:
        """The stretches behind that label."""
        return [part for part in self.fields if part.label == label]


@cache
def _labels() -> list[tuple[str, re.Pattern[str]]]:
    return [(rule["field"], re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules("heads")["label"]]


@cache
def head_pattern(table: str) -> re.Pattern[str]:
    """A single pattern of the head rules."""
    return re.compile(rules("heads")[table]["pattern"], re.IGNORECASE)


@cache
def head_patterns(table: str) -> list[tuple[dict[str, Any], re.Pattern[str]]]:
    """The patterns of a list of head rules, each with its rule."""
    return [(rule, re.compile(rule["pattern"], re.IGNORECASE)) for rule in rules("heads")[table]]


@lru_cache(maxsize=4096)
def _label(words: str) -> str | None:
    words = folded(words).strip(" :*_")
    return next((label for label, pattern in _labels() if pattern.fullmatch(words)), None)


def cut_head(text: str, span: Span) -> Parts:
    """The head cut into labelled stretches."""
    parts = Parts(text)
    pending = ""
    columns: list[str] = []
    for row, line in enumerate(_joined(text, split_lines(text, span)[:_MAX_LINES])):
        edges = [line.start]
        for cut in _CELL.finditer(text, line.start, line.end):
            edges += [cut.start(), cut.end()]
        edges.append(line.end)
        cells = _flattened(text, edges)
        labels = [_label(text[start:end]) or "" for start, end in cells]
        if len(cells) > 2 and all(labels):
            columns = labels
            continue
        for place, (start, end) in enumerate(cells):
            if len(columns) == len(cells):
                pending = columns[place]
            lead = _LEAD.match(text, start, end)
            start = lead.end() if lead else start
            if start < end and text[start:end].strip():
                pending = _part(parts, start, end, row, pending)
        columns = []
    return parts


def _joined(text: str, lines: list[Line]) -> list[Line]:
    """The lines with those that were broken in the middle of a word or of a labelled value put together."""
    found: list[Line] = []
    for line in lines:
        last = found[-1] if found else None
        broken = (
            last is not None
            and not line.gap
            and (
                (last.text[-1:] == "-" and line.text[0].islower())
                or (":" in last.text[:20] and len(last.text) > 50 and line.text[0].isdigit())
                or _place_runs_on(last.text, line.text)
            )
        )
        if last is not None and broken:
            found[-1] = last._replace(end=line.end, text=text[last.start : line.end])
        else:
            found.append(line)
    return found


def _place_runs_on(words: str, following: str) -> bool:
    """Whether a long line with date, time and the beginning of a place goes on in the next one."""
    if len(words) < 60 or len(following) > 60 or ":" in following[:30] or "\t" in following or words.endswith("."):
        return False
    times = clocks(words, 0, len(words))
    begun = bool(times) and len(words) - times[-1].span.end > 3 and bool(days(words, 0, len(words)))
    return begun and not (
        days(following, 0, len(following))
        or head_pattern("no_place").match(following)
        or head_pattern("decoy").search(following)
    )


def _flattened(text: str, edges: list[int]) -> list[tuple[int, int]]:
    """The cells between the edges, cut further at the bare labels of a flattened table."""
    cells: list[tuple[int, int]] = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        cuts = bare_labels(text, start, end) + _further_labels(text, start, end)
        inner = sorted({start, *cuts, end})
        cells += itertools.pairwise(inner)
    return cells


def _further_labels(text: str, start: int, end: int) -> list[int]:
    """Where further labels with a colon stand behind a first one ('Start: 16.00. Slut: 18.20')."""
    first = text.find(":", start, end)
    if first < 0 or text.find(":", first + 1, end) < 0:
        return []
    found = (label.span(1) for label in _BEFORE_COLON.finditer(text, first, end))
    return [begin for begin, stop in found if _label(text[begin:stop]) in ("date", "decoy", "end", "place")]


def _part(parts: Parts, start: int, end: int, row: int, pending: str) -> str:
    """Add one cell; returns the label that waits for its value in the next one."""
    words = parts.text[start:end]
    if glued := head_pattern("glued").match(words):
        parts.fields.append(Field(Span(start + glued.end(), end), _label(glued["label"]) or "", row))
        return ""
    if label_of(words):
        pending = ""
    ends = list(re.finditer(r":[*_]{0,3}(?:\s|$|(?=[A-ZÆØÅ\d]))|\s{2,}|(?<=\w)\s(?=\S)", words[:60]))
    for found in sorted(ends, key=lambda end: ":" not in end.group()):  # 'Tidspunkt og sted:' is no 'Tidspunkt'
        label = _label(words[: found.start()])
        if not label or (found.group().startswith(" ") and not _bare_value(label, words[found.end() :])):
            continue
        value = start + found.end()
        if words[found.end() :].strip():
            parts.fields.append(Field(Span(value, end), label, row))
            return ""
        return label
    if label := _label(words):
        return label
    parts.fields.append(Field(Span(start, end), pending, row))
    return pending if pending == "place" and _time_first(parts.text, start, end) else ""


def _time_first(text: str, start: int, end: int) -> bool:
    """Whether a place's line begins with its time ('14:00 - 15:00 - Hospitalet X'): then more of them follow."""
    found = clocks(text, start, end)
    return bool(found) and found[0].span.start == start


def _bare_value(label: str, value: str) -> bool:
    """Whether a label without a colon ('Mødedato Onsdag d. 8. maj') is followed by a value of its kind."""
    if label in ("date", "end", "decoy"):
        return bool(days(value, 0, len(value)) or clocks(value, 0, min(len(value), 30)))
    return (label == "place" and value[:1].isupper()) or False
