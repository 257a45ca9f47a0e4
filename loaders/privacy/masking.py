"""Personal numbers, telephones, e-mails and home addresses → `█`, letter by letter, so that every offset holds.

The patterns are rule data (`loaders/rules/privacy.toml`), each with what keeps it from hiding sums of money, case
numbers or meeting places. A text is scanned once per rule; what one rule has hidden the next does not see.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from loaders.rules import rules

MASK = "█"
_REACH = 120  # letters of context that decide whether a match stays


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden, and the words beside it that keep it (see the head of the rule file)."""

    kind: str
    trigger: re.Pattern[str]
    pattern: re.Pattern[str]
    unless_before: re.Pattern[str] | None = None
    unless_after: re.Pattern[str] | None = None
    always_after_words: re.Pattern[str] | None = None
    only_with_person: bool = False

    @classmethod
    def of(cls, entry: dict[str, Any]) -> Rule:
        """The rule that an entry of the rule file states."""
        names = ("trigger", "pattern", "unless_before", "unless_after", "always_after_words")
        compiled = {name: re.compile(entry[name]) for name in names if name in entry}
        return cls(entry["kind"], **compiled, only_with_person=entry.get("only_with_person", False))

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the rule hides something."""
        return self.spans_in(text, list(lines_with(self.trigger, text)))

    def spans_in(self, text: str, lines: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
        """Where the rule hides something in these lines."""
        group = "hide" if "hide" in self.pattern.groupindex else 0
        for line in lines:
            for match in self.pattern.finditer(text, *line):
                lead = match.end("lead") if "lead" in self.pattern.groupindex else match.start()
                if self._holds(text, max(lead, match.start()), match.end()):
                    yield match.span(group)

    def _holds(self, text: str, start: int, end: int) -> bool:
        before, after = _before(text, start), text[end : end + _REACH].split("\n", 1)[0]
        if self.only_with_person and not _names_a_person(before):
            return False
        if self.always_after_words and self.always_after_words.search(before):
            return True
        return not (
            (self.unless_before and self.unless_before.search(before))
            or (self.unless_after and self.unless_after.match(after))
        )


@cache
def masking_rules() -> tuple[Rule, ...]:
    """The rules, in the order in which they are applied."""
    return tuple(Rule.of(entry) for entry in rules("privacy")["rule"])


def masked(text: str) -> tuple[str, dict[str, int]]:
    """`text` with what is private hidden, of the same length; and how much was hidden, by kind."""
    counts: Counter[str] = Counter()
    lines: dict[re.Pattern[str], list[tuple[int, int]]] = {}
    for rule in masking_rules():
        if rule.trigger not in lines:
            lines[rule.trigger] = list(lines_with(rule.trigger, text))
        spans = list(rule.spans_in(text, lines[rule.trigger]))
        counts[rule.kind] += len(spans)
        text = hidden(text, spans)
    return text, {kind: count for kind, count in counts.items() if count}


def lines_with(trigger: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """Start and end of the lines in which the trigger is found."""
    found = trigger.search(text)
    while found:
        end = text.find("\n", found.end())
        end = len(text) if end < 0 else end
        yield text.rfind("\n", 0, found.start()) + 1, end
        found = trigger.search(text, end)


def hidden(text: str, spans: list[tuple[int, int]]) -> str:
    """`text` with every letter at `spans` (in order) hidden; line ends and tabs stay, so that lines and cells do."""
    pieces: list[str] = []
    at = 0
    for start, end in spans:
        pieces += text[at:start], re.sub(r"[^\n\t]", MASK, text[start:end])
        at = end
    return "".join([*pieces, text[at:]]) if pieces else text


def _before(text: str, start: int) -> str:
    """The line up to `start`; where that is blank, the line above with it."""
    reach = text[max(0, start - _REACH) : start]
    lines = reach.split("\n")
    return lines[-1] if lines[-1].strip(" \t-•*") else "\n".join(lines[-2:])


def _names_a_person(line: str) -> bool:
    given = _given_names()
    return any(word in given for word in re.findall(r"[^\W\d_]+", line))


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules("given_names")["names"])
