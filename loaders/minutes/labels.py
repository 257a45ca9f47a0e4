"""The labels of attendance: what opens a list, a column or a group, alone on its line, before a colon or bare."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from loaders.minutes.lines import folded
from loaders.minutes.model import Role
from loaders.minutes.words import is_title
from loaders.rules import rules


@cache
def _labels() -> list[tuple[dict[str, Any], re.Pattern[str]]]:
    """Each label rule with its pattern, which ends with a word."""
    return [(rule, re.compile(rf"(?:{rule['pattern']})(?!\w)", re.IGNORECASE)) for rule in rules("attendance")["label"]]


_LABEL_START = re.compile(r"(?<![\w/-])(?:[A-ZÆØÅ]|(?<=; )\w)")
_LABEL_LENGTH = 80


def inline_labels(text: str, start: int, end: int) -> list[int]:
    """Where labels with a colon begin inside `text[start:end]`."""
    found: list[int] = []
    last, colon = start, text.find(":", start, end)
    while colon >= 0:
        words = _LABEL_START.finditer(text, max(last, colon - _LABEL_LENGTH), colon)
        begin = next((word.start() for word in words if _is_inline_label(text[word.start() : colon].rstrip())), None)
        if begin is not None:
            found.append(begin)
        last, colon = colon + 1, text.find(":", colon + 1, end)
    return found


@lru_cache(maxsize=4096)
def _is_inline_label(words: str) -> bool:
    return any(pattern.fullmatch(words) for _, pattern in _labels())


@cache
def _may_open() -> re.Pattern[str]:
    words = "|".join(
        f"(?:{re.sub(r'[?]P<[^>]*>', '?:', rule['pattern'])})" for rule, _ in _labels() if not rule.get("closes")
    )
    return re.compile(rf"(?-i:(?=[A-ZÆØÅ]))(?:^|(?<=[\s>|*]))(?:{words})(?:\s*[:|\t]|\s*$|(?=\s+\S))", re.IGNORECASE)


def may_open(line: str) -> bool:
    """Whether a label may stand in the line: a quick test that lets most lines of an item pass by.

    In a line without any separator it could only stand at the beginning.
    """
    if ":" not in line and "|" not in line and "\t" not in line:
        return _may_open().match(line) is not None
    return _may_open().search(line) is not None


@cache
def _bare_label() -> re.Pattern[str]:
    return re.compile(rules("attendance")["flattened"]["pattern"])


def bare_labels(text: str, start: int, end: int) -> list[int]:
    """Where the labels of a flattened table stand in its one line; none if there are not two at least."""
    found = [match.start() for match in _bare_label().finditer(text, start, end)]
    return found if len(found) > 1 else []


@cache
def group_patterns() -> dict[str, re.Pattern[str]]:
    """The rule data's patterns for the names of groups."""
    data = rules("attendance")["group"]
    return {name: re.compile(data[name], re.IGNORECASE) for name in ("prefix", "plain", "present", "sentence", "tail")}


GROUP_END = re.compile(r":(?!\d)|(?<=\w) [-–—] (?=[^\W\d_a-zæøå])")
FULL_STOP = re.compile(r"([^\W\d_]{2,}\.)\s+(?=[A-ZÆØÅ])")
LEAD = re.compile(
    r"(?:[\s\-–—•·*#>_|+×☐☑☒✓✔✘✗]|\[[ xX✓✔]?\]|</?(?:b|i|u|strong|em|span|font)\b[^<>]{0,200}>)*(?:\(?\d{1,2}[.)]\s+)?"
)
CELLS = re.compile(r"\t+| ?\| ?|(?<![\n ])[ \u00a0]{3,}|</?(?:p|br|div|li|ul|ol|td|th|tr|table|h\d|hr)\b[^<>]{0,200}>")
LIST_MARK = re.compile(r"\s*(?:[-•*·–]\s|\d{1,2}[.)]\s)")
TAGS = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


@lru_cache(maxsize=4096)
def label_of(words: str) -> tuple[dict[str, Any], re.Match[str]] | None:
    """The label rule that the words are, in full, without colon and marks."""
    words = re.sub(r"\s*\([^()]*\)$", "", folded(TAGS.sub("", words)).strip(" :*_-–|.,?"))
    if not words or len(words) > 80:
        return None
    return next(((rule, found) for rule, pattern in _labels() if (found := pattern.fullmatch(words))), None)


@lru_cache(maxsize=4096)
def leading_label(words: str) -> tuple[dict[str, Any], re.Match[str], int] | None:
    """The label that a line begins with and the length it takes, with or without a colon."""
    colon = words.find(":")
    if 0 < colon <= 80 and (label := label_of(words[:colon])):
        return (*label, colon + 1)
    if label := label_of(words):
        return (*label, len(words))
    for rule, pattern in _labels():
        found = pattern.match(words)
        if not found or (rule["name"] in _POSTS and not found.group().endswith(("deltog", "deltager"))):
            continue
        begins = r"\s*(?:[-–—]\s+)?" + ("" if rule["name"] == "guest" else r"(?=[^\W\d_a-zæøå])")
        if (
            found.end()
            and re.match(begins, words[found.end() :])
            and not rule.get("closes")
            and not rule.get("needs_rest")
        ):
            after = re.match(r"\s*(?:[-–—]\s+)?", words[found.end() :])
            if after and after.end() and words[:1].isupper():
                return rule, found, found.end()
    return None


def roles_of(rule: dict[str, Any]) -> tuple[Role, ...]:
    """The roles of those listed under a label: one as `role`, several as `roles`."""
    return tuple(rule.get("roles", [rule["role"]] if "role" in rule else []))


def is_label_or_title(words: str) -> bool:
    """Whether the words are a label, or hold a post."""
    return label_of(words) is not None or is_title(words)


# Labels that are posts too: 'Formand Ane Holt' is a line about one person, 'Formand: Ane Holt' a label.
_POSTS = frozenset(("chair", "co-chair", "deputy-chair", "secretary"))


@cache
def _clause(in_item: bool) -> re.Pattern[str]:
    clauses = [rule["pattern"] for rule in rules("attendance")["clause"] if in_item or not rule.get("in_item")]
    return re.compile("|".join(clauses).replace("(?P<between>", "(?:"), re.IGNORECASE)


def says_more(text: str, start: int, end: int, *, in_item: bool) -> bool:
    """Whether a sentence says of somebody what `remarks.py` reads ('X deltog via Teams'); `in_item`: in an item."""
    return bool(_clause(in_item).search(text, start, end))


def column_of(cell: str) -> str | None:
    """The column that a table's heading cell announces: name, title, organisation, party or status."""
    words = folded(cell).strip(" :*")
    return next(
        (rule["column"] for rule in rules("attendance")["column"] if re.fullmatch(rule["pattern"], words, re.I)), None
    )


def heads_columns(line: str) -> bool:
    """Whether the line is a table's head that has lost its columns ('Navn Titel Org. Mødt')."""
    words = line.split()
    return 2 < len(words) < 8 and line[:4].lower() in ("navn", "delt", "medl") and all(map(column_of, words))
