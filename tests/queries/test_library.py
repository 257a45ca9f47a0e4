from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from queries.errors import LibraryError
from queries.labels import LANGUAGES, labels
from queries.library import CODE_TYPES, load, parse, used_parameters
from queries.runner import values
from tests.queries.asking import every_question

if TYPE_CHECKING:
    from graph.stores.base import Store

GOOD = """// All bodies of a kind.
// for: a test
// parameter: kind text = 'klu' -- kind of body
// parameter: as_of date = 2024 -- what was known
// column: name text -- name of the body
// example: klyngegraf query test/bodies

MATCH (b:Body {kind: $kind}) WHERE b.known_from <= $as_of RETURN b.name AS name
"""


def test_a_header_is_read() -> None:
    query = parse("test/bodies", GOOD)
    assert (query.summary, query.audience, query.topic) == ("All bodies of a kind.", "a test", "test")
    assert [(p.name, p.type, p.default) for p in query.parameters] == [
        ("kind", "text", "klu"),
        ("as_of", "date", "2024-01-01"),
    ]
    assert [(c.name, c.type, c.meaning) for c in query.columns] == [("name", "text", "name of the body")]
    assert query.cypher.startswith("MATCH (b:Body")


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        ("{kind: $kind}", "", "declares ['as_of', 'kind'] and uses ['as_of']"),
        ("$as_of", "$until", "uses ['kind', 'until']"),
        ("// for: a test\n", "", "one line 'for'"),
        ("// column: name text", "// column: name word", "not a column"),
        ("text = 'klu' --", "colour --", "not a parameter"),
        ("text = 'klu' --", "list of colour = '' --", "not a parameter"),
        ("// column: name text -- name of the body\n", "", "no columns"),
        ("// example", "example", "starts with '// '"),
        ("// for:", "// whom:", "not a line of a header"),
        ("// parameter: as_of date = 2024 -- what was known\n", "// for: two\n", "one line 'for'"),
    ],
)
def test_a_broken_header_is_refused_by_name(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    with pytest.raises(LibraryError, match="test/bodies: ") as caught:
        parse("test/bodies", GOOD.replace(old, new))
    assert complaint in str(caught.value)


def test_a_query_without_as_of_is_refused() -> None:
    text = GOOD.replace("// parameter: as_of date = 2024 -- what was known\n", "").replace(
        " WHERE b.known_from <= $as_of", ""
    )
    with pytest.raises(LibraryError, match="takes no as_of"):
        parse("test/bodies", text)


def test_a_dollar_in_quotation_marks_is_no_parameter() -> None:
    assert used_parameters("RETURN '$a', \"it's $b\", `$c`, $d, 'x\\'$e'") == {"d"}


@given(st.text(alphabet="/ :=-|$'abfor\n", max_size=200))
def test_any_text_is_either_a_query_or_refused_in_one_line(text: str) -> None:
    try:
        parse("test/any", text)
    except LibraryError as error:
        assert "test/any" in str(error)


@pytest.mark.parametrize("name", load())
def test_columns_are_what_the_query_returns(sample: Store, name: str) -> None:
    query = load()[name]
    declared = tuple(column.name for column in query.columns)
    returned = None
    for asked in every_question(query, sample):
        answer = sample.query(query.cypher, values(query, asked))
        returned = answer.columns if answer.rows else returned
        assert all(tuple(row) == declared for row in answer.rows)
    assert returned in (declared, None)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_columns_of_a_query_have_one_heading(language: str) -> None:
    words = labels(language).words
    for query in load().values():
        headings = [words[f"column.{column.name}"] for column in query.columns]
        assert len(set(headings)) == len(headings), (query.name, sorted(headings))


def test_every_column_and_code_has_words() -> None:
    words = labels("da").words
    for query in load().values():
        for column in query.columns:
            assert f"column.{column.name}" in words, (query.name, column.name)
    assert all(any(key.startswith(f"{table}.") for key in words) for table in CODE_TYPES)


@pytest.mark.parametrize("name", load())
def test_a_library_query_keeps_to_what_both_stores_can(name: str) -> None:
    cypher = load()[name].cypher
    assert not re.search(r"\{\s*\.", cypher), "map projections lose aggregates on the embedded store"
    assert not re.search(r"^\s+(p|path|way)\b", cypher.rpartition("RETURN")[2]), "a path comes back as a text"
    assert "elementId" not in cypher
    assert "ORDER BY" in cypher.rpartition("RETURN")[2], "rows need an order of their own"


@pytest.mark.parametrize("name", load())
def test_what_three_or_more_ways_lead_to_is_made_one(name: str) -> None:
    """The embedded engine lets through, of three or more parts of a UNION, what two of them found."""
    lines = load()[name].cypher.splitlines()
    for at, line in enumerate(lines):
        depth = len(line) - len(line.lstrip())
        if re.match(r"\s*CALL \(.*\) \{$", line):
            end = next(n for n in range(at + 1, len(lines)) if lines[n].rstrip() == " " * depth + "}")
            unions = [each for each in lines[at:end] if each == " " * (depth + 2) + "UNION"]
            after = " ".join(lines[end + 1 : end + 4])
            assert len(unions) < 2 or "DISTINCT" in after or "min(" in after or "collect(" in after, lines[at : at + 3]
