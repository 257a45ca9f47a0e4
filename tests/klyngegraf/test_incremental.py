"""Loading again and again: what is skipped, replaced, removed, mirrored, read again; always the same graph."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

import loaders.facts.record
from graph.export import canonical
from graph.stores import open_embedded
from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli

Export = Callable[[], str]


@pytest.fixture
def export(tmp_path: Path) -> Export:
    """The canonical export of the test's store."""

    def canon() -> str:
        store = open_embedded(tmp_path / "store", "read")
        try:
            return canonical(store)
        finally:
            store.close()

    return canon


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Three of the example minutes, to be changed."""
    place = tmp_path / "referater"
    place.mkdir()
    for file in sorted(example_minutes().iterdir())[:3]:
        shutil.copy(file, place)
    return place


def fresh(cli: Cli, export: Export, tmp_path: Path, *paths: Path) -> str:
    """What a new store holds that these files are loaded into; the test's own store stays."""
    (tmp_path / "store").rename(tmp_path / "aside")
    assert cli("load", *paths).code == 0
    found = export()
    shutil.rmtree(tmp_path / "store")
    (tmp_path / "aside").rename(tmp_path / "store")
    return found


def names(cli: Cli) -> list[str]:
    rows = json.loads(cli("query", "--cypher", "MATCH (s:Source) RETURN s.name AS name ORDER BY name", "--json").out)
    return [row["name"] for row in rows]


def test_forgetting_removes_exactly_what_only_that_file_said(
    cli: Cli, export: Export, folder: Path, tmp_path: Path
) -> None:
    cli("load", folder)
    before, gone = export(), sorted(folder.iterdir())[1]
    assert cli("forget", gone.name, "--dry-run").code == 0
    assert export() == before
    outcome = cli("forget", gone.name)
    assert outcome.code == 0
    assert f"taget ud af grafen: {gone.name}" in outcome.err
    others = [file for file in sorted(folder.iterdir()) if file != gone]
    assert export() == fresh(cli, export, tmp_path, *others)
    assert cli("load", folder).code == 0
    assert export() == before


def test_forgetting_the_last_file_leaves_nothing(cli: Cli, export: Export, folder: Path) -> None:
    cli("load", folder)
    assert cli("forget", *[file.name for file in folder.iterdir()]).code == 0
    assert export() == ""


def test_forgetting_takes_a_path_or_the_beginning_of_a_digest(cli: Cli, folder: Path) -> None:
    cli("load", folder)
    first, second, third = sorted(folder.iterdir())
    assert cli("forget", first).code == 0
    rows = json.loads(cli("query", "--cypher", "MATCH (s:Source) RETURN s.name AS n, s.digest AS d", "--json").out)
    digest = next(row["d"] for row in rows if row["n"] == second.name)
    assert cli("forget", digest[:8]).code == 0
    assert names(cli) == [third.name]


def test_an_unknown_or_ambiguous_file_is_wrong_use_and_lists_the_choices(cli: Cli, folder: Path) -> None:
    cli("load", folder)
    file = sorted(folder.iterdir())[0]
    outcome = cli("forget", file.name[:-4])
    assert outcome.code == 2
    assert file.name in outcome.err
    (folder / "kopi").mkdir()
    text = sorted(folder.iterdir())[1].read_text(encoding="utf-8")
    (folder / "kopi" / file.name).write_text(text + "\nTilføjet.\n", encoding="utf-8")
    cli("load", folder)
    outcome = cli("forget", file.name)
    assert outcome.code == 2
    assert outcome.err.count(file.name) >= 3
    assert len(names(cli)) == 4


def test_a_changed_file_gives_the_graph_of_the_changed_folder(
    cli: Cli, export: Export, folder: Path, tmp_path: Path
) -> None:
    cli("load", folder)
    file = sorted(folder.iterdir())[1]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("25. maj 2023", "26. maj 2023"), encoding="utf-8")
    outcome = cli("load", folder)
    assert f"erstatter tidligere udgave: {file.name}" in outcome.err
    assert "Uændret, sprunget over: 2" in outcome.err
    assert export() == fresh(cli, export, tmp_path, folder)


def test_a_changed_file_that_cannot_be_read_keeps_its_earlier_version(cli: Cli, export: Export, folder: Path) -> None:
    cli("load", folder)
    before = export()
    sorted(folder.iterdir())[1].write_bytes(b"%PDF-1.7 broken")
    assert cli("load", folder).code == 1
    assert export() == before


def test_the_same_name_in_two_folders_is_two_files(cli: Cli, folder: Path) -> None:
    first, second = folder / "udkast", folder / "godkendt"
    file = sorted(folder.iterdir())[1]
    text = file.read_text(encoding="utf-8")
    for place, words in ((first, text), (second, text + "\n8. Eventuelt\n\nBeslutning\n\nGodkendt.\n")):
        place.mkdir()
        (place / "referat.txt").write_text(words, encoding="utf-8")
    assert "erstatter" not in cli("load", first, second).err
    assert names(cli) == ["referat.txt", "referat.txt"]


