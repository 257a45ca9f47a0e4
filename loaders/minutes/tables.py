"""Tables of people: which of a table's rows is its head, and what the columns say of those below."""

from __future__ import annotations

import re

from loaders.minutes.labels import column_of, is_label_or_title, label_of
from loaders.minutes.model import Status
from loaders.minutes.run_together import IN_BRACKETS, house_of
from loaders.minutes.words import is_organisation

_ABSENT = re.compile(r"(?i)nej|[-–—]+|0|÷|✘|✗|☐|\[ ?\]|ikke mødt|afbud|fraværende|a|f")
_PRESENT = re.compile(r"(?i)ja|[x×]|✓|✔|☑|\[x\]|√|[+]|mødt|til ?stede|deltog|m")
ROW = "row"  # the one column of a table whose rows are about one person each
_HOUSE = "house:"


def columns_of(cells: list[str], *, in_head: bool) -> list[str] | None:
    """What the columns below a table's head say, None where the cells are no head.

    `["row"]`: each row is about one person; else each column holds people, who are 'present', 'absent', or from a house
    ('house:PLO'). `in_head`: the table stands before the agenda, where a head may name houses alone.
    """
    statuses = [label[0].get("status") if (label := label_of(cell)) else None for cell in cells]
    columns = [column_of(cell) for cell in cells]
    if set(statuses) == {"present", "absent"} and not cells[0].strip().lower().startswith("navn"):
        return [str(status) for status in statuses]
    if in_head and all(map(_names_house, cells)):
        return [_HOUSE + house_of(cell) for cell in cells]
    if columns[0] == "name" and columns.count(None) <= (len(columns) > 3):
        return [ROW]
    return None


def column_house(column: str) -> str | None:
    """The house that everybody in the column comes from."""
    return column.removeprefix(_HOUSE) if column.startswith(_HOUSE) else None


def _names_house(cell: str) -> bool:
    """Whether a cell is the heading of a column of people from one house ('KOMMUNEN', 'Lægerne (PLO)')."""
    words = cell.strip(" :")
    if (inner := IN_BRACKETS.search(words)) and is_organisation(inner[1]):
        words = inner[1]
    plain = len(words.split()) <= 5 and not any(c.isdigit() or c in ",:" for c in words)
    return plain and is_organisation(words) and not is_label_or_title(words)


def mark_of(cell: str) -> Status | None:
    """What a bare mark of presence in a row's last cell says ('x', 'nej'), None where it is none."""
    words = cell.strip()
    return "absent" if _ABSENT.fullmatch(words) else "present" if _PRESENT.fullmatch(words) else None
