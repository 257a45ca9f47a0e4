"""What the commands say to their user, in Danish and English: `da.toml` and `en.toml` beside this file.

Errors of the other rooms bring a line of their own. What it is in the reader's language stands in `faults.da.toml` (the
store, queries and registry files speak English) and `faults.en.toml` (files that cannot be read speak Danish).
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any

MOST_CANDIDATES = 5


@cache
def messages(lang: str) -> dict[str, str]:
    """All messages of a language ('da' or 'en') by key."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))


@cache
def faults(lang: str) -> dict[str, dict[str, str]]:
    """What errors of the other rooms say in a language, table by table; tables that need no translation are absent."""
    return tomllib.loads(resources.files(__name__).joinpath(f"faults.{lang}.toml").read_text(encoding="utf-8"))


def message(lang: str, key: str, **details: object) -> str:
    """One message with its details filled in. Raises KeyError for a key that is not there."""
    return messages(lang)[key].format(**details)


def explained(lang: str, error: Exception) -> str:
    """What an error of the other rooms says, in the reader's language."""
    from graph.stores.base import Told
    from loaders.documents.document import UnreadableError
    from loaders.documents.names import shown
    from loaders.mentions.cells import RegistryError
    from queries.errors import AmbiguousNameError, ParameterError, UnknownNameError

    if isinstance(error, UnknownNameError | AmbiguousNameError):
        return _name(lang, error)
    if isinstance(error, Told | ParameterError):
        return _filled(lang, "told", error.template, error.details) or str(error)
    if isinstance(error, UnreadableError):
        text = _filled(lang, "file", error.reason, error.details)
        return f"{shown(error.file)}: {text}" if text else str(error)
    if isinstance(error, RegistryError):
        text = _filled(lang, "registry", error.reason, error.details)
        if text and error.line:
            return faults(lang)["registry"]["place"].format(file=error.file, line=error.line, text=text)
        return f"{error.file}: {text}" if text else str(error)
    return str(error)


def _filled(lang: str, table: str, key: str, details: dict[str, Any]) -> str | None:
    """A line of a table with its details, None where the language has none: the error's own line will do."""
    line = faults(lang).get(table, {}).get(key)
    return line.format(**details) if line else None


def _name(lang: str, error: Exception) -> str:
    """That a name is not there, or means more than one thing."""
    from queries.errors import AmbiguousNameError, UnknownNameError

    if isinstance(error, UnknownNameError):
        kind = message(lang, f"kind_{error.kind}")
        names = ", ".join(error.nearest)
        none = message(lang, "none_of_kind") if error.none_at_all else ""
        near = message(lang, "nearest", names=names) if names else none
        return message(lang, "unknown_name", kind=kind, name=error.name, near=near)
    assert isinstance(error, AmbiguousNameError)
    kind = message(lang, f"kind_{error.kind}")
    shown = ", ".join(error.candidates[:MOST_CANDIDATES])
    if len(error.candidates) > MOST_CANDIDATES:
        shown += message(lang, "among", count=len(error.candidates))
    return message(lang, "ambiguous_name", kind=kind, name=error.name, names=shown)
