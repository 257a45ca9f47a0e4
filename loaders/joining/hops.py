"""One hop told by several minutes is one referral with several witnesses.

    KLU's minutes:          KLU ──▶ Driftsforum   'sendes til Driftsforum'         ┐ one Referral,
    Driftsforum's minutes:  KLU ──▶ Driftsforum   'KLU har bedt Driftsforum om …'  ┘ two SAID_IN

Minutes are gone through by date: what later minutes tell goes to a hop told before, or is a hop of its own. The ends
must be the same, kinds and times must agree, and what speaks for it is added up (rule `same-hop`): a common project,
a date that fits, the other meeting named, words in common, no other hop between the two to be mistaken for. Where two
hops are as likely, the telling stays apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import groupby

from loaders.facts.model import Referral
from loaders.identity.sittings import Sitting, ident
from loaders.joining.topic import Topic, Topics, subjects
from loaders.joining.words import collects, content

REQUESTS = frozenset({"escalates", "delegates", "consults"})
NEWS = frozenset({"informs", "reports_back"})
SENT_WITHIN_DAYS = 60
SOON_DAYS, SLIP_DAYS = 31, 7

# What speaks for two tellings being of one hop, and how much of it is enough.
SAME_PROJECT, SAME_DAY, SAME_MONTH, ALONE, MOST_BY_WORDS = 2.0, 2.0, 1.0, 0.25, 4.0
SAME_KIND, TAKEN_UP, TAKEN_UP_DAYS, MOST_ELSEWHERE = 0.5, 0.5, 150, 1.0
ENOUGH, CLEAR = 1.5, 0.5

_RETOLD = re.compile(r"\b(?:blev|er|har|havde|var)\b|\w{3,}(?:ede|te)\b", re.I)


@dataclass(frozen=True)
class Told:
    """One referral as one minutes tells it; `giver` and `receiver` are the resolved ids of its ends.

    What is worked out of it is kept: tellings are held against each other many times.
    """

    sitting: Sitting
    referral: Referral
    order: int
    giver: str
    receiver: str
    project: str | None = None

    @cached_property
    def id(self) -> str:
        """Id from the meeting, the ends and the place in the item's telling."""
        r = self.referral
        ends = r.giver.told_key, r.receiver.told_key
        return ident("referral", self.sitting.meeting, r.item, *ends, r.kind, r.quote.start)

    @cached_property
    def date(self) -> str | None:
        """When it happened; None for the day of the meeting itself, for what it sends it sends then or soon after.

        A later date of what was done, or is asked for, is no date of the sending but one by which something is wanted.
        """
        return None if self._at_the_meeting else self.referral.date

    @cached_property
    def _at_the_meeting(self) -> bool:
        r, day = self.referral, self.sitting.date or ""
        wanted_by = r.status == "done" or r.kind in REQUESTS
        return r.date == day or bool(day and r.date and wanted_by and r.date > day)

    @cached_property
    def by_own(self) -> bool:
        """Whether the body that met, or a part of it, sends; what others sent may have come before the meeting."""
        own, giver = self.sitting.reading.own.key, self.referral.giver
        return own in (self.giver, giver.key, giver.parent)

    @property
    def sent(self) -> str | None:
        """The date of the sending as far as it is told: the meeting's own where it was decided there."""
        return self.sitting.date if self._at_the_meeting else self.referral.date

    @cached_property
    def bounds(self) -> tuple[str, str]:
        """The days between which it happened or is to happen, as far as these minutes know."""
        day = self.sitting.date or ""
        if day and self._at_the_meeting:
            soon = (_day(day) + timedelta(days=SENT_WITHIN_DAYS)).isoformat()
            return day if self.by_own else "", soon if self.referral.status == "done" else "9999"
        past = self.referral.status == "done"
        return (
            self.referral.earliest or ("" if past else day),
            self.referral.latest or ((day or "9999") if past else "9999"),
        )


