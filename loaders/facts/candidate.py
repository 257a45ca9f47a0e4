"""What the grammar proposes: a predicate in a clause with its possible ends, and everything a decision may weigh."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from loaders.facts.actors import Actor
from loaders.facts.clauses import Sentence
from loaders.facts.lexicon import Lexicon, Tense
from loaders.facts.modality import Modality
from loaders.mentions.model import Body
from loaders.minutes.model import SectionKind

Found = Literal[
    "subject",
    "agent",
    "object",
    "preposition",
    "genitive",
    "antecedent",
    "inherited",
    "controlled",
    "loose",
    "own",
    "asker",
    "before",
]
Source = Literal["verb", "noun", "task"]


@dataclass(slots=True)
class End:
    """One end of a candidate: the bodies, the people who stand for them, and how it was found.

    `how`: by the clause itself (subject, agent, object, preposition, genitive), by the clauses around it (antecedent
    of a relative clause, inherited in a joined one, controlled in an infinitive), loosely in the sentence, as the own
    body by default, as the one who asked, or as the one who had the matter before. `distance` is in words from the
    predicate.
    """

    bodies: list[Body]
    how: Found
    people: list[Body] = field(default_factory=list)
    certain: bool = True
    distance: int = 0

    def shared(self, how: Found) -> End:
        """The same end as another clause sees it."""
        return End(self.bodies, how, self.people, self.certain, self.distance)


@dataclass(slots=True)
class Candidate:
    """A possible fact: a predicate in a clause with its possible ends, and what a linguist would note of it.

    `clause` and `word` are indices in the sentence, `first` and `last` the clause's words (half open). `group` is the
    class of the lexeme. `specific`: the lexeme needed a second word, and it stands there. `heard`: without a receiver
    the meeting is meant. `unspoken`: a verb without a subject opens the clause. `errand`: a person acts
    for the own body. `turn`: of two deeds that one clause tells, the one that comes first is 0.
    """

    sentence: Sentence
    clause: int
    word: int
    lexeme: str
    group: str
    source: Source
    giver: End | None
    receiver: End | None
    tense: Tense
    passive: bool
    modality: Modality
    section: SectionKind
    decided: bool
    first: int
    last: int
    specific: bool = False
    heard: bool = False
    unspoken: bool = False
    supposed: bool = False
    errand: bool = False
    turn: int = 0


@dataclass(slots=True)
class Known:
    """What is known of a clause once it was read, for the clauses that hang on it.

    `asked` is who was asked in it, `wants` whether it says that its subject wants what the next 'at' clause says,
    `past` whether it tells of the past.
    """

    subject: End | None = None
    asked: End | None = None
    finite: bool = True
    wants: bool = False
    past: bool = False


@dataclass(slots=True)
class Scene:
    """Where a sentence stands. `decided`: it may say what was decided; `person` is the one last named in the item."""

    lexicon: Lexicon
    own: Body
    section: SectionKind
    decided: bool
    person: Actor | None = None


def end(actor: Actor, how: Found, at: int) -> End:
    """The actor as an end of the predicate at word `at`."""
    return End(list(actor.bodies), how, list(actor.people), actor.certain, abs(actor.first - at))
