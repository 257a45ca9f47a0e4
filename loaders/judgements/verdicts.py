"""What the resolvers ask for and are told: doubts about two sides, and people's verdicts on them.

A side is the id of something that no load changes: a mention, a body's key, an item, a referral's passage.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Sort = Literal["person", "body", "project", "matter", "hop", "commitment", "date"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two sides that may be one, with what speaks for and against it in words that readers know; `weight` 0 to 1."""

    sort: Sort
    one: str
    other: str
    reasons: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Verdicts:
    """Pairs of sides that people have called the same or different; the later word stands."""

    same: frozenset[frozenset[str]] = frozenset()
    different: frozenset[frozenset[str]] = frozenset()

    def on(self, one: str, other: str) -> bool | None:
        """True where somebody called the two the same, False where different, None where nobody has spoken."""
        pair = frozenset((one, other))
        if pair in self.same:
            return True
        return False if pair in self.different else None


NONE = Verdicts()
