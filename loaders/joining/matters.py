"""Threads: which items and hops are about one matter.

unit = an agenda item, or one hop of an item that collects many things ('Orientering', 'Eventuelt')
units are one matter when     they are told of one project                        (rule project)
                              one hop was told in both                            (rule same-hop)
                              a sentence names the other meeting's day and point  (rule reference, basis said)
                              the receiver took the hop up in an item             (rule received)
two different projects never become one; alike titles alone join nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from loaders.identity.projects import Undertaking
from loaders.identity.sittings import Sitting, ident
from loaders.joining.hops import Hop, Told
from loaders.joining.words import collects, content, plain_title
from loaders.minutes.model import Item
from loaders.span import Span

LONGEST_WAIT_DAYS = 400
FEWEST_SHARED_WORDS = 2
_POINT = re.compile(r"\b(?:punkt|pkt\.?|sag(?: nr\.?)?)\s*(\d+(?:\.\d+)?)", re.I)


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """An item of a meeting, or one hop of it."""

    meeting: str
    item: str
    hop: str = ""


@dataclass(frozen=True, slots=True)
class Reception:
    """The item in which a hop's receiver took it up."""

    hop: Hop
    sitting: Sitting
    item: Item
    basis: str
    reason: str


@dataclass(slots=True)
class Matter:
    """One thread through the minutes; `inferred` are the units that only a rule ties to it."""

    id: str
    name: str
    project: Undertaking | None
    units: list[Unit]
    hops: list[Hop] = field(default_factory=list)
    inferred: frozenset[Unit] = frozenset()


@dataclass(slots=True)
class _Threads:
    """Union-find over units and projects that keeps two projects apart."""

    parent: dict[object, object] = field(default_factory=dict)
    project: dict[object, str] = field(default_factory=dict)
    inferred: set[Unit] = field(default_factory=set)

    def root(self, one: object) -> object:
        self.parent.setdefault(one, one)
        while self.parent[one] != one:
            self.parent[one] = one = self.parent[self.parent[one]]
        return one

    def join(self, one: object, other: object) -> bool:
        a, b = self.root(one), self.root(other)
        if a == b:
            return True
        projects = {self.project[r] for r in (a, b) if r in self.project}
        if len(projects) > 1:
            return False
        self.parent[b] = a
        if projects:
            self.project[a] = projects.pop()
        return True


def unit_of(told: Told) -> Unit:
    """The unit that a telling belongs to."""
    item = told.sitting.item(told.referral.item)
    own = not item or collects(item.title)
    return Unit(told.sitting.meeting, told.referral.item, told.id if own else "")


def matters(
    sittings: list[Sitting], hops: list[Hop], projects: list[Undertaking]
) -> tuple[list[Matter], list[Reception]]:
    """All threads that hold a hop or are a project, in order of first telling, and where hops were taken up."""
    threads = _Threads()
    for project in projects:
        threads.project[threads.root(project.id)] = project.id
    _join_projects(threads, projects, hops)
    for hop in hops:
        first, *others = [_anchor(t) for t in hop.told]
        for other in others:
            threads.join(first, other)
    _join_references(threads, sittings)
    receptions = list(_receptions(threads, sittings, hops))
    return _threads(threads, sittings, hops, projects), receptions


def _anchor(told: Told) -> object:
    return told.project or unit_of(told)


def _join_projects(threads: _Threads, projects: list[Undertaking], hops: list[Hop]) -> None:
    """An item whose title names one project is that project's; a hop that names one goes with it."""
    for project in projects:
        names = [name.casefold() for name in (project.name, *project.aliases)]
        for sitting, told in project.tellings:
            for number in told.items:
                item = sitting.item(number)
                title = item.title.casefold() if item else ""
                if any(name in title for name in names):
                    threads.join(project.id, Unit(sitting.meeting, number))
    for hop in hops:
        for telling in hop.told:
            if telling.project and unit_of(telling).hop:
                threads.join(telling.project, unit_of(telling))


def _join_references(threads: _Threads, sittings: list[Sitting]) -> None:
    """'jf. punkt 4 på Driftsforums møde den 25. maj': the point that was named, or the one about the same."""
    by_day = {(s.reading.own.key, s.date): s for s in sittings if s.leading}
    for sitting in sittings:
        if not sitting.leading:
            continue
        for mentioned in sitting.reading.meetings_mentioned:
            other = by_day.get((mentioned.body.key, mentioned.date))
            item = sitting.item(mentioned.item)
            if other is None or item is None or other is sitting or collects(item.title):
                continue
            target = _referred(sitting, item, mentioned.quote, other)
            if target:
                threads.join(Unit(sitting.meeting, item.number), Unit(other.meeting, target.number))


