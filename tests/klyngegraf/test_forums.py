"""The registry on the command line, and files of the user's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

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
    assert "de nærmeste er" in outcome.err
    assert cli("forums", "intet forum hedder sådan").out == ""


def test_a_short_form_finds_its_bodies_and_nothing_else(cli: Cli) -> None:
    rows = json.loads(cli("forums", "ssf", "--json").out)
    assert {row["id"] for row in rows} == {"forum:ssf-nordjylland", "forum:sundhedsstrategisk-forum-syddanmark"}


def test_a_body_is_shown_with_its_place_and_its_changes(cli: Cli) -> None:
    (committee,) = json.loads(cli("forums", "SSU", "Nordjylland", "--json").out)
    assert committee["part_of"] == "Region Nordjylland"
    assert any("2022-07-01" in told and told.startswith("Praksisplanudvalget") for told in committee["succeeds"])
    assert any("2027-01-01" in told for told in committee["of_succeeds"])
    (town,) = [row for row in json.loads(cli("forums", "hjørring", "--json").out) if row["name"] == "Hjørring Kommune"]
    assert town["of_includes"] == ["Klynge Nord", "Sundhedsråd Vendsyssel"]
    printed = cli("forums", "SSU", "Nordjylland", "--lang", "en").out
    assert "part of: Region Nordjylland" in printed


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


@pytest.mark.parametrize(
    ("content", "danish", "english"),
    [
        ("bodies = '''\nFyrrådet | forum | 3 | Fyrland\n'''", "linje 2: 'Fyrland' står", "line 2: 'Fyrland' is not"),
        ("bodies = '''\nFyrrådet | forum | 9\n'''", "linje 2: '9' er ikke et niveau", "line 2: '9' is no level"),
        ("bodies = '''\nFyret | forum | 3 | Nordjylland | | SSF\n'''", "'SSF' betyder allerede", "'SSF' already"),
        ("changes = '''\n2027-01-01 | merged | Fyrrådet | SSU\n'''", "nævner 'Fyrrådet'", "names 'Fyrrådet'"),
        ("bodies = [1]", "skal være en tekst", "must be a text"),
        ("bodies = ", "ikke gyldig TOML", "is not TOML"),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_is_one_line_in_the_users_language(
    cli: Cli, tmp_path: Path, content: str, danish: str, english: str
) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(content, encoding="utf-8")
    for words, lang in ((danish, "da"), (english, "en")):
        outcome = cli("forums", "--add", file, "--lang", lang)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert "egne.toml" in outcome.err
        assert words in outcome.err


def test_a_body_cannot_follow_itself_by_another_of_its_names(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(
        OWN + "changes = '''\n2027-01-01 | renamed | SFL | Samarbejdsforum for Fyrlys\n'''", encoding="utf-8"
    )
    outcome = cli("forums", "--add", file)
    assert outcome.code == 2
    assert "efterfølge sig selv" in outcome.err


def test_a_file_that_is_not_there_and_a_folder_are_refused(cli: Cli, tmp_path: Path) -> None:
    missing, folder = cli("forums", "--add", tmp_path / "ingen.toml"), cli("forums", "--add", tmp_path)
    assert (missing.code, "findes ikke" in missing.err) == (1, True)
    assert (folder.code, "er en mappe" in folder.err) == (1, True)


def test_a_kept_file_that_breaks_later_is_told_by_every_command(cli: Cli, tmp_path: Path) -> None:
    file = tmp_path / "egne.toml"
    file.write_text(OWN, encoding="utf-8")
    cli("forums", "--add", file)
    from klyngegraf.forums import user_folder

    (user_folder() / "egne.toml").write_text("bodies = ", encoding="utf-8")
    for command in (("forums", "ssf"), ("extract", file)):
        outcome = cli(*command)
        assert outcome.code == 2
        assert "egne.toml" in outcome.err


def test_bodies_that_only_minutes_name_are_listed(loaded: Cli) -> None:
    rows = json.loads(loaded("forums", "--unregistered", "--json").out)
    (forum,) = [row for row in rows if row["body"] == "Driftsforum Havmark"]
    assert "Driftsforum Havmark" in forum["quote"]
    assert forum["mentions"] > 10
    assert all(row["quote"] and row["line"] for row in rows), [row for row in rows if not row["quote"]]
    printed = loaded("forums", "--unregistered").out
    assert "Driftsforum Havmark" in printed
    assert "«" in printed


def test_the_text_is_shown_with_what_was_recognised(cli: Cli) -> None:
    from klyngegraf.demo import example_minutes

    outcome = cli("extract", next(example_minutes().glob("2023-05-25_driftsforum*")), "--mentions")
    assert "[25. maj 2023 = 2023-05-25]" in outcome.out
    assert "[Driftsforum = Driftsforum Havmark]" in outcome.out
