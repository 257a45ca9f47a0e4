"""The built wheel holds all that a user needs, and runs outside the repository."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the packages as the wheel lays them."""
    place = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(place / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (place / "dist").glob("*.whl")
    site = place / "site"
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--target", str(site), str(wheel)]
    subprocess.run(install, check=True, capture_output=True)
    return site


def run(installed: Path, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(installed), "KLYNGEGRAF_STORE": str(folder / "store")}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_command_runs_from_the_wheel(installed: Path, tmp_path: Path) -> None:
    where = run(installed, tmp_path, "-c", "import graph, loaders, queries, klyngegraf; print(klyngegraf.__file__)")
    assert Path(where.stdout.strip()).is_relative_to(installed)
    examples = installed / "loaders" / "examples" / "minutes"
    loaded = run(installed, tmp_path, "-m", "klyngegraf", "load", str(examples))
    assert loaded.returncode == 0, loaded.stderr
    facts = run(installed, tmp_path, "-m", "klyngegraf", "extract", str(next(examples.glob("2023-05-25_driftsforum*"))))
    assert json.loads(facts.stdout)["meeting"]["date"] == "2023-05-25"


def test_every_data_file_is_in_the_wheel(installed: Path) -> None:
    packages = ("graph", "loaders", "queries", "klyngegraf")
    tracked = subprocess.run(["git", "ls-files", *packages], cwd=ROOT, capture_output=True, text=True, check=True)
    missing = [name for name in tracked.stdout.splitlines() if not (installed / name).exists()]
    assert missing == []
