"""Draws a view and writes its page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from klyngegraf.output import write_file
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Store


def draw_network(
    session: Session,
    store: Store,
    path: Path,
    *,
    forum: str | None = None,
    matter: str | None = None,
    as_of: str | None = None,
) -> None:
    """Write the network view to `path` and say so. Raises UnknownName, UserError."""
    from queries.views.network import network
    from queries.views.page import page

    picture = network(store, forum=forum, matter=matter, as_of=as_of)
    write_file(session, page(picture, session.lang, path.parent), path)
    session.say("view_written", path=path.absolute())
