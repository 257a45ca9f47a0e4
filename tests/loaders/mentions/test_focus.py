"""Focus: what short forms and pronouns mean, and who is at hand at a place."""

from __future__ import annotations

import pytest

from tests.loaders.mentions.reading import read

TWO_ITEMS = """Punkt 1. Svar fra nabokommunen
Udvalget for Ældre i Bøgely Kommune har skrevet. Udvalget venter på svar.
Punkt 2. Mødeplan
Klyngen mødes igen. Sekretariatet sender planen, og Formandskabet godkender den.
"""


def keys(text: str, words: str, forum: str | None = "Faglig Sundhedsklynge Havn") -> list[str]:
    mentions, _ = read(text, forum)
    return [m.body.key for m in mentions.bodies if m.span.of(text) == words]


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ("Udvalget", "forum:udvalg-ældre-bøgely"),
        ("Klyngen", "forum:faglig-klynge-havn"),
        ("Sekretariatet", "forum:sekretariat-faglig-klynge-havn"),
        ("Formandskabet", "forum:formandskab-faglig-klynge-havn"),
    ],
)
def test_short_forms_mean_the_items_latest_body_of_the_kind_or_the_meetings_own(words: str, key: str) -> None:
    assert keys(TWO_ITEMS, words) == [key]


def test_the_own_body_answers_before_another_items_body() -> None:
    text = "Punkt 1. A\nSocialudvalget i Bøgely skrev.\nPunkt 2. B\nUdvalget mødes."
    assert keys(text, "Udvalget", "Sundhedsudvalget") == [read(text, "Sundhedsudvalget")[0].own.key]


def test_a_body_of_the_same_sentence_answers_before_the_own_body() -> None:
    text = "Punkt 1. A\nSocialudvalget i Bøgely skrev, at udvalget venter."
    assert keys(text, "udvalget", "Sundhedsudvalget") == ["forum:socialudvalg-bøgely"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("En arbejdsgruppe nedsættes. Arbejdsgruppen afleverer i maj.", "Arbejdsgruppen"),
        ("En arbejdsgruppe nedsættes. Gruppen mødes.", "Gruppen"),
    ],
)
def test_an_unnamed_body_is_what_later_short_forms_mean(text: str, words: str) -> None:
    mentions, _ = read(text)
    assert keys(text, words) == [mentions.bodies[0].body.key]
    assert not mentions.bodies[0].body.known


def test_a_noun_means_compounds_that_end_in_it_and_no_others() -> None:
    text = "Følgegruppen for Fald og Rådet for Unge skrev. Gruppen venter."
    assert keys(text, "Gruppen") == ["forum:følgegruppe-fald"]


def test_doubt_is_said() -> None:
    mentions, _ = read("Følgegruppen for Fald og Skrivegruppen om Mad mødtes. Gruppen venter.")
    assert [m.certain for m in mentions.bodies] == [True, True, False]


def test_vi_is_the_meetings_own_body_and_de_the_latest_other() -> None:
    text = "Vi spurgte Bøgely Kommune. De har svaret os."
    mentions, _ = read(text)
    assert [m.body.key for m in mentions.bodies] == [
        "forum:faglig-klynge-havn",
        "organisation:bøgely-kommune",
        "organisation:bøgely-kommune",
        "forum:faglig-klynge-havn",
    ]


def test_an_article_is_no_pronoun() -> None:
    assert keys("Bøgely Kommune og de gamle mapper.", "de") == []


def test_candidates_begin_with_the_sentence_and_hold_the_own_body() -> None:
    text = TWO_ITEMS
    _, focus = read(text)
    here = focus.candidates(text.index("har skrevet"))
    assert here[0].body.key == "forum:udvalg-ældre-bøgely"
    assert "forum:faglig-klynge-havn" in [m.body.key for m in here]
    there = focus.candidates(text.index("mødes igen"))
    assert there[0].body.key == "forum:faglig-klynge-havn"
    assert len({m.body.key for m in there}) == len(there)


