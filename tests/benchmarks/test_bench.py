"""What `make bench` keeps and writes; the floor that loads are measured against; the soak."""

from __future__ import annotations

import platform
import random
from pathlib import Path

import pytest

from benchmarks import ground, measures, report, soak
from benchmarks.tables import table, write_section
from graph import migrations
from graph.export import canonical_lines
from graph.reading import read_rows
from graph.stores.base import Store
from graph.writer import apply
from tests.sample import sample_rows

WRITE = {
    "rows": 10, "embedded": {
        "floor": {"rows_per_second": 100}, "first": {"rows_per_second": 80, "of_floor": 0.8},
        "later": {"rows_per_second": 30, "of_floor": 0.3},
    },
}  # fmt: skip
QUERY = {"query": "escalation/routes", "asked": "start", "rows": "3"}


@pytest.fixture
def kept(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Results that are kept in a folder of the test's own."""
    monkeypatch.setattr(ground, "RESULTS", tmp_path / "results.json")
    return tmp_path / "results.json"


def test_figures_are_kept_by_part_and_size(kept: Path) -> None:
    ground.keep("load", 100, {"seconds": 1})
    ground.keep("load", 1000, {"seconds": 9})
    ground.keep("load", 100, {"seconds": 2})
    found = ground.results()["load"]
    assert {size: entry["seconds"] for size, entry in found.items()} == {"100": 2, "1000": 9}
    assert found["100"]["date"] and found["100"]["versions"]["klyngegraf"]


def test_nothing_that_names_the_machine_is_kept(kept: Path) -> None:
    ground.keep("load", 100, {"seconds": 1})
    text = kept.read_text(encoding="utf-8")
    assert str(Path(__file__).parents[2]) not in text and str(Path.home()) not in text
    assert not platform.node() or platform.node() not in text


def test_the_page_holds_figures_and_says_what_was_not_measured(kept: Path) -> None:
    ground.keep("write", 100, WRITE)
    ground.keep("one_more", 100, {"seconds": 2.0})
    ground.keep("one_more", 10_000, {"seconds": 3.0})
    ground.keep("queries", 100, {"queries": [{**QUERY, "embedded": "4 / 10"}]})
    ground.keep("queries", 10_000, {"queries": [{**QUERY, "embedded": "8 / 25"}]})
    page = report.report()
    assert "| first load into an empty store (embedded) | at least 0.5 of the bare CREATE | 0.8 (100) |" in page
    assert "1.50 times (10,000 against 100)" in page
    assert "2.5 times (median), 2.5 (worst); 10,000 against 100" in page
    assert "| two cores read | at least 1.6 times one | not measured |" in page


def test_a_whole_country_is_reckoned_from_the_largest_size(kept: Path) -> None:
    assert report.sizing() == "Not measured yet."
    ground.keep("write", 100, WRITE)
    ground.keep("load", 100, {"store_megabytes": 20.0, "first": {"seconds": 36.0, "peak_megabytes": 300.0}})
    assert "| nodes and relationships | 1,000 | 3,000 |" in report.sizing()
    assert "| store on disk, GB | 2.0 | 6.0 |" in report.sizing()
    assert "| first load, hours | 1.0 | 3.0 |" in report.sizing()


def test_a_section_is_replaced_where_it_stands(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n\n## One\n\nold\n\n## Two\n\nstays\n", encoding="utf-8")
    write_section(page, "One", "new")
    write_section(page, "Three", "added")
    assert page.read_text(encoding="utf-8") == "# Page\n\n## One\n\nnew\n\n## Two\n\nstays\n\n## Three\n\nadded\n"
    assert table(("a", "b"), [(1, "x")]) == ["| a | b |", "| --- | --- |", "| 1 | x |"]


def test_the_floor_writes_the_very_rows(embedded_store: Store, tmp_path: Path) -> None:
    from graph.stores import open_embedded

    rows = sample_rows()
    measures._create(embedded_store, rows)
    other = open_embedded(tmp_path / "other", "write")
    migrations.ensure(other)
    apply(other, rows)
    written = [list(canonical_lines(read_rows(store))) for store in (embedded_store, other)]
    other.close()
    assert written[0] == written[1]


def test_a_command_is_measured_and_its_failure_told(tmp_path: Path) -> None:
    ground.WORK.mkdir(parents=True, exist_ok=True)
    run = ground.klyngegraf("--version")
    assert run.seconds > 0 and run.megabytes > 1 and run.output.strip()
    with pytest.raises(RuntimeError, match="exit"):
        ground.klyngegraf("load", tmp_path / "nowhere", store=tmp_path / "store")


def test_a_short_soak_ends_in_the_graph_of_a_clean_load(tmp_path: Path) -> None:
    assert "the graph is that of a clean load" in soak.soak(tmp_path, 2, 5)


def test_a_soak_tells_graphs_apart(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graphs = iter((["one"], ["other"]))
    monkeypatch.setattr(soak, "canonical", lambda store: next(graphs))
    monkeypatch.setattr(soak.Soak, "_sync", lambda self, kill_after: 1.0)
    with pytest.raises(AssertionError, match="not that of a clean load"):
        soak.Soak(tmp_path, random.Random(1), []).finish()
