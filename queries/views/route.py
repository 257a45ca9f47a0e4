"""The route of a matter: bodies by level from top to bottom, time from left to right, each hop an arrow.

A hop stands on the day the minutes give it; where they give none, on the last day on which it can have happened, with
its bounds. What was asked of a body waits, as a bar in its row, until the minutes show that it was taken up.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import TYPE_CHECKING, Any

from queries.reports.parts import ASKING, no_answer
from queries.views import facts
from queries.views.gather import Gatherer, begun
from queries.views.levels import headed, stacked
from queries.views.picture import Part, Picture, Point, Span, Thing, Tie
from queries.views.timeline import ordinal

if TYPE_CHECKING:
    from graph.stores.base import Store

MOST_HOPS = 200
NARROW = 100  # days
WEIGHTIEST = ("approved", "rejected", "cancelled", "decided", "postponed", "taken_note", "discussed")

Hop = dict[str, Any]
Steps = dict[str, list[dict[str, Any]]]


def route(store: Store, matter: str, as_of: str | None = None) -> Picture:
    """The way of one matter, by id or any name it goes by. Raises UnknownNameError, AmbiguousNameError."""
    gatherer, thing, picture = begun(store, "route", "matter", matter, as_of)
    thing.facts = gatherer.promise_facts(thing.id)
    hops = gatherer.rows("network/referrals", matter=thing.id)
    steps = grouped(gatherer.rows("route/steps", matter=thing.id))
    picture.points = [
        *(treated(row) for row in gatherer.rows("network/treatments", matter=thing.id)),
        *(happened(row, thing.id, gatherer.things) for row in gatherer.rows("network/events", matter=thing.id)),
    ]
    draw_hops(picture, gatherer, hops, steps)
    settle(picture)
    number(picture)
    picture.rows = headed(stacked(picture, gatherer.things, last=thing))
    picture.things = [thing, *(gatherer.things[row.id] for row in picture.rows if row.id != thing.id)]
    first = min((each.when for each in picture.ties), default=None)
    bodies = {each.id for each in picture.things}
    picture.notes += [(note.key, dict(note.values)) for note in gatherer.asker.missing(bodies, first)]
    gatherer.say(picture)
    return picture


def grouped(rows: Iterable[dict[str, Any]]) -> Steps:
    """Steps by the hop they begin at."""
    steps: Steps = defaultdict(list)
    for row in rows:
        steps[row["fact"]].append(row)
    return steps


def draw_hops(picture: Picture, gatherer: Gatherer, hops: list[Hop], steps: Steps) -> None:
    """Put hops into the picture as ties, in their order, with what follows on them and how long they waited."""
    known = [hop for hop in hops if hop["start_id"] in gatherer.things and hop["end_id"] in gatherer.things]
    ordered = sorted(known, key=lambda hop: (hop["sort_date"], _depth(hop["fact"], steps), hop["fact"]))
    if len(ordered) > MOST_HOPS:
        picture.left_out["too_old"] = {"hop": len(ordered) - MOST_HOPS}
        ordered = ordered[-MOST_HOPS:]
    ties: dict[str, Tie] = {}
    days = accumulate((hop["sort_date"] for hop in ordered), max)  # none stands before the one it follows
    for day, hop in zip(days, ordered, strict=True):
        tie = Tie(hop["start_id"], hop["end_id"], hop["kind"], [facts.referral(hop)], hop["fact"], day)
        ties.setdefault(tie.id, tie)
    picture.ties = list(ties.values())
    drawn = {each.id for each in picture.entries}
    for hop in ordered:
        after = [step for step in steps[hop["fact"]] if step["kind"] != "sent"]
        before = {_place(step) for step in steps[hop["fact"]] if step["kind"] == "sent"}
        picture.follows += [(each, hop["fact"]) for each in before & drawn]
        picture.follows += [(hop["fact"], _place(step)) for step in after if _place(step) in drawn]
        picture.spans += waiting(hop, after, drawn)
        if _waits(hop) and not any(step["done"] for step in after):
            note = no_answer(gatherer.asker, hop["end_id"], gatherer.things[hop["end_id"]].name, hop["sort_date"])
            ties[hop["fact"]].facts[0].parts += (Part("note", [note.key, dict(note.values)], "now"),)


def waiting(hop: Hop, steps: list[dict[str, Any]], drawn: set[str]) -> list[Span]:
    """How long what was asked waited, as known from day to day: open at first, and up to a step when one is known."""
    if not _waits(hop):
        return []
    sent = hop["date"] or ""
    spans = [Span("waiting", hop["end_id"], hop["fact"], sent, None, hop["fact"], "", hop["since"] or "")]
    for step in sorted(steps, key=lambda each: (each["since"] or "", each["date"], each["other"])):
        before = spans[-1]
        if not step["done"] or step["date"] < hop["sort_date"] or (before.end and before.end <= step["date"]):
            continue
        before.until = max(step["since"] or "", before.since)
        ends = _place(step) if _place(step) in drawn else ""
        spans.append(Span("waiting", hop["end_id"], hop["fact"], sent, step["date"], hop["fact"], ends, before.until))
    return [span for span in spans if span.since != span.until]


def treated(row: dict[str, Any]) -> Point:
    """A meeting's treatment of a matter; its sign says the weightiest of what was decided, the panel all of it."""
    kinds = [kind for kind in WEIGHTIEST if kind in row["kinds"]]
    label = Part("word", f"decision.{kinds[0]}" if kinds else "view.treated")
    return Point(
        f"item:{row['item']}", "decision" if kinds else "treated", row["start_id"], row["start_id"], row["date"],
        [facts.treatment(row)], (label,),
    )  # fmt: skip