def test_a_sentence_of_five_thousand_words_is_read() -> None:
    text = "Bøgely Kommune og udvalget " * 1300
    mentions, _ = read(text)
    assert len(mentions.bodies) > 2000


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("I dette forum blev tanken født.", "forum", "forum:driftsforum-somatik"),
        ("IPG Sår og IPG Fald mødes. Kun sårgruppen vil have en app.", "sårgruppen", "forum:implementeringsgruppe-sår"),
        (
            "Udvalget for Unge i Lindby skrev. Svar går til udvalget i Lindby.",
            "udvalget i Lindby",
            "forum:udvalg-ung-lindby",
        ),
        ("Vi samler IPG Sår. Den nye gruppe begynder i maj.", "Den nye gruppe", "forum:implementeringsgruppe-sår"),
        ("Lindby Kommune må hjem og spørge sit byråd.", "byråd", "forum:byråd-lindby"),
        ("Sagen var i SKU, men der gav man intet svar.", "man", "forum:sku"),
    ],
)
def test_a_word_that_points_tells_which_body_is_meant(text: str, words: str, key: str) -> None:
    found = keys(f"Punkt 1. Sag\n{text}", words, "Driftsforum for Somatik")
    assert len(found) == 1 and found[0].startswith(key)


def test_a_town_that_the_text_knows_belongs_to_the_name_that_opens_a_sentence() -> None:
    text = "Punkt 1. Sag\nLindby Kommune skrev. Lindby Lægelaug svarede."
    assert keys(text, "Lindby Lægelaug") == ["organisation:lindby-lægelaug"]


def test_the_role_decides_who_comes_first() -> None:
    text = "Punkt 1. Sag\nBøgely Kommune sender planen til Lindby Kommune."
    _, focus = read(text)
    start = text.index("Bøgely")
    first = {role: focus.candidates(start, len(text), role)[0].body.key for role in ("giver", "receiver")}  # type: ignore[arg-type]
    assert first == {"giver": "organisation:bøgely-kommune", "receiver": "organisation:lindby-kommune"}


@pytest.mark.parametrize(
    ("text", "words", "how", "source"),
    [
        ("Bøgely Kommune spurgte. De venter.", "De", "pronoun", "Bøgely Kommune"),
        ("Følgegruppen for Fald mødtes. Gruppen venter.", "Gruppen", "short form", "Følgegruppen for Fald"),
        ("Tværgående Sårforum (TSF) mødtes. TSF venter.", "TSF", "definition", "TSF"),
        ("Jobcentret har søgt KRAKS om midler.", "KRAKS", "shape", "KRAKS"),
        ("SKU mødtes.", "SKU", "registry", None),
    ],
)
def test_a_mention_tells_how_it_was_resolved_and_from_what(text: str, words: str, how: str, source: str | None) -> None:
    mentions, _ = read(text)
    last = [m for m in mentions.bodies if m.span.of(text) == words][-1]
    assert (last.how, last.source and last.source.of(text)) == (how, source)


def test_a_counted_group_includes_those_of_its_noun_that_the_item_names() -> None:
    text = "Punkt 1. Sag\nKLU Lindby og KLU Bøgely skrev. Begge KLU'er venter, og tre kommuner ligeså."
    mentions, _ = read(text)
    members = {m.span.of(text): [body.key for body in m.members] for m in mentions.bodies if m.body.kind == "group"}
    assert members["Begge KLU'er"] == ["forum:klu-lindby", "forum:klu-bøgely"]
    assert members.get("tre kommuner", []) == []


@pytest.mark.parametrize(
    ("text", "words", "key"),
    [
        ("Lindby Kommune og Bøgely Kommune skrev. Førstnævnte venter.", "Førstnævnte", "organisation:lindby-kommune"),
        ("Lindby Kommune og Bøgely Kommune skrev. Sidstnævnte venter.", "Sidstnævnte", "organisation:bøgely-kommune"),
        (
            "Følgegruppen for Fald skrev. Vi orienterede følgegruppen om resultater.",
            "følgegruppen",
            "forum:følgegruppe-fald",
        ),
        (
            "SKU tog sagen til Politisk Sundhedsklynge Havn. Politikerne venter.",
            "Politikerne",
            "forum:politisk-klynge-havn",
        ),
    ],
)
def test_words_that_stand_for_a_body_named_before(text: str, words: str, key: str) -> None:
    found = keys(f"Punkt 1. Sag\n{text}", words)
    assert len(found) == 1 and found[0].startswith(key)
