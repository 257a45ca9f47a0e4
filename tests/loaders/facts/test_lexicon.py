"""The lexicon: inflection, and that every predicate finds the ends of its own example."""

from __future__ import annotations

import re

import pytest

from loaders.facts.actors import actors_of
from loaders.facts.candidate import Scene
from loaders.facts.clauses import parse, sentences
from loaders.facts.frames import candidates
from loaders.facts.lexicon import Lexeme, lexicon
from loaders.mentions.words import fold
from loaders.rules import rules
from loaders.span import Span
from tests.loaders.facts.made import OWN, mentions_in

RECEIVER_ONLY = frozenset(("fall_to", "move", "pass", "heard_at"))


@pytest.mark.parametrize(
    ("word", "tense", "passive"),
    [
        ("sendes", "present", True),
        ("sendte", "past", False),
        ("sendt", "participle", False),
        ("anmodede", "past", False),
        ("anmodet", "participle", False),
        ("pålagdes", "past", True),
        ("nedsat", "participle", False),
        ("forelægger", "present", False),
    ],
)
def test_inflection(word: str, tense: str, passive: bool) -> None:
    form = lexicon().verbs[word].form
    assert (form.tense, form.passive) == (tense, passive)


@pytest.mark.parametrize("lexeme", lexicon().lexemes, ids=lambda lexeme: f"{lexeme.group}-{lexeme.name}")
def test_every_predicate_finds_the_ends_of_its_example(lexeme: Lexeme) -> None:
    text = lexeme.example
    mentions = mentions_in(text)
    [sentence] = parse(fold(text), sentences(text, Span(0, len(text)), lexicon()), lexicon())
    starts = [mention.span.start for mention in mentions.bodies]
    scene = Scene(lexicon(), OWN, "case", False)
    found = list(candidates(sentence, actors_of(sentence, mentions.bodies, starts, text, lexicon()), scene))
    if lexeme.group == "want":
        wanted = [
            (c.giver.bodies[0].name, c.receiver.bodies[0].name)
            for c in found
            if c.group == "wanted" and c.giver and c.receiver
        ]
        assert wanted == [("X", "Y")] or " med Y" in text
        return
    mine = [c for c in found if c.lexeme == lexeme.name]
    assert mine, found
    named = {
        name: any(
            end and name in [b.name for b in end.bodies]
            for c in mine
            for end in ((c.giver,) if name == "X" else (c.receiver,))
        )
        for name in "XY"
    }
    assert named["Y"] == bool(re.search(r"\bY\b", text)) or lexeme.group in ("react", "setup")
    assert named["X"] == bool(re.search(r"\bX\b", text)) or lexeme.group in RECEIVER_ONLY


def test_tables_are_sorted() -> None:
    data = rules("lexemes")
    for table in (data["kinds"], data["verbs"], data["nouns"]):
        assert list(table) == sorted(table)
    for rows in (*data["verbs"].values(), *data["nouns"].values()):
        assert rows.strip().splitlines() == sorted(rows.strip().splitlines())


def test_no_lexeme_stands_twice() -> None:
    names = [(lexeme.group, lexeme.name) for lexeme in lexicon().lexemes]
    assert len(names) == len(set(names))
    assert len(names) >= 250


@pytest.mark.parametrize(
    ("group", "giver", "receiver", "kind"),
    [
        ("ask", 2, 4, "escalates"),
        ("ask", 4, 2, "delegates"),
        ("ask", 4, 4, "delegates"),
        ("consult", 2, 4, "consults"),
        ("hand", 2, 4, "escalates"),
        ("hand", 4, 2, "informs"),
        ("answer", 2, 4, "reports_back"),
        ("raise", None, 6, "escalates"),
    ],
)
def test_kind_by_level(group: str, giver: int | None, receiver: int | None, kind: str) -> None:
    assert lexicon().kind(group, giver, receiver) == kind