def test_a_moved_and_changed_file_takes_the_place_of_its_earlier_version(cli: Cli, folder: Path) -> None:
    cli("load", folder)
    file = sorted(folder.iterdir())[1]
    text = file.read_text(encoding="utf-8")
    file.unlink()
    (folder / "ny").mkdir()
    (folder / "ny" / file.name).write_text(text + "\n8. Eventuelt\n\nBeslutning\n\nGodkendt.\n", encoding="utf-8")
    assert "erstatter" in cli("load", folder).err
    assert len(names(cli)) == 3


def test_copies_are_read_once_and_the_first_name_counts(cli: Cli, export: Export, folder: Path, tmp_path: Path) -> None:
    file = sorted(folder.iterdir())[1]
    shutil.copy(file, folder / "kopi.txt")
    shutil.copy(file, folder / "1.txt")
    assert "Samme indhold som andre filer, kun læst én gang: 2" in cli("load", folder).err
    assert "1.txt" in names(cli)
    both = export()
    (tmp_path / "store").rename(tmp_path / "first")
    for one in (folder / "kopi.txt", file, folder / "1.txt", folder):
        cli("load", one)
    assert export() == both


def test_sync_asks_what_to_do_with_a_vanished_file(cli: Cli, export: Export, folder: Path, tmp_path: Path) -> None:
    assert cli("sync", folder).code == 0
    before = export()
    gone = sorted(folder.iterdir())[1]
    gone.unlink()
    outcome = cli("sync", folder)
    assert outcome.code == 1
    assert f"ligger ikke længere i mappen: {gone.name}" in outcome.err
    assert "--remove-vanished" in outcome.err
    assert cli("sync", folder, "--keep-vanished").code == 0
    assert cli("sync", folder, "--remove-vanished", "--dry-run").code == 0
    assert export() == before
    assert cli("sync", folder, "--remove-vanished").code == 0
    assert export() == fresh(cli, export, tmp_path, folder)


