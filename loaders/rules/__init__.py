"""Rule data: registry, layouts, titles, lexemes, dates as TOML files beside this one. Data, not code."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip


@cache
def rules(name: str) -> dict[str, Any]:
    """The contents of `<name>.toml` in this folder, parsed once per process.

    Raises FileNotFoundError for an unknown name and tomllib.TOMLDecodeError for a broken file.
    """
    return tomllib.loads(resources.files(__name__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
