"""What is in the store, and whether everything that klyngegraf needs is in order."""

from __future__ import annotations

import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from klyngegraf import __version__
from klyngegraf.errors import FAILED, NO_STORE, UserError
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Store

COUNTED = (
    "Source", "Meeting", "AgendaItem", "Decision", "Body", "Person", "Matter", "Project", "Referral", "Commitment",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at; `code` is the exit code when it is not in order."""

    what: str
    ok: bool
    detail: str
    code: int = FAILED

    def as_entry(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)


def contents(store: Store, place: str) -> dict[str, Any]:
    """Where the graph is, how many nodes of each label it has, first and last day of the loaded minutes."""
    # Labels come from the list above: they cannot be parameters.
    counted = "MATCH (n:{}) WHERE coalesce(n.named, true) RETURN count(n) AS n"
    nodes = {label: store.query(counted.format(label)).rows[0]["n"] for label in COUNTED}
    days = store.query(
        "MATCH (m:Meeting) WHERE m.coverage <> 'mentioned' RETURN min(m.date) AS first, max(m.date) AS last"
    ).rows[0]
    return {"store": place, "kind": store.kind, "nodes": nodes, "first": days["first"], "last": days["last"]}


def check_up(session: Session) -> list[Check]:
    """Everything worth looking at, the settings first."""
    from klyngegraf.messages import message

    checks = [Check("klyngegraf", True, f"{__version__}, Python {sys.version.split()[0]}")]
    try:
        settings = session.settings
    except UserError as error:
        return [*checks, Check("settings", False, message(session.lang, error.key, **error.details))]
    for name, origin in settings.origins.items():
        value = getattr(settings, name)
        shown = "********" if name == "neo4j_password" and value else str(value) if value is not None else "–"
        checks.append(Check(name, True, f"{shown} ({origin})"))
    checks.append(_store(session))
    checks.append(_tesseract())
    return checks


def _store(session: Session) -> Check:
    from graph.stores.base import StoreError
    from klyngegraf.messages import explained, message

    try:
        with session.store() as store:
            found = contents(store, session.place)
    except StoreError as error:
        return Check("graph", False, explained(session.lang, error), NO_STORE)
    except UserError as error:
        detail = message(session.lang, error.key, **error.details)
        return Check("graph", error.key == "graph_empty", detail, error.code)
    counts = ", ".join(f"{count} {label}" for label, count in found["nodes"].items() if count)
    return Check("graph", True, f"{session.place}: {counts or '–'}")


def _tesseract() -> Check:
    """Only scans need it, so its absence is no fault."""
    program = shutil.which("tesseract")
    if not program:
        return Check("tesseract", True, "not installed; scanned PDFs cannot be read (package tesseract-ocr-dan)")
    command = [program, "--list-langs"]
    listed = subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)  # noqa: S603
    danish = "dan" in listed.stdout.split()
    return Check("tesseract", True, "with Danish" if danish else "without Danish: install tesseract-ocr-dan")
