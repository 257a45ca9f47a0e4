"""Sums of money: how many kroner are written where, and what for.

One pattern finds a figure (or a number in words) with its unit and currency, in any order; ranges and lists
('300.000-400.000 kr.', '1,2 og 1,4 mio. kr.') lend unit and currency to the figures before. A second pattern finds
figures without a currency that stand right behind a word of money ('heraf brugt 455.000'). The words around a sum say
whether it was applied for or granted. The vocabulary is in rules/amounts.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import Literal, NamedTuple

from loaders.documents.document import Document
from loaders.facts.cues import without_tags
from loaders.facts.model import Amount
from loaders.mentions.words import fold
from loaders.minutes.model import Minutes
from loaders.rules import rules
from loaders.span import Span

_GAP = r"[ \t\u00a0]*\n?[ \t\u00a0]*"
_FIGURE = r"(?<![\w,.§/])(?:\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d{1,2})?|\d{1,9}(?:[.,]\d{1,3})?)(?![\d%])"
_CURRENCY = r"(?:kr(?:oner)?\b\.?|dkk\b)"
_GROUPED = re.compile(r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d{1,2})?")
_PURPOSE = re.compile(r"[^.;:\n()]{0,25}?\b(?:til|for)\s+([^\W\d][^.,;:()\n]{2,70})")
PURPOSE_WORDS = 8
REACH = 90
AROUND = 120
"""Characters around a sum in which its sentence is read."""
_ANCHOR = re.compile(rf"{_CURRENCY}|,[-–]")
_DIGITS = re.compile(r"\d[\d.,\u00a0]*(?: \d{3}\b)*")
_MILLION = re.compile(r" milli(?:on|ard)")
_SENTENCE = re.compile(r"[.!?;]\s+(?=[A-ZÆØÅ–•-])|\n\s*\n|\n(?=\s*[-–•])")
_CLAUSE = re.compile(rf",\s(?:og|men|mens)\s|{_SENTENCE.pattern}")
_STOPS = re.compile(r"[?.!;)\n]|$")


class Sum(NamedTuple):
    """An amount of kroner written at `span`."""

    span: Span
    kroner: int


class _Grammar:
    """The patterns of rules/amounts.toml, each made when a text first needs it."""

    def __init__(self) -> None:
        data = rules("amounts")
        self.units: dict[str, int] = {unit.rstrip("."): factor for unit, factor in data["units"].items()}
        self.numerals: dict[str, float] = dict(data["numerals"])
        self._cues, self._follows = ("|".join(data["context"][words]) for words in ("cues", "follows"))
        written = [unit for unit in sorted(self.units, key=len, reverse=True) if unit not in ("t", "m")]
        self._unit = "(?:" + "|".join(rf"{re.escape(unit)}\b\.?" for unit in written) + ")"
        word = "|".join(sorted(self.numerals, key=len, reverse=True))
        self._numeral = (
            rf"\b(?:(?:{word})\b{_GAP}(?:en{_GAP})?halv|(?:{word})(?:{_GAP}hundrede)?)\b(?={_GAP}{self._unit})"
        )

    @cached_property
    def money(self) -> re.Pattern[str]:
        """A figure with its currency."""
        unit, short = self._unit, rf"(?:t\.?{_GAP}|m\.?)"
        return re.compile(
            rf"(?P<a>{_FIGURE}|{self._numeral}){_GAP}(?P<au>{unit}|{short}(?={_CURRENCY}))?{_GAP}(?:danske{_GAP})?"
            rf"{_CURRENCY}"
            rf"|\b(?P<bu>t\.?{_GAP})?(?:kr\b\.?|dkk\b):?{_GAP}(?P<b>{_FIGURE})(?:{_GAP}(?P<bv>{unit}))?(?:,[-–]|,00\b)?"
            rf"|(?P<c>(?<![\w,.])\d{{1,3}}(?:\.\d{{3}})*),[-–](?!\d)"
        )

    @cached_property
    def earlier(self) -> re.Pattern[str]:
        """A figure of a range or list before one with a currency."""
        return re.compile(rf"(?P<e>{_FIGURE})(?P<eu>{_GAP}{self._unit})?{_GAP}(?:-|–|/|\+|,|og|til|eller|hhv\.){_GAP}$")

    @cached_property
    def bare(self) -> re.Pattern[str]:
        """A figure without a currency."""
        open_end = rf"(?={_GAP}(?:[.,;:)\]|–-]|\n|$|(?:{self._follows})\b))"
        return re.compile(
            rf"(?P<d>{_GROUPED.pattern}|\d{{1,4}}(?:,\d{{1,3}})?|{self._numeral})"
            rf"(?:{_GAP}(?P<du>{self._unit}))?(?P<open>{open_end})?"
        )

    @cached_property
    def cue(self) -> re.Pattern[str]:
        """A word of money right before a figure."""
        filler = rf"(?:(?:ca\.|på|kun|alene|er|indtil nu|i alt|for|var|med|foreløbig){_GAP})?"
        return re.compile(rf"(?:\b(?:{self._cues})\b\.?:?{_GAP}{filler}|(?P<for>\bfor{_GAP}))$")

    @cached_property
    def stage(self) -> re.Pattern[str]:
        """A word that says a sum was applied for, granted or refused, in the group of that name."""
        stages = rules("amounts")["stages"]
        return re.compile(
            "|".join(rf"(?P<{name}>\b(?:{'|'.join(forms)})(?!\w))" for name, forms in stages.items()), re.IGNORECASE
        )


@cache
def _grammar() -> _Grammar:
    return _Grammar()


def find_sums(text: str) -> list[Sum]:
    """Every amount of kroner written in `text`, in order."""
    grammar = _grammar()
    text = fold(text)
    found: list[Sum] = []
    reach = 0
    for start, end in _stretches(text):
        for match in grammar.money.finditer(text, start, end):
            figure = match["a"] or match["b"] or match["c"]
            unit = match["au"] or match["bu"] or match["bv"]
            kroner = _kroner(figure, unit, grammar)
            found += _earlier(text, reach, match.start(), figure, unit, grammar)
            if kroner:
                found.append(Sum(Span(match.start(), match.end()), kroner))
            reach = match.end()
    return sorted(found + list(_bare(text, found, grammar)))


def _stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of a text in which a currency stands, so that the rest need not be read."""
    stretches: list[tuple[int, int]] = []
    for match in _ANCHOR.finditer(text):
        start, end = max(0, match.start() - REACH), min(len(text), match.end() + REACH)
        while end < len(text) and text[end].isalnum():
            end += 1  # never 'kr' of a longer word
        if stretches and start <= stretches[-1][1]:
            start = stretches.pop()[0]
        stretches.append((start, end))
    return stretches


