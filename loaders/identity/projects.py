"""Which undertakings are one: projects joined across minutes by name and alias.

A name or alias that two minutes share makes one project; nothing else does. Alike names are left apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from loaders.facts.model import Project
from loaders.identity.sittings import Sitting, ident


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


def undertakings(sittings: list[Sitting]) -> tuple[list[Undertaking], dict[tuple[str, str], str]]:
    """All projects in order of first telling, and (meeting, folded name) → project id."""
    tellings = [(s, project) for s in sittings if s.leading for project in s.reading.projects]
    group: dict[str, int] = {}
    members: list[list[tuple[Sitting, Project]]] = []
    for sitting, project in tellings:
        names = {folded(name) for name in (project.name, *project.aliases)}
        found = sorted({group[name] for name in names if name in group})
        home = found[0] if found else len(members)
        if not found:
            members.append([])
        for other in found[1:]:
            members[home] += members[other]
            members[other] = []
            group = {name: home if at == other else at for name, at in group.items()}
        members[home].append((sitting, project))
        group.update(dict.fromkeys(names, home))
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
