"""Filling an empty store from an export."""

from __future__ import annotations

from pathlib import Path

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.session import Session


def import_file(session: Session, file: Path, *, dry_run: bool) -> tuple[int, int]:
    """Put the graph of a file into the store, which must be empty; how many nodes and relationships it has.

    Raises UserError for what is no export or a store that holds something; StoreError.
    """
    from graph.importing import ImportFault, is_empty, rows_of
    from graph.validation import SchemaError, check
    from graph.writer import apply

    if not file.is_file():
        raise UserError("unknown_file", code=WRONG_USE, path=file)
    try:
        with file.open(encoding="utf-8") as lines:
            rows = rows_of(lines)
        check(rows)
    except ImportFault as error:
        raise UserError("import_line", code=WRONG_USE, path=file, number=error.line, detail=error.detail) from None
    except (SchemaError, UnicodeDecodeError, OSError) as error:
        raise UserError("import_unfit", code=WRONG_USE, path=file, detail=error) from None
    if not rows.nodes:
        raise UserError("import_unfit", code=WRONG_USE, path=file, detail="0")
    if not dry_run:
        with session.store("write") as store:
            if not is_empty(store):
                raise UserError("import_not_empty", code=WRONG_USE, store=session.place)
            apply(store, rows)
    return len(rows.nodes), len(rows.edges)
