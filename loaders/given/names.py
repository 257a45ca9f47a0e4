"""Whom a given name means: the body that the document calls so, else one made from the name itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from loaders.mentions.complements import LocalNames
from loaders.mentions.model import Body, BodyMention, Mentions
from loaders.mentions.naming import PARTS, Naming
from loaders.mentions.own import read_name
from loaders.minutes.model import Minutes
from loaders.span import Span

_BRACKETS = re.compile(r"\s*\([^)]*\)")
_SMALL = frozenset(["af", "den", "det", "de", "for", "i", "og", "på", "til", "ved", "vedr"])


@dataclass(slots=True)
class Names:
    """The names of one minutes."""

    text: str
    minutes: Minutes
    mentions: Mentions
    naming: Naming

    def body(self, name: str, near: Span) -> Body:
        """Who is meant: a mention of these words near the place or elsewhere, a person who took part, a like name."""
        item = self.minutes.item_at(near.start)
        here = [m for m in self.mentions.bodies if item and item.span.start <= m.span.start < item.span.end]
        wanted = plain(name)
        return (
            self._called(wanted, near, here)
            or self._called(wanted, near, self.mentions.bodies)
            or self.person(name)
            or self._own(name)
            or self._alike(wanted)
            or read_name(name, self.naming, LocalNames())
        )

    def _own(self, name: str) -> Body | None:
        """The body that met, where the name says its kind alone: 'KLU' in the minutes of a municipality's."""
        own = self.mentions.own
        kind = read_name(name, self.naming, LocalNames()).key
        return own if own.key == kind or own.key.startswith(f"{kind}-") else None

    def person(self, name: str) -> Body | None:
        """The person of the attendance whom a name holds ('direktør Ane Holm' is Ane Holm)."""
        words = f" {plain(name)} "
        found = [a.name for a in self.minutes.attendance if f" {plain(a.name)} " in words]
        return self.naming.person(found[0], None) if found else None

    def _called(self, wanted: str, near: Span, mentions: list[BodyMention]) -> Body | None:
        """The body whose mention, or whose name, is these words; of several the nearest."""
        found = [m for m in mentions if _same(wanted, plain(m.span.of(self.text)))]
        found = found or [m for m in mentions if wanted in (plain(m.body.name), plain(m.body.official or ""))]
        if not found:
            return self.mentions.own if wanted == plain(self.mentions.own.name) else None
        nearest = min(found, key=lambda m: (abs(m.span.start - near.start), m.body.kind != "person"))
        return nearest.body

    def _alike(self, wanted: str) -> Body | None:
        """The one body whose name holds all these words, or all of whose words these are."""
        words = _words(wanted)
        found: dict[str, tuple[int, Body]] = {}
        for body in {m.body.key: m.body for m in self.mentions.bodies}.values():
            for name in (body.name, body.official or ""):
                theirs = _words(plain(name))
                if theirs and words and (theirs <= words or words <= theirs) and _part(theirs) == _part(words):
                    found[body.key] = (len(theirs & words), body)
        best = max((shared for shared, _ in found.values()), default=0)
        nearest = [body for shared, body in found.values() if shared == best]
        return nearest[0] if len(nearest) == 1 else None


def plain(name: str) -> str:
    """A name in small letters, without brackets and signs."""
    return " ".join(re.findall(r"\w+", _BRACKETS.sub("", name).casefold())) or " ".join(name.casefold().split())


def _same(one: str, other: str) -> bool:
    return one == other or one == f"{other}s" or other == f"{one}s"


def _words(name: str) -> frozenset[str]:
    return frozenset(word[:12] for word in name.split() if word not in _SMALL)


def _part(words: frozenset[str]) -> frozenset[str]:
    """What makes the name one of a part of a body: chairmanship, secretariat, or some group."""
    return frozenset(kind for kind in (*(p[:6] for p in PARTS), "gruppe") for word in words if kind in word)
