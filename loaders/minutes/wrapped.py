"""Lists whose lines are broken: whether a list of people runs on in the next line."""

from __future__ import annotations

from loaders.minutes.entries import has_name
from loaders.minutes.labels import CELLS, LIST_MARK, leading_label
from loaders.minutes.lines import Line
from loaders.minutes.people import Kind, phrases
from loaders.minutes.words import is_given, is_title


def goes_on(text: str, line: Line, following: Line) -> bool:
    """Whether a list runs on in the next line: after a comma or hyphen, inside a bracket, or indented under it."""
    if following.gap or len(line.text) > 3000 or line.text.startswith(("|", "+")):
        return False
    label = leading_label(line.text)
    if (label and (label[0].get("closes") or label[2] >= len(line.text))) or line.text.endswith(":"):
        return False
    if following.text[0].islower() and (
        line.text.endswith("-") or (len(line.text) > 60 and ":" not in following.text[:40])
    ):
        return True
    if (
        LIST_MARK.match(following.text)
        or leading_label(following.text)
        or (":" not in line.text[:80] and (not label or CELLS.search(line.text)))
    ):
        return _open_bracket(line)
    if _open_bracket(line):
        return True
    ends = (line.text[-1:] in ",;-" and not line.text.endswith(":")) or line.text.endswith((" og", " samt"))
    hanging = following.indent > line.indent + 2
    if hanging and not ends and _is_entry(text, line, following):
        return False
    begins = following.text[:1].islower() or hanging
    wraps = line.end - max(line.start, text.rfind("\n", line.start, line.end)) + line.indent > 70
    wraps = wraps and (
        is_given(line.text.split()[-1]) or following.text[0] in "(" or has_name(text, following.start, following.end)
    )
    return (ends or begins or wraps) and ":" not in following.text[:40]


def _is_entry(text: str, line: Line, following: Line) -> bool:
    """Whether a line set under the last one begins with another person: 'Medlemmer:  Ane Holt, formand'."""
    *before, last = line.text.split()[-2:]
    posted = is_title(last) and not (before and before[0].endswith(","))
    first = next(iter(phrases(text, *following.span)), None)
    return first is not None and first.kind in (Kind.NAME, Kind.TITLE) and not (is_given(last) or posted)


def _open_bracket(line: Line) -> bool:
    tail = line.text[-80:]
    return "(" in tail and tail.rfind("(") > tail.rfind(")") and line.text[-1:] != ":"
