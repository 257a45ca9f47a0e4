"""Which words of a subject carry its meaning, for comparing what two minutes speak of."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from loaders.rules import rules

STEM = 7
SHORTEST = 4
_LONG_WORD = re.compile(rf"[^\W\d_]{{{SHORTEST},}}")
ENDING = re.compile(r"(?<=\w{4})(?:ernes|erne|enes|ens|ets|ene|er|en|et|es|e|s)$")


def content(*texts: str | None) -> frozenset[str]:
    """The stems of the words that say what a text is about; common words of minutes are left out."""
    common = _common()
    return frozenset(
        [stem(word) for text in texts if text for word in _LONG_WORD.findall(text.casefold()) if word not in common]
    )


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The word without its ending and cut to its first letters: 'listen', 'liste', 'lister' are one."""
    return ENDING.sub("", word)[:STEM]


@lru_cache(maxsize=100_000)
def collects(title: str) -> bool:
    """Whether an item is a round of many things ('Orientering', 'Eventuelt'), so that its hops are no one matter."""
    only, word = _collecting()
    return bool(only.fullmatch(title) and word.search(title))


def plain(text: str) -> str:
    """The words of a text in small letters, one space between them."""
    return " ".join(re.findall(r"\w+", text.casefold()))


def comes_back(text: str) -> bool:
    """Whether words of a text say that a thing was up before ('udsat', 'svar', 'opfølgning', 'fortsat')."""
    return bool(_returning().search(text))


def plain_title(title: str) -> str:
    """The title without the words that every agenda puts in front ('Orientering om')."""
    return _opening().sub("", title).strip(" :–-") or title


@cache
def _common() -> frozenset[str]:
    return frozenset(rules("joining")["common"].split())


@cache
def _collecting() -> tuple[re.Pattern[str], re.Pattern[str]]:
    rule = rules("joining")["collecting"]
    one = rf"(?:{rule['word']}|{rule['beside']})\b"
    return re.compile(rf"(?:[\W_]*\b{one})+[\W_]*", re.I), re.compile(rf"\b{rule['word']}\b", re.I)


@cache
def _opening() -> re.Pattern[str]:
    return re.compile("^" + rules("joining")["title_openings"]["pattern"], re.I)


@cache
def _returning() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{rules('joining')['returning']['pattern']})\b", re.I)