@dataclass(slots=True)
class Hop:
    """One movement of a matter, with every telling of it, the most exact first."""

    told: list[Told] = field(default_factory=list)

    @property
    def lead(self) -> Told:
        """The telling whose words, kind and subject the referral takes: done before planned, dated before undated."""
        return min(self.told, key=_exactness) if len(self.told) > 1 else self.told[0]

    @property
    def id(self) -> str:
        """The id of its first telling: later minutes that tell it too leave it as it was."""
        if len(self.told) == 1:
            return self.told[0].id
        return min(self.told, key=lambda t: (t.sitting.date or "9999", t.sitting.meeting, t.order)).id

    @property
    def bounds(self) -> tuple[str, str]:
        """What all tellings allow together; where two give different days, from the one to the other."""
        first, last = max(t.bounds[0] for t in self.told), min(t.bounds[1] for t in self.told)
        return min(first, last), max(first, last)

    @property
    def known_from(self) -> str:
        """Day of the first minutes that tell it."""
        return min(t.sitting.date or "9999" for t in self.told)

    @property
    def sort_date(self) -> str:
        """Where it stands in time: its date, the sender's own meeting, else the latest day it can have been.

        Where nothing is known of that, the day on which it was first told.
        """
        by_sender = min((t.sitting.date or "9999" for t in self.told if t.sent and t.by_own), default=None)
        latest = self.bounds[1]
        return self.lead.date or by_sender or self.lead.sent or (latest if latest != "9999" else self.known_from)


def hops(told: list[Told], topics: Topics) -> list[Hop]:
    """The tellings put together into hops, in order of time and telling."""
    found: list[Hop] = []
    by_ends: dict[tuple[str, str], list[Hop]] = {}
    ordered = sorted(told, key=lambda t: (t.sitting.date or "9999", t.sitting.meeting, t.order))
    for _, meeting in groupby(ordered, key=lambda t: (t.sitting.date or "9999", t.sitting.meeting)):
        fresh = _own_hops(list(meeting))
        for ends, here in fresh.items():
            known = by_ends.setdefault(ends, [])
            same = _same(here, known, topics)
            for hop in here:
                if id(hop) in same:
                    same[id(hop)].told += hop.told
                else:
                    known.append(hop)
                    found.append(hop)
    return sorted(found, key=lambda hop: (hop.sort_date, hop.known_from, hop.lead.order, hop.id))


def _own_hops(told: list[Told]) -> dict[tuple[str, str], list[Hop]]:
    """The hops of one meeting by their ends: what an item tells twice is one."""
    found: dict[tuple[str, str], list[Hop]] = {}
    for one in told:
        here = found.setdefault((one.giver, one.receiver), [])
        same = [hop for hop in here if all(_told_twice(one, other) for other in hop.told)]
        if same:
            day = one.referral.date or one.bounds[1]
            min(same, key=lambda hop: (days_between(hop.sort_date, day), hop.id)).told.append(one)
        else:
            here.append(Hop([one]))
    return found


def _same(fresh: list[Hop], known: list[Hop], topics: Topics) -> dict[int, Hop]:
    """Which of the hops of one meeting are which of those told before, by the fresh one's identity.

    The surest first; of what is left over on both sides, one and one belong together for less.
    """
    found: dict[int, Hop] = {}
    for _ in fresh:
        left = [hop for hop in fresh if id(hop) not in found]
        others = [other for other in known if all(taken is not other for taken in found.values())]
        best = max((_best(hop, others, topics, len(left)) for hop in left), key=lambda b: b[0])
        if best[0] < ENOUGH:
            break
        found[id(best[1])] = best[2]
    return found


def _best(hop: Hop, known: list[Hop], topics: Topics, fresh: int) -> tuple[float, Hop, Hop]:
    """What speaks most for a hop being one told before, 0 where two of different items are as likely."""
    scores = sorted(((_evidence(hop, other, topics), other) for other in known), key=lambda s: -s[0])
    scores = [(score, other) for score, other in scores if score > 0]
    if not scores:
        return 0.0, hop, hop
    best = scores[0][0]
    rival = next((score for score, other in scores[1:] if not _one_item(other, scores[0][1])), 0.0)
    if best - rival < CLEAR:
        return 0.0, hop, hop
    nearest = [other for score, other in scores if best - score < CLEAR]
    chosen = min(nearest, key=lambda other: (days_between(other.sort_date, hop.sort_date), other.id))
    return best + (ALONE if fresh == 1 else 0.0) + (ALONE if not rival else 0.0), hop, chosen


def _one_item(one: Hop, other: Hop) -> bool:
    return one.lead.sitting.meeting == other.lead.sitting.meeting and one.lead.referral.item == other.lead.referral.item


def _evidence(hop: Hop, other: Hop, topics: Topics) -> float:
    """How much speaks for two hops with the same ends being one; 0 where something speaks against it."""
    new = hop.lead
    if not all(agree(new, old) for old in other.told):
        return 0.0
    return max(_weight(new, old, topics) for old in other.told)


