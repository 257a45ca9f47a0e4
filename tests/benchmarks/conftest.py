"""A small corpus of the invented nation, made once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import write_corpus

SIZE = 60


@dataclass(frozen=True)
class Corpus:
    """A written corpus, read back."""

    folder: Path
    texts: dict[str, str]
    facts: dict[str, dict[str, Any]]
    truth: dict[str, list[Any]]


@pytest.fixture(scope="session")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Corpus:
    folder = tmp_path_factory.mktemp("corpus")
    write_corpus(folder, SIZE, 1)
    facts = [json.loads(file.read_text(encoding="utf-8")) for file in sorted((folder / "facts").iterdir())]
    return Corpus(
        folder,
        {file.name: file.read_text(encoding="utf-8") for file in sorted((folder / "minutes").iterdir())},
        {one["document"]: one for one in facts},
        json.loads((folder / "truth.json").read_text(encoding="utf-8")),
    )
