"""Commands about the store and the set-up: status, doctor, migrate."""

from __future__ import annotations

from typing import Annotated

import typer

from klyngegraf.session import Session


def register(app: typer.Typer) -> None:
    """Add this group's commands."""
    app.command(short_help="What is in the graph")(status)
    app.command(short_help="Check the set-up")(doctor)
    app.command(short_help="Bring a store to this version's schema")(migrate)


def status(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """\b
    Examples:
      klyngegraf status
      klyngegraf status --json

    Say where the graph is kept, what is in it, and up to which day its minutes go.
    """
    from klyngegraf.health import contents

    session: Session = context.obj
    with session.store() as store:
        found = contents(store, session.place)
    if as_json:
        import json

        print(json.dumps(found, ensure_ascii=False, indent=1))
        return
    from queries.labels import labels

    words = labels(session.lang)
    print(session.text("store_is", place=found["store"]))
    for name, count in found["nodes"].items():
        print(session.text("status_line", what=words.text(f"label.{name}"), count=count))
    if found["last"]:
        days = {end: words.date(found[end]) for end in ("first", "last")}
        print(session.text("status_days", **days))


def doctor(
    context: typer.Context, as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False
) -> None:
    """\b
    Examples:
      klyngegraf doctor
      klyngegraf doctor --json

    Check the set-up: settings and where each came from (the password masked), the store and its schema, and the
    programs that reading scans needs. Exit code 3 when the store cannot be used, 1 when anything else is wrong.
    """
    from klyngegraf.health import Check, check_up

    session: Session = context.obj
    checks: list[Check] = check_up(session)
    if as_json:
        import json

        print(json.dumps([check.as_entry() for check in checks], ensure_ascii=False, indent=1))
    else:
        for check in checks:
            print(session.text("doctor_ok" if check.ok else "doctor_bad", what=check.what, detail=check.detail))
    code = max((check.code for check in checks if not check.ok), default=0)
    if code:
        raise typer.Exit(code)


def migrate(context: typer.Context) -> None:
    """\b
    Examples:
      klyngegraf migrate

    Bring a store of an older version to the schema of this one, with its constraints and indexes. Doing it again
    changes nothing.
    """
    from graph import migrations
    from graph.schema import SCHEMA_VERSION

    session: Session = context.obj
    store = session.open_store("write")
    try:
        before = migrations.status(store)
        changed = migrations.migrate(store) != before
    finally:
        store.close()
    session.say("migrated" if changed else "migrated_already", version=SCHEMA_VERSION)
