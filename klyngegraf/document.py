"""Writes `docs/cli.md` from the commands, and the form of reports as data: `python -m klyngegraf.document`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import typer.main

from klyngegraf.app import app
from queries.reports.form import document as reports_as_data

PAGE = Path(__file__).parents[1] / "docs" / "cli.md"
_HEAD = """# Commands

Made from the commands (`make docs`); what `klyngegraf COMMAND --help` prints.

Data goes to standard output, everything else to standard error. Exit codes: 0 done · 1 something failed, the rest was
done · 2 wrong use, an unknown name among it · 3 the store cannot be reached, is locked, or has another schema.
`--store`, `--lang` and `--debug` may stand before or behind the command.
"""


def page() -> str:
    """The whole page."""
    group = typer.main.get_command(app)
    context = group.make_context("klyngegraf", ["status"], resilient_parsing=True)
    parts = [_HEAD, *_all("klyngegraf", group, context), reports_as_data()]
    return "\n".join(parts).rstrip() + "\n"


def _all(name: str, command: object, context: object) -> Iterator[str]:
    """A command and those below it."""
    yield from _command(name, command)
    if hasattr(command, "list_commands"):
        for each in command.list_commands(context):
            yield from _all(f"{name} {each}", command.get_command(context, each), context)  # type: ignore[attr-defined]


def _command(name: str, command: object) -> Iterator[str]:
    text = re.sub("\b\n?", "", str(command.help or ""))  # type: ignore[attr-defined]
    examples, _, prose = text.partition("\n\n")
    lines = [line.strip() for line in examples.splitlines()[1:] if line.strip()]
    yield f"## {name}\n\n{' '.join(prose.split())}\n\n```sh\n{chr(10).join(lines)}\n```\n"
    rows = [_parameter(one) for one in command.params]  # type: ignore[attr-defined]
    if rows:
        yield "| option | meaning |\n| --- | --- |\n" + "\n".join(rows) + "\n"


def _parameter(parameter: object) -> str:
    names = ", ".join(f"`{name}`" for name in parameter.opts)  # type: ignore[attr-defined]
    if getattr(parameter, "param_type_name", "") == "argument":
        names = f"`{parameter.metavar or parameter.name}`"  # type: ignore[attr-defined]
    return f"| {names} | {parameter.help or ''} |"  # type: ignore[attr-defined]


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
