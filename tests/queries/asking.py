"""What to ask each query of the library: something for every parameter that has no default, found by its name.

A new query is asked too, without a word here, as long as its parameters are called what they name.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import TYPE_CHECKING

from queries.library import Query

if TYPE_CHECKING:
    from graph.stores.base import Store

_KINDS = {
    "matter": ("Matter",), "project": ("Project",), "body": ("Body",), "forum": ("Forum",), "person": ("Person",),
    "thing": ("Body", "Person", "Matter"),
}  # fmt: skip
_LISTS = {"facts": ("Referral", "Commitment", "Event", "Decision"), "things": ("Body", "Person", "Referral")}


def needed(query: Query) -> list[str]:
    """The names of the parameters that the user has to give."""
    return [parameter.name for parameter in query.parameters if parameter.default is None]


def one_of_each(query: Query, thing: str) -> dict[str, object]:
    """`thing` for every parameter that has to be given."""
    lists = {parameter.name for parameter in query.parameters if parameter.type == "list"}
    return {name: [thing] if name in lists else thing for name in needed(query)}


def every_question(query: Query, store: Store) -> Iterator[dict[str, object]]:
    """The query asked about every thing in the store that it can be asked about."""
    choices: list[list[object]] = []
    for name in needed(query):
        word = name.rpartition("_")[2]
        choices.append([ids(store, _LISTS[word])] if word in _LISTS else [*ids(store, _KINDS[word])])
    for chosen in product(*choices):
        yield dict(zip(needed(query), chosen, strict=True))


def ids(store: Store, labels: tuple[str, ...]) -> list[str]:
    """Ids of all nodes with one of these labels, sorted."""
    return sorted(row["id"] for label in labels for row in store.query(f"MATCH (n:{label}) RETURN n.id AS id").rows)
