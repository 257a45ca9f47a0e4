"""Do facts stay when a text is said otherwise? `python -m training.metamorphic [WRITER…]`.

Minutes are read before and after each change of `changes`, of all writers and the examples where none is named, and
the examples of the lexicon before and after each change of `sentences`. Prints for each change the texts it was made
in, and of the facts of both readings the share that are as they must be: of all facts, and of referrals alone.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from loaders.documents import read_document
from loaders.documents.document import Document
from loaders.documents.text import tidy
from loaders.facts import read_facts
from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.guide import guide
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes
from training.changes import CHANGES, Before, Changed
from training.scoring import Fact, entries, folded
from training.sentences import outcomes
from training.texts import shipped, texts, writers

_KEYS = {
    "attendance": ("name", "status"),
    "decisions": ("item", "kind"),
    "projects": ("name",),
    "events": ("item", "project", "event"),
    "referrals": ("item", "from", "kind", "to", "status"),
    "actions": ("item", "owner", "due"),
    "amounts": ("item", "kroner"),
    "denied": ("item", "kind"),
}
Known = Counter[tuple[str, ...]]


@dataclass(slots=True)
class Share:
    """How many facts are as they must be, of how many of both readings; `lost` are those that are not."""

    kept: int = 0
    all: int = 0
    texts: int = 0
    lost: list[str] = field(default_factory=list)

    @property
    def share(self) -> float:
        """The share, 1 where there was nothing to keep."""
        return self.kept / self.all if self.all else 1.0


def known(facts: Fact, change: Changed | None = None) -> Known:
    """The facts as tuples; with `change` as they are expected to be after it."""
    numbers = dict(change.numbers) if change else {}
    renamed: Callable[[str], str] = change.renamed if change else str
    found: Known = Counter()
    for category, keys in _KEYS.items():
        for entry in entries(facts, category):
            values = (
                numbers.get(str(entry[key]), str(entry[key])) if key == "item" else folded(renamed(str(entry[key])))
                for key in keys
            )
            found[category, *values] += 1
    return found


def read(document: Document) -> tuple[Reading, Fact] | None:
    """The first minutes of a document and their facts, None where there are none."""
    for minutes in read_minutes(document)[:1]:
        reading = read_facts(document, minutes, find_mentions(document, minutes, registry()))
        return reading, guide(Record(document, [reading]))
    return None


def compared(paths: Iterable[Path]) -> Iterator[tuple[str, str, Known, Known]]:
    """For each text and change: the change, the text, the facts expected and the facts read."""
    for path in paths:
        document = read_document(path)
        first = read(document)
        if first is None:
            continue
        for name, change in CHANGES.items():
            changed = change(Before(document, first[0]))
            if changed is None:
                continue
            after = read(Document(document.name, "text", tidy(changed.text), document.digest))
            yield name, path.name, known(first[1], changed), known(after[1]) if after else Counter()


def shares(paths: Iterable[Path]) -> dict[str, tuple[Share, Share]]:
    """For each change the share of all facts and of referrals that are as they must be."""
    found = {name: (Share(), Share()) for name in CHANGES}
    for name, text, expected, got in compared(paths):
        for share, category in zip(found[name], ("", "referrals"), strict=True):
            one, other = (
                Counter({fact: n for fact, n in facts.items() if fact[0].startswith(category)})
                for facts in (expected, got)
            )
            share.kept += 2 * (one & other).total()
            share.all += one.total() + other.total()
            share.texts += 1
            share.lost += [f"- {text} {' · '.join(fact)}" for fact in one - other]
            share.lost += [f"+ {text} {' · '.join(fact)}" for fact in other - one]
    return found


def said_otherwise(every: int = 1) -> dict[str, Share]:
    """For each change of sentences the share whose hop is as it must be; `every` n-th example."""
    found: dict[str, Share] = {}
    for change, sentence, behaves in outcomes(every):
        share = found.setdefault(change, Share())
        share.all += 1
        share.texts += 1
        share.kept += behaves
        share.lost += [] if behaves else [sentence]
    return found


def main() -> None:
    """Print the tables; with -v what is not as it must be."""
    named = [name for name in sys.argv[1:] if name != "-v"]
    minutes = [text for writer in named or writers() for text in texts(writer)] + ([] if named else list(shipped()))
    print(f"{'minutes':24}{'texts':>7}{'facts':>8}{'share':>8}{'referrals':>11}")
    for name, (all_, referrals) in shares(text.path for text in minutes).items():
        print(f"{name:24}{all_.texts:7}{all_.all // 2:8}{all_.share:8.3f}{referrals.share:11.3f}", flush=True)
        if "-v" in sys.argv:
            print(*all_.lost, sep="\n")
    print(f"\n{'sentences':24}{'number':>7}{'share':>16}")
    for name, share in said_otherwise().items():
        print(f"{name:24}{share.all:7}{share.share:16.3f}", flush=True)
        if "-v" in sys.argv:
            print(*share.lost, sep="\n")


if __name__ == "__main__":
    main()
