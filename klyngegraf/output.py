"""Where answers go: standard output or a file, in the format that was asked for."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.session import Session

if TYPE_CHECKING:
    import typer
    from rich.console import RenderableType

    from graph.stores.base import Result, Store
    from queries.library import Query
    from queries.reports.model import Report
    from queries.reports.render import Format

FORMATS = ("rich", "md", "html", "json", "csv")
SUFFIXES = {".html": "html", ".md": "md", ".json": "json", ".csv": "csv", ".txt": "rich"}
_PLAIN_WIDTH = 110
_MOST_COLUMNS = 8


def chosen_format(form: str | None, as_json: bool, output: Path | None) -> str:
    """The format asked for, else the one that the output file's name calls for, else rich. Raises UserError."""
    wanted = "json" if as_json else form
    if wanted is None and output is not None:
        wanted = SUFFIXES.get(output.suffix.lower())
        if wanted is None:
            raise UserError("unknown_suffix", code=WRONG_USE, path=output)
    wanted = wanted or "rich"
    if wanted not in FORMATS:
        raise UserError("option_value", code=WRONG_USE, name="format", value=wanted, choices=", ".join(FORMATS))
    return wanted


def answer(
    context: typer.Context, form: str | None, as_json: bool, output: Path | None, report: Callable[[Store], Report]
) -> None:
    """Make a report of what is in the store and print it in the format asked for. Raises UserError, StoreError."""
    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    with session.store() as store:
        print_report(session, report(store), wanted, output)


def print_report(session: Session, report: Report, form: str, output: Path | None) -> None:
    """A report, to standard output or into a file."""
    from queries.reports.render import render, renderable

    if form == "rich":
        _print_rich(session, renderable(report, session.lang), output)
    else:
        folder = output.parent if output else Path()
        _write(session, render(report, cast("Format", form), session.lang, folder), output)


def print_result(session: Session, result: Result, form: str, output: Path | None, query: Query | None) -> None:
    """The rows of a query, to standard output or into a file; a cut list says so on standard error."""
    from queries.reports.render import render_result, result_blocks, result_renderable

    if form == "rich" and len(result.columns) > _MOST_COLUMNS:
        _write(session, result_blocks(result, session.lang, query), output)
    elif form == "rich":
        _print_rich(session, result_renderable(result, session.lang, query), output)
    else:
        _write(session, render_result(result, cast("Format", form), session.lang, query), output)
    if result.cut and result.total is not None:
        session.say("first_of_total", shown=len(result.rows), total=result.total)
    elif result.cut:
        session.say("first_of", shown=len(result.rows))


def write_file(session: Session, text: str, path: Path) -> None:
    """Write a file as UTF-8, its folder made where missing. Raises UserError."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # A name of a file may hold bytes that are no text.
        path.write_text(text, encoding="utf-8", errors="backslashreplace")
    except OSError as error:
        raise UserError("cannot_write", path=path, detail=error.strerror or error) from None


def _print_rich(session: Session, content: RenderableType, output: Path | None) -> None:
    from rich.console import Console

    if output is None and sys.stdout.isatty():
        plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
        Console(no_color=plain, safe_box=True, emoji=False, highlight=False).print(content)
        return
    text = io.StringIO()
    Console(file=text, width=_PLAIN_WIDTH, no_color=True, emoji=False, highlight=False).print(content)
    _write(session, "\n".join(line.rstrip() for line in text.getvalue().splitlines()), output)


def _write(session: Session, text: str, output: Path | None) -> None:
    if output is None:
        from queries.reports.terminal import harmless

        print(harmless(text.rstrip("\n")) if sys.stdout.isatty() else text.rstrip("\n"))
        return
    write_file(session, text.rstrip("\n") + "\n", output)
    session.say("output_written", path=output)
