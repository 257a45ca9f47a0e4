"""From the words of a source to the file they stand in: an address for a link, where the file still lies there.

Addresses are percent-encoded from end to end, so that no name of a file can become a scheme, markup or an escape of a
terminal. A PDF opens at the page. A member of a zip file, and a file that is gone, have no address.
"""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from queries.reports.model import Source


def address(source: Source, folder: Path | None = None) -> str | None:
    """Where a link from a page in `folder` leads, as a relative address where there is one; None for no such file.

    Without a folder the address is absolute (`file:///…`), as a terminal needs it.
    """
    place = next((Path(each) for each in source.places if _is_file(each)), None)
    if place is None:
        return None
    path = _relative(place, folder) if folder else None
    start = quote(os.fsencode(path)) if path else place.as_uri()
    is_pdf = place.suffix.lower() == ".pdf"
    return f"{start}#page={source.page}" if is_pdf and source.page else start


def _is_file(place: str) -> bool:
    try:
        return Path(place).is_absolute() and Path(place).is_file()
    except (OSError, ValueError):
        return False


def _relative(place: Path, folder: Path) -> str | None:
    """The way from a folder to a file with `/` between its parts; None where they lie on different drives."""
    try:
        return Path(os.path.relpath(place, folder.resolve())).as_posix()
    except ValueError:
        return None
