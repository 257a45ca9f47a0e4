"""What a decision text amounts to, sentence by sentence, by forms in rule data (`rules/decisions.toml`)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, NamedTuple

from loaders.minutes.forms import Forms, beginnings_of
from loaders.minutes.lines import Line
from loaders.minutes.model import DecisionKind
from loaders.minutes.noise import restored
from loaders.rules import rules
from loaders.span import Span

_STOP = re.compile(r"[.!?]\s+(?=[A-ZÆØÅ\d\"»“(–-])|;\s+|\s(?=(?:[Aa]d\s)?\d{1,2}\)\s)")
_SHORTENED = re.compile(r"\b(?:ca|d|jf|kl|mio|nr|pkt|pr|vedr)\.$")
_PLACE = r"(?:\d{1,2}|[a-h])"  # of a point among the points of a recommendation
_MARK = re.compile(
    r"(?:[•·●○▪■–—*>\uf0b7-]+\s*|\(?\d{1,2}[.)]?\s+(?=\w)|\(?[a-h]\)\s*|[a-h][.:]\s+|\d{1,2}:\s+"
    rf"|(?:ad|indstilling|led|pkt\.?|punkt(?:erne)?|til)\s(?:pkt\.?\s|punkt\s)?\(?{_PLACE}"
    rf"(?:\s?(?:[-–,]|og|samt)\s?{_PLACE})*\)?\s?[.:)]+\s*|ad\s{_PLACE}\s+)+",
    re.IGNORECASE,
)
_PARTED = re.compile(r"\w-$")  # a word that goes on in the next line
_AND = re.compile(r"(?:eller|og|samt)\b")
_WORD = re.compile(r"\w+")
_PLAIN = ("cancelled", "rejected", "taken_note")  # kinds whose forms are as sure where anything may be told
_WHOLE_LENGTH, _UNSECTIONED_LENGTH = 90, 600
_OPENING = 120  # characters of a sentence in which it says that it is about who was there


class _Rule(NamedTuple):
    kind: DecisionKind
    heads: re.Pattern[str]
    whole: re.Pattern[str]
    forms: Forms
    verbs: frozenset[str]
    explicit: Forms
    always: Forms
    counter: Forms
    aside: Forms
    objects: Forms
    cues: frozenset[str]

    def find(self, words: str, begun: frozenset[str]) -> Span | None:
        """Where the words say this kind; None where they do not. `begun`: the beginnings of the sentence's words."""
        if head := self.heads.match(words):
            return Span(*head.span())
        if self.cues.isdisjoint(begun) and not self.forms.always:
            return None
        form = self.forms.search(words, begun) or self.explicit.search(words, begun) or self.always.search(words, begun)
        form = form or self._verb(words)
        return Span(*form.span()) if form else None

    def _verb(self, words: str) -> re.Match[str] | None:
        if not self.verbs:
            return None
        return next((word for word in _WORD.finditer(words) if word.group() in self.verbs), None)


class Sentence(NamedTuple):
    """In small letters, which the rules are written in. `first`: it begins the section or a point of it.
    `begun`: how its words begin, as `Forms` wants it."""

    text: str
    first: bool
    begun: frozenset[str]


class _Reading(NamedTuple):
    """What a sentence says. `resolves`: in so many words ('besluttet', 'aftalt', 'valgt'). `discusses`: a discussion
    in it is an outcome beside any other, for it opens the text or is the outcome of a point. `departs`: from what was
    recommended."""

    kinds: tuple[DecisionKind, ...]
    resolves: bool = False
    discusses: bool = False
    departs: bool = False


@cache
def _rules() -> list[_Rule]:
    return [_rule(rule) for rule in rules("decisions")["kind"]]


def _rule(rule: dict[str, Any]) -> _Rule:
    kind = rule["kind"]
    refused = rules("decisions")["refused"]["forms"]
    resolving = _any(rules("decisions")["resolving"]["forms"])
    resolved = [rf"(?:{resolving})[^.;]{{0,60}}?\bat\s+(?:\w+\s+){{0,4}}?(?:{_any(rule.get('objects', []))})(?!\w)"]
    forms = Forms(rule["forms"] + (refused if kind == "rejected" else []))
    explicit, always = Forms(rule.get("explicit", [])), Forms(rule.get("always", []))
    verbs = frozenset(form for verb in rule.get("verbs", []) for form in (verb, verb.removesuffix("r") + "s"))
    cues = forms.beginnings | explicit.beginnings | always.beginnings | {verb[:3] for verb in verbs}
    return _Rule(
        kind,
        re.compile(rf"\W*(?:{_any(rule['heads'])})(?!\w)"),
        re.compile(rf"\W*(?:{_any(rule['whole'])})\W*"),
        forms,
        verbs,
        explicit,
        always,
        Forms(rule.get("not", [])),
        Forms(rule.get("aside", []) + (refused if kind == "approved" else [])),
        Forms(resolved if "objects" in rule else []),
        cues,
    )


