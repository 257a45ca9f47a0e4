"""`why`: how one body, person or matter was put together: under which forms, by which rule, from which words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graph.stores.base import Store
from queries.names import resolve_any
from queries.reports import parts
from queries.reports.asking import Asker, own_source
from queries.reports.model import Column, Note, Report, Row, Section

WITNESSES = 5
"""So many sources are shown for one form; the minutes that write it are counted."""

WHAT = (
    Column("type", "code"),
    Column("region", named=True),
    Column("level", "integer", named=True),
    Column("valid_from", "day", named=True),
    Column("valid_to", "day", named=True),
    Column("aliases", "names", named=True),
    Column("certainty", "code", unmarked="certainty.certain"),
    Column("fact", hidden=True),
)
FORMS = (
    Column("form"),
    Column("how", "code"),
    Column("rests_on", named=True),
    Column("reasons", "reasons", named=True),
    Column("basis", "code", unmarked="basis.inferred"),
    Column("count", "integer", unmarked=1, named=True),
    Column("doubtful", "integer", unmarked=0, named=True),
)
TIES = (
    Column("kind", "code"),
    Column("other"),
    Column("through", named=True),
    Column("date", "day", named=True),
    Column("until", "day", named=True),
    Column("change", "code", unmarked="change.replaced"),
    Column("legal_basis", named=True),
    Column("certainty", "code", unmarked="certainty.certain"),
    Column("reason", named=True),
    Column("fact", hidden=True),
)
KINSHIP = (
    "subunit_of", "of_includes", "member_of", "part_of", "continues", "succeeds", "of_succeeds", "includes",
)  # fmt: skip
"""What a reader looks for first; the rest follows in order of the query."""
JUDGED = (
    Column("judged_kind", "code"),
    Column("text"),
    Column("judged", "names"),
    Column("date", "day"),
    Column("by"),
    Column("why", named=True),
    Column("fact", hidden=True),
)
ASKED = (Column("text"), Column("reasons", "reasons", named=True), Column("weight", "integer", named=True))
POSTS = (
    Column("organisation"),
    Column("title"),
    Column("forum", named=True),
    Column("date", "day", named=True),
    Column("until", "day", named=True),
)


def why(store: Store, name: str, as_of: str | None = None) -> Report:
    """The report on one body, person or matter, by id or any name. Raises UnknownNameError, AmbiguousNameError."""
    thing = resolve_any(store, ("body", "person", "matter"), name)
    asker = Asker(store, as_of)
    found = asker.rows("quality/why", thing=thing.id)
    forms = _forms(asker, thing.id)
    sections = [
        Section("resolved", WHAT, [what(row, forms) for row in found]),
        Section("forms", FORMS, parts.numbered(forms)),
        Section("ties", TIES, ties(asker, thing.id)),
        Section("posts", POSTS, _posts(asker, thing.id) if found and found[0]["type"] == "person" else []),
        Section("judgements", JUDGED, _judged(asker, thing.id)),
        Section("asked", ASKED, [Row({column.key: row[column.key] for column in ASKED})
                                 for row in asker.rows("quality/questions", about=thing.id)]),
    ]  # fmt: skip
    return asker.report("why", thing.name, sections)


def what(row: dict[str, Any], forms: Sequence[Row] = ()) -> Row:
    """What the thing is, and by which rule it is one; with its forms, how often it is named and how often in doubt."""
    values = {column.key: row.get(column.key) for column in WHAT}
    values |= {
        "type": parts.code("type", row["type"]), "certainty": parts.code("certainty", row["certainty"]),
        "aliases": [name for name in row["aliases"] if name != row["name"]], "fact": row["id"],
    }  # fmt: skip
    count = sum(form.values["count"] for form in forms)
    doubtful = sum(form.values["doubtful"] for form in forms)
    notes = [Note(_rule(row))]
    if row["minutes"] and forms:
        notes.append(Note("named_in", {"minutes": row["minutes"], "count": count}))
    if doubtful:
        notes.append(Note("doubtful", {"doubtful": doubtful, "count": count}))
    return Row(values, (), tuple(notes))


def _rule(row: dict[str, Any]) -> str:
    """The key of the note that says by what this is one thing."""
    if row["type"] in ("person", "project", "matter"):
        return f"joined_{row['type']}" if row["minutes"] > 1 or row["type"] == "matter" else "one_minutes"
    if not row["named"]:
        return "registry_only"
    if row["registered"]:
        return "in_registry"
    return "collective" if row["type"] == "group" else "not_in_registry"


def _forms(asker: Asker, thing: str) -> list[Row]:
    """One row for each form and rule, from all minutes; certain ones and the most frequent first."""
    found = asker.rows("quality/forms", thing=thing)
    sources = asker.sources(row["fact"] for row in found)
    merged: dict[tuple[str, str], Row] = {}
    for row in found:
        told = sources.get(row["fact"], ())
        key = (row["form"].casefold(), row["how"])
        if key not in merged:
            values = {
                **row, "how": parts.code("how", row["how"]), "basis": parts.code("basis", row["basis"]), "count": 0,
                "doubtful": 0, "reasons": [],
            }  # fmt: skip
            merged[key] = Row({column.key: values[column.key] for column in FORMS})
        form = merged[key]
        form.values["count"] += row["count"]
        form.values["doubtful"] += row["doubtful"]
        form.values["reasons"] = list(dict.fromkeys([*form.values["reasons"], *row["reasons"]]))
        form.sources += told
    for form in merged.values():
        if len(form.sources) > WITNESSES:
            form.notes = (Note("more_minutes", {"count": len(form.sources) - WITNESSES}),)
            form.sources = form.sources[:WITNESSES]
    return sorted(merged.values(), key=lambda row: (row.values["doubtful"] > 0, -row.values["count"]))


def _judged(asker: Asker, thing: str) -> list[Row]:
    """What people have decided about the thing; a fact that was called wrong is told here alone."""
    rows = []
    for row in asker.rows("quality/judgements", about=thing):
        values = {column.key: row.get(column.key) for column in JUDGED}
        values |= {"judged_kind": parts.code("judgement", row["kind"]), "judged": row["about"], "fact": row["id"]}
        notes = (Note("judged_away"),) if row["kind"] == "wrong" else ()
        rows.append(Row(values, own_source(asker, row), notes))
    return rows


def ties(asker: Asker, thing: str) -> list[Row]:
    """What the thing is tied to; what holds for it by being part of another is left out where it holds for itself."""
    found = asker.rows("quality/ties", thing=thing)
    own = {(row["kind"], row["other_id"]) for row in found if not row["through"]}
    rows = [row for row in found if not row["through"] or (row["kind"], row["other_id"]) not in own]
    rows.sort(key=lambda row: KINSHIP.index(row["kind"]) if row["kind"] in KINSHIP else len(KINSHIP))
    return [_tie(row) for row in rows]


def _tie(row: dict[str, Any]) -> Row:
    values = {column.key: row.get(column.key) for column in TIES}
    values |= {
        "kind": parts.code("kinship", row["kind"]), "change": parts.code("change", row["change"]),
        "certainty": parts.code("certainty", row["certainty"]), "fact": row["other_id"],
    }  # fmt: skip
    return Row(values)


def _posts(asker: Asker, person: str) -> list[Row]:
    """What the person was when he or she attended: each title, organisation and forum with first and last day."""
    posts: dict[tuple[Any, ...], Row] = {}
    for row in asker.rows("people/attendance", person=person):
        key = (row["organisation"], row["title"], row["forum"])
        values = dict(zip(("organisation", "title", "forum"), key, strict=True))
        post = posts.setdefault(key, Row({**values, "date": row["date"]}))
        post.values["until"] = row["date"]
    return list(posts.values())
