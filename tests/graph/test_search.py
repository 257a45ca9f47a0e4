"""Search: the same hits on both stores, whatever is typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from graph.rows import Node, Rows
from graph.search import Found, search
from graph.search_words import parsed, sentence_at, shortened
from graph.writer import apply
from tests import sample
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

SIGNS = r'+ - && || ! ( ) { } [ ] ^ ~ * ? : \ / "'
ITEM = "item:prøve"


@pytest.fixture
def filled(store: Store) -> Store:
    apply(store, sample_rows())
    return store


def with_item(store: Store, title: str, case: str = "", decision: str = "", known_from: str = "2024-01-01") -> None:
    """One item more, whatever it says."""
    rows = Rows()
    rows.add(Node(("AgendaItem",), ITEM, {
        "scope": ITEM, "title": title, "case_text": case, "decision_text": decision, "known_from": known_from,
    }))  # fmt: skip
    apply(store, rows, [ITEM])


def ids(found: Found) -> list[str]:
    return [hit.id for hit in found.hits]


def test_a_body_found_by_its_whole_name_comes_first(filled: Store) -> None:
    hits = search(filled, "klu ådal").hits
    assert (hits[0].kind, hits[0].id) == ("body", sample.KLU)


def test_danish_letters_may_be_typed_without_and_in_any_case(filled: Store) -> None:
    for typed in ("aadal", "ÅDAL", "åda", "Aada"):
        assert {sample.KLU, sample.AADAL} <= set(ids(search(filled, typed))), typed


def test_letters_typed_one_way_find_the_other(filled: Store) -> None:
    with_item(filled, "Aftale med Aarhus om hjælp fra Cafe René", "Lægen kørte forbi Østergård")
    for typed in ("århus", "Aarhus", "hjaelp", "rene", "René", "laegen koerte", "oestergaard", "østergaard"):
        assert ITEM in ids(search(filled, typed)), typed


def test_all_words_are_wanted_wherever_in_the_item(filled: Store) -> None:
    with_item(filled, "Kørsel til dialyse", "Patienterne venter for længe.", "Regionen spørges.")
    assert ids(search(filled, "dialys region vent")) == [ITEM]
    assert ids(search(filled, "dialyse kvadratrod")) == []


def test_words_in_quotation_marks_stand_side_by_side_and_whole(filled: Store) -> None:
    with_item(filled, "Notat", "Egen læge ser på det. Lægen selv har egen bil.")
    assert ids(search(filled, '"egen læge"')) == [ITEM]
    assert ids(search(filled, '"egen læg"')) == []
    assert ids(search(filled, '"selv egen"')) == []


def test_words_with_signs_in_them_are_found(filled: Store) -> None:
    with_item(filled, "Afsnit 15.3 om akut-teamet", "Det gælder bl.a. §14 fra kl. 13, se KLU's brev 2024/117.")
    for typed in ("15.3", "akut-team", "bl.a", "§14", "kl. 13", "KLU's", "2024/117"):
        assert ITEM in ids(search(filled, typed)), typed


def test_a_hit_shows_the_sentence_with_most_of_the_words(filled: Store) -> None:
    with_item(filled, "Notat", "Sygehuset venter. Kommunen beder sygehuset om en liste. Kommunen siger tak.")
    hit = search(filled, "kommunen liste sygehuset").hits[0]
    assert hit.words == "Kommunen beder sygehuset om en liste."
    assert hit.text[hit.start :].startswith(hit.words)


def test_a_long_sentence_is_cut_around_the_words() -> None:
    text = f"{'ord ' * 200}dialyse {'ord ' * 200}".strip()
    words = parsed("dialyse")
    places = words.places(text)
    shown = shortened(text, places, *sentence_at(text, places))
    assert "dialyse" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 350


def test_what_a_sentence_says_comes_before_that_an_item_holds_it(filled: Store) -> None:
    hits = search(filled, "bevilger").hits
    assert [hit.kind for hit in hits].count("item") == 0
    assert {"event", "decision"} & {hit.kind for hit in hits}


def test_only_what_was_known_on_the_day_is_found(filled: Store) -> None:
    with_item(filled, "Zebrastribe", known_from="2024-05-01")
    assert ids(search(filled, "zebra", as_of="2024-04-30")) == []
    assert ids(search(filled, "zebra", as_of="2024-05-01")) == [ITEM]


def test_kinds_and_a_limit_narrow_the_hits_and_all_are_counted(filled: Store) -> None:
    found = search(filled, "medicin", limit=2)
    assert len(found.hits) == 2
    assert found.total > 2
    assert {hit.kind for hit in search(filled, "medicin", kinds=["item"], limit=None).hits} == {"item"}


def test_signs_of_the_index_language_have_no_meaning(filled: Store) -> None:
    for sign in SIGNS.split():
        for typed in (f"medicin {sign}", f"{sign}medicin", f"medicin{sign}", f"medicin {SIGNS}"):
            assert sample.MEDICINE in ids(search(filled, typed)), typed


def test_words_of_the_index_language_are_words_like_others(filled: Store) -> None:
    for word in ("AND", "OR", "NOT"):
        assert ids(search(filled, f"medicin {word} udskrivelse")) == []
        with_item(filled, f"Medicin {word} udskrivelse")
        assert ids(search(filled, f"medicin {word} udskrivelse")) == [ITEM]


def test_a_field_of_the_index_cannot_be_named(filled: Store) -> None:
    assert ids(search(filled, "title:medicin")) == []


@given(
    typed=st.text(alphabet=st.sampled_from('medicinåæøéüaoe"\\+-*?~^:()[]{}!&|/ .,«»“”0123456789\x00\n'), max_size=40)
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nothing_typed_breaks_the_query(filled: Store, typed: str) -> None:
    if not parsed(typed).terms:
        with pytest.raises(ValueError, match="no word"):
            search(filled, typed)
        return
    for hit in search(filled, typed).hits:
        assert hit.words


@given(st.text(max_size=60), st.text(max_size=200))
def test_places_are_where_they_say(typed: str, text: str) -> None:
    for place in parsed(typed).places(text):
        assert 0 <= place.start < place.end <= len(text)
        again = parsed(text[place.start : place.end])
        assert any(place.term.words[0] in word for term in again.terms for word in term.words)
