"""Which body a name means: by name, region, date and document together.

A registered name finds its entry or, for forums of which there is one per region, cluster or municipality, the one of
the place that the document is about. Any other name becomes a body by its shape: key from its words in reduced form
and its place, level from the noun it ends in (marked as not certain unless the noun itself decides it).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from loaders.mentions.entries import Entry, Family, Named
from loaders.mentions.model import Body, BodyKind
from loaders.mentions.registry import Registry
from loaders.mentions.words import Form, Lexicon, lexicon, slug

_CONNECTORS = frozenset(
    ["for", "af", "i", "og", "den", "det", "de", "på", "til", "ved", "om", "vedr", "vedrørende", "under", "bag", "v"]
)
_PROFESSIONAL, _POLITICAL = ("faglig", "fagligt"), ("politisk",)
# Nouns whose body is a part of another: the other's level and region are theirs too.
PARTS = ("formandskab", "sekretariat", "formand", "næstformand", "medformand", "sekretær")


@dataclass(slots=True)
class Naming:
    """Makes bodies for one document, one for each key. `region`, `cluster` and `municipality` are names of places."""

    registry: Registry
    region: str | None = None
    cluster: str | None = None
    municipality: str | None = None
    day: str | None = None
    lexicon: Lexicon = field(default_factory=lexicon)
    bodies: dict[str, Body] = field(default_factory=dict)
    heads: dict[str, str] = field(default_factory=dict)

    def keep(self, body: Body, head: str) -> Body:
        """The document's body of that key; `head` is the noun that short forms of it use ('udvalg')."""
        self.heads.setdefault(body.key, head)
        return self.bodies.setdefault(body.key, body)

    def named(self, choices: Sequence[Named], text: str, place: str | None) -> tuple[Body, bool]:
        """The body that a registered name means here, and whether that is certain."""
        fits = list(map(self._fit, choices))
        fit = max(fits)
        best, certain = choices[fits.index(fit)], fit > 0 and fits.count(fit) == 1
        if best.entry is not None:
            return self.entry(best.entry, text), certain
        assert best.family is not None
        return self.family(best.family, text, place), certain

    def _fit(self, choice: Named) -> int:
        if choice.family is not None:
            return 1 + 2 * choice.family.lives(self.region, self.day) - 2 * (choice.family.per == "hospital")
        entry = choice.entry
        assert entry is not None
        here = 3 if self.region is not None and entry.region == self.region else 2 if entry.region is None else 0
        return here + entry.valid(self.day)

    def entry(self, entry: Entry, text: str) -> Body:
        """A registered body."""
        if entry.key in self.bodies:
            return self.bodies[entry.key]
        body = Body(
            entry.key,
            text,
            entry.kind,
            entry.level,
            entry.name,
            entry.region,
            entry.parent,
            True,
            True,
            entry.level_certain,
        )
        return self.keep(body, self._head(entry.name))

    def family(self, family: Family, text: str, place: str | None) -> Body:
        """The forum of a family for the place named, else for the document's own place."""
        if family.per == "municipality":
            scope = place or self.municipality
        elif family.per == "cluster":
            scope = place or self.cluster
        else:
            scope = place if family.per == "hospital" else None
        if family.id in ("faglig-klynge", "politisk-klynge"):
            return self.cluster_level(family.id.removesuffix("-klynge"), text, None)
        known = self.region in self.registry.regions and ("*" in family.regions or self.region in family.regions)
        entry = self.registry.instance(family, scope, self.region, known)
        official = entry.name if known else None
        parent = None
        if family.per == "municipality" and scope:
            parent = f"organisation:{slug(scope)}-kommune"
        elif family.per == "region" and self.region:
            parent = f"region:{slug(self.region)}"
        body = Body(
            entry.key, text, "forum", entry.level, official, self.region, parent, known, True, entry.level_certain
        )
        return self.keep(body, self._head(family.name))

    def _head(self, name: str) -> str:
        """The noun that short forms of a name use: its first noun that names a body."""
        for token in self.lexicon.canonical(name):
            form = self.lexicon.word(token).form
            if form and not form.noun.post:
                return form.compound
        return "kommune" if name.endswith(("ommune", "ommunes")) else "organisation"

    def organisation(self, text: str, place: str) -> Body:
        """A municipality by its place name, registered or not."""
        known = self.registry.municipality_names.get(place.lower())
        if known:
            entry = self.registry.entries[f"organisation:{slug(known.name)}-kommune"]
            return self.keep(self.entry(entry, text), "kommune")
        body = Body(f"organisation:{slug(place)}-kommune", text, "organisation", 2, None, self.region)
        return self.keep(body, "kommune")

    def by_region(self, text: str, place: str) -> Body:
        """A region by its name, registered or not."""
        if place in self.registry.regions:
            return self.keep(self.entry(self.registry.regions[place], text), "region")
        return self.keep(Body(f"region:{slug(place)}", text, "region", 6, None, place, level_certain=False), "region")

    def part(self, noun: str, text: str, whole: Body, kind: BodyKind = "forum") -> Body:
        """A chairmanship, secretariat or chair: a body of its own at the level of its forum."""
        stem = next((p for p in PARTS if noun.endswith(p)), noun)
        key = f"{kind}:{stem}-{whole.key.split(':', 1)[1]}"
        if key in self.bodies:
            return self.bodies[key]
        body = Body(key, text, kind, whole.level, None, whole.region, whole.key, False, True, whole.level_certain)
        return self.keep(body, noun)

    def shape(
        self, form: Form, text: str, words: Sequence[str], place: str | None = None, parent: Body | None = None
    ) -> Body:
        """A body that only its name's shape tells of; `words` are the name's words in reduced form."""
        compound = form.compound
        if compound == "kommune" and parent is not None and parent.key.endswith("-kommune"):
            return self.renamed(parent, text)  # 'Lindenæs Kommune': the s is no genitive
        stem = "-".join(w for w in words if w not in _CONNECTORS)
        if place and slug(place) not in stem:
            stem = f"{stem}-{slug(place)}"
        if parent is not None:
            stem = f"{stem}-{parent.key.split(':', 1)[1].removesuffix('-kommune')}"
        elif not place and len(words) == 1:
            where = (
                self.municipality if compound.endswith(("byråd", "forvaltning", "administration")) else None
            ) or self.region
            stem = f"{stem}-{slug(where)}" if where else stem
        key = f"{form.noun.kind}:{slug(stem)}"
        if key in self.bodies:
            return self.bodies[key]
        level, certain = self._level(form, words, place)
        body = Body(
            key, text, form.noun.kind, level, None, self.region, parent.key if parent else None, False, True, certain
        )
        return self.keep(body, compound)

    def _level(self, form: Form, words: Sequence[str], place: str | None) -> tuple[int | None, bool]:
        """The level of a body known by its shape, and whether that is certain."""
        compound = form.compound
        cluster = compound.endswith(("klynge", "niveau"))
        if cluster or compound.endswith(("forum", "gruppe")):
            if any(w.startswith(_POLITICAL) for w in words):
                return 5, cluster
            professional = any(w.startswith(_PROFESSIONAL) or w == "strategisk" for w in words)
            if professional and not compound.startswith("arbejds"):
                return (4, True) if cluster else (4 if place or self.cluster else 6, False)
        return form.noun.level, form.noun.level_certain

    def branch(self, name: str, level: int | None) -> Body:
        """The local branch of an organisation known by its abbreviation ('PLO-Havland', 'PLO Havland')."""
        key = f"organisation:{slug(name)}"
        body = Body(key, name, "organisation", level, None, self.region, None, False, True, False)
        return self.keep(body, "organisation")

    def group(self, text: str, words: Sequence[str], level: int | None, head: str, known: bool = True) -> Body:
        """A collective or unnamed end."""
        key = f"group:{slug('-'.join(w for w in words if w not in _CONNECTORS)) or slug(text)}"
        if key in self.bodies:
            return self.bodies[key]
        return self.keep(Body(key, text, "group", level, None, self.region, None, False, known, False), head)

    def person(self, name: str, organisation: Body | None) -> Body:
        """A human who speaks for a body."""
        level = organisation.level if organisation else None
        key = f"person:{slug(name)}"
        body = Body(
            key,
            name,
            "person",
            level,
            None,
            self.region,
            organisation.key if organisation else None,
            False,
            True,
            False,
        )
        return self.keep(body, "person")

    def renamed(self, body: Body, name: str) -> Body:
        """The same body under the name that the document first writes in full."""
        fresh = replace(body, name=name)
        self.bodies[body.key] = fresh
        return fresh

    def cluster_level(self, level: str, text: str, place: str | None) -> Body:
        """A cluster ('') or its 'politisk' or 'faglig' level, at the place named or the document's own."""
        where = place or self.cluster
        stem = f"{level}-klynge" if level else "klynge"
        if where and self.region:
            entry = self.registry.entries.get(f"forum:{stem}-{slug(where)}-{slug(self.region)}")
            if entry:
                return self.keep(self.entry(entry, text), "klynge")
        key = f"forum:{stem}-{slug(where or self.region or '')}".rstrip("-")
        parent = f"forum:klynge-{slug(where)}" if where and level else None
        number = 5 if level == "politisk" else 4
        return self.keep(
            Body(key, text, "forum", number, None, self.region, parent, False, True, bool(level)), "klynge"
        )