def _earlier(text: str, reach: int, start: int, figure: str, unit: str | None, grammar: _Grammar) -> Iterator[Sum]:
    """Figures that share unit and currency of the one at `start` (ranges, lists), right to left, three at most."""
    for _ in range(3):
        match = grammar.earlier.search(text, max(reach, start - 40), start)
        if match is None or (
            bool(_GROUPED.fullmatch(match["e"])) != bool(_GROUPED.fullmatch(figure)) and not match["eu"]
        ):
            return
        if len(match["e"]) == 4 and match["e"].isdigit():
            return  # a year
        if not unit and not _GROUPED.fullmatch(match["e"]):
            return
        if kroner := _kroner(match["e"], match["eu"] or unit, grammar):
            yield Sum(Span(match.start(), match.end("eu") if match["eu"] else match.end("e")), kroner)
        start = match.start()


def _bare(text: str, found: list[Sum], grammar: _Grammar) -> Iterator[Sum]:
    """Figures that a word of money announces; a short one ('Disponeret 3,1') has the unit of the amount before it."""
    taken = {offset for s in found for offset in range(*s.span)}
    for start in _figures(text):
        match = grammar.bare.match(text, start)
        if match is None or start in taken or match.end() - 1 in taken:
            continue
        grouped, unit = _GROUPED.fullmatch(match["d"]), match["du"]
        cue = grammar.cue.search(text, max(0, start - 30), start) if grouped or unit or "," in match["d"] else None
        if cue is None or (not _STOPS.match(text, match.end()) if cue["for"] else match["open"] is None):
            continue
        if not unit and not grouped:
            if not any(0 < start - s.span.end < 60 and s.kroner >= 1_000_000 for s in found):
                continue
            unit = "mio"
        if kroner := _kroner(match["d"], unit, grammar):
            yield Sum(Span(start, match.end("du") if match["du"] else match.end("d")), kroner)


