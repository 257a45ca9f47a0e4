"""The commands that report on bodies, people and what is loaded, as a user runs them on the example minutes."""

from __future__ import annotations

import json
from pathlib import Path

from klyngegraf.__main__ import _with_called_alone
from klyngegraf.app import app
from tests.klyngegraf.conftest import Cli

CLUSTER = "Faglig Sundhedsklynge Havmark"
COMMANDS = (
    ("inbox", "Driftsforum Havmark"), ("forum", "KLU Torsvig"), ("person", "Birgitte Holm-Vestrup"), ("coverage",),
    ("handover", CLUSTER), ("handover", "--region", "Klitland"),
)  # fmt: skip
TITLES = {
    "inbox": ("Hvad venter hos Driftsforum Havmark", "What waits for Driftsforum Havmark"),
    "forum": ("KLU Torsvig Kommune: møder, sager og løfter", "KLU Torsvig Kommune: meetings, matters and promises"),
    "person": ("Birgitte Holm-Vestrup: fora, møder og opgaver", "Birgitte Holm-Vestrup: forums, meetings and tasks"),
    "coverage": ("Hvilke referater der er indlæst", "Which minutes are loaded"),
    "handover": ("Overdragelse fra ", "Handover from "),
}


def test_each_report_in_each_language_and_format(loaded: Cli, tmp_path: Path) -> None:
    for command, *rest in COMMANDS:
        for language, title in zip(("da", "en"), TITLES[command], strict=True):
            for form in ("rich", "md", "html", "json", "csv"):
                outcome = loaded(command, *rest, "--format", form, "--lang", language)
                assert (outcome.code, outcome.err) == (0, ""), (command, form)
                assert title in outcome.out or form == "csv", (command, form)
    page = tmp_path / "overdragelse.html"
    outcome = loaded("handover", CLUSTER, "-o", page)
    assert (outcome.code, outcome.out) == (0, "")
    assert page.read_text(encoding="utf-8").startswith("<!doctype html>")


def test_what_the_reports_say_of_the_examples(loaded: Cli) -> None:
    folded = " ".join(loaded("inbox", "Driftsforum Havmark").out.split())
    assert "KLU Torsvig Kommune → Driftsforum Havmark · videresendt til beslutning" in folded
    assert "Taget op i Driftsforum Havmark den 25. maj 2023." in folded
    folded = " ".join(loaded("handover", CLUSTER).out.split())
    assert f"{CLUSTER} · overtages af: ikke fastlagt" in folded
    assert "Nær på skærm" in folded
    told = json.loads(loaded("person", "Birgitte Holm", "--json").out)
    seats = next(section for section in told["sections"] if section["key"] == "seats")
    assert "KLU Torsvig Kommune" in {row["forum"] for row in seats["rows"]}
    assert "8. november 2022 · KLU Torsvig Kommune" in loaded("coverage").out


def test_what_cannot_be_answered_is_told_in_one_line(loaded: Cli) -> None:
    for arguments, said in (
        (("inbox", "Driftsforum Havmrk"), "Driftsforum Havmark"),
        (("forum", "KLU Torsvik"), "KLU Torsvig Kommune"),
        (("forum", "KLU"), "kan betyde flere"),
        (("person", "Birgite Holm"), "Birgitte Holm"),
        (("person", "Mette"), "kan betyde flere"),
        (("person", "Sidsel Vangebro"), "giv id i stedet"),
        (("coverage", "Driftsforum Havmrk"), "Driftsforum Havmark"),
        (("handover", "--region", "Klitlandet"), "Region Klitland"),
        (("handover",), "--region"),
        (("handover", CLUSTER, "--region", "Klitland"), "--region"),
        (("handover", CLUSTER, "--date", "nytår"), "nytår"),
        (("inbox", CLUSTER, "--as-of", "i går"), "i går"),
        (("person", "Mette Ravnsbo", "--everything", "--as-of", "2023-01-01"), "--as-of"),
        (("person", "Mette Ravnsbo", "--everything", "--format", "csv"), "md, json"),
    ):
        outcome = loaded(*arguments)
        assert (outcome.code, outcome.out) == (2, ""), arguments
        assert said in outcome.err and outcome.err.count("\n") == 1, outcome.err


def test_before_all_minutes_there_is_nothing_and_that_is_said(loaded: Cli) -> None:
    for command, *rest in COMMANDS:
        outcome = loaded(command, *rest, "--as-of", "1999-12-31")
        assert outcome.code == 0, outcome.err
        assert "Ingen indlæste referater går så langt tilbage." in " ".join(outcome.out.split())
        assert "2023" not in outcome.out


def test_a_store_that_is_not_there_says_how_to_fill_it(cli: Cli) -> None:
    for command, *rest in COMMANDS:
        outcome = cli(command, *rest)
        assert outcome.code == 3
        assert "klyngegraf load" in outcome.err


def test_only_the_command_that_is_called_is_made() -> None:
    import typer.main

    everything = set(typer.main.get_command(app).commands)  # type: ignore[attr-defined]
    for called in everything - {group.name for group in app.registered_groups}:
        for arguments in ([called], ["--lang", "en", "--debug", called, "--help"], ["--store=x", called, "inbox"]):
            alone = _with_called_alone(app, arguments)
            assert list(typer.main.get_command(alone).commands) == [called]  # type: ignore[attr-defined]
    for arguments in ([], ["--help"], ["rout"], ["--lang"], ["--lang", "en", "--version", "route"]):
        assert _with_called_alone(app, arguments) is app
