"""A lock beside the store's folder: many readers or one writer, across processes.

The engine's own read-only open takes no lock, and a reader beside a writer silently gets wrong answers, so this lock is
taken before the store is opened. It goes when its process ends, however it ends. The file's text says who holds it.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from graph.stores.base import Mode, StoreError

_NOTE_BYTES = 512


class Lock:
    """Held from construction until `release()`. Raises StoreError, naming the holder, when it is not free."""

    def __init__(self, store: Path, mode: Mode) -> None:
        self.path = store.with_name(store.name + ".lock")
        self._file = self._open()
        if not _take(self._file, mode):
            pid, started, command = self._note()
            self.release()
            if pid:
                raise StoreError(
                    "The store {store} is in use by process {pid} ({command}) since {started}. "
                    "Wait until it is done, or end that process.",
                    store=store, pid=pid, command=command, started=started,
                )  # fmt: skip
            raise StoreError("The store {store} is in use by another process. Wait until it is done.", store=store)
        self._write_note()

    def release(self) -> None:
        """Let it go; the file stays, since removing it would open a gap for two holders."""
        os.close(self._file)

    def _open(self) -> int:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            return os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o644)
        except OSError as error:
            raise StoreError(
                "Cannot lock the store: {path}: {detail}", path=self.path, detail=error.strerror
            ) from error

    def _note(self) -> tuple[str, str, str]:
        """Process, start and command of the holder, empty where it did not say."""
        with suppress(OSError, ValueError):
            pid, started, command = os.read(self._file, _NOTE_BYTES).decode(errors="replace").strip().split("\t")
            return pid, started, command
        return "", "", ""

    def _write_note(self) -> None:
        # Without its arguments: they may name a person, and the note stays when the lock is gone.
        command = " ".join([Path(sys.argv[0]).name, *(part for part in sys.argv[1:2] if not part.startswith("-"))])
        line = f"{os.getpid()}\t{datetime.now().astimezone():%Y-%m-%d %H:%M:%S}\t{' '.join(command.split())}"
        os.lseek(self._file, 0, os.SEEK_SET)
        os.write(self._file, line.encode()[:_NOTE_BYTES].ljust(_NOTE_BYTES))


if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    # Byte ranges are all that Windows locks: a reader takes one of the slots, a writer all of them.
    _SLOTS, _BEYOND_THE_NOTE = 64, 1 << 20

    def _take(file: int, mode: Mode) -> bool:
        for slot in range(_SLOTS if mode == "read" else 1):
            os.lseek(file, _BEYOND_THE_NOTE + slot, os.SEEK_SET)
            with suppress(OSError):
                msvcrt.locking(file, msvcrt.LK_NBLCK, 1 if mode == "read" else _SLOTS)
                os.lseek(file, 0, os.SEEK_SET)
                return True
        os.lseek(file, 0, os.SEEK_SET)
        return False

else:
    import fcntl

    def _take(file: int, mode: Mode) -> bool:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if mode == "read" else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
