"""What both stores promise: reading cannot write, limits hold, and errors are one line that says what to do."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import migrations
from graph.export import canonical
from graph.reading import read_rows
from graph.schema import SCHEMA_VERSION
from graph.stores import open_neo4j
from graph.stores.base import QueryError, StoreError
from graph.writer import apply
from tests import sample
from tests.neo4j_server import Server
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

ROOT = Path(__file__).parents[2]

WRITES = (
    "CREATE (n:Body {id: 'x'})",
    "MATCH (n:Person) SET n.name = 'x'",
    "MATCH (n:Person) DETACH DELETE n",
    "MERGE (n:Person {id: 'x'}) RETURN n",
    "UNWIND [1] AS x CALL { WITH x CREATE (:Body {id: 'x'}) } RETURN x",
    "MATCH (n) REMOVE n.name",
    "CREATE INDEX later FOR (n:Body) ON (n.kind)",
    "CREATE CONSTRAINT later FOR (n:Body) REQUIRE n.kind IS UNIQUE",
    "FOREACH (x IN [1] | CREATE (:Body {id: 'x'}))",
)  # fmt: skip
REACHES_OUT = (
    "LOAD CSV FROM '{file}' AS line RETURN line",
    "LOAD/**/CSV FROM '{file}' AS line RETURN line",
    "CALL {{ LOAD CSV FROM '{file}' AS line RETURN line }} RETURN line",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS line RETURN line",
)  # fmt: skip
ENDLESS = "MATCH (a), (b), (c), (d), (e) WHERE a.id < b.id AND b.id < c.id AND c.id < d.id RETURN count(e)"


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run code in a process of its own."""
    command = (sys.executable, "-c", textwrap.dedent(code), *arguments)
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=120)


@pytest.mark.parametrize("cypher", WRITES)
def test_a_query_cannot_write(store: Store, cypher: str) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    with pytest.raises(QueryError, match="Only queries that read") as caught:
        store.query(cypher)
    assert "\n" not in str(caught.value)
    assert canonical(store) == before
    assert migrations.status(store) == migrations.Status(SCHEMA_VERSION, frozenset())


@pytest.mark.parametrize("cypher", REACHES_OUT)
def test_a_query_cannot_read_files_or_the_network(store: Store, cypher: str, tmp_path: Path) -> None:
    secret = tmp_path / "secret.csv"
    secret.write_text("hemmelig\n", encoding="utf-8")
    with pytest.raises(QueryError) as caught:
        store.query(cypher.format(file=secret.as_uri()))
    assert "hemmelig" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_row_limit_cuts_and_says_so(store: Store) -> None:
    apply(store, sample_rows())
    persons = "MATCH (n:Person) RETURN n.name AS name ORDER BY name"
    cut = store.query(persons, limit=2)
    assert (cut.columns, cut.rows, cut.cut) == (
        ("name",), [{"name": "Birthe Holmsgaard"}, {"name": "Niels Ravnkilde"}], True,
    )  # fmt: skip
    assert [len(store.query(persons, limit=n).rows) for n in (3, 4)] == [3, 3]
    assert not store.query(persons, limit=3).cut


def test_a_time_limit_stops_the_query_and_the_store_lives_on(store: Store) -> None:
    apply(store, sample_rows())
    with pytest.raises(QueryError, match=r"longer than 0\.3 seconds"):
        store.query(ENDLESS, timeout=0.3)
    assert store.query("MATCH (n:Person) RETURN count(n) AS n").rows == [{"n": 3}]
    rows = sample_rows()
    rows.nodes[sample.KLU].properties["level"] = 3
    assert apply(store, rows).changed_nodes == 1


