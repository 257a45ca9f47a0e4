"""Who sits somewhere for patients: their association tells of illness, disability or age (GDPR, article 9)."""

from __future__ import annotations

import re
from functools import cache

from loaders.rules import rules


def speaks_for_patients(title: str | None, organisation: str | None) -> bool:
    """Whether somebody of this title and organisation sits there for patients, relatives or the old."""
    by_title, by_organisation, office = _patterns()
    if title and by_title.search(title):
        return True
    return bool(organisation and by_organisation.search(organisation) and not office.search(organisation))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    entry = rules("privacy")["patients"]
    return re.compile(entry["title"]), re.compile(entry["organisation"]), re.compile(entry["office"])
