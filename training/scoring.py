"""How the facts that were read compare with those that were annotated.

Two entries are the same when they agree in what makes such a fact (`SAME`): of a referral the item, both ends and the
kind; of a promise item, owner and place. Free text agrees when it is nearly equal or one says the other in fewer
words. Each annotated entry is paired with at most one that was read, the closest first. Entries marked `optional`
are no misses, and what matches them counts neither way.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

Fact = dict[str, Any]
_SMALL = frozenset(("for", "af", "i", "og", "den", "det", "de", "der", "på", "til", "ved", "d", "vedr", "ift"))
_OFFICE = (
    "formand", "sekret", "arbejds", "styregr", "referen", "politis", "faglig",
    "klu", "driftsf", "samarbe", "psykiat", "somatik", "ministe", "projekt",
)  # fmt: skip


def folded(text: str | None) -> str:
    """Words in lower case with single spaces and no signs."""
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFC", text or "").casefold()))


def _stems(text: str | None) -> frozenset[str]:
    return frozenset(word[:7] for word in folded(text).split() if word not in _SMALL)


def _likeness(a: str | None, b: str | None) -> float:
    return SequenceMatcher(None, folded(a), folded(b), autojunk=False).ratio()


def alike(a: str | None, b: str | None, least: float = 0.85) -> bool:
    """Whether two texts say the same: nearly equal, or all words of one in the other and at least half as many."""
    if folded(a) == folded(b):
        return True
    one, other = _stems(a), _stems(b)
    if not one or not other:
        return False
    common = len(one & other)
    return (common == min(len(one), len(other)) and 2 * common >= max(len(one), len(other))) or _likeness(a, b) >= least


def same_body(a: str | None, b: str | None) -> bool:
    """Whether two names mean one body: mostly the same words, and no word of office on one side only."""
    if folded(a) == folded(b):
        return True
    one, other = _stems(a), _stems(b)
    if not one or not other:
        return False
    if _offices(one) != _offices(other):
        return _likeness(a, b) >= 0.92
    return 4 * len(one & other) >= 3 * min(len(one), len(other)) or _likeness(a, b) >= 0.85


def _offices(stems: Iterable[str]) -> frozenset[str]:
    return frozenset(
        office
        for office in _OFFICE
        for stem in stems
        if stem.startswith(office) or (office.startswith(stem) and len(stem) > 2)
    )


def same_place(a: str | None, b: str | None) -> bool:
    """Whether two quotes are of one place: half the words of the shorter stand in the other."""
    one, other = (set(folded(text).split()) - _SMALL for text in (a, b))
    return bool(one and other) and 2 * len(one & other) >= min(len(one), len(other))


def _same_item(a: Fact, b: Fact) -> bool:
    return str(a.get("item", "")) == str(b.get("item", ""))


def _same_ends(a: Fact, b: Fact) -> bool:
    return _same_item(a, b) and same_body(a["from"], b["from"]) and same_body(a["to"], b["to"])


def _names(project: Fact) -> list[str]:
    return [project["name"], *project.get("aliases", ())]


def _same_project(a: Fact, b: Fact) -> bool:
    return any(alike(x, y, 0.8) for x in a["projects"] for y in b["projects"])


SAME: dict[str, Callable[[Fact, Fact], bool]] = {
    "attendance": lambda a, b: folded(a["name"]) == folded(b["name"]) and a["status"] == b["status"],
    "items": lambda a, b: str(a["number"]) == str(b["number"]) and alike(a["title"], b["title"]),
    "decisions": lambda a, b: _same_item(a, b) and a["kind"] == b["kind"],
    "meetings_mentioned": lambda a, b: a["date"] == b["date"] and same_body(a["forum"], b["forum"]),
    "projects": lambda a, b: _same_project({"projects": _names(a)}, {"projects": _names(b)}),
    "events": lambda a, b: _same_item(a, b) and a["event"] == b["event"] and _same_project(a, b),
    "members": lambda a, b: folded(a["name"]) == folded(b["name"]) and _same_project(a, b),
    "project_links": lambda a, b: (
        a["kind"] == b["kind"] and alike(a["from"], b["from"], 0.8) and alike(a["to"], b["to"], 0.8)
    ),
    "referrals": lambda a, b: _same_ends(a, b) and a["kind"] == b["kind"],
    "ends": _same_ends,
    "actions": lambda a, b: (
        _same_item(a, b) and same_body(a["owner"], b["owner"]) and same_place(a["quote"], b["quote"])
    ),
    "amounts": lambda a, b: _same_item(a, b) and a["kroner"] == b["kroner"],
}


def entries(facts: Fact, category: str) -> list[Fact]:
    """The entries of one category, those within items and projects laid out flat."""
    if category == "ends":
        return list(facts.get("referrals", ()))
    if category == "decisions":
        return [
            {"item": item["number"], "kind": kind, **({"optional": True} if optional else {})}
            for item in facts.get("items", ())
            for optional in (False, True)
            for kind in item.get("decisions_optional" if optional else "decisions", ())
        ]
    if category in ("events", "members"):
        return [
            {**entry, "project": project["name"], "projects": _names(project)}
            for project in facts.get("projects", ())
            for entry in project.get(category, ())
        ]
    return list(facts.get(category, ()))


@dataclass(slots=True)
class Comparison:
    """One category of one document, or of many: which annotated entries were found, which were read beyond them.

    `numbers` are the places of those found among the annotated entries of a document.
    """

    found: list[Fact] = field(default_factory=list)
    missed: list[Fact] = field(default_factory=list)
    false: list[Fact] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of what was read the share that is right; 1 where nothing was read and nothing was to be read."""
        return self._share(self.false, self.missed)

    @property
    def recall(self) -> float:
        """Of what was to be read the share that was."""
        return self._share(self.missed, self.false)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        total = 2 * len(self.found) + len(self.missed) + len(self.false)
        return 2 * len(self.found) / total if total else 1.0

    def _share(self, without: list[Fact], other: list[Fact]) -> float:
        total = len(self.found) + len(without)
        return len(self.found) / total if total else float(not other)

    def add(self, other: Comparison) -> None:
        """Take in the entries of another comparison."""
        self.found += other.found
        self.missed += other.missed
        self.false += other.false


