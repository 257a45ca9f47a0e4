"""From a report, or the rows of a query, to the format that was asked for."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from graph.stores.base import Result
from queries.library import CODE_TYPES, Query
from queries.reports.data import as_csv, as_json, flat
from queries.reports.markdown import as_markdown
from queries.reports.model import Column, ColumnType, Report, Row, Section
from queries.reports.terminal import as_rich, table
from queries.reports.webpage import as_html
from queries.reports.wording import Wording

if TYPE_CHECKING:
    from rich.console import RenderableType

Format = Literal["md", "html", "json", "csv"]
FORMATS: dict[Format, Callable[[Report, Wording], str]] = {
    "md": as_markdown,
    "html": as_html,
    "json": as_json,
    "csv": as_csv,
}
_COLUMN_TYPES: dict[str, ColumnType] = {
    "date": "day", "integer": "integer", "kroner": "kroner", "boolean": "boolean", "list": "names", "text": "text",
    "due": "due",
}  # fmt: skip


def render(report: Report, form: Format, language: str = "da", folder: Path | None = None) -> str:
    """The report as text; its sources link to their files from `folder`, where one is given.

    Raises KeyError for another format, ValueError for another language.
    """
    return FORMATS[form](report, Wording(language, folder))


def renderable(report: Report, language: str = "da") -> RenderableType:
    """The report for a rich Console."""
    return as_rich(report, Wording(language))


def render_result(result: Result, form: Format, language: str = "da", query: Query | None = None) -> str:
    """The rows of a query as text: JSON is a list of objects, CSV a line of column names and the rows."""
    if form == "json":
        return json.dumps(result.rows, ensure_ascii=False, indent=2, default=str)
    if form == "csv":
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(result.columns)
        writer.writerows([flat(row[column]) for column in result.columns] for row in result.rows)
        return out.getvalue()
    return render(as_table(result, language, query), form, language)


def result_renderable(result: Result, language: str = "da", query: Query | None = None) -> RenderableType:
    """The rows of a query as a table for a rich Console."""
    report = as_table(result, language, query)
    return table(report.sections[0], Wording(language))


def result_blocks(result: Result, language: str = "da", query: Query | None = None) -> str:
    """The rows of a query too wide for a table, a block of lines each; what is empty is left out."""
    wording, section = Wording(language), as_table(result, language, query).sections[0]
    headings = {column.key: wording.column(column) if query else column.key for column in section.columns}
    return "\n\n".join(
        "\n".join(
            f"{headings[column.key]}: {text}"
            for column in section.columns
            if (text := wording.cell(column, row.values.get(column.key)))
        )
        for row in section.rows
    )


def as_table(result: Result, language: str = "da", query: Query | None = None) -> Report:
    """The rows of a query as a report with one table; codes are put into words where the query declares them."""
    wording = Wording(language)
    declared = {column.name: column.type for column in query.columns} if query else {}
    columns = tuple(Column(name, _COLUMN_TYPES.get(declared.get(name, ""), "text")) for name in result.columns)
    rows = [
        Row({name: _worded(value, declared.get(name, ""), wording) for name, value in row.items()})
        for row in result.rows
    ]
    title = query.name if query else "Cypher"
    return Report("query", title, None, None, None, [Section("answer", columns, rows, shape="table")], result.cut)


def _worded(value: Any, column_type: str, wording: Wording) -> Any:
    tables = [table for table in column_type.split("|") if table in CODE_TYPES]
    if not tables or value is None:
        return _shown(value) if column_type in ("", "text") else value
    codes = value if isinstance(value, list) else [value]
    return ", ".join(_word(code, tables, wording) for code in codes)


def _word(code: str, tables: list[str], wording: Wording) -> str:
    table = next((each for each in tables if f"{each}.{code}" in wording.labels.words), tables[0])
    return wording.labels.word(f"{table}.{code}")


def _shown(value: Any) -> Any:
    """A value of a column without a type, for the eye: lists and maps as JSON, nothing as nothing."""
    if value is None or isinstance(value, str):
        return value
    return json.dumps(value, ensure_ascii=False, default=str)
