"""Tasks that the frames of the lexicon do not hold: work in the passive with its doer, and idioms of light verbs.

'Planen laves af Anna Lund', 'Rådet får besked fra Anna Lund', 'Anna Lund får fat i en tolk', 'Bo Krag finder tallene
frem', 'Det er op til kommunen at …', 'Tallene skaffer Bo Krag', 'Siger rådet ja, skriver Bo Krag'. Who is named behind
'ved' or 'via' acts for the one before: 'Alfa Kommune undersøger det via Bo Krag'.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from loaders.facts.actors import Actor
from loaders.facts.candidate import Candidate, Scene, end
from loaders.facts.clauses import Clause, Sentence
from loaders.facts.modality import Modality
from loaders.facts.phrases import phrases

SPOKESMAN, INVERTED = "ved", "omvendt"
"""Names of the candidates of one who acts for the body before, and of one who stands behind the verb."""
_GETS = frozenset(("får", "hører", "modtager"))
_NO_DOER = frozenset(("regi", "vegne", "form", "brug", "stedet", "hjælp", "løbet", "forbindelse", "ud"))
_DOERS = frozenset(("af", "v", "ved", "via", "gennem"))
_SPOKESMEN = frozenset(("v", "ved", "via"))
_OFFICE = re.compile(r"(?:\w*formand(?:en|skab(?:et)?)?|\w*sekretariat(?:et)?|\w*sekretæren|projektleder(?:en)?)$")


def deeds(sentence: Sentence, actors: Sequence[Actor], scene: Scene) -> Iterator[Candidate]:
    """Further candidates of a sentence of which the doer is the receiver of a task."""
    for index, clause in enumerate(sentence.clauses):
        inside = [a for a in actors if clause.first <= a.first < clause.last and not a.genitive]
        if not inside:
            continue
        verb = _passive(sentence, clause)
        for actor in inside:
            if actor.person and _speaks_for(sentence, actor) and _is_told_now(sentence, clause):
                yield _task(sentence, index, clause.first if verb is None else verb, actor, scene, SPOKESMAN)
            elif clause.opener not in ("som", "der") and _acts(sentence, clause, verb, actor):
                yield _task(sentence, index, clause.first if verb is None else verb, actor, scene, "passiv")
            elif clause.opener != "som" and not actor.preposition and phrases("idioms").match(_after(sentence, actor)):
                yield _task(sentence, index, actor.last, actor, scene, "vending")
            elif _follows_condition(sentence, actor, scene) or _inverted(sentence, clause, actor, inside):
                yield _task(sentence, index, actor.first - 1, actor, scene, INVERTED)
            elif phrases("up_to").search(_before(sentence, actor)):
                yield _task(sentence, index, actor.first - 1, actor, scene, "op til")


def _acts(sentence: Sentence, clause: Clause, verb: int | None, actor: Actor) -> bool:
    """Whether the actor does what the clause says in the passive, or gives what somebody gets there."""
    if verb is not None and verb < actor.first and actor.preposition in _DOERS:
        before = sentence.words[actor.first - 2].text if actor.first > 1 else ""
        return before not in _NO_DOER
    return actor.preposition in ("fra", "af") and any(
        word in _GETS for word in sentence.texts[clause.first : actor.first]
    )


def _speaks_for(sentence: Sentence, actor: Actor) -> bool:
    """Whether 'ved', 'via', 'v/' or 'v.' stands before the actor."""
    before = sentence.texts[max(0, actor.first - 2) : actor.first]
    return actor.preposition in _SPOKESMEN or before == ["v", "."]


def _is_told_now(sentence: Sentence, clause: Clause) -> bool:
    """Whether the clause has a verb and none in the past; 'ved' is hardly ever one of 'vide' here."""
    texts, verbs = sentence.texts[clause.first : clause.last], sentence.verbs[clause.first : clause.last]
    tenses = {verb.form.tense for word, verb in zip(texts, verbs, strict=True) if verb and word != "ved"}
    return bool(tenses) and "past" not in tenses


def _inverted(sentence: Sentence, clause: Clause, actor: Actor, inside: Sequence[Actor]) -> bool:
    """Whether a person or office follows the verb as its subject, because something else opens the clause."""
    at = actor.first - 1
    if actor.preposition or at <= clause.first or any(a.first < at and not a.preposition for a in inside):
        return False
    if not actor.person and not _OFFICE.match(sentence.words[actor.last - 1].text):
        return False
    verb = sentence.verbs[at]
    if verb is None or sentence.texts[at] == "lader":
        return False
    return verb.form.tense == "present" and not verb.form.passive and (verb.work or not verb.stative)


def _follows_condition(sentence: Sentence, actor: Actor, scene: Scene) -> bool:
    """Whether the actor does something in the main clause after a condition: 'Siger rådet ja, skriver Bo Krag'."""
    words = sentence.texts
    if actor.preposition or actor.first < 3 or words[actor.first - 2] != ",":
        return False
    verb = sentence.verbs[actor.first - 1]
    opening = next((word for word in words if word[0].isalpha()), "")
    first = scene.lexicon.verbs.get(opening)
    conditional = opening in ("hvis", "såfremt", "når") or (first is not None and first.form.tense == "present")
    return conditional and verb is not None and verb.form.tense == "present" and not verb.form.passive


def _passive(sentence: Sentence, clause: Clause) -> int | None:
    """The word of the clause that is a verb in the present passive."""
    for at in range(clause.first, clause.last):
        verb = sentence.verbs[at]
        if verb and verb.form.passive and verb.form.tense == "present":
            return at
    return None


def _before(sentence: Sentence, actor: Actor) -> str:
    return " ".join(sentence.texts[max(0, actor.first - 3) : actor.first])


def _after(sentence: Sentence, actor: Actor) -> str:
    return " ".join(sentence.texts[actor.last : actor.last + 7])


def _task(sentence: Sentence, index: int, at: int, actor: Actor, scene: Scene, name: str) -> Candidate:
    clause = sentence.clauses[index]
    negated = bool(scene.lexicon.modality["negation"].search(" ".join(sentence.texts[clause.first : clause.last])))
    return Candidate(
        sentence, index, at, name, "duty", "task", None, end(actor, "agent", at), "present", False,
        Modality("planned", negated), scene.section, scene.decided, clause.first, clause.last,
        supposed=clause.opener in scene.lexicon.words["conditions"],
    )  # fmt: skip
