"""Commands that hand the graph on and take it back in: export and import."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.options import Output
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.stores.base import Store

FORMATS = ("jsonl", "graphml", "csv", "jsonld", "neo4j")


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="The whole graph, in the form that another program reads")(export)
    app.command(name="import", short_help="Fill an empty store from an export")(import_)


def export(
    context: typer.Context,
    form: Annotated[
        str | None, typer.Option("--format", metavar="FORMAT", help="jsonl, graphml, csv, jsonld or neo4j.")
    ] = None,
    pseudonymise: Annotated[
        bool, typer.Option("--pseudonymise", help="An opaque name for each person, in quotes and titles too.")
    ] = False,
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
      klyngegraf export --format graphml -o graf.graphml
      klyngegraf export --format csv -o tabeller
      klyngegraf export --pseudonymise --format jsonld -o graf.jsonld
      klyngegraf export --format neo4j | cypher-shell
      klyngegraf export --truth | jq '.matters[].title'

    Print the whole graph, sorted, the same for the same minutes in whatever order they were loaded. jsonl has a node or
    relationship a line and can be taken back in (klyngegraf import); graphml is for Gephi and yEd; csv writes a table
    for each label and relationship into a folder; jsonld uses the terms of W3C ORG and PROV and of Popolo; neo4j is a
    script of Cypher for an empty Neo4j. All hold sources, bases, certainty and the extractor's version. The whole texts
    of the files and the associations that patients' representatives sit for are left out, unless --everything asks for
    them (jsonl only). --pseudonymise gives each person the opaque name that forget-person would give. With --truth one
    JSON object instead: the matters that several items treat with their hops and where each was told and received,
    promises with their states, ties of projects, and people under all their names. docs/export.md describes the forms.
    """
    session: Session = context.obj
    wanted = form or "jsonl"
    if wanted not in FORMATS:
        raise UserError("option_value", code=WRONG_USE, name="format", value=wanted, choices=", ".join(FORMATS))
    if (truth and (form or pseudonymise or everything)) or (everything and (pseudonymise or wanted != "jsonl")):
        raise UserError("export_together", code=WRONG_USE)
    if wanted == "csv":
        _tables(session, output, pseudonymise)
        return
    if output is not None and output.is_dir():
        raise UserError("option_value", code=WRONG_USE, name="output", value=output, choices="a file")
    with session.store() as store:
        text = _truth(store) if truth else _text(store, wanted, pseudonymise, everything)
    if output is None:
        print(text, end="")
        return
    from klyngegraf.output import write_file

    write_file(session, text, output)
    session.say("output_written", path=output)


def import_(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="What klyngegraf export wrote (jsonl).")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Read and check the file, change nothing.")] = False,
) -> None:
    """\b
    Examples:
      klyngegraf --store kopi import graf.jsonl
      klyngegraf import graf.jsonl --dry-run

    Fill an empty store from an export: asking, searching, views and exporting then work as where it came from. On to
    an export without the texts of the files (made without --everything) nothing can be loaded: minutes go into a store
    of their own. Every line is held against the schema before anything is written.
    """
    from klyngegraf.importing import import_file

    session: Session = context.obj
    nodes, edges = import_file(session, file, dry_run=dry_run)
    session.say("import_would" if dry_run else "import_done", nodes=nodes, edges=edges, path=file)


def _truth(store: Store) -> str:
    import json

    from queries.truth import truth as joined

    return json.dumps(joined(store), ensure_ascii=False, indent=1) + "\n"


def _text(store: Store, form: str, pseudonymise: bool, everything: bool) -> str:
    from graph.export import canonical, canonical_lines

    if everything:
        return canonical(store)
    rows = _rows(store, pseudonymise)
    if form == "graphml":
        from graph.formats.graphml import graphml

        return graphml(rows)
    if form == "jsonld":
        from graph.formats.jsonld import jsonld

        return jsonld(rows)
    if form == "neo4j":
        from graph.formats.neo4j import script

        return script(rows)
    return "".join(f"{line}\n" for line in canonical_lines(rows))


def _tables(session: Session, folder: Path | None, pseudonymise: bool) -> None:
    """A table a file into a folder that is new or empty."""
    from graph.formats.tables import tables
    from klyngegraf.output import write_file

    if folder is None or (folder.exists() and (not folder.is_dir() or any(folder.iterdir()))):
        raise UserError("export_folder", code=WRONG_USE)
    with session.store() as store:
        rows = _rows(store, pseudonymise)
    count = 0
    for name, text in tables(rows):
        write_file(session, text, folder / name)
        count += 1
    session.say("export_tables", count=count, path=folder)


def _rows(store: Store, pseudonymise: bool) -> Rows:
    from graph.export import shared_rows

    rows = shared_rows(store)
    if not pseudonymise:
        return rows
    from klyngegraf.forgotten import with_a_key
    from klyngegraf.pseudonyms import pseudonymised

    return pseudonymised(rows, with_a_key())
