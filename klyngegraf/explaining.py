"""What `extract --explain` prints: each fact with the sentence that says it, and why it was read so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from klyngegraf.messages import message
from queries.labels import Labels, labels

if TYPE_CHECKING:
    from loaders.documents.document import Document
    from loaders.facts.model import Reading, Referral
    from loaders.facts.record import Record
    from loaders.span import Span


def explanation(record: Record, lang: str) -> str:
    """The facts of a file, minutes by minutes, as text for a reader."""
    return "\n".join(line for reading in record.readings for line in _Reader(record.document, reading, lang).lines())


class _Reader:
    """Puts the facts of one minutes into lines."""

    def __init__(self, document: Document, reading: Reading, lang: str) -> None:
        self.document, self.reading, self.lang = document, reading, lang
        self.words: Labels = labels(lang)

    def lines(self) -> Iterator[str]:
        """All lines."""
        head = self.reading.minutes.head
        yield " · ".join(filter(None, (head.forum, head.date and self.words.date(head.date))))
        for referral in self.reading.referrals:
            yield from self._referral(referral)
        for denial in self.reading.denials:
            yield from self._fact(denial.item, self._say("denial"), (denial.ends,), denial.quote)
            yield self._why(self._say("by_word", word=denial.rule))
        for promise in self.reading.commitments:
            told = promise.owner_name or self._say("nobody"), promise.what, promise.due or ""
            yield from self._fact(promise.item, self._say("commitment"), told, promise.quote)
            yield self._why(self._say("by_word", word=promise.rule), self.words.word(f"certainty.{promise.certainty}"))
        for project in self.reading.projects:
            yield from self._fact(", ".join(project.items), self._say("project"), (project.name,), project.quote)
            for event in project.events:
                happened = project.name, self.words.word(f"event.{event.kind}")
                yield from self._fact(event.item, self._say("event"), happened, event.quote)
        for amount in self.reading.amounts:
            sum_of = f"{amount.kroner} kr.", amount.purpose or ""
            yield from self._fact(amount.item, self._say("amount"), sum_of, amount.quote)

    def _referral(self, r: Referral) -> Iterator[str]:
        told = (
            f"{r.giver.name} → {r.receiver.name}",
            self.words.word(f"referral.{r.kind}"),
            self.words.word(f"status.{r.status}"),
            self.words.word(f"answer.{r.answer}") if r.answer else "",
        )
        yield from self._fact(r.item, self._say("referral"), told, r.quote)
        giver, receiver = (self._say(f"found_{how}") if how else self._say("found_given") for how in r.found)
        yield self._why(
            self._say("by_word", word=r.rule),
            self._say("giver", how=giver),
            self._say("receiver", how=receiver),
            self.words.word(f"certainty.{r.certainty}"),
        )
        if r.reasons:
            yield self._why(self._say("weighed", reasons=" · ".join(r.reasons)))

    def _fact(self, item: str, kind: str, told: tuple[str, ...], quote: Span) -> Iterator[str]:
        yield ""
        yield f"{item or '–':>3}  {kind}: " + " · ".join(filter(None, told))
        page, line = self.document.page(quote.start), self.document.line(quote.start)
        place = self._say("place", line=line) if page is None else self._say("page", page=page, line=line)
        yield f"     »{' '.join(quote.of(self.document.text).split())}«  ({place})"

    def _why(self, *reasons: str) -> str:
        return "     " + " · ".join(reasons)

    def _say(self, key: str, **details: object) -> str:
        return message(self.lang, f"explain_{key}", **details)
