"""What happened to a project: stated, not denied, not imagined, and of the right project."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from loaders.facts.cues import Text
from loaders.facts.model import EventKind, LinkKind
from loaders.rules import rules
from tests.loaders.facts.projects_made import told

KINDS: list[dict[str, Any]] = rules("events")["kind"]


def _kinds(sentence: str) -> set[str]:
    cues = Text(sentence).cues
    excluded = {cue.kind for cue in cues if cue.group == "not"}
    return {cue.kind for cue in cues if cue.group == "event"} - excluded


@pytest.mark.parametrize(("kind", "sentence"), [(k["kind"], e) for k in KINDS for e in k["examples"]])
def test_example_states_its_kind(kind: str, sentence: str) -> None:
    assert kind in _kinds(sentence)


@pytest.mark.parametrize(("kind", "sentence"), [(k["kind"], e) for k in KINDS for e in k["counter"]])
def test_counter_example_does_not(kind: str, sentence: str) -> None:
    cues = {cue.group for cue in Text(sentence).cues}
    assert kind not in _kinds(sentence) or "denied" in cues or "planned" in cues


@pytest.mark.parametrize("kind", [k for k in KINDS if k["not"]], ids=lambda k: k["kind"])
def test_what_takes_a_kind_back_has_a_counter_example(kind: dict[str, Any]) -> None:
    name = kind["kind"]
    assert any(
        {("event", name), ("not", name)} <= {(cue.group, cue.kind) for cue in Text(sentence).cues}
        for sentence in kind["counter"]
    )


def test_kinds_are_those_of_the_model_and_sorted() -> None:
    kinds = [kind["kind"] for kind in KINDS]
    assert kinds == sorted(kinds)
    assert {*kinds, "renamed"} == set(get_args(EventKind))
    assert {name for name in rules("projects")["links"] if name != "reversed"} == set(get_args(LinkKind))
    for kind in KINDS:
        assert kind["forms"] == sorted(set(kind["forms"]), key=lambda w: w.lstrip("(#")), kind["kind"]


TITLE = "Status på »Rolig Start«"
STATED = [
    ("Projektet startede den 1. maj 2022.", {"started"}),
    ("Rolig Start er finansieret med 2 mio. kr. fra Alfarådet.", {"funded"}),
    ("Alfarådet bevilgede 300.000 kr. til projektet.", {"funded"}),
    ("Der er 300.000 kr. fra en pulje til projektet.", {"funded"}),
    ("Indsatsen blev sat i gang i marts 2023.", {"started"}),
    ("Projektet fik 300.000 kr. fra puljen og sluttede i marts 2023.", {"funded", "closed"}),
    ("Deltakommune trak sig i marts 2023 fra projektet.", {"withdrawn"}),
    ("Slutevalueringen viser ingen forskel.", {"evaluated"}),
    ("Indsatsen overgik til Vestby Sygehus i marts 2023.", {"transferred"}),
    ("Der er indtil videre henvist 19 borgere.", {"status"}),
    ("Opstarten er udskudt til efteråret.", {"postponed", "started"}),
    ("Deltakommune foreslår forlængelse af projektet.", {"proposed"}),
    ("Puljen skød 300.000 kr. i projektet.", {"funded"}),
    ("Indsatsen har 300.000 kr. fra en pulje.", {"funded"}),
    ("Fonden gav 700 t.kr. til projektet.", {"funded"}),
    ("Til projektet satte Alfarådet 300.000 kr. af.", {"funded"}),
    ("Projektet kører på forsøg siden 1. maj 2022.", {"started"}),
    ("I marts 2023 meldte Deltakommune sig ud af projektet.", {"withdrawn"}),
    ("Deltakommune har meldt sig til projektet; fra byen er intet hørt.", set()),
    ("Der ventes et bud på en udvidelse af projektet.", set()),
    ("Projektets resultat lægges op til Alfarådet.", set()),
    ("Alfarådet foreslog at indhente en udtalelse.", set()),
    ("Alfarådet foreslog at forlænge projektet.", {"proposed"}),
    ("Projektet blev ikke finansieret.", set()),
    ("Projektet er aldrig startet.", set()),
    ("Hvis projektet lukkes, mister borgerne et tilbud.", set()),
    ("Er projektet startet?", set()),
    ("Projektet skal evalueres til næste år.", set()),
]


@pytest.mark.parametrize(("case", "kinds"), STATED)
def test_stated_in_the_case(case: str, kinds: set[str]) -> None:
    assert told(TITLE, case).events("Rolig Start") == kinds


DECIDED = [
    ("Projektet godkendes.", "", {"approved"}),
    ("Rolig Start drøftes.", "", {"discussed"}),
    ("Projektet forlænges med et år.", "", {"extended"}),
    ("Forslaget fik afslag.", "", {"rejected"}),
    ("Imødekommes.", "at der bevilges 300.000 kr. til Rolig Start", {"proposed", "funded"}),
    ("Punktet udsættes.", "", {"postponed"}),
    ("Taget til efterretning.", "at projektet afsluttes", set()),
    ("Taget til efterretning.", "at Rolig Start igangsættes i maj", {"proposed"}),
    ("a. Gruppen fortsætter og laver en plan.", "", set()),
]


@pytest.mark.parametrize(("decision", "recommendation", "kinds"), DECIDED)
def test_decided(decision: str, recommendation: str, kinds: set[str]) -> None:
    found = told(TITLE, "", decision, recommendation)
    assert found.events("Rolig Start") == kinds


def test_a_decision_is_of_the_day_and_of_the_meetings_body() -> None:
    event = told(TITLE, "", "Projektet godkendes.").named("Rolig Start").events[0]
    assert (event.date, event.by and event.by.name) == ("2024-02-01", "Omegaforum")


def test_date_money_and_body_of_an_event() -> None:
    found = told(TITLE, "I marts 2023 blev projektet bevilget 1,5 mio. kr. af Alfarådet.")
    event = found.named("Rolig Start").events[0]
    assert (event.kind, event.date, event.kroner, event.by and event.by.name) == (
        "funded",
        "2023-03",
        1_500_000,
        "Alfarådet",
    )
    assert event.quote.of(found.text).startswith("I marts 2023")


def test_what_is_to_come_is_marked() -> None:
    assert told(TITLE, "", "Projektet skal forlænges med et år.").named("Rolig Start").events[0].planned


def test_each_project_has_its_own_events() -> None:
    found = told("Fordeling", "Projektet Lysere Dage startede i 2021. Projektet Bedre Søvn blev lukket i marts 2023.")
    assert found.events("Lysere Dage") == {"started"}
    assert found.events("Bedre Søvn") == {"closed"}


def test_two_named_together_share_an_event() -> None:
    found = told("Fordeling", "Projektet Lysere Dage og projektet Bedre Søvn er begge sat i gang i 2021.")
    assert found.events("Lysere Dage") == found.events("Bedre Søvn") == {"started"}


def test_the_forerunner_does_not_take_the_events_that_follow() -> None:
    found = told(TITLE, "Projektet bygger videre på Trygge Trin. Indsatsen startede i marts 2023.")
    assert found.events("Rolig Start") == {"started"}
    assert found.events("Trygge Trin") == set()


def test_a_change_of_name_is_an_event() -> None:
    found = told(TITLE, "Projektet blev omdøbt til 'Tidlig Ro' i marts 2023.")
    assert "renamed" in found.events("Rolig Start")


@pytest.mark.parametrize(
    ("active", "passive"),
    [
        ("Alfarådet bevilgede 300.000 kr. til projektet.", "Der blev bevilget 300.000 kr. til projektet af Alfarådet."),
        ("Deltakommune lukkede projektet.", "Projektet blev lukket af Deltakommune."),
        ("Vestby Sygehus overtager projektet.", "Projektet overtages af Vestby Sygehus."),
    ],
)
def test_active_and_passive_say_the_same(active: str, passive: str) -> None:
    assert told(TITLE, active).events("Rolig Start") == told(TITLE, passive).events("Rolig Start") != set()
