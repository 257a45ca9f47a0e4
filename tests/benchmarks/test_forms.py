"""Sentence forms: each can be filled into a proper sentence, and each gets its turn."""

from __future__ import annotations

import random
import re

from benchmarks.nation.forms import KINDS, Deck, fill, forms

VALUES = {
    "fra": "Driftsforum Bragmose", "til": "KLU Dyvenæs", "sag": "ordningen med hjertekurser", "dato": "3. maj 2024",
    "frist": "juni 2024", "projekt": "»Rolig Nat«", "person": "Ida Holm", "post": "chef",
    "organisation": "Dyvenæs Kommune", "beloeb": "250.000 kr.",
}  # fmt: skip


def test_every_form_becomes_a_sentence() -> None:
    for form in forms():
        text = fill(form.text, VALUES)
        assert "{" not in text and ".." not in text, text
        assert text[0].isupper() or text[0] == "»", text
        assert not re.search(r"[?!] [a-zæøå]|\bsag\.? [a-zæøå]+ing med [^.]*\. [a-zæøå]", text), text


def test_a_value_that_begins_a_sentence_is_capitalised() -> None:
    assert fill("{sag} høres.", VALUES).startswith("Ordningen")
    assert fill("Det er slut. {sag} opgives.", VALUES) == "Det er slut. Ordningen med hjertekurser opgives."
    assert "vedr. ordningen" in fill("Svar vedr. {sag}.", VALUES)
    assert "m.h.p. ordningen" in fill("Møde m.h.p. {sag}.", VALUES)


def test_an_abbreviation_ends_the_sentence_with_one_full_stop() -> None:
    assert fill("Der gives {beloeb}.", VALUES) == "Der gives 250.000 kr."


def test_kinds_are_those_of_the_file() -> None:
    assert {form.kind for form in forms()} == set(KINDS)


def test_each_form_gets_its_turn_before_any_comes_again() -> None:
    deck = Deck(random.Random(3))
    wanted = [form for form in forms() if form.kind == "amount"]
    dealt = [deck.deal("amount", lambda _: True) for _ in wanted]
    assert {form.number for form in dealt if form} == {form.number for form in wanted}
    assert deck.deal("amount", lambda _: True) == dealt[0]
    assert deck.deal("amount", lambda form: form.kind == "informs") is None
