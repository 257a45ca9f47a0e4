"""A small made-up story as rows: every label and relationship of the schema at least once.

The matter 'Medicin ved udskrivelse' goes KLU Ådal → Driftsforum Somatik → Faglig Sundhedsklynge Østerå → SSF
(Vesterland) and comes back answered in part. The project 'Tryg Hjemkomst' continues 'Følge Hjem' and is funded with
1,250,000 kr. One promise is kept, one is missed, one is called off, one is spoken of again, one is never heard of.
"""

from __future__ import annotations

from graph.rows import Edge, Node, Rows, Value

REGION, KLU, DRIFT = "region:vesterland", "forum:klu-ådal", "forum:driftsforum-østerå"
CHAIR = "forum:formandskab-driftsforum"
CLUSTER, FORERUNNER, SSF = "forum:faglig-østerå", "forum:klyngestyregruppe-østerå", "forum:ssf-vesterland"
AADAL, MOSBY, HOSPITAL, BOTH = "org:ådal", "org:mosby", "org:østerå-sygehus", "group:begge-kommuner"
BIRTHE, NIELS, SIGNE = "person:birthe", "person:niels", "person:signe"
MEDICINE, HOME, FOLLOW, NEAR, HOMEWARD = (
    "matter:medicin", "matter:tryg-hjemkomst", "matter:følge-hjem", "matter:nære-forløb", "matter:hjemad",
)  # fmt: skip

# forum, date, start, end, place, online: the meetings whose minutes are read
MEETINGS = (
    (KLU, "2023-03-14", "09:00", "11:00", "Ådal Rådhus, mødelokale 2", False),
    (DRIFT, "2023-05-09", "13:00", "15:30", "Østerå Sygehus", False),
    (CLUSTER, "2023-06-20", "12:30", "15:00", "Teams", True),
    (SSF, "2023-09-12", "10:00", "12:00", "Regionshuset i Vesterby", False),
    (KLU, "2023-10-10", "09:00", "11:00", "Ådal Rådhus, mødelokale 2", False),
)
PLANNED = "meeting:driftsforum-østerå:2023-11-07"


class Story(Rows):
    """Rows with words for the things that minutes say."""

    def node(self, labels: str, id: str, scope: str | None = None, **properties: Value) -> str:  # noqa: A002
        names = tuple(labels.split(":"))
        self.add(Node(names, id, {"scope": scope or id, **properties}))
        return id

    def edge(self, start: str, type: str, end: str, key: str = "", **properties: Value) -> None:  # noqa: A002
        ends = [(self.nodes[one].labels[0], one) for one in (start, end)]
        self.add(Edge(type, ends[0], ends[1], properties, key))

    def said(self, fact: str, item: str, quote: str, line: int, **told: Value) -> str:
        """Put in the passage that says `fact` under `item`; the passage's id."""
        source = str(self.nodes[item].properties["scope"])
        passage, start = f"passage:{item}:{line}:{len(quote)}", 40 * line
        self.node(
            "Passage", passage, source, known_from=self.known(item), page=1 + line // 40, line=line, start=start,
            end=start + len(quote), quote=quote, redacted="██" in quote,
        )  # fmt: skip
        self.edge(fact, "SAID_IN", passage, **told)
        self.edge(passage, "IN_ITEM", item)
        self.edge(passage, "IN_SOURCE", source)
        return passage

    def known(self, item: str) -> str:
        return str(self.nodes[item].properties["known_from"])

    def fact(self, labels: str, id: str, item: str, quote: str, line: int, **properties: Value) -> str:  # noqa: A002
        """A fact node that `item` tells, with its passage."""
        told = {"scope": str(self.nodes[item].properties["scope"]), "known_from": self.known(item)}
        self.node(labels, id, **{**told, "certainty": "certain", "rule": "sample", **properties})
        self.said(id, item, quote, line)
        return id


def sample_rows() -> Rows:
    """The whole story; passes `graph.validation.check`."""
    story = Story()
    _bodies(story)
    _meetings(story)
    _items(story)
    _people(story)
    _matters(story)
    _referrals(story)
    _project(story)
    _commitments(story)
    _doubts(story)
    return Rows(story.nodes, story.edges)


