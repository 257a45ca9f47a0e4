"""Section names of a document's own: what stands before the text of several of its items ('Sådan blev det: …').

Secretaries name an item's parts as they like, but they name them alike in every item. A short name with a colon, a
question mark or a line to itself that comes again from item to item is therefore a section's. Which one is the decision
is told by its words ('Hvad er vi enige om?'), else by its place: the last of the names in the items.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from loaders.minutes.decisions import is_resolution
from loaders.minutes.headings import Candidate
from loaders.minutes.layouts import Opening, words_start
from loaders.minutes.lines import Line
from loaders.minutes.model import SectionKind
from loaders.minutes.numbering import Numbered
from loaders.minutes.pages import Page
from loaders.minutes.words import is_given, is_organisation, is_title
from loaders.rules import rules

_NAME = r"[A-ZÆØÅ][^\W\d]*(?:/[^\W\d]+)?,?(?: [^\W\d]+(?:/[^\W\d]+)?,?){0,6}"
_LEADING = re.compile(
    rf"(?P<name>{_NAME}?)\s*(?:(?P<mark>[*_]*[:?][*_]*(?=\s|$)|[*_\]]+(?=\s)|\s[–—-]+(?=\s))|(?P<end>\.?[*_]*$)"
    r"|\.\s+(?=[A-ZÆØÅ0-9]))"
)
_INSIDE = re.compile(rf"(?<=[.!?»”)])\s+(?={_NAME}\s?[:?.]\s+\S)")
_LONGEST = 45  # letters of a name
_FEWEST, _PLAIN = 2, 3  # items in which a name comes again, and one that nothing but its place sets apart
_KNOWN = frozenset(("=case", "=other", "=recommendation"))


class _Name(NamedTuple):
    """A possible name, in small letters: where its text begins, whether signs or a gap set it apart."""

    words: str
    end: int
    marked: bool


def own_names(page: Page, chain: list[Candidate]) -> dict[str, SectionKind]:
    """The document's own names of sections and what each of them is; empty where none is a decision's."""
    items = list(_items(page, chain))
    counts = Counter(name for names in items for name in names)
    marked = {name for names in items for name, sure in names.items() if sure}
    least = max(_FEWEST, len(items) // 4)
    own = {
        name
        for name, count in counts.items()
        if count >= (least if name in marked else max(_PLAIN, len(items) // 2))
        and name[0] != "="
        and not _says("other", name)
    }
    if not own:
        return {}
    decisions = {name for name in own if _says("decision", name)}
    if not decisions and counts["=decision"] < _FEWEST:
        decisions = _last_names(items, own)
    return {name: "decision" if name in decisions else "case" for name in own} if decisions else {}


def _items(page: Page, chain: list[Candidate]) -> Iterator[dict[str, bool]]:
    """For each item the names in it, in order, and whether they are set apart; known names by kind, as '=decision'.

    Text before the first name is '=text'.
    """
    ends = [*(one.index for one in chain[1:]), len(page.lines)]
    for one, last in zip(chain, ends, strict=True):
        names: dict[str, bool] = {}
        for index in range(one.title_line + 1, last):
            opened, line = page.openings[index], page.lines[index]
            if opened:
                names["=" + opened.kind] = True
                continue
            name = _leading(line, index + 1 < last)
            if name:
                names[name.words] = names.get(name.words, False) or name.marked
            elif not names:
                names["=text"] = True
            if name is None or not name.marked:
                names.update((inner.words, True) for _, inner in _inside(line))
        yield names


def _leading(line: Line, goes_on: bool) -> _Name | None:
    """The name with which the line may begin; `goes_on`: more lines of the item follow."""
    return _name(line, words_start(line.text), goes_on)


def _name(line: Line, start: int, goes_on: bool) -> _Name | None:
    found = _LEADING.match(line.text, start, start + _LONGEST + 3)
    if found is None:
        return None
    alone = found["end"] is not None
    if alone and (found.end() < len(line.text) or not goes_on):
        return None
    words = found["name"]
    if _names_somebody(words) or is_resolution(words):
        return None
    return _Name(words.casefold(), found.end(), found["mark"] is not None or line.gap > 0)


def _names_somebody(words: str) -> bool:
    """Whether the words name who speaks ('Bo:', 'KVA:', 'Almen praksis:') and not what follows."""
    spaced = [word.strip(",") for word in words.split()]
    if any(map(is_given, spaced)) or (len(spaced) == 1 and words.isupper() and len(words) < 6):
        return True
    plain = [word for word in spaced if word.islower() and not is_organisation(word) and not is_title(word)]
    return not plain and (is_organisation(words) or is_title(words))


def _inside(line: Line) -> Iterator[tuple[int, _Name]]:
    """Names in the middle of a line, behind a sentence: where each begins, and the name."""
    for found in _INSIDE.finditer(line.text):
        name = _name(line._replace(gap=0), found.end(), True)
        if name and name.marked:
            yield found.end(), name


@cache
def _patterns(which: str) -> re.Pattern[str]:
    return re.compile("|".join(rules("layouts")["own"][which]))


def _says(which: str, name: str) -> bool:
    return _patterns(which).search(name) is not None


def _last_names(items: list[dict[str, bool]], own: set[str]) -> set[str]:
    """The name that stands last in most items, behind another name or text: the decision's by its place."""
    last: Counter[str] = Counter()
    for names in items:
        known = [name for name in names if name in own or name in _KNOWN]
        if known and known[-1] in own and known[-1] != next(iter(names)):
            last[known[-1]] += 1
    (name, count), *_ = last.most_common(1) or [("", 0)]
    within = sum(name in names for names in items)
    return {name} if count >= _FEWEST and 4 * count >= 3 * within and 2 * within >= len(items) else set()


def with_own_names(page: Page, chain: list[Candidate], own: dict[str, SectionKind]) -> Page:
    """The page with a section opened at each of the document's own names, lines cut before names inside them."""
    named = Page(page.text, [], [], [])
    headings = frozenset(index for one in chain for index in range(one.index, one.title_line + 1))
    for index, (line, reading, opened) in enumerate(zip(page.lines, page.readings, page.openings, strict=True)):
        if index < chain[0].index or index in headings:
            named.add(line, reading, opened)
        else:
            _add(named, line, reading, opened, own)
    return named


def _add(page: Page, line: Line, reading: Numbered | None, opened: Opening | None, own: dict[str, SectionKind]) -> None:
    """Put the line on the page, or its parts where own names stand in it."""
    cuts = [start for start, name in _inside(line) if name.words in own]
    for begin, end in pairwise([0, *cuts, len(line.text)]):
        part = line.part(begin, end) if cuts else line
        name = _leading(part, True) if begin or not opened else None
        if name and name.words in own:
            page.add(part, None, Opening(own[name.words], words_start(part.text), name.end))
        else:
            page.add(part, None if begin else reading, None if begin else opened)
