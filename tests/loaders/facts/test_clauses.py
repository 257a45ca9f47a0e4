"""Sentences and clauses: what ends one, what opens one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.facts.clauses import MAX_WORDS, parse, sentences
from loaders.facts.lexicon import lexicon
from loaders.mentions.words import fold
from loaders.span import Span


def split(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text, Span(0, len(text)), lexicon())]


def clauses(text: str) -> list[tuple[str, str]]:
    [sentence] = parse(fold(text), sentences(text, Span(0, len(text)), lexicon()), lexicon())
    return [(clause.opener, clause.span.of(text)) for clause in sentence.clauses]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rådet mødtes. Sagen blev drøftet.", ["Rådet mødtes.", "Sagen blev drøftet."]),
        ("Jf. bilag bl.a. om økonomi. Ny sag.", ["Jf. bilag bl.a. om økonomi.", "Ny sag."]),
        ("Mødet den 3. maj 2024 kl. 9.30 aflyses.", ["Mødet den 3. maj 2024 kl. 9.30 aflyses."]),
        ("Svar inden 1. maj. Rådet følger op.", ["Svar inden 1. maj.", "Rådet følger op."]),
        ("- første punkt\n- andet punkt", ["- første punkt", "- andet punkt"]),
        (
            "En linje, der er brudt af\nsidens bredde, går videre.",
            ["En linje, der er brudt af\nsidens bredde, går videre."],
        ),
        ("Sag | Ansvarlig\nPlan | Rådet", ["Sag | Ansvarlig", "Plan | Rådet"]),
        ("Puljen er 350.000 kr. Rådet mødes.", ["Puljen er 350.000 kr.", "Rådet mødes."]),
        ("Mødet slutter kl. 18. Rådet skriver.", ["Mødet slutter kl. 18.", "Rådet skriver."]),
        ("Sagen er slut.<br/>\nRådet mødes", ["Sagen er slut.", "Rådet mødes"]),
        ("Skal vi vente? Ja!", ["Skal vi vente?", "Ja!"]),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rådet beder gruppen om at svare.", [("", "Rådet beder gruppen om"), ("at", "at svare.")]),
        ("Rådet sender sagen, som er klar.", [("", "Rådet sender sagen,"), ("som", "som er klar.")]),
        ("Rådet mødes, og gruppen skriver.", [("", "Rådet mødes,"), ("og", "og gruppen skriver.")]),
        ("Rådet og gruppen mødes.", [("", "Rådet og gruppen mødes.")]),
        ("Hvis planen holder, sender rådet den.", [("hvis", "Hvis planen holder,"), ("…", "sender rådet den.")]),
        ("Rådet, som mødtes i går, svarede.", [("", "Rådet,"), ("som", "som mødtes i går,"), ("…", "svarede.")]),
    ],
)
def test_clauses(text: str, expected: list[tuple[str, str]]) -> None:
    assert clauses(text) == expected


def test_word_broken_at_a_line_end_is_one_word() -> None:
    text = "Planen blev afle- veret til rådet."
    [sentence] = parse(fold(text), sentences(text, Span(0, len(text)), lexicon()), lexicon())
    assert "afleveret" in [word.text for word in sentence.words]


def test_endless_sentence_is_read_in_pieces() -> None:
    text = "og rådet " * 5000
    parsed = parse(fold(text), sentences(text, Span(0, len(text)), lexicon()), lexicon())
    assert sum(len(sentence.words) for sentence in parsed) == 10_000
    assert max(len(sentence.words) for sentence in parsed) <= MAX_WORDS


@given(st.text(alphabet=st.sampled_from("abcÆØ .,;:!?\n\t-|()1og atsom"), max_size=300))
def test_clauses_cover_every_word_of_any_text_once(text: str) -> None:
    folded = fold(text)
    end = 0
    for sentence in parse(folded, sentences(text, Span(0, len(text)), lexicon()), lexicon()):
        assert sentence.span.start >= end
        assert [w for clause in sentence.clauses for w in clause.words] == sentence.words
        end = sentence.span.end
    assert not text[end:].strip()
