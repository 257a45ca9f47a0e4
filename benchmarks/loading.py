"""How long loading takes, on one core and on two: the reading alone and the whole load. Part of `make bench`.

The files are the example minutes with other places and years. Reading is measured for as many files as there are, the
whole load into a fresh embedded store; on one core means one worker and everything held to one processor, where the
system can (Linux). `python benchmarks/loading.py FILES` for another number than 500. Measure on a machine that does
nothing else.
"""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from klyngegraf.demo import example_minutes
from klyngegraf.loading.tasks import Task
from klyngegraf.loading.workers import Allowance, read_all

PLACES = ("Havmark", "Lindebjerg", "Skarnæs", "Torsvig", "Klitland")
LETTERS = "abcdefghijklmnoprstuvy"
LOAD = "import sys; from klyngegraf.__main__ import main; main(sys.argv[1:])"


def minutes(folder: Path, files: int) -> int:
    """Write so many minutes; returns their size in bytes."""
    examples = sorted(example_minutes().iterdir())
    size = 0
    for number in range(files):
        example = examples[number % len(examples)]
        place, step = divmod(number // len(examples), 3)
        letters = "".join(LETTERS[place // base % len(LETTERS)] for base in (1, len(LETTERS)))
        text = example.read_text(encoding="utf-8")
        for name in PLACES:
            text = text.replace(name, f"{name[:-1]}{letters}{name[-1]}")
        for old in (2022, 2023, 2024):
            text = text.replace(str(old), f"@{old - 4 * step}")  # a leap year stays one
        path = folder / f"{number:04}_{example.name}"
        path.write_text(text.replace("@", ""), encoding="utf-8")
        size += path.stat().st_size
    return size


@contextmanager
def held_to(cores: int) -> Iterator[None]:
    """Let this process and those that it starts use so many processors only."""
    if sys.platform != "linux":
        yield
        return
    all_of_them = os.sched_getaffinity(0)
    os.sched_setaffinity(0, sorted(all_of_them)[:cores])
    yield
    os.sched_setaffinity(0, all_of_them)


def reading(files: list[Path], workers: int) -> float:
    """Seconds for the reading alone, on as many cores."""
    start = time.perf_counter()
    with held_to(workers):
        for done in read_all([Task(file, "bench") for file in files], Allowance(workers), lambda _: None):
            assert done.reading
    return time.perf_counter() - start


def loading(folder: Path, store: Path, workers: int) -> tuple[float, float]:
    """Seconds for the whole load on as many cores, and for a second one in which all is unchanged."""
    environment = {**os.environ, "KLYNGEGRAF_STORE": str(store), "NEO4J_URI": ""}
    command = [sys.executable, "-c", LOAD, "load", str(folder), "--workers", str(workers)]
    taken = []
    for _ in range(2):
        start = time.perf_counter()
        with held_to(workers):
            subprocess.run(command, env=environment, check=True, capture_output=True)  # noqa: S603
        taken.append(time.perf_counter() - start)
    return taken[0], taken[1]


def main(number: int) -> None:
    """Print seconds, files a second, and what two workers gain."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "minutes"
        folder.mkdir()
        size = minutes(folder, number)
        files = sorted(folder.iterdir())
        print(f"{number} files, {size / 1e6:.1f} MB")
        once = {workers: reading(files, workers) for workers in (1, 2)}
        whole = {workers: loading(folder, Path(place) / f"store{workers}", workers) for workers in (1, 2)}
        disk = sum(file.stat().st_size for file in (Path(place) / "store1").rglob("*") if file.is_file())
        for workers in (1, 2):
            seconds, again = whole[workers]
            print(
                f"{workers} core{'s'[: workers - 1]}: reading {once[workers]:.1f} s, "
                f"whole load {seconds:.1f} s ({number / seconds:.1f} files/s), nothing new {again:.1f} s"
            )
        print(f"two cores: reading {once[1] / once[2]:.2f} times, whole load {whole[1][0] / whole[2][0]:.2f} times")
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
        print(f"store: {disk / 1e6:.0f} MB, memory at the peak {peak:.0f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
