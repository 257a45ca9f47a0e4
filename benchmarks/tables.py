"""Markdown tables, and sections of a document that a command writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any


def table(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> list[str]:
    """The lines of a Markdown table."""
    return [_line(heads), _line(["---"] * len(heads)), *map(_line, rows)]


def _line(cells: Sequence[Any]) -> str:
    return f"| {' | '.join(str(cell) for cell in cells)} |"


def write_section(document: Path, heading: str, text: str) -> None:
    """Put a text under a heading of the second level, in place of what stood there; at the end where there is none."""
    old = document.read_text(encoding="utf-8") if document.exists() else ""
    section = f"## {heading}\n\n{text.strip()}\n"
    found = re.compile(rf"^## {re.escape(heading)}\n.*?(?=^## |\Z)", re.M | re.S)
    if found.search(old):
        new = found.sub(lambda match: section + ("\n" if match.end() < len(old) else ""), old, count=1)
    else:
        new = f"{old.rstrip()}\n\n{section}"
    document.write_text(new.lstrip(), encoding="utf-8")
