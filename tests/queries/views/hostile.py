"""Rows whose every text tries to run or to fetch something."""

from __future__ import annotations

from collections.abc import Callable

from graph.rows import Edge, Node, Rows, Value

Ref = tuple[str, str]

CODE = '</script><img src=x onerror="window.ran=1"><script>window.ran=2</script>'
NAMES = (
    "javascript:window.ran=3",
    '"><svg onload=window.ran=4>',
    "{{ 7 * 7 }}{% raw %}<!--",
    '=HYPERLINK("http://example.invalid")',
    "<a href=javascript:window.ran=5>href</a>",
    "<link rel=stylesheet href=http://example.invalid/x.css>",
    "\u202eMålmønt\u202c \u2028'`${window.ran=6}`",
    "ordet " * 50 + "<iframe src=http://example.invalid>",
)


def _more(node: Callable[..., Ref], edge: Callable[..., None], body: Ref, meeting: Ref) -> None:
    """A project with an event and a promise, and a person who attends, works and promises, all with such names."""
    project = node(("Matter", "Project"), f"project {CODE}", name=NAMES[0], aliases=[CODE])
    older = node(("Matter", "Project"), "older", name=NAMES[1])
    edge(project, "CONTINUES", older, reason=CODE)
    event = node(("Event",), f"event {CODE}", kind=CODE, date="2024-01-01", kroner=1000, purpose=CODE)
    edge(event, "HAPPENED_TO", project)
    edge(event, "BY", body)
    person = node(("Person",), f"person {CODE}", name=NAMES[2], variants=[CODE])
    edge(person, "ATTENDED", meeting, status="present", roles=["chair"], title=CODE)
    edge(person, "MEMBER_OF", body, roles=["chair"])
    edge(person, "WORKS_ON", project, role="lead", organisation=CODE)
    promise = node(("Commitment",), f"promise {CODE}", what=CODE, due=CODE)
    edge(promise, "OWNED_BY", person)
    edge(promise, "ABOUT", project)


def hostile_rows() -> Rows:
    """A matter that goes from body to body, all of them with such names, ids, kinds and quotes."""
    rows = Rows()

    def node(labels: tuple[str, ...], id_: str, **properties: Value) -> tuple[str, str]:
        rows.add(Node(labels, id_, {"scope": id_, "known_from": "2024-01-01", **properties}))
        return labels[0], id_

    def edge(start: tuple[str, str], type_: str, end: tuple[str, str], **properties: Value) -> None:
        rows.add(Edge(type_, start, end, {"known_from": "2024-01-01", **properties}))

    matter = node(("Matter",), f"m{CODE}", name=CODE, aliases=[CODE])
    bodies = [node(("Body", "Forum"), f"b{name}", name=name, level=3, region=CODE, kind=CODE) for name in NAMES]
    meeting = node(("Meeting",), "meeting", date="2024-01-01", status="held", coverage="minutes")
    source = node(("Source",), "source", name=f"{CODE}.txt", kind="text", loaded_at="2024-01-01T00:00:00Z")
    edge(source, "MINUTES_OF", meeting)
    edge(meeting, "MEETING_OF", bodies[0])
    item = node(("AgendaItem",), "item", number=CODE, title=CODE)
    edge(meeting, "HAS_ITEM", item)
    edge(item, "CONCERNS", matter)
    _more(node, edge, bodies[0], meeting)
    for number, name in enumerate(NAMES[1:], start=1):
        hop = node(
            ("Referral",),
            f"hop{number}",
            kind="informs",
            status="done",
            subject=name,
            condition=CODE,
            date="2024-01-01",
        )
        passage = node(("Passage",), f"passage{number}", page=1, line=number, start=0, end=9, quote=f"{CODE} {name}")
        edge(passage, "IN_SOURCE", source)
        edge(passage, "IN_ITEM", item)
        edge(hop, "SAID_IN", passage)
        edge(hop, "FROM", bodies[number - 1])
        edge(hop, "TO", bodies[number])
        edge(hop, "ABOUT", matter)
    return rows
