"""Forgetting a person: a rule is kept, every kept text is read again with it, and the graph is made equal to that.

    name → rule (keyed hashes) → settings folder
    kept texts → screened with the rule → read again → rows → difference → store

The graph is a pure function of the kept readings, so nothing of the name is left in quotes, search or views. The rule
is applied at every later load, so that the same minutes do not bring the person back. An embedded store is
written afresh in the end, because its files would keep what was deleted until the space is used again.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from klyngegraf.forgotten import forgotten, keep, with_a_key
from klyngegraf.loading.outcome import Outcome
from klyngegraf.loading.run import Load, opened
from klyngegraf.loading.workers import Allowance
from klyngegraf.people.finding import Held, everybody, places, the_people, unknown
from klyngegraf.session import Session
from loaders.privacy.forgetting import Forgotten, name_words

if TYPE_CHECKING:
    from graph.stores.base import Store
    from graph.stores.embedded import EmbeddedStore
    from loaders.facts.record import Record

_DEFAULT = Allowance()
_NO_CHANGES = "MATCH (m:Meta {id: 'last-load'}) SET m.changes = $changes"


@dataclass(slots=True)
class Erasure:
    """What a forgetting did or would do: the opaque name, the names it stands for, files and places they stood in."""

    opaque: str
    names: list[str]
    files: int = 0
    places: int = 0
    known_before: bool = False
    outcome: Outcome = field(default_factory=Outcome)


def forget_person(
    session: Session, name: str, *, namesakes: bool = False, dry_run: bool = False, allowance: Allowance = _DEFAULT
) -> Erasure:
    """Forget whoever is called `name`. Raises UserError where nobody is, or several are; StoreError."""
    outcome = Outcome(dry_run=dry_run)
    with opened(session, dry_run) as store:
        if store is None:
            raise unknown(session, [], name)
        load = Load(session, store, outcome, allowance)
        people = everybody(store)
        found = the_people(session, people, name, namesakes=namesakes)
        records = [entry.record for entry in load.shelf.entries.values()]
        erasure, rules = _planned(session, people, found, name, records, dry_run=dry_run)
        erasure.outcome = outcome
        if not dry_run:
            keep(rules)
            load = Load(session, store, outcome, allowance)
            load.read(load.outdated())
            load.finish()
            _forget_changes(store)
            if store.kind == "embedded":
                from graph.renewal import renew

                renew(cast("EmbeddedStore", store))
    return erasure


def _planned(
    session: Session, people: list[Held], found: list[Held], name: str, records: list[Record], *, dry_run: bool
) -> tuple[Erasure, Forgotten]:
    """What is to be done, and all rules with the new one."""
    known = forgotten() if dry_run else with_a_key()
    if not known.key:
        known = Forgotten(b"a dry run")
    names = sorted({variant for person in found for variant in person.variants}) or [name]
    before = known.knows(names[0])
    rule = known.rule_for(names)
    rules = known.including(rule)
    there = list(places(records, Forgotten(known.key, (rule,))))
    # Somebody who is in no attendance may be named in the texts all the same; one word alone names nobody.
    if not found and not before and (not there or len(name_words(name)) < 2):
        raise unknown(session, people, name)
    files = len({place.file for place in there})
    return Erasure(rule.name, names, files, len(there), before is not None), rules


def _forget_changes(store: Store) -> None:
    """What the last load changed quotes the old words: nothing of it is kept."""
    import json

    from klyngegraf.loading.changes import KINDS, last_changes

    changes = last_changes(store)
    if changes is None:
        return
    changes.pop("complete")
    changes["facts"] = {kind: [] for kind in KINDS}
    changes["counts"] = {kind: {} for kind in KINDS}
    changes["files"] = {key: [] for key in changes.get("files", {})}
    with store.transaction() as transaction:
        transaction.run(_NO_CHANGES, {"changes": json.dumps(changes, ensure_ascii=False)})