def _weight(new: Told, old: Told, topics: Topics) -> float:
    ours, theirs = topic_of(new, topics), topic_of(old, topics)
    words = min(ours.likeness(theirs), MOST_BY_WORDS)
    there = _elsewhere(ours, old, topics) - words
    elsewhere = max(_elsewhere(theirs, new, topics) - words, there)
    weight = words - min(max(elsewhere - CLEAR, 0.0), MOST_ELSEWHERE)
    if new.project and new.project == old.project:
        weight += SAME_PROJECT
    if new.referral.kind == old.referral.kind:
        weight += SAME_KIND
    # A meeting named means that of its items which is most like this.
    told_back = max(_dated(new, old), _named(new, old) if there < CLEAR else 0.0)
    if not told_back and new.by_own and not _RETOLD.search(new.referral.quote.of(new.sitting.text)):
        return 0.0  # what the sender's own later minutes send, is sent then, unless they look back
    return weight + max(told_back, _taken_up(new, old))


def _elsewhere(topic: Topic, told: Told, topics: Topics) -> float:
    """How much the topic has in common with another item of the meeting than the one that tells this."""
    others = (item for item in subjects(told.sitting) if item.number != told.referral.item)
    return max((topic.likeness(topics.item(told.sitting, item)) for item in others), default=0.0)


def _taken_up(new: Told, old: Told) -> float:
    """What the sender's minutes tell, the receiver's own tell soon after."""
    day, later = old.sitting.date, new.sitting.date
    own = new.sitting.reading.own.key == new.receiver and old.by_own
    soon = day and later and 0 < days_between(day, later) <= TAKEN_UP_DAYS
    return TAKEN_UP if own and soon and new.referral.status == "done" else 0.0


def _dated(new: Told, old: Told) -> float:
    """A date told that is the other's, by the day or by the month, or soon after the meeting that decided it."""
    if not new.date:
        return 0.0
    day = old.date or old.sitting.date or ""
    if _dates_agree(new.date, day):
        return SAME_DAY if min(len(new.date), len(day)) == len("2024-01-01") else SAME_MONTH
    soon = old.date is None and day <= new.date and days_between(day, new.date) <= SOON_DAYS
    return SAME_MONTH if soon else 0.0


def _named(new: Told, old: Told) -> float:
    """The later item names the meeting of the earlier one."""
    own, day = old.sitting.reading.own.key, old.sitting.date or ""
    named = any(
        m.item == new.referral.item and m.body.key == own and day.startswith(m.date)
        for m in new.sitting.reading.meetings_mentioned
    )
    return SAME_DAY if named else 0.0


def topic_of(told: Told, topics: Topics) -> Topic:
    """What a telling is about: its own words first, then its item's, unless that is a round of many things."""
    key = told.sitting.meeting, told.order
    if key not in topics.told:
        r, item = told.referral, told.sitting.item(told.referral.item)
        whole = item if item and not collects(item.title) else None
        topics.told[key] = topics.around(told.sitting, whole, r.subject, r.project, quote=r.quote)
    return topics.told[key]


def days_between(one: str, other: str) -> int:
    """Days between two ISO dates of any precision; a missing part counts as its first."""
    return abs(_day(one).toordinal() - _day(other).toordinal())


def _day(iso: str) -> date:
    parts = [int(part) for part in iso.split("-")] if iso else [1]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day)


def agree(one: Told, other: Told) -> bool:
    """Whether kinds, projects, bounds and dates allow two tellings to be of one hop."""
    kinds = {one.referral.kind, other.referral.kind}
    if len(kinds) > 1 and not (kinds <= REQUESTS or kinds <= NEWS):
        return False
    if one.project and other.project and one.project != other.project:
        return False
    if told_apart(one, other):
        return True
    if max(one.bounds[0], other.bounds[0]) > min(one.bounds[1], other.bounds[1]):
        return False
    return not (one.date and other.date) or _dates_agree(one.date, other.date)


def told_apart(one: Told, other: Told) -> bool:
    """Whether two tellings give two days that are near enough for one of them to be a slip of the pen."""
    days = (one.date or "", other.date or "")
    return min(map(len, days)) == len("2024-01-01") and 0 < days_between(*days) <= SLIP_DAYS


def _told_twice(one: Told, other: Told) -> bool:
    """Whether an item tells one hop twice: everything agrees, and the subjects have a word in common."""
    same_item = one.referral.item == other.referral.item
    return same_item and agree(one, other) and bool(content(one.referral.subject) & content(other.referral.subject))


def _dates_agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _exactness(told: Told) -> tuple[bool, int, str, str]:
    r = told.referral
    return r.status != "done", -len(told.date or ""), told.sitting.date or "", told.id
