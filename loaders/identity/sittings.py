"""Which minutes tell of which meeting, and the ids that everything else is built on.

Ids come from what a thing is made of (the meeting's body and day, the item's number, the place of the words), never
from a person's best name, so the same files give the same ids in any order of loading. The body is named by the key
that its own document gives it, so that what other documents tell of the body leaves the ids of its meetings alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b

from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.minutes.model import Item
from loaders.span import Span

_VERSIONS = ("agenda", "draft", "minutes", "approved")
_KINDS = ("pdf", "html", "docx")  # of one version, the format that loses least on the way to text


def ident(kind: str, *parts: object) -> str:
    """A short stable id: the kind, and a hash of the parts."""
    digest = blake2b("\x1f".join(str(part) for part in parts).encode("utf-8"), digest_size=8)
    return f"{kind}:{digest.hexdigest()}"


@dataclass(frozen=True)
class Sitting:
    """One reading of one meeting. Of several readings of a meeting one is `leading`: its facts are the ones kept."""

    record: Record
    reading: Reading
    meeting: str
    leading: bool = True

    @cached_property
    def source(self) -> str:
        """Id of the file."""
        return source_id(self.record)

    @cached_property
    def date(self) -> str | None:
        """Day of the meeting."""
        return self.reading.minutes.head.date

    @cached_property
    def text(self) -> str:
        """The file's text."""
        return self.record.document.text

    def words(self, span: Span) -> str:
        """The words at a place, white space folded."""
        return " ".join(span.of(self.text).split())

    def item(self, number: str) -> Item | None:
        """The agenda item with that number."""
        return self._items.get(number)

    @cached_property
    def _items(self) -> dict[str, Item]:
        return {item.number: item for item in reversed(self.reading.minutes.items)}

    def item_id(self, number: str) -> str:
        """Id of an agenda item; text outside any item belongs to the item ''."""
        return ident("item", self.meeting, number)

    def passage_id(self, span: Span) -> str:
        """Id of the words at a place."""
        return ident("passage", self.source, span.start, span.end)


def source_id(record: Record) -> str:
    """Id of a file: its content, not its name or place."""
    return f"source:{record.document.digest[:16]}"


def sittings(records: list[Record]) -> list[Sitting]:
    """Every reading with its meeting, by date, then body, then file; the best version of each meeting leads."""
    readings = [(record, reading) for record in records for reading in record.readings]
    ids = meeting_ids(reading for _, reading in readings)
    found = [
        Sitting(record, reading, ids.get(meeting_key(reading)) or _undated(record, reading))
        for record, reading in readings
    ]
    found.sort(key=lambda s: (s.date or "9999", s.reading.own.key, s.source, s.reading.minutes.span.start))
    best: dict[str, Sitting] = {}
    for sitting in found:
        if sitting.meeting not in best or _rank(sitting) > _rank(best[sitting.meeting]):
            best[sitting.meeting] = sitting
    return [Sitting(s.record, s.reading, s.meeting, s is best[s.meeting]) for s in found]


def meeting_key(reading: Reading) -> tuple[str, str]:
    """What tells the meeting of a reading from others: the body that met, as all documents together know it, and when.

    The day is '' where it is not told.
    """
    return reading.own.key, reading.minutes.head.date or ""


def meeting_ids(readings: Iterable[Reading]) -> dict[tuple[str, str], str]:
    """The id of each meeting that has a day, by `meeting_key`.

    It comes from the first of the keys that the meeting's own documents give the body; where two bodies that met on one
    day go by that key, from the key that all documents together give them too.
    """
    told: dict[tuple[str, str], str] = {}
    for reading in readings:
        key = meeting_key(reading)
        if key[1]:
            told[key] = min(told.get(key, reading.own.told_key), reading.own.told_key)
    times = Counter((name, day) for (_, day), name in told.items())
    return {
        (body, day): ident("meeting", *((name,) if times[name, day] == 1 else (name, body)), day)
        for (body, day), name in told.items()
    }


def _undated(record: Record, reading: Reading) -> str:
    return ident("meeting", record.document.digest, reading.minutes.span.start)


def _rank(sitting: Sitting) -> tuple[int, bool, int, int, str]:
    """Later versions first, text before what was recognised in pictures, then the fuller reading, then the format."""
    minutes, kind = sitting.reading.minutes, sitting.record.document.kind
    format_rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return _VERSIONS.index(minutes.head.version), kind != "scan", len(minutes.items), format_rank, sitting.source
