"""Words of resolution that scanning has spoilt ('udsaettes', 'godkenclt', 'dr0ftet', 'afly st'), put right.

Only the words listed in rule data are restored: from characters that look alike, from a blank inside the word, or
from one letter lost, added or changed before the ending. A word of the list, or of the list of its neighbours, is kept.
"""

from __future__ import annotations

import re
from functools import cache

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
    pieces: list[str] = []
    last = 0
    found = list(_WORD.finditer(text))
    skip = False
    for place, word in enumerate(found):
        if skip:
            skip = False
            continue
        seen, end = word.group(), word.end()
        if seen in _words():
            continue
        meant = None
        if place + 1 < len(found) and found[place + 1].start() == end + 1 and seen[:2] in _beginnings():
            joined = seen + found[place + 1].group()
            if joined in _words() and seen not in _kept():
                meant, end, skip = joined, found[place + 1].end(), True
        meant = meant or _meant(seen)
        if meant:
            pieces += [text[last : word.start()], meant]
            last = end
    return "".join([*pieces, text[last:]]) if pieces else text


@cache
def _meant(seen: str) -> str | None:
    """The listed word that was meant by what is seen, None where that is none."""
    if len(seen) < 4 or len(seen) > 20 or seen in _kept():
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
    less = (form[:i] + form[i + 1 :] for i in range(len(form) - _ENDING))
    near = [_shortened().get(form), *(part if part in _words() and len(part) >= _SHORTEST else _shortened().get(part) for part in less)]
    return next((word for word in near if word and word[-_ENDING:] == form[-_ENDING:]), None)
