"""Changes of whole minutes that leave what they say as it is, or change it in a known way.

Each change gives the text anew together with what it makes of names, so that the facts expected afterwards follow from
those read before. A change that finds nothing to do in a text gives None. The parts to change are found by the tool's
own reading of the minutes: what it reads wrongly before stays wrong, and what counts is only whether it stays.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count, pairwise
from textwrap import fill

from loaders.documents.document import Document
from loaders.facts.clauses import sentences
from loaders.facts.lexicon import lexicon
from loaders.facts.model import Reading
from loaders.minutes.model import Item, Section
from loaders.rules import rules
from loaders.span import Span

Renaming = Callable[[str], str]

_FAMILY = """Askebrink Alsted Bakkebo Birkemark Colding Dybholt Dalgas Egsmark Enemark Flintebæk Granhøj
  Gammelby Hasselkær Hesselvig Hvidbjerg Ibskov Jernved Jordrup Klintager Krogmose Kvistgård Lillemose Lyngager Morbærk
  Mølvang Nyrupdal Nøddebo Ovnbøl Pilesø Purkær Rugbæk Ravnemose Røndal Stenklev Skovlod Sortebæk Søhus Tangmose
  Tornkær Ulvbjerg Vindblæs Vestmose Ørnekær Åbrink"""
_PLACES = """Kværnby Myrholm Nørrested Ovedal Pugholm Rindsø Stavnkær Tyvelse Ulfby Viftrup Ørnsted Alkærsig Bispelund
  Drejsø Enghave"""
_MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_DATE = re.compile(rf"\b(\d{{1,2}})\. ({'|'.join(_MONTHS)}) (\d{{4}})\b")
_MUNICIPALITY = re.compile(r"^([A-ZÆØÅ][a-zæøå]+) Kommune$")
_BRACKETED = re.compile(r"^(.{8,}) \(([A-ZÆØÅ]{2,6})\)$")
_IDLE = "Vinduerne i lokalet var åbne imens."
_WIDTH, _LONG = 72, 90
_READ = frozenset(("case", "decision", "other"))


@dataclass(frozen=True, slots=True)
class Before:
    """A text as it was read before a change."""

    document: Document
    reading: Reading

    @property
    def text(self) -> str:
        """Its text."""
        return self.document.text


@dataclass(frozen=True, slots=True)
class Changed:
    """The text after a change. `renamed` is what the change makes of a name, `numbers` of an item's number."""

    text: str
    renamed: Renaming = str
    numbers: tuple[tuple[str, str], ...] = ()


def other_people(before: Before) -> Changed | None:
    """Everybody of the attendance with other names that have the same initials, where there are such."""
    text, given, family = before.text, rules("given_names")["names"], _FAMILY.split()
    bodies = " ".join(body.name for body in before.reading.bodies if body.kind != "person")
    names: dict[str, str] = {}
    for attendee in before.reading.minutes.attendance:
        tokens = [token for token in re.split(r"[\s-]+", attendee.name) if len(token) > 3 and token[0].isupper()]
        for at, token in enumerate(tokens):
            if token in names or token in bodies or re.search(rf"\b{token.lower()}\b", text):
                continue
            taken = " ".join((text, *names.values()))
            fresh = (name for name in (family if at else given) if name[0] == token[0] and name not in taken)
            if other := next(fresh, None):
                names[token] = other
    return _rewritten(text, names)


def other_municipalities(before: Before) -> Changed | None:
    """Every municipality that is not registered with another invented name."""
    fresh = (name for name in _PLACES.split() if name not in before.text)
    found = (_MUNICIPALITY.match(body.name) for body in before.reading.bodies if not body.registered)
    return _rewritten(before.text, dict(zip(dict.fromkeys(m.group(1) for m in found if m), fresh, strict=False)))


def _rewritten(text: str, names: dict[str, str]) -> Changed | None:
    if not names:
        return None
    words = re.compile(r"(?<!\w)(" + "|".join(sorted(names, key=len, reverse=True)) + r")(?=s?(?!\w)|-)")

    def renamed(words_: str) -> str:
        return words.sub(lambda match: names[match.group(1)], words_)

    return Changed(renamed(text), renamed)


def items_swapped(before: Before) -> Changed | None:
    """Two neighbouring items in the other order, with their numbers exchanged."""
    text = before.text
    for one, other in pairwise(before.reading.minutes.items[1:]):
        headings = [_number_at(text, item) for item in (one, other)]
        adjoining = one.span.end == other.span.start and text[other.span.end - 1 : other.span.end] == "\n"
        if all(headings) and adjoining and one.sections and other.sections:
            first, second = (
                text[item.span.start : at.start] + number + text[at.end : item.span.end]
                for item, at, number in zip(
                    (one, other), filter(None, headings), (other.number, one.number), strict=True
                )
            )
            swapped = text[: one.span.start] + second + first + text[other.span.end :]
            return Changed(swapped, numbers=((one.number, other.number), (other.number, one.number)))
    return None


def _number_at(text: str, item: Item) -> Span | None:
    """Where the number of an item stands in its heading."""
    line = text.rfind("\n", 0, item.title_span.start) + 1
    found = re.compile(rf"(?<!\d){re.escape(item.number)}(?!\d)").search(text, line, item.title_span.start)
    return Span(*found.span()) if found and item.number.isdigit() and line >= item.span.start else None


