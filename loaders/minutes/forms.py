"""Alternatives in rule data, searched only where a word begins as each of them needs.

A form such as `\\bbakke(?:de|r)\\b.{0,40}\\bop\\b` can only match where some word begins with 'bak'. These beginnings
are read off the form once; a sentence is then looked up by the beginnings of its own words, and nearly all forms are
left out. A form of which no beginning is known is always tried.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

_LENGTH = 3  # letters of a beginning
_WORD = re.compile(r"\w{2,}")
_WIDTHLESS = (parser.AT, parser.ASSERT, parser.ASSERT_NOT)


class Forms:
    """The pattern 'any of these forms', on small letters. `always` numbers those of which no beginning is known."""

    def __init__(self, forms: Iterable[str]) -> None:
        self._forms = list(forms)
        needed = [_needed(list(parser.parse(form))) for form in self._forms]
        self.always = [number for number, beginnings in enumerate(needed) if not beginnings]
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, beginnings in enumerate(needed):
            for beginning in beginnings:
                self._numbers[beginning].append(number)
        self.beginnings = frozenset(self._numbers)

    def search(self, words: str, begun: frozenset[str]) -> re.Match[str] | None:
        """The first match, None without one. `begun`: `beginnings_of` the words, or of a sentence that holds them."""
        best: re.Match[str] | None = None
        for form in self._fitting(begun):
            match = _compiled(form).search(words)
            if match and (best is None or match.start() < best.start()):
                best = match
        return best

    def without(self, words: str, begun: frozenset[str]) -> str:
        """The words with every match taken out."""
        for form in self._fitting(begun):
            words = _compiled(form).sub("", words)
        return words

    def _fitting(self, begun: frozenset[str]) -> list[str]:
        """The forms that may match, in their order."""
        numbers = set(self.always)
        if not self.beginnings.isdisjoint(begun):
            numbers.update(*(self._numbers[beginning] for beginning in self.beginnings & begun))
        return [self._forms[number] for number in sorted(numbers)] if numbers else []


@cache
def _compiled(form: str) -> re.Pattern[str]:
    """Compiled only when a word calls for the form: a document needs few of them."""
    return re.compile(form)


def beginnings_of(words: str) -> frozenset[str]:
    """The first two and the first three letters of each word."""
    found: set[str] = set()
    for word in _WORD.findall(words):
        found.add(word[:2])
        found.add(word[:_LENGTH])
    return frozenset(found)


def _needed(parsed: list[Any]) -> set[str]:
    """Beginnings, one of which some word must have where the form matches; empty where that cannot be told."""
    best: set[str] = set()
    for place, (operation, value) in enumerate(parsed):
        found: set[str] = set()
        if operation is parser.SUBPATTERN and not place:
            found = _needed(list(value[-1]))
        elif operation is parser.BRANCH and not place:
            each = [_needed(list(branch)) for branch in value[1]]
            found = set().union(*each) if all(each) else set()
        elif _begins_word(operation, value):
            found = _prefixes(parsed[place + 1 :])
        if found and min(map(len, found)) > 1 and (not best or len(found) < len(best)):
            best = found
    return best


def _begins_word(operation: Any, value: Any) -> bool:
    """Whether a word begins behind this part of a form: a boundary, or white space."""
    if operation is parser.MAX_REPEAT and value[0]:
        return list(value[2]) == [(parser.IN, [(parser.CATEGORY, parser.CATEGORY_SPACE)])]
    return operation is parser.AT and value is parser.AT_BOUNDARY


def _prefixes(parsed: list[Any]) -> set[str]:
    """The letters with which a match of the parts must begin, as far as they are known."""
    found = {""}
    for operation, value in parsed:
        if operation in _WIDTHLESS:
            continue
        if operation is parser.LITERAL and chr(value).isalpha():
            following, last = {chr(value)}, False
        elif operation is parser.IN and all(part[0] is parser.LITERAL and chr(part[1]).isalpha() for part in value):
            following, last = {chr(part[1]) for part in value}, False
        elif operation is parser.SUBPATTERN:
            following, last = _prefixes(list(value[-1])), True
        elif operation is parser.BRANCH:
            following, last = {prefix for branch in value[1] for prefix in _prefixes(list(branch))}, True
        else:
            break
        found = {(before + after)[:_LENGTH] for before in found for after in following}
        if last or min(map(len, found)) == _LENGTH:
            break
    return found
