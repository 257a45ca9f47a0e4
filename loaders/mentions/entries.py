"""What the registry holds: bodies, families of forums, municipalities, clusters, and what followed what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from loaders.mentions.model import BodyKind
from loaders.mentions.words import slug

Scope = Literal["region", "cluster", "municipality", "hospital"]
CLUSTERS_FROM, CLUSTERS_TO = "2022-07-01", "2026-12-31"


@dataclass(frozen=True, slots=True)
class Entry:
    """One registered body. Dates are ISO days, both included, None where open; `certain` is False for doubts."""

    key: str
    name: str
    kind: BodyKind
    level: int | None = None
    level_certain: bool = True
    region: str | None = None
    parent: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    aliases: tuple[str, ...] = ()
    certain: bool = True

    def valid(self, day: str | None) -> bool:
        """Whether the body existed on an ISO day; True when the day is not known."""
        return day is None or ((self.valid_from or "") <= day <= (self.valid_to or "9999"))


class Family(NamedTuple):
    """A kind of forum of which there is one per region, cluster, municipality or hospital."""

    id: str
    name: str
    short: tuple[str, ...]
    aliases: tuple[str, ...]
    level: int | None
    level_certain: bool
    per: Scope
    regions: frozenset[str]
    valid_from: str | None
    valid_to: str | None

    def lives(self, region: str | None, day: str | None) -> int:
        """How well the family fits: 2 known in that region at that time, 1 in the region or time only, 0 neither."""
        here = region is not None and ("*" in self.regions or region in self.regions)
        now = day is None or ((self.valid_from or "") <= day <= (self.valid_to or "9999"))
        return int(here) + int(now)


class Municipality(NamedTuple):
    """A municipality and what it belongs to; `doubts` names the columns that sources disagree about."""

    name: str
    official: str
    region: str
    cluster: str
    sundhedsraad: str
    aliases: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()


class Cluster(NamedTuple):
    """A health cluster: three forums under one place name."""

    id: str
    region: str
    place: str
    name: str
    hospital: str
    aliases: tuple[str, ...] = ()


class Change(NamedTuple):
    """A dated succession. Both sides are keys of bodies; a merger has several on the left."""

    date: str
    kind: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    basis: str | None
    certain: bool


class Named(NamedTuple):
    """What a name may stand for: an entry of its own, or a family whose place is still to be found."""

    entry: Entry | None
    family: Family | None
    short: bool


def cluster_entries(cluster: Cluster) -> Iterator[Entry]:
    """The cluster itself and its political and professional level."""
    place, region = cluster.place, cluster.region
    for stem, level, names in (
        ("klynge", None, (cluster.name, *cluster.aliases, f"Klynge {place}", f"{place}-klyngen", f"{place}klyngen")),
        ("politisk-klynge", 5, level_names(place, "politisk")),
        ("faglig-klynge", 4, level_names(place, "faglig")),
    ):
        unique = tuple(dict.fromkeys(names))
        key = f"forum:{stem}-{slug(place)}-{slug(region)}"
        parent = f"region:{slug(region)}" if level is None else f"forum:klynge-{slug(place)}-{slug(region)}"
        yield Entry(
            key,
            unique[0],
            "forum",
            level or 4,
            level is not None,
            region,
            parent,
            CLUSTERS_FROM,
            CLUSTERS_TO,
            unique[1:],
        )


def level_names(place: str, level: Literal["politisk", "faglig"]) -> tuple[str, ...]:
    """What a cluster's level is called: the professional one has more names than the political."""
    stems: tuple[str, ...] = (
        "Politisk Sundhedsklynge {}",
        "Politisk Klynge {}",
        "Sundhedsklynge {} Politisk niveau",
        "Klynge {} Politisk niveau",
    )
    if level == "faglig":
        stems = (
            "Faglig Sundhedsklynge {}",
            "Faglig Klynge {}",
            "Sundhedsklynge {} Fagligt strategisk niveau",
            "Sundhedsklynge {} Fagligt strategisk",
            "Klynge {} Fagligt strategisk niveau",
            "Sundhedsklynge {} Fagligt niveau",
            "Faglig strategisk gruppe {} klyngen",
            "Faglig strategisk gruppe {}klyngen",
            "Faglig strategisk gruppe {}",
        )
    return tuple(stem.format(place) for stem in stems)
