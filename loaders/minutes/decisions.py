"""What a decision text amounts to, sentence by sentence, by forms in rule data (`rules/decisions.toml`)."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from loaders.minutes.lines import Line
from loaders.minutes.model import DecisionKind
from loaders.rules import rules

_SENTENCE = re.compile(
    r"(?<!\bca\.)(?<!\bd\.)(?<!\bjf\.)(?<!\bkl\.)(?<!\bmio\.)(?<!\bnr\.)(?<!\bpkt\.)(?<!\bpr\.)(?<!\bvedr\.)"
    r"(?<=[.!?;])\s+(?=[A-ZÆØÅ\d\"»“(–-])"
)
_MARK = re.compile(
    r"(?:[•·●○▪■–—*>\uf0b7-]+\s*|\(?\d{1,2}[.)]?\s+(?=\w)|\(?[a-h]\)\s*|ad\s\(?\d{1,2}[.:)]?\s*)+", re.IGNORECASE
)
_WORD = re.compile(r"\w+")
_WHOLE_LENGTH, _UNSECTIONED_LENGTH = 90, 600


class _Rule(NamedTuple):
    kind: DecisionKind
    heads: re.Pattern[str]
    whole: re.Pattern[str]
    forms: re.Pattern[str]
    verbs: frozenset[str]
    always: re.Pattern[str] | None
    counter: re.Pattern[str] | None

    def place(self, words: str) -> int | None:
        """Where the sentence says this kind, None where it does not."""
        if self.heads.match(words):
            return 0
        form = self.forms.search(words) or (self.always.search(words) if self.always else None)
        place = form.start() if form else self._verb(words)
        return None if place is None or (self.counter and self.counter.search(words)) else place

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
    return [
        _Rule(
            rule["kind"],
            re.compile(rf"\W*(?:{_any(rule['heads'])})(?!\w)"),
            re.compile(rf"\W*(?:{_any(rule['whole'])})\W*"),
            re.compile(_any(rule["forms"])),
            frozenset(form for verb in rule.get("verbs", []) for form in (verb, verb.removesuffix("r") + "s")),
            re.compile(_any(rule["always"])) if "always" in rule else None,
            re.compile(_any(rule["not"])) if "not" in rule else None,
        )
        for rule in rules("decisions")["kind"]
    ]


def _any(forms: list[str]) -> str:
    return "|".join(f"(?:{form})" for form in forms) or r"(?!)"


def decision_kinds(said: list[Sentence]) -> list[DecisionKind]:
    """The kinds that the sentences of a decision say, in the order in which they say them.

    A decision that is empty or says that there is nothing to say is ['none'].
    """
    kinds: dict[DecisionKind, None] = {}
    for sentence in said:
        for kind in _kinds_of(sentence):
            kinds[kind] = None
    if len(kinds) > 1:
        kinds.pop("none", None)
    if len(kinds) > 1 and "discussed" in kinds and not any(_discusses(sentence) for sentence in said):
        kinds.pop("discussed")
    if said and list(kinds) == ["postponed", "decided"] and _kinds_of(said[0]) == ["postponed"]:
        kinds.pop("decided")
    if not kinds:
        kinds[_unsaid(said)] = None
    return list(kinds)


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
    return list(dict.fromkeys(kind for sentence in said for kind, forms in _loose() if forms.search(sentence.text)))


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
        Sentence(sentence.lower(), first=(not place and not number) or _MARK.match(sentence) is not None)
        for number, paragraph in enumerate(paragraphs)
        for place, sentence in enumerate(_SENTENCE.split(paragraph))
        if not _attendance("forms").match(sentence.lower())
    ]


@cache
def _attendance(which: str) -> re.Pattern[str]:
    return re.compile(_any(rules("decisions")["attendance"][which]))


def _kinds_of(sentence: Sentence) -> list[DecisionKind]:
    words = _unmarked(sentence.text)
    places = [(rule.place(words), rule.kind) for rule in _rules()]
    kinds = [kind for place, kind in sorted((place, kind) for place, kind in places if place is not None)]
    if not words.strip(" -–—._") or "none" in kinds:
        return ["none"]
    # Put off is put off, whatever is to be done meanwhile in the same breath.
    return [kind for kind in kinds if kind != "decided"] if "postponed" in kinds else kinds


def _discusses(sentence: Sentence) -> bool:
    """Whether a discussion is an outcome beside a resolution: it opens the text, and is not its approval's preface."""
    rule = next(rule for rule in _rules() if rule.kind == "discussed")
    if rule.always and rule.always.search(sentence.text):
        return True
    kinds = _kinds_of(sentence)
    return sentence.first and "discussed" in kinds and "approved" not in kinds


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
