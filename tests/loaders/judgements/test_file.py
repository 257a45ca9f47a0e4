"""The judgement file: what is written comes back, broken lines cost nothing, and writers wait for one another."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from graph.stores.base import StoreError
from graph.stores.lock import Lock
from loaders.judgements.file import JudgementFile
from loaders.judgements.lines import as_lines, read_lines
from loaders.judgements.model import PAIRED, Judgement

START = datetime(2026, 1, 1, tzinfo=UTC)
IDS = st.sampled_from([f"mention:{letter}" for letter in "abcdef"])


def judged(hour: int, kind: str, *sides: str, by: str = "AH", why: str = "") -> Judgement:
    values = {"when": START + timedelta(hours=hour), "by": by, "kind": kind, "sides": sides, "why": why}
    return Judgement.model_validate(values)


JUDGEMENTS = st.builds(
    judged,
    st.integers(0, 500),
    st.sampled_from(PAIRED),
    IDS,
    IDS.map(str.upper).map(lambda side: side.replace("MENTION", "mention")),
    by=st.from_regex(r"[A-ZÆØÅ]{1,4}", fullmatch=True),
    why=st.from_regex(r"[a-zæøå ,;\"]{0,40}", fullmatch=True),
)


@given(st.lists(JUDGEMENTS, max_size=8))
def test_what_is_written_is_read_back_in_order_of_time(some: list[Judgement]) -> None:
    found = read_lines(as_lines(some))
    assert not found.faults
    assert {one.id for one in found.judgements} == {one.id for one in some}
    assert list(found.judgements) == sorted(found.judgements, key=lambda one: one.order)
    assert read_lines(as_lines(reversed(found.judgements))).judgements == found.judgements


@given(st.lists(JUDGEMENTS, min_size=1, max_size=5, unique_by=lambda one: one.id), st.text(max_size=60), st.data())
def test_any_line_in_between_costs_no_other(some: list[Judgement], noise: str, data: st.DataObject) -> None:
    lines = as_lines(some).splitlines()
    place = data.draw(st.integers(0, len(lines)))
    found = read_lines("\n".join([*lines[:place], noise.replace("\n", " "), *lines[place:]]))
    assert {one.id for one in found.judgements} == {one.id for one in some}
    assert all(fault.line == place + 1 for fault in found.faults)
    assert len(found.faults) == bool(noise.replace("\n", " ").strip("\ufeff \t\r").strip())


@pytest.mark.parametrize(
    "line",
    ["<<<<<<< HEAD", "{}", "[1]", '{"when": "i går"}', '{"kind": "same"', '{"x": 1}', "[" * 50_000],
)
def test_broken_lines_are_named_by_number(line: str) -> None:
    good = judged(1, "same", "mention:a", "mention:b")
    found = read_lines(f"\ufeff{as_lines([good])}\r\n{line}\r\n")
    assert [one.id for one in found.judgements] == [good.id]
    assert [fault.line for fault in found.faults] == [3]


@pytest.mark.parametrize(
    ("kind", "sides"),
    [
        ("same", ["mention:a"]),
        ("same", ["mention:a", "mention:a"]),
        ("missing", ["item:a"]),
        ("withdrawn", ["judgement:a", "judgement:b"]),
        ("guessed", ["mention:a", "mention:b"]),
        ("same", ["no id", "mention:b"]),
        ("wrong", []),
    ],
)
def test_what_makes_no_judgement_is_refused(kind: str, sides: list[str]) -> None:
    with pytest.raises(ValidationError):
        judged(1, kind, *sides)


def test_a_file_is_added_to_and_never_rewritten(tmp_path: Path) -> None:
    file = JudgementFile(tmp_path / "new" / "judgements.jsonl")
    first, second = judged(1, "same", "mention:a", "mention:b"), judged(2, "different", "mention:a", "mention:c")
    assert file.read().judgements == ()
    assert file.add([first, first]) == [first]
    before = file.path.read_bytes()
    assert file.add([first, second]) == [second]
    assert file.path.read_bytes().startswith(before)
    assert file.read().judgements == (first, second)


def test_a_torn_last_line_does_not_swallow_the_next(tmp_path: Path) -> None:
    file = JudgementFile(tmp_path / "judgements.jsonl")
    file.path.write_text('{"when": "2026-', encoding="utf-8")
    new = judged(1, "same", "mention:a", "mention:b")
    file.add([new])
    found = file.read()
    assert (found.judgements, [fault.line for fault in found.faults]) == ((new,), [1])


@pytest.mark.parametrize("mode", ["read", "write"])
def test_another_writer_is_waited_for_and_then_named_in_one_line(tmp_path: Path, mode: str) -> None:
    file = JudgementFile(tmp_path / "judgements.jsonl", wait=0.1)
    file.add([judged(1, "same", "mention:a", "mention:b")])
    other = Lock(file.path, "write")
    try:
        with pytest.raises(StoreError, match="being written by another process"):
            file.read() if mode == "read" else file.add([judged(2, "same", "mention:a", "mention:c")])
    finally:
        other.release()
    assert len(file.read().judgements) == 1


def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="cannot be used"):
        JudgementFile(tmp_path).read()


def test_a_line_needs_no_id_of_its_own() -> None:
    line = {"when": "2026-01-01T08:00:00+01:00", "by": "AH", "kind": "same", "sides": ["mention:a", "mention:b"]}
    (one,) = read_lines(json.dumps(line)).judgements
    assert one.id.startswith("judgement:")
    assert read_lines(json.dumps({**line, "id": one.id})).judgements == (one,)
