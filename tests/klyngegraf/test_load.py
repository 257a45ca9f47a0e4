"""Loading: what is told, what is skipped, and that nothing is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from graph.rows import Rows
from klyngegraf.demo import example_minutes
from loaders.documents.document import Document
from loaders.facts.record import Record
from tests.klyngegraf.conftest import Cli


def exported(cli: Cli) -> list[dict[str, object]]:
    """Every node with its properties, sorted, without the time of loading."""
    rows = json.loads(
        cli(
            "query", "--cypher", "MATCH (n) WHERE NOT n:Meta RETURN n {.*} AS n ORDER BY n.id", "--limit", 0, "--json"
        ).out
    )
    return [{k: v for k, v in row["n"].items() if k != "loaded_at"} for row in rows]


def test_a_folder_is_loaded_and_counted(cli: Cli) -> None:
    outcome = cli("load", example_minutes())
    assert outcome.code == 0
    assert outcome.out == ""
    assert "filer 15, møder 15" in outcome.err


def test_loading_twice_changes_nothing(loaded: Cli) -> None:
    before = exported(loaded)
    again = loaded("load", example_minutes())
    assert again.code == 0
    assert "Intet nyt. Indlæst i forvejen: 15" in again.err
    assert exported(loaded) == before


def test_any_order_of_files_gives_the_same_graph(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = sorted(example_minutes().iterdir())
    for file in files:
        assert cli("load", file).code == 0
    one_way = exported(cli)
    for file in reversed(files):
        assert cli("load", file, "--store", tmp_path / "other").code == 0
    monkeypatch.setenv("KLYNGEGRAF_STORE", str(tmp_path / "other"))
    assert exported(cli) == one_way


def test_a_bad_file_is_told_and_the_others_are_loaded(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    shutil.copytree(example_minutes(), folder)
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    (folder / "links.txt").write_text("Forside\nKontakt\nLedige job\n", encoding="utf-8")
    (folder / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    outcome = cli("load", folder)
    assert outcome.code == 1
    assert "filer 15, møder 15" in outcome.err
    failures = [line for line in outcome.err.splitlines() if line.startswith("  ")]
    assert len(failures) == 2
    assert "andre slags: 1" in outcome.err
    assert any("broken.pdf" in line for line in failures)
    assert any(f"{folder / 'links.txt'}: intet referat fundet" in line for line in failures)


def test_files_that_cannot_be_read_have_a_line_each_in_order(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "minutes"
    folder.mkdir()
    for name in ("c.txt", "a.docx", "b.pdf"):
        (folder / name).write_bytes(b"")
    (folder / "b.txt").write_text("Forside\nKontakt\n", encoding="utf-8")
    outcome = cli("load", folder)
    failures = [line for line in outcome.err.splitlines() if line.startswith("  ")]
    assert [Path(line.partition(":")[0].strip()).name for line in failures] == ["a.docx", "b.pdf", "b.txt", "c.txt"]
    assert sum("filen er tom" in line for line in failures) == 3
    assert "Samme indhold" not in outcome.err


def test_the_limit_of_pages_can_be_raised(cli: Cli) -> None:
    two_pages = Path(__file__).parents[1] / "loaders" / "documents" / "files" / "referat.pdf"
    refused = cli("load", two_pages, "--page-limit", "1")
    assert refused.code == 1 and "--page-limit" in refused.err
    assert cli("load", two_pages, "--page-limit", "2").code == 0


def test_a_fault_of_the_reader_costs_one_file_only(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import loaders.pipeline

    read = loaders.pipeline.read_record

    def faulty(document: Document, *others: object) -> Record:
        if "2023-05-25_driftsforum" in document.name:
            raise ZeroDivisionError("a fault")
        return read(document, *others)  # type: ignore[arg-type]

    monkeypatch.setattr(loaders.pipeline, "read_record", faulty)
    outcome = cli("load", *sorted(example_minutes().glob("2023*"))[:4])
    assert outcome.code == 1
    assert "filer 3, møder 3" in outcome.err
    assert "driftsforum_havmark.txt: uventet fejl" in outcome.err


def test_a_reading_that_the_schema_refuses_costs_one_file_only(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    import graph.validation
    import graph.writer

    allow = graph.validation.check

    def strict(rows: Rows, **others: Any) -> None:
        if any(
            "2023-05-25_driftsforum" in str(n.properties.get("name"))
            for n in rows.nodes.values()
            if n.labels[0] == "Source"
        ):
            raise graph.validation.SchemaError("not allowed")
        allow(rows, **others)

    monkeypatch.setattr(graph.validation, "check", strict)
    monkeypatch.setattr(graph.writer, "check", strict)
    outcome = cli("load", example_minutes())
    assert outcome.code == 1
    assert "filer 14, møder 14" in outcome.err
    assert "driftsforum_havmark.txt: uventet fejl" in outcome.err


def test_missing_files_and_empty_folders_are_one_line_each(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outcome = cli("load", tmp_path / "empty", tmp_path / "nowhere.txt")
    assert outcome.code == 1
    assert "empty: ingen filer" in outcome.err
    assert "nowhere.txt" in outcome.err


def test_a_dry_run_changes_nothing(cli: Cli, tmp_path: Path) -> None:
    cli("load", sorted(example_minutes().iterdir())[0])
    before = exported(cli)
    outcome = cli("load", example_minutes(), "--dry-run")
    assert outcome.code == 0
    assert "intet er ændret" in outcome.err
    assert exported(cli) == before


def test_a_changed_file_replaces_its_earlier_version(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "referat.txt"
    text = sorted(example_minutes().glob("*.txt"))[0].read_text(encoding="utf-8")
    file.write_text(text, encoding="utf-8")
    cli("load", file)
    file.write_text(text + "\n8. Ekstra punkt\n\nBeslutning\n\nGodkendt.\n", encoding="utf-8")
    outcome = cli("load", file)
    assert "erstatter tidligere udgave: referat.txt" in outcome.err
    sources = json.loads(cli("query", "--cypher", "MATCH (s:Source) RETURN count(s) AS n", "--json").out)
    assert sources == [{"n": 1}]


def test_extract_prints_the_facts_of_one_file(cli: Cli) -> None:
    file = next(example_minutes().glob("*driftsforum*"))
    outcome = cli("extract", file, "--json")
    facts = json.loads(outcome.out)
    text = file.read_text(encoding="utf-8")
    assert facts["meeting"]["date"] == "2023-05-25"
    assert [item["number"] for item in facts["items"]] == ["1", "2", "3", "4", "5", "6", "7"]
    folded = " ".join(text.split())
    assert facts["referrals"]
    for fact in facts["referrals"] + facts["actions"]:
        assert fact["quote"] in folded
        assert " ".join(text[fact["start"] : fact["end"]].split()).startswith(fact["quote"])


def test_extract_explains_each_fact(cli: Cli) -> None:
    file = next(example_minutes().glob("*klu_torsvig*"))
    told = cli("extract", file, "--explain").out
    assert "henvisning: KLU Torsvig Kommune → Driftsforum Havmark · videresendt til beslutning" in told
    assert "læst af »bede« · afsender: grundled · modtager: genstandsled · sikker" in told
    assert "ikke sket: " in told
    text = " ".join(file.read_text(encoding="utf-8").split())
    quotes = re.findall("»(.*)«  [(]", told)
    assert len(quotes) > 10
    assert all(quote in text for quote in quotes)
    assert "referral: KLU Torsvig Kommune" in cli("extract", file, "--explain", "--lang", "en").out


def test_extract_of_a_page_without_minutes_says_so(cli: Cli, tmp_path: Path) -> None:
    page = tmp_path / "links.txt"
    page.write_text("Forside\nKontakt\nLedige job\n", encoding="utf-8")
    outcome = cli("extract", page)
    assert (outcome.code, outcome.out) == (1, "")
    assert "intet referat fundet" in outcome.err


def test_whoever_meets_is_a_forum(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "referat.txt"
    text = next(example_minutes().glob("*driftsforum*")).read_text(encoding="utf-8")
    file.write_text(text.replace("Driftsforum Havmark", "Lindebjerg Kommune"), encoding="utf-8")
    outcome = cli("load", file, next(example_minutes().glob("*klu*")))
    assert outcome.code == 0, outcome.err
    rows = json.loads(
        cli("query", "--cypher", "MATCH (:Meeting)-[:MEETING_OF]->(f:Forum) RETURN count(f) AS n", "--json").out
    )
    assert rows[0]["n"] >= 2


def test_files_are_read_again_when_the_users_registry_changes(loaded: Cli, tmp_path: Path) -> None:
    own = tmp_path / "egne.toml"
    own.write_text('bodies = """\nPlejecenter Sandåsen | organisation | 2\n"""\n', encoding="utf-8")
    assert loaded("forums", "--add", own).code == 0
    assert "filer 15" in loaded("load", example_minutes()).err
    names = [str(row.values()) for row in json.loads(loaded("forums", "--unregistered", "--json").out)]
    assert not any("'Plejecenter Sandåsen'" in name for name in names)
    assert "Intet nyt" in loaded("load", example_minutes()).err


def test_ctrl_c_is_answered_with_a_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("klyngegraf.loading.load_paths", stop)
    outcome = cli("load", example_minutes())
    assert outcome.code == 130
    assert outcome.err.strip() == "klyngegraf: Afbrudt."


def test_a_name_that_is_no_text_costs_its_own_file_and_not_the_report(cli: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    (folder / "ok.txt").write_text(next(example_minutes().glob("*.txt")).read_text(encoding="utf-8"), encoding="utf-8")
    try:
        Path(os.fsdecode(os.fsencode(folder) + b"/b\xff.txt")).write_text("Referat", encoding="utf-8")
    except OSError:
        pytest.skip("this file system keeps no such names")
    outcome = cli("load", folder, "--report", "rep.json")
    assert outcome.code == 1
    report = json.loads((tmp_path / "rep.json").read_text(encoding="utf-8"))
    assert report["loaded"] == ["ok.txt"]
    assert "b\\udcff.txt" in report["failures"][0]["line"]


def test_names_that_would_steer_a_terminal_are_kept_as_escapes(cli: Cli, tmp_path: Path) -> None:
    text = next(example_minutes().glob("*.txt")).read_text(encoding="utf-8")
    (tmp_path / "a\nb\x1b[31m.txt").write_text(text, encoding="utf-8")
    assert cli("load", tmp_path / "a\nb\x1b[31m.txt").code == 0
    assert "a\\nb\\x1b[31m.txt" in cli("diff").out
    assert "\x1b" not in cli("diff", "--format", "html").out
    cli("load", tmp_path / "a\nb\x1b[31m.txt", "--report", "r.json")
    assert json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))["unchanged"] == 1
    assert cli("forget", tmp_path / "a\nb\x1b[31m.txt").code == 0