def _bodies(story: Story) -> None:
    def body(id: str, label: str, name: str, kind: str, level: int | None, known_from: str, *aliases: str) -> None:  # noqa: A002
        story.node(
            f"Body:{label}", id, name=name, kind=kind, level=level, aliases=list(aliases), region="Region Vesterland",
            registered=label != "Group", known=label != "Group", known_from=known_from, certainty="certain",
            rule="registry",
        )  # fmt: skip

    body(REGION, "Region", "Region Vesterland", "region", 7, "2023-03-14")
    body(KLU, "Forum", "KLU Ådal", "klu", 2, "2023-03-14", "Kommunalt-Lægeligt Udvalg i Ådal Kommune", "KLU")
    body(DRIFT, "Forum", "Driftsforum Somatik (Østerå)", "driftsforum", 3, "2023-03-14", "Driftsforum for Somatik")
    body(CHAIR, "Forum", "Formandskabet for Driftsforum Somatik (Østerå)", "chairmanship", 3, "2023-05-09")
    body(CLUSTER, "Forum", "Faglig Sundhedsklynge Østerå", "faglig klynge", 4, "2023-05-09", "Faglig klynge")
    body(FORERUNNER, "Forum", "Klyngestyregruppen Østerå", "klyngestyregruppe", 4, "2023-06-20")
    body(SSF, "Forum", "SSF (Vesterland)", "ssf", 6, "2023-06-20", "Strategisk Sundhedsforum", "SSF")
    body(AADAL, "Organisation", "Ådal Kommune", "municipality", 2, "2023-03-14")
    body(MOSBY, "Organisation", "Mosby Kommune", "municipality", 2, "2023-03-14")
    body(HOSPITAL, "Organisation", "Østerå Sygehus", "hospital", None, "2023-05-09")
    body(BOTH, "Group", "de to kommuner", "municipalities", 2, "2023-06-20")
    for part, whole in (
        (KLU, AADAL), (CHAIR, DRIFT), (DRIFT, CLUSTER), (CLUSTER, REGION), (SSF, REGION),
    ):  # fmt: skip
        story.edge(part, "SUBUNIT_OF", whole, basis="said", known_from=story.known(part), reason="registry")
    for whole in (CLUSTER, BOTH):
        for member in (AADAL, MOSBY):
            story.edge(
                whole, "INCLUDES", member, basis="said", valid_from="2022-07-01", reason="registry",
                known_from=story.known(whole), certainty="certain",
            )  # fmt: skip
    story.edge(
        CLUSTER, "SUCCEEDS", FORERUNNER, change="klynger 2022", kind="replaced", date="2022-07-01", basis="said",
        legal_basis="Lov om sundhedsklynger", known_from="2023-06-20", certainty="certain",
    )  # fmt: skip


def _meeting_id(forum: str, date: str) -> str:
    return f"meeting:{forum.removeprefix('forum:')}:{date}"


def _item_id(forum: str, date: str, number: str) -> str:
    return f"item:{forum.removeprefix('forum:')}:{date}:{number}"


K3, K4 = _item_id(KLU, "2023-03-14", "3"), _item_id(KLU, "2023-03-14", "4")
D2, D3 = _item_id(DRIFT, "2023-05-09", "2"), _item_id(DRIFT, "2023-05-09", "3")
C4, C5 = _item_id(CLUSTER, "2023-06-20", "4"), _item_id(CLUSTER, "2023-06-20", "5")
S5, S6 = _item_id(SSF, "2023-09-12", "5"), _item_id(SSF, "2023-09-12", "6")
L1, L2 = _item_id(KLU, "2023-10-10", "1"), _item_id(KLU, "2023-10-10", "2")


