"""Measures the pages of the views: `python -m tests.queries.views.figures`.

For networks of 300 and 1,000 things and for a route of 200 hops: size of the file, seconds to make it, and seconds from
opening it in Chromium without a window until it is drawn and answers, by the clock and of the processor's time for the
page (the best of five). The processor's time tells the same on a machine that is busy with other things.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time
from typing import TYPE_CHECKING, Any

from queries.reports.model import Source
from queries.views.layout import place
from queries.views.page import page
from queries.views.picture import HOP_TYPES, Fact, Part, Picture, Row, Thing, Tie

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TRIES = 5
QUOTE = "Det blev besluttet, at formandskabet retter henvendelse til Driftsforum med ønske om en fælles retningslinje."


def network_of(number: int) -> Picture:
    """So many things, half again as many ties, each tie with a fact and its sentence."""
    types = ("forum", "organisation", "matter", "project", "person")
    things = [
        Thing(f"id:{at}", types[at % 5], f"Navn på nummer {at} i Havmark", 1 + at % 8, since="2024-01-01")
        for at in range(number)
    ]
    ties = [
        Tie(f"id:{at * 7 % number}", f"id:{(at * 13 + 5) % number}", "referral", [_fact(at)])
        for at in range(number * 3 // 2)
    ]
    picture = Picture("network", None, None, ["2024-01-01", "2024-06-01"], things, ties)
    place(picture)
    return picture


def route_of(number: int) -> Picture:
    """A matter that has gone so often between ten bodies, once a week."""
    things = [Thing(f"b{at}", "forum", f"Forum {at} i Havmark", 1 + at % 8) for at in range(10)]
    ties = [
        Tie(
            f"b{at % 10}", f"b{(at + 3) % 10}", HOP_TYPES[at % 5], [_fact(at)], f"hop{at}",
            f"{2018 + at // 52}-{1 + at % 52 * 12 // 52:02}-{1 + at % 28:02}", at + 1,
        )
        for at in range(number)
    ]  # fmt: skip
    rows = [Row(each.id, each.id, level=each.level) for each in things]
    return Picture("route", "En sag", None, ["2024-01-01"], things, ties, rows=rows)


def _fact(number: int) -> Fact:
    source = Source("referat.txt", "KLU Hede", "2024-01-01", str(number % 9), None, number, f"{QUOTE} ({number})")
    parts = (Part("text", f"emne nummer {number}"), Part("when", {"date": "2024-01-01"}))
    return Fact((), "referral.informs", parts, (source,), None, "2024-01-01", "2024-01-01", "2024-01-01")


def measured(browser: Browser, make: Callable[[], Picture]) -> dict[str, Any]:
    """Size in kB, seconds to make the page, and seconds until it answers."""
    started = process_time()
    html = page(make(), "da")
    made = process_time() - started
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "view.html"
        file.write_text(html, encoding="utf-8")
        tries = [_opened(browser, file.as_uri()) for _ in range(TRIES)]
    clock, processor = (round(min(each), 2) for each in zip(*tries, strict=True))
    return {"kB": round(len(html.encode()) / 1000), "made": round(made, 2), "clock": clock, "processor": processor}


def _opened(browser: Browser, address: str) -> tuple[float, float]:
    tab = browser.new_page(viewport={"width": 1360, "height": 820})
    session = tab.context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    started = perf_counter()
    tab.goto(address)
    tab.keyboard.press("Tab")
    tab.evaluate("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    seconds = perf_counter() - started
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    tab.close()
    return seconds, metrics["TaskDuration"]


def main() -> None:
    """Print the figures."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, make in (
            ("network, 300 things", lambda: network_of(300)),
            ("network, 1,000 things", lambda: network_of(1000)),
            ("route, 200 hops", lambda: route_of(200)),
        ):
            print(f"{name:22} {measured(browser, make)}")
        browser.close()


if __name__ == "__main__":
    main()
