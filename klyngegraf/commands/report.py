"""Commands that report on a body and what is loaded: inbox, forum, coverage, handover."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import AsOf, Form, Json, Output, Since, Until, day_given
from klyngegraf.output import answer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="What waits for a body, and what it has promised")(inbox)
    app.command(short_help="What a forum treated, sent, received and promised")(forum)
    app.command(short_help="Which minutes are loaded, and which would tell more")(coverage)
    app.command(short_help="All that is open with a forum or region, and who takes it over")(handover)


def inbox(
    context: typer.Context,
    body: Annotated[str, typer.Argument(metavar="BODY", help="Name of a forum or organisation, or part of it.")],
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf inbox "Driftsforum Havmark"
      klyngegraf inbox "Torsvig Kommune" --as-of 2024-01-01 -o venter.html

    What was asked of a body, its parts and the groups it belongs to, by whatever cluster: what waits for an answer as
    far as the loaded minutes tell, what is announced, what was dealt with, and what the body has promised.
    """
    from queries.reports.inbox import inbox as report

    answer(context, form, as_json, output, lambda store: report(store, body, as_of))


def forum(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="Name of a forum, or part of it.")],
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf forum "KLU Torsvig"
      klyngegraf forum "Driftsforum Havmark" --since 2023-01-01 --lang en

    One forum: what it decided meeting by meeting, what it sent and received, what waits here and elsewhere, its
    promises and projects, who sits there, what it is part of, and what came before and after it. --since and --until
    bound the story alone.
    """
    from queries.reports.forum import forum as report

    answer(context, form, as_json, output, lambda store: report(store, name, as_of, since, until))


def coverage(
    context: typer.Context,
    body: Annotated[str | None, typer.Argument(metavar="BODY", help="Only minutes of this body and its parts.")] = None,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf coverage
      klyngegraf coverage "Driftsforum Havmark" --json

    Which minutes are loaded, forum by forum and meeting by meeting; which meetings are only spoken of; and whose later
    minutes would tell what became of what is open. What each of them would tell: klyngegraf query meetings/missing.
    """
    from queries.reports.coverage import coverage as report

    answer(context, form, as_json, output, lambda store: report(store, body, as_of))


def handover(
    context: typer.Context,
    forum: Annotated[
        str | None, typer.Argument(metavar="FORUM", help="Name of a forum, or part of it; its parts count.")
    ] = None,
    region: Annotated[str | None, typer.Option(metavar="NAME", help="All forums of this region instead.")] = None,
    on: Annotated[
        str, typer.Option("--date", metavar="DATE", callback=day_given, help="The last day before others take over.")
    ] = "2026-12-31",
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf handover "Faglig Sundhedsklynge Havmark"
      klyngegraf handover --region Klitland -o overdragelse.html
      klyngegraf handover "Driftsforum Havmark" --date 2024-06-30

    Every open matter, promise and project on a day, by the minutes up to then, with the last word on each; and the body
    that takes over where law or the registry of forums says so, otherwise 'not laid down'. The default is the eve of
    the health reform, when the sundhedsråd take over. What has nothing that waits is listed in short.
    """
    from queries.reports.handover import handover as report

    if (forum is None) == (region is None):
        raise UserError("handover_which", code=WRONG_USE)
    answer(context, form, as_json, output, lambda store: report(store, forum, region, on, as_of))
