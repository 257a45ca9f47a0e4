"""Notes what a phrase stands for without further reading: groups, unnamed bodies, parts, definitions."""

from __future__ import annotations

from typing import Any

from loaders.mentions.model import Body, How
from loaders.mentions.naming import PARTS
from loaders.mentions.phrases import Phrase, Phrases
from loaders.span import Span


class Noting(Phrases):
    """Puts groups, unnamed bodies, parts of a body and what the document defines into the focus."""

    def group(self, phrase: Phrase, level: int | None = None) -> int:
        """A plural end: 'de fire klynger', 'KLU'erne', 'alle kommuner'; with several places one body for each.

        `level` is that of its members where their noun does not tell.
        """
        words, form = self.words, phrase.form
        places, last = (phrase.places, phrase.last) if phrase.places else self.places(phrase.last, bare=False)
        last = max(last, phrase.last, phrase.head)
        if len(places) > 1 and form.noun.alone == "yes":
            for place in places:
                body = self.naming.shape(form, f"{form.compound} {place}", [form.compound], place)
                self.focus.add(phrase.first, last, body, "group")
            return last
        if not places and (collective := self.focus.collective(form, phrase.owner)):
            self.focus.add(phrase.first, last, collective, "short form", False)
            return last
        reduced = [words.known[i].canonical for i in range(phrase.first, last + 1)]
        body = self.naming.group(self.name(phrase.first, last), reduced, level or form.noun.level, form.compound)
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
        name, capital = self.words.between(first, last), self.words.capital(first)
        self.learn(name, [body], "definition", capital, self.place(first, last))
        self.focus.add(first, last, body, "definition")

    def learn(self, name: str, bodies: list[Body], how: How, capital: bool = True, source: Span | None = None) -> None:
        """Let a name stand for bodies in the rest of the document; `source` are the words that say so."""
        node: dict[str, Any] = self.local
        words = self.lexicon.canonical(name)
        if self.hot and words and words[0] not in node:
            self.hot.update((words[0], *(words[0] + ending for ending in self.words.endings)))
        for word in words:
            node = node.setdefault(word, {})
        known = node.get("")
        if known is None:
            node[""] = (bodies, how, capital, source, True)
        elif source is not None and known[1] == how == "definition" and _other(known[0], bodies):
            # Defined a second time: it means the latest from here on, and nobody can be certain.
            node[""] = (bodies, how, capital, source, False)
        self.local.small |= not capital


def _other(known: list[Body], bodies: list[Body]) -> bool:
    return {body.key for body in known}.isdisjoint(body.key for body in bodies)
