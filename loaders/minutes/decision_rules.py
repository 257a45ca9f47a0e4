"""By which forms each kind of decision is known: the rule data's (`rules/decisions.toml`), compiled."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from loaders.minutes.forms import Forms
from loaders.minutes.model import DecisionKind
from loaders.rules import rules
from loaders.span import Span

_WORD = re.compile(r"\w+")


class Rule(NamedTuple):
    """A kind of decision and its forms: where in a sentence they count is told in the rule data."""

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


@cache
def kind_rules() -> list[Rule]:
    """The rules of all kinds, in the order of the rule data."""
    return [_rule(rule) for rule in rules("decisions")["kind"]]


def _rule(rule: dict[str, Any]) -> Rule:
    kind = rule["kind"]
    refused = rules("decisions")["refused"]["forms"]
    resolving = any_of(rules("decisions")["resolving"]["forms"])
    resolved = [rf"(?:{resolving})[^.;]{{0,60}}?\bat\s+(?:\w+\s+){{0,4}}?(?:{any_of(rule.get('objects', []))})(?!\w)"]
    forms = Forms(rule["forms"] + (refused if kind == "rejected" else []))
    explicit, always = Forms(rule.get("explicit", [])), Forms(rule.get("always", []))
    verbs = frozenset(form for verb in rule.get("verbs", []) for form in (verb, verb.removesuffix("r") + "s"))
    cues = forms.beginnings | explicit.beginnings | always.beginnings | {verb[:3] for verb in verbs}
    return Rule(
        kind,
        re.compile(rf"\W*(?:{any_of(rule['heads'])})(?!\w)"),
        re.compile(rf"\W*(?:{any_of(rule['whole'])})\W*"),
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
def rule_of(kind: DecisionKind) -> Rule:
    """The rule of one kind."""
    return next(rule for rule in kind_rules() if rule.kind == kind)


def any_of(forms: list[str]) -> str:
    """A pattern for any of the forms, for none where there are none."""
    return "|".join(f"(?:{form})" for form in forms) or r"(?!)"
