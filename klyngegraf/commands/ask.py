"""Commands that answer questions: route, lineage, escalations, commitments and why."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import AsOf, Form, Json, Output, Since, Until
from klyngegraf.output import answer


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="How a matter travelled from body to body")(route)
    app.command(short_help="Where a project comes from, and what became of it")(lineage)
    app.command(short_help="What was sent up for a decision, and the answers")(escalations)
    app.command(short_help="What was promised and is not known to be done")(commitments)
    app.command(short_help="How a body, person or project was understood, and from which words")(why)


def route(
    context: typer.Context,
    matter: Annotated[str, typer.Argument(metavar="MATTER", help="Name of a matter or project, or part of it.")],
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf route "medicin ved udskrivelse"
      klyngegraf route "Nær på skærm" --as-of 2023-12-31 -o sagsgang.html

    How a matter travelled from body to body (its sagsgang), what was decided on the way, what is open, and the
    sentence that says each step.
    """
    from queries.reports.route import route as report

    answer(context, form, as_json, output, lambda store: report(store, matter, as_of))


def lineage(
    context: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Name of a project, or part of it.")],
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf lineage "Nær på skærm"
      klyngegraf lineage skærmstuen --format md

    Where a project comes from, what happened to it and when, what was decided, and the money.
    """
    from queries.reports.lineage import lineage as report

    answer(context, form, as_json, output, lambda store: report(store, project, as_of))


def escalations(
    context: typer.Context,
    body: Annotated[str | None, typer.Argument(metavar="BODY", help="Only those to or from this body.")] = None,
    since: Since = None,
    until: Until = None,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf escalations
      klyngegraf escalations "Driftsforum Havmark" --since 2023-01-01
      klyngegraf escalations --format csv -o eskaleringer.csv

    What was sent up for a decision, from whom to whom, and whether the loaded minutes know an answer.
    """
    from queries.reports.escalations import escalations as report

    answer(context, form, as_json, output, lambda store: report(store, body, as_of, since, until))


def commitments(
    context: typer.Context,
    body: Annotated[str | None, typer.Argument(metavar="BODY", help="Only those of this body and its parts.")] = None,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf commitments
      klyngegraf commitments "Driftsforum Havmark"

    What was promised or ordered and is not known to be done, with what the loaded minutes can tell.
    """
    from queries.reports.commitments import commitments as report

    answer(context, form, as_json, output, lambda store: report(store, body, as_of))


def why(
    context: typer.Context,
    name: Annotated[
        str, typer.Argument(metavar="NAME", help="A body, person, project or matter, or part of its name.")
    ],
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf why "Driftsforum Havmark"
      klyngegraf why "Birgitte Holm" --lang en
      klyngegraf why skærmstuen --format md -o skærmstuen.md

    How something was put together: the forms in which the minutes write it, with the sentence and by what each was
    understood; what it is part of and includes; what came before and after it, by which law; and what is only likely.
    """
    from klyngegraf.forums import known_as
    from queries.errors import UnknownNameError
    from queries.reports.why import why as report

    try:
        answer(context, form, as_json, output, lambda store: report(store, name, as_of))
    except UnknownNameError:
        registered = known_as(name)
        if registered is None:
            raise
        raise UserError("only_registered", code=WRONG_USE, name=name, body=registered) from None
