"""Promises and tasks: the same candidates seen from the one who is to act.

In a decision an active verb in the present, or with 'skal' or 'vil', commits its subject, and so does a promise that
is told in the past ('lovede', 'påtog sig'); asking and tasking verbs commit the one who is asked. What is only said,
thought or the case anyhow commits nobody. In the case text only a promise with 'vil', 'skal', 'lover' and a time to
come counts. One commitment for each owner and sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from loaders.facts.candidate import Candidate, End
from loaders.facts.deeds import SPOKESMAN
from loaders.facts.idle import is_idle
from loaders.facts.lexicon import Lexicon
from loaders.facts.matters import deed_of
from loaders.facts.model import Commitment
from loaders.facts.phrases import phrases
from loaders.facts.quotes import sentence_quote
from loaders.facts.times import Calendar, Due
from loaders.mentions.model import Body
from loaders.minutes.model import Item

_ASKED = frozenset(("ask", "task", "get_task", "fall_to", "duty", "wanted"))
_PROMISE = re.compile(r"\b(?:vil|skal|lover|lovede|har lovet|agter)\b")
_SENT = frozenset(("hand", "tell", "raise", "answer", "deliver", "alert"))
_OFFICE = re.compile(r"(?i)formand|formænd|sekret|tovholder|projektleder|mødeleder")
_NO_PROMISE = frozenset(("setup", "receive", "react", "move", "pass"))
_SAYING = frozenset(("ask", "task", "recommend"))
_MEMBERS = 2
"""The level of municipalities and practices."""
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
    found = list(found)
    spoken = {candidate.clause for candidate in found if candidate.lexeme == SPOKESMAN}
    taken: set[frozenset[str]] = set()
    due, looked, words = None, False, ""
    for candidate in sorted(found, key=lambda c: (c.clause, _ORDER.get(c.group, 2), not c.specific)):
        end = _doer(candidate, own)
        if end is None or candidate.modality.denied or candidate.modality.considered or candidate.supposed:
            continue
        if candidate.clause in spoken and not end.people:
            continue  # 'Alfa Kommune v. Anna Lund': she does it
        if not looked:
            due, looked = calendar.due(candidate.sentence.span, day), True
            words = " ".join(candidate.sentence.texts)
        if not _commits(candidate, end, own, due, lexicon, words) or _is_said_and_done(candidate, end, own, lexicon):
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


def _doer(candidate: Candidate, own: Body) -> End | None:
    """Who is to act: the one who is asked, but a third party that is to ask somebody has that to do.

    Who hears, gets or learns something does so from the one behind 'fra' or 'af'.
    """
    giver = candidate.giver
    if candidate.group in _ASKED and not _is_errand(candidate, own):
        return candidate.receiver
    if candidate.group.startswith("get_"):
        return giver if giver and giver.how in ("agent", "preposition") else None
    if giver is None and candidate.passive and candidate.group in _SENT and candidate.receiver:
        sent = candidate.section == "decision" and candidate.tense == "present" and candidate.receiver.how != "loose"
        return End([own], "own") if sent else None
    return giver


def _is_errand(candidate: Candidate, own: Body) -> bool:
    """Whether somebody else than the own body is to ask or task others ('Anna Lund beder kommunerne om tal')."""
    giver = candidate.giver
    if giver is None or candidate.passive or candidate.group not in ("ask", "task") or candidate.tense == "past":
        return False
    return giver.how in ("subject", "inherited") and (bool(giver.people) or all(b.key != own.key for b in giver.bodies))


def _commits(candidate: Candidate, end: End, own: Body, due: Due | None, lexicon: Lexicon, words: str) -> bool:
    """Whether a candidate gives `end` something to do; `words` are those of its sentence."""
    promised = bool(phrases("promised").search(_ruling(candidate)))
    if candidate.section not in ("decision", "case") and candidate.sentence.clauses[candidate.clause].opener in (
        "som",
        "der",
    ):
        return False
    if candidate.group in _NO_PROMISE or candidate.source == "noun" or (candidate.lexeme == "kolon" and due is None):
        return False
    if _is_told(candidate, promised) or is_idle(candidate, lexicon):
        return False
    if due is None and not promised and _is_state(candidate, lexicon):
        return False
    if end.how in ("controlled", "loose", "antecedent") and not end.people and not promised:
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
        return candidate.modality.status != "proposed" and (_is_somebody(end) or due is not None)
    return candidate.section == "case" and due is not None and bool(_PROMISE.search(words))


def _ruling(candidate: Candidate) -> str:
    """The words of the candidate's clause and of those that it hangs on or is joined to."""
    clauses = candidate.sentence.clauses
    first = candidate.clause
    while first and clauses[first].opener in ("at", "og", "samt"):
        first -= 1
    words = candidate.sentence.texts[clauses[first].first : clauses[candidate.clause].last]
    follows = clauses[candidate.clause + 1 : candidate.clause + 2]
    return " ".join([*words, "at"] if follows and follows[0].opener == "at" else words)


def _is_somebody(end: End) -> bool:
    """Whether people are named, or a post or office that is as good as a person: the chair, the secretariat."""
    return bool(end.people) or any(_OFFICE.search(body.name) for body in end.bodies)


def _is_told(candidate: Candidate, promised: bool) -> bool:
    """Whether what is said has happened: the past, but for tasks given in a decision and for promises."""
    if candidate.group in _ASKED:
        return candidate.tense in ("past", "participle") and candidate.section != "decision" and not promised
    return (candidate.tense in ("past", "participle") or candidate.modality.status == "done") and not promised


def _is_state(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a verb says what somebody thinks, says in the meeting or has, and not what is to be done."""
    verb = candidate.sentence.verbs[candidate.word]
    if verb is None or candidate.source != "verb" or candidate.group in _ASKED:
        return False
    return candidate.receiver is None and (candidate.heard or (verb.stative and not verb.work))


def _is_said_and_done(candidate: Candidate, end: End, own: Body, lexicon: Lexicon) -> bool:
    """Whether the own body does by the decision itself what its verb says: it asks, tasks or recommends."""
    verb = candidate.sentence.verbs[candidate.word]
    own_acts = not end.people and any(body.key == own.key for body in end.bodies)
    return own_acts and verb is not None and any(lexeme.group in _SAYING for lexeme in verb.lexemes)


def _above(end: End, own: Body) -> bool:
    """Whether the one asked has more authority than the own body: to ask is no order then.

    A working group gives no orders either, but its members' municipalities do their part of its work.
    """
    if end.people:
        return False
    levels = [body.level for body in end.bodies if body.level is not None]
    return own.level is not None and bool(levels) and min(levels) > max(own.level, _MEMBERS)
