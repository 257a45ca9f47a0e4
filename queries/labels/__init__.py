"""Every word that a reader sees, in Danish and English, from `da.toml` and `en.toml`.

A word has a dotted key: `referral.escalates` is 'videresendt til beslutning' or 'sent up for a decision'. Codes in the
graph and in JSON are the second half of such keys; the first half says what sort of code it is.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

LANGUAGES = ("da", "en")

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")


class Labels:
    """The words of one language."""

    def __init__(self, language: str, words: dict[str, str]) -> None:
        self.language = language
        self.words = words

    def text(self, key: str, **values: object) -> str:
        """The words for a key, with values put in. Raises KeyError for a key that is not there."""
        return self.words[key].format(**values)

    def word(self, code: str) -> str:
        """The word for a code from the graph ('event.funded'); one without a word is shown as it is."""
        return self.words.get(code) or code.rpartition(".")[2].replace("_", " ")

    def because(self, codes: Iterable[str]) -> str:
        """Reasons in words: each code may carry a value ('letters:1'); what is no code is shown as it is."""
        parts = []
        for code in codes:
            key, _, value = code.partition(":")
            word = self.words.get(f"because.{key}")
            parts.append(word.format(value=value) if word else code)
        return ", ".join(parts)

    def date(self, iso: str) -> str:
        """A date as precise as given: '8. maj 2024', 'maj 2024', '2024'. What is no ISO date comes back unchanged."""
        found = _ISO.fullmatch(iso)
        if not found:
            return iso
        year, month, day = found.groups()
        if not month:
            return self.text("date.year", year=year)
        name = self.text(f"month.{int(month)}")
        if not day:
            return self.text("date.month", year=year, month=name)
        return self.text("date.day", year=year, month=name, day=int(day))

    def kroner(self, amount: int) -> str:
        """A sum of money: '1.700.000 kr.'."""
        return self.text("number.kroner", amount=f"{amount:,}".replace(",", self.text("number.thousands")))


@cache
def labels(language: str) -> Labels:
    """The words of a language. Raises ValueError for one that is neither 'da' nor 'en'."""
    if language not in LANGUAGES:
        raise ValueError(f"no language '{language}': use {' or '.join(LANGUAGES)}")
    tables = tomllib.loads((Path(__file__).parent / f"{language}.toml").read_text(encoding="utf-8"))
    return Labels(language, {f"{table}.{key}": word for table, words in tables.items() for key, word in words.items()})
