"""Puts a report into words of one language: titles, cells, lines, sources and notes as plain text."""

from __future__ import annotations

from pathlib import Path
from textwrap import shorten
from typing import Any

from queries.labels import Labels, labels
from queries.reports.links import address
from queries.reports.model import Column, Note, Report, Row, Section, Source

ARROW = " → "
LONGEST_QUOTE = 400  # characters; JSON and CSV have all of it


class Wording:
    """The words of one language for everything in a report. Nothing here is escaped; that is each format's business."""

    def __init__(self, language: str, folder: Path | None = None) -> None:
        """`folder` is where the report will lie: its links lead from there; without one there are none."""
        self.labels: Labels = labels(language)
        self._folder = folder

    def title(self, report: Report) -> str:
        """The heading: what the report is about."""
        plain = f"report.{report.kind}"
        if report.subject and f"{plain}_of" in self.labels.words:
            return self.labels.text(f"{plain}_of", subject=report.subject)
        return self.labels.text(plain, subject=report.subject or "")

    def basis(self, report: Report) -> str:
        """As of when, on how many minutes up to when the report rests, and what decides; '' for a query's rows."""
        if report.minutes is None:
            return ""
        as_of = [self.labels.text("report.as_of", date=self.labels.date(report.as_of))] if report.as_of else []
        return " ".join([*as_of, self._rests_on(report), self.labels.text("report.disclaimer")])

    def _rests_on(self, report: Report) -> str:
        if not report.minutes or not report.minutes_until:
            return self.labels.text("report.rests_on_nothing_then" if report.as_of else "report.rests_on_nothing")
        key = "report.rests_on_one" if report.minutes == 1 else "report.rests_on"
        return self.labels.text(key, count=report.minutes, date=self.labels.date(report.minutes_until))

    def heading(self, section: Section) -> str:
        return self.labels.text(f"heading.{section.key}")

    def column(self, column: Column) -> str:
        return self.labels.word(f"column.{column.key}")

    def cell(self, column: Column, value: Any) -> str:
        """A value for the eye; '' for nothing."""
        if column.type == "heirs" and value == []:
            return self.labels.text("report.not_laid_down")
        if value is None or value == []:
            return ""
        match column.type:
            case "day":
                return self.labels.date(value)
            case "when":
                return self.when(value)
            case "code":
                return self.labels.word(value)
            case "codes":
                return ", ".join(self.labels.word(code) for code in value)
            case "names":
                return ", ".join(value)
            case "heirs":
                return ", ".join(self._heir(**heir) for heir in value)
            case "due":
                return self.labels.words.get(f"due.{value}") or self.labels.date(value)
            case "reasons":
                return self.labels.because(value)
            case "path":
                return ARROW.join(value)
            case "kroner":
                return self.labels.kroner(value)
            case "boolean":
                return self.labels.text(f"boolean.{str(value).lower()}")
        return str(value)

    def _heir(self, name: str, certainty: str) -> str:
        return name if certainty == "certain" else f"{name} ({self.labels.word(f'certainty.{certainty}')})"

    def when(self, value: dict[str, str | None]) -> str:
        """A date, or the bounds it lies between."""
        date, earliest, latest = (value.get(key) for key in ("date", "earliest", "latest"))
        if date:
            return self.labels.date(date)
        bounds = {"earliest": self.labels.date(earliest or ""), "latest": self.labels.date(latest or "")}
        if earliest and latest:
            return self.labels.text("date.between", **bounds) if earliest != latest else bounds["latest"]
        if latest:
            return self.labels.text("date.until", **bounds)
        return self.labels.text("date.since", **bounds) if earliest else self.labels.text("date.unknown")

    def line(self, section: Section, row: Row) -> list[tuple[str, str]]:
        """A line of a story: (column, text) of what is to be shown, in order; what was just said is not said again."""
        line: list[tuple[str, str]] = []
        said: set[str] = set()
        for column in section.columns:
            text = self.cell(column, row.values.get(column.key))
            repeated = text in said and column.type != "integer"
            if not text or repeated or column.hidden or row.values.get(column.key) == column.unmarked:
                continue
            said.add(text)
            line.append((column.key, f"{self.column(column)}: {text}" if column.named else text))
        return line

    def table(self, section: Section) -> tuple[list[Column], list[list[str]]]:
        """The columns and cells of a table, without columns in which nothing stands."""
        cells = {
            column: [
                "" if row.values.get(column.key) == column.unmarked else self.cell(column, row.values.get(column.key))
                for row in section.rows
            ]
            for column in section.columns
            if not column.hidden
        }
        shown = [column for column, texts in cells.items() if any(texts) or not section.rows]
        return shown, [[cells[column][place] for column in shown] for place in range(len(section.rows))]

    def mark(self, row: Row) -> str:
        """What stands in front of a line: its number, if it has one, and '?' where it is only likely."""
        return f"{row.number or ''}{'?' if row.likely else ''}"

    def number(self, row: Row) -> str:
        """A line of the story as another line points to it: 'nr. 7'."""
        return self.labels.text("report.number", number=row.number)

    def note(self, note: Note) -> str:
        """A sentence of the report."""
        values = {key: self._value(key, value) for key, value in note.values.items()}
        return self.labels.text(f"note.{note.key}", **values)

    def _value(self, key: str, value: Any) -> str:
        if key.endswith("date"):
            return self.labels.date(value)
        if key.endswith("kroner"):
            return self.labels.kroner(value)
        if key in ("what", "words"):
            return ", ".join(self.labels.word(code) for code in ([value] if isinstance(value, str) else value))
        return ARROW.join(value) if isinstance(value, list) else str(value)

    def place(self, source: Source) -> str:
        """Where the words stand: 'Referat af KLU Hede, 8. maj 2024, punkt 5, side 3, linje 112 (klu.txt)'."""
        text = self.labels.text
        date = self.labels.date(source.date or "")
        parts = [text("source.minutes", forum=source.forum, date=date)] if source.forum else []
        parts += [
            text(f"source.{key}", **{key: value})
            for key, value in (("item", source.item), ("page", source.page), ("line", source.line))
            if value is not None
        ]
        if source.redacted:
            parts.append(text("source.redacted"))
        file = f"({source.file})" if parts else source.file or ""
        return f"{', '.join(parts)} {file}".strip()

    def link(self, source: Source) -> str | None:
        """Address of the file and page that the words stand in."""
        return address(source, self._folder) if self._folder else None

    def quote(self, source: Source) -> str:
        """The words themselves in the language's quotation marks, white space folded; a long passage is cut."""
        words = shorten(source.quote or "", LONGEST_QUOTE, placeholder=" …")
        return f"»{words}«" if self.labels.language == "da" else f"“{words}”"
