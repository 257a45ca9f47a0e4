"""What a schema is made of: labels, relationships and their properties."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Type = Literal["string", "integer", "boolean", "strings"]


@dataclass(frozen=True, slots=True)
class Property:
    """One property and its meaning in a line; `values` lists what it may hold, empty where that is open."""

    name: str
    type: Type
    meaning: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Label:
    """One kind of node. `extends` names the main label that its nodes bear first ('Body' for 'Forum')."""

    name: str
    meaning: str
    properties: tuple[Property, ...] = ()
    extends: str | None = None


@dataclass(frozen=True, slots=True)
class Relationship:
    """One kind of edge between nodes that bear one of the `start` and one of the `end` labels.

    `owner` is the end that the edge belongs to: the edge has that node's scope and is written from there, because
    that end has few such edges and the other may have thousands.
    """

    name: str
    start: tuple[str, ...]
    end: tuple[str, ...]
    meaning: str
    properties: tuple[Property, ...] = ()
    owner: Literal["start", "end"] = "start"
    derived: bool = False
