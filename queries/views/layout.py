"""Places the things of a picture: lanes by level from top to bottom; in each lane organisations, then forums, then
matters from left to right, and people to the right of all.

Every thing has a cell of its own that its label fits into, so that neither nodes nor labels lie on each other. Rows are
staggered, so that edges pass between the nodes of the next row, and things stand near what they are tied to. The same
picture always gets the same places.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from textwrap import wrap

from queries.views.picture import Lane, Picture, Thing

CELL_WIDTH = 150.0
SIGN_HEIGHT = 58.0  # a node and the air around it and its label
LINE_HEIGHT = 17.0
GAP = 12.0  # between lanes
ASPECT = 1.5  # width by height of the room that a screen leaves for the drawing
LABEL_WIDTH = 19  # characters
LABEL_LINES = 3
ROUNDS = 6
_BLOCKS = {"organisation": 0, "region": 0, "group": 0, "forum": 1, "matter": 2, "project": 2}


@dataclass(slots=True)
class _Row:
    """What stands in one lane, and how: columns are filled from top to bottom, so that blocks stay side by side."""

    level: int
    things: list[Thing] = field(default_factory=list)
    people: list[Thing] = field(default_factory=list)

    def rows(self, columns: int) -> int:
        return max(1, *(-(-len(each) // columns) for each in (self.things, self.people)))


def place(picture: Picture) -> None:
    """Set `x` and `y` of every thing, in pixels at zoom 1, and the picture's lanes."""
    _give_levels(picture)
    lanes = _lanes(picture)
    columns = min(range(1, 40), key=lambda count: abs(_aspect(lanes, count) - ASPECT))
    near = _near(picture)
    _set(picture, lanes, columns)
    for _ in range(ROUNDS):
        where = {thing.id: thing.x for thing in picture.things}
        pull = {each.id: _mean([where[one] for one in near[each.id]], each.x) for each in picture.things}
        for lane in lanes:
            for things in (lane.things, lane.people):
                things.sort(key=lambda each: (_BLOCKS.get(each.type, 3), pull[each.id], each.name, each.id))
        _set(picture, lanes, columns)


def label(name: str) -> str:
    """A name on at most LABEL_LINES lines, long words in parts of equal length, the rest cut with an ellipsis."""
    lines = wrap(" ".join(_in_parts(word) for word in name.split()), LABEL_WIDTH) or [""]
    if len(lines) > LABEL_LINES:
        lines = [*lines[: LABEL_LINES - 1], f"{lines[LABEL_LINES - 1][: LABEL_WIDTH - 1]}…"]
    return "\n".join(lines)


def _in_parts(word: str) -> str:
    count = -(-len(word) // LABEL_WIDTH)
    if count < 2 or "-" in word:
        return word
    size = min(-(-len(word) // count), LABEL_WIDTH - 1)
    return "- ".join(word[start : start + size] for start in range(0, len(word), size))


def _give_levels(picture: Picture) -> None:
    """Matters and people stand in the lane of the bodies they are tied to; so do bodies without a level."""
    level = {thing.id: thing.level for thing in picture.things}
    near = _near(picture)
    for thing in picture.things:
        if not thing.level:
            known = [float(level[other]) for other in near[thing.id] if level[other]]
            thing.level = round(_mean(known, 0.0))


def _lanes(picture: Picture) -> list[_Row]:
    """From the highest level down; what has no level comes last."""
    lanes: dict[int, _Row] = {}
    for thing in sorted(picture.things, key=lambda each: (_BLOCKS.get(each.type, 3), each.name, each.id)):
        lane = lanes.setdefault(thing.level, _Row(thing.level))
        (lane.things if thing.type in _BLOCKS else lane.people).append(thing)
    return [lanes[level] for level in sorted(lanes, reverse=True)]


def _near(picture: Picture) -> dict[str, list[str]]:
    near: dict[str, list[str]] = defaultdict(list)
    for tie in picture.ties:
        near[tie.start].append(tie.end)
        near[tie.end].append(tie.start)
    return near


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise


def _aspect(lanes: list[_Row], columns: int) -> float:
    """Width by height of the drawing without its people, who are mostly hidden."""
    width = CELL_WIDTH * max((min(columns, len(lane.things)) for lane in lanes), default=1)
    height = sum(lane.rows(columns) * (SIGN_HEIGHT + 2 * LINE_HEIGHT) + GAP for lane in lanes)
    return width / (height or 1)


def _set(picture: Picture, lanes: list[_Row], columns: int) -> None:
    width = max((min(columns, len(lane.things)) for lane in lanes), default=0)
    people = max((min(columns, len(lane.people)) for lane in lanes), default=0)
    picture.lanes = []
    top = 0.0
    for number, lane in enumerate(lanes):
        rows = lane.rows(columns)
        places = [
            *_cells(lane.things, rows, 0, width),
            *_cells(lane.people, rows, width + 0.5, people),
        ]
        bottom = top
        for row in range(rows):
            members = [(column, thing) for column, of, thing in places if of == row]
            for column, thing in members:
                thing.x = round((column + 0.5 + (-1) ** (number + row) / 8) * CELL_WIDTH, 1)
                thing.y = round(bottom + SIGN_HEIGHT * 0.45, 1)
            bottom += SIGN_HEIGHT + LINE_HEIGHT * _lines(thing for _, thing in members)
        picture.lanes.append(Lane(lane.level, top, bottom - top))
        top = bottom + GAP


def _cells(things: list[Thing], rows: int, left: float, width: int) -> list[tuple[float, int, Thing]]:
    """Column, row and thing: columns filled one after the other and spread over the width of the block."""
    used = -(-len(things) // rows)
    step = width / used if used else 1.0
    return [(left + (number // rows + 0.5) * step - 0.5, number % rows, each) for number, each in enumerate(things)]


def _lines(things: Iterable[Thing]) -> int:
    return max((label(thing.name).count("\n") + 1 for thing in things), default=1)
