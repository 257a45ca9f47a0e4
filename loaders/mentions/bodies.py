"""Finds every body in a text, in one pass over its words.

At each word: a name of the registry or of the document itself (the longest wins), else a noun that names a body
(`Nouns`), with what belongs to its name (`Phrases`). What cannot be named is handed to `Focus`: short forms
('udvalget') and pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from loaders.mentions.complements import ARTICLES
from loaders.mentions.entries import Named
from loaders.mentions.nouns import Nouns
from loaders.mentions.phrases import Phrase
from loaders.mentions.words import NAME_GAPS, PRONOUNS, Form


class Finder(Nouns):
    """One pass over one document's words."""

    def run(self, first: int = 0, last: int | None = None) -> None:
        """Put every mention between two words into the focus, in document order."""
        words, local, cues, reached = self.words, self.local, self.naming.registry.cues, first
        hot = {token for token in words.distinct if cues[token] or token in local or token[:-1] in local}
        self.hot = hot
        for k, token in enumerate(words.tokens[first:last], first):
            if token in hot and k >= reached and (cues[token] or local.small or words.capital(k)):
                reached = self.at(k) + 1

    def at(self, k: int) -> int:
        """Take the mention at word k (its beginning or its noun): the last word it uses, -1 where there is none."""
        token = self.words.tokens[k]
        canonical, form, _ = self.words.known[k]
        for trie in (self.local, self.trie):
            if canonical in trie or token in trie or token[:-1] in trie:
                found = self._match(trie, k)
                if found and trie is self.local:
                    return self._known_here(k, *found)
                if found and self._case_fits(k, found[0], found[1]):
                    return self._registered(k, *found)
        if form is not None:
            return self.noun(k, form)
        if token in PRONOUNS and self.focus.takes_pronoun(k, token):
            self.focus.pronoun(k, token)
        return -1

    def _match(self, trie: dict[str, Any], k: int) -> tuple[int, Any] | None:
        """The longest name of the trie that begins at word k: its last word and what it stands for."""
        tokens, known, gaps, end = self.words.tokens, self.words.known, self.words.gaps, self.end
        node, best, j = trie, None, k
        while j < end:
            token = tokens[j]
            following = node.get(known[j].canonical) or node.get(token)
            if following is None and token[-1] == "s" and len(token) > 2:
                following = node.get(token[:-1])
                if following is not None:
                    if "" in following:
                        best = (j, following[""])
                    break
            if following is None:
                break
            node = following
            if "" in node:
                best = (j, node[""])
            j += 1
            if j == end or gaps[j] not in NAME_GAPS:
                break
        return best

    def _case_fits(self, k: int, last: int, choices: Any) -> bool:
        """Abbreviations stand in capitals, and single words that are no noun of a body begin with one."""
        text = self.words.text[self.words.starts[k] : self.words.ends[last]]
        if all(choice.short for choice in choices):
            return text[:2].isupper() or (len(text) <= 2 and text.isupper())
        if last == k and self.words.known[k].form is None:
            return text[0].isupper()
        return True

    def _known_here(self, k: int, last: int, target: Any) -> int:
        """A name that the document itself defines: an abbreviation, a place for its municipality, a person."""
        bodies, how, capital, source, certain = target
        if capital and not self.words.capital(k):
            return self.noun(k, form) if (form := self.words.known[k].form) else -1
        if (
            how == "person"
            and last + 1 < self.end
            and self.words.gaps[last + 1] == " "
            and self.words.known[last + 1].canonical == "kommune"
        ):
            return -1
        for body in bodies:
            self.focus.add(k, last, body, how, certain, source)
        if how == "person":
            return last
        abbreviation = self.abbreviation(last)
        if abbreviation is not None:
            self.define(last + 1, abbreviation, bodies[0])
        return self.subunit(k, last if abbreviation is None else abbreviation, bodies[0])

    def _registered(self, k: int, last: int, choices: Sequence[Named]) -> int:
        """A name of the registry, of one body or of a family of forums."""
        if any(choice.family is not None for choice in choices):
            return self._of_family(k, last, choices)
        if choices[0].short and last + 1 < self.end:
            branch = self._branch(k, last, choices)
            if branch is not None:
                return branch
        return self._noted(k, last, last, choices, None)

    def _of_family(self, k: int, last: int, choices: Sequence[Named]) -> int:
        """A forum of which there is one per place: its place may stand before or after; a plural is a group."""
        words, form = self.words, self.words.known[last].form
        family = next(choice.family for choice in choices if choice.family is not None)
        end = self.abbreviation(last) or last
        genitive = bool(form and form.genitive) or words.tokens[last].endswith("s")
        places: list[str] = []
        if family.per == "cluster" and form and self._of_another(last, form):
            return self._shape(self.phrase(last, form))
        if family.per in ("municipality", "hospital"):
            places, end = self.places(end, bare=not genitive)
        elif family.per == "region" and all(c.short for c in choices) and not genitive and self.capital_follows(last):
            places, end = self.places(end, bare=True)
        if len(places) > 1:
            for name in places:
                title = family.short[0] if family.short else family.name
                body, certain = self.naming.named(choices, f"{title} {name}", name)
                self.focus.add(k, end, body, "registry", certain)
            return end
        place = places[0] if places else self.owner_place(k) if family.per in ("municipality", "hospital") else None
        if place is None and self.plural_suffix(last):
            several = Phrase(self.left_edge(k), last, last + 1, self.lexicon.plural, count=self.count(k))
            return self.group(several, family.level)
        article = words.tokens[k - 1] if k else ""  # 'de kommunalt-lægelige udvalg' are several
        if place is None and form and (form.plural or article == "de"):
            return self.group(Phrase(self.left_edge(k), last, end, form, count=self.count(k)), family.level)
        known = self.focus.latest_of(f"forum:{family.id}-", self.words.starts[k]) if place is None else None
        own = self.focus.own.key if self.focus.own else ""
        if (
            known is not None
            and family.per in ("municipality", "hospital")
            and not own.startswith(f"forum:{family.id}-")
        ):
            self.focus.add(k, last, known, "short form", False)
            return last
        return self._noted(k, last, end if places else last, choices, place)

    def _of_another(self, last: int, form: Form) -> bool:
        """Whether 'Klyngestyregruppen for Psykiatri' names another forum than the cluster's own by what it is for."""
        far = self.complement(last, form)
        named = self.words.between(last + 1, far).lower() if far > last else ""
        return bool(named) and "klynge" not in named and (self.naming.cluster or "?").lower() not in named

    def _noted(self, k: int, last: int, end: int, choices: Sequence[Named], place: str | None) -> int:
        """Note what a registered name means here, define its abbreviation, and take a part of it that follows."""
        words = self.words
        body, certain = self.naming.named(choices, self.name(k, end), place)
        article = k > 0 and words.tokens[k - 1] in ARTICLES and words.capital(k - 1) and words.gaps[k] == " "
        self.focus.add(k - 1 if article else k, end, body, "registry", certain)
        abbreviation = self.abbreviation(last)
        if abbreviation is not None:
            self.define(last + 1, abbreviation, body)
        return self.subunit(k, max(end, abbreviation or end), body)

    def _branch(self, k: int, last: int, choices: Sequence[Named]) -> int | None:
        """'PLO-Havland', 'PLO Havland': the local branch of an organisation known by its abbreviation."""
        words, j = self.words, last + 1
        if not words.capital(j) or words.gaps[j] not in ("-", "- ", "-\n", " ") or words.known[j].form:
            return None
        if words.tokens[j] in self.lexicon.function_words:
            return None
        name = words.between(k, j)
        if name.endswith("s") and j + 1 < self.end and words.known[j + 1].form is not None:
            name = name[:-1]
        level = self.naming.named(choices, name, None)[0].level
        body = self.naming.branch(name, level)
        self.focus.add(k, j, body, "shape")
        return self.subunit(k, j, body)
