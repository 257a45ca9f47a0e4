"""Short and pet forms of given names, and what tells a father from a son of the same name."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from loaders.rules import rules

_LETTERS = (("å", "aa"), ("ø", "oe"), ("æ", "ae"))


def spelt(part: str) -> str:
    """A word without the letters that other keyboards lack: 'søren' as 'soeren'."""
    for letter, pair in _LETTERS:
        part = part.replace(letter, pair)
    return part


@cache
def _full_forms() -> dict[str, frozenset[str]]:
    """The full names that each short form stands for."""
    found: dict[str, set[str]] = defaultdict(set)
    for cell in spelt(rules("identity")["given"]["short"]).replace("\n", "|").split("|"):
        full, _, short = cell.partition(":")
        for form in short.split():
            found[form].add(full.strip())
    return {form: frozenset(names) for form, names in found.items()}


@cache
def _generations() -> dict[str, str]:
    table: dict[str, str] = rules("identity")["given"]["generations"]
    return {word: generation for generation, words in table.items() for word in words.split()}


def forms(given: str) -> frozenset[str]:
    """A given name and the full names that it may be short for."""
    return _full_forms().get(given, frozenset()) | {given}


def akin(one: str, other: str) -> bool:
    """Whether one given name is a short form of the other, or both are short for one name."""
    return one != other and not forms(one).isdisjoint(forms(other))


def generation(parts: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """A name's parts without 'senior' or 'jun.' beside them, and which of the two stood there ('' for neither)."""
    if len(parts) > 2:
        for told, rest in ((parts[-1], parts[:-1]), (parts[0], parts[1:])):  # 'Holm, jun.' is turned round
            if told in _generations():
                return rest, _generations()[told]
    return parts, ""
