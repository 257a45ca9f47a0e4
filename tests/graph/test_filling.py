"""A first load in bulk: the same graph as by statements, all of it or nothing."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

import graph.writer
from graph import migrations
from graph.export import canonical
from graph.reading import read_rows
from graph.rows import Node
from graph.stores import open_embedded
from graph.stores.embedded import EmbeddedStore
from graph.writer import apply, compare
from tests.sample import sample_rows

ROOT = Path(__file__).parents[2]
# Fills in bulk, and stops where the argument says: before the new store takes the place of the old, or between the
# two renamings by which it does.
FILL = """
    import pathlib, sys, time
    import graph.renewal, graph.writer
    from graph import migrations
    from graph.stores import open_embedded
    from graph.stores.embedded import EmbeddedStore
    from tests.sample import sample_rows
    graph.writer.BULK = 0
    def wait(*_):
        print("here", flush=True)
        time.sleep(600)
    if sys.argv[2] == "filled":
        EmbeddedStore.replace_with = wait
    rename = pathlib.Path.rename
    def renamed(self, target):
        if self.name.endswith(".fresh") and sys.argv[2] == "between":
            wait()
        return rename(self, target)
    pathlib.Path.rename = renamed
    store = open_embedded(sys.argv[1], "write")
    migrations.ensure(store)
    graph.writer.apply(store, sample_rows())
"""


@pytest.fixture
def bulk(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(graph.writer, "BULK", 0)


def test_bulk_gives_what_statements_give(
    embedded_store: EmbeddedStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply(embedded_store, sample_rows())
    monkeypatch.setattr(graph.writer, "BULK", 0)
    other = open_embedded(tmp_path / "other", "write")
    migrations.ensure(other)
    apply(other, sample_rows())
    assert canonical(other) == canonical(embedded_store)
    assert not compare(other, sample_rows(), afresh=True).changes
    assert not migrations.status(other).missing
    other.close()
    assert sorted(path.name for path in tmp_path.iterdir() if path.name.startswith("other.")) == ["other.lock"]


def test_what_was_filled_in_bulk_can_be_changed_by_statements(embedded_store: EmbeddedStore, bulk: None) -> None:
    apply(embedded_store, sample_rows())
    rows = sample_rows()
    body = next(node for node in rows.nodes.values() if node.labels == ("Body", "Forum"))
    rows.add(Node(("Body", "Group"), body.id, {**body.properties, "name": "Kredsen"}))
    apply(embedded_store, rows)
    assert embedded_store.query("MATCH (g:Group {name: 'Kredsen'}) RETURN g.id AS id").rows == [{"id": body.id}]
    apply(embedded_store, sample_rows())
    assert not compare(embedded_store, sample_rows(), afresh=True).changes


def test_notes_stay_and_what_is_written_beside_is_there(embedded_store: EmbeddedStore, bulk: None) -> None:
    with embedded_store.transaction() as transaction:
        transaction.run("MERGE (m:Meta {id: 'old'}) SET m.note = 'kept'")
    numbers: list[tuple[int, int]] = []
    graph.writer.write(
        embedded_store,
        compare(embedded_store, sample_rows()),
        lambda transaction, number, total: numbers.append((number, total)),
    )
    assert numbers == [(1, 1)]
    assert embedded_store.query("MATCH (m:Meta {id: 'old'}) RETURN m.note AS note").rows == [{"note": "kept"}]


@pytest.mark.parametrize("moment", ["filled", "between"])
def test_a_kill_leaves_the_store_as_it_was_and_nothing_beside_it(tmp_path: Path, moment: str) -> None:
    command = (sys.executable, "-c", textwrap.dedent(FILL), str(tmp_path / "store"), moment)
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        process.kill()
    store = open_embedded(tmp_path / "store", "write")
    assert not read_rows(store).nodes
    assert sorted(path.name for path in tmp_path.iterdir()) == ["store", "store.lock"]
    apply(store, sample_rows())
    assert not compare(store, sample_rows(), afresh=True).changes
    store.close()


def test_an_error_on_the_way_leaves_the_store_as_it_was(
    embedded_store: EmbeddedStore, bulk: None, tmp_path: Path
) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        graph.writer.write(embedded_store, compare(embedded_store, sample_rows()), stop)
    assert not read_rows(embedded_store).nodes
    assert not (tmp_path / "store.fresh").exists()
