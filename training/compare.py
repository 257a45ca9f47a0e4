"""Rules alone against rules with learned weights, leaving one writer out: `python -m training.compare [WRITER…]`.

Each writer's texts are read with weights learned from the others, of all the corpus where none is named. Prints F1 on
referrals and on their ends.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial

from loaders.documents import read_document
from loaders.facts import read_facts
from loaders.facts.model import Referral
from loaders.facts.weights import Weights, unlearned
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes
from training.left_out import left_out
from training.scoring import Comparison, Fact, compare
from training.texts import Annotated

CATEGORIES = ("referrals", "ends")


def referrals(text: Annotated, learned: Callable[[], Weights]) -> list[Fact]:
    """The referrals of a text as facts of the guide."""
    document = read_document(text.path)
    found: list[Referral] = []
    for minutes in read_minutes(document)[:1]:
        found += read_facts(document, minutes, find_mentions(document, minutes, registry()), learned).referrals
    return [
        {
            "item": r.item,
            "from": r.giver.name,
            "to": r.receiver.name,
            "kind": r.kind,
            "subject": r.subject,
            "quote": r.quote.of(document.text),
        }
        for r in found
    ]


def scores(mine: list[Annotated], learned: Callable[[], Weights]) -> list[float]:
    """F1 in the categories, over some texts together."""
    totals = {category: Comparison() for category in CATEGORIES}
    for text in mine:
        got = referrals(text, learned)
        for category, total in totals.items():
            total.add(compare(category, list(text.facts.get("referrals", ())), got))
    return [totals[category].f1 for category in CATEGORIES]


def main() -> None:
    """Print a row for each writer and the mean."""
    print(f"{'':8}{'rules':>15}{'with weights':>18}\n{'writer':8}" + f"{'F1':>9}{'ends':>9}" * 2)
    rows = []
    for unseen in left_out(sys.argv[1:]):
        rows.append([*scores(unseen.texts, unlearned), *scores(unseen.texts, partial(these, unseen.weights))])
        print(f"{unseen.writer:8}" + "".join(f"{figure:9.3f}" for figure in rows[-1]), flush=True)
    print(f"{'mean':8}" + "".join(f"{sum(column) / len(rows):9.3f}" for column in zip(*rows, strict=True)))


def these(weights: Weights) -> Weights:
    """Some weights, for `partial`: a way to learn what is known."""
    return weights


if __name__ == "__main__":
    main()
