"""Whether two bodies that no registry knows are one: by the words of their names, their parent and their region.

    'Følgegruppen for sårpleje'      'FG for sårpleje'                same words in reduced form   sure
    'Udvalget for ernæring'          'Ernæringsudvalget'              the same in one word         sure
    'Følgegruppen for sårpleje'      'Følgegruppen for sarpleje'      one letter                   joined
    'Følgegruppen for sårpleje'      'Følgegruppen for sår'           related or fewer words       doubt
    'Arbejdsgruppen for sårpleje'    'Projektgruppen for sårpleje'    another word for a group     doubt

Other numbers, places, regions or parents make two bodies, and so do two entries of the registry.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from loaders.identity.clusters import Grade, Link
from loaders.identity.given import spelt
from loaders.identity.names import picture
from loaders.mentions.model import Body
from loaders.mentions.registry import registry
from loaders.mentions.words import lexicon
from loaders.rules import rules

LONG, SAFE, COMPOUND = 5, 8, 12
"""Letters of a word in which one may be wrong; of one that a letter left out makes no other word; of a compound that
says enough alone.
"""
_CONNECTORS = frozenset(
    ["af", "bag", "den", "det", "de", "for", "i", "og", "om", "på", "til", "under", "ved", "vedr", "vedrørende", "v"]
)
_LEVELS = frozenset(["faglig", "politisk", "strategisk"])
_GROUPS = frozenset(["arbejdsgruppe", "projektgruppe", "gruppe", "skrivegruppe", "udviklingsgruppe"])
_WEIGHT = {"same_words": 0.9, "letters_in_name": 0.75, "alike_noun": 0.5, "like_words": 0.45, "fewer_words": 0.4}


@dataclass(frozen=True, slots=True)
class Named:
    """The names of one body, each as its words in reduced form, in order of the alphabet; `words` are the first's."""

    body: Body
    names: tuple[tuple[str, ...], ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The words of the name that the body goes by."""
        return self.names[0]


def named(body: Body) -> Named:
    """A body with the words of its names that tell it from others."""
    return Named(body, _names(body.name))


@cache
def _rules() -> tuple[dict[str, str], re.Pattern[str]]:
    """Abbreviations with what they stand for, and what parts a name from a former or later one."""
    table = rules("identity")["bodies"]
    short = dict(cell.split(maxsplit=1) for cell in table["short"].replace("\n", "|").split("|") if cell.strip())
    return short, re.compile(rf"[\s,(–-]+(?:{table['other_names']})\s", re.IGNORECASE)


@lru_cache(maxsize=16_384)
def _names(name: str) -> tuple[tuple[str, ...], ...]:
    """'Styregruppen Havn, fremover Fagligt forum' is two names, the last of them not always whole."""
    return tuple(words for part in _rules()[1].split(name) if (words := _words(part))) or (_words(name),)


@lru_cache(maxsize=16_384)
def _words(name: str) -> tuple[str, ...]:
    words = (word for word in _canonical(name) if word not in _CONNECTORS)
    found = {part.removesuffix("s") if len(part) > LONG else part for word in words for part in _taken_apart(word)}
    if found & _LEVELS:
        found.discard("niveau")  # 'det faglige niveau' is the 'faglig' one
    return tuple(sorted(found))


@lru_cache(maxsize=16_384)
def _canonical(name: str) -> tuple[str, ...]:
    """The words of a name in their order, abbreviations written out; of what stands in brackets the numbers alone."""
    before, _, bracketed = name.partition("(")
    plain = f"{before} {' '.join(re.findall(r'[0-9]+', bracketed))}" if before.strip() else name
    short, _ = _rules()
    written = re.sub(r"\w+(?:\.\w+)?\.?", lambda m: f"{short.get(m[0].casefold().rstrip('.'), m[0])} ", plain)
    return lexicon().canonical(written)


@lru_cache(maxsize=16_384)
def _glued(name: str) -> str:
    """A name in one word, as a bad picture shows it."""
    return picture(spelt("".join(word for word in _canonical(name) if word not in _CONNECTORS)))


def _taken_apart(word: str) -> tuple[str, ...]:
    """A compound as its noun and what stands before it: 'ernæringsudvalg' is the 'udvalg' for 'ernæring'."""
    form = lexicon().word(word).form
    if form is None or len(stem := word.removesuffix(form.noun.lemma)) < LONG or stem == word:
        return (word,)
    return stem.removesuffix("s"), form.noun.lemma


def _within(words: tuple[str, ...], parents: tuple[str | None, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words without those of a parent, which one telling puts into the name and another beside it.

    Compounds are taken apart as in the other name ('palliationsudvikling' beside 'udvikling' and 'palliation').
    """
    theirs = {word for parent in parents if parent for word in _words(" ".join(parent.partition(":")[2].split("-")))}
    if "klynge" in theirs:
        theirs |= {"sundhedsklynge", "klynge"}
    left = {part for word in words if word not in theirs for part in _parted(word, other)}
    return tuple(sorted(left)) if left else words


def _parted(word: str, other: tuple[str, ...]) -> tuple[str, ...]:
    if word in other:
        return (word,)
    for first in other:
        rest = word.removeprefix(first)
        if rest != word and (rest in other or (rest := rest.removeprefix("s")) in other):
            return first, rest
    return (word,)


def blocks(one: Named) -> Iterator[str]:
    """Keys that two names of one body share at least one of: how each word begins, and how it ends."""
    for words in one.names:
        for word in [word for word in words if lexicon().word(word).form is None] or words:
            yield f"{word[:3]}-"
            yield f"-{word[-4:]}"
        yield "".join(words)[:6]


def numbers(name: str) -> tuple[str, ...]:
    """The numbers in a name: years of an agreement, the number of a group."""
    return tuple(re.findall(r"\d+", name))


def comparable(body: Body) -> bool:
    """Whether a name says enough to be compared: two words, or a long one, or a parent beside it."""
    words = _words(body.name)
    telling = len(words) > 1 or any(len(word) >= COMPOUND for word in words)
    return body.kind in ("forum", "organisation") and (telling or body.parent is not None)


def weigh(one: Named, other: Named) -> Link | None:
    """What links two bodies; None where nothing does. The same whichever comes first."""
    if one.body.key == other.body.key or apart(one.body, other.body):
        return None
    parents = (one.body.parent, other.body.parent)
    found = [_told(_within(a, parents, b), _within(b, parents, a)) for a in one.names for b in other.names]
    kind, letters = max(found, key=lambda relation: (_WEIGHT.get(relation[0], 0), -relation[1]))
    if not kind and len(one.names) == len(other.names) == 1 and _glued(one.body.name) == _glued(other.body.name):
        kind, letters = "letters_in_name", 1 if numbers(one.body.name) == numbers(other.body.name) else 2
    if not kind:
        return None
    parent = one.body.parent is not None and one.body.parent == other.body.parent
    region = one.body.region is not None and one.body.region == other.body.region
    grade: Grade = "doubt"
    if kind == "same_words" and (region or parent or not (one.body.region or other.body.region)):
        grade = "sure"
    elif kind == "letters_in_name" and letters == 1 and (region or parent):
        grade = "variant"
    elif kind in ("like_words", "fewer_words") and not (parent or region):
        return None
    if grade == "sure" and (_unplaced(one, other) or _unplaced(other, one) or _begun_anew(one.body, other.body)):
        grade = "doubt"
    told = f"{kind}:{letters}" if kind == "letters_in_name" else kind
    reasons = (told, *(["same_parent"] if parent else []), *(["same_region"] if region else []))
    first, second = sorted((one.body.key, other.body.key))
    return Link(first, second, _WEIGHT[kind] + 0.05 * parent + 0.05 * region - 0.1 * (letters > 1), reasons, grade)


def _told(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, int]:
    return ("", 0) if _tells_apart(one, other) else _relation(*sorted((one, other)))


def _unplaced(entry: Named, other: Named) -> bool:
    """Whether one is the registry's for all places ('KLU') and the other that of a place which it does not name."""
    if not entry.body.registered or entry.body.parent is not None or other.body.parent is None:
        return False
    return not any(word in entry.words for word in other.body.parent.partition(":")[2].split("-"))


def _begun_anew(one: Body, other: Body) -> bool:
    """Whether names of the same words may be of two: 'en arbejdsgruppe om', or a council's in another order."""
    if any(re.match(r"(?i)(?:en|et) ", body.name) for body in (one, other)):
        return True
    council = any("kommune" in (body.parent or "") for body in (one, other))
    return council and " og " in one.name and _glued(one.name) != _glued(other.name)


def apart(one: Body, other: Body) -> bool:
    """Whether two bodies cannot be one: two of the registry, of two kinds, regions or parents."""
    return (
        (one.registered and other.registered)
        or one.kind != other.kind
        or bool(one.region and other.region and one.region != other.region)
        or bool(one.parent and other.parent and one.parent != other.parent)
    )


@lru_cache(maxsize=65_536)
def _relation(short: tuple[str, ...], long: tuple[str, ...]) -> tuple[str, int]:
    """How two names relate, and in how many letters they differ where they do; '' where they do not."""
    if short == long or "".join(short) == "".join(long):
        return "same_words", 0
    mine, yours = set(short) - set(long), set(long) - set(short)
    if not mine or not yours:
        shared = set(short) & set(long)
        return ("fewer_words", 0) if len(shared) > 1 or any(len(word) >= COMPOUND for word in shared) else ("", 0)
    if mine <= _GROUPS and yours <= _GROUPS and set(short) & set(long):
        return "alike_noun", 0
    if len(mine) != 1 or len(yours) != 1:
        letters = DamerauLevenshtein.distance("".join(short), "".join(long), score_cutoff=1)
        return ("letters_in_name", 2 * letters) if letters <= 1 else ("", 0)
    a, b = *mine, *yours
    wrong = _wrong(a, b)
    if wrong and (len(short) > 1 or min(len(a), len(b)) >= COMPOUND):
        return "letters_in_name", wrong
    alike = min(len(a), len(b)) >= 3 and (a.startswith(b) or b.startswith(a) or a.endswith(b) or b.endswith(a))
    return ("like_words", 0) if alike and len(short) > 1 and not {a, b} & _GROUPS else ("", 0)


def _wrong(a: str, b: str) -> int:
    """Letters in which two long words differ, 0 for more than two; a letter put for another, which may make another
    word ('nyre', 'nerve'), counts as two.
    """
    if min(len(a), len(b)) < LONG:
        return 0
    if picture(spelt(a)) == picture(spelt(b)):
        return 1
    letters = DamerauLevenshtein.distance(a, b, score_cutoff=2)
    if letters == 1:
        slip = min(len(a), len(b)) >= SAFE and (len(a) != len(b) or sorted(a) == sorted(b))
        return 1 if slip else 2
    return letters if letters <= (2 if min(len(a), len(b)) > 2 * LONG else 1) else 0


def _tells_apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the words that only one has are numbers, single letters or places on both sides, or one has a number."""
    mine, yours = set(one) - set(other), set(other) - set(one)
    if any(word.isdigit() or len(word) == 1 for word in mine | yours):
        return True
    places = registry().municipality_names
    return any(word in places for word in mine) and any(word in places for word in yours)
