"""Candidates: in each clause the predicates of the lexicon with everything that may be their ends.

A verb of the lexicon finds its other end as its row says: bare, or after one of its prepositions. A noun
('henvendelse') has a giver in the genitive or after 'fra', a receiver after 'til'. Besides, a decision gives a task
with any active verb. Nothing is decided here: every candidate carries how it was found, for `referrals` and
`commitments`.
"""

from __future__ import annotations

from collections.abc import Iterator

from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate, End, Known, Scene, Source, end
from loaders.facts.clauses import Sentence
from loaders.facts.lexicon import Form, Lexeme, Noun, Phrase, Verb
from loaders.facts.modality import Signs
from loaders.facts.syntax import REACH, ClauseSyntax

NEAR = 60
"""Characters within which a lexeme's second word stands."""
_RECEIVING = frozenset(("receive", "get_answer", "get_task", "get_tell", "get_hand", "get_consult"))
# Classes whose subject is a thing or the receiver, so that no giver is looked for before the predicate.
_THINGS = _RECEIVING | {"fall_to", "move", "pass", "heard_at"}
_OWNING = frozenset(("ask", "task", "get_task", "fall_to", "recommend", "consult", "setup"))
_OBJECT: Phrase = ("obj",)
_OWN: Phrase = ("own",)


def candidates(sentence: Sentence, actors: list[Actor], scene: Scene) -> Iterator[Candidate]:
    """All candidates of one sentence, clause by clause."""
    known: list[Known] = []
    for index in range(len(sentence.clauses)):
        reader = ClauseFrames(sentence, index, actors, known, scene)
        found = list(reader.read())
        asked = next((c.receiver for c in found if c.group in _OWNING and c.receiver), None)
        known.append(Known(reader.subject, asked, reader.finite, reader.wants, reader.tense() == "past"))
        yield from found
    people = [actor for actor in actors if actor.person]
    if people:
        scene.person = people[-1]


