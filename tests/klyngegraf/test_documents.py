"""The pages and words that go with the commands."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

from klyngegraf.app import app
from klyngegraf.document import PAGE, page
from klyngegraf.messages import messages
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


def test_version(cli: Cli) -> None:
    assert cli("--version").out.startswith("klyngegraf ")


def test_global_options_may_stand_behind_the_command(cli: Cli) -> None:
    assert cli("status", "--lang", "en").err != cli("status").err


def test_errors_have_a_traceback_only_with_debug(cli: Cli) -> None:
    assert "Traceback" not in cli("route", "x").err
    assert "Traceback" in cli("route", "x", "--debug").err
