"""From what a user writes to a judgement: ids that no load changes, and no names of people in the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.review.questions import Question
from loaders.documents.names import shown
from loaders.judgements.model import Judgement, Kind, digest_of
from queries.names import Named, resolve, resolve_any

if TYPE_CHECKING:
    from graph.stores.base import Store

_PEOPLE = "MATCH (p:Person) RETURN p.name AS name, p.variants AS variants"
_LABELS = "MATCH (n:{label}) WHERE n.id = $id RETURN n.id AS id"
_LASTING = {
    "Person": "MATCH (:Person {id: $id})<-[r:MEANS]-(m:Mention) RETURN m.id AS id ORDER BY r.known_from, m.id LIMIT 1",
    "Matter": "MATCH (:Matter {id: $id})<-[r:CONCERNS]-(i:AgendaItem) RETURN i.id AS id "
    "ORDER BY r.known_from, i.id LIMIT 1",
}
_PASSAGES = "MATCH (:{label} {{id: $id}})-[:SAID_IN]->(p:Passage) RETURN p.id AS id ORDER BY id"
_TEXT = """
MATCH (i:AgendaItem {id: $id})<-[:HAS_ITEM]-(mt:Meeting)<-[r:MINUTES_OF {leading: true}]-(s:Source)
RETURN i.number AS number, s.reading AS reading, mt.id AS meeting
"""
FACTS = ("Referral", "Commitment", "Event", "Denial")
_BY_PREFIX = {
    "referral": "Referral", "commitment": "Commitment", "event": "Event", "denial": "Denial", "item": "AgendaItem",
    "mention": "Mention", "person": "Person", "matter": "Matter", "project": "Matter",
}  # fmt: skip
Names = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Wish:
    """What a user wants judged, as written: a kind, ids or names, and of a missing fact what it says."""

    kind: Kind
    sides: Sequence[str]
    by: str
    why: str = ""
    quote: str | None = None
    what: str = ""
    giver: str | None = None
    receiver: str | None = None
    referral: str | None = None
    status: str = "done"
    date: str | None = None


def names_of_people(store: Store) -> Names:
    """Every name of a person in the graph, in parts."""
    rows = store.query(_PEOPLE).rows
    forms = {form for row in rows for form in (row["name"], *(row["variants"] or ())) if form}
    return frozenset(parts for form in forms if len(parts := tuple(_words(form))) > 1)


def named_in(why: str, names: Names, question: Question | None = None) -> bool:
    """Whether a reason names somebody: a person in full, or in a question about people any part of the two names."""
    words = set(_words(why))
    if any({parts[0], parts[-1]} <= words for parts in names):
        return True
    halves = question.halves if question and question.sort == "person" else ()
    return any(len(part) > 1 and part in words for half in halves for part in _words(half.name))


def judgement_of(store: Store, wish: Wish) -> Judgement:
    """The judgement that a user means. Raises UserError, UnknownNameError, AmbiguousNameError."""
    names = names_of_people(store)
    if any(named_in(text, names) for text in (wish.why, wish.what)):
        raise UserError("review_names", code=WRONG_USE)
    sides: Iterable[str]
    fact = None
    if wish.kind == "wrong":
        sides = [one for side in wish.sides for one in _fact(store, side)]
    elif wish.kind == "withdrawn":
        sides = wish.sides
    else:
        sides = [lasting(store, side) for side in wish.sides]
    if wish.kind == "missing":
        fact = _missing(store, next(iter(sides)), wish)
    return checked({"when": datetime.now(UTC), "by": wish.by, "kind": wish.kind, "sides": tuple(sides),
                    "why": wish.why, "fact": fact})  # fmt: skip


def checked(values: dict[str, Any]) -> Judgement:
    """A judgement of these values. Raises UserError with what is wrong."""
    from pydantic import ValidationError

    try:
        return Judgement.model_validate(values)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UserError("judge_form", code=WRONG_USE, detail=f"{place} {first['msg']}".strip()) from None


def lasting(store: Store, side: str) -> str:
    """The id that no load changes, of what is called by an id or name. Raises UnknownNameError, AmbiguousNameError."""
    label = _BY_PREFIX.get(side.partition(":")[0])
    if label not in (None, "Person", "Matter"):
        if not store.query(_LABELS.format(label=label), {"id": side}).rows:
            raise UserError("judge_unknown", code=WRONG_USE, id=shown(side))
        return side
    thing: Named = resolve_any(store, ("body", "person", "matter"), side)
    for query in _LASTING.values():
        found = store.query(query, {"id": thing.id}).rows
        if found:
            return str(found[0]["id"])
    return thing.id


def _fact(store: Store, identifier: str) -> list[str]:
    """A fact's id and those of the passages that say it."""
    label = _BY_PREFIX.get(identifier.partition(":")[0])
    if label not in FACTS:
        raise UserError("judge_fact", code=WRONG_USE, id=shown(identifier))
    passages = store.query(_PASSAGES.format(label=label), {"id": identifier}).rows
    if not passages:
        raise UserError("judge_unknown", code=WRONG_USE, id=shown(identifier))
    return [identifier, *(str(row["id"]) for row in passages)]


def _missing(store: Store, item: str, wish: Wish) -> dict[str, Any]:
    """The missing fact, its words found in the item's text."""
    words = (wish.quote or "").split()
    if not words or not wish.what or bool(wish.referral) != bool(wish.receiver):
        raise UserError("judge_missing", code=WRONG_USE)
    if not _stands(store, item, words):
        raise UserError("judge_nowhere", code=WRONG_USE, quote=shown(wish.quote or ""))
    return {
        "sort": "referral" if wish.referral else "commitment",
        "what": wish.what,
        "words": len(words),
        "digest": digest_of(words),
        "giver": resolve(store, "body", wish.giver).id if wish.giver else None,
        "receiver": resolve(store, "body", wish.receiver).id if wish.receiver else None,
        "kind": wish.referral,
        "status": wish.status,
        "date": wish.date,
    }


def _stands(store: Store, item: str, words: list[str]) -> bool:
    """Whether the words stand in the item, one after the other."""
    from loaders.facts.record import from_json
    from loaders.identity.sittings import ident

    wanted = [word.casefold() for word in words]
    for row in store.query(_TEXT, {"id": item}).rows:
        record = from_json(row["reading"])
        for reading in record.readings:
            for one in reading.minutes.items:
                if ident("item", row["meeting"], one.number) == item:
                    there = one.span.of(record.document.text).casefold().split()
                    if any(there[at : at + len(wanted)] == wanted for at in range(len(there))):
                        return True
    return False


def _words(text: str) -> list[str]:
    return [word.casefold() for word in re.findall(r"[^\W\d_]+", text)]
