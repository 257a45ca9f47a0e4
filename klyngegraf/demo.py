"""The demo: the example minutes loaded into a store of their own, and what the tool makes of them."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

from klyngegraf.session import Session

MATTER = "medicin ved udskrivelse"
PROJECT = "Nær på skærm"


def example_minutes() -> Path:
    """Folder of the fictional minutes that ship with the package."""
    return Path(str(resources.files("loaders"))) / "examples" / "minutes"


def run_demo(session: Session, folder: Path | None, open_page: bool) -> None:
    """Load the examples into `folder`, print the route and the lineage, write the view. Raises StoreError."""
    from klyngegraf.drawing import draw
    from klyngegraf.loading import load_paths, tell
    from klyngegraf.output import print_report
    from klyngegraf.settings import default_store
    from queries.reports.lineage import lineage
    from queries.reports.route import route

    place = folder or default_store().with_name("demo")
    demo = Session(str(place / "store"), session.lang, session.debug)
    demo.say("demo_loading", place=place)
    tell(demo, load_paths(demo, [example_minutes()]))
    with demo.store() as store:
        for report in (route(store, MATTER), lineage(store, PROJECT)):
            print()
            print_report(demo, report, "rich", None)
        print()
        page = draw(demo, store, "network", folder=place)
        draw(demo, store, "route", MATTER, folder=place)
    demo.say("demo_next", store=place / "store")
    if open_page:
        import webbrowser

        webbrowser.open(page.absolute().as_uri())
