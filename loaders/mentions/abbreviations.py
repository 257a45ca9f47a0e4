"""Abbreviations that no registry and no definition explains: bodies where somebody speaks to them, or they speak.

'Jobcentret har søgt STAR om midler', 'KOSU svarede i maj': the words beside tell that a body is meant, and not a
system or a disease.
"""

from __future__ import annotations

import re
from functools import cache

from loaders.mentions.bodies import Finder
from loaders.mentions.model import Body
from loaders.mentions.words import slug
from loaders.rules import rules
from loaders.span import Span

# Begins with a class of letters, which is searched for many times as fast as the edge of a word.
_CAPITALS = re.compile(r"[A-ZÆØÅ]{4,6}(?![\w-])")


@cache
def _beside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before somebody spoken to, and behind somebody who speaks."""
    phrases = rules("bodies")["phrases"]
    addressed, speaking = ("|".join(phrases[name].split()) for name in ("addressed", "speaking"))
    return (
        re.compile(rf"\b(?:over for|{addressed})\s+$", re.I),
        re.compile(rf"\s+(?:(?:har|havde)\s+(?:\w+\s+)?)?(?:{speaking})\b"),
    )


def learn_abbreviations(finder: Finder) -> None:
    """Let each such abbreviation of the text stand for a body of its own."""
    text, naming = finder.words.text, finder.naming
    before, behind = _beside()
    for match in _CAPITALS.finditer(text):
        name, start = match[0], match.start()
        if text[start - 1 : start].isalnum() or name.lower() in finder.local or name.lower() in finder.trie:
            continue
        if before.search(text, max(0, start - 20), start) or behind.match(text, match.end()):
            key = f"organisation:{slug(name)}"
            body = Body(key, name, "organisation", None, region=naming.region, level_certain=False)
            finder.learn(name, [naming.keep(body, "organisation")], "shape", source=Span(*match.span()))
