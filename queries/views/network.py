"""The network view: bodies, matters and people, and what ties them together.

    queries in `cypher/network` → things, ties, facts → the part that is asked for → places

Everything that goes from one thing to another and is of one type is one tie with all of its facts, each with its words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from queries.library import load
from queries.names import resolve
from queries.parameters import FAR_FUTURE
from queries.reports.asking import Asker
from queries.runner import TIMEOUT, values
from queries.views import facts
from queries.views.layout import place
from queries.views.neighbourhood import LIMIT, around, most_connected
from queries.views.picture import Fact, Picture, Thing, Tie

if TYPE_CHECKING:
    from graph.stores.base import Store

QUERIES = Path(__file__).parent / "cypher"
_LINEAGE = ("CONTINUES", "PART_OF", "COMBINED_WITH")
_WORK = ("WORKS_ON", "HOLDS_POST_AT")

Row = dict[str, Any]


def network(
    store: Store,
    *,
    forum: str | None = None,
    matter: str | None = None,
    as_of: str | None = None,
    limit: int = LIMIT,
) -> Picture:
    """The graph as of a day (ISO), or what is near one body or matter in it; at most `limit` things.

    Raises UnknownNameError, AmbiguousNameError, and ValueError where `as_of` is no date.
    """
    asker = Asker(store, as_of)
    focus = [resolve(store, kind, name) for kind, name in (("body", forum), ("matter", matter)) if name]
    web = _Web(store, asker)
    picture = Picture(
        "network",
        " · ".join(each.name for each in focus) or None,
        asker.as_of,
        asker.minutes,
        asker.until,
        list(web.things.values()),
        sorted(web.ties.values(), key=lambda tie: tie.id),
    )
    _narrow(picture, [each.id for each in focus], limit)
    _say(picture, asker)
    picture.cut = asker.cut
    place(picture)
    return picture


def _narrow(picture: Picture, focus: list[str], limit: int) -> None:
    """Keep what is near the focus, tied to something, and not too much of it; count the rest."""
    for each in focus:
        _keep(picture, around(picture.things, picture.ties, each), "not_near")
    tied = {end for tie in picture.ties for end in (tie.start, tie.end)}
    _keep(picture, {thing.id for thing in picture.things if thing.id in tied or thing.facts}, "untied")
    _keep(picture, most_connected(picture.things, picture.ties, focus[0] if focus else None, limit), "too_many")


def _keep(picture: Picture, ids: set[str], reason: str) -> None:
    left_out = Counter(thing.type for thing in picture.things if thing.id not in ids)
    if left_out:
        before = picture.left_out.get(reason, {})
        picture.left_out[reason] = dict(left_out + Counter(before))
    picture.things = [thing for thing in picture.things if thing.id in ids]
    picture.ties = [tie for tie in picture.ties if tie.start in ids and tie.end in ids]


def _say(picture: Picture, asker: Asker) -> None:
    """Put the words on the facts, and where their files lie."""
    said = asker.sources(each for fact in picture.facts() for each in fact.cites)
    for fact in picture.facts():
        own = tuple(replace(one, places=asker.places(one.file or "", one.forum, one.date)) for one in fact.sources)
        fact.sources = next((said[each] for each in fact.cites if each in said), own)


class _Web:
    """All things and ties of the store with their facts, still without the words of most."""

    def __init__(self, store: Store, asker: Asker) -> None:
        self._store, self._as_of = store, asker.as_of or FAR_FUTURE
        self.things: dict[str, Thing] = {}
        self.ties: dict[str, Tie] = {}
        for query in ("bodies", "matters", "people"):
            for row in self._rows(query):
                self._thing(row)
        for row in self._rows("treatments"):
            self._tie("concerns", row["start_id"], row["end_id"], facts.treatment(row))
        for row in self._rows("referrals"):
            self._hop(row)
        for row in self._rows("events"):
            self._on(facts.event(row), [row["matter"]])
        for row, owners in self._promises():
            self._on(facts.promise(row, owners.values()), [*owners, row["matter"]])
        for row in self._rows("structure"):
            type_ = "lineage" if row["kind"] in _LINEAGE else "member" if row["kind"] in _WORK else "structure"
            self._tie(type_, row["start_id"], row["end_id"], facts.structure(row))
        for row in self._rows("memberships"):
            self._tie("member", row["start_id"], row["end_id"], facts.membership(row))

    def _hop(self, row: Row) -> None:
        """A referral ties its ends, and both to the matter that goes."""
        start, end, matter = row["start_id"], row["end_id"], row["matter"]
        if start not in self.things or end not in self.things:
            return
        self._tie("referral", start, end, facts.referral(row))
        if matter:
            names = (self.things[start].name, self.things[end].name)
            for each in dict.fromkeys((start, end)):
                self._tie("concerns", each, matter, facts.referral(row, names))

    def _rows(self, query: str) -> list[Row]:
        asked = load(QUERIES)[f"network/{query}"]
        return self._store.query(asked.cypher, values(asked, {"as_of": self._as_of}), timeout=TIMEOUT).rows

    def _promises(self) -> list[tuple[Row, dict[str, str]]]:
        """Each commitment once, with its owners' ids and names."""
        owners: dict[str, dict[str, str]] = defaultdict(dict)
        first: dict[str, Row] = {}
        for row in self._rows("promises"):
            first.setdefault(row["fact"], row)
            if row["owner"]:
                owners[row["fact"]][row["owner"]] = row["owner_name"] or ""
        return [(row, owners[fact]) for fact, row in first.items()]

    def _thing(self, row: Row) -> None:
        self.things[row["id"]] = Thing(
            row["id"],
            row.get("type", "person"),
            row["name"] or row["id"],
            row.get("level") or 0,
            row.get("kind") or "",
            row.get("region") or "",
            tuple(row["aliases"]),
        )

    def _tie(self, type_: str, start: str, end: str, fact: Fact) -> None:
        if start not in self.things or end not in self.things:
            return
        tie = Tie(start, end, type_)
        self.ties.setdefault(tie.id, tie).facts.append(fact)

    def _on(self, fact: Fact, ids: Iterable[str | None]) -> None:
        for each in dict.fromkeys(ids):
            if each in self.things:
                self.things[each].facts.append(fact)
