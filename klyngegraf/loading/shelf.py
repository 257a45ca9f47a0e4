"""What the store holds of each loaded file, and how a load, a sync or a forgetting changes it.

An `Entry` is one content (by SHA-256), with the places at which files of that content lay. A place is a path that once
was loaded: a new content found there takes the place over, and an entry that has lost its last place has been replaced.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from loaders.documents import archives
from loaders.documents.names import shown

if TYPE_CHECKING:
    from graph.stores.base import Store
    from loaders.facts.record import Record

_NAME = re.compile(r"[^/\\]+\.zip[/\\].+$|[^/\\]+$", re.IGNORECASE | re.DOTALL)
_KEPT = """
MATCH (s:Source)
RETURN s.digest AS digest, s.name AS name, s.extractor AS extractor, s.reading IS NULL AS bare, s.places AS places,
       s.loaded_at AS loaded_at
"""
_READINGS = "MATCH (s:Source) RETURN s.digest AS digest, s.reading AS reading"


@dataclass(slots=True)
class Readings:
    """What the store keeps of all files as JSON, fetched at once when the first is asked for: they are large."""

    store: Store
    _by_digest: dict[str, str] | None = None

    def of(self, digest: str) -> str:
        """What was read from the file with that digest. Raises StoreError, QueryError."""
        if self._by_digest is None:
            self._by_digest = {row["digest"]: row["reading"] for row in self.store.query(_READINGS).rows}
        return self._by_digest[digest]


@dataclass(slots=True)
class Entry:
    """One file: its content's digest, what was read from it as JSON (or where that is kept), and where it lay."""

    digest: str
    name: str
    extractor: str
    _reading: str | Readings
    places: set[str] = field(default_factory=set)
    loaded_at: str | None = None
    _record: Record | None = None

    @property
    def reading(self) -> str:
        """What was read from it, as JSON."""
        if isinstance(self._reading, Readings):
            self._reading = self._reading.of(self.digest)
        return self._reading

    @property
    def record(self) -> Record:
        """What was read from it. Raises ValueError where another version wrote what cannot be understood."""
        from loaders.facts.record import from_json

        if self._record is None:
            self._record = from_json(self.reading)
        return self._record

    @property
    def meetings(self) -> set[str]:
        """Ids of the meetings that it tells of; none where another version wrote what cannot be understood."""
        from loaders.identity.sittings import sittings

        try:
            return {sitting.meeting for sitting in sittings([self.record])}
        except ValueError:
            return set()

    def named_by_place(self) -> None:
        """Give it the first of the names under which it lay, so that the order of loading does not show."""
        from loaders.facts.record import to_json

        name = min(map(name_at, self.places), default=self.name)
        if name != self.name:
            record = self.record
            self._record = replace(record, document=replace(record.document, name=name))
            self.name, self._reading = name, to_json(self._record)


def entry_of(reading: str, place: str | None = None) -> Entry:
    """An entry of what was just read."""
    from loaders.facts.record import from_json

    record = from_json(reading)
    places = {place} if place else set()
    return Entry(record.document.digest, record.document.name, record.extractor, reading, places, None, record)


@dataclass(slots=True)
class Shelf:
    """All files, by digest."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def put(self, new: Entry) -> list[Entry]:
        """Put an entry in and return those that it replaces: earlier versions of the file.

        An earlier version lay at the same place; or had the same name, told of the same meeting and lies nowhere now.
        """
        known = self.entries.get(new.digest)
        if known:
            new.places |= known.places
        replaced = [old for old in self.entries.values() if old.digest != new.digest and _takes_over(new, old)]
        for old in replaced:
            del self.entries[old.digest]
        self.entries[new.digest] = new
        new.named_by_place()
        return replaced

    def leave(self, entry: Entry, places: Iterable[str]) -> None:
        """Note that a file lies at these places no more."""
        entry.places -= set(places)
        if entry.places:
            entry.named_by_place()

    def remove(self, entries: Iterable[Entry]) -> None:
        """Take entries out."""
        for entry in entries:
            del self.entries[entry.digest]

    def named(self, words: str) -> list[Entry]:
        """The entries that somebody calls so: by file name, path, or the beginning of the digest."""
        by_name = [e for e in self.entries.values() if words == e.name or words in map(name_at, e.places)]
        if by_name:
            return by_name
        place = place_of(Path(words))
        by_place = [e for e in self.entries.values() if place in e.places]
        if by_place:
            return by_place
        digest = words.removeprefix("source:").lower()
        if not re.fullmatch(r"[0-9a-f]{4,64}", digest):
            return []
        return [e for e in self.entries.values() if e.digest.startswith(digest)]


def shelf_of(store: Store) -> Shelf:
    """What the store holds. Raises UserError for one that was filled from an export without the texts."""
    from klyngegraf.forgotten import without_forgotten

    rows = store.query(_KEPT).rows
    if any(row["bare"] for row in rows):
        raise UserError("store_imported", code=WRONG_USE, store=store.place)
    readings = Readings(store)
    return Shelf(
        {
            row["digest"]: Entry(
                row["digest"], row["name"], row["extractor"] or "", readings,
                set(map(without_forgotten, row["places"] or ())),
                row["loaded_at"],
            )
            for row in rows
        }
    )  # fmt: skip


def place_of(path: Path) -> str:
    """A path as it is remembered: without the people who were forgotten."""
    from klyngegraf.forgotten import without_forgotten

    try:
        return without_forgotten(str(path.resolve()))
    except (OSError, RuntimeError):
        return without_forgotten(str(path.absolute()))


def name_at(place: str) -> str:
    """The name of the file at a place, as it may be shown; with the archive's for a member of one."""
    found = _NAME.search(place)
    return shown(found[0].replace("\\", "/") if found else place)


def _takes_over(new: Entry, old: Entry) -> bool:
    shared = new.places & old.places
    if shared:
        old.places -= shared
        old.named_by_place()
        return not old.places
    if new.name != old.name or any(archives.exists(Path(place)) for place in old.places):
        return False
    return bool(new.meetings & old.meetings)
