from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries import runner
from queries.errors import ParameterError
from queries.library import load
from queries.pasting import example_values, literal, pasteable
from queries.runner import run_text

if TYPE_CHECKING:
    from graph.stores.base import Store


def test_parameters_come_first_then_the_query() -> None:
    text = pasteable(load()["escalation/route"], {"matter": "Tom's sag", "as_of": "2023"})
    assert text.splitlines()[:3] == [
        ":param matter => 'Tom\\'s sag';",
        ":param as_of => '2023-01-01';",
        "// The route of a matter: each hop in order, with the words that say it.",
    ]
    assert text.endswith("ORDER BY sort_date, steps, fact;")


def test_what_is_not_given_is_the_default_or_the_example() -> None:
    lines = pasteable(load()["people/attendance"]).splitlines()
    assert ":param associations => false;" in lines
    assert ":param person => '';" in lines
    first = pasteable(load()["quality/witnesses"]).splitlines()[0]
    assert first == ":param things => ['forum:klu-hede', 'forum:klu-hede-by'];"


def test_a_value_of_another_type_is_refused() -> None:
    with pytest.raises(ParameterError, match="parameter as_of: expected a date"):
        pasteable(load()["escalation/route"], {"as_of": "8. maj"})


@pytest.mark.parametrize("name", load())
def test_every_example_names_its_query_and_parameters_that_it_has(name: str) -> None:
    query = load()[name]
    assert query.example.startswith(f"klyngegraf query {name}")
    given_here = re.findall(r"--param (\w+)=", query.example)
    assert sorted(example_values(query)) == sorted(given_here)
    needed = {parameter.name for parameter in query.parameters if parameter.default is None}
    assert needed <= set(given_here)


def test_what_is_pasted_answers_like_the_query(sample: Store) -> None:
    asked: dict[str, object] = {"matter": "Medicin ved udskrivelse", "as_of": "2023-06-30"}
    lines = pasteable(load()["escalation/route"], asked).splitlines()
    parameters = dict(re.findall(r"^:param (\w+) => '(.*)';$", "\n".join(lines), re.MULTILINE))
    cypher = "\n".join(line for line in lines if not line.startswith(":param")).removesuffix(";")
    assert run_text(sample, cypher, parameters).rows == runner.run(sample, "escalation/route", asked).rows


@given(st.text(max_size=30))
def test_a_text_is_written_so_that_it_stays_one_literal(text: str) -> None:
    written = literal(text)
    assert re.fullmatch(r"'(?:[^'\\\n]|\\.)*'", written)
