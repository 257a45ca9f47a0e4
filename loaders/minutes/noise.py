"""Words of resolution that scanning has spoilt ('udsaettes', 'godkenclt', 'dr0ftet', 'afly st'), put right.

Only the words listed in rule data are restored: from characters that look alike, from a blank inside the word, or
from one letter lost, added or changed before the ending. A word of the list, or of the list of its neighbours, is kept.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.rules import rules

_WORD = re.compile(r"[^\W_]+(?:[¢][^\W_]+)*")
_SHORTEST = 8  # letters of a word in which one wrong letter is believed to be an error
_ENDING = 2  # letters


@cache
def _words() -> frozenset[str]:
    return frozenset(rules("decisions")["noise"]["words"])


@cache
def _kept() -> frozenset[str]:
    return frozenset(rules("decisions")["noise"]["neighbours"])


@cache
def _alike() -> list[tuple[str, str]]:
    return [(seen, meant) for seen, meant in rules("decisions")["noise"]["alike"]]


@cache
def _shortened() -> dict[str, str]:
    """Each listed word by what is left of it when one letter is taken out."""
    return {word[:i] + word[i + 1 :]: word for word in _words() if len(word) >= _SHORTEST for i in range(len(word))}


@cache
def _beginnings() -> frozenset[str]:
    """The first two letters of listed words; the rest of a text is not looked at closely."""
    return frozenset(word[:2] for word in _words())


def restored(text: str) -> str:
    """The text, in small letters, with the listed words as they were meant."""
    words, beginnings = _words(), _beginnings()
    pieces: list[str] = []
    last = 0
    before: re.Match[str] | None = None  # the word before, where it may be the first part of a broken one
    for word in _WORD.finditer(text):
        seen = word.group()
        if before and before.end() + 1 == word.start() and before.group() + seen in words:
            pieces += [text[last : before.start()], before.group() + seen]
            last = word.end()
        elif meant := _meant(seen):
            pieces += [text[last : word.start()], meant]
            last = word.end()
        before = word if seen[:2] in beginnings and last != word.end() and seen not in _kept() else None
    return "".join([*pieces, text[last:]]) if pieces else text


@lru_cache(maxsize=16384)
def _meant(seen: str) -> str | None:
    """The listed word that was meant by what is seen, None where that is none."""
    if not 4 <= len(seen) <= 20 or seen in _words() or seen in _kept():
        return None
    forms = [seen]
    for wrong, right in _alike():
        forms += [form.replace(wrong, right) for form in forms if wrong in form]
        if len(forms) > 16:
            break
    whole = next((form for form in forms if form in _words()), None)
    if whole or len(seen) < _SHORTEST - 1:
        return whole
    return next((word for form in forms if form[:2] in _beginnings() and (word := _near(form))), None)


def _near(form: str) -> str | None:
    """The listed word from which the form differs by one letter before its ending; another ending is an inflection."""
    less = [form[:i] + form[i + 1 :] for i in range(len(form) - _ENDING)]
    longer = [part for part in less if len(part) >= _SHORTEST and part in _words()]
    near = [_shortened().get(form), *longer, *map(_shortened().get, less)]
    return next((word for word in near if word and word[-_ENDING:] == form[-_ENDING:]), None)
