"""Writing an embedded store afresh: a first load in bulk, or a store without what was deleted from it.

A database file keeps what was deleted until its space is used again; and rows go several times faster into a database
that nobody sees yet, without a log. So:

    rows → a new folder beside the store, filled in bulk, closed → in the place of the old one, under the old one's lock
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from graph import migrations
from graph.rows import Rows

if TYPE_CHECKING:
    from graph.stores.base import Transaction
    from graph.stores.embedded import EmbeddedStore

_NOTES = "MATCH (m:Meta) RETURN properties(m) AS note"
_NOTE = "MERGE (m:Meta {id: $id}) SET m += $note"


def renew(store: EmbeddedStore) -> None:
    """Replace the store, open for writing, by one with the same contents and nothing else. Raises StoreError."""
    from graph.reading import read_rows

    replace_by(store, read_rows(store))


def replace_by(
    store: EmbeddedStore, rows: Rows, beside: Callable[[Transaction], None] = lambda transaction: None
) -> None:
    """Replace the graph of a store that is open for writing by these rows, wholly or not at all; its notes stay.

    The rows hold to the schema and are in the form in which `read_rows` gives them. `beside` writes more notes.
    Raises StoreError.
    """
    from graph.stores import open_embedded
    from graph.stores.filling import discard

    fresh = store.beside
    discard(fresh)
    notes = [row["note"] for row in store.query(_NOTES).rows]
    copy = open_embedded(fresh, "write")
    try:
        migrations.ensure(copy)
        copy.fill(rows)
        with copy.transaction() as transaction:
            for note in notes:
                transaction.run(_NOTE, {"id": note["id"], "note": note})
            beside(transaction)
        copy.close()
        store.replace_with(fresh)
    finally:
        copy.close()
        discard(fresh)
