"""Attendance as lists: labels ('Afbud:'), groups ('Fra kommunerne'), lines, tables and flattened tables.

One walk over the lines. A label opens a list and says what those in it are; a group says where they come from; a line
that is neither is read for people while a list is open. Prose, an item's heading or another label closes the list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from loaders.minutes.entries import has_name, is_prose, read_entries, short_names
from loaders.minutes.labels import (
    CELLS,
    FULL_STOP,
    GROUP_END,
    LEAD,
    TAGS,
    bare_labels,
    column_of,
    group_patterns,
    heads_columns,
    inline_label,
    is_label_or_title,
    label_of,
    leading_label,
    may_open,
    says_more,
    singular,
)
from loaders.minutes.lines import Line, split_lines
from loaders.minutes.model import Item, Role, Status
from loaders.minutes.notes import Entry, item_numbers, note, role_of
from loaders.minutes.own_labels import OwnLabel, leads_to_nobody, own_heading, own_label
from loaders.minutes.run_together import IN_BRACKETS, apart, house_of
from loaders.minutes.words import is_organisation, is_title, keeps_stop, unbroken
from loaders.minutes.wrapped import goes_on
from loaders.span import Span


@dataclass(slots=True)
class Listed:
    """A person in a list, with what the list says of everyone in it."""

    entry: Entry
    status: Status
    role: Role | None = None
    group: str | None = None
    title: str | None = None
    item: str | None = None
    online: bool = False


@dataclass(slots=True)
class _State:
    """The list that is open: None as status means none is."""

    status: Status | None = None
    role: Role | None = None
    group: str | None = None
    title: str | None = None
    item: str | None = None
    online: bool = False
    inline: bool = False
    by_heading: bool = False


_ABSENT_MARK = re.compile(r"(?i)nej|[-–—]+|0|÷|✘|✗|☐|\[ ?\]|ikke mødt|afbud|fraværende|a|f")
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_UNTICKED = re.compile(r"\[ ?\]|[☐✘✗]")
# A page that extraction has put into one line: people stand before its agenda.
_PAGE_IN_A_LINE = 300
_AGENDA = re.compile(r"\s1[.)]\s(?=[A-ZÆØÅ])")
_PRESENT_MARK = re.compile(r"(?i)ja|x|✓|✔|☑|\[x\]|√|[+]|mødt|til ?stede|deltog|m")


class _Walk:
    def __init__(self, text: str, headings: dict[int, Item]) -> None:
        self.text = text
        self.headings = headings
        self.state = _State()
        self.columns: list[str] = []
        self.seen: set[str] = set()
        self.groups: set[str] = set()
        self.house: str | None = None  # of the group whose absentees follow in the same line
        self.found: list[Listed] = []
        self.item: Item | None = None

    def lines(self, lines: list[Line]) -> None:
        """Read all lines, a line that goes on in the next ones together with them."""
        index = 0
        while index < len(lines):
            line, index = lines[index], index + 1
            if self._idle(line):
                continue
            while index < len(lines) and self._runs_on(line, lines[index]):
                line = line._replace(end=lines[index].end, text=self.text[line.start : lines[index].end])
                index += 1
            own = own_heading(self.text, line, lines[index : index + 2]) if self.item is None else None
            if own and not (own.plain and self.state.status):
                self._open_own(own)
            else:
                self.line(line)

    def _open_own(self, own: OwnLabel) -> None:
        self.state, self.columns = _State(own.status, own.role, None, None, own.item), []

    def _idle(self, line: Line) -> bool:
        """Whether the line is plain text of an item in which no list is open."""
        return (
            self.item is not None
            and not self.state.status
            and line.start not in self.headings
            and not may_open(line.text)
        )

    def _runs_on(self, line: Line, following: Line) -> bool:
        return following.start not in self.headings and goes_on(self.text, line, following)

    def line(self, line: Line) -> None:
        """Read one line: a heading, a row, or cells with labels, groups and people."""
        heading = self.headings.get(line.start)
        if heading is not None and not bare_labels(self.text, line.start, line.end):
            self.state, self.item, self.columns = _State(), heading, []
            label = label_of(heading.title)
            if label and not label[0].get("closes"):
                self._open(*label)
            return
        if len(line.text) > _PAGE_IN_A_LINE and (agenda := _AGENDA.search(line.text)):
            line = line.part(0, agenda.start())
        if line.text in self.seen and leading_label(line.text):
            return
        self.seen.add(line.text)
        cells = self._cells(line)
        if len(cells) == 1 and heads_columns(line.text):
            self.state, self.columns = _State("present"), []
            return
        if len(cells) > 1 and self._table(cells):
            return
        for start, end in cells:
            self._cell(start, end)

    def _cells(self, line: Line) -> list[tuple[int, int]]:
        """The line's cells, tags taken for separators; a single one where it is no table."""
        edges = [line.start]
        for found in CELLS.finditer(self.text, line.start, line.end):
            edges += [found.start(), found.end()]
        edges.append(line.end)
        return [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if self.text[a:b].strip(" \t|")]

    def _table(self, cells: list[tuple[int, int]]) -> bool:
        """Read the line as a row of a table; False if its cells are independent of each other."""
        words = [self.text[start:end] for start, end in cells]
        statuses = [label[0].get("status") if (label := label_of(cell)) else None for cell in words]
        columns = [column_of(cell) for cell in words]
        if set(statuses) == {"present", "absent"} and not words[0].strip().lower().startswith("navn"):
            self.state, self.columns = _State("present"), [str(status) for status in statuses]
            return True
        if self.item is None and len(cells) > 1 and all(self._is_column(*cell) for cell in cells):
            self.state, self.columns = _State("present"), [f"group:{house_of(cell)}" for cell in words]
            return True
        if columns[0] == "name" and all(columns):
            self.state, self.columns = _State("present"), ["row"]
            return True
        if self.state.status and self.columns == ["row"]:
            self._row(cells)
            return True
        if self.state.status and len(cells) == len(self.columns):
            self._side_by_side(cells)
            return True
        if any(leading_label(cell) for cell in words):
            return False
        if (
            self.state.status
            and sum(has_name(self.text, *cell) for cell in cells) == 1
            and has_name(self.text, *cells[0])
        ):
            self._row(cells)
            return True
        return False

    def _is_column(self, start: int, end: int) -> bool:
        """Whether a cell is the heading of a column of people from one house ('KOMMUNEN', 'Lægerne (PLO)')."""
        words = self.text[start:end].strip(" :")
        if (inner := IN_BRACKETS.search(words)) and is_organisation(inner[1]):
            words = inner[1]
        plain = len(words.split()) <= 5 and not any(c.isdigit() or c in ",:" for c in words)
        return plain and is_organisation(words) and not is_label_or_title(words)

    def _side_by_side(self, cells: list[tuple[int, int]]) -> None:
        """A row whose cells each name one person, under a column's status or house."""
        for (start, end), column in zip(cells, self.columns, strict=True):
            label = leading_label(self.text[start:end])
            status: Status = (
                "absent" if column == "absent" or (label and label[0].get("status") == "absent") else "present"
            )
            self.state.group = column.removeprefix("group:") if column.startswith("group:") else None
            self._people(start + (label[2] if label else 0), end, status)

    def _row(self, cells: list[tuple[int, int]]) -> None:
        """A row of a table about one person; the last cell may hold a bare mark of presence."""
        start, end = cells[0][0], cells[-1][1]
        mark = self.text[cells[-1][0] : end].strip()
        absent = _ABSENT_MARK.fullmatch(mark)
        if absent or _PRESENT_MARK.fullmatch(mark):
            end = cells[-2][1] if len(cells) > 1 else end
        self._people(start, end, "absent" if absent else None, row=True)

    def _cell(self, start: int, end: int) -> None:
        for begin, finish in self._segments(start, end):
            self.house = self.state.group if begin > start else None
            self._segment(begin, finish)
        self.house = None

    def _segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a cell, each beginning with a label, where several labels stand in it."""
        colon = self.text.find(":", start, end) >= 0
        edges = [found.start() for found in inline_label().finditer(self.text, start, end)] if colon else []
        edges = sorted({start, *edges, *bare_labels(self.text, start, end)})
        yield from zip(edges, [*edges[1:], end], strict=True)

    def _segment(self, start: int, end: int) -> None:
        begin, start = start, min(end, LEAD.match(self.text, start, end).end())  # type: ignore[union-attr]
        words = self.text[start:end]
        if not words.strip():
            return
        if self.state.status and _UNTICKED.search(self.text, begin, start):
            self._people(start, end, "absent")
            return
        opened = leading_label(words)
        if opened and not (self.item and opened[0].get("head_only")):
            rule, found, length = opened
            rest = words[length:].strip(" :.,-–")
            named = len(rest) < 120 and self.item is None and has_name(self.text, start + length, end)
            if self.state.by_heading and rule.get("case"):
                return
            if rule.get("closes") or (rule.get("needs_rest") and not named):
                self.state = _State()
                return
            self._open_again(rule, found) if rule.get("repeats") else self._open(rule, found)
            self.state.online = bool(note("online").search(words[:length]))
            if self.state.status == "present" and _is_absent(words[:length]):
                self.state.status = "absent"  # 'Deltagere (afbud)'
            if self.state.status == "guest" and not self.state.item:
                self.state.item = next(iter(item_numbers(words[:length])), None)  # 'Gæst (punkt 2)'
            if rest:
                self._sentences(start + length, end)
                over = self.state.status == "absent" and words.rstrip().endswith(".")  # one sentence, and no list
                if over or (rule.get("role") and rule["name"] != "secretary"):
                    self.state = _State()
                self.state.inline = True
            return
        if told := group_patterns()["sentence"].match(words):
            for entry in read_entries(self.text, start + told.end(), end):
                self.found.append(Listed(entry, "present", role_of(told["house"]), told["house"]))
            return
        if self.item is None and leads_to_nobody(words):
            self.state = _State()
            return
        own = own_label(self.text, start, end) if self.item is None else None
        if (own is None or own.plain) and self._grouped(start, end):
            return
        if own and not (own.plain and self.state.status):
            self._open_own(own)
            self._sentences(start + own.length, end)
            self.state = _State() if own.role else self.state
            self.state.inline = True
            return
        if self.state.status:
            self._people(start, end, None)

    def _sentences(self, start: int, end: int) -> None:
        """People behind a label; where sentences follow, those that say more of somebody are left to `remarks.py`."""
        edges = [
            start,
            *(found.end() for found in FULL_STOP.finditer(self.text, start, end) if not keeps_stop(found[1])),
            end,
        ]
        self._people(start, edges[1], None)
        for begin, finish in itertools.pairwise(edges):
            if leading_label(self.text[begin:finish]) or group_patterns()["sentence"].match(self.text, begin, finish):
                self._segment(begin, finish)
            elif self.state.status and not says_more(self.text, begin, finish):
                self._people(begin, finish, None)

    def _open_again(self, rule: dict[str, Any], found: re.Match[str]) -> None:
        """Open a group of participants: one that stood among those present before is absent below 'Afbud'."""
        name = found.group().casefold()
        absent = self.state.status == "absent" and name in self.groups
        self.groups.add(name)
        self._open(rule, found)
        if absent:
            self.state.status = "absent"

    def _open(self, rule: dict[str, Any], found: re.Match[str]) -> None:
        item = next((words for words in found.groups() if words), None) if rule["name"] == "guest" else None
        numbers = item_numbers(item or "")
        own = self.item.number if self.item else None
        status = rule["status"]
        house = self.house if status == "absent" else None
        self.state = _State(
            status, rule.get("role"), house, None, (numbers[0] if numbers else own) if status == "guest" else None
        )
        self.state.by_heading = self.item is not None and label_of(self.item.title) is not None

    def _grouped(self, start: int, end: int) -> bool:
        """Read 'Fra kommunerne' or 'Region X: …'; False if the line begins with no group."""
        words = self.text[start:end]
        found = GROUP_END.search(words[:80]) if self.state.status else re.search(r":(?!\d)", words[:80])
        length = found.start() if found else len(words)
        patterns = group_patterns()
        name = patterns["tail"].sub("", unbroken(TAGS.sub("", words[:length])).strip(" *_.:"))
        lead = patterns["prefix"].match(name)
        bare = name[lead.end() :] if lead else name
        count = len(bare.split())
        if not (self.state.status or found or lead):
            return False
        if not bare or count > 9 or any(c.isdigit() for c in bare) or has_name(self.text, start, start + length):
            return False
        active, house, plain = self.state.status is not None, is_organisation(bare), patterns["plain"].fullmatch(bare)
        if found and ":" not in found.group() and bare.isupper() and len(bare) <= 4:
            return False
        rest = bool(found and words[found.end() :].strip())
        if found:
            colon = ":" in found.group()
            fits = bool(lead or house or plain or is_title(bare)) if colon else not is_title(bare) and count <= 3
            fits = fits or (active and colon and count <= 4)
        else:
            fits = (active and bool((lead and count <= 7) or plain or (house and count <= 5))) or bool(
                lead and house and not self.item
            )
        if not active and found and not (self.item is None and has_name(self.text, start + found.end(), end)):
            fits = self.item is None and bool(lead) and not rest and (house or len(lead.group()) > 6 if lead else False)
        if not fits:
            return False
        self._enter(
            bare,
            bool(lead),
            bool(plain) or not (lead or house or count == 1),
            patterns["present"].fullmatch(name) is not None,
        )
        if rest and found:
            self._people(start + found.end(), end, None)
        return True

    def _enter(self, bare: str, lead: bool, plain: bool, present: bool) -> None:
        """Go over to a group: its people come from `bare`, or have it as their post."""
        state = self.state
        if state.status is None or present or (state.status == "absent" and state.inline):
            state.status = "present"
        state.role, state.inline = role_of(bare), False
        title = is_title(bare) and not is_organisation(bare)
        state.title = singular(bare) if title and not state.role else None
        state.group = None if (plain and not lead) or title or state.role else bare

    def _people(self, start: int, end: int, status: Status | None, *, row: bool = False) -> None:
        entries = read_entries(self.text, start, end, row=row)
        words = self.text[start:end]
        if not entries:
            entries = short_names(self.text, start, end)
        if entries and says_more(self.text, start, entries[0].span.start):
            return
        if not entries or is_prose(words, len(entries)):
            if len(words) > 60 or (words.rstrip().endswith((".", "?")) and len(words.split()) > 3):
                self.state = _State()
            return
        state = self.state
        for entry in apart(entries):
            self.found.append(
                Listed(
                    entry,
                    status or state.status or "present",
                    state.role,
                    state.group,
                    state.title,
                    state.item,
                    state.online,
                )
            )


def _is_absent(label: str) -> bool:
    """Whether a label says in brackets that those behind it were absent."""
    inner = _BRACKETS.search(label)
    found = label_of(inner[1]) if inner else None
    return found is not None and found[0].get("status") == "absent"


def read_lists(text: str, span: Span, items: list[Item]) -> list[Listed]:
    """Everyone whom a list in `span` names, in document order; the same person may stand in several."""
    walk = _Walk(text, {item.span.start: item for item in items})
    walk.lines(split_lines(text, span))
    return walk.found
