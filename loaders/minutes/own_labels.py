"""Labels of attendance that no rule names in full ('Ikke ved kaffen:', 'Inde til 7:', 'Ved tasterne:').

In the head of minutes people stand in lists, and what stands before a list says what they are. A label that is not
known is understood by single words in it: of absence, of an item, of who wrote or led; else those behind it were there.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.minutes.entries import has_name
from loaders.minutes.labels import LEAD, LIST_MARK, group_patterns, label_of
from loaders.minutes.lines import Line
from loaders.minutes.model import Role, Status
from loaders.minutes.people import Kind, phrases
from loaders.minutes.words import is_given, is_organisation, is_title
from loaders.rules import rules

_LONGEST, _WORDS = 45, 7  # letters and words of a label
_MARKS = " \t*_#:?.–—-"


class OwnLabel(NamedTuple):
    """What those behind the label are, and how long it is with its colon."""

    status: Status
    roles: tuple[Role, ...]
    item: str | None
    length: int

    @property
    def plain(self) -> bool:
        """Whether it says no more than that they were there."""
        return self.status == "present" and not self.roles


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(words) for name, words in rules("attendance")["own"].items() if isinstance(words, str)}


def meaning(label: str, length: int) -> OwnLabel | None:
    """What the words of a label say; None where they are no label of people."""
    words = label.strip(_MARKS)
    if not words[:1].isupper() or len(words) > _LONGEST or len(words.split()) > _WORDS:
        return None
    low = words.lower()
    present = _patterns()["present"].search(low) is not None
    if is_organisation(words) and not present:
        return None
    if guest := _patterns()["guest"].fullmatch(low):
        return OwnLabel("guest", (), guest["item"], length)
    if any(map(str.isdigit, words)):
        return None
    if _patterns()["absent"].search(low):
        return OwnLabel("absent", (), None, length)
    if _patterns()["minute_taker"].search(low):
        return OwnLabel("present", ("minute-taker",), None, length)
    if _patterns()["moderator"].search(low):
        return OwnLabel("present", ("moderator",), None, length)
    if not present and (_patterns()["nobody"].search(low) or is_title(words)):
        return None
    return OwnLabel("present", (), None, length)


def tells_absence(words: str) -> bool:
    """Whether words about people say that they did not take part."""
    return _patterns()["absent"].search(words.lower()) is not None


def leads_to_nobody(line: str) -> bool:
    """Whether a line begins with the label of something else than people who took part ('Kopi til: …')."""
    label, colon, _ = line.partition(":")
    words = label.strip(_MARKS)
    if not colon or len(words) > _LONGEST or is_organisation(words) or group_patterns()["prefix"].match(words):
        return False
    return _patterns()["nobody"].match(words.lower()) is not None and meaning(words, len(words)) is None


def own_label(text: str, start: int, end: int) -> OwnLabel | None:
    """The label with a colon that `text[start:end]` begins with, where people follow it there."""
    colon = text.find(":", start, min(end, start + _LONGEST + 5))
    if colon < 0 or not text[colon + 1 : end].strip():
        return None
    found = meaning(text[start:colon], colon + 1 - start)
    if found is None or has_name(text, start, colon):
        return None
    return found if _somebody(text, colon + 1, end, sure=found.plain) else None


def _somebody(text: str, start: int, end: int, *, sure: bool) -> bool:
    """Whether a person is named; `sure`: by a given name or with a post, for a place may look like a name."""
    found = phrases(text, start, end)
    names = [phrase.span.of(text) for phrase in found if phrase.kind is Kind.NAME]
    posts = any(phrase.kind is Kind.TITLE for phrase in found)
    return bool(names) and (not sure or posts or any(is_given(name.split()[0]) for name in names))


def own_heading(text: str, line: Line, following: list[Line]) -> OwnLabel | None:
    """The label that fills the line, where people stand in the next one; without a colon only before a list of them."""
    if not following or "|" in line.text or "\t" in line.text:
        return None
    start = LEAD.match(line.text).end()  # type: ignore[union-attr]  # matches the empty string too
    found = meaning(line.text[start:], len(line.text))
    if found is None or label_of(line.text) or has_name(text, *line.span):
        return None
    if not _somebody(text, *following[0].span, sure=found.plain):
        return None
    if found.plain and group_patterns()["prefix"].match(line.text, start):
        return None  # 'Medlemmer fra regionen' tells where they come from
    signed = line.text.rstrip("*_ ")[-1:] in (":", "?")
    several = len(following) > 1 and has_name(text, *following[1].span)
    return found if signed or not found.plain or several or LIST_MARK.match(following[0].text) else None