def _referred(sitting: Sitting, item: Item, quote: Span, other: Sitting) -> Item | None:
    around = sitting.text[max(quote.start - 60, item.span.start) : quote.end + 60]
    point = _POINT.search(around)
    if point:
        named = other.item(point[1])
        if named and not collects(named.title):
            return named
    return _best(content(item.title), other, shared=1)


def _receptions(threads: _Threads, sittings: list[Sitting], hops: list[Hop]) -> list[Reception]:
    """The first meeting of the receiver after the hop with one item that plainly takes it up."""
    held: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        if sitting.leading and sitting.date:
            held[sitting.reading.own.key].append(sitting)
    found = []
    for hop in hops:
        told = hop.lead
        for sitting in held.get(told.receiver, []):
            if not _in_time(hop, sitting.date or ""):
                continue
            item = _taken_up(threads, hop, sitting)
            if item:
                witness = any(t.sitting.meeting == sitting.meeting for t in hop.told)
                reason = "mødets eget punkt fortæller om overdragelsen" if witness else "modtager, tid og emne stemmer"
                found.append(Reception(hop, sitting, item, "said" if witness else "inferred", reason))
                unit = Unit(sitting.meeting, item.number)
                if unit not in threads.parent and not witness:
                    threads.inferred.add(unit)
                threads.join(_anchor(told), unit)
                break
    return found


def _in_time(hop: Hop, day: str) -> bool:
    first = hop.lead.referral.date or hop.known_from
    if len(first) < len("2024-01-01") or first > day:
        return False
    return (date.fromisoformat(day) - date.fromisoformat(first)).days <= LONGEST_WAIT_DAYS


def _taken_up(threads: _Threads, hop: Hop, sitting: Sitting) -> Item | None:
    for told in hop.told:
        if told.sitting.meeting == sitting.meeting:
            return sitting.item(told.referral.item)
    if any(t.sitting.date == sitting.date for t in hop.told):
        return None
    return _best(hop.lead.subject, sitting, shared=FEWEST_SHARED_WORDS)


def _best(subject: frozenset[str], sitting: Sitting, shared: int) -> Item | None:
    """The one item whose title shares the most content words; none where two share as many."""
    scored = [
        (len(subject & content(item.title)), item) for item in sitting.reading.minutes.items if not collects(item.title)
    ]
    most = max((score for score, _ in scored), default=0)
    best = [item for score, item in scored if score == most]
    return best[0] if most >= shared and len(best) == 1 else None


def _threads(threads: _Threads, sittings: list[Sitting], hops: list[Hop], projects: list[Undertaking]) -> list[Matter]:
    order = {s.meeting: at for at, s in enumerate(sittings)}
    by_root: dict[object, list[Hop]] = defaultdict(list)
    units: dict[object, set[Unit]] = defaultdict(set)
    for hop in hops:
        root = threads.root(_anchor(hop.told[0]))
        by_root[root].append(hop)
        units[root].update(unit_of(t) for t in hop.told)
    for one in list(threads.parent):
        if isinstance(one, Unit):
            units[threads.root(one)].add(one)
    project_at = {threads.root(p.id): p for p in projects}
    for project in projects:
        units[threads.root(project.id)].update(
            Unit(s.meeting, number) for s, told in project.tellings for number in told.items if s.item(number)
        )
    inferred = frozenset(threads.inferred)
    titles = {(s.meeting, i.number): i.title for s in sittings if s.leading for i in s.reading.minutes.items}
    found = []
    for root in {*by_root, *project_at}:
        members = sorted(units[root], key=lambda u: (order[u.meeting], _number(u.item), u.hop))
        undertaking = project_at.get(root)
        if undertaking:
            found.append(Matter(undertaking.id, undertaking.name, undertaking, members, by_root[root], inferred))
        else:
            name = _title(members, by_root[root], titles)
            found.append(Matter(ident("matter", by_root[root][0].id), name, None, members, by_root[root], inferred))
    return sorted(found, key=lambda m: (order[m.units[0].meeting] if m.units else 0, m.id))


def _title(units: list[Unit], hops: list[Hop], titles: dict[tuple[str, str], str]) -> str:
    """The first item's title without the words that every agenda uses; a hop of a round is named by its subject."""
    for unit in units:
        title = titles.get((unit.meeting, unit.item))
        if title and not unit.hop:
            return plain_title(title)
    return hops[0].lead.referral.subject


def _number(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))
