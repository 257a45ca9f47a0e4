"""Damaged files of every format give text or one clear line, whatever was done to them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.fuzzing import damaged, made, outcomes


class Originals(list[tuple[str, bytes]]):
    """Whole files, shown by their number only where a test fails."""

    def __repr__(self) -> str:
        return f"<{len(self)} files>"


@pytest.fixture(scope="module")
def originals(tmp_path_factory: pytest.TempPathFactory) -> Originals:
    return Originals((path.suffix, path.read_bytes()) for path in made(tmp_path_factory.mktemp("made")))


def test_undamaged_they_are_read(tmp_path: Path) -> None:
    assert [list(outcomes(path)) for path in made(tmp_path)] == [["text"], ["text"], ["text"], ["text"] * 3]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), kind=st.integers(0, 3))
def test_damaged_they_give_text_or_a_line(originals: Originals, tmp_path: Path, seed: int, kind: int) -> None:
    suffix, data = originals[kind]
    path = tmp_path / f"skadet{suffix}"
    path.write_bytes(damaged(data, random.Random(seed)))
    assert not {"NOTHING", "UNPRINTABLE", "failed"} & set(outcomes(path))
