"""The words that say a fact: at most 25 of them, around the predicate."""

from __future__ import annotations

from loaders.facts.candidate import Candidate
from loaders.span import Span

MAX_WORDS = 25


def quote_of(candidate: Candidate) -> Span:
    """The candidate's clause, with the 'at' clause that says what it is about where there is room.

    A long one from its predicate on.
    """
    sentence = candidate.sentence
    first, last = candidate.first, candidate.last
    for following in sentence.clauses[candidate.clause + 1 :]:
        if following.opener != "at" or _length(candidate, first, following.last) > MAX_WORDS:
            break
        last = following.last
    while first and sentence.words[first - 1].text in ("om", "til"):
        first -= 1
    return _cut(candidate, first, last)


def sentence_quote(candidate: Candidate) -> Span:
    """The whole sentence where it is short enough, else the candidate's clause."""
    words = candidate.sentence.words
    return _cut(candidate, 0, len(words)) if _length(candidate, 0, len(words)) <= MAX_WORDS else quote_of(candidate)


def _length(candidate: Candidate, first: int, last: int) -> int:
    """White-space separated words, as a reader counts them."""
    words = candidate.sentence.words
    return 1 + sum(1 for i in range(first + 1, last) if words[i].start > words[i - 1].end)


def _cut(candidate: Candidate, first: int, last: int) -> Span:
    words = candidate.sentence.words
    if _length(candidate, first, last) > MAX_WORDS and candidate.word - first > MAX_WORDS // 2:
        first = candidate.word - MAX_WORDS // 2
    while words[first].text in ",;:-–)" and first < last - 1:
        first += 1
    count, end = 1, first
    for i in range(first + 1, last):
        count += words[i].start > words[i - 1].end
        if count > MAX_WORDS:
            break
        end = i
    while end > first and words[end].text in ",;:-–(":
        end -= 1
    return Span(words[first].start, words[end].end)


def around(candidate: Candidate) -> str:
    """The folded words from the predicate's clause to the end of the 'at' clauses that hang on it."""
    last = candidate.last
    for following in candidate.sentence.clauses[candidate.clause + 1 :]:
        if following.opener != "at":
            break
        last = following.last
    return " ".join(candidate.sentence.texts[candidate.first : last])
