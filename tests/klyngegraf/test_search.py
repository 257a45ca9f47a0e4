"""`klyngegraf search`: hits with their sentence and place, in every format, and nobody who is to stay hidden."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from klyngegraf.demo import example_minutes
from tests.klyngegraf.conftest import Cli

MATTER = "Medicin ved udskrivelse op til weekend"


def hits(cli: Cli, *arguments: object) -> list[dict[str, Any]]:
    outcome = cli("search", *arguments, "--json")
    assert (outcome.code, outcome.err) == (0, "")
    rows: list[dict[str, Any]] = json.loads(outcome.out)["sections"][0]["rows"]
    return rows


def test_the_matter_comes_first_with_its_sentence_and_place(loaded: Cli) -> None:
    first = hits(loaded, "medicin", "weekend")[0]
    assert (first["hit_kind"], first["name"]) == ("hit.matter", MATTER)
    assert first["sources"][0]["line"]


def test_a_sentence_of_a_case_text_is_found_at_its_line(loaded: Cli) -> None:
    (hit,) = hits(loaded, "apoteket", "lørdagen", "lægevagten", "--kind", "item")
    source = hit["sources"][0]
    assert source["file"] == "2023-03-14_klu_torsvig.md"
    text = (example_minutes() / source["file"]).read_text(encoding="utf-8").splitlines()
    assert source["quote"] in text[source["line"] - 1]
    assert (source["item"], source["date"]) == ("3", "2023-03-14")


@pytest.mark.parametrize("words", ["medicin", "skærm", "kommune", "driftsforum svar", "formandskabet senest"])
def test_every_sentence_stands_at_the_line_that_is_told(loaded: Cli, words: str) -> None:
    found = hits(loaded, words, "--limit", 60)
    assert found
    for hit in found:
        for source in hit["sources"]:
            lines = (example_minutes() / source["file"]).read_text(encoding="utf-8").splitlines()
            told = " ".join(" ".join(lines[source["line"] - 1 : source["line"] + 8]).split())
            begun = source["quote"].strip("… ")[:25]
            assert begun in told, (hit["hit_kind"], source)


def test_letters_may_be_typed_as_on_an_english_keyboard(loaded: Cli) -> None:
    assert hits(loaded, "skaermstuen")[0]["name"] == "Nær på skærm"


def test_the_hits_as_of_a_day_are_those_of_the_minutes_up_to_it(
    cli: Cli, loaded: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = "2023-09-30"
    asked = [("medicin",), ("skærm",), ("Torsvig", "--kind", "item"), ("lægevagten",)]
    then = [hits(loaded, *words, "--limit", 0, "--as-of", day) for words in asked]
    monkeypatch.setenv("KLYNGEGRAF_STORE", str(tmp_path / "earlier"))
    assert cli("load", *(path for path in sorted(example_minutes().iterdir()) if path.name[:10] <= day)).code == 0
    for words, found in zip(asked, then, strict=True):
        earlier = hits(cli, *words, "--limit", 0)
        wanted = {(h["hit_kind"], h["words"], h["date"]) for h in earlier if h["hit_kind"] in ("hit.item", "hit.body")}
        assert wanted == {(h["hit_kind"], h["words"], h["date"]) for h in found if h["hit_kind"] in
                          ("hit.item", "hit.body")}  # fmt: skip
        assert wanted


@pytest.mark.parametrize("form", ["rich", "md", "html", "csv"])
def test_hits_come_in_every_format(loaded: Cli, form: str) -> None:
    outcome = loaded("search", "apoteket", "--format", form)
    assert (outcome.code, outcome.err) == (0, "")
    assert "lægevagten" in outcome.out


def test_a_cut_list_says_so(loaded: Cli) -> None:
    outcome = loaded("search", "medicin", "--limit", 3)
    assert "de første 3 af" in outcome.out


def test_nothing_found_is_no_fault(loaded: Cli) -> None:
    assert hits(loaded, "kvadratrod") == []
    assert loaded("search", "kvadratrod").code == 0


@pytest.mark.parametrize(("arguments", "told"), [(('"!"',), "intet ord"), (("x", "--kind", "sang"), "referral")])
def test_wrong_use_is_told(loaded: Cli, arguments: tuple[str, ...], told: str) -> None:
    outcome = loaded("search", *arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert told in outcome.err


def test_somebody_forgotten_is_not_found(loaded: Cli) -> None:
    name = "Anders Kløvermark"
    assert hits(loaded, name)
    assert loaded("forget-person", name, "--namesakes").code == 0
    for words in (name, "Kløvermark", "kloevermark", "Kløver", "Anders Kl"):
        assert hits(loaded, words, "--limit", 0) == [], words


def test_what_is_masked_is_not_found(cli: Cli, tmp_path: Path) -> None:
    minutes = (example_minutes() / "2023-03-14_klu_torsvig.md").read_text(encoding="utf-8")
    told = minutes.replace("Lægerne kan genkende billedet", "Borgeren 010203-4567 (tlf. 55 66 77 88) kan genkende det")
    assert told != minutes
    (tmp_path / "referat.md").write_text(told, encoding="utf-8")
    assert cli("load", tmp_path / "referat.md").code == 0
    assert hits(cli, "Borgeren", "genkende")
    for words in ("010203", "4567", "010203-4567", '"55 66 77 88"', "55667788"):
        assert hits(cli, words) == [], words


def test_who_sits_for_an_association_of_patients_is_not_told(loaded: Cli) -> None:
    for hit in hits(loaded, "Patientinddragelsesudvalget", "--kind", "quote", "--kind", "body", "--limit", 0):
        quoted = " ".join(source["quote"] or "" for source in hit["sources"])
        assert "Grethe Myrekær" not in quoted
