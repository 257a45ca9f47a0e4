"""The parameters of a query: their types, and how what a user typed becomes a value of that type.

Dates stay ISO strings, as they are in the graph; a year or a month stands for its first day, so '2024' is 2024-01-01.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache

from queries.errors import ParameterError
from queries.labels import labels

Value = str | int | bool | list[str]
FAR_FUTURE = "9999-12-31"

_ISO = re.compile(r"(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?")
_TRUE = {"true", "yes", "1", "ja"}
_FALSE = {"false", "no", "0", "nej"}


@dataclass(frozen=True, slots=True)
class Parameter:
    """One parameter as its query's header declares it. `default` is None where the user has to give a value.

    Where `codes` is given ('decision'), the values are such codes of the graph, by the labels' table of that name.
    """

    name: str
    type: str
    meaning: str
    default: Value | None = None
    codes: str | None = None

    def value(self, given: object) -> Value:
        """`given` as a value of this type. Raises ParameterError, which says what was expected."""
        expected, read = TYPES[self.type]
        try:
            value = read(given)
        except (ValueError, TypeError):
            raise self._wrong(expected, given) from None
        if self.codes and isinstance(value, list):
            known = codes(self.codes)
            for code in value:
                if code not in known:
                    raise self._wrong(", ".join(known), code)
        return value

    def _wrong(self, expected: str, given: object) -> ParameterError:
        return ParameterError(
            self.name, "parameter {parameter}: expected {expected}, got '{given}'", expected=expected, given=given
        )


@cache
def codes(table: str) -> tuple[str, ...]:
    """The codes that the labels have words for in a table, in its order: 'approved', 'taken_note' …"""
    return tuple(key.partition(".")[2] for key in labels("en").words if key.startswith(f"{table}."))


def day(given: object) -> str:
    """An ISO day from a date, 'YYYY-MM-DD', 'YYYY-MM' or 'YYYY'. Raises ValueError."""
    if isinstance(given, date):
        return given.isoformat()[:10]
    found = _ISO.fullmatch(str(given).strip())
    if not found:
        raise ValueError(given)
    year, month, of_month = (int(part or 1) for part in found.groups())
    return date(year, month, of_month).isoformat()


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise TypeError(given)
    return given


def _integer(given: object) -> int:
    if isinstance(given, bool) or not isinstance(given, str | int):
        raise TypeError(given)
    return int(given)


def _boolean(given: object) -> bool:
    word = str(given).strip().lower()
    if word not in _TRUE | _FALSE:
        raise ValueError(given)
    return word in _TRUE


def _list(given: object) -> list[str]:
    if isinstance(given, str):
        return [part.strip() for part in given.split(",") if part.strip()]
    if not isinstance(given, list | tuple) or not all(isinstance(part, str) for part in given):
        raise TypeError(given)
    return list(given)


TYPES: dict[str, tuple[str, Callable[[object], Value]]] = {
    "text": ("a text", _text),
    "date": ("a date such as 2024-05-08", day),
    "integer": ("a whole number", _integer),
    "boolean": ("true or false", _boolean),
    "list": ("texts with commas between them", _list),
}
