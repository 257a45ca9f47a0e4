"""Commands by which people decide: review walks through open questions, judge corrects single facts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from klyngegraf.errors import FAILED, WRONG_USE, UserError
from klyngegraf.session import Session

if TYPE_CHECKING:
    from klyngegraf.review.questions import Question

By = Annotated[str | None, typer.Option("--by", metavar="INITIALS", help="Who judges; initials will do.")]
MOST_LISTED = 50


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="Decide who is who: walk through the open questions")(review)
    app.command(short_help="Correct a fact, or say that two things are one")(judge)


def review(
    context: typer.Context,
    by: By = None,
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only person, body, project, matter, hop …")
    ] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Also what somebody was unsure of.")] = False,
    list_all: Annotated[bool, typer.Option("--list", help="List the open questions.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the open questions as JSON.")] = False,
    export: Annotated[
        Path | None, typer.Option("--export", metavar="FILE.csv", help="Write the questions for colleagues.")
    ] = None,
    import_: Annotated[
        Path | None, typer.Option("--import", metavar="FILE.csv", help="Take in the answers of colleagues.")
    ] = None,
    apply: Annotated[
        bool, typer.Option("--apply", help="Make the graph follow the judgements now; needs no files.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Say which judgements are overruled, speak of nothing, or cannot be read.")
    ] = False,
) -> None:
    """\b
    Examples:
      klyngegraf review
      klyngegraf review --kind person --by AH
      klyngegraf review --export spørgsmål.csv
      klyngegraf review --import spørgsmål.csv --by AH --apply
      klyngegraf review --check

    Walk through what the minutes leave open: are these two one person, one body, one project? Those most worth an
    answer come first, each side with its sentences. Answer s (same), d (different), u (unsure), k (skip) or q (quit),
    a reason behind a colon; Danish words do too. Answers are kept in the judgement file beside the store and hold at
    every load; --apply makes the graph follow at once. docs/judgements.md describes the file and the CSV.
    """
    from klyngegraf.review.questions import SORTS

    session: Session = context.obj
    if kind is not None and kind not in SORTS:
        raise UserError("option_value", code=WRONG_USE, name="kind", value=kind, choices=", ".join(SORTS))
    failed = False
    if check:
        failed = _check(session)
    elif export or list_all or as_json:
        _show(session, kind, unsure, export, as_json)
    elif import_:
        failed = _take_in(session, import_, by)
    elif not apply:
        _walk(session, kind, unsure, by)
    if apply:
        failed = _apply(session) or failed
    if failed:
        raise typer.Exit(FAILED)


def _open(session: Session, kind: str | None, unsure: bool) -> list[Question]:
    from klyngegraf.review.keeping import judged
    from klyngegraf.review.questions import open_questions

    with session.store() as store:
        return open_questions(store, judged(session, store).standing, sort=kind, unsure=unsure)


def _show(session: Session, kind: str | None, unsure: bool, export: Path | None, as_json: bool) -> None:
    import json

    from klyngegraf.output import write_file
    from klyngegraf.review.sheet import as_csv
    from queries.labels import labels
    from queries.reports.wording import Wording

    questions = _open(session, kind, unsure)
    if export:
        write_file(session, as_csv(questions, Wording(session.lang)), export)
        session.say("review_exported", count=len(questions), path=export)
    elif as_json:
        print(json.dumps([one.as_entry() for one in questions], ensure_ascii=False, indent=1))
    else:
        words = labels(session.lang)
        for one in questions[:MOST_LISTED]:
            because = words.because(one.reasons)
            print(f"{one.weight:>3}  {one.text}" + (f"  ({because})" if because else ""))
        if len(questions) > MOST_LISTED:
            session.say("and_more", count=len(questions) - MOST_LISTED)
        session.say("review_open", count=len(questions))


def _walk(session: Session, kind: str | None, unsure: bool, by: str | None) -> None:
    from klyngegraf.review.asking import ask
    from klyngegraf.review.judging import names_of_people
    from klyngegraf.review.keeping import file_of, judged
    from klyngegraf.review.questions import open_questions

    # The store is let go of before anybody is asked: a walk may take an hour, and a load must not wait for it.
    with session.store() as store:
        questions = open_questions(store, judged(session, store).standing, sort=kind, unsure=unsure)
        names = names_of_people(store)
    if not questions:
        session.say("review_open", count=0)
        return
    done = ask(session, file_of(session), questions, names, by)
    session.say("review_kept", count=len(done), path=file_of(session).path)
    if done:
        session.say("review_apply")


def _take_in(session: Session, path: Path, by: str | None) -> bool:
    from datetime import UTC, datetime

    from klyngegraf.review.judging import names_of_people
    from klyngegraf.review.keeping import file_of
    from klyngegraf.review.sheet import fresh, read_csv

    with session.store() as store:
        names = names_of_people(store)
    answers = read_csv(path, names, by, datetime.now(UTC))
    file = file_of(session)
    known = file.read().judgements if answers.judgements else ()
    written = file.add(fresh(answers.judgements, known))
    details = {"count": len(written), "known": len(answers.judgements) - len(written), "empty": answers.empty}
    session.say("review_imported", path=path, **details)
    for number, key, values in answers.faults:
        session.say("sheet_row", number=number, detail=session.text(key, **values))
    if written:
        session.say("review_apply")
    return bool(answers.faults)


def _apply(session: Session) -> bool:
    from klyngegraf.loading import apply_judgements, tell

    outcome = apply_judgements(session)
    tell(session, outcome)
    return outcome.failed


def _check(session: Session) -> bool:
    from klyngegraf.review.keeping import gone_of, judged

    with session.store() as store:
        found, gone = judged(session, store), gone_of(store)
    for fault in found.faults:
        session.say("judgement_fault", path=found.file.path, line=fault.line, detail=fault.detail)
    for one, against in found.standing.overruled:
        session.say(
            "judgement_overruled", id=one.id, kind=one.kind, by=one.by, date=f"{one.when:%Y-%m-%d}",
            other=against.id, other_kind=against.kind, other_by=against.by, other_date=f"{against.when:%Y-%m-%d}",
        )  # fmt: skip
    for one in found.standing.judgements:
        if one.id in gone:
            session.say("judgement_gone", id=one.id, kind=one.kind, by=one.by, sides=", ".join(one.sides[:2]))
    session.say("judgements_stand", count=len(found.standing.judgements), path=found.file.path)
    if found.changed:
        session.say("review_apply")
    return bool(found.faults)


def judge(
    context: typer.Context,
    kind: Annotated[
        str,
        typer.Argument(
            metavar="KIND", help="same, different, one_matter, wrong, missing, answered, received or withdrawn."
        ),
    ],
    ids: Annotated[
        list[str], typer.Argument(metavar="ID…", help="Ids of facts and items; bodies, people and matters by name too.")
    ],
    by: By = None,
    why: Annotated[str, typer.Option("--why", metavar="TEXT", help="Why; without names of people.")] = "",
    quote: Annotated[
        str | None,
        typer.Option("--quote", metavar="WORDS", help="Of a missing fact: the item's words that say it."),
    ] = None,
    what: Annotated[str, typer.Option("--what", metavar="TEXT", help="Of a missing fact: what, in a few words.")] = "",
    giver: Annotated[
        str | None, typer.Option("--from", metavar="BODY", help="Who sends; of a promise, whose it is.")
    ] = None,
    receiver: Annotated[str | None, typer.Option("--to", metavar="BODY", help="Who receives.")] = None,
    referral: Annotated[
        str | None,
        typer.Option("--as", metavar="KIND", help="escalates, delegates, consults, informs or reports_back."),
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar="DATE", help="When it was sent; of a promise, when it is due.")
    ] = None,
) -> None:
    """\b
    Examples:
      klyngegraf judge wrong referral:3f9a1c0b2d4e5f60 --by AH --why "kun til orientering"
      klyngegraf judge same "KLU Ådal" "Ådal KLU" --by AH
      klyngegraf judge one_matter item:1b2c3d4e5f607182 "medicin ved udskrivelse" --by AH
      klyngegraf judge answered referral:3f9a1c0b2d4e5f60 referral:9a8b7c6d5e4f3021 --by AH
      klyngegraf judge missing item:1b2c3d4e5f607182 --by AH --what "nye tavler" --quote "sygehuset vender tilbage"
      klyngegraf judge withdrawn judgement:0a1b2c3d4e5f6071 --by AH

    Correct what was read: a fact is wrong or missing, a referral was answered by another or taken up in an item, two
    things are one matter. Ids stand in the JSON of every report as `fact`. The judgement is kept in the file beside
    the store, holds at every load, and can be withdrawn; klyngegraf review --apply makes the graph follow at once.
    """
    from klyngegraf.review.judging import Wish, judgement_of
    from klyngegraf.review.keeping import file_of
    from loaders.judgements.model import KINDS, Kind

    session: Session = context.obj
    chosen: dict[str, Kind] = {one: one for one in KINDS}
    wanted = chosen.get(kind.replace("-", "_"))
    if wanted is None:
        raise UserError("judge_kind", code=WRONG_USE, value=kind, choices=", ".join(KINDS))
    if not by:
        raise UserError("review_nobody", code=WRONG_USE)
    wish = Wish(wanted, ids, by, why, quote, what, giver, receiver, referral, date=date)
    file = file_of(session)
    if wanted == "withdrawn" and ids[0] not in {one.id for one in file.read().judgements}:
        raise UserError("judge_unknown", code=WRONG_USE, id=ids[0])
    with session.store() as store:
        judgement = judgement_of(store, wish)
    written = file.add([judgement])
    for one in written:
        print(one.id)
    session.say("review_kept", count=len(written), path=file.path)
    session.say("review_apply")
