"""The shell and `query --file`: statements from a pipe, a file and a terminal."""

from __future__ import annotations

import io
import json
import os
import select
import stat
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klyngegraf.shell.schema import completions
from klyngegraf.shell.statements import is_whole, split
from klyngegraf.shell.terminal import remembered
from tests.klyngegraf.conftest import Cli, Outcome

BODIES = "MATCH (b:Body {name: 'Driftsforum Havmark'}) RETURN b.name AS name, b.level AS level"


@pytest.fixture
def shell(loaded: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """The shell, given a text on standard input."""

    def call(*arguments: object) -> Outcome:
        text, *options = arguments
        monkeypatch.setattr("sys.stdin", io.StringIO(str(text)))
        return loaded("shell", *options)

    return call


@pytest.mark.parametrize(
    ("text", "statements", "rest"),
    [
        ("RETURN 1;", ["RETURN 1"], ""),
        ("RETURN 1;\n RETURN 2 ; RETURN 3", ["RETURN 1", "RETURN 2"], " RETURN 3"),
        ('RETURN \';\', "a;\\";b", `x;y`;', ['RETURN \';\', "a;\\";b", `x;y`'], ""),
        ("// nej;\nRETURN 1 /* ; */ ;", ["// nej;\nRETURN 1 /* ; */"], ""),
        ("RETURN 'åben;", [], "RETURN 'åben;"),
        ("RETURN 1 /* åben ;", [], "RETURN 1 /* åben ;"),
        (":help\nRETURN 1;:quit", [":help", "RETURN 1", ":quit"], ""),
        (":query a/b x=1;\n", [":query a/b x=1"], ""),
        (";;\n ; // kun en bemærkning\n", [], ""),
    ],
)
def test_statements_end_where_a_semicolon_is_one(text: str, statements: list[str], rest: str) -> None:
    assert split(text) == (statements, rest)
    assert is_whole(text) == (not rest.strip())


@given(st.text(alphabet="a;'\"`/*\n: \\", max_size=40))
def test_any_text_is_cut_and_nothing_is_said_twice(text: str) -> None:
    statements, rest = split(text)
    assert sum(map(len, statements)) + len(rest) <= len(text)


def test_statements_from_a_pipe_are_answered_in_order(shell: Cli) -> None:
    outcome = shell(f"{BODIES};\nRETURN 7 AS x", "--json")
    assert (outcome.code, outcome.err) == (0, "")
    decoder, text = json.JSONDecoder(), outcome.out
    first, end = decoder.raw_decode(text)
    second, _ = decoder.raw_decode(text[end:].lstrip())
    assert first == [{"name": "Driftsforum Havmark", "level": 3}]
    assert second == [{"x": 7}]


def test_a_fault_is_told_and_the_rest_is_done(shell: Cli) -> None:
    outcome = shell("CREATE (n:Body);\n:nix\nRETURN 7 AS x;", "--format", "csv")
    assert outcome.code == 1
    assert outcome.out.split() == ["x", "7"]
    assert "læse" in outcome.err
    assert ":nix" in outcome.err


def test_the_shell_stops_where_it_is_told_to(shell: Cli) -> None:
    assert shell("RETURN 1 AS x;\n:quit\nRETURN 2 AS x;", "--format", "csv").out.split() == ["x", "1"]


def test_queries_of_the_library_run_by_name(shell: Cli) -> None:
    outcome = shell(":format json\n:query meetings/decisions_by_kind as_of=2023-03-31\n")
    assert (outcome.code, outcome.err) == (0, "")
    assert {row["body"] for row in json.loads(outcome.out)} == {"KLU Torsvig Kommune"}


def test_parameters_stay_until_taken_back(shell: Cli) -> None:
    outcome = shell(":param n=3\nRETURN $n + 1 AS x;\n:params\n:param n=\nRETURN $n AS x;", "--format", "csv")
    assert outcome.out.split() == ["x", "4", "n=3"]
    assert (outcome.code, "parameteren n" in outcome.err) == (1, True)


def test_rows_are_limited_and_the_cut_is_said(shell: Cli) -> None:
    outcome = shell(":limit 2\nUNWIND range(1, 9) AS x RETURN x;", "--format", "csv")
    assert outcome.out.split() == ["x", "1", "2"]
    assert "de første 2" in outcome.err


@pytest.mark.parametrize(
    ("command", "words"),
    [(":help", [":queries", ":quit"]), (":queries", ["meetings/meetings"]), (":schema", ["REFERRED_TO", "(:Matter)"]),
     (":schema Referral", ["subject", "escalates"]), (":schema subunit_of", ["known_from"])],
)  # fmt: skip
def test_the_shell_explains_itself(shell: Cli, command: str, words: list[str]) -> None:
    outcome = shell(command)
    assert (outcome.code, outcome.err) == (0, "")
    assert all(word in outcome.out for word in words)


@pytest.mark.parametrize(
    ("before", "word"),
    [
        ("MATCH (b:Bo", "Body"), ("MATCH (a)-[:REF", "REFERRED_TO"), ("MATCH (a)-[:FROM|T", "TO"),
        ("RETURN b.known_", "known_from"), ("MAT", "MATCH"), (":que", "query"),
        (":query meetings/me", "meetings/meetings"),
        (":query meetings/meetings as_", "as_of="), (":schema Ref", "Referral"), (":format js", "json"),
    ],
)  # fmt: skip
def test_what_is_begun_is_completed(before: str, word: str) -> None:
    assert word in [found for found, _ in completions(before)]


def test_a_relationship_is_not_offered_as_a_label() -> None:
    assert "SUBUNIT_OF" not in [word for word, _ in completions("MATCH (b:S")]


def test_what_was_typed_is_for_the_user_alone_and_forgets_whom_it_shall(cli: Cli, loaded: Cli, tmp_path: Path) -> None:
    path = remembered(lambda: tmp_path / "state")
    assert path is not None
    path.write_text("\n# 2026-01-01\n+MATCH (p {name: 'Anders Kløvermark'}) RETURN p;\n", encoding="utf-8")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert loaded("forget-person", "Anders Kløvermark", "--namesakes").code == 0
    remembered(lambda: tmp_path / "state")
    assert "Kløvermark" not in path.read_text(encoding="utf-8")
    assert "MATCH" in path.read_text(encoding="utf-8")


def test_a_query_from_a_file_runs_with_its_parameters(loaded: Cli, tmp_path: Path) -> None:
    file = tmp_path / "spørgsmål.cypher"
    file.write_text("// hvilke\nMATCH (b:Body {name: $navn})\nRETURN b.level AS level;\n", encoding="utf-8")
    outcome = loaded("query", "--file", file, "-p", "navn=Driftsforum Havmark", "--json")
    assert json.loads(outcome.out) == [{"level": 3}]


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"RETURN 1; RETURN 2", b"CREATE (n:Body)", b""])
def test_a_file_that_is_no_single_query_is_refused(loaded: Cli, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "q.cypher"
    file.write_bytes(content)
    outcome = loaded("query", "--file", file)
    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith("klyngegraf: ")


@pytest.mark.parametrize(
    "arguments", [("--file", "nix.cypher"), ("x", "--file", "q"), ("--cypher", "x", "--file", "q")]
)
def test_wrong_use_is_told(loaded: Cli, arguments: tuple[str, ...]) -> None:
    assert loaded("query", *arguments).code == 2


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
def test_at_a_terminal_a_query_goes_over_lines_and_is_remembered(loaded: Cli, tmp_path: Path) -> None:
    import pty

    environment = {
        **os.environ,
        "TERM": "xterm",
        "XDG_STATE_HOME": str(tmp_path / "state"),
        "PROMPT_TOOLKIT_NO_CPR": "1",
    }
    pid, terminal = pty.fork()
    if not pid:  # pragma: no cover
        os.execve(sys.executable, [sys.executable, "-m", "klyngegraf", "shell", "--format", "csv"], environment)
    seen = b""

    def until(words: bytes) -> None:
        nonlocal seen
        while words not in seen and select.select([terminal], [], [], 60)[0]:
            seen += os.read(terminal, 65536)
        assert words in seen, seen.decode(errors="replace")

    until(b"klyngegraf>")
    os.write(terminal, b"RETURN 40 + 2\r")
    os.write(terminal, b"AS answer;\r")
    until(b"\n42")
    os.write(terminal, b":quit\r")
    until(b"\x1b[?2004l")
    _, status = os.waitpid(pid, 0)
    os.close(terminal)
    assert os.waitstatus_to_exitcode(status) == 0
    history = next((tmp_path / "state").rglob("shell-history"))
    assert "RETURN 40 + 2" in history.read_text(encoding="utf-8")
    assert stat.S_IMODE(history.stat().st_mode) == 0o600
