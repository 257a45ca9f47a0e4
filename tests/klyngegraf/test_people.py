"""What is held of a person, and that a forgotten person is nowhere and stays away."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from graph.export import canonical
from graph.stores import open_embedded
from graph.stores.neo4j import Neo4jStore
from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli
from tests.neo4j_server import Server

NAME, SURNAME = "Mette Ravnkilde", "ravnkilde"
NAMESAKE = "Morten Hejreskov"


def rows(cli: Cli, cypher: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("query", "--cypher", cypher, "--limit", 0, "--json").out)
    return found


def everything(cli: Cli) -> str:
    """Every property of every node and relationship."""
    found = [
        *rows(cli, "MATCH (n) RETURN properties(n) AS p"),
        *rows(cli, "MATCH ()-[r]->() RETURN properties(r) AS p"),
    ]
    return "\n".join(sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in found)).casefold()


def opaque(cli: Cli) -> list[str]:
    found = rows(cli, "MATCH (p:Person) WHERE p.name STARTS WITH 'Anonym' RETURN p.name AS name")
    return [str(row["name"]) for row in found]


def test_all_that_is_held_is_shown_with_sentences_and_places(loaded: Cli) -> None:
    held = json.loads(loaded("person", NAME, "--everything", "--json").out)
    assert held["person"]["variants"] == [NAME]
    attended = [relation for relation in held["relations"] if relation["relation"] == "ATTENDED"]
    assert len(attended) == held["meetings"] == 5
    assert all(source["quote"] and source["file"] and source["line"] for one in attended for source in one["sources"])
    assert {one["thing"]["forum"] for one in attended} == set(held["forums"])
    texts = "\n".join(file.read_text(encoding="utf-8") for file in example_minutes().iterdir())
    assert len(held["texts"]) == texts.count(NAME)
    assert all(NAME in place["sentence"] for place in held["texts"])


def test_the_page(loaded: Cli, tmp_path: Path) -> None:
    page = tmp_path / "indsigt.md"
    assert loaded("person", NAME, "--everything", "-o", page).code == 0
    assert "## ATTENDED" in page.read_text(encoding="utf-8") and "linje" in page.read_text(encoding="utf-8")
    assert loaded("person", NAME, "--everything", "--format", "csv").code == 2


def test_names_must_be_whole_and_tell_people_apart(loaded: Cli) -> None:
    before = everything(loaded)
    for command in ("person", "forget-person"):
        assert loaded(command, "Mette").code == 2
        assert loaded(command, "Findes Ikke").code == 2
        outcome = loaded(command, NAMESAKE)
        assert outcome.code == 2 and outcome.err.count("[person:") == 2
    assert everything(loaded) == before


def test_a_dry_run_changes_nothing(loaded: Cli, tmp_path: Path) -> None:
    before = everything(loaded)
    outcome = loaded("forget-person", NAME, "--dry-run")
    assert outcome.code == 0 and "steder 9, filer 5" in outcome.err
    assert everything(loaded) == before
    assert not (tmp_path / "config" / "klyngegraf" / "forgotten").exists()


def test_a_forgotten_person_is_nowhere(loaded: Cli, tmp_path: Path) -> None:
    people = len(rows(loaded, "MATCH (p:Person) RETURN p.id AS id"))
    assert SURNAME in everything(loaded)
    assert loaded("forget-person", NAME).code == 0
    assert SURNAME not in everything(loaded)
    (name,) = opaque(loaded)
    assert len(rows(loaded, "MATCH (p:Person) RETURN p.id AS id")) == people
    redacted = rows(loaded, "MATCH (p:Passage) WHERE p.redacted RETURN p.quote AS quote")
    assert redacted and all(name in str(row["quote"]) for row in redacted)
    assert loaded("view", "--output", tmp_path / "view.html").code == 0
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or SURNAME not in file.read_bytes().decode("utf-8", "replace").casefold(), file
    assert loaded("person", NAME).code == 2
    assert json.loads(loaded("person", name, "--everything", "--json").out)["meetings"] == 5


def test_what_the_person_did_stays_told_of_nobody(loaded: Cli) -> None:
    counted = "MATCH (n) WHERE NOT n:Passage RETURN labels(n)[0] AS label, count(n) AS n ORDER BY label"
    before = rows(loaded, counted)
    assert loaded("forget-person", NAME).code == 0
    assert rows(loaded, counted) == before


def test_the_rule_holds_for_every_later_load(loaded: Cli, tmp_path: Path) -> None:
    assert loaded("forget-person", NAME).code == 0
    before, name = everything(loaded), opaque(loaded)
    assert loaded("load", example_minutes()).code == 0
    assert everything(loaded) == before
    folder = tmp_path / "igen"
    folder.mkdir()
    for file in example_minutes().iterdir():
        shutil.copy(file, folder / f"{NAME} {file.name}")
    assert loaded("load", folder, "--store", tmp_path / "andet").code == 0
    other = loaded("query", "--cypher", "MATCH (n) RETURN properties(n) AS p", "--limit", 0, "--json",
                   "--store", tmp_path / "andet").out  # fmt: skip
    assert SURNAME not in other.casefold() and name[0] in other
    extracted = loaded("extract", next(example_minutes().glob("2023-05-25_driftsforum*"))).out
    assert SURNAME not in extracted.casefold() and name[0] in extracted


def test_a_store_that_was_loaded_before_forgets_at_its_next_load(loaded: Cli, tmp_path: Path) -> None:
    other = ("--store", tmp_path / "andet")
    assert loaded("load", example_minutes(), *other).code == 0
    assert loaded("forget-person", NAME).code == 0
    assert loaded("load", example_minutes(), *other).code == 0
    left = loaded("query", "--cypher", "MATCH (n) RETURN properties(n) AS p", "--limit", 0, "--json", *other).out
    assert SURNAME not in left.casefold()


def test_forgetting_again_says_so_and_changes_nothing(loaded: Cli) -> None:
    assert loaded("forget-person", NAME).code == 0
    before = everything(loaded)
    assert loaded("forget-person", NAME).code == 0
    assert everything(loaded) == before


def test_namesakes_are_forgotten_together(loaded: Cli) -> None:
    assert loaded("forget-person", NAMESAKE, "--namesakes").code == 0
    assert "hejreskov" not in everything(loaded)
    assert len(opaque(loaded)) == 2


@pytest.mark.parametrize("broken", ["key", "people.json"])
def test_rules_that_cannot_be_used_stop_a_load(loaded: Cli, tmp_path: Path, broken: str) -> None:
    assert loaded("forget-person", NAME).code == 0
    before = everything(loaded)
    (tmp_path / "config" / "klyngegraf" / "forgotten" / broken).write_text("x", encoding="utf-8")
    outcome = loaded("load", example_minutes())
    assert outcome.code == 2 and broken in outcome.err
    assert everything(loaded) == before


@pytest.mark.neo4j
def test_both_stores_forget_alike(
    loaded: Cli, neo4j_store: Neo4jStore, neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = loaded("person", NAME, "--everything", "--json").out
    assert loaded("forget-person", NAME).code == 0
    rules = tmp_path / "config" / "klyngegraf" / "forgotten"
    rules.rename(tmp_path / "aside")
    monkeypatch.setenv("NEO4J_URI", neo4j.uri)
    monkeypatch.setenv("NEO4J_USER", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    assert loaded("load", example_minutes()).code == 0
    assert loaded("person", NAME, "--everything", "--json").out == held
    (tmp_path / "aside").rename(rules)
    assert loaded("forget-person", NAME).code == 0
    assert SURNAME not in everything(loaded)
    store = open_embedded(tmp_path / "store", "read")
    try:
        assert canonical(neo4j_store) == canonical(store)
    finally:
        store.close()


def test_what_is_private_is_hidden_and_counted(cli: Cli, tmp_path: Path) -> None:
    original = next(example_minutes().glob("2023-05-25_driftsforum*")).read_text(encoding="utf-8")
    file = tmp_path / "referat.txt"
    file.write_text(f"{original}\nTlf. 20 30 40 50, cpr 010203-1234, a.torp@fjordby.example\n", encoding="utf-8")
    outcome = cli("load", file)
    assert "CPR-numre 1, telefonnumre 1, mailadresser 1, adresser 0" in outcome.err
    assert not any(secret in everything(cli) for secret in ("20 30 40 50", "010203", "a.torp@"))


def test_the_associations_of_patients_are_shared_only_when_asked_for(cli: Cli, tmp_path: Path) -> None:
    text = next(example_minutes().glob("2023-05-25_driftsforum*")).read_text(encoding="utf-8")
    member = "\tPatientrepræsentant Dagny Fuglsang, Lungeforeningen\nAfbud:"
    (tmp_path / "referat.txt").write_text(text.replace("Afbud:", member, 1), encoding="utf-8")
    cli("load", tmp_path / "referat.txt")
    attendance = ("query", "people/attendance", "-p", "person=Dagny Fuglsang", "--json")
    for shared in (attendance, ("why", "Dagny Fuglsang", "--json")):
        assert "Dagny Fuglsang" in cli(*shared).out
        assert "Lungeforeningen" not in cli(*shared).out
    assert "Lungeforeningen" in cli(*attendance, "-p", "associations=true").out
    for everything, told in (((), False), (("--everything",), True)):
        lines = cli("export", *everything).out.splitlines()
        seats = "".join(line for line in lines if '"type": "ATTENDED"' in line)
        assert "Lindebjerg Kommune" in seats
        assert ("Lungeforeningen" in seats) is told
        assert any('"reading"' in line for line in lines) is told
    assert "Lungeforeningen" in cli("person", "Dagny Fuglsang", "--everything").out
