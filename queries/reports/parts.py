"""Parts that several reports share: lines of a story, what waits, promises, what is likely only, what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Row, Section, Source

Found = Mapping[str, tuple[Source, ...]]

ASKING = ("escalates", "delegates", "consults")

STORY = (
    Column("date", "when"),
    Column("path", "path"),
    Column("what", "codes"),
    Column("status", "code", unmarked="status.done"),
    Column("subject"),
    Column("answer", "code", named=True),
    Column("condition", named=True),
    Column("kroner", "kroner"),
    Column("certainty", "code", unmarked="certainty.certain"),
    Column("basis", "code", unmarked="basis.said"),
    Column("fact", hidden=True),
)
BRIEF = STORY[:5]

PROMISES = (
    Column("due_to", "day", named=True),
    Column("owners", "names"),
    Column("what"),
    Column("due", "due", named=True),
    Column("made_at", named=True),
    Column("made_on", "day", named=True),
    Column("made_to", named=True),
    Column("matter", named=True),
    Column("certainty", "code", unmarked="certainty.certain"),
    Column("fact", hidden=True),
)

PROMISES_OF_ONE = tuple(column for column in PROMISES if column.key != "matter")


def code(kind: str, value: str | None) -> str | None:
    """The key of the labels for a code of the graph: 'status.done'."""
    return f"{kind}.{value}" if value else None


def hop(row: Mapping[str, Any], sources: Found) -> Row:
    """A referral as a row of a story."""
    values = {
        "date": {"date": row["date"], "earliest": row["earliest"], "latest": row["latest"]},
        "path": [row["from"], row["to"]],
        "what": [code("referral", row["kind"])],
        "status": code("status", row["status"]),
        "subject": row["subject"],
        "answer": code("answer", row.get("answer")),
        "condition": row.get("condition"),
        "kroner": None,
        "certainty": code("certainty", row["certainty"]),
        "basis": code("basis", row.get("basis")),
        "fact": row["fact"],
    }
    return Row(values, sources.get(row["fact"], ()))


def decision(row: Mapping[str, Any], sources: Found) -> Row:
    """What a meeting decided, as a row of a story."""
    values = {
        "date": {"date": row["date"], "earliest": None, "latest": None},
        "path": [row["body"]],
        "what": [code("decision", kind) for kind in row["kinds"] or ["unstated"]],
        "status": "status.done",
        "subject": row.get("title") or row["text"],
        "certainty": code("certainty", row["certainty"]),
        "basis": code("basis", row.get("basis")),
        "fact": row["fact"],
    }
    return Row(values, sources.get(row["fact"], ()), (Note("differs"),) if row.get("differs") else ())


def event(row: Mapping[str, Any], sources: Found) -> Row:
    """What happened to a project, as a row of a story."""
    values = {
        "date": {"date": row["date"], "earliest": None, "latest": row["sort_date"]},
        "path": [row["body"]] if row["body"] else [],
        "what": [code("event", kind) for kind in row["kinds"]],
        "status": "status.planned" if row["planned"] else "status.done",
        "subject": row["text"],
        "kroner": row["kroner"],
        "certainty": code("certainty", row["certainty"]),
        "basis": "basis.said",
        "fact": row["fact"],
    }
    return Row(values, sources.get(row["fact"], ()))


def treated(row: Mapping[str, Any], sources: Found) -> Row:
    """An item that a forum treated, from `meetings/items`, as a row of a story."""
    told = decision({**row, "body": row["forum"], "kinds": row["kinds"] or ["unstated"]}, sources)
    told.values["matter"] = ", ".join(name for name in row["matters"] if name != row["title"]) or None
    return told


def last_word(row: Mapping[str, Any], sources: Found) -> Row:
    """The last word on a matter, from `ledger/matters`, as a row."""
    values = {
        "date": {"date": row["date"], "earliest": row["earliest"], "latest": row["latest"]},
        "matter": row["matter"],
        "path": [name for name in (row["from"], row["body"]) if name],
        "what": [code(str(row["entry"]), kind) for kind in row["kinds"] or ["unstated"]],
        "status": code("status", row["status"]),
        "subject": row["subject"],
        "certainty": code("certainty", row["certainty"]),
        "fact": row["fact"],
    }
    return Row(values, sources.get(row["fact"], ()))


def numbered(rows: Iterable[Row]) -> list[Row]:
    """The rows with their places in the story, from 1."""
    listed = list(rows)
    for place, row in enumerate(listed, 1):
        row.number = place
    return listed


def brief(row: Row, notes: Sequence[Note]) -> Row:
    """A pointer to a line of the story, with what there is to say about it."""
    return Row(row.values, (), tuple(notes), row.number)


def no_answer(asker: Asker, body_id: str, body: str, since: str) -> Note:
    """What the loaded minutes allow to say about a missing answer of a body that was asked on day `since`."""
    coverage = asker.coverage.get(body_id)
    if coverage is None:
        return Note("no_minutes_of_its_own", {"body": body, "date": asker.until or since})
    if coverage.last is None:
        return Note("no_answer_none_loaded", {"body": body})
    if coverage.last <= since:
        return Note("no_answer_not_loaded", {"body": body, "date": coverage.last})
    return Note("no_answer", {"body": body, "date": coverage.last})


def not_loaded(asker: Asker, forums: Iterable[str]) -> list[Note]:
    """That no later minutes of these forums are loaded, which would tell."""
    until = {coverage.forum: coverage.last for coverage in asker.coverage.values()}
    return [
        Note("not_loaded_after", {"body": forum, "date": until[forum]})
        if until.get(forum)
        else Note("none_loaded", {"body": forum})
        for forum in forums
    ]


def promise(asker: Asker, row: Mapping[str, Any], sources: Found) -> Row:
    """An open commitment as a row, with what the loaded minutes allow to say about it."""
    values = {column.key: row[column.key] for column in PROMISES}
    values |= {
        "certainty": code("certainty", row["certainty"]), "due": row["due"] if row["due"] != row["due_to"] else None,
    }  # fmt: skip
    notes = [Note("mentioned_on", {"date": row["mentioned_on"]})] if row["mentioned_on"] else []
    return Row(values, sources.get(row["fact"], ()), (*notes, *_silence(asker, row)))


def _silence(asker: Asker, row: Mapping[str, Any]) -> list[Note]:
    """That later minutes do not mention it, or that those which would are not loaded; nothing before it is due."""
    if row["state"] == "not_heard_of":
        until = min(date for date in (row["forum_minutes_until"], row["owner_minutes_until"]) if date)
        return [Note("not_mentioned", {"date": until})]
    if row["due_to"] and row["due_to"] >= (asker.until or ""):
        return []
    return not_loaded(asker, row["not_loaded"])


def open_promises(asker: Asker, **which: str) -> list[Row]:
    """The open commitments about a matter or of a body."""
    return promises(asker, asker.rows("commitments/open", **which))


def promises(asker: Asker, found: Sequence[Mapping[str, Any]]) -> list[Row]:
    """Rows of `commitments/open` as rows of a report."""
    sources = asker.sources(row["fact"] for row in found)
    return [promise(asker, row, sources) for row in found]


def likely(rows: Iterable[Row]) -> Section:
    """The lines of the story that are not beyond doubt, and why."""
    joins = {"basis.inferred": "inferred_join", "basis.judged": "judged_join"}
    told = [(row, [Note(joins[basis])] if (basis := row.values.get("basis")) in joins else []) for row in rows]
    doubtful = [brief(row, notes) for row, notes in told if notes or row.likely]
    return Section("likely", BRIEF, doubtful, [Note("likely_reading")] if any(row.likely for row in doubtful) else [])


def missing(asker: Asker, thing: str, story: Sequence[Row], bodies: Iterable[str], since: str | None) -> list[Note]:
    """Where the loaded minutes fall silent about a thing, which are not loaded, and what a person should decide."""
    days = [source.date for row in story for source in row.sources if source.date]
    silence = []
    if days and asker.until and max(days) < asker.until:
        silence.append(Note("last_mentioned", {"date": max(days), "until_date": asker.until}))
    questions = [Note("question", {"text": row["text"]}) for row in asker.rows("quality/questions", about=thing)]
    return [*silence, *asker.missing(bodies, since), *questions]
