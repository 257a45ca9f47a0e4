"""Weights from examples: numpy and scipy, at development time only. The same examples give the same weights.

A predicate's pairs compete with each other and with 'no hop' (conditional logit, right pairs share the credit),
fitted by L-BFGS with a penalty on large weights; the kinds of right pairs likewise (multinomial logit).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from loaders.facts.features import Block, features
from loaders.facts.weights import Table, Weights
from training.examples import Example, Kind

PENALTY = 30.0
KIND_PENALTY = 10.0
ACCEPT = 0.3
LEAST_SEEN = 4
"""Examples that must have a feature for it to get a weight."""
_STEPS = 60
_DIGITS = 3


def fit(examples: Sequence[Example]) -> Weights:
    """The weights that fit the examples."""
    taught = [example for example in examples if example.taught]
    return Weights(
        _weights(taught), kinds=_kinds([kind for example in examples for kind in example.kinds]), accept=ACCEPT
    )


def _weights(examples: Sequence[Example]) -> dict[str, float]:
    """The weight of each feature of predicates, ends and pairs for the choice of ends."""
    columns = _columns(_all_blocks(example) for example in examples)
    predicates: list[list[Block]] = []
    givers: list[list[Block]] = []
    receivers: list[list[Block]] = []
    pair_rows: list[list[Block]] = []
    owner: list[int] = []
    giver_of: list[int] = []
    receiver_of: list[int] = []
    right: list[bool] = []
    for at, example in enumerate(examples):
        for pair in example.pairs:
            owner.append(at)
            giver_of.append(len(givers) + pair.giver)
            receiver_of.append(len(receivers) + pair.receiver)
            right.append(pair.right)
            pair_rows.append(pair.blocks)
        predicates.append(example.blocks)
        givers += example.givers
        receivers += example.receivers
    parts = [
        (_matrix(rows, columns), np.array(index))
        for rows, index in (
            (predicates, owner), (givers, giver_of), (receivers, receiver_of), (pair_rows, range(len(owner))),
        )
    ]  # fmt: skip
    of = np.array(owner)
    good = np.array(right, dtype=float)
    count = len(examples)
    is_hop = np.bincount(of, good, count) > 0

    def loss(w: Any) -> tuple[float, Any]:
        score = sum((matrix @ w)[index] for matrix, index in parts)
        top = np.zeros(count)  # 'no hop' scores 0
        np.maximum.at(top, of, score)
        power = np.exp(score - top[of])
        whole = np.exp(-top) + np.bincount(of, power, count)
        credit = np.bincount(of, power * good, count)
        won = np.where(is_hop, np.log(np.maximum(credit, 1e-300)), -top)
        wanted = np.where(is_hop[of], power * good / np.maximum(credit[of], 1e-300), 0.0)
        change = wanted - power / whole[of]
        slope = sum(matrix.T @ np.bincount(index, change, matrix.shape[0]) for matrix, index in parts)
        return float(np.log(whole).sum() - won.sum() + PENALTY / 2 * (w @ w)), PENALTY * w - slope

    best = minimize(loss, np.zeros(len(columns)), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS})
    return _named(columns, best.x)


def _kinds(examples: Sequence[Kind]) -> dict[str, Table]:
    """The weight of each feature for each kind."""
    columns = _columns([example.blocks] for example in examples)
    matrix = _matrix([example.blocks for example in examples], columns)
    kinds = sorted({example.kind for example in examples})
    wanted = np.array([[example.kind == kind for kind in kinds] for example in examples], dtype=float)
    shape = len(columns), len(kinds)

    def loss(flat: Any) -> tuple[float, Any]:
        w = flat.reshape(shape)
        score = matrix @ w
        power = np.exp(score - score.max(axis=1, keepdims=True))
        share = power / power.sum(axis=1, keepdims=True)
        slope = matrix.T @ (share - wanted) + KIND_PENALTY * w
        return float(-np.log((share * wanted).sum(axis=1)).sum() + KIND_PENALTY / 2 * (w * w).sum()), slope.ravel()

    start = np.zeros(shape).ravel()
    best = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x.reshape(shape)
    return {kind: Table(_named(columns, best[:, at])) for at, kind in enumerate(kinds)}


def _all_blocks(example: Example) -> Iterator[list[Block]]:
    yield example.blocks
    yield from example.givers
    yield from example.receivers
    yield from (pair.blocks for pair in example.pairs)


def _columns(examples: Iterable[Iterable[list[Block]]]) -> dict[str, int]:
    """A column for each feature that enough examples have, in the order of their names."""
    seen: Counter[str] = Counter()
    for rows in examples:
        distinct = {block for blocks in rows for block in blocks}
        seen.update({feature for block in distinct for feature in features(block)})
    return {feature: at for at, feature in enumerate(sorted(f for f, n in seen.items() if n >= LEAST_SEEN))}


def _matrix(rows: Iterable[list[Block]], columns: dict[str, int]) -> Any:
    known: dict[Block, list[int]] = {}
    places: list[int] = []
    ends = [0]
    for blocks in rows:
        for block in blocks:
            if block not in known:
                known[block] = [columns[feature] for feature in features(block) if feature in columns]
            places += known[block]
        ends.append(len(places))
    return csr_matrix((np.ones(len(places)), places, ends), shape=(len(ends) - 1, len(columns)))


def _named(columns: dict[str, int], weights: Any) -> dict[str, float]:
    found = {feature: round(float(weights[at]), _DIGITS) for feature, at in columns.items()}
    return {feature: weight for feature, weight in found.items() if abs(weight) >= 0.01}
