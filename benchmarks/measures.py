"""The parts of `make bench`, each a function of the number of minutes that returns figures.

A part runs in a process of its own (see `run.py`), so that its peak of memory is its own.
"""

from __future__ import annotations

import json
import shutil
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from benchmarks.ground import WORK, all_but_last, copied, corpus, klyngegraf, measured, store

if TYPE_CHECKING:
    from graph.rows import Rows
    from graph.stores.base import Store

Figures = dict[str, Any]
BATCH, TRANSACTION, RUNS = 5_000, 20_000, 5
SAMPLE = 200  # files that are read again and again


def generate(size: int) -> Figures:
    """Writing the minutes themselves; memory must not grow with their number."""
    folder = WORK / "generated"
    shutil.rmtree(folder, ignore_errors=True)
    run = measured([sys.executable, "-m", "benchmarks.corpus", str(folder), str(size)])
    written = sum(file.stat().st_size for file in (folder / "minutes").iterdir())
    shutil.rmtree(folder)
    return {**run.figures(), "minutes": size, "megabytes": round(written / 1e6, 2)}


def extraction(size: int) -> Figures:
    """Reading by stages against spaCy's tokenizer and str.split, of at most `SAMPLE` files: `extraction.py` tells."""
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        for file in sorted((corpus(size) / "minutes").iterdir())[:SAMPLE]:
            (Path(folder) / file.name).hardlink_to(file)
        return _said("benchmarks.extraction", folder)


def growth(size: int) -> Figures:
    """Whether reading takes time in proportion to the text: `growth.py` measures it, whatever the size here."""
    return _said("benchmarks.growth")


def formats(size: int) -> Figures:
    """Pages a second of each format: `formats.py` measures it, whatever the size here."""
    return _said("benchmarks.formats")


def _said(module: str, *arguments: str) -> Figures:
    """What another measurement of this folder takes and prints."""
    run = measured([sys.executable, "-m", module, *arguments], fails=True)
    return {**run.figures(), "output": run.output.strip()}


def reading(size: int) -> Figures:
    """Reading all files with one worker and with two, each worker on a processor of its own."""
    from benchmarks.loading import reading as read

    files = sorted((corpus(size) / "minutes").iterdir())
    megabytes = sum(file.stat().st_size for file in files) / 1e6
    one, two = read(files, 1), read(files, 2)
    return {
        "minutes_per_second": round(size / one, 1), "megabytes_per_second": round(megabytes / one, 3),
        "minutes_per_second_on_two": round(size / two, 1), "two_cores": round(one / two, 2),
    }  # fmt: skip


def load(size: int) -> Figures:
    """`klyngegraf load` of everything into a store that is not there, and once more with nothing new."""
    minutes = corpus(size) / "minutes"
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        place = Path(folder) / "store"
        first = klyngegraf("load", minutes, store=place)
        again = klyngegraf("load", minutes, store=place)
        disk = sum(file.stat().st_size for file in place.rglob("*") if file.is_file())
    return {
        "first": first.figures(), "nothing_new": again.figures(), "store_megabytes": round(disk / 1e6, 1),
        "minutes_per_second": round(size / first.seconds, 1),
    }  # fmt: skip


def write(size: int) -> Figures:
    """Nodes and relationships a second into each store: first load, a later one, and the bare UNWIND … CREATE."""
    from graph.stores import open_embedded, open_neo4j
    from tests.neo4j_server import UnavailableError, neo4j_server

    before, after = _rows_before_and_after(size)
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        number = iter(range(100))
        figures: Figures = {"rows": _count(after)}
        figures["embedded"] = _writing(lambda: open_embedded(Path(folder) / f"{next(number)}", "write"), before, after)
        try:
            with neo4j_server() as server:
                figures["neo4j"] = _writing(
                    lambda: _emptied(open_neo4j(server.uri, server.user, server.password)), before, after
                )
        except UnavailableError as error:
            figures["neo4j"] = {"not_measured": str(error)}
    return figures


def one_more(size: int) -> Figures:
    """`klyngegraf load` of one more document into a store of so many: the median of several copies."""
    place, last = store(size), all_but_last(size)[1]
    runs = []
    for _ in range(3):
        with copied(place) as copy:
            runs.append(klyngegraf("load", last, store=copy))
    return sorted(runs, key=lambda run: run.seconds)[1].figures()


def queries(size: int) -> Figures:
    """The library's queries, p50 and p95 in milliseconds on each store: `queries.py` measures and prints a table."""
    run = measured([sys.executable, "-m", "benchmarks.queries", "--store", str(store(size))])
    lines = [
        [cell.strip(" `") for cell in line.strip("| ").split("|")] for line in run.output.splitlines() if "|" in line
    ]
    heads, _, *rows = lines
    return {**run.figures(), "queries": [dict(zip(heads, row, strict=True)) for row in rows]}


