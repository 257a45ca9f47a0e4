"""What the views of time show and where they put it; how they look in a browser is tested in test_time_browser."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from graph.writer import apply
from queries.errors import AmbiguousNameError, UnknownNameError
from queries.labels import labels
from queries.views.forum import forum
from queries.views.lineage import lineage
from queries.views.page import page
from queries.views.person import person
from queries.views.picture import HOP_TYPES, KIN_TYPES, STATES, Picture, Point, Row, Thing
from queries.views.route import MOST_HOPS, route
from queries.views.timeline import GAP, Timeline, ordinal, timeline, words_width
from tests.queries.views.conftest import pictures
from tests.queries.views.stories import lone_person, many_hops, story, undated_project
from tests.sample import BIRTHE, CLUSTER, DRIFT, HOME, KLU, MEDICINE, SSF

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore

KINDS = ("route", "lineage", "person", "forum")


def test_a_route_goes_from_body_to_body_through_time(sample: Store) -> None:
    picture = route(sample, "medicin ved udskrivelse")
    hops = [(tie.start, tie.type, tie.end) for tie in sorted(picture.ties, key=lambda each: each.number)]
    assert hops == [
        (KLU, "escalates", DRIFT), (DRIFT, "escalates", CLUSTER), (CLUSTER, "escalates", SSF),
        (SSF, "reports_back", CLUSTER),
    ]  # fmt: skip
    assert [row.id for row in picture.rows] == [SSF, CLUSTER, DRIFT, KLU]
    assert [row.level for row in picture.rows] == [6, 4, 3, 2]
    placed = timeline(picture)
    xs = [placed.places[tie.id].x for tie in sorted(picture.ties, key=lambda each: each.number)]
    assert xs == sorted(xs)
    said = picture.ties[0].facts[0].sources[0]
    assert said.quote == "KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik."
    planned = next(tie for tie in picture.ties if tie.type == "reports_back")
    assert planned.state == "planned"


def test_a_hop_whose_day_is_not_known_stands_between_its_bounds(sample: Store) -> None:
    picture = route(sample, MEDICINE)
    placed = timeline(picture)
    vague = placed.places["referral:medicin:3"]
    assert vague.bounds is not None
    left, right = vague.bounds
    assert left is not None
    assert right is not None
    assert left <= vague.x <= right
    assert placed.places["referral:medicin:2"].bounds is None
    # March, known to the month: it stands on the day of its sender's meeting
    assert next(tie.when for tie in picture.ties if tie.id == "referral:medicin:1") == "2023-03-14"


def test_bounds_that_are_not_known_stay_open(embedded_store: EmbeddedStore) -> None:
    apply(
        embedded_store,
        story([("A", "B", "informs", None, None, "2024-01-01"), ("B", "A", "informs", None, None, None)]),
    )
    placed = timeline(route(embedded_store, "matter"))
    first = placed.places["hop0"].bounds
    assert first is not None
    assert first[0] is None
    assert first[1] == placed.places["hop0"].x
    assert placed.places["hop1"].bounds == (None, None)


def test_what_was_asked_waits_until_it_is_taken_up(sample: Store) -> None:
    picture = route(sample, MEDICINE)
    waits = [span for span in picture.spans if span.of == "referral:medicin:2"]
    # sent on 9 May; open until the cluster's minutes of 20 June show that it was taken up there
    assert [(span.end, span.since, span.until) for span in waits] == [
        (None, "2023-05-09", "2023-06-20"), ("2023-06-20", "2023-06-20", ""),
    ]  # fmt: skip
    early = route(sample, MEDICINE, as_of="2023-05-10")
    assert [(span.end, span.until) for span in early.spans if span.of == "referral:medicin:2"] == [(None, "")]
    assert not [span for span in picture.spans if span.of == "referral:medicin:4"]  # an answer waits for nothing


def test_nobody_is_blamed_where_no_minutes_could_tell(embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, story([("KLU Hede", "Driftsforum", "escalates", "2024-01-01", "2024-01-01", "2024-01-01")]))
    picture = route(embedded_store, "matter")
    notes = [part.value[0] for part in picture.ties[0].facts[0].parts if part.type == "note"]
    assert notes == ["no_minutes_of_its_own"]
    assert [span.end for span in picture.spans] == [None]


@pytest.mark.parametrize("day", ["2023-03-14", "2023-05-09", "2023-06-20", "2023-09-12"])
def test_what_is_known_on_a_day_is_what_its_minutes_tell(sample: Store, day: str) -> None:
    whole, then = route(sample, MEDICINE), route(sample, MEDICINE, as_of=day)
    known = {each.id for each in whole.entries if each.since <= day}
    assert {each.id for each in then.entries} == known
    assert len(known) < len(whole.entries) or day == "2023-09-12"


def test_a_projects_events_decisions_and_money_have_rows_of_their_own(sample: Store) -> None:
    picture = lineage(sample, "trygt hjem")
    of_project = [(row.thing, row.part) for row in picture.rows if row.thing == HOME]
    assert of_project == [(HOME, "events"), (HOME, "decisions"), (HOME, "money")]
    names = [thing.name for thing in picture.things]
    assert names.index("Følge Hjem") < names.index("Tryg Hjemkomst")
    assert {"Nære Forløb", "Hjemad"} <= set(names)
    money = [(point.label[0].value, point.state) for point in picture.points if point.type == "money"]
    assert money == [(1_500_000, None), (1_250_000, None)]
    assert {(tie.start, tie.type, tie.end) for tie in picture.ties} >= {("matter:følge-hjem", "continued_by", HOME)}
    assert all(tie.facts[0].sources for tie in picture.ties)


def test_a_persons_seats_posts_and_promises(sample: Store) -> None:
    picture = person(sample, "birthe")
    assert picture.subject == "Birthe Holmsgaard"
    assert {(span.type, span.lane) for span in picture.spans} >= {("seat", KLU), ("post", "org:ådal")}
    seats = [(span.start, span.end, span.since) for span in picture.spans if span.lane == KLU]
    assert seats == [("2023-03-14", "2023-03-14", "2023-03-14"), ("2023-03-14", "2023-10-10", "2023-10-10")]
    assert {point.type for point in picture.points} == {"present", "absent"}
    promised = person(sample, "niels")
    assert [part.value for point in promised.points if point.type == "promise" for part in point.label] == [
        "laver en skabelon til medicinlisten"
    ]


def test_a_forum_with_whom_it_sends_to_and_gets_from(sample: Store) -> None:
    picture = forum(sample, "faglig sundhedsklynge østerå")
    assert {(tie.start, tie.end) for tie in picture.ties} == {(DRIFT, CLUSTER), (CLUSTER, SSF), (SSF, CLUSTER)}
    assert [point.type for point in picture.points] == ["meeting"]
    assert {span.lane for span in picture.spans} == {CLUSTER}


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_graph_gives_the_same_places(embedded_sample: Store, kind: str) -> None:
    first, second = (pictures(embedded_sample, MEDICINE, HOME, BIRTHE, CLUSTER)[kind] for _ in range(2))
    assert timeline(first) == timeline(second)
    assert page(first, "da") == page(second, "da")


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_lies_on_anything_else(embedded_sample: Store, kind: str) -> None:
    picture = pictures(embedded_sample, MEDICINE, HOME, BIRTHE, CLUSTER)[kind]
    _assert_apart(picture, timeline(picture))


def test_many_hops_do_not_lie_on_each_other(embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, many_hops(MOST_HOPS + 40))
    picture = route(embedded_store, "matter")
    assert len(picture.ties) == MOST_HOPS
    assert picture.left_out == {"too_old": {"hop": 40}}
    assert "hop239" in {tie.id for tie in picture.ties}
    _assert_apart(picture, timeline(picture))


def _assert_apart(picture: Picture, placed: Timeline) -> None:
    """Arrows that share rows are GAP apart, words of one line do not touch, rows follow on each other."""
    columns = sorted({place.x for place in placed.places.values()})
    assert all(right - left >= GAP - 0.01 for left, right in pairwise(columns))
    lines: dict[float, list[tuple[float, float]]] = {}
    points = {point.id: point for point in picture.points}
    for id_, place in placed.places.items():
        if place.label:
            width = words_width(points[id_].label) if id_ in points else 40
            lines.setdefault(place.label[1], []).append((place.label[0], place.label[0] + width))
    for spots in lines.values():
        assert all(end <= start for (_, end), (start, _) in pairwise(sorted(spots)))
    assert all(above.top + above.height == below.top for above, below in pairwise(picture.rows))


def test_time_lies_as_it_is_and_a_little_wider_where_much_happens() -> None:
    rows = [Row("a", "a")]
    days = ["2023-01-01", "2023-01-01", "2023-01-02", "2023-12-31"]
    points = [Point(f"p{number}", "event", "a", "a", day, []) for number, day in enumerate(days)]
    picture = Picture("route", "x", None, [], [Thing("a", "forum", "A")], [], points, rows=rows)
    placed = timeline(picture)
    xs = [placed.places[f"p{number}"].x for number in range(4)]
    assert [round(right - left) for left, right in pairwise(xs)][:2] == [GAP, GAP]
    assert xs[3] - xs[2] > 10 * GAP
    ticks = [x for x, _ in placed.ticks]
    assert ticks == sorted(ticks)
    assert len(ticks) >= 3


@pytest.mark.parametrize(
    ("day", "last", "first"),
    [("2023", "2023-12-31", "2023-01-01"), ("2024-02", "2024-02-29", "2024-02-01"), ("2024-05-08",) * 3],
)
def test_a_month_or_year_is_its_last_day_or_its_first(day: str, last: str, first: str) -> None:
    assert ordinal(day) == ordinal(last)
    assert ordinal(day, end=False) == ordinal(first)


def test_a_matter_with_one_hop(embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, story([("A", "B", "informs", "2024-01-01", "2024-01-01", "2024-01-01")]))
    picture = route(embedded_store, "matter")
    assert [(tie.id, tie.number) for tie in picture.ties] == [("hop0", 1)]
    assert len(timeline(picture).ticks) >= 1


def test_a_project_with_no_date_and_a_person_without_meetings(embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, undated_project())
    picture = lineage(embedded_store, "uden dato")
    assert [row.thing for row in picture.rows] == ["project"]
    assert picture.entries == []
    assert timeline(picture).width > 0
    apply(embedded_store, lone_person("Anna"))
    alone = person(embedded_store, "anna")
    assert (alone.rows, alone.entries) == ([], [])
    assert "Anna" in page(alone, "da")


@pytest.mark.parametrize("name", ["navn " * 60, "x" * 300, "שלום עולם", "\u202eMålmønt"])
def test_names_of_any_kind_keep_to_their_row(embedded_store: EmbeddedStore, name: str) -> None:
    apply(embedded_store, story([(name, "B", "informs", "2024-01-01", "2024-01-01", "2024-01-01")], name))
    picture = route(embedded_store, "matter")
    placed = timeline(picture)
    assert placed.width < 1500
    assert all(row.height <= 90 for row in picture.rows)
    assert page(picture, "da")


@pytest.mark.parametrize("draw", [route, lineage, person, forum])
def test_an_empty_graph_knows_no_names(embedded_store: EmbeddedStore, draw: object) -> None:
    with pytest.raises(UnknownNameError):
        draw(embedded_store, "hvad som helst")  # type: ignore[operator]


def test_names_are_resolved_as_everywhere(embedded_sample: Store) -> None:
    with pytest.raises(UnknownNameError, match="nearest"):
        route(embedded_sample, "medicinn")
    with pytest.raises(AmbiguousNameError):
        forum(embedded_sample, "f")


def test_every_word_of_the_views_is_there() -> None:
    words = labels("da").words
    keys = [f"view.hop_{kind}" for kind in (*HOP_TYPES, *KIN_TYPES)]
    keys += [f"view.{state}" for state in (*STATES, "certain")]
    keys += [f"view.title_{kind}_of" for kind in (*KINDS, "network")]
    keys += [f"view.{kind}_points" for kind in ("decision", "treated", "event", "money", "promise", "meeting")]
    keys += [f"view.{kind}_points" for kind in ("present", "absent", "guest")]
    keys += [f"view.{part}" for part in ("events", "decisions", "money", "promises", "waiting", "seat", "post", "life")]
    assert [key for key in keys if key not in words] == []
    assert re.fullmatch(r"\d+ dage", labels("da").text("view.day_many", count=3))
