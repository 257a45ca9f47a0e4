"""The registry: which bodies there are, what they are called where and when, and what followed them.

Read from rules/registry.toml and from files of the same form that users add. Bodies of which there is one in every
region, cluster or municipality are kept as families and made on demand: `instance('klu', place)` is one
municipality's KLU. Names are compared in reduced form (`Lexicon.canonical`), so that every inflection finds its body.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from loaders.mentions.cells import LineError, RegistryError, choice, day, level, line_of, parts, plain
from loaders.mentions.changes import written_out
from loaders.mentions.claims import Claim, Claims
from loaders.mentions.entries import Change, Cluster, Entry, Family, Municipality, Named, cluster_entries
from loaders.mentions.words import PRONOUNS, Memo, lexicon, rows, slug
from loaders.rules import rules

# Tables in the order in which they are read, with the cells that a line must have.
_COLUMNS = {
    "regions": 1,
    "clusters": 4,
    "sundhedsraad": 4,
    "municipalities": 4,
    "families": 7,
    "bodies": 3,
    "hospitals": 2,
    "changes": 4,
}


@dataclass(slots=True)
class Registry:
    """All registered bodies, with look-ups by name, region and date. `trie` holds every name word by word."""

    regions: dict[str, Entry] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    sundhedsraad: dict[str, Entry] = field(default_factory=dict)
    acute: list[Entry] = field(default_factory=list)
    trie: dict[str, Any] = field(default_factory=dict)
    municipality_names: dict[str, Municipality] = field(default_factory=dict)
    claims: Claims = field(default_factory=Claims)
    cues: Memo[bool] = field(init=False)
    _change_rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cues = Memo(self.cue)

    @classmethod
    def load(cls, *files: Path) -> Registry:
        """The shipped registry with users' files added. Raises RegistryError for a broken one."""
        registry = cls()
        registry.add(rules("registry"), "registry.toml")
        shipped = len(registry._change_rows)
        texts: list[tuple[Path, str, int]] = []
        for file in files:
            try:
                text = file.read_text(encoding="utf-8")
                registry.add(tomllib.loads(text), str(file), text)
            except (OSError, UnicodeDecodeError) as error:
                raise RegistryError(str(file), None, LineError("unreadable", detail=str(error))) from error
            except tomllib.TOMLDecodeError as error:
                raise RegistryError(str(file), None, LineError("syntax", detail=str(error))) from error
            texts.append((file, text, len(registry._change_rows)))
        for file, text, last in texts:
            registry._check_changes(str(file), text, registry._change_rows[shipped:last])
            shipped = last
        return registry

    def add(self, data: dict[str, Any], file: str, text: str = "") -> None:
        """Add the tables of one file; `text` is the file's text, to tell the line of what is wrong in it."""
        self.cues.clear()
        for table, content in data.items():
            if table not in _COLUMNS:
                raise RegistryError(file, None, LineError("unknown_table", table=table, known=", ".join(_COLUMNS)))
            if not isinstance(content, str):
                raise RegistryError(file, None, LineError("not_text", table=table))
        for table, least in _COLUMNS.items():
            add = getattr(self, f"_add_{table}")
            for cells in rows(data.get(table, "")):
                try:
                    if len(cells) < least:
                        raise LineError("cells", table=table, least=least, found=len(cells))
                    add(*(cells + [""] * 10)[:10])
                except LineError as fault:
                    raise RegistryError(file, line_of(text, cells), fault) from fault

    def _check_changes(self, file: str, text: str, changes: list[list[str]]) -> None:
        """See to it that both sides of a user's changes are registered, once all files are read."""
        for cells in changes:
            try:
                for change in written_out(self, [cells]):
                    both = set(change.before) & set(change.after)
                    if both:
                        raise LineError("succeeds_itself", name=cells[2])
                if not written_out(self, [cells]):
                    raise LineError("change_nowhere")
            except LineError as fault:
                raise RegistryError(file, line_of(text, cells), fault) from fault

    def _name(self, named: Named, *names: str) -> None:
        canonical = lexicon().canonical
        for name in names:
            node = self.trie
            for word in canonical(name):
                node = node.setdefault(word, {})
            node.setdefault("", []).append(named)

    def _register(self, entry: Entry) -> None:
        if entry.key in self.entries:
            raise LineError("twice", name=entry.name)
        regions = frozenset((entry.region,)) if entry.region else None
        names = (entry.name, *entry.aliases)
        self.claims.take(Claim(entry.key, entry.name, regions, entry.valid_from, entry.valid_to), names)
        self.entries[entry.key] = entry
        for name in (entry.name, *entry.aliases):
            self._name(Named(entry, None, _is_short(name)), name)

    def _add_regions(self, name: str, start: str, end: str, aliases: str, *_: str) -> None:
        entry = Entry(
            f"region:{slug(name)}",
            f"Region {name}",
            "region",
            6,
            False,
            name,
            None,
            day(start),
            day(end),
            parts(aliases),
        )
        self.regions[name] = entry
        self.entries[entry.key] = entry
        self._name(Named(entry, None, False), f"Region {name}", *(f"Region {alias}" for alias in entry.aliases))

    def _add_municipalities(self, name: str, region: str, cluster: str, raad: str, aliases: str, *_: str) -> None:
        others = parts(aliases)
        official = next((a for a in others if a.lower().endswith("kommune")), f"{name} Kommune")
        doubts = tuple(what for what, cell in (("cluster", cluster), ("sundhedsraad", raad)) if "?" in cell)
        for table, cell in (("regions", region), ("clusters", cluster), ("sundhedsraad", raad)):
            self._place(table, plain(cell))
        one = Municipality(name, official, plain(region), plain(cluster), plain(raad), others, doubts)
        if name in self.municipalities:
            raise LineError("twice", name=name)
        self.municipalities[name] = one
        key = f"organisation:{slug(name)}-kommune"
        self.entries[key] = Entry(
            key, official, "organisation", 2, True, one.region, None, None, None, others, not doubts
        )
        for form in (name, *others):
            bare = re.sub(r"s? (regions)?kommune$", "", form, flags=re.I)
            self.municipality_names[bare.lower()] = one

    def _place(self, table: str, name: str) -> None:
        """Refuse a region, cluster or sundhedsråd that is not registered."""
        if name and name not in getattr(self, table):
            raise LineError("unknown_place", value=name)

    def _add_clusters(self, key: str, region: str, place: str, name: str, hospital: str, aliases: str, *_: str) -> None:
        self._place("regions", region)
        cluster = Cluster(key, region, place, name, hospital, parts(aliases))
        self.clusters[key] = cluster
        for entry in cluster_entries(cluster):
            self._register(entry)

    def _add_sundhedsraad(self, key: str, region: str, before: str, name: str, *_: str) -> None:
        title = plain(name)
        self._place("regions", region)
        entry = Entry(
            f"forum:{slug(title)}-{slug(before)}", title, "forum", 6, True, region, f"region:{slug(region)}",
            "2026-01-01", None, (f"Forberedende {title}",), "?" not in name,
        )  # fmt: skip
        self.sundhedsraad[key] = entry
        self._register(entry)

    def _add_families(
        self,
        key: str,
        name: str,
        short: str,
        aliases: str,
        ladder: str,
        per: str,
        regions: str,
        start: str,
        end: str,
        *_: str,
    ) -> None:
        choice(per, "region", "cluster", "municipality", "hospital")
        digit, certain = level(ladder)
        family = Family(
            id=key,
            name=name,
            short=parts(short),
            aliases=parts(aliases),
            level=digit,
            level_certain=certain,
            per=per,  # type: ignore[arg-type]
            regions=frozenset(parts(regions)),
            valid_from=day(start),
            valid_to=day(end),
        )
        if key in self.families:
            raise LineError("twice", name=key)
        where = frozenset(self.regions) if "*" in family.regions else family.regions
        for region in where:
            self._place("regions", region)
        names = (name, *family.aliases, *family.short)
        self.claims.take(Claim(key, name, where, family.valid_from, family.valid_to), names)
        self.families[key] = family
        for form in (name, *family.aliases, *family.short):
            self._name(Named(None, family, _is_short(form)), form)

    def _add_bodies(
        self, name: str, kind: str, ladder: str, region: str, start: str, aliases: str, end: str, *_: str
    ) -> None:
        choice(kind, "forum", "organisation")
        digit, certain = level(ladder)
        self._place("regions", region)
        key = f"{kind}:{slug(name)}"
        parent = f"region:{slug(region)}" if region and kind == "forum" else None
        self._register(
            Entry(key, name, kind, digit, certain, region or None, parent, day(start), day(end), parts(aliases))  # type: ignore[arg-type]
        )

    def _add_hospitals(self, name: str, region: str, acute: str, aliases: str, *_: str) -> None:
        self._place("regions", region)
        choice(acute, "yes", "no")
        key = f"organisation:{slug(name)}"
        entry = Entry(
            key, name, "organisation", 2, False, region, f"region:{slug(region)}", None, None, parts(aliases)
        )  # fmt: skip
        self._register(entry)
        if acute == "yes":
            self.acute.append(entry)

    def _add_changes(self, *cells: str) -> None:
        before, after = set(parts(cells[2])), set(parts(cells[3]))
        day(cells[0])
        choice(cells[1], "renamed", "merged", "split", "replaced")
        if before & after:
            raise LineError("succeeds_itself", name=min(before & after))
        self._change_rows.append(list(cells[:5]))

    def cue(self, token: str) -> bool:
        """Whether a body may begin at a folded token: a registered name, a noun that names bodies, or a pronoun."""
        word = lexicon().word(token)
        named = word.canonical in self.trie or (token[-1] == "s" and token[:-1] in self.trie)
        return named or word.form is not None or token in PRONOUNS

    def instance(self, family: Family, scope: str | None, region: str | None, registered: bool = True) -> Entry:
        """The family's forum in one place (municipality, cluster, hospital, region), None where not known."""
        place = scope if family.per == "municipality" else (scope or region)
        if family.per == "hospital":
            place = self._hospital(scope, region)
        suffix = f"-{slug(place)}" if place else ""
        if family.per == "cluster" and scope and region and self._shared(family, scope):
            suffix += f"-{slug(region)}"
        title = family.short[0] if family.short and family.per == "municipality" else family.name
        if not place:
            name = family.name
        else:
            name = f"{title} {place}" if family.per == "municipality" else f"{family.name} ({place})"
        return Entry(
            f"forum:{family.id}{suffix}", name, "forum", family.level, family.level_certain, region,
            self._whole(family, scope, region), family.valid_from, family.valid_to,
            (family.name, *family.short, *family.aliases), registered,
        )  # fmt: skip

    def _whole(self, family: Family, scope: str | None, region: str | None) -> str | None:
        """Key of what a forum of the family is part of: its municipality, its cluster if any then, else its region."""
        if family.per == "municipality":
            return f"organisation:{slug(scope)}-kommune" if scope else None
        if region is None:
            return None
        key = f"forum:klynge-{slug(scope or '')}-{slug(region)}"
        cluster = self.entries.get(key) if family.per == "cluster" else None
        if cluster and (family.valid_to or "9999") >= (cluster.valid_from or ""):
            return key
        return f"region:{slug(region)}"

    def _shared(self, family: Family, place: str) -> bool:
        """Whether clusters of several of the family's regions have that name: 'Midt'."""
        return sum(c.place == place and c.region in family.regions for c in self.clusters.values()) > 1

    def _hospital(self, place: str | None, region: str | None) -> str | None:
        """The acute hospital that a place stands for: by its name, an old name, or its town."""
        if place is None:
            return None
        town = re.compile(rf"(?<!\w){re.escape(place)}(?!\w)", re.I)
        for hospital in self.acute:
            if region in (None, hospital.region) and any(town.search(n) for n in (hospital.name, *hospital.aliases)):
                return hospital.name
        return place

    def scopes(self, family: Family) -> Iterator[tuple[str, str]]:
        """(place, region) of every forum of the family."""
        known = [
            name
            for name, region in self.regions.items()
            if (name in family.regions or "*" in family.regions)
            and (region.valid_from or "") <= (family.valid_to or "9999")
        ]
        if family.per == "region":
            yield from ((name, name) for name in known)
        elif family.per == "cluster":
            yield from ((c.place, c.region) for c in self.clusters.values() if c.region in known)
        elif family.per == "municipality":
            yield from ((m.name, m.region) for m in self.municipalities.values() if m.region in known)
        else:
            yield from ((h.name, h.region) for h in self.acute if h.region in known)

    def bodies(self) -> Iterator[Entry]:
        """Every registered body, the families' forums among them."""
        yield from self.entries.values()
        for family in self.families.values():
            for place, region in self.scopes(family):
                yield self.instance(family, place, region)

    def find(self, name: str, region: str | None = None, on: str | None = None) -> list[Entry]:
        """The bodies that a name may mean in a region `on` a day, the best fit first; of all regions without one."""
        node = self.trie
        for word in lexicon().canonical(name):
            node = node.get(word, {})
        found: list[tuple[int, Entry]] = []
        for named in node.get("", ()):
            if named.entry is not None:
                fit = 2 * (region in (None, named.entry.region)) + named.entry.valid(on)
                found.append((fit, named.entry))
            else:
                for place, where in self.scopes(named.family):
                    if region in (None, where):
                        found.append((1 + named.family.lives(where, on), self.instance(named.family, place, where)))
        found.sort(key=lambda pair: -pair[0])
        return [entry for _, entry in found]

    def members(self, key: str) -> list[str]:
        """Names of the municipalities of a cluster or sundhedsråd, by its id in the registry."""
        return [m.name for m in self.municipalities.values() if key in (m.cluster, m.sundhedsraad)]

    def memberships(self) -> Iterator[tuple[str, str]]:
        """(key of a cluster or sundhedsråd, key of a municipality in it)."""
        for town in self.municipalities.values():
            member = f"organisation:{slug(town.name)}-kommune"
            cluster = self.clusters.get(town.cluster)
            if cluster:
                yield f"forum:klynge-{slug(cluster.place)}-{slug(cluster.region)}", member
            if town.sundhedsraad:
                yield self.sundhedsraad[town.sundhedsraad].key, member

    @property
    def changes(self) -> list[Change]:
        """All successions with the keys of both sides, families and clusters written out region by region."""
        return written_out(self, self._change_rows)


def _is_short(name: str) -> bool:
    """An abbreviation: it must stand in capitals where it is found ('SAM', not 'sam')."""
    if len(name) > 7:
        return False
    letters = [c for c in name if c.isalpha()]
    return sum(c.isupper() for c in letters) >= max(2, len(letters) - 2)


@cache
def registry() -> Registry:
    """The shipped registry, built once per process."""
    return Registry.load()
