"""Commands about a person: all that is held of somebody, and forgetting somebody."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from klyngegraf.errors import FAILED, WRONG_USE, UserError
from klyngegraf.options import AsOf, Form, Json, Output
from klyngegraf.output import answer, chosen_format, write_file
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Store
    from queries.reports.model import Report

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name in full as the minutes write it, or the id.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Where a person sat and when, or all that is held of somebody")(person)
    app.command(name="forget-person", short_help="Replace a person by an opaque name, for good")(forget_person)


def person(
    context: typer.Context,
    name: Name,
    everything: Annotated[
        bool,
        typer.Option("--everything", help="Every relationship, sentence and place: the answer to an access request."),
    ] = False,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf person "Agnete Torp"
      klyngegraf person agnete --as-of 2023-12-31 -o agnete.html
      klyngegraf person "Agnete Torp" --everything -o indsigt.md
      klyngegraf person "Agnete Torp" --everything --json

    Where a person sat and when, the meetings that show it, projects, and open promises. With --everything all that the
    graph holds, each with the sentence, file, page and line, and every place of the kept texts that names the person; a
    name must then be given in full, the formats are md and json, and --as-of does not apply.
    """
    if not everything:
        answer(context, form, as_json, output, lambda store: _report(store, name, as_of))
        return
    if as_of is not None:
        raise UserError("everything_as_of", code=WRONG_USE)
    _everything(context.obj, name, chosen_format(form, as_json, output), output)


def _report(store: Store, name: str, as_of: str | None) -> Report:
    """The report; of several people with this name in full, a message that tells them apart by their forums."""
    from klyngegraf.people.finding import everybody, the_one
    from queries.reports.person import person as report

    exact = the_one(everybody(store), name)
    return report(store, exact.id if exact else name, as_of)


def _everything(session: Session, name: str, wanted: str, output: Path | None) -> None:
    from klyngegraf.people import access

    if wanted not in ("rich", "md", "json"):
        raise UserError("option_value", code=WRONG_USE, name="format", value=wanted, choices="md, json")
    with session.store() as store:
        held = access.held_of(session, store, name)
    text = access.as_json(held) if wanted == "json" else access.as_markdown(session, held)
    if output is None:
        print(text.rstrip("\n"))
        return
    write_file(session, text.rstrip("\n") + "\n", output)
    session.say("output_written", path=output)


def forget_person(
    context: typer.Context,
    name: Name,
    namesakes: Annotated[
        bool, typer.Option("--namesakes", help="All people of that name, where several have it.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, change nothing.")] = False,
) -> None:
    """\b
    Examples:
      klyngegraf forget-person "Agnete Torp" --dry-run
      klyngegraf forget-person "Agnete Torp"

    Replace a person by an opaque name in everything that is kept: texts, quotes, facts, search, views. It stays so when
    the same minutes are loaded again, and it cannot be undone. A name that several people have is listed and nothing is
    changed. Backups, exports, earlier pages and git history are not reached; see docs/privacy.md.
    """
    from klyngegraf.loading import tell
    from klyngegraf.people.erasure import forget_person as forget

    session: Session = context.obj
    erasure = forget(session, name, namesakes=namesakes, dry_run=dry_run)
    details = {"name": erasure.opaque, "files": erasure.files, "places": erasure.places}
    if dry_run:
        session.say("person_would_be_forgotten", names="; ".join(erasure.names), **details)
        return
    session.say("person_forgotten", **details)
    session.say("person_elsewhere")
    tell(session, erasure.outcome)
    if erasure.outcome.failed:
        raise typer.Exit(FAILED)
