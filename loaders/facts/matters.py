"""What a fact is about, in readable words: the phrase after 'om' or 'at' in its clause, else the item's title.

The words right after a predicate are seldom a matter ('den til sekretariatet inden juni'), so that only a phrase that
stands by itself is taken from the sentence.
"""

from __future__ import annotations

import re

from loaders.facts.candidate import Candidate
from loaders.facts.clauses import Clause, Word
from loaders.facts.lexicon import Lexicon

MAX_WORDS = 12
_OPENING = re.compile(
    r"(?:[\w]+['’]?s\s+)?(?:(?:\w*henvendelse|\w*ansøgning|svar|anmodning|orientering|forslag|indstilling|status|drøftelse"
    r"|opfølgning|godkendelse|beslutning|høring(?:ssvar)?|forespørgsel|brev|notat|redegørelse|oplæg|opsamling|nyt)\b"
    r"(?:\s+(?:fra|til|på)\s+(?!og\b)[^,:–]*?)??\s+(?:om|vedr\.?|vedrørende|angående|af|på|til|over|for)\s+)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[\s,;–-]*(?:\b(?:senest|inden|frist|med frist|deadline|snarest|hurtigst|pr\.|primo|medio|ultimo)\b.*"
    r"|\b(?:på|til|den)\s+(?:(?:det\s+)?(?:næste|kommende)\s+)?\w*møde[rt]?\b.*|\b(?:den|d\.)\s+\d.*)$"
)


def matter_of(candidate: Candidate, text: str, title: str, lexicon: Lexicon) -> str:
    """A few words on what a referral is about."""
    for clause in candidate.sentence.clauses[candidate.clause : candidate.clause + 2]:
        if clause.opener == "at" and clause.first > candidate.word and (task := _task(clause, text, lexicon)):
            return task
        named = _named(clause, candidate.word, text, lexicon) if clause.first <= candidate.word < clause.last else ""
        if named:
            return named
    return title_matter(title)


def title_matter(title: str) -> str:
    """A title without the words that say what kind of item it is: 'Henvendelse fra X om medicin' is 'medicin'."""
    for _ in range(2):  # 'Svar på X's henvendelse om …'
        match = _OPENING.match(title)
        title = (match and title[match.end() :].strip()) or title
    return title


def deed_of(candidate: Candidate, text: str, title: str, lexicon: Lexicon) -> str:
    """What somebody is to do: the predicate of the deed with its object, without the time."""
    words = candidate.sentence.words
    first, last = candidate.word, candidate.last
    following = candidate.sentence.clauses[candidate.clause + 1 : candidate.clause + 2]
    if following and following[0].opener == "at" and candidate.group not in ("duty", "hand", "raise", "tell"):
        first, last = following[0].first + 1, following[0].last
    elif candidate.group in ("ask", "task") and candidate.passive:
        verbs = ((i, lexicon.verbs.get(words[i].text)) for i in range(first + 1, last))
        first = next((i for i, verb in verbs if verb and verb.form.tense == "infinitive"), first)
    found = _CUT.sub("", _surface(words[first:last][:MAX_WORDS], text, lexicon))
    return found if len(found.split()) > 1 else title_matter(title)


def _task(clause: Clause, text: str, lexicon: Lexicon) -> str:
    """An infinitive clause without its 'at': 'ændre retningslinjen for udskrivelse'."""
    words = clause.words[1:]
    for at, word in enumerate(words):
        if at > 1 and word.text in (".", ";", ":", ",", "senest", "inden", "når", "hvis"):
            words = words[:at]
            break
    return _cut(words, text, lexicon)


def _named(clause: Clause, after: int, text: str, lexicon: Lexicon) -> str:
    """The noun phrase after 'om' that follows the predicate."""
    words = clause.words
    for at in range(after - clause.first + 1, len(words) - 1):
        if (
            words[at].text in ("om", "vedr", "vedrørende", "angående")
            and words[at + 1].text not in lexicon.words["no_matter"]
        ):
            end = at + 1
            while end < len(words) and (words[end].text[0].isalnum() or words[end].text in ('"', "”", "»", "«")):
                if words[end].text in lexicon.words["matter_ends"] or _names_next(words, end, text):
                    break
                end += 1
            return _cut(words[at + 1 : end], text, lexicon)
    return ""


def _names_next(words: list[Word], at: int, text: str) -> bool:
    """Whether 'til' and a name follow: the receiver, no part of the matter."""
    return words[at].text in ("til", "fra") and at + 1 < len(words) and text[words[at + 1].start].isupper()


def _cut(words: list[Word], text: str, lexicon: Lexicon) -> str:
    found = _CUT.sub("", _surface(words[:MAX_WORDS], text, lexicon))
    return found if len(found.split()) > 1 else ""


def _surface(words: list[Word], text: str, lexicon: Lexicon) -> str:
    while words and (not words[-1].text[0].isalnum() and words[-1].text not in '”»)"'):
        words = words[:-1]
    while words and words[-1].text in lexicon.words["matter_tails"]:
        words = words[:-1]
    return " ".join(text[words[0].start : words[-1].end].split()) if words else ""
