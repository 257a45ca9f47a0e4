"""Dates: every rule reads its examples and none of its counter-examples, and years left out fall on the right side."""

from __future__ import annotations

import pytest

from loaders.mentions.dates import find_dates
from loaders.mentions.model import DateMention
from loaders.mentions.words import Words, lexicon
from loaders.rules import rules
from loaders.span import Span

DAY = "2024-05-08"


def dates(text: str, day: str | None = DAY, ahead: tuple[Span, ...] = ()) -> list[DateMention]:
    return list(find_dates(Words(text, lexicon()), day, ahead=ahead))


@pytest.mark.parametrize(("text", "expected"), rules("dates")["examples"].items())
def test_every_example_is_read_as_it_says(text: str, expected: str) -> None:
    assert [f"{d.earliest or ''}/{d.latest or ''}/{d.precision}" for d in dates(text)] == [expected]


@pytest.mark.parametrize("text", rules("dates")["counterexamples"]["none"])
def test_no_counter_example_is_read(text: str) -> None:
    assert dates(text) == []


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("mødet den 19/3", "2024-03-19"),
        ("senest den 1. februar", "2025-02-01"),
        ("svaret blev sendt den 1. december", "2023-12-01"),
        ("i november 2023", "2023-11"),
        ("primo marts 2025", "2025-03"),
        ("novembermødet", "2023-11"),
    ],
)
def test_the_most_precise_date_the_text_allows(text: str, iso: str) -> None:
    assert [d.iso for d in dates(text)] == [iso]


def test_in_a_plan_of_meetings_years_left_out_lie_ahead() -> None:
    text = "den 2. december"
    assert dates(text)[0].iso == "2023-12-02"
    assert dates(text, ahead=(Span(0, len(text)),))[0].iso == "2024-12-02"


def test_without_the_meetings_day_only_full_dates_are_read() -> None:
    assert [d.iso for d in dates("den 3. maj og den 4. maj 2021", day=None)] == ["2021-05-04"]


def test_several_dates_in_one_sentence_keep_their_places() -> None:
    text = "Møderne ligger 5. juni, 12. september og uge 47 2024."
    assert [d.span.of(text) for d in dates(text)] == ["5. juni", "12. september", "uge 47 2024"]


def test_of_a_day_that_does_not_exist_only_the_month_is_read() -> None:
    assert [d.precision for d in dates("den 31. februar 2024")] == ["month"]


@pytest.mark.parametrize(
    ("text", "isos"),
    [
        ("6. februar, 8. maj, 11. september og 13. november", ["2024-02-06", "2024-05-08", "2024-09-11", "2024-11-13"]),
        ("12. november, 14. januar", ["2023-11-12", "2024-01-14"]),
        ("den 2.oktober 2024", ["2024-10-02"]),
    ],
)
def test_days_of_a_list_follow_each_other(text: str, isos: list[str]) -> None:
    assert [d.iso for d in dates(text)] == isos
