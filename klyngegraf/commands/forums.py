"""The command about who is meant: forums."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.options import Form, Json, Output
from klyngegraf.output import chosen_format, print_report, print_result
from klyngegraf.session import Session

_DATA = ("json", "csv")


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command(short_help="List and search the registry of bodies, or add to it")(forums)


def forums(
    context: typer.Context,
    words: Annotated[
        list[str] | None, typer.Argument(metavar="WORDS", help="Words of a name, a short form or a region.")
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
      klyngegraf forums driftsforum nordjylland
      klyngegraf forums SSU --lang en
      klyngegraf forums --unregistered
      klyngegraf forums --add vores-fora.toml

    The bodies that klyngegraf knows by name: level, region, time, what each is part of and includes, other names, what
    came before and after it. A file of your own has the form of the shipped registry (see docs/registry.md) and is
    used from then on at every load.
    """
    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    if add is not None:
        from klyngegraf.forums import add_file

        session.say("registry_added", path=add_file(add))
    elif unregistered:
        _unregistered(session, wanted, output)
    else:
        _registered(session, " ".join(words or ()), wanted, output)


def _registered(session: Session, words: str, wanted: str, output: Path | None) -> None:
    from graph.stores.base import Result
    from klyngegraf.forums import full_registry
    from klyngegraf.listing import COLUMNS, Directory, listed

    directory = Directory(full_registry())
    rows = directory.found(words)
    if not rows:
        session.say("not_registered", words=words, names=", ".join(directory.nearest(words)))
    if wanted in _DATA:
        print_result(session, Result(COLUMNS, rows), wanted, output, None)
    elif rows:
        print_report(session, listed(words, rows), wanted, output)


def _unregistered(session: Session, wanted: str, output: Path | None) -> None:
    from queries import names, runner
    from queries.reports.unregistered import unregistered

    with session.store() as store:
        if wanted in _DATA:
            query = names.query_named("quality/unregistered_bodies")
            print_result(session, runner.run(store, query.name), wanted, output, query)
        else:
            print_report(session, unregistered(store), wanted, output)