def idle_sentence(before: Before) -> Changed | None:
    """A sentence that says nothing of the matter in the middle of each section's prose."""
    return _sentences_of(before, lambda found: found[len(found) // 2].end, f" {_IDLE}")


def _sentences_of(before: Before, place: Callable[[list[Span]], int], words: str) -> Changed | None:
    """The words put in at one place of each section of prose."""
    text, at = before.text, []
    for section in _sections(before.reading):
        found = [s for s in sentences(text, section.span, lexicon()) if _is_prose(text, s)]
        if found:
            at.append(place(found))
    return Changed(_with(text, [(Span(end, end), words) for end in at])) if at else None


def _sections(reading: Reading) -> Iterator[Section]:
    for item in reading.minutes.items:
        yield from (section for section in item.sections if section.kind in _READ)


def _is_prose(text: str, sentence: Span) -> bool:
    """Whether a sentence ends with a full stop and stands on no table row."""
    words = sentence.of(text)
    return words.endswith(".") and words[0].isupper() and not re.search(r"[\t|]", words) and len(words.split()) > 3


def _with(text: str, parts: list[tuple[Span, str]]) -> str:
    """The text with other words at some places."""
    for span, words in sorted(parts, reverse=True):
        text = text[: span.start] + words + text[span.end :]
    return text


def wrapped_lines(before: Before) -> Changed | None:
    """Long lines broken."""
    lines = before.text.split("\n")
    broken = [fill(x, _WIDTH, break_long_words=False, break_on_hyphens=False) if _is_long(x) else x for x in lines]
    return Changed("\n".join(broken)) if broken != lines else None


def _is_long(line: str) -> bool:
    return len(line) > _LONG and not re.search(r"[\t|]| {2}|^\W", line)


def white_space(before: Before) -> Changed | None:
    """Lines that end in a carriage return behind spaces, and hard spaces between some words."""
    every = count()
    hard = re.sub(r"(?<=[a-zæøå]) (?=[a-zæøå])", lambda _: " " if next(every) % 5 else "\u00a0", before.text)
    return Changed(hard.replace("\n", "  \r\n"))


def dates_in_figures(before: Before) -> Changed | None:
    """'12. marts 2024' as '12.03.2024'."""
    return _again(before.text, _DATE, lambda m: f"{int(m.group(1)):02}.{_MONTHS.index(m.group(2)) + 1:02}.{m.group(3)}")


def _again(text: str, pattern: re.Pattern[str], words: Callable[[re.Match[str]], str]) -> Changed | None:
    changed, times = pattern.subn(words, text)
    return Changed(changed) if times else None


def names_written_out(before: Before) -> Changed | None:
    """Where a body is defined with its abbreviation, the full name instead of the abbreviation behind that."""
    return _exchanged(before, 1)


def names_abbreviated(before: Before) -> Changed | None:
    """Where a body is defined with its abbreviation, the abbreviation instead of the full name behind that."""
    return _exchanged(before, 0)


def _exchanged(before: Before, old: int) -> Changed | None:
    """Full names and abbreviations exchanged in the items, behind the words that define them."""
    text, names = before.text, {}
    for match in (_BRACKETED.match(body.name) for body in before.reading.bodies if body.kind == "forum"):
        if match and match.group(0) in text:
            names[match.group(1 + old)] = (match.group(2 - old), text.index(match.group(0)) + len(match.group(0)))
    if not names:
        return None
    words = re.compile(r"(?<![\w(])(?:" + "|".join(map(re.escape, names)) + r")(?![\w)-]| \()")
    prose = [section.span for section in _sections(before.reading)]
    parts = [
        (Span(*match.span()), names[match.group()][0])
        for match in words.finditer(text)
        if match.start() >= names[match.group()][1] and any(span.holds(Span(*match.span())) for span in prose)
    ]
    return Changed(_with(text, parts)) if parts else None


def prose_as_list(before: Before) -> Changed | None:
    """The sentences of each decision that is one paragraph as points of a list."""
    text, parts = before.text, []
    for section in _sections(before.reading):
        body = section.span.of(text)
        found = sentences(text, section.span, lexicon())
        whole = all(_is_prose(text, sentence) for sentence in found) and "\n" not in body.strip()
        if section.kind == "decision" and len(found) > 1 and whole and section.heading.end > section.heading.start:
            points = "\n" + "".join(f"- {sentence.of(text)}\n" for sentence in found)
            lead = "" if body.startswith("\n") else "\n"
            parts.append((section.span, f"{lead}{points}\n"))
    return Changed(_with(text, parts)) if parts else None


def list_as_prose(before: Before) -> Changed | None:
    """The points of each decision, where all are whole sentences, as one paragraph."""
    text, parts = before.text, []
    for section in _sections(before.reading):
        lines = [line.strip() for line in section.span.of(text).strip().split("\n") if line.strip()]
        points = [re.fullmatch(r"[-–•*] (\S.*\.)", line) for line in lines]
        if section.kind == "decision" and len(points) > 1 and all(points):
            joined = " ".join(point.group(1) for point in points if point)
            parts.append((section.span, f"\n{joined}\n\n"))
    return Changed(_with(text, parts)) if parts else None


CHANGES: dict[str, Callable[[Before], Changed | None]] = {
    "other people": other_people,
    "other municipalities": other_municipalities,
    "two items swapped": items_swapped,
    "an idle sentence": idle_sentence,
    "lines wrapped": wrapped_lines,
    "other white space": white_space,
    "dates in figures": dates_in_figures,
    "names written out": names_written_out,
    "names abbreviated": names_abbreviated,
    "prose as a list": prose_as_list,
    "list as prose": list_as_prose,
}
