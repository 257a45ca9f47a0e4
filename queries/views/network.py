"""The network view: bodies, matters and people, and what ties them together.

    queries in `cypher/network` → things, ties, facts → the part that is asked for → places

Everything that goes from one thing to another and is of one type is one tie with all of its facts, each with its words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any

from queries.names import resolve
from queries.parameters import FAR_FUTURE
from queries.views import facts
from queries.views.gather import Gatherer
from queries.views.layout import place
from queries.views.neighbourhood import LIMIT, MOST, around, most_connected
from queries.views.picture import Fact, Picture, Tie
from queries.views.regions import in_region

if TYPE_CHECKING:
    from graph.stores.base import Store

_LINEAGE = ("CONTINUES", "PART_OF", "COMBINED_WITH")
_WORK = ("WORKS_ON", "HOLDS_POST_AT")

Row = dict[str, Any]


def network(
    store: Store,
    *,
    forum: str | None = None,
    matter: str | None = None,
    region: str | None = None,
    since: str | None = None,
    until: str | None = None,
    as_of: str | None = None,
    limit: int = LIMIT,
) -> Picture:
    """The graph as of a day (ISO), or a part of it; at most `limit` things, and never more than MOST.

    `forum` and `matter` keep what is near a body or matter, `region` what a region's bodies have part in, `since` and
    `until` what happened in between. Raises UnknownNameError, AmbiguousNameError, ValueError where a day is no date.
    """
    focus = [resolve(store, kind, name) for kind, name in (("body", forum), ("matter", matter)) if name]
    gatherer = Gatherer(store, as_of)
    web = _Web(gatherer, since or "", until or FAR_FUTURE)
    asked, bodies = in_region(gatherer.things.values(), web.ties.values(), region) if region else (None, None)
    picture = Picture(
        "network",
        " · ".join(filter(None, [*(each.name for each in focus), asked])) or None,
        gatherer.as_of,
        gatherer.days,
        list(gatherer.things.values()),
        sorted(web.ties.values(), key=lambda tie: tie.id),
        focus=focus[0].id if len(focus) == 1 else None,
        period=(since, until) if since or until else None,
    )
    if bodies is not None:
        _keep(picture, bodies, "other_region")
    _narrow(picture, [each.id for each in focus], min(limit, MOST))
    gatherer.say(picture)
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


class _Web:
    """All ties of the store with their facts, and the facts on things, still without the words of most."""

    def __init__(self, gatherer: Gatherer, since: str, until: str) -> None:
        self._since, self._until = since, until
        self.things = gatherer.things
        self.ties: dict[str, Tie] = {}
        rows = gatherer.rows
        for row in rows("network/treatments"):
            self._tie("concerns", row["start_id"], row["end_id"], facts.treatment(row))
        for row in rows("network/referrals"):
            self._hop(row)
        for row in rows("network/events"):
            self._on(facts.event(row), [row["matter"]])
        for row, owners in gatherer.promises():
            self._on(facts.promise(row, owners.values()), [*owners, row["matter"]])
        for row in rows("network/structure"):
            type_ = "lineage" if row["kind"] in _LINEAGE else "member" if row["kind"] in _WORK else "structure"
            self._tie(type_, row["start_id"], row["end_id"], facts.structure(row))
        seats = rows("network/memberships")
        for (person, forum), group in groupby(seats, key=lambda row: (row["start_id"], row["end_id"])):
            self._tie("member", person, forum, facts.membership(list(group)))

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

    def _tie(self, type_: str, start: str, end: str, fact: Fact) -> None:
        if start not in self.things or end not in self.things or not self._in_time(fact):
            return
        tie = Tie(start, end, type_)
        self.ties.setdefault(tie.id, tie).facts.append(fact)

    def _on(self, fact: Fact, ids: Iterable[str | None]) -> None:
        for each in dict.fromkeys(ids):
            if each in self.things and self._in_time(fact):
                self.things[each].facts.append(fact)

    def _in_time(self, fact: Fact) -> bool:
        """Whether it can have happened in the period; what has no time of its own is always in it."""
        return (fact.last or FAR_FUTURE) >= self._since and (fact.first or "") <= self._until
