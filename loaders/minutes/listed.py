"""A person in a list of attendance, and the list that is open while its lines are read."""

from __future__ import annotations

from dataclasses import dataclass

from loaders.minutes.model import Role, Status
from loaders.minutes.notes import Entry


@dataclass(slots=True)
class Listed:
    """A person in a list, with what the list says of everyone in it."""

    entry: Entry
    status: Status
    roles: tuple[Role, ...] = ()
    group: str | None = None
    title: str | None = None
    item: str | None = None
    online: bool = False


@dataclass(slots=True)
class OpenList:
    """The list that is open: None as status means none is."""

    status: Status | None = None
    roles: tuple[Role, ...] = ()
    group: str | None = None
    title: str | None = None
    item: str | None = None
    online: bool = False
    inline: bool = False
    by_heading: bool = False
