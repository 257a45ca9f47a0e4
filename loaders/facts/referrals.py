"""Which candidates are referrals or denials, and of what kind.

`Chooser.choose` reads the candidates of one sentence in the light of what the item has said so far: it fills the ends
that the text leaves out (the own body in its decisions, the one who asked in an answer), lets the best candidate of
each clause win, and names the kind by predicate, levels and history. What the rules are sure of stands; elsewhere the
learned weights have the last word on the ends, weighing what the rules found against everybody else who may be meant.
On the kind they have it everywhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from typing import Literal, cast

from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate, End, Found
from loaders.facts.decision import ACCEPT, Judge
from loaders.facts.ends import Memory, Possible, pool
from loaders.facts.features import Block, of_kind
from loaders.facts.lexicon import Lexicon
from loaders.facts.model import ReferralKind
from loaders.facts.quotes import around
from loaders.facts.ranking import ASKING, History, Predicate, Ranked, Ranker, by_rules, end_of, predicate
from loaders.mentions.model import Body

_SURE = 0.7
"""Score of the rules from which on their ends stand."""
_MEMORY = 6
"""Hops back in the item within which a body may still answer."""
# Classes that decide the kind as another does.
_SAME = {"duty": "task", "wanted": "want"}
# Classes that speak of the receiver as a passive does.
_PASSIVE_SENSE = frozenset(
    ("get_answer", "get_task", "get_tell", "get_hand", "get_consult", "fall_to", "duty", "move", "pass", "heard_at")
)
# Classes by which an answer may come; those of the second line are answers only to what was asked.
_CARRYING_ONLY = frozenset(("pass", "raise", "recommend"))
_CARRYING = frozenset(("hand", "move", "raise", "receive", "tell")) | _CARRYING_ONLY
# Classes whose kind follows from what the thing is handed over for.
_HANDED = frozenset(("deliver", "hand", "move", "pass", "tell"))
_OF_THE_RECEIVER = frozenset(("fall_to", "get_answer", "get_tell", "get_task"))
# Classes that want something of the receiver.
_ASKS = frozenset(("apply", "ask", "consult", "raise", "remind", "setup", "task", "want"))
_OFFICES = ("sekretariat", "formandskab")
_AWAITED = frozenset(("være hos", "ligge til"))

_ENQUIRY = re.compile(r"\b(?:henvendelse|anmodning|ansøgning|forespørgsel)(?:en|er|erne)?\b")
_YES = re.compile(r"\b(?:ja|imødekom\w*|tilsagn|positiv\w*|tilslutning|samtykke|enige?|indforstået)\b")
_NO = re.compile(r"\b(?:nej|afslag|afsl(?:år|og|ået)|afvis\w*|ikke|desværre)\b")
_PARTLY = re.compile(r"\b(?:delvis\w*|forbehold|dels)\b")


@dataclass(slots=True)
class Hop:
    """A candidate that was decided on, with its ends filled; `sure` where the rules were.

    `reasons` are the features that weighed most where they were not.
    """

    candidate: Candidate
    giver: Body
    receiver: Body
    kind: ReferralKind
    score: float
    answer: Literal["yes", "no", "partly"] | None = None
    sure: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def ends(self) -> tuple[str, str]:
        """The keys of giver and receiver."""
        return self.giver.key, self.receiver.key


@dataclass(slots=True)
class Chooser:
    """The decisions of one agenda item, sentence after sentence.

    `hops` is what the item has said so far, `memory` whom it has named.
    """

    lexicon: Lexicon
    judge: Judge
    ranker: Ranker
    hops: list[Hop] = field(default_factory=list)
    memory: Memory = field(default_factory=Memory)

    @property
    def own(self) -> Body:
        """The body that speaks."""
        return self.judge.own

    def choose(self, found: Sequence[Candidate], actors: Sequence[Actor]) -> tuple[list[Hop], list[Candidate]]:
        """The hops and the denied candidates among the candidates of one sentence with these actors."""
        hops: list[Hop] = []
        denied: list[Candidate] = []
        ends = self.at_hand(actors) if found else []
        for _, clause in groupby(found, key=lambda candidate: (candidate.clause, candidate.turn)):
            group = list(clause)
            winner = self.winner(group)
            if winner and (winner.modality.denied or _taken_back(winner)):
                denied.append(winner)
                continue
            told = self.hops_of(winner) if winner else []
            if self.ranker.learned:
                opener = group[0].sentence.clauses[group[0].clause].opener
                asked = bool(hops) and opener == "at"  # 'bad X | om at svare'
                open_ = [] if asked or denied else list(filter(_is_open, group))
                told = self._weighed(winner, open_, actors, ends, told)
            fresh = [hop for hop in told if not self._told(hop)]
            self.hops += fresh
            hops += fresh
        self.memory.note(actors)
        sure = {hop.ends for hop in hops if hop.sure}
        doubled = [hop for hop in hops if not hop.sure and hop.ends in sure]
        self.hops = [hop for hop in self.hops if hop not in doubled]
        return [hop for hop in hops if hop not in doubled], denied

    def at_hand(self, actors: Sequence[Actor]) -> list[Possible]:
        """Everybody who may be an end in a sentence with these actors."""
        return pool(actors, self.own, self.memory, [(hop.giver, hop.receiver) for hop in self.hops])

    def predicates(
        self, group: Iterable[Candidate], actors: Sequence[Actor], ends: Sequence[Possible], rules: Sequence[Hop]
    ) -> Iterator[Predicate]:
        """The predicates of a clause that are not denied, with everybody who may be an end.

        `rules` are the hops that the rules find in the clause.
        """
        for candidate in group:
            if candidate.modality.denied:
                continue
            filled = self.filled(candidate)
            score = self.judge.score(filled) if filled else 0.0
            of = filled or candidate
            hops = (hop for hop in rules if hop.candidate.word == candidate.word)
            chosen = frozenset((hop.giver.key, hop.receiver.key) for hop in hops)
            yield predicate(candidate, actors, ends, (of.giver, of.receiver), chosen, self.judge.news, score)

    @property
    def history(self) -> History:
        """The hops so far as the features see them."""
        return History([(hop.giver.key, hop.kind, hop.receiver.key) for hop in self.hops])

    def _weighed(
        self,
        winner: Candidate | None,
        group: list[Candidate],
        actors: Sequence[Actor],
        ends: Sequence[Possible],
        rules: list[Hop],
    ) -> list[Hop]:
        """The hops of a clause by the learned weights; those of the rules where these are sure, the kind apart.

        `group` are the candidates that the weights may decide on.
        """
        if not winner or self.judge.score(winner) < _SURE:
            return self._ranked(self.predicates(group, actors, ends, rules))
        own = (candidate for candidate in group if candidate.word == winner.word)
        history = self.history
        found = (by_rules(one, history) for one in self.predicates(own, actors, ends, rules))
        pair = next(filter(None, found), None)
        for hop in rules:
            hop.sure = True
            if pair:
                self._name(hop, pair)
        return rules

    def _ranked(self, predicates: Iterable[Predicate]) -> list[Hop]:
        """The likeliest hops of a clause, where they are likely enough and were not told before."""
        top, best, history = self.ranker.weights.accept, None, self.history
        for one in predicates:
            found = self.ranker.best(one, history)
            if found and found[0] >= top:
                top, best = found[0], (one.candidate, found[1])
        if not best:
            return []
        candidate, pair = best
        errand = pair.giver.who.reading == "errand"
        ends = replace(candidate, giver=end_of(pair.giver), receiver=end_of(pair.receiver), errand=errand)
        hops = [hop for hop in self.hops_of(ends, top) if not self._ends_told(hop)]
        for hop in hops:
            self._name(hop, pair)
            hop.reasons = self.ranker.reasons(pair)
        return hops

    def _name(self, hop: Hop, pair: Ranked) -> None:
        """Give a hop the kind that the weights clearly favour; what asks is no answer, whatever they say."""
        kind = self.ranker.kind(self.kind_blocks(hop.candidate, pair, hop.kind), hop.kind)
        if kind != "reports_back" or not self._asks(hop.candidate):
            hop.kind = cast("ReferralKind", kind)
        hop.answer = _answer(hop.candidate) if hop.kind == "reports_back" else None

    def _asks(self, candidate: Candidate) -> bool:
        """Whether a predicate wants something of the receiver: by its class, or as it hands over an enquiry."""
        words = around(candidate)
        enquiry = _ENQUIRY.search(words) and not self.lexicon.reply.search(words)
        return bool(enquiry) or candidate.group.removeprefix("get_") in _ASKS

    def kind_blocks(self, candidate: Candidate, pair: Ranked, rules: str) -> list[Block]:
        """What is noted for the kind of a hop; `rules` is the kind that the rules name."""
        asked = self.history.asked(pair.giver.who.bodies[0], pair.receiver.who.bodies[0])
        return of_kind(candidate, pair.giver, pair.receiver, rules, asked, around(candidate))

    def winner(self, group: Iterable[Candidate]) -> Candidate | None:
        """The best candidate of a clause, the first of equals: one frame wins."""
        best, top = None, 0.0
        for candidate in group:
            filled = self.filled(candidate)
            if filled and _taken_back(filled):
                return filled
            if filled and (score := self.judge.score(filled)) > top:
                best, top = filled, score
        return best if top >= ACCEPT else None

    def filled(self, candidate: Candidate) -> Candidate | None:
        """The candidate with the ends that the text leaves out, None where one stays open."""
        if candidate.group == "react":
            return self._reaction(candidate)
        giver = self._for_person(candidate, candidate.giver) if candidate.giver else self._default_giver(candidate)
        receiver = candidate.receiver or (self._default_receiver(candidate, giver) if giver else None)
        errand = giver is not None and bool(giver.people) and giver.bodies == [self.own]
        return replace(candidate, giver=giver, receiver=receiver, errand=errand) if giver and receiver else None

    def _reaction(self, candidate: Candidate) -> Candidate | None:
        """An opinion or answer of a body that the item has said was asked, and has not answered yet."""
        giver = candidate.giver
        if giver and candidate.receiver and candidate.receiver.how == "preposition":
            return candidate
        if giver is None or giver.how != "subject":
            return None
        for hop in reversed(self.hops[-_MEMORY:]):
            open_question = hop.kind in ASKING and hop.receiver.key != self.own.key and not self._answered(hop)
            if open_question and self._speaks_for(giver, hop.receiver):
                return replace(candidate, receiver=End([hop.giver], "asker"))
        return None

    @staticmethod
    def _speaks_for(end: End, asked: Body) -> bool:
        """Whether an end answers for the body that was asked: it is that body, a part of it or one of the group."""
        return any(
            asked.key in (body.key, body.parent) or body.parent == asked.key or _one_of(body, asked)
            for body in end.bodies
        )

    def _answered(self, hop: Hop) -> bool:
        return any(h.kind == "reports_back" and self._turned(h, hop) for h in self.hops)

    @staticmethod
    def _turned(hop: Hop, other: Hop) -> bool:
        """Whether two hops go the same way in opposite directions."""
        return hop.giver.key == other.receiver.key and hop.receiver.key == other.giver.key

    def _default_giver(self, candidate: Candidate) -> End | None:
        """Who gives where the clause names nobody."""
        group, own = candidate.group, End([self.own], "own")
        if candidate.section == "recommendation":
            return own
        if group == "receive" or (group in _OF_THE_RECEIVER and not candidate.decided):
            return None
        if candidate.decided and candidate.unspoken:
            return own
        if candidate.source == "verb" and not candidate.passive and group not in _PASSIVE_SENSE:
            return None
        if group == "answer" and candidate.receiver:
            asked = self._asked_by(candidate.receiver.bodies[0])
            if asked:
                return End([asked], "asker")
        awaited = candidate.lexeme in _AWAITED and bool(self.hops) and self.hops[-1].kind in ASKING
        reported = candidate.tense == "past" or candidate.modality.status == "done" or candidate.section == "case"
        return self._before(candidate, awaited) or own if reported or awaited else own

    def _asked_by(self, asker: Body) -> Body | None:
        """Who was last asked something by a body."""
        hops = (hop for hop in reversed(self.hops) if hop.kind in ASKING and hop.giver.key == asker.key)
        return next((hop.receiver for hop in hops), None)

    def _before(self, candidate: Candidate, awaited: bool) -> End | None:
        """Who acted where a report in the passive does not say: who had the matter after the hop told just before."""
        if not self.hops or candidate.group == "duty" or (candidate.section == "decision" and not awaited):
            return None
        receivers = {body.key for body in candidate.receiver.bodies} if candidate.receiver else set()
        last = self.hops[-1]
        how: Found = "asker" if awaited else "before"
        return next((End([body], how) for body in (last.receiver, last.giver) if body.key not in receivers), None)

    def _for_person(self, candidate: Candidate, giver: End) -> End:
        """Whoever does what was decided, a person or an office of the own body, acts for the own body.

        Guests, and people who tell something to the meeting itself, speak for the body they come from.
        """
        if not candidate.decided or candidate.tense == "past":
            return giver
        if giver.how in ("subject", "agent", "inherited") and self._is_office(giver):
            return replace(giver, bodies=[self.own])
        people = bool(giver.people) and len(giver.people) >= len(giver.bodies)
        guest = any(person.name in self.judge.guests for person in giver.people)
        to_own = candidate.receiver is not None and any(b.key == self.own.key for b in candidate.receiver.bodies)
        heard = candidate.receiver is None and candidate.heard
        if not people or guest or to_own or heard or candidate.group == "receive":
            return giver
        return replace(giver, bodies=[self.own])

    def _is_office(self, end: End) -> bool:
        """Whether the end is a post ('formanden'), the secretariat or the chairmanship of the own body."""
        return not end.people and all(
            body.kind == "person" or (body.parent == self.own.key and body.name.lower().startswith(_OFFICES))
            for body in end.bodies
        )

    def _default_receiver(self, candidate: Candidate, giver: End) -> End | None:
        """Who receives where the clause names nobody: the one who asked, else the meeting."""
        if any(body.key == self.own.key for body in giver.bodies):
            return None
        if candidate.group in ("answer", "deliver"):
            for hop in reversed(self.hops):
                asked = hop.kind in ASKING and self._speaks_for(giver, hop.receiver)
                if asked and hop.giver.key != giver.bodies[0].key:
                    return End([hop.giver], "asker")
        return End([self.own], "own") if candidate.heard or candidate.source == "noun" else None

    def hops_of(self, candidate: Candidate, score: float | None = None) -> list[Hop]:
        """One hop for each giver and each receiver; `score` is that of the rules where none is given."""
        giver, receiver = cast("End", candidate.giver), cast("End", candidate.receiver)
        score = self.judge.score(candidate) if score is None else score
        hops = []
        for a in giver.bodies:
            for b in receiver.bodies:
                if a.key != b.key:
                    kind = self.kind(candidate, a, b)
                    hops.append(
                        Hop(candidate, a, b, kind, score, _answer(candidate) if kind == "reports_back" else None)
                    )
        return hops

    def kind(self, candidate: Candidate, giver: Body, receiver: Body) -> ReferralKind:
        """The kind of a hop: from its words and what the item has said before, else from its class and the levels."""
        lexicon, group = self.lexicon, _SAME.get(candidate.group, candidate.group.removeprefix("get_"))
        words = around(candidate)
        if group in _HANDED and lexicon.for_opinion.search(words):
            return "consults"
        if group in _HANDED and lexicon.for_decision.search(words):
            return cast("ReferralKind", lexicon.kind("move", giver.level, receiver.level))
        if group in _CARRYING:
            asked = any(
                h.kind != "reports_back" and h.giver.key == receiver.key and h.receiver.key == giver.key
                for h in self.hops
            )
            upward = (receiver.level or 0) > (giver.level or 9)
            says_so = lexicon.reply.search(words) or (upward and lexicon.product.search(words))
            if asked or (says_so and group not in _CARRYING_ONLY):
                return "reports_back"
        if group == "remind":
            same = (h.kind for h in reversed(self.hops) if h.giver.key == giver.key and h.receiver.key == receiver.key)
            return next(same, "consults")
        if group == "ask" and lexicon.opinion.search(words) and not lexicon.decide.search(words):
            return "consults"
        if group in ("hand", "receive", "move") and lexicon.copy.search(words):
            return "informs"
        return cast("ReferralKind", lexicon.kind(group, giver.level, receiver.level))

    def _ends_told(self, hop: Hop) -> bool:
        """Whether the item has said a hop between these ends; a decision may say again what was recommended."""
        return any(
            earlier.giver.key == hop.giver.key
            and earlier.receiver.key == hop.receiver.key
            and (earlier.candidate.section, hop.candidate.section) != ("recommendation", "decision")
            for earlier in self.hops
        )

    def _told(self, hop: Hop) -> bool:
        """Whether the item has said the same hop before in the same section or with the same predicate.

        What was recommended may be said again by the decision (`read` keeps the decision then).
        """
        ends = (hop.giver.key, hop.receiver.key, hop.kind)
        for earlier in self.hops:
            if (earlier.giver.key, earlier.receiver.key, earlier.kind) == ends:
                sections = earlier.candidate.section, hop.candidate.section
                same_words = earlier.candidate.lexeme == hop.candidate.lexeme
                if sections != ("recommendation", "decision") and (sections[0] == sections[1] or same_words):
                    return True
        return False


def _is_open(candidate: Candidate) -> bool:
    """Whether the weights may decide: not on what is only thought of, nor on what is done anyhow."""
    unreal = candidate.modality.considered or candidate.supposed
    return not unreal and (candidate.decided or candidate.group != "duty")


def _one_of(body: Body, group: Body) -> bool:
    """Whether a plural ('kommunerne') takes in the body ('Elbæk Kommune')."""
    noun = group.key.rpartition("-")[2].removeprefix("group:")
    return group.kind == "group" and len(noun) > 3 and noun in body.name.casefold()


def _taken_back(candidate: Candidate) -> bool:
    """Whether a later clause says that what was considered is not done: '…, men det gør rådet ikke'."""
    if not candidate.modality.considered or candidate.group == "duty":
        return False
    return any(
        clause.opener in ("men", "dog") and any(word.text in ("ikke", "opgivet", "droppet") for word in clause.words)
        for clause in candidate.sentence.clauses[candidate.clause + 1 :]
    )


def _answer(candidate: Candidate) -> Literal["yes", "no", "partly"] | None:
    words = around(candidate)
    if _PARTLY.search(words):
        return "partly"
    if _NO.search(words):
        return "no"
    return "yes" if _YES.search(words) else None
