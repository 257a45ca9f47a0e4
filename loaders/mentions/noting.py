"""Notes what a phrase stands for without further reading: groups, unnamed bodies, parts, definitions."""

from __future__ import annotations

from typing import Any

from loaders.mentions.model import Body, How
from loaders.mentions.naming import PARTS
from loaders.mentions.phrases import Phrase, Phrases


class Noting(Phrases):
    """Puts groups, unnamed bodies, parts of a body and what the document defines into the focus."""

    def group(self, phrase: Phrase) -> int:
        """A plural end: 'de fire klynger', 'KLU'erne', 'alle kommuner'; with several places one body for each."""
        words, form = self.words, phrase.form
        places, last = (phrase.places, phrase.last) if phrase.places else self.places(phrase.last, bare=False)
        last = max(last, phrase.last, phrase.head)
        if len(places) > 1 and form.noun.alone == "yes":
            for place in places:
                body = self.naming.shape(form, f"{form.compound} {place}", [form.compound], place)
                self.focus.add(phrase.first, last, body, "group")
            return last
        reduced = [words.known[i].canonical for i in range(phrase.first, last + 1)]
        body = self.naming.group(self.name(phrase.first, last), reduced, form.noun.level, form.compound)
        self.focus.add(phrase.first, last, body, "group")
        return last

    def _unnamed(self, phrase: Phrase) -> int:
        """'en arbejdsgruppe': a body of this document only, which later short forms mean."""
        words, form = self.words, phrase.form
        reduced = [words.known[i].canonical for i in range(phrase.first, phrase.last + 1)]
        own = self.focus.own.key.split(":", 1)[1] if self.focus.own else ""
        reduced = [*(word for word in reduced if word not in ("en", "et")), own]
        name = words.between(phrase.first, phrase.last)
        body = self.naming.group(name, reduced, form.noun.level, form.compound, known=False)
        self.focus.add(phrase.first, phrase.last, body, "shape", certain=False)
        return phrase.last

    def subunit(self, k: int, end: int, whole: Body) -> int:
        """A part of what was just named: 'DAK's formandskab', 'DAK-sekretariatet', 'Region Havlands byggeafdeling'."""
        words = self.words
        j = end + 1
        if j < self.end and words.tokens[j] == "s" and words.gaps[j] in ("'", "’", "´"):
            j += 1
        if j >= self.end:
            return end
        form = words.known[j].form
        owned = words.tokens[j - 1].endswith("s") and words.gaps[j] in (" ", "\n")
        if form is None or form.noun.kind == "region" or not (owned or words.gaps[j] == "-"):
            return end
        last = self.complement(j, form)
        stem = next((p for p in PARTS if form.compound.endswith(p)), None)
        name = self.name(k, last)
        if stem:
            body = self.naming.part(stem, name, whole, "person" if form.noun.post else "forum")
        else:
            body = self.naming.shape(form, name, [words.known[i].canonical for i in range(j, last + 1)], None, whole)
        self.focus.add(k, last, body, "shape")
        return last

    def define(self, first: int, last: int, body: Body) -> None:
        """Let the words of a definition stand for the body from here on."""
        while first < last and self.words.tokens[first] in self.lexicon.defining:
            first += 1
        self.learn(self.words.between(first, last), [body], "definition", self.words.capital(first))
        self.focus.add(first, last, body, "definition")

    def learn(self, name: str, bodies: list[Body], how: How, capital: bool = True) -> None:
        """Let a name stand for bodies in the rest of the document."""
        node: dict[str, Any] = self.local
        words = self.lexicon.canonical(name)
        if self.hot and words and words[0] not in node:
            self.hot.update((words[0], *(words[0] + ending for ending in self.words.endings)))
        for word in words:
            node = node.setdefault(word, {})
        node.setdefault("", (bodies, how, capital))
        self.local.small |= not capital
