"""Somebody's own Cypher reads the graph and nothing else, on both stores, however it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from graph import migrations
from graph.export import canonical
from graph.schema import SCHEMA_VERSION
from graph.stores.base import QueryError
from graph.stores.guard import check_functions, check_plan
from graph.writer import apply
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

WRITES = (
    "CREATE (n:Body {id: 'x'})",
    "MATCH (n:Person) SET n.name = 'x' RETURN n",
    "MATCH (n) DETACH DELETE n",
    "/* MATCH (n) RETURN n */ MERGE (n:Body {id: 'x'}) RETURN n",
    "// RETURN 1\nCREATE (n:Body {id: 'x'})",
    "MATCH (n) RETURN n LIMIT 1 /* */ UNION MATCH (n) REMOVE n.name RETURN n",
    "CALL { CREATE (n:Body {id: 'x'}) } RETURN 1",
    "MATCH (n) CALL { WITH n DETACH DELETE n } IN TRANSACTIONS",
    "FOREACH (x IN [1] | CREATE (:Body {id: 'x'}))",
    "PROFILE CREATE (n:Body {id: 'x'})",
    "CREATE INDEX later FOR (n:Body) ON (n.kind)",
    "DROP INDEX `Body[name,region]`",
    "CREATE USER eve SET PASSWORD 'somethinglong'",
    "ALTER CURRENT USER SET PASSWORD FROM 'a' TO 'b'",
    "DROP DATABASE neo4j",
    "STOP DATABASE neo4j",
    "TERMINATE TRANSACTIONS 'neo4j-transaction-1'",
)
SEVERAL = ("RETURN 1; MATCH (n) DETACH DELETE n", "RETURN 1 //\n; CREATE (n:Body {id: 'x'})", "RETURN 1;\nRETURN 2;")
REACHES_OUT = (
    "LOAD CSV FROM '{file}' AS line RETURN line",
    "load/**/csv from '{file}' as line return line",
    "CALL {{ LOAD CSV FROM '{file}' AS line RETURN line }} RETURN line",
    "MATCH (n) WHERE EXISTS {{ LOAD CSV FROM '{file}' AS line RETURN line }} RETURN n",
    "LOAD CSV FROM 'http://127.0.0.1:9/x.csv' AS line RETURN line",
    "LOAD JSON FROM '{file}' AS line RETURN line",
    "CALL apoc.load.json('{file}')",
    "CALL apoc.cypher.doIt('CREATE (n:Body)', {{}})",
    "CALL apoc.export.csv.all('{file}.out', {{}})",
    "RETURN apoc.cypher.runFirstColumn('LOAD CSV FROM \"{file}\" AS x RETURN x', {{}})",
    "CALL genai.vector.encode('a', 'OpenAI', {{}})",
    "CALL db.createLabel('Ny')",
    "CALL `db`.`clearQueryCaches`()",
    "CALL dbms.killConnections(['bolt-1'])",
    "CALL dbms . listConfig () YIELD name RETURN name",
    "MATCH (n) RETURN COLLECT {{ CALL dbms.listConfig() YIELD name RETURN name }} AS x",
    "CALL dbms.queryJmx('*:*')",
    "SHOW SETTINGS",
    "SHOW USERS",
    "CALL sql('DELETE FROM Body')",
    "SELECT FROM Body",
    "DELETE FROM Body",
    "EXPORT DATABASE {file}.out",
    "DEFINE FUNCTION a.b \"return 1\" LANGUAGE js",
)  # fmt: skip
READS = (
    "MATCH (b:Body) RETURN b.name ORDER BY b.name;",
    "  // hvem\n MATCH (b:Body) /* ; CREATE */ RETURN count(b) AS n",
    "RETURN 'CREATE (n); CALL dbms.listConfig()' AS text",
    "CALL db.index.fulltext.queryNodes('Body[name,region]', 'ådal') YIELD node RETURN node.name",
    "SHOW INDEXES",
    "EXPLAIN MATCH (n) RETURN n",
    "UNWIND [date('2024-05-08'), duration.between(date('2024-05-08'), date('2024-06-08'))] AS d RETURN toString(d)",
)


def test_nothing_is_written(store: Store) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    for cypher in (*WRITES, *SEVERAL):
        with pytest.raises(QueryError) as caught:
            store.query(cypher, guarded=True)
        assert "\n" not in str(caught.value), cypher
    assert canonical(store) == before
    assert migrations.status(store) == migrations.Status(SCHEMA_VERSION, frozenset())


def test_nothing_outside_the_graph_is_reached(store: Store, tmp_path: Path) -> None:
    apply(store, sample_rows())
    secret = tmp_path / "secret.csv"
    secret.write_text("hemmelig\n", encoding="utf-8")
    for cypher in REACHES_OUT:
        with pytest.raises(QueryError) as caught:
            store.query(cypher.format(file=secret.as_uri()), guarded=True)
        assert "hemmelig" not in str(caught.value), cypher
    assert [path.name for path in tmp_path.glob("secret*")] == ["secret.csv"]


def test_what_only_reads_is_answered(store: Store) -> None:
    apply(store, sample_rows())
    before = canonical(store)
    for cypher in READS:
        store.query(cypher, guarded=True)
    assert canonical(store) == before


def test_parameters_are_values_and_no_cypher(store: Store) -> None:
    apply(store, sample_rows())
    found = store.query("RETURN $a AS a", {"a": "x'}) DETACH DELETE n //"}, guarded=True)
    assert found.rows == [{"a": "x'}) DETACH DELETE n //"}]


@pytest.mark.parametrize(
    "cypher",
    [
        "RETURN apoc.cypher.runFirstColumn('x')",
        "RETURN `apoc`.cypher . `runFirstColumn` ('x')",
        "RETURN apoc./* */cypher.runFirstColumn//\n('x')",
        "RETURN \\u0061poc.cypher.runFirstColumn('x')",
        "RETURN APOC.Cypher.runFirstColumn('x')",
    ],
)
def test_functions_that_were_added_to_a_server_are_refused(cypher: str) -> None:
    with pytest.raises(QueryError, match="runFirstColumn"):
        check_functions(cypher, ["apoc.cypher.runFirstColumn"])


def test_other_functions_are_not() -> None:
    check_functions("RETURN toUpper('apoc') AS apoc", ["apoc.cypher.runFirstColumn"])


def test_a_plan_is_judged_in_its_depth() -> None:
    inner = {"operatorType": "ProcedureCall@neo4j", "args": {"Details": "apoc.load.json($a) :: (v)"}, "children": []}
    plan = {"operatorType": "ProduceResults@neo4j", "args": {}, "children": [
        {"operatorType": "Apply@neo4j", "args": {}, "children": [inner]}]}  # fmt: skip
    with pytest.raises(QueryError, match=r"apoc\.load\.json"):
        check_plan(plan)
    inner["args"] = {"Details": "db.labels() :: (label)"}
    check_plan(plan)
