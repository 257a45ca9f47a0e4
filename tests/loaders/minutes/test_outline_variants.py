"""The agenda in three variants of each layout family, written before the rules; their JSON is what is expected."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from loaders.documents.document import Document
from loaders.minutes.model import Minutes
from loaders.minutes.read import read_minutes

FOLDER = Path(__file__).parent / "variants"
VARIANTS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.json"))}
# Decisions that are not read as the variant's writer reads them: wording without a cue, or a line broken inside a name.
KNOWN = {
    ("bulleted_head_b", "2"),
    ("flattened_transcript_a", "3"),
    ("flattened_transcript_c", "1"),
    ("head_in_first_decision_b", "64"),
    ("manner_c", "2/16"),
    ("manner_f", "3"),
}


def _read(name: str) -> list[Minutes]:
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    return read_minutes(Document(f"{name}.txt", "text", text, ""))


@pytest.mark.parametrize("name", [name for name, gold in VARIANTS.items() if gold.get("no_minutes")])
def test_pages_that_are_no_minutes(name: str) -> None:
    assert _read(name) == []


@pytest.mark.parametrize("name", [name for name, gold in VARIANTS.items() if gold.get("items")])
def test_items_and_decisions(name: str) -> None:
    (minutes,) = _read(name)
    wanted = [item for item in VARIANTS[name]["items"] if not item.get("optional")]
    assert [item.number for item in minutes.items] == [item["number"] for item in wanted]
    missed = {
        (name, want["number"])
        for item, want in zip(minutes.items, wanted, strict=True)
        if _differ(item.decisions, want)
    }
    assert missed <= KNOWN


def _differ(found: Any, wanted: dict[str, Any]) -> bool:
    required, optional = set(wanted.get("decisions", [])), set(wanted.get("decisions_optional", []))
    return not required <= set(found) <= required | optional


def test_known_misses_are_still_missed() -> None:
    for name, number in KNOWN:
        (minutes,) = _read(name)
        found = next(item for item in minutes.items if item.number == number)
        wanted = next(item for item in VARIANTS[name]["items"] if item["number"] == number)
        assert _differ(found.decisions, wanted), f"{name} {number} is read now: take it off the list"
