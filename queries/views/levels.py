"""Orders the rows of a view of time: bodies by level from top to bottom, those of one level as they come in."""

from __future__ import annotations

from queries.views.picture import BODY_TYPES, Picture, Row, Thing
from queries.views.timeline import rows_of


def stacked(picture: Picture, things: dict[str, Thing], last: Thing | None = None) -> list[Thing]:
    """The things that the picture's ties and points touch, from the highest level down; people and `last` come last.

    Bodies without a level get that of those they deal with.
    """
    touched: dict[str, int] = {}
    entries = sorted(picture.entries, key=lambda each: (each.when, each.number))
    for order, entry in enumerate(entries):
        for each in rows_of(entry):
            touched.setdefault(each, order)
    levels = {each: things[each].level for each in touched if each in things}
    for tie in picture.ties:
        for one, other in ((tie.start, tie.end), (tie.end, tie.start)):
            if not things[one].level and things[other].level and things[one].type in BODY_TYPES:
                levels[one] = max(levels[one], things[other].level - 1)

    def place(thing: Thing) -> tuple[bool, bool, int, int]:
        return thing is last, thing.type not in BODY_TYPES, -levels[thing.id], touched[thing.id]

    return sorted((things[each] for each in touched if each in things), key=place)


def headed(things: list[Thing]) -> list[Row]:
    """A row for each thing, the first of each level with the level's name."""
    rows = []
    before = None
    for thing in things:
        level = thing.level if thing.type in BODY_TYPES else None
        rows.append(Row(thing.id, thing.id, level=level if level != before else None))
        before = level
    return rows
