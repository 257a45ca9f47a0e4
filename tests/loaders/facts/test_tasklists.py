"""Lists of tasks behind the items they draw on: whose each row is, and to which item it belongs."""

from __future__ import annotations

import pytest

from loaders.facts.tasklists import task_lists
from loaders.facts.times import Calendar
from loaders.minutes.model import Head, Item, Minutes
from loaders.span import Span
from tests.loaders.facts.made import mentions_in

ITEMS = "Broen\nDer mangler en tegning af broen.\nTårnet\nTårnet skal have nye vinduer.\nEventuelt\nIntet.\n"


def rows(listed: str) -> list[tuple[str, str | None, str]]:
    """Item, owner and task of each row of a list behind three items."""
    text = ITEMS + listed
    starts = [text.index(title) for title in ("Broen", "Tårnet", "Eventuelt")]
    items = [
        Item(str(n), title, Span(start, start + len(title)), Span(start, end))
        for n, (title, start, end) in enumerate(
            zip(("Broen", "Tårnet", "Eventuelt"), starts, [*starts[1:], len(text)], strict=True), 1
        )
    ]
    mentions = mentions_in(text)
    minutes = Minutes(Span(0, len(text)), Head(date="2024-02-01"), [], items)
    found = task_lists(minutes, text, mentions.bodies, Calendar(mentions.dates, text.casefold()), "2024-02-01")
    return [(c.item, c.owner_name, c.what) for c in found]


@pytest.mark.parametrize(
    ("listed", "expected"),
    [
        ("Opgaveliste\n2 | pris på glas | Bo Krag\n", ("2", "Bo Krag", "pris på glas")),
        ("Nr. | hvad | hvem\n1 | pris på nye vinduer | Bo Krag\n", ("2", "Bo Krag", "pris på nye vinduer")),
        ("Hvem | hvad | hvornår\nBo Krag | pris på glas | uge 40 (pkt. 2)\n", ("2", "Bo Krag", "pris på glas")),
        ("Hvem gør hvad\nBo Krag: ny tegning – den 4. maj 2024\n", ("1", "Bo Krag", "ny tegning")),
        ("Hvem gør hvad\nBo Krag: køb af kaffe – den 4. maj 2024\n", ("3", "Bo Krag", "køb af kaffe")),
    ],
)
def test_row_belongs_to_the_item_it_numbers_or_speaks_of(listed: str, expected: tuple[str, str, str]) -> None:
    assert rows(listed) == [expected]


@pytest.mark.parametrize(
    "listed",
    [
        "Omegaforum | Journalnr. 12-34 | Side 2 af 4\n",
        "Opgaveliste\n2 | pris på glas | Bo Krag | udført\n",
        "Bo Krag: ny tegning – den 4. maj 2024\n",
    ],
)
def test_what_is_no_row(listed: str) -> None:
    assert rows(listed) == []


def test_long_lists_are_read_once_through() -> None:
    found = rows("Hvem gør hvad\n" + "Bo Krag: ny tegning – den 4. maj 2024\n" * 300)
    assert len(found) == 300
