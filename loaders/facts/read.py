"""One minutes to its facts: sentences become candidates, and candidates referrals, denials and commitments."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from loaders.documents.document import Document
from loaders.facts.actors import actors_of
from loaders.facts.candidate import Candidate, Scene
from loaders.facts.clauses import parse, sentences
from loaders.facts.commitments import commitments_of
from loaders.facts.decision import Judge, is_certain
from loaders.facts.deeds import deeds
from loaders.facts.frames import candidates
from loaders.facts.groups import spelled_out
from loaders.facts.lexicon import Lexicon, lexicon
from loaders.facts.matters import matter_of
from loaders.facts.model import Commitment, Denial, Project, Reading, Referral
from loaders.facts.ownerless import returning, unowned
from loaders.facts.phrases import phrases
from loaders.facts.quotes import quote_of
from loaders.facts.ranking import Ranker
from loaders.facts.referrals import Chooser, Hop
from loaders.facts.tasklists import RESPONSIBLE, task_lists
from loaders.facts.times import Calendar
from loaders.facts.weights import Weights
from loaders.mentions.model import Body, Mentions
from loaders.mentions.words import fold
from loaders.minutes.model import Item, Minutes, Section
from loaders.span import Span

_READ = frozenset(("annex", "case", "decision", "other", "recommendation", "route"))
_NEWS = re.compile(
    r"(?:gensidig\w*\s+)?(?:kort\s+)?(?:nyt|orientering|siden sidst|bordrunde|meddelelser|bordet rundt)\b",
    re.IGNORECASE,
)
_HE = re.compile(r"\b(?:han|hun)\b")
_MODAL_CONDITION = re.compile(r"\b(?:hvis|såfremt|medmindre|forudsat)\b")


class Reader:
    """Reads the items of one minutes in order; the `learned` weights help to decide what is a referral."""

    def __init__(self, document: Document, minutes: Minutes, mentions: Mentions, learned: Weights) -> None:
        self.ranker = Ranker(learned)
        self.text, self.minutes, self.mentions = document.text, minutes, mentions
        self.folded = fold(document.text)
        self.lexicon: Lexicon = lexicon()
        self.bodies = sorted(mentions.bodies, key=lambda mention: (mention.span.start, -mention.span.end))
        self.starts = [mention.span.start for mention in self.bodies]
        self.calendar = Calendar(mentions.dates, self.folded)
        self.guests = frozenset(a.name for a in minutes.attendance if a.status == "guest")
        self.referrals: list[Referral] = []
        self.denials: list[Denial] = []
        self.commitments: list[Commitment] = []

    def run(self) -> None:
        """Read all items."""
        for item in self.minutes.items:
            if not item.closed:
                self._item(item)
        lists = list(task_lists(self.minutes, self.text, self.bodies, self.calendar, self.minutes.head.date))
        printed = {(c.item, c.owner_name) for c in lists if c.rule == RESPONSIBLE}
        self.commitments = [c for c in self.commitments if (c.item, c.owner_name) not in printed]
        self.commitments += [c for c in lists if c.rule == RESPONSIBLE or not self._promised(c)]

    def _item(self, item: Item) -> None:
        news = bool(_NEWS.match(item.title))
        chooser = self.chooser_of(item, Judge(self.mentions.own, self.guests, news))
        scene = Scene(self.lexicon, self.mentions.own, "other", False)
        sections = item.sections or [
            Section("other", Span(item.title_span.end, item.title_span.end), Span(item.title_span.end, item.span.end))
        ]
        first, last = bisect_left(self.starts, item.span.start), bisect_left(self.starts, item.span.end)
        named = [mention.body for mention in self.bodies[first:last]]
        decided: list[Span] = []
        said: list[Hop] = []
        for section in sections:
            if section.kind not in _READ:
                continue
            own = self._section_body(section)
            chooser.judge = Judge(own, self.guests, news)
            spans = sentences(self.text, section.span, self.lexicon)
            if section.kind in ("decision", "other"):
                decided += spans
            for sentence in parse(self.folded, spans, self.lexicon, self._names_somebody):
                scene.own, scene.decided = own, section.kind == "decision"
                scene.section = "case" if section.kind == "route" else section.kind
                if section.kind == "other":
                    scene.decided = True
                actors = actors_of(sentence, self.bodies, self.starts, self.text, self.lexicon)
                spelled_out(actors, named)
                found = list(candidates(sentence, actors, scene))
                hops, denied = chooser.choose(found, actors)
                said += hops
                self.denials += [self._denial(item, candidate) for candidate in denied]
                tasks = self._tasks(found + list(deeds(sentence, actors, scene)), news)
                self.commitments += commitments_of(
                    item, tasks, own, self.text, self.calendar, self.minutes.head.date, self.lexicon
                )
        self.referrals += [self._referral(item, hop) for hop in said if not _adopted(hop, said)]
        self._ownerless(item, decided)

    def chooser_of(self, item: Item, judge: Judge) -> Chooser:
        """The chooser of referrals for an item."""
        return Chooser(self.lexicon, judge, self.ranker)

    def _tasks(self, found: list[Candidate], news: bool) -> list[Candidate]:
        """The candidates that may be commitments: of news only what is decided in the present, ordered or promised."""
        if not news or not found or phrases("promised").search(self.folded, *found[0].sentence.span):
            return found
        return [c for c in found if c.lexeme == "skal" or (c.section == "decision" and c.tense == "present")]

    def _ownerless(self, item: Item, spans: list[Span]) -> None:
        """Add what the decided sentences leave to be done without saying by whom."""
        own, day = self.mentions.own, self.minutes.head.date
        owned = {c.quote.start for c in self.commitments if c.item == item.number and c.owner == own}
        put_off = returning(item, own, self.folded, self.calendar, day, spans, owned)
        if put_off:
            self.commitments.append(put_off)
        taken = [c.quote for c in self.commitments if c.item == item.number]
        self.commitments += unowned(item, self.folded, self.calendar, day, spans, taken)

    def _names_somebody(self, sentence: Span) -> bool:
        """Whether a sentence names a body or person, or speaks of one as 'han' or 'hun': others say no fact of ours."""
        at = bisect_left(self.starts, sentence.start)
        return (at < len(self.starts) and self.starts[at] < sentence.end) or bool(_HE.search(self.folded, *sentence))

    def _section_body(self, section: Section) -> Body:
        """The body that speaks: of a 'Beslutning i X' heading, else the meeting's own."""
        if section.body:
            for mention in self.bodies:
                if section.heading.start <= mention.span.start < section.heading.end:
                    return mention.body
        return self.mentions.own

    def _referral(self, item: Item, hop: Hop) -> Referral:
        candidate = hop.candidate
        quote = quote_of(candidate)
        status = candidate.modality.status
        if (
            candidate.decided
            and candidate.group in ("ask", "task", "duty", "get_task", "fall_to", "setup")
            and status == "planned"
        ):
            status = "done"
        day = self.minutes.head.date
        told = [date for date in self.calendar.inside(quote) if date.iso and not self.calendar.is_limit(date)]
        date = told[0] if told else None
        iso = (
            date.iso if date else day if status == "done" and candidate.decided and candidate.tense != "past" else None
        )
        return Referral(
            item.number, hop.giver, hop.receiver, hop.kind,
            matter_of(candidate, self.text, item.title, self.lexicon), status, quote,
            iso, date.earliest if date else None, date.latest if date else day if status == "done" else None,
            self._condition(candidate), hop.answer,
            "certain" if is_certain(candidate, hop.kind) else "likely", candidate.lexeme,
            found=_found(candidate), reasons=hop.reasons,
        )  # fmt: skip

    def _condition(self, candidate: Candidate) -> str | None:
        """The clause of the sentence that states a condition."""
        for clause in candidate.sentence.clauses:
            if _MODAL_CONDITION.match(clause.words[0].text):
                return " ".join(clause.span.of(self.text).split())
        return None

    def _denial(self, item: Item, candidate: Candidate) -> Denial:
        ends = [end for end in (candidate.giver, candidate.receiver) if end]
        names: Sequence[str] = [" og ".join(body.name for body in end.bodies) for end in ends]
        return Denial(item.number, candidate.group, quote_of(candidate), " → ".join(names), candidate.lexeme)

    def _promised(self, listed: Commitment) -> bool:
        """Whether the text has already said that its owners do it: in the item, or with a word in common."""
        words = _long_words(listed.what)
        told = {
            name
            for c in self.commitments
            if c.item == listed.item or words & _long_words(c.quote.of(self.text))
            for name in _owners(c)
        }
        return told.issuperset(_owners(listed)) or any(
            listed.rule == "parentes" and c.quote.start < listed.quote.end and listed.quote.start < c.quote.end
            for c in self.commitments
        )


