"""Dates on which a body dealt, or is to deal, with something, where no word for meeting stands.

A body sat on the day that it decided on ('SKU besluttede den 4. maj …', 'godkendt i SKU 4. maj'), and it will sit when
something comes before it ('på igen til november', 'forelægges SKU i juni'). The verbs are rule data (`dates.toml`);
verbs of sending and receiving are none of them, since letters come on any day.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.model import Body, BodyMention, DateMention
from loaders.rules import rules
from loaders.span import Span

_LEAD = r"(?:['’]?s)?\s*(?:\([\w. ]+\)\s*)?"
_BARE = re.compile(rf"^{_LEAD}(?:i|på)?\s*$")
_LIFTED = re.compile(rf"^{_LEAD}(?:havde|har\s+haft)\s+(?:\w+\s+){{1,3}}oppe\s+(?:at\s+vende\s+)?(?:i\s+)?$")
_PAST = re.compile(rf"^{_LEAD}\s*(?:\w+(?:ede|[dgklnpst]te|agde))\s+(?:\w+\s+)?(?:i\s+)?$")
_PERFECT = re.compile(rf"^{_LEAD}(?:har|havde)\s+(?:i\s+)?$")
_TREATS = re.compile(
    r"^(?:\s+ifølge\s+\w+)?\s+(?:afgør|behandler|beslutter|drøfter|ser\s+på|tager\s+stilling\s+til|træder\s+sammen|vender)"
    r"(?:\s+\w+){0,3}\s+$"
)
_ACTIVE = re.compile(r"s?\s*(?:,\s*som|vil|får|skal|forventes|$)")
_BY = re.compile(r"\b(?:af|i|hos|ved|på)\s+(?:det\s+|den\s+)?$")
_FROM = re.compile(r"\bfra\s+(?:det\s+|den\s+)?$")
_TOLD = re.compile(r"\b(?:meddelte|orienterede|underrettede|tilskrev|spurgte)\s+(?:det\s+|den\s+)?$", re.I)
# Verbs that a letter's receiver follows without a preposition.
_OBJECT = re.compile(
    r"\b(?:nåede|tilgik|tilgå(?:et|r)|tilsend(?:es|t|te)|tilskrev|tilstille(?:de|s|t))\s+(?:det\s+|den\s+)?$", re.I
)
_TO = re.compile(r"\b(?:til|fra|over for|hos)\s+(?:det\s+|den\s+)?$")
# 'vi havde det oppe i december': the own body.
_RAISED = re.compile(r"\bvi\s+(?:havde|har\s+haft)\s+(?:\w+\s+){1,3}oppe\s+(?:i\s+)?$", re.I)
# 'rejst hos os den 4. maj', 'vi talte den 4. maj om': the own body.
_OURS = re.compile(r"\b(?:hos\s+os\b[^.;]{0,20}|vi\s+(?!\w*modt)\w+(?:de|te|gav|tog)\s+(?:\w+\s+)?)$", re.I)
_INTO_MONTH = re.compile(r"\b(?:i|til)\s+$")


@cache
def _verbs() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Verbs of deciding, of sending, and words that put something before a body later."""
    data = rules("dates")["sittings"]
    acts, letters = ("|".join(data[name].split()) for name in ("acts", "letters"))
    coming = "|".join(phrase.strip().replace(" ", r"\s+") for phrase in data["coming"].split("|"))
    return tuple(re.compile(rf"\b(?:{words})\b", re.I) for words in (acts, letters, coming))  # type: ignore[return-value]


def sitting(
    text: str, date: DateMention, clause: Span, forums: list[BodyMention], own: Body, others: list[BodyMention]
) -> tuple[Body, Span] | None:
    """The body that sat, or is to sit, on a date of the clause, and the words that say so.

    `others` are the forums beside the own one that the text just before has named.
    """
    return _acted(text, date, clause, forums, own) or _coming(text, date, clause, forums, own, others)


