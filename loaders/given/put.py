"""Puts what others have read from a file into its record, without what is never kept."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from loaders.facts.record import Record
from loaders.given.facts import Giving
from loaders.given.names import Names
from loaders.privacy.forgetting import Forgotten
from loaders.privacy.masking import masked


def put_given(record: Record, names: list[Names], forgotten: Forgotten) -> None:
    """Add the record's given facts to its readings, and note in it what was refused. Raises ValueError."""
    record.given = [
        replace(given, facts=json.dumps(_screened(json.loads(given.facts), forgotten), ensure_ascii=False))
        for given in record.given
    ]
    for given in record.given:
        for number, reading in enumerate(record.readings):
            record.refused += Giving(given, reading, names[number], number).run()


def _screened(value: Any, forgotten: Forgotten) -> Any:
    """The same JSON, its texts without what is private and without the forgotten."""
    if isinstance(value, str):
        return forgotten.applied(masked(value)[0])[0]
    if isinstance(value, list):
        return [_screened(one, forgotten) for one in value]
    if isinstance(value, dict):
        return {key: _screened(one, forgotten) for key, one in value.items()}
    return value