def _meetings(story: Story) -> None:
    for forum, date, start, end, place, online in MEETINGS:
        meeting, source = _meeting_id(forum, date), f"source:{forum.removeprefix('forum:')}:{date}"
        story.node(
            "Meeting", meeting, date=date, precision="day", start=start, end=end, place=place, online=online,
            status="held", coverage="minutes", known_from=date, certainty="certain", rule="head",
        )  # fmt: skip
        story.edge(meeting, "MEETING_OF", forum, basis="said", known_from=date)
        story.node(
            "Source", source, source, name=f"{meeting.removeprefix('meeting:').replace(':', ' ')}.txt", kind="text",
            extractor="0.1.0", digest=f"{abs(len(source)):064x}", reading="{}", loaded_at="2024-01-05T08:00:00Z",
            known_from=date,
        )  # fmt: skip
        story.edge(source, "MINUTES_OF", meeting, version="approved", known_from=date)
    story.node(
        "Meeting", PLANNED, date="2023-11-07", precision="day", status="planned", coverage="mentioned",
        known_from="2023-06-20", certainty="certain", rule="meeting mentioned",
    )  # fmt: skip
    story.edge(PLANNED, "MEETING_OF", DRIFT, basis="said", known_from="2023-06-20")


# forum, date, number, title, decision kinds, decision text, recommendation points
ITEMS: tuple[tuple[str, str, str, str, list[str], str, list[str]], ...] = (
    (KLU, "2023-03-14", "3", "Medicin ved udskrivelse", ["decided"],
     "KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik.", ["At KLU drøfter medicinlisterne"]),
    (KLU, "2023-03-14", "4", "Fælles sårpleje", ["postponed"], "Punktet udsættes til et senere møde.", []),
    (DRIFT, "2023-05-09", "2", "Henvendelse fra KLU Ådal om medicinlister", ["discussed", "decided"],
     "Driftsforum bakker op og indstiller til Faglig Sundhedsklynge, at der laves en fælles medicinliste.",
     ["At Driftsforum tager stilling til henvendelsen"]),
    (DRIFT, "2023-05-09", "3", "Forslag til projekt: Tryg Hjemkomst", ["approved"],
     "Forslaget godkendes. Formandskabet beder de to kommuner om at pege på deltagere.", ["At forslaget godkendes"]),
    (CLUSTER, "2023-06-20", "4", "Fælles medicinliste", ["decided"],
     "Klyngen sender sagen videre til Strategisk Sundhedsforum til afgørelse.", ["At klyngen godkender medicinlisten"]),
    (CLUSTER, "2023-06-20", "5", "Status på Tryg Hjemkomst", ["taken_note"], "Status tages til efterretning.", []),
    (SSF, "2023-09-12", "5", "Medicinliste på tværs af sektorer", ["approved"],
     "SSF godkender en prøveperiode på et år og giver Faglig Sundhedsklynge Østerå svar.",
     ["At SSF godkender en varig ordning"]),
    (SSF, "2023-09-12", "6", "Bevilling til Tryg Hjemkomst", ["approved"],
     "SSF bevilger 1.250.000 kr. til Tryg Hjemkomst.", ["At der bevilges midler"]),
    (KLU, "2023-10-10", "1", "Fælles sårpleje, genoptaget", ["rejected"],
     "Forslaget om fælles sårpleje tiltrædes ikke.", ["At forslaget tiltrædes"]),
    (KLU, "2023-10-10", "2", "Opfølgning på aftaler", ["none"], "Ingen bemærkninger.", []),
)  # fmt: skip


def _items(story: Story) -> None:
    for position, (forum, date, number, title, kinds, text, points) in enumerate(ITEMS):
        item, source = _item_id(forum, date, number), f"source:{forum.removeprefix('forum:')}:{date}"
        story.node(
            "AgendaItem", item, source, number=number, position=position % 2, title=title, duration=15,
            case_text=f"Sagen handler om {title.lower()}.", recommendation_points=list(points), decision_text=text,
            attachments=["Bilag 1: Notat"] if points else [], closed=item == L2, known_from=date,
            certainty="certain", rule="layout",
        )  # fmt: skip
        story.edge(_meeting_id(forum, date), "HAS_ITEM", item, known_from=date)
        decision = story.fact(
            "Decision", f"decision:{item.removeprefix('item:')}", item, text, 10 * (position % 2 + 1),
            kinds=list(kinds), text=text, date=date, differs=item in (S5, L1),
        )  # fmt: skip
        story.edge(item, "DECIDED", decision)
        story.edge(decision, "MADE_BY", forum, basis="said", known_from=date)
        story.said(item, item, title, 10 * (position % 2 + 1) - 5)
    story.edge(L1, "RESUMES", K4, basis="inferred", reason="samme titel, udsat på mødet før", known_from="2023-10-10")


