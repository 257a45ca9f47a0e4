"""Reading one file, or the kept text of one, to the JSON that is kept of it: what a worker process does for each.

`read` is used in the process itself for a few small texts and by the workers for everything else.
"""

from __future__ import annotations

import traceback
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.errors import UserError

if TYPE_CHECKING:
    from loaders.documents.document import Document, Limits
    from loaders.facts.record import Given
    from loaders.mentions.registry import Registry

SNIFFED = 1024
SMALL = 200_000  # bytes
_OTHER_THAN_TEXT = (b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_TEXTS = frozenset({".txt", ".text", ".md", ".markdown"})


@dataclass(frozen=True, slots=True)
class Task:
    """Something to read: the file at `path` (of the `digest` seen there), or `document`, the text kept of one.

    `given` is what others have read from it.
    """

    path: Path
    version: str
    document: Document | None = None
    digest: str = ""
    given: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class Done:
    """What came of a task: the record as JSON, or the error that says why not."""

    task: Task
    reading: str | None = None
    error: Exception | None = None


class FaultError(UserError):
    """A file that could not be read through a fault of ours or of a library, or that broke its limits."""


def read(task: Task, known: Registry, limits: Limits) -> Done:
    """Read one. Whatever goes wrong comes back as `error`: UnreadableError, or FaultError with a line for the user."""
    from klyngegraf.forgotten import forgotten
    from loaders.documents import read_document
    from loaders.documents.document import UnreadableError
    from loaders.documents.names import shown
    from loaders.facts.record import to_json
    from loaders.pipeline import read_record

    try:
        document = task.document or read_document(task.path, limits=limits)
        record = read_record(document, known, forgotten(), task.given)
        return Done(task, to_json(replace(record, extractor=task.version)))
    except UnreadableError as error:
        # Told by its path: of files of one name in several folders the user must know which.
        return Done(task, error=UnreadableError(str(task.path), error.reason, **error.details))
    except MemoryError:
        return Done(task, error=FaultError("read_memory", path=shown(str(task.path))))
    except Exception as error:
        # A fault of ours in one file must not cost the user the others; --debug shows where it lies.
        fault = FaultError("fault", path=shown(str(task.path)), detail=f"{type(error).__name__}: {error}")
        fault.add_note(traceback.format_exc())
        return Done(task, error=fault)


def is_small_text(task: Task) -> bool:
    """Whether a task is text of modest size by its name and first bytes: nothing that could hang or fell its reader."""
    from loaders.documents import archives

    if task.document is not None:
        return len(task.document.text) <= SMALL
    try:
        with archives.opened(task.path) as stream:
            head = stream.read(SMALL + 1)
    except OSError:
        return True  # reading it says what is wrong with it
    begins = head[:SNIFFED]
    looks_like_text = not begins.lstrip().startswith(b"<") and not any(mark in begins for mark in _OTHER_THAN_TEXT)
    return len(head) <= SMALL and task.path.suffix.lower() in _TEXTS and looks_like_text
