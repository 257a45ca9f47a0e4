"""How long reading takes, stage by stage: `make bench`, or `python benchmarks/extraction.py [FOLDER]`.

Each file of the folder (the example minutes, where none is named) is read several times after a warm-up; of the runs
the median counts. Times are processor time, given for 25 KB of text, since stages are linear in length.
"""

from __future__ import annotations

import json
import platform
import statistics
import sys
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

RUNS = 7
UNIT = 25_000
STAGES = ("minutes", "mentions", "facts", "output", "whole")


def one_run(document: Document) -> dict[str, float]:
    """Processor seconds of each stage."""
    start = process_time()
    found = read_minutes(document)
    after_minutes = process_time()
    mentions = [find_mentions(document, minutes, registry()) for minutes in found]
    after_mentions = process_time()
    readings = [read_facts(document, minutes, m) for minutes, m in zip(found, mentions, strict=True)]
    after_facts = process_time()
    if readings:
        json.dumps(guide(Record(document, readings)))
    end = process_time()
    marks = (start, after_minutes, after_mentions, after_facts, end)
    seconds = [b - a for a, b in pairwise(marks)]
    return dict(zip(STAGES, [*seconds, end - start], strict=True))


def main() -> None:
    """Print a table of milliseconds for 25 KB."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1] / "loaders" / "examples" / "minutes"
    documents = [read_document(path) for path in sorted(folder.iterdir()) if path.suffix in (".txt", ".md")]
    size = sum(len(document.text.encode()) for document in documents)
    start = process_time()
    registry()
    for document in documents:
        one_run(document)
    warm_up = process_time() - start
    totals = []
    for _ in range(RUNS):
        runs = [one_run(document) for document in documents]
        totals.append({stage: sum(run[stage] for run in runs) for stage in STAGES})
    print(f"{len(documents)} files, {size / 1000:.0f} KB; Python {platform.python_version()} on {platform.machine()}")
    print(f"first pass with all rules to load: {warm_up * 1000:.0f} ms")
    print(f"{'stage':10} {'ms for 25 KB':>12} {'share':>6}")
    whole = statistics.median(total["whole"] for total in totals)
    for stage in STAGES:
        seconds = statistics.median(total[stage] for total in totals)
        print(f"{stage:10} {seconds / size * UNIT * 1000:12.1f} {seconds / whole:6.0%}")


if __name__ == "__main__":
    main()
