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


@dataclass(slots=True)
class Table:
    """The weight of each feature, and the sums of blocks met so far."""

    features: dict[str, float]
    _sums: dict[Block, float] = field(default_factory=dict)

    def of(self, blocks: Iterable[Block]) -> float:
        """The weight of blocks together."""
        total = 0.0
        for block in blocks:
            found = self._sums.get(block)
            if found is None:
                if len(self._sums) > _MOST_SUMS:
                    self._sums.clear()
                found = self._sums[block] = sum(self.features.get(feature, 0.0) for feature in features(block))
            total += found
        return total


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
