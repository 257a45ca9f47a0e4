"""Which files a load means, what is in them, and why one cannot be read, as a line in the reader's language."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.errors import UserError
from klyngegraf.loading.outcome import Failure, Outcome
from klyngegraf.messages import explained, messages
from klyngegraf.session import Session

if TYPE_CHECKING:
    from loaders.documents import Problem


def files_of(session: Session, paths: Sequence[Path], outcome: Outcome) -> list[Path]:
    """The files that paths mean; what is left out goes into the outcome."""
    from loaders.documents import find_files

    found = find_files(paths)
    # Pictures and spreadsheets among the minutes are no failure; what is refused for safety is told file by file.
    outcome.other_kinds = sum(problem.reason == "not_supported" for problem in found.problems)
    problems = [problem for problem in found.problems if problem.reason != "not_supported"]
    outcome.failures += [Failure(str(one.path), _left_out(session, one)) for one in problems]
    for path in paths:
        if path.is_dir() and not any(path in file.parents for file in found.files):
            outcome.failures.append(Failure(str(path), session.text("empty_folder", path=path)))
    return list(found.files)


def digest_of(file: Path) -> str:
    """SHA-256 of a file in hex; '' for one that cannot be opened, which reading it will explain."""
    from loaders.documents import archives

    try:
        with archives.opened(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except (OSError, ValueError):
        return ""


def why_not(session: Session, error: Exception, read: Path, copy: Path | None = None) -> str:
    """Why the file `read` could not be read; of `copy`, where that is another file with the same content."""
    from loaders.documents.names import shown

    line = session.text(error.key, **error.details) if isinstance(error, UserError) else explained(session.lang, error)
    return line.replace(shown(str(read)), shown(str(copy)), 1) if copy else line


def _left_out(session: Session, problem: Problem) -> str:
    """Why a path was left out, in the reader's language where it is one that we foresaw."""
    from loaders.documents.names import shown

    key = f"left_out_{problem.reason}"
    known = key in messages(session.lang)
    return session.text(key, path=shown(str(problem.path))) if known else str(problem)
