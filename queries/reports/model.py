"""What a report is, before it is words: sections of rows, each row with the passages that say it.

Values are as in the graph (ISO dates, codes such as `referral.escalates`), so that the same report becomes Danish or
English, a page or JSON. Wording is the business of `queries.reports.wording`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

ColumnType = Literal[
    "text", "day", "when", "code", "codes", "names", "path", "integer", "kroner", "boolean", "reasons", "heirs", "due",
]  # fmt: skip
Shape = Literal["story", "table"]


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a section.

    `day` is an ISO date; `when` a map of date, earliest and latest; `code` a key of the labels, `codes` a list of them;
    `names` and `path` lists of names; `heirs` a list of {name, certainty} of bodies that take over, where none says
    that it is not laid down; `due` the words for when something is due, which may be a date or a code.
    `unmarked` is the value that goes without saying and is not shown in a story;
    a `hidden` column is for data alone; a `named` one is shown with its name, because its value alone says too little.
    """

    key: str
    type: ColumnType = "text"
    unmarked: object = None
    hidden: bool = False
    named: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The words that say a fact, and where they stand. `date` is the day of the meeting whose minutes they are in.

    `places` are paths of the file on the machine that read it: for links, and no part of reports as data.
    """

    file: str | None
    forum: str | None = None
    date: str | None = None
    item: str | None = None
    page: int | None = None
    line: int | None = None
    quote: str | None = None
    redacted: bool = False
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of the report itself: a key under `note` in the labels, and what goes into it."""

    key: str
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(slots=True)
class Row:
    """One line: values by column, sources in order of time, notes on it. `number` is its place in the story."""

    values: dict[str, Any]
    sources: tuple[Source, ...] = ()
    notes: tuple[Note, ...] = ()
    number: int | None = None

    @property
    def likely(self) -> bool:
        """Whether the reading is not beyond doubt; formats mark such a line."""
        return self.values.get("certainty") == "certainty.likely"


@dataclass(slots=True)
class Section:
    """Part of a report; `key` is its heading in the labels."""

    key: str
    columns: tuple[Column, ...] = ()
    rows: list[Row] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    shape: Shape = "story"

    @property
    def empty(self) -> bool:
        """Whether there is nothing to tell."""
        return not self.rows and not self.notes


@dataclass(slots=True)
class Report:
    """A whole report. `subject` is what it is about, `as_of` the date asked for, `None` for all that is loaded.

    `minutes` and `minutes_until` say what it rests on: how many meetings' minutes (None for a query's
    plain rows), and the date of the latest.
    """

    kind: str
    subject: str | None
    as_of: str | None
    minutes: int | None
    minutes_until: str | None
    sections: list[Section]
    cut: bool = False

    @property
    def shown(self) -> list[Section]:
        """The sections that have something to tell; the first always, if only to say that there is nothing."""
        return [section for place, section in enumerate(self.sections) if place == 0 or not section.empty]
