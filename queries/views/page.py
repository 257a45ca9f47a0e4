"""A picture as one HTML file that works offline: data, drawing code and style are all in it, and it requests nothing.

pyvis' `Network` builds the data of the drawing and brings the drawing code; the page is our own template. What comes
from minutes stands in the page only as JSON and, in the title, escaped; the script sets it as text, never as markup.
The content security policy allows nothing but this very style and these very scripts, by their hashes.
"""

from __future__ import annotations

import json
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import Any

from queries.labels import LANGUAGES, labels
from queries.reports.links import address
from queries.reports.model import Source
from queries.views.layout import label
from queries.views.picture import THING_TYPES, TIE_TYPES, Fact, Picture

TEMPLATES = Path(__file__).parent / "templates"
SCRIPTS = ("words.js", "drawing.js", "panel.js", "tables.js", "main.js")
PEOPLE_SHOWN = 12  # with more of them, people are off until the reader asks for them

# The tables of the labels that the page may need.
_WORDS = (
    "view", "referral", "status", "event", "decision", "certainty", "basis", "answer", "role", "month", "date",
    "number", "source",
)  # fmt: skip
_REPORT_WORDS = ("as_of", "rests_on", "rests_on_one", "rests_on_nothing", "disclaimer")
_SHAPES = {
    "forum": "dot", "organisation": "square", "region": "hexagon", "group": "triangle", "matter": "diamond",
    "project": "star", "person": "triangleDown",
}  # fmt: skip
_SIZES = {"forum": 15, "organisation": 12, "region": 15, "group": 12, "matter": 15, "project": 17, "person": 9}


def page(picture: Picture, language: str = "da", folder: Path | None = None) -> str:
    """The whole page in UTF-8, first shown in that language; its sources link to their files from `folder`.

    Raises ValueError for other than 'da' and 'en'."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined
    from markupsafe import Markup

    network = _network(picture)
    style = _file("page.css")
    script = "\n".join(_file(name) for name in SCRIPTS)
    drawing = _vis_network()
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
        lstrip_blocks=True,
    )  # fmt: skip
    environment.globals.update(
        words=labels(language), language=language, title=_title(picture, language), data=_data(picture, folder),
        style=Markup(style), script=Markup(script), drawing=Markup(drawing), style_hash=_hash(style),  # noqa: S704
        script_hashes=" ".join(f"'{_hash(each)}'" for each in (script, drawing)),
    )  # fmt: skip
    network.templateEnv = environment
    network.path = "page.html"
    return str(network.generate_html())


def _network(picture: Picture) -> Any:
    """The drawing's nodes and edges; colours and visibility are the page's business."""
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for thing in picture.things:
        network.add_node(
            thing.id, label(thing.name), _SHAPES[thing.type], group=thing.type, x=thing.x, y=thing.y,
            size=_SIZES[thing.type],
        )  # fmt: skip
    for tie in picture.ties:
        count = len(tie.facts) if tie.type == "referral" else 1
        network.add_edge(
            tie.start, tie.end, id=tie.id, type=tie.type, arrows="to" if tie.type in ("referral", "lineage") else "",
            dashes=tie.open, **({"label": f"×{count}"} if count > 1 else {}),
        )  # fmt: skip
    return network


def _data(picture: Picture, folder: Path | None) -> dict[str, Any]:
    """Everything but the drawing: facts and sources once each, things and ties with their places among them."""
    facts: dict[str, int] = {}
    sources: dict[Source, int] = {}
    people = sum(thing.type == "person" for thing in picture.things)

    def of(those: list[Fact]) -> list[int]:
        return list(dict.fromkeys(facts.setdefault(_fact(each, sources), len(facts)) for each in those))

    things = [
        {
            "id": each.id, "type": each.type, "name": each.name, "level": each.level, "region": each.region,
            "aliases": each.aliases, "facts": of(each.facts),
        }
        for each in picture.things
    ]  # fmt: skip
    ties = [
        {"id": each.id, "type": each.type, "start": each.start, "end": each.end, "facts": of(each.facts)}
        for each in picture.ties
    ]
    return {
        "kind": picture.kind, "subject": picture.subject, "asOf": picture.as_of, "minutes": picture.minutes,
        "until": picture.until, "leftOut": picture.left_out, "cut": picture.cut,
        "types": [each for each in THING_TYPES if any(thing.type == each for thing in picture.things)],
        "tieTypes": [each for each in TIE_TYPES if any(tie.type == each for tie in picture.ties)],
        "off": ["person"] if people > PEOPLE_SHOWN else [],
        "lanes": [[lane.level, lane.top, lane.height] for lane in picture.lanes],
        "things": things, "ties": ties, "facts": [json.loads(each) for each in facts],
        "sources": [_source(each, folder) for each in sources],
        "words": {language: _words(language) for language in LANGUAGES},
    }  # fmt: skip


def _fact(fact: Fact, sources: dict[Source, int]) -> str:
    """A fact as JSON, so that equal ones are one."""
    numbers = [sources.setdefault(each, len(sources)) for each in fact.sources]
    parts = [[part.type, part.value, part.key] for part in fact.parts]
    return json.dumps([fact.word, parts, numbers], ensure_ascii=False)


def _source(source: Source, folder: Path | None) -> dict[str, Any]:
    shown = {
        "file": source.file, "forum": source.forum, "date": source.date, "item": source.item, "page": source.page,
        "line": source.line, "quote": source.quote, "redacted": source.redacted,
        "link": address(source, folder) if folder else None,
    }  # fmt: skip
    return {key: value for key, value in shown.items() if value not in (None, "", False)}


def _words(language: str) -> dict[str, str]:
    return {
        key: word
        for key, word in labels(language).words.items()
        if key.partition(".")[0] in _WORDS or key in {f"report.{each}" for each in _REPORT_WORDS}
    }


def _title(picture: Picture, language: str) -> str:
    key = "view.title_of" if picture.subject else "view.title"
    return labels(language).text(key, subject=picture.subject or "")


def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


def _vis_network() -> str:
    """vis-network from pyvis' own package."""
    from importlib.resources import files

    script = files("pyvis") / "lib" / "vis-9.1.2" / "vis-network.min.js"
    return script.read_text(encoding="utf-8").replace("//# sourceMappingURL=", "// ")


def _hash(text: str) -> str:
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
