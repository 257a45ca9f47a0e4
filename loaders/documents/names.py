"""File names as they may be shown: a name with a newline or a terminal escape in it never reaches a terminal raw."""

from __future__ import annotations


def shown(name: str) -> str:
    """`name` on one line, with every character that does not print (and undecodable bytes) written as an escape."""
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in name
    )
