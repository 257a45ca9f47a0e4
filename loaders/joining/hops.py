"""One hop told by several minutes is one referral with several witnesses.

    KLU's minutes:          KLU ──▶ Driftsforum   'sendes til Driftsforum'         ┐ one Referral,
    Driftsforum's minutes:  KLU ──▶ Driftsforum   'KLU har bedt Driftsforum om …'  ┘ two SAID_IN

Ends, time and subject must agree together (rule `same-hop`); candidates in two items leave the telling apart.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta

from loaders.facts.model import Referral
from loaders.identity.sittings import Sitting, ident
from loaders.joining.words import content

REQUESTS = frozenset({"escalates", "delegates", "consults"})
FEWEST_SHARED_WORDS = 2
SENT_WITHIN_DAYS = 60


@dataclass(frozen=True, slots=True)
class Told:
    """One referral as one minutes tells it; `giver` and `receiver` are the resolved ids of its ends."""

    sitting: Sitting
    referral: Referral
    order: int
    giver: str
    receiver: str
    project: str | None = None

    @property
    def id(self) -> str:
        """Id from the meeting, the ends and the place in the item's telling."""
        r = self.referral
        return ident("referral", self.sitting.meeting, r.item, r.giver.key, r.receiver.key, r.kind, r.quote.start)

    @property
    def date(self) -> str | None:
        """When it happened; None for the day of the meeting itself, for what it sends it sends then or soon after."""
        return None if self.referral.date == self.sitting.date else self.referral.date

    @property
    def bounds(self) -> tuple[str, str]:
        """The days between which it happened or is to happen, as far as these minutes know."""
        day = self.sitting.date or ""
        if day and self.referral.date == day:
            return day, (_day(day) + timedelta(days=SENT_WITHIN_DAYS)).isoformat()
        past = self.referral.status == "done"
        return (
            self.referral.earliest or ("" if past else day),
            self.referral.latest or ((day or "9999") if past else "9999"),
        )

    @property
    def subject(self) -> frozenset[str]:
        """What it is about, in stems: the subject and the item's title, without the names of the bodies."""
        r, item = self.referral, self.sitting.item(self.referral.item)
        names = content(r.giver.name, r.receiver.name, self.sitting.reading.own.name)
        return content(r.subject, item.title if item else None, r.project) - names


@dataclass(slots=True)
class Hop:
    """One movement of a matter, with every telling of it, the most exact first."""

    told: list[Told] = field(default_factory=list)

    @property
    def lead(self) -> Told:
        """The telling whose words, kind and subject the referral takes: done before planned, dated before undated."""
        return min(self.told, key=_exactness)

    @property
    def id(self) -> str:
        """The least of its tellings' ids."""
        return min(t.id for t in self.told)

    @property
    def bounds(self) -> tuple[str, str]:
        """What all tellings allow together."""
        return max(t.bounds[0] for t in self.told), min(t.bounds[1] for t in self.told)

    @property
    def known_from(self) -> str:
        """Day of the first minutes that tell it."""
        return min(t.sitting.date or "9999" for t in self.told)

    @property
    def sort_date(self) -> str:
        """Where it stands in time: its date, else the latest day it can have been, else the day it was told."""
        dated = self.lead.date or self.lead.referral.date
        latest = self.bounds[1]
        return dated or (latest if latest != "9999" else self.known_from)


def hops(told: list[Told]) -> list[Hop]:
    """The tellings put together into hops, in order of time and telling."""
    found: list[Hop] = []
    by_ends: dict[tuple[str, str], list[Hop]] = {}
    for one in sorted(told, key=lambda t: (t.sitting.date or "9999", t.sitting.meeting, t.order)):
        here = by_ends.setdefault((one.giver, one.receiver), [])
        same = _the_one(one, [hop for hop in here if all(_same_hop(one, other) for other in hop.told)])
        if same:
            same.told.append(one)
        else:
            hop = Hop([one])
            here.append(hop)
            found.append(hop)
    return sorted(found, key=lambda hop: (hop.sort_date, hop.known_from, hop.lead.order, hop.id))


def _the_one(one: Told, candidates: list[Hop]) -> Hop | None:
    """The hop that a telling belongs to; of several the nearest in time if all are of one item, else none."""
    items = {(t.sitting.meeting, t.referral.item) for hop in candidates for t in hop.told[:1]}
    if len(items) != 1:
        return None
    day = one.referral.date or one.bounds[1]
    return min(candidates, key=lambda hop: (_days_between(hop.sort_date, day), hop.id))


def _days_between(one: str, other: str) -> int:
    """Days between two ISO dates of any precision; a missing part counts as its first."""
    return abs(_day(one).toordinal() - _day(other).toordinal())


def _day(iso: str) -> date:
    parts = [int(part) for part in iso.split("-")] if iso else [1]
    year, month, day = [*parts, 1, 1][:3]
    return date(year, month, day)


def _same_hop(one: Told, other: Told) -> bool:
    """Whether two tellings can be of one hop: kinds, bounds, dates and subject agree."""
    same_meeting = one.sitting.meeting == other.sitting.meeting
    if same_meeting and one.referral.item != other.referral.item:
        return False
    kinds = {one.referral.kind, other.referral.kind}
    if len(kinds) > 1 and not kinds <= REQUESTS:
        return False
    if max(one.bounds[0], other.bounds[0]) > min(one.bounds[1], other.bounds[1]):
        return False
    if one.date and other.date and not _dates_agree(one.date, other.date):
        return False
    if same_meeting:
        return bool(content(one.referral.subject) & content(other.referral.subject))
    return bool(one.project and one.project == other.project) or len(one.subject & other.subject) >= FEWEST_SHARED_WORDS


def _dates_agree(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _exactness(told: Told) -> tuple[bool, int, str, str]:
    r = told.referral
    return r.status != "done", -len(told.date or ""), told.sitting.date or "", told.id
