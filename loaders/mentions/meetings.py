"""Other meetings that the text dates, past or planned: 'mødet i X den 12. oktober', 'næste møde 3. juni'.

A date names a meeting when a word for meeting stands near it in its clause (`holders` tells whose), when a forum stands
right beside it ('i X den 31. august'), when a body decided or is to treat something then (`sittings`), when it goes on
with a list of such dates, or when it is the day of the next meeting that another item tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from loaders.mentions.holders import holder, inside_another, meets
from loaders.mentions.model import Body, BodyMention, DateMention, Mentions
from loaders.mentions.sittings import by_letter, sitting
from loaders.mentions.words import slug
from loaders.minutes.model import Minutes
from loaders.span import Span

_MEETING = re.compile(
    r"\b(?P<kind>\w*?)-?(?:mød(?:e|et|er|erne|es|ets)|mødtes|mødte|(?<!\w)samling(?:en)?|seminar(?:et)?|konferencen?|workshop(?:pen)?|temadag(?:en)?|klyngedag(?:en)?|medlemsaften(?:en)?|værksted(?:et)?|generalforsamling(?:en)?|samles|vi\s+ses|(?:møde)?datoer(?:ne)?|mødedatoforslag|nye?\s+(?:\w+-)?dato|næste\s+(?:gang|status|:)|næste(?=:))(?!\w)",
    re.I,
)
_STEMS = (
    "mød",
    "samling",
    "seminar",
    "konference",
    "workshop",
    "temadag",
    "dag",
    "aften",
    "værksted",
    "samles",
    "dato",
    "næste",
    "ses",
)
_NOT_MEETINGS = frozenset(("i", "op", "til", "frem", "formøde", "start", "sammenkomst"))
# Begins with one class of signs, which is searched for many times as fast as a choice.
_CLAUSE_ENDS = re.compile(
    r"[.!?;\s|<](?:(?<=[.!?;])(?<!\bd.)(?<!\bkl.)(?<!\bpkt.)(?<!\bnr.)(?<!\bjf.)(?=\s+[A-ZÆØÅ\d-]|\s*\n)"
    r"|(?<=\n)(?:\s*\n|(?=\s*[-•*]\s))|(?<=[\t|])|(?<=<)/td>|(?<=\s)\s{3,})"
)
_WRITTEN = re.compile(
    r"(?:brev|mail|notat|skrivelse|svar|vejledning|ansøgning|henvendelse|bekendtgørelse|udgave|version|opdrag|kommissori(?:um|et))\w*(?:\s+\w+){0,3}\s*(?:af|fra|dateret)\s*(?:d\.|den)?\s*$",
    re.I,
)
_MINUTES_OF = re.compile(
    r"(?:(?:referat|opfølgningsliste|beslutning(?:er)?)\w*(?:\s+\w+){0,2}\s+(?:(?:af|fra)\s+(?:mødet\s+)?|\()"
    r"|\bref\.\s+(?:(?:af|fra)\s+)?)(?:d\.|den)?\s*$",
    re.I,
)
_DEADLINE = re.compile(
    r"\b(?:inden|senest|\w*frist\w*(?:\s+(?:er|til))*|fra og med|pr\.|fra|til og med|siden)\s*(?:d\.|den)?\s*$", re.I
)
_LIST_GAP = re.compile(
    r"(?:[\s,;·•/\d.:–-]|og|samt|eller|kl|klokken|begge|dage|i|på|den|d|til|(?:(?:er|blev|bliver)\s+)?(?:flyttet|rykket|ændret|udsat|flyttes|rykkes|ændres|udsættes)\s+til"
    r"|(?:man|tirs|ons|tors|fre)dag|\([^)\n]{1,50}\))*$",
    re.I,
)
_PLAN_TITLE = re.compile(
    r"(?:næste|kommende|nye?) (?:mød|gang)|mødeplan|mødedato|møderække|mødekalender|møder i (?:19|20)\d\d", re.I
)
# An item about another meeting, and how its date is told there: 'Mødet den …', 'Der er afsat tid den …'.
_EVENT = re.compile(r"(?:dialog|fælles|tema|stor)møde\b", re.I)
# A gathering with a name of its own, which no body holds alone.
_NAMED_EVENT = re.compile(r"\b[A-ZÆØÅ]\w+(?:politisk|faglig)e?\s+[Ss]amling")
_THE_MEETING = re.compile(r"(?:^|[.:]\s+)\s*(?:mødet|der er afsat tid)\s+(?:er\s+|holdes\s+)?$", re.I)
_FESTIVE = re.compile(r"\b(?:\w*frokost|ferie\w*|kursus|kurser|temadag\w*|konference\w*|deadline|frist)\b", re.I)
_NO_VISIT = re.compile(r"\s+(?:\w+\s+)?(?:op|i mål|på\s+halv\w+)\b")
_TREATED = re.compile(r"\b(?:behandlet|drøftet)\s*\((?:senest|sidst)\s*(?:den|d\.)?\s*$", re.I)
# The first of a list of days: 'Forslag til mødedatoer:' and a line that begins with a day.
_LISTED = re.compile(r"\bmødedato\w*[^.\n:]{0,40}:\s*[-•*]\s*$", re.I)
_TRAIL = re.compile(r"sagsgang|behandlingsplan|mødeplan|procesplan", re.I)
_DATE_FIRST = re.compile(
    r"^\s*(?:(?:blev|var|er|havde|har)\s*(?:det|sagen|der|den)?\s*(?:i|på|af)|(?:i|på))\s+(?:det\s+|den\s+)?$", re.I
)


class MeetingNamed(NamedTuple):
    """A dated meeting of a body; `date` is as precise as the text ('2024-05'), `span` the words that say it."""

    item: str
    body: Body
    date: str
    span: Span


def meetings_mentioned(text: str, minutes: Minutes, mentions: Mentions) -> list[MeetingNamed]:
    """The other meetings that the items of one minutes name, each once per item."""
    found: dict[tuple[str, str, str], MeetingNamed] = {}
    last: tuple[int, Body] | None = None
    previous = 0
    for date in mentions.dates:
        if date.iso is None or len(date.iso) < 7 or date.iso == minutes.head.date:
            continue
        item = minutes.item_at(date.span.start)
        if item is None or any(s.span.start <= date.span.start < s.span.end for s in item.of_kind("attachments")):
            continue
        begin = item.title_span.end if item.title_span.end <= date.span.start else 0
        meeting = _meeting(text, date, mentions, max(previous, begin))
        if not text.startswith(("møde", "-møde", "smøde"), date.span.end):
            previous = date.span.end
        if (
            meeting is None
            and _PLAN_TITLE.search(item.title)
            and not _FESTIVE.search(text, item.title_span.end, date.span.start)
            and not text[item.title_span.end : date.span.start].count(". ")
        ):
            meeting = (mentions.own, date.span)
        if _EVENT.match(item.title) and (begin and _THE_MEETING.search(text[begin : date.span.start])):
            meeting = (_event(item.title), date.span)
        if (
            meeting is None
            and last is not None
            and _LIST_GAP.match(text[last[0] : date.span.start])
            and date.span.start - last[0] < 80
        ):
            meeting = (last[1], date.span)
        last = None
        if meeting is not None:
            body, span = meeting
            last = (date.span.end, body)
            found.setdefault((item.number, body.key, date.iso), MeetingNamed(item.number, body, date.iso, span))
    _echoes(text, minutes, mentions, found)
    days = {(item, body.key, date[:7]) for item, body, date, _ in found.values() if len(date) == 10}
    return [m for m in found.values() if len(m.date) == 10 or (m.item, m.body.key, m.date) not in days]


def _event(title: str) -> Body:
    """The meeting that an item is about, as a body of this document: 'Dialogmøde med X'."""
    return Body(f"forum:{slug(title)}", title, "forum", known=False, level_certain=False)


def _echoes(text: str, minutes: Minutes, mentions: Mentions, found: dict[tuple[str, str, str], MeetingNamed]) -> None:
    """Add where other items name the day of the own body's next meeting, without a word for it: 'svar d. 9. juni'."""
    own = mentions.own
    days = {m.date for m in found.values() if m.body.key == own.key and len(m.date) == 10}
    days = {day for day in days if minutes.head.date and day > minutes.head.date}
    told = {(m.item, m.date) for m in found.values()}
    for date in mentions.dates:
        if date.iso in days and (item := minutes.item_at(date.span.start)) is not None:
            before = text[max(0, date.span.start - 30) : date.span.start]
            if (item.number, date.iso) not in told and not _DEADLINE.search(before):
                found.setdefault((item.number, own.key, date.iso), MeetingNamed(item.number, own, date.iso, date.span))