def happened(row: dict[str, Any], matter: str, things: dict[str, Thing]) -> Point:
    """An event of a matter, in the row of the body that did it, or of the matter itself."""
    label = [Part("word", f"event.{row['kind']}"), *([Part("kroner", row["kroner"])] if row["kroner"] else [])]
    where = row["body"] if row["body"] in things else matter
    return Point(
        row["fact"], "money" if row["kroner"] else "event", where, where, row["sort_date"], [facts.event(row)],
        tuple(label),
    )  # fmt: skip


def settle(picture: Picture) -> None:
    """Put each hop whose day is not known on a day of its sender's meetings, where one lies within narrow bounds."""
    meetings: dict[str, list[str]] = defaultdict(list)
    for point in picture.points:
        meetings[point.lane].append(point.when)
    for tie in picture.ties:
        first, last = tie.facts[0].first, tie.facts[0].last
        if not first or (first == last and len(first) == len("2024-05-08")):
            continue
        low = ordinal(first, end=False)
        high = min(ordinal(last), low + NARROW) if last else low + NARROW
        within = sorted(day for day in meetings[tie.start] if low <= ordinal(day) <= high)
        tie.when = within[0] if within else tie.when


def number(picture: Picture) -> None:
    """Number everything in the order of the story; of one day, decisions come before what they send on."""

    def place(entry: Tie | Point) -> tuple[int, bool]:
        return ordinal(entry.when), isinstance(entry, Tie)

    for at, entry in enumerate(sorted(picture.entries, key=place), 1):
        entry.number = at


def _waits(hop: Hop) -> bool:
    return hop["kind"] in ASKING and hop["status"] == "done"


def _place(step: dict[str, Any]) -> str:
    """Where a step leads in the picture: to an item, or to another hop."""
    return f"item:{step['other']}" if step["kind"] in ("received", "sent") else str(step["other"])


def _depth(fact: str, steps: Steps) -> int:
    """How many hops come before this one in its chain."""
    before: dict[str, set[str]] = defaultdict(set)
    for start, some in steps.items():
        for step in some:
            if step["kind"] == "next":
                before[step["other"]].add(start)
    reached, edge = set[str](), {fact}
    while edge:
        edge = {one for each in edge for one in before[each]} - reached
        reached |= edge
    return len(reached)
