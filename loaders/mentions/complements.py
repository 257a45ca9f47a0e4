"""How far a name reaches behind a noun that names a body: 'for …', 'vedr. …', 'Klynge Nord og Syd'.

Words are meant by their number in the document; ranges include both ends.
"""

from __future__ import annotations

import re
from typing import Any

from loaders.mentions.focus import Focus
from loaders.mentions.naming import Naming
from loaders.mentions.words import Form, Words
from loaders.span import Span

ARTICLES = frozenset(("den", "det", "de"))

# Words between an article and a noun that point to what was named: 'den nye gruppe', 'det samme udvalg'.
POINTING = frozenset(("nye", "samme", "nævnte", "omtalte", "nedsatte", "pågældende"))


# Bodies that stand in a row of like ones, each with a place: nobody founds one 'om' a subject.
_STANDING = ("driftsforum", "sundhedsklynge", "kommunalbestyrelse", "regionsråd", "byråd", "sundhedsråd")
# A verb in the present passive, which no name holds; a genitive ('borgernes') is none.
_PASSIVE = re.compile(r"[a-zæøå]{3,}(?<!ern)(?<!en)(?<!er)es")

_QUOTES = frozenset("\"”“»«'")


class LocalNames(dict[str, Any]):
    """The names that a document itself defines, word by word; `small` where one of them begins with a small letter."""

    small = False


class Complements:
    """The complements of names in one document."""

    def __init__(
        self, words: Words, naming: Naming, focus: Focus, local: LocalNames, source: Span | None = None
    ) -> None:
        """`source` is the place in the document of a name that is read by itself."""
        self.words, self.naming, self.focus, self.source = words, naming, focus, source
        self.lexicon = naming.lexicon
        self.trie, self.local = naming.registry.trie, local
        self.end = len(words.tokens)
        # Tokens at which a body may be named: known once the pass begins, and more with each name that is learnt.
        self.hot: set[str] = set()

    def place(self, first: int, last: int) -> Span:
        """Where the words first … last stand in the document."""
        return self.source or Span(self.words.starts[first], self.words.ends[last])

    def complement(self, k: int, form: Form) -> int:
        """The last word of 'for …', 'vedr. …' where it belongs to the name of a forum."""
        words, j = self.words, k + 1
        if j + 1 >= self.end or words.gaps[j] not in (" ", "\n", " ("):
            return k
        if words.tokens[j] not in self.lexicon.openers:
            if words.tokens[k] in self.lexicon.short_nouns and words.capital(k) and words.gaps[j] == " ":
                return self._listed_subject(k, j)
            if (
                form.definite
                or words.gaps[j] != " "
                or not words.capital(j)
                or words.tokens[j] in self.lexicon.function_words
            ):
                return k
            return self._run_on(j)
        start = j + 1
        quoted = words.gaps[start].strip(". ")
        if quoted not in ("", *_QUOTES):
            return k
        if quoted and (closing := self._quoted(start)) is not None:
            return closing
        if words.tokens[start] in ("det", "den", "de") and start + 1 < self.end and words.capital(start):
            return self._run_on(start + 1)
        if words.capital(start):
            return self._run_on(start)
        article = words.tokens[start] in ARTICLES and start + 1 < self.end and words.gaps[start + 1] == " "
        if article and words.capital(k):
            start += 1
        takes = form.compound.endswith(self.lexicon.takes_lower_case) and (
            form.compound != "udvalg" or words.capital(k)
        )
        if words.tokens[j] == "om" and form.compound.endswith(_STANDING):
            return k  # 'skriver til driftsforum om ventetiden'
        opens = words.known[start].form
        if not takes or (opens and opens.genitive):
            return k
        last = self._lower_case_run(k, start)
        return k if form.definite and words.tokens[j] == "om" and self._told_of(form, k, last) else last

    def _told_of(self, form: Form, k: int, last: int) -> bool:
        """Whether 'orienterede gruppen om resultater' speaks of a body named before, not of a name with 'om'."""
        words = self.words
        body, start = self.focus.latest(form.compound)
        if words.capital(k) or body is None or start < self.focus.item_start(words.starts[k]):
            return False
        told = (words.known[i].canonical for i in range(k + 2, last + 1) if len(words.tokens[i]) > 4)
        return not any(word[:6] in body.key for word in told)

    def _quoted(self, start: int) -> int | None:
        """The last word of a title in quotation marks that begins at word `start`, None where it does not end soon."""
        words = self.words
        for i in range(start, min(start + 8, self.end)):
            after = words.text[words.ends[i] : words.ends[i] + 1]
            if after in _QUOTES or "\n\n" in words.gaps[i]:
                return i if after in _QUOTES else None
        return None

    def _listed_subject(self, k: int, j: int) -> int:
        """The last word of 'FG behandling og pleje', 'IPG Akut': what an abbreviated group is for, up to a verb."""
        words, end = self.words, k
        for i in range(j, min(j + 4, self.end)):
            right = words.tokens[i]
            if i > j and words.gaps[i] not in (" ", "/", "./"):
                break
            if right == "og" and end == i - 1 and end > k:
                continue
            verb = right.endswith(("er", "ede", "te", "es")) and not words.capital(i)
            if verb or right in self.lexicon.enders or right in self.lexicon.function_words or len(right) < 2:
                break
            if i > j and words.tokens[i - 1] != "og" and words.gaps[i] == " ":
                break
            end = i
        return end

    def _lower_case_run(self, k: int, start: int) -> int:
        """The last word of a complement in lower case (verbs, pronouns, marks, numbers end it), k without one."""
        words, end = self.words, k
        for i in range(start, min(start + 6, self.end)):
            listed = words.gaps[i] == ", " and not words.gaps[i - 1].startswith("-")
            if i > start and (listed or words.gaps[i] not in (" ", "-", "- ", ", ")):
                break
            if (
                words.tokens[i] in self.lexicon.enders
                or words.tokens[i].isdigit()
                or _PASSIVE.fullmatch(words.tokens[i])
            ):
                break
            end = i
        while end >= start and words.tokens[end] in ("og", "i", "på", "ved", "om", "for", "under"):
            end -= 1
        return max(end, k) if end >= start else k

    def _run_on(self, start: int) -> int:
        """The last word of a capitalised complement, with the small words inside it."""
        words, end, j = self.words, start, start + 1
        while j < self.end and j - start < 9:
            gap = words.gaps[j]
            if gap not in (" ", "-", "- ", "/", "\u00a0", "-, ", " - ", ", ") or (
                gap in (", ", " - ") and not words.gaps[j - 1].endswith("-")
            ):
                break
            word = words.tokens[j]
            if gap == "-" or words.capital(j):
                end = j
            elif (
                word in ("og", "for", "i", "på", "af", "til", "med", "om")
                and j + 1 < self.end
                and (words.capital(j + 1) or words.gaps[j].startswith("-"))
            ):
                if word in ("til", "med") or (word == "og" and self._starts_body(j + 1)):
                    break
            elif word == "og" and words.gaps[j].endswith("- "):
                pass
            else:
                break
            j += 1
        if end + 2 < self.end and words.gaps[end + 1].startswith("-") and words.tokens[end + 1] == "og":
            end += 2
        return end

    def _starts_body(self, j: int) -> bool:
        return self.words.known[j].form is not None or self.words.known[j].canonical in self.trie