def test_sync_asks_at_a_terminal(cli: Cli, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import io
    import sys

    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    cli("load", folder)
    for file in sorted(folder.iterdir())[:2]:
        file.unlink()
    for said, left in (("\n", 3), ("nej\n", 3), ("j\n", 1)):
        monkeypatch.setattr(sys, "stdin", Terminal(said))
        monkeypatch.setattr(type(sys.stderr), "isatty", lambda _: True, raising=False)
        outcome = cli("sync", folder)
        assert outcome.code == 0
        assert "[j/N]" in outcome.err
        assert len(names(cli)) == left


def test_sync_takes_a_moved_file_for_no_loss(cli: Cli, export: Export, folder: Path) -> None:
    cli("sync", folder)
    before = export()
    file = sorted(folder.iterdir())[1]
    (folder / "2023").mkdir()
    file.rename(folder / "2023" / file.name)
    outcome = cli("sync", folder)
    assert outcome.code == 0
    assert "ligger ikke længere" not in outcome.err
    assert export() == before


def test_sync_of_one_folder_leaves_another_alone(cli: Cli, folder: Path, tmp_path: Path) -> None:
    other = tmp_path / "andre"
    other.mkdir()
    files = sorted(folder.iterdir())
    files[0].rename(other / files[0].name)
    cli("load", folder, other)
    (other / files[0].name).unlink()
    assert cli("sync", folder, "--remove-vanished").code == 0
    assert len(names(cli)) == 3
    shutil.copy(sorted(example_minutes().iterdir())[0], other)
    for file in folder.iterdir():
        file.unlink()
    outcome = cli("sync", folder, "--remove-vanished")
    assert outcome.code == 1
    assert "er drevet tilsluttet?" in outcome.err
    folder.rmdir()
    assert cli("sync", folder, "--remove-vanished").code == 2
    assert len(names(cli)) == 3


def test_sync_knows_the_members_of_a_zip_file(cli: Cli, folder: Path) -> None:
    files = sorted(folder.iterdir())
    with zipfile.ZipFile(folder / "alle.zip", "w") as package:
        for file in files:
            package.write(file, f"møder/{file.name}")
            file.unlink()
    assert cli("sync", folder).code == 0
    assert names(cli) == [f"alle.zip/møder/{file.name}" for file in files]
    assert cli("sync", folder).code == 0
    (folder / "alle.zip").unlink()
    shutil.copy(example_minutes() / files[0].name, folder)
    assert cli("sync", folder, "--remove-vanished").code == 0
    assert names(cli) == [files[0].name]


def test_another_version_reads_again_from_the_text_that_is_kept(
    cli: Cli, export: Export, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli("load", folder)
    before = export()
    shutil.move(folder, tmp_path / "væk")
    new = next((tmp_path / "væk").glob("*driftsforum*"))
    monkeypatch.setattr(loaders.facts.record, "EXTRACTOR", "999")
    outcome = cli("load", new)
    assert outcome.code == 0
    assert "Læst igen af den tekst, der er gemt: 2" in outcome.err
    assert export().replace('"extractor\\":\\"999', "").count("999") >= 3
    assert export() != before
    monkeypatch.setattr(loaders.facts.record, "EXTRACTOR", "998")
    assert "gemt: 3" in cli("load", "--reread").err
    monkeypatch.undo()


def test_what_another_version_wrote_needs_not_be_understood(
    cli: Cli, export: Export, loaded: Cli, tmp_path: Path
) -> None:
    before = export()
    store = open_embedded(tmp_path / "store", "write")
    with store.transaction() as transaction:
        for row in transaction.run("MATCH (s:Source) RETURN s.id AS id, s.reading AS reading"):
            reading = json.loads(row["reading"])
            reading = json.dumps({"document": reading["document"], "paragraphs": []})
            change = "MATCH (s:Source {id: $id}) SET s.reading = $reading, s.extractor = 'old'"
            transaction.run(change, {"id": row["id"], "reading": reading})
    store.close()
    outcome = cli("load", "--reread")
    assert outcome.code == 0, outcome.err
    assert export() == before


def test_a_dry_run_says_what_would_change_and_makes_no_store(cli: Cli, folder: Path, tmp_path: Path) -> None:
    outcome = cli("load", folder, "--dry-run")
    assert outcome.code == 0
    assert "Grafen ville få" in outcome.err
    assert not (tmp_path / "store").exists()


def test_the_report_says_what_was_done(cli: Cli, folder: Path, tmp_path: Path) -> None:
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    assert cli("load", folder, "--report", tmp_path / "report.json").code == 1
    report = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    assert report["schema"] == 1
    assert report["loaded"] == [file.name for file in sorted(folder.iterdir()) if file.suffix != ".pdf"]
    assert report["counts"]["meetings"] == 3
    assert report["changes"]["new_nodes"] > 100
    (failure,) = report["failures"]
    assert Path(failure["path"]).name == "broken.pdf"
    assert "beskadiget" in failure["line"]


def test_one_meeting_in_several_formats(cli: Cli) -> None:
    files = Path(__file__).parents[1] / "loaders" / "documents" / "files"
    outcome = cli("load", files)
    assert outcome.code == 0
    assert "filer 3, møder 1," in outcome.err
    assert all(f"{name} (referat)" in outcome.err for name in ("referat.html", "referat.md", "referat.pdf"))
    rows = json.loads(cli("query", "--cypher", "MATCH (i:AgendaItem) RETURN i.number AS number", "--json").out)
    assert len(rows) == len({row["number"] for row in rows})


def test_an_agenda_gives_way_to_its_minutes(cli: Cli, folder: Path, tmp_path: Path) -> None:
    minutes = next(folder.glob("*driftsforum*"))
    agenda = tmp_path / "dagsorden.txt"
    lines = minutes.read_text(encoding="utf-8").replace("REFERAT\n", "DAGSORDEN\n", 1).splitlines()
    first = next(number for number, line in enumerate(lines) if line.startswith("1. "))
    titles = [line for line in lines[first:] if re.match(r"\d\. ", line)]
    agenda.write_text("\n\n".join(["\n".join(lines[:first]), *titles]), encoding="utf-8")
    cli("load", agenda)
    outcome = cli("load", minutes)
    assert "dagsorden.txt (dagsorden)" in outcome.err
    assert f"oplysningerne er fra {minutes.name}" in outcome.err
    assert "Intet nyt" in cli("load", agenda).err


@pytest.mark.parametrize(
    ("first", "second", "leading"),
    [
        (("udkast.txt", "Udkast til referat"), ("endelig.txt", "Godkendt referat"), "endelig.txt"),
        (("endelig.txt", "Godkendt referat"), ("udkast.txt", "Udkast til referat"), "endelig.txt"),
    ],
)
def test_a_draft_and_its_approved_version_are_one_meeting(
    cli: Cli, folder: Path, tmp_path: Path, first: tuple[str, str], second: tuple[str, str], leading: str
) -> None:
    text = next(folder.glob("*driftsforum*")).read_text(encoding="utf-8")
    for name, head in (first, second):
        (tmp_path / name).write_text(text.replace("REFERAT\n", f"{head}\n", 1), encoding="utf-8")
        outcome = cli("load", tmp_path / name)
    assert f"oplysningerne er fra {leading}" in outcome.err
    assert "udkast.txt (udkast)" in outcome.err
    assert "endelig.txt (godkendt referat)" in outcome.err
    rows = json.loads(
        cli("query", "--cypher", "MATCH (s:Source)-[r:MINUTES_OF]->(m:Meeting) RETURN s.name AS name, m.id AS meeting, "
            "r.leading AS leading ORDER BY name", "--json").out
    )  # fmt: skip
    assert [row["name"] for row in rows] == ["endelig.txt", "udkast.txt"]
    assert len({row["meeting"] for row in rows}) == 1
    assert [row["leading"] for row in rows] == [row["name"] == leading for row in rows]
    items = "MATCH (:Meeting)-[:HAS_ITEM]->(i:AgendaItem) RETURN DISTINCT i.scope AS scope"
    scopes = json.loads(cli("query", "--cypher", items, "--json").out)
    source = json.loads(
        cli("query", "--cypher", "MATCH (s:Source {name: 'endelig.txt'}) RETURN s.id AS id", "--json").out
    )
    assert [row["scope"] for row in scopes] == [source[0]["id"]]
