"""Writing an embedded store afresh: a database file keeps what was deleted until its space is used again.

store → rows → a new folder beside it, closed → in the place of the old one, under the old one's lock
"""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from graph import migrations
from graph.writer import compare, write

if TYPE_CHECKING:
    from graph.stores.embedded import EmbeddedStore

_NOTES = "MATCH (m:Meta) RETURN properties(m) AS note"
_NOTE = "MERGE (m:Meta {id: $id}) SET m += $note"


def renew(store: EmbeddedStore) -> None:
    """Replace the store, open for writing, by one with the same contents and nothing else. Raises StoreError."""
    from graph.reading import read_rows
    from graph.stores import open_embedded

    folder = Path(store.place)
    fresh = folder.with_name(folder.name + ".fresh")
    shutil.rmtree(fresh, ignore_errors=True)
    notes = [row["note"] for row in store.query(_NOTES).rows]
    copy = open_embedded(fresh, "write")
    try:
        migrations.ensure(copy)
        write(copy, compare(None, read_rows(store)))
        with copy.transaction() as transaction:
            for note in notes:
                transaction.run(_NOTE, {"id": note["id"], "note": note})
    finally:
        copy.close()
        fresh.with_name(fresh.name + ".lock").unlink(missing_ok=True)
    store.replace_with(fresh)
