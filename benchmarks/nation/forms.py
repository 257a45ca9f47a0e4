"""The sentence forms of `benchmarks/sentences.toml`: read, dealt out so that each gets its turn, and filled.

A form is never changed because the rules cannot read it. Filling is ours: a value that begins a sentence gets a capital
letter, and a full stop after an abbreviation is not doubled.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

SENTENCES = Path(__file__).parents[1] / "sentences.toml"
REFERRALS = ("escalates", "delegates", "consults", "informs", "reports_back")
KINDS = (
    *REFERRALS, "received", "commitment", "commitment_kept", "commitment_cancelled", "project_event", "amount",
    "postponed", "decision", "nonfact",
)  # fmt: skip
_SLOT = re.compile(r"\{(\w+)\}")
_BEGINS = re.compile(r"(?:^|(?<!\bpr)(?<!\bca)(?<!\bjf)(?<!\bdvs)(?<!\bvedr)(?<!\.p)[.?!] )$")


@dataclass(frozen=True, slots=True)
class Form:
    """One form; `number` counts from 1 in the file's order, the other fields are the file's keys."""

    number: int
    kind: str
    place: str
    text: str
    status: str = "done"
    to: str = ""
    hop: str = ""
    by: str = ""
    owner: str = ""
    event: str = ""
    decision: str = ""
    answer: str = ""
    due: str = ""
    purpose: str = ""
    like: str = ""

    @property
    def slots(self) -> frozenset[str]:
        """The names of what it has to be filled with."""
        return frozenset(_SLOT.findall(self.text))

    def fits(self, section: str) -> bool:
        """Whether it may stand in that section, 'case' or 'decision'."""
        return self.place in (section, "either")


@cache
def forms() -> tuple[Form, ...]:
    """All forms, in the file's order."""
    found = tomllib.loads(SENTENCES.read_text(encoding="utf-8"))["form"]
    return tuple(Form(n, purpose=one.pop("for", ""), **one) for n, one in enumerate(found, 1))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with its slots filled. Raises KeyError for a slot without a value."""

    def put(slot: re.Match[str]) -> str:
        value = values[slot[1]]
        return capital(value) if _BEGINS.search(text[: slot.start()]) else value

    return re.sub(r"\.\.(?=\s|$)", ".", _SLOT.sub(put, text))


def capital(text: str) -> str:
    """With its first letter large."""
    return text[:1].upper() + text[1:]


@dataclass(slots=True)
class Deck:
    """The forms of each kind in a shuffled order; the one that was dealt longest ago comes first."""

    chance: random.Random
    piles: dict[str, list[Form]] = field(init=False)

    def __post_init__(self) -> None:
        self.piles = {kind: [form for form in forms() if form.kind == kind] for kind in KINDS}
        for pile in self.piles.values():
            self.chance.shuffle(pile)

    def deal(self, kind: str, suits: Callable[[Form], bool]) -> Form | None:
        """The next form of a kind that suits, which then goes to the bottom; None where none does."""
        pile = self.piles[kind]
        found = next((form for form in pile if suits(form)), None)
        if found:
            pile.remove(found)
            pile.append(found)
        return found
