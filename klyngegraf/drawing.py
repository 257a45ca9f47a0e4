"""Draws a view and writes its page, under a name that says what it shows; never over a file of somebody else's."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.output import write_file
from klyngegraf.session import Session

if TYPE_CHECKING:
    from graph.stores.base import Store
    from queries.views.picture import Picture

_LONGEST = 60  # letters of a file's name
_FOLDED = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e"})
_HEAD = 4096  # bytes of a page within which its mark stands


def draw(
    session: Session,
    store: Store,
    kind: str,
    name: str | None = None,
    *,
    output: Path | None = None,
    folder: Path | None = None,
    **given: Any,
) -> Path:
    """Write the view of that kind and say where; the file's path. `given` is what the view takes besides a name.

    Without `output` the file gets a name of its own in `folder`, or here. Raises UnknownNameError,
    AmbiguousNameError, UserError.
    """
    from queries.views.page import page

    picture = _picture(store, kind, name, given)
    stem = "klyngegraf" if kind == "network" and not picture.subject else f"{kind}-{slug(picture.subject or '')}"
    path = output or (folder or Path()) / f"{stem}.html"
    known = _may_write(path)
    write_file(session, page(picture, session.lang, path.parent, stem), path)
    session.say("view_overwritten" if known else "view_written", path=path.absolute())
    _say_left_out(session, picture)
    return path


def slug(name: str) -> str:
    """A name as part of a file's name: small letters of ASCII, digits and hyphens."""
    plain = re.sub(r"[^a-z0-9]+", "-", name.casefold().translate(_FOLDED)).strip("-")
    return plain[:_LONGEST].strip("-") or "uden-navn"


def _picture(store: Store, kind: str, name: str | None, given: dict[str, Any]) -> Picture:
    from queries.views import forum, lineage, network, person, route

    if kind == "network":
        return network.network(store, **given)
    views = {"route": route.route, "lineage": lineage.lineage, "person": person.person, "forum": forum.forum}
    return views[kind](store, name or "", **given)


def _may_write(path: Path) -> bool:
    """Whether there is a page of ours already. Raises UserError where there is something else."""
    from queries.pages import MARK

    if path.is_dir():
        raise UserError("view_is_folder", code=WRONG_USE, path=path)
    if not path.exists():
        return False
    try:
        with path.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise UserError("cannot_write", path=path, detail=error.strerror or error) from None
    if MARK.encode() not in head:
        raise UserError("view_not_ours", code=WRONG_USE, path=path)
    return True


def _say_left_out(session: Session, picture: Picture) -> None:
    """Tell that not all could be drawn; the page says more."""
    most = picture.left_out.get("too_many") or picture.left_out.get("too_old")
    if most:
        session.say("view_cut", shown=len(picture.things), left=sum(most.values()))
