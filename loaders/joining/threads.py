"""Which units are of one matter: a union-find that remembers why, and keeps two projects apart.

unit = an agenda item, or one hop or promise of an item that collects many things ('Orientering', 'Eventuelt')
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loaders.identity.sittings import Sitting
from loaders.joining.hops import Told
from loaders.joining.words import collects

Basis = Literal["said", "inferred", "judged"]
TOLD = ("said", "referatet fortæller det")


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """An item of a meeting, or one part of it: the id of a telling or of a promise."""

    meeting: str
    item: str
    part: str = ""


@dataclass(frozen=True, slots=True)
class Ties:
    """What people have judged: (one, other, reason) of one matter, and (one, other) that are not."""

    together: list[tuple[object, object, str]] = field(default_factory=list)
    apart: list[tuple[object, object]] = field(default_factory=list)


@dataclass(slots=True)
class Threads:
    """Units and projects that belong together, and the reasons: (basis, words for readers) by unit."""

    parent: dict[object, object] = field(default_factory=dict)
    project: dict[object, str] = field(default_factory=dict)
    why: dict[Unit, list[tuple[Basis, str]]] = field(default_factory=dict)
    items: dict[object, dict[str, str]] = field(default_factory=dict)
    apart: list[tuple[object, object]] = field(default_factory=list)

    def root(self, one: object) -> object:
        """What stands for all that one belongs to."""
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = one = self.parent[self.parent[one]]
        return one

    def together(self, one: object, other: object) -> bool:
        """Whether two are known to be of one matter."""
        return one in self.parent and other in self.parent and self.root(one) == self.root(other)

    def is_joined(self, one: object) -> bool:
        """Whether something ties one to another."""
        return one in self.parent and (self.root(one) != one or (one in self.parent.values() and one in self.why))

    def join(self, one: object, other: object, basis: Basis = "said", reason: str = TOLD[1]) -> bool:
        """Make two one matter; refused where that would make two projects one, or join what people keep apart.

        An inference is refused too where it would make two items of one meeting one matter: they are two by the
        agenda's own account.
        """
        a, b = self.root(one), self.root(other)
        projects = self._projects(a, b)
        if not self.may_join(one, other, basis):
            return False
        for unit in (one, other):
            if isinstance(unit, Unit) and one != other:
                self.why.setdefault(unit, []).append((basis, reason))
        if a != b:
            self.parent[b] = a
            self.items[a] = self._items(b) | self._items(a)
            if projects:
                self.project[a] = projects.pop()
        return True

    def may_join(self, one: object, other: object, basis: Basis = "inferred") -> bool:
        """Whether nothing keeps two from being one matter, as `join` says."""
        a, b = self.root(one), self.root(other)
        clash = len(self._projects(a, b)) > 1 or (basis == "inferred" and self._clash(a, b))
        return a == b or not (clash or self._kept_apart(a, b))

    def _projects(self, a: object, b: object) -> set[str]:
        return {self.project[root] for root in (a, b) if root in self.project}

    def _items(self, root: object) -> dict[str, str]:
        """The whole items of a thread by meeting."""
        own = {root.meeting: root.item} if isinstance(root, Unit) and not root.part else {}
        return self.items.get(root, own)

    def _clash(self, a: object, b: object) -> bool:
        ours, theirs = self._items(a), self._items(b)
        return any(ours[meeting] != theirs[meeting] for meeting in ours.keys() & theirs.keys())

    def _kept_apart(self, a: object, b: object) -> bool:
        return any({self.root(one), self.root(other)} == {a, b} for one, other in self.apart)

    def belonging(self, units: set[Unit], first: Unit | None) -> tuple[Basis, str]:
        """Why units are of their matter: the first of all is so by itself, others by what joined them."""
        if not units or first in units:
            return "said", TOLD[1]
        reasons = {reason for unit in units for reason in self.why.get(unit, ())}
        return min(reasons, key=lambda r: (r[0] != "said", r[1])) if reasons else ("said", TOLD[1])


def unit_of(told: Told) -> Unit:
    """The unit that a telling belongs to."""
    return unit_at(told.sitting, told.referral.item, told.id)


def unit_at(sitting: Sitting, number: str, part: str) -> Unit:
    """The item with that number, or of an item that collects many things the part alone."""
    item = sitting.item(number)
    return Unit(sitting.meeting, number, part if not item or collects(item.title) else "")


def anchor(told: Told) -> object:
    """What a telling is tied to: its project, else its unit."""
    return told.project or unit_of(told)