def _owners(commitment: Commitment) -> list[str]:
    return (commitment.owner_name or "").split(" og ")


def _found(candidate: Candidate) -> tuple[str, str]:
    """How giver and receiver were found."""
    return candidate.giver.how if candidate.giver else "", candidate.receiver.how if candidate.receiver else ""


def _long_words(text: str) -> set[str]:
    """The beginnings of the longer words of a text."""
    return {word[:6] for word in fold(text).split() if len(word) > 3}


def _adopted(hop: Hop, said: Sequence[Hop]) -> bool:
    """Whether a recommended hop was decided on: the decision tells it then."""
    ends = (hop.giver.key, hop.receiver.key, hop.kind)
    return hop.candidate.section == "recommendation" and any(
        other.candidate.section == "decision" and (other.giver.key, other.receiver.key, other.kind) == ends
        for other in said
    )


def bodies_of(reader: Reader) -> list[Body]:
    """Every body of the minutes once, in order of mention, the own body first."""
    found = {reader.mentions.own.key: reader.mentions.own}
    for mention in reader.bodies:
        found.setdefault(mention.body.key, mention.body)
    return list(found.values())


def attach(reading: Reading, projects: Sequence[Project], text: str) -> None:
    """Name the project a referral or commitment is about: one in its words, else the only one of its item."""
    facts: list[Referral | Commitment] = [*reading.referrals, *reading.commitments]
    for fact in facts:
        words = fact.quote.of(text)
        named = [p.name for p in projects if any(name in words for name in (p.name, *p.aliases))]
        here = [p.name for p in projects if fact.item in p.items]
        fact.project = named[0] if named else here[0] if len(here) == 1 else None
