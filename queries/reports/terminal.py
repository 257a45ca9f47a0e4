"""Reports for the terminal, as one rich renderable. Nothing of the minutes is read as rich markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from queries.reports.links import address
from queries.reports.model import Report, Row, Section
from queries.reports.wording import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

_STEERING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_STYLES = {"date": "bold", "due_to": "bold", "certainty": "yellow", "status": "yellow", "basis": "yellow"}


def as_rich(report: Report, wording: Wording) -> RenderableType:
    """The report as something to print on a rich Console; it wraps to the console's width."""
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [
        Text(wording.title(report), style="bold"),
        Text(wording.basis(report), style="dim"),
    ]
    if report.cut:
        parts.append(Text(wording.labels.text("report.cut"), style="yellow"))
    for section in report.shown:
        parts += [Text(""), Text(wording.heading(section), style="bold cyan"), *_section(section, wording)]
    return Group(*parts)


def _section(section: Section, wording: Wording) -> Iterator[RenderableType]:
    from rich.text import Text

    if section.empty:
        yield Text(wording.labels.text("report.empty"))
    if section.rows:
        yield table(section, wording) if section.shape == "table" else _story(section, wording)
    for note in section.notes:
        yield Text(f"• {wording.note(note)}")


def _story(section: Section, wording: Wording) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=(0, 1, 0, 0))
    grid.add_column(justify="right", style="dim", no_wrap=True)
    grid.add_column(overflow="fold")
    for row in section.rows:
        grid.add_row(_mark(wording.mark(row)), _line(section, row, wording))
    return grid


def _mark(mark: str) -> str:
    """A mark whose number stands under the others."""
    return mark if mark.endswith("?") else f"{mark or '•'} "


def _line(section: Section, row: Row, wording: Wording) -> Text:
    from rich.style import Style
    from rich.text import Text

    text = Text()
    for place, (key, words) in enumerate(wording.line(section, row)):
        text.append(" · " if place else "", style="dim")
        text.append(words, style=_STYLES.get(key, ""))
    for source in row.sources:
        if source.quote:
            text.append(f"\n{wording.quote(source)}", style="italic")
        text.append("\n")
        text.append(wording.place(source), style=Style(dim=True, link=address(source)))
    for note in row.notes:
        text.append(f"\n{wording.note(note)}", style="cyan")
    return text


def harmless(text: str) -> str:
    """Text for a terminal: what would steer it, as paths may hold, is written as an escape."""
    return _STEERING.sub(lambda match: match[0].encode("unicode_escape").decode(), text)


def table(section: Section, wording: Wording) -> RenderableType:
    """A section of shape `table`."""
    from rich.table import Table
    from rich.text import Text

    whole = Table(header_style="bold")
    columns, rows = wording.table(section)
    for column in columns:
        whole.add_column(wording.column(column), justify="right" if column.type in ("integer", "kroner") else "left")
    for cells in rows:
        whole.add_row(*(Text(harmless(cell)) for cell in cells))
    return whole
