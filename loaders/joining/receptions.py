"""Where a hop was taken up: the item of the receiver's minutes that speaks of it.

Said, where those minutes tell the hop themselves. Inferred, where one item of the receiver's next meetings is about the
same: words in common, the sender or its meeting named. Inferred too, where of all that is left over one hop and one
item of the receiver's next meeting name the same sender. Where two items are as likely, none is chosen.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from loaders.identity.sittings import Sitting
from loaders.joining.hops import REQUESTS, Hop, Told, days_between, topic_of
from loaders.joining.routes import Kinship
from loaders.joining.topic import Topics, plainly_best, subjects
from loaders.joining.words import stem
from loaders.minutes.model import Item

LONGEST_WAIT_DAYS, SOON_DAYS = 400, 120
NEXT_MEETINGS = 3
SENDER_NAMED, MEETING_NAMED, NEXT = 0.75, 2.0, 0.25
ENOUGH, CLEAR = 2.25, 0.75


@dataclass(frozen=True, slots=True)
class Reception:
    """The item in which a hop's receiver took it up."""

    hop: Hop
    sitting: Sitting
    item: Item
    basis: str
    reason: str


def receptions(sittings: list[Sitting], hops: list[Hop], topics: Topics, kinship: Kinship) -> Iterator[Reception]:
    """For each hop the first item of the receiver that takes it up, where the loaded minutes have one."""
    held: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        if sitting.leading and sitting.date:
            held[sitting.reading.own.key].append(sitting)
    left: list[tuple[Hop, Sitting]] = []
    told = {(t.sitting.meeting, t.referral.item, hop.lead.giver, hop.lead.receiver) for hop in hops for t in hop.told}
    taken = set(told)
    for hop in hops:
        receivers = _receivers(hop, kinship, told)
        coming = [s for key in receivers for s in held[key]]
        reception = _told(hop, receivers) or _taken_up(hop, coming, topics)
        if reception:
            taken.add((reception.sitting.meeting, reception.item.number, hop.lead.giver, hop.lead.receiver))
            yield reception
        elif hop.lead.referral.kind in REQUESTS and hop.lead.by_own:
            soon = [s for s in coming if s.date != hop.lead.sitting.date and _in_time(hop, s.date or "", SOON_DAYS)]
            left += [(hop, min(soon, key=lambda s: s.date or ""))] if soon else []
    yield from _left_over(left, taken)


def _left_over(left: list[tuple[Hop, Sitting]], taken: set[tuple[str, str, str, str]]) -> Iterator[Reception]:
    """One hop and one item of the receiver's next meeting that names the sender, where no others are left over."""
    together = Counter((hop.lead.giver, hop.lead.receiver, next_one.meeting) for hop, next_one in left)
    for hop, sitting in left:
        ends = (hop.lead.giver, hop.lead.receiver)
        if together[*ends, sitting.meeting] > 1:
            continue
        free = [i for i in subjects(sitting) if (sitting.meeting, i.number, *ends) not in taken]
        naming = [i for i in free if names(sitting, i, hop.lead.giver)]
        if len(naming) == 1:
            yield Reception(hop, sitting, naming[0], "inferred", "modtagerens næste møde, afsenderen er nævnt")


def _receivers(hop: Hop, kinship: Kinship, told: set[tuple[str, str, str, str]]) -> list[str]:
    """The receiver, who took over from it, and the forum whose chairmanship or secretariat it is, if not the sender.

    Not the forum where the same item sends to it as well: that sending is received, not the letter to its secretariat.
    """
    receiver, lead = hop.lead.receiver, hop.lead
    party = kinship.parties.get(receiver)
    within = party.body.parent if party and party.body.kind == "forum" else None
    if within == lead.giver or (lead.sitting.meeting, lead.referral.item, lead.giver, within) in told:
        within = None
    return [receiver, *sorted(kinship.after(receiver)), *([within] if within else [])]


def _told(hop: Hop, receivers: list[str]) -> Reception | None:
    """The receiver's own minutes tell that it came; not those that tell of a hop still to come."""
    tellings = [t for t in hop.told if t.referral.status == "done" and _is_receiver(t, receivers)]
    for told in sorted(tellings, key=lambda t: t.sitting.date or "9999"):
        item = told.sitting.item(told.referral.item)
        if item:
            return Reception(hop, told.sitting, item, "said", "mødets eget punkt fortæller om overdragelsen")
    return None


def _is_receiver(told: Told, receivers: list[str]) -> bool:
    """Whether the body that met received the hop: itself, or as one of a group ('de faglige klynger')."""
    own, receiver = told.sitting.reading.own, told.referral.receiver
    if own.key in receivers:
        return True
    group, ours = _words(receiver.name), _words(own.name)
    return receiver.kind == "group" and own.key != told.giver and bool(group) and group <= ours


def _words(name: str) -> frozenset[str]:
    return frozenset(stem(word) for word in re.findall(r"\w{4,}", name.casefold()))


def _taken_up(hop: Hop, held: list[Sitting], topics: Topics) -> Reception | None:
    coming = [sitting for sitting in held if _in_time(hop, sitting.date or "")]
    for place, sitting in enumerate(sorted(coming, key=lambda s: s.date or "")[:NEXT_MEETINGS]):
        if any(t.sitting.date == sitting.date for t in hop.told):
            continue
        near = 0 if place else NEXT
        scored = ((_evidence(hop, sitting, item, topics) + near, item) for item in subjects(sitting))
        best = plainly_best(scored, ENOUGH, CLEAR)
        if best:
            return Reception(hop, sitting, best[1], "inferred", "modtager, tid og emne stemmer")
    return None


def _in_time(hop: Hop, day: str, longest: int = LONGEST_WAIT_DAYS) -> bool:
    first = hop.lead.referral.date or hop.known_from
    if len(first) < len("2024-01-01") or first > day:
        return False
    return days_between(first, day) <= longest


def _evidence(hop: Hop, sitting: Sitting, item: Item, topics: Topics) -> float:
    told = hop.lead
    words = topic_of(told, topics).likeness(topics.item(sitting, item))
    if not words:
        return 0.0
    own, day = told.sitting.reading.own.key, told.sitting.date or ""
    named = any(
        m.item == item.number and m.body.key == own and day.startswith(m.date)
        for m in sitting.reading.meetings_mentioned
    )
    sender = names(sitting, item, told.giver)
    return words + max(MEETING_NAMED * named, SENDER_NAMED * sender)


def names(sitting: Sitting, item: Item, body: str) -> bool:
    """Whether an item names a body, in a form that these minutes use for it."""
    said = item.span.of(sitting.text)
    forms = {form.text for form in sitting.reading.forms if form.body == body and form.how != "pronoun"}
    return any(form in said for form in forms)
