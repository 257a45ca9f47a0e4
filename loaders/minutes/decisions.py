"""What a decision text amounts to, sentence by sentence, by the forms of each kind (`decision_rules.py`)."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from loaders.minutes.decision_rules import any_of, kind_rules, rule_of
from loaders.minutes.forms import Forms
from loaders.minutes.lines import Line
from loaders.minutes.model import DecisionKind
from loaders.minutes.sentences import Sentence, sentences, unmarked
from loaders.rules import rules

_PLAIN = ("cancelled", "rejected", "taken_note")  # kinds whose forms are as sure where anything may be told
_WHOLE_LENGTH, _UNSECTIONED_LENGTH = 90, 600


class _Reading(NamedTuple):
    """What a sentence says. `resolves`: in so many words ('besluttet', 'aftalt', 'valgt'). `discusses`: a discussion
    in it is an outcome beside any other, for it opens the text or is the outcome of a point. `departs`: from what was
    recommended."""

    kinds: tuple[DecisionKind, ...]
    resolves: bool = False
    discusses: bool = False
    departs: bool = False


def decision_kinds(said: list[Sentence]) -> list[DecisionKind]:
    """The kinds that the sentences of a decision say, in the order in which they say them.

    A decision that is empty or says that there is nothing to say is ['none'].
    """
    each = [_read(sentence) for sentence in said]
    kinds = dict.fromkeys(kind for reading in each for kind in reading.kinds)
    if len(kinds) > 1:
        kinds.pop("none", None)
    if len(kinds) > 1 and "discussed" in kinds and not any(reading.discusses for reading in each):
        kinds.pop("discussed")
    postponed = list(kinds) == ["postponed", "decided"] and each[0].kinds == ("postponed",)
    if postponed and not any(reading.resolves for reading in each):
        kinds.pop("decided")
    return list(kinds) or [_unsaid(said)]


@cache
def _implied() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{any_of(rules('decisions')['implied']['heads'])})(?!\w)")


def implied_start(lines: list[Line]) -> int | None:
    """Index of the line with which an unannounced decision begins ('Vedtaget, dog ikke punkt 2.'), None without one."""
    for index, line in enumerate(lines):
        words = unmarked(line.text)
        begins = not index or line.gap > 0 or lines[index - 1].text[-1] in ".:!?"
        if begins and words[:1].isupper() and _implied().match(words.lower()):
            return index
    return None


def is_resolution(words: str) -> bool:
    """Whether the words are all of a decision, as 'Godkendt' is; 'Drøftelse' and the like may be a heading."""
    low = words.lower()
    return any(
        rule.whole.fullmatch(low) or (rule.kind != "discussed" and rule.heads.fullmatch(low)) for rule in kind_rules()
    )


def unsectioned_kinds(lines: list[Line]) -> list[DecisionKind]:
    """The kinds of a text under no heading: those that whole short sentences state, as 'Godkendt.' does.

    Its agenda and its last minutes a meeting approves in any words.
    """
    if sum(len(line.text) for line in lines) > _UNSECTIONED_LENGTH:
        return []
    kinds: dict[DecisionKind, None] = {}
    for sentence in sentences(lines):
        words = unmarked(sentence.text)
        for rule in kind_rules():
            if len(words) <= _WHOLE_LENGTH and rule.whole.fullmatch(words):
                kinds[rule.kind] = None
        if _formalities().search(words, sentence.begun):
            kinds["approved"] = None
    return list(kinds)


@cache
def _formalities() -> Forms:
    return Forms(rules("decisions")["unsectioned"]["approved"])


@cache
def _loose() -> list[tuple[DecisionKind, Forms]]:
    return [(rule["kind"], Forms(rule["forms"])) for rule in rules("decisions")["loose"]]


def loose_kinds(said: list[Sentence]) -> list[DecisionKind]:
    """The kinds that running text states in so many words, for minutes that have no sections at all."""
    kinds: dict[DecisionKind, None] = {}
    for sentence in said:
        begun = sentence.begun
        words = _resolved(unmarked(sentence.text), begun)
        plain = (rule.kind for rule in kind_rules() if rule.kind in _PLAIN and rule.forms.search(words, begun))
        objects = (rule.kind for rule in kind_rules() if rule.objects.search(words, begun))
        loose = (kind for kind, forms in _loose() if forms.search(words, begun))
        kinds.update(dict.fromkeys([*plain, *objects, *loose]))
    return list(kinds)


@cache
def _told() -> re.Pattern[str]:
    told = any_of(rules("decisions")["aside"]["told"])
    until = r"(?=,\s+(?:og|men)\s+(?!at\b)|[;!?]|$)"
    return re.compile(rf"\b({told})\b([^,;]{{0,60}}?),?\s+(?:at|hvor\w*|om)\s.*?{until}")


@cache
def _aside() -> Forms:
    return Forms(rules("decisions")["aside"]["forms"])


def _resolved(words: str, begun: frozenset[str]) -> str:
    """The words without what is told, wished, conditional, denied, or resolved elsewhere."""
    return _aside().without(_told().sub(r"\1\2", words), begun)


@lru_cache(maxsize=4096)
def _read(sentence: Sentence) -> _Reading:
    words = unmarked(sentence.text)
    if not words.strip(" -–—._"):
        return _Reading(("none",))
    begun = sentence.begun
    words = _resolved(words, begun)
    decided = rule_of("decided")
    found, rest = _others(words, decided.aside.without(words, begun), begun)
    resolves = decided.explicit.search(rest, begun) is not None
    discusses = "discussed" in found and (
        sentence.first or rule_of("discussed").always.search(words, begun) is not None
    )
    # Put off is put off, whatever is to be done meanwhile in the same breath.
    meant = (resolves or "postponed" not in found) and not decided.counter.search(words, begun)
    if meant and (place := decided.find(rest, begun)):
        found["decided"] = place.start
    departs = "rejected" in found or _differing("forms").search(words, begun) is not None
    departs = departs and _differing("not").search(words, begun) is None
    kinds = tuple(sorted(found, key=lambda kind: found[kind]))
    if "none" in kinds:
        kinds = tuple(kind for kind in kinds if kind not in ("discussed", "none") and (kind != "decided" or resolves))
        return _Reading(kinds or ("none",), resolves, departs=departs)
    return _Reading(kinds, resolves, discusses, departs)


def _others(words: str, rest: str, begun: frozenset[str]) -> tuple[dict[DecisionKind, int], str]:
    """The kinds but 'decided' that the words say, each with its place, and `rest` without what says them.

    What says another kind is no resolution of its own: 'besluttet at aflyse', 'indstillingen følges', 'får afslag'.
    """
    found: dict[DecisionKind, int] = {}
    others = [rule for rule in kind_rules() if rule.kind != "decided"]
    for rule in others:
        if of := rule.objects.search(words, begun):
            found[rule.kind] = of.start()
            words, rest = words.replace(of.group(), " "), rest.replace(of.group(), " ")
    for rule in others:
        own = rule.aside.without(words, begun)
        if rule.kind not in found and (place := rule.find(own, begun)) and not rule.counter.search(words, begun):
            found[rule.kind] = place.start
            rest = rest.replace(place.of(own), " ")
    return found, rest


@cache
def _narrative(name: str) -> re.Pattern[str]:
    return re.compile(any_of(rules("decisions")["narrative"][name]))


def _unsaid(said: list[Sentence]) -> DecisionKind:
    """What a text comes to that states no kind: nothing, a discussion, or else a resolution in words of its own."""
    if any(_narrative("discussed").search(sentence.text) for sentence in said):
        return "discussed"
    nothing = not said or any(_narrative("nothing").search(sentence.text) for sentence in said)
    told = all(_narrative("told").search(sentence.text) for sentence in said)
    return "none" if nothing or told else "decided"


@cache
def _differing(which: str) -> Forms:
    return Forms(rules("decisions")["differs"][which])


def differs(said: list[Sentence]) -> bool | None:
    """Whether the decision departs from what was recommended; None where there is no decision text."""
    return any(_read(sentence).departs for sentence in said) if said else None
