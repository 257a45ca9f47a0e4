"""Commitments: owner, due date, and what is none."""

from __future__ import annotations

import pytest

from loaders.facts.initials import with_initials
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
        ("Tallene skaffer Bo Krag.", ("Bo Krag", None)),
        ("Inden den 2. april 2024 skriver Bo Krag et brev.", ("Bo Krag", "2024-04-02")),
        ("Siger Alfarådet nej, skriver Bo Krag et brev.", ("Bo Krag", None)),
        ("Betaudvalget orienteres om svaret via Bo Krag.", ("Bo Krag", None)),
        ("Betaudvalget undersøger sagen v. Bo Krag.", ("Bo Krag", None)),
        ("Anna Lund har tilbudt at skrive et notat.", ("Anna Lund", None)),
        ("Det sker ved, at Bo Krag skriver et notat.", ("Bo Krag", None)),
        ("Anna Lund får tallene ud af sin chef.", ("Anna Lund", None)),
        ("Gammagruppen færdiggør planen.", ("Gammagruppen", None)),
        ("Hvem | Hvad | Hvornår\nBo Krag | brev til byen | den 4. maj 2024", ("Bo Krag", "2024-05-04")),
        ("Hvem gør hvad\nBo Krag: brev til byen – den 4. maj 2024", ("Bo Krag", "2024-05-04")),
    ],
)
def test_who_is_to_act_and_by_when(decision: str, expected: tuple[str, str | None]) -> None:
    assert expected in promises(decision=decision)


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Betaudvalget orienteres om svaret via Bo Krag.", ["Bo Krag"]),
        ("Betaudvalget undersøger sagen v. Bo Krag.", ["Bo Krag"]),
        ("Brevet. Ansvarlig: Bo Krag. Frist: den 3. maj 2024", ["Bo Krag"]),
        ("Bo Krag sender brevet.\nBrevet. Ansvarlig: Bo Krag. Frist: den 3. maj 2024", ["Bo Krag"]),
        ("Anna Lund lader Bo Krag se brevet.", ["Anna Lund"]),
        ("Anna Lund undrede sig, men hun skriver til byen.", ["Anna Lund"]),
    ],
)
def test_nobody_else_is_to_act(decision: str, expected: list[str]) -> None:
    assert [owner for owner, _ in promises(decision=decision)] == expected


def test_he_is_who_the_sentence_named() -> None:
    assert promises(case="Bo Krag kom.", decision="Anna Lund kunne ikke svare, men hun skriver til byen.") == [
        ("Anna Lund", None)
    ]


def test_put_off_and_until_when_are_one_commitment() -> None:
    text, reading = reading_of("", "Udsat. Punktet behandles igen på næste møde.", ("postponed",))
    (commitment,) = reading.commitments
    assert (commitment.owner_name, commitment.due) == ("Omegaforum", "next meeting")
    assert commitment.quote.of(text) == "Udsat. Punktet behandles igen på næste møde."


@pytest.mark.parametrize(
    "decision",
    [
        "Ny behandling den 4. maj 2024.", "Punktet igen den 4. maj 2024.", "Sagen skal op den 4. maj 2024.",
        "Drøftelsen fortsætter den 4. maj 2024.", "Der afsættes en time til en drøftelse den 4. maj 2024.",
    ],
)  # fmt: skip
def test_a_matter_comes_back(decision: str) -> None:
    assert promises(decision=decision) == [("Omegaforum", "2024-05-04")]


@pytest.mark.parametrize(
    "decision",
    [
        "Ordningen fortsætter til den 4. maj 2024.",
        "Sagen er ikke behandlet.",
    ],
)
def test_what_goes_on_comes_not_back(decision: str) -> None:
    assert promises(decision=decision) == []


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
        "Betaudvalget siger ja til planen.",
        "Anna Lund byder velkommen.",
        "Deltakommune står det frit for at være med.",
        "Det koster Bo Krag en dag.",
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


@pytest.mark.parametrize(
    ("names", "words", "shown"),
    [
        ("Anna Lund", "AL skriver", "Anna Lund (AL)"),
        ("Anna Lund og Bo Krag", "AL + BK skriver", "Anna Lund (AL) og Bo Krag (BK)"),
        ("Anna Mia Lund", "AML skriver til byen", "Anna Mia Lund (AML)"),
        ("Anna Lund", "A. Lund skriver", "Anna Lund (A. Lund)"),
        ("Anna Lund", "Anna L. skriver", "Anna Lund (Anna L.)"),
        ("Anna Lund", "Anna Lund skriver til AL", "Anna Lund"),
        ("Anna Lund", "Anna skriver til KL", "Anna Lund"),
        ("Anna Lund", "Lund skriver", "Anna Lund"),
        ("Anna Lund", "PLO skriver", "Anna Lund"),
    ],
)
def test_initials_are_shown_where_the_text_has_nothing_else(names: str, words: str, shown: str) -> None:
    assert with_initials(names, words) == shown
