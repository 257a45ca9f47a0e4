"""Rows in which nobody is named: each person becomes the opaque name that forgetting would give.

    people of the graph → rules (keyed hashes) → every text of every node and relationship → the same rows, nobody named

The rules and the key are those of `forget-person`, so that a person has the same opaque name in every export of this
user. A form that leaves out part of a name is replaced where the file names the person; where several there share it,
nobody can tell who is meant, and it is hidden. People who are in no attendance list, but named as such, are people too.
Ids of people and of their mentions are made of their names, so they are exchanged as well.
"""

from __future__ import annotations

import hashlib
import hmac
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from graph.rows import Edge, Node, Rows, Value
from loaders.privacy.forgetting import Forgotten, Rule, name_words
from loaders.privacy.masking import MASK
from loaders.rules import rules

_CLEAR = frozenset((
    "known_from", "certainty", "basis", "digest", "extractor", "date", "earliest", "latest", "sort_date", "due_from",
    "due_to", "precision", "how", "valid_from", "valid_to", "first_seen", "last_seen",
))  # fmt: skip
"""Properties that hold no words of minutes."""
_REFERENCES = frozenset(("scope", "passages", "sides", "by", "referral", "matter"))
"""Properties that hold ids of nodes, or may."""
_JUDGES = frozenset(("read_by", "by"))
_UNCLEAR = MASK * 3


def pseudonymised(rows: Rows, known: Forgotten) -> Rows:
    """The rows without the names of people; `known` has the key, and the rules of those forgotten before."""
    people = _People(rows, known)
    ids = {node.id: people.identifier(node) for node in rows.nodes.values()}
    hidden = Rows()
    for node in rows.nodes.values():
        scope = str(node.properties.get("scope"))
        properties = {
            name: people.value(node.labels[0], name, value, scope, ids) for name, value in node.properties.items()
        }
        if node.labels[0] == "Passage" and properties.get("quote") != node.properties.get("quote"):
            properties["redacted"] = True
        hidden.add(Node(node.labels, ids[node.id], properties))
    for edge in rows.edges.values():
        scope = next((str(rows.nodes[end[1]].properties.get("scope")) for end in (edge.start, edge.end)
                      if str(rows.nodes[end[1]].properties.get("scope")) in people.files), "")  # fmt: skip
        properties = {name: people.value(edge.type, name, value, scope, ids) for name, value in edge.properties.items()}
        start, end = ((label, ids[identifier]) for label, identifier in (edge.start, edge.end))
        hidden.add(Edge(edge.type, start, end, properties, people.text(edge.key, scope)))
    return hidden


@dataclass(frozen=True, slots=True)
class _Named:
    """A rule, and the files that name the person."""

    rule: Rule
    files: frozenset[str]


