"""JSON-LD: the graph in the terms of W3C ORG and PROV and of Popolo, where they have one, else in terms of its own.

Every node is an object with the types and properties of the tables below. A relationship is a property of the node
it starts from; where it says more (since when it is known, how certain, by which words), an `rdf:Statement` holds that,
which for seats and posts is an `org:Membership`, as Popolo has it. Nothing is left out: what has no common term keeps
its own, under `urn:klyngegraf:term:`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from typing import Any
from urllib.parse import quote

from graph.rows import Edge, Node, Rows, Value

PREFIXES = {
    "kg": "urn:klyngegraf:term:",
    "org": "http://www.w3.org/ns/org#",
    "prov": "http://www.w3.org/ns/prov#",
    "opengov": "http://www.w3.org/ns/opengov#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "schema": "http://schema.org/",
    "dcterms": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
}
TYPES: dict[str, tuple[str, ...]] = {
    "Source": ("prov:Entity", "foaf:Document"), "Passage": ("prov:Entity",), "Mention": (),
    "Body": ("org:Organization",), "Forum": (), "Organisation": ("org:FormalOrganization",),
    "Region": ("org:FormalOrganization",), "Group": ("org:OrganizationalCollaboration",),
    "Person": ("foaf:Person", "prov:Person"), "Meeting": ("prov:Activity", "schema:Event"),
    "AgendaItem": ("prov:Activity",), "Decision": ("prov:Entity",), "Matter": (), "Project": ("foaf:Project",),
    "Event": ("prov:Activity",), "Referral": ("prov:Activity",), "Commitment": ("prov:Entity",), "Denial": (),
    "Question": (), "Judgement": ("prov:Activity",),
}  # fmt: skip
RELATIONS: dict[str, str] = {
    "SUBUNIT_OF": "org:subOrganizationOf", "INCLUDES": "org:hasMember", "SUCCEEDS": "dcterms:replaces",
    "MEETING_OF": "schema:organizer", "HAS_ITEM": "dcterms:hasPart", "DECIDED": "prov:generated",
    "MADE_BY": "prov:wasAttributedTo", "RESUMES": "prov:wasInformedBy", "CONCERNS": "dcterms:subject",
    "WORKS_ON": "foaf:currentProject", "CONTINUES": "prov:wasDerivedFrom", "PART_OF": "dcterms:isPartOf",
    "COMBINED_WITH": "dcterms:relation", "BY": "prov:wasAssociatedWith", "ABOUT": "schema:about",
    "OWNED_BY": "prov:wasAttributedTo", "SAID_IN": "prov:wasDerivedFrom", "IN_ITEM": "dcterms:isPartOf",
    "IN_SOURCE": "prov:wasQuotedFrom", "MINUTES_OF": "schema:about", "MEMBER_OF": "org:memberOf",
}  # fmt: skip
PROPERTIES: dict[str, dict[str, str]] = {
    "Body": {"name": "skos:prefLabel", "aliases": "skos:altLabel", "kind": "org:classification",
             "valid_from": "schema:foundingDate", "valid_to": "schema:dissolutionDate"},
    "Person": {"name": "foaf:name", "variants": "opengov:otherName"},
    "Meeting": {"date": "schema:startDate", "place": "schema:location"},
    "AgendaItem": {"title": "dcterms:title", "position": "schema:position"},
    "Matter": {"name": "dcterms:title", "aliases": "dcterms:alternative"},
    "Passage": {"quote": "prov:value"},
    "Source": {"name": "dcterms:title", "kind": "dcterms:format"},
    "Decision": {"date": "dcterms:date"},
}  # fmt: skip
MEMBERSHIPS = {"MEMBER_OF": "roles", "HOLDS_POST_AT": "title"}
"""Relationships that are memberships, and their property that is the role."""


def jsonld(rows: Rows) -> str:
    """The whole document."""
    starting: defaultdict[str, list[Edge]] = defaultdict(list)
    for _, edge in sorted(rows.edges.items()):
        starting[edge.start[1]].append(edge)
    things = [_node(node, starting[identifier]) for identifier, node in sorted(rows.nodes.items())]
    things += [statement for _, edge in sorted(rows.edges.items()) if (statement := _statement(edge))]
    return json.dumps({"@context": PREFIXES, "@graph": things}, ensure_ascii=False, indent=1) + "\n"


def iri(identifier: str) -> str:
    """The name of a node in the web of data: its id, made to fit."""
    return f"urn:klyngegraf:{quote(identifier, safe=':')}"


def _node(node: Node, edges: list[Edge]) -> dict[str, Any]:
    types = [f"kg:{label}" for label in node.labels] + [one for label in node.labels for one in TYPES[label]]
    found: dict[str, Any] = {"@id": iri(node.id), "@type": types, "kg:id": node.id}
    found |= _values(node.properties, PROPERTIES.get(node.labels[0], {}))
    for edge in edges:
        found.setdefault(_relation(edge.type), []).append({"@id": iri(edge.end[1])})
    return found


def _statement(edge: Edge) -> dict[str, Any] | None:
    """What a relationship says beside its ends; None where that is nothing."""
    if not edge.properties and not edge.key:
        return None
    parts = ":".join(quote(part, safe="") for part in (edge.type, edge.start[1], edge.end[1], edge.key))
    start, end = {"@id": iri(edge.start[1])}, {"@id": iri(edge.end[1])}
    found: dict[str, Any] = {
        "@id": f"urn:klyngegraf:statement:{parts}", "@type": ["rdf:Statement"], "rdf:subject": start,
        "rdf:predicate": {"@id": _relation(edge.type)}, "rdf:object": end, "kg:type": edge.type,
    }  # fmt: skip
    terms = {"passages": "prov:wasDerivedFrom"}
    if edge.type in MEMBERSHIPS:
        found["@type"].append("org:Membership")
        found |= {"org:member": start, "org:organization": end}
        terms |= {MEMBERSHIPS[edge.type]: "org:role", "first_seen": "schema:startDate", "last_seen": "schema:endDate"}
    found |= _values(edge.properties, terms)
    if passages := found.get("prov:wasDerivedFrom"):
        found["prov:wasDerivedFrom"] = [{"@id": iri(passage)} for passage in passages]
    return found


def _relation(type_: str) -> str:
    return RELATIONS.get(type_, f"kg:{type_}")


def _values(properties: dict[str, Value], terms: dict[str, str]) -> dict[str, Any]:
    return {terms.get(name, f"kg:{name}"): value for name, value in sorted(properties.items()) if value is not None}
