"""What a decision text amounts to, sentence by sentence, by forms in rule data (`rules/decisions.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from loaders.minutes.lines import Line
from loaders.minutes.model import DecisionKind
from loaders.minutes.noise import restored
from loaders.rules import rules

_SENTENCE = re.compile(
    r"(?<!\bca\.)(?<!\bd\.)(?<!\bjf\.)(?<!\bkl\.)(?<!\bmio\.)(?<!\bnr\.)(?<!\bpkt\.)(?<!\bpr\.)(?<!\bvedr\.)"
    r"(?<=[.!?;])\s+(?=[A-ZÆØÅ\d\"»“(–-])|(?<=;)\s+|\s+(?=(?:[Aa]d\s)?\d{1,2}\)\s)"
)
_MARK = re.compile(
    r"(?:[•·●○▪■–—*>\uf0b7-]+\s*|\(?\d{1,2}[.)]?\s+(?=\w)|\(?[a-h]\)\s*"
    r"|(?:ad|pkt\.?|punkt)\s\(?\d{1,2}[.:)]\s*|ad\s\d{1,2}\s+|\d{1,2}:\s+)+", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_WHOLE_LENGTH, _UNSECTIONED_LENGTH = 90, 600


class _Rule(NamedTuple):
    kind: DecisionKind
    heads: re.Pattern[str]
    whole: re.Pattern[str]
    forms: re.Pattern[str]
    verbs: frozenset[str]
    explicit: re.Pattern[str]
    always: re.Pattern[str]
    counter: re.Pattern[str]
    aside: re.Pattern[str]
    objects: re.Pattern[str]

    def place(self, words: str) -> int | None:
        """Where the sentence says this kind, None where it does not."""
        words = self.aside.sub("", words)
        if self.heads.match(words):
            return 0
        form = self.forms.search(words) or self.explicit.search(words) or self.always.search(words)
        place = form.start() if form else self._verb(words)
        return None if place is None or self.counter.search(words) else place

    def _verb(self, words: str) -> int | None:
        if not self.verbs:
            return None
        return next((word.start() for word in _WORD.finditer(words) if word.group() in self.verbs), None)


class Sentence(NamedTuple):
    """In small letters, which the rules are written in. `first`: it begins the section or a point of it."""

    text: str
    first: bool


@cache
def _rules() -> list[_Rule]:
    return [_rule(rule) for rule in rules("decisions")["kind"]]


def _rule(rule: dict[str, Any]) -> _Rule:
    refused = rules("decisions")["refused"]["forms"]
    resolving = _any(rules("decisions")["resolving"]["forms"])
    objects = rf"(?:{resolving})[^.;]{{0,60}}?\bat\s+(?:\w+\s+){{0,4}}?(?:{_any(rule.get('objects', []))})(?!\w)"
    kind = rule["kind"]
    return _Rule(
        kind,
        re.compile(rf"\W*(?:{_any(rule['heads'])})(?!\w)"),
        re.compile(rf"\W*(?:{_any(rule['whole'])})\W*"),
        re.compile(_any(rule["forms"] + (refused if kind == "rejected" else []))),
        frozenset(form for verb in rule.get("verbs", []) for form in (verb, verb.removesuffix("r") + "s")),
        re.compile(_any(rule.get("explicit", []))),
        re.compile(_any(rule.get("always", []))),
        re.compile(_any(rule.get("not", []))),
        re.compile(_any(rule.get("aside", []) + (refused if kind == "approved" else []))),
        re.compile(objects),
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
    each = [_kinds_of(sentence) for sentence in said]
    kinds = dict.fromkeys(kind for some in each for kind in some)
    if len(kinds) > 1:
        kinds.pop("none", None)
    if len(kinds) > 1 and "discussed" in kinds and not any(map(_discusses, said, each)):
        kinds.pop("discussed")
    if list(kinds) == ["postponed", "decided"] and each[0] == ["postponed"] and not any(map(_resolves, said)):
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


def unsectioned_kinds(lines: list[Line]) -> list[DecisionKind]:
    """The kinds of a text under no heading: those that whole short sentences state, as 'Godkendt.' does."""
    if sum(len(line.text) for line in lines) > _UNSECTIONED_LENGTH:
        return []
    kinds: dict[DecisionKind, None] = {}
    for sentence in sentences(lines):
        words = _unmarked(sentence.text)
        for rule in _rules():
            if len(words) <= _WHOLE_LENGTH and rule.whole.fullmatch(words):
                kinds[rule.kind] = None
    return list(kinds)


@cache
def _loose() -> list[tuple[DecisionKind, re.Pattern[str]]]:
    return [(rule["kind"], re.compile(_any(rule["forms"]))) for rule in rules("decisions")["loose"]]


def loose_kinds(said: list[Sentence]) -> list[DecisionKind]:
    """The kinds that running text states in so many words, for minutes that have no sections at all."""
    kinds: dict[DecisionKind, None] = {}
    for sentence in said:
        words = _resolved(_unmarked(sentence.text))
        of = {rule.kind for rule in _rules() if rule.objects.search(words)}
        kinds.update(dict.fromkeys(of or (kind for kind, forms in _loose() if forms.search(words))))
    return list(kinds)


def sentences(lines: list[Line]) -> list[Sentence]:
    """The sentences of a section without those on who was there.

    A broken line goes on; a paragraph and a mark of a list end a sentence.
    """
    paragraphs: list[str] = []
    broken = False
    for line in lines:
        if _attendance("labels").match(line.text.lower()):
            broken = False
            continue
        if broken and not line.gap and not _MARK.match(line.text):
            paragraphs[-1] += " " + line.text
        else:
            paragraphs.append(line.text)
        broken = True
    return [
        Sentence(restored(sentence.lower()), first=(not place and not number) or _MARK.match(sentence) is not None)
        for number, paragraph in enumerate(paragraphs)
        for place, sentence in enumerate(_SENTENCE.split(paragraph))
        if not _attendance("forms").match(sentence.lower())
    ]


@cache
def _attendance(which: str) -> re.Pattern[str]:
    return re.compile(_any(rules("decisions")["attendance"][which]))


@cache
def _aside() -> tuple[re.Pattern[str], re.Pattern[str]]:
    aside = rules("decisions")["aside"]
    told = rf"\b({_any(aside['told'])})\b([^,;]{{0,60}}?),?\s+(?:at|hvor\w*|om)\s.*?(?=,\s+(?:og|men)\s+(?!at\b)|[;!?]|$)"
    return re.compile(told), re.compile(_any(aside["forms"]))


def _resolved(words: str) -> str:
    """The words without what is told, wished, conditional, denied, or resolved elsewhere."""
    told, forms = _aside()
    return forms.sub("", told.sub(r"\1\2", words))


def _kinds_of(sentence: Sentence) -> list[DecisionKind]:
    words = _unmarked(sentence.text)
    if not words.strip(" -–—._"):
        return ["none"]
    words = _resolved(words)
    found: list[tuple[int, DecisionKind]] = []
    for rule in _rules():
        if rule.kind != "decided" and (of := rule.objects.search(words)):
            found.append((of.start(), rule.kind))
            words = words[: of.start()] + words[of.end() :]
    found += [(place, rule.kind) for rule in _rules() if (place := rule.place(words)) is not None]
    kinds = list(dict.fromkeys(kind for _, kind in sorted(found)))
    explicit = "decided" in kinds and _resolves(sentence)
    if "none" in kinds:
        kinds = [kind for kind in kinds if kind not in ("discussed", "decided", "none") or explicit] or ["none"]
    # Put off is put off, whatever is to be done meanwhile in the same breath.
    return [kind for kind in kinds if kind != "decided"] if "postponed" in kinds and not explicit else kinds


def _resolves(sentence: Sentence) -> bool:
    """Whether the sentence says in so many words that something is resolved ('besluttet', 'aftalt', 'valgt')."""
    rule = _rule_of("decided")
    words = _resolved(sentence.text)
    return rule.explicit.search(words) is not None and not any(other.objects.search(words) for other in _rules())


def _discusses(sentence: Sentence, kinds: list[DecisionKind]) -> bool:
    """Whether a discussion is an outcome beside a resolution: it opens the text, or is the outcome of a point."""
    if "discussed" not in kinds:
        return False
    return sentence.first or _rule_of("discussed").always.search(_resolved(sentence.text)) is not None


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
def _differing() -> re.Pattern[str]:
    return re.compile(_any(rules("decisions")["differs"]["forms"]))


def differs(said: list[Sentence]) -> bool | None:
    """Whether the decision departs from what was recommended; None where there is no decision text."""
    return any(_differing().search(sentence.text) for sentence in said) if said else None
