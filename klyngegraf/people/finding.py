"""Who is meant by a name, and where in the kept texts somebody is named.

Forgetting cannot be undone, so only an id or a name in full will do here, never the beginning of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from klyngegraf.errors import WRONG_USE, UserError
from loaders.documents.names import shown
from loaders.privacy.forgetting import Forgotten, name_words

if TYPE_CHECKING:
    from graph.stores.base import Store
    from klyngegraf.session import Session
    from loaders.facts.record import Record

_PEOPLE = """
MATCH (p:Person)
OPTIONAL MATCH (p)-[:MEMBER_OF]->(f:Forum)
RETURN p.id AS id, p.name AS name, p.variants AS variants, collect(DISTINCT f.name) AS forums
ORDER BY name, id
"""
_LONGEST = 300  # letters of a sentence that are shown


@dataclass(frozen=True, slots=True)
class Held:
    """A person of the graph: every form of the name, and the forums that tell namesakes apart."""

    id: str
    name: str
    variants: tuple[str, ...]
    forums: tuple[str, ...]

    def __str__(self) -> str:
        where = ", ".join(self.forums)
        return f"{self.name} ({where}) [{self.id}]" if where else f"{self.name} [{self.id}]"

    def is_called(self, name: str) -> bool:
        """Whether the minutes write the name so, without regard to case, accents and hyphens."""
        return name_words(name) in map(name_words, self.variants)


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a kept text that name somebody, in the line they stand in."""

    file: str
    page: int | None
    line: int
    words: str
    sentence: str


def everybody(store: Store) -> list[Held]:
    """All people of the graph, by name."""
    rows = store.query(_PEOPLE).rows
    return [
        Held(row["id"], row["name"], tuple({row["name"], *(row["variants"] or ())}), tuple(sorted(row["forums"])))
        for row in rows
    ]


def the_one(people: list[Held], name: str) -> Held | None:
    """The one person with this id or name in full; None where nobody has it. Raises UserError where several have."""
    found = [person for person in people if person.id == name] or [p for p in people if p.is_called(name)]
    if len(found) > 1:
        raise UserError("person_choose", code=WRONG_USE, name=shown(name), names="; ".join(map(str, found)))
    return found[0] if found else None


def the_people(session: Session, people: list[Held], name: str, *, namesakes: bool) -> list[Held]:
    """Whom `name` (a name in full, or an id) means; nobody where no person is called so.

    Several only with `namesakes`, because their names cannot be told apart in a text. Raises UserError.
    """
    chosen = [person for person in people if name == person.id] or [p for p in people if p.is_called(name)]
    if not chosen:
        return []
    forms = {name_words(variant) for person in chosen for variant in person.variants}
    alike = [person for person in people if forms & set(map(name_words, person.variants))]
    if len(alike) > 1 and not namesakes:
        names = "; ".join(str(person) for person in alike)
        raise UserError("person_ambiguous", code=WRONG_USE, name=shown(name), names=names)
    return alike


def unknown(session: Session, people: list[Held], name: str) -> UserError:
    """That nobody is called so, with the names that are nearest."""
    from queries.names import nearest

    names = nearest(name, [variant for person in people for variant in person.variants])
    near = session.text("nearest", names=", ".join(names)) if names else session.text("none_of_kind")
    return UserError("unknown_name", code=WRONG_USE, kind=session.text("kind_person"), name=shown(name), near=near)


def seeker(names: Iterable[str]) -> Forgotten:
    """Finds the places of somebody with these names, in every form; for looking only."""
    nobody = Forgotten(b"for looking only")
    return nobody.including(nobody.rule_for(names))


def places(records: Iterable[Record], seeking: Forgotten) -> Iterator[Place]:
    """Every place of the kept texts that names somebody, in the order of the texts."""
    for record in sorted(records, key=lambda record: (record.document.name, record.document.digest)):
        document = record.document
        for start, end, _ in seeking.replacements(document.text):
            first = document.text.rfind("\n", 0, start) + 1
            last = document.text.find("\n", end)
            first, last = max(first, start - _LONGEST), min(last if last >= 0 else len(document.text), end + _LONGEST)
            yield Place(
                document.name,
                document.page(start),
                document.line(start),
                document.text[start:end],
                " ".join(document.text[first:last].split()),
            )
