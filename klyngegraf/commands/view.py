"""The command that draws: view."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.options import day_given
from klyngegraf.session import Session


def register(app: typer.Typer) -> None:
    """Add this group's command."""
    app.command(short_help="Draw the graph as an interactive page")(view)


def view(
    context: typer.Context,
    forum: Annotated[
        str | None, typer.Option("--forum", metavar="NAME", help="Only this body and what is near it.")
    ] = None,
    matter: Annotated[
        str | None, typer.Option("--matter", metavar="NAME", help="Only this matter and what is near it.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", metavar="DATE", callback=day_given, help="By the minutes up to this day.")
    ] = None,
    output: Annotated[Path, typer.Option("-o", "--output", metavar="FILE", help="The page to write.")] = Path(
        "klyngegraf.html"
    ),
    open_page: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """\b
    Examples:
      klyngegraf view --open
      klyngegraf view --forum "Driftsforum Havmark" -o driftsforum.html

    Draw the graph of bodies, people, matters and referrals as one HTML page that works offline, and say where it is.
    """
    from klyngegraf.drawing import draw_network

    session: Session = context.obj
    with session.store() as store:
        draw_network(session, store, output, forum=forum, matter=matter, as_of=as_of)
    if open_page:
        import webbrowser

        webbrowser.open(output.absolute().as_uri())
