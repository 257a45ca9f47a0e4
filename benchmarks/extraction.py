"""How long reading takes, stage by stage, and against two fixed points: `make bench`, or `extraction.py [FOLDER …]`.

Each file of the folders (the example minutes, where none is named) is read several times after a warm-up; of the runs
the fastest counts for each file. Times are processor time, given for 25 KB of text, since stages are linear in length.
The fixed points are measured in the same run on the same texts: spaCy's blank Danish tokenizer, where spaCy is
installed (`pip install -e .[bench]`), and one pass of `str.split` as the floor.
"""

from __future__ import annotations

import json
import platform
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from pathlib import Path
from time import process_time

from loaders.documents import read_document
from loaders.documents.document import Document
from loaders.facts import read_facts
from loaders.facts.record import Record
from loaders.guide import guide
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes
from loaders.minutes.withheld import withhold
from loaders.privacy.screening import screened

EXAMPLES = Path(__file__).resolve().parents[1] / "loaders" / "examples" / "minutes"
RUNS = 7
UNIT = 25_000
STAGES = ("documents", "minutes", "mentions", "facts", "output")


def one_run(path: Path) -> list[float]:
    """Processor seconds of each stage."""
    start = process_time()
    document = screened(read_document(path))
    after_document = process_time()
    found = read_minutes(document)
    document = withhold(document, found)
    after_minutes = process_time()
    mentions = [find_mentions(document, minutes, registry()) for minutes in found]
    after_mentions = process_time()
    readings = [read_facts(document, minutes, m) for minutes, m in zip(found, mentions, strict=True)]
    after_facts = process_time()
    if readings:
        json.dumps(guide(Record(document, readings)))
    marks = (start, after_document, after_minutes, after_mentions, after_facts, process_time())
    return [b - a for a, b in pairwise(marks)]


def fastest(paths: list[Path]) -> list[float]:
    """Processor seconds of each stage over all files: of each file the fastest run."""
    runs = [[one_run(path) for _ in range(RUNS)] for path in paths]
    best = [min(of_file, key=sum) for of_file in runs]
    return [sum(column) for column in zip(*best, strict=True)]


def fixed_points() -> dict[str, Callable[[str], object]]:
    """What reading is measured against."""
    points: dict[str, Callable[[str], object]] = {"str.split": str.split}
    if not find_spec("spacy"):
        return points
    return {"spaCy tokenizer": import_module("spacy").blank("da").make_doc, **points}


def seconds(read: Callable[[str], object], documents: list[Document]) -> float:
    """Processor seconds of a fixed point over all texts, after a warm-up: of each text the fastest run."""
    total = 0.0
    for document in documents:
        times = []
        for _ in range(RUNS):
            start = process_time()
            read(document.text)
            times.append(process_time() - start)
        total += min(times)
    return total


def main() -> None:
    """Print a table of milliseconds for 25 KB."""
    folders = [Path(folder) for folder in sys.argv[1:]] or [EXAMPLES]
    paths = [path for folder in folders for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]
    start = process_time()
    for path in paths:
        one_run(path)
    warm_up = process_time() - start
    documents = [read_document(path) for path in paths]
    size = sum(len(document.text.encode()) for document in documents)
    stages = fastest(paths)
    whole = sum(stages)
    print(f"{len(paths)} files, {size / 1000:.0f} KB; Python {platform.python_version()} on {platform.machine()}")
    print(f"first pass with all rules to load: {warm_up * 1000:.0f} ms")
    print(f"{'stage':16} {'ms for 25 KB':>12} {'share':>6}")
    for stage, time in zip((*STAGES, "whole"), (*stages, whole), strict=True):
        print(f"{stage:16} {time / size * UNIT * 1000:12.1f} {time / whole:6.0%}")
    print(f"{size / whole / 1e6:.2f} MB/s, {len(paths) / whole:.0f} files/s")
    for name, read in fixed_points().items():
        time = seconds(read, documents)
        print(f"{name:16} {time / size * UNIT * 1000:12.2f} {'':6} reading takes {whole / time:.0f} times as long")


if __name__ == "__main__":
    main()
