"""`inbox`: what waits for a body, from whomever it was asked, and what it has promised."""

from __future__ import annotations

from collections.abc import Iterable

from graph.stores.base import Store
from queries.names import resolve
from queries.reports import parts, waiting
from queries.reports.asking import Asker
from queries.reports.model import Note, Report, Section


def inbox(store: Store, body: str, as_of: str | None = None) -> Report:
    """The report on what was asked of one body, its parts and the groups it belongs to.

    Raises UnknownNameError, AmbiguousNameError.
    """
    thing = resolve(store, "body", body)
    asker = Asker(store, as_of)
    ours = asker.rows("lineage/parts", body=thing.id, groups=True)
    asked = _asked(asker, thing.id, ours)
    waits, *others = waiting.sections(asker, asked, waiting.FATES)
    _add_times(asker, thing.id, (waits, *others))
    ids = {row["id"] for row in ours}
    promises = parts.promises(asker, [
        row for row in asker.rows("commitments/open", body=thing.id) if ids & set(row["owner_ids"])
    ])  # fmt: skip
    likely = parts.likely(row for section in (waits, *others) for row in section.rows)
    missing = asker.missing(waiting.bodies(asked) | {thing.id}, waiting.since(asked))
    sections = [
        waits, Section("promised", parts.PROMISES, promises), *others, likely, Section("missing", notes=missing),
    ]  # fmt: skip
    return asker.report("inbox", thing.name, sections)


def _add_times(asker: Asker, body: str, sections: Iterable[Section]) -> None:
    """Say of each line when it was taken up, and of one that waits how long the minutes that would tell are silent."""
    told = {row["fact"]: row for row in asker.rows("ledger/inbox", body=body, settled=True)}
    for section in sections:
        for row in section.rows:
            times = told.get(row.values["fact"], {})
            notes = []
            if times.get("received_on"):
                notes.append(Note("taken_up", {"body": times["received_by"], "date": times["received_on"]}))
            if section.key == "waiting" and times.get("days_silent"):
                notes.append(Note("days_silent", {"days": times["days_silent"]}))
            row.notes = (*notes, *row.notes)


def _asked(asker: Asker, body: str, ours: list[dict[str, str]]) -> list[waiting.Told]:
    """What was sent to the body, its parts or its groups, in order of time."""
    groups = [row["id"] for row in ours if row["kinship"] == "of_includes"]
    ids = {row["id"] for row in ours}
    found = {row["fact"]: row for each in (body, *groups) for row in waiting.asked(asker, each) if row["to_id"] in ids}
    return sorted(found.values(), key=lambda row: (*waiting.moment(row), row["fact"]))