@cache
def _rule_of(kind: DecisionKind) -> _Rule:
    return next(rule for rule in _rules() if rule.kind == kind)


def _any(forms: list[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms) or r"(?!)"


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


def _unmarked(words: str) -> str:
    """The words behind a list's mark."""
    mark = _MARK.match(words)
    return words[mark.end() :] if mark else words


@cache
def _implied() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{_any(rules('decisions')['implied']['heads'])})(?!\w)")


def implied_start(lines: list[Line]) -> int | None:
    """Index of the line with which an unannounced decision begins ('Vedtaget, dog ikke punkt 2.'), None without one."""
    for index, line in enumerate(lines):
        words = _unmarked(line.text)
        begins = not index or line.gap > 0 or lines[index - 1].text[-1] in ".:!?"
        if begins and words[:1].isupper() and _implied().match(words.lower()):
            return index
    return None


def is_resolution(words: str) -> bool:
    """Whether the words are all of a decision, as 'Godkendt' is; 'Drøftelse' and the like may be a heading."""
    low = words.lower()
    return any(
        rule.whole.fullmatch(low) or (rule.kind != "discussed" and rule.heads.fullmatch(low)) for rule in _rules()
    )


def unsectioned_kinds(lines: list[Line]) -> list[DecisionKind]:
    """The kinds of a text under no heading: those that whole short sentences state, as 'Godkendt.' does.

    Its agenda and its last minutes a meeting approves in any words.
    """
    if sum(len(line.text) for line in lines) > _UNSECTIONED_LENGTH:
        return []
    kinds: dict[DecisionKind, None] = {}
    for sentence in sentences(lines):
        words = _unmarked(sentence.text)
        for rule in _rules():
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
        words = _resolved(_unmarked(sentence.text), begun)
        plain = (rule.kind for rule in _rules() if rule.kind in _PLAIN and rule.forms.search(words, begun))
        objects = (rule.kind for rule in _rules() if rule.objects.search(words, begun))
        loose = (kind for kind, forms in _loose() if forms.search(words, begun))
        kinds.update(dict.fromkeys([*plain, *objects, *loose]))
    return list(kinds)


def sentences(lines: list[Line]) -> list[Sentence]:
    """The sentences of a section without those on who was there.

    A broken line goes on; a paragraph and a mark of a list end a sentence.
    """
    paragraphs: list[str] = []
    broken = False
    for line in lines:
        if _absent().match(line.text.lower()):
            broken = False
            continue
        if broken and not line.gap and not _MARK.match(line.text):
            parted = _PARTED.search(paragraphs[-1]) and line.text[0].islower() and not _AND.match(line.text)
            paragraphs[-1] = paragraphs[-1][:-1] + line.text if parted else paragraphs[-1] + " " + line.text
        else:
            paragraphs.append(line.text)
        broken = True
    said: list[Sentence] = []
    for number, paragraph in enumerate(paragraphs):
        for place, words in enumerate(_cut(paragraph)):
            text = restored(words.lower())
            begun = beginnings_of(text)
            present = _present().search(text, begun)
            if not present or present.start() > _OPENING or _rule_of("postponed").heads.match(text):
                first = (not place and not number) or _MARK.match(words) is not None
                said.append(Sentence(text, first, begun))
    return said


def _cut(paragraph: str) -> Iterator[str]:
    """Its sentences, and the points that are numbered inside a line."""
    last = 0
    for stop in _STOP.finditer(paragraph):
        if not _SHORTENED.search(paragraph, max(last, stop.start() - 5), stop.start() + 1):
            yield paragraph[last : stop.end()].rstrip()
            last = stop.end()
    yield paragraph[last:]


@cache
def _absent() -> re.Pattern[str]:
    return re.compile(_any(rules("decisions")["attendance"]["labels"]))


@cache
def _present() -> Forms:
    return Forms(rules("decisions")["attendance"]["forms"])


@cache
def _told() -> re.Pattern[str]:
    told = _any(rules("decisions")["aside"]["told"])
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
    words = _unmarked(sentence.text)
    if not words.strip(" -–—._"):
        return _Reading(("none",))
    begun = sentence.begun
    words = _resolved(words, begun)
    decided = _rule_of("decided")
    found, rest = _others(words, decided.aside.without(words, begun), begun)
    resolves = decided.explicit.search(rest, begun) is not None
    discusses = "discussed" in found and (
        sentence.first or _rule_of("discussed").always.search(words, begun) is not None
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
    others = [rule for rule in _rules() if rule.kind != "decided"]
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
    return re.compile(_any(rules("decisions")["narrative"][name]))


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
