"""What a change won and lost: `make gains`.

Reads every annotated text, compares with what the last commit read (`scores.json` as it stands in version control),
prints each fact won (+) and lost (-) and each false alarm that came (!) or went (.), then F1 per writer, and writes the
scores anew for the next commit. Facts are named by file, category and place in the annotations; texts that are not
part of this project add `--more NAME=FACTS_FOLDER:MINUTES_FOLDER` and are compared with nothing and kept nowhere.
"""

from __future__ import annotations

import argparse
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from loaders.guide import guide
from loaders.pipeline import NoMinutesError, read_file
from training.scoring import SAME, Comparison, Fact, compare_all, entries
from training.texts import Annotated, texts, writers

SCORES = Path(__file__).parent / "scores.json"
# Of one document: category → the annotated entries that were found, by number, and the false alarms, in words.
Result = dict[str, dict[str, list[Any]]]


def read(annotated: Annotated) -> Fact:
    """What the tool reads in a text; nothing where it finds no minutes."""
    try:
        return guide(read_file(annotated.path))
    except NoMinutesError:
        return {}


def in_words(category: str, fact: Fact) -> str:
    """A fact in a line, the same each time."""
    keys = {
        "referrals": ("item", "from", "kind", "to"),
        "ends": ("item", "from", "to"),
        "actions": ("item", "owner"),
        "events": ("item", "project", "event"),
        "project_links": ("item", "from", "kind", "to"),
        "meetings_mentioned": ("forum", "date"),
        "amounts": ("item", "kroner"),
        "decisions": ("item", "kind"),
        "items": ("number", "title"),
        "attendance": ("name", "status"),
    }.get(category, ("name",))
    return " · ".join(str(fact[key]) for key in keys if fact.get(key) is not None)


def result(compared: dict[str, Comparison]) -> Result:
    """The outcome for one text as it is kept."""
    return {
        category: {
            "found": comparison.numbers,
            "false": sorted(in_words(category, entry) for entry in comparison.false),
        }
        for category, comparison in compared.items()
    }


def changes(name: str, annotated: Annotated, before: Result, now: Result) -> Iterator[str]:
    """A line for each fact won or lost and each false alarm that came or went."""
    for category, outcome in now.items():
        listed = entries(annotated.facts, category)
        old = before.get(category, {"found": [], "false": []})
        for sign, numbers in (
            ("+", set(outcome["found"]) - set(old["found"])),
            ("-", set(old["found"]) - set(outcome["found"])),
        ):
            for number in sorted(numbers):
                if number < len(listed):
                    yield f"{sign} {name} {category}: {in_words(category, listed[number])}"
        yield from (f"! {name} {category}: {line}" for line in outcome["false"] if line not in old["false"])
        yield from (f". {name} {category}: {line}" for line in old["false"] if line not in outcome["false"])


def committed() -> dict[str, Result]:
    """The outcome of the last commit; what lies on the disk where there is no version control, nothing at first."""
    shown = subprocess.run(  # noqa: S603 – a fixed command
        ["git", "show", f"HEAD:./{SCORES.name}"],  # noqa: S607
        cwd=SCORES.parent, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if shown.returncode == 0:
        text = shown.stdout
    else:
        text = SCORES.read_text(encoding="utf-8") if SCORES.exists() else '{"texts": {}}'
    kept: dict[str, Result] = json.loads(text)["texts"]
    return kept


def table(sums: dict[str, dict[str, Comparison]]) -> Iterator[str]:
    """F1 of each category per writer."""
    yield f"{'F1':20}" + "".join(f"{writer:>9}" for writer in sums)
    for category in SAME:
        yield f"{category:20}" + "".join(f"{of[category].f1:9.3f}" for of in sums.values())


def write(kept: dict[str, Result], sums: dict[str, dict[str, Comparison]]) -> None:
    """Keep scores and facts, one text to a line, so that a change can be read."""
    lines = [f"  {json.dumps(name)}: {json.dumps(outcome, ensure_ascii=False)}" for name, outcome in kept.items()]
    scores = [
        f"  {json.dumps(writer)}: {json.dumps({category: round(c.f1, 3) for category, c in of.items()})}"
        for writer, of in sums.items()
    ]
    parts = ('{\n"f1": {', ",\n".join(scores), '},\n"texts": {', ",\n".join(lines), "}\n}\n")
    SCORES.write_text("\n".join(parts), encoding="utf-8")


def main() -> None:
    """Print gains, losses and scores; keep the new ones."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--more", action="append", default=[], metavar="NAME=FACTS:MINUTES")
    options = parser.parse_args()
    before, kept, sums = committed(), dict[str, Result](), dict[str, dict[str, Comparison]]()
    sets = [(writer, list(texts(writer))) for writer in writers()]
    for more in options.more:
        name, _, folders = more.partition("=")
        facts, _, minutes = folders.partition(":")
        sets.append((name, list(texts(name, Path(facts), Path(minutes or facts)))))
    for writer, of in sets:
        total = sums[writer] = {category: Comparison() for category in SAME}
        for annotated in of:
            compared = compare_all(annotated.facts, read(annotated))
            for category, comparison in compared.items():
                total[category].add(comparison)
            if writer in writers():
                kept[annotated.name] = result(compared)
                for line in changes(annotated.name, annotated, before.get(annotated.name, {}), kept[annotated.name]):
                    print(line)
    print(*table(sums), sep="\n")
    write(kept, {writer: of for writer, of in sums.items() if writer in writers()})


if __name__ == "__main__":
    main()
