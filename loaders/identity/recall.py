"""Who was found to be one person at the last load, so that the next one resolves again only whom its documents touch.

    changed lines ─▶ all that links, judgements or the same words tie to them, then or now ─▶ resolved again
    everybody else ─▶ as remembered

A link depends on its two lines alone, so nobody outside can be changed by what is inside: the result is the one that
resolving all together would give. What other rules or another version has found is not remembered.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import astuple, dataclass, field, replace
from functools import cache
from hashlib import blake2b
from pathlib import Path

from loaders.identity.alike import Appearance
from loaders.identity.clusters import Join, Resolution
from loaders.identity.memory import InMemory, reached
from loaders.judgements.verdicts import NONE, Doubt, Verdicts

Pairs = frozenset[tuple[str, ...]]
_KINDS = ("same", "different")
_THEN = " then"  # marks the id of a line as it was, beside what it is now


@dataclass(slots=True)
class Remembered:
    """The lines of the last load by id, what people had judged of them, and what came of it."""

    appearances: dict[str, Appearance] = field(default_factory=dict)
    judged: Pairs = frozenset()
    found: Resolution = field(default_factory=Resolution)

    def to_json(self) -> str:
        """All of it as text, with the mark of the rules that found it."""
        found = self.found
        return json.dumps(
            {
                "rules": rules_mark(),
                "lines": [astuple(one) for one in self.appearances.values()],
                "judged": sorted(self.judged),
                "clusters": found.clusters,
                "joins": [astuple(one) for one in found.joins],
                "doubts": [astuple(one) for one in found.doubts],
                "refused": found.refused,
            },
            ensure_ascii=False,
        )


@dataclass(slots=True)
class Recall:
    """What is handed to the resolving and what it hands back: how it was `before`, and how it is `now`."""

    before: Remembered | None = None
    now: Remembered | None = None


def remembered(text: str) -> Remembered | None:
    """What `to_json` wrote; None where other rules have found it. Raises ValueError for anything else."""
    kept = json.loads(text)
    if kept["rules"] != rules_mark():
        return None
    lines = [Appearance(*each) for each in kept["lines"]]
    found = Resolution(
        [tuple(cluster) for cluster in kept["clusters"]],
        [Join(one, other, tuple(reasons), basis, weight) for one, other, reasons, basis, weight in kept["joins"]],
        [Doubt(sort, one, other, tuple(reasons), weight) for sort, one, other, reasons, weight in kept["doubts"]],
        [(one, other) for one, other in kept["refused"]],
    )
    return Remembered({one.id: one for one in lines}, frozenset(map(tuple, kept["judged"])), found)


def touched(appearances: dict[str, Appearance], before: Remembered, verdicts: Verdicts = NONE) -> set[str]:
    """Ids of the lines, of then and now, that have to be resolved again."""
    then, judged = before.appearances, judged_pairs(verdicts)
    gone = [one for key, one in then.items() if appearances.get(key) != one]
    new = [one for key, one in appearances.items() if then.get(key) != one]
    changed = {one.id for one in (*gone, *new)}.union(*(pair[1:] for pair in judged ^ before.judged))
    versions = [*appearances.values(), *(replace(one, id=one.id + _THEN) for one in gone)]
    told = judged | before.judged
    ties = Verdicts(*(frozenset(frozenset(pair[1:]) for pair in told if pair[0] == kind) for kind in _KINDS))
    memory, alike = InMemory(), defaultdict[tuple[str, ...], list[Appearance]](list)
    memory.add(versions)
    for one in versions:
        alike[_words(one)].append(one)
    found: set[str] = set()
    fresh = [one for one in versions if one.id.removesuffix(_THEN) in changed]
    while fresh:
        near = reached(fresh, memory, ties)
        found |= {one.id for one in near}
        fresh = [other for words in set(map(_words, near)) for other in alike[words] if other.id not in found]
    return {key.removesuffix(_THEN) for key in found}


def judged_pairs(verdicts: Verdicts) -> Pairs:
    """The verdicts as they are remembered."""
    kinds = zip(_KINDS, (verdicts.same, verdicts.different), strict=True)
    return frozenset((kind, *sorted(pair)) for kind, pairs in kinds for pair in pairs)


def together(before: Resolution, again: Iterable[str], found: Resolution) -> Resolution:
    """What was found, with what has been found again for some lines in the place of what was."""
    gone = set(again)
    return Resolution(
        sorted([*(cluster for cluster in before.clusters if cluster[0] not in gone), *found.clusters]),
        [*(join for join in before.joins if join.one not in gone), *found.joins],
        [*(doubt for doubt in before.doubts if doubt.one not in gone), *found.doubts],
        [*(pair for pair in before.refused if pair[0] not in gone), *found.refused],
    )


def _words(one: Appearance) -> tuple[str, ...]:
    return one.name, one.organisation, one.title, one.forum, one.date[:4]


@cache
def rules_mark() -> str:
    """What tells the rules in force, code and data, from others."""
    from loaders import identity, rules

    files = [
        file
        for folder, names in ((identity.__path__[0], "*.py"), (rules.__path__[0], "*.toml"))
        for file in sorted(Path(folder).glob(names))
    ]
    return blake2b(b"\0".join(file.read_bytes() for file in files), digest_size=8).hexdigest()
