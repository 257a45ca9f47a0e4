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
from loaders.minutes.withheld import withhold
from loaders.privacy.forgetting import Forgotten
from loaders.privacy.screening import NOBODY, screened


class NoMinutesError(UnreadableError):
    """A file with text in which no meeting was found."""


def read_file(path: Path, known: Registry | None = None, forgotten: Forgotten = NOBODY) -> Record:
    """Read one file; `known` are the registered bodies, the shipped ones when None; `forgotten` people are left out.

    Raises UnreadableError for a file without text, NoMinutesError for text without a meeting.
    """
    return read_record(read_document(path), known, forgotten)


def read_record(document: Document, known: Registry | None = None, forgotten: Forgotten = NOBODY) -> Record:
    """Read the minutes in a document and the facts they state, without what is never kept. Raises NoMinutesError."""
    document = screened(document, forgotten)
    meetings = read_minutes(document)
    document = withhold(document, meetings)
    record = Record(document)
    for minutes in meetings:
        mentions = find_mentions(document, minutes, known or registry())
        record.readings.append(read_facts(document, minutes, mentions))
    if not record.readings:
        raise NoMinutesError(document.name, "no_meeting")
    return record
