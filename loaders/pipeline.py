"""The chain from a file to what is kept of it, a line a stage."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from loaders.documents import read_document
from loaders.documents.document import Document, UnreadableError
from loaders.facts import read_facts
from loaders.facts.record import Given, Record
from loaders.given.names import Names
from loaders.mentions.find import find_in_focus
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


def read_record(
    document: Document, known: Registry | None = None, forgotten: Forgotten = NOBODY, given: Sequence[Given] = ()
) -> Record:
    """Read the minutes in a document and the facts they state, without what is never kept.

    `given` is what others have read from it. Raises NoMinutesError, ValueError for given facts that are none.
    """
    document = screened(document, forgotten)
    meetings = read_minutes(document)
    document = withhold(document, meetings)
    record = Record(document, given=list(given))
    read: list[Names] = []
    for minutes in meetings:
        mentions, focus = find_in_focus(document, minutes, known or registry())
        record.readings.append(read_facts(document, minutes, mentions))
        read.append(Names(document.text, minutes, mentions, focus.naming))
    if not record.readings:
        raise NoMinutesError(document.name, "no_meeting")
    if given:
        from loaders.given.put import put_given

        put_given(record, read, forgotten)
    return record
