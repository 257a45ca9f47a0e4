"""The cells of a registry file: what each may hold, and what is told when it holds something else."""

from __future__ import annotations

import re

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")
_MESSAGES = {
    "unreadable": "cannot be read ({detail})",
    "syntax": "is not TOML: {detail}",
    "unknown_table": "unknown table '{table}' (known: {known})",
    "not_text": "'{table}' must be a text of lines between '''",
    "cells": "table '{table}': {least} cells wanted, {found} found",
    "choice": "'{value}' is not one of {choices}",
    "level": "'{value}' is no level: 1 to 8, or '-' for none",
    "day": "'{value}' is no date: write 2024-06-30",
    "unknown_place": "'{value}' is not registered",
    "twice": "'{name}' is registered twice",
    "alias_taken": "'{name}' already means '{other}' in the same region and time",
    "succeeds_itself": "'{name}' cannot succeed itself",
    "change_unknown": "the change names '{name}', which is not registered",
    "change_nowhere": "the change has no body on one side",
}
REASONS = tuple(_MESSAGES)


class LineError(ValueError):
    """What is wrong with one line: `reason` is one of REASONS, `details` goes into its message."""

    def __init__(self, reason: str, **details: str | int) -> None:
        self.reason, self.details = reason, details
        super().__init__(_MESSAGES[reason].format(**details))


class RegistryError(Exception):
    """A registry file that cannot be used: one English line with file, line (None where not known) and reason.

    Other languages are made from `reason` and `details`.
    """

    def __init__(self, file: str, line: int | None, fault: LineError) -> None:
        self.file, self.line, self.reason, self.details = file, line, fault.reason, fault.details
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: {fault}")


def plain(cell: str) -> str:
    """The value without the mark of doubt."""
    return cell.rstrip("?").strip()


def parts(cell: str) -> tuple[str, ...]:
    """The values of a cell with several."""
    return tuple(plain(part) for part in cell.split(";") if part.strip())


def day(cell: str) -> str | None:
    """An ISO day, month or year; None where open. Raises LineError."""
    value = plain(cell)
    if value and not _DAY.fullmatch(value):
        raise LineError("day", value=value)
    return value or None


def level(cell: str) -> tuple[int | None, bool]:
    """A level of the ladder, None for none, and whether it is certain. Raises LineError."""
    value = plain(cell)
    if value not in ("", "-", *"12345678"):
        raise LineError("level", value=value)
    return (int(value) if value.isdigit() else None, "?" not in cell)


def choice(cell: str, *choices: str) -> str:
    """A value out of a few. Raises LineError."""
    if cell not in choices:
        raise LineError("choice", value=cell, choices=", ".join(choices))
    return cell


def line_of(text: str, cells: list[str]) -> int | None:
    """Number of the line that holds these cells, None where no text is given."""
    wanted = [cell for cell in cells if cell]
    for number, line in enumerate(text.splitlines(), 1):
        if [cell.strip() for cell in line.split("|") if cell.strip()] == wanted:
            return number
    return None