def by_letter(before: str) -> bool:
    """Whether the words before a body say that something was sent to it, or came from it: on any day."""
    by_itself = any(pattern.search(before) for pattern in (_OBJECT, _FROM, _TOLD))
    return by_itself or bool(_TO.search(before) and _verbs()[1].search(before))


def _sat(gap: str) -> bool:
    """Whether the words between a body and a day say that it treats, or treated, something then."""
    return bool(_TREATS.match(gap) or (_PAST.match(gap) and not _verbs()[1].search(gap)))


def _brought(lead: str) -> bool:
    """Whether the words before a body say that something was put before it, by no letter."""
    return _TO.search(lead) is not None and not by_letter(lead)


def _acted(
    text: str, date: DateMention, clause: Span, forums: list[BodyMention], own: Body
) -> tuple[Body, Span] | None:
    acts, letters, _ = _verbs()
    after = text[date.span.end : min(clause.end, date.span.end + 70)]
    for mention in reversed([m for m in forums if m.span.end <= date.span.start]):
        gap = text[mention.span.end : date.span.start]
        if len(gap) > 70:
            break
        act = acts.search(gap)
        lead = text[max(clause.start, mention.span.start - 90) : mention.span.start]
        subject = not _TO.search(lead) and not _BY.search(lead) and not _OBJECT.search(lead)
        if (
            subject
            and act is not None
            and act.start() < 12
            and not re.search(r"[,;:]", gap[act.end() :])
            and (date.precision == "day" or len(gap) - act.end() < 30)
        ):
            return mention.body, Span(mention.span.start, date.span.end)
        if subject and (_LIFTED.match(gap) or (date.precision == "day" and _sat(gap))):
            return mention.body, Span(mention.span.start, date.span.end)
        perfect = _PERFECT.match(gap)
        if subject and (perfect or _BARE.match(gap)) and acts.match(after.lstrip(" ,")):
            return mention.body, Span(mention.span.start, date.span.end)
        if subject and perfect and acts.search(after) and not letters.search(after):
            return mention.body, Span(mention.span.start, date.span.end)
        by = _BY.search(lead) is not None
        if _BARE.match(gap) and ((acts.search(lead) or acts.match(after.lstrip())) if by else _brought(lead)):
            return mention.body, Span(mention.span.start, date.span.end)
    here = text[max(clause.start, date.span.start - 40) : date.span.start]
    ours = date.precision == "day" and _OURS.search(here) and not letters.search(here)
    if ours or _RAISED.search(here) or (re.search(r"\bher\s+$", here) and acts.search(here)):
        return own, date.span
    for mention in forums:
        between = text[date.span.end : max(date.span.end, mention.span.start)]
        act = acts.fullmatch(between.strip()) if len(between) < 25 else None
        if act is not None:
            return mention.body, Span(date.span.start, mention.span.end)
    return None


def _coming(
    text: str, date: DateMention, clause: Span, forums: list[BodyMention], own: Body, others: list[BodyMention]
) -> tuple[Body, Span] | None:
    start = max(clause.start, date.span.start - 80)
    before = text[start : date.span.start]
    found = list(_verbs()[2].finditer(before))
    if not found or re.search("[,;:]", before[found[-1].end() :]):
        return None
    if date.precision != "day" and not _INTO_MONTH.search(before):
        return None
    word = Span(start + found[-1].start(), start + found[-1].end())
    inside = [m for m in forums if word.start <= m.span.start and m.span.end <= date.span.start]
    # The subject of 'som vil få sagen forelagt', 'forventes at behandle', the owner of 'dagsorden'.
    subjects = [m for m in forums if m.span.end <= word.start and word.start - m.span.end < 30]
    active = [m for m in subjects if _ACTIVE.match(text[m.span.end : word.start])]
    if not (inside or active) and re.search(r"\bønskes\s", before[: found[-1].start()]):
        # What is wished for is on somebody else's agenda: that of whom the sentence before speaks to.
        asked = [m.body for m in others if m.span.end <= date.span.start]
        return (asked[-1], Span(word.start, date.span.end)) if asked else None
    body = (inside or active)[-1].body if inside or active else own
    return body, Span(word.start, date.span.end)
