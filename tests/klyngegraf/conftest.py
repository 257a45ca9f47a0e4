"""Runs commands as a user would, with settings and stores of the test's own."""

from __future__ import annotations

import shutil
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


@pytest.fixture(scope="session")
def _examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a store with the example minutes, loaded once a test run, to be copied."""
    folder = tmp_path_factory.mktemp("examples")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KLYNGEGRAF_STORE", str(folder / "store"))
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.delenv("NEO4J_URI", raising=False)
        patch.chdir(folder)
        assert run(["load", str(example_minutes())]) == 0
    return folder / "store"


@pytest.fixture
def loaded(cli: Cli, _examples: Path, tmp_path: Path) -> Cli:
    """The same, with the example minutes loaded."""
    shutil.copytree(_examples, tmp_path / "store")
    return cli
