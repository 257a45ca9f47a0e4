"""Of each filled sentence form of one file: was the fact read, and if not, why.

A sentence counts as read when everything that it was written to state was read of it: the right kind, between the
right bodies, in the right item. A sentence that only sounds like a fact is read when nothing was read of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from benchmarks.nation.forms import REFERRALS, forms
from training.scoring import Fact, folded, same_body, same_place

FACTS = ("referrals", "actions", "amounts")


@dataclass(frozen=True, slots=True)
class Filling:
    """One filled form: its number and kind, the file, whether it was read, and if not, the cause."""

    form: int
    kind: str
    file: str
    text: str
    cause: str = ""

    @property
    def read(self) -> bool:
        """Whether it was read."""
        return not self.cause


def fillings(file: str, told: Fact, read: Fact) -> Iterator[Filling]:
    """Each filled form of a file, those that end promises left out: that is told by what minutes say together."""
    for sentence in told["sentences"]:
        kind = forms()[sentence["form"] - 1].kind
        if kind not in ("commitment_kept", "commitment_cancelled"):
            yield Filling(sentence["form"], kind, file, sentence["text"], _cause(sentence, kind, read))


def _cause(sentence: Fact, kind: str, read: Fact) -> str:
    """Why it was not read; '' where it was."""
    item = next((i for i in read["items"] if str(i["number"]) == sentence["item"]), None)
    if item is None:
        return "item not found"
    if kind == "nonfact":
        return _invented(sentence, read)
    if kind in (*REFERRALS, "received"):
        return _referral(sentence, sentence["referrals"][0], read)
    if kind == "commitment":
        return _action(sentence, sentence["actions"][0], read)
    if kind == "project_event":
        return _event(sentence, sentence["events"][0], read)
    if kind == "amount":
        wanted = sentence["amounts"][0]["kroner"]
        found = [a["kroner"] for a in read["amounts"] if a["item"] == sentence["item"]]
        return "" if wanted in found else "other amount" if found else "nothing read"
    if "decisions" not in sentence:  # told in the case: the decision of another day
        return "" if "postponed" not in item["decisions"] else "taken for this meeting's decision"
    wanted = sentence["decisions"][0]["kind"]
    return "" if wanted in item["decisions"] else f"read as {' and '.join(item['decisions']) or 'nothing'}"


def _here(sentence: Fact, entries: list[Fact]) -> list[Fact]:
    """What was read of this very sentence."""
    return [e for e in entries if str(e["item"]) == sentence["item"] and _of_sentence(e, sentence["text"])]


def _of_sentence(entry: Fact, text: str) -> bool:
    quote = folded(entry["quote"])
    return quote in folded(text) or folded(text) in quote or (same_place(quote, text) and quote[:30] in folded(text))


def _referral(sentence: Fact, wanted: Fact, read: Fact) -> str:
    here = _here(sentence, read["referrals"])
    if not here:
        same = [r for r in read["referrals"] if str(r["item"]) == sentence["item"] and _ends(wanted, r)]
        if any(r["kind"] == wanted["kind"] and r["certainty"] for r in same):
            return "read of another sentence only"
        return "taken for denied" if _here(sentence, read["denied"]) else "nothing read"
    ends = [r for r in here if _ends(wanted, r)]
    if any(r["kind"] == wanted["kind"] for r in ends):
        return ""
    if ends:
        return f"kind read as {ends[0]['kind']}"
    if any(same_body(wanted["from"], r["from"]) for r in here):
        return "other receiver"
    return "other giver" if any(same_body(wanted["to"], r["to"]) for r in here) else "other ends"


def _ends(wanted: Fact, read: Fact) -> bool:
    return same_body(wanted["from"], read["from"]) and same_body(wanted["to"], read["to"])


def _action(sentence: Fact, wanted: Fact, read: Fact) -> str:
    here = _here(sentence, read["actions"])
    right = [a for a in here if same_body(wanted["owner"], a["owner"])]
    if right:
        return "" if wanted["due"] is None or any(a["due"] == wanted["due"] for a in right) else "other due date"
    return "other owner" if here else "nothing read"


def _event(sentence: Fact, wanted: Fact, read: Fact) -> str:
    name = folded(wanted["project"])
    projects = [p for p in read["projects"] if any(folded(n) == name for n in (p["name"], *p["aliases"]))]
    if not projects:
        return "project not found"
    here = [e["event"] for p in projects for e in p["events"] if str(e["item"]) == sentence["item"]]
    return "" if wanted["event"] in here else f"read as {here[0]}" if here else "no event read"


def _invented(sentence: Fact, read: Fact) -> str:
    for name in FACTS:
        if _here(sentence, read[name]):
            return f"{name.removesuffix('s')} read"
    events = [e for p in read["projects"] for e in p["events"]]
    return "event read" if _here(sentence, events) else ""