class _People:
    """Everybody whom the rows name, and what hides them in a text of a file."""

    def __init__(self, rows: Rows, known: Forgotten) -> None:
        self._key = known.key
        self.files = {node.id for node in rows.nodes.values() if node.labels[0] == "Source"}
        self._words: defaultdict[str, set[str]] = defaultdict(set)
        self._named = self._rules(rows, known)
        self._hiding: dict[str, Forgotten] = {}
        self._done: dict[tuple[str, str], str] = {}

    def identifier(self, node: Node) -> str:
        """An id that tells no name: of people and their mentions a keyed one, of others the words replaced."""
        is_person = node.labels[0] == "Person" or (node.labels[0] == "Mention" and _is_persons(node))
        if not is_person:
            return self.text(node.id, "")
        digest = hmac.digest(self._key, node.id.encode(), hashlib.sha256).hex()[:16]
        return f"{node.labels[0].lower()}:{digest}"

    def value(self, thing: str, name: str, value: Value, scope: str, ids: Mapping[str, str]) -> Value:
        """A property without names."""
        if name in _CLEAR or not isinstance(value, str | list):
            return value
        parts = [str(one) for one in value] if isinstance(value, list) else [value]
        if name in _REFERENCES and all(part in ids for part in parts):
            done = [ids[part] for part in parts]
        elif name in _JUDGES and thing != "WORKS_ON":
            done = [self._judge(part) for part in parts]
        else:
            done = [self.text(part, scope) for part in parts]
        return list(dict.fromkeys(done)) if isinstance(value, list) else done[0]

    def text(self, text: str, scope: str) -> str:
        """A text of the file `scope`, or of several ('')."""
        meant = self._meant(text)
        if not meant:
            return text
        scope = scope if scope in self.files else ""
        if (text, scope) not in self._done:
            # Forms that are only parts count where the person's opaque name stands in front.
            before = "".join(f"{name}\n" for name in sorted(meant))
            self._done[text, scope] = _applied(self._of(scope), before, text)
        return self._done[text, scope]

    def _meant(self, text: str) -> set[str]:
        """Opaque names of all whom a word of the text may name; most texts have none, and asking is quick."""
        meant: set[str] = set()
        for word in name_words(text):
            for form in (word, word.removesuffix("s")):
                meant |= self._words.get(form, set())
        return meant | {_UNCLEAR} if meant else meant

    def _judge(self, name: str) -> str:
        letters = hmac.digest(self._key, name.casefold().encode(), hashlib.sha256).hex()[:6]
        return f"reader {letters}"

    def _rules(self, rows: Rows, known: Forgotten) -> list[_Named]:
        """A rule for each set of names that belong together."""
        names: defaultdict[str, set[str]] = defaultdict(set)
        files: defaultdict[str, set[str]] = defaultdict(set)
        whose = {edge.start[1]: edge.end[1] for edge in rows.edges.values()
                 if edge.type == "MEANS" and edge.end[0] == "Person"}  # fmt: skip
        for node in rows.nodes.values():
            if node.labels[0] == "Person":
                names[node.id] |= _texts(node.properties.get("name"), node.properties.get("variants"))
            elif node.labels[0] == "Mention" and _is_persons(node):
                person = whose.get(node.id, f"only:{node.properties.get('text')}")
                names[person] |= _texts(node.properties.get("text"))
                files[person].add(str(node.properties.get("scope")))
        for edge in rows.edges.values():
            if edge.type == "ATTENDED" and edge.properties.get("substitutes_for"):
                names[f"only:{edge.properties['substitutes_for']}"] |= _texts(edge.properties["substitutes_for"])
        found: dict[str, _Named] = {}
        bodies = _bodies(rows)
        for person in sorted(names):
            names[person] -= {name for name in names[person] if name_words(name) in bodies}
            if not names[person]:
                continue
            rule = known.rule_for(sorted(names[person]))
            for word in {word for name in names[person] for word in name_words(name)}:
                self._words[word].add(rule.name)
            known = known.including(rule)
            seen = found[rule.name].files if rule.name in found else frozenset()
            found[rule.name] = _Named(rule, seen | frozenset(files[person]))
        return list(found.values())

    def _of(self, scope: str) -> Forgotten:
        """What hides people in a file's texts."""
        if scope not in self._hiding:
            here = [one for one in self._named if not scope or scope in one.files]
            count: defaultdict[str, int] = defaultdict(int)
            for one in here:
                for part in one.rule.parts:
                    count[part] += 1
            shared = tuple(sorted(part for part, times in count.items() if times > 1))
            narrowed = [self._narrowed(one, one in here, shared) for one in self._named]
            if shared:
                starts = tuple(sorted({start for one in here for start in one.rule.starts}))
                narrowed.append(Rule(_UNCLEAR, (), shared, starts))
            self._hiding[scope] = Forgotten(self._key, tuple(narrowed))
        return self._hiding[scope]

    def _narrowed(self, one: _Named, here: bool, shared: Iterable[str]) -> Rule:
        rule = one.rule
        return Rule(rule.name, rule.forms, tuple(p for p in rule.parts if here and p not in shared), rule.starts)


def _applied(hiding: Forgotten, before: str, text: str) -> str:
    pieces: list[str] = []
    at = 0
    for start, end, words in hiding.replacements(before + text):
        start, end = start - len(before), end - len(before)
        if start >= 0:
            pieces += text[at:start], words
            at = end
    return "".join([*pieces, text[at:]])


def _bodies(rows: Rows) -> set[tuple[str, ...]]:
    """Names of bodies that hold no given name: a body that was once read as a person is not to be hidden everywhere."""
    given = rules("given_names")["names"]
    names = [str(node.properties.get("name")) for node in rows.nodes.values() if node.labels[0] == "Body"]
    return {name_words(name) for name in names if not any(word in given for word in name.replace("-", " ").split())}


def _is_persons(mention: Node) -> bool:
    return mention.properties.get("kind") == "person" or mention.properties.get("how") in ("person", "attendance")


def _texts(*values: Value) -> set[str]:
    found: set[str] = set()
    for value in values:
        if isinstance(value, str):
            found.add(value)
        elif isinstance(value, list):
            found |= {str(one) for one in value}
    return found
