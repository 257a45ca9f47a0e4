"""Commands that read minutes: load, extract, demo."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from klyngegraf.errors import FAILED, WRONG_USE, UserError
from klyngegraf.session import Session


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Read minutes into the graph")(load)
    app.command(short_help="Print the facts of one file")(extract)
    app.command(short_help="See it work on the example minutes")(demo)


def load(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH…", help="Files and folders of minutes.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would change, change nothing.")] = False,
) -> None:
    """\b
    Examples:
      klyngegraf load ~/referater
      klyngegraf load referat.pdf bilag/ --dry-run

    Read minutes (text, Markdown, PDF, DOCX, HTML; folders are walked) into the graph. Files that are unchanged are
    skipped; a file that cannot be read is told and never stops the others. Exit code 1 when any failed.
    """
    from klyngegraf.loading import load_paths, tell

    session: Session = context.obj
    outcome = load_paths(session, paths, dry_run=dry_run)
    tell(session, outcome)
    if outcome.failures:
        raise typer.Exit(FAILED)


def extract(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One file of minutes.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON; that is the default.")] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Print the text with the bodies and dates that were recognised.")
    ] = False,
) -> None:
    """\b
    Examples:
      klyngegraf extract referat.pdf --json
      klyngegraf extract referat.txt --json | jq .referrals
      klyngegraf extract referat.txt --mentions

    Print the facts of one file with the words that say them, without touching any store. Of a file with the minutes
    of several meetings the first is printed and the others stand under `more`.
    """
    import json

    from klyngegraf.forums import full_registry
    from loaders.guide import guide
    from loaders.marking import marked
    from loaders.pipeline import read_file

    if mentions and not as_json:
        print(marked(file, full_registry()))
        return
    print(json.dumps(guide(read_file(file, full_registry())), ensure_ascii=False, indent=1))


def demo(
    context: typer.Context,
    folder: Annotated[
        Path | None, typer.Option("--folder", help="Where to keep the demo's store and page; default: a user folder.")
    ] = None,
    open_page: Annotated[bool, typer.Option("--open", help="Open the graph view in the browser.")] = False,
) -> None:
    """\b
    Examples:
      klyngegraf demo
      klyngegraf demo --open

    Load the example minutes that come with klyngegraf, print the route of one matter and the lineage of one project,
    and write an interactive view. Your own store is not touched.
    """
    from klyngegraf.demo import run_demo

    session: Session = context.obj
    if folder is not None and folder.exists() and not folder.is_dir():
        raise UserError("option_value", code=WRONG_USE, name="folder", value=folder, choices="a folder")
    run_demo(session, folder, open_page)
