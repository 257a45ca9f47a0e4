"""When a fact happened or is due, from the dates of its words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from loaders.mentions.model import DateMention
from loaders.span import Span

_LIMIT = re.compile(
    r"\b(?:inden|senest|frist|deadline|før|til|pr\.?|klar|færdig\w*|foreligge)\W*(?:d\.|den|for|til)?\W*$"
)
_LOOSE_DUE = re.compile(
    r"\b(?:(?:på|til|inden|ved|før|senest)\s+)?(?:(?:det\s+)?næst(?:e|kommende)\s+(?:\w*møde\w*|gang)"
    r"|(?:i\s+)?(?:næste|denne|indeværende)\s+(?:uge|måned|år|kvartal)|(?:et|ved et)\s+(?:senere|kommende)\s+møde"
    r"|snarest(?:\s+muligt)?|hurtigst\s+muligt|straks|løbende|når\s+(?!at\b)[^.;,]{3,40}|så\s+snart\s+[^.;,]{3,40}"
    r"|(?:inden|før|efter|senest|til)\s+(?:jul|påske|pinse|sommer\w*|vinter\w*|efterår\w*|forår\w*|ferien|nytår|årsskiftet)"
    r"|om\s+(?:et|en|to|tre|fire|fem|seks)\s+(?:halvt?\s+)?(?:år|halvår|måned(?:er)?|uge[r]?)|i\s+(?:morgen|aften|eftermiddag)"
    r"|hver\s+(?:dag|uge|måned)|(?:sammen\s+)?med\s+referatet|inden\s+fristens\s+udløb|\w{3,9}[-]?mødet)\b"
)
_NEXT_MEETING = re.compile(r"næste\s+(?:\w*møde|gang)|næstkommende\s+\w*møde")


@dataclass(frozen=True, slots=True)
class Due:
    """A due date: as the guide writes it ('2024-05-08', 'next meeting' or the document's words), and its bounds."""

    text: str
    earliest: str | None = None
    latest: str | None = None


class Calendar:
    """The date mentions of a document, by place."""

    def __init__(self, dates: Sequence[DateMention], folded: str) -> None:
        self._dates = dates
        self._starts = [date.span.start for date in dates]
        self._folded = folded

    def inside(self, span: Span) -> list[DateMention]:
        """The dates within a span, in order."""
        return list(self._dates[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)])

    def is_limit(self, date: DateMention) -> bool:
        """Whether words like 'senest' stand before the date."""
        return bool(_LIMIT.search(self._folded, max(0, date.span.start - 25), date.span.start))

    def due(self, span: Span, after: str | None) -> Due | None:
        """What a sentence says of the time by which something is to be done.

        Dates before the meeting (`after`) are none.
        """
        coming = [d for d in self.inside(span) if not (after and d.latest and d.latest < after)]
        coming.sort(key=lambda date: not self.is_limit(date))
        for date in coming:
            words = self._folded[date.span.start : date.span.end]
            if _NEXT_MEETING.search(words):
                return Due("next meeting", date.earliest, date.latest)
            if date.iso or date.earliest or date.latest:
                return Due(date.iso or " ".join(words.split()), date.earliest, date.latest)
        match = _LOOSE_DUE.search(self._folded, span.start, span.end)
        if match is None:
            return None
        words = " ".join(match.group().split())
        return Due("next meeting" if _NEXT_MEETING.search(words) else words)
