"""The keys of bodies that one document alone cannot settle, settled with all documents at hand.

    forum:ssf                   → forum:ssf-klitland             where the region is known from one other document only
    group:kommune               → group:kommune-klitland         a group is its region's, else its forum's
    forum:arbejdsgruppe         → forum:arbejdsgruppe-klu-havn   'arbejdsgruppen' without a name is its forum's

Registered bodies and bodies with a name of their own keep their keys. The result depends on the set of readings alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import replace

from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.identity.bodies import bodies_of
from loaders.mentions.model import Body
from loaders.mentions.words import slug

LOWEST = 1


def settled(records: list[Record]) -> list[Record]:
    """The same records with the keys of bodies settled; the given ones stay as they are."""
    regions = _regions([reading for record in records for reading in record.readings])
    return [
        replace(record, readings=[_mapped(reading, _settler(reading, regions)) for reading in record.readings])
        for record in records
    ]


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
        return replace(body, key=key_of(body.key, body), parent=key_of(parent, None) if parent else None)

    return settle


def _nameless(body: Body) -> bool:
    """A working group called by its noun alone."""
    return body.kind == "forum" and body.level == LOWEST and len(body.name.split()) == 1


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
