"""Clauses that read like a task and give nobody anything to do: wishes, opinions, conditions, habits, news."""

from __future__ import annotations

from loaders.facts.candidate import Candidate
from loaders.facts.deeds import INVERTED
from loaders.facts.lexicon import Lexicon
from loaders.facts.phrases import phrases

_PREPOSITIONS = frozenset(("før", "inden"))
"""What opens a clause ('inden rådet mødes') or a time ('inden jul')."""


def is_idle(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the clause of a candidate is no task whatever its verb."""
    clause = candidate.sentence.clauses[candidate.clause]
    text = " ".join(candidate.sentence.texts[clause.first : clause.last])
    if phrases("wishes").search(text) or _is_circumstance(candidate, lexicon):
        return True
    here = " ".join(candidate.sentence.texts[candidate.word : candidate.last][:5])
    if phrases("states").match(here):
        return True
    return _is_opinion(candidate, lexicon) or _is_condition(candidate, lexicon)


def _is_circumstance(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the clause says when or why; 'Inden jul skriver Bo Krag' only opens with a preposition."""
    opener = candidate.sentence.clauses[candidate.clause].opener
    if opener == "idet" or opener not in lexicon.words["circumstance"]:
        return False
    return candidate.lexeme != INVERTED or opener not in _PREPOSITIONS


def _is_opinion(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether an 'at' clause hangs on somebody's saying or thinking: 'Anna Lund mener, at kommunen skal betale'."""
    clause = candidate.sentence.clauses[candidate.clause]
    if clause.opener != "at" or not candidate.clause:
        return False
    above = candidate.sentence.clauses[candidate.clause - 1].words
    if [word.text for word in above if word.text != ","][-1:] == ["ved"]:
        return False  # 'Det sker ved, at kommunen betaler'
    verbs = [verb for word in above if (verb := lexicon.verbs.get(word.text))]
    said = any(
        verb.stative or any(lexeme.group in ("tell", "react", "alert") for lexeme in verb.lexemes) for verb in verbs
    )
    return said and not phrases("resolved").search(" ".join(word.text for word in above))


def _is_condition(candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether the predicate stands in a condition that begins with its verb: 'Siger rådet nej, betaler staten'."""
    words = [word.text for word in candidate.sentence.words]
    first = next((i for i, word in enumerate(words[:3]) if word[0].isalpha()), 0)
    opening = lexicon.verbs.get(words[first])
    if opening is None or opening.form.tense != "present" or "," not in words:
        return False
    comma = words.index(",")
    after = lexicon.verbs.get(words[comma + 1]) if comma + 1 < len(words) else None
    return candidate.word < comma and after is not None and after.form.tense == "present"
