"""The layout rules, compiled: which section a line opens, and what belongs to the page and not to the minutes.

Rules are data (`rules/layouts.toml`). A section's name is recognised in any case, with or without colon, bold marks and
list discs, and with the spelling errors that OCR makes in long words.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.minutes.model import SectionKind
from loaders.rules import rules

# What may stand before a heading's words: markdown, rules, list discs, arrows.
_ORNAMENT = re.compile(r"(?:[#=*_•●○▪■►▶▸‣◆❖–—>»\[\-\uf0b7]+\s+|[#=*_>•●▪■►▶▸‣◆\uf0b7]+)*")
_ARROW = re.compile(r"(?:-{1,3}>|=>|[→➔➜])\s*(?=\S)")  # '--> Bo skriver til rådet': what was agreed
_NAME_END = re.compile(r"\s*(?:[:;|?]+|[–—-](?=\s)|\.+:?(?=\s+[A-ZÆØÅ\d]|$)|\t|\s{3})[:*_]*\s*")
_COUNT = re.compile(r"\s*\([^()]{1,40}\)\s*$")
_GLUED = re.compile(r"[A-ZÆØÅ][a-zæøå]{4,20}(?=[A-ZÆØÅ])")  # 'BeslutningGodkendt'
# No form and no opener without one of these; spares most lines the search.
_HINT = re.compile(
    r"indstil|foresl|anbefal|tilråd|beslut|behandl|konklusion|afgørelse|vedtag|drøftelse|aftale|referat|bilag|\d{4}\)?\s*:"
)
_SHORT, _LONG = 7, 11  # letters from which one spelling error, and two, are forgiven
_NAME_LENGTH, _FORM_LENGTH, _TAIL_LENGTH = 60, 160, 80
_LETTERS = re.compile(r"[^\W\d_]+")
_ACCENTS = str.maketrans("áàâäéèêëíîïóòôöúûü", "aaaaeeeeiiioooouuu")
_ACCENTED = re.compile(f"[{''.join(map(chr, _ACCENTS))}]")


class Opening(NamedTuple):
    """A section begins in this line: its heading is `line[start:end]`.

    The heading is empty where the sentence itself opens the section ('Det indstilles, at …', 'Bilag 1: Notat').
    `listed`: it counts only where a list follows. `body` is the forum of 'Beslutning i X', `item` the number of
    'Bilag til punkt 2'.
    """

    kind: SectionKind
    start: int
    end: int
    listed: bool = False
    body: str | None = None
    item: str | None = None


@lru_cache(maxsize=4096)
def key(words: str) -> str:
    """Letters alone, without case and accents: what names are compared by."""
    low = words.casefold()
    return "".join(_LETTERS.findall(low.translate(_ACCENTS) if _ACCENTED.search(low) else low))


@cache
def _names() -> dict[str, SectionKind]:
    return {key(name): section["kind"] for section in rules("layouts")["section"] for name in section["names"]}


@cache
def _names_by_ends() -> dict[str, list[str]]:
    """Long names by their first two and last three letters, one of which a misspelt name still has."""
    ends: dict[str, list[str]] = {}
    for name in _names():
        if len(name) >= _SHORT:
            ends.setdefault(name[:2], []).append(name)
            ends.setdefault(name[-3:], []).append(name)
    return ends


@cache
def _listed_names() -> dict[str, SectionKind]:
    return {key(name): section["kind"] for section in rules("layouts")["section"] for name in section.get("listed", [])}


@cache
def _patterns(which: str) -> list[tuple[SectionKind, re.Pattern[str]]]:
    return [
        (section["kind"], re.compile(pattern, re.IGNORECASE))
        for section in rules("layouts")["section"]
        for pattern in section.get(which, [])
    ]


@lru_cache(maxsize=4096)
def section_named(words: str) -> SectionKind | None:
    """The kind of section that is called so, up to one spelling error in seven letters and two in eleven."""
    wanted = key(words)
    if wanted in _names() or len(wanted) < _SHORT:
        return _names().get(wanted)
    room = 2 if len(wanted) >= _LONG else 1
    for name in _names_by_ends().get(wanted[:2], []) + _names_by_ends().get(wanted[-3:], []):
        if abs(len(name) - len(wanted)) <= room and _within(name, wanted, room):
            return _names()[name]
    return None


def _within(a: str, b: str, room: int) -> bool:
    """Whether at most `room` letters must be put in, left out or replaced to make `b` of `a`."""
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        previous, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (letter != other))
        if min(row) > room:
            return False
    return row[-1] <= room


def opening(line: str) -> Opening | None:
    """The section that this line opens, None where it opens none."""
    arrow = _ARROW.match(line)
    if arrow:
        return Opening("decision", 0, arrow.end())
    start = words_start(line)
    if not line[start : start + 1].isalpha():
        return None
    hinted = _HINT.search(line[start : start + _FORM_LENGTH].lower()) is not None
    ends = len(line) <= _FORM_LENGTH or ":" in line[:_FORM_LENGTH]
    form = _form(line, start) if hinted and ends else None
    if form and (form.item or form.body):
        return form  # before the names: 'Bilag til punkt 2' is nearly one of those of attachments
    return _named(line, start) or form or (_opener(line, start) if hinted else None)


def _named(line: str, start: int) -> Opening | None:
    end = _NAME_END.search(line, start, start + _NAME_LENGTH + 3)
    name = line[start : end.start()] if end else line[start:]
    if len(name) <= _NAME_LENGTH:
        name = _COUNT.sub("", name).strip("*_= ]")
        kind = None if any(map(str.isdigit, name)) else section_named(name)
        if kind:
            return Opening(kind, start, end.end() if end else len(line))
        listed = _listed_names().get(key(name))
        if listed and not line[end.end() if end else len(line) :]:
            return Opening(listed, start, len(line), listed=True)
    glued = _GLUED.match(line, start)
    kind = _names().get(key(glued.group())) if glued else None
    return Opening(kind, start, glued.end()) if glued and kind else None


def _form(line: str, start: int) -> Opening | None:
    for kind, pattern in _patterns("forms"):
        found = pattern.match(line, start)
        if found:
            groups = found.groupdict()
            rest = _NAME_END.match(line, found.end())
            end = rest.end() if rest else found.end()
            return Opening(kind, start, end, body=_body(groups.get("body")), item=groups.get("item"))
    return None


def _opener(line: str, start: int) -> Opening | None:
    kind = next((kind for kind, pattern in _patterns("openers") if pattern.match(line, start)), None)
    return Opening(kind, start, start) if kind else None


_BODY_END = re.compile(
    r"(?i),?\s*(?:\b(?:mandag|tirsdag|onsdag|torsdag|fredag)\b.*|\b(?:den|d\.)\s+\d.*"
    r"|\b\d{1,2}[./-]\s?(?:\d|\w{3,}).*|,\s*(?:pkt|punkt)\b.*)$"
)


def _body(words: str | None) -> str | None:
    return (_BODY_END.sub("", words).strip(" ,(") or None) if words else None


def words_start(line: str) -> int:
    """Where the line's own words begin, behind list discs, bold marks and what a page's buttons say."""
    start = _ORNAMENT.match(line).end()  # type: ignore[union-attr]  # matches the empty string too
    button = _prefixes().match(line, start)
    return button.end() if button else start


@cache
def _prefixes() -> re.Pattern[str]:
    return re.compile("|".join(rules("layouts")["furniture"]["prefixes"]), re.IGNORECASE)


@cache
def _furniture() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{line})" for line in rules("layouts")["furniture"]["lines"]), re.IGNORECASE)


def is_furniture(line: str) -> bool:
    """Whether the line belongs to the page: a page number, a rule, a link to the top."""
    return len(line) <= _FORM_LENGTH and _furniture().fullmatch(line) is not None


@cache
def _tail(which: str) -> frozenset[str]:
    return frozenset(key(name) for name in rules("layouts")["tail"][which])


def opens_tail(line: str) -> bool:
    """Whether a list that follows the last item begins here: follow-up, tasks, signatures, or such a table's head."""
    if len(line) > _TAIL_LENGTH:
        return False
    words = [key(word) for word in re.split(r"[\s|/]+", line)]
    columns = sum(word in _tail("columns") for word in words)
    return key(line) in _tail("names") or (columns > 1 and 2 * columns >= len(words))
