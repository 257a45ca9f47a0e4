"""The registry of bodies with the user's own files added: kept, checked, and put into the reading's version."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_config_path

from klyngegraf.errors import FAILED, UserError

if TYPE_CHECKING:
    from loaders.mentions.registry import Registry


def user_folder() -> Path:
    """Where the user's own registry files are kept."""
    return user_config_path("klyngegraf", appauthor=False) / "forums"


def full_registry() -> Registry:
    """The shipped registry, with the user's files where there are any. Raises RegistryError for a broken file."""
    from loaders.mentions.registry import Registry, registry

    files = sorted(user_folder().glob("*.toml"))
    return Registry.load(*files) if files else registry()


def own_files_mark() -> str:
    """What the user's files make of the reading's version: empty without any, another for other contents."""
    contents = b"".join(file.read_bytes() for file in sorted(user_folder().glob("*.toml")))
    return f"+{hashlib.sha256(contents).hexdigest()[:8]}" if contents else ""


def add_file(path: Path) -> Path:
    """Keep a file of the user's beside the others, after it was read without fault. Raises UserError, RegistryError."""
    from loaders.mentions.registry import Registry

    if not path.exists():
        raise UserError("unknown_file", path=path)
    if not path.is_file():
        raise UserError("no_file", path=path)
    # Named .toml whatever it is called: the files that are read again are found by that.
    kept = user_folder() / f"{path.stem}.toml"
    Registry.load(*(file for file in sorted(user_folder().glob("*.toml")) if file != kept), path)
    try:
        user_folder().mkdir(parents=True, exist_ok=True)
        return Path(shutil.copyfile(path, kept))
    except OSError as error:
        raise UserError("cannot_write", code=FAILED, path=kept, detail=error.strerror or error) from None


def known_as(name: str) -> str | None:
    """The registered body of exactly that name or short form, None where there is none."""
    entries = full_registry().find(name)
    return entries[0].name if entries else None
