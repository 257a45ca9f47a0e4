"""Successions written out: a family's change holds in every region it lived in, a cluster's for each cluster."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from loaders.mentions.cells import LineError
from loaders.mentions.entries import Change, Cluster
from loaders.mentions.words import slug

if TYPE_CHECKING:
    from loaders.mentions.registry import Registry


def written_out(registry: Registry, table: list[list[str]]) -> list[Change]:
    """One Change for each region or cluster that a line of the table speaks of, both sides as keys of bodies.

    Raises LineError for a name that is no body, family or cluster level.
    """
    changes = []
    for date, kind, before, after, basis in table:
        certain = "?" not in date
        for old, new in _sides(registry, _parts(before), _parts(after)):
            changes.append(
                Change(date.rstrip("?"), kind, old, new, basis.rstrip("?") or None, certain and "?" not in basis)
            )
    return list(dict.fromkeys(changes))


def _parts(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _sides(
    registry: Registry, before: list[str], after: list[str]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    if all(part.startswith("Region ") for part in (*before, *after)):
        yield tuple(_region(registry, part) for part in before), tuple(_region(registry, part) for part in after)
        return
    clusters = any(part.startswith("cluster") for part in (*before, *after))
    places: list[tuple[str, Cluster | None]] = (
        [(cluster.region, cluster) for cluster in registry.clusters.values()]
        if clusters
        else [(region, None) for region in registry.regions]
    )
    for region, cluster in places:
        old = tuple(key for part in before for key in _keys(registry, part, region, cluster))
        new = tuple(key for part in after for key in _keys(registry, part, region, cluster))
        if old and new:
            yield old, new


def _region(registry: Registry, name: str) -> str:
    region = registry.regions.get(name.removeprefix("Region "))
    if region is None:
        raise LineError("change_unknown", name=name)
    return region.key


def _keys(registry: Registry, part: str, region: str, cluster: Cluster | None) -> Iterator[str]:
    """The keys that one name of a change stands for in a region (and at a cluster)."""
    name, _, only = part.partition("@")
    if only and only != region:
        return
    if name.startswith("cluster"):
        if cluster is not None:
            level = name.partition(":")[2]
            yield f"forum:{f'{level}-' if level else ''}klynge-{slug(cluster.place)}-{slug(cluster.region)}"
    elif name == "sundhedsraad":
        towns = set(registry.members(cluster.id)) if cluster else set(registry.municipalities)
        ids = {registry.municipalities[town].sundhedsraad for town in towns}
        yield from sorted(registry.sundhedsraad[key].key for key in ids)
    elif name in registry.families:
        family = registry.families[name]
        if "*" not in family.regions and region not in family.regions:
            return
        scopes = [
            place
            for place, where in registry.scopes(family)
            if where == region and (family.per != "cluster" or cluster is None or place == cluster.place)
        ]
        if family.per == "hospital" and cluster is not None:
            scopes = [cluster.hospital]
        for scope in scopes:
            yield registry.instance(family, scope, region).key
    elif name in registry.entries:
        if registry.entries[name].region in (None, region):
            yield name
    else:
        found = registry.find(name)
        if not found:
            raise LineError("change_unknown", name=name)
        if found[0].region in (None, region):
            yield found[0].key
