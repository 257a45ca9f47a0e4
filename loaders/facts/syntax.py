"""The grammar of one clause: its finite verb, its subject, its object, voice and tense.

The subject is the bare actor before the finite verb, or after it where something else opens the clause; a relative
clause speaks of what stands before it; an infinitive has the subject of the clause above, or the one who was asked
there; a joined clause without a subject shares the last one.
"""

from __future__ import annotations

from collections.abc import Iterable

from loaders.facts.actors import Actor
from loaders.facts.candidate import End, Known, Scene, end
from loaders.facts.clauses import RESUMED, Sentence
from loaders.facts.lexicon import Form, Tense

REACH = 9
"""Words between a predicate and an object that may still be its own."""


class ClauseSyntax:
    """One clause of a sentence. `known` holds what was read of the clauses before it."""

    def __init__(self, sentence: Sentence, index: int, actors: list[Actor], known: list[Known], scene: Scene) -> None:
        self.sentence, self.index, self.actors, self.known, self.scene = sentence, index, actors, known, scene
        self.lexicon = scene.lexicon
        self.clause = sentence.clauses[index]
        self.first = self.clause.first
        self.words = sentence.texts[self.first : self.clause.last]
        self.verbs = sentence.verbs[self.first : self.clause.last]
        self.text = " ".join(self.words)
        inside = [actor for actor in actors if self.first <= actor.first < self.clause.last]
        self.behalf = next((actor for actor in inside if self._acted_for(actor)), None)
        self.inside = [actor for actor in inside if actor is not self.behalf]
        self.bare = [actor for actor in self.inside if not actor.preposition and not actor.genitive]
        self.inverted = False
        self.subject_actor: Actor | None = None
        self.verb, self.finite = self._finite_verb()
        self.subject = self._subject()

    def _acted_for(self, actor: Actor) -> bool:
        """Whether somebody acts for a body: 'på klyngens vegne'."""
        words = self.sentence.words
        return actor.preposition == "på" and actor.last < len(words) and words[actor.last].text == "vegne"

    def _finite_verb(self) -> tuple[int, bool]:
        """Index in the clause of the verb on which the word order turns, -1 for none; and whether it is finite."""
        infinitive = -1
        start = 1 if self.clause.opener and self.words[0] == self.clause.opener else 0
        for offset, verb in enumerate(self.verbs):
            if verb is None or offset < start:
                continue
            if verb.form.tense in ("present", "past"):
                return (infinitive, False) if infinitive >= 0 and self.clause.opener == "at" else (offset, True)
            if infinitive < 0:
                infinitive = offset
        unknown = self._unknown_verb()
        return (unknown, True) if unknown >= 0 else (infinitive, False)

    def _unknown_verb(self) -> int:
        """A word after a bare actor that looks like a verb in the present, -1 for none."""
        reach = 6 if self.clause.opener == "at" else 1
        for actor in self.bare:
            after = actor.last - self.first
            for offset in range(after, min(after + reach, len(self.words))):
                word = self.words[offset]
                if (
                    len(word) > 3
                    and word.endswith(("er", "år"))
                    and word.isalpha()
                    and word not in self.lexicon.words["no_verbs"]
                ):
                    return offset
        return -1

    def _subject(self) -> End | None:
        at = self.first + (self.verb if self.verb >= 0 else len(self.words))
        before = next((actor for actor in self.bare if actor.first < at), None)
        if before:
            self.subject_actor = before
            return end(before, "subject", at)
        opener = self.clause.opener
        start = 1 if self.words[0] in (opener, "og", "men") and opener else 0
        opening = self.words[start] if start < len(self.words) else ""
        if opening in self.lexicon.words["he"] and (person := self._last_person(at)):
            return end(person, "inherited", self.first)
        if opener == RESUMED:
            return self._resumed()
        if opener in self.lexicon.words["relative"] and opener != "hvis":
            return self.antecedent()
        if self.clause.joined and start == self.verb and self.known and (shared := self._shared(start)):
            return shared  # 'og svarede Y': Y is no subject
        if self.verb >= 0 and self.finite and (self._turns(opening) or start == self.verb or self._says_when()):
            subject = self._inverted(range(at + 1, at + 4))
            if subject:
                return subject
        return self._shared(start) if self.known else None

    def _last_person(self, before: int) -> Actor | None:
        """The person whom 'han' or 'hun' means: named before in the sentence, else named last in the item."""
        named = [a for a in self.actors if a.person and a.first < before and not a.preposition and not a.genitive]
        return named[-1] if named else self.scene.person

    def _turns(self, opening: str) -> bool:
        """Whether a word that opens a clause is no subject, so that the subject follows the verb."""
        return (
            opening in self.lexicon.words["adverbs"]
            or opening in self.lexicon.words["openers"]
            or opening[:1].isdigit()
        )

    def _says_when(self) -> bool:
        """Whether the words before the verb say when: the subject follows it then ('et halvt år senere svarede Y')."""
        return self.verb > 0 and self.words[self.verb - 1] in self.lexicon.words["when"]

    def _inverted(self, places: range) -> End | None:
        after = next((actor for actor in self.bare if actor.first in places), None)
        if after is None:
            return None
        self.subject_actor, self.inverted = after, True
        return end(after, "subject", places.start)

    def _resumed(self) -> End | None:
        """After an inserted clause.

        The bare actor right after the verb, else the subject of the clause that was broken off.
        """
        subject = self._inverted(range(self.first + 1, self.first + 2))
        if subject:
            return subject
        for clause in reversed(self.sentence.clauses[: self.index]):
            if clause.opener in ("", RESUMED) or clause.joined:
                opening = self.bare_before(clause.first, clause.last)
                return end(opening[0], "subject", self.first) if opening else None
        return None

    def _shared(self, start: int) -> End | None:
        """The subject that an infinitive or a joined clause takes from the clauses before it."""
        if self.clause.opener == "at" and not self.finite:
            above = self.known[-1]
            subject = above.asked or above.subject
            return subject.shared("controlled") if subject else None
        if self.clause.joined and 0 <= self.verb <= start + 1:
            comma = self.sentence.words[self.first - 1].text == "," and self.finite
            for above, clause in zip(reversed(self.known), reversed(self.sentence.clauses[: self.index]), strict=True):
                if comma and clause.opener not in ("", "og", "men", RESUMED):
                    continue
                if above.finite == self.finite:
                    return above.subject.shared("inherited") if above.subject else None
        return None

    def bare_before(self, first: int, last: int) -> list[Actor]:
        """The bare actors of the sentence among the words first … last (half open)."""
        return [a for a in self.actors if first <= a.first < last and not a.preposition and not a.genitive]

    def antecedent(self) -> End | None:
        """What a relative clause speaks of: the actor right before it."""
        earlier = next((actor for actor in reversed(self.actors) if actor.last <= self.first), None)
        if earlier is None or self.first - earlier.last > 3 or earlier.genitive:
            return None
        return end(earlier, "antecedent", self.first)

    def agent(self, at: int, prepositions: Iterable[str]) -> End | None:
        """Who does something in the passive: the actor after 'af' and the like."""
        agent = next((actor for actor in self.inside if actor.preposition in prepositions and not actor.genitive), None)
        return end(agent, "agent", at) if agent else None

    def object(self, at: int, passive: bool) -> End | None:
        """The bare actor that the verb at word `at` is about, in the passive its subject."""
        if passive:
            if self.subject and self.subject.how == "subject" and self.subject_actor and self.subject_actor.first < at:
                return self.subject
            after = next((actor for actor in self.bare if at < actor.first <= at + REACH), None)
            return end(after, "object", at) if after else self.subject
        for actor in self.bare:
            if actor is not self.subject_actor and 0 < actor.first - at <= REACH:
                return end(actor, "object", at)
        return end(self.bare[1], "object", at) if self.inverted and self.bare[1:] else None

    def voice(self, offset: int, form: Form) -> tuple[Form, bool]:
        """The form of the verb at an offset of the clause with its auxiliary, and whether it reports what is done."""
        if form.passive or self.words[offset] not in self.lexicon.participles:
            return form, False
        for before in range(offset - 1, max(-1, offset - 12), -1):
            word = self.words[before]
            if word == "have" and self.lexicon.words["promising"] & set(self.words[:before]):
                return Form("infinitive", False), False  # 'skal have sendt' is still to come
            if word in self.lexicon.words["have"]:
                return Form("participle", False), True
            if word in self.lexicon.words["be"]:
                return Form("participle", True), word in self.lexicon.words["been"]
        return (form, False) if form.tense == "past" else (Form("participle", True), False)

    def tense(self) -> Tense:
        """The tense of the clause: that of its finite verb, 'past' for a perfect."""
        verb = self.verbs[self.verb] if self.verb >= 0 else None
        if verb is None:
            return "present"
        perfect = self.words[self.verb] in ("har", "er") and any(
            later and later.form.tense == "participle" for later in self.verbs[self.verb + 1 :]
        )
        return "past" if perfect or verb.form.tense == "participle" else verb.form.tense
