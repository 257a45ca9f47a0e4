"""How far a load has come, on standard error: files, rate, time left, current file. Silent without a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn, TaskID

    from klyngegraf.session import Session


@dataclass(slots=True)
class Steps:
    """One stage with so many steps; without a terminal it counts for nobody."""

    _bar: Progress | None = None
    _task: TaskID | None = None

    def at(self, name: str) -> None:
        """Say what is being worked on; the name is shown as text, whatever is in it."""
        from loaders.documents.names import shown

        if self._bar and self._task is not None:
            self._bar.update(self._task, current=shown(name))

    def step(self) -> None:
        """One step is done."""
        if self._bar and self._task is not None:
            self._bar.advance(self._task)


@contextmanager
def stage(session: Session, key: str, total: int | None) -> Iterator[Steps]:
    """Show a stage while the block runs; `total` is None where nobody knows how long it takes."""
    if not sys.stderr.isatty():
        yield Steps()
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        [MofNCompleteColumn(), _rate(session.text("progress_rate")), TimeRemainingColumn(compact=True)]
        if total
        else [TimeElapsedColumn()]
    )
    with Progress(
        TextColumn("{task.description}"),
        BarColumn(bar_width=20),
        *columns,
        TextColumn("{task.fields[current]}", markup=False),
        console=Console(stderr=True, emoji=False, highlight=False),
        transient=True,
    ) as bar:
        yield Steps(bar, bar.add_task(session.text(key), total=total, current=""))


def _rate(unit: str) -> ProgressColumn:
    """A column with steps per second."""
    from rich.progress import ProgressColumn as Column
    from rich.progress import Task
    from rich.text import Text

    class Rate(Column):
        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} {unit}" if task.speed else "")

    return Rate()
