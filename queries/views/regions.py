"""Which bodies belong to a region that a reader names, and what they have part in."""

from __future__ import annotations

from collections.abc import Iterable

from queries.errors import UnknownNameError
from queries.names import Named, choose
from queries.views.picture import BODY_TYPES, Thing, Tie


def in_region(things: Iterable[Thing], ties: Iterable[Tie], name: str) -> tuple[str, set[str]]:
    """The region's full name, and the ids of its bodies and of what is tied to one of them.

    Raises UnknownNameError, AmbiguousNameError.
    """
    every = list(things)
    regions = sorted({each.region for each in every if each.region})
    short = {each: each.removeprefix("Region ") for each in regions}
    if not regions:
        raise UnknownNameError("region", name, (), none_at_all=True)
    region = choose("region", name, [Named(each, each, (short[each],)) for each in regions]).name
    bodies = {each.id for each in every if region in (each.region, each.name)}
    elsewhere = {each.id for each in every if each.type in BODY_TYPES and each.region and each.id not in bodies}
    near = {end for tie in ties if bodies & {tie.start, tie.end} for end in (tie.start, tie.end)}
    return region, bodies | (near - elsewhere)
