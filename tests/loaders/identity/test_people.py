"""Which lines of attendance are one person, which are asked about, and which stay apart."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from loaders.identity.alike import Appearance
from loaders.identity.clusters import Resolution
from loaders.identity.memory import InMemory, reached
from loaders.identity.people import identify
from loaders.judgements.verdicts import Verdicts

HOME = Appearance(
    "a", "Jens Eskild Tornemark", "sundhedschef", "Vigsø Kommune", "forum:klu-vigsø", "Fjordland", "2022-05-01", "m1"
)


def other(**changes: str) -> Appearance:
    """The same person at another meeting, with changes."""
    return replace(HOME, **{"id": "b", "date": "2022-09-01", "meeting": "m2", **changes})


def outcome(one: Appearance, two: Appearance) -> str:
    found = identify([one, two])
    return "same" if len(found.clusters) == 1 else "doubtful" if found.doubts else "different"


@pytest.mark.parametrize(
    "name",
    [
        "Jens Eskild Tornemark", "Jens Tornemark", "Jens E. Tornemark", "J. E. Tornemark", "J.E. Tornemark",
        "Tornemark, Jens E.", "JENS ESKILD TORNEMARK", "Jens Eskild Tomemark", "Jens Eski1d Tornemark",
        "Jens Eskild Tornmark", "Jens-Eskild Tornemark", "Jens Eskild Tornemarck",
    ],
)  # fmt: skip
def test_variants_of_a_name_are_one_person_where_forum_and_organisation_agree(name: str) -> None:
    assert outcome(HOME, other(name=name)) == "same"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Åse Høj", "Aase Hoj"), ("Søren Bækvad", "Soren Bækvad"), ("Kristian Vindelev", "Christian Windelev"),
        ("Anne-Marie Qvorning", "Annemarie Qvorning"), ("Éva Rytterdal", "Eva Rytterdal"),
    ],
)  # fmt: skip
def test_danish_letters_hyphens_and_spellings_by_ear_make_no_other_person(one: str, two: str) -> None:
    assert outcome(replace(HOME, name=one), other(name=two)) == "same"


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("Lotte Rugholm", "Charlotte Rugholm", "same"), ("Hans Jørgen Rugholm", "Jørgen Rugholm", "same"),
        ("Søren Højbækgaard", "Soren Hojbaekgard", "same"), ("Bo Due Toft jr.", "Bo Due Toft, junior", "same"),
        ("Bo Vindelev sen.", "Bo Vindelev jun.", "different"), ("Bo Vindelev", "Bo Vindelev jun.", "doubtful"),
    ],
)  # fmt: skip
def test_short_forms_lost_letters_and_generations(one: str, two: str, expected: str) -> None:
    assert outcome(replace(HOME, name=one), other(name=two)) == expected


def test_a_line_with_a_title_or_surname_alone_is_that_meetings_holder_of_the_post_where_there_is_one() -> None:
    twice = {"meeting": "m1", "date": HOME.date}
    assert outcome(HOME, other(name="Sundhedschefen", **twice)) == "same"
    assert outcome(HOME, other(name="Sundhedschef Tornemark", **twice)) == "same"
    assert outcome(HOME, other(name="Jens Eskild Tomemark", **twice)) == "same"
    assert (
        outcome(HOME, other(name="Sundhedschefen", title="sundhedschef", organisation="Klitby Kommune", **twice))
        == "different"
    )
    second = other(id="c", name="Ane Holt", **twice)
    assert len(identify([HOME, second, other(id="d", name="Sundhedschefen", **twice)]).clusters) == 3


def test_a_full_rare_name_moves_within_a_forum_or_where_the_title_tells_of_the_former_house() -> None:
    assert outcome(HOME, other(organisation="Klitby Kommune", title="direktør")) == "same"
    former = {"organisation": "Klitby Kommune", "forum": "forum:klu-klitby"}
    assert outcome(HOME, other(title="direktør, tidl. sundhedschef i Vigsø", **former)) == "same"


@pytest.mark.parametrize(
    "changes",
    [
        {"name": "Jens Askov Tornemark"}, {"name": "Jens A. Tornemark"}, {"name": "Lone Tornemark"},
        {"title": "læge", "meeting": "m1"}, {"name": "P. E. Tornemark"},
    ],
)  # fmt: skip
def test_other_names_and_others_at_the_same_meeting_are_other_people(changes: dict[str, str]) -> None:
    assert outcome(HOME, other(**changes)) != "same"


def test_two_of_the_very_same_frequent_name_in_two_organisations_are_two_and_nobody_is_asked() -> None:
    one = replace(HOME, name="Mette Jensen")
    assert (
        outcome(one, other(name="Mette Jensen", organisation="Klitby Kommune", forum="forum:klu-klitby")) == "different"
    )


def test_a_rare_name_in_another_organisation_may_have_moved_and_is_asked_about() -> None:
    moved = other(organisation="Klitby Kommune", forum="forum:klu-klitby")
    found = identify([HOME, moved])
    assert len(found.clusters) == 2
    assert {"same_name", "same_title", "other_organisation"} <= set(found.doubts[0].reasons)


def test_another_surname_is_one_person_in_a_post_of_one_soon_after_else_a_question() -> None:
    assert outcome(HOME, other(name="Jens Rugholm")) == "same"
    assert outcome(HOME, other(name="Jens Rugholm", date="2024-09-01")) == "doubtful"
    one_of_many = replace(HOME, title="konsulent")
    assert outcome(one_of_many, other(name="Jens Rugholm", title="konsulent")) == "doubtful"
    assert outcome(one_of_many, other(name="Jens Eskild Tornemark Rugholm", title="konsulent")) == "same"


def test_another_surname_is_nothing_where_the_house_differs() -> None:
    assert (
        outcome(HOME, other(name="Jens Rugholm", organisation="Klitby Kommune", forum="forum:klu-klitby"))
        == "different"
    )


def test_one_letter_that_makes_another_known_name_is_asked_about() -> None:
    one = replace(HOME, name="Hanne Jensen", title="")
    assert outcome(one, other(name="Hanna Jensen", title="")) == "doubtful"


def test_an_initial_that_fits_two_people_is_joined_to_neither() -> None:
    per = other(id="c", name="Johan Eskild Tornemark", meeting="m3")
    initial = other(id="d", name="J. E. Tornemark", meeting="m4")
    found = identify([HOME, per, initial])
    assert found.clusters == [("a",), ("c",), ("d",)]
    assert {frozenset((d.one, d.other)) for d in found.doubts} >= {frozenset("ad"), frozenset("cd")}


def test_people_say_what_is_the_same_and_what_differs_and_nobody_is_asked_again() -> None:
    moved = other(organisation="Klitby Kommune", forum="forum:klu-klitby")
    same = identify([HOME, moved], Verdicts(same=frozenset([frozenset("ab")])))
    assert same.clusters == [("a", "b")]
    assert (same.joins[0].basis, same.doubts) == ("judged", [])
    different = identify([HOME, moved], Verdicts(different=frozenset([frozenset("ab")])))
    assert (different.clusters, different.doubts) == ([("a",), ("b",)], [])


def test_different_splits_a_cluster_and_leaves_no_side_guessed() -> None:
    three = [HOME, other(), other(id="c", meeting="m3")]
    found = identify(three, Verdicts(different=frozenset([frozenset("ab")])))
    assert not any({"a", "b"} <= set(cluster) for cluster in found.clusters)
    assert {"c"} in [set(cluster) for cluster in found.clusters]
    assert {side for d in found.doubts for side in (d.one, d.other)} == {"a", "b", "c"}


def test_verdicts_that_contradict_each_other_over_a_third_are_named() -> None:
    pairs = frozenset([frozenset("ab"), frozenset("bc")])
    three = [HOME, other(name="Bo Vadgård"), other(id="c", name="Ib Kron")]
    found = identify(three, Verdicts(same=pairs, different=frozenset([frozenset("ac")])))
    assert found.refused == [("b", "c")]
    assert found.clusters == [("a", "b"), ("c",)]


def crowd() -> list[Appearance]:
    """Twelve people in two forums, each in several variants, with namesakes among them."""
    chance = random.Random(3)
    surnames = ["Tornemark", "Vindelev", "Jensen", "Holm"]
    found = []
    for number in range(60):
        given, surname = chance.choice(["Jens", "Johan", "Mette"]), chance.choice(surnames)
        middle = chance.choice(["", "Eskild ", "E. ", "Askov "])
        place = chance.choice(["Vigsø", "Klitby"])
        found.append(
            Appearance(
                f"{number:02d}", f"{chance.choice([given, given[0] + '.'])} {middle}{surname}",
                chance.choice(["", "chef", "konsulent"]), chance.choice(["", f"{place} Kommune"]), f"forum:{place}",
                "Fjordland", f"20{chance.randrange(10, 25)}-01-01", f"m{number}",
            )
        )  # fmt: skip
    return found


def facts(found: Resolution) -> tuple[object, ...]:
    return found.clusters, sorted(found.joins, key=repr), sorted(found.doubts, key=repr)


@pytest.mark.parametrize("seed", range(5))
def test_any_order_gives_the_same_people_joins_and_doubts(seed: int) -> None:
    whole = crowd()
    shuffled = random.Random(seed).sample(whole, len(whole))
    verdicts = Verdicts(frozenset([frozenset(("00", "01"))]), frozenset([frozenset(("02", "03"))]))
    assert facts(identify(shuffled, verdicts)) == facts(identify(whole, verdicts))


def test_one_more_document_resolves_what_it_touches_as_the_whole_does() -> None:
    everybody = crowd()
    for fresh in everybody[::7]:
        memory = InMemory()
        memory.add(one for one in everybody if one is not fresh)
        touched = reached([fresh], memory)
        ids = {one.id for one in touched}
        whole = identify(everybody)
        assert identify(touched).clusters == [cluster for cluster in whole.clusters if set(cluster) <= ids]
        assert fresh.id in ids


def test_what_shares_no_block_is_not_fetched() -> None:
    memory = InMemory()
    memory.add(crowd())
    stranger = replace(HOME, id="x", name="Ulrik Grønbech Sahl", forum="forum:x", organisation="Sandby Kommune")
    assert [one.id for one in reached([stranger], memory)] == ["x"]