def test_rows_are_plain_values(store: Store) -> None:
    apply(store, sample_rows())
    found = store.query(
        "MATCH (p:Person {id: $id})-[r:WORKS_ON]->(m) "
        "RETURN p, r, [m.name] AS names, {day: date('2024-05-08')} AS map, date('2024-05-08') AS day, null AS nothing",
        {"id": sample.NIELS},
    )
    assert found.columns == ("p", "r", "names", "map", "day", "nothing")
    row = found.rows[0]
    assert row["p"]["variants"] == ["Niels Ravnkilde", "N. Ravnkilde"]
    assert row["r"]["role"] == "lead"
    assert not [name for name in (*row["p"], *row["r"]) if name.startswith("@")]
    assert row["names"] == ["Tryg Hjemkomst"]
    assert (row["map"], row["day"], row["nothing"]) == ({"day": "2024-05-08"}, "2024-05-08", None)


@pytest.mark.parametrize(
    ("index", "words", "found"),
    [
        ("AgendaItem[title,case_text,decision_text]", "medicinlist*", {sample.D2, sample.C4, sample.S5}),
        ("Body[name,region]", "ådal", {sample.KLU, sample.AADAL}),
        ("Mention[text,context]", "holmsgård", {"mention:source:faglig-østerå:2023-06-20:Birthe Holmsgård"}),
        ("Passage[quote]", "bevilger", None),
        ("Matter[name,status]", "hjem*", {sample.HOME, sample.FOLLOW, sample.HOMEWARD}),
    ],
)
def test_full_text_finds_danish_words_by_their_beginning(
    store: Store, index: str, words: str, found: set[str] | None
) -> None:
    apply(store, sample_rows())
    call = f"CALL db.index.fulltext.queryNodes('{index}', $words) YIELD node RETURN node.id AS id"
    ids = {row["id"] for row in store.query(call, {"words": words}).rows}
    assert ids
    assert found is None or ids == found


def test_a_broken_query_is_one_line(store: Store) -> None:
    with pytest.raises(QueryError) as caught:
        store.query("MATCH (n RETURN n")
    assert "\n" not in str(caught.value)


def test_a_transaction_that_raises_leaves_nothing(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction() as transaction:
        transaction.run("CREATE (:Person {id: 'p', scope: 'p'})")
        raise ZeroDivisionError
    assert not read_rows(store).nodes


def test_an_older_store_asks_for_migrate(store: Store) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    _set_version(store, SCHEMA_VERSION - 1)
    with pytest.raises(StoreError, match="klyngegraf migrate"):
        migrations.ensure(store)
    assert migrations.migrate(store) == migrations.Status(SCHEMA_VERSION, frozenset())
    migrations.check_version(store)
    assert canonical(store) == before


def test_a_newer_store_asks_for_an_update(store: Store) -> None:
    _set_version(store, SCHEMA_VERSION + 1)
    for attempt in (migrations.ensure, migrations.check_version, migrations.migrate):
        with pytest.raises(StoreError, match="Update klyngegraf"):
            attempt(store)


def _set_version(store: Store, version: int) -> None:
    with store.transaction() as transaction:
        transaction.run("MERGE (m:Meta {id: 'schema'}) SET m.version = $version", {"version": version})


@pytest.mark.neo4j
def test_neo4j_says_what_is_wrong_with_the_login(neo4j: Server) -> None:
    with pytest.raises(StoreError, match="NEO4J_PASSWORD"):
        open_neo4j(neo4j.uri, neo4j.user, "wrong")
    with pytest.raises(StoreError, match="NEO4J_DATABASE"):
        open_neo4j(neo4j.uri, neo4j.user, neo4j.password, "nosuchdatabase")


def test_neo4j_says_that_nobody_answers() -> None:
    for uri in ("bolt://127.0.0.1:9", "nonsense"):
        with pytest.raises(StoreError, match="NEO4J_URI") as caught:
            open_neo4j(uri, "neo4j", "x")
        assert "\n" not in str(caught.value)


def test_stores_are_imported_when_opened() -> None:
    code = "import sys, graph.stores, graph.writer, graph.migrations, graph.export; print(*sys.modules)"
    assert not {"neo4j", "arcadedb", "platformdirs"} & set(run(code).stdout.split())
