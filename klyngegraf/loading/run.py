"""Loading: read what is new, join it with what is there, make the graph equal to it.

    files → by digest: unchanged | to read ─▶ workers ─▶ shelf ─▶ rows ─▶ difference ─▶ whole files a transaction

The readings of all loaded files are the truth; the graph is a pure function of them. A load therefore ends in the same
graph whatever the order of files, and a load that was cut short is put right by the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.loading.finding import digest_of, files_of, why_not
from klyngegraf.loading.outcome import Failure, Outcome, counts_of, duplicates_of, leading_of, questions_of
from klyngegraf.loading.progress import stage
from klyngegraf.loading.recalling import recalled
from klyngegraf.loading.shelf import Entry, Shelf, entry_of, place_of, shelf_of
from klyngegraf.loading.tasks import Done, FaultError, Task
from klyngegraf.loading.workers import Allowance, read_all
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.stores.base import Store, Transaction
    from graph.writer import Update
    from klyngegraf.review.keeping import Judged
    from loaders.facts.record import Given
    from loaders.identity.recall import Recall

_DEFAULT = Allowance()


def load_paths(
    session: Session,
    paths: Sequence[Path],
    *,
    dry_run: bool = False,
    again: bool = False,
    allowance: Allowance = _DEFAULT,
    given: Given | None = None,
) -> Outcome:
    """Load files and folders; with `again`, read what the store holds again too. Raises StoreError, UserError.

    `given` are facts that somebody else has read from the files.
    """
    if not paths and not again:
        raise UserError("no_paths", code=WRONG_USE)
    outcome = Outcome(dry_run=dry_run)
    files = files_of(session, paths, outcome)
    if not files and not again:
        return outcome
    with opened(session, dry_run) as store:
        load = Load(session, store, outcome, allowance, given, again=again)
        load.read([*load.unread(files), *load.outdated(everything=again)])
        load.finish()
    return outcome


def apply_judgements(session: Session) -> Outcome:
    """Make the graph follow what people have judged, from what the store holds. Raises StoreError, UserError."""
    outcome = Outcome()
    with session.store("write") as store:
        load = Load(session, store, outcome)
        load.altered = True
        load.finish()
    return outcome


@contextmanager
def opened(session: Session, dry_run: bool) -> Iterator[Store | None]:
    """The store to write to; to read only in a dry run, None where it is not there yet."""
    if dry_run and session.settings.neo4j_uri is None and not session.settings.store.exists():
        yield None
        return
    with session.store("read" if dry_run else "write") as store:
        yield store


@dataclass(slots=True)
class Load:
    """One change of what is loaded: read files, put them on the shelf, take others off, then `finish`."""

    session: Session
    store: Store | None
    outcome: Outcome
    allowance: Allowance = _DEFAULT
    given: Given | None = None
    shelf: Shelf = field(default_factory=Shelf)
    version: str = ""
    altered: bool = False
    again: bool = False  # read and compare everything anew
    judged: Judged = field(init=False)
    recall: Recall = field(init=False)
    _same: dict[str, list[Path]] = field(default_factory=dict)  # files to read by digest, copies behind the first
    _touched: dict[str, Entry] = field(default_factory=dict)
    _before: dict[str, list[Entry]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        from klyngegraf.forgotten import forgotten_mark
        from klyngegraf.forums import own_files_mark
        from klyngegraf.review.keeping import judged
        from loaders.facts.record import EXTRACTOR

        self.version = EXTRACTOR + own_files_mark() + forgotten_mark()
        self.judged = judged(self.session, self.store)
        self.outcome.failures += [
            Failure(
                str(self.judged.file.path),
                self.session.text("judgement_fault", path=self.judged.file.path, line=one.line, detail=one.detail),
            )
            for one in self.judged.faults
        ]
        self.recall = recalled(None if self.again else self.store)
        if self.store is not None:
            self.shelf = shelf_of(self.store)

    def unread(self, files: Iterable[Path]) -> list[Task]:
        """What has to be read of these files: each content once, and none that is known as it is."""
        tasks = []
        for file in files:
            digest, place = digest_of(file), place_of(file)
            known = self.shelf.entries.get(digest)
            if digest in self._same:
                self._same[digest].append(file)
                self.outcome.copies += 1
            elif known and known.extractor == self.version and self.given is None:
                self.outcome.unchanged += 1
                if place not in known.places:
                    known.places.add(place)
                    self._put(known)
            else:
                if digest:
                    self._same[digest] = [file]
                tasks.append(Task(file, self.version, digest=digest, given=self._given(known)))
        return tasks

    def _given(self, known: Entry | None) -> tuple[Given, ...]:
        """What others have read from a file: as kept, and what is given now in place of that reader's earlier facts."""
        from loaders.facts.record import given_from_json

        kept = given_from_json(known.reading) if known else ()
        new = self.given
        return (*(one for one in kept if one.by != new.by), new) if new else kept

    def outdated(self, *, everything: bool = False) -> list[Task]:
        """What another version has read and no file of `unread` brings anew: to be read from the text that is kept."""
        from loaders.facts.record import document_from_json, given_from_json

        old = [entry for entry in self.shelf.entries.values() if everything or entry.extractor != self.version]
        return [
            Task(
                Path(entry.name),
                self.version,
                document_from_json(entry.reading),
                given=given_from_json(entry.reading),
            )
            for entry in old
            if entry.digest not in self._same
        ]

    def read(self, tasks: list[Task]) -> None:
        """Read; Ctrl-C ends the reading, and what has been read by then is kept."""
        if not tasks:
            return
        try:
            with (
                stage(self.session, "progress_reading", len(tasks)) as steps,
                closing(read_all(tasks, self.allowance, lambda task: steps.at(task.path.name))) as found,
            ):
                for done in found:
                    self._take(done)
                    steps.step()
        except KeyboardInterrupt:
            self.outcome.interrupted = True
            if self.outcome.loaded or self.outcome.read_again:
                self.session.say("interrupted_saving", count=len(self.outcome.loaded) + len(self.outcome.read_again))
        self.outcome.failures.sort(key=lambda failure: failure.path)

    def remove(self, entries: list[Entry]) -> None:
        """Take files off the shelf."""
        self.shelf.remove(entries)
        self.altered = self.altered or bool(entries)
        self.outcome.removed += sorted(entry.name for entry in entries)

    def finish(self) -> None:
        """Make the graph equal to what is on the shelf, and say in the outcome what that changed."""
        from klyngegraf.loading import changes

        if not self.altered and not self.judged.changed and not (self.store and changes.was_cut_short(self.store)):
            return
        try:
            with stage(self.session, "progress_joining", None):
                update = self._update()
            self._sum_up(update)
            if self.store is not None and not self.outcome.dry_run:
                with stage(self.session, "progress_writing", None):
                    self._write(self.store, update)
        except KeyboardInterrupt:
            self.outcome.interrupted = True
            self._count_what_is_in(self.store)

    def _take(self, done: Done) -> None:
        if done.error or not done.reading:
            self._failed(done)
            return
        entry = entry_of(done.reading, None if done.task.document else place_of(done.task.path))
        entry.places |= set(map(place_of, self._same.get(entry.digest, ())))
        known = self.shelf.entries.get(entry.digest)
        if known and done.task.document:
            entry.loaded_at = known.loaded_at
        (self.outcome.read_again if done.task.document else self.outcome.loaded).append(entry.name)
        self._touched[entry.digest] = entry
        if self.given:
            self.outcome.failures += [
                Failure(entry.name, self.session.text(f"fact_{one.reason}", fact=one.fact, detail=one.detail))
                for one in entry.record.refused
            ]
        self._put(entry)

    def _put(self, entry: Entry) -> None:
        known = self.shelf.entries.get(entry.digest)
        replaced = self.shelf.put(entry)
        self._before[entry.digest] = [*replaced, *([known] if known and known is not entry else [])]
        self.outcome.replaced += [old.name for old in replaced]
        self.altered = True

    def _failed(self, done: Done) -> None:
        from loaders.documents.document import UnreadableError

        error = done.error
        assert error
        if isinstance(error, FaultError) and self.session.debug:
            raise error
        # Whoever has three empty files wants a line for each.
        copies = self._same.get(done.task.digest, [])[1:]
        self.outcome.copies -= len(copies)
        self.outcome.failures += [
            Failure(str(copy or done.task.path), why_not(self.session, error, done.task.path, copy))
            for copy in (None, *copies)
        ]
        if done.task.document and isinstance(error, UnreadableError):
            # This version finds no minutes in it; loaded today, the file would not be in the graph.
            self.remove([self.shelf.entries[done.task.document.digest]])

    def _update(self) -> Update:
        """The difference to the store; where the schema refuses the rows, without the files that are to blame."""
        from graph.validation import SchemaError
        from graph.writer import compare

        self._drop_unintelligible()
        try:
            return compare(self.store, self._rows(self.shelf.entries.values(), self.recall), afresh=self.again)
        except SchemaError:
            self._drop_misfits()
            return compare(self.store, self._rows(self.shelf.entries.values(), self.recall), afresh=self.again)

    def _rows(self, entries: Iterable[Entry], recall: Recall | None = None) -> Rows:
        """The graph of these files."""
        from klyngegraf.forums import full_registry
        from loaders.joining.rows import graph_rows

        by_digest = {entry.digest: entry for entry in entries}
        rows = graph_rows(
            [entry.record for entry in by_digest.values()],
            full_registry(),
            {digest: entry.reading for digest, entry in by_digest.items()},
            self.judged.standing,
            recall,
        )
        now = datetime.now(UTC).isoformat(timespec="seconds")
        for node in rows.nodes.values():
            if node.labels[0] == "Source":
                entry = by_digest[str(node.properties["digest"])]
                node.properties["loaded_at"] = entry.loaded_at or now
                node.properties["places"] = sorted(entry.places) or None
        return rows

    def _drop_unintelligible(self) -> None:
        """Leave out, with a line, what another version wrote and this one could neither understand nor read again."""
        for entry in list(self.shelf.entries.values()):
            try:
                _ = entry.record
            except ValueError as error:
                self._drop(entry, error)

    def _drop_misfits(self) -> None:
        """Leave out, with a line, a file whose reading the schema does not allow: it must cost no other."""
        from graph.validation import SchemaError, check

        for entry in list(self._touched.values()):
            try:
                check(self._rows([entry]))
            except SchemaError as error:
                if self.session.debug:
                    raise
                self._drop(entry, error)

    def _drop(self, entry: Entry, error: Exception) -> None:
        """Take a file out again and put back what it had replaced."""
        from loaders.documents.names import shown

        line = self.session.text("fault", path=shown(entry.name), detail=error)
        self.outcome.failures.append(Failure(entry.name, line))
        del self.shelf.entries[entry.digest]
        self._touched.pop(entry.digest, None)
        for names in (self.outcome.loaded, self.outcome.read_again):
            if entry.name in names:
                names.remove(entry.name)
        for old in self._before.pop(entry.digest, []):
            self.shelf.entries[old.digest] = old
            if old.digest != entry.digest:
                self.outcome.replaced.remove(old.name)

    def _sum_up(self, update: Update) -> None:
        fresh = [entry for entry in self._touched.values() if entry.name in self.outcome.loaded]
        self.outcome.loaded.sort()
        leading = leading_of(update.wanted)
        self.outcome.counts = counts_of([entry.record for entry in fresh if entry.digest in leading])
        self.outcome.duplicates = duplicates_of(update.wanted, fresh)
        self.outcome.changes = update.changes
        self.outcome.questions = questions_of(update.wanted)
        self.outcome.judgements = len(self.judged.standing.judgements)
        self.outcome.overruled = len(self.judged.standing.overruled)
        self.outcome.judged_gone = len(self.judged.gone(update.wanted))

    def _write(self, store: Store, update: Update) -> None:
        from graph.writer import write
        from klyngegraf.loading import changes, recalling

        notes = changes.change_set(store, update, self.outcome)

        def beside(transaction: Transaction, number: int, total: int) -> None:
            changes.keep(transaction, notes, complete=number == total)
            if number == total:
                self.judged.keep(transaction, update.wanted)
                recalling.keep(transaction, self.recall)

        write(store, update, beside)
        if not update.changes:
            with store.transaction() as transaction:
                beside(transaction, 1, 1)

    def _count_what_is_in(self, store: Store | None) -> None:
        """After Ctrl-C while joining or writing: what of the read files the graph holds."""
        there = shelf_of(store).entries if store else {}
        inside = [entry for digest, entry in self._touched.items() if digest in there]
        self.outcome.loaded = sorted(entry.name for entry in inside if entry.name in self.outcome.loaded)
        self.outcome.counts = counts_of([entry.record for entry in inside])
        self.outcome.changes = None
