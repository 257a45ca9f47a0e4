"""Rows of what minutes are: sources, meetings, items, decisions, and who attended.

(Source)-[:MINUTES_OF]->(Meeting)-[:MEETING_OF]->(Forum)
(Meeting)-[:HAS_ITEM]->(AgendaItem)-[:DECIDED]->(Decision)-[:MADE_BY]->(Body)
(Person)-[:ATTENDED]->(Meeting)
"""

from __future__ import annotations

from collections.abc import Mapping

from loaders.identity.people import Human
from loaders.identity.sittings import Sitting, ident
from loaders.joining.context import Context
from loaders.joining.resumptions import resumptions
from loaders.minutes.model import Item, Role, Section
from loaders.privacy.representing import speaks_for_patients
from loaders.span import Span


def add(context: Context, readings: Mapping[str, str]) -> None:
    """Put in every source and meeting; `readings` holds the records as JSON by the file's digest."""
    for sitting in context.sittings:
        _source(context, sitting, readings[sitting.record.document.digest])
        if sitting.leading:
            _meeting(context, sitting)
            for position, item in enumerate(sitting.reading.minutes.items):
                _item(context, sitting, item, position)
    _mentioned(context)
    _resumptions(context)
    for human in context.humans:
        _person(context, human)


def _source(context: Context, sitting: Sitting, reading: str) -> None:
    document = sitting.record.document
    source = context.node(
        ("Source",),
        sitting.source,
        sitting.source,
        known_from=sitting.date,
        name=document.name,
        kind=document.kind,
        pages=len(document.page_starts) or None,
        extractor=sitting.record.extractor,
        digest=document.digest,
        reading=reading,
    )
    context.edge(
        "MINUTES_OF",
        source,
        ("Meeting", sitting.meeting),
        known_from=sitting.date,
        version=sitting.reading.minutes.head.version,
        leading=sitting.leading,
    )


def _meeting(context: Context, sitting: Sitting) -> None:
    head = sitting.reading.minutes.head
    meeting = context.node(
        ("Meeting",),
        sitting.meeting,
        sitting.meeting,
        known_from=head.date,
        date=head.date,
        precision="day" if head.date else None,
        start=head.start,
        end=head.end,
        place=head.place,
        online=head.online,
        status="planned" if head.version == "agenda" else "held",
        coverage="agenda" if head.version == "agenda" else "minutes",
        certainty=head.certainty,
        rule="head",
        read_by=list(head.readers),
    )
    context.edge("MEETING_OF", meeting, ("Body", sitting.reading.own.key), known_from=head.date, basis="said")
    place = head.forum_span or head.date_span
    if place:
        context.said(meeting, sitting, place, None)


def _item(context: Context, sitting: Sitting, item: Item, position: int) -> None:
    agenda_item = context.node(
        ("AgendaItem",),
        sitting.item_id(item.number),
        sitting.source,
        known_from=sitting.date,
        number=item.number,
        position=position,
        title=item.title,
        duration=item.duration_minutes,
        case_text=None
        if item.closed
        else _text(sitting, item, "case", "other"),  # 'other': under no heading of its own
        recommendation_points=[sitting.words(span) for span in item.recommendations],
        decision_text=None if item.closed else _text(sitting, item, "decision"),
        attachments=list(item.attachments),
        closed=item.closed,
        certainty=item.certainty,
        rule="outline",
        read_by=list(item.readers),
    )
    context.edge("HAS_ITEM", ("Meeting", sitting.meeting), agenda_item, known_from=sitting.date)
    context.said(agenda_item, sitting, item.title_span, item.number)
    if item.decisions:
        _decision(context, sitting, item, agenda_item)


def _text(sitting: Sitting, item: Item, *kinds: str) -> str:
    return "\n".join(s.span.of(sitting.text).strip() for s in item.sections if s.kind in kinds)


def _decision(context: Context, sitting: Sitting, item: Item, agenda_item: tuple[str, str]) -> None:
    section = _resolution(sitting, item)
    decision = context.node(
        ("Decision",),
        ident("decision", sitting.meeting, item.number),
        sitting.source,
        known_from=sitting.date,
        kinds=[str(kind) for kind in item.decisions],
        text=None if item.closed else _text(sitting, item, "decision"),
        date=sitting.date,
        differs=item.differs,
        certainty=item.decided_certainty,
        rule="decision",
        read_by=list(item.decided_readers),
    )
    context.edge("DECIDED", agenda_item, decision, known_from=sitting.date)
    context.edge("MADE_BY", decision, ("Body", sitting.reading.own.key), known_from=sitting.date)
    if section and not item.closed:
        context.said(decision, sitting, _trimmed(sitting, section.span), item.number)


