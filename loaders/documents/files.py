"""Which files a command means: the paths given, folders walked in sorted order, zip files opened.

Only regular files are taken. Hidden files are passed over in silence; symlinks that lead out of the folder, FIFOs,
devices and files of unknown kinds are left out with a line each, and a name is never shown raw.
"""

from __future__ import annotations

import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from loaders.documents import archives
from loaders.documents.document import Limits
from loaders.documents.names import shown

SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".docm", ".html", ".htm", ".xhtml"})
_DEFAULT = Limits()


@dataclass(frozen=True, slots=True)
class Problem:
    """A path that was left out: `reason` is a code, one of `REASONS`."""

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
    "bad_name": "navnet har tegn, som ikke er tekst; omdøb filen",
    "damaged_archive": "zipfilen er beskadiget; hent den igen fra kilden",
    "archive_too_large": "zipfilen fylder for meget, pakket eller udpakket, og springes over; del den",
    "too_many_members": "zipfilen har for mange filer og springes over; del den",
    "outside_archive": "navnet fører ud af zipfilen, og filen læses ikke",
    "encrypted_member": "er beskyttet med adgangskode; pak den ud og gem den uden adgangskode",
    "nested_archive": "er en pakket fil i en zipfil og læses ikke; pak den ud",
    "member_too_large": "fylder for meget og springes over",
    "twice": "ligger flere gange i zipfilen under samme navn; kun den første læses",
}
REASONS = tuple(_MESSAGES)


@dataclass(frozen=True, slots=True)
class Found:
    """The files to read, each once, in the order given and sorted inside folders; and what was left out."""

    files: tuple[Path, ...]
    problems: tuple[Problem, ...]


def find_files(paths: Iterable[Path], limits: Limits = _DEFAULT) -> Found:
    """The files that `paths` mean; a zip file means its members, at paths such as `archive.zip/member.pdf`.

    A file named outright is taken whatever its suffix: its content decides later.
    """
    files: dict[Path, None] = {}
    problems: list[Problem] = []
    for path in paths:
        entries = _walked(path, path.resolve()) if path.is_dir() else iter((_judged(path, named=True),))
        for entry in (each for found in entries for each in _unpacked(found, limits)):
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


def _unpacked(entry: Path | Problem, limits: Limits) -> Iterator[Path | Problem]:
    """The members of a zip file; anything else as it is."""
    if isinstance(entry, Problem) or entry.suffix.lower() != archives.SUFFIX or archives.split(entry):
        yield entry
        return
    for path, reason in archives.members(entry, limits):
        if reason is None and path.suffix.lower() not in SUFFIXES:
            reason = "not_supported"
        yield path if reason is None else Problem(path, reason)


def _inside(link: Path, root: Path) -> bool:
    try:
        return link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):
        return False


def _judged(path: Path, *, named: bool) -> Path | Problem:
    if not _is_text(str(path)):
        return Problem(path, "bad_name")
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return path if archives.exists(path) else Problem(path, "missing")
    except NotADirectoryError:
        return path if archives.exists(path) else Problem(path, "missing")
    except (OSError, ValueError):
        return Problem(path, "denied")
    if not stat.S_ISREG(mode):
        return Problem(path, "not_a_file")
    if not named and path.suffix.lower() not in (*SUFFIXES, archives.SUFFIX):
        return Problem(path, "not_supported")
    return path


def _is_text(name: str) -> bool:
    """Whether a path can be written down: old archives leave names behind whose bytes are no UTF-8."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
