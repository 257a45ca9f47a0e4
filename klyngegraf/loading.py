"""Loading files into the store: read what is new, join it with what is there, make the graph equal to it.

The readings of all loaded files are the truth; the graph is a pure function of them. A load therefore ends in the same
graph whatever the order of files, and a load that was cut short is put right by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.stores.base import Store
    from graph.writer import Changes
    from loaders.facts.record import Record


@dataclass(slots=True)
class Outcome:
    """What a load did; `failures` are lines for the user, one a file or folder."""

    loaded: list[Record] = field(default_factory=list)
    replaced: list[str] = field(default_factory=list)
    unchanged: int = 0
    other_kinds: int = 0
    failures: list[str] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    changes: Changes | None = None
    dry_run: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that the store holds already."""

    record: Record
    loaded_at: str


def load_paths(session: Session, paths: Sequence[Path], *, dry_run: bool = False) -> Outcome:
    """Load files and folders. Raises StoreError, UserError."""
    if not paths:
        raise UserError("no_paths", code=WRONG_USE)
    outcome = Outcome(dry_run=dry_run)
    files = _files(session, paths, outcome)
    if not files:
        return outcome
    with session.store("write") as store:
        kept = kept_files(store)
        _read(session, files, kept, outcome)
        if outcome.loaded:
            rows = _fitting_rows(session, kept, outcome)
            outcome.counts = _counts(outcome.loaded)
            if not dry_run:
                from graph.writer import apply

                outcome.changes = apply(store, rows)
    return outcome


def kept_files(store: Store) -> list[Kept]:
    """What the store holds of every loaded file."""
    from loaders.facts.record import from_json

    rows = store.query("MATCH (s:Source) RETURN s.reading AS reading, s.loaded_at AS loaded_at").rows
    return [Kept(from_json(row["reading"]), row["loaded_at"] or "") for row in rows]


def rows_of(records: list[Record], loaded_at: dict[str, str]) -> Rows:
    """The graph of these records; `loaded_at` has the day and time of those loaded before, by digest."""
    from graph.validation import check
    from loaders.joining.rows import graph_rows

    rows = graph_rows(records)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    for node in rows.nodes.values():
        if node.labels[0] == "Source":
            node.properties["loaded_at"] = loaded_at.get(str(node.properties["digest"])) or now
    check(rows)
    return rows


def tell(session: Session, outcome: Outcome) -> None:
    """Say what a load did, on standard error."""
    if outcome.loaded:
        session.say("load_summary", files=len(outcome.loaded), **outcome.counts)
        for name in outcome.replaced:
            session.say("replaced", name=name)
    if outcome.unchanged:
        if outcome.loaded or outcome.failures:
            session.say("load_unchanged", count=outcome.unchanged)
        else:
            session.say("load_nothing_new", count=outcome.unchanged)
    if outcome.other_kinds:
        session.say("other_kinds", count=outcome.other_kinds)
    if outcome.changes:
        changes = outcome.changes
        session.say(
            "load_changes",
            new=changes.new_nodes + changes.new_edges,
            changed=changes.changed_nodes + changes.changed_edges,
            gone=changes.gone_nodes + changes.gone_edges,
        )
    if outcome.dry_run:
        session.say("dry_run")
    if outcome.failures:
        session.say("load_failed", count=len(outcome.failures))
        for line in outcome.failures:
            session.say_text(f"  {line}")


def _files(session: Session, paths: Sequence[Path], outcome: Outcome) -> list[Path]:
    from loaders.documents import find_files

    found = find_files(paths)
    # Pictures and spreadsheets among the minutes are no failure; what is refused for safety is told file by file.
    outcome.other_kinds = sum(problem.reason == "not_supported" for problem in found.problems)
    outcome.failures += [str(problem) for problem in found.problems if problem.reason != "not_supported"]
    for path in paths:
        if path.is_dir() and not any(path in file.parents for file in found.files):
            outcome.failures.append(session.text("empty_folder", path=path))
    return list(found.files)


def _read(session: Session, files: Iterable[Path], kept: list[Kept], outcome: Outcome) -> None:
    """Read every file that the store does not hold as it is, each once whatever its name."""
    from klyngegraf.forums import full_registry, own_files_mark
    from loaders.documents import read_document
    from loaders.documents.document import UnreadableError
    from loaders.documents.names import shown
    from loaders.facts.record import EXTRACTOR
    from loaders.pipeline import read_record

    known, version = full_registry(), EXTRACTOR + own_files_mark()
    current = {k.record.document.digest for k in kept if k.record.extractor == version}
    for file in files:
        try:
            document = read_document(file)
            if document.digest in current:
                outcome.unchanged += 1
                continue
            current.add(document.digest)
            outcome.loaded.append(replace(read_record(document, known), extractor=version))
        except UnreadableError as error:
            outcome.failures.append(str(error))
        except Exception as error:
            # A fault of ours in one file must not cost the user the others; --debug shows where it lies.
            if session.debug:
                raise
            detail = f"{type(error).__name__}: {error}"
            outcome.failures.append(session.text("fault", path=shown(file.name), detail=detail))


def _fitting_rows(session: Session, kept: list[Kept], outcome: Outcome) -> Rows:
    """The graph of all files; only where the schema refuses it are the new ones looked at one by one."""
    from graph.validation import SchemaError

    loaded_at = {k.record.document.digest: k.loaded_at for k in kept}
    try:
        rows = rows_of(_together(kept, outcome), loaded_at)
    except SchemaError:
        outcome.replaced.clear()
        _drop_misfits(session, outcome)
        rows = rows_of(_together(kept, outcome), loaded_at)
    return rows


def _drop_misfits(session: Session, outcome: Outcome) -> None:
    """Leave out, with a line, a file whose reading the schema does not allow: a fault of ours must cost no other."""
    from graph.validation import SchemaError
    from loaders.documents.names import shown

    fitting = []
    for record in outcome.loaded:
        try:
            rows_of([record], {})
            fitting.append(record)
        except SchemaError as error:
            if session.debug:
                raise
            outcome.failures.append(session.text("fault", path=shown(record.document.name), detail=error))
    outcome.loaded = fitting


def _together(kept: list[Kept], outcome: Outcome) -> list[Record]:
    """What was there and what is new; a file of the same name about the same meeting is replaced by its new version."""
    from loaders.identity.sittings import sittings

    def told(record: Record) -> set[tuple[str, str]]:
        return {(record.document.name, sitting.meeting) for sitting in sittings([record])}

    new = {record.document.digest for record in outcome.loaded}
    about = {key for record in outcome.loaded for key in told(record)}
    staying = []
    for old in kept:
        if old.record.document.digest in new:
            continue
        if told(old.record) & about:
            outcome.replaced.append(old.record.document.name)
        else:
            staying.append(old.record)
    return staying + outcome.loaded


def _counts(records: list[Record]) -> dict[str, int]:
    """What the loaded files hold; people by name within a forum."""
    readings = [reading for record in records for reading in record.readings]
    return {
        "meetings": len(readings),
        "people": len({(r.own.key, a.name) for r in readings for a in r.minutes.attendance}),
        "referrals": sum(len(r.referrals) for r in readings),
        "commitments": sum(len(r.commitments) for r in readings),
        "projects": len({(r.own.key, p.name) for r in readings for p in r.projects}),
    }
