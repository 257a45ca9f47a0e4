"""Do more writers help? `python -m training.curve [WRITER…]` reads two with weights from 2, 4, 8 … of the others.

Prints F1 on the referrals and on the ends of the last two writers named, of the corpus where none is named, by the
number of writers that were learned from, in the order named.
"""

from __future__ import annotations

import sys
from functools import partial

from loaders.facts.weights import unlearned
from training.compare import scores, these
from training.examples import examples
from training.left_out import digest, learned
from training.texts import texts, writers

HELD = 2


def sizes(most: int) -> list[int]:
    """2, 4, 8 … and all."""
    doubled = [2**power for power in range(1, most.bit_length()) if 2**power < most]
    return [*doubled, most]


def main() -> None:
    """Print a row for each number of writers."""
    named = sys.argv[1:] or writers()
    seen, held = named[:-HELD], [text for writer in named[-HELD:] for text in texts(writer)]
    found = [[example for text in texts(writer) for example in examples(text)] for writer in seen]
    print(f"{'writers':8}{'F1':>9}{'ends':>9}")
    print(f"{'none':8}" + "".join(f"{figure:9.3f}" for figure in scores(held, unlearned)))
    for size in sizes(len(seen)):
        weights = learned({digest(of): of for of in found[:size]})
        print(f"{size:<8}" + "".join(f"{figure:9.3f}" for figure in scores(held, partial(these, weights))), flush=True)


if __name__ == "__main__":
    main()
