"""Threads: which items and hops are about one matter.

units are one matter when     they are told of one project                          (rule project)
                              one hop was told in both                              (rule same-hop)
                              a sentence names the other meeting's day and point    (rule reference, basis said)
                              the receiver took the hop up in an item               (rule received)
                              one answers what the other asked                      (rule reply)
                              one takes up again what the other postponed           (rule resumed)
                              one tells what came of a promise of the other         (rule promise)
                              one names the other's forum and is about the same     (rule taken)
                              the same forum comes back to it, and says so          (rule returned)
                              a person has judged so                                (basis judged)
two different projects never become one; alike titles alone join nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from loaders.identity.projects import Undertaking, common_ground, meet
from loaders.identity.sittings import Sitting, ident
from loaders.joining.hops import Hop
from loaders.joining.receptions import Reception
from loaders.joining.references import references
from loaders.joining.replies import replies
from loaders.joining.resumptions import resumptions, returns
from loaders.joining.routes import Kinship
from loaders.joining.takings import takings
from loaders.joining.threads import Threads, Ties, Unit, anchor, unit_of
from loaders.joining.topic import Topics
from loaders.joining.words import content, plain, plain_title


@dataclass(slots=True)
class Matter:
    """One thread through the minutes; `first` is the unit that opens it."""

    id: str
    name: str
    project: Undertaking | None
    units: list[Unit]
    hops: list[Hop] = field(default_factory=list)

    @property
    def first(self) -> Unit | None:
        """The unit that opens it."""
        return self.units[0] if self.units else None


def threads_of(
    sittings: list[Sitting],
    hops: list[Hop],
    projects: list[Undertaking],
    received: Iterable[Reception],
    topics: Topics,
    kinship: Kinship,
    judged: Ties | None = None,
) -> Threads:
    """What people, projects, hops, references, receptions and postponements tie together."""
    judged = judged or Ties()
    threads = Threads(apart=judged.apart)
    for project in projects:
        threads.project[threads.root(project.id)] = project.id
    for one, other, reason in judged.together:
        threads.join(one, other, "judged", reason)
    leading = [sitting for sitting in sittings if sitting.leading]
    _join_projects(threads, projects, hops, leading)
    for hop in hops:
        first, *others = hop.told
        threads.root(anchor(first))
        for other in others:
            threads.join(anchor(first), anchor(other), "inferred", "to referater fortæller om samme overdragelse")
    for meant, unit in references(leading, topics):
        threads.join(unit, meant, "said", "en sætning nævner det andet møde")
    for one in received:
        unit = Unit(one.sitting.meeting, one.item.number)
        if one.basis != "said":
            threads.join(anchor(one.hop.lead), unit, "inferred", one.reason)
    for answer, asked in replies(hops, threads, topics, kinship):
        threads.join(anchor(asked.told[0]), anchor(answer.told[0]), "inferred", "svar mellem de samme to om det samme")
    for earlier, later in resumptions(leading, topics):
        threads.join(earlier, later, "inferred", "punktet var udsat og er taget op igen")
    for earlier, later in takings(leading, topics):
        if not threads.together(earlier, later):
            threads.join(earlier, later, "inferred", "det ene punkt nævner det andet forum og handler om det samme")
    for earlier, later in returns(leading, topics):
        if not threads.together(earlier, later):
            threads.join(earlier, later, "inferred", "samme forum vender tilbage til samme emne")
    return threads


def _join_projects(threads: Threads, projects: list[Undertaking], hops: list[Hop], sittings: list[Sitting]) -> None:
    """An item whose title names one project is that project's, from its first telling on; as is a hop naming one."""
    titles = [
        (s, common_ground(s), [(i.number, f" {plain(i.title)} ") for i in s.reading.minutes.items]) for s in sittings
    ]
    named: dict[Unit, list[Undertaking]] = defaultdict(list)
    for project in projects:
        first = project.tellings[0][0].date or ""
        ground = set[str]().union(*(common_ground(sitting) for sitting, _ in project.tellings))
        names = [f" {plain(name)} " for name in (project.name, *project.aliases)]
        names = [name for name in names if content(name) or len(name.split()) > 1]
        for sitting, here, items in titles:
            if (sitting.date or "") >= first and meet(ground, here):
                for number, title in items:
                    if any(name in title for name in names):
                        named[Unit(sitting.meeting, number)].append(project)
    for unit, those in named.items():
        for project in those:
            threads.join(project.id, unit)
    for hop in hops:
        for telling in hop.told:
            if telling.project and unit_of(telling).part:
                threads.join(telling.project, unit_of(telling))


def matters(threads: Threads, sittings: list[Sitting], hops: list[Hop], projects: list[Undertaking]) -> list[Matter]:
    """All threads that hold a hop, are a project, or tie several units together; in order of first telling."""
    order = {s.meeting: at for at, s in enumerate(sittings)}
    by_root: dict[object, list[Hop]] = defaultdict(list)
    units: dict[object, set[Unit]] = defaultdict(set)
    for hop in hops:
        root = threads.root(anchor(hop.told[0]))
        by_root[root].append(hop)
        units[root].update(unit_of(t) for t in hop.told if threads.root(anchor(t)) == root)
    for one in list(threads.parent):
        if isinstance(one, Unit):
            units[threads.root(one)].add(one)
    project_at = {threads.root(p.id): p for p in projects}
    for project in projects:
        units[threads.root(project.id)].update(
            Unit(s.meeting, number) for s, told in project.tellings for number in told.items if s.item(number)
        )
    several = {root for root, held in units.items() if len(held) > 1}
    titles = {(s.meeting, i.number): i.title for s in sittings if s.leading for i in s.reading.minutes.items}
    found = []
    for root in {*by_root, *project_at, *several}:
        members = sorted(units[root], key=lambda u: (order[u.meeting], _number(u.item), u.part))
        undertaking = project_at.get(root)
        if undertaking:
            found.append(Matter(undertaking.id, undertaking.name, undertaking, members, by_root[root]))
            continue
        first = members[0]
        identifier = ident("matter", first.meeting, first.item, first.part)
        found.append(Matter(identifier, _title(members, by_root[root], titles), None, members, by_root[root]))
    return sorted(found, key=lambda m: (order[m.units[0].meeting] if m.units else 0, m.id))


def _title(units: list[Unit], hops: list[Hop], titles: dict[tuple[str, str], str]) -> str:
    """The first item's title without the words that every agenda uses; a part of a round is named by its subject."""
    for unit in units:
        title = titles.get((unit.meeting, unit.item))
        if title and not unit.part:
            return plain_title(title)
    return hops[0].lead.referral.subject if hops else titles[units[0].meeting, units[0].item]


def _number(number: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", number))
