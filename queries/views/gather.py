"""What all views ask for: rows of the queries in `cypher`, things by id, days of the minutes, words of the facts."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from queries.library import load
from queries.names import resolve
from queries.parameters import FAR_FUTURE
from queries.reports.asking import Asker
from queries.runner import TIMEOUT, values
from queries.views import facts
from queries.views.picture import Fact, Picture, Thing

if TYPE_CHECKING:
    from graph.stores.base import Store

QUERIES = Path(__file__).parent / "cypher"

Row = dict[str, Any]


class Gatherer:
    """One view's questions, all as of the same day. `things` are all bodies, matters and people by id."""

    def __init__(self, store: Store, as_of: str | None) -> None:
        """Raises ValueError where `as_of` is no date."""
        self.asker = Asker(store, as_of)
        self._store = store
        self.things: dict[str, Thing] = {}
        for query in ("bodies", "matters", "people"):
            for row in self.rows(f"network/{query}"):
                self.things[row["id"]] = Thing(
                    row["id"], row.get("type", "person"), row["name"] or row["id"], row.get("level") or 0,
                    row.get("kind") or "", row.get("region") or "", tuple(row["aliases"]), row["since"] or "",
                )  # fmt: skip
        self.minutes = self.rows("network/minutes")
        self.days = [row["date"] for row in self.minutes]

    @property
    def as_of(self) -> str | None:
        return self.asker.as_of

    def rows(self, query: str, **parameters: str) -> list[Row]:
        """The rows of a view's query as of the view's day."""
        asked = load(QUERIES)[query]
        given = {**parameters, "as_of": self.as_of or FAR_FUTURE}
        return self._store.query(asked.cypher, values(asked, given), timeout=TIMEOUT).rows

    def promises(self) -> list[tuple[Row, dict[str, str]]]:
        """Each commitment once, with its owners' ids and names."""
        owners: dict[str, dict[str, str]] = defaultdict(dict)
        first: dict[str, Row] = {}
        for row in self.rows("network/promises"):
            first.setdefault(row["fact"], row)
            if row["owner"]:
                owners[row["fact"]][row["owner"]] = row["owner_name"] or ""
        return [(row, owners[fact]) for fact, row in first.items()]

    def promise_facts(self, about: str) -> list[Fact]:
        """The commitments that a matter, body or person has part in."""
        return [
            facts.promise(row, owners.values())
            for row, owners in self.promises()
            if about in owners or row["matter"] == about
        ]

    def say(self, picture: Picture) -> None:
        """Put the words on the picture's facts, and where their files lie."""
        said = self.asker.sources(each for fact in picture.facts() for each in fact.cites)
        for fact in picture.facts():
            own = tuple(
                replace(one, places=self.asker.places(one.file or "", one.forum, one.date)) for one in fact.sources
            )
            fact.sources = next((said[each] for each in fact.cites if each in said), own)
        picture.cut = picture.cut or self.asker.cut


def begun(store: Store, kind: str, label: str, name: str, as_of: str | None) -> tuple[Gatherer, Thing, Picture]:
    """The questions, the thing called so, and a picture of it with nothing in it yet.

    Raises UnknownNameError, AmbiguousNameError; ValueError where `as_of` is no date.
    """
    named = resolve(store, label, name)
    gatherer = Gatherer(store, as_of)
    type_ = "forum" if label == "body" else label
    thing = gatherer.things.get(named.id) or Thing(named.id, type_, named.name)
    return gatherer, thing, Picture(kind, thing.name, gatherer.as_of, gatherer.days, [], [], focus=thing.id)
