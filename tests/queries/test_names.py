from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.errors import AmbiguousNameError, UnknownNameError
from queries.names import Named, choose, nearest, resolve

if TYPE_CHECKING:
    from graph.stores.base import Store


@pytest.mark.parametrize(
    ("kind", "name", "found"),
    [
        ("matter", "matter:medicin", "matter:medicin"),
        ("matter", "Medicin ved udskrivelse", "matter:medicin"),
        ("matter", "MEDICIN  ved udskrivelse", "matter:medicin"),
        ("matter", "fælles medicinliste", "matter:medicin"),
        ("project", "trygt hjem", "matter:tryg-hjemkomst"),
        ("matter", "medic", "matter:medicin"),
        ("matter", "udskrivelse medicin", "matter:medicin"),
        ("forum", "klu", "forum:klu-ådal"),
        ("forum", "strategisk sundhedsforum", "forum:ssf-vesterland"),
        ("body", "mosby", "org:mosby"),
        ("person", "birthe holmsgård", "person:birthe"),
        ("person", "ravnkilde", "person:niels"),
    ],
)
def test_a_thing_is_found_by_what_users_call_it(sample: Store, kind: str, name: str, found: str) -> None:
    assert resolve(sample, kind, name).id == found


def test_an_unknown_name_brings_those_that_are_like_it(sample: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(sample, "project", "Trygg Hjemkomts")
    assert caught.value.nearest == ("Tryg Hjemkomst", "Trygt Hjem")
    assert str(caught.value) == ("no project is called 'Trygg Hjemkomts'; the nearest are: Tryg Hjemkomst, Trygt Hjem")


@pytest.mark.parametrize("nonsense", ["xyzzy", "qwerty uiop", "7", ""])
def test_a_name_that_is_like_none_suggests_none(sample: Store, nonsense: str) -> None:
    with pytest.raises(UnknownNameError) as caught:
        resolve(sample, "forum", f"{nonsense}!")
    assert (caught.value.nearest, caught.value.none_at_all) == ((), False)
    assert str(caught.value) == f"no forum is called '{nonsense}!'"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Driftsforun", "Driftsforum Somatik"),
        ("sundhedsklynge øster", "Faglig Sundhedsklynge Østerå"),
        ("KLU Åd", "KLU Ådal"),
    ],
)
def test_a_slip_in_one_word_is_enough_to_be_like(typed: str, meant: str) -> None:
    names = ["KLU Ådal", "Driftsforum Somatik", "Faglig Sundhedsklynge Østerå", "SSF (Vesterland)"]
    assert nearest(typed, names)[0] == meant


def test_a_matter_is_no_project(sample: Store) -> None:
    with pytest.raises(UnknownNameError):
        resolve(sample, "project", "Medicin ved udskrivelse")


def test_a_word_of_several_names_lists_them_all(sample: Store) -> None:
    with pytest.raises(AmbiguousNameError) as caught:
        resolve(sample, "body", "kommune")
    assert caught.value.candidates == ("KLU Ådal", "Mosby Kommune", "de to kommuner", "Ådal Kommune")


def test_namesakes_are_told_apart_by_their_ids() -> None:
    with pytest.raises(AmbiguousNameError, match=r"Bo Lund \(person:1\), Bo Lund \(person:2\)"):
        choose("person", "bo lund", [Named("person:1", "Bo Lund"), Named("person:2", "Bo Lund")])


def test_an_exact_name_wins_over_a_beginning() -> None:
    things = [Named("1", "Puls"), Named("2", "Puls på vej")]
    assert choose("project", "puls", things).id == "1"


def test_more_than_five_candidates_are_cut_and_counted() -> None:
    with pytest.raises(AmbiguousNameError, match=r"first 5 of 7"):
        choose("project", "plan", [Named(str(n), f"Plan {n}") for n in range(7)])


def test_an_empty_graph_says_that_it_has_none() -> None:
    with pytest.raises(UnknownNameError, match="no matter is called 'x'; the store has no matter"):
        choose("matter", "x", [])


@given(st.text(max_size=20), st.lists(st.text(max_size=20), max_size=8))
def test_nearest_are_at_most_three_of_the_names(name: str, names: list[str]) -> None:
    found = nearest(name, names)
    assert len(found) <= min(3, len(set(names)))
    assert set(found) <= set(names)
    assert name not in names or not name.strip() or name in found
