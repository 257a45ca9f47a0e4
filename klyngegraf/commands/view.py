"""The commands that draw: view, and a view each of the network, a route, a lineage, a person and a forum."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from klyngegraf.options import AsOf, day_given
from klyngegraf.session import Session

Forum = Annotated[str | None, typer.Option("--forum", metavar="NAME", help="Only this body and what is near it.")]
Matter = Annotated[str | None, typer.Option("--matter", metavar="NAME", help="Only this matter and what is near it.")]
Region = Annotated[
    str | None, typer.Option("--region", metavar="NAME", help="Only this region's bodies and what they have part in.")
]
Since = Annotated[
    str | None, typer.Option("--since", metavar="DATE", callback=day_given, help="Only what happened from this day.")
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="DATE", callback=day_given, help="Only what happened up to this day.")
]
Limit = Annotated[
    int, typer.Option("--limit", metavar="NUMBER", min=1, help="Draw at most so many things; never more than 1,000.")
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", metavar="FILE", help="The page to write; else named after what it shows."),
]
Open = Annotated[bool, typer.Option("--open", help="Open the page in the browser.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    group = typer.Typer(invoke_without_command=True)
    group.callback(short_help="Draw the graph, or a part of it, as an interactive page")(view)
    group.command(short_help="Bodies, matters and people, and what ties them")(network)
    group.command(short_help="How a matter went from body to body, over time")(route)
    group.command(short_help="A project's events, decisions and money, and its kin, over time")(lineage)
    group.command(short_help="A person's seats, meetings, posts and promises, over time")(person)
    group.command(short_help="What went to and from a body, over time")(forum)
    app.add_typer(group, name="view")


def view(
    context: typer.Context,
    forum_: Forum = None,
    matter: Matter = None,
    region: Region = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 300,
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view --open
      klyngegraf view --forum "Driftsforum Havmark" -o driftsforum.html
      klyngegraf view route "medicin ved udskrivelse" --open

    Draw the graph of bodies, people, matters and referrals, or with a name behind it a route, lineage, person or
    forum, as one HTML page that works offline, and say where it is. A file that klyngegraf did not write is never
    overwritten.
    """
    if context.invoked_subcommand is None:
        network(context, forum_, matter, region, since, until, limit, as_of, output, open_page)


def network(
    context: typer.Context,
    forum_: Forum = None,
    matter: Matter = None,
    region: Region = None,
    since: Since = None,
    until: Until = None,
    limit: Limit = 300,
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view network --open
      klyngegraf view network --region Klitland --since 2023-06-01 -o klitland.html

    Draw bodies, matters and people, and what ties them: referrals, decisions, structure, seats. By forum, matter,
    region or period, as of any day.
    """
    given = {"forum": forum_, "matter": matter, "region": region, "since": since, "until": until, "limit": limit}
    _draw(context, "network", None, as_of, output, open_page, given)


def route(
    context: typer.Context,
    matter: Annotated[str, typer.Argument(metavar="MATTER", help="Name of a matter or project, or part of it.")],
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view route "medicin ved udskrivelse" --open
      klyngegraf view route "Nær på skærm" --as-of 2023-12-31

    Draw a matter's way (its sagsgang): bodies by level from top to bottom, time from left to right, each referral an
    arrow, how long it waited, and what is planned, proposed or only likely drawn differently.
    """
    _draw(context, "route", matter, as_of, output, open_page)


def lineage(
    context: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Name of a project, or part of it.")],
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view lineage "Nær på skærm" --open

    Draw what happened to a project, what was decided and granted, and the projects it grew out of or became.
    """
    _draw(context, "lineage", project, as_of, output, open_page)


def person(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a person, or part of it.")],
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view person "Birgitte Holm" --open

    Draw where a person sits and works, the meetings that show it, and what the person has promised.
    """
    _draw(context, "person", name, as_of, output, open_page)


def forum(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a body, or part of it.")],
    as_of: AsOf = None,
    output: Output = None,
    open_page: Open = False,
) -> None:
    """\b
    Examples:
      klyngegraf view forum "Driftsforum Havmark" --open

    Draw whom a body sends matters to and gets them from, over time.
    """
    _draw(context, "forum", name, as_of, output, open_page)


def _draw(
    context: typer.Context,
    kind: str,
    name: str | None,
    as_of: str | None,
    output: Path | None,
    open_page: bool,
    given: dict[str, Any] | None = None,
) -> None:
    from klyngegraf.drawing import draw

    session: Session = context.obj
    with session.store() as store:
        path = draw(session, store, kind, name, output=output, as_of=as_of, **(given or {}))
    if open_page:
        import webbrowser

        webbrowser.open(path.absolute().as_uri())
