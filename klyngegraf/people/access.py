"""All that is held of one person, for a request for access: what the graph says, and every place of the kept texts.

The graph is asked for every relationship of the person whatever its type, so that nothing new to the schema is missed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from klyngegraf.loading.shelf import shelf_of
from klyngegraf.people.finding import Held, everybody, places, seeker, the_one, unknown
from klyngegraf.session import Session
from loaders.documents.names import shown

if TYPE_CHECKING:
    from graph.stores.base import Store

SCHEMA = 1
_OUT = """
MATCH (p:Person {id: $id})-[r]->(n)
RETURN type(r) AS relation, true AS outward, r {.*} AS said, labels(n) AS labels, n {.*} AS thing
"""
_IN = """
MATCH (p:Person {id: $id})<-[r]-(n)
RETURN type(r) AS relation, false AS outward, r {.*} AS said, labels(n) AS labels, n {.*} AS thing
"""
_WORDS = """
MATCH (q:Passage)-[:IN_SOURCE]->(s:Source) WHERE q.id IN $ids
RETURN q.id AS id, s.name AS file, q.page AS page, q.line AS line, q.quote AS quote, q.known_from AS date
"""
_SAID = "MATCH (n)-[:SAID_IN]->(q:Passage) WHERE n.id IN $ids RETURN n.id AS id, collect(q.id) AS passages"
_WHERE = """
MATCH (m:Meeting)-[:MEETING_OF]->(f:Forum) WHERE m.id IN $ids RETURN m.id AS id, f.name AS forum
"""
_INNER = frozenset(("scope", "passages", "known_from", "reading"))


def held_of(session: Session, store: Store, name: str) -> dict[str, Any]:
    """All that is held of the person called `name`, as data; `docs/privacy.md` describes its form. Raises UserError."""
    people = everybody(store)
    person = the_one(people, name)
    if person is None:
        raise unknown(session, people, name)
    relations = list(_relations(store, person))
    records = [entry.record for entry in shelf_of(store).entries.values()]
    texts = [
        {"file": p.file, "page": p.page, "line": p.line, "words": p.words, "sentence": p.sentence}
        for p in places(records, seeker(person.variants))
    ]
    return {
        "schema": SCHEMA,
        "person": {"id": person.id, "name": person.name, "variants": sorted(person.variants)},
        "forums": list(person.forums),
        "meetings": sum(relation["relation"] == "ATTENDED" for relation in relations),
        "relations": relations,
        "texts": texts,
    }


def _relations(store: Store, person: Held) -> Iterator[dict[str, Any]]:
    """Every relationship of the person, with the other end and the sentences that say it."""
    rows = [*store.query(_OUT, {"id": person.id}).rows, *store.query(_IN, {"id": person.id}).rows]
    ends = [row["thing"]["id"] for row in rows]
    passages = {row["id"]: row["passages"] for row in store.query(_SAID, {"ids": ends}).rows}
    forums = {row["id"]: row["forum"] for row in store.query(_WHERE, {"ids": ends}).rows}
    # What is said of the person stands on the relationship; else the words are those of the thing itself.
    cited = [row["said"].get("passages") or passages.get(row["thing"]["id"], []) for row in rows]
    cited = [[row["thing"]["id"]] if "Passage" in row["labels"] else ids for row, ids in zip(rows, cited, strict=True)]
    words = {row["id"]: row for row in store.query(_WORDS, {"ids": sorted({i for ids in cited for i in ids})}).rows}
    told = [
        {
            "relation": row["relation"],
            "outward": row["outward"],
            "said": _plain(row["said"]),
            "kind": row["labels"],
            "thing": {**_plain(row["thing"]), "forum": forums.get(row["thing"]["id"])},
            "sources": [
                _plain(source, ("id",)) for source in sorted((words[i] for i in ids if i in words), key=_order)
            ],
        }
        for row, ids in zip(rows, cited, strict=True)
    ]
    yield from sorted(told, key=lambda one: (one["relation"], _date(one), str(one["thing"].get("id"))))


def _plain(properties: dict[str, Any], without: Iterable[str] = ()) -> dict[str, Any]:
    hidden = _INNER | set(without)
    return {
        key: value for key, value in sorted(properties.items()) if key not in hidden and value not in (None, "", [])
    }


def _order(source: dict[str, Any]) -> tuple[str, str, int, str]:
    return str(source["date"]), str(source["file"]), source["line"] or 0, str(source["id"])


def _date(relation: dict[str, Any]) -> str:
    return str(relation["thing"].get("date") or relation["said"].get("first_seen") or "")


def as_json(held: dict[str, Any]) -> str:
    """The answer as JSON."""
    return json.dumps(held, ensure_ascii=False, indent=1, default=str)


def as_markdown(session: Session, held: dict[str, Any]) -> str:
    """The answer for reading: one part a kind of relationship, one line each, its sentences under it."""
    person = held["person"]
    lines = [f"# {session.text('held_title', name=person['name'])}", ""]
    lines += [f"- {session.text('held_' + key)}: {value}" for key, value in _summary(held)]
    kind = None
    for relation in held["relations"]:
        if relation["relation"] != kind:
            kind = relation["relation"]
            lines += ["", f"## {kind}", ""]
        lines.append(f"- {_told(relation)}")
        lines += [f"  - «{_one_line(s.get('quote'))}» ({_place(session, s)})" for s in relation["sources"]]
    if "texts" in held:
        lines += ["", f"## {session.text('held_texts', count=len(held['texts']))}", ""]
        lines += [f"- «{_one_line(t['sentence'])}» ({_place(session, t)})" for t in held["texts"]]
    return "\n".join(lines) + "\n"


def _summary(held: dict[str, Any]) -> Iterator[tuple[str, object]]:
    yield "id", held["person"]["id"]
    yield "variants", "; ".join(held["person"]["variants"])
    yield "forums", "; ".join(held["forums"]) or "–"
    yield "meetings", held["meetings"]


def _told(relation: dict[str, Any]) -> str:
    """A relationship in a line: the other end, and what the relationship itself says."""
    thing = relation["thing"]
    name = next((thing[key] for key in ("name", "title", "subject", "what", "quote", "text") if thing.get(key)), None)
    parts = [str(part) for part in (thing.get("forum"), thing.get("date"), name) if part]
    said = [f"{key} {_value(value)}" for key, value in relation["said"].items() if key not in ("basis", "certainty")]
    return _one_line(", ".join([*parts, *said]))


def _value(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def _place(session: Session, source: dict[str, Any]) -> str:
    parts = [str(source["file"])]
    parts += [session.text(f"held_{key}", number=source[key]) for key in ("page", "line") if source.get(key)]
    return shown(", ".join(parts))


def _one_line(text: object) -> str:
    return " ".join(str(text or "").split())
