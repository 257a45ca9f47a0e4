"""Undertakings are found however they are named, and nothing else is one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.rules import rules
from tests.loaders.facts.projects_made import told

NAMED = [
    ("quotation in a title", 'Forløb for gravide ("Rolig Start")', "Der er 14 familier i projektet.", "Rolig Start"),
    ("guillemets", "Status på »Rolig Start«", "Projektet går godt.", "Rolig Start"),
    ("designated", "Orientering fra kommunen", "Projektet Lysere Dage startede i 2021.", "Lysere Dage"),
    ("designated, quoted", "Orientering fra kommunen", "Indsatsen 'Lysere dage' startede.", "Lysere dage"),
    ("compound noun", "Nyt fra kommunen", "Klyngeprojektet Lysere Dage blev igangsat i 2021.", "Lysere Dage"),
    ("italics", "Nyt fra kommunen", "Kommunens oplæg *Lysere dage for alle* fik ros.", "Lysere dage for alle"),
    (
        "definite compound as title",
        "Trappelinjen",
        "Trappelinjen er en telefon for alle, som startede i 2021.",
        "Trappelinjen",
    ),
    (
        "capitals inside a sentence",
        "Nyt fra kommunen",
        "Der er bevilget 20.000 kr. til Hånd om Hverdagen i år.",
        "Hånd om Hverdagen",
    ),
    ("before its predicate", "Fordeling", "Det foreslås, at Fælles Morgenløb etableres fra maj.", "Fælles Morgenløb"),
    (
        "list entry",
        "Overdragelse",
        "2.1 Stille Morgen. Startet i 2021 for en bevilling på 1,9 mio. kr.",
        "Stille Morgen",
    ),
    (
        "acronym",
        "Orientering om LUFT",
        "LUFT (Lungesyge Ude i Friluft Tidligt) er et forsøg, der er finansieret af fonden.",
        "LUFT",
    ),
    (
        "sheet",
        "Nye indsatser",
        "Bedre gangbesvær i hele byen\nProjektleder: Ane Holst\n",
        "Bedre gangbesvær i hele byen",
    ),
    ("linked", "Status på »Rolig Start«", "Projektet bygger videre på Trygge Trin fra 2019.", "Trygge Trin"),
    ("entities", "Et møde om &quot;Rolig Start&quot;", "Projektet går godt.", "Rolig Start"),
]


@pytest.mark.parametrize(("title", "case", "name"), [n[1:] for n in NAMED], ids=[n[0] for n in NAMED])
def test_named(title: str, case: str, name: str) -> None:
    found = told(title, case)
    project = found.named(name)
    assert project.quote.of(found.text)
    assert project.items == ["3"]


NOT_NAMED = [
    ("a body", "Henvendelse", "Alfarådet startede i 2021, og projektet i Vestby Sygehus blev finansieret."),
    ("a saying", "Drøftelse", 'En deltager sagde: "Det er en god idé." Projektet startede.'),
    ("a paper", "Høring", "Høringssvar til Regionen blev sendt, og Referat af Mødet startede."),
    ("an agreement", "Aftaler", "Sundhedsaftalen blev forlænget, og Rammeaftalen er finansieret."),
    ("a formal item", "Godkendelse af dagsorden", "Dagsordenen blev godkendt."),
    ("an ordinary title", "Ventetid på genoptræning", "Ventetiden er lang. Udvalget følger sagen."),
    ("a common word at the beginning", "Drøftelse", "Forslaget blev finansieret. Nu er forslaget startet."),
]


@pytest.mark.parametrize(("title", "case"), [n[1:] for n in NOT_NAMED], ids=[n[0] for n in NOT_NAMED])
def test_not_named(title: str, case: str) -> None:
    assert told(title, case).names() == set()


def test_people_and_their_places_are_no_projects() -> None:
    found = told(
        "Oplæg",
        "Projektet blev startet af Ane Fjelde Holst fra Vestby.",
        guests={"Ane Fjelde Holst": ("chef", "Vestby")},
    )
    assert found.names() == set()


ALIASES = [
    ("Rolig Start", "Projektet hed oprindeligt 'Tidlig Ro'.", "Tidlig Ro"),
    ("Rolig Start", "Rolig Start (tidligere Tidlig Ro) går godt. Projektet er finansieret.", "Tidlig Ro"),
    ("Rolig Start", "Projektet blev sat i gang i marts 2023 som »Tidlig ro«.", "Tidlig ro"),
    ("Rolig Start", "Indsatsen er nu omdøbt til 'Tidlig Ro'. Projektet går godt.", "Tidlig Ro"),
    ("Rolig Start", "Projektet kaldes fremover 'Tidlig Ro'.", "Tidlig Ro"),
]


@pytest.mark.parametrize(("name", "case", "alias"), ALIASES)
def test_other_names_make_one_project(name: str, case: str, alias: str) -> None:
    found = told(f'Orientering om "{name}"', case)
    assert len(found.projects) == 1
    assert {name, alias} <= {found.projects[0].name, *found.projects[0].aliases}


def test_other_names_of_the_same_kind_are_found_alike() -> None:
    text = "Projektet {} startede i marts 2023 og blev finansieret af Alfarådet."
    for name in ("Lysere Dage", "Bedre Søvn", "Vejen Ud", "Tryg Bolig", "Klar til Skole"):
        found = told("Orientering", text.format(name))
        assert found.names() == {name}
        assert found.events(name) == {"started", "funded"}


def test_the_project_of_a_steering_group_is_the_matter_of_its_items() -> None:
    found = told("Økonomi", "Projektet Lysere Dage startede i 2021.", forum="Styregruppen for Lysere Dage")
    assert found.named("Lysere Dage").items == ["3"]


def test_rule_lists_are_sorted_and_without_repetition() -> None:
    data = rules("projects")
    lists = [
        v for group in ("designators", "titles", "blocked", "renames", "links", "members") for v in data[group].values()
    ]
    for words in [words for words in lists if isinstance(words, list)]:
        assert words == sorted(set(words), key=lambda w: w.lstrip("(#")), words[:3]


FRAGMENTS = [
    "projektet ",
    "Lysere Dage ",
    "»",
    "«",
    '"',
    "*",
    "(",
    ")",
    "hed oprindeligt ",
    "bygger videre på ",
    "\n",
    "\n\n",
    ". ",
    "- ",
    "2.1 ",
    "finansieret ",
    "1,7 mio. kr. ",
    "ikke ",
    "hvis ",
    "LUFT (Lys Ude)",
    "Projektleder: Ane Holst",
    "&quot;",
    "<p>",
    "Æ",
    "œ",
    "İ",
    "\u00ad",
    "arbejdsgruppen består af ",
]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=5), max_size=60).map("".join), st.text(max_size=30))
def test_any_text_can_be_read(case: str, title: str) -> None:
    found = told(title, case, case)
    for project in found.projects:
        quotes = [project.quote, *(e.quote for e in project.events), *(m.quote for m in project.members)]
        assert all(0 <= quote.start < quote.end <= len(found.text) for quote in quotes)
    assert all(link.source != link.target for link in found.links)


def test_a_very_long_sentence_is_read() -> None:
    case = "Projektet Lysere Dage startede og " + "blev finansieret af Tryg Bolig som hed Bedre Søvn og " * 2000
    assert "Lysere Dage" in told("Orientering", case).names()
