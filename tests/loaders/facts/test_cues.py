"""Looking only at what may begin with a word finds all that trying everything everywhere would find."""

from __future__ import annotations

import re
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from loaders.facts.cues import Cue, Text, cue_lists, pattern
from loaders.facts.project_forms import PHRASE, phrases

WORDS = sorted(
    {word for _, _, forms in cue_lists() for form in forms for word in re.findall(r"\w+", form)} | {"12", "1.500"}
)
GAPS = st.sampled_from([" ", " ", " ", "\n", ", ", ". ", "-", " ny ", "s ", "en "])
TEXTS = st.lists(st.tuples(st.sampled_from(WORDS), GAPS), max_size=60).map(lambda pairs: "".join(map("".join, pairs)))


@cache
def whole_lists() -> list[tuple[str, str, re.Pattern[str]]]:
    return [(group, kind, re.compile("|".join(map(pattern, forms)))) for group, kind, forms in cue_lists() if forms]


def everything(text: Text) -> list[Cue]:
    """The cues by trying each list at each word."""
    return [
        Cue(start, match.end(), group, kind)
        for start in text.starts
        for group, kind, expression in whole_lists()
        if (match := expression.match(text.folded, start))
    ]


@given(TEXTS)
def test_a_word_is_tried_against_every_cue_that_may_begin_with_it(text: str) -> None:
    words = Text(text)
    assert words.cues == everything(words)


def test_short_words_are_told_by_what_follows_them() -> None:
    text = Text("Sagen er lukket, og det kører. I daglig tale kaldet Havblik.")
    assert {text.folded[cue.start : cue.end] for cue in text.cues} >= {"er lukket", "det kører", "i daglig tale kaldet"}


@given(
    st.text("aBÆø é\n-2.0_(") | st.lists(st.sampled_from(["Aktiv", "eHjælp", " på ", " ", "McBo", "x"])).map("".join)
)
def test_phrases_with_capitals_are_those_of_the_expression(text: str) -> None:
    assert [m.span() for m in phrases(text, 0, len(text))] == [m.span() for m in re.finditer(PHRASE, text)]


def test_a_word_in_small_letters_is_told_from_a_part_of_another() -> None:
    text = Text("Lyset blev tændt. Elyset og Lyset.")
    assert text.writes_small("blev")
    assert not text.writes_small("lyset")
