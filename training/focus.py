"""Fit and judge the ranking of bodies in focus (loaders/mentions/ranking.py) on the annotated referrals.

The measure, for each end of each annotated referral: the bodies in focus at its quote, the likeliest first for its role
(giver or receiver), must hold the body meant, and none may stand before it but others that are ends in that role at the
same quote. A person and the organisation spoken for are one; a group stands for its members.

    python -m training.focus AA BB …          how well each writer is read by weights fitted to the others
    python -m training.focus AA BB … --write  fit to all of them, and write the weights into loaders/rules/focus.toml
"""

from __future__ import annotations

import math
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from loaders.documents import read_document
from loaders.mentions.find import find_in_focus
from loaders.mentions.focus import Focus
from loaders.mentions.model import Body, BodyMention
from loaders.mentions.naming import PARTS
from loaders.mentions.ranking import Marked, Role, Scene, in_order
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes
from training.scoring import same_body
from training.texts import Annotated, texts, writers

RULES = Path(__file__).parents[1] / "loaders" / "rules" / "focus.toml"
ROLES: tuple[tuple[Role, str], ...] = (("giver", "from"), ("receiver", "to"))
ROUNDS, RATE, DECAY = 8, 0.15, 2e-4
SEEN = 25
"""A mark is weighed if it was seen so often on bodies that were meant."""
Weights = dict[Role, dict[str, float]]


@dataclass(slots=True)
class Example:
    """One annotated referral: everybody at hand; for each role who is meant, and who is by any of the quote."""

    writer: str
    marked: list[Marked]
    meant: dict[Role, list[bool]]
    shared: dict[Role, list[bool]]


class Names:
    """By what names the bodies of one text go."""

    def __init__(self, text: str, focus: Focus) -> None:
        self.bodies: dict[str, Body] = {}
        self.names: dict[str, set[str]] = {}
        self.together: dict[tuple[int, int], list[Body]] = {}
        for mention in focus.mentions:
            body = mention.body
            names = self.names.setdefault(body.key, {body.name, body.official or body.name})
            if mention.how != "person" or body.kind == "person":
                names.add(mention.span.of(text))
            self.bodies[body.key] = body
            if mention.how == "person":
                self.together.setdefault(mention.span, []).append(body)
        if focus.own is not None:
            self.bodies[focus.own.key] = focus.own
            self.names.setdefault(focus.own.key, {focus.own.name})
        for body in list(self.bodies.values()):
            if body.parent in self.bodies and body.key.split(":")[1].startswith(PARTS):
                self.names[body.key].add(f"{body.name.split(' for ')[0]} for {self.bodies[body.parent].name}")
        self._same = cache(self._is)

    def means(self, mention: BodyMention, name: str) -> bool:
        """Whether a mention means the body of a name."""
        bodies = (*self.together.get(mention.span, (mention.body,)), *mention.members)
        return any(self._same(body.key, name) for body in bodies)

    def _is(self, key: str, name: str) -> bool:
        return any(same_body(name, one) for one in self.names.get(key, ()))


def examples(annotated: Annotated) -> Iterator[Example]:
    """The referrals of one text whose quote stands in it, optional ones left out."""
    document = read_document(annotated.path)
    _, focus = find_in_focus(document, read_minutes(document)[0], registry())
    names, referrals = Names(document.text, focus), annotated.facts.get("referrals", [])
    for referral in referrals:
        quote = re.search(r"\s+".join(map(re.escape, referral["quote"].split())), document.text)
        if referral.get("optional") or quote is None:
            continue
        place = focus.place(*quote.span())
        marked = list(Scene(focus.words, focus.mentions, focus.own, place).marked())
        beside = [other for other in referrals if other["quote"] == referral["quote"]]
        meant = {role: [names.means(one.mention, referral[end]) for one in marked] for role, end in ROLES}
        shared = {
            role: [any(names.means(one.mention, other[end]) for other in beside) for one in marked]
            for role, end in ROLES
        }
        yield Example(annotated.writer, marked, meant, shared)


def fit(sample: Sequence[Example]) -> Weights:
    """Weights that make those meant likely among all at hand (logistic, by stochastic gradient, always the same)."""
    seen = Counter(
        mark
        for example in sample
        for one, *flags in zip(example.marked, *example.shared.values(), strict=True)
        if any(flags)
        for mark in one.marks
    )
    return {role: _fitted(sample, role, frozenset(m for m, n in seen.items() if n >= SEEN)) for role, _ in ROLES}


def _fitted(sample: Sequence[Example], role: Role, known: frozenset[str]) -> dict[str, float]:
    weights: dict[str, float] = {}
    order = [
        ([[mark for mark in one.marks if mark in known] for one in example.marked], example.shared[role])
        for example in sample
        if any(example.meant[role])
    ]
    chance = random.Random(1)  # noqa: S311 - the same order each time is wanted
    for done in range(ROUNDS):
        chance.shuffle(order)
        rate = RATE / (1 + 0.3 * done)
        for marks, right in order:
            scores = [sum(weights.get(mark, 0.0) for mark in some) for some in marks]
            most = max(scores)
            odds = [math.exp(score - most) for score in scores]
            whole, good = sum(odds), sum(odd for odd, is_right in zip(odds, right, strict=True) if is_right) or 1e-9
            for some, odd, is_right in zip(marks, odds, right, strict=True):
                step = (odd / good if is_right else 0.0) - odd / whole
                if abs(step) > 1e-3:
                    for mark in some:
                        weights[mark] = weights.get(mark, 0.0) * (1 - DECAY) + rate * step
    return weights


def judge(sample: Sequence[Example], weights: Weights) -> tuple[float, float]:
    """Share of ends whose body is in focus, and of those whose body comes first (see the module)."""
    held = first = 0
    for example in sample:
        for role, _ in ROLES:
            meant, shared = example.meant[role], example.shared[role]
            held += any(meant)
            order = in_order(example.marked, weights, role)
            first += any(meant) and meant[next(k for k in order if meant[k] or not shared[k])]
    return held / len(sample) / 2, first / len(sample) / 2


def write(weights: Weights, path: Path = RULES) -> None:
    """Put the weights of at least a tenth into the rule file, in hundredths."""
    rows = []
    for mark in sorted(weights["giver"].keys() | weights["receiver"].keys()):
        giver, receiver = (round(100 * weights[role].get(mark, 0.0)) for role, _ in ROLES)
        if max(abs(giver), abs(receiver)) >= 10:
            rows.append(f"{mark} | {giver} | {receiver}")
    table = "weights = '''\n" + "\n".join(rows) + "\n'''"
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"weights = '''.*?'''", lambda _: table, text, flags=re.S), encoding="utf-8")


def main() -> None:
    """Print the measure by writer, each left out in turn; write the weights if asked to."""
    wanted = [name for name in sys.argv[1:] if not name.startswith("-")] or writers()
    sample = [example for writer in wanted for text in texts(writer) for example in examples(text)]
    for writer in wanted if "--write" not in sys.argv else ():
        weights = fit([example for example in sample if example.writer != writer])
        held, first = judge([example for example in sample if example.writer == writer], weights)
        print(f"{writer}  in focus {held:.2f}  first {first:.2f}")
    if "--write" in sys.argv:
        write(fit(sample))


if __name__ == "__main__":
    main()
