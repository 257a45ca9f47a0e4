"""The facts of one file in the form of the annotation guide: what `extract --json` prints.

Each entry of the guide's lists carries the words that say it as `quote`, with `start`, `end`, `line` and `page`.
"""

from __future__ import annotations

from typing import Any

from loaders.documents.document import Document
from loaders.facts.initials import with_initials
from loaders.facts.model import Reading
from loaders.facts.record import Record
from loaders.mentions.model import Body
from loaders.span import Span

Entry = dict[str, Any]
QUOTE_WORDS = 25


def guide(record: Record) -> Entry:
    """One JSON-ready object for a file: its first minutes, any further ones under `more`."""
    first, *rest = [_minutes(record.document, reading) for reading in record.readings]
    return {"document": record.document.name, **first, "extractor": record.extractor, "more": rest}


def _minutes(document: Document, reading: Reading) -> Entry:
    head = reading.minutes.head
    return {
        "meeting": {
            "forum": head.forum,
            "date": head.date,
            "start": head.start,
            "end": head.end,
            "place": head.place,
            "online": head.online,
            "version": head.version,
            "body": _body(reading.own),
        },
        "attendance": [
            {
                "name": a.name,
                "title": a.title,
                "organisation": a.organisation,
                "party": a.party,
                "status": a.status,
                "roles": list(a.roles),
                "substitutes_for": a.substitutes_for,
                "online": a.online,
                "item": a.item,
                "items_missed": list(a.items_missed),
                **_evidence(document, a.span),
            }
            for a in reading.minutes.attendance
        ],
        "items": [
            {
                "number": i.number,
                "title": i.title,
                "duration_minutes": i.duration_minutes,
                "recommendations": len(i.recommendations),
                "decisions": list(i.decisions),
                "differs": i.differs,
                "attachments": list(i.attachments),
                "closed": i.closed,
                **_evidence(document, i.title_span),
            }
            for i in reading.minutes.items
        ],
        **_facts(document, reading),
    }


def _facts(document: Document, reading: Reading) -> Entry:
    return {
        "meetings_mentioned": [
            {"item": m.item, "forum": m.body.name, "date": m.date, **_evidence(document, m.quote)}
            for m in reading.meetings_mentioned
        ],
        "projects": [
            {
                "name": p.name,
                "aliases": list(p.aliases),
                "items": list(p.items),
                "events": [
                    {
                        "item": e.item,
                        "event": e.kind,
                        "date": e.date,
                        "by": e.by.name if e.by else None,
                        **_evidence(document, e.quote),
                    }
                    for e in p.events
                    if e.kind != "renamed"
                ],
                "members": [
                    {"name": m.name, "role": m.role, "organisation": m.organisation, **_evidence(document, m.quote)}
                    for m in p.members
                ],
                **_evidence(document, p.quote),
            }
            for p in reading.projects
        ],
        "project_links": [
            {"item": x.item, "from": x.source, "to": x.target, "kind": x.kind, **_evidence(document, x.quote)}
            for x in reading.project_links
        ],
        "referrals": [
            {
                "item": r.item,
                "from": r.giver.name,
                "to": r.receiver.name,
                "kind": r.kind,
                "subject": r.subject,
                "date": r.date,
                "status": r.status,
                "earliest": r.earliest,
                "latest": r.latest,
                "condition": r.condition,
                "answer": r.answer,
                "certainty": r.certainty,
                "rule": r.rule,
                **_evidence(document, r.quote),
            }
            for r in reading.referrals
        ],
        "actions": [
            {
                "item": c.item,
                "owner": with_initials(c.owner_name, c.quote.of(document.text)) if c.owner_name else None,
                "what": c.what,
                "due": c.due,
                "certainty": c.certainty,
                "rule": c.rule,
                **_evidence(document, c.quote),
            }
            for c in reading.commitments
        ],
        "amounts": [
            {"item": a.item, "kroner": a.kroner, "for": a.purpose, "status": a.status, **_evidence(document, a.quote)}
            for a in reading.amounts
        ],
        "denied": [
            {"item": d.item, "kind": d.kind, "ends": d.ends, "rule": d.rule, **_evidence(document, d.quote)}
            for d in reading.denials
        ],
    }


def _body(body: Body) -> Entry:
    return {
        "key": body.key,
        "name": body.official or body.name,
        "kind": body.kind,
        "level": body.level,
        "region": body.region,
        "registered": body.registered,
    }


def _evidence(document: Document, span: Span) -> Entry:
    """The words at a place, at most 25 of them, and where they stand."""
    words = span.of(document.text).split()
    return {
        "quote": " ".join(words[:QUOTE_WORDS]),
        "start": span.start,
        "end": span.end,
        "line": document.line(span.start),
        "page": document.page(span.start),
    }
