"""Weights that have not seen a writer: learned from all the others, for every figure that is to hold for new minutes.

Learning takes some ten seconds a writer; what was learned from the same examples in the same way is kept in `.cache`
and not learned again.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from loaders.facts.weights import Weights, load
from training import fit
from training.examples import Example, examples
from training.texts import Annotated, texts, writers
from training.train import write

CACHE = Path(__file__).parents[1] / ".cache" / "left_out"


@dataclass(frozen=True, slots=True)
class Unseen:
    """A writer's texts and weights that were learned without them."""

    writer: str
    texts: list[Annotated]
    weights: Weights


def left_out(named: Sequence[str] = ()) -> Iterator[Unseen]:
    """Each of the named writers, else of all the corpus, with weights learned from the others named."""
    corpus = {writer: list(texts(writer)) for writer in named or writers()}
    learnt = {writer: [e for text in mine for e in examples(text)] for writer, mine in corpus.items()}
    digests = {writer: digest(found) for writer, found in learnt.items()}
    for writer, mine in corpus.items():
        others = {digests[other]: found for other, found in learnt.items() if other != writer}
        yield Unseen(writer, mine, learned(others))


def learned(parts: Mapping[str, Sequence[Example]]) -> Weights:
    """The weights that fit lists of examples, each under its digest; from the cache where they were learned before."""
    name = hashlib.sha256(Path(fit.__file__).read_bytes() + " ".join(parts).encode()).hexdigest()[:32]
    path = CACHE / f"{name}.json"
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        write(fit.fit([example for part in parts.values() for example in part]), path)
    return load(json.loads(path.read_text(encoding="utf-8")))


def digest(found: Sequence[Example]) -> str:
    """The same for the same examples."""
    whole = hashlib.sha256()
    for example in found:
        whole.update(repr(example).encode())
    return whole.hexdigest()
