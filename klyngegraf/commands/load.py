"""Commands that read minutes: load, sync, forget, diff, extract, demo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from klyngegraf.errors import FAILED, INTERRUPTED, WRONG_USE, UserError
from klyngegraf.options import Form, Json, Output
from klyngegraf.output import chosen_format, print_report
from klyngegraf.session import Session

if TYPE_CHECKING:
    from klyngegraf.loading import Outcome
    from loaders.facts.record import Given


Workers = Annotated[
    int, typer.Option("--workers", metavar="N", min=0, help="Files read at once; 0 is one for each processor.")
]
TimeLimit = Annotated[float, typer.Option("--time-limit", metavar="SECONDS", min=1, help="What one file may take.")]
MemoryLimit = Annotated[
    int, typer.Option("--memory-limit", metavar="MB", min=200, help="What a reading process may take (not on Windows).")
]
PageLimit = Annotated[int, typer.Option("--page-limit", metavar="N", min=1, help="Pages that one file may have.")]
ReportFile = Annotated[Path | None, typer.Option("--report", metavar="FILE", help="Write what was done as JSON.")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show what would change, change nothing.")]


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Read minutes into the graph")(load)
    app.command(short_help="Make the graph mirror a folder")(sync)
    app.command(short_help="Take files out of the graph")(forget)
    app.command(short_help="What the last load changed")(diff)
    app.command(short_help="Print the facts of one file")(extract)
    app.command(short_help="See it work on the example minutes")(demo)


def load(
    context: typer.Context,
    paths: Annotated[list[Path] | None, typer.Argument(metavar="PATH…", help="Files and folders of minutes.")] = None,
    dry_run: DryRun = False,
    reread: Annotated[
        bool,
        typer.Option("--reread", help="Read again what the graph holds, from the text that is kept; needs no PATH."),
    ] = False,
    facts: Annotated[
        Path | None,
        typer.Option("--facts", metavar="FACTS", help="Facts that others have read from the one PATH (JSON)."),
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="NAME", help="Who has read the facts.")] = None,
    vouched: Annotated[
        bool, typer.Option("--vouched", help="A person stands for the facts: they are certain.")
    ] = False,
    alone: Annotated[
        bool, typer.Option("--alone", help="Leave out what klyngegraf itself reads of the kinds of facts given.")
    ] = False,
    report: ReportFile = None,
    workers: Workers = 0,
    time_limit: TimeLimit = 300.0,
    memory_limit: MemoryLimit = 1000,
    page_limit: PageLimit = 2000,
) -> None:
    """\b
    Examples:
      klyngegraf load ~/referater
      klyngegraf load referat.pdf bilag/ --dry-run
      klyngegraf load ~/referater --report indlæst.json
      klyngegraf load referat.pdf --facts fakta.json --by "A. Holm"

    Read minutes (text, Markdown, PDF, DOCX, HTML; folders are walked) into the graph. Files that are unchanged are
    skipped, changed ones take the place of their earlier version; a file that cannot be read is told and never stops
    the others. What an earlier version of klyngegraf read is read again. Exit code 1 when any failed, 130 after Ctrl-C.

    With --facts, what a person or another program has read from one file is put beside what klyngegraf reads; its form
    is that of `klyngegraf extract`. Each quote must stand in the text, else that fact is refused. docs/joining.md.
    """
    from klyngegraf.loading import Allowance, load_paths

    session: Session = context.obj
    allowance = Allowance(workers, time_limit, memory_limit, page_limit)
    given = _given(facts, by, vouched, alone, paths or []) if facts or by or vouched or alone else None
    outcome = load_paths(session, paths or [], dry_run=dry_run, again=reread, allowance=allowance, given=given)
    _tell(session, outcome, report)


def _given(facts: Path | None, by: str | None, vouched: bool, alone: bool, paths: list[Path]) -> Given:
    """What others have read, from its file. Raises UserError."""
    from loaders.facts.record import Given
    from loaders.given.entries import lists_of

    if facts is None or not (by or "").strip() or len(paths) != 1 or paths[0].is_dir():
        raise UserError("facts_one_file", code=WRONG_USE)
    try:
        given = Given(str(by).strip(), facts.read_text(encoding="utf-8"), vouched, alone)
        lists_of(given)
    except OSError as error:
        raise UserError("facts_unreadable", code=WRONG_USE, path=facts, detail=error.strerror or error) from None
    except ValueError as error:
        raise UserError("facts_unreadable", code=WRONG_USE, path=facts, detail=error) from None
    return given


def sync(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="The folder that the graph is to mirror.")],
    remove_vanished: Annotated[
        bool, typer.Option("--remove-vanished", help="Take out what only files that vanished said, without asking.")
    ] = False,
    keep_vanished: Annotated[
        bool, typer.Option("--keep-vanished", help="Keep what files that vanished said, without asking.")
    ] = False,
    dry_run: DryRun = False,
    report: ReportFile = None,
    workers: Workers = 0,
    time_limit: TimeLimit = 300.0,
    memory_limit: MemoryLimit = 1000,
    page_limit: PageLimit = 2000,
) -> None:
    """\b
    Examples:
      klyngegraf sync ~/referater
      klyngegraf sync ~/referater --dry-run
      klyngegraf sync ~/referater --remove-vanished

    Load a folder, and see to the files that were loaded from it and lie there no more: at a terminal you are asked;
    otherwise they stay in the graph, and without --remove-vanished or --keep-vanished the exit code is 1. A file that
    was moved or renamed inside the folder has not vanished.
    """
    from klyngegraf.loading import Allowance, sync_folder

    session: Session = context.obj
    if remove_vanished and keep_vanished:
        raise UserError(
            "option_value",
            code=WRONG_USE,
            name="keep-vanished",
            value="--remove-vanished",
            choices="only one of the two",
        )
    outcome = sync_folder(
        session,
        folder,
        vanished="remove" if remove_vanished else "keep" if keep_vanished else None,
        dry_run=dry_run,
        allowance=Allowance(workers, time_limit, memory_limit, page_limit),
    )
    _tell(session, outcome, report)


def forget(
    context: typer.Context,
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCE…", help="File names, paths, or beginnings of the SHA-256 digest.")
    ],
    dry_run: DryRun = False,
) -> None:
    """\b
    Examples:
      klyngegraf forget referat_udkast.docx
      klyngegraf forget 3f9a1c --dry-run

    Take files out of the graph: exactly what only they said goes, and what other minutes say too stays. The files
    themselves are not touched; loading them again brings it back.
    """
    from klyngegraf.loading import forget as take_out

    session: Session = context.obj
    _tell(session, take_out(session, sources, dry_run=dry_run), None)


def diff(context: typer.Context, form: Form = None, as_json: Json = False, output: Output = None) -> None:
    """\b
    Examples:
      klyngegraf diff
      klyngegraf diff --format md -o ændringer.md
      klyngegraf diff --json

    What the last load, sync or forget changed: the facts that are new, gone and changed, each with the sentence that
    says it. A load that changed nothing leaves the earlier list as it was.
    """
    from klyngegraf.difference import difference

    session: Session = context.obj
    wanted = chosen_format(form, as_json, output)
    with session.store() as store:
        report = difference(store, session.lang)
    print_report(session, report, wanted, output)


def _tell(session: Session, outcome: Outcome, report: Path | None) -> None:
    """Say what was done, write the report, leave with the exit code."""
    from klyngegraf.loading import tell, write_report

    tell(session, outcome)
    write_report(session, outcome, report)
    if outcome.interrupted:
        raise SystemExit(INTERRUPTED)  # has been told; an Exit with this code has not
    if outcome.failed:
        raise typer.Exit(FAILED)


def extract(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE", help="One file of minutes.")],
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON; that is the default.")] = False,
    mentions: Annotated[
        bool, typer.Option("--mentions", help="Print the text with the bodies and dates that were recognised.")
    ] = False,
    explain: Annotated[
        bool, typer.Option("--explain", help="Print each fact with its sentence and why it was read so.")
    ] = False,
) -> None:
    """\b
    Examples:
      klyngegraf extract referat.pdf --json
      klyngegraf extract referat.txt --json | jq .referrals
      klyngegraf extract referat.txt --mentions
      klyngegraf extract referat.pdf --explain

    Print the facts of one file with the words that say them, without touching any store. Of a file with the minutes
    of several meetings the first is printed and the others stand under `more`.
    """
    import json

    from klyngegraf.explaining import explanation
    from klyngegraf.forgotten import forgotten
    from klyngegraf.forums import full_registry
    from loaders.guide import guide
    from loaders.marking import marked
    from loaders.pipeline import read_file

    if mentions and not as_json:
        print(marked(file, full_registry(), forgotten()))
        return
    record = read_file(file, full_registry(), forgotten())
    if explain and not as_json:
        print(explanation(record, context.obj.lang))
        return
    print(json.dumps(guide(record), ensure_ascii=False, indent=1))


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
