"""Rows of the view's queries as facts: a word and its parts, in codes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from queries.reports.model import Source
from queries.views.picture import Fact, Part, PartType

Row = dict[str, Any]
Sources = tuple[Source, ...]


def referral(row: Row, ends: tuple[str, str] | None = None) -> Fact:
    """A hop. With `ends` it says whose: on a tie between sender and receiver that is plain."""
    undone = f"status.{row['status']}" if row["status"] not in (None, "done") else None
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
            ("text", None if ends else row["matter_name"], "matter"),
            _certainty(row),
        ),
        open=row["status"] != "done" or row["certainty"] == "likely",
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
            ("word", f"basis.{row['basis']}" if row["basis"] in ("inferred", "judged") else None, ""),
            _certainty(row),
        ),
        open=row["certainty"] == "likely",
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
            ("word", "status.planned" if row["planned"] else None, ""),
            _certainty(row),
        ),
        open=row["planned"] or row["certainty"] == "likely",
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
        open=row["certainty"] == "likely",
    )


def membership(row: Row) -> Fact:
    """That a person sits in a forum."""
    roles = sorted({f"role.{role}" for each in row["roles"] for role in each or ()})
    return Fact(
        (),
        "view.member_of",
        _parts(
            ("words", roles, ""),
            ("when", {"date": row["first"]}, "first_seen"),
            ("when", {"date": row["last"]}, "last_seen"),
            ("count", row["meetings"], "meetings"),
        ),
        _own(row, row["last"]),
    )


def structure(row: Row) -> Fact:
    """How two bodies or two projects hang together, or a person's work at one."""
    kind = row["kind"].lower()
    return Fact(
        (),
        f"view.{kind}",
        _parts(
            ("text", row["title"], ""),
            ("when", {"date": row["date"]} if row["date"] else None, ""),
            ("text", row["reason"], "reason"),
            ("word", f"basis.{row['basis']}" if row["basis"] in ("inferred", "judged") else None, ""),
            _certainty(row),
        ),
        _own(row, row["held"]),
        row["certainty"] == "likely",
    )


def _parts(*parts: tuple[PartType, Any, str]) -> tuple[Part, ...]:
    """The parts that say something."""
    return tuple(Part(type_, value, key) for type_, value, key in parts if value not in (None, "", []))


def _certainty(row: Row) -> tuple[PartType, Any, str]:
    return ("word", "certainty.likely" if row["certainty"] == "likely" else None, "")


def _when(row: Row) -> dict[str, str | None]:
    return {key: row[key] for key in ("date", "earliest", "latest")}


def _own(row: Row, date: str | None) -> Sources:
    """The passage that the row carries itself."""
    if not row["quote"]:
        return ()
    item = row.get("item")
    return (Source(row["source"], row["forum"], date, item, row["page"], row["line"], row["quote"], row["redacted"]),)
