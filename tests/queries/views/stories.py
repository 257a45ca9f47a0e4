"""Small graphs for what a view has to bear: a matter with its hops, a project without dates, people, long names."""

from __future__ import annotations

from collections.abc import Iterable

from graph.rows import Edge, Node, Rows, Value

Hop = tuple[str, str, str, str | None, str | None, str | None]  # sender, receiver, kind, date, earliest, latest


def story(hops: Iterable[Hop], name: str = "En sag", known_from: str = "2024-01-01") -> Rows:
    """A matter 'matter' and its hops 'hop0', 'hop1' … between bodies called as they are, told by one file."""
    rows = Rows()

    def node(labels: tuple[str, ...], id_: str, **properties: Value) -> tuple[str, str]:
        rows.add(Node(labels, id_, {"scope": id_, "known_from": known_from, **properties}))
        return labels[0], id_

    def edge(start: tuple[str, str], type_: str, end: tuple[str, str], **properties: Value) -> None:
        rows.add(Edge(type_, start, end, {"known_from": known_from, **properties}))

    matter = node(("Matter",), "matter", name=name)
    hops = list(hops)
    names = dict.fromkeys(end for hop in hops for end in hop[:2])
    bodies = {
        each: node(("Body", "Forum"), f"body:{each}", name=each, level=1 + place % 8)
        for place, each in enumerate(names)
    }
    first = next(iter(bodies.values()), None) or node(("Body", "Forum"), "body", name="KLU Hede", level=2)
    meeting = node(("Meeting",), "meeting", date=known_from, status="held", coverage="minutes")
    source = node(("Source",), "source", name="referat.txt", kind="text", loaded_at="2024-01-01T00:00:00Z")
    item = node(("AgendaItem",), "item", number="1", title=name)
    edge(source, "MINUTES_OF", meeting)
    edge(meeting, "MEETING_OF", first)
    edge(meeting, "HAS_ITEM", item)
    for number, (giver, receiver, kind, date, earliest, latest) in enumerate(hops):
        hop = node(
            ("Referral",), f"hop{number}", kind=kind, status="done", subject=name, date=date, earliest=earliest,
            latest=latest, sort_date=date or latest,
        )  # fmt: skip
        passage = node(("Passage",), f"passage{number}", line=number + 1, start=0, end=4, quote=f"Det sagde {number}.")
        edge(hop, "SAID_IN", passage)
        edge(passage, "IN_ITEM", item)
        edge(passage, "IN_SOURCE", source)
        edge(hop, "FROM", bodies[giver])
        edge(hop, "TO", bodies[receiver])
        edge(hop, "ABOUT", matter)
    return rows


def undated_project() -> Rows:
    """A project of which only the name is known."""
    rows = story([])
    rows.add(
        Node(("Matter", "Project"), "project", {"scope": "project", "known_from": "2024-01-01", "name": "Uden dato"})
    )
    return rows


def lone_person(name: str) -> Rows:
    """A person who was named and never seen at a meeting."""
    rows = story([])
    rows.add(Node(("Person",), "person", {"scope": "person", "known_from": "2024-01-01", "name": name}))
    return rows


def many_hops(number: int) -> Rows:
    """A matter that has gone back and forth between ten bodies, one step a day."""
    kinds = ("escalates", "delegates", "consults", "informs", "reports_back")
    days = [f"{2000 + day // 336}-{1 + day // 28 % 12:02}-{1 + day % 28:02}" for day in range(number)]
    return story(
        [
            (f"Forum {day % 10}", f"Forum {(day + 3) % 10}", kinds[day % 5], date, date, date)
            for day, date in enumerate(days)
        ]
    )
