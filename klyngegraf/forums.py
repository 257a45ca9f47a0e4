"""The registry of bodies with the user's own files added."""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from platformdirs import user_config_path

from klyngegraf.errors import WRONG_USE, UserError

if TYPE_CHECKING:
    from loaders.mentions.entries import Entry
    from loaders.mentions.registry import Registry


def user_folder() -> Path:
    """Where the user's own registry files are kept."""
    return user_config_path("klyngegraf", appauthor=False) / "forums"


def full_registry() -> Registry:
    """The shipped registry, with the user's files where there are any. Raises UserError for a broken file."""
    from loaders.mentions.registry import Registry, RegistryError, registry

    files = sorted(user_folder().glob("*.toml"))
    if not files:
        return registry()
    try:
        return Registry.load(*files)
    except RegistryError as error:
        raise UserError("bad_registry", code=WRONG_USE, detail=error) from None


def own_files_mark() -> str:
    """What the user's files make of the reading's version: empty without any, another for other contents."""
    contents = b"".join(file.read_bytes() for file in sorted(user_folder().glob("*.toml")))
    return f"+{hashlib.sha256(contents).hexdigest()[:8]}" if contents else ""


def add_file(path: Path) -> Path:
    """Keep a file of the user's beside the others, after it was read without fault. Raises UserError."""
    from loaders.mentions.registry import Registry, RegistryError

    if not path.is_file():
        raise UserError("unknown_file", path=path)
    others = [file for file in sorted(user_folder().glob("*.toml")) if file.name != path.name]
    try:
        Registry.load(*others, path)
    except RegistryError as error:
        raise UserError("bad_registry", code=WRONG_USE, detail=error) from None
    user_folder().mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(path, user_folder() / path.name))


def found(words: str | None) -> Iterator[dict[str, Any]]:
    """Registered bodies whose names hold all the words, as entries for printing; all bodies without words."""
    wanted = (words or "").casefold().split()
    for entry in full_registry().bodies():
        names = " ".join((entry.name, *entry.aliases, entry.region or "")).casefold()
        if all(word in names for word in wanted):
            yield _row(entry)


def _row(entry: Entry) -> dict[str, Any]:
    row = asdict(entry)
    return {**row, "aliases": "; ".join(row["aliases"])}
