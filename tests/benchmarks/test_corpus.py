"""The generator: the same bytes for the same seed, and a truth that its own texts bear out."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from benchmarks.corpus import LISTS, minutes, write_corpus
from benchmarks.nation.country import regions
from benchmarks.nation.layouts import FAMILIES
from tests.benchmarks.conftest import SIZE, Corpus

ROOT = Path(__file__).parents[2]
EVALUATION = ROOT.parent / "shared" / "evaluation"


def files(folder: Path) -> dict[str, bytes]:
    return {str(f.relative_to(folder)): f.read_bytes() for f in sorted(folder.rglob("*")) if f.is_file()}


def test_the_same_seed_gives_the_same_bytes(corpus: Corpus, tmp_path: Path) -> None:
    write_corpus(tmp_path / "again", SIZE, 1)
    write_corpus(tmp_path / "other", SIZE, 2)
    again, other = files(tmp_path / "again"), files(tmp_path / "other")
    assert again == files(corpus.folder)
    assert set(again.values()).isdisjoint(other.values())


def test_as_many_minutes_as_asked_for_in_every_family(corpus: Corpus) -> None:
    assert len(corpus.texts) == len(corpus.facts) == SIZE
    assert sorted(corpus.truth["minutes"]) == sorted(corpus.texts)
    assert len(FAMILIES) >= 5
    heads = {text.split("\n", 1)[0].split(" ")[0] for text in corpus.texts.values()}
    assert {"REFERAT", "#", "Spring", "Udskriv", "Forum:"} <= heads


def test_a_large_nation_has_many_regions_and_comes_one_meeting_at_a_time() -> None:
    named = [region.name for region in regions(9_000, 1)]
    assert len(set(named)) == len(named) == 5
    assert [len(one.facts["items"]) > 5 for one in islice(minutes(30_000, 1), 3)] == [True] * 3


def test_no_place_of_the_nation_is_a_danish_municipality() -> None:
    registry = tomllib.loads((ROOT / "loaders" / "rules" / "registry.toml").read_text(encoding="utf-8"))
    real = {line.split("|")[0].strip() for line in registry["municipalities"].splitlines()} - {""}
    for region in regions(9_000, 4):
        assert real.isdisjoint({region.name, *(forum.place for forum in region.forums)})


def test_every_quote_and_name_stands_in_the_text(corpus: Corpus) -> None:
    for name, facts in corpus.facts.items():
        text = " ".join(corpus.texts[name].split())
        quoted = [fact["quote"] for kind in ("referrals", "actions") for fact in facts[kind]]
        assert quoted
        for quote in quoted:
            assert quote in text and len(quote.split()) <= 25
        for one in facts["sentences"]:
            assert one["text"] in text
        for person in facts["attendance"]:
            assert person["name"] in text
            assert (person["title"] or "") in text and (person["organisation"] or "") in text
        assert facts["meeting"]["forum"] in text and facts["meeting"]["place"] in text


def test_facts_keep_to_the_guide(corpus: Corpus) -> None:
    for facts in corpus.facts.values():
        numbers = [item["number"] for item in facts["items"]]
        assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
        stated = [*facts["referrals"], *facts["actions"], *facts["amounts"], *facts["meetings_mentioned"]]
        assert {fact["item"] for fact in stated} <= set(numbers)
        for referral in facts["referrals"]:
            assert referral["from"] != referral["to"] and referral["from"] and referral["to"]
        for item in facts["items"]:
            assert set(item["decisions"]).isdisjoint(item.get("decisions_optional", []))


def test_what_only_sounds_like_a_fact_states_none(corpus: Corpus) -> None:
    from benchmarks.nation.forms import forms

    sounding = [s for f in corpus.facts.values() for s in f["sentences"] if forms()[s["form"] - 1].kind == "nonfact"]
    assert sounding
    assert all(set(sentence) == {"item", "section", "form", "text"} for sentence in sounding)


def test_matters_travel_and_are_received(corpus: Corpus) -> None:
    hops = [hop for matter in corpus.truth["matters"] for hop in matter["hops"]]
    items = {(f["document"], i["number"]) for f in corpus.facts.values() for i in f["items"]}
    assert set(LISTS) == set(corpus.truth)
    assert any(hop["received_in"] for hop in hops) and any(len(hop["told_in"]) > 2 for hop in hops)
    for matter in corpus.truth["matters"]:
        assert len(matter["items"]) > 1
        assert {(p["minutes"], p["item"]) for p in matter["items"]} <= items
        for number, hop in enumerate(matter["hops"]):
            assert hop["answers"] is None or hop["answers"] < number
            for place in hop["told_in"]:
                assert _told(hop, corpus.facts[place["minutes"]], place["item"])
            if hop["received_in"]:
                assert hop["received_in"] in hop["told_in"]
                assert corpus.facts[hop["received_in"]["minutes"]]["meeting"]["forum"] == hop["to"]


def _told(hop: dict[str, Any], facts: dict[str, Any], item: str) -> bool:
    return any(
        (r["item"], r["from"], r["to"], r["kind"]) == (item, hop["from"], hop["to"], hop["kind"])
        for r in facts["referrals"]
    )


def test_promises_end_later_than_they_are_made(corpus: Corpus) -> None:
    ended = [one for one in corpus.truth["commitments"] if one["settled_in"]]
    assert {one["state"] for one in ended} == {"kept", "cancelled"}
    for one in ended:
        assert one["settled_in"]["minutes"][:10] > one["made_in"]["minutes"][:10]
    assert all(one["state"] in ("open", "not_heard_of") for one in corpus.truth["commitments"] if not one["settled_in"])


def test_people_are_written_where_the_truth_says(corpus: Corpus) -> None:
    assert corpus.truth["people"]
    for group in corpus.truth["people"]:
        for one in group:
            name, _, file = one.rpartition("@")
            assert name in {person["name"] for person in corpus.facts[file]["attendance"]}


@pytest.mark.skipif(not EVALUATION.is_dir(), reason="the shared scorers are not here")
def test_the_scorers_take_the_truth_for_perfect(corpus: Corpus, tmp_path: Path) -> None:
    gold = tmp_path / "gold"
    gold.mkdir()
    for file in sorted((corpus.folder / "facts").iterdir())[:8]:
        (gold / file.name).write_bytes(file.read_bytes())
    show = (
        f"import pathlib, sys; print(pathlib.Path({str(gold)!r}, pathlib.Path(sys.argv[1]).stem + '.json').read_text())"
    )
    scores = _scored(
        "score.py",
        "--gold",
        gold,
        "--minutes",
        corpus.folder / "minutes",
        "--json",
        "--",
        sys.executable,
        "-c",
        show,
        "{file}",
    )
    assert {category for category, row in scores.items() if row["f1"] < 1} <= {"referrals.date"}
    truth = corpus.folder / "truth.json"
    linked = _scored("score_linked.py", "--gold", truth, "--got", truth, "--json")
    assert all(linked[category]["f1"] == 1 for category in ("matters", "hops", "hops.kind", "hops.received", "routes"))


def _scored(scorer: str, *arguments: object) -> dict[str, Any]:
    command = [sys.executable, scorer, *map(str, arguments)]
    done = subprocess.run(command, cwd=EVALUATION, capture_output=True, text=True, check=True)
    return dict(json.loads(done.stdout))
