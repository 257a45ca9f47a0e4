"""The annotated minutes: one folder per writer, each text with its facts beside it under the same name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent / "corpus"
_SHIPPED = Path(__file__).parents[1] / "loaders" / "examples"


@dataclass(frozen=True, slots=True)
class Annotated:
    """One text with its facts in the form of the guide."""

    writer: str
    path: Path
    facts: dict[str, Any]

    @property
    def name(self) -> str:
        """Writer and file, as score files name it."""
        return f"{self.writer}/{self.path.name}"


def writers() -> list[str]:
    """The writers of the corpus by name."""
    return sorted(folder.name for folder in CORPUS.iterdir() if folder.is_dir())


def texts(writer: str, facts: Path | None = None, minutes: Path | None = None) -> Iterator[Annotated]:
    """The texts of a writer in order; `facts` and `minutes` are folders elsewhere for texts that are not in the corpus.

    A facts file that says its text is no minutes is passed over.
    """
    for path in sorted((facts or CORPUS / writer).glob("*.json")):
        found = json.loads(path.read_text(encoding="utf-8"))
        if not found.get("no_minutes"):
            yield Annotated(writer, (minutes or path.parent) / found["document"], found)


def shipped() -> Iterator[Annotated]:
    """The example minutes that come with the tool."""
    return texts("examples", _SHIPPED / "facts", _SHIPPED / "minutes")
