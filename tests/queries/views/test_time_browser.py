"""The views of time in a real browser: what a reader sees, clicks and types, and what every view has in common."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from graph.writer import apply
from queries.views.page import page
from queries.views.route import route
from tests.queries.views.conftest import ARTEFACTS, pictures
from tests.queries.views.hostile import CODE, NAMES, hostile_rows
from tests.queries.views.stories import lone_person, many_hops, story, undated_project
from tests.sample import MEDICINE

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore
    from tests.queries.views.conftest import Opened

pytestmark = pytest.mark.browser

KINDS = ("route", "lineage", "person", "forum")
EVERY = ("network", *KINDS)
SECOND = "referral:medicin:2"


def data(html: str) -> Any:
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def address(id_: str) -> str:
    return f"#{quote(id_, safe='')}"


def lit_hops(page_: Page) -> set[str]:
    """Ids of the arrows that are drawn and not dimmed."""
    found: list[str] = page_.evaluate(
        "[...document.querySelectorAll('#chart .arrow[data-id]:not(.dim)')].map(each => each.dataset.id)"
    )
    return set(found)


def drawn(page_: Page) -> set[str]:
    """Ids of all arrows and signs that are drawn."""
    found: list[str] = page_.evaluate(
        "[...document.querySelectorAll('#chart g.arrow[data-id], #chart g.sign')].map(each => each.dataset.id)"
    )
    return set(found)


def slide(page_: Page, day: str) -> None:
    page_.evaluate(
        """day => { const at = days.indexOf(day); slider.value = at; slider.dispatchEvent(new Event("input")); }""", day
    )


def test_a_click_on_an_arrow_shows_both_ends_and_its_words(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["route"]) as watched:
        page_ = watched.page
        assert lit_hops(page_) == {f"referral:medicin:{number}" for number in range(1, 5)}
        page_.locator(f'#chart g.arrow[data-id="{SECOND}"] circle').click()
        panel = page_.locator("#panel")
        assert panel.locator("h2").inner_text() == "Driftsforum Somatik (Østerå) → Faglig Sundhedsklynge Østerå"
        said = panel.locator("blockquote").first
        assert said.locator("q").inner_text() == "»Driftsforum bakker op og indstiller til Faglig Sundhedsklynge«"
        assert "Referat af Driftsforum Somatik (Østerå), 9. maj 2023, punkt 2, side 1, linje 14" in (
            said.locator("cite").inner_text()
        )
        assert "ventede 6 uger" in panel.inner_text()  # from 9 May to the cluster's meeting of 20 June
        watched.shot("route-chosen")
        panel.locator("h2 a").first.click()
        assert panel.locator("h2").inner_text() == "Driftsforum Somatik (Østerå)"
        page_.go_back()
        assert panel.locator("h2").inner_text().startswith("Driftsforum Somatik (Østerå) →")
        page_.go_back()
        assert panel.locator("h2").count() == 0
        assert watched.complaints == []


def test_one_step_each_way_is_lit_then_one_more_or_all(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["route"], address("referral:medicin:1")) as watched:
        page_ = watched.page
        assert lit_hops(page_) == {"referral:medicin:1", "referral:medicin:2"}
        page_.click(".steps button:nth-child(1)")
        assert lit_hops(page_) == {f"referral:medicin:{number}" for number in (1, 2, 3)}
        page_.click(".steps button:nth-child(2)")
        assert lit_hops(page_) == {f"referral:medicin:{number}" for number in range(1, 5)}
        assert "det er alt" in page_.locator(".steps").inner_text()
        assert page_.locator(".steps button").first.is_disabled()
        page_.go_back()
        assert lit_hops(page_) == {f"referral:medicin:{number}" for number in (1, 2, 3)}


def test_one_step_further_in_the_network(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["network"], address("matter:følge-hjem")) as watched:
        page_ = watched.page

        def lit() -> set[str]:
            return set(page_.evaluate("[...path().found].filter(each => things.has(each))"))

        one = lit()
        page_.click(".steps button:nth-child(1)")
        two = lit()
        page_.click(".steps button:nth-child(2)")
        assert {"matter:tryg-hjemkomst"} < one < two < lit()


def test_slider_and_path_together(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["route"], address("referral:medicin:1")) as watched:
        page_ = watched.page
        page_.click(".steps button:nth-child(2)")
        slide(page_, "2023-05-09")
        assert lit_hops(page_) == {"referral:medicin:1", "referral:medicin:2"}
        assert page_.locator("#basis").inner_text().startswith("Som kendt den 9. maj 2023. Bygger på 2 indlæste")
        assert page_.locator("#panel h2").inner_text().startswith("KLU Ådal")
        witnesses = page_.locator("#panel blockquote").count()
        slide(page_, "2023-03-14")
        assert lit_hops(page_) == {"referral:medicin:1"}
        assert page_.locator("#panel blockquote").count() == witnesses - 1  # the receiver's minutes came later
        slide(page_, "2023-10-10")
        assert len(lit_hops(page_)) == 4
        assert watched.complaints == []


@pytest.mark.parametrize("day", ["2023-03-14", "2023-05-09", "2023-06-20", "2023-09-12"])
def test_the_slider_shows_what_the_store_knew(
    opened: Opened, sample_pages: dict[str, str], embedded_sample: Store, day: str
) -> None:
    then = route(embedded_sample, MEDICINE, as_of=day)
    with opened(sample_pages["route"]) as watched:
        slide(watched.page, day)
        assert drawn(watched.page) == {each.id for each in then.entries}
    from queries.views.network import network

    with opened(sample_pages["network"]) as watched:
        slide(watched.page, day)
        shown = set(watched.page.evaluate("nodes.get().filter(each => !each.hidden).map(each => each.id)"))
        assert shown == {thing.id for thing in network(embedded_sample, as_of=day).things}


@pytest.mark.parametrize("kind", EVERY)
def test_search_finds_in_every_view(opened: Opened, sample_pages: dict[str, str], kind: str) -> None:
    thing = next(each for each in data(sample_pages[kind])["things"] if each["type"] == "forum" or kind == "lineage")
    with opened(sample_pages[kind]) as watched:
        watched.page.fill("#search", thing["name"][:12])
        assert thing["name"] in watched.page.locator("#found").inner_text()
        watched.page.fill("#search", thing["name"])
        watched.page.keyboard.press("Enter")
        assert watched.page.locator("#panel h2").inner_text() == thing["name"]
        assert watched.complaints == []


def test_the_legend_hides_a_kind_and_how_sure_it_is(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["route"]) as watched:
        page_ = watched.page
        page_.click('#legend [data-type="escalates"]')
        assert lit_hops(page_) == {"referral:medicin:4"}
        assert "videresendt" not in page_.locator("#panel .story").inner_text()
        page_.click('#legend [data-type="planned"]')
        assert lit_hops(page_) == set()
        assert page_.locator("#chart .sign.decision").count() == 4
        page_.click('#legend [data-type="decision"]')
        assert page_.locator("#chart .sign").count() == 0
        page_.click("#switch")
        assert page_.locator("#table-story tbody tr").count() == 0


@pytest.mark.parametrize("kind", KINDS)
def test_the_table_equals_the_picture(opened: Opened, sample_pages: dict[str, str], kind: str) -> None:
    held = data(sample_pages[kind])
    entries = sorted([*held["ties"], *held["points"]], key=lambda each: each["number"])
    with opened(sample_pages[kind]) as watched:
        page_ = watched.page
        assert drawn(page_) == {each["id"] for each in entries}
        page_.click("#switch")
        rows = page_.locator("#table-story tbody tr")
        assert rows.count() == sum(max(len(each["facts"]), 1) for each in entries)
        links = page_.locator("#table-story tbody td:nth-child(4) a").evaluate_all(
            "all => all.map(each => decodeURIComponent(each.hash.slice(1)))"
        )
        assert set(links) == {each["id"] for each in entries}
        with page_.expect_download() as download:
            page_.locator(".saving button").nth(1).click()
        lines = list(csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))))
        assert len(lines) == rows.count() + 1
        watched.shot(f"{kind}-table")
        assert watched.complaints == []


@pytest.mark.parametrize("kind", KINDS)
def test_the_keyboard_reaches_every_entry_and_row(opened: Opened, sample_pages: dict[str, str], kind: str) -> None:
    held = data(sample_pages[kind])
    wanted = {each["id"] for each in (*held["ties"], *held["points"])}
    with opened(sample_pages[kind]) as watched:
        page_ = watched.page
        for _ in range(40):
            page_.keyboard.press("Tab")
            if page_.evaluate("document.activeElement.id") == "drawing":
                break
        here = "decodeURIComponent(location.hash.slice(1))"
        reached = set()
        for _ in wanted:
            page_.keyboard.press("ArrowRight")
            reached.add(page_.evaluate(here))
        assert reached == wanted
        rows = set()
        for _ in held["rows"]:
            page_.keyboard.press("ArrowDown")
            rows.add(page_.evaluate(here))
        assert rows == {row["thing"] for row in held["rows"]}
        page_.keyboard.press("Enter")
        assert page_.evaluate("document.activeElement.id") == "panel"
        page_.keyboard.press("Escape")
        assert page_.evaluate("document.activeElement.id") == "drawing"
        assert page_.locator("#panel h2").count() == 0
        assert watched.complaints == []


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("wide", {}),
        ("dark", {"color_scheme": "dark"}),
        ("phone", {"viewport": {"width": 390, "height": 844}}),
    ],
)
def test_every_view_fits_every_screen(
    opened: Opened, sample_pages: dict[str, str], kind: str, name: str, options: dict[str, Any]
) -> None:
    with opened(sample_pages[kind], **options) as watched:
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        watched.shot(f"{kind}-{name}")
        watched.page.click("#language")
        assert watched.page.locator("#disclaimer").inner_text() == "Read by machine. The minutes decide."
        assert watched.page.evaluate("document.title === document.getElementById('title').textContent")
        assert watched.complaints == []


@pytest.mark.parametrize("kind", EVERY)
def test_no_serious_obstacle_to_access(opened: Opened, sample_pages: dict[str, str], kind: str) -> None:
    from importlib.resources import files

    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    for scheme in ("light", "dark"):
        with opened(sample_pages[kind], color_scheme=scheme) as watched:
            page_ = watched.page
            page_.evaluate(axe)
            for step in ("", "document.getElementById('drawing').focus()", "document.getElementById('switch').click()"):
                page_.evaluate(step or "null")
                if "focus" in step:
                    page_.keyboard.press("ArrowRight")
                found = page_.evaluate("axe.run(document, {resultTypes: ['violations']})")
                grave = [
                    (each["id"], each["nodes"][0]["html"][:160])
                    for each in found["violations"]
                    if each["impact"] in ("serious", "critical")
                ]
                assert grave == []


@pytest.mark.parametrize("kind", KINDS)
def test_paper_gets_the_whole_picture(opened: Opened, sample_pages: dict[str, str], kind: str) -> None:
    ARTEFACTS.mkdir(exist_ok=True)
    with opened(sample_pages[kind], color_scheme="dark") as watched:
        watched.page.pdf(path=ARTEFACTS / f"{kind}.pdf", landscape=True, prefer_css_page_size=True)
        watched.page.emulate_media(media="print", color_scheme="light")
        watched.page.evaluate("beforePrint()")
        box = watched.page.locator("#chart").bounding_box()
        assert box
        assert box["width"] <= 1360
        assert watched.page.locator("#corner").is_hidden()
        watched.page.evaluate("afterPrint()")
        assert watched.complaints == []


def test_the_picture_is_saved_as_svg_that_stands_by_itself(opened: Opened, sample_pages: dict[str, str]) -> None:
    with opened(sample_pages["route"]) as watched:
        with watched.page.expect_download() as download:
            watched.page.click("#save")
        text = Path(download.value.path()).read_text(encoding="utf-8")
        assert download.value.suggested_filename.endswith(".svg")
        assert "Sagsgang: Medicin ved udskrivelse" in text
        assert "Læst af maskine" in text
        assert "var(" not in text
        assert "class=" not in text


@pytest.mark.parametrize("kind", EVERY)
def test_nothing_from_minutes_runs_in_any_view(opened: Opened, embedded_store: EmbeddedStore, kind: str) -> None:
    apply(embedded_store, hostile_rows())
    made = pictures(embedded_store, CODE, f"project {CODE}", f"person {CODE}", f"b{NAMES[1]}")
    html = page(made[kind], "da")
    assert "<img" not in html
    held = data(html)
    with opened(html) as watched:
        page_ = watched.page
        for each in [*held["things"], *held["ties"], *held["points"]]:
            page_.evaluate("id => choose(id)", each["id"])
            assert page_.locator("#panel h2").count() == 1
        for control in ("#switch", "#language", "#switch"):
            page_.click(control)
        page_.fill("#search", CODE[:6])
        if len(set(held["days"])) > 1:
            slide(page_, held["days"][0])
        with page_.expect_download():
            page_.click("#save")
        watched.shot(f"{kind}-hostile")
        assert page_.evaluate("window.ran") is None
        assert page_.locator("img, iframe, object, embed, link, base, form").count() == 0
        assert page_.locator("a:not([href^='#'])").count() == 0
        assert watched.complaints == []


def test_bad_input_is_drawn_all_the_same(opened: Opened, embedded_store: EmbeddedStore) -> None:
    long, hebrew = "navn " * 60, "שלום עולם"
    apply(embedded_store, story([(long, hebrew, "consults", None, None, None)], "x" * 300))
    for name, html in (
        ("route-names", page(route(embedded_store, "matter"), "da")),
        ("project-undated", _other(embedded_store, "lineage")),
        ("person-alone", _other(embedded_store, "person")),
    ):
        for options in ({}, {"viewport": {"width": 390, "height": 844}}):
            with opened(html, **options) as watched:
                assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
                watched.page.focus("#drawing")
                watched.page.keyboard.press("ArrowRight")
                watched.page.click("#switch")
                watched.page.click("#switch")
                watched.shot(f"{name}-{'phone' if options else 'wide'}")
                assert watched.complaints == []


def _other(store: EmbeddedStore, kind: str) -> str:
    from queries.views.lineage import lineage
    from queries.views.person import person

    if kind == "lineage":
        apply(store, undated_project())
        return page(lineage(store, "project"), "da")
    apply(store, lone_person("Anna"))
    return page(person(store, "person"), "da")


def test_a_crowded_route_says_what_it_left_out(opened: Opened, embedded_store: EmbeddedStore) -> None:
    apply(embedded_store, many_hops(300))
    html = page(route(embedded_store, "matter"), "da")
    assert len(html.encode()) < 1_000_000
    with opened(html) as watched:
        assert "Udeladt: Oversendelser: 100." in watched.page.locator("#panel").inner_text()
        watched.shot("route-crowded")
        assert watched.complaints == []
