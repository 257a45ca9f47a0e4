"""The decision: how sure it is that a candidate with both its ends is a fact.

A candidate that cannot be one scores 0. Of the others the score is a product of plain weights: how each end was
found, whether its mention is certain, the kind of predicate, the section, the modality. At least `ACCEPT` is a fact.
What is certain is decided apart (`is_certain`), as the score says little of whether the ends are the right ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from loaders.facts.candidate import Candidate, End, Found, Source
from loaders.facts.model import ReferralKind
from loaders.mentions.model import Body
from loaders.minutes.model import SectionKind

ACCEPT = 0.5

_FOUND: dict[Found, float] = {
    "subject": 1.0,
    "agent": 1.0,
    "object": 1.0,
    "preposition": 1.0,
    "genitive": 0.9,
    "antecedent": 0.85,
    "inherited": 0.85,
    "controlled": 0.85,
    "asker": 0.85,
    "own": 0.75,
    "loose": 0.65,
    "before": 0.6,
}
# Ways of finding giver and receiver that are wrong more often than right together.
_WEAK: frozenset[tuple[Found, Found]] = frozenset(
    (
        ("antecedent", "own"),
        ("controlled", "loose"),
        ("controlled", "own"),
        ("genitive", "own"),
        ("inherited", "genitive"),
        ("inherited", "preposition"),
        ("own", "controlled"),
        ("subject", "loose"),
    )
)
_SOURCE: dict[Source, float] = {"verb": 1.0, "noun": 0.8, "task": 0.8}
_SECTION: dict[SectionKind, float] = {"decision": 1.0, "case": 1.0, "other": 0.95, "recommendation": 0.9, "annex": 0.6}
_UNCERTAIN = 0.9
_NEEDED_WORD = 1.05
_PERSON_RECEIVES = 0.4
_UNREAL = 0.4
_CONDITION = 0.9
_MOVING = frozenset(("hand", "move", "pass"))
_PLAIN = frozenset(("consults", "delegates", "escalates"))
_PROPOSING = frozenset(("apply", "recommend"))


@dataclass(frozen=True, slots=True)
class Judge:
    """Scores the candidates of one meeting.

    `guests` are the names of those who came to be heard; `news` is true in an item of news ('Nyt fra parterne'), where
    nobody is given anything to do by the telling of it.
    """

    own: Body
    guests: frozenset[str]
    news: bool = False

    def score(self, candidate: Candidate) -> float:
        """How sure it is that a candidate with both ends is a fact, from 0 to about 1.1."""
        giver, receiver = cast("End", candidate.giver), cast("End", candidate.receiver)
        if not self._may_be(candidate, giver, receiver):
            return 0.0
        score = _FOUND[giver.how] * _FOUND[receiver.how] * _SOURCE[candidate.source]
        score *= _SECTION.get(candidate.section, 0.5)
        if (giver.how, receiver.how) in _WEAK:
            score *= 0.7
        if candidate.specific:
            score *= _NEEDED_WORD
        if receiver.people:
            score *= _PERSON_RECEIVES
        for found in (giver, receiver):
            score *= 1.0 if found.certain else _UNCERTAIN
        if candidate.modality.considered or candidate.supposed:
            score *= _UNREAL
        return score * (_CONDITION if candidate.modality.condition else 1.0)

    def _may_be(self, candidate: Candidate, giver: End, receiver: End) -> bool:
        """Whether nothing speaks against the candidate altogether."""
        if all(a.key == b.key for a in giver.bodies for b in receiver.bodies):
            return False
        if candidate.section == "recommendation" and not self._recommended(candidate, giver, receiver):
            return False
        if candidate.group == "duty":
            return self._is_duty(candidate, receiver)
        if candidate.group == "wanted":
            return receiver.how == "subject" and not _has_people(receiver)
        if candidate.group == "get_tell" and candidate.lexeme == "få" and giver.how not in ("agent", "preposition"):
            return False
        if candidate.errand and candidate.group in _MOVING and _is_office(receiver):
            return False
        own_office = all(body.parent == self.own.key for body in receiver.bodies)
        if candidate.group in _MOVING and own_office and giver.bodies[0].key == self.own.key:
            return False
        if candidate.group == "setup":
            return any(body.level == 1 for body in receiver.bodies)
        return receiver.how != "own" or self._is_heard_here(candidate, giver)

    def _is_heard_here(self, candidate: Candidate, giver: End) -> bool:
        """Whether the meeting may be meant as the receiver without being named: not by its own people and offices."""
        if all(body.parent == self.own.key for body in giver.bodies):
            return False
        guest = any(person.name in self.guests for person in giver.people)
        if giver.people and (not guest or candidate.group == "answer"):
            return False
        to_come = candidate.source == "verb" and candidate.tense in ("present", "infinitive")
        return not (candidate.section == "decision" and to_come)

    def _recommended(self, candidate: Candidate, giver: End, receiver: End) -> bool:
        """In a recommendation: what the own body is to do towards another, or what another recommends to it."""
        if receiver.bodies[0].key == self.own.key:
            return candidate.group in _PROPOSING and receiver.how == "preposition"
        return giver.bodies[0].key == self.own.key and candidate.group != "duty"

    def _is_duty(self, candidate: Candidate, receiver: End) -> bool:
        """Whether an active verb gives its subject, another body, something to do."""
        if self.news and candidate.lexeme != "skal":
            return False
        if not candidate.decided or receiver.how not in ("subject", "inherited") or _has_people(receiver):
            return False
        if candidate.lexeme == "ukendt verbum" or (candidate.section == "other" and candidate.lexeme != "skal"):
            return False
        return all(body.key != self.own.key for body in receiver.bodies)


def is_certain(candidate: Candidate, kind: ReferralKind) -> bool:
    """Whether a referral is told beyond doubt.

    A verb of asking or tasking that names both ends in its own clause, each a forum whose mention is certain.
    """
    giver, receiver = candidate.giver, candidate.receiver
    if giver is None or receiver is None or kind not in _PLAIN or candidate.source != "verb":
        return False
    named = giver.how in ("subject", "agent") and receiver.how in ("object", "preposition")
    forums = all(body.kind == "forum" for body in (*giver.bodies, *receiver.bodies))
    unsure = candidate.modality.condition or candidate.modality.status == "proposed" or giver.people or receiver.people
    return named and forums and giver.certain and receiver.certain and not unsure


def _is_office(found: End) -> bool:
    """Whether papers only pass through the end: a secretariat."""
    return all("sekretariat" in body.name.casefold() for body in found.bodies)


def _has_people(found: End) -> bool:
    return bool(found.people) or any(body.kind == "person" for body in found.bodies)
