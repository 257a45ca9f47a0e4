"""Rows of the story: matters, hops and what joins them, promises and their ends, projects and their events, denials.

(Referral)-[:FROM|TO]->(Body)   (Referral)-[:ABOUT]->(Matter)<-[:CONCERNS]-(AgendaItem)
(Referral)-[:NEXT]->(Referral)  (Referral)-[:ANSWERS]->(Referral)  (Referral)-[:RECEIVED_AT]->(AgendaItem)
(Commitment)-[:OWNED_BY]->(Body|Person)  (Commitment)-[:KEPT_AT]->(AgendaItem)
"""

from __future__ import annotations

from collections.abc import Mapping

from loaders.facts.forms import Sentences
from loaders.facts.lexicon import lexicon
from loaders.facts.model import Denial
from loaders.identity.sittings import Sitting, ident
from loaders.joining import corrections, project_rows, promise_rows
from loaders.joining.context import Context
from loaders.joining.doubts import story_doubts
from loaders.joining.hops import Hop, Told, hops
from loaders.joining.matters import Matter, matters, threads_of
from loaders.joining.promise_rows import promises
from loaders.joining.promises import endings, join_by_promises
from loaders.joining.receptions import Reception, receptions
from loaders.joining.routes import Kinship, answers, successions
from loaders.joining.threads import Basis, Threads, Unit, unit_of
from loaders.span import Span


def add(context: Context) -> None:
    """Put in every matter with its hops, every promise, project and denial."""
    told = [one for sitting in context.leading for one in _told(context, sitting)]
    found = hops(told, context.topics)
    kinship = context.kinship()
    received = list(receptions(context.sittings, found, context.topics, kinship))
    judged = corrections.ties(context, found)
    threads = threads_of(context.sittings, found, context.projects, received, context.topics, kinship, judged)
    promised = promises(context)
    ended = endings(promised, context.leading, found, threads, context.topics, kinship)
    join_by_promises(threads, ended)
    context.doubts += story_doubts(context.leading, found, threads, context.topics, context.judged.verdicts)
    together = matters(threads, context.sittings, found, context.projects)
    by_meeting = {sitting.meeting: sitting for sitting in context.leading}
    for matter in together:
        _matter(context, matter, threads, by_meeting)
    for hop in found:
        _hop(context, hop)
    for matter in together:
        _route(context, matter, kinship)
    for reception in received:
        _reception(context, reception)
    corrections.tell_answers(context)
    project_rows.add(context)
    at = {unit: ("Matter", matter.id) for matter in together for unit in matter.units}
    promise_rows.add(context, promised, ended, at, found)
    for sitting in context.leading:
        for denial in sitting.reading.denials:
            _denial(context, sitting, denial)


def _told(context: Context, sitting: Sitting) -> list[Told]:
    """The sitting's referrals whose ends the graph knows, in order of telling."""
    found = []
    for order, referral in enumerate(sitting.reading.referrals):
        giver = context.end(sitting, referral.giver)
        receiver = context.end(sitting, referral.receiver)
        if giver and receiver and giver != receiver:
            project = context.project(sitting, referral.project)
            found.append(Told(sitting, referral, order, giver[1], receiver[1], project))
    return found


def _matter(context: Context, matter: Matter, threads: Threads, by_meeting: Mapping[str, Sitting]) -> None:
    node = context.node(
        ("Matter", "Project") if matter.project else ("Matter",),
        matter.id,
        matter.id,
        known_from=_known_from(matter, by_meeting),
        name=matter.name,
        aliases=matter.project.aliases if matter.project else [],
        certainty="certain" if matter.project else "likely",
        rule="project" if matter.project else "thread",
    )
    for unit in matter.units:
        _concern(context, matter, by_meeting[unit.meeting], unit, threads.belonging({unit}, matter.first))
    for hop in matter.hops:
        basis, reason = threads.belonging({unit_of(told) for told in hop.told}, matter.first)
        context.edge(
            "ABOUT", ("Referral", hop.id), node, known_from=hop.known_from,
            certainty="likely" if basis == "inferred" else "certain", basis=basis, reason=reason,
        )  # fmt: skip
    _names(context, matter)


def _known_from(matter: Matter, by_meeting: Mapping[str, Sitting]) -> str | None:
    """Since when there is a matter: its first hop or telling as a project, else the second item that belongs to it."""
    told = [t.sitting.date for hop in matter.hops for t in hop.told]
    project = [matter.project.tellings[0][0].date] if matter.project else []
    treated = sorted(filter(None, (by_meeting[unit.meeting].date for unit in matter.units)))
    return min(filter(None, (*told, *project, *treated[1:2])), default=None)


