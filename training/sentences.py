"""Changes of single sentences: the lexicon's own examples said otherwise.

Each example ('X sender planen til Y.') is read with X and Y as two forums of invented minutes, and again in the future,
the perfect, the passive, denied, turned round and so on. What must come of the hop is known for each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.documents.document import Document
from loaders.facts import read_facts
from loaders.facts.lexicon import Lexeme, Tense, lexicon
from loaders.facts.model import Reading
from loaders.mentions.find import find_mentions
from loaders.mentions.registry import registry
from loaders.minutes.read import read_minutes

GIVER, RECEIVER = "KLU Birkeø", "Faglig Sundhedsklynge Fyrlys"
_MATTER = re.compile(
    r"(?:planen|sagen|reglen|opgaven|brevet|punktet|spørgsmålet|tallene|ansvaret|arbejdet|problemet)\b"
)
Hops = dict[tuple[str, str, str], str]

_OTHERS = (
    (GIVER, "KLU Ravnvig"),
    (RECEIVER, "Faglig Sundhedsklynge Tårnby Havn"),
)


@dataclass(frozen=True, slots=True)
class Clause:
    """An example as subject X, a finite active verb of the lexicon, and the rest."""

    lexeme: Lexeme
    verb: str
    rest: str

    def form(self, tense: Tense, passive: bool = False) -> str | None:
        """A form of its verb."""
        verbs = lexicon().verbs
        stem = self.verb[:3]
        fits = (
            word
            for word, verb in verbs.items()
            if self.lexeme in verb.lexemes and verb.form.tense == tense and verb.form.passive == passive
        )
        return min(fits, key=lambda word: (word[:3] != stem, word), default=None)


def clauses() -> Iterator[Clause]:
    """The examples of the lexicon that have this form."""
    for lexeme in lexicon().lexemes:
        subject, _, rest = lexeme.example.partition(" ")
        verb, _, rest = rest.partition(" ")
        known = lexicon().verbs.get(verb)
        if (
            subject == "X"
            and " Y" in f" {rest}"
            and known
            and lexeme in known.lexemes
            and known.form.tense == "present"
        ):
            yield Clause(lexeme, verb, rest)


def _denied(c: Clause) -> str:
    own, _, rest = c.rest.partition("sig ")
    return f"X {c.verb} sig ikke {rest}" if not own and rest else f"X {c.verb} ikke {c.rest}"


def _passive(c: Clause) -> str | None:
    verb, found = c.form("present", passive=True), _MATTER.match(c.rest)
    if verb and found:
        return f"{found.group().capitalize()} {verb} af X{c.rest[found.end() :]}"
    if verb and c.rest.startswith("Y ") and not _MATTER.match(c.rest[2:]):
        return f"Y {verb} af X {c.rest[2:]}"
    return None


def _with(c: Clause, tense: Tense, words: str) -> str | None:
    verb = c.form(tense)
    return f"{words} {verb} {c.rest}".replace("  ", " ") if verb else None


def variants(c: Clause) -> dict[str, str | None]:
    """What the clause becomes by each change; None where it has no such form."""
    return {
        "denied": _denied(c),
        "future": _with(c, "infinitive", "X vil"),
        "past": _with(c, "past", "X"),
        "perfect": _with(c, "participle", "X har"),
        "passive": _passive(c),
        "turned round": f"I maj {c.verb} X {c.rest}",
        "with brackets": f"X (jf. bilag 2) {c.verb} {c.rest}",
        "reported": f"Det blev oplyst, at X {c.verb} {c.rest}",
        "other bodies": f"X {c.verb} {c.rest}",
    }


def read(sentences: Iterable[str], other: bool = False) -> Iterator[tuple[str, Reading]]:
    """What is read of each sentence as the case of an item; `other`: with other bodies of the same levels."""
    names = [new if other else old for old, new in _OTHERS]
    for sentence in sentences:
        said = re.sub(r"\b[XY](?=s?\b)", lambda match: names["XY".index(match.group())], sentence)
        text = (
            "Referat af møde i Driftsforum Fyrlys\nDato: 14. marts 2024\n\n1. Godkendelse af dagsorden\nGodkendt.\n\n"
            f"2. En sag\nSagsfremstilling\n{said}\n\nBeslutning\nDrøftet.\n"
        )
        document = Document("made.txt", "text", text, "0" * 64)
        [minutes] = read_minutes(document)
        yield text, read_facts(document, minutes, find_mentions(document, minutes, registry()))


def hops(reading: Reading) -> Hops:
    """The status of each hop between the two bodies, as (from, kind, to) with X and Y again."""
    letters = {name: letter for names, letter in zip(_OTHERS, "XY", strict=True) for name in names}
    return {
        (letters[r.giver.name], r.kind, letters[r.receiver.name]): r.status
        for r in reading.referrals
        if {r.giver.name, r.receiver.name} <= letters.keys()
    }


def behaves(change: str, before: Hops, reading: Reading) -> bool:
    """Whether a hop became what the change makes of it."""
    after = hops(reading)
    if change == "denied":
        return not after and bool(reading.denials)
    wanted = {"future": "planned", "past": "done", "perfect": "done"}.get(change)
    return before.keys() <= after.keys() and (wanted is None or all(after[hop] == wanted for hop in before))


def outcomes(every: int = 1) -> Iterator[tuple[str, str, bool]]:
    """For each change and each sentence whose hop is read: the change, the changed sentence, whether it behaves."""
    for clause in list(clauses())[::every]:
        [(_, reading)] = read([f"X {clause.verb} {clause.rest}"])
        before = hops(reading)
        if len(before) != 1:
            continue
        for change, sentence in variants(clause).items():
            if sentence:
                [(_, changed)] = read([sentence], other=change == "other bodies")
                yield change, sentence, behaves(change, before, changed)
