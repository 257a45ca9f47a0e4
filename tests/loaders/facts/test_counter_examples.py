"""The lexicon's examples as whole readings: each tells its hop, and each counter-example none."""

from __future__ import annotations

import re
from functools import cache

from loaders.facts.lexicon import Lexeme, lexicon
from loaders.rules import rules
from tests.loaders.facts.made import LEVELS, hops

EXAMPLES, KINDS, COUNTER_EXAMPLES = 0.99, 0.97, 0.92
"""Least shares that are read as they must be; what is read wrongly is printed."""


@cache
def counter_examples() -> dict[tuple[str, str], str]:
    """The sentence of each class and lexeme."""
    return {
        (group, name): sentence
        for group, table in rules("lexemes")["counter_examples"].items()
        for name, _, sentence in (line.partition(" | ") for line in table.strip().splitlines())
    }


def _kind(lexeme: Lexeme) -> str:
    """The kind of an example's hop, which goes from X up to Y."""
    return lexicon().kind(lexeme.group.removeprefix("get_"), LEVELS["X"], LEVELS["Y"])


def test_examples_tell_their_hop() -> None:
    whole = [lexeme.example for lexeme in lexicon().lexemes if {"X", "Y"} <= set(re.findall(r"\w+", lexeme.example))]
    read = {example: {(giver, receiver) for giver, _, receiver in hops(case=example)} for example in whole}
    wrong = [(example, ends) for example, ends in read.items() if ("X", "Y") not in ends]
    print(f"{len(wrong)} of {len(whole)} examples:", *wrong, sep="\n")
    assert len(whole) > 400
    assert len(wrong) <= (1 - EXAMPLES) * len(whole)


def test_examples_tell_the_kind_of_their_class() -> None:
    right = [
        (lexeme, hop)
        for lexeme in lexicon().lexemes
        for hop in hops(case=lexeme.example)
        if (hop[0], hop[2]) == ("X", "Y")
    ]
    wrong = [(lexeme.group, lexeme.example, hop[1]) for lexeme, hop in right if hop[1] != _kind(lexeme)]
    print(f"{len(wrong)} of {len(right)} kinds:", *wrong, sep="\n")
    assert len(wrong) <= (1 - KINDS) * len(right)


def test_every_lexeme_has_a_counter_example_with_its_verb() -> None:
    verbs = lexicon().verbs
    assert counter_examples().keys() == {(lexeme.group, lexeme.name) for lexeme in lexicon().lexemes}
    for lexeme in lexicon().lexemes:
        words = re.findall(r"\w+", counter_examples()[lexeme.group, lexeme.name])
        assert "X" in words
        assert any(word.casefold() in verbs and lexeme in verbs[word.casefold()].lexemes for word in words), words


def test_counter_examples_tell_no_hop() -> None:
    read = {sentence: hops(case=sentence) for sentence in counter_examples().values()}
    wrong = {sentence: found for sentence, found in read.items() if found}
    print(f"{len(wrong)} of {len(read)} counter-examples:", *wrong.items(), sep="\n")
    assert len(wrong) <= (1 - COUNTER_EXAMPLES) * len(read)


def test_counter_examples_are_sorted() -> None:
    tables = rules("lexemes")["counter_examples"]
    assert list(tables) == sorted(tables)
    for rows in tables.values():
        assert rows.strip().splitlines() == sorted(rows.strip().splitlines())
