"""The pages and words that go with the commands."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
import typer.main

from klyngegraf.app import app
from klyngegraf.document import PAGE, page
from klyngegraf.messages import faults, messages
from loaders.documents import document as documents
from loaders.mentions import cells
from tests.klyngegraf.conftest import Cli

ROOT = Path(__file__).parents[2]
COMMANDS = sorted(typer.main.get_command(app).commands)  # type: ignore[attr-defined]


def test_the_command_page_is_fresh() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "stale: run make docs"


@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_has_help_that_starts_with_examples(cli: Cli, command: str) -> None:
    outcome = cli(command, "--help")
    assert outcome.code == 0
    body = outcome.out.split("\n\n", 1)[1].strip()
    assert body.startswith("Examples:")
    assert f"klyngegraf {command}" in body


def test_no_message_is_missing_in_either_language() -> None:
    danish, english = messages("da"), messages("en")
    assert danish.keys() == english.keys()
    assert all(danish.values()) and all(english.values())


def _templates() -> set[str]:
    """The English line of every error that the store, the queries and the judgements raise."""
    found = set()
    for room in ("graph", "queries", "loaders/judgements"):
        for file in (ROOT / room).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
                    continue
                if node.func.id in ("StoreError", "QueryError", "ParameterError"):
                    template = node.args[node.func.id == "ParameterError"]
                    assert isinstance(template, ast.Constant), f"{file.name}: a line of its own, not put together"
                    found.add(str(template.value))
    return found


def test_every_error_has_a_line_in_the_other_language() -> None:
    danish, english = faults("da"), faults("en")
    assert _templates() == danish["told"].keys()
    assert set(documents.REASONS) == english["file"].keys()
    assert set(cells.REASONS) == danish["registry"].keys() - {"place"}
    assert danish["usage"].keys() == english["usage"].keys()


def test_a_translated_error_holds_the_same_details() -> None:
    for template, line in faults("da")["told"].items():
        assert set(re.findall(r"\{(\w+)", template)) == set(re.findall(r"\{(\w+)", line)), template


@pytest.mark.parametrize(
    ("arguments", "danish", "english"),
    [
        (("route",), "MATTER mangler", "MATTER is missing"),
        (("ruote", "x"), "kommandoen 'ruote' findes ikke", "there is no command 'ruote'"),
        (("route", "x", "--fromat", "md"), "tilvalget --fromat findes ikke", "there is no option --fromat"),
        (("query", "--limit", "mange"), "--limit: værdien kan ikke bruges", "--limit: the value cannot be used"),
    ],
)
def test_a_command_line_that_makes_no_sense_is_told_in_one_line(
    cli: Cli, arguments: tuple[str, ...], danish: str, english: str
) -> None:
    for words, lang in ((danish, "da"), (english, "en")):
        outcome = cli(*arguments, "--lang", lang)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
        assert words in outcome.err
        assert "--help" in outcome.err


def test_no_arguments_give_help(cli: Cli) -> None:
    outcome = cli()
    assert outcome.code == 2
    assert "klyngegraf demo" in outcome.err + outcome.out


def test_faults_of_files_and_store_are_told_in_the_readers_language(cli: Cli, tmp_path: Path) -> None:
    empty = tmp_path / "tom.txt"
    empty.write_text("", encoding="utf-8")
    assert "filen er tom" in cli("extract", empty).err
    assert "the file is empty" in cli("extract", empty, "--lang", "en").err
    assert "the file is empty" in cli("load", empty, "--lang", "en").err
    assert "er en fil" in cli("load", empty, "--store", empty).err
    assert "is a file" in cli("load", empty, "--store", empty, "--lang", "en").err


def test_version(cli: Cli) -> None:
    assert cli("--version").out.startswith("klyngegraf ")


def test_global_options_may_stand_behind_the_command(cli: Cli) -> None:
    assert cli("status", "--lang", "en").err != cli("status").err


def test_errors_have_a_traceback_only_with_debug(cli: Cli) -> None:
    assert "Traceback" not in cli("route", "x").err
    assert "Traceback" in cli("route", "x", "--debug").err
