"""Which minutes tell of which meeting, and the ids that everything else is built on.

Ids come from what a thing is made of (the meeting's body and day, the item's number, the place of the words), never
from a person's best name, so the same files give the same ids in any order of loading.
"""

from __future__ import annotations

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Sitting:
    """One reading of one meeting. Of several readings of a meeting one is `leading`: its facts are the ones kept."""

    record: Record
    reading: Reading
    meeting: str
    leading: bool = True

    @property
    def source(self) -> str:
        """Id of the file."""
        return source_id(self.record)

    @property
    def date(self) -> str | None:
        """Day of the meeting."""
        return self.reading.minutes.head.date

    @property
    def text(self) -> str:
        """The file's text."""
        return self.record.document.text

    def words(self, span: Span) -> str:
        """The words at a place, white space folded."""
        return " ".join(span.of(self.text).split())

    def item(self, number: str) -> Item | None:
        """The agenda item with that number."""
        return next((item for item in self.reading.minutes.items if item.number == number), None)

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
    found = [
        Sitting(record, reading, _meeting_id(record, reading)) for record in records for reading in record.readings
    ]
    found.sort(key=lambda s: (s.date or "9999", s.reading.own.key, s.source, s.reading.minutes.span.start))
    best: dict[str, Sitting] = {}
    for sitting in found:
        if sitting.meeting not in best or _rank(sitting) > _rank(best[sitting.meeting]):
            best[sitting.meeting] = sitting
    return [Sitting(s.record, s.reading, s.meeting, s is best[s.meeting]) for s in found]


def _meeting_id(record: Record, reading: Reading) -> str:
    head = reading.minutes.head
    if head.date is None:
        return ident("meeting", record.document.digest, reading.minutes.span.start)
    return ident("meeting", reading.own.key, head.date)


def _rank(sitting: Sitting) -> tuple[int, bool, int, int, str]:
    """Later versions first, text before what was recognised in pictures, then the fuller reading, then the format."""
    minutes, kind = sitting.reading.minutes, sitting.record.document.kind
    format_rank = _KINDS.index(kind) if kind in _KINDS else len(_KINDS)
    return _VERSIONS.index(minutes.head.version), kind != "scan", len(minutes.items), format_rank, sitting.source
