"""How far a name reaches around a noun that names a body.

To the left: hyphens, 'Social- og', adjectives, an owner in the genitive, capitalised names, articles and counts. To
the right: a place ('Havn', 'i Lindby og Havn Kommuner'), a complement (`Complements`), a bracketed abbreviation, the
level of a cluster. Words are meant by their number in the document; ranges include both ends.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from loaders.mentions.complements import ARTICLES, POINTING, Complements
from loaders.mentions.model import Body
from loaders.mentions.words import Form

_PLURALS = frozenset(("er", "erne", "ernes", "ers"))
_IN = frozenset(("i", "på", "ved", "v"))
_SENTENCE_ENDS = (".", "!", "?", ":", "\n", "•", ";")


@dataclass(slots=True)
class Phrase:
    """A noun phrase around a noun that names a body: word indices, both included."""

    first: int
    head: int
    last: int
    form: Form
    owner: Body | None = None
    after_owner: int | None = None
    places: list[str] = field(default_factory=list)
    count: int | None = None
    indefinite: bool = False
    every: bool = False
    named: bool = False
    definite: bool = False


class Phrases(Complements):
    """The extents of names in one document."""

    def phrase(self, k: int, form: Form) -> Phrase:
        """The phrase around the noun at word k."""
        phrase = Phrase(k, k, k, form)
        self.before(phrase)
        if form.genitive:
            return phrase  # what follows is owned by it: 'Kommunernes Sundhedsforum'
        end = self.abbreviation(k)
        phrase.places, place_end = self.places(
            end if end is not None else k, bare=not form.definite or self.words.capital(k)
        )
        if phrase.places:
            phrase.last = place_end
        else:
            phrase.last = self.complement(k, form)
            if phrase.last > k:
                phrase.named = True
                places, last = self.places(phrase.last, bare=False)
                if places:
                    phrase.places, phrase.last = places[:1], last
        return phrase

    def before(self, phrase: Phrase) -> None:
        """Extend a phrase to the left, word by word, as far as its name reaches."""
        words, k = self.words, phrase.head
        capital = words.capital(k)
        while k > 0 and phrase.head - k < 8:
            left, gap, p = words.tokens[k - 1], words.gaps[k], k - 1
            if gap in ("-", "- ", "-\n", "-, "):
                k = p
                phrase.named = phrase.named or words.capital(p)
            elif gap not in (" ", "\n", "\u00a0"):
                break
            elif left == "og" and k > 1 and words.gaps[p].startswith("-"):
                k = p - 1
                phrase.named = phrase.named or words.capital(k)
            elif words.known[p].adjective and not (words.capital(p) and gap == "\n" and not self._wrapped(p)):
                k = p
                phrase.named = phrase.named or (words.capital(p) and (capital or not self.opens(p)))
            elif left in self.lexicon.numbers or (left.isdigit() and phrase.form.plural and len(left) < 3):
                phrase.count = self.lexicon.numbers.get(left) or int(left)
                k = p
            elif left in self.lexicon.all_words:
                phrase.every, k = True, p
            elif left in POINTING and p > 0 and words.tokens[p - 1] in ARTICLES:
                k = p
            elif left in ARTICLES:
                phrase.definite, k = True, p
                break
            elif left in self.lexicon.indefinite:
                phrase.indefinite, k = True, p
                if left in ("en", "et"):
                    break
            elif left[-1] == "s" and len(left) > 2 and self._owner(phrase, p):
                k = p if phrase.owner is None else phrase.first
                phrase.named = True
                break
            elif (
                words.capital(p)
                and left not in self.lexicon.function_words
                and words.known[p].form is None
                and (
                    gap == " "
                    and (phrase.form.compound == "kommune" or (capital and (not self.opens(p) or left in self.local)))
                )
            ):
                k, phrase.named = p, True
            else:
                break
        phrase.first = min(k, phrase.first) if phrase.owner else k

    def opens(self, k: int) -> bool:
        """Whether word k opens a sentence or a line."""
        gap = self.words.gaps[k].rstrip(" \t")
        return (not gap and k == 0) or gap.endswith(_SENTENCE_ENDS) or "\n" in self.words.gaps[k]

    def _owner(self, phrase: Phrase, p: int) -> bool:
        """Take a genitive before the noun as its owner: a body just named ('Region Havlands', 'klyngens')."""
        last = self.focus.mentions[-1] if self.focus.mentions else None
        if last is not None and last.span.end == self.words.ends[p]:
            phrase.owner, phrase.after_owner = last.body, p + 1
            phrase.first = self.focus.first_words[-1]
            return True
        form = self.words.known[p].form
        if form is None and self.words.tokens[p].endswith(("ets", "ens")) and len(self.words.tokens[p]) > 5:
            return True
        return bool(self.words.capital(p) and form is None and not self.opens(p))

    def places(self, last: int, bare: bool) -> tuple[list[str], int]:
        """The places after a noun ('i Lindby og Havn Kommuner', 'Havn'), without 'Kommune', and the last word used."""
        words, j = self.words, last + 1
        if j >= self.end:
            return [], last
        gap = words.gaps[j].lstrip(")")
        if gap not in (" ", "\u00a0", "\n"):
            return [], last
        right = words.tokens[j]
        if right in _IN or (right == "for" and words.known[last].canonical in ("byråd", "kommunalbestyrelse")):
            j += 1
            if right == "v" and j < self.end and words.gaps[j].strip() not in ("", "."):
                return [], last
        elif not bare or (gap == "\n" and not self._wrapped(last)):
            return [], last
        if j >= self.end or not words.capital(j) or words.gaps[j].lstrip(")") not in (" ", ". ", "\n", "\u00a0"):
            return [], last
        if right not in _IN and self.words.tokens[j] in self.lexicon.function_words:
            return [], last
        return self._capital_run(j, last)

    def _wrapped(self, last: int) -> bool:
        """Whether the line that word `last` ends is long enough to go on in the next."""
        end = self.words.ends[last]
        return end - self.words.text.rfind("\n", 0, end) > 60

    def _capital_run(self, j: int, last: int) -> tuple[list[str], int]:
        """The capitalised words from word j on as places, one or more ('Lindby og Havn')."""
        words, start, end = self.words, j, self.end
        while j < end and words.capital(j) and j - start < 6:
            if words.tokens[j + 1 : j + 2] == ["s"] and words.gaps[j + 1] in ("'", "’"):
                return [], last  # 'på SOF's vegne'
            if j > start and (words.gaps[j] not in (" ", "-", "/", "\u00a0") or words.known[j].canonical == "kommune"):
                break
            j += 1
        if j == start:
            return [], last
        place = self._bare_place(words.between(start, j - 1))
        if (
            j + 1 < end
            and words.tokens[j] == "og"
            and words.gaps[j] == words.gaps[j + 1] == " "
            and words.capital(j + 1)
        ):
            head = words.known[last].form
            if head is not None and head.plural:
                more, reached = self._capital_run(j + 1, last)
                return [place, *more], reached
        if j < end and words.known[j].canonical == "kommune" and words.gaps[j] == " ":
            j += 1
        return [place], j - 1

    def _bare_place(self, place: str) -> str:
        """A place without its genitive, where the text has it without."""
        bare = place[:-1]
        if place.endswith("s") and (
            bare.lower() in self.local
            or bare.lower() in self.naming.registry.municipality_names
            or bare.lower() in self.words.distinct
        ):
            return bare
        return place

    def owner_place(self, k: int) -> str | None:
        """'Stubbys KLU': the place before a forum in the genitive."""
        words = self.words
        if (
            k == 0
            or words.gaps[k] != " "
            or not words.capital(k - 1)
            or words.tokens[k - 1][-1] != "s"
            or words.tokens[k - 1] in self.lexicon.function_words
        ):
            return None
        return words.text[words.starts[k - 1] : words.ends[k - 1] - 1]

    def level_after(self, last: int) -> tuple[int, str] | None:
        """' - Fagligt strategisk niveau' after a cluster's name."""
        words, j = self.words, last + 1
        if j + 1 >= self.end or words.gaps[j].strip() not in ("", "-", "–", ",", "(") or len(words.gaps[j]) > 4:
            return None
        level = {"faglig": "faglig", "politisk": "politisk"}.get(words.known[j].canonical)
        if level is None:
            return None
        end = j
        for i in range(j + 1, min(j + 3, self.end)):
            if words.known[i].canonical in ("strategisk", "niveau"):
                end = i
        return (end, level) if end > j else None

    def without_article(self, first: int, head: int) -> int:
        """Where a name begins that a small 'den', 'det' or 'de' stands before: the article is no part of it."""
        article = first < head and self.words.tokens[first] in ARTICLES and not self.words.capital(first)
        return first + 1 if article else first

    def abbreviation(self, last: int) -> int | None:
        """The last word of a '(DAK)' right after a name, None where there is none."""
        words, j = self.words, last + 1
        if j >= self.end or words.gaps[j] not in (" (", "(", ' ("', " [", "\n("):
            return None
        end = j
        while end + 1 < self.end and words.gaps[end + 1] in (" ", "-") and end - j < 4:
            end += 1
        for stop in range(end, j - 1, -1):
            following = words.text[words.ends[stop] : words.ends[stop] + 1]
            if following in (")", "]"):
                text = words.text[words.starts[j] : words.ends[stop]]
                # Capitals make an abbreviation, not the capital of a name: '(for Mette Holm)' defines nothing.
                capitals = any(sum(c.isupper() for c in word) > 1 for word in text.split())
                if j == stop and self._stands_for_person(words.tokens[j]):
                    return None
                return stop if (capitals or words.tokens[j] in self.lexicon.defining) and len(text) <= 40 else None
        return None

    def _stands_for_person(self, token: str) -> bool:
        """Whether the token is the initials of somebody who attended: 'Ane Holt, PLO (AH)' defines nothing."""
        known = self.local.get(token, {}).get("")
        return known is not None and known[1] == "person"

    def capital_follows(self, last: int) -> bool:
        """Whether the next word begins with a capital."""
        return last + 1 < self.end and self.words.capital(last + 1)

    def plural_suffix(self, last: int) -> bool:
        """'KLU'er', 'IPG'erne': an abbreviation in the plural."""
        words, j = self.words, last + 1
        return j < self.end and words.gaps[j] in ("'", "’", "´", "") and words.tokens[j] in _PLURALS

    def left_edge(self, k: int) -> int:
        """Where a group begins: at the articles, numbers and 'alle' before word k."""
        words, lexicon = self.words, self.lexicon
        while k > 0 and words.gaps[k] == " ":
            left = words.tokens[k - 1]
            if left not in lexicon.numbers and left not in lexicon.all_words and left not in ARTICLES:
                break
            k -= 1
        return k

    def count(self, k: int) -> int | None:
        """The number that stands before word k."""
        return self.lexicon.numbers.get(self.words.tokens[k - 1]) if k else None

    def name(self, first: int, last: int) -> str:
        """The words of a name without the genitive of its last word."""
        words = self.words
        text = words.between(first, last)
        form = words.known[last].form
        if form is not None and form.genitive and not words.tokens[last].endswith(("ss", "as")):
            return text.removesuffix("s")
        return text
