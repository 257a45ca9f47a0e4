"""The meeting's own body, and the places that the document is about.

Every short form and every kind of referral hangs on it. Sought in order: the forum that the head names; the title
lines; the body in 'Det indstilles, at X …'. The name is read like any name in the text, so that it gets the same key
wherever it is met.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from loaders.documents.document import Document
from loaders.mentions.bodies import Finder
from loaders.mentions.complements import LocalNames
from loaders.mentions.focus import Focus
from loaders.mentions.model import Body
from loaders.mentions.naming import Naming
from loaders.mentions.registry import Registry
from loaders.mentions.words import Words, slug
from loaders.minutes.model import Minutes
from loaders.span import Span

_PLACE = r"([A-ZÆØÅ][\wé]+(?:-[A-ZÆØÅ][\wé]+)*)"
# Begins with the letters that never change, which makes the search ten times as fast.
_REGION = re.compile(rf"egion {_PLACE}")
_REGION_CAPITALS = re.compile(r"REGION ([A-ZÆØÅ]+)\b")
_MUNICIPALITY = re.compile(rf"{_PLACE} (?:[Kk]ommune|KOMMUNE)\b")
_CLUSTER = re.compile(rf"\b(?:[Ss]undhedsklynge[n]?|SUNDHEDSKLYNGE|[Kk]lynge|KLYNGE) {_PLACE}")
_COMPOUND_CLUSTER = re.compile(r"\b([A-ZÆØÅ]\w+?)-?klyngen\b")
_RECOMMENDED = re.compile(r"(?:indstilles|indstiller|anbefales),? at\s+(?:[-•–a-z0-9]+[.)]?\s+)?([^\n.,:]{3,90})")
_JOINT = re.compile(r"^\s*(fællesmøde|dialogmøde|temamøde|møde mellem)", re.I)
_DASHED = re.compile(r"\s+[–—-]\s+([A-ZÆØÅ]{2,6})$")  # the abbreviation behind a name: 'Samarbejdsudvalget – SU'
_TITLE_NOISE = re.compile(
    r"^(beslutnings)?(møde)?referat\b( af| fra)?( møde)?( i| for)?:?\s*|\s+d\. \d.*$|^\d+\. møde i ", re.I
)


def scene(document: Document, minutes: Minutes, registry: Registry) -> Naming:
    """What region, cluster and municipality the document is about, for naming its bodies."""
    text = document.text[minutes.span.start : minutes.span.end]
    forum = minutes.head.forum or ""
    top = f"{forum}\n{text[:600]}"
    naming = Naming(registry, day=minutes.head.date)
    regions = Counter(m.group(1).title() for m in _REGION.finditer(text))
    for place in (*_REGION.findall(forum), *_REGION_CAPITALS.findall(top)):
        regions[place.title()] += 100
    place = _most(regions, registry.regions)
    municipality = _MUNICIPALITY.search(forum) or _MUNICIPALITY.search(text[:600])
    if municipality:
        naming.municipality = (
            municipality.group(1) if not municipality.group(1).isupper() else municipality.group(1).title()
        )
    clusters = [
        m.title() if m.isupper() else m
        for m in (_CLUSTER.findall(top) + _COMPOUND_CLUSTER.findall(top)) or _CLUSTER.findall(text)
    ]
    if clusters:
        naming.cluster = clusters[0].removesuffix("s") if clusters[0].removesuffix("s") in clusters else clusters[0]
    if place is None:
        place = _region_of(text, naming, registry)
    naming.region = place
    return naming


def _most(regions: Counter[str], known: dict[str, Any]) -> str | None:
    for name, number in list(regions.items()):
        if name.endswith("s") and (name[:-1] in known or name[:-1] in regions):
            regions[name[:-1]] += number
            regions[name] = 0
    return max(regions, key=lambda name: (regions[name], name)) if regions else None


def _region_of(text: str, naming: Naming, registry: Registry) -> str | None:
    """The region of the municipalities and clusters that are named, where they all lie in one."""
    places = set(_MUNICIPALITY.findall(text))
    found = {one.region for place in places if (one := registry.municipality_names.get(place.lower()))}
    if len(found) != 1 and naming.cluster:
        found = {cluster.region for cluster in registry.clusters.values() if cluster.place == naming.cluster}
    return found.pop() if len(found) == 1 else None


def own_body(document: Document, minutes: Minutes, naming: Naming, local: LocalNames) -> tuple[Body, bool]:
    """The body that met, and whether that is certain. An abbreviation in its name is learnt into `local`."""
    forum = minutes.head.forum
    if forum:
        return read_name(" ".join(forum.split()), naming, local, minutes.head.forum_span), True
    text = document.text[minutes.span.start : minutes.span.end]
    for line in text[:1500].splitlines():
        name = _TITLE_NOISE.sub("", line.strip()).strip(" *-–:")
        if 4 < len(name) < 90 and (body := _found(name, naming, local)) is not None and body.kind == "forum":
            return body, False
    recommended = Counter(m.group(1) for m in _RECOMMENDED.finditer(text))
    for name, _ in recommended.most_common():
        body = _found(name, naming, local)
        if body is not None and body.kind == "forum":
            return body, False
    return naming.keep(Body("forum:unknown", "", "forum", None, known=False, level_certain=False), ""), False


def _found(name: str, naming: Naming, local: LocalNames, source: Span | None = None) -> Body | None:
    words = Words(name, naming.lexicon)
    focus = Focus(words, naming)
    Finder(words, naming, focus, local, source).run()
    bodies = [m.body for m in focus.mentions if m.body.kind not in ("region", "person")]
    return next((body for body in bodies if body.kind == "forum"), bodies[0] if bodies else None)


def read_name(name: str, naming: Naming, local: LocalNames, source: Span | None = None) -> Body:
    """The body that a head's forum names, under that name; `source` is where it stands."""
    if _JOINT.match(name):
        return naming.keep(
            Body(
                f"group:{slug(name)}",
                name,
                "group",
                _joint_level(name, naming),
                region=naming.region,
                level_certain=False,
            ),
            "møde",
        )
    shown = name.title() if name.isupper() else name
    bracketed = _DASHED.sub(r" (\1)", name)
    body = _found(_sentence_case(bracketed, naming.registry) if name.isupper() else bracketed, naming, local, source)
    if body is None:
        key = f"forum:{slug(name)}"
        where = f"-{slug(naming.region)}" if naming.region and " " not in name else ""
        body = naming.keep(
            Body(key + where, name, "forum", None, region=naming.region, level_certain=False), slug(shown)
        )
    return naming.renamed(body, name)


def _sentence_case(name: str, registry: Registry) -> str:
    """'POLITISK SUNDHEDSKLYNGE NORD' as in running text; abbreviations stay ('KLU', and those in brackets)."""
    small = {"for", "i", "og", "af", "om", "ved", "på", "under", "vedr"}
    words = []
    for word in name.split():
        stays = word.startswith("(") or any(choice.short for choice in registry.trie.get(word.lower(), {}).get("", ()))
        words.append(word if stays else word.lower() if word.lower() in small else word.title())
    return " ".join(words)


def _joint_level(name: str, naming: Naming) -> int | None:
    body = _found(re.sub(_JOINT, "", name), naming, LocalNames())
    return body.level if body else None
