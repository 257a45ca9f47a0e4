"""Who was forgotten, for every load of this user: `forgotten/people.json` and `forgotten/key` in the settings folder.

The file holds keyed hashes and opaque names, no name of anybody; the key lies beside it, for the user alone. Both
are needed wherever the same minutes are loaded again.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
from pathlib import Path

from platformdirs import user_config_path

from klyngegraf.errors import WRONG_USE, UserError
from loaders.privacy.forgetting import Forgotten, Rule

SCHEMA = 1


def folder() -> Path:
    """Where the rules and the key are kept."""
    return user_config_path("klyngegraf", appauthor=False) / "forgotten"


def forgotten() -> Forgotten:
    """Everybody who was forgotten; nobody where there is no file. Raises UserError where a file cannot be used."""
    rules = folder() / "people.json"
    try:
        text = rules.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Forgotten()
    except OSError as error:
        raise _unusable(rules, error) from None
    try:
        entries = json.loads(text)["people"]
        people = tuple(
            Rule(entry["name"], *(tuple(map(str, entry[key])) for key in ("forms", "parts", "starts")))
            for entry in entries
        )
    except (ValueError, KeyError, TypeError) as error:
        raise _unusable(rules, error) from None
    return Forgotten(_key(), people)


def with_a_key() -> Forgotten:
    """The same, ready for a first rule: with a key made where there is none yet. Raises UserError."""
    known = forgotten()
    if known.key:
        return known
    path = folder() / "key"
    if not path.exists():
        _write(path, secrets.token_hex(32))
    return Forgotten(_key(), known.rules)


def keep(people: Forgotten) -> None:
    """Write the rules down. Raises UserError."""
    entries = [
        {"name": rule.name, "forms": rule.forms, "parts": rule.parts, "starts": rule.starts} for rule in people.rules
    ]
    _write(folder() / "people.json", json.dumps({"schema": SCHEMA, "people": entries}, indent=1) + "\n")


def forgotten_mark() -> str:
    """What the rules make of the reading's version: empty without any, another when they change. Raises UserError."""
    rules = forgotten().rules
    return f"-{hashlib.sha256(repr(rules).encode()).hexdigest()[:8]}" if rules else ""


def without_forgotten(words: str) -> str:
    """A name or path without the forgotten in it."""
    return forgotten().applied(words)[0]


def _key() -> bytes:
    path = folder() / "key"
    try:
        key = bytes.fromhex(path.read_text(encoding="ascii"))
    except (OSError, ValueError) as error:
        raise _unusable(path, error) from None
    if len(key) < 16:
        raise _unusable(path, "?")
    return key


def _write(path: Path, text: str) -> None:
    """Write a file wholly or not at all, readable by the user alone where the system knows such a thing."""
    fresh = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except OSError as error:
        raise UserError("cannot_write", path=path, detail=error.strerror or error) from None


def _unusable(path: Path, error: object) -> UserError:
    detail = getattr(error, "strerror", None) or error
    return UserError("forgotten_unusable", code=WRONG_USE, path=path, detail=detail)
