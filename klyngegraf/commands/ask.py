"""Commands that answer questions: route, lineage, escalations, commitments, why, query."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import AsOf, Form, Json, Output, day_given
from klyngegraf.output import chosen_format, print_report, print_result
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Store
    from queries.reports.model import Report


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="How a matter travelled from body to body")(route)
    app.command(short_help="Where a project comes from, and what became of it")(lineage)
    app.command(short_help="What was sent up for a decision, and the answers")(escalations)
    app.command(short_help="What was promised and is not known to be done")(commitments)
    app.command(short_help="How a body, person or project was understood, and from which words")(why)
    app.command(short_help="Run a query of the library, or your own Cypher")(query)


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

    _print(context, form, as_json, output, lambda store: report(store, matter, as_of))


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

    _print(context, form, as_json, output, lambda store: report(store, project, as_of))


def escalations(
    context: typer.Context,
    body: Annotated[str | None, typer.Argument(metavar="BODY", help="Only those to or from this body.")] = None,
    since: Annotated[str | None, typer.Option(metavar="DATE", callback=day_given, help="From this day.")] = None,
    until: Annotated[str | None, typer.Option(metavar="DATE", callback=day_given, help="Up to this day.")] = None,
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

    _print(context, form, as_json, output, lambda store: report(store, body, as_of, since, until))


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

    _print(context, form, as_json, output, lambda store: report(store, body, as_of))


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
        _print(context, form, as_json, output, lambda store: report(store, name, as_of))
    except UnknownNameError:
        registered = known_as(name)
        if registered is None:
            raise
        raise UserError("only_registered", code=WRONG_USE, name=name, body=registered) from None


def _print(
    context: typer.Context, form: str | None, as_json: bool, output: Path | None, report: Callable[[Store], Report]
) -> None:
    """Make a report of what is in the store and print it in the format asked for."""
    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    with session.store() as store:
        print_report(session, report(store), wanted, output)


def query(
    context: typer.Context,
    name: Annotated[str | None, typer.Argument(metavar="NAME", help="Name of a query of the library.")] = None,
    cypher: Annotated[str | None, typer.Option("--cypher", metavar="TEXT", help="A query of your own.")] = None,
    params: Annotated[
        list[str] | None, typer.Option("--param", "-p", metavar="NAME=VALUE", help="A parameter; may be repeated.")
    ] = None,
    list_all: Annotated[bool, typer.Option("--list", help="List the library.")] = False,
    show: Annotated[bool, typer.Option("--show", help="Print the query's text instead of running it.")] = False,
    limit: Annotated[int, typer.Option(min=0, help="At most so many rows; 0 for all.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="At most so many seconds.")] = 30.0,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf query --list
      klyngegraf query meetings/decisions_by_kind
      klyngegraf query escalation/between -p from_body="KLU Torsvig" -p to_body=Driftsforum --json
      klyngegraf query --cypher "MATCH (b:Body) RETURN b.name, b.level ORDER BY b.level"

    Run a query of the library, or Cypher of your own. Both can only read.
    """
    from queries import library, names, runner

    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    if list_all:
        for one in library.load().values():
            print(f"{one.name:36} {one.summary}")
        return
    if (name is None) == (cypher is None):
        raise UserError("query_or_cypher", code=WRONG_USE)
    found = names.query_named(name) if name else None
    if show and found:
        print(found.text.rstrip())
        return
    given = _parameters(params or [])
    with session.store() as store:
        if found:
            values = runner.named(store, found, given)
            result = runner.run(store, found.name, values, timeout=timeout, limit=limit or None)
        else:
            result = runner.run_text(store, cypher or "", given, timeout=timeout, limit=limit or None)
    print_result(session, result, wanted, output, found)


def _parameters(given: list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        name, equals, value = one.partition("=")
        if not equals or not name.strip():
            raise UserError("wrong_param", code=WRONG_USE, value=one)
        found[name.strip()] = value
    return found
