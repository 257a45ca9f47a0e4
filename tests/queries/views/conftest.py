"""A browser once a test run, and pages of views opened in it that record whatever they should not do."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from queries.views.forum import forum
from queries.views.lineage import lineage
from queries.views.network import network
from queries.views.page import page
from queries.views.person import person
from queries.views.route import route
from tests.sample import BIRTHE, CLUSTER, HOME, MEDICINE

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

    from graph.stores.base import Store
    from queries.views.picture import Picture

ARTEFACTS = Path(__file__).parents[3] / "test-artefacts"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium without a window; skipped, or failed when KLYNGEGRAF_TEST_STRICT=1, where it cannot be started."""
    from playwright.sync_api import Error, sync_playwright

    path = os.environ.get("KLYNGEGRAF_TEST_CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    with sync_playwright() as playwright:
        try:
            started = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        except Error as error:
            reason = f"Chromium cannot be started from {path}: {str(error).splitlines()[0]}"
            if os.environ.get("KLYNGEGRAF_TEST_STRICT") == "1":
                pytest.fail(reason, pytrace=False)
            pytest.skip(reason)
        yield started
        started.close()


@dataclass
class Watched:
    """An open page; `complaints` are requests other than for the file itself, console messages, errors and dialogs."""

    page: Page
    complaints: list[str] = field(default_factory=list)

    def shot(self, name: str) -> None:
        ARTEFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTEFACTS / f"{name}.png")


Opened = Callable[..., AbstractContextManager[Watched]]


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Opened:
    """Opens a page's HTML from a file, in a context made with the options given."""

    @contextmanager
    def open_(html: str, address: str = "", **options: Any) -> Iterator[Watched]:
        file = tmp_path / "view.html"
        file.write_text(html, encoding="utf-8")
        context = browser.new_context(**{"viewport": {"width": 1360, "height": 820}, **options})
        watched = Watched(context.new_page())
        own = file.as_uri()

        def request(route: Any) -> None:
            if route.request.url.partition("#")[0] == own:
                route.continue_()
            else:
                watched.complaints.append(f"request {route.request.url}")
                route.abort()

        context.route("**/*", request)
        watched.page.on("console", lambda message: watched.complaints.append(f"console {message.text}"))
        watched.page.on("pageerror", lambda error: watched.complaints.append(f"error {error}"))
        watched.page.on("dialog", lambda dialog: (watched.complaints.append("dialog"), dialog.dismiss()))
        watched.page.goto(own + address)
        yield watched
        context.close()

    return open_


@pytest.fixture(scope="session")
def sample_page(sample_pages: dict[str, str]) -> str:
    """The network view of the sample graph in Danish."""
    return sample_pages["network"]


def pictures(store: Store, matter: str, project: str, who: str, body: str) -> dict[str, Picture]:
    """One picture of each kind, of what is named."""
    return {
        "network": network(store),
        "route": route(store, matter),
        "lineage": lineage(store, project),
        "person": person(store, who),
        "forum": forum(store, body),
    }


@pytest.fixture(scope="session")
def sample_pages(embedded_sample: Store) -> dict[str, str]:
    """A page of each view of the sample graph in Danish, by kind."""
    made = pictures(embedded_sample, MEDICINE, HOME, BIRTHE, CLUSTER)
    return {kind: page(picture, "da") for kind, picture in made.items()}