def _figures(text: str) -> Iterator[int]:
    """Where a figure begins, or a number in words before 'million'."""
    for match in _DIGITS.finditer(text):
        if match.start() == 0 or text[match.start() - 1] in " \t\n\u00a0:(":
            yield match.start()
    for match in _MILLION.finditer(text):
        words = text.rfind(" ", 0, max(0, match.start() - 1))
        yield words + 1


def _kroner(figure: str, unit: str | None, grammar: _Grammar) -> int:
    """'1,7' and 'mio.' → 1700000; 0 for what is no number."""
    factor = grammar.units[unit.strip().rstrip(".").strip().lower()] if unit else 1
    if figure[0].isdigit():
        digits = re.sub(r"[.\u00a0 ]", "", figure) if _GROUPED.fullmatch(figure) else figure
        return round(float(digits.replace(",", ".")) * factor)
    words = figure.split()
    number = grammar.numerals[words[0]]
    if words[-1] == "halv":
        number = 0.5 if number == 1 and len(words) == 2 else number + 0.5
    elif words[-1] == "hundrede" and len(words) > 1:
        number *= 100
    return round(number * factor)


def read_amounts(document: Document, minutes: Minutes) -> list[Amount]:
    """The amounts of one minutes, each once per item, in document order."""
    text = without_tags(document.text)[minutes.span.start : minutes.span.end]
    offset = minutes.span.start
    amounts: list[Amount] = []
    seen: set[tuple[str, int]] = set()
    sums = find_sums(text)
    bounds = [0, *(end for one in sums for end in one.span), len(text)]
    for place, (span, kroner) in enumerate(sums):
        item = minutes.item_at(offset + span.start)
        number = item.number if item else ""
        if (number, kroner) in seen:
            continue
        seen.add((number, kroner))
        purpose = _purpose(text, span) or (item.title if item else "")
        status = _status(text, span, bounds[2 * place], bounds[2 * place + 3])
        amounts.append(Amount(number, kroner, purpose, Span(offset + span.start, offset + span.end), status))
    return amounts


def _status(text: str, span: Span, after: int, before: int) -> Literal["applied", "granted"] | None:
    """What the words of its sentence say of a sum, between the sums `after` and `before` which it stands.

    What stands behind it tells what came of an application: 'Ansøgningen om 2 mio. kr. blev imødekommet'.
    """
    stage = _grammar().stage
    earlier = _SENTENCE.split(text[max(after, span.start - AROUND) : span.start])[-1]
    later = _CLAUSE.split(text[span.end - 1 : min(before, span.end + AROUND)], maxsplit=1)[0]
    behind = [match.lastgroup for match in stage.finditer(later)]
    told = [match.lastgroup for match in stage.finditer(earlier)]
    if "refused" in behind or told[-1:] == ["refused"]:
        return "applied" if "applied" in told + behind else None
    if "granted" in behind and told[-1:] != ["granted"]:
        return "granted"
    found = told[-1] if told else behind[0] if behind else None
    return "granted" if found == "granted" else "applied" if found == "applied" else None


def _purpose(text: str, span: Span) -> str | None:
    """What stands behind 'til' or 'for' right after the amount; None where the text has no such words."""
    match = _PURPOSE.match(text, span.end, span.end + 100)
    return " ".join(match[1].split()[:PURPOSE_WORDS]) if match else None
