"""The head of minutes: which body met, when and where.

Every line before the first item gives candidates (`fields.py`): for the body (`forum_name.py`), for date, times and
place (`occasion.py`). The best candidate of each kind wins; what the head leaves out is looked for in sentences of
the first items, in decision headings and at last in the file's name.
"""

from __future__ import annotations

import re
from typing import Literal

from loaders.minutes.calendar import Day, days
from loaders.minutes.fields import Parts, cut_head, head_pattern, head_patterns
from loaders.minutes.forum_name import find_forum, is_body
from loaders.minutes.lines import folded
from loaders.minutes.model import Head
from loaders.minutes.occasion import find_date, find_place, find_times, find_told
from loaders.minutes.outline import Outline
from loaders.span import Span

_HEAD_ROOM = 1200


def read_head(text: str, outline: Outline, name: str) -> Head:
    """The meeting as the text announces it; `name` is the file's name, the last resort for forum and date."""
    parts = cut_head(text, outline.head)
    head = Head()
    find_forum(parts, outline, head)
    day = find_date(parts, outline, head)
    if not head.forum or not head.date:
        # A head glued to the first item, or one that the agenda has swallowed.
        wider = cut_head(text, Span(outline.head.start, min(len(text), outline.head.end + _HEAD_ROOM)))
        if not head.date and (day := find_date(wider, outline, head)):
            parts = wider
        if not head.forum:
            find_forum(wider, outline, head)
    _from_name(name, head)
    find_times(parts, day, head)
    find_place(parts, day, head)
    find_told(text, outline, head)
    head.online = _is_online(parts, day, head)
    head.version = _version(parts, outline)
    return head


def _is_online(parts: Parts, day: Day | None, head: Head) -> bool:
    """Whether the meeting was held online: by its place, unless only some took part that way ('(to på Teams)')."""
    place = re.sub(r"\((?:en|to|tre|fire|enkelte|nogle|flere|\w+ deltagere)\b[^()]*\)", "", head.place or "")
    if head_pattern("online").search(place):
        return not head_pattern("place").search(head_pattern("online").sub("", place))
    near = [part for part in parts.fields if day is None or abs(part.span.start - day.span.start) < 400]
    return any(head_pattern("online meeting").search(part.span.of(parts.text)) for part in near)


def _from_name(name: str, head: Head) -> None:
    """What the text leaves open, from the file's name: 'referat_driftsforum_2024-05-08.txt'."""
    stem = name.rsplit("/", 1)[-1].rsplit(".", 1)[0].replace("_", " ")
    if not head.date and (named := days(stem, 0, len(stem))):
        head.date = named[0].iso
    if not head.forum:
        for day in reversed(days(stem, 0, len(stem))):
            stem = stem[: day.span.start] + stem[day.span.end :]
        words = re.sub(r"(?i)^[\d\s-]*(?:referat|dagsorden)?\s*(?:fra|af|for)?\s*(?:møde\s*i\s*)?", "", folded(stem))
        words = words.strip(" -.,")
        head.forum = words if is_body(words) else None


def _version(parts: Parts, outline: Outline) -> Literal["agenda", "draft", "approved", "minutes"]:
    """What the head calls the document; an agenda only where nothing decided stands in it."""
    words = outline.head.of(parts.text)[:4000]
    decided = any(section.kind == "decision" for item in outline.items for section in item.sections)
    for rule, pattern in head_patterns("version"):
        if pattern.search(words):
            if rule["version"] == "agenda":
                return "minutes" if decided else "agenda"
            return rule["version"]  # type: ignore[no-any-return]
    return "minutes" if decided or not outline.items else "agenda"
