"""Every command of the tutorial does what the page says."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path

import pytest

from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli

PAGE = Path(__file__).parents[2] / "docs" / "tutorial.md"
_BLOCK = re.compile(r"```(sh|text)\n(.*?)```", re.DOTALL)


def steps() -> list[tuple[str, list[str]]]:
    """The commands in order, each with the lines that its answer must hold."""
    found: list[tuple[str, list[str]]] = []
    for kind, text in _BLOCK.findall(PAGE.read_text(encoding="utf-8")):
        lines = [line for line in text.splitlines() if line.strip()]
        if kind == "sh":
            found += [(line, []) for line in lines]
        else:
            found[-1][1].extend(line for line in lines if line != "…")
    return found


def folded(text: str) -> str:
    return " ".join(text.split())


def test_the_tutorial_prints_what_it_says(cli: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [step for step in steps() if not step[0].startswith("export ")]
    settings = [line.removeprefix("export ") for line, _ in steps() if line.startswith("export ")]
    assert len(commands) > 15
    for setting in settings:
        name, _, value = setting.partition("=")
        monkeypatch.setenv(name, value)
    for line, expected in commands:
        typed, _, command = line.rpartition(" | ")
        if typed:
            monkeypatch.setattr("sys.stdin", io.StringIO(shlex.split(typed)[1] + "\n"))
        words = shlex.split(command)
        assert words[0] == "klyngegraf"
        arguments = [str(example_minutes()) if word == "loaders/examples/minutes" else word for word in words[1:]]
        outcome = cli(*arguments)
        assert outcome.code == 0, f"{line}\n{outcome.err}"
        printed, at = folded(f"{outcome.out}\n{outcome.err}"), 0
        for wanted in expected:
            found = printed.find(folded(wanted), at)
            assert found >= 0, f"{line}\nprints no (or no later): {wanted}\n\n{outcome.out[:3000]}\n{outcome.err}"
            at = found + len(folded(wanted))
    assert (tmp_path / "tutorial" / "route.html").exists()
    assert (tmp_path / "tutorial" / "graph.html").exists()


def test_each_command_of_the_tutorial_is_one_of_ours() -> None:
    from klyngegraf.document import page

    known = page()
    for line, _ in steps():
        command = shlex.split(line.rpartition(" | ")[2])
        if command[0] == "klyngegraf":
            name = next(word for word in command[1:] if re.fullmatch(r"[a-z][a-z-]*", word))
            assert f"## klyngegraf {name}\n" in known
