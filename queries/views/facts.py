"""Rows of the views' queries as facts: a word and its parts, in codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from queries.reports.model import Source
from queries.views.picture import Fact, Part, PartType

Row = dict[str, Any]
Sources = tuple[Source, ...]


def referral(row: Row, ends: tuple[str, str] | None = None, matter: bool = True) -> Fact:
    """A hop. With `ends` it says whose: on a tie between sender and receiver that is plain; `matter` says which."""
    undone = f"status.{row['status']}" if row["status"] not in (None, "done") else None
    state = row["status"] if row["status"] in ("planned", "proposed") else _likely(row)
    return Fact(
        (row["fact"],),
        f"referral.{row['kind']}",
        _parts(
            ("text", " → ".join(ends) if ends else None, ""),
            ("text", row["subject"], ""),
            ("when", _when(row), ""),
            ("word", undone, ""),
            ("text", row["condition"], "condition"),
            ("word", row["answer"] and f"answer.{row['answer']}", "answer"),
            ("text", row["matter_name"] if matter and not ends else None, "matter"),
            _certainty(row),
        ),
        state=state,
        since=row["since"] or "",
        first=row["date"] or row["earliest"],
        last=row["date"] or row["latest"],
    )


def treatment(row: Row) -> Fact:
    """An item under which a forum treated a matter, and what it came to."""
    return Fact(
        tuple(each for each in (row["decision"], row["item"]) if each),
        "view.treated",
        _parts(
            ("when", {"date": row["date"]}, ""),
            ("text", row["title"], ""),
            ("words", [f"decision.{kind}" for kind in row["kinds"] if kind != "none"], ""),
            ("note", "differs" if row["differs"] else None, ""),
            ("word", f"basis.{row['basis']}" if row["basis"] in ("inferred", "judged") else None, ""),
            _certainty(row),
        ),
        state=_likely(row),
        since=row["since"] or "",
        first=row["date"],
        last=row["date"],
    )


def event(row: Row) -> Fact:
    """Something that happened to a matter."""
    return Fact(
        (row["fact"],),
        f"event.{row['kind']}",
        _parts(
            ("text", row["body_name"], ""),
            ("when", _when(row), ""),
            ("kroner", row["kroner"], ""),
            ("text", row["purpose"], "purpose"),
            ("word", "status.planned" if row["planned"] else None, ""),
            _certainty(row),
        ),
        state="planned" if row["planned"] else _likely(row),
        since=row["since"] or "",
        first=row["date"] or row["earliest"],
        last=row["date"] or row["latest"],
    )


def promise(row: Row, owners: Iterable[str]) -> Fact:
    """Something promised or ordered."""
    return Fact(
        (row["fact"],),
        "view.promise",
        _parts(
            ("text", row["what"], ""),
            ("text", ", ".join(owners), "owner"),
            ("when", row["due"] and {"date": row["due"]}, "due"),
            ("text", row["matter_name"], "matter"),
            _certainty(row),
        ),
        state=_likely(row),
        since=row["since"] or "",
    )


def membership(rows: list[Row]) -> Fact:
    """That a person sits in a forum, with the words of the first and the latest meeting that shows it."""
    row = rows[0]
    seen = [
        [day, known, sorted(f"role.{role}" for role in roles or ())]
        for day, known, roles in zip(row["days"], row["known"], row["roles"], strict=True)
    ]
    sources = tuple(source for each in rows for source in own(each))
    return Fact(
        (), "view.member_of", (Part("seen", seen),), sources, None, min(row["known"]), row["days"][0], row["days"][-1]
    )


def structure(row: Row) -> Fact:
    """How two bodies or two projects hang together, or a person's work at one."""
    return Fact(
        (),
        f"view.{row['kind'].lower()}",
        _parts(
            ("text", row["title"], ""),
            ("when", {"date": row["date"]} if row["date"] else None, ""),
            ("text", row["reason"], "reason"),
            ("word", f"basis.{row['basis']}" if row["basis"] in ("inferred", "judged") else None, ""),
            _certainty(row),
        ),
        own(row),
        _likely(row),
        row["since"] or "",
    )


def attendance(row: Row) -> Fact:
    """That a person was at a meeting, or should have been."""
    return Fact(
        (),
        f"attendance.{row['status'] or 'present'}",
        _parts(
            ("when", {"date": row["date"]}, ""),
            ("text", row["forum_name"], ""),
            ("words", sorted(f"role.{role}" for role in row["roles"]), ""),
            ("text", row["title"], ""),
            _certainty(row),
        ),
        own({**row, "forum": row["forum_name"], "held": row["date"]}),
        _likely(row),
        row["since"] or "",
        row["date"],
        row["date"],
    )


def post(row: Row) -> Fact:
    """Where a person works, on what, or from whom a seat was taken over."""
    return Fact(
        (),
        f"view.{row['kind']}",
        _parts(
            ("text", row["title"], ""),
            ("when", {"date": row["first"]} if row["first"] else None, "first_seen"),
            ("when", {"date": row["last"]} if row["last"] else None, "last_seen"),
            _certainty(row),
        ),
        own(row),
        _likely(row),
        row["since"] or "",
        row["first"],
        row["last"],
    )


def meeting(row: Row) -> Fact:
    """A meeting whose minutes are loaded."""
    parts = _parts(("when", {"date": row["date"]}, ""), ("text", row["name"], ""))
    return Fact((row["meeting"],), "view.meeting", parts, (), None, row["since"] or "", row["date"], row["date"])


def own(row: Row) -> Sources:
    """The passage that the row carries itself."""
    if not row["quote"]:
        return ()
    date, item = row["held"], row.get("item")
    return (Source(row["source"], row["forum"], date, item, row["page"], row["line"], row["quote"], row["redacted"]),)


def _parts(*parts: tuple[PartType, Any, str]) -> tuple[Part, ...]:
    """The parts that say something."""
    return tuple(Part(type_, value, key) for type_, value, key in parts if value not in (None, "", []))


def _likely(row: Row) -> str | None:
    return "likely" if row["certainty"] == "likely" else None


def _certainty(row: Row) -> tuple[PartType, Any, str]:
    return ("word", "certainty.likely" if row["certainty"] == "likely" else None, "")


def _when(row: Row) -> dict[str, str | None]:
    return {key: row[key] for key in ("date", "earliest", "latest")}
