"""Loads that are killed at random moments, as subprocesses: `python -m tests.klyngegraf.killing ROUNDS` for figures.

After each kill the store must hold each file wholly or not at all, and the next load must end in the very graph of a
load that nobody killed.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from graph.export import canonical_lines
from graph.reading import read_rows
from graph.rows import Rows
from graph.stores import open_embedded
from graph.writer import owner_of
from klyngegraf.demo import example_minutes

if TYPE_CHECKING:
    from graph.stores.base import Store

ROOT = Path(__file__).parents[2]
# Few rows in a transaction, so that even six files make many; a line on standard output before each.
LOAD = """
import signal, sys
import graph.writer
signal.signal(signal.SIGINT, signal.default_int_handler)  # ignored in what a shell has put into the background
graph.writer.TRANSACTION = 50
graph.writer.BULK = 1_000_000
write = graph.writer._write
def told(transaction, part):
    print("writing", flush=True)
    write(transaction, part)
graph.writer._write = told
from klyngegraf.__main__ import main
main(sys.argv[1:])
"""


@dataclass(frozen=True)
class Place:
    """A store to load into: the environment that names it, and how to open and to empty it."""

    environment: dict[str, str]
    open: Callable[[], Store]
    empty: Callable[[], None]


def start(place: Place, *paths: Path) -> subprocess.Popen[str]:
    """A load of these files."""
    command = [sys.executable, "-c", LOAD, "load", *map(str, paths)]
    return subprocess.Popen(
        command, cwd=ROOT, env={**os.environ, **place.environment}, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True,
    )  # fmt: skip


def load(place: Place, *paths: Path) -> Rows:
    """The graph after a load that nobody kills."""
    process = start(place, *paths)
    _, errors = process.communicate()
    assert process.returncode == 0, errors
    return rows(place)


def rows(place: Place) -> Rows:
    """What the store holds."""
    store = place.open()
    try:
        return read_rows(store)
    finally:
        store.close()


def kill(process: subprocess.Popen[str], transactions: int, seconds: float) -> bool:
    """Kill a load so long after it began that many transactions (0: after its start); whether it was still alive."""
    assert process.stdout
    for _ in range(transactions):
        if not process.stdout.readline():
            break
    time.sleep(seconds)
    alive = process.poll() is None
    process.kill()
    process.communicate()
    return alive


def halves(found: Rows, whole: Rows) -> list[str]:
    """What is wrong with a graph after a kill: files of which a part is there, or a part is missing.

    What joins a file to one that is not there yet comes with that one.
    """
    files = {node.id for node in whole.nodes.values() if node.labels[0] == "Source"}
    absent = {node.id for node in whole.nodes.values() if node.properties["scope"] in files - found.nodes.keys()}
    faults = []
    for source in sorted(files):
        nodes = {n.id for n in whole.nodes.values() if n.properties["scope"] == source}
        edges = {i for i, e in whole.edges.items() if owner_of(e)[1] in nodes}
        if source not in found.nodes and (nodes & found.nodes.keys() or edges & found.edges.keys()):
            faults.append(f"{source}: something is there")
        due = {edge for edge in edges if not absent.intersection(edge[1:3])}
        if source in found.nodes and not (nodes <= found.nodes.keys() and due <= found.edges.keys()):
            faults.append(f"{source}: something is missing")
    return faults


def embedded(folder: Path) -> Place:
    """A store in a folder of its own."""
    number = [0]

    def empty() -> None:
        number[0] += 1
        environment["KLYNGEGRAF_STORE"] = str(folder / f"store{number[0]}")

    environment = {"KLYNGEGRAF_STORE": "", "XDG_CONFIG_HOME": str(folder / "config"), "NEO4J_URI": ""}
    empty()
    return Place(environment, lambda: open_embedded(Path(environment["KLYNGEGRAF_STORE"]), "read"), empty)


def survived(place: Place, whole: Rows, chance: random.Random) -> tuple[bool, int]:
    """One round: (whether the load was killed, how many files were in by then). Raises AssertionError."""
    place.empty()
    transactions = chance.randint(0, 14)
    process = start(place, example_minutes())
    # Without a transaction begun the kill falls anywhere between the start and the writing.
    killed = kill(process, transactions, chance.uniform(0, 0.15) if transactions else chance.uniform(0.05, 2.5))
    try:
        found = rows(place)
    except Exception:
        assert transactions == 0  # there may be no store yet
        found = Rows()
    assert not halves(found, whole)
    again = load(place, example_minutes())
    assert list(canonical_lines(again)) == list(canonical_lines(whole))
    return killed, sum(node.labels[0] == "Source" for node in found.nodes.values())


def main(rounds: int) -> None:
    """Print how many rounds were survived on the embedded store, and how many files were in when the kill came."""
    seed = random.SystemRandom().randrange(1_000_000)
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as folder:
        place = embedded(Path(folder))
        whole = load(place, example_minutes())
        figures = [survived(place, whole, chance) for _ in range(rounds)]
    files = [count for killed, count in figures if killed]
    print(f"seed {seed}: {rounds} rounds survived, {len(files)} killed alive; files in by then: {sorted(files)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 10)
