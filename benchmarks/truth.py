"""How much of what was written is read back: `python -m benchmarks.truth SIZE [--seed N] [--write]`.

Minutes of the invented nation are read as any file is, and what was read is compared with what was told there: facts by
kind, each sentence form by how many of its fillings were read (`fillings`), what minutes tell together (`together`),
and for what was not read the cause. `--write` puts the figures into docs/reading.md.
"""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.corpus import minutes
from benchmarks.fillings import Filling, fillings
from benchmarks.nation.forms import KINDS, forms
from benchmarks.tables import table, write_section
from benchmarks.together import Together, compare_linked, joined_truth
from loaders.facts.record import Record
from loaders.guide import guide
from loaders.pipeline import read_file
from training.scoring import Comparison, compare_all

DOCUMENT = Path(__file__).parents[1] / "docs" / "reading.md"
PARTS = (
    "attendance", "items", "decisions", "meetings_mentioned", "projects", "events", "referrals", "ends", "actions",
    "amounts",
)  # fmt: skip


INTRODUCTION = (
    "Minutes of an invented nation (`benchmarks/corpus.py`), in seven families of layouts, whose sentences somebody",
    "wrote who had not seen the rules. A form of sentence is filled with other bodies, matters, people and days each",
    "time; it counts as read when everything that it was written to state is. `make truth SIZE=100` measures this.",
)


@dataclass(slots=True)
class Outcome:
    """What was read of all minutes: facts by kind, each filling of each form, what minutes tell together."""

    facts: dict[str, Comparison] = field(default_factory=lambda: {part: Comparison() for part in PARTS})
    heads: dict[str, Counter[bool]] = field(default_factory=dict)
    fillings: list[Filling] = field(default_factory=list)
    together: Together = field(default_factory=Together)

    def by_form(self) -> dict[int, list[Filling]]:
        """The fillings of each form, also of those that were never used."""
        found: dict[int, list[Filling]] = {form.number: [] for form in forms()}
        for filling in self.fillings:
            found[filling.form].append(filling)
        return found


def measure(size: int, seed: int) -> Outcome:
    """Write so many minutes, read them, and compare."""
    outcome = Outcome()
    told: dict[str, list[Any]] = {}
    records: list[Record] = []
    with tempfile.TemporaryDirectory() as folder:
        for one in minutes(size, seed, told):
            path = Path(folder) / one.file
            path.write_text(one.text, encoding="utf-8")
            record = read_file(path)
            records.append(record)
            read = guide(record)
            for part, comparison in compare_all(one.facts, read).items():
                if part in outcome.facts:
                    outcome.facts[part].add(comparison)
            for name, value in one.facts["meeting"].items():
                outcome.heads.setdefault(name, Counter())[read["meeting"][name] == value] += 1
            outcome.fillings += fillings(one.file, one.facts, read)
    outcome.together = compare_linked(told, joined_truth(records))
    outcome.fillings += outcome.together.settled
    return outcome


def report(outcome: Outcome, size: int, seed: int) -> str:
    """The figures as Markdown."""
    read = outcome.by_form()
    used = {number: found for number, found in read.items() if found}
    whole = [number for number, found in used.items() if all(one.read for one in found)]
    some = [number for number, found in used.items() if any(one.read for one in found)]
    facts = [
        (part, f"{c.precision:.3f}", f"{c.recall:.3f}", len(c.found) + len(c.missed), len(c.found) + len(c.false))
        for part, c in outcome.facts.items()
    ]
    return "\n".join((
        *INTRODUCTION, "",
        f"Measured on {size} generated minutes (seed {seed}): {len(outcome.fillings)} filled sentences.",
        f"**Forms read: {len(whole)} of {len(forms())} in every filling, {len(some)} in at least one**; "
        f"{len(forms()) - len(used)} did not occur. Of all fillings {_share(outcome.fillings)} were read.", "",
        *table(("kind", "forms", "read in every filling", "in some", "in none", "fillings read"), _kinds(used)), "",
        "What was not read, by cause:", "",
        *table(("kind", "causes and how often"), _causes(outcome)), "",
        "All facts of the minutes, those of forms and of layouts:", "",
        *table(("kind", "precision", "recall", "told", "read"), facts), "",
        *table(("head", "right"), _heads(outcome)), "",
        "What minutes tell together:", "",
        *table(("kind", "precision", "recall", "told", "read"), outcome.together.rows()),
    ))  # fmt: skip


def _kinds(used: dict[int, list[Filling]]) -> list[tuple[Any, ...]]:
    rows = []
    for kind in KINDS:
        found = [used[form.number] for form in forms() if form.kind == kind and form.number in used]
        every = sum(all(one.read for one in fillings) for fillings in found)
        none = sum(not any(one.read for one in fillings) for fillings in found)
        total = sum(form.kind == kind for form in forms())
        rows.append((kind, total, every, len(found) - every - none, none, _share([f for one in found for f in one])))
    return rows


def _causes(outcome: Outcome) -> list[tuple[str, str]]:
    rows = []
    for kind in KINDS:
        causes = Counter(one.cause for one in outcome.fillings if one.kind == kind and not one.read)
        if causes:
            rows.append((kind, " · ".join(f"{cause} {count}" for cause, count in causes.most_common())))
    return rows


def _heads(outcome: Outcome) -> list[tuple[str, str]]:
    return [(name, f"{right[True]} of {right.total()}") for name, right in outcome.heads.items()]


def _share(found: list[Filling]) -> str:
    return f"{sum(one.read for one in found) / len(found):.0%}" if found else "–"


def main() -> None:
    """Print the figures; with --forms every form, with --write into the docs too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--forms", action="store_true", help="list every form with how many of its fillings were read")
    parser.add_argument("--write", action="store_true", help="put the figures into docs/reading.md")
    args = parser.parse_args()
    outcome = measure(args.size, args.seed)
    text = report(outcome, args.size, args.seed)
    print(text)
    if args.forms:
        for number, found in outcome.by_form().items():
            form = forms()[number - 1]
            causes = Counter(one.cause for one in found if not one.read)
            said = ", ".join(f"{cause} {n}" for cause, n in causes.items())
            print(f"{sum(one.read for one in found):4} of {len(found):4}  {form.kind:20} {form.text}  [{said}]")
    if args.write:
        write_section(DOCUMENT, "Sentences written blind", text)


if __name__ == "__main__":
    main()
