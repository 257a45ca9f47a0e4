"""Which bodies are in focus: what short forms and pronouns mean, and who is at hand at any word.

A short form means the latest body of its kind in the same item; failing that the meeting's own body if it is of that
kind; then the latest in the whole document. A chairmanship, a secretariat and 'vi' are the own body's unless the item
has named another's. What no body answers becomes a body of its own by its shape.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from operator import itemgetter

from loaders.mentions.model import Body, BodyMention, How
from loaders.mentions.naming import PARTS, Naming
from loaders.mentions.ranking import Place, Role, ranked
from loaders.mentions.words import Form, Words
from loaders.span import Span

_SAME_HEAD = {
    "sygehus": "hospital",
    "universitetshospital": "hospital",
    "regionshospital": "hospital",
    "sundhedsklynge": "klynge",
}
# Nouns that mean an association or authority whose name need not end in them.
_LOOSE = frozenset(("forening", "organisation", "enhed", "styrelse"))
# Words behind 'de' in a question or condition: 'svarer de nej', 'bliver de enige'.
_ANSWERED = frozenset(("nej", "ja", "enige", "stadig", "fortsat", "begge", "selv", "heller"))
# Verbs that stand before their subject: 'der gav man ingen anbefaling'.
_DID = frozenset(("gav", "fandt", "tog", "lod", "bad", "så", "kan", "vil", "skal", "var", "har"))
# What makes a noun another body of the same kind than one's own.
_OTHERS = frozenset(("nabo", "søster"))
_OFFICES = frozenset(("forvaltning", "administration", "kommunalbestyrelse", "byråd"))


def _head(noun: str) -> str:
    return _SAME_HEAD.get(noun, noun)


@cache
def answers(noun: str, head: str) -> bool:
    """Whether a body whose name ends in `head` may be meant by 'noun' alone: 'gruppe' means an 'arbejdsgruppe'."""
    noun, head = _head(noun), _head(head)
    return head.endswith(noun) or (head == "organisation" and noun in _LOOSE)


def _steers(noun: str, head: str) -> bool:
    """Whether 'gruppen' is asked for and a steering group, rather called 'styregruppen', is at hand."""
    return noun == "gruppe" and head.endswith("styregruppe")


def _elected(body: Body) -> bool:
    """Whether politicians sit in a body."""
    return body.kind == "forum" and (body.level in (5, 7) or "politisk" in body.key)


_REMEMBERED = 60
"""So many namings back a noun alone can still mean another body."""


@dataclass(slots=True)
class Focus:
    """The mentions found so far in one document, in order, and what later words may mean by them.

    `item_starts` are the offsets at which agenda items begin; `own` is the meeting's own body, `decided` where
    decisions stand.
    """

    words: Words
    naming: Naming
    own: Body | None = None
    item_starts: Sequence[int] = ()
    decided: Sequence[Span] = ()
    mentions: list[BodyMention] = field(default_factory=list)
    first_words: list[int] = field(default_factory=list)
    _by_head: dict[str, list[tuple[int, int, Body]]] = field(default_factory=dict)
    _named: dict[str, BodyMention] = field(default_factory=dict)
    _latest: dict[str, tuple[int, BodyMention | None]] = field(default_factory=dict)

    def add(
        self, first: int, last: int, body: Body, how: How, certain: bool = True, source: Span | None = None
    ) -> None:
        """Note a body named by the words first … last, on the ground of the earlier words `source`."""
        start = self.words.starts[first]
        if source is None and how in ("short form", "pronoun") and body is not self.own:
            named = self._named.get(body.key)
            source = named.span if named else None
        self.mentions.append(mention := BodyMention(Span(start, self.words.ends[last]), body, how, certain, source))
        if how not in ("short form", "pronoun"):
            self._named[body.key] = mention
        self.first_words.append(first)
        head = self.naming.heads.get(body.key, "")
        self._by_head.setdefault(head, []).append((len(self.mentions), start, body))

    def item_start(self, offset: int) -> int:
        """Where the item that holds the offset begins, 0 before the first."""
        at = bisect_right(self.item_starts, offset)
        return self.item_starts[at - 1] if at else 0

    def latest(self, noun: str, since: int = 0) -> tuple[Body | None, int]:
        """The latest body so far that 'noun' alone may mean, and where it is named.

        Of those named from the offset `since` on, a steering group comes last where 'gruppen' is asked for.
        """
        best: tuple[bool, int] = (False, 0)
        found: Body | None = None
        at = 0
        for head, named in self._by_head.items():
            if answers(noun, head):
                number, start, body = named[-1]
                rank = (start >= since and not _steers(noun, head), number)
                if found is None or rank > best:
                    best, found, at = rank, body, start
        return found, at

    def latest_of(self, prefix: str, offset: int) -> Body | None:
        """The latest body in the item whose key begins so: 'KLU' behind 'KLU Havn' is KLU Havn."""
        seen, latest = self._latest.get(prefix, (0, None))
        for mention in self.mentions[seen:]:
            if mention.body.key.startswith(prefix):
                latest = mention
        self._latest[prefix] = (len(self.mentions), latest)
        return latest.body if latest and latest.span.start >= self.item_start(offset) else None

    def own_if(self, noun: str) -> Body | None:
        """The own body where 'noun' may mean it."""
        return self.own if self.own and answers(noun, self.naming.heads.get(self.own.key, "")) else None

    def office(self, form: Form) -> Body | None:
        """The council or administration of the latest municipality in the sentence: 'sit byråd'."""
        if form.compound not in _OFFICES:
            return None
        town = next((m.body for m in reversed(self.mentions[-6:]) if m.body.key.endswith("-kommune")), None)
        if town is None:
            return None
        place = town.name.removesuffix(" Kommune").removesuffix("s")
        return self.naming.shape(form, f"{place} {form.compound}", [form.compound], place)

    def collective(self, form: Form, owner: Body | None) -> Body | None:
        """The body that its members stand for: 'medlemmerne', 'udvalgets medlemmer', 'politikerne'."""
        if not form.plural or not (form.definite or owner):
            return None
        if form.compound == "medlem":
            return owner if owner is not None and owner.kind == "forum" else self.own if owner is None else None
        if form.compound != "politiker" or owner is not None:
            return None
        latest = (m.body for m in reversed(self.mentions[-_REMEMBERED:]) if _elected(m.body))
        return next(latest, self.own if self.own is not None and _elected(self.own) else None)

    def holding(self, noun: str, stem: str) -> Body | None:
        """The latest body that 'noun' may mean and whose name holds a word beginning so: 'sårgruppen' is IPG Sår."""
        word = re.compile(rf"(?<!\w){re.escape(stem)}", re.I)
        named = [entry for head, entries in self._by_head.items() if answers(noun, head) for entry in entries[-30:]]
        return max((e for e in named if word.search(e[2].name)), key=itemgetter(0), default=(0, 0, None))[2]

    def _compound(self, form: Form) -> Body | None:
        """What a compound of a noun with a word of a name means: 'sårgruppen' is IPG Sår, 'søsterudvalget' another."""
        noun, prefix = form.noun.lemma, form.compound.removesuffix(form.noun.lemma).rstrip("-")
        if len(prefix) < 3 or form.noun.post or form.noun.alone == "no":
            return None
        if prefix in _OTHERS:
            latest = (m.body for m in reversed(self.mentions[-40:]) if m.body != self.own)
            return next((body for body in latest if answers(noun, self.naming.heads.get(body.key, ""))), None)
        return self.holding(noun, prefix) or (self.holding(noun, prefix[:-1]) if prefix[-1] == "s" else None)

    def meant(self, form: Form, offset: int) -> tuple[Body, bool] | None:
        """The body that a noun alone means at an offset, and whether that is certain."""
        noun, own = form.compound, self.own
        own_fits = own is not None and answers(noun, self.naming.heads.get(own.key, ""))
        start = self.item_start(offset)
        before, at = self.latest(noun, start)
        here = before if at >= start else None
        if own_fits and own is not None and here is not None and self._place_of(here, offset):
            return own, False  # 'rådet, hvor udvalget …' is not the council itself
        if own_fits and own is not None and (here is None or at < sentence(self.words.text, offset, offset).start):
            return own, here is None or here is own
        if here is not None:
            return here, not self._rivals(noun, here, start) and (not own_fits or here is own)
        return (before, False) if before is not None else None

    def _place_of(self, body: Body, offset: int) -> bool:
        """Whether a body is named right before ', hvor' at the offset."""
        lead = self.words.folded[max(0, offset - 8) : offset].rstrip()
        if not lead.endswith(", hvor") or not self.mentions:
            return False
        last = self.mentions[-1]
        return last.body.key == body.key and 0 <= offset - last.span.end <= 8

    def _rivals(self, noun: str, body: Body, start: int) -> bool:
        """Whether another body than this, named since `start`, might be meant by the noun too."""
        for head, named in self._by_head.items():
            if answers(noun, head):
                for _, begin, other in reversed(named[-_REMEMBERED:]):
                    if begin < start:
                        break
                    if other.key != body.key:
                        return True
        return False

    def short(self, first: int, last: int, form: Form) -> None:
        """Resolve and note a noun alone: 'udvalget', 'Driftsforum', 'formandskabet'."""
        offset = self.words.starts[first]
        text = self.words.between(first, last)
        found = self.meant(form, offset)
        if found is None and (compound := self._compound(form)) is not None:
            found = compound, False
        if found is None:
            found = self._by_itself(form, text, first)
        body, certain = found
        self.add(first, last, body, "short form", certain)

    def _by_itself(self, form: Form, text: str, first: int) -> tuple[Body, bool]:
        """A short form that nothing named before answers."""
        naming, noun = self.naming, form.compound
        text = text.removesuffix("s") if form.genitive else text
        stem = next((p for p in PARTS if noun.endswith(p)), None)
        if stem:
            whole = self.prefix_body(first, form) or self.own
            if whole is not None:
                return naming.part(stem, text, whole, "person" if form.noun.post else "forum"), noun == stem
        if noun == "region" and naming.region:
            return naming.by_region(f"Region {naming.region}", naming.region), True
        if noun == "kommune" and naming.municipality:
            return naming.organisation(f"{naming.municipality} Kommune", naming.municipality), True
        if noun in ("klynge", "sundhedsklynge"):
            return naming.cluster_level("", text, None), False
        place = naming.municipality if noun in _OFFICES else None
        return naming.shape(form, text, [noun], place), False

    def prefix_body(self, k: int, form: Form) -> Body | None:
        """The whole in a compound of a part: 'klyngesekretariatet', 'regionsrådsformanden', 'kommunesekretariatet'."""
        stem = next((p for p in PARTS if form.compound.endswith(p)), "")
        prefix = form.compound.removesuffix(stem).rstrip("-")
        if not prefix:
            return None
        inner = self.naming.lexicon.word(prefix).form or self.naming.lexicon.word(prefix.removesuffix("s")).form
        if inner is None:
            return None
        found = self.meant(inner, self.words.starts[k])
        if found is not None:
            return found[0]
        return self._by_itself(inner, inner.compound, k)[0] if inner.noun.kind != "person" else None

    def takes_pronoun(self, k: int, word: str) -> bool:
        """Whether 'vi', 'man', 'de' … at word k stands for a body and is no article."""
        if word in ("vi", "os", "vores"):
            return self.own is not None
        if word in ("de", "man"):
            right = [self._next(k), self._next(k + 1)]
            following = right[1] if right[0] in ("dér", "selv") else right[0]
            before = self.words.tokens[k - 1] if k and self.words.gaps[k] == " " else ""
            asked = before.endswith(("er", "ede", "te")) or before in _DID
            verbs = self.naming.lexicon.enders
            return bool(self.mentions) and (following in verbs or (asked and (word == "man" or right[0] in _ANSWERED)))
        return bool(self.mentions)

    def _next(self, k: int) -> str:
        """The word behind word k, '' where none follows in the same phrase."""
        return self.words.tokens[k + 1] if k + 1 < len(self.words) and self.words.gaps[k + 1] == " " else ""

    def pronoun(self, k: int, word: str) -> None:
        """Note a pronoun: 'vi' is the own body, 'de', 'dem' and 'man' the latest other body of the item."""
        if word in ("vi", "os", "vores"):
            if self.own is not None:
                self.add(k, k, self.own, "pronoun", False)
            return
        start = self.item_start(self.words.starts[k])
        skipped: str | None = None
        there = word == "man" and self._next(k) == "dér"
        for mention in reversed(self.mentions):
            if mention.span.start < start:
                return
            if word.endswith("nævnte") and mention.how == "pronoun":
                continue
            key = mention.body.key
            if (self.own is not None and key == self.own.key) or key == skipped:
                continue
            if there and (mention.body.kind != "forum" or key.startswith(("forum:formandskab", "forum:sekretariat"))):
                continue
            if word == "førstnævnte" and skipped is None:
                skipped = key
                continue
            self.add(k, k, mention.body, "pronoun", False)
            return

    def candidates(self, offset: int, end: int | None = None, role: Role = "giver") -> list[BodyMention]:
        """The bodies in focus at an offset (or between two), each once, the likeliest for a role first."""
        place = self.place(offset, offset if end is None else end)
        return ranked(self.words, self.mentions, self.own, place, role)

    def place(self, offset: int, end: int) -> Place:
        """The words between two offsets with what surrounds them."""
        text, at = self.words.text, bisect_right(self.item_starts, offset)
        around = sentence(text, offset, end)
        close = self.item_starts[at] if at < len(self.item_starts) else len(text)
        return Place(
            Span(offset, end),
            Span(min(around.start, offset), max(around.end, end)),
            Span(self.item_start(offset), close),
            any(span.start <= offset < span.end for span in self.decided),
        )


def sentence(text: str, offset: int, end: int) -> Span:
    """The sentence around a range, roughly: from the last full stop or blank line before to the next after it."""
    start = (
        max(
            text.rfind(". ", 0, offset),
            text.rfind(".\n", 0, offset),
            text.rfind("\n\n", 0, offset),
            text.rfind(": ", 0, offset),
        )
        + 1
    )
    stops = [at for mark in (". ", ".\n", "\n\n") if (at := text.find(mark, max(end - 1, offset))) >= 0]
    return Span(start, min(stops, default=len(text)) + 1)
