"""Finds the times in a text: days, months, quarters, halves, seasons, weeks, 'primo', 'inden jul', 'på næste møde'.

The grammar is one pattern, tried only at numbers and cue words; what its groups hold becomes bounds in `bounds`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from typing import Any

from loaders.mentions.bounds import READERS, Dating
from loaders.mentions.model import DateMention
from loaders.mentions.words import Words
from loaders.rules import rules
from loaders.span import Span


def _any(words: Any) -> str:
    return "|".join(sorted((re.escape(word).replace("\\ ", r"\s+") for word in words), key=len, reverse=True))


@cache
def grammar() -> re.Pattern[str]:
    """All rules as one pattern over folded text; the outer group's name is the rule's."""
    data = rules("dates")
    months, weekdays = _any(data["months"]), _any(data["words"]["weekdays"].split())
    year = r"(?:19|20)\d\d"
    lead = rf"(?:(?:{weekdays})(?:en)?,?\s+)?(?:(?:den|d)\.?\s*)?"
    return re.compile(
        rf"""(?<![\w.,/-])(?:
        (?P<isoday>(?P<iyear>{year})-(?P<imonth>\d\d)-(?P<iday>\d\d)(?![\d-]))
        |(?P<writtenday>{lead}(?P<day>[0-3]?\d)\.?(?:\s?[-–]\s?(?P<last>[0-3]?\d)\.)?(?:\s+|(?<=\.))(?P<month>{months})\b\.?(?:,?\s+(?P<year>{year}|['’]\d\d))?)
        |(?P<numericday>{lead}(?P<nday>[0-3]?\d)(?P<sep>[./-])(?P<nmonth>[01]?\d)
            (?:(?:(?P=sep)|[ /-])(?P<nyear>{year}|\d\d)(?!\d|[.,/:]\d))?(?![\d:%]|[.,/-]\d))
        |(?P<years>(?:fra\s+)?(?P<yfirst>{year})\s?(?:-|–|/|til)\s?(?P<ylast>{year}|\d\d)\b(?!-))
        |(?P<onlymonth>(?:(?P<part>{_any(data["parts"])})\s+(?:af\s+)?)?(?P<omonth>{months})(?:\s*måned)?(?:\b|(?=-?s?møde))(?:\.?\s+(?P<oyear>{year}|['’]\d\d))?)
        |(?P<partofyear>(?P<ypart>{_any(data["parts"])})\s+(?:af\s+)?(?P<pyear>{year}))
        |(?P<quarter>(?:q(?P<qnumber>[1-4])|(?P<knumber>[1-4])\.\s*kvartal)(?:\s+(?P<qyear>{year}))?)
        |(?P<half>(?P<hnumber>{_any(data["words"]["ordinals"])})\.?\s+(?:halvår|halvdel\s+af)(?:\s+(?P<hyear>{year}))?)
        |(?P<seasonal>(?P<season>{_any(data["seasons"])})(?:\s+(?P<syear>{year}))?\b)
        |(?P<weeks>ugen?\s+(?P<week>\d\d?)(?:\s?(?:-|–|og|/)\s?(?P<wlast>\d\d?))?\b(?:,?\s+(?P<wyear>{year}))?)
        |(?P<feasts>(?:(?P<fword>inden|før|efter|senest|til|omkring|ved)\s+)?(?P<feast>{_any(data["feasts"])})(?:\s+(?P<fyear>{year}))?\b)
        |(?P<nextmeeting>(?:på\s+|til\s+)?(?:det\s+)?(?:næste|kommende)\s+(?:ordinære\s+)?møde\b)
        |(?P<relatively>(?P<relative>{_any(data["words"]["relative"])})\b)
        |(?P<yearonly>(?:i\s+|fra\s+|siden\s+|for\s+|året\s+|til\s+)?(?P<year_only>{year})(?![\d.,-]\d|\w|\s+(?:kr|borgere|tilfælde|personer|patienter)))
        )""",
        re.X,
    )


@cache
def _listed() -> re.Pattern[str]:
    """The rest of a list of days, of which the last has a year: ', den 9. maj og den 12. september 2019'."""
    months = _any(rules("dates")["months"])
    return re.compile(rf"(?:,?\s*(?:og\s+)?(?:den|d\.)?\s*[0-3]?\d\.\s*(?:{months})){{1,12}}\s+((?:19|20)\d\d)\b")


_LATE, _EARLY = 8, 6  # months from which, and up to which, a list of days runs over the turn of the year
# Numbers that look like days: clock times, versions, item numbers, amounts.
_NO_DAY_BEFORE = re.compile(r"(?:kl|klokken|punkt|punkter|pkt|afsnit|bilag|lokale|lok|nr|version|v|§|side|tlf)\.?\s*$")
_NO_DAY_AFTER = re.compile(r"\s*(?:-\s?\d|kr\b|mio|pct|%|timer|min|uger|\d|\.\d)")
_LEADS = frozenset(
    [
        "den",
        "d",
        "mandag",
        "tirsdag",
        "onsdag",
        "torsdag",
        "fredag",
        "lørdag",
        "søndag",
        "i",
        "fra",
        "siden",
        "for",
        "året",
        "til",
        "på",
        "det",
        "inden",
        "før",
        "efter",
        "senest",
        "omkring",
        "ved",
        "af",
    ]
)


@cache
def _cues() -> frozenset[str]:
    """Words that a time may consist of, apart from numbers."""
    data = rules("dates")
    words = {
        word for table in ("months", "seasons", "parts", "feasts") for name in data[table] for word in name.split()
    }
    words |= {
        word
        for name in (*data["words"]["relative"], *data["words"]["ordinals"])
        for word in name.split()
        if not word.isdigit()
    }
    words |= {
        f"{month}{meeting}" for month in data["months"] if len(month) > 3 for meeting in ("møde", "mødet", "mødets")
    }
    return frozenset(words | {"uge", "ugen", "q1", "q2", "q3", "q4", "næste", "kommende"}) - _LEADS


def find_dates(
    words: Words, day: str | None, start: int = 0, end: int | None = None, ahead: Sequence[Span] = ()
) -> Iterator[DateMention]:
    """Every time named between two offsets of a text, relative to the meeting's ISO day.

    Only numbers and cue words are looked at closely. Within the spans of `ahead` (plans of coming meetings) years left
    out lie ahead.
    """
    dating = Dating(date.fromisoformat(day) if day and len(day) == 10 else None)
    cues, folded, starts, reached = _cues(), words.folded, words.starts, start
    last = len(folded) if end is None else end
    before: DateMention | None = None
    numbers = {token for token in words.distinct if token[0].isdecimal()}
    for k in words.of(cues & words.distinct | numbers):
        if reached <= starts[k] < last and (words.tokens[k] not in numbers or _may_be(words, k)):
            dating.ahead = any(span.start <= starts[k] < span.end for span in ahead)
            for match in _matches(words, k, reached, last):
                mention = _read(match, dating, folded, before)
                if mention is not None:
                    before, reached = mention, mention.span.end
                    yield mention
                    break


def _may_be(words: Words, k: int) -> bool:
    """Whether a time may begin at a number: a year, or one that a number, a month or a part of the year follows."""
    token = words.tokens[k]
    if len(token) > 2:
        return len(token) == 4
    following = words.tokens[k + 1] if k + 1 < len(words) else ""
    return following[:1].isdecimal() or following in _behind_numbers()


@cache
def _behind_numbers() -> frozenset[str]:
    months = rules("dates")["months"]
    return frozenset(word for name in months for word in name.split()) | {"kvartal", "halvår", "halvdel"}


def _matches(words: Words, k: int, reached: int, last: int) -> Iterator[re.Match[str]]:
    """What the grammar reads at word k, with the words that lead up to it first ('mandag den …')."""
    tokens, starts, first = words.tokens, words.starts, k
    while (
        first > 0
        and k - first < 3
        and tokens[first - 1] in _LEADS
        and starts[first - 1] >= reached
        and len(words.gaps[first]) < 4
    ):
        first -= 1
    match_at = grammar().match
    for start in starts[first : k + 1]:
        match = match_at(words.folded, start, last)
        if match is not None and match.end() > starts[k]:
            yield match


_LIST_GAP = re.compile(r"\s*(?:[,;·]|og|samt)\s*")


def _year_in_list(match: re.Match[str], before: DateMention | None, folded: str) -> int | None:
    """The year that a day without one has behind another day of a list, in which days follow each other."""
    if before is None or before.precision != "day" or before.iso is None:
        return None
    if not _LIST_GAP.fullmatch(folded, before.span.end, match.start()):
        return None
    year, month, day = (int(part) for part in before.iso.split("-"))
    named = match["month"] or match["nmonth"]
    here = (int(named) if named.isdecimal() else rules("dates")["months"][named], int(match["day"] or match["nday"]))
    if here > (month, day):
        return year
    return year + 1 if month >= _LATE and here[0] <= _EARLY else None


def _read(match: re.Match[str], dating: Dating, folded: str, last: DateMention | None) -> DateMention | None:
    rule = str(match.lastgroup)  # the outermost group, since it ends last
    before = folded[max(0, match.start() - 60) : match.start()]
    if rule == "numericday":
        if _NO_DAY_BEFORE.search(before):
            return None
        if not match["nyear"]:
            led = match.start("nday") > match.start()
            if not (led or match["sep"] == "/") or _NO_DAY_AFTER.match(folded, match.end()):
                return None
    if rule == "writtenday" and dating.day and not match["year"]:
        rest = _listed().match(folded, match.end())
        dating.listed = int(rest[1]) if rest else _year_in_list(match, last, folded)
    if rule == "numericday" and not match["nyear"]:
        dating.listed = _year_in_list(match, last, folded)
    bounds = READERS[rule](match, dating, before)
    dating.listed = None
    return DateMention(Span(*match.span()), *bounds) if bounds is not None else None
