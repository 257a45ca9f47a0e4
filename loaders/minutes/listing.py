"""Attendance as lists: labels ('Afbud:'), groups ('Fra kommunerne'), lines, tables and flattened tables.

One walk over the lines. A label opens a list and says what those in it are; a group says where they come from; a line
that is neither is read for people while a list is open. Prose, an item's heading or another label closes the list.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

from loaders.minutes.entries import by_initials, has_name, is_prose, read_entries, short_names
from loaders.minutes.groups import group_at
from loaders.minutes.labels import (
    CELLS,
    FULL_STOP,
    LEAD,
    bare_labels,
    group_patterns,
    heads_columns,
    inline_labels,
    label_of,
    leading_label,
    may_open,
    roles_of,
    says_more,
)
from loaders.minutes.lines import Line, split_lines
from loaders.minutes.listed import Listed, OpenList
from loaders.minutes.model import Item, Status
from loaders.minutes.notes import item_numbers, named_roles, note
from loaders.minutes.own_labels import OwnLabel, leads_to_nobody, own_heading, own_label
from loaders.minutes.run_together import apart
from loaders.minutes.tables import ROW, column_house, columns_of, mark_of
from loaders.minutes.words import keeps_stop
from loaders.minutes.wrapped import goes_on
from loaders.span import Span

_REMEMBERED = 100  # people whom initials further down may mean
_BRACKETS = re.compile(r"\(([^()]{2,40})\)")
_TICKED = re.compile(r"\[[xX✓✔]\]|[×☑☒✓✔]")
_UNTICKED = re.compile(r"\[ ?\]|[☐✘✗]")
# A page that extraction has put into one line: people stand before its agenda.
_PAGE_IN_A_LINE = 300
_AGENDA = re.compile(r"\s1[.)]\s(?=[A-ZÆØÅ])")


class _Walk:
    def __init__(self, text: str, headings: dict[int, Item]) -> None:
        self.text = text
        self.headings = headings
        self.state = OpenList()
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
        self.state, self.columns = OpenList(own.status, own.roles, None, None, own.item), []

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
            self.state, self.item, self.columns = OpenList(), heading, []
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
            self.state, self.columns = OpenList("present"), []
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
        if columns := columns_of(words, in_head=self.item is None):
            self.state, self.columns = OpenList("present"), columns
            return True
        if self.state.status and self.columns == [ROW]:
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

    def _side_by_side(self, cells: list[tuple[int, int]]) -> None:
        """A row whose cells each name one person, under a column's status or house."""
        for (start, end), column in zip(cells, self.columns, strict=True):
            label = leading_label(self.text[start:end])
            status: Status = (
                "absent" if column == "absent" or (label and label[0].get("status") == "absent") else "present"
            )
            self.state.group = column_house(column)
            self._people(start + (label[2] if label else 0), end, status)

    def _row(self, cells: list[tuple[int, int]]) -> None:
        """A row of a table about one person; the last cell may hold a bare mark of presence."""
        start, end = cells[0][0], cells[-1][1]
        mark = mark_of(self.text[cells[-1][0] : end])
        if mark and len(cells) > 1:
            end = cells[-2][1]
        self._people(start, end, "absent" if mark == "absent" else None, row=True)

    def _cell(self, start: int, end: int) -> None:
        for begin, finish in self._segments(start, end):
            self.house = self.state.group if begin > start else None
            self._segment(begin, finish)
        self.house = None

    def _segments(self, start: int, end: int) -> Iterator[tuple[int, int]]:
        """The parts of a cell, each beginning with a label, where several labels stand in it."""
        edges = sorted({start, *inline_labels(self.text, start, end), *bare_labels(self.text, start, end)})
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
            self._labelled(start, end, *opened)
            return
        if told := group_patterns()["sentence"].match(words):
            for entry in read_entries(self.text, start + told.end(), end):
                self.found.append(Listed(entry, "present", named_roles(told["house"]), told["house"]))
            return
        if self.item is None and leads_to_nobody(words):
            self.state = OpenList()
            return
        own = own_label(self.text, start, end) if self.item is None else None
        if (own is None or own.plain) and self._grouped(start, end):
            return
        if own and not (own.plain and self.state.status):
            self._open_own(own)
            self._sentences(start + own.length, end)
            self.state = OpenList() if own.roles else self.state
            self.state.inline = True
            return
        if not self.state.status and self.item is None and _TICKED.search(self.text, begin, start):
            self.state = OpenList("present")
        if self.state.status:
            self._people(start, end, None)

    def _labelled(self, start: int, end: int, rule: dict[str, Any], found: re.Match[str], length: int) -> None:
        """Open or close a list at a label, and read the people behind it in the same line."""
        words = self.text[start:end]
        rest = words[length:].strip(" :.,-–")
        named = len(rest) < 120 and self.item is None and has_name(self.text, start + length, end)
        if self.state.by_heading and rule.get("case"):
            return
        if rule.get("closes") or (rule.get("needs_rest") and not named):
            self.state = OpenList()
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
            if over or (roles_of(rule) and rule["name"] != "secretary"):
                self.state = OpenList()
            self.state.inline = True

    def _sentences(self, start: int, end: int) -> None:
        """People behind a label; where sentences follow, those that say more of somebody are left to `remarks.py`."""
        edges = [
            start,
            *(found.end() for found in FULL_STOP.finditer(self.text, start, end) if not keeps_stop(found[1])),
            end,
        ]
        self._people(start, edges[1], None)
        for begin, finish in itertools.pairwise(edges[1:]):
            if leading_label(self.text[begin:finish]) or group_patterns()["sentence"].match(self.text, begin, finish):
                self._segment(begin, finish)
            elif self.state.status and not self._says_more(begin, finish):
                self._people(begin, finish, None)

    def _says_more(self, start: int, end: int) -> bool:
        return says_more(self.text, start, end, in_item=self.item is not None)

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
        self.state = OpenList(
            status, roles_of(rule), house, None, (numbers[0] if numbers else own) if status == "guest" else None
        )
        self.state.by_heading = self.item is not None and label_of(self.item.title) is not None

    def _grouped(self, start: int, end: int) -> bool:
        """Go over to the group that the line begins with; False if it begins with none."""
        state = self.state
        group = group_at(self.text, start, end, active=state.status is not None, in_item=self.item is not None)
        if group is None:
            return False
        if state.status is None or group.closes or (state.status == "absent" and state.inline):
            state.status = "present"
        state.roles, state.inline = named_roles(group.name), False
        state.title, state.group = group.title, group.house
        if group.people is not None:
            self._people(group.people, end, None)
        return True

    def _people(self, start: int, end: int, status: Status | None, *, row: bool = False) -> None:
        entries = read_entries(self.text, start, end, row=row)
        words = self.text[start:end]
        if not entries:
            entries = by_initials(words, [listed.entry for listed in self.found[-_REMEMBERED:]], self.text)
            entries = entries or short_names(self.text, start, end)
        if entries and self._says_more(start, entries[0].span.start):
            return
        if not entries or is_prose(words, len(entries)):
            if len(words) > 60 or (words.rstrip().endswith((".", "?")) and len(words.split()) > 3):
                self.state = OpenList()
            return
        state = self.state
        for entry in apart(entries):
            self.found.append(
                Listed(
                    entry,
                    status or state.status or "present",
                    state.roles,
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
