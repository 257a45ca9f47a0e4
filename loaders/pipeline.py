"""The chain from a file to what is kept of it, a line a stage."""

from __future__ import annotations

from pathlib import Path

from loaders.documents import read_document
from loaders.documents.document import Document, UnreadableError
from loaders.facts import read_facts
from loaders.facts.record import Record
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import Registry, registry
from loaders.minutes.read import read_minutes


class NoMinutesError(UnreadableError):
    """A file with text in which no meeting was found."""


def read_file(path: Path, known: Registry | None = None) -> Record:
    """Read one file; `known` are the registered bodies, the shipped ones when None.

    Raises UnreadableError for a file without text, NoMinutesError for text without a meeting.
    """
    return read_record(read_document(path), known)


def read_record(document: Document, known: Registry | None = None) -> Record:
    """Read the minutes in a document and the facts they state. Raises NoMinutesError."""
    record = Record(document)
    for minutes in read_minutes(document):
        mentions = find_mentions(document, minutes, known or registry())
        record.readings.append(read_facts(document, minutes, mentions))
    if not record.readings:
        raise NoMinutesError(document.name, "no_meeting")
    return record
