"""Referrals that ask for something: what came of each, the last word on its matter, and what the minutes can tell.

`fate` says what came of one: *waiting* (sent, no answer known), *answer_to_come* (an answer is planned or proposed),
*not_yet* (itself only planned or proposed), *moved_on* (decided, sent further or known as a promise) or *answered*.
Each has a section.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from queries.reports import parts
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Row, Section

COLUMNS = (*parts.BRIEF, Column("matter", named=True), parts.STORY[5], parts.STORY[8], parts.STORY[10])

FATES = ("waiting", "answer_to_come", "not_yet", "moved_on", "answered")
OPEN = FATES[:2]
"""The fates of what still lies with its receiver."""

Told = Mapping[str, Any]
"""A row of `escalation/overview`."""


def asked(asker: Asker, body: str = "", ids: Iterable[str] | None = None) -> list[Told]:
    """What was asked, by or of `body` and its parts or by anybody; with `ids` only to or from one of these bodies."""
    found = asker.rows("escalation/overview", kinds=list(parts.ASKING), body=body)
    wanted = None if ids is None else set(ids)
    return [row for row in found if wanted is None or wanted & {row["from_id"], row["to_id"]}]


def fate(row: Told) -> str:
    """What came of it: the key of the section it stands in."""
    if row["answered"]:
        return "answered" if row["answer_status"] == "done" else "answer_to_come"
    if row["moved_on"] or row["promised"]:
        return "moved_on"
    return "waiting" if row["status"] == "done" else "not_yet"


def sections(asker: Asker, found: Sequence[Told], keys: Iterable[str]) -> list[Section]:
    """A section for each fate in this order, their lines numbered through."""
    sources = asker.sources(row["fact"] for row in found)
    made = [
        Section(key, COLUMNS, [line(asker, row, sources) for row in found if fate(row) == key]) for key in keys
    ]  # fmt: skip
    parts.numbered(row for section in made for row in section.rows)
    return made


def line(asker: Asker, row: Told, sources: parts.Found) -> Row:
    """One of them as a row, with all that there is to say about it."""
    told = hop(row, sources)
    told.notes = (*_answer(row), *_promise(row), *_last_word(row), *silence(asker, row))
    return told


def hop(row: Told, sources: parts.Found) -> Row:
    """One of them as a row of a story, with its matter where the subject does not say it."""
    told = parts.hop(row, sources)
    told.values["matter"] = row["matter"] if row["matter"] != row["subject"] else None
    return told


def silence(asker: Asker, row: Told) -> list[Note]:
    """Of one that waits: what the loaded minutes allow to say about the missing answer."""
    if fate(row) != "waiting":
        return []
    others = [forum for forum in row["not_loaded"] if forum != row["to"] or row["to_id"] not in asker.coverage]
    return [
        parts.no_answer(asker, row["to_id"], row["to"], row["latest"] or row["date"] or ""),
        *parts.not_loaded(asker, others),
    ]


def moment(row: Told) -> tuple[str, int]:
    """Where it stands in a story: its day, and before (-1) or behind (1) the decisions of that day.

    One of which only a last day is known stands before them, one that is still to come behind.
    """
    if row["date"] and len(row["date"]) == len("2024-05-08"):
        return row["date"], 1
    return row["latest"] or row["date"] or row["earliest"] or "", -1 if row["latest"] else 1


def bodies(found: Iterable[Told]) -> set[str]:
    """Ids of all who sent or received."""
    return {row[end] for row in found for end in ("from_id", "to_id")}


def since(found: Iterable[Told]) -> str | None:
    """The first day on which one of them was sent."""
    return min((row["latest"] or row["date"] or "" for row in found), default=None)


def _answer(row: Told) -> list[Note]:
    """That the answer is announced and not known to be given."""
    if row["answer_status"] in (None, "done"):
        return []
    return [Note("answer_not_done", {"what": parts.code("status", row["answer_status"])})]


def _promise(row: Told) -> list[Note]:
    """That it became a promise, whose state is told among the promises."""
    return [Note("settled_promise" if row["settled"] else "became_promise")] if row["promised"] else []


def _last_word(row: Told) -> list[Note]:
    """The last word on the matter, where it is a later one than this."""
    if not row["last_date"] or row["last_date"] <= (row["latest"] or row["date"] or ""):
        return []
    words = [parts.code("moved" if row["last_kind"] == "treated" else "referral", row["last_kind"])]
    if row["last_status"] != "done":
        words.append(parts.code("status", row["last_status"]))
    body = [name for name in (row["last_from"], row["last_body"]) if name]
    return [Note("last_word", {"words": words, "body": body, "date": row["last_date"]})]
