"""Loads, replacements and removals of random documents, killed at random: `python -m benchmarks.soak STEPS [--seed N]`.

Each step changes a folder of minutes (some files come, some are rewritten, some go) and syncs the store with it; a
third of the syncs are killed. At the end the graph must be the very graph of a clean load of what the folder then
holds. Printed along the way and at the end: memory of a load and the size of the store against those of the clean one.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from benchmarks.corpus import Minutes, minutes
from benchmarks.ground import MAIN, ROOT

KILLED = 1 / 3
MOST = 60  # files in the folder at once


@dataclass(slots=True)
class Soak:
    """A folder, a store that follows it, and what was seen on the way."""

    place: Path
    chance: random.Random
    pool: list[Minutes]
    folder: Path = field(init=False)
    store: Path = field(init=False)
    killed: int = 0
    peaks: list[float] = field(default_factory=list)  # MB of each sync that came through
    sizes: list[float] = field(default_factory=list)  # MB of the store after it

    def __post_init__(self) -> None:
        self.folder, self.store = self.place / "minutes", self.place / "store"
        self.folder.mkdir()

    def step(self) -> None:
        """Change the folder and sync the store with it, killed now and then."""
        self._change()
        if self.chance.random() < KILLED:
            self.killed += self._sync(self.chance.uniform(0.2, 4.0)) is None
            return
        peak = self._sync(None)
        assert peak is not None
        self.peaks.append(peak)
        self.sizes.append(size_of(self.store))

    def finish(self) -> tuple[float, float]:
        """Sync once more; memory and size of a clean load beside it. Raises AssertionError where the graphs differ."""
        assert self._sync(None) is not None
        followed = canonical(self.store)
        clean = Soak.__new__(Soak)
        clean.place, clean.folder, clean.store = self.place, self.folder, self.place / "clean"
        peak = clean._sync(None)
        assert peak is not None
        assert followed == canonical(clean.store), "the graph is not that of a clean load"
        return peak, size_of(clean.store)

    def _change(self) -> None:
        present = sorted(self.folder.iterdir())
        for one in self.chance.sample(self.pool, self.chance.randint(1, 3)):
            if len(present) < MOST:
                (self.folder / one.file).write_text(one.text, encoding="utf-8")
        for file in self.chance.sample(present, min(len(present), self.chance.randint(0, 2))):
            if self.chance.random() < 0.5:
                file.unlink()
            else:
                lines = file.read_text(encoding="utf-8").splitlines()
                lines.insert(len(lines) - 1, f"Rettet {self.chance.randint(1, 999)} gange.")
                file.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def _sync(self, kill_after: float | None) -> float | None:
        """Memory of the sync at its peak in MB; None where it was killed."""
        command = [sys.executable, "-c", MAIN, "sync", str(self.folder), "--remove-vanished"]
        environment = {
            **os.environ,
            "KLYNGEGRAF_STORE": str(self.store),
            "NEO4J_URI": "",
            "XDG_CONFIG_HOME": str(self.place),
        }
        with (self.place / "log").open("w+", encoding="utf-8") as log:
            process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log)  # noqa: S603
            if kill_after is not None:
                time.sleep(kill_after)
                process.kill()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            log.seek(0)
            assert process.returncode in (0, -9), log.read()
        return usage.ru_maxrss / 1000 if process.returncode == 0 else None


def canonical(store: Path) -> list[str]:
    """The graph in a store as canonical lines."""
    from graph.export import canonical_lines
    from graph.reading import read_rows
    from graph.stores import open_embedded

    opened = open_embedded(store, "read")
    try:
        return list(canonical_lines(read_rows(opened)))
    finally:
        opened.close()


def size_of(store: Path) -> float:
    """MB on disk."""
    return sum(file.stat().st_size for file in store.rglob("*") if file.is_file()) / 1e6


def soak(place: Path, steps: int, seed: int) -> str:
    """So many steps in a new folder; a line of figures. Raises AssertionError where the graphs differ in the end."""
    chance = random.Random(f"soak {seed}")  # noqa: S311
    pool = list(islice(minutes(max(2 * MOST, 100), seed), 2 * MOST))
    one = Soak(place, chance, pool)
    for number in range(1, steps + 1):
        one.step()
        if number % 100 == 0:
            print(
                f"{number} steps, {one.killed} killed; last load {one.peaks[-1]:.0f} MB, store {one.sizes[-1]:.1f} MB",
                flush=True,
            )
    peak, size = one.finish()
    after = size_of(one.store)
    seen = f"{one.peaks[0]:.0f} to {max(one.peaks):.0f} MB" if one.peaks else "no load came through"
    return (
        f"{steps} steps (seed {seed}), {one.killed} killed: the graph is that of a clean load. "
        f"Memory of a load {seen}, of the clean one {peak:.0f} MB; store {after:.1f} MB, a clean one {size:.1f} MB."
    )


def main() -> None:
    """Run and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("steps", type=int, nargs="?", default=2000)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        print(soak(Path(folder), args.steps, args.seed))


if __name__ == "__main__":
    main()
