"""The learned weights of `loaders/rules/weights.json`, made by `python -m training.train`.

The file gives each feature a weight for the choice of ends, and for each kind of hop. Its templates must be those of
`features`: a file made for other features is refused.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from loaders.facts.features import TEMPLATES, Block, features

FILE = "weights.json"


_MOST_SUMS = 200_000
"""Sums that are remembered between documents."""


class _Sums(dict[Block, float]):
    """The weight of each block, summed from its features when it is first met."""

    def __init__(self, weights: dict[str, float]) -> None:
        super().__init__()
        self._weights = weights

    def __missing__(self, block: Block) -> float:
        if len(self) > _MOST_SUMS:
            self.clear()
        found = self[block] = sum(self._weights.get(feature, 0.0) for feature in features(block))
        return found


@dataclass(slots=True)
class Table:
    """The weight of each feature, and the sums of blocks met so far."""

    features: dict[str, float]
    _sums: _Sums = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        self._sums = _Sums(self.features)

    def of(self, blocks: Iterable[Block]) -> float:
        """The weight of blocks together."""
        return sum(map(self._sums.__getitem__, blocks), 0.0)


@dataclass(slots=True)
class Weights(Table):
    """The weights for the choice of ends, and in `kinds` those for each kind.

    `accept` is the least probability of a hop.
    """

    kinds: dict[str, Table] = field(default_factory=dict)
    accept: float = 0.5


def load(data: dict[str, Any]) -> Weights:
    """Weights from the file's contents; ValueError with one line where they were made for other features."""
    tables = [data["weights"], *data["kinds"].values()]
    names = {feature.partition("=")[0] for table in tables for feature in table}
    strange = sorted(names - TEMPLATES) or sorted(TEMPLATES.symmetric_difference(data["templates"]))
    if strange:
        raise ValueError(f"{FILE} was made for other features ('{strange[0]}'): run python -m training.train")
    kinds = {kind: Table(table) for kind, table in data["kinds"].items()}
    return Weights(data["weights"], kinds=kinds, accept=data["accept"])


def unlearned() -> Weights:
    """No weights: the rules decide alone."""
    return Weights({}, accept=2.0)


@cache
def weights() -> Weights:
    """The weights of the shipped file, read once per process."""
    return load(json.loads(resources.files("loaders.rules").joinpath(FILE).read_text(encoding="utf-8")))
