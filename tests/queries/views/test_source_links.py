"""A click on where the words stand opens the file itself, from a report and from the panel of a view."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from queries.reports.model import Source
from queries.reports.render import render
from queries.views.layout import place
from queries.views.page import page
from queries.views.picture import Fact, Part, Picture, Thing
from tests.queries.test_links import report_on
from tests.queries.views.conftest import Opened


def test_a_click_on_a_source_opens_its_file(opened: Opened, tmp_path: Path) -> None:
    name = 'referat "8. maj" #1.txt'
    (tmp_path / name).write_text("Referat", encoding="utf-8")
    source = Source(name, "KLU Hede", "2024-05-08", "2", None, 3, "Sagen.", places=(str(tmp_path / name),))
    with opened(render(report_on(source), "html", folder=tmp_path)) as watched:
        watched.page.click("figcaption a")
        assert unquote(watched.complaints[0]) == f"request {tmp_path.as_uri()}/{name}"
    fact = Fact((), "event.funded", (Part("text", "KLU Hede", ""),), (source,))
    picture = Picture("network", None, None, ["2024-05-08"], [Thing("matter:1", "matter", "En sag", facts=[fact])], [])
    place(picture)
    with opened(page(picture, "da", tmp_path), "#matter:1") as watched:
        link = watched.page.locator("#panel cite a")
        assert unquote(str(link.get_attribute("href"))) == name
        assert not watched.complaints
