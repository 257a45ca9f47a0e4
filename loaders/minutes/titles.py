"""An item's title without what is printed beside it, and titles that have no number."""

from __future__ import annotations

import re
from functools import cache

from loaders.minutes.headings import TITLE_LIKE, Candidate, has_title_word
from loaders.minutes.layouts import key, words_start
from loaders.minutes.lines import Line, trim
from loaders.minutes.numbering import Numbered
from loaders.minutes.pages import Page
from loaders.rules import rules
from loaders.span import Span

_MINUTES = re.compile(
    r"(?i)\s*(?:[(\[]\s*|[–—-]+\s*|,\s*|\s)(?:ca\.?\s*)?(?:varighed:?\s*)?(\d{1,3})\s*(?:min\.?|minutter|minut)\s*[)\]]?\s*$"
)
_CASE_COLUMN = re.compile(r"(?i)(?:\t|\s{3})\s*(?:dok|j\.?\s?nr|sag|sags?\.?\s?(?:id|nr))\b[^\n]*$")
_CLOCK = re.compile(
    r"(?i)\s*[(\[,–—-]?\s*(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})\s*(?:[–—-]|til)\s*(?:kl\.?\s*)?(\d{1,2})[.:](\d{2})\s*[)\]]?\s*$"
)


def read_title(page: Page, heading: Candidate, last: int) -> tuple[Span, int | None, int]:
    """The title's span, the minutes set aside for the item, and the index of the first line of its text."""
    text, lines, openings = page.text, page.lines, page.openings
    first = lines[heading.title_line]
    start = first.start + (heading.reading.start if heading.title_line == heading.index else 0)
    end, rest = first.end, heading.title_line + 1
    while rest < last and not openings[rest] and _runs_on(lines[rest - 1], lines[rest]):
        end, rest = lines[rest].end, rest + 1
    if column := _CASE_COLUMN.search(text, start, end):
        end = column.start()
    end, minutes = _without_time(text, start, end)
    while end > start + 1 and text[end - 1] in "*_:#=| ":
        end -= 1
    return _complete(text, trim(text, start, end)), minutes, rest


def _runs_on(line: Line, following: Line) -> bool:
    if following.gap or line.text[-1:] in ".:;?!)":
        return False
    unfinished = len(line.text) > 40 or line.text.split()[-1] in rules("layouts")["titles"]["unfinished"]
    return (following.text[0].islower() and unfinished) or line.text[-1:] in ",-–"


def _without_time(text: str, start: int, end: int) -> tuple[int, int | None]:
    """The title's end before '(15 minutter)' or '(14.30-14.45)', and the minutes that these say."""
    duration = _MINUTES.search(text, start, end)
    if duration and duration.start() > start:
        return duration.start(), int(duration.group(1))
    clock = _CLOCK.search(text, start, end)
    if clock and clock.start() > start:
        hour, minute, until_hour, until_minute = (int(part) for part in clock.groups())
        return clock.start(), (until_hour - hour) * 60 + until_minute - minute
    return end, None


@cache
def _whole_titles() -> frozenset[str]:
    return frozenset(key(title) for title in rules("layouts")["titles"]["whole"])


def _complete(text: str, title: Span) -> Span:
    """A title that is complete before its colon ends there."""
    colon = text.find(":", title.start, title.end)
    if colon > 0 and key(text[title.start : colon]) in _whole_titles():
        return Span(title.start, colon)
    return title


CASE_NUMBER = re.compile(r"(?i)sags?(?:n|id|\.id)\w*\.?:?\s*[\d-]|sag\s+\d+[/-]\d+")
_METADATA = re.compile(r"(?i)(?:sagsn|sagsid|sags\.?id|dok\.?|brevid|åbe[nt]|kompetence|journal)")


def find_titles(page: Page) -> list[Candidate]:
    """Headings without numbers, numbered in their order: by a label, by their sections, or by how they are set."""
    found = _labelled(page) or _before_sections(page) or _set_apart(page)
    return [_as_heading(page, index, start, place) for place, (index, start) in enumerate(found, 1)]


def _labelled(page: Page) -> list[tuple[int, int]]:
    """'Emne: Status' and the like: the line, and where the title begins in it."""
    labels = "|".join(rules("layouts")["titles"]["labels"])
    found = ((index, re.match(rf"\W*(?:{labels})\s*:\s*(?=\S)", line.text)) for index, line in enumerate(page.lines))
    places = [(index, label.end()) for index, label in found if label]
    return places if len(places) > 1 else []


def _before_sections(page: Page) -> list[tuple[int, int]]:
    """Lines of a title's shape directly before the first section of an item."""
    lines, openings = page.lines, page.openings
    found: list[tuple[int, int]] = []
    seen: set[str] = set()
    for index, opened in enumerate(openings):
        if opened is None:
            continue
        above = index - 1
        while above >= 0 and _METADATA.match(lines[above].text) and openings[above] is None:
            above -= 1
        begins = not found or opened.kind in seen or ("decision" in seen and opened.kind != "attachments")
        if above >= 0 and openings[above] is None and _is_title(lines[above]) and begins:
            found.append((above, words_start(lines[above].text)))
            seen = set()
        seen.add(opened.kind)
    return found if len(found) > 1 else []


def _is_title(line: Line) -> bool:
    return _is_shaped(line.text[words_start(line.text) :]) and (line.gap > 0 or line.text[0] in "#*=")


def _is_shaped(words: str) -> bool:
    return 3 < len(words) <= 120 and words[-1] not in ".,;" and words[0].isupper()


def _set_apart(page: Page) -> list[tuple[int, int]]:
    """Lines set as the titles are that all agendas have: marked, in capitals, with a colon, or alone."""
    ways: dict[str, list[int]] = {}
    for index, line in enumerate(page.lines):
        way = _way(line, page.lines[index + 1] if index + 1 < len(page.lines) else None)
        opened = page.openings[index]
        if way and (opened is None or opened.kind in TITLE_LIKE):
            ways.setdefault(way, []).append(index)
    for indices in ways.values():
        known = [index for index in indices if has_title_word(page.lines[index].text)]
        titles = [index for index in indices if known and index >= known[0]]
        if len(known) > 1 and len(titles) > 2:
            return [(index, words_start(page.lines[index].text)) for index in titles]
    return []


def _way(line: Line, following: Line | None) -> str | None:
    words = line.text[words_start(line.text) :]
    if not _is_shaped(words):
        return None
    if line.text[0] in "#=" or (line.text.startswith("**") and line.text.endswith("**")):
        return "marked"
    if words.isupper():
        return "capitals"
    if len(words) > 60 or not line.gap:
        return None
    return "colon" if words[-1] == ":" else "alone" if following and not following.gap else None


def _as_heading(page: Page, index: int, start: int, place: int) -> Candidate:
    reading = Numbered("title", str(place), "", start, len(page.lines[index].text), 1.0)
    return Candidate(index, reading, (place, 0), index, 1.0)
