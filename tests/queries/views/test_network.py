"""What the network view shows and where it puts it; how it looks in a browser is tested in test_browser."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from graph.writer import apply
from queries.errors import UnknownNameError
from queries.labels import labels
from queries.library import load
from queries.runner import values
from queries.views.gather import QUERIES
from queries.views.layout import CELL_WIDTH, LABEL_LINES, LABEL_WIDTH, label, place
from queries.views.neighbourhood import most_connected
from queries.views.network import network
from queries.views.page import page
from queries.views.picture import THING_TYPES, TIE_TYPES, Fact, Picture, Thing, Tie
from tests.queries.views.hostile import hostile_rows
from tests.sample import BIRTHE, HOME

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore

TEMPLATES = QUERIES.parent / "templates"
ASKED = {"person": BIRTHE, "project": HOME}


def crowd(number: int) -> Picture:
    """A wheel of bodies around the first one, each with a person of its own."""
    things = [Thing(f"b{i:04}", "forum", f"Forum {i} " + "langt navn " * (i % 5), 1 + i % 8) for i in range(number)]
    people = [Thing(f"p{i:04}", "person", f"Person {i}") for i in range(number)]
    ties = [Tie(f"b{i:04}", "b0000", "referral", [Fact((), "referral.informs")]) for i in range(1, number)]
    ties += [Tie(f"p{i:04}", f"b{i:04}", "member") for i in range(number)]
    return Picture("network", None, None, ["2024-01-01"], things + people, ties)


@pytest.mark.parametrize("name", load(QUERIES))
def test_columns_are_what_each_query_returns(sample: Store, name: str) -> None:
    query = load(QUERIES)[name]
    asked = {each.name: ASKED[each.name] for each in query.parameters if each.default is None}
    rows = sample.query(query.cypher, values(query, asked)).rows
    assert rows
    assert all(list(row) == [column.name for column in query.columns] for row in rows)


def test_everything_is_there_with_its_words(sample: Store) -> None:
    picture = network(sample)
    assert {thing.type for thing in picture.things} == set(THING_TYPES)
    assert {tie.type for tie in picture.ties} == set(TIE_TYPES)
    hop = next(tie for tie in picture.ties if tie.id == "referral:forum:klu-ådal:forum:driftsforum-østerå")
    assert [source.quote for source in hop.facts[0].sources] == [
        "KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik.",
        "Henvendelsen fra KLU Ådal",
    ]
    assert (picture.minutes, picture.until, picture.left_out, picture.cut) == (5, "2023-10-10", {}, False)
    assert all(fact.sources for tie in picture.ties if tie.type in ("referral", "concerns") for fact in tie.facts)


def test_a_day_shows_only_what_its_minutes_tell(sample: Store) -> None:
    picture = network(sample, as_of="2023-05")
    assert {thing.name for thing in picture.things} == {
        "KLU Ådal", "Driftsforum Somatik (Østerå)", "Medicin ved udskrivelse", "Ådal Kommune", "Birthe Holmsgaard",
        "Niels Ravnkilde",
    }  # fmt: skip
    assert picture.left_out == {"untied": {"organisation": 1, "region": 1}}
    assert all((source.date or "") <= "2023-05-01" for fact in picture.facts() for source in fact.sources)
    assert picture.as_of == "2023-05-01"


def test_one_matter_shows_what_is_near_it(embedded_sample: Store) -> None:
    picture = network(embedded_sample, matter="hjemad")
    names = {thing.name for thing in picture.things}
    assert {"Hjemad", "Tryg Hjemkomst", "SSF (Vesterland)"} <= names
    assert picture.subject == "Hjemad"
    assert len(names) + sum(sum(each.values()) for each in picture.left_out.values()) == len(
        network(embedded_sample).things
    )
    with pytest.raises(UnknownNameError, match="nearest"):
        network(embedded_sample, forum="KLU Ådall")


def test_the_same_graph_gives_the_same_page(embedded_sample: Store) -> None:
    assert page(network(embedded_sample), "da") == page(network(embedded_sample), "da")
    assert page(network(embedded_sample), "en") != page(network(embedded_sample), "da")


def test_signs_and_labels_do_not_lie_on_each_other() -> None:
    picture = crowd(100)
    place(picture)
    height = 17 * LABEL_LINES
    places = sorted((thing.x, thing.y) for thing in picture.things)
    for number, (x, y) in enumerate(places):
        for other_x, other_y in places[number + 1 :]:
            if other_x - x >= CELL_WIDTH * 0.74:
                break
            assert abs(other_y - y) > height


def test_levels_stand_from_top_to_bottom(sample: Store) -> None:
    picture = network(sample)
    for one in picture.things:
        for other in picture.things:
            if one.level and other.level and one.level > other.level:
                assert one.y < other.y
    assert [lane.level for lane in picture.lanes] == sorted((lane.level for lane in picture.lanes), reverse=True)


@pytest.mark.parametrize("name", ["", "KLU", "Sundhedssamarbejdsudvalget", "ord " * 100, "x" * 300, "שלום עולם"])
def test_a_label_keeps_to_its_cell(name: str) -> None:
    lines = label(name).split("\n")
    assert len(lines) <= LABEL_LINES
    assert all(len(line) <= LABEL_WIDTH for line in lines)
    assert label(name).endswith("…") == (len(name.split()) > 10 or len(name) > 100)


def test_a_long_word_is_parted_in_the_middle() -> None:
    assert label("Sundhedssamarbejdsudvalget i Nordås") == "Sundhedssamar-\nbejdsudvalget i\nNordås"


def test_too_much_leaves_people_out_first_and_then_what_hangs_together_least() -> None:
    picture = crowd(200)
    kept = most_connected(picture.things, picture.ties, limit=300)
    assert kept == {f"b{i:04}" for i in range(200)}
    few = most_connected(picture.things, picture.ties, limit=50)
    assert len(few) == 50
    assert "b0000" in few
    assert "p0007" in most_connected(picture.things, picture.ties, focus="p0007", limit=50)


def test_what_is_left_out_is_counted(embedded_sample: Store) -> None:
    whole = network(embedded_sample)
    picture = network(embedded_sample, limit=6)
    assert len(picture.things) == 6
    assert list(picture.left_out) == ["too_many"]
    assert sum(picture.left_out["too_many"].values()) == len(whole.things) - 6
    assert labels("da").text("view.too_many")


def test_the_file_stays_small(embedded_sample: Store) -> None:
    assert len(page(network(embedded_sample), "da").encode()) < 1_000_000
    picture = crowd(150)
    place(picture)
    assert len(page(picture, "da").encode()) < 1_000_000


def test_hostile_texts_stay_data(embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, hostile_rows())
    html = page(network(embedded_store), "da")
    empty = page(Picture("network", None, None, [], [], []), "da")
    assert html.count("</script>") == 4
    assert html.count("<script") == empty.count("<script")
    assert "<img" not in html
    assert "http://example.invalid" not in html.partition('<script type="application/json"')[0]


def test_every_word_that_the_page_names_is_there() -> None:
    words = labels("da").words
    code = "\n".join(path.read_text(encoding="utf-8") for path in TEMPLATES.glob("*.*"))
    named = set(re.findall(r'view\("(\w+)"', code)) | set(re.findall(r'data-word="(\w+)"', code))
    assert len(named) > 15
    kinds = {
        *THING_TYPES,
        *TIE_TYPES,
        *(f"{each}_many" for each in THING_TYPES),
        *(f"level_{each}" for each in range(9)),
    }
    assert [each for each in sorted(named | kinds) if f"view.{each}" not in words] == []
