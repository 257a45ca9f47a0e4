"""From something that happened to the sentence that tells it, and to the facts which that sentence states.

The facts are in the form of the annotation guide. What a form says besides the kind it was written for (a body that is
asked for something has something to do) is marked optional: missing it is no miss, finding it no false alarm.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from benchmarks.nation.country import Person
from benchmarks.nation.forms import REFERRALS, Deck, Form, fill

Fact = dict[str, Any]
QUOTE_WORDS = 25
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
)  # fmt: skip
_OWN_MEETING = re.compile(r"[Mm]ødet den \{dato\}")
_THEIR_MEETING = (("fra", "{fra} mente på sit møde den {dato}"), ("til", "når {til} mødes den {dato}"))
_FORUMS_ONLY = ("mødes", "edlemmer", "dagsorden", "møde", "kommissori")


def danish(day: date) -> str:
    """'8. maj 2024'."""
    return f"{day.day}. {MONTHS[day.month - 1]} {day.year}"


@dataclass(slots=True)
class Sentence:
    """A sentence of the minutes; `form` and `facts` (by the guide's lists) where it is a filled form."""

    text: str
    form: Form | None = None
    facts: dict[str, list[Fact]] = field(default_factory=lambda: defaultdict(list))

    def state(self, listed: str, /, **fact: Any) -> None:
        """Note a fact that it states under one of the guide's lists."""
        self.facts[listed].append(fact)


@dataclass(slots=True)
class Teller:
    """Tells what happens at one meeting. `people` are those present with their names as written there."""

    deck: Deck
    chance: random.Random
    own: str
    day: date
    next_day: date
    people: list[tuple[Person, str]]
    organisations: list[str]

    def tell(self, kind: str, section: str, suits: Callable[[Form], bool] = lambda _: True, **given: Any) -> Sentence:
        """A filled form of that kind for that section. Raises LookupError where none suits."""
        known = {*given, "dato", "frist", "person", "post", "organisation", "beloeb"}
        form = self.deck.deal(kind, lambda f: f.fits(section) and f.slots <= known and suits(f) and _can(f, given))
        if form is None:
            raise LookupError(f"no form of kind {kind} for {section}")
        values, facts = self._values(form, section, given)
        sentence = Sentence(fill(form.text, values), form)
        _STATING[kind](sentence, form, values, {**facts, "own": self.own, "section": section})
        self._meetings(sentence, form, values, facts)
        return sentence

    def _values(self, form: Form, section: str, given: dict[str, Any]) -> tuple[dict[str, str], Fact]:
        """What to fill in, and the same as facts: ISO days, kroner."""
        person, written = given.get("person") or self.chance.choice(self.people)
        past = self.day - timedelta(days=self.chance.randint(10, 120))
        day: date = given.get("dato") or (past if section == "case" else self.next_day)
        due = self.day + timedelta(days=self.chance.randint(40, 160))
        if form.kind == "commitment_kept":
            due = self.day - timedelta(days=self.chance.randint(5, 30))
        whole = self.chance.random() < 0.7
        kroner, amount = self._amount()
        values: dict[str, str] = {
            "dato": danish(day),
            "frist": danish(due) if whole else f"{MONTHS[due.month - 1]} {due.year}",
            "person": written,
            "post": person.post,
            "organisation": self.chance.choice(self.organisations),
            "beloeb": amount,
            **{slot: str(given[slot]) for slot in ("sag", "fra", "til", "projekt") if slot in given},
        }
        if "organisation" in given:
            values["organisation"] = str(given["organisation"])
        elif "person" in form.slots:
            values["organisation"] = person.organisation
        due_iso = due.isoformat() if whole else due.isoformat()[:7]
        return values, {"day": day.isoformat(), "due": due_iso, "kroner": kroner, "name": given.get("name")}

    def _amount(self) -> tuple[int, str]:
        if self.chance.random() < 0.3:
            tenths = self.chance.randint(11, 59)
            return tenths * 100_000, f"{tenths // 10},{tenths % 10} mio. kr."
        thousands = self.chance.randint(4, 95) * 10
        return thousands * 1000, f"{thousands}.000 {self.chance.choice(('kr.', 'kroner'))}"

    def _meetings(self, sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
        """Days of other meetings that the form names; a day on which a named body did something may be one."""
        if "dato" not in form.slots or form.kind == "nonfact":
            return
        named = {values[slot] for slot, words in _THEIR_MEETING if words in form.text}
        if _OWN_MEETING.search(form.text):
            named.add(self.own)
        for forum in sorted(named):
            sentence.state("meetings_mentioned", forum=forum, date=facts["day"])
        possible = {values[slot] for slot in ("fra", "til", "organisation") if slot in form.slots} | {self.own}
        for forum in sorted(possible - named):
            sentence.state("meetings_mentioned", forum=forum, date=facts["day"], optional=True)


def quote(text: str, needed: str = "") -> str:
    """At most 25 words of a sentence, verbatim: its beginning, or its end where what is needed stands there only."""
    parts = text.split()
    beginning = " ".join(parts[:QUOTE_WORDS])
    return beginning if needed.casefold() in beginning.casefold() else " ".join(parts[-QUOTE_WORDS:])


def _can(form: Form, given: dict[str, Any]) -> bool:
    """Whether the form makes sense about these bodies: only forums meet and have members."""
    return bool(given.get("meets", True)) or not any(word in form.text for word in _FORUMS_ONLY)


def _end(form: Form, words: str, values: dict[str, str], own: str) -> str:
    return own if words == "own" else fill(words, values)


def _referral(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    own = facts["own"]
    giver = values["fra"] if "fra" in form.slots else own
    receiver = values["til"] if "til" in form.slots else _end(form, form.to or "own", values, own)
    kind = form.hop or form.kind
    said = quote(sentence.text, receiver if receiver != own else giver)
    sentence.state(
        "referrals", **{"from": giver, "to": receiver}, kind=kind, subject=values.get("sag"), date=None,
        status=form.status, answer=form.answer or None, quote=said,
    )  # fmt: skip
    for owner in sorted({own, receiver}):
        sentence.state("actions", owner=owner, what=values.get("sag"), due=None, quote=said, optional=True)


def _commitment(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    owner = _end(form, form.owner, values, facts["own"])
    said = quote(sentence.text, owner if form.owner != "own" else "")
    due = facts["due"] if "frist" in form.slots else form.due or None
    sentence.state("actions", owner=owner, what=values.get("sag"), due=due, quote=said)
    if owner != facts["own"]:
        ends = {"from": facts["own"], "to": owner}
        sentence.state("referrals", **ends, kind="delegates", subject=None, date=None, quote=said, optional=True)


def _settling(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    owner = _end(form, form.owner, values, facts["own"])
    said = quote(sentence.text)
    sentence.state("settled", owner=owner, what=values.get("sag"), state=form.kind.split("_")[1], quote=said)
    sentence.state("actions", owner=owner, what=values.get("sag"), due=None, quote=said, optional=True)


def _event(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    day = facts["day"] if "dato" in form.slots else facts["due"] if "frist" in form.slots else None
    by = fill(form.by, values) if form.by else None
    sentence.state("events", project=facts["name"], event=form.event, date=day, by=by)
    if "beloeb" in form.slots:
        sentence.state("amounts", kroner=facts["kroner"], **{"for": facts["name"]})


def _money(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    purpose = facts["name"] if "projekt" in form.slots else values.get("sag")
    sentence.state("amounts", kroner=facts["kroner"], **{"for": purpose})
    if "projekt" in form.slots:
        sentence.state("events", project=facts["name"], event="funded", date=None, by=None, optional=True)


def _decision(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    if facts["section"] == "case":  # tells of an earlier meeting's decision
        return
    kind = form.decision or form.kind
    sentence.state("decisions", kind=kind)
    if kind == "postponed":
        due = facts["due"] if "frist" in form.slots else facts["day"] if "dato" in form.slots else None
        due = due or ("next meeting" if "næste møde" in form.text else "later meeting")
        said = quote(sentence.text)
        sentence.state("actions", owner=facts["own"], what=values.get("sag"), due=due, quote=said)


def _nothing(sentence: Sentence, form: Form, values: dict[str, str], facts: Fact) -> None:
    """A sentence that sounds like a fact and states none."""


_STATING: dict[str, Callable[[Sentence, Form, dict[str, str], Fact], None]] = {
    **dict.fromkeys((*REFERRALS, "received"), _referral),
    "commitment": _commitment,
    "commitment_kept": _settling,
    "commitment_cancelled": _settling,
    "project_event": _event,
    "amount": _money,
    "postponed": _decision,
    "decision": _decision,
    "nonfact": _nothing,
}
