"""Short linked situations, written as minutes with marks in them; the marks give the facts and the truth.

    ==== file.txt | Forum | 2023-02-01          a file, who met, when
    {{2@ilt,tolk<ilt.1}}2. Tolk til …           item 2: of which matters, which hops it receives
    {{ilt.1 consults KLU A > Driftsforum B|spørger Driftsforum B}}    a hop told, `; planned` `; 2023-03` after it
    {{ilt.3/1 reports_back …|svarer}}           the third hop of 'ilt', answering its first
    {{!ilt.p Emil Due; laver en liste; 2023-05-01; kept|laver en liste}}      a promise, due, its state at the end
    {{=ilt.p}}                                  this item settles it
    {{~Driftsforum B; 2023-03-08|mødet den 8. marts}}                         a meeting mentioned
    {{#Lysthuset; Pavillonen|Lysthuset}}        a project, an alias

What stands before the bar is taken out, so that the texts can be read by themselves.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from loaders.documents.document import Document
from loaders.facts.record import Given, Record
from loaders.pipeline import read_record

FOLDER = Path(__file__).parent / "situations"
NAMES = sorted(path.stem for path in FOLDER.glob("*.txt"))
_FILE = re.compile(r"^==== (\S+) \| (.+?) \| (\S+)\n", re.M)
_ITEM = re.compile(r"\{\{(\d+)@([^{}<|]*)(?:<([^{}|]*))?\}\}")
_MARK = re.compile(r"\{\{([^{}|]*)(?:\|([^{}]*))?\}\}")
_HOP = re.compile(r"(\w+)\.(\d+)(?:/(\d+))? (\w+) (.+?) > (.+)")

Entry = dict[str, Any]


@dataclass(slots=True)
class Situation:
    """A few minutes: their texts, the facts of each, and what they say together."""

    texts: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Entry] = field(default_factory=dict)
    items: dict[str, list[Entry]] = field(default_factory=lambda: defaultdict(list))
    hops: dict[tuple[str, int], Entry] = field(default_factory=dict)
    promises: dict[str, Entry] = field(default_factory=dict)
    names: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def truth(self) -> Entry:
        """What the minutes say together, in the shape that `export --truth` prints."""
        matters = []
        for name, places in self.items.items():
            hops = [hop for (matter, _), hop in sorted(self.hops.items()) if matter == name]
            if len(places) > 1:
                matters.append({"title": name, "names": self.names[name], "items": places, "hops": hops})
        return {"minutes": sorted(self.texts), "matters": matters, "commitments": list(self.promises.values())}

    def records(self, *, perfect: bool = True) -> list[Record]:
        """The minutes as read, with the facts of the marks in the place of those read where `perfect`."""
        found = []
        for name, text in self.texts.items():
            given = [Given("annotator", json.dumps(self.facts[name]), vouched=True, alone=True)] if perfect else []
            document = Document(name, "text", text, sha256(text.encode()).hexdigest())
            found.append(read_record(document, given=given))
        return found


def situation(name: str) -> Situation:
    """The situation in the file of that name."""
    made = Situation()
    parts = _FILE.split((FOLDER / f"{name}.txt").read_text(encoding="utf-8"))[1:]
    for file, forum, date, text in zip(*[iter(parts)] * 4, strict=True):
        made.facts[file] = {"meeting": {"forum": forum, "date": date}} | {
            key: [] for key in ("referrals", "actions", "projects", "meetings_mentioned")
        }
        pieces = _ITEM.split(text)
        plain = [_plain(made, file, "", pieces[0])]
        for number, matters, received, words in zip(*[iter(pieces[1:])] * 4, strict=True):
            place = {"minutes": file, "item": number}
            for matter in filter(None, matters.split(",")):
                made.items[matter].append(place)
            for hop in filter(None, (received or "").split(",")):
                made.hops.setdefault(_key(hop), _hop())["received_in"] = place
            plain.append(_plain(made, file, number, words))
        made.texts[file] = "".join(plain)
    return made


def _plain(made: Situation, file: str, item: str, words: str) -> str:
    """The words without their marks, innermost first; what the marks say is noted."""
    while match := _MARK.search(words):
        mark, said = match[1], match[2] or ""
        _note(made, file, item, mark, " ".join(said.split()))
        words = words[: match.start()] + said + words[match.end() :]
    return words


def _note(made: Situation, file: str, item: str, mark: str, quote: str) -> None:
    facts, place = made.facts[file], {"minutes": file, "item": item}
    first, *more = [part.strip() for part in mark[mark[0] in "!=~#" :].split(";")]
    if mark[0] == "!":
        label, owner = first.split(" ", 1)
        what, due, state = [*more, "", ""][:3]
        facts["actions"].append({"item": item, "owner": owner, "what": what, "due": due or None, "quote": quote})
        made.promises[label] = {
            "owner": owner, "what": what, "made_in": place, "due": due or None, "state": state, "settled_in": None
        }  # fmt: skip
    elif mark[0] == "=":
        made.promises[first]["settled_in"] = place
    elif mark[0] == "~":
        facts["meetings_mentioned"].append({"item": item, "forum": first, "date": more[0], "quote": quote})
    elif mark[0] == "#":
        facts["projects"].append({"name": first, "aliases": more, "items": [item]})
    else:
        _note_hop(made, facts, place, first, more, quote)


def _note_hop(made: Situation, facts: Entry, place: Entry, first: str, more: list[str], quote: str) -> None:
    match = _HOP.fullmatch(first)
    assert match, first
    matter, number, answered, kind, giver, receiver = match.groups()
    status = next((part for part in more if part.isalpha()), "done")
    date = next((part for part in more if part[0].isdigit()), None)
    facts["referrals"].append({
        "item": place["item"], "from": giver, "to": receiver, "kind": kind, "date": date, "status": status,
        "subject": next((part for part in more if " " in part), ""), "quote": quote,
    })  # fmt: skip
    hop = made.hops.setdefault((matter, int(number)), _hop())
    if not hop["told_in"]:
        hop.update({"from": giver, "to": receiver, "kind": kind, "date": date, "status": status})
    if place not in hop["told_in"]:
        hop["told_in"].append(place)
    hop["answers"] = int(answered) - 1 if answered else hop["answers"]


def _key(label: str) -> tuple[str, int]:
    matter, number = label.strip().split(".")
    return matter, int(number)


def _hop() -> Entry:
    return {"told_in": [], "received_in": None, "answers": None}
