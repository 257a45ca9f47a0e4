"""Minutes of an invented nation with the truth about them: `python -m benchmarks.corpus FOLDER SIZE [--seed N]`.

    FOLDER/minutes/2024-05-08_klu_kvistnaes.txt   a meeting's minutes, in one of seven families of layouts
    FOLDER/facts/2024-05-08_klu_kvistnaes.json    what they say, in the form of the annotation guide
    FOLDER/truth.json                             what they say together: matters, promises, people

The same size and seed give the same bytes. One region is in memory at a time (see `nation.country`), and the truth is
written as it comes, so that memory does not grow with the size.
"""

from __future__ import annotations

import argparse
import json
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.nation.country import regions
from benchmarks.nation.forms import Deck
from benchmarks.nation.layouts import write
from benchmarks.nation.story import Story
from benchmarks.nation.truth import facts_of, linked

LISTS = ("minutes", "matters", "commitments", "lineage", "people", "namesakes")


@dataclass(frozen=True, slots=True)
class Minutes:
    """One meeting's minutes: file name, text, what they say."""

    file: str
    text: str
    facts: dict[str, Any]


def minutes(size: int, seed: int, told: dict[str, list[Any]] | None = None) -> Iterator[Minutes]:
    """So many minutes, region by region; `told` is filled with the truth about each region when it is through."""
    for number, region in enumerate(regions(size, seed)):
        chance = random.Random(f"story {seed} {number}")  # noqa: S311
        story = Story(region, chance, Deck(chance))
        files: dict[str, str] = {}
        for meeting in story.meetings():
            ending, text, attendance = write(meeting)
            files[meeting.file] = meeting.file + ending
            yield Minutes(files[meeting.file], text, facts_of(meeting, files[meeting.file], attendance))
        if told is not None:
            for name, entries in {"minutes": list(files.values()), **linked(story, files)}.items():
                told.setdefault(name, []).extend(entries)


def write_corpus(folder: Path, size: int, seed: int) -> int:
    """Write minutes, facts and truth into a new or empty folder; returns the bytes of the minutes."""
    for name in ("minutes", "facts"):
        (folder / name).mkdir(parents=True)
    written = 0
    told: dict[str, list[Any]] = {}
    with Truth(folder) as truth:
        for one in minutes(size, seed, told):
            truth.add(told)
            data = one.text.encode()
            written += len(data)
            (folder / "minutes" / one.file).write_bytes(data)
            facts = json.dumps(one.facts, ensure_ascii=False, indent=1) + "\n"
            (folder / "facts" / one.file).with_suffix(".json").write_bytes(facts.encode())
        truth.add(told)
    return written


class Truth:
    """`truth.json`, written list by list: each list grows in a file of its own until all are put together."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._parts = {name: (folder / f"truth.{name}.part").open("wb") for name in LISTS}
        self._any = dict.fromkeys(LISTS, False)

    def __enter__(self) -> Truth:
        return self

    def add(self, told: dict[str, list[Any]]) -> None:
        """Move what has been told into the file."""
        for name, entries in told.items():
            for entry in entries:
                line = json.dumps(entry, ensure_ascii=False).encode()
                self._parts[name].write((b",\n  " if self._any[name] else b"\n  ") + line)
                self._any[name] = True
            entries.clear()

    def __exit__(self, *_: object) -> None:
        with (self._folder / "truth.json").open("wb") as whole:
            for name, part in self._parts.items():
                part.close()
                whole.write((b"{\n" if name == LISTS[0] else b",\n") + f' "{name}": ['.encode())
                path = Path(part.name)
                with path.open("rb") as lines:
                    while block := lines.read(1 << 20):
                        whole.write(block)
                path.unlink()
                whole.write(b"\n ]" if self._any[name] else b"]")
            whole.write(b"\n}\n")


def main() -> None:
    """Write a corpus and say how large it is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("size", type=int, help="number of minutes")
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    size = write_corpus(args.folder, args.size, args.seed)
    print(f"{args.size} minutes, {size / 1e6:.1f} MB in {args.folder}")


if __name__ == "__main__":
    main()