class ClauseFrames(ClauseSyntax):
    """Reads the predicates of one clause.

    `wants` is set when one says that the subject wants what the next clause says.
    """

    wants = False
    signs: Signs | None = None
    window = ""

    def read(self) -> Iterator[Candidate]:
        """The candidates of the clause."""
        nouns = self.lexicon.nouns
        behest = self._behest()
        if behest:
            yield from behest
            return
        for offset, (word, verb) in enumerate(zip(self.words, self.verbs, strict=True)):
            if verb and verb.lexemes and not self._describes(offset, verb) and not self._helps(offset):
                yield from self._verb_frames(offset, verb)
            noun = nouns.get(word)
            if noun and (candidate := self._noun_frame(offset, noun)):
                yield candidate
        duty = self._duty() or self._label()
        if duty:
            yield duty

    def _verb_frames(self, offset: int, verb: Verb) -> Iterator[Candidate]:
        at = self.first + offset
        form, perfect = self.voice(offset, verb.form)
        if not self.window:
            words = self.sentence.words
            after = words[self.clause.last].text if self.clause.last < len(words) else ""
            self.window = f" {self.text} {after} "
        place = len(" ".join(self.words[:offset]))
        if self.words[offset + 1 : offset + 2] == ["stilling"]:
            return  # 'tager stilling til kontakten med …' is no other expression with 'tage'
        fitting = [lexeme for lexeme in verb.lexemes if not lexeme.needs or self._stands_near(lexeme, place)]
        if any(lexeme.needs for lexeme in fitting):
            # 'få X til at' is no mere 'få'
            fitting = [lexeme for lexeme in fitting if lexeme.needs or lexeme.group != "get_tell"]
        for lexeme in fitting:
            if lexeme.group == "want":
                self.wants = self.wants or bool(self.subject)
                continue
            giver, receiver = self._ends(lexeme, at, form)
            candidate = self._candidate(at, lexeme.name, lexeme.group, "verb", giver, receiver, form, perfect)
            candidate.specific = bool(lexeme.needs)
            candidate.heard = _OWN in lexeme.ends
            candidate.unspoken = giver is None and (form.tense == "infinitive" or offset <= 1)
            self._loosen(candidate)
            yield candidate

    def _describes(self, offset: int, verb: Verb) -> bool:
        """Whether a form in -ede or -te stands before a noun as its adjective: 'de returnerede henvisninger'."""
        return (
            verb.form.tense == "past"
            and offset != self.verb
            and offset > 0
            and self.words[offset - 1] in self.lexicon.words["articles"]
        )

    def _behest(self) -> list[Candidate]:
        """Who asked and who does it, where a clause says both: 'Rådet har på udvalgets foranledning svaret'."""
        for offset, word in enumerate(self.words):
            if word not in self.lexicon.words["behests"]:
                continue
            at = self.first + offset
            asker = next(
                (a for a in self.inside if a.preposition in ("på", "efter") and a.genitive and a.last == at), None
            )
            if asker is None and self.words[offset - 1] in ("på", "efter"):
                asker = next((a for a in self.inside if a.preposition in ("af", "fra") and 0 < a.first - at <= 3), None)
            subject = self.subject
            if asker is None or subject is None or subject.bodies[0].key == asker.bodies[0].key:
                continue
            one, group = end(asker, "agent", at), "ask" if word == "opfordring" else "consult"
            form = Form(self.tense(), False)
            asks = self._candidate(at, word, group, "verb", one, subject, form, True)
            if form.tense != "past":
                return [asks]
            answers = self._candidate(at, word, "answer", "verb", subject, one, form, True)
            answers.turn = 1
            return [asks, answers]
        return []

    def _helps(self, offset: int) -> bool:
        """Whether a form of 'have' only helps the participle after it: 'har sendt'."""
        later = self.words[offset + 1 :]
        return self.words[offset] in self.lexicon.words["have"] and any(
            word in self.lexicon.participles and word not in self.lexicon.words["have"] for word in later
        )

    def _stands_near(self, lexeme: Lexeme, place: int) -> bool:
        """Whether a second word that the lexeme needs stands near the verb, or opens the next clause ('til at')."""
        for phrase in lexeme.needs:
            found = self.window.find(phrase)
            if found >= 0 and abs(found - place) <= NEAR:
                return True
        return False

    def _ends(self, lexeme: Lexeme, at: int, form: Form) -> tuple[End | None, End | None]:
        """Giver and receiver of a verb in this clause."""
        subject = end(self.behalf, "subject", at) if self.behalf and self.subject else self.subject
        if form.tense in ("present", "past") and not form.passive and 0 <= self.verb < at - self.first:
            # 'det var dette spørgsmål, rådet rejste': the verb has a subject of its own
            close = [a for a in self.bare if self.first + self.verb < a.first < at <= a.last + 3]
            if close:
                self.subject_actor = close[-1]
                subject = end(close[-1], "subject", at)
        other = self._other(lexeme, at, form.passive)
        if lexeme.group in _RECEIVING:
            return other, subject
        if lexeme.group == "fall_to":
            return None, other
        if subject is None or form.passive:
            agent = self.agent(at, self.lexicon.words["agents"])
            subject = None if agent and other and other.bodies == agent.bodies else agent
        return subject, other

    def _other(self, lexeme: Lexeme, at: int, passive: bool) -> End | None:
        """The end that the lexeme's row looks for, in the order of the row."""
        for phrase in lexeme.ends:
            if phrase == _OWN:
                continue
            found = self.object(at, passive) if phrase == _OBJECT else self._after(" ".join(phrase), at)
            if found:
                return found
        return self.antecedent() if self.clause.opener == "som" and self.subject_actor and not passive else None

    def _after(self, preposition: str, at: int) -> End | None:
        """The actor after a preposition, best after the predicate; for 'fra' also a genitive ('kommunernes syn')."""
        fitting = [a for a in self.inside if a.preposition == preposition and (not a.genitive or self._at_table(a))]
        if fitting:
            return end(next((a for a in fitting if a.first > at), fitting[0]), "preposition", at)
        if preposition in ("fra", "hos"):
            owner = next((a for a in self.inside if a.genitive and at < a.first <= at + 5), None)
            return end(owner, "genitive", at) if owner else None
        return None

    def _at_table(self, actor: Actor) -> bool:
        """Whether a genitive names a body by its agenda or meeting: 'på klyngens dagsorden'."""
        words = self.sentence.words
        return actor.last < len(words) and words[actor.last].text.startswith(("dagsorden", "møde", "bord"))

    def _loosen(self, candidate: Candidate) -> None:
        """Fill an open end from what stands near: a receiver with another preposition, a giver in an earlier clause."""
        at, group = candidate.word, candidate.group
        taken = {body.key for found in (candidate.giver, candidate.receiver) if found for body in found.bodies}
        if candidate.receiver is None and group not in _RECEIVING:
            for actor in self.inside:
                towards = actor.preposition in self.lexicon.towards and (
                    actor.first > at or actor.preposition == "over for"
                )
                if towards and not actor.genitive and actor.bodies[0].key not in taken:
                    candidate.receiver = end(actor, "loose", at)
                    taken |= {body.key for body in actor.bodies}
                    break
        if candidate.giver is None and group not in _THINGS and not candidate.passive and self.clause.opener:
            earlier = self.bare_before(0, self.first)
            if earlier and earlier[-1].bodies[0].key not in taken:
                candidate.giver = end(earlier[-1], "loose", at)

    def _noun_frame(self, offset: int, noun: Noun) -> Candidate | None:
        """A noun with a giver before it in the genitive or after it with 'fra', a receiver with 'til', or as it wants.

        'Orientering af KLU' tells KLU, 'besvarelse af KLU' is by KLU.
        """
        at = self.first + offset
        giver = receiver = None
        for actor in self.inside:
            if actor.genitive and 0 < at - actor.last + 1 <= 3:
                giver = end(actor, "genitive", at)
            if at < actor.first <= at + REACH and not actor.genitive:
                if not receiver and actor.preposition in noun.ends:
                    receiver = end(actor, "preposition", at)
                elif actor.preposition in ("fra", "af") and not giver:
                    giver = end(actor, "preposition", at)
        if not giver and not receiver:
            giver = self._heading(at)
        if not giver and not receiver:
            return None
        if not giver:
            subject = self.subject if self.subject and self.subject.how in ("subject", "inherited") else None
            giver = self.agent(at, ("af", "v")) or subject
        tense = self.tense()
        form = Form(tense, False)
        return self._candidate(at, noun.name, noun.group, "noun", giver, receiver, form, tense == "past")

    def _heading(self, at: int) -> End | None:
        """Who wrote, where an item's text opens with it as a heading: 'Elbæk Kommune, mail 22.02.23: …'."""
        before = next((a for a in self.bare if a.last in (at, at - 1)), None)
        opens = self.index == 0 and self.verb < 0 and self.scene.section in ("case", "other")
        return end(before, "subject", at) if opens and before else None

    def _duty(self) -> Candidate | None:
        """A body or person of whom it is said that they do something, in the present or with 'skal'."""
        if (
            self.verb < 0
            or not self.subject
            or not self.finite
            or self.clause.opener in self.lexicon.words["circumstance"]
        ):
            return None
        if self.clause.opener == "at" and self._is_wished_only():
            return None
        word, at = self.words[self.verb], self.verb
        if word in ("skal", "må", "bør", "vil"):
            later = (i for i in range(at + 1, len(self.words)) if self._is_infinitive(self.verbs[i]))
            at = next(later, -1)
        verb = self.verbs[at] if at >= 0 else None
        form = verb.form if verb else Form("present", False)
        if at < 0 or form.passive or (at == self.verb and form.tense != "present"):
            return None
        if verb and verb.stative and not verb.work and (at == self.verb or not verb.lexemes):
            return None
        if self.lexicon.habit.search(self.text):
            return None
        known = bool(verb and (verb.work or verb.lexemes))
        name = "skal" if word == "skal" else "gør" if known else "ukendt verbum"
        wanted = bool(self.known) and self.known[-1].wants and self.clause.opener == "at"
        giver = self.known[-1].subject if wanted else None
        return self._candidate(
            self.first + at, name, "wanted" if giver else "duty", "task", giver, self.subject, form, False
        )

    def _label(self) -> Candidate | None:
        """A body before a colon: the rest of the line says what it does or thinks ('Alfarådet: kommer med tal')."""
        if self.verb >= 0 or self.index > 1 or self.words[-1] != ":" or len(self.bare) != 1:
            return None
        actor = self.bare[0]
        if actor.last != self.clause.last - 1 or actor.first - self.first > 2:
            return None
        label = end(actor, "subject", actor.first)
        if self.scene.section == "decision":
            return self._candidate(actor.first, "kolon", "duty", "task", None, label, Form("present", False), False)
        return self._candidate(actor.first, "mene", "react", "verb", label, None, Form("present", False), False)

    def _is_wished_only(self) -> bool:
        """Whether an 'at' clause hangs on a noun like 'anbefaling om': what it says is not decided."""
        above = [word.text for word in self.sentence.words[max(0, self.first - 4) : self.first] if word.text != ","]
        return above[-1:] == ["om"] and any(word in self.lexicon.words["wishes"] for word in above)

    @staticmethod
    def _is_infinitive(verb: Verb | None) -> bool:
        return bool(verb and verb.form.tense == "infinitive")

    def _candidate(
        self,
        at: int,
        name: str,
        group: str,
        source: Source,
        giver: End | None,
        receiver: End | None,
        form: Form,
        perfect: bool,
    ) -> Candidate:
        words, tense = self.words, form.tense
        finite = self.verbs[self.verb] if self.verb >= 0 and self.finite else None
        if (
            tense in ("infinitive", "participle")
            and finite
            and finite.form.tense == "past"
            and not self.lexicon.modals & set(words)
        ):
            tense = "past"
        above = self.known[-1] if self.known and self.clause.opener == "at" else None
        if tense == "infinitive" and above and above.past and not above.asked:
            tense = "past"  # 'besluttede at sende'
        place = at - self.first
        near = " ".join(words[max(0, place - 6) : place + 5])
        if self.signs is None:
            hangs = self.clause.opener == "at" and self.index > 0
            above_first = self.sentence.clauses[self.index - 1].first
            ruling = self.sentence.texts[above_first : self.first] if hangs else []
            self.signs = Signs(self.text, " ".join(ruling), not self.finite, self.lexicon)
        return Candidate(
            self.sentence, self.index, at, name, group, source, giver, receiver, tense, form.passive,
            self.signs.modality(near, tense, self.scene.decided, perfect),
            self.scene.section, self.scene.decided, self.first, self.clause.last,
            supposed=self.clause.opener in self.lexicon.words["conditions"],
        )  # fmt: skip
