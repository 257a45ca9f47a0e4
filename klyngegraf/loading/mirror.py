"""Taking files out of the graph: what `forget` names, and what vanished from a folder that `sync` mirrors."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from klyngegraf.errors import WRONG_USE, UserError
from klyngegraf.loading.finding import files_of
from klyngegraf.loading.outcome import Outcome
from klyngegraf.loading.run import Load, opened
from klyngegraf.loading.shelf import Entry, Shelf, place_of
from klyngegraf.loading.workers import Allowance
from klyngegraf.session import Session
from loaders.documents import archives
from loaders.documents.names import shown
from loaders.privacy.forgetting import is_redacted

Answer = Literal["remove", "keep"]
_DEFAULT = Allowance()
_DIGITS = 12  # of a digest, as shown


def sync_folder(
    session: Session,
    folder: Path,
    *,
    vanished: Answer | None = None,
    dry_run: bool = False,
    allowance: Allowance = _DEFAULT,
) -> Outcome:
    """Load a folder, and take out what has vanished from it if that is the answer; None asks at the terminal.

    Without a terminal to ask at, what has vanished stays and the outcome says that the question is open.
    Raises StoreError, UserError.
    """
    if not folder.is_dir():
        raise UserError("no_folder", code=WRONG_USE, path=shown(str(folder)))
    outcome = Outcome(dry_run=dry_run)
    files = files_of(session, [folder], outcome)
    if not files:
        raise UserError("empty_mirror", path=shown(str(folder)))
    with opened(session, dry_run) as store:
        load = Load(session, store, outcome, allowance)
        load.read([*load.unread(files), *load.outdated()])
        if not outcome.interrupted:
            _settle(load, folder, vanished)
        load.finish()
    return outcome


def forget(
    session: Session, names: Sequence[str], *, dry_run: bool = False, allowance: Allowance = _DEFAULT
) -> Outcome:
    """Take files out of the graph, by file name, path or beginning of the digest. Raises StoreError, UserError."""
    outcome = Outcome(dry_run=dry_run)
    with opened(session, dry_run) as store:
        load = Load(session, store, outcome, allowance)
        wanted = {entry.digest: entry for name in names for entry in [_the_one(load.shelf, name, session)]}
        load.remove(list(wanted.values()))
        load.read(load.outdated())
        load.finish()
    return outcome


def _the_one(shelf: Shelf, name: str, session: Session) -> Entry:
    found = shelf.named(name)
    if len(found) == 1:
        return found[0]
    if found:
        choices = "; ".join(sorted(f"{shown(entry.name)} ({entry.digest[:_DIGITS]})" for entry in found))
        raise UserError("ambiguous_source", code=WRONG_USE, name=shown(name), choices=choices)
    near = get_close_matches(name, [entry.name for entry in shelf.entries.values()], 5, 0.4)
    nearest = session.text("nearest", names=", ".join(map(shown, near))) if near else ""
    raise UserError("unknown_source", code=WRONG_USE, name=shown(name), near=nearest)


def _settle(load: Load, folder: Path, answer: Answer | None) -> None:
    """Note which files of the folder lie there no more, and do with them what the answer says."""
    root, gone = Path(place_of(folder)), []
    for entry in list(load.shelf.entries.values()):
        lost = {place for place in entry.places if Path(place).is_relative_to(root) and _is_gone(place)}
        if lost and lost == entry.places:
            gone.append(entry)
        elif lost:
            load.shelf.leave(entry, lost)
            load.altered = True
    if not gone:
        return
    gone.sort(key=lambda entry: entry.name)
    if answer is None and not load.outcome.dry_run:
        answer = _asked(load.session, gone)
        load.outcome.unanswered = answer is None
    if answer == "remove":
        load.remove(gone)
    else:
        load.outcome.vanished += [entry.name for entry in gone]


def _asked(session: Session, gone: list[Entry]) -> Answer | None:
    """What the user says to it; None without a terminal."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        return None
    for entry in gone:
        session.say("vanished", name=shown(entry.name))
    print(session.text("vanished_question", count=len(gone)), end=" ", file=sys.stderr, flush=True)
    yes = sys.stdin.readline().strip().casefold() in ("j", "ja", "y", "yes")
    return "remove" if yes else "keep"


def _is_gone(place: str) -> bool:
    """Whether a path is not there any more; one that cannot be looked at, or named somebody forgotten, may well be."""
    if is_redacted(place):
        return False
    try:
        os.lstat(place)
    except FileNotFoundError:
        return True
    except NotADirectoryError:
        return not archives.exists(Path(place))
    except (OSError, ValueError):
        return False
    return False
