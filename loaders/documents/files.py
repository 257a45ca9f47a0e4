"""Which files a command means: the paths given, folders walked in sorted order.

Only regular files are taken. Hidden files are passed over in silence; symlinks that lead out of the folder, FIFOs,
devices and files of unknown kinds are left out with a line each, and a name is never shown raw.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.documents.names import shown

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".docm", ".html", ".htm", ".xhtml"})


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that was left out: `reason` is a code (`outside`, `not_a_file`, `not_supported`, `missing`, `denied`)."""

    path: Path
    reason: str

    def __str__(self) -> str:
        return f"{shown(str(self.path))}: {_MESSAGES[self.reason]}"


_MESSAGES = {
    "outside": "genvejen fører ud af mappen og følges ikke",
    "not_a_file": "er ikke en almindelig fil og springes over",
    "not_supported": "er ikke tekst, PDF, DOCX eller HTML og springes over",
    "missing": "findes ikke",
    "denied": "kan ikke åbnes",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each once, in the order given and sorted inside folders; and what was left out."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def find_files(paths: Iterable[Path]) -> Found:
    """The files that `paths` mean. A file named outright is taken whatever its suffix: its content decides later."""
    files: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        for entry in _walked(path, path.resolve()) if path.is_dir() else (_judged(path, named=True),):
            if isinstance(entry, Problem):
                problems.append(entry)
            else:
                files[entry] = None
    return Found(tuple(files), tuple(problems))


def _walked(folder: Path, root: Path) -> Iterator[Path | Problem]:
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        yield Problem(folder, "denied")
        return
    for entry in entries:
        if entry.name.startswith((".", "~$")):
            continue
        if entry.is_symlink() and not _inside(entry, root):
            yield Problem(entry, "outside")
        elif entry.is_dir():
            # A symlink to a folder inside is met there in its own right, so it is not walked twice.
            if not entry.is_symlink():
                yield from _walked(entry, root)
        else:
            yield _judged(entry, named=False)


def _inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _judged(path: Path, *, named: bool) -> Path | Problem:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return Problem(path, "missing")
    except (OSError, ValueError):
        return Problem(path, "denied")
    if not stat.S_ISREG(mode):
        return Problem(path, "not_a_file")
    if not named and path.suffix.lower() not in SUFFIXES:
        return Problem(path, "not_supported")
    return path
