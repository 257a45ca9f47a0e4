"""A picture as one HTML file that works offline: data, drawing code and style are all in it, and it requests nothing.

A network's data is built by pyvis' `Network`, which brings its drawing code too; a view of time is drawn as SVG by our
own script from places computed here. Both have one template, panel, search, legend, tables and words; `queries.pages`
says how the page is kept safe.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from queries import pages
from queries.labels import labels
from queries.views.data import page_data
from queries.views.layout import label
from queries.views.picture import Picture

TEMPLATES = Path(__file__).parent / "templates"
STYLES = (*pages.STYLES, "view.css")
SCRIPTS = ("words.js", "tables.js", "signs.js", "state.js", "panel.js", "listing.js")
_SHAPES = {
    "forum": "dot", "organisation": "square", "region": "hexagon", "group": "triangle", "matter": "diamond",
    "project": "star", "person": "triangleDown",
}  # fmt: skip
_SIZES = {"forum": 15, "organisation": 12, "region": 15, "group": 12, "matter": 15, "project": 17, "person": 9}


def page(picture: Picture, language: str = "da", folder: Path | None = None, file: str = "klyngegraf") -> str:
    """The whole page in UTF-8, first shown in that language; its sources link to their files from `folder`.

    `file` is how files are called that a reader saves from it. Raises ValueError for other than 'da' and 'en'.
    """
    from markupsafe import Markup

    is_chart = picture.kind != "network"
    style = pages.joined(STYLES, TEMPLATES)
    script = pages.joined((*SCRIPTS, "chart.js" if is_chart else "network.js", "main.js"), TEMPLATES)
    drawing = "" if is_chart else _vis_network()
    environment = pages.environment(TEMPLATES)
    environment.globals.update(
        words=labels(language), language=language, title=_title(picture, language), chart=is_chart,
        data={**page_data(picture, folder), "file": file}, style=Markup(style), script=Markup(script),  # noqa: S704
        drawing=Markup(drawing), policy=pages.policy([style], filter(None, [drawing, script])),  # noqa: S704
    )  # fmt: skip
    if is_chart:
        return environment.get_template("page.html").render()
    network = _network(picture)
    network.templateEnv = environment
    network.path = "page.html"
    return str(network.generate_html())


def _network(picture: Picture) -> Any:
    """The drawing's nodes and edges; colours, dashes and visibility are the page's business."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for thing in picture.things:
        network.add_node(
            thing.id, label(thing.name), _SHAPES[thing.type], group=thing.type, x=thing.x, y=thing.y,
            size=_SIZES[thing.type],
        )  # fmt: skip
    for tie in picture.ties:
        network.add_edge(
            tie.start, tie.end, id=tie.id, type=tie.type, arrows="to" if tie.type in ("referral", "lineage") else ""
        )
    return network


def _title(picture: Picture, language: str) -> str:
    key = f"view.title_{picture.kind}_of" if picture.subject else f"view.title_{picture.kind}"
    return labels(language).text(key, subject=picture.subject or "")


@cache
def _vis_network() -> str:
    """vis-network from pyvis' own package."""
    from importlib.resources import files

    script = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8").replace("//# sourceMappingURL=", "// ")