def _people(story: Story) -> None:
    for person, name, variants, since in (
        (BIRTHE, "Birthe Holmsgaard", ["Birthe Holmsgaard", "Birthe Holmsgård"], "2023-03-14"),
        (NIELS, "Niels Ravnkilde", ["Niels Ravnkilde", "N. Ravnkilde"], "2023-03-14"),
        (SIGNE, "Signe Østbjerg", ["Signe Østbjerg"], "2023-05-09"),
    ):
        story.node(
            "Person", person, name=name, variants=variants, known_from=since, certainty="certain", rule="attendance"
        )
    attended: tuple[tuple[str, str, str, str, list[str], str, str], ...] = (
        (BIRTHE, KLU, "2023-03-14", "present", ["chair"], "sundhedschef", "Ådal Kommune"),
        (NIELS, KLU, "2023-03-14", "present", ["minute-taker"], "konsulent", "Ådal Kommune"),
        (BIRTHE, DRIFT, "2023-05-09", "absent", [], "sundhedschef", "Ådal Kommune"),
        (NIELS, DRIFT, "2023-05-09", "present", [], "konsulent", "Ådal Kommune"),
        (SIGNE, DRIFT, "2023-05-09", "present", ["chair", "moderator"], "ledende overlæge", "Østerå Sygehus"),
        (BIRTHE, CLUSTER, "2023-06-20", "present", ["deputy-chair"], "sundhedschef", "Ådal Kommune"),
        (SIGNE, CLUSTER, "2023-06-20", "guest", [], "ledende overlæge", "Østerå Sygehus"),
        (SIGNE, SSF, "2023-09-12", "present", [], "sygehusdirektør", "Østerå Sygehus"),
        (BIRTHE, KLU, "2023-10-10", "present", ["chair"], "sundhedschef", "Ådal Kommune"),
    )
    for person, forum, date, status, roles, title, organisation in attended:
        extra: dict[str, Value] = {"online": forum == CLUSTER}
        if (person, forum) == (NIELS, DRIFT):
            extra |= {"substitutes_for": "Birthe Holmsgaard", "items_missed": ["3"]}
        if status == "guest":
            extra |= {"item": "5"}
        story.edge(
            person, "ATTENDED", _meeting_id(forum, date), status=status, roles=list(roles), title=title,
            organisation=organisation, known_from=date, certainty="certain", **extra,
        )  # fmt: skip
    for person, forum, roles, first, last in (
        (BIRTHE, KLU, ["chair"], "2023-03-14", "2023-10-10"), (NIELS, KLU, ["minute-taker"], "2023-03-14",
         "2023-03-14"),
        (BIRTHE, CLUSTER, ["deputy-chair"], "2023-06-20", "2023-06-20"), (SIGNE, SSF, [], "2023-09-12", "2023-09-12"),
        (SIGNE, DRIFT, ["chair", "moderator"], "2023-05-09", "2023-05-09"), (BIRTHE, DRIFT, [], "2023-05-09",
         "2023-05-09"),
    ):  # fmt: skip
        story.edge(person, "MEMBER_OF", forum, roles=list(roles), first_seen=first, last_seen=last, known_from=first)
    for person, organisation, title, first, last in (
        (BIRTHE, AADAL, "sundhedschef", "2023-03-14", "2023-10-10"), (NIELS, AADAL, "konsulent", "2023-03-14",
         "2023-05-09"),
        (SIGNE, HOSPITAL, "ledende overlæge", "2023-05-09", "2023-06-20"),
        (SIGNE, HOSPITAL, "sygehusdirektør", "2023-09-12", "2023-09-12"),
    ):  # fmt: skip
        story.edge(
            person, "HOLDS_POST_AT", organisation, key=title, title=title, first_seen=first, last_seen=last,
            known_from=first,
        )  # fmt: skip
    story.edge(NIELS, "HANDED_OVER", BIRTHE, basis="said", known_from="2023-10-10", certainty="likely")


