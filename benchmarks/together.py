"""What minutes tell together, compared with the truth: matters, hops, promises and their ends, people.

    records → rows → embedded store → the joined truth (queries.truth) ⇄ what was told

Entries are paired by the place where they stand, so that the comparison takes time in proportion to their number.
"""

from __future__ import annotations

import tempfile
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks.fillings import Filling
from benchmarks.nation.forms import KINDS
from loaders.facts.record import Record
from training.scoring import Fact, alike, same_body, same_place

Place = tuple[str, str]
_STATES = {"kept": "commitment_kept", "cancelled": "commitment_cancelled"}


@dataclass(slots=True)
class Together:
    """How many of each kind were told, read and both; and the fillings of the forms that end promises."""

    told: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    both: Counter[str] = field(default_factory=Counter)
    settled: list[Filling] = field(default_factory=list)

    def rows(self) -> list[tuple[Any, ...]]:
        """Kind, precision, recall, told, read."""
        return [
            (kind, self._share(self.read, kind), self._share(self.told, kind), n, self.read[kind])
            for kind, n in self.told.items()
        ]

    def right(self, kind: str, right: bool) -> None:
        """Count one question about what both have."""
        self.told[kind] += 1
        self.read[kind] += 1
        self.both[kind] += right

    def _share(self, all_of_them: Counter[str], kind: str) -> str:
        return f"{self.both[kind] / all_of_them[kind]:.3f}" if all_of_them[kind] else "–"


def joined_truth(records: list[Record]) -> Fact:
    """What the tool says that these records tell together. Raises StoreError."""
    from graph import migrations
    from graph.stores import open_embedded
    from graph.writer import apply
    from loaders.joining.rows import graph_rows
    from queries.truth import truth

    with tempfile.TemporaryDirectory() as folder:
        store = open_embedded(Path(folder) / "store", "write")
        try:
            migrations.ensure(store)
            apply(store, graph_rows(records))
            return truth(store)
        finally:
            store.close()


def compare_linked(told: dict[str, list[Any]], read: Fact) -> Together:
    """Compare what was told with the joined truth that was read."""
    found = Together()
    _matters(found, told, read)
    _hops(found, told, read)
    _commitments(found, told, read)
    _people(found, told, read)
    return found


def _place(one: Fact) -> Place:
    return one["minutes"], str(one["item"])


def _matters(found: Together, told: dict[str, list[Any]], read: Fact) -> None:
    """Every two items that one matter holds."""
    want, have = (
        {frozenset(two) for m in matters for two in combinations(sorted({_place(p) for p in m["items"]}), 2)}
        for matters in (told["matters"], read["matters"])
    )
    found.told["items of one matter"], found.read["items of one matter"] = len(want), len(have)
    found.both["items of one matter"] = len(want & have)


def _hops(found: Together, told: dict[str, list[Any]], read: Fact) -> None:
    want, have = ([hop for m in matters for hop in m["hops"]] for matters in (told["matters"], read["matters"]))
    at: defaultdict[Place, list[Fact]] = defaultdict(list)
    for hop in have:
        for place in hop["told_in"]:
            at[_place(place)].append(hop)
    found.told["hops"], found.read["hops"] = len(want), len(have)
    used: set[int] = set()
    for hop in want:
        near = [h for place in hop["told_in"] for h in at[_place(place)] if id(h) not in used]
        same = [h for h in near if same_body(hop["from"], h["from"]) and same_body(hop["to"], h["to"])]
        match = next((h for h in same if h["kind"] == hop["kind"]), same[0] if same else None)
        received = hop["received_in"] and _place(hop["received_in"])
        if match:
            used.add(id(match))
            found.both["hops"] += 1
            found.right("kind of a hop", match["kind"] == hop["kind"])
            if len(hop["told_in"]) > 1:
                found.right("hop known from several minutes", len(match["told_in"]) > 1)
        if received:
            found.told["where a hop was received"] += 1
            got = match and match["received_in"]
            found.both["where a hop was received"] += bool(got) and _place(got) == received
    found.read["where a hop was received"] = sum(bool(h["received_in"]) for h in have)


def _commitments(found: Together, told: dict[str, list[Any]], read: Fact) -> None:
    at: defaultdict[Place, list[Fact]] = defaultdict(list)
    for one in read["commitments"]:
        at[_place(one["made_in"])].append(one)
    optional = {_place(one["made_in"]) for one in told["commitments"] if one.get("optional")}
    used: set[int] = set()
    found.told["promises"] = 0
    for one in told["commitments"]:
        if one.get("optional"):
            continue
        found.told["promises"] += 1
        place = _place(one["made_in"])
        near = [c for c in at[place] if id(c) not in used and _same_promise(one, c)]
        match = max(near, key=lambda c: (c["due"] == one["due"], c["state"] == one["state"]), default=None)
        if match:
            used.add(id(match))
            found.both["promises"] += 1
            found.right("state of a promise", match["state"] == one["state"])
        if one["state"] in _STATES:
            found.settled.append(_settled(one, match))
    extra = [c for c in read["commitments"] if id(c) not in used and _place(c["made_in"]) not in optional]
    found.read["promises"] = len(used) + len(extra)


def _same_promise(one: Fact, other: Fact) -> bool:
    owner = same_body(one["owner"], other["owner"])
    return owner and (same_place(one["what"], other["what"]) or alike(one["what"], other["what"], 0.5))


def _settled(one: Fact, match: Fact | None) -> Filling:
    """The sentence that told how a promise ended: read when the promise has that end, by that item."""
    kind = _STATES[one["state"]]
    assert kind in KINDS
    place = one["settled_in"]
    if match is None:
        cause = "the promise itself was not read"
    elif match["state"] != one["state"]:
        cause = f"promise taken for {match['state']}"
    else:
        cause = "" if _place(match["settled_in"]) == _place(place) else "ended by another item"
    return Filling(one["settled_by"], kind, place["minutes"], one["what"], cause)


def _people(found: Together, told: dict[str, list[Any]], read: Fact) -> None:
    group = {name: n for n, names in enumerate(read["people"]) for name in names}
    for kind, groups, wanted in (("people", told["people"], True), ("namesakes kept apart", told["namesakes"], False)):
        found.told[kind] = found.read[kind] = 0
        for names in groups:
            for one, other in combinations(names, 2):
                joined = one in group and group.get(one) == group.get(other)
                found.right(kind, joined is wanted)
