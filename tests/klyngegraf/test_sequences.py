"""After any sequence of loads, replacements, removals and judgements the graph is that of one clean load.

The minutes are short linked ones, with the same people, forums and matters in several; each file has versions, of which
some lack an item or give another day. `python -m tests.klyngegraf.test_sequences ROUNDS` plays as many by chance.
"""

from __future__ import annotations

import os
import random
import shutil
import sys
import tempfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import graph.writer
from graph.export import canonical
from graph.stores import open_embedded, open_neo4j
from graph.stores.neo4j import Neo4jStore
from klyngegraf.demo import example_minutes
from klyngegraf.loading.mirror import forget
from klyngegraf.loading.run import apply_judgements, load_paths
from klyngegraf.session import Session
from loaders.judgements.file import JudgementFile
from loaders.judgements.model import Judgement, Kind
from tests.loaders.joining.situations import situation
from tests.neo4j_server import Server

if TYPE_CHECKING:
    from graph.stores.base import Store

SITUATIONS = ("to_regioner", "kreds", "to_datoer")
KINDS: tuple[Kind, ...] = ("same", "different", "unsure")


def short_minutes() -> dict[str, list[str]]:
    """The texts of each file's versions, by its name."""
    texts = {f"{name}_{file}": text for name in SITUATIONS for file, text in situation(name).texts.items()}
    return {file: [text, text.replace("Skov", "Skow"), _shorter(text)] for file, text in texts.items()}


def examples() -> dict[str, list[str]]:
    """The same of the example minutes."""
    texts = {file.name: file.read_text(encoding="utf-8") for file in sorted(example_minutes().iterdir())}
    return {file: [text, _shorter(text)] for file, text in texts.items()}


def _shorter(text: str) -> str:
    return text[: text.rindex("\n\n", 0, len(text) * 3 // 4)] + "\n"


@dataclass
class Game:
    """A folder of files, a store and a judgement file, which change step by step."""

    place: Path
    texts: dict[str, list[str]]
    chance: random.Random
    files: dict[str, str] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)

    def step(self) -> None:
        """One thing that a user may do, and what it was."""
        doing = self.chance.choices((self.load, self.remove, self.judge), (5, 2, 2))[0]
        doing()

    def load(self) -> None:
        """Put one to three files in, or other versions of them."""
        names = self.chance.sample(sorted(self.texts), self.chance.randint(1, 3))
        for name in names:
            self.files[name] = self.chance.choice(self.texts[name])
        self.told.append(f"load {names}")
        load_paths(Session(), _written(self.place / "files", {name: self.files[name] for name in names}))

    def remove(self) -> None:
        """Take a file out, if it was taken for minutes: a cut version may hold no meeting."""
        store = opened()
        held = {str(row["name"]) for row in store.query("MATCH (s:Source) RETURN s.name AS name").rows}
        store.close()
        if found := sorted(self.files.keys() & held):
            name = self.chance.choice(found)
            del self.files[name]
            self.told.append(f"forget {name}")
            (self.place / "files" / name).unlink()
            forget(Session(), [name])

    def judge(self) -> None:
        """Answer a question of those that are open, or answer one anew."""
        store = opened()
        rows = store.query("MATCH (q:Question) RETURN q.sides AS sides ORDER BY q.id").rows if self.files else []
        store.close()
        if rows:
            sides, kind = self.chance.choice(rows)["sides"], self.chance.choice(KINDS)
            self.told.append(f"{kind} {sides}")
            when = datetime(2025, 1, 1, 0, 0, len(self.told), tzinfo=UTC)
            judgement = Judgement(when=when, by="abc", kind=kind, sides=tuple(sides))
            JudgementFile(self.place / "judgements.jsonl").add([judgement])
            apply_judgements(Session())


def _written(folder: Path, files: dict[str, str]) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return [folder / name for name in files]


def opened() -> Store:
    """The store of the settings in force, to read."""
    if os.environ.get("NEO4J_URI"):
        return open_neo4j(*(os.environ[f"NEO4J_{name}"] for name in ("URI", "USER", "PASSWORD")))
    return open_embedded(Path(os.environ["KLYNGEGRAF_STORE"]), "read")


def held() -> str:
    """What that store holds."""
    store = opened()
    try:
        return canonical(store)
    finally:
        store.close()


def play(place: Path, texts: dict[str, list[str]], seed: int, steps: int, patch: pytest.MonkeyPatch) -> None:
    """Some steps by chance, then a clean load of what is there into a store of its own, to hold the graph against."""
    patch.setenv("XDG_CONFIG_HOME", str(place / "config"))
    patch.setenv("KLYNGEGRAF_JUDGEMENTS", str(place / "judgements.jsonl"))
    patch.setenv("KLYNGEGRAF_STORE", str(place / "store"))
    patch.chdir(place)
    game = Game(place, texts, random.Random(seed))
    game.load()
    for _ in range(steps):
        game.step()
    found = held()
    patch.setenv("KLYNGEGRAF_STORE", str(place / "clean"))
    patch.setenv("NEO4J_URI", "")
    load_paths(Session(), _written(place / "clean files", game.files) or [place])
    assert found.splitlines() == held().splitlines() if game.files else not found, (seed, game.told)


@pytest.mark.parametrize("seed", range(3))
def test_any_sequence_ends_in_the_graph_of_a_clean_load(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setattr(graph.writer, "TRANSACTION", 200)
    monkeypatch.setattr(graph.writer, "BULK", 10 if seed else 10_000)
    play(tmp_path, short_minutes(), seed, 9, monkeypatch)


def test_so_it_does_with_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "")
    play(tmp_path, examples(), 4, 5, monkeypatch)


@pytest.mark.neo4j
@pytest.mark.parametrize("texts", [short_minutes, examples])
def test_so_it_does_in_neo4j(
    neo4j_store: Neo4jStore, neo4j: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, texts: object
) -> None:
    assert callable(texts)
    monkeypatch.setenv("NEO4J_URI", neo4j.uri)
    monkeypatch.setenv("NEO4J_USER", neo4j.user)
    monkeypatch.setenv("NEO4J_PASSWORD", neo4j.password)
    play(tmp_path, texts(), 11, 5, monkeypatch)


def main(rounds: int) -> None:
    """Print how many rounds ended in the graph of a clean load."""
    first = random.SystemRandom().randrange(1_000_000)
    for seed in range(first, first + rounds):
        place = Path(tempfile.mkdtemp())
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("NEO4J_URI", "")
            play(place, short_minutes(), seed, 20, patch)
        shutil.rmtree(place)
    print(f"seeds {first} to {first + rounds - 1}: {rounds} rounds ended in the graph of a clean load")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
