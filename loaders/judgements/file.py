"""The judgement file: read and added to under a lock, never rewritten.

The lock is the one that stores use, beside the file; another process that holds it is waited for, shortly.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.stores.base import Mode, StoreError
from graph.stores.lock import Lock
from loaders.judgements.lines import Found, as_lines, read_lines
from loaders.judgements.model import Judgement

WAIT_SECONDS = 2.0
_STEP = 0.05


@dataclass(frozen=True, slots=True)
class JudgementFile:
    """The file at `path`, which need not be there yet; `wait` is how long another process is waited for."""

    path: Path
    wait: float = WAIT_SECONDS

    def read(self) -> Found:
        """What the file holds, nothing where there is none. Raises StoreError where it cannot be read or is in use."""
        if not self.path.exists():
            return Found()
        with self._locked("read"):
            return self._read()

    def add(self, new: Iterable[Judgement]) -> list[Judgement]:
        """Put judgements behind the others, those whose id is there already left out; returns what was written.

        Raises StoreError where it cannot be written or is in use.
        """
        with self._locked("write"):
            known = {one.id for one in self._read().judgements}
            fresh = list({one.id: one for one in new if one.id not in known}.values())
            if fresh:
                self._append(as_lines(fresh))
        return fresh

    def _read(self) -> Found:
        try:
            return read_lines(self.path.read_bytes().decode("utf-8", errors="replace"))
        except FileNotFoundError:
            return Found()
        except OSError as error:
            raise self._unusable(error) from None

    def _append(self, text: str) -> None:
        try:
            with self.path.open("a+b") as stream:
                # A line that was torn by a crash must not swallow the next one.
                if stream.tell():
                    stream.seek(-1, os.SEEK_END)
                    text = text if stream.read(1) == b"\n" else "\n" + text
                stream.write(text.encode("utf-8"))
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise self._unusable(error) from None

    @contextmanager
    def _locked(self, mode: Mode) -> Iterator[None]:
        lock = self._lock(mode)
        try:
            yield
        finally:
            if lock:
                lock.release()

    def _lock(self, mode: Mode) -> Lock | None:
        """The lock; None for reading where none can be made, as in a folder that is read-only."""
        if mode == "read" and not os.access(self.path.parent, os.W_OK):
            return None
        until = time.monotonic() + self.wait
        while True:
            try:
                return Lock(self.path, mode)
            except StoreError as error:
                if "detail" in error.details:
                    raise
                if time.monotonic() >= until:
                    raise StoreError(
                        "The judgement file {path} is being written by another process. Try again shortly.",
                        path=self.path,
                    ) from None
            time.sleep(_STEP)

    def _unusable(self, error: OSError) -> StoreError:
        return StoreError(
            "The judgement file {path} cannot be used: {detail}", path=self.path, detail=error.strerror or error
        )
