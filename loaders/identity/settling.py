"""The keys of bodies that one document alone cannot settle, settled with all documents at hand.

    forum:ssf                   → forum:ssf-klitland             where the region is known from one other document only
    group:kommune               → group:kommune-klitland         a group is its region's, else its forum's
    forum:arbejdsgruppe         → forum:arbejdsgruppe-klu-havn   'arbejdsgruppen' without a name is its forum's

    forum:sårpleje              → forum:sårpleje-klitland        where others are told of it in another region or parent
    forum:sarpleje              → forum:sårpleje                 one letter differs, and parent or region agree

Registered bodies keep their keys. The result depends on the set of readings and verdicts alone. A side of a doubt or a
verdict is a body's key before bodies of like names are joined.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from itertools import combinations

from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.identity.alike_bodies import apart, blocks, comparable, named, numbers, weigh
from loaders.identity.bodies import bodies_of, fullness
from loaders.identity.clusters import Join, resolve
from loaders.identity.placing import Places, places
from loaders.judgements.verdicts import NONE, Doubt, Verdicts
from loaders.mentions.model import Body
from loaders.mentions.words import slug

LOWEST, NATIONAL = 1, 8


@dataclass(slots=True)
class Settled:
    """Records with the keys of bodies settled, what was joined by like names, and what is to be asked.

    `key_of` leads from the key of a body that was joined to the key that it has now.
    """

    records: list[Record]
    joins: list[Join] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    refused: list[tuple[str, str]] = field(default_factory=list)
    key_of: dict[str, str] = field(default_factory=dict)


def settled(records: list[Record], verdicts: Verdicts = NONE) -> Settled:
    """The same records with the keys of bodies settled; the given ones stay as they are."""
    known = places(reading for record in records for reading in record.readings)
    placed = _each(records, lambda reading: _placed(reading, known))
    regions = _regions([reading for record in placed for reading in record.readings])
    found = _each(placed, lambda reading: _mapped(reading, _settler(reading, regions)))
    return _joined(_split(found), verdicts)


def _each(records: list[Record], settle: Callable[[Reading], Reading]) -> list[Record]:
    """The records with each reading settled."""
    return [replace(record, readings=[settle(reading) for reading in record.readings]) for record in records]


def _placed(reading: Reading, known: Places) -> Reading:
    """The reading with bodies that it calls by their kind or initials alone under the key that others give them."""
    moved = {
        body.key: key
        for body in bodies_of(reading)
        if body.key != reading.own.key and (key := known.key(body, reading)) != body.key
    }

    def place(body: Body) -> Body:
        if body.key not in moved and body.parent not in moved:
            return body
        parent = moved.get(body.parent or "", body.parent)
        return replace(body, key=moved.get(body.key, body.key), parent=parent, told=body.told_key)

    return _mapped(reading, place) if moved else reading


def _split(records: list[Record]) -> list[Record]:
    """Forums told under one name in several regions, of several parents, with several numbers ('sundhedsaftalen
    2019-2023', '2024-2027') or for several subjects, made several. Of the registry's, the subject alone does so.
    """
    homes: dict[str, set[str]] = defaultdict(set)
    parents: dict[str, set[str]] = defaultdict(set)
    subjects: dict[str, set[str]] = defaultdict(set)
    for record in records:
        for body in (body for reading in record.readings for body in bodies_of(reading)):
            if _local(body):
                homes[body.key] |= {body.region} if body.region else set()
                parents[body.key] |= {body.parent} if body.parent else set()
            subjects[body.key] |= {told} if (told := _subject(body)) else set()
    several = {key for key in subjects if max(len(homes[key]), len(parents[key]), len(subjects[key])) > 1}
    if not several:
        return records

    def told_apart(body: Body) -> Body:
        if body.key not in several:
            return body
        where = [slug(body.region)] if len(homes[body.key]) > 1 and body.region and _local(body) else []
        if len(parents[body.key]) > 1 and body.parent and _local(body):
            where.append(body.parent.partition(":")[2])
        if len(subjects[body.key]) > 1 and (told := _subject(body)):
            where.append(told)
        ends = "".join(f"-{place}" for place in where if not body.key.endswith(f"-{place}"))
        return replace(body, key=body.key + ends, told=body.told_key)

    return [replace(record, readings=[_mapped(r, told_apart) for r in record.readings]) for record in records]


def _subject(body: Body) -> str:
    """What a body's name adds to its key: numbers, or what a registry's body is 'for'."""
    if _local(body):
        return "-".join(numbers(body.name))
    if not body.registered or not body.official or body.kind != "forum":
        return ""
    name = re.escape(body.official.partition(" (")[0].casefold())
    found = re.match(rf"(?:det |den )?{name}(?: for| vedr\.?| vedrørende) (.+)", body.name.casefold())
    return slug(found[1]) if found else ""


def _local(body: Body) -> bool:
    """A forum of some place, known by its name alone."""
    return body.kind == "forum" and not body.registered and (body.level or LOWEST) < NATIONAL


def _joined(records: list[Record], verdicts: Verdicts) -> Settled:
    """Bodies of like names made one."""
    bodies = _fullest(records)
    judged = {side for pair in (*verdicts.same, *verdicts.different) for side in pair}
    names = {key: named(body) for key, body in bodies.items() if comparable(body) and _telling(body)}
    shelves: dict[str, list[str]] = defaultdict(list)
    for key, one in names.items():
        for block in set(blocks(one)):
            shelves[block].append(key)
    pairs = {pair for shelf in shelves.values() for pair in combinations(sorted(shelf), 2)}
    links = [link for one, other in sorted(pairs) if (link := weigh(names[one], names[other]))]
    sides = sorted({*names, *(judged & bodies.keys())})
    found = resolve("body", sides, links, lambda one, other: apart(bodies[one], bodies[other]), verdicts)
    chosen = {
        key: min(cluster, key=lambda key: (not bodies[key].registered, key))
        for cluster in found.clusters
        if len(cluster) > 1
        for key in cluster
    }
    key_of = {key: best for key, best in chosen.items() if key != best}
    if key_of:
        records = [
            replace(record, readings=[_mapped(r, lambda body: _renamed(body, bodies, key_of)) for r in record.readings])
            for record in records
        ]
    return Settled(records, found.joins, found.doubts, found.refused, key_of)


def _fullest(records: list[Record]) -> dict[str, Body]:
    """Of each body its fullest telling, by key."""
    found: dict[str, Body] = {}
    for record in records:
        for reading in record.readings:
            for body in bodies_of(reading):
                if body.kind != "person" and (body.key not in found or fullness(body) > fullness(found[body.key])):
                    found[body.key] = body
    return dict(sorted(found.items()))


def _renamed(body: Body, bodies: dict[str, Body], key_of: dict[str, str]) -> Body:
    """A body under the key it was joined to, by the name that its own minutes use."""
    parent = key_of.get(body.parent, body.parent) if body.parent else None
    if body.key in key_of:
        body = replace(bodies[key_of[body.key]], name=body.name, told=body.told_key)
        parent = key_of.get(body.parent, body.parent) if body.parent else parent
    return replace(body, parent=parent) if parent != body.parent else body


def _regions(readings: list[Reading]) -> dict[str, set[str]]:
    """The regions that some document gives to a key that others have without."""
    found: dict[str, set[str]] = defaultdict(set)
    for reading in readings:
        for body in bodies_of(reading):
            suffix = f"-{slug(body.region)}" if body.region else ""
            if suffix and body.key.endswith(suffix):
                found[body.key.removesuffix(suffix)].add(suffix)
    return found


def _settler(reading: Reading, regions: dict[str, set[str]]) -> Callable[[Body], Body]:
    own_suffixes = regions.get(reading.own.key, set())
    own = reading.own.key + (next(iter(own_suffixes)) if len(own_suffixes) == 1 else "")
    forum = own.partition(":")[2]

    def key_of(key: str, body: Body | None) -> str:
        if body is not None and body.kind == "group":
            place = slug(body.region) if body.region else forum
            return key if key.endswith(f"-{place}") else f"{key}-{place}"
        if body is not None and _nameless(body) and key != reading.own.key:
            base = key.removesuffix(f"-{slug(body.region)}") if body.region else key
            return f"{base}-{forum}"
        suffixes = regions.get(key, set())
        return key + next(iter(suffixes)) if len(suffixes) == 1 else key

    def settle(body: Body) -> Body:
        if body.registered or body.kind in ("person", "region"):
            return body
        parent = own if _nameless(body) and body.key != reading.own.key else body.parent
        parent_key = key_of(parent, None) if parent else None
        return replace(body, key=key_of(body.key, body), parent=parent_key, told=body.told_key)

    return settle


def _nameless(body: Body) -> bool:
    """A working group called by its noun alone."""
    return body.kind == "forum" and body.level == LOWEST and len(body.name.split()) == 1


def _telling(body: Body) -> bool:
    """Whether a body's name or its parent tells it from others of that name."""
    return not _nameless(body) or body.parent is not None


def _mapped(reading: Reading, settle: Callable[[Body], Body]) -> Reading:
    """The reading with every body replaced."""

    def maybe(body: Body | None) -> Body | None:
        return settle(body) if body else None

    keys = {body.key: settle(body).key for body in bodies_of(reading)}
    return replace(
        reading,
        own=settle(reading.own),
        forms=[replace(form, body=keys.get(form.body, form.body)) for form in reading.forms],
        bodies=[settle(body) for body in reading.bodies],
        referrals=[replace(r, giver=settle(r.giver), receiver=settle(r.receiver)) for r in reading.referrals],
        commitments=[replace(c, owner=maybe(c.owner), made_to=maybe(c.made_to)) for c in reading.commitments],
        projects=[replace(p, events=[replace(e, by=maybe(e.by)) for e in p.events]) for p in reading.projects],
        meetings_mentioned=[replace(m, body=settle(m.body)) for m in reading.meetings_mentioned],
    )
