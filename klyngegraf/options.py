"""What options that several commands share take."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError


def day_given(value: str | None) -> str | None:
    """A day as ISO; '2024-06' is its first day. Raises UserError for what is no date."""
    if value is None:
        return None
    from queries.parameters import day

    try:
        return day(value)
    except ValueError:
        raise UserError("no_date", code=WRONG_USE, value=value) from None


def assigned(given: str) -> tuple[str, str]:
    """Name and value of 'NAME=VALUE'. Raises UserError."""
    name, equals, value = given.partition("=")
    if not equals or not name.strip():
        raise UserError("wrong_param", code=WRONG_USE, value=given)
    return name.strip(), value


Form = Annotated[str | None, typer.Option("--format", help="rich, md, html, json or csv.", metavar="FORMAT")]
Json = Annotated[bool, typer.Option("--json", help="Short for --format json.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.")]
Since = Annotated[str | None, typer.Option(metavar="DATE", callback=day_given, help="From this day.")]
Until = Annotated[str | None, typer.Option(metavar="DATE", callback=day_given, help="Up to this day.")]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of", metavar="DATE", callback=day_given, help="Answer by the minutes up to this day (2024-06-30)."
    ),
]
