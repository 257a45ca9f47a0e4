"""Settings: who wins, and that the password is never shown."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from klyngegraf.errors import UserError
from klyngegraf.settings import read_settings
from tests.klyngegraf.conftest import Cli


@pytest.fixture(autouse=True)
def fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))


def test_option_wins_over_environment_over_dotenv_over_user_file(tmp_path: Path) -> None:
    user = tmp_path / "config" / "klyngegraf" / "settings.env"
    user.parent.mkdir(parents=True)
    user.write_text("KLYNGEGRAF_STORE=from-user\nNEO4J_USER=from-user\nKLYNGEGRAF_LANG=en\n", encoding="utf-8")
    (tmp_path / ".env").write_text("KLYNGEGRAF_STORE=from-dotenv\nNEO4J_USER=from-dotenv\n", encoding="utf-8")
    settings = read_settings({"store": "from-option"}, {"NEO4J_USER": "from-environment"})
    assert (str(settings.store), settings.origins["store"]) == ("from-option", "option")
    assert (settings.neo4j_user, settings.origins["neo4j_user"]) == ("from-environment", "environment")
    assert (settings.lang, settings.origins["lang"]) == ("en", "user file")
    without = read_settings({}, {})
    assert (without.neo4j_user, without.origins["neo4j_user"]) == ("from-dotenv", ".env")


def test_a_store_named_by_option_wins_over_neo4j() -> None:
    environment = {"NEO4J_URI": "bolt://127.0.0.1:1", "KLYNGEGRAF_STORE": "elsewhere"}
    assert read_settings({}, environment).neo4j_uri == "bolt://127.0.0.1:1"
    assert read_settings({"store": "here"}, environment).neo4j_uri is None


def test_a_value_that_cannot_be_is_named() -> None:
    with pytest.raises(UserError) as caught:
        read_settings({}, {"KLYNGEGRAF_LANG": "fr"})
    assert caught.value.details == {"name": "KLYNGEGRAF_LANG", "value": "fr"}


def test_the_doctor_shows_origins_and_masks_the_password(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_PASSWORD", "hemmelig-kode")
    outcome = cli("doctor", "--json")
    checks = {check["what"]: check["detail"] for check in json.loads(outcome.out)}
    assert checks["neo4j_password"] == "******** (environment)"
    assert "hemmelig-kode" not in outcome.out + outcome.err


def test_an_unreachable_neo4j_is_one_line(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    monkeypatch.setenv("NEO4J_PASSWORD", "hemmelig-kode")
    outcome = cli("status")
    assert (outcome.code, outcome.out) == (3, "")
    assert outcome.err.count("\n") == 1
    assert "hemmelig-kode" not in outcome.err


def test_neo4j_without_a_password_says_what_is_missing(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://127.0.0.1:9")
    outcome = cli("status")
    assert outcome.code == 2
    assert "NEO4J_PASSWORD" in outcome.err