def _matters(story: Story) -> None:
    for matter, labels, name, aliases, since, items in (
        (MEDICINE, "Matter", "Medicin ved udskrivelse", ["Fælles medicinliste"], "2023-03-14", (K3, D2, C4, S5)),
        (HOME, "Matter:Project", "Tryg Hjemkomst", ["Trygt Hjem"], "2023-05-09", (D3, C5, S6, L2)),
        (FOLLOW, "Matter:Project", "Følge Hjem", [], "2023-05-09", (D3,)),
        (NEAR, "Matter:Project", "Nære Forløb", [], "2023-06-20", (C5,)),
        (HOMEWARD, "Matter:Project", "Hjemad", [], "2023-09-12", (S6,)),
    ):
        story.node(
            labels, matter, name=name, aliases=list(aliases), known_from=since, certainty="certain", rule="thread",
            status="i gang" if matter == HOME else None,
        )  # fmt: skip
        for item in items:
            story.edge(
                item, "CONCERNS", matter, basis="said", known_from=story.known(item), certainty="certain",
                passages=[story.said(matter, item, name, 12)],
            )  # fmt: skip


def _referrals(story: Story) -> None:
    hops = (
        ("1", KLU, DRIFT, "escalates", "done", "2023-03", "2023-03-01", "2023-03-31", K3, D2, {}),
        ("2", DRIFT, CLUSTER, "escalates", "done", "2023-05-09", "2023-05-09", "2023-05-09", D2, C4, {}),
        ("3", CLUSTER, SSF, "escalates", "done", None, "2023-06-20", "2023-09-12", C4, S5, {}),
        ("4", SSF, CLUSTER, "reports_back", "planned", "2023-09-12", "2023-09-12", "2023-09-12", S5, None,
         {"answer": "partly", "condition": "hvis prøveperioden evalueres", "certainty": "likely"}),
    )  # fmt: skip
    quotes = {
        "1": "KLU beslutter at forelægge spørgsmålet for Driftsforum Somatik.",
        "2": "Driftsforum bakker op og indstiller til Faglig Sundhedsklynge",
        "3": "Klyngen sender sagen videre til Strategisk Sundhedsforum til afgørelse.",
        "4": "giver Faglig Sundhedsklynge Østerå svar",
    }
    for number, giver, receiver, kind, status, date, earliest, latest, item, received, more in hops:
        referral = story.fact(
            "Referral", f"referral:medicin:{number}", item, quotes[number], 14, kind=kind, status=status, date=date,
            earliest=earliest, latest=latest, sort_date=latest, subject="fælles medicinliste ved udskrivelse", **more,
        )  # fmt: skip
        since, sure = story.known(item), str(more.get("certainty", "certain"))
        story.edge(referral, "FROM", giver, known_from=since, certainty=sure)
        story.edge(referral, "TO", receiver, known_from=since, certainty=sure)
        story.edge(referral, "ABOUT", MEDICINE, basis="said", known_from=since, certainty=sure)
        story.edge(
            giver, "REFERRED_TO", receiver, key=referral, referral=referral, matter=MEDICINE, kind=kind, status=status,
            date=date or latest, known_from=since, certainty=sure,
        )  # fmt: skip
        if received:
            witness = story.said(referral, received, f"Henvendelsen fra {story.nodes[giver].properties['name']}", 16,
                                 kind=kind, status="done", date=date)  # fmt: skip
            story.edge(
                referral, "RECEIVED_AT", received, basis="inferred", passages=[witness], certainty="certain",
                reason="afsender, tid og emne passer", known_from=story.known(received),
            )  # fmt: skip
    for before, after, since in (("1", "2", "2023-05-09"), ("2", "3", "2023-06-20"), ("3", "4", "2023-09-12")):
        story.edge(
            f"referral:medicin:{before}", "NEXT", f"referral:medicin:{after}", basis="inferred", known_from=since,
            reason="afsenderen er den forrige modtager i samme sag", certainty="certain",
        )  # fmt: skip
    story.edge(
        "referral:medicin:4", "ANSWERS", "referral:medicin:3", basis="said", known_from="2023-09-12",
        certainty="certain",
        reason="svaret nævner klyngens henvendelse",
    )  # fmt: skip
    _task(story)


