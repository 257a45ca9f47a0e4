"""Search as a report: the best hits, each with the sentence around the words and the place where it stands."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from graph.search import THINGS, Found, Hit, Ties, is_private, private_ties
from queries.reports.asking import Asker
from queries.reports.model import Column, Note, Report, Row, Section, Source

if TYPE_CHECKING:
    from graph.stores.base import Store
    from loaders.documents.document import Document

COLUMNS = (
    Column("hit_kind", "code"),
    Column("name"),
    Column("date", "day"),
    Column("words", hidden=True),
    Column("fact", hidden=True),
)
_WHERE = """
MATCH (p)-[:IN_SOURCE]->(s:Source)
OPTIONAL MATCH (p)-[:IN_ITEM]->(i:AgendaItem)<-[:HAS_ITEM]-(m:Meeting)
OPTIONAL MATCH (s)-[:MINUTES_OF]->(whole:Meeting)
WITH id, p, s, i, m, whole ORDER BY whole.date
WITH id, p, s, i, m, collect(whole)[0] AS whole
WITH id, p, s, i, coalesce(m, whole) AS mt
OPTIONAL MATCH (mt)-[:MEETING_OF]->(f:Forum)
RETURN id, p.quote AS quote, p.start AS start, p.page AS page, p.line AS line, p.redacted AS redacted,
       s.id AS source, s.name AS file, i.number AS item, i.title AS title, f.name AS forum, mt.date AS date
ORDER BY id, p.start
"""
_OF_PASSAGES = f"UNWIND $ids AS id MATCH (p:Passage {{id: id}}) {_WHERE}"
_OF_MENTIONS = f"UNWIND $ids AS id MATCH (n:Mention {{id: id}})-[:SAID_IN]->(p:Passage) WITH id, p {_WHERE}"
_OF_ITEMS = f"UNWIND $ids AS id MATCH (n:AgendaItem {{id: id}})-[:SAID_IN]->(p:Passage) WITH id, p {_WHERE}"
_READINGS = "UNWIND $ids AS id MATCH (s:Source {id: id}) WHERE s.reading IS NOT NULL RETURN id, s.reading AS reading"


def report(store: Store, typed: str, found: Found, as_of: str | None) -> Report:
    """What was found as a report; links lead to the files."""
    asker = Asker(store, as_of)
    places = {row["id"]: row for row in _places(store, found.hits)}
    texts = dict(_texts(store, places.values()))
    ties = private_ties(store) if places else ()
    rows = []
    for number, hit in enumerate(found.hits, 1):
        place = places.get(hit.at or "")
        name = hit.name or (place["title"] if place else None)
        sources = (_source(asker, hit, place, texts.get(place["source"]), ties),) if place else ()
        values = {"hit_kind": f"hit.{hit.kind}", "name": name, "date": hit.date, "words": hit.words, "fact": hit.id}
        rows.append(Row(values, sources, (), number))
    notes = []
    if found.total > len(rows):
        key = "hits_of_more" if found.more else "hits_of"
        notes.append(Note(key, {"shown": len(rows), "total": found.total}))
    made = asker.report("search", typed, [Section("hits", COLUMNS, rows, notes)])
    made.cut = found.more or found.total > len(rows)
    return made


def _places(store: Store, hits: Iterable[Hit]) -> Iterator[dict[str, Any]]:
    """The first passage of each hit, by the id of what holds its words."""
    at = {hit.at for hit in hits if hit.at}
    seen: set[str] = set()
    for cypher in (_OF_PASSAGES, _OF_MENTIONS, _OF_ITEMS):
        for row in store.query(cypher, {"ids": sorted(at)}).rows:
            if row["id"] not in seen:
                seen.add(row["id"])
                yield {**row, "is_item": cypher is _OF_ITEMS}


def _texts(store: Store, places: Iterable[dict[str, Any]]) -> Iterator[tuple[str, Document]]:
    """The whole texts in which items stand that were found, as far as kept: an item knows only where it begins."""
    from loaders.facts.record import document_from_json

    wanted = {place["source"] for place in places if place["is_item"]}
    for row in store.query(_READINGS, {"ids": sorted(wanted)}).rows if wanted else ():
        yield row["id"], document_from_json(row["reading"])


def _source(asker: Asker, hit: Hit, place: dict[str, Any], text: Document | None, ties: Ties) -> Source:
    """The sentence, and where it stands; of a name, the words around it where they are for sharing."""
    page, line = place["page"], place["line"]
    words: str | None = hit.words
    if place["is_item"]:
        if text is not None:
            at = _offset(text.text, hit.text, hit.start, place["start"] or 0)
            page, line = text.page(at), text.line(at)
    elif hit.kind in THINGS:
        around = " ".join((place["quote"] or "").split())
        # A body may bear a name that no minutes write; what is quoted must stand there.
        words = around if not is_private(around, ties) else hit.text if hit.text in around else None
    elif line is not None:
        line += hit.text.count("\n", 0, hit.start)
    return Source(
        place["file"], place["forum"], place["date"], place["item"], page, line, words, bool(place["redacted"]),
        asker.places(place["file"], place["forum"], place["date"]),
    )  # fmt: skip


def _offset(whole: str, part: str, start: int, after: int) -> int:
    """Where the words at `start` of a part of an item stand in the whole text; the item's own place where they do not.

    White space may differ: a part that goes over a page has neither the page's foot nor the next one's head.
    """
    line = part[start:].partition("\n")[0]
    pattern = r"\s+".join(map(re.escape, line.split()[:8]))
    found = re.compile(pattern).search(whole, after) if pattern else None
    return found.start() if found else after
