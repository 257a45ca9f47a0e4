"""Commitments: owner, due date, and what is none."""

from __future__ import annotations

import pytest

from tests.loaders.facts.made import reading_of


def promises(
    case: str = "", decision: str = "", decisions: tuple[str, ...] = ()
) -> list[tuple[str | None, str | None]]:
    return [(c.owner_name, c.due) for c in reading_of(case, decision, decisions)[1].commitments]


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Anna Lund udarbejder et notat inden den 1. maj 2024.", ("Anna Lund", "2024-05-01")),
        ("Anna Lund og Bo Krag skriver til kommunerne.", ("Anna Lund og Bo Krag", None)),
        ("Deltakommune bedes lave en plan senest den 2. april 2024.", ("Deltakommune", "2024-04-02")),
        ("Det blev aftalt, at Bo Krag undersøger sagen til næste møde.", ("Bo Krag", "next meeting")),
        ("Betaudvalget skal evaluere ordningen.", ("Betaudvalget", None)),
        ("Listen sendes ud. Ansvarlig: Bo Krag. Frist: den 3. maj 2024", ("Bo Krag", "2024-05-03")),
        ("Ny plan for ferien | Anna Lund | den 4. maj 2024", ("Anna Lund", "2024-05-04")),
        ("Anna Lund lovede at spørge sine kolleger.", ("Anna Lund", None)),
        ("Bo Krag påtog sig at skrive indledningen.", ("Bo Krag", None)),
        ("Bo Krag finder tallene frem.", ("Bo Krag", None)),
        ("Planen laves af Anna Lund inden den 2. april 2024.", ("Anna Lund", "2024-04-02")),
        ("Det er op til Deltakommune at finde en afløser.", ("Deltakommune", None)),
        ("Anna Lund beder Deltakommune om at skrive en plan.", ("Anna Lund", None)),
        ("Det undersøges, om ordningen kan bruges.", (None, None)),
        ("Spørgsmålet tages op igen på næste møde.", ("Omegaforum", "next meeting")),
    ],
)
def test_who_is_to_act_and_by_when(decision: str, expected: tuple[str, str | None]) -> None:
    assert expected in promises(decision=decision)


@pytest.mark.parametrize(
    "decision",
    [
        "Anna Lund mener, at planen er god.",
        "Deltakommune støtter forslaget.",
        "Anna Lund udarbejder ikke et notat.",
        "Hvis Deltakommune skriver en plan, er det fint.",
        "Anna Lund og Bo Krag taler sammen dagligt.",
        "Deltakommune vil gerne prøve ordningen.",
        "Bo Krag mener, at Deltakommune skal betale.",
        "Siger Deltakommune ja, betaler staten.",
        "Betaudvalget mødes igen den 2. april 2024.",
    ],
)
def test_opinions_and_denials_are_no_promises(decision: str) -> None:
    assert promises(decision=decision) == []


def test_case_text_promises_only_with_a_time_to_come() -> None:
    assert promises(case="Deltakommune vil sende planen til Alfarådet senest den 2. april 2024.") == [
        ("Deltakommune", "2024-04-02")
    ]
    assert promises(case="Deltakommune sender hvert år planen til Alfarådet.") == []


def test_postponed_item_is_a_commitment_of_the_body() -> None:
    assert promises(decision="Punktet udsættes.", decisions=("postponed",)) == [("Omegaforum", "later meeting")]
    assert promises(decision="Punktet udsættes til næste møde.", decisions=("postponed",)) == [
        ("Omegaforum", "next meeting")
    ]


def test_one_commitment_for_each_owner_and_sentence() -> None:
    assert promises(decision="Anna Lund skriver et notat og sender det til Alfarådet.") == [("Anna Lund", None)]
