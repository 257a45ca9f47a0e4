"""What a noun that names a body stands for: municipality, level of a cluster, forum by shape, people by post, group.

A noun alone ('udvalget') is a short form and goes to `Focus`; 'en arbejdsgruppe' is a body of this document only,
which later short forms mean. A part ('formandskabet for X') becomes a body of its own, and X inside it stays a
mention, since later short forms may mean it.
"""

from __future__ import annotations

from abc import abstractmethod

from loaders.mentions.complements import ARTICLES, POINTING
from loaders.mentions.model import Body
from loaders.mentions.naming import PARTS
from loaders.mentions.noting import Noting
from loaders.mentions.phrases import Phrase
from loaders.mentions.words import Form

# Nouns that many bodies' names end in, so that one more word tells which is meant.
_GENERAL = frozenset(("udvalg", "råd", "forum", "gruppe", "styregruppe", "klynge"))


class Nouns(Noting):
    """Turns noun phrases into bodies and notes them in the focus."""

    @abstractmethod
    def at(self, k: int) -> int:
        """Take the mention that begins at word k. Returns the last word it uses, -1 where there is none."""

    def noun(self, k: int, form: Form) -> int:
        """A noun that names a body, with what belongs to its name."""
        if form.noun.post:
            return self._post(k, form)
        if form.compound == "forening" and not form.definite and k and self.words.tokens[k - 1] == "i":
            return k  # 'i forening': together
        phrase = self.phrase(k, form)
        if self.plural_suffix(k):
            phrase.last = k + 1
            return self.group(phrase)
        if form.compound == "kommune" or form.noun.lemma == "region":
            return self._territory(phrase)
        if form.compound.endswith(("klynge", "niveau")) and not form.plural:
            return self._cluster(phrase)
        if form.plural or phrase.count or phrase.every:
            return self.group(phrase) if phrase.first < k or form.definite else phrase.last
        if phrase.indefinite and not phrase.places and not phrase.named:
            return self._unnamed(phrase)
        if phrase.last == k and phrase.first >= k - 2 and self._pointed(phrase):
            return k
        bare = phrase.first == phrase.last == k or (
            phrase.first == k - 1 and phrase.last == k and self.words.tokens[k - 1] in ARTICLES
        )
        if bare:
            capital = self.words.capital(k)
            if form.noun.alone != "no" and (capital or (form.definite and form.noun.alone == "yes")):
                self.focus.short(k, phrase.last, form)
            return phrase.last
        if not (form.definite or phrase.definite or phrase.named or phrase.places or phrase.owner):
            return phrase.last
        return self._shape(phrase)

    def _pointed(self, phrase: Phrase) -> bool:
        """Note 'dette udvalg' (the own body), 'den nye gruppe', 'sit byråd'; whether the phrase is one of these."""
        words, k, form = self.words, phrase.head, phrase.form
        left = words.tokens[k - 1] if k and words.gaps[k] == " " else ""
        body = None
        if left in POINTING and phrase.first == k - 2:
            body, _ = self.focus.latest(form.compound)
        elif form.definite or phrase.first < k:
            return False
        elif left in ("dette", "denne", "nærværende"):
            body = self.focus.own_if(form.compound)
        elif left in ("sit", "sin"):
            body = self.focus.office(form)
        if body is not None:
            self.focus.add(phrase.first, k, body, "short form", False)
        return body is not None

    def _territory(self, phrase: Phrase) -> int:
        """Municipalities and regions."""
        words, k, form = self.words, phrase.head, phrase.form
        if form.compound == "kommune":
            first = k if form.definite else self._municipality_start(k)
            if first < k:
                body = self._municipality(first, k)
                if form.plural:
                    self._coordinated(first)
                self.focus.add(first, k, body, "shape")
                return k
        elif (
            not (form.definite or form.plural)
            and k + 1 < self.end
            and words.gaps[k + 1] == " "
            and words.capital(k + 1)
        ):
            return self._region(k)
        if form.plural:
            return self.group(phrase) if phrase.first < k or form.definite else k
        if form.definite and phrase.first >= k - 1:
            self.focus.short(k, k, form)
        elif phrase.indefinite or phrase.every:
            return self._unnamed(phrase)
        return k

    def _region(self, k: int) -> int:
        """'Region Havland' at word k, and a part of it that follows."""
        words, last = self.words, k + 1
        place = words.text[words.starts[last] : words.ends[last]]
        if place.endswith("s") and place not in self.naming.registry.regions:
            place = place[:-1]
        body = self.naming.by_region(f"{words.text[words.starts[k] : words.ends[k]]} {place}", place)
        self.focus.add(k, last, body, "shape")
        return self.subunit(k, last, body)

    def _municipality_start(self, k: int) -> int:
        """The first word of the place before 'Kommune' at word k, k itself where there is none."""
        words, first = self.words, k
        while first > 0 and words.gaps[first] in ("-", " ") and words.capital(first - 1):
            left = words.tokens[first - 1]
            if left in self.lexicon.function_words or left in self.lexicon.all_words or left in self.lexicon.numbers:
                break
            if first < k and words.gaps[first] == " " and (self.opens(first - 1) or words.known[first - 1].form):
                break
            first -= 1
        return first

    def _municipality(self, first: int, last: int) -> Body:
        """The municipality in words first … last ('Kommune'); its bare name stands for it from here on."""
        place = self.words.between(first, last - 1)
        form = self.words.known[last].form
        plural = form is not None and form.plural
        body = self.naming.organisation(f"{place} Kommune" if plural else self.name(first, last), place)
        self.learn(place, [body], "definition", source=self.place(first, last))
        return body

    def _coordinated(self, first: int) -> None:
        """The other names of 'Lindby, Havn og Sund Kommuner', of which the last begins at word `first`."""
        words, j = self.words, first
        while j >= 2 and (words.tokens[j - 1] == "og" or words.gaps[j] == ", "):
            name = j - 2 if words.tokens[j - 1] == "og" else j - 1
            if not words.capital(name):
                return
            j = name
            while j > 0 and words.gaps[j] == "-" and words.capital(j - 1):
                j -= 1
            place = words.between(j, name)
            body = self.naming.organisation(f"{place} Kommune", place)
            self.learn(place, [body], "definition", source=self.place(j, name))
            self.focus.add(j, name, body, "shape")

    def _cluster(self, phrase: Phrase) -> int:
        """A cluster or one of its levels, with its place where it is named, else the document's own."""
        words, k, compound = self.words, phrase.head, phrase.form.compound
        if compound in self.lexicon.other_clusters:
            if phrase.form.definite and words.capital(k) and phrase.first == phrase.last:
                self.focus.short(k, k, phrase.form)
            return self._shape(phrase) if phrase.places or phrase.named else k
        before = [words.known[i].canonical for i in range(phrase.first, k)]
        level = "politisk" if "politisk" in before else "faglig" if {"faglig", "strategisk"} & set(before) else ""
        place, last = self._cluster_place(phrase), phrase.last
        if compound.endswith("niveau"):
            if not level:
                return k
            place, last = None, k
        tail = self.level_after(last)
        if tail is not None:
            last, level = tail
        if not level and not place:
            if phrase.indefinite or phrase.every:
                return self._unnamed(phrase)
            if phrase.form.definite or words.capital(k):
                self.focus.short(k, k, phrase.form)
            return k
        first = self.without_article(phrase.first, k)
        body = self.naming.cluster_level(level, words.between(first, last), place)
        self.focus.add(first, last, body, "shape" if place else "short form")
        abbreviation = self.abbreviation(last)
        if abbreviation is not None:
            self.define(last + 1, abbreviation, body)
            last = abbreviation
        return self.subunit(first, last, body)

    def _cluster_place(self, phrase: Phrase) -> str | None:
        """The place of a cluster: 'Klynge Havn', 'Havnklyngen', 'Havn-klyngen'."""
        words, k = self.words, phrase.head
        prefix = phrase.form.compound.removesuffix("klynge").removesuffix("sundheds")
        if prefix and words.capital(k):
            return words.text[words.starts[k] : words.starts[k] + len(prefix)]
        if phrase.places:
            place = phrase.places[0]
            return place[:-1] if place.endswith("s") and place[:-1] == self.naming.cluster else place
        if words.gaps[k] == "-" and words.capital(k - 1):
            return words.text[words.starts[k - 1] : words.ends[k - 1]]
        return None

    def _shape(self, phrase: Phrase) -> int:
        """A forum or organisation that its name's shape alone tells of."""
        words, form = self.words, phrase.form
        stem = next((p for p in PARTS if form.compound.endswith(p)), None)
        first = self.without_article(phrase.first, phrase.head)
        if stem and (used := self._part(phrase, first, stem)) is not None:
            return used
        last, places = phrase.last, phrase.places
        if len(places) > 1:
            for place in places:
                name = f"{self.name(first, phrase.head)} i {place}"
                self.focus.add(first, last, self.naming.shape(form, name, [form.compound], place), "shape")
            return last
        reduced = [words.known[i].canonical for i in range(phrase.after_owner or first, last + 1)]
        reduced = [word for word in reduced if word != "kommune"]
        if form.compound == "gruppe" and places and {"faglig", "strategisk"} <= set(reduced):
            place = places[0].removesuffix("klyngen").rstrip("-")
            self.focus.add(first, last, self.naming.cluster_level("faglig", self.name(first, last), place), "shape")
            return last
        known = self._told_by(phrase, reduced) if not phrase.named else None
        if known is not None:
            self.focus.add(first, last, known, "short form", False)
            return last
        body = self.naming.shape(form, self.name(first, last), reduced, places[0] if places else None, phrase.owner)
        vague = form.compound in _GENERAL and not (phrase.named or places or phrase.owner)
        self.focus.add(first, last, body, "shape", not vague or self.focus.latest(form.compound)[0] is None)
        abbreviation = self.abbreviation(last) or self.abbreviation(phrase.head)
        if abbreviation is not None:
            self.define(phrase.head + 1 if abbreviation <= last else last + 1, abbreviation, body)
            last = max(last, abbreviation)
        return last

    def _told_by(self, phrase: Phrase, reduced: list[str]) -> Body | None:
        """The body named before that 'udvalget i Lindby' or 'det psykiatriske udvalg' tells by one word of its name."""
        form, k = phrase.form, phrase.head
        reduced = reduced[1:] if reduced[0] in ARTICLES else reduced
        if form.compound not in _GENERAL or phrase.owner or form.plural or self.words.capital(k):
            return None
        if form.definite and phrase.first == k and len(phrase.places) == 1:
            return self.focus.holding(form.compound, phrase.places[0])
        if not form.definite and phrase.definite and phrase.last == k and len(reduced) == 2:
            return self.focus.holding(form.compound, reduced[0].removesuffix("sk"))
        return None

    def _part(self, phrase: Phrase, first: int, stem: str) -> int | None:
        """A chairmanship or secretariat of the body that owns it, follows it or stands in its compound, if one does."""
        whole, last = phrase.owner, phrase.last
        if whole is None:
            inner = self._inner(phrase)
            if inner is not None:
                whole, last = inner
        if whole is None and phrase.first == phrase.head and not phrase.places:
            whole = self.focus.prefix_body(phrase.head, phrase.form)
        if whole is None:
            return None
        self.focus.add(first, last, self.naming.part(stem, self.name(first, last), whole), "shape")
        return last

    def _inner(self, phrase: Phrase) -> tuple[Body, int] | None:
        """The body in 'formandskabet for X', which stays a mention of its own, and the last word of its name."""
        words, j = self.words, phrase.head + 1
        if j + 1 >= self.end or words.gaps[j] not in (" ", "\n") or words.tokens[j] not in ("for", "i", "bag", "af"):
            return None
        j += 1
        while j + 1 < self.end and j - phrase.head < 5 and (words.tokens[j] in ARTICLES or words.known[j].adjective):
            j += 1
        count = len(self.focus.mentions)
        last = self.at(j)
        return (self.focus.mentions[-1].body, last) if len(self.focus.mentions) > count else None

    def _post(self, k: int, form: Form) -> int:
        """People by their post: 'formanden for X', 'praksiskonsulenten', 'de to kommunaldirektører', 'lægerne'."""
        words, phrase = self.words, Phrase(k, k, k, form)
        self.before(phrase)
        if form.plural:
            collective = form.definite or phrase.definite or phrase.count or phrase.every or phrase.owner
            return self.group(phrase) if collective else k
        stem = next((p for p in PARTS if form.compound.endswith(p)), None)
        if not form.definite and not phrase.owner:
            return k
        first, last, whole = self.without_article(phrase.first, k), k, phrase.owner
        if stem and whole is None:
            inner = self._inner(phrase)
            whole, last = inner if inner is not None else (self.focus.prefix_body(k, form) or self.focus.own, k)
        if stem and whole is not None:
            body = self.naming.part(stem, self.name(first, last), whole, "person")
        else:
            places, last = self.places(k, bare=False)
            reduced = [words.known[i].canonical for i in range(first, (last if places else k) + 1)]
            last = last if places else k
            body = self.naming.shape(form, self.name(first, last), reduced, places[0] if places else None, whole)
        self.focus.add(first, last, body, "shape")
        return last
