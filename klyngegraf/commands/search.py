"""The command that finds words: search."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import AsOf, Form, Json, Output
from klyngegraf.output import chosen_format, print_report
from klyngegraf.session import Session


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Find words in names, titles, case texts and quotes")(search)


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="All of them must be found.")],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            metavar="KIND",
            help="Only such hits: person, body, project, matter, item, decision, referral, commitment, event, denial, "
            "quote; may be repeated.",
        ),
    ] = None,
    limit: Annotated[int, typer.Option(min=0, help="At most so many hits; 0 for all.")] = 20,
    as_of: AsOf = None,
    form: Form = None,
    as_json: Json = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf search medicin weekend
      klyngegraf search '"egen læge"' --kind referral --kind decision
      klyngegraf search genindlaeg --as-of 2023-12-31 --json

    Find words in names, titles, case texts, decisions and the sentences that say facts: each hit with the sentence
    around it and its minutes, item, page and line, the best first. Every word must be found; a word finds also longer
    ones that begin so, "words in quotation marks" stand side by side and whole. å, æ, ø may be typed as aa, ae, oe.
    """
    from graph.search import KINDS
    from graph.search import search as find
    from graph.search_words import parsed
    from klyngegraf.searching import report

    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    unknown = next((one for one in kind or () if one not in KINDS), None)
    if unknown is not None:
        raise UserError("option_value", code=WRONG_USE, name="kind", value=unknown, choices=", ".join(KINDS))
    typed = _typed(words)
    if not parsed(typed).terms:
        raise UserError("search_no_words", code=WRONG_USE, typed=typed)
    with session.store() as store:
        found = find(store, typed, kinds=kind or KINDS, as_of=as_of, limit=limit or None)
        print_report(session, report(store, typed, found, as_of), wanted, output)


def _typed(words: list[str]) -> str:
    """The words as one line; what the shell gave as one argument of several words is looked for as any other words."""
    return " ".join(" ".join(words).split())
