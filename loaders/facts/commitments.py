"""Promises and tasks: the same candidates seen from the one who is to act.

In a decision an active verb in the present, or with 'skal' or 'vil', commits its subject; asking and tasking verbs
commit the one who is asked. In the case text only a promise with 'vil', 'skal', 'lover' and a time to come counts. A
postponed item is a commitment of the own body. One commitment for each owner and sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.facts.candidate import Candidate, End
from loaders.facts.lexicon import Lexicon
from loaders.facts.matters import deed_of, title_matter
from loaders.facts.model import Commitment
from loaders.facts.quotes import sentence_quote
from loaders.facts.times import Calendar, Due
from loaders.mentions.model import Body
from loaders.minutes.model import Item
from loaders.span import Span

_ASKED = frozenset(("ask", "task", "get_task", "fall_to", "duty", "wanted"))
_PROMISE = re.compile(r"\b(?:vil|skal|lover|lovede|har lovet|agter)\b")
_POSTPONED = re.compile(
    r"\buds(?:ættes|at|kydes|kudt)\b|\budsættes\b|\bgenoptages\b|\btages\s+(?:op|med)?\s*(?:igen|på\s+(?:et\s+)?(?:næste|kommende|senere)|næste\s+gang)"
    r"|\b(?:på|op)\s+igen\b|\bkommer\s+(?:igen|på)\b"
)
_NO_PROMISE = frozenset(
    ("setup", "receive", "react", "move", "pass", "get_answer", "get_tell", "get_hand", "get_consult")
)
_SAYING = frozenset(("ask", "task", "recommend"))
_ORDER = {"duty": 0, "ask": 1, "task": 1, "get_task": 1, "fall_to": 1}


@dataclass(slots=True)
class Owner:
    """Who is to act: the body, and the name as the document gives it."""

    body: Body | None
    name: str | None
    keys: frozenset[str]


def owner_of(end: End) -> Owner:
    """The people named, else the bodies, joined by 'og'."""
    named = end.people or end.bodies
    name = " og ".join(dict.fromkeys(body.name for body in named))
    return Owner(named[0] if len(named) == 1 else None, name, frozenset(body.key for body in named))


def commitments_of(
    item: Item,
    found: Iterable[Candidate],
    own: Body,
    text: str,
    calendar: Calendar,
    day: str | None,
    lexicon: Lexicon,
) -> Iterator[Commitment]:
    """The commitments among the candidates of one sentence; `day` is the meeting's date."""
    taken: set[frozenset[str]] = set()
    due, looked = None, False
    for candidate in sorted(found, key=lambda c: (c.clause, _ORDER.get(c.group, 2), not c.specific)):
        end = _doer(candidate)
        if end is None or candidate.modality.denied or candidate.modality.considered or candidate.supposed:
            continue
        if not looked:
            due, looked = calendar.due(candidate.sentence.span, day), True
        if not _commits(candidate, end, own, due) or _is_said_and_done(candidate, end, own, lexicon):
            continue
        owner = owner_of(end)
        if owner.keys in taken:
            continue
        taken.add(owner.keys)
        certain = candidate.section == "decision" and end.certain and end.how in ("subject", "object", "preposition")
        yield Commitment(
            item.number, owner.body, owner.name, deed_of(candidate, text, item.title, lexicon),
            sentence_quote(candidate),
            due.text if due else None, due.earliest if due else None, due.latest if due else None,
            own if own.key not in owner.keys else None, "certain" if certain else "likely", candidate.lexeme,
        )  # fmt: skip


def _doer(candidate: Candidate) -> End | None:
    if candidate.group in _ASKED:
        return candidate.receiver
    return candidate.giver if not candidate.passive or candidate.giver else None


def _commits(candidate: Candidate, end: End, own: Body, due: Due | None) -> bool:
    if candidate.group in _NO_PROMISE or candidate.source == "noun" or (candidate.lexeme == "kolon" and due is None):
        return False
    if candidate.tense in ("past", "participle") and not (
        candidate.group in _ASKED and candidate.section == "decision"
    ):
        return False
    if candidate.modality.status == "done" and candidate.group not in _ASKED:
        return False
    if end.how in ("controlled", "loose", "antecedent") and not end.people:
        return False
    if candidate.group in _ASKED and (candidate.modality.status == "proposed" or _above(end, own)):
        return False
    if candidate.lexeme == "ukendt verbum" and due is None and (candidate.section == "other" or not end.people):
        return False
    own_acts = any(body.key == own.key for body in end.bodies) and not end.people
    if own_acts and candidate.group in _ASKED and candidate.group != "duty":
        return False
    if candidate.section == "decision":
        return not own_acts or due is not None or candidate.group != "duty"
    if candidate.section == "other":
        return candidate.modality.status != "proposed" and (bool(end.people) or due is not None)
    words = " ".join(word.text for word in candidate.sentence.words)
    return candidate.section == "case" and due is not None and bool(_PROMISE.search(words))


def _is_said_and_done(candidate: Candidate, end: End, own: Body, lexicon: Lexicon) -> bool:
    """Whether the own body does by the decision itself what its verb says: it asks, tasks or recommends."""
    verb = lexicon.verbs.get(candidate.sentence.words[candidate.word].text)
    own_acts = not end.people and any(body.key == own.key for body in end.bodies)
    return own_acts and verb is not None and any(lexeme.group in _SAYING for lexeme in verb.lexemes)


def _above(end: End, own: Body) -> bool:
    """Whether the one asked has more authority than the own body: to ask is no order then."""
    levels = [body.level for body in end.bodies if body.level is not None]
    return own.level is not None and bool(levels) and min(levels) > own.level


def postponement(
    item: Item, own: Body, folded: str, calendar: Calendar, day: str | None, sentences: Iterable[Span]
) -> Commitment | None:
    """The commitment of the body to take a postponed item up again."""
    if "postponed" not in item.decisions:
        return None
    for span in sentences:
        if _POSTPONED.search(folded, span.start, span.end):
            due = calendar.due(span, day) or Due("later meeting")
            return Commitment(
                item.number, own, own.name, title_matter(item.title), _first_words(span, folded),
                due.text, due.earliest, due.latest, None, "certain", "udsætte",
            )  # fmt: skip
    return None


def _first_words(span: Span, text: str) -> Span:
    words = list(re.finditer(r"\S+", text[span.start : span.end]))[:25]
    return Span(span.start, span.start + words[-1].end())