def _task(story: Story) -> None:
    """A task that a chairmanship gives to a group, and one that a person receives."""
    for id_, receiver, status, quote, line in (  # the second has no Body at its end, so no REFERRED_TO
        ("referral:hjemkomst:1", BOTH, "done", "Formandskabet beder de to kommuner om at pege på deltagere.", 24),
        ("referral:hjemkomst:2", SIGNE, "proposed", "Det foreslås, at Signe Østbjerg spørges til råds.", 26),
    ):
        kind = "delegates" if receiver == BOTH else "consults"
        story.fact(
            "Referral", id_, D3, quote, line, kind=kind, status=status, earliest="2023-05-09", latest="2023-05-09",
            date="2023-05-09", sort_date="2023-05-09", subject="deltagere i Tryg Hjemkomst",
        )  # fmt: skip
        story.edge(id_, "FROM", CHAIR, known_from="2023-05-09", certainty="certain")
        story.edge(id_, "TO", receiver, known_from="2023-05-09", certainty="certain")
        story.edge(id_, "ABOUT", HOME, basis="said", known_from="2023-05-09", certainty="certain")
    story.edge(
        CHAIR, "REFERRED_TO", BOTH, key="referral:hjemkomst:1", referral="referral:hjemkomst:1", matter=HOME,
        kind="delegates", status="done", date="2023-05-09", known_from="2023-05-09", certainty="certain",
    )  # fmt: skip


def _project(story: Story) -> None:
    events = (
        ("proposed", D3, DRIFT, "2023-05-09", None, False, "Forslag til projekt: Tryg Hjemkomst"),
        (
            "applied",
            C5,
            CLUSTER,
            "2023-06",
            1_500_000,
            False,
            "Klyngen har i juni søgt om 1,5 mio. kr. til Tryg Hjemkomst",
        ),
        ("funded", S6, SSF, "2023-09-12", 1_250_000, False, "SSF bevilger 1.250.000 kr. til Tryg Hjemkomst."),
        ("started", S6, None, "2024-01-01", None, True, "Projektet begynder den 1. januar 2024."),
    )
    for line, (kind, item, by, date, kroner, planned, quote) in enumerate(events, start=30):
        days = [f"{date}-01", f"{date}-30"] if len(date) == 7 else [date, date]
        event = story.fact(
            "Event", f"event:hjemkomst:{kind}", item, quote, line, kind=kind, date=date, earliest=days[0],
            latest=days[1],
            sort_date=days[1], planned=planned, kroner=kroner, purpose="Tryg Hjemkomst" if kroner else None,
        )  # fmt: skip
        since = story.known(item)
        story.edge(event, "HAPPENED_TO", HOME, basis="said", known_from=since, certainty="certain")
        if by:
            story.edge(event, "BY", by, known_from=since, certainty="certain")
        if kind == "funded":
            story.edge(event, "AT", _meeting_id(SSF, "2023-09-12"), known_from=since)
    for type_, other, item, quote in (
        ("CONTINUES", FOLLOW, D3, "Tryg Hjemkomst viderefører erfaringerne fra Følge Hjem"),
        ("PART_OF", NEAR, C5, "Tryg Hjemkomst er en del af Nære Forløb"),
        ("COMBINED_WITH", HOMEWARD, S6, "Tryg Hjemkomst lægges sammen med Hjemad"),
    ):
        passage = story.said(HOME, item, quote, 36)
        story.edge(
            HOME, type_, other, basis="said", passages=[passage], known_from=story.known(item), certainty="certain"
        )
    story.edge(
        NIELS, "WORKS_ON", HOME, role="lead", organisation="Ådal Kommune", known_from="2023-05-09", certainty="certain"
    )
    story.edge(SIGNE, "WORKS_ON", HOME, role="member", organisation="Østerå Sygehus", known_from="2023-06-20")