def cold(size: int) -> Figures:
    """Commands from the shell, each in a fresh process: the median of several."""
    place = store(size)
    matter = next(
        m for m in json.loads((corpus(size) / "truth.json").read_text(encoding="utf-8"))["matters"] if m["names"]
    )
    commands = {
        "help": ["--help"], "lineage": ["lineage", matter["names"][0]], "search": ["search", "aftalen"],
        "query": ["query", "commitments/open", "--json"], "doctor": ["doctor"],
    }  # fmt: skip
    figures: Figures = {}
    for name, command in commands.items():
        runs = [klyngegraf(*command, store=place, fails=True) for _ in range(RUNS)]
        figures[name] = {
            "seconds": round(statistics.median(run.seconds for run in runs), 3),
            "peak_megabytes": round(max(run.megabytes for run in runs), 1),
        }
    return figures


def view(size: int) -> Figures:
    """The picture of the graph, and the site where this version has one."""
    place = store(size)
    with tempfile.TemporaryDirectory(dir=WORK) as folder:
        page = Path(folder) / "view.html"
        figures = {
            "view": {
                **klyngegraf("view", "-o", page, store=place).figures(),
                "megabytes": round(page.stat().st_size / 1e6, 2),
            }
        }
        site = Path(folder) / "site"
        run = klyngegraf("site", site, "--internal", store=place, fails=True)
        if site.exists():
            written = sum(file.stat().st_size for file in site.rglob("*") if file.is_file())
            figures["site"] = {**run.figures(), "megabytes": round(written / 1e6, 1)}
    return figures


PARTS: dict[str, Callable[[int], Figures]] = {
    part.__name__: part
    for part in (generate, extraction, growth, formats, reading, load, write, one_more, queries, cold, view)
}


def _rows_before_and_after(size: int) -> tuple[Rows, Rows]:
    """The graph of nine tenths of the minutes, and of all."""
    from graph.stores import open_embedded
    from klyngegraf.loading.shelf import shelf_of
    from loaders.joining.rows import graph_rows

    opened = open_embedded(store(size), "read")
    try:
        records = [entry.record for entry in shelf_of(opened).entries.values()]
    finally:
        opened.close()
    records.sort(key=lambda record: record.document.name)
    return graph_rows(records[: len(records) * 9 // 10]), graph_rows(records)


def _writing(opened: Callable[[], Store], before: Rows, after: Rows) -> Figures:
    """Rows a second of the writer, first and later, and of the floor, on the same server one after the other."""
    from graph import migrations
    from graph.writer import apply, compare

    found: Figures = {}
    target = opened()
    migrations.ensure(target)
    found["first"] = _rate(lambda: apply(target, before), _count(before))
    changed = compare(target, after).changes
    rows = sum(getattr(changed, name) for name in changed.__slots__)
    found["later"] = {**_rate(lambda: apply(target, after), rows), "rows": rows}
    target.close()
    bare = opened()
    migrations.ensure(bare)
    found["floor"] = _rate(lambda: _create(bare, before), _count(before))
    bare.close()
    for name in ("first", "later"):
        found[name]["of_floor"] = round(found[name]["rows_per_second"] / found["floor"]["rows_per_second"], 2)
    return found


def _rate(work: Callable[[], object], rows: int) -> Figures:
    start = time.perf_counter()
    work()
    seconds = time.perf_counter() - start
    return {"seconds": round(seconds, 3), "rows_per_second": round(rows / seconds) if rows else 0}


def _count(rows: Rows) -> int:
    return len(rows.nodes) + len(rows.edges)


def _create(target: Store, rows: Rows) -> None:
    """The floor: the same rows by the plainest statements, with the same keys and indexes in place."""
    statements = [*_nodes(rows), *_edges(rows)]
    while statements:
        with target.transaction() as transaction:
            written = 0
            while statements and written < TRANSACTION:
                cypher, batch = statements.pop(0)
                transaction.run(cypher, {"rows": batch})
                written += len(batch)


def _nodes(rows: Rows) -> Iterator[tuple[str, list[Figures]]]:
    groups: defaultdict[str, list[Figures]] = defaultdict(list)
    for node in rows.nodes.values():
        stated = {name: value for name, value in node.properties.items() if value is not None}
        groups[":".join(node.labels)].append({"properties": {"id": node.id, **stated}})
    for labels, group in groups.items():
        yield from ((f"UNWIND $rows AS row CREATE (n:{labels}) SET n = row.properties", part) for part in _parts(group))


def _edges(rows: Rows) -> Iterator[tuple[str, list[Figures]]]:
    from graph.schema import main_label

    groups: defaultdict[tuple[str, str, str], list[Figures]] = defaultdict(list)
    for edge in rows.edges.values():
        stated = {name: value for name, value in edge.properties.items() if value is not None}
        row = {"start": edge.start[1], "end": edge.end[1], "properties": {"key": edge.key, **stated}}
        groups[main_label(edge.start[0]), edge.type, main_label(edge.end[0])].append(row)
    for (start, kind, end), group in groups.items():
        cypher = (
            f"UNWIND $rows AS row MATCH (a:{start} {{id: row.start}}), (b:{end} {{id: row.end}}) "
            f"CREATE (a)-[r:{kind}]->(b) SET r = row.properties"
        )
        yield from ((cypher, part) for part in _parts(group))


def _parts(rows: list[Figures]) -> Iterable[list[Figures]]:
    return (rows[start : start + BATCH] for start in range(0, len(rows), BATCH))


def _emptied(target: Store) -> Store:
    with target.transaction() as transaction:
        transaction.run("MATCH (n) DETACH DELETE n")
    return target
