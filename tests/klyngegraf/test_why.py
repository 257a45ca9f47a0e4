"""`klyngegraf why`: how a body, person or project was understood, in the reader's language."""

from __future__ import annotations

import json

import pytest

from tests.klyngegraf.conftest import Cli


def test_a_body_is_told_with_its_forms_and_their_sentences(loaded: Cli) -> None:
    report = json.loads(loaded("why", "Driftsforum Havmark", "--json").out)
    sections = {section["key"]: section["rows"] for section in report["sections"]}
    assert sections["resolved"][0]["type"] == "type.forum"
    forms = {(row["form"], row["how"]): row for row in sections["forms"]}
    full = forms["Driftsforum Havmark", "how.shape"]
    assert all("Driftsforum Havmark" in " ".join(source["quote"].split()) for source in full["sources"])
    assert all(source["line"] for source in full["sources"])
    assert forms["Driftsforum", "how.short_form"]["rests_on"] == "Driftsforum Havmark"


@pytest.mark.parametrize("name", ["Birgitte Holm-Vestrup", "skærmstuen"])
def test_people_and_projects_are_told_too(loaded: Cli, name: str) -> None:
    report = json.loads(loaded("why", name, "--json").out)
    assert report["sections"][0]["rows"][0]["notes"][0]["key"].startswith("joined_")
    assert all(row["sources"] for row in report["sections"][1]["rows"])


def test_the_report_speaks_the_readers_language(loaded: Cli) -> None:
    assert "Sådan er det forstået" in loaded("why", "driftsforum havmark").out
    assert "How it was understood" in loaded("why", "driftsforum havmark", "--lang", "en").out
    assert loaded("why", "driftsforum havmark", "--format", "md").out.startswith("# ")
    assert "<html" in loaded("why", "driftsforum havmark", "--format", "html").out


def test_a_body_that_only_the_registry_knows_is_told_apart_from_an_unknown_one(loaded: Cli) -> None:
    registered = loaded("why", "Lægemiddelstyrelsen")
    assert (registered.code, registered.out) == (2, "")
    assert "står i registret" in registered.err
    unknown = loaded("why", "Rådet for Opdigtede Anliggender")
    assert unknown.code == 2
    assert "findes ikke" in unknown.err
