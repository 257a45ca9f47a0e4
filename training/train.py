"""Learn the weights from the corpus: `python -m training.train [WRITER…]` writes `loaders/rules/weights.json`.

Without writers all of the corpus is learned from, and the example minutes. The same texts give the same file.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from loaders import rules
from loaders.facts.features import TEMPLATES
from loaders.facts.weights import FILE, Weights
from training.examples import examples
from training.fit import fit
from training.texts import shipped, texts, writers


def write(weights: Weights, path: Path) -> None:
    """Write weights, one to a line, so that a change of the file can be read."""
    data = {
        "templates": sorted(TEMPLATES),
        "accept": weights.accept,
        "weights": weights.features,
        "kinds": {kind: table.features for kind, table in weights.kinds.items()},
    }
    path.write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def main() -> None:
    """Learn and write the file."""
    named = [text for writer in sys.argv[1:] or writers() for text in texts(writer)]
    learned_from = named if sys.argv[1:] else [*named, *shipped()]
    found = [example for text in learned_from for example in examples(text)]
    weights = fit(found)
    write(weights, Path(rules.__file__).parent / FILE)
    hops = sum(any(pair.right for pair in example.pairs) for example in found)
    print(f"{len(found)} predicates, {hops} of them hops, {len(weights.features)} weights")


if __name__ == "__main__":
    main()
