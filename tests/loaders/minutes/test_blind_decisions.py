"""Decision kinds on texts written by somebody who had not seen the rules; `-s` prints the figures and the misses.

Micro-F1 over kinds; a kind that is only `optional` counts neither when it is found nor when it is missing. The halves
are those of even and odd places in the file: rules were developed on the even half, and on phrases of our own.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from loaders.minutes.decisions import decision_kinds
from loaders.minutes.lines import split_lines
from loaders.minutes.outline import read_outline
from loaders.minutes.sentences import sentences

BLIND = Path(__file__).parent / "blind_decisions"


def sectioned(case: dict[str, Any]) -> set[str]:
    """The kinds of a decision text."""
    return set(decision_kinds(sentences(split_lines(case["text"]))))


def unsectioned(case: dict[str, Any]) -> set[str]:
    """The kinds of an item without headings, in minutes that have none at all."""
    text = f"1. {case['title']}\n{case['text']}\n\n2. Eventuelt\nSolen skinnede.\n"
    return set(read_outline(text).items[0].decisions)


READ = {"decisions": sectioned, "unsectioned": unsectioned}


def cases(name: str, parity: int) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads((BLIND / f"{name}.json").read_text("utf-8"))
    return found[parity::2]


def micro_f1(name: str, parity: int) -> tuple[float, list[str]]:
    """The score of one half, and a line for each text that is not read as it should be."""
    tally: Counter[str] = Counter()
    misses: list[str] = []
    for case in cases(name, parity):
        wanted, got = set(case["kinds"]), READ[name](case)
        extra = got - wanted - set(case.get("optional", []))
        tally.update(hit=len(got & wanted), wrong=len(extra), missing=len(wanted - got))
        if extra or wanted - got:
            misses.append(f"{sorted(wanted)} read as {sorted(got)}: {case['text']}")
    return 2 * tally["hit"] / (2 * tally["hit"] + tally["wrong"] + tally["missing"]), misses


@pytest.mark.parametrize(
    ("name", "parity", "floor"),
    [("decisions", 0, 0.98), ("decisions", 1, 0.85), ("unsectioned", 0, 0.95), ("unsectioned", 1, 0.90)],
)
def test_decision_kinds_of_unseen_texts(name: str, parity: int, floor: float) -> None:
    score, misses = micro_f1(name, parity)
    print(f"\n{name}, {('even', 'odd')[parity]} half: {score:.3f}, {len(misses)} misses", *misses, sep="\n")
    assert score >= floor
