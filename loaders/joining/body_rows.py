"""Rows of bodies, and of the forms by which minutes name them: whom a name means, how that is known, and the words.

(Mention)-[:MEANS]->(Body)   (Mention)-[:SAID_IN]->(Passage)   (Body)-[:SAID_IN]->(Passage)
(Body)-[:SUBUNIT_OF]->(Body)   as a name or document tells; what the registry tells is in `registry_rows`
"""

from __future__ import annotations

from loaders.facts.model import Form
from loaders.identity.bodies import Party
from loaders.identity.sittings import Sitting, ident
from loaders.joining import registry_rows
from loaders.joining.context import MAIN_LABEL, Context
from loaders.joining.registry_rows import Register

# The best witness of a body's name first; a short form or a pronoun says least.
_TELLING = ("registry", "own", "definition", "shape", "group", "person", "short form", "pronoun")
_REASONS = {
    "own": "mødets eget organ, navngivet i hovedet",
    "registry": "registret",
    "definition": "dokumentets egen definition",
    "shape": "navnets form, overordnet og region",
    "short form": "kort form for et organ, der er nævnt før",
    "pronoun": "stedord for et organ, der er nævnt før",
    "group": "fællesbetegnelse",
    "person": "en person, der taler for organet",
}


def add(context: Context) -> None:
    """Put in every body that minutes name, and what the registry says about it."""
    register = Register(context)
    for key, party in context.parties.items():
        _body(context, key, party, register)
    for key, party in context.parties.items():
        parent = party.body.parent
        if parent and parent != key and parent in context.parties:
            context.edge(
                "SUBUNIT_OF", ("Body", key), ("Body", parent), known_from=party.known_from, certainty="likely",
                basis="inferred", reason="navn eller dokument",
            )  # fmt: skip
    registry_rows.add(context, register)
    for sitting in context.leading:
        _forms(context, sitting)


def _body(context: Context, key: str, party: Party, register: Register) -> None:
    body, entry = party.body, register.entries.get(key)
    aliases = {*party.names, *(entry.aliases if entry else ())}
    context.node(
        ("Body", "Forum" if party.meets else MAIN_LABEL[body.kind]),
        key,
        key,
        known_from=min(party.known_from, register.since.get(key, "9999")),
        name=_telling_name(context, party),
        kind=key.split(":")[0],
        level=body.level,
        aliases=sorted(aliases - {party.name}),
        region=body.region,
        valid_from=entry.valid_from if entry else None,
        valid_to=entry.valid_to if entry else None,
        registered=body.registered,
        known=body.known,
        named=True,
        certainty="certain" if body.registered or body.level_certain else "likely",
        rule="registry" if body.registered else "name",
    )


def _telling_name(context: Context, party: Party) -> str:
    """The name that says which one it is: 'formandskabet' and 'KLU' alone are named with what they belong to."""
    parent = context.parties.get(party.body.parent or "")
    name = party.name
    if party.body.registered or parent is None or len(name.split()) > 1 or party.body.kind != "forum":
        return name
    return f"{name} {parent.name}" if name.isupper() else f"{name} for {parent.name}"


def _forms(context: Context, sitting: Sitting) -> None:
    """A mention for each form that the minutes use for a body; the most telling one is the body's own witness."""
    forms = [form for form in sitting.reading.forms if form.body in context.parties]
    for form in forms:
        _form(context, sitting, form)
    witnesses: dict[str, Form] = {}
    for form in sorted(forms, key=lambda form: _TELLING.index(form.how)):
        witnesses.setdefault(form.body, form)
    for key, form in witnesses.items():
        context.said(("Body", key), sitting, form.quote, _item(sitting, form))


def _form(context: Context, sitting: Sitting, form: Form) -> None:
    mention = context.node(
        ("Mention",),
        ident("mention", sitting.meeting, form.body, form.how, form.text),
        sitting.source,
        known_from=sitting.date,
        text=form.text,
        kind="body",
        rests_on=form.rests_on,
        how=form.how.replace(" ", "_"),
        count=form.count,
        doubtful=form.doubtful,
    )
    context.edge(
        "MEANS", mention, ("Body", form.body), known_from=sitting.date,
        certainty="likely" if form.doubtful else "certain", basis="inferred", reason=_REASONS[form.how],
    )  # fmt: skip
    context.said(mention, sitting, form.quote, _item(sitting, form))


def _item(sitting: Sitting, form: Form) -> str | None:
    """Number of the agenda item that the words stand in, None outside any."""
    items = sitting.reading.minutes.items
    return next((item.number for item in items if item.span.start <= form.quote.start < item.span.end), None)
