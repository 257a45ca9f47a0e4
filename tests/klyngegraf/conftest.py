"""Runs commands as a user would, with settings and stores of the test's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from klyngegraf.__main__ import _globals_first, run
from klyngegraf.demo import example_minutes


@dataclass(frozen=True)
class Outcome:
    """What a command printed and how it left."""

    code: int
    out: str
    err: str


Cli = Callable[..., Outcome]


@pytest.fixture
def cli(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Cli:
    """A command line whose working folder, user files and store are fresh."""
    for variable in (
        "NEO4J_URI",
        "NEO4J_USER",
        "NEO4J_PASSWORD",
        "NEO4J_DATABASE",
        "KLYNGEGRAF_LANG",
        "KLYNGEGRAF_JUDGEMENTS",
    ):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("KLYNGEGRAF_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.chdir(tmp_path)

    def call(*arguments: object) -> Outcome:
        capsys.readouterr()
        code = run(_globals_first([str(argument) for argument in arguments]))
        printed = capsys.readouterr()
        return Outcome(code, printed.out, printed.err)

    return call


@pytest.fixture
def loaded(cli: Cli) -> Cli:
    """The same, with the example minutes loaded."""
    assert cli("load", example_minutes()).code == 0
    return cli
