"""Cuts what was typed into statements: at each ';' that stands in no text, name or comment, and commands by line."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""
      '(?:[^'\\]|\\.)*' | "(?:[^"\\]|\\.)*" | `[^`]*`
    | //[^\n]* | /\*.*?\*/
    | (?P<open>['"`]|/\*)
    | (?P<end>;)
    """,
    re.VERBOSE | re.DOTALL,
)
_COMMENT = re.compile(r"(?:\s+|//[^\n]*(?:\n|$)|/\*.*?\*/)*", re.DOTALL)


def split(text: str) -> tuple[list[str], str]:
    """The whole statements and commands in a text, and the rest, which is not whole yet.

    A command is a line that begins with ':' where a statement could begin; it needs no ';'.
    """
    found: list[str] = []
    at = 0
    while True:
        start = _begin(text, at)
        if text.startswith(":", start):
            end = text.find("\n", start)
            end = len(text) if end < 0 else end
            found.append(text[start:end].strip().rstrip(";"))
        else:
            stop = _end(text, start)
            if stop is None:
                return found, text[at:] if start < len(text) else ""
            end = stop + 1
            statement = text[at:stop].strip()
            if _begin(statement, 0) < len(statement):
                found.append(statement)
        at = end


def is_whole(text: str) -> bool:
    """Whether there is nothing more to type."""
    return not split(text)[1].strip()


def _begin(text: str, at: int) -> int:
    """Where something else than white space and comments comes."""
    match = _COMMENT.match(text, at)
    return match.end() if match else at


def _end(text: str, at: int) -> int | None:
    """Where the ';' stands that ends the statement; None where there is none yet, or a text in it is still open."""
    for token in _TOKEN.finditer(text, at):
        if token["end"]:
            return token.start()
        if token["open"]:
            return None
    return None
