"""Worker processes that read files, each file within a time and a memory limit.

A worker that dies or takes too long costs the file it was reading, nothing else: it is replaced and the others go on.
Workers start afresh (`spawn`), so that they hold no lock and no connection of the store; when the process that started
them is gone, they end.

    main process   ── Task ──▶   worker: file → text → facts → JSON
                   ◀── Done ──
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING

from klyngegraf.errors import FAILED
from klyngegraf.loading.tasks import Done, FaultError, Task, is_small_text, read

if TYPE_CHECKING:
    from multiprocessing.context import SpawnContext, SpawnProcess

    from loaders.documents import Limits

FEW = 8  # small texts up to this many are read at once; starting a process takes longer
_STARTUP = 120  # seconds that a new worker may take to be ready
_GRACE = 5  # seconds after its limit in which a worker whose starter is gone ends itself


@dataclass(frozen=True, slots=True)
class Allowance:
    """How many workers there may be, and what each may take for one file."""

    workers: int = 0  # as many as there are processors
    seconds: float = 300.0
    megabytes: int = 1_000
    pages: int = 2_000

    @property
    def most(self) -> int:
        """How many workers may run at once."""
        return self.workers or _processors()

    @property
    def limits(self) -> Limits:
        """What a file may ask for."""
        from loaders.documents import Limits

        return Limits(pages=self.pages)


def read_all(tasks: list[Task], allowance: Allowance, started: Callable[[Task], None]) -> Generator[Done]:
    """Read all, in any order. `started` is called when the reading of one begins."""
    if len(tasks) <= FEW and all(map(is_small_text, tasks)):
        yield from _here(tasks, allowance, started)
    else:
        yield from _Pool(allowance, started).run(tasks)


def _here(tasks: Iterable[Task], allowance: Allowance, started: Callable[[Task], None]) -> Iterator[Done]:
    from klyngegraf.forums import full_registry

    known = full_registry()
    for task in tasks:
        started(task)
        yield read(task, known, allowance.limits)


@dataclass(slots=True)
class _Worker:
    process: SpawnProcess
    pipe: Connection
    task: Task | None = None
    until: float = 0.0  # when the time of its file is up
    ready: bool = False


@dataclass(slots=True)
class _Pool:
    allowance: Allowance
    started: Callable[[Task], None]
    workers: list[_Worker] = field(default_factory=list)

    def run(self, tasks: Iterable[Task]) -> Iterator[Done]:
        """Hand out the tasks and yield what comes back; in the end, however that comes, no worker is left."""
        waiting = deque(tasks)
        try:
            while waiting or any(worker.task for worker in self.workers):
                self._hand_out(waiting)
                yield from self._collect()
        finally:
            for worker in self.workers:
                worker.process.kill()
                worker.pipe.close()
            for worker in self.workers:
                worker.process.join()

    def _hand_out(self, waiting: deque[Task]) -> None:
        idle = [worker for worker in self.workers if worker.task is None]
        while waiting:
            if not idle:
                if len(self.workers) >= self.allowance.most:
                    return
                idle.append(self._start())
            worker = idle.pop()
            worker.task = waiting.popleft()
            worker.until = time.monotonic() + self.allowance.seconds + (0 if worker.ready else _STARTUP)
            self.started(worker.task)
            with suppress(OSError):  # it died idle; `_collect` finds out
                worker.pipe.send(worker.task)

    def _start(self) -> _Worker:
        context: SpawnContext = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_work, args=(theirs, self.allowance), name="klyngegraf reader", daemon=True)
        process.start()
        theirs.close()
        self.workers.append(_Worker(process, ours))
        return self.workers[-1]

    def _collect(self) -> Iterator[Done]:
        """What is ready by now, or the one whose time is up; waits until there is something."""
        busy = {worker.pipe: worker for worker in self.workers if worker.task}
        patience = min(worker.until for worker in busy.values()) - time.monotonic()
        # Short waits let Ctrl-C through on Windows too.
        ready = wait(list(busy), timeout=max(0.0, min(patience, 0.5)))
        for pipe in ready:
            yield from self._received(busy[pipe])  # type: ignore[index]
        for worker in list(self.workers):
            if worker.task and time.monotonic() > worker.until:
                yield self._lost(worker, "read_hung", seconds=round(self.allowance.seconds))

    def _received(self, worker: _Worker) -> Iterator[Done]:
        """What a worker sent: that it is ready and its file's time begins, or what came of the file."""
        try:
            done: Done | None = worker.pipe.recv()
        except (EOFError, OSError):
            worker.process.join()
            yield self._lost(worker, "read_died", status=worker.process.exitcode)
            return
        if done is None:
            worker.ready, worker.until = True, time.monotonic() + self.allowance.seconds
        else:
            worker.task = None
            yield done

    def _lost(self, worker: _Worker, key: str, **details: int | None) -> Done:
        """Give up a worker and the file it was reading."""
        from loaders.documents.names import shown

        task = worker.task
        assert task
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self.workers.remove(worker)
        return Done(task, error=FaultError(key, code=FAILED, path=shown(str(task.path)), **details))


def _work(pipe: Connection, allowance: Allowance) -> None:
    """A worker's life: read what is sent until the other end closes."""
    from klyngegraf.forums import full_registry

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the starter's to answer
    known = full_registry()
    _limit_memory(allowance.megabytes)
    with suppress(EOFError, OSError):
        pipe.send(None)
        while True:
            task: Task = pipe.recv()
            _end_after(allowance.seconds + _GRACE)
            pipe.send(read(task, known, allowance.limits))
            _end_after(0)


def _limit_memory(megabytes: int) -> None:
    """Bound the address space where the system can: what asks for more gets a MemoryError or ends."""
    if sys.platform != "win32":
        import resource

        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_AS, (megabytes * 1_000_000,) * 2)


def _end_after(seconds: float) -> None:
    """Let the system end this process then, for the case that nobody is left to do so; 0 calls it off."""
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _processors() -> int:
    """How many processors this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
