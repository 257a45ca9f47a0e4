"""Commands about who is meant: forums."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.options import Form, Json, Output
from klyngegraf.output import chosen_format, print_result
from klyngegraf.session import Session

SHOWN = ("name", "level", "region", "valid_from", "valid_to", "aliases")
ALL = (*SHOWN, "kind", "parent", "certain", "key")


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command(short_help="List and search the registry of bodies, or add to it")(forums)


def forums(
    context: typer.Context,
    words: Annotated[
        str | None, typer.Argument(metavar="WORDS", help="Words of a name, a short form or a region.")
    ] = None,
    add: Annotated[Path | None, typer.Option("--add", metavar="FILE.toml", help="Add bodies of your own.")] = None,
    unregistered: Annotated[
        bool, typer.Option("--unregistered", help="Bodies that the loaded minutes name and the registry lacks.")
    ] = False,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf forums "driftsforum nordjylland"
      klyngegraf forums --unregistered
      klyngegraf forums --add vores-fora.toml

    The bodies that klyngegraf knows by name: level, kind, region, time, other names. A file of your own has the form
    of the shipped registry (see docs/registry.md) and is used from then on at every load.
    """
    from graph.stores.base import Result
    from klyngegraf.forums import add_file, found

    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    if add is not None:
        session.say("registry_added", path=add_file(add))
        return
    if unregistered:
        from queries import names, runner

        query = names.query_named("quality/unregistered_bodies")
        with session.store() as store:
            print_result(session, runner.run(store, query.name), wanted, output, query)
        return
    columns = SHOWN if wanted in ("rich", "md", "html") else ALL
    rows = [{column: row[column] for column in columns} for row in found(words)]
    print_result(session, Result(columns, rows), wanted, output, None)