def _clause(text: str, span: Span) -> Span:
    window = text[max(0, span.start - 400) : span.start]
    ends = [m.end() for m in _CLAUSE_ENDS.finditer(window)]
    after = _CLAUSE_ENDS.search(text, span.end, span.end + 200)
    return Span(
        span.start - len(window) + (ends[-1] if ends else 0), min(after.start() if after else len(text), span.end + 160)
    )


def _meeting(text: str, date: DateMention, mentions: Mentions, previous: int) -> tuple[Body, Span] | None:
    """The body whose meeting a date is, and the words that say so; None where it is no meeting's date."""
    clause = _clause(text, date.span)
    before = text[clause.start : date.span.start]
    if _WRITTEN.search(before):
        return None
    near = [m for m in _within(mentions.bodies, clause) if m.body.kind != "person"]
    forums = [m for m in near if meets(m.body) or (m.how in ("short form", "pronoun") and not m.body.known)]
    if minutes_of := _MINUTES_OF.search(before):
        resolved = minutes_of.group().lower().startswith("beslut")
        sat = [m.body for m in forums if m.span.end <= date.span.start] if resolved else []
        return sat[-1] if sat else mentions.own, date.span
    for mention in forums:
        if mention.span.start >= date.span.end and _DATE_FIRST.match(text[date.span.end : mention.span.start]):
            return mention.body, Span(date.span.start, mention.span.end)
    word = _word_of(text, date, Span(max(clause.start, previous), clause.end))
    if _TREATED.search(before) or _LISTED.search(text, max(0, date.span.start - 90), date.span.start):
        return mentions.own, date.span
    event = _NAMED_EVENT.search(text, max(0, word.start() - 30), word.end()) if word is not None else None
    if word is not None and event and event.end() == word.end() and "(" not in text[date.span.end : event.start()]:
        return _event(event.group()), Span(min(event.start(), date.span.start), max(word.end(), date.span.end))
    due = _DEADLINE.search(before)
    apart = word is not None and not word.start() - 30 <= date.span.start <= word.end() + 30
    if word is not None and not (due and (word.start() > date.span.end or word.group().startswith("dato") or apart)):
        body = holder(text, word, date, forums, near, mentions)
        return (body, Span(min(word.start(), date.span.start), max(word.end(), date.span.end))) if body else None
    left = [m for m in forums if m.span.end <= date.span.start]
    if due:
        return None
    if left and not inside_another(left[-1], near) and date.precision == "day":
        gap = text[left[-1].span.end : date.span.start]
        if re.fullmatch(r"\s*(?:[:(,–-]\s*)?(?:på\s+)?", gap) and not by_letter(
            text[clause.start : left[-1].span.start]
        ):
            return left[-1].body, Span(left[-1].span.start, date.span.end)
    just = Span(max(0, clause.start - 250), clause.start)
    others = [m for m in _within(mentions.bodies, just) if meets(m.body) and m.body.key != mentions.own.key]
    return sitting(text, date, clause, forums, mentions.own, others) or _step(text, date, mentions)


