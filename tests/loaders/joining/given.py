"""Records made from annotated facts instead of read ones, so that joining is tested apart from reading."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from pathlib import Path
from typing import Any

from loaders.documents.document import Document
from loaders.facts.model import (
    Amount,
    Commitment,
    Denial,
    MeetingMentioned,
    Member,
    Project,
    ProjectEvent,
    ProjectLink,
    Reading,
    Referral,
)
from loaders.facts.record import Record
from loaders.mentions.model import Body
from loaders.minutes.model import Attendee, Head, Item, Minutes
from loaders.span import Span

EXAMPLES = Path(__file__).parents[3] / "loaders" / "examples"


def example_records() -> list[Record]:
    """The example minutes with the facts that their annotation gives."""
    return [record(EXAMPLES / "minutes", path) for path in sorted((EXAMPLES / "facts").glob("*.json"))]


def record(folder: Path, gold: Path) -> Record:
    """One record from a file in the annotation guide's form."""
    facts = json.loads(gold.read_text(encoding="utf-8"))
    data = (folder / facts["document"]).read_bytes()
    text = data.decode("utf-8")
    document = Document(facts["document"], "text", text, sha256(data).hexdigest())
    return Record(document, [_reading(text, facts)])


def _reading(text: str, facts: dict[str, Any]) -> Reading:
    minutes = Minutes(
        Span(0, len(text)),
        Head(**{name: facts["meeting"].get(name) for name in ("forum", "date", "start", "end", "place")}),
        [
            Attendee(
                a["name"], _find(text, a["name"]), a["title"], a["organisation"], None, a["status"],
                tuple(a["roles"]), a["substitutes_for"], a["online"], a["item"],
            )
            for a in facts["attendance"]
        ],
        _items(text, facts["items"]),
    )  # fmt: skip
    reading = Reading(minutes, _body(facts["meeting"]["forum"]))
    reading.referrals = [
        Referral(
            r["item"], _body(r["from"]), _body(r["to"]), r["kind"], r["subject"], r["status"], _find(text, r["quote"]),
            r["date"], r["date"], r["date"] and (r["date"] + "-31")[:10], certainty="certain", rule="given",
        )
        for r in facts["referrals"]
    ]  # fmt: skip
    reading.commitments = [
        Commitment(
            c["item"], _body(c["owner"]) if c["owner"] and not _is_person(c["owner"], facts) else None, c["owner"],
            c["what"], _find(text, c["quote"]), c["due"], rule="given",
        )
        for c in facts["actions"]
    ]  # fmt: skip
    reading.projects = [
        Project(
            p["name"], _find(text, p["name"]), p["aliases"], p["items"],
            [ProjectEvent(e["item"], e["event"], _find(text, p["name"]), e["date"]) for e in p["events"]],
            [Member(m["name"], m["role"], _find(text, m["name"]), m["organisation"]) for m in p["members"]],
        )
        for p in facts["projects"]
    ]  # fmt: skip
    reading.project_links = [
        ProjectLink(x["item"], x["from"], x["to"], x["kind"], _find(text, x["from"])) for x in facts["project_links"]
    ]
    reading.amounts = [Amount(a["item"], a["kroner"], a["for"], Span(0, 0)) for a in facts["amounts"]]
    reading.meetings_mentioned = [
        MeetingMentioned(m["item"], _body(m["forum"]), m["date"], Span(0, 1)) for m in facts["meetings_mentioned"]
    ]
    reading.denials = [Denial(d["item"], "sent", _find(text, d["quote"])) for d in facts.get("denied", [])]
    return reading


def _items(text: str, items: list[dict[str, Any]]) -> list[Item]:
    found, at = [], 0
    for item in items:
        span = _find(text, item["title"], at)
        at = span.end
        found.append(Item(item["number"], item["title"], span, span, decisions=item["decisions"]))
    for item, after in zip(found, [*found[1:], None], strict=True):
        item.span = Span(item.title_span.start, after.title_span.start if after else len(text))
    return found


def _is_person(name: str, facts: dict[str, Any]) -> bool:
    return any(name == a["name"] for a in facts["attendance"])


def _body(name: str) -> Body:
    return Body("forum:" + re.sub(r"\W+", "-", name.casefold()), name, "forum")


def _find(text: str, quote: str, start: int = 0) -> Span:
    """Where a quote stands, white space folded; searched from the start again when it is not behind `start`."""
    pattern = re.compile(r"\s+".join(map(re.escape, quote.split())))
    match = pattern.search(text, start) or pattern.search(text)
    assert match, quote
    return Span(*match.span())
