"""Other meetings that a text dates."""

from __future__ import annotations

import pytest

from loaders.mentions.meetings import meetings_mentioned
from tests.loaders.mentions.reading import FORUM, minutes_of, read

OWN = "forum:faglig-klynge-havn"


def meetings(sentence: str, title: str = "Sag") -> list[tuple[str, str]]:
    text = f"Punkt 1. {title}\n{sentence}\n"
    mentions, _ = read(text, FORUM)
    return [(m.body.key, m.date) for m in meetings_mentioned(text, minutes_of(text), mentions)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "Sagen var på mødet i Politisk Sundhedsklynge Havn den 19. marts 2024.",
            [("forum:politisk-klynge-havn", "2024-03-19")],
        ),
        ("Næste møde er den 9. september 2024.", [(OWN, "2024-09-09")]),
        (
            "Den 31. august 2023 blev det i Driftsforum for Somatik aftalt.",
            [("forum:driftsforum-somatik-havn", "2023-08-31")],
        ),
        (
            "Drøftet på Driftsforum for Somatik den 12. oktober 2022.",
            [("forum:driftsforum-somatik-havn", "2022-10-12")],
        ),
        ("SKU bad om det på mødet 2. maj 2023.", [("forum:sku", "2023-05-02")]),
        ("Møderne holdes den 5. juni 2024 og 12. september 2024.", [(OWN, "2024-06-05"), (OWN, "2024-09-12")]),
        ("KLU Bøgely mødes i november 2024.", [("forum:klu-bøgely", "2024-11")]),
        ("Referatet fra den 19. april 2024 er godkendt.", [(OWN, "2024-04-19")]),
    ],
)
def test_a_dated_meeting_is_found_with_its_body(sentence: str, expected: list[tuple[str, str]]) -> None:
    assert meetings(sentence) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Bøgely Kommune skrev et brev af 3. januar 2024.",
        "Projektet starter den 1. marts 2024.",
        "Svaret skal være klar senest den 1. juni 2024.",
        "Ordningen har kørt siden foråret 2023.",
    ],
)
def test_other_dates_are_no_meetings(sentence: str) -> None:
    assert meetings(sentence) == []


def test_a_date_alone_under_a_plan_of_meetings_is_the_own_bodys() -> None:
    assert meetings("12. december 2024 kl. 13, samme sted.", title="Næste møde") == [(OWN, "2024-12-12")]


def test_the_meeting_itself_is_not_among_the_others() -> None:
    assert meetings("Mødet den 8. maj 2024 åbnede.") == []
