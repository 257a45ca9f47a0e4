"""What `klyngegraf forums` shows of the registry: bodies found by words, each with its place, time and changes."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from loaders.mentions.entries import Change, Entry
    from loaders.mentions.registry import Registry
    from queries.reports.model import Report

COLUMNS = (
    "name", "kind", "level", "level_certain", "region", "part_of", "valid_from", "valid_to", "aliases", "of_includes",
    "includes", "succeeds", "of_succeeds", "certainty", "id",
)  # fmt: skip


@dataclass(slots=True)
class Directory:
    """The registry with what is said of each body from the other side: members, changes before and after."""

    registry: Registry
    names: dict[str, str] = field(default_factory=dict)
    before: dict[str, list[tuple[str, Change]]] = field(default_factory=lambda: defaultdict(list))
    after: dict[str, list[tuple[str, Change]]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    wholes: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def __post_init__(self) -> None:
        self.names = {entry.key: entry.name for entry in self.registry.bodies()}
        for change in self.registry.changes:
            for old in change.before:
                for new in change.after:
                    self.after[old].append((new, change))
                    self.before[new].append((old, change))
        for whole, member in self.registry.memberships():
            self.members[whole].append(self.names[member])
            self.wholes[member].append(self.names[whole])

    def found(self, words: str) -> list[dict[str, Any]]:
        """The bodies that the words name, the best fit first; all bodies, region by region, without words."""
        wanted = words.casefold().split()
        ranked = [(rank, entry) for entry in self.registry.bodies() if (rank := _rank(wanted, entry)) is not None]
        if wanted and any(rank < _BY_REGION for rank, _ in ranked):
            ranked = [(rank, entry) for rank, entry in ranked if rank < _BY_REGION]
        ranked.sort(key=lambda pair: (pair[0], pair[1].region or "", -(pair[1].level or 0), pair[1].name))
        return [self._row(entry) for _, entry in ranked]

    def _row(self, entry: Entry) -> dict[str, Any]:
        return {
            "name": entry.name,
            "kind": entry.kind,
            "level": entry.level,
            "level_certain": entry.level_certain,
            "region": entry.region,
            "part_of": self.names.get(entry.parent or ""),
            "valid_from": entry.valid_from,
            "valid_to": entry.valid_to,
            "aliases": list(entry.aliases),
            "of_includes": sorted(self.wholes[entry.key]),
            "includes": sorted(self.members[entry.key]),
            "succeeds": self._told(self.before[entry.key]),
            "of_succeeds": self._told(self.after[entry.key]),
            "certainty": "certain" if entry.certain else "likely",
            "id": entry.key,
        }

    def _told(self, changes: Sequence[tuple[str, Change]]) -> list[str]:
        """'Praksisplanudvalget (Nordjylland) (2022-07-01, Lov nr. …)'; a doubtful one has a question mark."""
        told: dict[str, None] = {}
        for key, change in changes:
            when = ", ".join(filter(None, (change.date, change.basis)))
            told[f"{self.names[key]} ({when}){'' if change.certain else '?'}"] = None
        return list(told)

    def nearest(self, words: str) -> list[str]:
        """Names that look most like what was asked for."""
        from queries.names import nearest

        return nearest(words, self.names.values())


_BY_REGION = 3


def _rank(wanted: list[str], entry: Entry) -> int | None:
    """How well a body fits the words, None where it does not.

    0 it is called just that, 1 a name begins so, 2 each word begins one of its names' words, 3 or one of its region's.
    """
    names = [name.casefold() for name in (entry.name, *entry.aliases)]
    asked = " ".join(wanted)
    if asked in names:
        return 0
    if any(name.startswith(asked) for name in names):
        return 1
    parts = [word for part in wanted for word in re.findall(r"\w+", part)]
    for rank, text in ((2, names), (_BY_REGION, [*names, (entry.region or "").casefold()])):
        here = re.findall(r"\w+", " ".join(text))
        if all(any(each.startswith(part) for each in here) for part in parts):
            return rank
    return None


def listed(words: str, rows: list[dict[str, Any]]) -> Report:
    """The bodies found as a report for readers."""
    from queries.reports.model import Column, Report, Row, Section

    columns = (
        Column("name"), Column("level", named=True), Column("region", named=True),
        Column("valid_from", "day", named=True), Column("valid_to", "day", named=True), Column("part_of", named=True),
        Column("aliases", "names", named=True), Column("of_includes", "names", named=True),
        Column("includes", "names", named=True), Column("succeeds", "names", named=True),
        Column("of_succeeds", "names", named=True), Column("certainty", "code", unmarked="certainty.certain"),
    )  # fmt: skip
    found = [
        Row({**row, "certainty": f"certainty.{row['certainty']}", "level": _level(row)})
        for row in rows
    ]  # fmt: skip
    return Report("forums", words or None, None, None, None, [Section("registered", columns, found)])


def _level(row: dict[str, Any]) -> str | None:
    """The level as a reader sees it: '3', or '3?' where it is not certain."""
    return f"{row['level']}{'' if row['level_certain'] else '?'}" if row["level"] else None
