"""Full-text search over the graph: names, titles, case texts, decisions and the words that say facts.

    typed → search_words → candidates from the full-text indexes → held against the text → ranked

The indexes (`graph.schema.FULL_TEXT`) hold only what the graph holds, so nothing that is masked and nobody who was
forgotten can be found. The ranking is our own, the same on both stores.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, get_args

from graph.search_words import Place, Words, parsed, sentence_at, shortened

if TYPE_CHECKING:
    from graph.stores.base import Store

Kind = Literal[
    "person", "body", "project", "matter", "item", "decision", "referral", "commitment", "event", "denial", "quote",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
THINGS: tuple[Kind, ...] = ("person", "body", "project", "matter")
MOST = 1_000
"""So many candidates are taken from each index; what has more says so."""

Ties = tuple[tuple[str, tuple[str, ...]], ...]
"""Associations of patients, each with the names of those who sit for it, without regard to case."""

_END = "9999-12-31"
_ASK = "CALL db.index.fulltext.queryNodes('{index}', $words) YIELD node, score "
_BEST = "ORDER BY score DESC, node.id LIMIT $most"
# Pronouns and short forms stand for a name that the search finds itself.
_MENTIONS = f"""
{_ASK.format(index="Mention[text,context]")}
WHERE node.known_from <= $as_of AND NOT coalesce(node.how, '') IN ['short_form', 'pronoun', 'person']
WITH node, score {_BEST}
MATCH (node)-[means:MEANS]->(thing) WHERE means.known_from <= $as_of
RETURN node.id AS at, node.text AS text, node.known_from AS date, thing.id AS id, thing.name AS name,
       labels(thing) AS labels
"""
_NAMES = """
{ask}WHERE node.known_from <= $as_of
WITH node, score {best}
OPTIONAL MATCH (node)<-[means:MEANS]-(m:Mention) WHERE means.known_from <= $as_of
WITH node, min(m.id) AS at
RETURN at, node.name AS text, node.known_from AS date, node.id AS id, node.name AS name, labels(node) AS labels
"""
_ITEMS = f"""
{_ASK.format(index="AgendaItem[title,case_text,decision_text]")}
WHERE node.known_from <= $as_of
RETURN node.id AS id, node.title AS title, node.case_text AS case_text, node.decision_text AS decision_text,
       node.known_from AS date
{_BEST}
"""
_PASSAGES = f"""
{_ASK.format(index="Passage[quote]")}
WHERE node.known_from <= $as_of
RETURN node.id AS id, node.quote AS text, node.known_from AS date
{_BEST}
"""
_SAYS = """
UNWIND $ids AS id
MATCH (p:Passage {id: id})<-[:SAID_IN]-(n)
RETURN id, n.id AS fact, labels(n) AS labels
"""
_PRIVATE = """
MATCH (p:Person)-[a:ATTENDED {private: true}]->(:Meeting)
RETURN DISTINCT p.name AS name, p.variants AS variants, a.organisation AS organisation
"""
_FACTS: dict[str, Kind] = {
    "Referral": "referral", "Commitment": "commitment", "Event": "event", "Denial": "denial", "Decision": "decision",
}  # fmt: skip
_OF_THING: tuple[tuple[str, Kind], ...] = (
    ("Person", "person"), ("Project", "project"), ("Matter", "matter"), ("Body", "body"),
)  # fmt: skip
_WHOLE_NAME, _NAME, _TITLE, _TEXT = 100, 60, 40, 20


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing or sentence that was found.

    `id` is the person, body, matter, item or fact; `name` what it is called, where it has a name; `at` the mention,
    item or passage whose words are in `words`, one line; `text` and `start` say where they begin in its whole text.
    """

    kind: Kind
    id: str
    name: str | None
    date: str
    words: str
    at: str | None
    text: str
    start: int
    score: int


@dataclass(frozen=True, slots=True)
class Found:
    """The best hits, how many there are, and whether an index had more than was looked at."""

    hits: tuple[Hit, ...]
    total: int
    more: bool


def search(
    store: Store, typed: str, *, kinds: Collection[str] = KINDS, as_of: str | None = None, limit: int | None = 20
) -> Found:
    """What the graph holds of these words as of a day, the best first. Raises ValueError where none was typed."""
    words = parsed(typed)
    if not words.terms:
        raise ValueError(f"no word to search for: {typed!r}")
    asker = _Asker(store, words, as_of or _END)
    things = list(asker.things())
    names = {hit.text.casefold() for hit in things}
    # Words that are nothing but the name of a hit add nothing to it.
    sentences = [hit for hit in (*asker.items(), *asker.sentences()) if hit.words.casefold() not in names]
    ranked = sorted((hit for hit in (*things, *_merged(sentences)) if hit.kind in kinds), key=_rank)
    return Found(tuple(ranked[:limit]), len(ranked), asker.more)


def private_ties(store: Store) -> Ties:
    """Who sits for which association of patients: attendance lists with both names are not for sharing."""
    return tuple(
        (row["organisation"].casefold(), tuple(name.casefold() for name in {row["name"], *(row["variants"] or ())}))
        for row in store.query(_PRIVATE).rows
        if row["organisation"]
    )


def is_private(words: str, ties: Ties) -> bool:
    """Whether words tie somebody to an association of patients."""
    folded = words.casefold()
    return any(organisation in folded and any(name in folded for name in names) for organisation, names in ties)


