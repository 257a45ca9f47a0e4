"""Which undertakings are one: projects joined across minutes by name, alias and renaming.

A name or alias that two minutes share makes one project, where the minutes also share a region, a forum or a
municipality: 'Broen' of one end of the country is not 'Broen' of the other. A sentence that renames a project gives it
an alias. Alike names are left apart; a short form that fits, and a project that may go on under a like name where the
other ends, are asked about.

A side of a doubt or verdict is a telling: made of the meeting's day, the forum's and the project's name as written.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import combinations

from loaders.facts.model import Project
from loaders.identity.bodies import bodies_of
from loaders.identity.clusters import Join, Link, resolve
from loaders.identity.sittings import Sitting, ident
from loaders.judgements.verdicts import NONE, Doubt, Verdicts
from loaders.mentions.words import slug

NATIONAL = 8
ACRONYM, TELLING = 3, 8
"""Letters of a short form, and of a word that two names may have in common by more than chance."""


@dataclass(slots=True)
class Undertaking:
    """One project across minutes. `name` is the newest, `aliases` all others; `joins` tell why it is one."""

    id: str
    tellings: list[tuple[Sitting, Project]] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The name in the latest minutes that speak of it."""
        return self.tellings[-1][1].name

    @property
    def aliases(self) -> list[str]:
        """Every other name, sorted."""
        names = {name for _, project in self.tellings for name in (project.name, *project.aliases)}
        return sorted(names - {self.name})


@dataclass(slots=True)
class Undertakings:
    """All projects in order of first telling; `at` leads from (meeting, folded name), `of` from a side, to the id."""

    projects: list[Undertaking] = field(default_factory=list)
    at: dict[tuple[str, str], str] = field(default_factory=dict)
    of: dict[str, str] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Told:
    """The tellings of one project in one minutes, and what a name must share with it."""

    tellings: list[tuple[Sitting, Project]]
    names: set[str]
    ground: set[str]
    forum: str
    date: str


def folded(name: str) -> str:
    """A project's name for comparing: words only, case away, a leading 'projekt' or 'indsatsen' dropped."""
    words = re.findall(r"\w+", name.casefold())
    while len(words) > 1 and words[0] in ("projekt", "projektet", "indsatsen", "pilotprojektet", "pilotprojekt"):
        words = words[1:]
    return " ".join(words)


def telling_id(sitting: Sitting, project: Project) -> str:
    """The side that one minutes' telling of a project is; no load of other minutes changes it."""
    return ident("telling", sitting.date or sitting.meeting, slug(sitting.reading.own.name), folded(project.name))


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


def undertakings(sittings: list[Sitting], verdicts: Verdicts = NONE) -> Undertakings:
    """All projects that minutes tell of."""
    told = _told(sittings)
    links = [link for one, other in _candidates(told) if (link := _link(one, told[one], other, told[other]))]
    said = {frozenset((folded(link.source), folded(link.target))) for s in sittings for link in s.reading.project_links}

    def never(one: str, other: str) -> bool:
        """A sentence says how the two hang together: nothing is left to ask."""
        return any(frozenset((a, b)) in said for a in told[one].names for b in told[other].names)

    found = resolve("project", list(told), links, lambda one, other: False, verdicts, never)
    result = Undertakings(doubts=found.doubts, refused=found.refused)
    for cluster in found.clusters:
        members = [telling for side in cluster for telling in told[side].tellings]
        members.sort(key=lambda t: (t[0].date or "", t[0].meeting, t[1].quote.start))
        first_sitting, first = members[0]
        joins = [join for join in found.joins if join.one in cluster] if len(cluster) > 1 else []
        undertaking = Undertaking(ident("project", first_sitting.meeting, folded(first.name)), members, joins)
        result.projects.append(undertaking)
        result.of.update(dict.fromkeys(cluster, undertaking.id))
        for sitting, project in members:
            for name in (project.name, *project.aliases):
                result.at[(sitting.meeting, folded(name))] = undertaking.id
    order = {s.meeting: at for at, s in enumerate(sittings)}
    result.projects.sort(key=lambda u: (order[u.tellings[0][0].meeting], u.tellings[0][1].quote.start, u.id))
    return result


def _told(sittings: list[Sitting]) -> dict[str, _Told]:
    found: dict[str, _Told] = {}
    for sitting in sittings:
        ground = common_ground(sitting) if sitting.leading and sitting.reading.projects else set()
        for project in sitting.reading.projects if sitting.leading else ():
            names = {folded(name) for name in (project.name, *project.aliases)}
            side = telling_id(sitting, project)
            one = found.setdefault(side, _Told([], set(), ground, sitting.reading.own.key, sitting.date or ""))
            one.tellings.append((sitting, project))
            one.names |= names
    return found


def _candidates(told: dict[str, _Told]) -> list[tuple[str, str]]:
    """Pairs of tellings that share a name, a telling word, or a short form, each once."""
    shelves: dict[str, list[str]] = defaultdict(list)
    for side, one in told.items():
        keys = {word for name in one.names for word in name.split() if len(word) >= TELLING}
        for key in {*keys, *one.names, *_acronyms(one.names)}:
            shelves[key].append(side)
    return sorted({pair for shelf in shelves.values() for pair in combinations(sorted(shelf), 2)})


def _acronyms(names: set[str]) -> set[str]:
    firsts = {"".join(word[0] for word in name.split()) for name in names}
    return {letters for letters in firsts if len(letters) >= ACRONYM}


def _link(side: str, one: _Told, other_side: str, other: _Told) -> Link | None:
    if not meet(one.ground, other.ground):
        return None
    same_forum = ("shared_body",) if one.forum == other.forum else ()
    if one.names & other.names:
        return Link(side, other_side, 0.9, ("shared_name", *same_forum), "sure")
    if (one.names & _acronyms(other.names)) or (other.names & _acronyms(one.names)):
        return Link(side, other_side, 0.6, ("shared_name", *same_forum), "doubt")
    if same_forum and one.date != other.date and any(_like(a, b) for a in one.names for b in other.names):
        return Link(side, other_side, 0.3, ("continuation", "like_words", *same_forum, "later"), "doubt")
    return None


def _like(name: str, other: str) -> bool:
    """Whether half of the words of the shorter name stand in the other, a telling one among them."""
    ours, theirs = set(name.split()), set(other.split())
    shared = ours & theirs
    return 2 * len(shared) >= min(len(ours), len(theirs)) and any(len(word) >= TELLING for word in shared)
