"""The one pass: who and when is meant at each word of one minutes."""

from __future__ import annotations

import re
from dataclasses import replace

from loaders.documents.document import Document
from loaders.mentions.abbreviations import learn_abbreviations
from loaders.mentions.bodies import Finder
from loaders.mentions.complements import LocalNames
from loaders.mentions.dates import find_dates
from loaders.mentions.focus import Focus
from loaders.mentions.groups import with_members
from loaders.mentions.model import Body, BodyMention, Mentions
from loaders.mentions.naming import Naming
from loaders.mentions.own import own_body, scene
from loaders.mentions.people import learn_people
from loaders.mentions.registry import Registry
from loaders.mentions.words import document_words
from loaders.minutes.model import Minutes
from loaders.minutes.words import unbroken

_PLAN = re.compile(
    r"\b(?:kommende|næste|mødeplan|mødekalender|mødedatoer|møderække|fremtidige|møder\s+i\s+(?:19|20)\d\d)\b", re.I
)
# Mentions that do not tell their body's name.
_OTHER_WORDS = frozenset(("short form", "pronoun", "person", "own"))
_ABBREVIATION = re.compile(r"(?:[A-ZÆØÅ](?:[a-zæøå]?[A-ZÆØÅ]){1,5}|FG [a-zæøå]+)")  # 'KiAP' too


def find_mentions(document: Document, minutes: Minutes, registry: Registry) -> Mentions:
    """All bodies and dates of one minutes, in document order, and the meeting's own body."""
    return find_in_focus(document, minutes, registry)[0]


def find_in_focus(document: Document, minutes: Minutes, registry: Registry) -> tuple[Mentions, Focus]:
    """The mentions, and the focus that tells which bodies are at hand at any offset."""
    naming = scene(document, minutes, registry)
    local = LocalNames()
    own, certain = own_body(document, minutes, naming, local)
    words = document_words(document.text)
    decided = [section.span for item in minutes.items for section in item.of_kind("decision")]
    focus = Focus(words, naming, own, sorted({item.span.start for item in minutes.items}), decided)
    finder = Finder(words, naming, focus, local)
    learn_people(finder, minutes, own)
    learn_abbreviations(finder)
    finder.run()
    start, end = minutes.span
    focus.mentions[:] = sorted(
        (m for m in focus.mentions if start <= m.span.start < end), key=lambda m: (m.span.start, -m.span.end)
    )
    named = _best_names(focus.mentions, naming, own, document.text)
    own = named.get(own.key, own)
    focus.own = own
    focus.mentions[:] = [m if (body := named[m.body.key]) is m.body else m._replace(body=body) for m in focus.mentions]
    focus.mentions[:] = with_members(focus)
    plans = [item.span for item in minutes.items if _PLAN.search(item.title)]
    dates = list(find_dates(words, minutes.head.date, start, end, plans))
    return Mentions(own, certain, list(focus.mentions), dates), focus


def _best_names(mentions: list[BodyMention], naming: Naming, own: Body, text: str) -> dict[str, Body]:
    """Each body under the name by which the document first writes it in full, with the abbreviation it also uses."""
    written: dict[str, list[str]] = {}
    for span, body, how, *_ in mentions:
        if how not in _OTHER_WORDS:
            surface = text[span[0] : span[1]]
            written.setdefault(body.key, []).append(surface if surface.isalpha() else unbroken(surface))
    best = dict(naming.bodies)
    for key, surfaces in written.items():
        body = best[key]
        lengths = [surface.count(" ") + 1 for surface in surfaces]
        longest = max(lengths)
        full = next(s for s, length in zip(surfaces, lengths, strict=True) if length >= 0.75 * longest)
        full = body.name if key == own.key or body.kind == "person" else _without_genitive(full, surfaces)
        short = next((s for s in surfaces if _ABBREVIATION.fullmatch(s)), None)
        if short is not None and short not in full and not _ABBREVIATION.fullmatch(full):
            full = f"{full} ({short})"
        if full != body.name:
            best[key] = replace(body, name=full)
    return best


def _without_genitive(name: str, surfaces: list[str]) -> str:
    return name[:-1] if name.endswith("s") and name[:-1] in surfaces else name
