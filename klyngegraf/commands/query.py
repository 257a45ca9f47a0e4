"""Commands for those who ask in their own words: query and shell."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import Form, Json, Output, assigned
from klyngegraf.output import chosen_format, print_result
from klyngegraf.session import Session

Limit = Annotated[int, typer.Option(min=0, help="At most so many rows; 0 for all.")]
Timeout = Annotated[float, typer.Option(min=0.1, help="At most so many seconds a query.")]
_MOST_BYTES = 1_000_000


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Run a query of the library, or your own Cypher")(query)
    app.command(short_help="Ask in Cypher, one query after the other")(shell)


def query(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name of a query of the library.")] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="A query of your own.")] = None,
    file: Annotated[
        Path | None,
        typer.Option("--file", metavar="FILE", help="A file with a query of your own; - reads it from a pipe."),
    ] = None,
    params: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the library.")] = False,
    show: Annotated[
        bool, typer.Option("--show", help="Print the query, with its parameters, to paste into Neo4j Browser.")
    ] = False,
    limit: Limit = 1000,
    timeout: Timeout = 30.0,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf query --list
      klyngegraf query meetings/decisions_by_kind
      klyngegraf query escalation/between -p from_body="KLU Torsvig" -p to_body=Driftsforum --json
      klyngegraf query --cypher "MATCH (b:Body) WHERE b.level = \\$level RETURN b.name" -p level=3
      klyngegraf query --file spørgsmål.cypher --format csv

    Run a query of the library, or Cypher of your own: one statement, which can only read the graph. It cannot write,
    load files, reach the network or touch the server. A list that was cut says so on standard error; at most 120
    seconds are allowed.
    """
    from queries import library, names, pasting, runner

    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    if list_all:
        for one in library.load().values():
            print(f"{one.name:36} {one.summary}")
        return
    if (name, cypher, file).count(None) != 2:
        raise UserError("query_one_of", code=WRONG_USE)
    found = names.query_named(name) if name else None
    given = dict(map(assigned, params or ()))
    if show and found:
        print(pasting.pasteable(found, given))
        return
    text = _text_of(file) if file else cypher or ""
    with session.store() as store:
        if found:
            values = runner.named(store, found, given)
            result = runner.run(store, found.name, values, timeout=timeout, limit=limit or None)
        else:
            result = runner.run_text(store, text, given, timeout=timeout, limit=limit or None)
    print_result(session, result, wanted, output, found)


def shell(
    context: typer.Context, limit: Limit = 1000, timeout: Timeout = 30.0, form: Form = None, as_json: Json = False
) -> None:
    """\b
    Examples:
      klyngegraf shell
      echo "MATCH (b:Body) RETURN b.name, b.level;" | klyngegraf shell --format csv
      klyngegraf shell --json < spørgsmål.cypher

    Ask in Cypher; every query can only read. A query ends with ';' and may go over several lines. Tab completes
    labels, relationships, properties and names of queries; what was typed is remembered. :help shows the commands of
    the shell, among them :queries and :query for the library and :schema for the words of the graph. Without a terminal
    the queries are read from standard input; exit code 1 where one of them failed.
    """
    from klyngegraf.shell.running import Shell
    from klyngegraf.shell.terminal import at_terminal, from_pipe

    session: Session = context.obj
    sitting = Shell(session, chosen_format(form, as_json, None), limit, timeout)
    at_both_ends = sys.stdin.isatty() and sys.stdout.isatty()
    code = at_terminal(sitting) if at_both_ends else from_pipe(sitting, sys.stdin.read())
    if code:
        raise typer.Exit(code)


def _text_of(file: Path) -> str:
    """What a file says; '-' is standard input. Raises UserError."""
    if str(file) == "-":
        return sys.stdin.read()
    if not file.exists():
        raise UserError("unknown_file", code=WRONG_USE, path=file)
    try:
        if file.stat().st_size > _MOST_BYTES:
            raise UserError("query_file", code=WRONG_USE, path=file, detail=f"> {_MOST_BYTES} B")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        detail = getattr(error, "strerror", None) or "UTF-8?"
        raise UserError("query_file", code=WRONG_USE, path=file, detail=detail) from None
