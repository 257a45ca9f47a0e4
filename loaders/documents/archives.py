"""Zip files of minutes: each member is a file of its own, at the path `archive.zip/folder/member.pdf`.

An archive's directory is weighed before anything is unpacked: how many members, how much they say they unpack to. What
a member really unpacks to is bounded by what it says, because no more is ever read of it. Members that are archives
themselves, are encrypted, or whose names lead out of the archive are left out with a line each.
"""

from __future__ import annotations

import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BufferedIOBase
from pathlib import Path, PurePosixPath
from typing import IO, cast

from loaders.documents.document import Limits

SUFFIX = ".zip"
BROKEN = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    zlib.error,
    EOFError,
    struct.error,
    RuntimeError,
    ValueError,
    OSError,
)
_ENTRY_BYTES = 1_000  # of the directory for one member; more is no archive that anyone made
_TAIL = 22 + 65_535 + 20 + 56  # the end of the directory, with the longest comment and its 64-bit form
_UTF8 = 0x800
_ENCRYPTED = 0x1
_OUTSIDE = re.compile(r"^/|^[A-Za-z]:|\\|(?:^|/)\.\.(?:/|$)|\x00")
_PASSED_OVER = re.compile(r"(?:^|/)(?:\.|~\$|__MACOSX/|Thumbs\.db$)")


def split(path: Path) -> tuple[Path, str] | None:
    """(archive, member) of the path of a member; None for any other path."""
    for parent in path.parents:
        if parent.suffix.lower() == SUFFIX and parent.is_file():
            return parent, path.relative_to(parent).as_posix()
    return None


@contextmanager
def opened(path: Path) -> Iterator[BufferedIOBase]:
    """A file or a member of an archive, for reading. Raises OSError; ValueError for a name that no file can have."""
    inside = None if path.is_file() else split(path)
    if inside is None:
        with path.open("rb") as stream:
            yield stream
        return
    archive, name = inside
    try:
        with zipfile.ZipFile(archive) as package:
            entry = next((entry for entry in package.infolist() if _name(entry) == name), None)
            if entry is None:
                raise FileNotFoundError(2, "No such file", str(path))
            with package.open(entry) as stream:
                yield cast("BufferedIOBase", stream)
    except FileNotFoundError:
        raise
    except BROKEN as error:
        raise OSError(5, f"{error}", str(path)) from error


def exists(path: Path) -> bool:
    """Whether there is a file, or a member of an archive, at this path."""
    try:
        if path.is_file():
            return True
        with opened(path):
            return True
    except (OSError, ValueError):
        return False


def members(archive: Path, limits: Limits) -> Iterator[tuple[Path, str | None]]:
    """(path, None) for each member to read, in order of name; (path, reason) for the archive or a member left out."""
    try:
        if archive.stat().st_size > limits.archive_bytes:
            yield archive, "archive_too_large"
            return
        with archive.open("rb") as stream:
            if directory_bytes(stream) > limits.archive_members * _ENTRY_BYTES:
                yield archive, "too_many_members"
                return
            with zipfile.ZipFile(stream) as package:
                entries = [entry for entry in package.infolist() if not entry.is_dir()]
    except BROKEN:
        yield archive, "damaged_archive"
        return
    if len(entries) > limits.archive_members:
        yield archive, "too_many_members"
    elif sum(entry.file_size for entry in entries) > limits.archive_unpacked_bytes:
        yield archive, "archive_too_large"
    else:
        seen: set[str] = set()
        for entry in sorted(entries, key=_name):
            name = _name(entry)
            reason = _reason(entry, name, limits) or ("twice" if name in seen else None)
            if reason == "outside_archive" or not _PASSED_OVER.search(name):
                yield (archive / _harmless(name) if reason else archive / name), reason
            seen.add(name)


def directory_bytes(stream: IO[bytes]) -> int:
    """Size of a zip file's directory as its end states it; 0 where there is no end. What is parsed is never more."""
    length = stream.seek(0, 2)
    start = max(0, length - _TAIL)
    stream.seek(start)
    tail = stream.read()
    stream.seek(0)
    end = tail.rfind(b"PK\x05\x06")
    if end < 0 or len(tail) < end + 22:
        return 0
    size = int.from_bytes(tail[end + 12 : end + 16], "little")
    wide = tail.rfind(b"PK\x06\x06", 0, end)
    if wide >= 0 and tail[max(0, end - 20) :].startswith(b"PK\x06\x07"):
        size = max(size if size != 0xFFFFFFFF else 0, int.from_bytes(tail[wide + 40 : wide + 48], "little"))
    return size


def _reason(entry: zipfile.ZipInfo, name: str, limits: Limits) -> str | None:
    """Why a member is left out."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if _OUTSIDE.search(name) or any(part in ("", ".", "..") for part in PurePosixPath(name).parts):
        return "outside_archive"
    if kind not in (0, stat.S_IFREG):
        return "not_a_file"
    if entry.flag_bits & _ENCRYPTED:
        return "encrypted_member"
    if name.lower().endswith((SUFFIX, ".7z", ".rar", ".gz", ".tar")):
        return "nested_archive"
    return "member_too_large" if entry.file_size > limits.file_bytes else None


def _name(entry: zipfile.ZipInfo) -> str:
    """The member's name. Without the mark for UTF-8 it is that all the same (macOS), or of the old Danish DOS page."""
    if entry.flag_bits & _UTF8:
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp850")


def _harmless(name: str) -> str:
    """A name that only tells what was left out: no path that leads anywhere."""
    parts = [part for part in re.split(r"[/\\]", name) if part not in ("", ".")]
    return "/".join(f"({part})" if part == ".." or part.endswith(":") else part for part in parts) or "?"
