"""Reports as Markdown, for mails and wikis. Whatever comes out of minutes is escaped, so that it stays text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from queries.reports.model import Report, Row, Section, Source
from queries.reports.wording import Wording

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#~])")


def as_markdown(report: Report, wording: Wording) -> str:
    """The report as GitHub-flavoured Markdown."""
    return "\n".join(_lines(report, wording)) + "\n"


def _lines(report: Report, wording: Wording) -> Iterator[str]:
    yield f"# {_text(wording.title(report))}"
    yield ""
    yield _text(wording.basis(report))
    if report.cut:
        yield f"\n**{_text(wording.labels.text('report.cut'))}**"
    for section in report.shown:
        yield ""
        yield f"## {_text(wording.heading(section))}"
        yield ""
        yield from _section(section, wording)


def _section(section: Section, wording: Wording) -> Iterator[str]:
    if section.empty:
        yield _text(wording.labels.text("report.empty"))
    elif section.shape == "table":
        yield from _table(section, wording)
    else:
        for row in section.rows:
            yield from _story(section, row, wording)
    if section.rows and section.notes:
        yield ""
    for note in section.notes:
        yield f"- {_text(wording.note(note))}"


def _story(section: Section, row: Row, wording: Wording) -> Iterator[str]:
    number = f"{row.number}. " if row.number and row.sources else f"- {_of_number(row, wording)}"
    indent = " " * len(number) if row.number and row.sources else "  "
    first, *rest = [_text(text) for _, text in wording.line(section, row)] or [""]
    yield f"{number}{'? ' if row.likely else ''}**{first}**" + "".join(f" · {text}" for text in rest)
    for source in row.sources:
        yield ""
        if source.quote:
            yield f"{indent}> {_text(wording.quote(source))}  "
        yield f"{indent}> {_place(source, wording)}"
    for note in row.notes:
        yield ""
        yield f"{indent}{_text(wording.note(note))}"
    if row.sources or row.notes:
        yield ""


def _place(source: Source, wording: Wording) -> str:
    place, link = _text(wording.place(source)), wording.link(source)
    return f"[{place}]({link})" if link else place


def _of_number(row: Row, wording: Wording) -> str:
    return f"{_text(wording.number(row))}: " if row.number else ""


def _table(section: Section, wording: Wording) -> Iterator[str]:
    columns, rows = wording.table(section)
    yield _cells(_text(wording.column(column)) for column in columns)
    yield _cells("---" for _ in columns)
    for cells in rows:
        yield _cells(_text(cell) for cell in cells)


def _cells(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _text(text: str) -> str:
    """Text on one line in which nothing is Markdown."""
    return _SPECIAL.sub(r"\\\1", " ".join(text.split()))
