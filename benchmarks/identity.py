"""How long it takes to tell people apart: 10,000 variants of invented names, resolved in one go.

python benchmarks/identity.py [number of variants]
"""

from __future__ import annotations

import random
import sys
import time

from loaders.identity.alike import Appearance
from loaders.identity.people import identify
from loaders.rules import rules

VARIANTS = 10_000
SECONDS = 10.0
_CONFUSED = (("rn", "m"), ("l", "1"), ("ø", "o"), ("å", "aa"), ("k", "c"), ("d", "b"))


def main(count: int = VARIANTS) -> int:
    """Print the time; 1 when it is over the target."""
    appearances = variants(count)
    started, busy = time.perf_counter(), time.process_time()
    found = identify(appearances)
    seconds, busy = time.perf_counter() - started, time.process_time() - busy
    print(
        f"{count} name variants: {seconds:.1f} s ({busy:.1f} s of one processor), {len(found.clusters)} people,"
        f" {len(found.doubts)} doubts"
        f" (target {SECONDS:.0f} s for {VARIANTS})"
    )
    return int(count <= VARIANTS and seconds > SECONDS)


def variants(count: int) -> list[Appearance]:
    """Some four variants of each person, among them people of the same name."""
    chance = random.Random(7)  # noqa: S311
    given = rules("given_names")["names"]
    surnames = [word.capitalize() for word in rules("identity")["surnames"]["common"].split()]
    found: list[Appearance] = []
    while len(found) < count:
        name = [chance.choice(given), chance.choice(surnames), chance.choice(surnames)]
        place, forum = chance.randrange(98), chance.randrange(120)
        for _ in range(chance.randint(1, 7)):
            found.append(
                Appearance(
                    f"mention:{len(found)}",
                    _variant(name, chance),
                    chance.choice(["", "konsulent", "chef"]),
                    f"Sted{place:02d} Kommune",
                    f"forum:{forum}",
                    "Fjordland",
                    f"20{chance.randrange(15, 26)}-03-01",
                    f"meeting:{len(found)}",
                )
            )
    return found[:count]


def _variant(name: list[str], chance: random.Random) -> str:
    given, middle, surname = name
    kind = chance.randrange(5)
    if kind == 0:
        return f"{given} {surname}"
    if kind == 1:
        return f"{given} {middle[0]}. {surname}"
    if kind == 2:
        return f"{given[0]}. {middle[0]}. {surname}"
    if kind == 3:
        wrong, drawn = chance.choice(_CONFUSED)
        return f"{given} {middle} {surname}".replace(wrong, drawn, 1)
    return f"{given} {middle} {surname}"


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:2])))