def _rank(hit: Hit) -> tuple[int, int, str]:
    return (-hit.score, -int(hit.date.replace("-", "")[:8].ljust(8, "0") or 0), hit.id)


class _Asker:
    """Asks the indexes for one search; `more` tells whether one had more than was looked at."""

    def __init__(self, store: Store, words: Words, as_of: str) -> None:
        self._store, self._words, self.more = store, words, False
        self._given = {"words": words.query(), "as_of": as_of, "most": MOST}

    def things(self) -> Iterator[Hit]:
        """People, bodies and matters with a name like that: each once, under the form that fits best."""
        best: dict[str, Hit] = {}
        names = [_NAMES.format(ask=_ASK.format(index=index), best=_BEST) for index in
                 ("Body[name,region]", "Matter[name,status]")]  # fmt: skip
        for row in (row for cypher in (_MENTIONS, *names) for row in self._rows(cypher)):
            text = row["text"] or ""
            places = self._words.places(text)
            if not self._words.all_in(places):
                continue
            kind = next(kind for label, kind in _OF_THING if label in row["labels"])
            whole = sum(place.end - place.start for place in places) >= len(text)
            score = (_WHOLE_NAME if whole else _NAME) + self._exactness(places)
            hit = Hit(kind, row["id"], row["name"], row["date"], text, row["at"], text, 0, score)
            if hit.id not in best or _rank(hit) < _rank(best[hit.id]):
                best[hit.id] = hit
        yield from best.values()

    def items(self) -> Iterator[Hit]:
        """Items with all words in title, case and decision together; shown is the best sentence."""
        for row in self._rows(_ITEMS):
            fields = [(row[name] or "", weight) for name, weight in
                      (("title", _TITLE), ("decision_text", _TEXT), ("case_text", _TEXT))]  # fmt: skip
            found = [self._words.places(text) for text, _ in fields]
            if not self._words.all_in([place for places in found for place in places]):
                continue
            count = [len({place.term for place in places}) for places in found]
            best = count.index(max(count))
            text, weight = fields[best]
            score = weight * count[best] // len(self._words.terms) + self._exactness(found[best])
            yield self._hit("item", row["id"], row["title"], row["date"], row["id"], text, found[best], score)

    def sentences(self) -> Iterator[Hit]:
        """The words that say a fact, and those that say something else and stand in no item that is found."""
        held = {}
        for row in self._rows(_PASSAGES):
            places = self._words.places(row["text"] or "")
            if self._words.all_in(places):
                held[row["id"]] = (row, places)
        if not held:
            return
        says: dict[str, list[tuple[Kind, str]]] = {}
        headings = set()
        for row in self._store.query(_SAYS, {"ids": sorted(held)}).rows:
            says.setdefault(row["id"], []).append((_kind_of_fact(row["labels"]), row["fact"]))
            if "AgendaItem" in row["labels"]:
                headings.add(row["id"])
        ties = private_ties(self._store)
        for identifier, (row, places) in held.items():
            kind, fact = min(says.get(identifier, [("quote", identifier)]), key=lambda one: (_ORDER[one[0]], one[1]))
            if kind == "quote" and (identifier in headings or is_private(row["text"], ties)):
                continue
            score = _TEXT + self._exactness(places)
            yield self._hit(kind, fact, None, row["date"], identifier, row["text"], places, score)

    def _hit(
        self, kind: Kind, of: str, name: str | None, date: str, at: str, text: str, places: Sequence[Place], score: int
    ) -> Hit:
        start, end = sentence_at(text, places)
        together = len({place.term for place in places if start <= place.start < end}) == len(self._words.terms)
        return Hit(kind, of, name, date, shortened(text, places, start, end), at, text, start, score + 5 * together)

    def _exactness(self, places: Iterable[Place]) -> int:
        """Up to 10 for words that stand there whole."""
        whole = {place.term for place in places if place.whole}
        return 10 * len(whole) // len(self._words.terms)

    def _rows(self, cypher: str) -> list[dict[str, Any]]:
        rows = self._store.query(cypher, self._given).rows
        self.more = self.more or len(rows) >= MOST
        return rows


def _kind_of_fact(labels: Iterable[str]) -> Kind:
    return next((_FACTS[label] for label in labels if label in _FACTS), "quote")


_ORDER = {kind: place for place, kind in enumerate(KINDS)}
_RICHER = ("referral", "commitment", "event", "denial", "decision", "item", "quote")


def _merged(hits: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, those of one sentence as one: what a sentence says comes before that it stands in an item.

    A fact may rest on part of a sentence; the longest words that hold it are shown.
    """
    days: dict[str, list[Hit]] = {}
    for hit in sorted(hits, key=lambda one: (-len(one.words), one.id)):
        merged = days.setdefault(hit.date, [])
        words = hit.words.strip("-•* …")
        for place, other in enumerate(merged):
            if words in other.words:
                first, second = sorted((other, hit), key=lambda one: (_RICHER.index(one.kind), one.id))
                merged[place] = replace(
                    other, kind=first.kind, id=first.id, name=first.name or second.name,
                    score=max(first.score, second.score),
                )  # fmt: skip
                break
        else:
            merged.append(hit)
    for merged in days.values():
        yield from merged
