"""The phrases of rules/commitments.toml, each list one pattern, made when it is first needed."""

from __future__ import annotations

import re
from functools import cache

from loaders.rules import rules


@cache
def phrases(name: str) -> re.Pattern[str]:
    """Matches any of the phrases of a list, as whole words of folded text. Raises KeyError for an unknown list."""
    return re.compile(r"\b(?:" + "|".join(rules("commitments")[name]) + r")(?!\w)")
