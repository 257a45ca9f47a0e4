"""Referrals and denials in small texts: who, to whom, of what kind, how real."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loaders.facts.made import LEVELS, hops, reading_of

WORDS = [
    *LEVELS,
    "Anna Lund",
    "beder",
    "sender",
    "sendes",
    "til",
    "om",
    "at",
    "som",
    "og",
    ",",
    ".",
    "ikke",
    "svar",
    "fra",
    "skal",
    "inden",
    "\n",
    "hvis",
]


@pytest.mark.parametrize(
    ("case", "expected"),
    [
        ("Betaudvalget bad i marts Omegaforum om at ændre reglen.", ("Betaudvalget", "escalates", "Omegaforum")),
        ("Omegaforum blev bedt af Betaudvalget om at ændre reglen.", ("Betaudvalget", "escalates", "Omegaforum")),
        ("I foråret anmodede Alfarådet Deltakommune om en plan.", ("Alfarådet", "delegates", "Deltakommune")),
        ("Alfarådet besluttede at pålægge Deltakommune at lave en plan.", ("Alfarådet", "delegates", "Deltakommune")),
        ("Betaudvalget, som mødtes i maj, løftede sagen til Alfarådet.", ("Betaudvalget", "escalates", "Alfarådet")),
        ("Der er kommet en henvendelse fra Betaudvalget.", ("Betaudvalget", "escalates", "Omegaforum")),
        ("Alfarådet har rådført sig med Epsilonklinik.", ("Alfarådet", "consults", "Epsilonklinik")),
        ("Alfarådet bad Deltakommune om at udtale sig om planen.", ("Alfarådet", "consults", "Deltakommune")),
        ("Epsilonklinik orienterede Alfarådet om tallene.", ("Epsilonklinik", "informs", "Alfarådet")),
        ("Alfarådet nedsatte Gammagruppen i maj.", ("Alfarådet", "delegates", "Gammagruppen")),
        ("Det var denne sag, Betaudvalget bragte frem for Alfarådet.", ("Betaudvalget", "escalates", "Alfarådet")),
    ],
)
def test_report_of_the_past(case: str, expected: tuple[str, str, str]) -> None:
    assert hops(case=case) == {expected}


@pytest.mark.parametrize(
    ("decision", "expected"),
    [
        ("Deltakommune bedes om at lave en plan.", ("Omegaforum", "delegates", "Deltakommune")),
        ("Sagen sendes til Alfarådet.", ("Omegaforum", "escalates", "Alfarådet")),
        ("Anna Lund retter henvendelse til Alfarådet.", ("Omegaforum", "escalates", "Alfarådet")),
        ("Planen sendes i høring hos Deltakommune.", ("Omegaforum", "consults", "Deltakommune")),
        ("Gammagruppen får til opgave at lave en plan.", ("Omegaforum", "delegates", "Gammagruppen")),
        ("Det blev aftalt, at Epsilonklinik skal lave en liste.", ("Omegaforum", "delegates", "Epsilonklinik")),
        ("Epsilonklinik udarbejder en liste.", ("Omegaforum", "delegates", "Epsilonklinik")),
    ],
)
def test_decision_of_the_own_body(decision: str, expected: tuple[str, str, str]) -> None:
    assert hops(decision=decision) == {expected}


def test_several_hops_in_one_sentence() -> None:
    case = "Betaudvalget bad Omegaforum om at sende sagen videre, og Alfarådet har pålagt Deltakommune at svare."
    assert hops(case=case) >= {("Betaudvalget", "escalates", "Omegaforum"), ("Alfarådet", "delegates", "Deltakommune")}


@pytest.mark.parametrize(
    ("case", "kind"),
    [
        ("Betaudvalget sendte planen til Alfarådet til udtalelse.", "consults"),
        ("Betaudvalget sendte planen til Alfarådet til godkendelse.", "escalates"),
        ("Alfarådet sendte planen til Betaudvalget til udførelse.", "delegates"),
        ("Alfarådet sendte planen til Betaudvalget.", "informs"),
    ],
)
def test_kind_follows_what_a_thing_is_handed_over_for(case: str, kind: str) -> None:
    assert {found for _, found, _ in hops(case=case)} == {kind}


def test_joined_receivers_are_one_hop_each() -> None:
    assert hops(case="Alfarådet pålagde Deltakommune og Epsilonklinik at lave en plan.") == {
        ("Alfarådet", "delegates", "Deltakommune"),
        ("Alfarådet", "delegates", "Epsilonklinik"),
    }


def test_an_answer_goes_back_to_the_one_who_asked() -> None:
    case = "Alfarådet har spurgt Deltakommune om tallene. Deltakommune svarede i maj."
    assert hops(case=case) == {("Alfarådet", "consults", "Deltakommune"), ("Deltakommune", "reports_back", "Alfarådet")}


def test_what_is_asked_for_comes_back_as_an_answer() -> None:
    case = "Alfarådet bad Epsilonklinik om en plan. Epsilonklinik sendte den til Alfarådet i maj."
    assert ("Epsilonklinik", "reports_back", "Alfarådet") in hops(case=case)


def test_what_is_denied_is_no_referral() -> None:
    _, reading = reading_of(decision="Sagen sendes ikke til Alfarådet.")
    assert not reading.referrals
    [denial] = reading.denials
    assert "Alfarådet" in denial.ends


@pytest.mark.parametrize(
    ("case", "status"),
    [
        ("Betaudvalget har sendt sagen til Alfarådet.", "done"),
        ("Betaudvalget vil sende sagen til Alfarådet.", "planned"),
        ("Betaudvalget bør sende sagen til Alfarådet.", "proposed"),
    ],
)
def test_status_follows_the_verb(case: str, status: str) -> None:
    _, reading = reading_of(case=case)
    assert [r.status for r in reading.referrals] == [status]


def test_condition_is_kept() -> None:
    _, reading = reading_of(decision="Hvis planen holder, sendes sagen til Alfarådet.")
    [referral] = reading.referrals
    assert referral.condition == "Hvis planen holder,"


@pytest.mark.parametrize(
    "text",
    [
        "Det har været overvejet at sende sagen til Alfarådet.",
        "Alfarådet har en god hjemmeside.",
        "Betaudvalget mødes i maj.",
        "Deltakommune finder planen god.",
        "Det er ikke klart, om Betaudvalget kan sende sagen til Alfarådet.",
        "Epsilonklinik har fået en ny leder.",
        "Betaudvalget tager stilling til den faste kontakt til Epsilonklinik.",
    ],
)
def test_no_hop_without_words_that_say_it(text: str) -> None:
    assert hops(case=text) == set()


def test_endless_sentence_and_endless_list_are_read() -> None:
    _, reading = reading_of(
        "Alfarådet beder " + "Deltakommune, Epsilonklinik og " * 2500 + "om svar.", "X sender Y " * 2500
    )
    assert len(reading.referrals) < 2500


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60), st.lists(st.sampled_from(WORDS), max_size=60))
def test_any_text_is_read_without_error_and_quoted_faithfully(case: list[str], decision: list[str]) -> None:
    text, reading = reading_of(" ".join(case), " ".join(decision))
    for referral in reading.referrals:
        assert referral.giver.key != referral.receiver.key
    for fact in (*reading.referrals, *reading.commitments, *reading.denials):
        quote = fact.quote.of(text)
        assert quote.strip()
        assert len(quote.split()) <= 25
        assert 0 <= fact.quote.start < fact.quote.end <= len(text)


@given(st.text(max_size=200))
@settings(max_examples=100, deadline=None)
def test_debris_is_read_without_error(text: str) -> None:
    reading_of(text.replace("Beslutning", ""), text)


def test_what_is_considered_and_taken_back_is_a_denial() -> None:
    _, reading = reading_of(decision="Det var på tale at gå direkte til Alfarådet, men det gør Omegaforum ikke.")
    assert not reading.referrals
    assert ["Alfarådet" in denial.ends for denial in reading.denials] == [True]


def test_verb_after_og_has_the_subject_of_the_first_clause() -> None:
    case = "Betaudvalget behandlede sagen i maj og svarede Alfarådet med et brev."
    assert hops(case=case) == {("Betaudvalget", "reports_back", "Alfarådet")}


def test_participle_before_a_noun_is_no_predicate() -> None:
    decision = "Epsilonklinik skal forklare de returnerede henvisninger."
    assert hops(decision=decision) == {("Omegaforum", "delegates", "Epsilonklinik")}


def test_what_a_recommendation_wishes_is_no_task() -> None:
    decision = "Sagen sendes til Alfarådet med en anbefaling om, at Epsilonklinik laver en plan."
    assert hops(decision=decision) == {("Omegaforum", "escalates", "Alfarådet")}


def test_news_gives_nobody_a_task() -> None:
    decision = "Epsilonklinik flytter ambulatoriet."
    assert hops(decision=decision, title="Nyt fra parterne") == set()
    assert hops(decision=decision) == {("Omegaforum", "delegates", "Epsilonklinik")}


def test_body_before_a_colon_is_given_what_the_line_says() -> None:
    assert hops(decision="Epsilonklinik: nye tal til mødet i maj.") == {("Omegaforum", "delegates", "Epsilonklinik")}


def test_same_hop_of_a_decision_counts_once() -> None:
    _, reading = reading_of(decision="Omegaforum beder Alfarådet om hjælp. Anna Lund skriver til Alfarådet.")
    assert len(reading.referrals) == 1


@pytest.mark.parametrize(
    ("case", "certainty"),
    [
        ("Betaudvalget bad Alfarådet om at ændre reglen.", "certain"),
        ("Der er kommet en henvendelse fra Betaudvalget.", "likely"),
        ("Betaudvalget bør bede Alfarådet om at ændre reglen.", "likely"),
        ("Betaudvalget orienterede Alfarådet om reglen.", "likely"),
    ],
)
def test_certain_is_what_names_both_ends_of_a_request(case: str, certainty: str) -> None:
    assert [r.certainty for r in reading_of(case=case)[1].referrals] == [certainty]
