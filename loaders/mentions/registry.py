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

from loaders.mentions.changes import written_out
from loaders.mentions.entries import Change, Cluster, Entry, Family, Municipality, Named, cluster_entries
from loaders.mentions.words import PRONOUNS, Memo, lexicon, rows, slug
from loaders.rules import rules

# Tables in the order in which they are read, with the cells that a line must have.
_COLUMNS = {
    "regions": 1,
    "municipalities": 4,
    "clusters": 4,
    "sundhedsraad": 4,
    "families": 7,
    "bodies": 3,
    "hospitals": 2,
    "changes": 4,
}


class RegistryError(Exception):
    """A registry file that cannot be used; the message names file, line and reason."""


def _plain(cell: str) -> str:
    return cell.rstrip("?").strip()


def _date(cell: str) -> str | None:
    return _plain(cell) or None


def _level(cell: str) -> tuple[int | None, bool]:
    digit = _plain(cell)
    return (int(digit) if digit.isdigit() else None, "?" not in cell)


def _list(cell: str) -> tuple[str, ...]:
    return tuple(_plain(part) for part in cell.split(";") if part.strip())


@dataclass(slots=True)
class Registry:
    """All registered bodies, with look-ups by name, region and date. `trie` holds every name word by word."""

    regions: dict[str, Entry] = field(default_factory=dict)
    municipalities: dict[str, Municipality] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    families: dict[str, Family] = field(default_factory=dict)
    entries: dict[str, Entry] = field(default_factory=dict)
    sundhedsraad: dict[str, Entry] = field(default_factory=dict)
    trie: dict[str, Any] = field(default_factory=dict)
    municipality_names: dict[str, Municipality] = field(default_factory=dict)
    cues: Memo[bool] = field(init=False)
    _change_rows: list[list[str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.cues = Memo(self.cue)

    @classmethod
    def load(cls, *files: Path) -> Registry:
        """The shipped registry with users' files added. Raises RegistryError for a broken one."""
        registry = cls()
        registry.add(rules("registry"), "registry.toml")
        for file in files:
            try:
                text = file.read_text(encoding="utf-8")
                registry.add(tomllib.loads(text), str(file), text)
            except (OSError, UnicodeDecodeError) as error:
                raise RegistryError(f"{file}: cannot be read ({error})") from error
            except tomllib.TOMLDecodeError as error:
                raise RegistryError(f"{file}: {error}") from error
        return registry

    def add(self, data: dict[str, Any], file: str, text: str = "") -> None:
        """Add the tables of one file; `text` is the file's text, to tell the line of what is wrong in it."""
        self.cues.clear()
        for table in data:
            if table not in _COLUMNS:
                raise RegistryError(f"{file}: unknown table '{table}' (known: {', '.join(_COLUMNS)})")
        for table, least in _COLUMNS.items():
            add = getattr(self, f"_add_{table}")
            for cells in rows(str(data.get(table, ""))):
                try:
                    if len(cells) < least:
                        raise ValueError(f"{least} cells wanted, {len(cells)} found")
                    add(*(cells + [""] * 10)[:10])
                except (ValueError, KeyError) as error:
                    raise RegistryError(f"{file}, {_line(text, cells)}table '{table}': {error}") from error

    def _name(self, named: Named, *names: str) -> None:
        canonical = lexicon().canonical
        for name in names:
            node = self.trie
            for word in canonical(name):
                node = node.setdefault(word, {})
            node.setdefault("", []).append(named)

    def _register(self, entry: Entry) -> None:
        if entry.key in self.entries:
            raise ValueError(f"'{entry.name}' is registered twice")
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
            _date(start),
            _date(end),
            _list(aliases),
        )
        self.regions[name] = entry
        self.entries[entry.key] = entry
        self._name(Named(entry, None, False), f"Region {name}", *(f"Region {alias}" for alias in entry.aliases))

    def _add_municipalities(self, name: str, region: str, cluster: str, raad: str, aliases: str, *_: str) -> None:
        others = _list(aliases)
        official = next((a for a in others if a.lower().endswith("kommune")), f"{name} Kommune")
        doubts = tuple(what for what, cell in (("cluster", cluster), ("sundhedsraad", raad)) if "?" in cell)
        one = Municipality(name, official, _plain(region), _plain(cluster), _plain(raad), others, doubts)
        if name in self.municipalities:
            raise ValueError(f"'{name}' is registered twice")
        self.municipalities[name] = one
        key = f"organisation:{slug(name)}-kommune"
        self.entries[key] = Entry(
            key, official, "organisation", 2, True, one.region, None, None, None, others, not doubts
        )
        for form in (name, *others):
            bare = re.sub(r"s? (regions)?kommune$", "", form, flags=re.I)
            self.municipality_names[bare.lower()] = one

    def _add_clusters(self, key: str, region: str, place: str, name: str, hospital: str, aliases: str, *_: str) -> None:
        cluster = Cluster(key, region, place, name, hospital, _list(aliases))
        self.clusters[key] = cluster
        for entry in cluster_entries(cluster):
            self._register(entry)

    def _add_sundhedsraad(self, key: str, region: str, before: str, name: str, *_: str) -> None:
        plain = _plain(name)
        entry = Entry(
            f"forum:{slug(plain)}-{slug(before)}", plain, "forum", 6, True, region, None, "2026-01-01", None,
            (f"Forberedende {plain}",), "?" not in name,
        )  # fmt: skip
        self.sundhedsraad[key] = entry
        self._register(entry)

    def _add_families(
        self,
        key: str,
        name: str,
        short: str,
        aliases: str,
        level: str,
        per: str,
        regions: str,
        start: str,
        end: str,
        *_: str,
    ) -> None:
        if per not in ("region", "cluster", "municipality", "hospital"):
            raise ValueError(f"'{per}' is not one of region, cluster, municipality, hospital")
        digit, certain = _level(level)
        family = Family(
            id=key,
            name=name,
            short=_list(short),
            aliases=_list(aliases),
            level=digit,
            level_certain=certain,
            per=per,  # type: ignore[arg-type]
            regions=frozenset(_list(regions)),
            valid_from=_date(start),
            valid_to=_date(end),
        )
        self.families[key] = family
        for form in (name, *family.aliases, *family.short):
            self._name(Named(None, family, _is_short(form)), form)

    def _add_bodies(
        self, name: str, kind: str, level: str, region: str, start: str, aliases: str, end: str, *_: str
    ) -> None:
        if kind not in ("forum", "organisation"):
            raise ValueError(f"'{kind}' is not forum or organisation")
        digit, certain = _level(level)
        key = f"{kind}:{slug(name)}"
        self._register(
            Entry(key, name, kind, digit, certain, region or None, None, _date(start), _date(end), _list(aliases))  # type: ignore[arg-type]
        )

    def _add_hospitals(self, name: str, region: str, acute: str, aliases: str, *_: str) -> None:
        self._register(
            Entry(
                f"organisation:{slug(name)}", name, "organisation", 2, False, region, None, None, None, _list(aliases)
            )
        )

    def _add_changes(self, *cells: str) -> None:
        before, after = cells[2:4]
        if {_plain(part) for part in before.split(";")} & {_plain(part) for part in after.split(";")}:
            raise ValueError("a body cannot succeed itself")
        self._change_rows.append(list(cells[:5]))

    def cue(self, token: str) -> bool:
        """Whether a body may begin at a folded token: a registered name, a noun that names bodies, or a pronoun."""
        word = lexicon().word(token)
        named = word.canonical in self.trie or (token[-1] == "s" and token[:-1] in self.trie)
        return named or word.form is not None or token in PRONOUNS

    def instance(self, family: Family, scope: str | None, region: str | None, registered: bool = True) -> Entry:
        """The family's forum in one place (municipality, cluster, region), None where not known."""
        place = scope if family.per in ("municipality", "hospital") else (scope or region)
        suffix = f"-{slug(place)}" if place else ""
        title = family.short[0] if family.short and family.per == "municipality" else family.name
        name = (
            f"{title} {place}"
            if place and family.per == "municipality"
            else f"{family.name} ({place})"
            if place
            else family.name
        )
        return Entry(
            f"forum:{family.id}{suffix}", name, "forum", family.level, family.level_certain, region,
            None, family.valid_from, family.valid_to, (family.name, *family.short, *family.aliases), registered,
        )  # fmt: skip

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

    def bodies(self) -> Iterator[Entry]:
        """Every registered body, the families' forums among them."""
        yield from self.entries.values()
        for family in self.families.values():
            for place, region in self.scopes(family):
                yield self.instance(family, place, region)

    def find(self, name: str, region: str | None = None, day: str | None = None) -> list[Entry]:
        """The bodies that a name may mean in a region on a day, the best fit first; all regions' when none is given."""
        node = self.trie
        for word in lexicon().canonical(name):
            node = node.get(word, {})
        found: list[tuple[int, Entry]] = []
        for named in node.get("", ()):
            if named.entry is not None:
                fit = 2 * (region in (None, named.entry.region)) + named.entry.valid(day)
                found.append((fit, named.entry))
            else:
                for place, where in self.scopes(named.family):
                    if region in (None, where):
                        found.append((1 + named.family.lives(where, day), self.instance(named.family, place, where)))
        found.sort(key=lambda pair: -pair[0])
        return [entry for _, entry in found]

    def members(self, key: str) -> list[str]:
        """Names of the municipalities of a cluster or sundhedsråd, by its id in the registry."""
        return [m.name for m in self.municipalities.values() if key in (m.cluster, m.sundhedsraad)]

    @property
    def changes(self) -> list[Change]:
        """All successions with the keys of both sides, families and clusters written out region by region."""
        return written_out(self, self._change_rows)


def _line(text: str, cells: list[str]) -> str:
    """'line 7, ' of the row whose first cells stand there, '' without the text."""
    for number, line in enumerate(text.splitlines(), 1):
        if line.split("|")[0].strip() == cells[0] and all(cell in line for cell in cells):
            return f"line {number}, "
    return ""


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
