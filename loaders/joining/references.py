"""Which other item a sentence means that names another meeting: by its day, its month, or as the last one.

'jf. punkt 4 på Driftsforums møde den 25. maj'   the point that was named, on that day
'jf. punkt 4 i Driftsforum i maj'                the same, where one loaded meeting of that month is meant
'drøftelsen fra sidste møde', 'udsat fra mødet i marts'   the same forum's; the item that is about the same
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from loaders.identity.sittings import Sitting
from loaders.joining.threads import Unit
from loaders.joining.topic import Topics
from loaders.joining.words import collects
from loaders.minutes.model import Item
from loaders.rules import MONTHS
from loaders.span import Span

ENOUGH, CLEAR = 0.6, 0.25
_POINT = re.compile(r"\b(?:punkt|pkt\.?|sag(?: nr\.?)?)\s*(\d+(?:\.\d+)?)", re.I)
_LAST = re.compile(r"\b(?:fra|på|siden|ved) (?:det )?(?:sidste|forrige|seneste) møde\b", re.I)
_OWN_MONTH = re.compile(rf"\b(?:fra|på|til) mødet i ({'|'.join(MONTHS)})\b(?: (\d{{4}}))?", re.I)


def references(sittings: list[Sitting], topics: Topics) -> Iterator[tuple[Unit, Unit]]:
    """(the item that is meant, the item whose sentence means it) for the sittings in order of time."""
    held: dict[str, list[Sitting]] = defaultdict(list)
    for sitting in sittings:
        held[sitting.reading.own.key].append(sitting)
    for sitting in sittings:
        for item, other, quote in _meant(sitting, held):
            if other is sitting or collects(item.title):
                continue
            target = _referred(sitting, item, quote, other, topics)
            if target:
                yield Unit(other.meeting, target.number), Unit(sitting.meeting, item.number)


def _meant(sitting: Sitting, held: dict[str, list[Sitting]]) -> Iterator[tuple[Item, Sitting, Span]]:
    """The items that name another loaded meeting, which it is, and the words that name it."""
    for mentioned in sitting.reading.meetings_mentioned:
        item = sitting.item(mentioned.item)
        found = [s for s in held[mentioned.body.key] if (s.date or "").startswith(mentioned.date)]
        if item and len(found) == 1:
            yield item, found[0], mentioned.quote
    own = [s for s in held[sitting.reading.own.key] if (s.date or "9999") < (sitting.date or "")]
    for item in sitting.reading.minutes.items if own else ():
        for match in _LAST.finditer(sitting.text, *item.span):
            yield item, own[-1], Span(*match.span())
        for match in _OWN_MONTH.finditer(sitting.text, *item.span):
            month = f"-{MONTHS.index(match[1].casefold()) + 1:02}-"
            found = [s for s in own if month in str(s.date) and str(s.date).startswith(match[2] or "")]
            if found:
                yield item, found[-1], Span(*match.span())


def _referred(sitting: Sitting, item: Item, quote: Span, other: Sitting, topics: Topics) -> Item | None:
    # Not beyond the item: the next one's heading ('Punkt 3: …') names its own number.
    around = sitting.text[max(quote.start - 60, item.title_span.end) : min(quote.end + 60, item.span.end)]
    point = _POINT.search(around)
    if point:
        named = other.item(point[1])
        if named and not collects(named.title):
            return named
    best = topics.nearest(topics.item(sitting, item), other, ENOUGH, CLEAR)
    return best[1] if best else None