def _step(text: str, date: DateMention, mentions: Mentions) -> tuple[Body, Span] | None:
    """The body of a line of a plan: 'Sagsgang:' and lines of a body and, far to the right, a date."""
    at = bisect_left(mentions.bodies, date.span.start, key=lambda mention: mention.span.start) - 1
    if at < 0 or not meets(mentions.bodies[at].body):
        return None
    mention = mentions.bodies[at]
    if not re.fullmatch(r"[ \t]{3,}", text[mention.span.end : date.span.start]):
        return None
    return (mention.body, date.span) if _TRAIL.search(text, max(0, date.span.start - 300), date.span.start) else None


def _word_of(text: str, date: DateMention, clause: Span) -> re.Match[str] | None:
    """The word for meeting that the date belongs to: the nearest in the clause, at most 90 characters away."""
    best, nearest = None, 90
    words = clause.of(text).lower()
    if not any(stem in words for stem in _STEMS):
        return None
    for match in _MEETING.finditer(text, clause.start, clause.end):
        if match["kind"].lower() in _NOT_MEETINGS or _NO_VISIT.match(text, match.end()):
            continue
        distance = max(date.span.start - match.end(), match.start() - date.span.end, 0)
        if distance < nearest:
            best, nearest = match, distance
    return best


def _within(bodies: list[BodyMention], clause: Span) -> Iterator[BodyMention]:
    first = bisect_left(bodies, clause.start, key=lambda mention: mention.span.start)
    for mention in islice(bodies, first, None):
        if mention.span.start >= clause.end:
            return
        yield mention
