"""Commands that hand the graph on: export."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import Output
from klyngegraf.session import Session


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="The whole graph as JSON")(export)


def export(
    context: typer.Context,
    truth: Annotated[
        bool, typer.Option("--truth", help="What the minutes say together, instead of nodes and edges.")
    ] = False,
    everything: Annotated[
        bool,
        typer.Option("--everything", help="Also the texts of the files and patients' associations: not for sharing."),
    ] = False,
    output: Output = None,
) -> None:
    """\b
    Examples:
      klyngegraf export -o graf.jsonl
      klyngegraf export --truth -o sager.json
      klyngegraf export --truth | jq '.matters[].title'

    Print the whole graph: each node and each relationship a line of JSON, sorted, the same for the same minutes in
    whatever order they were loaded. The whole texts of the files and the associations that patients'
    representatives sit for are left out, unless --everything asks for them. With --truth one JSON object instead:
    the matters that several items treat with their hops and where each was told and received, promises with their
    states, ties of projects, and people under all their names. docs/joining.md describes it.
    """
    session: Session = context.obj
    if output is not None and output.is_dir():
        raise UserError("option_value", code=WRONG_USE, name="output", value=output, choices="a file")
    with session.store() as store:
        if truth:
            import json

            from queries.truth import truth as joined

            text = json.dumps(joined(store), ensure_ascii=False, indent=1) + "\n"
        else:
            from graph.export import canonical, shareable

            text = canonical(store) if everything else shareable(store)
    if output is None:
        print(text, end="")
        return
    from klyngegraf.output import write_file

    write_file(session, text, output)
    session.say("output_written", path=output)
