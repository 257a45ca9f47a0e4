"""The command line: global options, and one module per group of commands."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf import __version__
from klyngegraf.commands import admin, ask, forums, load, people, query, report, review, search, share, view
from klyngegraf.session import Session

app = typer.Typer(
    name="klyngegraf",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        print(f"klyngegraf {__version__}")
        raise typer.Exit


@app.callback()
def options(
    context: typer.Context,
    store: Annotated[
        str | None, typer.Option(metavar="PATH", help="Folder of an embedded store; wins over Neo4j settings.")
    ] = None,
    lang: Annotated[str | None, typer.Option(metavar="da|en", help="Language of messages, reports and views.")] = None,
    debug: Annotated[bool, typer.Option("--debug", help="Show a traceback when something goes wrong.")] = False,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """\b
    Examples:
      klyngegraf demo
      klyngegraf load ~/referater
      klyngegraf route "medicin ved udskrivelse"
      klyngegraf view --open

    Reads minutes of Danish health clusters into a graph and answers how a matter travelled, who decided, what was
    promised and what came of it. Options before the command apply everywhere and may also stand behind it.
    """
    from klyngegraf.errors import WRONG_USE, UserError

    if lang not in (None, "da", "en"):
        raise UserError("option_value", code=WRONG_USE, name="lang", value=lang, choices="da, en")
    context.obj = Session(store, lang, debug)


for group in (load, ask, report, query, search, view, review, share, forums, people, admin):
    group.register(app)
