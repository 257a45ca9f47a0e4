"""`klyngegraf diff`: what the last load changed, each fact with its sentence."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.rows import Edge, Node, Rows
from graph.stores.base import Store
from graph.writer import compare, write
from klyngegraf.demo import example_minutes
from klyngegraf.loading.changes import MOST, change_set, keep, last_changes, was_cut_short
from klyngegraf.loading.outcome import Outcome
from tests.klyngegraf.conftest import Cli


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copy(next(example_minutes().glob("2023-05-25_driftsforum*")), tmp_path / "referat.txt"))


def sections(cli: Cli) -> dict[str, list[dict[str, Any]]]:
    """The rows of each part of the report."""
    report = json.loads(cli("diff", "--json").out)
    return {section["key"]: section["rows"] for section in report["sections"]}


def test_before_anything_changed_there_is_nothing_to_tell(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "tom.txt").write_text("Forside", encoding="utf-8")
    cli("load", tmp_path / "tom.txt")
    outcome = cli("diff")
    assert outcome.code == 0
    assert "ændrede intet" in outcome.out


def test_what_a_load_brought_is_told_with_its_sentence(cli: Cli, file: Path) -> None:
    cli("load", file)
    found = sections(cli)
    assert not found["gone_facts"]
    assert not found["changed_facts"]
    text = file.read_text(encoding="utf-8")
    referral = next(row for row in found["new_facts"] if row["fact_kind"] == "fact.Referral")
    assert len(referral["path"]) == 2
    (source, *_) = referral["sources"]
    assert source["file"] == "referat.txt"
    assert source["quote"] in " ".join(text.split())
    assert source["date"] == "2023-05-25"
    kinds = {row["fact_kind"] for row in found["new_facts"]}
    assert {"fact.Meeting", "fact.Decision", "fact.Commitment", "fact.Person", "fact.AgendaItem"} <= kinds


def test_a_changed_file_changes_only_what_it_says_otherwise(cli: Cli, file: Path) -> None:
    cli("load", file)
    text = file.read_text(encoding="utf-8")
    assert text.count("inden den 16. juni 2023") == 1
    file.write_text("\n\n" + text.replace("inden den 16. juni 2023", "inden den 19. juni 2023"), encoding="utf-8")
    cli("load", file)
    found = sections(cli)
    everything = [row for rows in found.values() for row in rows]
    assert all("juni 2023" in source["quote"] for row in everything for source in row["sources"])
    assert found["changed_facts"]
    assert len(everything) < 10
    assert "19. juni 2023" in cli("diff", "--format", "md").out
    assert "Referat.txt" not in cli("diff", "--lang", "en").out
    assert "Replaced by a new version: referat.txt" in cli("diff", "--lang", "en").out


def test_what_was_forgotten_is_told_with_its_last_sentence(cli: Cli, file: Path) -> None:
    cli("load", file)
    brought = sections(cli)["new_facts"]
    cli("forget", "referat.txt")
    gone = sections(cli)["gone_facts"]
    assert [row["fact"] for row in gone] == [row["fact"] for row in brought]
    assert all(row["sources"] for row in gone if row["fact_kind"] == "fact.Referral")


def test_who_is_still_named_elsewhere_is_not_new(cli: Cli) -> None:
    cli("load", example_minutes())
    cli("forget", "2023-03-14_klu_torsvig.md")
    found = sections(cli)
    assert found["gone_facts"]
    assert not [row["text"] for rows in found.values() for row in rows if row["fact_kind"] == "fact.Person"]


def test_a_load_that_changes_nothing_leaves_the_list_as_it_was(cli: Cli, file: Path) -> None:
    cli("load", file)
    before = cli("diff", "--json").out
    cli("load", file)
    assert cli("diff", "--json").out == before


@pytest.mark.parametrize("form", ["md", "html", "csv", "json", "rich"])
def test_every_format_is_there(cli: Cli, file: Path, form: str) -> None:
    cli("load", file)
    outcome = cli("diff", "--format", form)
    assert outcome.code == 0
    assert "Driftsforum Havmark" in outcome.out


def matters(*numbers: int, name: str = "Sag") -> Rows:
    rows = Rows()
    for number in numbers:
        rows.add(Node(("Matter",), f"matter:{number}", {"scope": f"matter:{number}", "name": f"{name} {number}"}))
    return rows


def update(store: Store, rows: Rows, *, complete: bool = True) -> None:
    one = compare(store, rows)
    notes = change_set(store, one, Outcome())
    write(store, one, lambda transaction, _number, _total: keep(transaction, notes, complete=complete))


def changed(store: Store) -> dict[str, list[str]]:
    found = last_changes(store)
    assert found
    return {kind: sorted(fact["id"] for fact in facts) for kind, facts in found["facts"].items()}


def test_the_list_is_kept_beside_the_graph(store: Store) -> None:
    update(store, matters(1, 2))
    assert changed(store) == {"new": ["matter:1", "matter:2"], "gone": [], "changed": []}
    update(store, matters(2, 3))
    assert changed(store) == {"new": ["matter:3"], "gone": ["matter:1"], "changed": []}
    update(store, matters(2, 3, name="Ny sag"))
    assert changed(store) == {"new": [], "gone": [], "changed": ["matter:2", "matter:3"]}
    found = last_changes(store)
    assert found
    assert found["facts"]["changed"][0]["differences"] == [{"what": "name", "before": "Sag 2", "after": "Ny sag 2"}]


def test_a_load_that_was_cut_short_is_told_together_with_the_next(store: Store) -> None:
    update(store, matters(1, 2, 3))
    assert not was_cut_short(store)
    update(store, matters(2, 3, 4), complete=False)
    assert was_cut_short(store)
    update(store, matters(2, 4, 5))
    assert not was_cut_short(store)
    assert changed(store) == {"new": ["matter:4", "matter:5"], "gone": ["matter:1", "matter:3"], "changed": []}


def test_the_list_is_bounded_and_says_how_many_there_are(store: Store) -> None:
    update(store, matters(*range(MOST + 5)))
    found = last_changes(store)
    assert found
    assert len(found["facts"]["new"]) == MOST
    assert found["counts"]["new"] == {"Matter": MOST + 5}


def test_a_changed_end_is_a_change_of_the_fact(store: Store) -> None:
    rows = matters(1)
    for name in ("a", "b"):
        rows.add(Node(("Body", "Forum"), f"forum:{name}", {"scope": f"forum:{name}", "name": name, "named": True}))
    rows.add(Node(("Referral",), "referral:1", {"scope": "source:1", "kind": "informs", "subject": "x"}))
    rows.add(Edge("TO", ("Referral", "referral:1"), ("Body", "forum:a")))
    update(store, rows)
    rows.edges.clear()
    rows.add(Edge("TO", ("Referral", "referral:1"), ("Body", "forum:b")))
    update(store, rows)
    found = last_changes(store)
    assert found
    (fact,) = found["facts"]["changed"]
    assert fact["differences"] == [{"what": "TO", "before": ["a"], "after": ["b"]}]
