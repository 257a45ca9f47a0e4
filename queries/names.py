"""From what a user calls a thing to the thing itself.

Tried in this order, the first step that finds something decides: its id, its name to the letter, its name in any case,
an alias or a name that some minutes use for it, the beginning of its name, all the words in any order. More than one
thing found is an error that lists them, none is an error with up to three names that are like it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from graph.stores.base import Store
from queries.errors import AmbiguousNameError, UnknownNameError
from queries.library import Query, load, one

LABELS = {
    "matter": "Matter", "project": "Project", "forum": "Forum", "body": "Body", "region": "Region", "person": "Person",
}  # fmt: skip

PLURALS = {"matters": "matter", "projects": "project", "forums": "forum", "bodies": "body", "people": "person"}

# Labels cannot be parameters in Cypher; they come from the table above, never from the user.
_EXACT = "MATCH (thing:{label}) WHERE thing.id = $name OR thing.name = $name RETURN thing.id AS id, thing.name AS name"
_ALL = """
MATCH (thing:{label})
OPTIONAL MATCH (thing)<-[:MEANS]-(mention:Mention)
WHERE NOT coalesce(mention.how, '') IN ['short_form', 'pronoun', 'person']
WITH thing, collect(DISTINCT mention.text) AS mentions
RETURN thing.id AS id, thing.name AS name, thing.{others} AS others, mentions
"""


# How like a name must be to be suggested; of single words, those of so many letters count, and a little less.
LIKE, WORD, SHORTEST = 0.6, 0.9, 4


@dataclass(frozen=True, slots=True)
class Named:
    """A thing of the graph: its id, its best name, and the other names it goes by."""

    id: str
    name: str
    others: tuple[str, ...] = ()


def resolve(store: Store, kind: str, name: str) -> Named:
    """The thing of that kind ('matter', 'project', 'forum', 'body', 'person') that a user calls `name`.

    Raises UnknownNameError, AmbiguousNameError; KeyError on another kind.
    """
    label = LABELS[kind]
    rows = store.query(_EXACT.format(label=label), {"name": name}).rows
    if len(rows) == 1:
        return Named(rows[0]["id"], rows[0]["name"])
    return choose(kind, name, _all_named(store, kind))


def resolve_any(store: Store, kinds: Sequence[str], name: str) -> Named:
    """The thing of any of these kinds that a user calls `name`. Raises UnknownNameError, AmbiguousNameError."""
    return choose("thing", name, [thing for kind in kinds for thing in _all_named(store, kind)])


def query_named(name: str) -> Query:
    """The library query that a user calls `name`, with or without its topic.

    Raises UnknownNameError, AmbiguousNameError.
    """
    exact = one(name)
    if exact:
        return exact
    library = load()
    things = [Named(full, full, (full.partition("/")[2],)) for full in library]
    return library[choose("query", name, things, loose=False).id]


def choose(kind: str, name: str, things: Sequence[Named], *, loose: bool = True) -> Named:
    """The one of `things` that `name` means; with `loose`, a beginning or all words are enough.

    Raises UnknownNameError, AmbiguousNameError.
    """
    for step in _STEPS if loose else _STEPS[:_LOOSE_FROM]:
        found = [thing for thing in things if step(name, thing)]
        if len(found) == 1:
            return found[0]
        if found:
            raise AmbiguousNameError(kind, name, _told_apart(found))
    near = nearest(name, (each for thing in things for each in (thing.name, *thing.others)))
    raise UnknownNameError(kind, name, near, none_at_all=not things)


def nearest(name: str, names: Iterable[str], count: int = 3) -> list[str]:
    """The names that look most like `name`, or have a word that does, the nearest first; none that is unlike it."""
    wanted = _fold(name)
    likeness = {other: _likeness(wanted, _fold(other)) for other in sorted(set(names))}
    return sorted((other for other in likeness if likeness[other] >= LIKE), key=lambda o: -likeness[o])[:count]


def _likeness(wanted: str, name: str) -> float:
    """From 0 to 1, as the names or their most alike words resemble each other; 1 more where the one holds the other."""
    if not wanted:
        return 0.0
    whole = SequenceMatcher(None, wanted, name).ratio()
    words = [w for w in re.findall(r"\w+", wanted) if len(w) >= SHORTEST] or [wanted]
    best = (SequenceMatcher(None, one, other).ratio() for one in words for other in re.findall(r"[^\W_]+", name))
    return max(whole, WORD * max(best, default=0.0)) + (wanted in name)


def _all_named(store: Store, kind: str) -> list[Named]:
    others = "variants" if kind == "person" else "aliases"
    rows = store.query(_ALL.format(label=LABELS[kind], others=others)).rows
    return [Named(row["id"], row["name"], tuple({*(row["others"] or ()), *row["mentions"]})) for row in rows]


def _told_apart(things: Sequence[Named]) -> list[str]:
    """Their names, and the id with each that others share."""
    names = [thing.name for thing in things]
    return sorted(thing.name if names.count(thing.name) == 1 else f"{thing.name} ({thing.id})" for thing in things)


def _fold(text: str) -> str:
    return " ".join(text.casefold().split())


def _begins(name: str, thing: Named) -> bool:
    return any(_fold(each).startswith(_fold(name)) for each in (thing.name, *thing.others))


def _has_words(name: str, thing: Named) -> bool:
    """Whether each word of `name` begins a word of one of the thing's names."""
    wanted = re.findall(r"\w+", name.casefold())
    return bool(wanted) and any(
        all(any(word.startswith(part) for word in re.findall(r"\w+", each.casefold())) for part in wanted)
        for each in (thing.name, *thing.others)
    )


_STEPS: tuple[Callable[[str, Named], bool], ...] = (
    lambda name, thing: name == thing.id,
    lambda name, thing: name == thing.name,
    lambda name, thing: _fold(name) == _fold(thing.name),
    lambda name, thing: _fold(name) in {_fold(other) for other in thing.others},
    _begins,
    _has_words,
)
_LOOSE_FROM = 4
