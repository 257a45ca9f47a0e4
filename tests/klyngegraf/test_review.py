"""`klyngegraf review` and `judge`: what people decide holds at every load, and is lost to nobody."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from graph.export import canonical
from graph.stores import open_embedded
from graph.stores.lock import Lock
from klyngegraf.__main__ import run
from klyngegraf.demo import example_minutes
from klyngegraf.review.asking import answer_of
from klyngegraf.review.sheet import COLUMNS
from loaders.identity.sittings import ident
from tests.klyngegraf.conftest import Cli

NAMES = ("Mette Ravnkilde", "Anders Kløvermark")


class Terminal(io.StringIO):
    """Lines that somebody types."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(scope="module")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with the example minutes, to be copied."""
    folder = tmp_path_factory.mktemp("prepared")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CONFIG_HOME", str(folder / "config"))
        patch.delenv("NEO4J_URI", raising=False)
        assert run(["--store", str(folder / "store"), "load", str(example_minutes())]) == 0
    return folder / "store"


@pytest.fixture
def loaded(cli: Cli, prepared: Path, tmp_path: Path) -> Cli:
    """A command line with the example minutes loaded."""
    shutil.copytree(prepared, tmp_path / "store")
    return cli


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> object:
    """Makes the next command read these lines from a terminal."""

    def type_(text: str) -> None:
        monkeypatch.setattr("sys.stdin", Terminal(text))
        monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)

    return type_


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The judgement file beside the store."""
    return tmp_path / "store.judgements.jsonl"


def rows(cli: Cli, cypher: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(cli("query", "--cypher", cypher, "--limit", 0, "--json").out)
    return found


def two_people(cli: Cli) -> list[str]:
    """One mention of each of two people."""
    cypher = "MATCH (m:Mention {kind: 'person', text: '%s'}) RETURN m.id AS side ORDER BY side"
    return [str(rows(cli, cypher % name)[0]["side"]) for name in NAMES]


def ask(path: Path, sides: list[str], weight: int = 50, sort: str = "person", *, only: bool = True) -> str:
    """Put a question about two mentions into the store in place of what the minutes leave open; its id."""
    identifier = ident("question", sort, *sorted(sides))
    store = open_embedded(path / "store", "write")
    try:
        with store.transaction() as transaction:
            if only:
                transaction.run("MATCH (q:Question) DETACH DELETE q", {})
            transaction.run(
                "CREATE (q:Question {id: $id, scope: $id, kind: $sort, text: 'Samme person?', reasons: ['samme navn'], "
                "sides: $sides, weight: $weight, state: 'open'})",
                {"id": identifier, "sort": sort, "sides": sides, "weight": weight},
            )
            for key, side in zip(("one", "other"), sides, strict=True):
                transaction.run(
                    "MATCH (m:Mention {id: $side})-[:MEANS]->(p:Person), (q:Question {id: $id}) "
                    "MERGE (q)-[a:ASKS_ABOUT {key: $key}]->(p)",
                    {"id": identifier, "side": side, "key": key},
                )
    finally:
        store.close()
    return identifier


def whole(path: Path) -> str:
    store = open_embedded(path, "read")
    try:
        return canonical(store)
    finally:
        store.close()


def referral(cli: Cli) -> dict[str, object]:
    """A referral that is told once, in words that end with their sentence."""
    cypher = (
        "MATCH (a)<-[:FROM]-(r:Referral)-[:TO]->(b), (r)-[:SAID_IN]->(p)-[:IN_ITEM]->(i) "
        "WITH r, a, b, i, collect(p.quote) AS quotes "
        "WHERE size(quotes) = 1 AND quotes[0] ENDS WITH '.' "
        "RETURN r.id AS id, a.name AS giver, b.name AS receiver, i.id AS item, quotes[0] AS quote ORDER BY id"
    )
    return rows(cli, cypher)[0]


def test_an_answer_at_the_terminal_is_kept_and_asked_no_more(
    loaded: Cli, tmp_path: Path, kept: Path, typed: object
) -> None:
    sides = two_people(loaded)
    ask(tmp_path, sides)
    typed("AH\nhvad?\nforskellige: to titler\n")  # type: ignore[operator]
    outcome = loaded("review")
    assert outcome.code == 0
    assert "»" in outcome.err and "linje" in outcome.err
    record = json.loads(kept.read_text(encoding="utf-8"))
    assert (record["kind"], record["by"], record["why"], record["sides"]) == ("different", "AH", "to titler", sides)
    assert "Ravnkilde" not in kept.read_text(encoding="utf-8")
    assert json.loads(loaded("review", "--json").out) == []


@pytest.mark.parametrize(("line", "answer"), [
    ("s", ("same", "")), ("Samme: samme stilling", ("same", "samme stilling")), ("f", ("different", "")),
    ("d", ("different", "")), ("ved ikke", ("unsure", "")), ("k", ("skip", "")), ("", ("skip", "")),
    ("slut", ("quit", "")), ("måske", (None, "")), ("u:", ("unsure", "")),
])  # fmt: skip
def test_answers_are_understood_in_both_languages(line: str, answer: tuple[str | None, str]) -> None:
    assert answer_of(line + "\n") == answer


def test_skip_quit_and_the_end_of_input_keep_nothing(loaded: Cli, tmp_path: Path, kept: Path, typed: object) -> None:
    ask(tmp_path, two_people(loaded))
    for text in ("k\n", "q\n", ""):
        typed(text)  # type: ignore[operator]
        assert loaded("review", "--by", "AH").code == 0
    assert not kept.exists()


def test_a_reason_that_names_somebody_is_asked_again(loaded: Cli, tmp_path: Path, kept: Path, typed: object) -> None:
    ask(tmp_path, two_people(loaded))
    typed("s: Mette er i begge fora\ns: sidder i begge fora\n")  # type: ignore[operator]
    assert "nævner en person" in loaded("review", "--by", "AH").err
    assert "Mette" not in kept.read_text(encoding="utf-8")


def test_without_a_terminal_it_says_what_to_do(loaded: Cli, tmp_path: Path) -> None:
    ask(tmp_path, two_people(loaded))
    outcome = loaded("review")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert "--export" in outcome.err


def test_the_most_valuable_comes_first_and_each_side_has_its_sentence(loaded: Cli, tmp_path: Path) -> None:
    first, second = two_people(loaded)
    other = str(rows(loaded, "MATCH (m:Mention {text: 'Sidsel Vangebro'}) RETURN m.id AS id ORDER BY id")[0]["id"])
    ask(tmp_path, [first, second], 40)
    ask(tmp_path, [first, other], 90, only=False)
    found = json.loads(loaded("review", "--json").out)
    assert [question["weight"] for question in found] == [90, 40]
    for half in (half for question in found for half in question["halves"]):
        assert half["name"] in half["witnesses"][0]["source"]["quote"]
    assert loaded("review", "--list").out.splitlines()[0].lstrip().startswith("90")
    assert json.loads(loaded("review", "--json", "--kind", "body").out) == []
    assert loaded("review", "--kind", "slags").code == 2


def answered(path: Path, word: str, **cells: str) -> list[dict[str, str]]:
    """The rows of an exported sheet with an answer filled in."""
    text = path.read_text(encoding="utf-8-sig")
    return [
        {**row, "answer": word, "by": "BK", **cells} for row in csv.DictReader(io.StringIO(text), delimiter=";")
    ]  # fmt: skip


def sheet(rows_: list[dict[str, str]], delimiter: str = ";") -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows_)
    return out.getvalue()


@pytest.mark.parametrize(("encoding", "delimiter"), [
    ("utf-8-sig", ";"), ("cp1252", ";"), ("utf-8", ","), ("utf-16", "\t"),
])  # fmt: skip
def test_colleagues_answer_in_a_spreadsheet(
    loaded: Cli, tmp_path: Path, kept: Path, encoding: str, delimiter: str
) -> None:
    sides = two_people(loaded)
    ask(tmp_path, sides)
    file = tmp_path / "spørgsmål.csv"
    assert loaded("review", "--export", file).code == 0
    text = sheet(answered(file, "Forskellige", why="én i hvert forum"), delimiter)
    file.write_bytes(text.encode(encoding))
    outcome = loaded("review", "--import", file)
    assert outcome.code == 0, outcome.err
    (record,) = map(json.loads, kept.read_text(encoding="utf-8").splitlines())
    assert (record["kind"], record["by"], record["why"]) == ("different", "BK", "én i hvert forum")
    before = kept.read_bytes()
    assert loaded("review", "--import", file).code == 0
    assert kept.read_bytes() == before


def test_changed_columns_are_one_line_and_change_nothing(loaded: Cli, tmp_path: Path, kept: Path) -> None:
    ask(tmp_path, two_people(loaded))
    file = tmp_path / "spørgsmål.csv"
    loaded("review", "--export", file)
    file.write_text(file.read_text(encoding="utf-8-sig").replace("answer", "svar", 1), encoding="utf-8")
    for path in (file, tmp_path / "findes ikke.csv"):
        outcome = loaded("review", "--import", path)
        assert (outcome.code, outcome.err.count("\n")) == (2, 1)
    assert not kept.exists()


def test_rows_that_cannot_be_used_are_named_and_the_rest_is_taken(loaded: Cli, tmp_path: Path, kept: Path) -> None:
    ask(tmp_path, two_people(loaded))
    file = tmp_path / "spørgsmål.csv"
    loaded("review", "--export", file)
    (good,) = answered(file, "samme")
    bad = [{**good, "answer": "måske"}, {**good, "one": "mention:0"}, {**good, "why": "begge er Mette"}]
    file.write_text(sheet([*bad, {**good, "answer": ""}, good]), encoding="utf-8")
    outcome = loaded("review", "--import", file)
    assert outcome.code == 1
    assert [number for number in range(1, 9) if f"række {number} " in outcome.err] == [2, 3, 4]
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 1


def test_nothing_in_the_sheet_is_run_as_a_formula(loaded: Cli, tmp_path: Path) -> None:
    store_file = tmp_path / "spørgsmål.csv"
    sides = two_people(loaded)
    ask(tmp_path, sides)
    store = open_embedded(tmp_path / "store", "write")
    with store.transaction() as transaction:
        transaction.run("MATCH (q:Question) SET q.text = '=HYPERLINK(1)', q.reasons = ['@x']", {})
    store.close()
    loaded("review", "--export", store_file)
    cells = [cell for row in csv.reader(io.StringIO(store_file.read_text("utf-8-sig")), delimiter=";") for cell in row]
    assert "'=HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@")]


def test_a_wrong_fact_leaves_the_graph_and_stays_told(loaded: Cli, tmp_path: Path, kept: Path) -> None:
    fact = referral(loaded)
    before = whole(tmp_path / "store")
    outcome = loaded("judge", "wrong", fact["id"], "--by", "AH", "--why", "kun til orientering")
    assert outcome.code == 0
    assert whole(tmp_path / "store") == before
    assert loaded("review", "--apply").code == 0
    assert not rows(loaded, f"MATCH (r:Referral {{id: '{fact['id']}'}}) RETURN r.id AS id")
    assert not rows(loaded, f"MATCH ()-[r:REFERRED_TO {{referral: '{fact['id']}'}}]->() RETURN r.kind AS kind")
    (told,) = json.loads(loaded("query", "quality/judgements", "--json").out)
    assert (told["kind"], told["by"], told["quote"]) == ("wrong", "AH", fact["quote"])
    assert fact["giver"] in told["about"]
    assert loaded("judge", "withdrawn", outcome.out.strip(), "--by", "AH").code == 0
    assert loaded("review", "--apply").code == 0
    assert whole(tmp_path / "store") == before
    assert len(kept.read_text(encoding="utf-8").splitlines()) == 2


def test_judgements_hold_in_any_order_of_loading_and_forgetting(cli: Cli, loaded: Cli, tmp_path: Path) -> None:
    fact = referral(loaded)
    loaded("judge", "wrong", fact["id"], "--by", "AH")
    assert loaded("load", example_minutes()).code == 0
    judged = whole(tmp_path / "store")
    files = sorted(example_minutes().iterdir(), reverse=True)
    other = tmp_path / "andet"
    shutil.copy(tmp_path / "store.judgements.jsonl", tmp_path / "andet.judgements.jsonl")
    for file in files:
        assert cli("load", file, "--store", other).code == 0
    assert whole(other) == judged
    name = files[0].name
    assert loaded("forget", name).code == 0
    assert loaded("load", files[0]).code == 0
    assert whole(tmp_path / "store") == judged


def test_a_missing_fact_is_put_in_as_judged(loaded: Cli) -> None:
    fact = referral(loaded)
    loaded("judge", "wrong", fact["id"], "--by", "AH")
    loaded("review", "--apply")
    outcome = loaded(
        "judge", "missing", fact["item"], "--by", "AH", "--from", fact["giver"], "--to", fact["receiver"],
        "--as", "consults", "--what", "en udtalelse", "--quote", fact["quote"],
    )  # fmt: skip
    assert outcome.code == 0, outcome.err
    assert loaded("review", "--apply").code == 0
    (found,) = rows(
        loaded,
        "MATCH (a)<-[f:FROM]-(r:Referral {rule: 'judged'})-[:SAID_IN]->(p:Passage) "
        "RETURN a.name AS giver, f.basis AS basis, r.kind AS kind, r.certainty AS certainty, p.quote AS quote",
    )
    assert found == {
        "giver": fact["giver"], "basis": "judged", "kind": "consults", "certainty": "certain", "quote": fact["quote"],
    }  # fmt: skip
    nowhere = loaded("judge", "missing", fact["item"], "--by", "AH", "--what", "x", "--quote", "står her ikke")
    assert nowhere.code == 2 and "står ikke i punktet" in nowhere.err


def test_an_answer_and_one_matter_are_told(loaded: Cli) -> None:
    asked, answer = (
        str(row["id"])
        for row in rows(
            loaded,
            "MATCH (r:Referral) WHERE NOT (r)-[:ANSWERS]-() RETURN r.id AS id ORDER BY r.sort_date, r.id LIMIT 2",
        )
    )
    assert loaded("judge", "answered", asked, answer, "--by", "AH").code == 0
    assert loaded("review", "--apply").code == 0
    (edge,) = rows(
        loaded,
        f"MATCH (:Referral {{id: '{answer}'}})-[a:ANSWERS]->(:Referral {{id: '{asked}'}}) RETURN a.basis AS basis",
    )
    assert edge == {"basis": "judged"}
    matters = rows(
        loaded,
        f"MATCH (r:Referral)-[:ABOUT]->(m:Matter) WHERE r.id IN ['{asked}', '{answer}'] RETURN DISTINCT m.id AS id",
    )
    projects = rows(
        loaded,
        f"MATCH (r:Referral)-[:ABOUT]->(m:Project) WHERE r.id IN ['{asked}', '{answer}'] RETURN DISTINCT m.id AS id",
    )
    assert len(matters) == 1 or len(projects) == 2


def test_judgements_on_what_is_gone_are_kept_and_said(loaded: Cli, tmp_path: Path, kept: Path) -> None:
    before = whole(tmp_path / "store")
    kept.write_text(
        '{"when": "2026-01-01T08:00:00Z", "by": "AH", "kind": "same", "sides": ["mention:x", "mention:y"]}\n'
        '{"when": "2026-01-02T08:00:00Z", "by": "BK", "kind": "different", "sides": ["mention:y", "mention:x"]}\n',
        encoding="utf-8",
    )
    outcome = loaded("load", example_minutes())
    assert outcome.code == 0
    assert whole(tmp_path / "store") == before
    checked = loaded("review", "--check")
    assert checked.code == 0
    assert "(same, AH 2026-01-01) gælder ikke" in checked.err and "(different, BK 2026-01-02)" in checked.err
    assert "ikke er indlæst" in checked.err


def test_a_broken_line_is_named_and_costs_no_other(loaded: Cli, kept: Path) -> None:
    fact = referral(loaded)
    loaded("judge", "wrong", fact["id"], "--by", "AH")
    kept.write_text("<<<<<<< HEAD\n" + kept.read_text(encoding="utf-8"), encoding="utf-8")
    outcome = loaded("load", example_minutes())
    assert outcome.code == 1 and "linje 1" in outcome.err
    assert not rows(loaded, f"MATCH (r:Referral {{id: '{fact['id']}'}}) RETURN r.id AS id")
    assert loaded("review", "--check").code == 1


def test_a_file_in_use_is_one_line_and_exit_3(loaded: Cli, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("loaders.judgements.file.WAIT_SECONDS", 0.1)
    fact = referral(loaded)
    loaded("judge", "wrong", fact["id"], "--by", "AH")
    other = Lock(kept, "write")
    try:
        for command in (("load", example_minutes()), ("judge", "wrong", fact["id"], "--by", "BK")):
            outcome = loaded(*command)
            assert (outcome.code, outcome.err.count("\n")) == (3, 1)
            assert "andet program" in outcome.err
    finally:
        other.release()


def test_work_is_not_lost_because_the_file_lies_elsewhere(
    loaded: Cli, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fact = referral(loaded)
    loaded("judge", "wrong", fact["id"], "--by", "AH")
    loaded("review", "--apply")
    elsewhere = kept.rename(tmp_path / "delt" if (tmp_path / "delt").exists() else tmp_path / "afgørelser.jsonl")
    outcome = loaded("load", example_minutes())
    assert outcome.code == 2 and str(kept) in outcome.err
    monkeypatch.setenv("KLYNGEGRAF_JUDGEMENTS", str(elsewhere))
    assert loaded("load", example_minutes()).code == 0
    assert not rows(loaded, f"MATCH (r:Referral {{id: '{fact['id']}'}}) RETURN r.id AS id")


@pytest.mark.parametrize("arguments", [
    ("forkert", "referral:x"), ("wrong", "referral:findes-ikke"), ("wrong", "person:x"), ("same", "Findes Ikke", "KLU"),
    ("withdrawn", "judgement:findes-ikke"), ("missing", "item:findes-ikke"),
])  # fmt: skip
def test_wrong_use_is_one_line(loaded: Cli, kept: Path, arguments: tuple[str, ...]) -> None:
    outcome = loaded("judge", *arguments, "--by", "AH")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert not kept.exists()


def test_what_the_minutes_leave_open_is_asked_and_the_answer_holds(loaded: Cli, tmp_path: Path) -> None:
    asked = json.loads(loaded("review", "--json", "--kind", "matter").out)
    question = next(one for one in asked if "Ny pjece" in one["text"])
    sides = [half["id"] for half in question["halves"]]

    def matters() -> set[str]:
        found = rows(loaded, f"MATCH (i:AgendaItem)-[:CONCERNS]->(m:Matter) WHERE i.id IN {sides} RETURN m.id AS id")
        return {str(row["id"]) for row in found}

    apart = whole(tmp_path / "store")
    assert all(half["witnesses"] for half in question["halves"]) and question["reasons"]
    assert loaded("judge", "same", *sides, "--by", "AH", "--why", "samme tiltag").code == 0
    assert question["id"] not in loaded("review", "--json").out
    assert loaded("review", "--apply").code == 0
    assert len(matters()) == 1
    assert question["id"] not in loaded("review", "--json").out
    assert loaded("judge", "different", *sides, "--by", "AH").code == 0
    assert loaded("load", example_minutes()).code == 0
    assert question["id"] not in loaded("review", "--json").out
    assert loaded("judge", "unsure", *sides, "--by", "AH").code == 0
    assert loaded("review", "--apply").code == 0
    assert question["id"] not in loaded("review", "--json").out
    assert question["id"] in loaded("review", "--json", "--unsure").out
    assert apart.count('"AgendaItem"') == whole(tmp_path / "store").count('"AgendaItem"')
