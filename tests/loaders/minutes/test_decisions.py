"""What decision texts amount to. All sentences are made up."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.minutes.decisions import decision_kinds, differs
from loaders.minutes.forms import Forms, beginnings_of
from loaders.minutes.lines import split_lines
from loaders.minutes.noise import restored
from loaders.minutes.outline import read_outline, settle_decisions
from loaders.minutes.sentences import sentences
from loaders.rules import rules

RULES = rules("decisions")
PHRASES = Path(__file__).with_name("decision_phrases.tsv").read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Godkendt.", {"approved"}),
        ("Indstillingen blev tiltrådt.", {"approved"}),
        ("Der var bred opbakning til, at båden males.", {"approved"}),
        ("Som indstillet.", {"approved"}),
        ("Godkendt. Kontoret skriver til Rådet inden 1. maj.", {"approved", "decided"}),
        ("Taget til efterretning.", {"taken_note"}),
        ("T.e.", {"taken_note"}),
        ("Orienteringerne tages til efterretning.", {"taken_note"}),
        ("Punktet udsættes.", {"postponed"}),
        ("Udsat til maj. Kontoret skriver imens til Rådet.", {"postponed"}),
        ("Drøftet.", {"discussed"}),
        ("Båden blev drøftet, og der var fuld opbakning til at male den.", {"approved"}),
        ("Drøftet. Det blev besluttet at male båden.", {"discussed", "decided"}),
        ("Bo fortalte om båden. Rådet drøftede farven. Det besluttes, at båden males.", {"decided"}),
        ("Det beslutes, at båden males.", {"decided"}),
        ("Desuden beslattes det at male båden.", {"decided"}),
        ("Det aftaltes, at Bo maler.", {"decided"}),
        ("Bo udarbejder et notat om farven.", {"decided"}),
        ("Notatet udarbejdes til næste møde.", {"decided"}),
        ("Pia Ask blev valgt som formand.", {"decided"}),
        ("Forslaget blev afvist.", {"rejected"}),
        ("Indstillingen blev ikke tiltrådt.", {"rejected"}),
        ("Mødet den 3. juni aflyses.", {"cancelled"}),
        ("Ingen bemærkninger.", {"none"}),
        ("Ikke yderligere.", {"none"}),
        ("-", {"none"}),
        ("", {"none"}),
        ("Velkommen til Bo og en kort præsentationsrunde.", {"none"}),
        ("Ad 1 Drøftet.\nAd 2 Nej. Det er ikke vores bord.\nAd 3 Ja.", {"discussed", "rejected", "approved"}),
        ("a) Godkendt.\nb) Afventer.\nc) Udsat til maj.", {"approved", "postponed"}),
        ("Fraværende: Bo Ask (afbud)\nTiltrådt.\nPia Ask deltog ikke i sagens behandling.", {"approved"}),
        ("Rådet for Socialt Udsatte har skrevet. Brevet besvares af formanden, som skriver venligt.", {"decided"}),
        ("Udsat til maj. Det blev aftalt, at Bo spørger værftet imens.", {"postponed", "decided"}),
        ("Det besluttes, at punktet udsættes.", {"postponed"}),
        ("Rådet besluttede at aflyse turen.", {"cancelled"}),
        ("Rådet besluttede ikke at støtte turen.", {"rejected"}),
        ("Indstillingen følges ikke.", {"rejected"}),
        ("Båden kan rådet ikke bevilge.", {"rejected"}),
        ("1) Tiltrådt 2) Ikke tiltrådt", {"approved", "rejected"}),
        ("Båden er drøftet og godkendt.", {"discussed", "approved"}),
        ("Båden blev drøftet. Der blev ikke taget stilling.", {"discussed"}),
        ("Rådet drøftede, om båden skal udsættes for regn.", {"discussed"}),
        ("Taget til efterretning. Bo oplyste, at turen er aflyst.", {"taken_note"}),
        ("Taget til efterretning. Ministeriet har afvist at betale.", {"taken_note"}),
        ("Rådet tog til efterretning, at værftet har udskudt dåben.", {"taken_note"}),
        ("Godkendt, efter at båden havde været udsat to gange.", {"approved"}),
        ("Godkendt, idet farven rettes til grøn.", {"approved"}),
        ("Turen, som oprindelig var aflyst, gennemføres.", {"decided"}),
        ("Der var ingen, der ønskede ordet.", {"none"}),
        ("Ingen bemærkninger, men det aftaltes at male båden.", {"decided"}),
        ("Indstillingen godkenclt.", {"approved"}),
        ("Punktet udsaettes.", {"postponed"}),
        ("Afly st.", {"cancelled"}),
        ("Båden kan males med en bred\npensel, hvilket blev god-\nkendt.", {"approved"}),
    ],
)
def test_kinds_of_a_decision_text(text: str, kinds: set[str]) -> None:
    assert set(decision_kinds(sentences(split_lines(text)))) == kinds


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("Godkendt.", False),
        ("Godkendt med den ændring, at båden males grøn.", True),
        ("Tiltrådt, dog således at fristen er maj.", True),
        ("Indstillingen blev ikke tiltrådt.", True),
        ("Forslaget blev stemt ned.", True),
        ("Tiltrådt på nær pkt. 2.", True),
        ("Godkendt. Det tredje punkt forkastedes.", True),
        ("Rådet tiltrådte ikke indstillingen.", True),
        ("Ændringsforslaget blev forkastet, og indstillingen blev vedtaget.", False),
        ("Tiltrådt. Bo oplyste, at værftet har afvist at betale.", False),
        ("Taget til efterretning.", False),
        ("", None),
    ],
)
def test_whether_a_decision_differs(text: str, answer: bool | None) -> None:
    assert differs(sentences(split_lines(text))) is answer


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        ("Sagsfremstilling\nDet blev godkendt i maj, at båden males.", []),
        ("Båden er rød. Bo maler den i maj, hvis han får lov.", []),
        ("Udsat til næste møde.", ["postponed"]),
        ("Kontoret foreslår,\na) at båden males,\nb) at broen males.\n\nVedtaget, dog ikke broen.", ["approved"]),
        ("Beslutning\n", ["none"]),
    ],
)
def test_only_what_is_a_decision_is_read(body: str, kinds: list[str]) -> None:
    text = f"1. Båden\n{body}\n\n2. Eventuelt\nBeslutning\nIntet.\n"
    assert read_outline(text).items[0].decisions == kinds


def test_minutes_without_sections_say_it_in_the_running_text() -> None:
    text = (
        "1. Båden\nBo viste farver. Det blev aftalt, at Pia maler.\n\n2. Broen\n"
        "Punktet blev udskudt, da Bo skulle gå.\n"
    )
    assert [item.decisions for item in read_outline(text).items] == [["decided"], ["postponed"]]


def test_the_decision_of_the_forum_that_met_counts() -> None:
    text = (
        "1. Båden\nHavnerådets beslutning den 3. maj 2031:\nUdsat.\n\n"
        "Bryggeudvalgets beslutning den 9. maj 2031:\nGodkendt.\n"
    )
    items = read_outline(text).items
    assert set(items[0].decisions) == {"approved", "postponed"}
    settle_decisions(text, items, "Bryggeudvalget i Tangsø")
    assert items[0].decisions == ["approved"]


@pytest.mark.parametrize("line", PHRASES)
def test_the_phrases_of_resolution(line: str) -> None:
    kinds, text = line.split("\t")
    assert set(decision_kinds(sentences(split_lines(text)))) == set(kinds.split(","))


def test_what_is_told_or_was_resolved_elsewhere_is_no_decision() -> None:
    stated = {"approved", "cancelled"}
    for example in RULES["aside"]["examples"]:
        assert not stated & set(decision_kinds(sentences(split_lines(example)))), example
    for counter in RULES["aside"]["counter"]:
        assert stated & set(decision_kinds(sentences(split_lines(counter)))), counter


def test_spoilt_words_are_restored_and_no_others() -> None:
    for spoilt, meant in RULES["noise"]["examples"]:
        assert restored(spoilt) == meant
    for word in [*RULES["noise"]["counter"], *RULES["noise"]["neighbours"], *RULES["noise"]["words"]]:
        assert restored(word) == word


FORMS = [form for rule in RULES["kind"] for form in rule["forms"]]
ANY_FORM = Forms(FORMS)
PLAIN = re.compile("|".join(f"(?:{form})" for form in FORMS))
WORDS = re.findall(r"[a-zæøå]{2,}", " ".join(FORMS))


@given(st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join))
def test_forms_find_what_their_plain_alternation_finds(words: str) -> None:
    plain = PLAIN.search(words)
    found = ANY_FORM.search(words, beginnings_of(words))
    assert (found and found.start()) == (plain and plain.start())


@given(st.text(alphabet="abdeiklmnorstæø0¢ .,;", max_size=80))
def test_any_text_has_kinds(text: str) -> None:
    assert decision_kinds(sentences(split_lines(text)))
