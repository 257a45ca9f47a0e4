"""Who acts in a clause: the bodies and people mentioned there, each with the preposition before it.

Two mentions at the same words (a person and the organisation spoken for) are one actor; a mention inside another is
left out; 'X og Y' and 'X, Y og Z' share the first one's preposition and stand together as one end.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, field

from loaders.facts.clauses import Sentence
from loaders.facts.lexicon import Lexicon
from loaders.mentions.model import Body, BodyMention

MAX_JOINED = 12
"""A longer enumeration is a list of members, not of ends."""
_JOINERS = frozenset((",", "og", "samt", "eller", "+", "&", "/"))


@dataclass(slots=True)
class Actor:
    """One end: words first … last (half open) of the sentence; `preposition` is '' before a bare one.

    `bodies` are the bodies that are joined here ('X og Y'), each once; `person` is set where a person is named.
    """

    first: int
    last: int
    bodies: list[Body]
    person: Body | None
    preposition: str
    genitive: bool
    certain: bool
    start: int
    end: int
    people: list[Body] = field(default_factory=list)


def actors_of(
    sentence: Sentence, mentions: Sequence[BodyMention], starts: Sequence[int], text: str, lexicon: Lexicon
) -> list[Actor]:
    """The actors of a sentence in order. `starts` are the offsets of the mentions."""
    found: list[Actor] = []
    words = sentence.words
    at = 0
    covered = -1
    index = bisect_left(starts, sentence.span.start)
    while index < len(mentions) and (mention := mentions[index]).span.start < sentence.span.end:
        index += 1
        start, end = mention.span
        if found and start == found[-1].start and end == found[-1].end:
            _same_place(found[-1], mention)
            continue
        if start < covered:
            continue
        while at < len(words) and words[at].end <= start:
            at += 1
        first = at
        last = first
        while last < len(words) and words[last].start < end:
            last += 1
        if first == last:
            continue
        covered = end
        actor = _actor(mention, first, last, sentence, text, lexicon)
        if not _joins(found, actor, sentence, lexicon):
            found.append(actor)
    return found


def _actor(mention: BodyMention, first: int, last: int, sentence: Sentence, text: str, lexicon: Lexicon) -> Actor:
    body, person = mention.body, None
    if body.kind == "person" and mention.how == "person":
        person = body
    preposition = _preposition(sentence, first, lexicon)
    return Actor(
        first, last, [body], person, preposition, _genitive(mention, last, sentence, text), mention.certain,
        *mention.span, [person] if person else [],
    )  # fmt: skip


def _same_place(actor: Actor, mention: BodyMention) -> None:
    """A person and the organisation spoken for: the organisation is the body."""
    if mention.body.kind == "person":
        if mention.how == "person":
            actor.person = mention.body
            actor.people.append(mention.body)
    elif actor.person and actor.bodies == [actor.person]:
        actor.bodies = [mention.body]
    elif mention.body not in actor.bodies:
        actor.bodies.append(mention.body)


def _preposition(sentence: Sentence, first: int, lexicon: Lexicon) -> str:
    words = sentence.words
    before = first - 1
    while before >= 0 and words[before].text in lexicon.words["determiners"]:
        before -= 1
    if before < 0 or (word := words[before].text) not in lexicon.words["prepositions"]:
        return ""
    double = lexicon.double.get((words[before - 1].text, word)) if before else None
    return double or ("over for" if word == "overfor" else word)


def _genitive(mention: BodyMention, last: int, sentence: Sentence, text: str) -> bool:
    if sentence.words[last - 1].text.endswith(("'s", "’s")) and mention.span.end < sentence.words[last - 1].end:
        return last < len(sentence.words) and sentence.words[last].text.isalpha()
    written = text[mention.span.start : mention.span.end]
    if (
        written[-1] not in "s'’"
        or len(written) < 4
        or mention.body.name.endswith(written[-4:])
        or written in mention.body.name.split()  # 'Jens', 'Lars'
    ):
        return False
    return last < len(sentence.words) and sentence.words[last].text.isalpha()


def _joins(found: list[Actor], actor: Actor, sentence: Sentence, lexicon: Lexicon) -> bool:
    """Add the actor to the one before if a comma, 'og' or the like is all that stands between them in a clause."""
    if not found or actor.preposition:
        return False
    last = found[-1]
    if len(last.bodies) >= MAX_JOINED or any(last.last <= clause.first <= actor.first for clause in sentence.clauses):
        return False
    between = [
        word.text for word in sentence.words[last.last : actor.first] if word.text not in lexicon.words["determiners"]
    ]
    if not between or len(between) > 2 or not all(w in _JOINERS for w in between):
        if between == ["("] and actor.bodies[0].key == last.bodies[0].key:
            last.last = actor.last
            return True
        return False
    if between == [","] and (last.person or actor.person) and not (last.person and actor.person):
        # 'Anna Lund, Alfa Kommune': the organisation of the person before
        if last.person and not actor.person:
            last.bodies = actor.bodies
            last.last = actor.last
            return True
        return False
    last.bodies += [body for body in actor.bodies if body not in last.bodies]
    last.people += [person for person in actor.people if person not in last.people]
    last.last, last.end = actor.last, actor.end
    last.genitive = actor.genitive
    return True