def compare(category: str, wanted: list[Fact], got: list[Fact]) -> Comparison:
    """Pair annotated and read entries of one category of one document."""
    required = [n for n, entry in enumerate(wanted) if not entry.get("optional")]
    doubtful = [entry for entry in wanted if entry.get("optional")]
    pairs = dict(_pairs(category, [wanted[n] for n in required], got))
    left = [entry for j, entry in enumerate(got) if j not in pairs.values()]
    harmless = dict(_pairs(category, doubtful, left)).values()
    numbers = [n for i, n in enumerate(required) if i in pairs]
    return Comparison(
        [wanted[n] for n in numbers],
        [wanted[n] for n in required if n not in numbers],
        [entry for j, entry in enumerate(left) if j not in harmless],
        numbers,
    )


def compare_all(wanted: Fact, got: Fact) -> dict[str, Comparison]:
    """Every category of one document.

    Events and members count where their project was found: a missed or invented project is one fault with all it holds.
    """
    theirs_of, ours_of = entries(got, "projects"), entries(wanted, "projects")
    missed = {a["name"] for a in ours_of if not any(SAME["projects"](a, b) for b in theirs_of)}
    beyond = {b["name"] for b in theirs_of if not any(SAME["projects"](a, b) for a in ours_of)}
    outcome = {}
    for category in SAME:
        ours, theirs = entries(wanted, category), entries(got, category)
        if category in ("events", "members"):
            ours = [{**entry, "optional": True} if entry["project"] in missed else entry for entry in ours]
            theirs = [entry for entry in theirs if entry["project"] not in beyond]
        outcome[category] = compare(category, ours, theirs)
    return outcome


def _pairs(category: str, wanted: list[Fact], got: list[Fact]) -> Iterator[tuple[int, int]]:
    """Indices of annotated and read entries that are one, the closest in wording first."""
    same = SAME[category]
    near = sorted(
        (
            (-_likeness(_wording(a), _wording(b)), i, j)
            for i, a in enumerate(wanted)
            for j, b in enumerate(got)
            if same(a, b)
        )
    )
    used: tuple[set[int], set[int]] = (set(), set())
    for _, i, j in near:
        if i not in used[0] and j not in used[1]:
            used[0].add(i)
            used[1].add(j)
            yield i, j


def _wording(entry: Fact) -> str:
    return " ".join(str(entry.get(key) or "") for key in ("quote", "subject", "what", "name", "title", "for", "kind"))
