"""`handover`: all that is open with a forum, or with the forums of a region, on a date, and who takes it over.

Who takes over comes from dated changes that law or registry lay down (`lineage/successors`), and from nothing else: a
body without one has the answer 'not laid down', also where the body that it is a part of is followed by another.
A matter is open where something about it waits: a referral without known answer, one that is planned or proposed, an
item that was postponed last, or an open promise. A project is open until the minutes say for certain that it is closed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.parameters import day
from queries.reports import parts, waiting
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Report, Row, Section

REFORM = "2026-12-31"
"""The last day before the sundhedsråd take over."""

HEIRS = Column("heirs", "heirs", named=True)
FOLLOWED = (
    Column("body"), HEIRS, Column("date", "day"), Column("legal_basis", named=True), Column("fact", hidden=True),
)  # fmt: skip
OPEN = (
    Column("date", "when"), Column("matter"), *parts.BRIEF[1:], HEIRS,
    Column("certainty", "code", unmarked="certainty.certain"), Column("fact", hidden=True),
)  # fmt: skip
PROMISED = (*parts.PROMISES[:8], HEIRS, *parts.PROMISES[8:])
QUIET = (Column("date", "when"), Column("matter"), Column("path", "path"), Column("what", "codes"))

LIKELY = (Column("matter"), Column("promise"))

Found = Mapping[str, Any]


def handover(
    store: Store,
    forum: str | None = None,
    region: str | None = None,
    on: str = REFORM,
    as_of: str | None = None,
) -> Report:
    """The report on one forum with its parts, or on all forums of a region; by the minutes up to that day.

    Raises UnknownNameError, AmbiguousNameError; ValueError for a day that is none.
    """
    thing = resolve(store, "region", region) if region else resolve(store, "forum", forum or "")
    last_day = day(on)
    asker = Asker(store, min(last_day, day(as_of or last_day)))
    bodies = {row["id"]: row["body"] for row in asker.rows("lineage/parts", body=thing.id)}
    estate = Estate(asker, "" if region else thing.id, bodies, Heirs(asker, last_day))
    named = set() if region else {thing.id}
    still = [row for row in estate.matters if estate.open(row)]
    quiet = [row for row in estate.matters if not estate.open(row)]
    sections = [
        Section("takes_over", FOLLOWED, estate.followed(named), [Note("changes_after", {"date": last_day})]),
        Section("matters", OPEN, [estate.last_word(row) for row in still if not row["project"]]),
        Section("open", PROMISED, estate.promised()),
        Section("projects", OPEN, [estate.last_word(row) for row in still if row["project"]]),
        Section("quiet", QUIET, [estate.quiet(row) for row in quiet], shape="table"),
    ]
    parts.numbered(row for section in sections[1:4] for row in section.rows)
    likely = parts.likely(row for section in sections[1:4] for row in section.rows)
    likely.columns = LIKELY
    missing = Section("missing", notes=asker.missing(estate.bodies, None))
    return asker.report("handover", thing.name, [*sections, likely, missing])


class Heirs:
    """Who takes over from whom after a day, by law or registry; of several changes of one body the next."""

    def __init__(self, asker: Asker, last_day: str) -> None:
        following = (date.fromisoformat(last_day) + timedelta(days=1)).isoformat()
        self._own: dict[str, list[Found]] = defaultdict(list)
        self._of_whole: dict[str, list[Found]] = defaultdict(list)
        for row in asker.rows("lineage/successors", since=following):
            (self._of_whole if row["through"] else self._own)[row["body"]].append(row)

    def of(self, names: Iterable[str | None]) -> list[dict[str, str]]:
        """The bodies that take over from these bodies, and how sure that is; none where that is not laid down."""
        found = {row["successor"]: row["certainty"] for name in names for row in self._next(name or "")}
        return [{"name": name, "certainty": certainty} for name, certainty in found.items()]

    def told(self, id_: str, name: str) -> Row:
        """What is laid down about one body, as a row."""
        found = self._next(name)
        first = found[0] if found else None
        heirs = self.of([name])
        values = {
            "body": name, "heirs": heirs, "date": first["date"] if first else None,
            "legal_basis": first["legal_basis"] if first else None, "fact": id_,
        }  # fmt: skip
        notes = [Note("several_heirs")] if len(heirs) > 1 else []
        return Row(values, (), tuple(notes or ([] if found else self._whole(name))))

    def _next(self, name: str) -> list[Found]:
        rows = self._own.get(name, [])
        first = min((row["date"] for row in rows), default=None)
        return [row for row in rows if row["date"] == first]

    def _whole(self, name: str) -> list[Note]:
        """That the body of which this one is a part is followed; which says nothing about the part."""
        rows = self._of_whole.get(name, [])
        return [
            Note("whole_is_followed", {"whole": row["through"], "heir": row["successor"], "date": row["date"]})
            for row in rows
            if row["through"] == rows[0]["through"] and row["date"] == rows[0]["date"]
        ]


@dataclass
class Estate:
    """All that some bodies had to do with: their matters, what they asked and were asked, their promises.

    `body` is the one that they are parts of, for the library to look no further; '' where it has to look at all.
    """

    asker: Asker
    body: str
    bodies: Mapping[str, str]
    heirs: Heirs

    def __post_init__(self) -> None:
        ids = set(self.bodies)
        self.matters = self.asker.rows("ledger/matters", bodies=sorted(ids))
        self.asked: dict[str, list[waiting.Told]] = defaultdict(list)
        for row in waiting.asked(self.asker, self.body, ids):
            self.asked[row["matter_id"]].append(row)
        names = set(self.bodies.values())
        self.promises = [
            row
            for row in self.asker.rows("commitments/open", body=self.body)
            if ids & set(row["owner_ids"]) or {row["made_at"], row["made_to"]} & names
        ]
        self.sources = self.asker.sources(row["fact"] for row in self.matters)
        self._open = {row["id"]: self._waits(row) for row in self.matters}

    def followed(self, named: set[str]) -> list[Row]:
        """What is laid down about `named` bodies, and those whose minutes are loaded or with whom something lies."""
        shown = self.bodies.keys() & (named | self.asker.coverage.keys() | {row["body_id"] for row in self.matters})
        return [self.heirs.told(id_, self.bodies[id_]) for id_ in sorted(shown, key=lambda id_: self.bodies[id_])]

    def open(self, row: Found) -> bool:
        """Whether something about a matter waits; a project is open until it is closed."""
        return not _closed(row) if row["project"] else bool(self._open[row["id"]])

    def _waits(self, row: Found) -> list[Note]:
        """All that waits about a matter, as far as the loaded minutes tell."""
        notes: list[Note] = []
        for asked in self.asked[row["id"]]:
            if waiting.fate(asked) == "waiting":
                path = [asked["from"], asked["to"]]
                notes += [Note("waits", {"path": path, "what": f"referral.{asked['kind']}"})]
                notes += waiting.silence(self.asker, asked)
        if row["announced"]:
            notes.append(Note("announced", {"count": row["announced"]}))
        if row["entry"] == "decision" and "postponed" in row["kinds"]:
            notes.append(Note("postponed_last"))
        promised = sum(promise["matter_id"] == row["id"] for promise in self.promises)
        return [*notes, *([Note("promises_open", {"count": promised})] if promised else [])]

    def last_word(self, row: Found) -> Row:
        """A matter by the last word on it, with why it is open and who takes over from the body it lies with."""
        told = parts.last_word(row, self.sources)
        told.values["heirs"] = self.heirs.of([row["body"]])
        told.notes = tuple(self._open[row["id"]])
        return told

    def quiet(self, row: Found) -> Row:
        """A matter about which nothing waits, in short."""
        told = parts.last_word(row, {})
        return Row({column.key: told.values[column.key] for column in QUIET})

    def promised(self) -> list[Row]:
        """The open promises; who takes over is said of a forum that owns one, else of the forum it was made in."""
        rows = parts.promises(self.asker, self.promises)
        for row, promise in zip(rows, self.promises, strict=True):
            row.values["heirs"] = self.heirs.of(promise["owners"] if promise["owner_meets"] else [promise["made_at"]])
            row.values["promise"] = row.values["what"]
        return rows


def _closed(row: Found) -> bool:
    """Whether the last word on a project is for certain that it is closed."""
    kinds: Sequence[str] = row["kinds"] or ()
    return row["entry"] == "event" and list(kinds) == ["closed"] and row["certainty"] == "certain"
