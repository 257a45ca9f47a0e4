"""`export` in every form, without names where that is asked for, and `import` of what was exported."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from klyngegraf.demo import example_minutes
from klyngegraf.pseudonyms import pseudonymised
from loaders.privacy.forgetting import Forgotten
from tests.klyngegraf.conftest import Cli
from tests.neo4j_server import Server
from tests.sample import sample_rows

FORMS = ("jsonl", "graphml", "jsonld", "neo4j")


def names(cli: Cli) -> set[str]:
    """Every form under which the minutes or the graph name somebody; a body that is read as a person is nobody."""
    cypher = (
        "MATCH (p:Person) OPTIONAL MATCH (b:Body {name: p.name}) WITH p, count(b) AS bodies WHERE bodies = 0 "
        "RETURN p.name AS name, p.variants AS variants"
    )
    people: list[dict[str, Any]] = json.loads(cli("query", "--cypher", cypher, "--json").out)
    return {name for row in people for name in (row["name"], *row["variants"])}


def forms_of(name: str) -> set[str]:
    """A name as it may be written, whole and in parts."""
    first, *middle, last = name.split()
    whole = {name, f"{first} {last}", f"{last}, {first}", f"{first[0]}. {last}", f"{first} {' '.join(middle)}".strip()}
    return {*whole, first, last, *middle}


def exported(cli: Cli, form: str, folder: Path) -> str:
    """All bytes of an export without names, the names of its files too."""
    if form == "csv":
        assert cli("export", "--pseudonymise", "--format", "csv", "-o", folder / "tables").code == 0
        return "\n".join(
            f"{file.name}\n{file.read_text(encoding='utf-8')}" for file in sorted((folder / "tables").iterdir())
        )
    outcome = cli("export", "--pseudonymise", "--format", form)
    assert (outcome.code, outcome.err) == (0, "")
    return json.dumps(json.loads(outcome.out), ensure_ascii=False) if form == "jsonld" else outcome.out


@pytest.mark.parametrize("form", [*FORMS, "csv"])
def test_an_export_without_names_names_nobody_in_any_form(loaded: Cli, tmp_path: Path, form: str) -> None:
    known = names(loaded)
    assert len(known) > 20
    text = exported(loaded, form, tmp_path)
    parts = {part for name in known for part in forms_of(name) if part in text}
    found = {part for part in parts if re.search(rf"(?<!\w){re.escape(part)}(?:'?s)?(?!\w)", text)}
    assert found == set()
    assert "Anonym " in text
    assert "Medicin ved udskrivelse op til weekend" in text


def test_a_person_keeps_one_opaque_name_in_all_exports_and_after_forgetting(loaded: Cli) -> None:
    first, second = (loaded("export", "--pseudonymise").out for _ in range(2))
    assert first == second
    opaque = set(re.findall(r"Anonym [A-Z][a-z]{4}", first))
    assert len(opaque) > 20
    told = loaded("forget-person", "Anders Kløvermark", "--namesakes").err
    forgotten = set(re.findall(r"Anonym [A-Z][a-z]{4}", told))
    assert forgotten
    assert forgotten <= opaque


def test_nothing_but_names_is_lost(loaded: Cli) -> None:
    plain, hidden = ([json.loads(line) for line in loaded("export", *more).out.splitlines()]
                     for more in ((), ("--pseudonymise",)))  # fmt: skip
    assert len(plain) == len(hidden)

    def shape(lines: list[dict[str, Any]]) -> list[Any]:
        return sorted((str(line.get("labels") or line["type"]), sorted(line["properties"].keys() - {"redacted"}))
                      for line in lines)  # fmt: skip

    assert shape(plain) == shape(hidden)
    meetings = [[line for line in lines if line.get("labels") == ["Meeting"]] for lines in (plain, hidden)]
    assert meetings[0] == meetings[1]


def test_ids_made_of_a_name_are_exchanged() -> None:
    rows = sample_rows()
    hidden = pseudonymised(rows, Forgotten(b"a key of many bytes, at least 16"))
    people = {node.id for node in rows.nodes.values() if node.labels[0] == "Person"}
    assert not people & hidden.nodes.keys()
    assert len(hidden.nodes) == len(rows.nodes)
    assert len(hidden.edges) == len(rows.edges)
    other = pseudonymised(rows, Forgotten(b"another key of at least 16 bytes"))
    assert {n for n in hidden.nodes if n.startswith("person:")} != {n for n in other.nodes if n.startswith("person:")}


def test_a_part_that_two_people_share_is_hidden(cli: Cli, tmp_path: Path) -> None:
    minutes = (example_minutes() / "2023-03-14_klu_torsvig.md").read_text(encoding="utf-8")
    told = minutes.replace("- Drøftet. En ekstra", "- Drøftet. Tornemark sagde ja. En ekstra").replace(
        "- Sidsel Vangebro, praktiserende læge", "- Sidsel Tornemark, praktiserende læge"
    )
    assert told.count("Tornemark") > minutes.count("Tornemark") + 1
    (tmp_path / "referat.md").write_text(told, encoding="utf-8")
    assert cli("load", tmp_path / "referat.md").code == 0
    text = cli("export", "--pseudonymise").out
    assert "Tornemark" not in text
    assert "Drøftet. ███" in text


def test_graphml_and_tables_tell_sources_bases_certainty_and_the_extractor(loaded: Cli, tmp_path: Path) -> None:
    assert loaded("export", "--format", "graphml", "-o", tmp_path / "graf.graphml").code == 0
    root = ElementTree.parse(tmp_path / "graf.graphml").getroot()
    ns = "{http://graphml.graphdrawing.org/xmlns}"
    used = {data.get("key") for data in root.iter(f"{ns}data")}
    assert {"n_extractor", "n_quote", "n_certainty", "e_basis", "e_passages"} <= used
    assert "n_reading" not in used
    assert loaded("export", "--format", "csv", "-o", tmp_path / "t").code == 0
    with (tmp_path / "t" / "Source.csv").open(encoding="utf-8") as file:
        assert {row["name"] for row in csv.DictReader(file)} == {path.name for path in example_minutes().iterdir()}


def test_an_export_fills_an_empty_store_and_is_exported_the_same(cli: Cli, loaded: Cli, tmp_path: Path) -> None:
    for more in ((), ("--everything",)):
        file, copy = tmp_path / f"graf{len(more)}.jsonl", tmp_path / f"copy{len(more)}"
        assert loaded("export", *more, "-o", file).code == 0
        assert cli("--store", copy, "import", file, "--dry-run").code == 0
        assert not copy.exists()
        assert cli("--store", copy, "import", file).code == 0
        assert cli("--store", copy, "export", *more).out == file.read_text(encoding="utf-8")
        route = ("route", "medicin ved udskrivelse", "--json")
        assert cli("--store", copy, *route).out == loaded(*route).out
        assert "lægevagten" in cli("--store", copy, "search", "apotek", "laegevagt").out


@pytest.mark.neo4j
def test_an_export_fills_a_neo4j(
    loaded: Cli, tmp_path: Path, neo4j_store: object, neo4j: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "graf.jsonl"
    assert loaded("export", "-o", file).code == 0
    for name, value in (("URI", neo4j.uri), ("USER", neo4j.user), ("PASSWORD", neo4j.password)):
        monkeypatch.setenv(f"NEO4J_{name}", value)
    assert loaded("import", file).code == 0
    assert loaded("export").out == file.read_text(encoding="utf-8")
    assert loaded("import", file).code == 2


def test_nothing_goes_on_top_of_a_graph_or_of_an_export_without_texts(cli: Cli, loaded: Cli, tmp_path: Path) -> None:
    file, copy = tmp_path / "graf.jsonl", tmp_path / "copy"
    assert loaded("export", "-o", file).code == 0
    assert loaded("import", file).code == 2
    assert cli("--store", copy, "import", file).code == 0
    outcome = cli("--store", copy, "load", example_minutes())
    assert outcome.code == 2
    assert "eksport" in outcome.err
    assert cli("--store", copy, "export").out == file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "content",
    ["", "{", "nonsens\n", '{"labels": ["Body"], "id": "a", "properties": {"scope": 7}}\n', "\ufeff{}", "\x00"],
)
def test_what_is_no_export_is_refused_and_leaves_no_store(cli: Cli, tmp_path: Path, content: str) -> None:
    file = tmp_path / "x.jsonl"
    file.write_text(content, encoding="utf-8")
    outcome = cli("import", file)
    assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert not (tmp_path / "store").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--format", "xml"), ("--truth", "--pseudonymise"), ("--everything", "--pseudonymise"),
     ("--everything", "--format", "csv"), ("--format", "csv"), ("--format", "csv", "-o", "."), ("-o", ".")],
)  # fmt: skip
def test_wrong_use_is_told(loaded: Cli, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "something").write_text("x", encoding="utf-8")
    outcome = loaded("export", *arguments)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
