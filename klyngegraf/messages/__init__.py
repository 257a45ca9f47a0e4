"""What the commands say to their user, in Danish and English: `da.toml` and `en.toml` beside this file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources

MOST_CANDIDATES = 5


@cache
def messages(lang: str) -> dict[str, str]:
    """All messages of a language ('da' or 'en') by key."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{lang}.toml").read_text(encoding="utf-8"))


def message(lang: str, key: str, **details: object) -> str:
    """One message with its details filled in. Raises KeyError for a key that is not there."""
    return messages(lang)[key].format(**details)


def explained(lang: str, error: Exception) -> str:
    """What an error of the other rooms says, in the reader's language where it is one that readers often meet."""
    from queries.errors import AmbiguousNameError, UnknownNameError

    if isinstance(error, UnknownNameError):
        kind = message(lang, f"kind_{error.kind}")
        names = ", ".join(error.nearest)
        near = message(lang, "nearest", names=names) if names else message(lang, "none_of_kind")
        return message(lang, "unknown_name", kind=kind, name=error.name, near=near)
    if isinstance(error, AmbiguousNameError):
        kind = message(lang, f"kind_{error.kind}")
        shown = ", ".join(error.candidates[:MOST_CANDIDATES])
        if len(error.candidates) > MOST_CANDIDATES:
            shown += message(lang, "among", count=len(error.candidates))
        return message(lang, "ambiguous_name", kind=kind, name=error.name, names=shown)
    return str(error)
