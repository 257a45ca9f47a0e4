"""A source leads to the file that it stands in: relative, at the page, and safe whatever the file is called."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

import pytest

from queries.reports.asking import Asker
from queries.reports.links import address
from queries.reports.model import Column, Report, Row, Section, Source
from queries.reports.render import render, renderable
from queries.reports.route import route
from tests.queries.conftest import Filled
from tests.sample import sample_rows

HOSTILE = ("javascript:alert(1).txt", 'a"onclick="x.txt', "<b>&amp;.txt", "[x](y) `z`.txt", "a\nb\x1b[31m#?%20.txt")


def _source(place: Path, page: int | None = None) -> Source:
    return Source(place.name, "KLU Hede", "2024-05-08", "2", page, 3, "Sagen sendes videre.", places=(str(place),))


def report_on(source: Source) -> Report:
    row = Row({"subject": "en sag"}, (source,), number=1)
    return Report("query", "sager", None, 1, "2024-05-08", [Section("answer", (Column("subject"),), [row])])


def _written(folder: Path, name: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("Referat", encoding="utf-8")
    return folder / name


def test_a_pdf_opens_at_the_page_and_other_files_as_they_are(tmp_path: Path) -> None:
    pdf = _written(tmp_path / "møder 2024", "referat.pdf")
    text = _written(tmp_path, "referat.txt")
    assert address(_source(pdf, 7), tmp_path) == "m%C3%B8der%202024/referat.pdf#page=7"
    assert address(_source(pdf), tmp_path / "ud") == "../m%C3%B8der%202024/referat.pdf"
    assert address(_source(text, 7), tmp_path) == "referat.txt"
    assert address(_source(pdf, 7)) == f"{pdf.as_uri()}#page=7"


def test_nothing_leads_to_a_file_that_is_gone_or_lies_in_a_zip_file(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as package:
        package.writestr("referat.txt", "Referat")
    (tmp_path / "folder.txt").mkdir()
    for place in ("gone.txt", "a.zip/referat.txt", "folder.txt", "with\x00null.txt"):
        assert address(_source(tmp_path / place), tmp_path) is None
    assert address(Source("referat.txt"), tmp_path) is None
    assert address(Source("a.zip", places=("a.zip",)), tmp_path) is None, "a relative path means another file elsewhere"
    copy = _written(tmp_path, "copy.txt")
    assert address(Source("copy.txt", places=(str(tmp_path / "gone.txt"), str(copy))), tmp_path) == "copy.txt"


@pytest.mark.parametrize("name", HOSTILE)
def test_no_name_of_a_file_becomes_a_scheme_or_markup(tmp_path: Path, name: str) -> None:
    source = _source(_written(tmp_path, name))
    link = address(source, tmp_path)
    assert link
    assert not set(link) & set("\"'<>()[]` \n\x1b:?#&")
    assert unquote(link) == name
    assert f'<a href="{link}">' in render(report_on(source), "html", folder=tmp_path)
    assert f"]({link})\n" in render(report_on(source), "md", folder=tmp_path)


def test_the_terminal_has_a_link_only_where_it_is_one(tmp_path: Path) -> None:
    from rich.console import Console

    source = replace(_source(_written(tmp_path, "a\x1bb.txt")), file="a b.txt")
    terminal, file = io.StringIO(), io.StringIO()
    Console(file=terminal, force_terminal=True, width=200).print(renderable(report_on(source)))
    Console(file=file, width=200).print(renderable(report_on(source)))
    assert f";{(tmp_path / 'a').as_uri()}%1Bb.txt" in terminal.getvalue()
    assert "file:" not in file.getvalue()
    assert "\x1b" not in file.getvalue()


def test_a_table_in_the_terminal_steers_nothing() -> None:
    from rich.console import Console

    row = Row({"subject": "a\x1b[31m\x9bb"})
    report = Report("query", "x", None, None, None, [Section("answer", (Column("subject"),), [row], shape="table")])
    out = io.StringIO()
    Console(file=out, width=100).print(renderable(report))
    assert "a\\x1b[31m\\x9bb" in out.getvalue()
    assert "\x1b" not in out.getvalue()


def test_data_and_reports_without_a_folder_hold_no_path(tmp_path: Path) -> None:
    source = _source(_written(tmp_path, "referat.txt"))
    for form in ("json", "csv"):
        assert str(tmp_path) not in render(report_on(source), form, folder=tmp_path)  # type: ignore[arg-type]
    for form in ("html", "md"):
        assert "href" not in render(report_on(source), form)  # type: ignore[arg-type]
        assert "](" not in render(report_on(source), form)  # type: ignore[arg-type]


def test_reports_find_the_file_by_its_meeting_and_never_the_wrong_one(filled: Filled, tmp_path: Path) -> None:
    rows = sample_rows()
    sources = [node for node in rows.nodes.values() if node.labels[0] == "Source"]
    for number, node in enumerate(sources):
        place = _written(tmp_path / str(number), "referat.txt")
        node.properties |= {"name": "referat.txt", "places": [str(place)]}
    with filled(rows) as store:
        told = [source for row in route(store, "medicin").sections[0].rows for source in row.sources]
        asker = Asker(store, None)
        assert asker.places("referat.txt") == ()
    places = {(source.forum, source.date): source.places for source in told}
    assert len(places) > 2
    assert all(len(each) == 1 for each in places.values())
    assert len(set(places.values())) == len(places)
