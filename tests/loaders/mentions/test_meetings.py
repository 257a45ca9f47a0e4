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
        ("SKU besluttede den 2. maj 2023 at vente.", [("forum:sku", "2023-05-02")]),
        ("SKU har den 2. maj 2023 vedtaget planen.", [("forum:sku", "2023-05-02")]),
        ("Forslaget blev godkendt i SKU i maj 2023.", [("forum:sku", "2023-05")]),
        ("Punktet udgår og er på igen til november.", [(OWN, "2024-11")]),
        ("Planen forelægges SKU i juni.", [("forum:sku", "2024-06")]),
        ("Sekretæren tager forslaget med til SKU den 4. juni.", [("forum:sku", "2024-06-04")]),
        ("Mødet den 3. juni 2024 flyttes til den 10. juni 2024.", [(OWN, "2024-06-03"), (OWN, "2024-06-10")]),
        ("KLU Bøgely spurgte, om svaret kan gives på septembermødet.", [(OWN, "2024-09")]),
        ("Bøgely Kommune holder temadag den 4. juni i regi af SKU.", [("forum:sku", "2024-06-04")]),
        ("SKU bad om svar, så det ryger op til mødet 4. juni.", [("forum:sku", "2024-06-04")]),
        ("Klyngen anbefaler SKU planen. Sagen ønskes på dagsordenen 4. juni.", [("forum:sku", "2024-06-04")]),
        ("SKU havde planen oppe at vende den 2. maj 2023.", [("forum:sku", "2023-05-02")]),
        ("SKU henlagde den 2. maj 2023 sagen.", [("forum:sku", "2023-05-02")]),
        ("SKU ser på svarene den 4. juni og bestemmer derefter.", [("forum:sku", "2024-06-04")]),
        ("Bo tog det op hos os den 2. maj 2023.", [(OWN, "2023-05-02")]),
        ("Vi talte den 2. maj 2023 om en pjece.", [(OWN, "2023-05-02")]),
        ("SKU fik brevet fra PLO og svarede på sit første møde den 2. maj 2023.", [("forum:sku", "2023-05-02")]),
        ("Der er temadag den 4. juni 2024 med SKU som vært.", [("forum:sku", "2024-06-04")]),
        ("Bo var til Danske Regioners møde den 2. april 2024.", [("organisation:danske-regioner", "2024-04-02")]),
        ("Punktet er udsat til den 4. juni 2024.", [(OWN, "2024-06-04")]),
        ("Bo rejser sagen i Sundhedskoordinations-\nudvalget den 4. juni 2024.", [("forum:sku", "2024-06-04")]),
        ("Ref. fra d. 19. april 2024 er godkendt.", [(OWN, "2024-04-19")]),
        ("Næste: 4. juni kl. 10.", [(OWN, "2024-06-04")]),
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
        "Klyngen sendte svaret til SKU den 2. april 2024.",
        "Klyngen modtog svaret fra SKU den 2. april 2024.",
        "SKU har den 2. april 2024 sendt et svar.",
        "Planen drøftes i kommunerne, men starter den 1. september.",
        "Bo oplyser navnene til SKU den 4. juni 2024.",
        "Notatet tilgik SKU den 2. april 2024.",
        "SKU henstillede den 2. april 2024 til klyngen at vente.",
        "SKU har svarfrist til den 4. juni 2024.",
        "SKU har i sit opdrag af 2. april 2024 bedt om det.",
    ],
)
def test_other_dates_are_no_meetings(sentence: str) -> None:
    assert meetings(sentence) == []


def test_a_date_alone_under_a_plan_of_meetings_is_the_own_bodys() -> None:
    assert meetings("12. december 2024 kl. 13, samme sted.", title="Næste møde") == [(OWN, "2024-12-12")]


def test_a_year_told_by_the_last_of_a_list_is_that_of_all() -> None:
    found = meetings("Vi ses den 15. januar, den 9. maj og den 12. september 2025.")
    assert found == [(OWN, "2025-01-15"), (OWN, "2025-05-09"), (OWN, "2025-09-12")]


def test_the_first_of_a_list_of_days_follows_its_heading() -> None:
    found = meetings("Forslag til mødedatoer:\n- 11. juni kl. 15-17\n- 10. september kl. 14-15 (online)\n- 6. november")
    assert found == [(OWN, "2024-06-11"), (OWN, "2024-09-10"), (OWN, "2024-11-06")]


def test_lines_of_a_body_and_a_day_are_its_meetings() -> None:
    text = "Sagsgang:\n   Driftsforum for Somatik      14. juni 2024\n   SKU                 30. oktober 2024"
    assert meetings(text) == [("forum:driftsforum-somatik-havn", "2024-06-14"), ("forum:sku", "2024-10-30")]


def test_an_item_about_a_joint_meeting_dates_that_meeting() -> None:
    assert meetings("Mødet den 4. juni 2024 aflyses.", title="Dialogmøde med lægerne") == [
        ("forum:dialogmøde-med-lægerne", "2024-06-04")
    ]


def test_the_meeting_itself_is_not_among_the_others() -> None:
    assert meetings("Mødet den 8. maj 2024 åbnede.") == []
