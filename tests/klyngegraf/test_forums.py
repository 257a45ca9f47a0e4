"""The registry on the command line, and files of the user's own."""

from __future__ import annotations

import json
from pathlib import Path

from tests.klyngegraf.conftest import Cli

OWN = """
bodies = '''
Samarbejdsforum for Fyrlys | forum | 3 | Nordjylland | 2023-01-01 | SFL
'''
"""


def test_bodies_are_found_by_words(cli: Cli) -> None:
    rows = json.loads(cli("forums", "strategisk sundhedsforum nordjylland", "--json").out)
    assert [(row["name"], row["level"]) for row in rows] == [("Strategisk Sundhedsforum (Nordjylland)", 6)]


def test_what_is_not_registered_is_an_empty_list(cli: Cli) -> None:
    outcome = cli("forums", "intet forum hedder sådan", "--json")
    assert (outcome.code, json.loads(outcome.out)) == (0, [])


def test_a_file_of_ones_own_is_used_from_then_on(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(OWN, encoding="utf-8")
    assert json.loads(cli("forums", "fyrlys", "--json").out) == []
    assert cli("forums", "--add", file).code == 0
    rows = json.loads(cli("forums", "sfl", "--json").out)
    assert [(row["name"], row["level"]) for row in rows] == [("Samarbejdsforum for Fyrlys", 3)]


def test_a_broken_file_is_refused_with_its_line(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(OWN.replace("| forum |", "| klub |"), encoding="utf-8")
    outcome = cli("forums", "--add", file)
    assert outcome.code == 2
    assert "egne.toml" in outcome.err
    assert "klub" in outcome.err
    assert json.loads(cli("forums", "fyrlys", "--json").out) == []


def test_bodies_that_only_minutes_name_are_listed(loaded: Cli) -> None:
    rows = json.loads(loaded("forums", "--unregistered", "--json").out)
    assert any("Driftsforum Havmark" in str(row.values()) for row in rows)


def test_the_text_is_shown_with_what_was_recognised(cli: Cli) -> None:
    from klyngegraf.demo import example_minutes

    outcome = cli("extract", next(example_minutes().glob("*driftsforum*")), "--mentions")
    assert "[25. maj 2023 = 2023-05-25]" in outcome.out
    assert "[Driftsforum = Driftsforum Havmark]" in outcome.out
