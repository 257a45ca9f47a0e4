"""Which undertakings are one: projects joined across minutes by name and alias.

A name or alias that two minutes share makes one project, where the minutes also share a region, a forum or a
municipality: 'Broen' of one end of the country is not 'Broen' of the other. Alike names are left apart.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field

from loaders.facts.model import Project
from loaders.identity.bodies import bodies_of
from loaders.identity.sittings import Sitting, ident

NATIONAL = 8


@dataclass(slots=True)
class Undertaking:
    """One project across minutes. `name` is the newest, `aliases` all others."""

    id: str
    tellings: list[tuple[Sitting, Project]] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name in the latest minutes that speak of it."""
        return self.tellings[-1][1].name

    @property
    def aliases(self) -> list[str]:
        """Every other name, sorted."""
        names = {name for _, project in self.tellings for name in (project.name, *project.aliases)}
        return sorted(names - {self.name})


def folded(name: str) -> str:
    """A project's name for comparing: words only, case away, a leading 'projekt' or 'indsatsen' dropped."""
    words = re.findall(r"\w+", name.casefold())
    while len(words) > 1 and words[0] in ("projekt", "projektet", "indsatsen", "pilotprojektet", "pilotprojekt"):
        words = words[1:]
    return " ".join(words)


def common_ground(sitting: Sitting) -> set[str]:
    """What minutes must share for a name in both to mean one thing: region, forum or municipality."""
    own = sitting.reading.own
    local = {
        body.key
        for body in bodies_of(sitting.reading)
        if body.key.endswith("-kommune")
        or (body.kind == "forum" and (body.level or 0) < NATIONAL and (body.registered or " " in body.name))
    }
    return {own.key, *local, *({_region(own.region)} if own.region else ())}


def _region(name: str) -> str:
    return f"region:{name}"


def meet(ground: set[str], other: set[str]) -> bool:
    """Whether two grounds have something in common, and are not of two regions."""
    regions = [{key for key in one if key.startswith("region:")} for one in (ground, other)]
    return bool(ground & other) and (not all(regions) or bool(regions[0] & regions[1]))


def undertakings(sittings: list[Sitting]) -> tuple[list[Undertaking], dict[tuple[str, str], str]]:
    """All projects in order of first telling, and (meeting, folded name) → project id."""
    tellings = [(s, project) for s in sittings if s.leading for project in s.reading.projects]
    homes: dict[str, list[int]] = defaultdict(list)
    members: list[list[tuple[Sitting, Project]]] = []
    grounds: list[set[str]] = []
    for sitting, project in tellings:
        names = {folded(name) for name in (project.name, *project.aliases)}
        ground = common_ground(sitting)
        found = sorted({at for name in names for at in homes[name] if meet(grounds[at], ground)})
        home = found[0] if found else len(members)
        if not found:
            members.append([])
            grounds.append(set())
        for other in found[1:]:
            members[home] += members[other]
            grounds[home] |= grounds[other]
            members[other], grounds[other] = [], set()
            homes = defaultdict(
                list, {name: [home if at == other else at for at in places] for name, places in homes.items()}
            )
        members[home].append((sitting, project))
        grounds[home] |= ground
        for name in names:
            homes[name].append(home)
    projects, where = [], {}
    for tellings in members:
        if not tellings:
            continue
        tellings.sort(key=lambda t: (t[0].date or "", t[0].meeting, t[1].quote.start))
        first_sitting, first = tellings[0]
        undertaking = Undertaking(ident("project", first_sitting.meeting, folded(first.name)), tellings)
        projects.append(undertaking)
        for sitting, told in tellings:
            for name in (told.name, *told.aliases):
                where[(sitting.meeting, folded(name))] = undertaking.id
    return projects, where