def _resolution(sitting: Sitting, item: Item) -> Section | None:
    """The section that says what was decided: of a 'Referat' and a 'Beslutning' the latter."""
    sections = item.of_kind("decision")
    named = [s for s in sections if "beslut" in s.heading.of(sitting.text).casefold()]
    found = named or sections
    return found[-1] if found else None


def _trimmed(sitting: Sitting, span: Span) -> Span:
    words = span.of(sitting.text)
    start = span.start + len(words) - len(words.lstrip())
    return Span(start, max(start, span.start + len(words.rstrip())))


def _mentioned(context: Context) -> None:
    """Meetings that minutes name and that are not loaded themselves."""
    for sitting in context.leading:
        for mentioned in sitting.reading.meetings_mentioned:
            if mentioned.body.kind not in ("forum", "organisation", "region", "group"):
                continue
            identifier = context.meeting(mentioned.body.key, mentioned.date)
            known = context.rows.nodes.get(identifier)
            if known is None:
                past = bool(sitting.date) and mentioned.date <= str(sitting.date)
                context.node(
                    ("Meeting",),
                    identifier,
                    identifier,
                    known_from=sitting.date,
                    date=mentioned.date,
                    precision={10: "day", 7: "month", 4: "year"}.get(len(mentioned.date)),
                    status="held" if past else "planned",
                    coverage="mentioned",
                    certainty="likely",
                    rule="meeting-mentioned",
                )
                party = context.parties.get(mentioned.body.key)
                if mentioned.body.kind == "forum" or (party and party.meets):
                    context.edge(
                        "MEETING_OF", ("Meeting", identifier), ("Body", mentioned.body.key), known_from=sitting.date
                    )
            context.said(("Meeting", identifier), sitting, mentioned.quote, mentioned.item)


def _resumptions(context: Context) -> None:
    """A postponed item that the same forum takes up again under a title of the same words."""
    sittings = {sitting.meeting: sitting for sitting in context.leading}
    for earlier, later in resumptions(context.leading, context.topics):
        context.edge(
            "RESUMES",
            ("AgendaItem", sittings[later.meeting].item_id(later.item)),
            ("AgendaItem", sittings[earlier.meeting].item_id(earlier.item)),
            known_from=sittings[later.meeting].date,
            certainty="likely",
            basis="inferred",
            reason="samme forum, samme ord i titlen, udsat sidst",
        )


def _person(context: Context, human: Human) -> None:
    first = human.mentions[0]
    person = context.node(
        ("Person",),
        human.id,
        human.id,
        known_from=first.sitting.date,
        name=human.name,
        variants=human.variants,
        certainty=min(mention.attendee.certainty for mention in human.mentions),  # certain by any of them
        rule="attendance",
    )
    for mention in human.mentions:
        sitting, attendee = mention.sitting, mention.attendee
        node = context.node(
            ("Mention",),
            mention.id,
            sitting.source,
            known_from=sitting.date,
            text=attendee.name,
            kind="person",
            how="attendance",
            count=1,
        )
        passage = context.said(node, sitting, attendee.span, None)
        alike = "samme navn" if len(human.variants) == 1 else "navnene passer, samme organisation eller forum"
        reasons = human.why.get(mention.id, ())
        basis = "judged" if reasons == ("judged",) else "inferred"
        context.edge(
            "MEANS", node, person, known_from=sitting.date, certainty="certain", basis=basis, reason=alike,
            reasons=list(reasons),
        )  # fmt: skip
        context.edge(
            "ATTENDED",
            person,
            ("Meeting", sitting.meeting),
            passages=[passage],
            known_from=sitting.date,
            certainty=attendee.certainty,
            basis="said",
            read_by=list(attendee.readers),
            status=attendee.status,
            roles=[str(role) for role in attendee.roles],
            title=attendee.title,
            organisation=attendee.organisation,
            private=(attendee.organisation and speaks_for_patients(attendee.title, attendee.organisation)) or None,
            party=attendee.party,
            substitutes_for=attendee.substitutes_for,
            online=attendee.online,
            item=attendee.item,
            items_missed=list(attendee.items_missed),
        )
    _seats(context, human, person)


def _seats(context: Context, human: Human, person: tuple[str, str]) -> None:
    """Where somebody sits, from the meetings attended as a member."""
    forums: dict[str, list[tuple[str, tuple[Role, ...]]]] = {}
    for mention in human.mentions:
        if mention.attendee.status != "guest" and mention.sitting.date:
            seat = (mention.sitting.date, mention.attendee.roles)
            forums.setdefault(mention.sitting.reading.own.key, []).append(seat)
    for forum, seats in sorted(forums.items()):
        days = [day for day, _ in seats]
        context.edge(
            "MEMBER_OF",
            person,
            ("Body", forum),
            known_from=min(days),
            roles=sorted({str(role) for _, roles in seats for role in roles}),
            first_seen=min(days),
            last_seen=max(days),
        )
