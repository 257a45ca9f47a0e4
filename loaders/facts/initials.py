"""People whom a text calls by initials or a shortened name alone, shown with both: 'Anna Lund (AL)'."""

from __future__ import annotations

import re

_TOKEN = re.compile(r"(?<!\w)(?:[A-ZÆØÅ]{2,4}|[A-ZÆØÅ]\w* [A-ZÆØÅ]\.|(?:[A-ZÆØÅ]\.[ -]?){1,2}[A-ZÆØÅ][\wé-]+)(?!\w)")


def with_initials(names: str, words: str) -> str:
    """Names joined by 'og', each with the short form by which `words` call the person, if they use no longer one."""
    shown = []
    for name in names.split(" og "):
        parts = name.split()
        short = None
        if len(parts) > 1 and parts[-1] not in re.sub(r"\b[A-ZÆØÅ]\. ?[\wé-]+", "", words) and not _told(parts, words):
            short = next((token for token in _TOKEN.findall(words) if _abbreviates(token, parts)), None)
        shown.append(f"{name} ({short})" if short else name)
    return " og ".join(shown)


def _told(parts: list[str], words: str) -> bool:
    """Whether the first name stands by itself, so that nothing is short about it."""
    return re.search(rf"\b{re.escape(parts[0])}\b(?! [A-ZÆØÅ]\.)", words) is not None


def _abbreviates(token: str, parts: list[str]) -> bool:
    """Whether each piece of a token begins one part of the name, in order and from the first one on."""
    pieces = list(token) if token.isupper() and "." not in token else re.findall(r"\w+", token)
    if not parts[0].startswith(pieces[0]):
        return False
    rest = iter(parts[1:])
    return all(any(part.startswith(piece) for part in rest) for piece in pieces[1:])
