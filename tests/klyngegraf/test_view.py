"""The commands that draw: where their pages lie, what they overwrite, and what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from klyngegraf.drawing import slug

if TYPE_CHECKING:
    from tests.klyngegraf.conftest import Cli

MATTER = "medicin ved udskrivelse"


def test_each_view_has_a_file_of_its_own(loaded: Cli, tmp_path: Path) -> None:
    for arguments, start in (
        (("view",), "klyngegraf"),
        (("view", "network", "--forum", "Driftsforum Havmark"), "network-driftsforum-havmark"),
        (("view", "route", MATTER), "route-medicin-ved-udskrivelse"),
        (("view", "lineage", "Nær på skærm"), "lineage-naer-paa-skaerm"),
        (("view", "person", "Birgitte Holm"), "person-birgitte-holm-vestrup"),
        (("view", "forum", "Driftsforum Havmark", "--lang", "en"), "forum-driftsforum-havmark"),
    ):
        outcome = loaded(*arguments)
        assert (outcome.code, outcome.out) == (0, "")
        (written,) = (path for path in tmp_path.glob("*.html") if path.name.startswith(start))
        assert str(written) in outcome.err
        assert written.read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "What goes to and from" in (tmp_path / "forum-driftsforum-havmark.html").read_text(encoding="utf-8")


def test_only_its_own_pages_are_overwritten_and_it_says_so(loaded: Cli, tmp_path: Path) -> None:
    page = tmp_path / "klyngegraf.html"
    assert "overskrevet" not in loaded("view").err
    assert "overskrevet" in loaded("view").err
    page.write_text("mine noter", encoding="utf-8")
    outcome = loaded("view")
    assert outcome.code == 2
    assert "ikke skrevet af klyngegraf" in outcome.err
    assert page.read_text(encoding="utf-8") == "mine noter"
    assert loaded("view", "-o", tmp_path).code == 2
    assert loaded("view", "-o", tmp_path / "ny mappe" / "side.html").code == 0


@pytest.mark.parametrize("kind", ["route", "lineage", "person", "forum"])
def test_an_unknown_name_is_wrong_use(loaded: Cli, tmp_path: Path, kind: str) -> None:
    outcome = loaded("view", kind, "Zzyzx")
    assert outcome.code == 2
    assert "Zzyzx" in outcome.err
    assert list(tmp_path.glob("*.html")) == []


def test_a_name_nearly_right_is_suggested(loaded: Cli) -> None:
    outcome = loaded("view", "forum", "Driftsforum Havmrk")
    assert outcome.code == 2
    assert "Driftsforum Havmark" in outcome.err
    assert loaded("view", "network", "--region", "Klitlan").code == 0
    assert loaded("view", "network", "--region", "Månen").code == 2


def test_it_says_what_it_shows_instead_of_too_much(loaded: Cli, tmp_path: Path) -> None:
    outcome = loaded("view", "--limit", "5", "-o", "lille.html")
    assert outcome.code == 0
    assert "5 er tegnet" in outcome.err
    assert loaded("view", "--limit", "0").code == 2


def test_a_part_of_the_time_says_which(loaded: Cli, tmp_path: Path) -> None:
    assert loaded("view", "--since", "2024", "--until", "2024-12-31", "-o", "2024.html").code == 0
    assert '"period": {"earliest": "2024-01-01", "latest": "2024-12-31"}' in (tmp_path / "2024.html").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Nær på skærm", "naer-paa-skaerm"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON: a*b?<c>", "con-a-b-c"),
        ("שלום", "uden-navn"),
        ("x" * 300, "x" * 60),
    ],
)
def test_names_of_files_are_harmless(name: str, expected: str) -> None:
    assert slug(name) == expected
