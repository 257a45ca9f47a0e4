"""The network view in a real browser: what a reader sees, clicks and types."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import pytest

from queries.views.network import network
from queries.views.page import page
from tests.queries.views.hostile import CODE, hostile_rows

if TYPE_CHECKING:
    from graph.stores.embedded import EmbeddedStore
    from tests.queries.views.conftest import Opened

pytestmark = pytest.mark.browser

HOP = "referral:forum:klu-ådal:forum:driftsforum-østerå"


def address(id_: str) -> str:
    return f"#{quote(id_, safe='')}"


def data(html: str) -> Any:
    found = re.search(r'id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found[1])


def test_search_finds_and_the_panel_shows_what_is_known(opened: Opened, sample_page: str) -> None:
    with opened(sample_page) as watched:
        page_ = watched.page
        page_.fill("#search", "fælles medicin")  # another name of the matter
        assert page_.locator("#found li").all_inner_texts() == ["Medicin ved udskrivelse sag"]
        page_.keyboard.press("Enter")
        assert page_.locator("#panel h2").inner_text() == "Medicin ved udskrivelse"
        assert page_.evaluate("decodeURIComponent(location.hash)") == "#matter:medicin"
        page_.fill("#search", "findes ikke")
        assert page_.locator("#found li").all_inner_texts() == ["Intet fundet"]
        watched.shot("network-chosen")
        assert watched.complaints == []


def test_a_hop_shows_both_ends_its_sentence_and_where_it_stands(opened: Opened, sample_page: str) -> None:
    with opened(sample_page, address(HOP)) as watched:
        panel = watched.page.locator("#panel")
        assert panel.locator("h2").inner_text() == "KLU Ådal → Driftsforum Somatik (Østerå)"
        said = panel.locator("blockquote").first
        assert said.locator("q").inner_text() == "»KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik.«"
        assert "Referat af KLU Ådal, 14. marts 2023, punkt 3, side 1, linje 14" in said.locator("cite").inner_text()
        assert "videresendt til beslutning" in panel.inner_text()
        panel.locator("h2 a").first.click()
        assert panel.locator("h2").inner_text() == "KLU Ådal"
        watched.page.go_back()
        assert panel.locator("h2").inner_text() == "KLU Ådal → Driftsforum Somatik (Østerå)"
        assert watched.complaints == []


def test_a_click_in_the_drawing_chooses_and_dims_the_rest(opened: Opened, sample_page: str) -> None:
    with opened(sample_page) as watched:
        page_ = watched.page
        at = page_.evaluate("""() => {
            const node = JSON.parse(document.getElementById("drawn").textContent).nodes.find(n => n.id === "org:mosby");
            return network.canvasToDOM({x: node.x, y: node.y});
        }""")
        box = page_.locator("#drawing").bounding_box()
        assert box
        page_.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
        page_.wait_for_function("document.querySelector('#panel h2')?.textContent === 'Mosby Kommune'")
        colours = page_.evaluate("""Object.fromEntries(
            nodes.get(["org:mosby", "forum:faglig-østerå", "forum:ssf-vesterland"]).map(n => [n.id, n.color.background])
        )""")
        faint = page_.evaluate("paint('faint')")
        assert [each for each, colour in colours.items() if colour == faint] == ["forum:ssf-vesterland"]


def test_the_legend_hides_a_type_everywhere(opened: Opened, sample_page: str) -> None:
    with opened(sample_page) as watched:
        page_ = watched.page
        page_.click('#legend [data-type="project"]')
        hidden = page_.evaluate("nodes.get().filter(n => n.hidden).map(n => n.id)")
        assert sorted(hidden) == sorted(t["id"] for t in data(sample_page)["things"] if t["type"] == "project")
        assert page_.evaluate("edges.get().filter(e => e.type === 'lineage').every(e => e.hidden)")
        page_.click("#switch")
        assert "Følge Hjem" not in page_.locator("#table-nodes").inner_text()
        page_.click('#legend [data-type="project"]')
        assert "Følge Hjem" in page_.locator("#table-nodes").inner_text()


def test_the_keyboard_reaches_every_thing(opened: Opened, sample_page: str) -> None:
    things = data(sample_page)["things"]
    with opened(sample_page) as watched:
        page_ = watched.page
        for _ in range(40):
            page_.keyboard.press("Tab")
            if page_.evaluate("document.activeElement.id") == "drawing":
                break
        reached = set()
        for _ in things:
            page_.keyboard.press("ArrowRight")
            reached.add(page_.evaluate("decodeURIComponent(location.hash.slice(1))"))
        assert reached == {thing["id"] for thing in things}
        page_.keyboard.press("ArrowUp")
        page_.keyboard.press("Enter")
        assert page_.evaluate("document.activeElement.id") == "panel"
        page_.keyboard.press("Escape")
        assert page_.locator("#panel h2").count() == 0
        assert page_.evaluate("document.activeElement.id") == "drawing"
        assert watched.complaints == []


def test_the_tables_hold_the_graph(opened: Opened, sample_page: str) -> None:
    held = data(sample_page)
    with opened(sample_page) as watched:
        page_ = watched.page
        page_.click("#switch")
        cells = page_.locator("#table-nodes tbody tr td:first-child").all_inner_texts()
        assert sorted(cells) == sorted(thing["name"] for thing in held["things"])
        rows = page_.locator("#table-ties tbody tr")
        assert rows.count() == sum(len(tie["facts"]) for tie in held["ties"])
        whole = page_.locator("#table-ties").inner_text()
        assert all(source["quote"] in whole for number in _cited(held) for source in [held["sources"][number]])
        with page_.expect_download() as download:
            page_.locator(".saving button").nth(1).click()
        text = Path(download.value.path()).read_text(encoding="utf-8-sig")
        assert [row[0] for row in csv.reader(io.StringIO(text))][1:] == cells
        watched.shot("network-table")
        assert watched.complaints == []


def _cited(held: Any) -> set[int]:
    return {number for tie in held["ties"] for fact in tie["facts"] for number in held["facts"][fact][2]}


def test_the_language_changes_in_the_page(opened: Opened, sample_page: str) -> None:
    with opened(sample_page, address(HOP)) as watched:
        page_ = watched.page
        page_.click("#language")
        assert page_.evaluate("document.documentElement.lang") == "en"
        assert "sent up for a decision" in page_.locator("#panel").inner_text()
        assert "10 October 2023" in page_.locator("#basis").inner_text()
        assert page_.locator("#disclaimer").inner_text() == "Read by machine. The minutes decide."


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("light", {}),
        ("dark", {"color_scheme": "dark"}),
        ("phone", {"viewport": {"width": 390, "height": 844}}),
    ],
)
def test_it_fits_every_screen(opened: Opened, sample_page: str, name: str, options: dict[str, Any]) -> None:
    with opened(sample_page, **options) as watched:
        assert watched.page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert watched.page.locator("#disclaimer").inner_text() == "Læst af maskine. Referaterne gælder."
        ground = watched.page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
        assert (ground == "rgb(255, 255, 255)") == (name != "dark")
        watched.shot(f"network-{name}")
        assert watched.complaints == []


def test_paper_gets_the_drawing_in_light_colours(opened: Opened, sample_page: str) -> None:
    with opened(sample_page, color_scheme="dark") as watched:
        before = watched.page.evaluate("network.getViewPosition()")
        watched.page.pdf(path=watched_path("network.pdf"), landscape=True, prefer_css_page_size=True)
        inked = watched.page.evaluate("""() => {
            const copy = document.getElementById("printed");
            const pixels = copy.getContext("2d").getImageData(0, 0, copy.width, copy.height).data;
            let lane = 0;
            for (let i = 0; i < pixels.length; i += 4) lane += pixels[i] > 230 && pixels[i + 3] === 255;
            return lane / (pixels.length / 4);
        }""")
        assert inked > 0.3
        after = watched.page.evaluate("network.getViewPosition()")
        assert after == pytest.approx(before, abs=2)


def watched_path(name: str) -> Path:
    from tests.queries.views.conftest import ARTEFACTS

    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS / name


def test_the_picture_is_saved(opened: Opened, sample_page: str) -> None:
    with opened(sample_page) as watched, watched.page.expect_download() as download:
        watched.page.click("#save")
    assert download.value.suggested_filename == "klyngegraf.png"


def test_nothing_from_minutes_runs_or_is_fetched(opened: Opened, embedded_store: EmbeddedStore) -> None:
    from graph.writer import apply

    apply(embedded_store, hostile_rows())
    html = page(network(embedded_store, matter=CODE), "da")
    with opened(html) as watched:
        page_ = watched.page
        for thing in data(html)["things"]:
            page_.evaluate("id => choose(id)", thing["id"])
            page_.wait_for_function(
                "name => document.querySelector('#panel h2')?.textContent === name", arg=thing["name"]
            )
        page_.fill("#search", CODE[:6])
        page_.click("#switch")
        page_.click("#language")
        watched.shot("network-hostile")
        assert page_.evaluate("window.ran") is None
        assert page_.locator("img, iframe, object, embed, link, base, form").count() == 0
        assert page_.locator("a:not([href^='#'])").count() == 0
        assert CODE in page_.locator("#table-nodes").inner_text()
        with page_.expect_download() as download:
            page_.locator(".saving button").nth(1).click()
        cells = [
            cell for row in csv.reader(io.StringIO(Path(download.value.path()).read_text("utf-8-sig"))) for cell in row
        ]
        assert '\'=HYPERLINK("http://example.invalid")' in cells
        assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]
        assert watched.complaints == []


def test_an_empty_graph_says_so(opened: Opened, embedded_store: EmbeddedStore) -> None:
    with opened(page(network(embedded_store), "da")) as watched:
        assert watched.page.locator("#empty").inner_text() == "Der er intet at vise: ingen referater er indlæst."
        assert "Ingen referater er indlæst." in watched.page.locator("#basis").inner_text()
        watched.page.click("#switch")
        watched.page.keyboard.press("ArrowRight")
        assert watched.complaints == []