def _commitments(story: Story) -> None:
    promises = (
        ("deltagere", D3, AADAL, CHAIR, HOME, "peger på to deltagere", "inden 1. september 2023", "2023-09-01",
         "KEPT_AT", L2),
        ("skabelon", D2, NIELS, DRIFT, MEDICINE, "laver en skabelon til medicinlisten", None, None, "MENTIONED_AT", C4),
        ("høring", K3, KLU, DRIFT, MEDICINE, "sender høringssvar", "inden sommerferien", "2023-06-23", "MISSED_AT", L2),
        ("seminar", C5, CLUSTER, SSF, HOME, "holder et seminar for de to kommuner", "efteråret 2023", "2023-11-30",
         "CANCELLED_AT", S6),
        ("evaluering", S5, CLUSTER, SSF, MEDICINE, "evaluerer prøveperioden", "1. oktober 2024", "2024-10-01", None,
         None),
    )  # fmt: skip
    for line, (name, item, owner, to, matter, what, due, due_to, fate, where) in enumerate(promises, start=20):
        commitment = story.fact(
            "Commitment", f"commitment:{name}", item, f"{story.nodes[owner].properties['name']} {what}", line,
            what=what,
            due=due, due_from=due_to and story.known(item), due_to=due_to, recognisable=True,
        )  # fmt: skip
        since = story.known(item)
        story.edge(commitment, "OWNED_BY", owner, known_from=since, certainty="certain")
        story.edge(commitment, "MADE_TO", to, known_from=since, certainty="certain")
        story.edge(commitment, "ABOUT", matter, basis="said", known_from=since, certainty="certain")
        if fate and where:
            passage = story.said(commitment, where, f"Opfølgning: {what}", 40 + line)
            story.edge(
                commitment, fate, where, by=owner, basis="said", passages=[passage], known_from=story.known(where),
                certainty="certain",
            )  # fmt: skip
    story.edge(
        "referral:hjemkomst:1", "ASKS_FOR", "commitment:deltagere", basis="inferred",
        reason="opgaven og løftet har samme ord",
        known_from="2023-05-09", certainty="certain",
    )  # fmt: skip


def _doubts(story: Story) -> None:
    story.fact("Denial", "denial:sårpleje", L1, "Sagen sendes ikke videre til Driftsforum.", 18, kind="escalates",
               ends="KLU → Driftsforum")  # fmt: skip
    names = (
        ("Kommunalt-Lægeligt Udvalg i Ådal Kommune", "body", K3, KLU), ("Driftsforum", "body", K3, DRIFT),
        ("Strategisk Sundhedsforum", "body", C4, SSF), ("SSF", "body", S5, SSF), ("KLU Ådal", "body", D2, KLU),
        ("Birthe Holmsgård", "person", C5, BIRTHE), ("Niels Ravnkilde", "person", D2, NIELS),
        ("Tryg Hjemkomst", "matter", D3, HOME), ("Trygt Hjem", "matter", C5, HOME),
        ("Medicin ved udskrivelse", "matter", K3, MEDICINE), ("udvalget", "body", S6, None),
    )  # fmt: skip
    for text, kind, item, meant in names:
        source = str(story.nodes[item].properties["scope"])
        mention = story.node(
            "Mention", f"mention:{source}:{text}", source, text=text, kind=kind, context=f"… {text} …",
            known_from=story.known(item),
        )  # fmt: skip
        story.said(mention, item, text, 33)
        if meant:
            story.edge(
                mention, "MEANS", meant, basis="inferred", reason="samme navn og region", certainty="certain",
                known_from=story.known(item),
            )  # fmt: skip
    story.said(BOTH, D3, "Formandskabet beder de to kommuner om at pege på deltagere.", 14)
    unresolved = f"mention:{story.nodes[S6].properties['scope']}:udvalget"
    story.said(unresolved, S6, "udvalget kontaktes, telefon ██", 44)
    for id_, kind, text, about in (
        ("question:udvalget", "body", "Hvilket udvalg menes der med 'udvalget'?", (unresolved, S6)),
        ("question:birthe", "person", "Er Birthe Holmsgård og Birthe Holmsgaard den samme?", (BIRTHE,)),
    ):
        story.node(
            "Question", id_, kind=kind, text=text, reason="flere muligheder passer", known_from="2023-09-12",
        )  # fmt: skip
        for thing in about:
            story.edge(id_, "ASKS_ABOUT", thing, known_from="2023-09-12")
    story.node(
        "Judgement", "judgement:birthe", kind="same", by="AH", date="2023-10-01", why="samme stilling",
        sides=["mention:a", "mention:b"], known_from="2023-09-12",
    )  # fmt: skip
    story.edge("judgement:birthe", "JUDGES", BIRTHE, known_from="2023-09-12")
