"""What measurements stand on: generated minutes and stores that are made once and kept, and how a command is measured.

Everything lies in `test-artefacts/bench/SIZE/`: `corpus/` (see `corpus.py`), `store/` (all minutes loaded but the last
one, which is measured as the one more). `results.json` beside them holds every figure ever measured there by part and
size, with versions and date; no name of a machine or a path stands in it.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
WORK = ROOT / "test-artefacts" / "bench"
RESULTS = WORK / "results.json"
SEED = 1
PACKAGES = ("arcadedb", "neo4j", "pypdfium2", "selectolax", "rapidfuzz", "pyvis")
MAIN = "import sys; from klyngegraf.__main__ import main; main(sys.argv[1:])"


@dataclass(frozen=True, slots=True)
class Run:
    """What a command took: seconds by the clock and of the processor, memory at its peak, and what it printed."""

    seconds: float
    processor: float
    megabytes: float
    output: str

    def figures(self) -> dict[str, float]:
        """Rounded, to be kept."""
        return {
            "seconds": round(self.seconds, 3),
            "processor_seconds": round(self.processor, 3),
            "peak_megabytes": round(self.megabytes, 1),
        }


def corpus(size: int) -> Path:
    """The folder of a corpus of so many minutes; made when it is not there."""
    folder = WORK / str(size) / "corpus"
    if not (folder / "truth.json").exists():
        from benchmarks.corpus import write_corpus

        shutil.rmtree(folder, ignore_errors=True)
        write_corpus(folder, size, SEED)
    return folder


def all_but_last(size: int) -> tuple[Path, Path]:
    """A folder with links to all minutes but one, and that one: the latest."""
    minutes = corpus(size) / "minutes"
    files = sorted(minutes.iterdir())
    folder = WORK / str(size) / "all_but_last"
    if not folder.exists():
        folder.mkdir()
        for file in files[:-1]:
            os.link(file, folder / file.name)
    return folder, files[-1]


def store(size: int) -> Path:
    """An embedded store with all minutes of that corpus but the last; loaded when it is not there."""
    place, done = WORK / str(size) / "store", WORK / str(size) / "store.loaded"
    if not done.exists():
        shutil.rmtree(place, ignore_errors=True)
        klyngegraf("load", all_but_last(size)[0], store=place)
        done.touch()
    return place


@contextmanager
def copied(place: Path) -> Iterator[Path]:
    """A copy of a store, to be changed and thrown away."""
    copy = place.with_name(place.name + ".copy")
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(place, copy)
    try:
        yield copy
    finally:
        shutil.rmtree(copy, ignore_errors=True)


def klyngegraf(*arguments: object, store: Path | None = None, fails: bool = False, **more: str) -> Run:
    """Run a command of the tool in a process of its own. Raises RuntimeError where it fails, unless it may."""
    environment = {"KLYNGEGRAF_STORE": str(store or WORK / "none"), "NEO4J_URI": "", **more}
    return measured([sys.executable, "-c", MAIN, *map(str, arguments)], environment, fails=fails)


def measured(command: Sequence[str], environment: dict[str, str] | None = None, *, fails: bool = False) -> Run:
    """Run any command and measure it. Raises RuntimeError where it fails."""
    given = {**os.environ, "XDG_CONFIG_HOME": str(WORK / "config"), **(environment or {})}
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+", encoding="utf-8") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=given, stdout=out, stderr=subprocess.STDOUT)  # noqa: S603
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        seconds = time.perf_counter() - start
        out.seek(0)
        said = out.read()
    if process.returncode and not fails:
        raise RuntimeError(f"exit {process.returncode}: {said.strip()[-600:]}")
    return Run(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1000, said)


def keep(part: str, size: int, figures: dict[str, Any]) -> None:
    """Put figures into the results, in place of older ones of the same part and size."""
    found = results()
    entry = {"date": datetime.now(UTC).date().isoformat(), **machine(), **figures}
    found.setdefault(part, {})[str(size)] = entry
    RESULTS.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
    RESULTS.write_text(text, encoding="utf-8")


def results() -> dict[str, Any]:
    """What has been measured: part → size → figures."""
    return dict(json.loads(RESULTS.read_text(encoding="utf-8"))) if RESULTS.exists() else {}


def machine() -> dict[str, Any]:
    """What the figures depend on, without anything that names the machine."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") if hasattr(os, "sysconf") else 0
    return {
        "machine": f"{os.cpu_count()} cores, {platform.machine()}, {memory / 2**30:.0f} GB, {platform.system()}",
        "python": platform.python_version(),
        "versions": {"klyngegraf": version("klyngegraf"), **{name: version(name) for name in PACKAGES}},
        "busy": round(os.getloadavg()[0], 1),
    }
