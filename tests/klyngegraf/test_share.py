"""Handing the graph on, and taking in what others have read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli

MINUTES = "2023-03-14_klu_torsvig.md"
FACTS = Path(__file__).parents[2] / "loaders" / "examples" / "facts" / "2023-03-14_klu_torsvig.json"


def truth(cli: Cli) -> dict[str, Any]:
    outcome = cli("export", "--truth")
    assert (outcome.code, outcome.err) == (0, "")
    found: dict[str, Any] = json.loads(outcome.out)
    return found


def read_by(cli: Cli) -> list[dict[str, Any]]:
    cypher = (
        "MATCH (r:Referral) WHERE r.read_by IS NOT NULL "
        "RETURN r.rule AS rule, r.certainty AS certainty, r.read_by AS who"
    )
    rows: list[dict[str, Any]] = json.loads(cli("query", "--cypher", cypher, "--json").out)
    return rows


def test_the_truth_holds_matters_that_several_items_treat(loaded: Cli) -> None:
    found = truth(loaded)
    assert found["minutes"] == sorted(file.name for file in example_minutes().iterdir())
    matter = next(m for m in found["matters"] if m["title"] == "Medicin ved udskrivelse op til weekend")
    assert {"minutes": MINUTES, "item": "3"} in matter["items"]
    hop = matter["hops"][0]
    assert (hop["from"], hop["to"], hop["kind"]) == ("KLU Torsvig Kommune", "Driftsforum Havmark", "escalates")
    assert hop["received_in"] == {"minutes": "2023-05-25_driftsforum_havmark.txt", "item": "3"}
    assert len(hop["told_in"]) > 1
    assert all(len(m["items"]) > 1 for m in found["matters"])


def test_the_states_of_promises_are_those_that_the_query_gives(loaded: Cli) -> None:
    states = {c["state"] for c in truth(loaded)["commitments"]}
    assert "kept" in states
    assert states <= {"kept", "missed", "cancelled", "open", "not_heard_of"}
    open_ones = json.loads(loaded("query", "commitments/open", "--json").out)
    kept = [c for c in truth(loaded)["commitments"] if c["state"] == "kept"]
    assert not {c["what"] for c in kept} & {row["what"] for row in open_ones}


def test_the_whole_graph_is_a_line_a_node_and_edge_the_same_in_any_order(
    cli: Cli, loaded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = tmp_path / "graf.jsonl"
    assert loaded("export", "-o", whole).code == 0
    lines = [json.loads(line) for line in whole.read_text(encoding="utf-8").splitlines()]
    assert {"labels", "id", "properties"} == set(lines[0])
    monkeypatch.setenv("KLYNGEGRAF_STORE", str(tmp_path / "other"))
    for path in sorted(example_minutes().iterdir(), reverse=True):
        assert cli("load", path).code == 0
    assert cli("export").out == whole.read_text(encoding="utf-8")


def test_facts_of_others_are_marked_and_stay_when_the_file_is_read_again(cli: Cli) -> None:
    outcome = cli("load", example_minutes() / MINUTES, "--facts", FACTS, "--by", "A. Holm")
    assert outcome.code == 0, outcome.err
    marked = read_by(cli)
    assert marked
    assert all(row["who"] == ["A. Holm"] for row in marked)
    assert {row["certainty"] for row in marked if row["rule"] == "given"} <= {"likely"}
    assert cli("load", "--reread").code == 0
    assert read_by(cli) == marked


def test_loading_facts_of_the_same_reader_again_takes_the_place_of_the_first(cli: Cli, tmp_path: Path) -> None:
    path = example_minutes() / MINUTES
    assert cli("load", path, "--facts", FACTS, "--by", "A. Holm").code == 0
    empty = tmp_path / "facts.json"
    empty.write_text('{"referrals": []}', encoding="utf-8")
    assert cli("load", path, "--facts", empty, "--by", "A. Holm").code == 0
    assert read_by(cli) == []


def test_a_refused_fact_is_named_and_the_rest_is_loaded(cli: Cli, tmp_path: Path) -> None:
    facts = json.loads(FACTS.read_text(encoding="utf-8"))
    facts["referrals"][0]["quote"] = "det står her ikke"
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(facts), encoding="utf-8")
    outcome = cli("load", example_minutes() / MINUTES, "--facts", file, "--by", "A. Holm")
    assert outcome.code == 1
    assert "referrals 1" in outcome.err
    assert "det står her ikke" in outcome.err
    assert read_by(cli)


@pytest.mark.parametrize("arguments", [("--facts", FACTS), ("--by", "A. Holm"), ("--facts", FACTS, "--by", " ")])
def test_facts_need_one_file_and_a_name(cli: Cli, arguments: tuple[object, ...]) -> None:
    outcome = cli("load", example_minutes() / MINUTES, *arguments)
    assert outcome.code == 2
    assert "--by" in outcome.err


def test_facts_go_with_no_folder_and_must_be_facts(cli: Cli, tmp_path: Path) -> None:
    assert cli("load", example_minutes(), "--facts", FACTS, "--by", "A. Holm").code == 2
    file = tmp_path / "facts.json"
    for text in ("nonsens", '["referrals"]', '{"referrals": {}}'):
        file.write_text(text, encoding="utf-8")
        outcome = cli("load", example_minutes() / MINUTES, "--facts", file, "--by", "A. Holm")
        assert outcome.code == 2
        assert "facts.json" in outcome.err
