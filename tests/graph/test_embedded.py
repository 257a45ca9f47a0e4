"""The embedded store alone: locks, crashes, folders that are no store."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from graph import migrations
from graph.reading import read_rows
from graph.rows import Rows
from graph.stores import open_embedded
from graph.stores.base import Mode, StoreError
from graph.stores.embedded import EmbeddedStore
from graph.writer import apply
from tests.sample import sample_rows

ROOT = Path(__file__).parents[2]

HOLD = """
    import sys
    from graph.stores import open_embedded
    store = open_embedded(sys.argv[1], sys.argv[2])
    print("open", flush=True)
    sys.stdin.read()
    store.close()
"""
WRITE_FOR_EVER = """
    import sys
    from graph import migrations, writer
    from graph.stores import open_embedded
    from tests.sample import sample_rows
    writer.TRANSACTION = 1
    writer.BATCH = 20
    store = open_embedded(sys.argv[1], "write")
    migrations.ensure(store)
    begin = type(store).transaction
    count = 0
    def counted(self):
        global count
        count += 1
        print(count, flush=True)
        return begin(self)
    type(store).transaction = counted
    writer.apply(store, sample_rows())
"""


@pytest.fixture
def filled(embedded_store: EmbeddedStore) -> Path:
    """Folder of a closed store with the sample in it."""
    apply(embedded_store, sample_rows())
    embedded_store.close()
    return Path(embedded_store.place)


def start(code: str, *arguments: str) -> subprocess.Popen[str]:
    command = (sys.executable, "-c", textwrap.dedent(code), *arguments)
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=ROOT, text=True, stdin=pipe, stdout=pipe, stderr=pipe)


@pytest.mark.parametrize(("held", "wanted"), [("write", "read"), ("write", "write"), ("read", "write")])
def test_a_store_in_use_names_its_holder(filled: Path, held: Mode, wanted: Mode) -> None:
    with start(HOLD, str(filled), held) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        with pytest.raises(StoreError, match=rf"in use by process {holder.pid} \(.*\) since \d{{4}}-") as caught:
            open_embedded(filled, wanted)
        assert "\n" not in str(caught.value)
        holder.communicate("")
    open_embedded(filled, wanted).close()


def test_many_read_at_once(filled: Path) -> None:
    with start(HOLD, str(filled), "read") as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "open\n"
        store = open_embedded(filled)
        assert store.query("MATCH (n:Person) RETURN count(n) AS n").rows == [{"n": 3}]
        store.close()
        holder.communicate("")


def test_a_killed_holder_leaves_no_lock(filled: Path) -> None:
    with start(HOLD, str(filled), "write") as holder:
        assert holder.stdout
        holder.stdout.readline()
        holder.kill()
    store = open_embedded(filled)  # only reads, though the writer never closed
    assert len(read_rows(store).nodes) == len(sample_rows().nodes)
    store.close()


@pytest.mark.parametrize("whole_files", [1, 2, 4])
def test_a_killed_load_holds_each_file_wholly_or_not_at_all(tmp_path: Path, whole_files: int) -> None:
    path = tmp_path / "store"
    with start(WRITE_FOR_EVER, str(path)) as writer:
        assert writer.stdout
        while writer.stdout.readline() not in (f"{whole_files + 1}\n", ""):
            pass
        writer.kill()
    assert writer.returncode == -signal.SIGKILL
    store = open_embedded(path, "write")
    migrations.ensure(store)
    found, rows = read_rows(store), sample_rows()
    whole = [file for file in files(rows) if files(rows)[file] <= found.nodes.keys()]
    assert len(whole) == whole_files
    assert not any(files(rows)[file] & found.nodes.keys() for file in files(rows) if file not in whole)
    changes = apply(store, rows)
    assert changes.new_nodes == len(rows.nodes) - len(found.nodes)
    assert not apply(store, rows)
    assert read_rows(store).edges.keys() == rows.edges.keys()
    store.close()


def files(rows: Rows) -> dict[str, set[str]]:
    """The nodes that each file of the rows says, by the id of its source."""
    return {
        source.id: {node.id for node in rows.nodes.values() if node.properties["scope"] == source.id}
        for source in rows.nodes.values()
        if source.labels[0] == "Source"
    }


def test_ctrl_c_ends_a_query_and_the_process(filled: Path) -> None:
    code = """
        import os, signal, sys, threading
        from graph.stores import open_embedded
        from tests.graph.test_stores import ENDLESS
        signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell has put into the background
        store = open_embedded(sys.argv[1])
        threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT)).start()
        try:
            store.query(ENDLESS)
        except KeyboardInterrupt:
            print(store.query("MATCH (n:Person) RETURN count(n) AS n").rows)
            store.close()
    """
    with start(code, str(filled)) as process:
        out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("[{'n': 3}]\n", "", 0)


def test_reading_what_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="klyngegraf load"):
        open_embedded(tmp_path / "nothing")
    assert not list(tmp_path.iterdir())


def test_folders_with_other_files_are_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    modes: tuple[Mode, ...] = ("read", "write")
    for mode in modes:
        with pytest.raises(StoreError):
            open_embedded(tmp_path, mode)
    assert [path.name for path in tmp_path.iterdir()] == ["notes.txt"]
    with pytest.raises(StoreError, match="is a file"):
        open_embedded(tmp_path / "notes.txt", "write")


def test_a_store_open_for_reading_does_not_write(filled: Path) -> None:
    def content() -> dict[str, bytes]:  # but for the engine's own statistics, which it can do without
        return {path.name: path.read_bytes() for path in filled.iterdir() if path.name != "statistics.json"}

    before = content()
    store = open_embedded(filled)
    with pytest.raises(StoreError, match="reading only"), store.transaction():
        pass
    store.close()
    assert content() == before


def test_a_lost_index_is_made_again(filled: Path) -> None:
    store = open_embedded(filled, "write")
    store.execute("DROP INDEX `Passage[quote]`")
    assert migrations.status(store).missing == {"Passage[quote]"}
    migrations.ensure(store)
    assert not migrations.status(store).missing
    words = "CALL db.index.fulltext.queryNodes('Passage[quote]', 'bevilger') YIELD node RETURN node.id AS id"
    assert store.query(words).rows
    store.close()


def test_nothing_is_printed(tmp_path: Path) -> None:
    code = """
        import sys
        from graph import migrations, writer
        from graph.stores import open_embedded
        from tests.sample import sample_rows
        store = open_embedded(sys.argv[1], "write")
        migrations.ensure(store)
        writer.apply(store, sample_rows())
        store.close()
    """
    with start(code, str(tmp_path / "store")) as process:
        out, err = process.communicate(timeout=60)
    assert (out, err, process.returncode) == ("", "", 0)
    assert not (ROOT / "log").exists()
    assert list((tmp_path / "store").iterdir())
