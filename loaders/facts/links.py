"""How undertakings hang together: one continues, is part of or was combined with another.

A sentence says so, or the name: 'Lyslinjen 2' continues 'Lyslinjen'.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import cast

from loaders.documents.document import Document
from loaders.facts.cues import Text, read_words
from loaders.facts.model import LinkKind, Project, ProjectLink
from loaders.facts.project_forms import find_names, key, prose, succeeds
from loaders.minutes.model import Item, Minutes
from loaders.span import Span


def read_links(document: Document, minutes: Minutes, projects: list[Project]) -> list[ProjectLink]:
    """The links that sentences state between the projects of one minutes."""
    if len(projects) < 2:
        return []
    words = read_words(document.text)
    places = find_names(
        {key(name): project.name for project in projects for name in (project.name, *project.aliases)}, words
    )
    links = list(_successors(projects, places, words, minutes))
    for item in minutes.items:
        for link in _item_links(words, item, places):
            if not any((x.source, x.target, x.kind) == (link.source, link.target, link.kind) for x in links):
                links.append(link)
    return links


def _successors(
    projects: list[Project], places: list[tuple[Span, str]], words: Text, minutes: Minutes
) -> Iterator[ProjectLink]:
    """The links that the names themselves state."""
    for new in projects:
        for old in projects:
            if old is not new and any(
                succeeds(key(one), key(other)) for one in (new.name, *new.aliases) for other in (old.name, *old.aliases)
            ):
                place = next((span for span, name in places if name == new.name), new.quote)
                item = minutes.item_at(place.start)
                yield ProjectLink(
                    item.number if item else "", new.name, old.name, "continues", _around(place, words, item)
                )


def _around(place: Span, words: Text, item: Item | None) -> Span:
    """The sentence that holds a place."""
    sentences = (s for _, part in prose(item) for s in words.sentences(part)) if item else ()
    return next((sentence for sentence in sentences if sentence.holds(place)), place)


def _item_links(words: Text, item: Item, places: list[tuple[Span, str]]) -> Iterator[ProjectLink]:
    parts = [part for _, part in prose(item)]
    if all(cue.group != "link" for part in parts for cue in words.between(*part)):
        return
    title = [name for place, name in places if item.title_span.holds(place)]
    focus = title[0] if title else None
    for part in parts:
        for sentence in words.sentences(part):
            low = bisect_left(places, ((sentence.start,),))
            here = places[low : bisect_left(places, ((sentence.end,),), low)]
            yield from _sentence_links(words, item, sentence, here, focus, title)
            if here:
                focus = here[0][1]


def _sentence_links(
    words: Text, item: Item, sentence: Span, here: list[tuple[Span, str]], focus: str | None, title: list[str]
) -> Iterator[ProjectLink]:
    cues = words.between(*sentence)
    pair = list(dict.fromkeys([name for _, name in here] if len(here) > 1 else title))[:2]
    backwards = {cue.start for cue in cues if cue.group == "reversed"}
    for cue in cues:
        if cue.group != "link":
            continue
        split = bisect_left(here, ((cue.end,),))
        first = here[0][1] if split else focus
        behind = here[split][1] if split < len(here) and here[split][0].start < cue.end + 80 else None
        ends: tuple[str, str] | None = None
        if first and behind:
            ends = first, behind
        elif cue.kind == "combined_with" and len(pair) > 1:
            ends = pair[0], pair[1]
        if ends is None or ends[0] == ends[1]:
            continue
        if cue.start in backwards:
            ends = ends[1], ends[0]
        yield ProjectLink(item.number, *ends, cast("LinkKind", cue.kind), sentence)
