"""Rows of bodies, the names they are mentioned by, and what the registry says of them.

(Mention)-[:MEANS]->(Body)-[:SUBUNIT_OF]->(Body)-[:SUCCEEDS]->(Body)
"""

from __future__ import annotations

from loaders.identity.bodies import Party, bodies_of
from loaders.identity.sittings import Sitting, ident
from loaders.joining.context import MAIN_LABEL, Context
from loaders.mentions.entries import Entry
from loaders.mentions.model import Body
from loaders.mentions.registry import registry


def add(context: Context) -> None:
    """Put in every body that minutes name."""
    for key, party in context.parties.items():
        _body(context, key, party)
    for key, party in context.parties.items():
        parent = party.body.parent
        if parent and parent != key and parent in context.parties:
            context.edge(
                "SUBUNIT_OF", ("Body", key), ("Body", parent), known_from=party.known_from, certainty="likely",
                basis="inferred", reason="navn eller dokument",
            )  # fmt: skip
    _successions(context)
    for sitting in context.leading:
        _mentions(context, sitting)


def _body(context: Context, key: str, party: Party) -> None:
    body = party.body
    context.node(
        ("Body", "Forum" if party.meets else MAIN_LABEL[body.kind]),
        key,
        key,
        known_from=party.known_from,
        name=_telling_name(context, party),
        kind=key.split(":")[0],
        level=body.level,
        aliases=sorted(set(party.names) - {party.name}),
        region=body.region,
        registered=body.registered,
        known=body.known,
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


def _successions(context: Context) -> None:
    """What the registry says came after or before a body that minutes name; the other side need not be named."""
    known = registry()
    entries: dict[str, Entry] = {}
    for change in known.changes:
        both = (*change.before, *change.after)
        named = [context.parties[key].known_from for key in both if key in context.parties]
        if not named:
            continue
        entries = entries or {entry.key: entry for entry in known.bodies()}
        for old in change.before:
            for new in change.after:
                sides = (key for key in (old, new) if key not in context.parties)
                if all(_registered(context, entries.get(key), min(named)) for key in sides):
                    context.edge(
                        "SUCCEEDS", ("Body", new), ("Body", old), change="+".join(change.after), kind=change.kind,
                        date=change.date, legal_basis=change.basis, known_from=min(named), basis="said",
                        certainty="certain" if change.certain else "likely", reason="registret",
                    )  # fmt: skip


def _registered(context: Context, entry: Entry | None, known_from: str) -> bool:
    """Put in a body that only the registry names; False where it has none."""
    if entry is None:
        return False
    context.node(
        ("Body", MAIN_LABEL[entry.kind]), entry.key, entry.key, known_from=known_from, name=entry.name,
        kind=entry.key.split(":")[0], level=entry.level, region=entry.region, valid_from=entry.valid_from,
        valid_to=entry.valid_to, registered=True, known=True, rule="registry",
        certainty="certain" if entry.certain else "likely",
    )  # fmt: skip
    return True


def _mentions(context: Context, sitting: Sitting) -> None:
    """One mention for each name that the minutes use for a body."""
    seen: set[tuple[str, str]] = set()
    for body in bodies_of(sitting.reading):
        if body.kind == "person" or (body.key, body.name) in seen:
            continue
        seen.add((body.key, body.name))
        _mention(context, sitting, body)


def _mention(context: Context, sitting: Sitting, body: Body) -> None:
    mention = context.node(
        ("Mention",),
        ident("mention", sitting.meeting, body.key, body.name),
        sitting.source,
        known_from=sitting.date,
        text=body.name,
        kind="body",
    )
    context.edge(
        "MEANS", mention, ("Body", body.key), known_from=sitting.date,
        certainty="certain" if body.registered else "likely", basis="inferred",
        reason="registret" if body.registered else "navn, overordnet og region",
    )  # fmt: skip