def _concern(context: Context, matter: Matter, sitting: Sitting, unit: Unit, why: tuple[Basis, str]) -> None:
    """The item treats the matter, and its title is one of the names that the matter goes by."""
    item = sitting.item(unit.item)
    if item is None:
        return
    basis, reason = why
    node = ("Matter", matter.id)
    context.edge(
        "CONCERNS", ("AgendaItem", sitting.item_id(unit.item)), node, known_from=context.since(sitting, node),
        certainty="likely" if basis == "inferred" else "certain", basis=basis, reason=reason,
    )  # fmt: skip
    _name(context, sitting, matter.id, item.title, item.title_span, basis, "title")


def _name(context: Context, sitting: Sitting, matter: str, name: str, place: Span, basis: str, how: str) -> None:
    mention = context.node(
        ("Mention",), ident("mention", sitting.meeting, matter, name), sitting.source, known_from=sitting.date,
        text=name, kind="matter", how=how,
    )  # fmt: skip
    node = ("Matter", matter)
    context.edge("MEANS", mention, node, known_from=context.since(sitting, node), basis=basis)
    number = next((i.number for i in sitting.reading.minutes.items if i.span.start <= place.start < i.span.end), None)
    context.said(mention, sitting, place, number)


def _names(context: Context, matter: Matter) -> None:
    """A mention for each name that minutes use for a project, with the sentence that first holds it."""
    for sitting, project in matter.project.tellings if matter.project else ():
        sentences = Sentences(sitting.text, lexicon())
        for name in (project.name, *project.aliases):
            at = sitting.text.find(name, sitting.reading.minutes.span.start)
            place = Span(at, at + len(name)) if name != project.name and at >= 0 else project.quote
            _name(context, sitting, matter.id, name, sentences.around(place), "said", "name")


def _hop(context: Context, hop: Hop) -> None:
    lead, referral = hop.lead, hop.lead.referral
    earliest, latest = hop.bounds
    node = context.node(
        ("Referral",),
        hop.id,
        lead.sitting.source,
        known_from=hop.known_from,
        kind=referral.kind,
        subject=referral.subject,
        status=referral.status,
        date=lead.sent,
        earliest=earliest or None,
        latest=latest if latest != "9999" else None,
        sort_date=hop.sort_date,
        condition=referral.condition,
        answer=referral.answer,
        certainty=referral.certainty,
        rule=referral.rule,
        read_by=sorted({reader for told in hop.told for reader in told.referral.readers}),
    )
    passages = []
    for told in hop.told:
        r = told.referral
        passages.append(context.said(node, told.sitting, r.quote, r.item, date=r.date, kind=r.kind, status=r.status))
    for type_, body in (("FROM", referral.giver), ("TO", referral.receiver)):
        end = context.end(lead.sitting, body)
        if end:
            context.edge(
                type_, node, end, passages=passages, known_from=hop.known_from,
                certainty=referral.certainty, basis="said",
            )  # fmt: skip


def _route(context: Context, matter: Matter, kinship: Kinship) -> None:
    for earlier, later, reason in successions(matter.hops, kinship):
        context.edge(
            "NEXT", ("Referral", earlier.id), ("Referral", later.id), certainty="likely", basis="inferred",
            reason=reason, known_from=max(earlier.known_from, later.known_from),
        )  # fmt: skip
    for answer, asked in answers(matter.hops, kinship):
        context.edge(
            "ANSWERS", ("Referral", answer.id), ("Referral", asked.id), certainty="likely", basis="inferred",
            reason="svar mellem de samme to i samme sag", known_from=max(answer.known_from, asked.known_from),
        )  # fmt: skip
    for hop in matter.hops:
        ends = [context.end(hop.lead.sitting, body) for body in (hop.lead.referral.giver, hop.lead.referral.receiver)]
        if ends[0] and ends[1] and ends[0][0] == ends[1][0] == "Body":
            context.edge(
                "REFERRED_TO", ends[0], ends[1], hop.id, referral=hop.id, matter=matter.id,
                kind=hop.lead.referral.kind, status=hop.lead.referral.status, date=hop.sort_date,
                known_from=hop.known_from, certainty=hop.lead.referral.certainty, basis="said",
            )  # fmt: skip


def _reception(context: Context, reception: Reception) -> None:
    item = ("AgendaItem", reception.sitting.item_id(reception.item.number))
    context.edge(
        "RECEIVED_AT", ("Referral", reception.hop.id), item, known_from=reception.sitting.date,
        certainty="certain" if reception.basis == "said" else "likely", basis=reception.basis, reason=reception.reason,
    )  # fmt: skip


def _denial(context: Context, sitting: Sitting, denial: Denial) -> None:
    node = context.node(
        ("Denial",),
        ident("denial", sitting.meeting, denial.item, denial.quote.start),
        sitting.source,
        known_from=sitting.date,
        kind=denial.kind,
        ends=denial.ends,
        certainty="certain",
        rule=denial.rule,
    )
    context.said(node, sitting, denial.quote, denial.item)
