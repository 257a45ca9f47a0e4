"""Reports as data: JSON with a stable schema, and CSV for spreadsheets. Values are codes and ISO dates."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import asdict
from typing import Any

from graph.formats.tables import cell
from queries.reports.model import Note, Report, Row, Section, Source
from queries.reports.wording import Wording

SCHEMA = 1
_SOURCE = ("file", "forum", "date", "item", "page", "line", "quote")


def as_json(report: Report, wording: Wording) -> str:
    """The whole report, empty sections too; `docs/cli.md` describes its form (`queries.reports.form`)."""
    whole = {
        "schema": SCHEMA,
        "report": report.kind,
        "title": wording.title(report),
        "subject": report.subject,
        "as_of": report.as_of,
        "minutes": report.minutes,
        "minutes_until": report.minutes_until,
        "language": wording.labels.language,
        "cut": report.cut,
        "sections": [
            {
                "key": section.key,
                "heading": wording.heading(section),
                "rows": [_row(section, row, wording) for row in section.rows],
                "notes": [_note(note, wording) for note in section.notes],
            }
            for section in report.sections
        ],
    }
    return json.dumps(whole, ensure_ascii=False, indent=2)


def as_csv(report: Report, wording: Wording) -> str:
    """One line a row, with its section, first source and notes in words; a note of a section is a line of its own."""
    keys = list(dict.fromkeys(column.key for section in report.sections for column in section.columns))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["section", "number", *keys, *(f"source_{key}" for key in _SOURCE), "witnesses", "notes"])
    for section in report.sections:
        for row in section.rows:
            shown = {column.key: row.values.get(column.key) for column in section.columns}
            first = row.sources[0] if row.sources else None
            source = [getattr(first, key) if first else None for key in _SOURCE]
            notes = " ".join(wording.note(note) for note in row.notes)
            line = [section.key, row.number, *(shown.get(key) for key in keys), *source, len(row.sources), notes]
            writer.writerow([flat(value) for value in line])
        for note in section.notes:
            writer.writerow([section.key, *[""] * (len(keys) + len(_SOURCE) + 2), flat(wording.note(note))])
    return out.getvalue()


def flat(value: Any) -> str | int | float:
    """A value for one cell; a text that a spreadsheet would run as a formula gets an apostrophe in front."""
    if value is None or isinstance(value, bool | int | float):
        return cell(value)
    if isinstance(value, list):
        value = "; ".join(str(flat(each)) for each in value)
    elif isinstance(value, dict) and "name" in value:
        value = value["name"] if value["certainty"] == "certain" else f"{value['name']} ({value['certainty']})"
    elif isinstance(value, dict):
        value = _interval(value) if "latest" in value else json.dumps(value, ensure_ascii=False)
    return cell(str(value))


def _interval(when: dict[str, str | None]) -> str:
    """A date, or its bounds as an ISO 8601 interval: '2024-01-01/2024-05-08', open ends as '..'."""
    if when["date"]:
        return when["date"]
    if not when["earliest"] and not when["latest"]:
        return ""
    return f"{when['earliest'] or '..'}/{when['latest'] or '..'}"


def _row(section: Section, row: Row, wording: Wording) -> dict[str, Any]:
    return {
        "number": row.number,
        **{column.key: row.values.get(column.key) for column in section.columns},
        "sources": [_source(source) for source in row.sources],
        "notes": [_note(note, wording) for note in row.notes],
    }


def _source(source: Source) -> dict[str, Any]:
    """All but where the file lies: paths of a machine are nobody else's business."""
    return {key: value for key, value in asdict(source).items() if key != "places"}


def _note(note: Note, wording: Wording) -> dict[str, Any]:
    return {"key": note.key, "values": dict(note.values), "text": wording.note(note)}
