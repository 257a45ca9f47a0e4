"""Which judgements stand, and what they come to together.

The newest is heard first. An earlier one that contradicts what stands already is overruled, also where the
contradiction takes several steps: 'a is b' and 'b is c' stand against an earlier 'a is not c'.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.judgements.model import PAIRED, Judgement, Kind
from loaders.judgements.verdicts import Verdicts

_JOINING = ("same", "one_matter")


@dataclass(frozen=True, slots=True)
class Standing:
    """The judgements that stand, in order of time; those overruled, each with the later one that stands against it."""

    judgements: tuple[Judgement, ...] = ()
    overruled: tuple[tuple[Judgement, Judgement], ...] = ()
    verdicts: Verdicts = field(default_factory=Verdicts)

    def of(self, *kinds: Kind) -> list[Judgement]:
        """Those of some kinds."""
        return [one for one in self.judgements if one.kind in kinds]


NOTHING = Standing()


def standing(judgements: Iterable[Judgement]) -> Standing:
    """What stands of all judgements, in whatever order they come."""
    ordered = sorted(judgements, key=lambda one: one.order)
    gone = {one.sides[0]: one for one in ordered if one.kind == "withdrawn"}
    withdrawn = {one.id for one in ordered if one.id in gone and one.order < gone[one.id].order}
    kept: list[Judgement] = []
    overruled: list[tuple[Judgement, Judgement]] = []
    groups = _Groups()
    for one in reversed([one for one in ordered if one.id not in withdrawn and one.kind != "withdrawn"]):
        against = groups.against(one)
        if against is None:
            groups.take(one)
            kept.append(one)
        elif against.kind != one.kind or against.pair != one.pair:
            overruled.append((one, against))
    return Standing(tuple(reversed(kept)), tuple(reversed(overruled)), _verdicts(kept))


def _verdicts(kept: Iterable[Judgement]) -> Verdicts:
    """Pairs called the same or different."""
    told: dict[str, set[frozenset[str]]] = {"same": set(), "different": set()}
    for one in kept:
        if one.kind in told:
            told[one.kind].add(one.pair)
    return Verdicts(frozenset(told["same"]), frozenset(told["different"]))


class _Groups:
    """What the judgements heard so far hold together and keep apart."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}
        self._same: list[Judgement] = []
        self._apart: list[Judgement] = []
        self._on: dict[object, Judgement] = {}

    def against(self, one: Judgement) -> Judgement | None:
        """The later judgement that one cannot stand beside: of the same sides, or by what follows from others."""
        later = self._on.get(_subject(one))
        if later is not None:
            return later
        ends = {self._root(one.sides[0]), self._root(one.sides[-1])}
        if one.kind in _JOINING and len(ends) > 1:
            return next((j for j in self._apart if set(map(self._root, j.sides)) == ends), None)
        if one.kind == "different" and len(ends) == 1:
            return next(j for j in self._same if self._root(j.sides[0]) in ends)
        return None

    def take(self, one: Judgement) -> None:
        """Let one stand."""
        self._on[_subject(one)] = one
        if one.kind in _JOINING:
            self._same.append(one)
            self._parent[self._root(one.sides[0])] = self._root(one.sides[1])
        elif one.kind == "different":
            self._apart.append(one)

    def _root(self, side: str) -> str:
        while (parent := self._parent.get(side, side)) != side:
            side = parent
        return side


def _subject(one: Judgement) -> object:
    """What a judgement is about: two of one subject cannot both stand."""
    return ("pair" if one.kind in PAIRED else one.kind, one.pair, one.fact)
