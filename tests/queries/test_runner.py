from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.stores.base import QueryError
from queries import runner
from queries.errors import AmbiguousNameError, ParameterError, UnknownNameError
from queries.library import load
from queries.parameters import FAR_FUTURE, Parameter, day

if TYPE_CHECKING:
    from graph.stores.base import Store


def test_defaults_are_filled_in_and_given_values_read() -> None:
    query = load()["escalation/overview"]
    assert runner.values(query, {"since": "2024-03", "kinds": "escalates, delegates"}) == {
        "kinds": ["escalates", "delegates"],
        "body": "",
        "since": "2024-03-01",
        "until": FAR_FUTURE,
        "as_of": FAR_FUTURE,
    }


@pytest.mark.parametrize(
    ("parameter", "given_value", "complaint"),
    [
        ("as_of", "8. maj", "parameter as_of: expected a date such as 2024-05-08, got '8. maj'"),
        ("as_of", "2024-02-30", "parameter as_of: expected a date such as 2024-05-08, got '2024-02-30'"),
        ("as_of", "0000", "parameter as_of: expected a date such as 2024-05-08, got '0000'"),
        ("body", 7, "parameter body: expected a text, got '7'"),
        ("kinds", 7, "parameter kinds: expected texts with commas between them, got '7'"),
        ("kinds", "escalates,esc", "parameter kinds: expected escalates, delegates, consults, "),
        ("boddy", "x", "escalation/overview has no parameter boddy; the nearest are: body"),
    ],
)
def test_a_wrong_parameter_says_which_and_what_was_expected(
    parameter: str, given_value: object, complaint: str
) -> None:
    with pytest.raises(ParameterError) as caught:
        runner.values(load()["escalation/overview"], {parameter: given_value})
    assert str(caught.value).startswith(complaint)
    assert caught.value.parameter == parameter


def test_a_missing_parameter_is_named() -> None:
    with pytest.raises(ParameterError, match="escalation/route needs parameter matter"):
        runner.values(load()["escalation/route"], {})


@pytest.mark.parametrize(
    ("kind", "given_value", "value"),
    [
        ("integer", "12", 12),
        ("integer", 12, 12),
        ("boolean", "ja", True),
        ("boolean", False, False),
        ("list", "", []),
        ("list", ("a", "b"), ["a", "b"]),
        ("date", date(2024, 5, 8), "2024-05-08"),
        ("date", "2024", "2024-01-01"),
        ("text", " x ", " x "),
    ],
)
def test_values_become_what_their_type_says(kind: str, given_value: object, value: object) -> None:
    assert Parameter("p", kind, "…").value(given_value) == value


@pytest.mark.parametrize(("kind", "given_value"), [("integer", "1.5"), ("integer", True), ("boolean", "maybe")])
def test_values_of_another_type_are_refused(kind: str, given_value: object) -> None:
    with pytest.raises(ParameterError, match="parameter p: expected"):
        Parameter("p", kind, "…").value(given_value)


@given(st.dates())
def test_every_date_stands_for_itself(some: date) -> None:
    assert day(some.isoformat()) == some.isoformat() == day(some)


def test_an_unknown_query_names_the_three_nearest(embedded_sample: Store) -> None:
    with pytest.raises(UnknownNameError) as caught:
        runner.run(embedded_sample, "rute")
    assert "escalation/route" in caught.value.nearest
    assert len(caught.value.nearest) <= 3


def test_the_topic_may_be_left_out(embedded_sample: Store) -> None:
    short = runner.run(embedded_sample, "projects")
    assert short == runner.run(embedded_sample, "lineage/projects")
    assert short.columns == tuple(column.name for column in load()["lineage/projects"].columns)


def test_as_of_before_everything_is_an_empty_answer_with_columns(embedded_sample: Store) -> None:
    result = runner.run(embedded_sample, "escalation/matters", {"as_of": "1900"})
    assert (result.rows, result.cut) == ([], False)
    assert result.columns[:2] == ("id", "matter")


def test_a_limit_cuts_and_says_how_many_there_are(sample: Store) -> None:
    result = runner.run(sample, "meetings/meetings", limit=2)
    assert (len(result.rows), result.cut, result.total) == (2, True, 6)
    result = runner.run(sample, "meetings/meetings", limit=6)
    assert (len(result.rows), result.cut, result.total) == (6, False, 6)


def test_more_rows_than_are_counted_have_no_total(sample: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runner, "COUNTED", 3)
    result = runner.run(sample, "meetings/meetings", limit=2)
    assert (len(result.rows), result.cut, result.total) == (2, True, None)


def test_free_cypher_takes_parameters_as_they_were_meant(sample: Store) -> None:
    result = runner.run_text(
        sample,
        "MATCH (b:Body) WHERE b.level >= $level AND b.registered = $known RETURN b.name AS name ORDER BY name",
        {"level": "6", "known": "true"},
    )
    assert result.rows == [{"name": "Region Vesterland"}, {"name": "SSF (Vesterland)"}]


def test_free_cypher_names_the_parameter_it_misses(embedded_sample: Store) -> None:
    with pytest.raises(ParameterError, match="parameter x: the query uses it"):
        runner.run_text(embedded_sample, "RETURN $x AS x")


@pytest.mark.parametrize(
    "cypher",
    [
        "CREATE (:Body {id: 'x'})",
        "MATCH (b:Body) SET b.name = 'x'",
        "MATCH (b:Body) DETACH DELETE b",
        "MATCH (b RETURN",
    ],
)
def test_free_cypher_cannot_write_nor_be_nonsense(sample: Store, cypher: str) -> None:
    before = sample.query("MATCH (b:Body) RETURN b.name AS name ORDER BY name").rows
    with pytest.raises(QueryError) as caught:
        runner.run_text(sample, cypher)
    assert "\n" not in str(caught.value)
    assert sample.query("MATCH (b:Body) RETURN b.name AS name ORDER BY name").rows == before


@given(st.text(max_size=30))
def test_plain_values_keep_what_they_say(text: str) -> None:
    value = runner.plain(text)
    assert value == text or str(value).lower() == text or float(value) == float(text)


def test_two_queries_of_one_name_would_be_told_apart() -> None:
    from queries.names import Named, choose

    things = [Named("a/x", "a/x", ("x",)), Named("b/x", "b/x", ("x",))]
    with pytest.raises(AmbiguousNameError, match="'x' can mean more than one query: a/x, b/x"):
        choose("query", "x", things)


def test_names_of_things_become_ids_and_other_parameters_stay(sample: Store) -> None:
    query = load()["escalation/between"]
    given_by_user: dict[str, object] = {"from_body": "klu", "to_body": "strategisk sundhedsforum", "as_of": "2024"}
    assert runner.named(sample, query, given_by_user) == {
        "from_body": "forum:klu-ådal",
        "to_body": "forum:ssf-vesterland",
        "as_of": "2024",
    }
    with pytest.raises(UnknownNameError, match="no body is called 'Driftforrum'"):
        runner.named(sample, query, {"from_body": "Driftforrum"})
