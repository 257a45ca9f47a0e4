"""`escalations`: what was sent up for a decision, whether an answer is known, and the last word on each matter."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graph.stores.base import Store
from queries.names import resolve
from queries.parameters import day
from queries.reports import parts
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Report, Row, Section

COLUMNS = (*parts.BRIEF, Column("matter", named=True), parts.STORY[5], parts.STORY[8], parts.STORY[10])
GROUPS = ("waiting", "moved_on", "answered", "not_yet")


def escalations(
    store: Store,
    body: str | None = None,
    as_of: str | None = None,
    since: str | None = None,
    until: str | None = None,
) -> Report:
    """The report on all that was escalated, or on what one body and its parts sent or received between two days.

    Raises UnknownNameError, AmbiguousNameError; ValueError for a day that is none.
    """
    thing = resolve(store, "body", body) if body else None
    bounds = {name: day(value) for name, value in (("since", since), ("until", until)) if value}
    asker = Asker(store, as_of)
    found = asker.rows("escalation/overview", body=thing.id if thing else "", **bounds)
    sources = asker.sources(row["fact"] for row in found)
    groups = {key: [_line(asker, row, sources) for row in found if _group(row) == key] for key in GROUPS}
    rows = parts.numbered(row for group in groups.values() for row in group)
    bodies = {row[end] for row in found for end in ("from_id", "to_id")}
    sections = [
        *(Section(key, COLUMNS, group) for key, group in groups.items()),
        parts.likely(rows),
        Section("missing", notes=asker.missing(bodies, min((row["latest"] or "" for row in found), default=None))),
    ]
    return asker.report("escalations", thing.name if thing else None, sections)


def _group(row: Mapping[str, Any]) -> str:
    """The section a row stands in."""
    if row["answered"]:
        return "answered"
    if row["moved_on"]:
        return "moved_on"
    return "waiting" if row["status"] == "done" else "not_yet"


def _line(asker: Asker, row: Mapping[str, Any], sources: parts.Found) -> Row:
    line = parts.hop(row, sources)
    line.values["matter"] = row["matter"] if row["matter"] != row["subject"] else None
    line.notes = (*_answer(row), *_last_word(row), *_silence(asker, row))
    return line


def _answer(row: Mapping[str, Any]) -> list[Note]:
    """That the answer is announced and not known to be given."""
    if row["answer_status"] in (None, "done"):
        return []
    return [Note("answer_not_done", {"what": parts.code("status", row["answer_status"])})]


def _last_word(row: Mapping[str, Any]) -> list[Note]:
    """The last word on the matter, where it is a later one than this."""
    if not row["last_date"] or row["last_date"] <= (row["latest"] or row["date"] or ""):
        return []
    words = [parts.code("moved" if row["last_kind"] == "treated" else "referral", row["last_kind"])]
    if row["last_status"] != "done":
        words.append(parts.code("status", row["last_status"]))
    body = [name for name in (row["last_from"], row["last_body"]) if name]
    return [Note("last_word", {"words": words, "body": body, "date": row["last_date"]})]


def _silence(asker: Asker, row: Mapping[str, Any]) -> list[Note]:
    if _group(row) != "waiting":
        return []
    others = [forum for forum in row["not_loaded"] if forum != row["to"] or row["to_id"] not in asker.coverage]
    return [
        parts.no_answer(asker, row["to_id"], row["to"], row["latest"] or row["date"] or ""),
        *parts.not_loaded(asker, others),
    ]
