"""The view of a forum: whom it sends to and gets from, over time, and what it treats itself.

What goes the same way on the same day in the same manner is one arrow with all of its facts.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from queries.views import facts
from queries.views.gather import Gatherer, begun
from queries.views.levels import headed, stacked
from queries.views.picture import Picture, Point, Tie
from queries.views.route import MOST_HOPS, grouped, number, settle, waiting

if TYPE_CHECKING:
    from graph.stores.base import Store

MOST_BODIES = 24  # rows that a reader can follow


def forum(store: Store, name: str, as_of: str | None = None) -> Picture:
    """What goes to and from one body, by id or any name it goes by. Raises UnknownNameError, AmbiguousNameError."""
    gatherer, thing, picture = begun(store, "forum", "body", name, as_of)
    thing.facts = gatherer.promise_facts(thing.id)
    picture.points = [
        Point(row["meeting"], "meeting", thing.id, thing.id, row["date"], [facts.meeting(row)])
        for row in gatherer.minutes
        if row["forum"] == thing.id
    ]
    _draw(picture, gatherer, thing.id)
    settle(picture)
    number(picture)
    picture.rows = headed(stacked(picture, {**gatherer.things, thing.id: thing}))
    picture.things = [thing if row.id == thing.id else gatherer.things[row.id] for row in picture.rows]
    if thing not in picture.things:
        picture.things.append(thing)
    gatherer.say(picture)
    return picture


def _draw(picture: Picture, gatherer: Gatherer, focus: str) -> None:
    """Put in what goes to and from the most frequent of the others, the latest of it, and how long it waited."""
    hops = [
        hop
        for hop in gatherer.rows("network/referrals", body=focus)
        if hop["start_id"] in gatherer.things and hop["end_id"] in gatherer.things
    ]
    others = Counter(hop["end_id"] if hop["start_id"] == focus else hop["start_id"] for hop in hops)
    kept = {focus, *(each for each, _ in sorted(others.items(), key=lambda one: (-one[1], one[0]))[:MOST_BODIES])}
    drawn = [hop for hop in hops if {hop["start_id"], hop["end_id"]} <= kept][-MOST_HOPS:]
    if len(drawn) < len(hops):
        picture.left_out["too_old"] = {"hop": len(hops) - len(drawn)}
    steps = grouped(row for row in gatherer.rows("route/steps", body=focus) if row["kind"] != "sent")
    ties: dict[str, Tie] = {}
    of: dict[str, str] = {}
    for hop in drawn:
        tie = Tie(hop["start_id"], hop["end_id"], hop["kind"], when=hop["sort_date"])
        tie.own_id = f"{tie.type}:{tie.start}:{tie.end}:{tie.when}"
        of[hop["fact"]] = tie.id
        ties.setdefault(tie.id, tie).facts.append(facts.referral(hop))
    picture.ties = list(ties.values())
    for hop in drawn:
        picture.follows += [(of[hop["fact"]], of[step["other"]]) for step in steps[hop["fact"]] if step["other"] in of]
        if hop["end_id"] == focus:
            spans = waiting({**hop, "fact": of[hop["fact"]]}, steps[hop["fact"]], set())
            picture.spans += spans
