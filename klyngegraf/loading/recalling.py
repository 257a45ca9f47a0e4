"""What a store remembers of who was found to be whom, for the next load: one text in `(:Meta {id: 'people'})`.

It is no part of the graph: without it, or where it cannot be understood, everybody is resolved anew, to the same end.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from graph.stores.base import Store, Transaction
    from loaders.identity.recall import Recall

_KEPT = "MATCH (m:Meta {id: 'people'}) RETURN m.found AS found"
_KEEP = "MERGE (m:Meta {id: 'people'}) SET m.found = $found"


def recalled(store: Store | None) -> Recall:
    """What the store remembers. Raises StoreError, QueryError."""
    from loaders.identity.recall import Recall, remembered

    rows = store.query(_KEPT).rows if store else []
    try:
        return Recall(remembered(rows[0]["found"]) if rows else None)
    except (KeyError, TypeError, ValueError):
        return Recall()


def keep(transaction: Transaction, recall: Recall) -> None:
    """Let the store remember what was found at this load."""
    if recall.now is not None:
        transaction.run(_KEEP, {"found": recall.now.to_json()})
