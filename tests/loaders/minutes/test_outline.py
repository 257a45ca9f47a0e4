"""The agenda in the layouts that minutes come in. All texts are made up."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.minutes.lines import folded
from loaders.minutes.outline import read_outline

Expected = list[tuple[str, str, list[str]]]
THREE: Expected = [("1", "Velkomst", ["approved"]), ("2", "Økonomi", ["discussed"]), ("3", "Eventuelt", ["none"])]

LAYOUTS: dict[str, tuple[str, Expected]] = {
    "headings with a keyword": (
        "Punkt 1: Velkomst\nBeslutning\nGodkendt.\nPunkt 2: Økonomi (10 minutter)\nBeslutning\nDrøftet.\n"
        "Punkt 3: Eventuelt\nBeslutning\nIntet.\n",
        THREE,
    ),
    "numbers glued to titles": (
        "1.Velkomst\nBeslutningGodkendt.\n2.Økonomi\nBeslutningDrøftet.\n3.Eventuelt\nBeslutningIntet.\n",
        THREE,
    ),
    "a keyword on a line of its own": (
        "Dagsordenspunkt 1\nVelkomst\n\nAfgørelse: Godkendt.\n\nDagsordenspunkt 2\nØkonomi\n\nAfgørelse: Drøftet.\n\n"
        "Dagsordenspunkt 3\nEventuelt\n\nAfgørelse: Intet.\n",
        THREE,
    ),
    "bold markdown": (
        "**1. Velkomst**\n\n**Beslutning:** Godkendt.\n\n**2. Økonomi**\n\n**Beslutning:** Drøftet.\n\n"
        "**3. Eventuelt**\n\n**Beslutning:** Intet.\n",
        THREE,
    ),
    "HTML debris": (
        "<h3>1.&nbsp;Velkomst (5 min.)</h3>\n<b>Beslutning</b>\n<p>Godkendt.</p>\n<h3>2.&nbsp;Økonomi</h3>\n"
        "<b>Beslutning</b>\n<p>Drøftet.</p><h3>3.&nbsp;Eventuelt</h3>\n<b>Beslutning</b>\n<p>Intet.</p>\n",
        THREE,
    ),
    "a table of contents first": (
        "Indhold\n1. Velkomst ......... 2\n2. Økonomi .......... 3\n3. Eventuelt ........ 4\n\n1. Velkomst\n"
        "Beslutning\n"
        "Godkendt.\n\nTangsø Kommune    Side 2 af 4\n\n2. Økonomi\nBeslutning\nDrøftet.\n\n3. Eventuelt\n"
        "Beslutning\nIntet.\n",
        THREE,
    ),
    "the agenda in one line first": (
        "Dagsorden: 1. Velkomst 2. Økonomi 3. Eventuelt\n\n1. Velkomst\nBeslutning: Godkendt.\n\n2. Økonomi\n"
        "Beslutning: Drøftet.\n\n3. Eventuelt\nBeslutning: Intet.\n",
        THREE,
    ),
    "a numbered recommendation inside": (
        "1. Velkomst\nBeslutning\nGodkendt.\n\n2. Økonomi\nIndstilling\n1. at status drøftes\n2. at rammen holdes\n"
        "3. at resten spares\nBeslutning\nDrøftet.\n\n3. Eventuelt\nBeslutning\nIntet.\n",
        THREE,
    ),
    "an agenda printed as a table": (
        "Pkt.\tEmne\tTid\tKonklusion\n1\tVelkomst\t5 min\tGodkendt\n2\tØkonomi\t10 min\tDrøftet\n"
        "3\tEventuelt\t5 min\tIntet\n",
        THREE,
    ),
    "pages run together": (
        "1 Indhold Side 1. Velkomst...2 2. Økonomi...3 3. Eventuelt...4\n\n"
        "2 1. Velkomst Åben sag Sagsnr: 11/1 Beslutning Godkendt.\n\n"
        "3 2. Økonomi Åben sag Sagsnr: 11/2 Beslutning Drøftet.\n\n"
        "4 3. Eventuelt Åben sag Sagsnr: 11/3 Beslutning Intet.\n",
        THREE,
    ),
    "arrows for what was agreed": (
        "/1/ velkomst\nAlle var glade.\n--> Godkendt.\n\n/2/ økonomi\nPengene er små.\n--> Drøftet, ikke mere.\n",
        [("1", "velkomst", ["approved"]), ("2", "økonomi", ["discussed"])],
    ),
    "running case numbers": (
        "Sag nr. 63 Velkomst\nBeslutning: Godkendt\n\nSag nr. 64 Økonomi\nBeslutning: Drøftet\n",
        [("63", "Velkomst", ["approved"]), ("64", "Økonomi", ["discussed"])],
    ),
    "paragraph signs": (
        "§101.Velkomst\nBeslutningGodkendt.\n§102.Økonomi\nSagsnr.24/7Åben\nBeslutningDrøftet.\n",
        [("101", "Velkomst", ["approved"]), ("102", "Økonomi", ["discussed"])],
    ),
    "numbers glued to numbers": (
        "Pkt.1Velkomst\nBeslutning\nGodkendt\nPkt.2Økonomi\nBeslutning\nDrøftet\nPkt.324-timers vagt\n"
        "Beslutning\nUdsat\n",
        [("1", "Velkomst", ["approved"]), ("2", "Økonomi", ["discussed"]), ("3", "24-timers vagt", ["postponed"])],
    ),
    "decimals with groups": (
        "1.0. Formalia\n1.1. Velkomst\nReferat\nGodkendt.\n2.0. Sager\n2.1. Økonomi\nReferat\nDrøftet.\n",
        [
            ("1.0", "Formalia", []),
            ("1.1", "Velkomst", ["approved"]),
            ("2.0", "Sager", []),
            ("2.1", "Økonomi", ["discussed"]),
        ],
    ),
    "parts of an item": (
        "4. Orientering\n4.1 Fra huset\nNyt tag.\n4.2 Fra byen\nNy bro.\n\n5. Eventuelt\nGodkendt.\n",
        [("4", "Orientering", []), ("5", "Eventuelt", ["approved"])],
    ),
    "Roman numbers": (
        "I. Velkomst\nBeslutning: Godkendt.\n\nII. Økonomi\nBeslutning: Drøftet.\n",
        [("I", "Velkomst", ["approved"]), ("II", "Økonomi", ["discussed"])],
    ),
    "a letter behind the number": (
        "7. Velkomst\nBeslutning\nGodkendt\n7a. Økonomi\nBeslutning\nDrøftet\n8. Eventuelt\nBeslutning\nIntet\n",
        [("7", "Velkomst", ["approved"]), ("7a", "Økonomi", ["discussed"]), ("8", "Eventuelt", ["none"])],
    ),
    "no numbers but sections": (
        "Referat\n\nGodkendelse af dagsorden\n\nBeslutning\nGodkendt.\n\nLån af udstyr\n\nSagsfremstilling\n"
        "Det er slidt.\n\n"
        "Beslutning\nDrøftet.\n\nEventuelt\n\nBeslutning\nIntet.\n",
        [
            ("1", "Godkendelse af dagsorden", ["approved"]),
            ("2", "Lån af udstyr", ["discussed"]),
            ("3", "Eventuelt", ["none"]),
        ],
    ),
    "no numbers and no sections": (
        "REFERAT\nHoldt på torvet.\n\nVELKOMST\nBo bød velkommen.\n\nREGNSKAB\n"
        "Det blev aftalt, at Bo regner efter.\n\nEVENTUELT\nIntet.\n",
        [("1", "VELKOMST", []), ("2", "REGNSKAB", ["decided"]), ("3", "EVENTUELT", ["none"])],
    ),
    "an item that stands in the table of contents alone": (
        "1. Velkomst\n2. LUKKET PUNKT - Køb af bil\n3. Eventuelt\n\n1. Velkomst\nBeslutning\nGodkendt.\n\n"
        "3. Eventuelt\n"
        "Beslutning\nIntet.\n",
        [("1", "Velkomst", ["approved"]), ("2", "LUKKET PUNKT - Køb af bil", []), ("3", "Eventuelt", ["none"])],
    ),
    "dates and figures that look like headings": (
        "1. Velkomst\nVi mødes igen\n2. september 2031\n14.30 i salen.\nBeslutning\nGodkendt.\n\n2. Økonomi\n"
        "1.700.000 kr. er\n"
        "3. kvartal brugt.\nBeslutning\nDrøftet.\n\n3. Eventuelt\nBeslutning\nIntet.\n",
        THREE,
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_agenda_of_each_layout(name: str) -> None:
    text, expected = LAYOUTS[name]
    outline = read_outline(text)
    assert [(item.number, item.title, list(item.decisions)) for item in outline.items] == expected
    assert all(folded(item.title_span.of(text)) == item.title for item in outline.items)


def test_durations_and_closed_items() -> None:
    text = (
        "1. Velkomst (5 min.)\nGodkendt.\n2. Økonomi – ca. 20 minutter\nDrøftet.\n3. Status (kl. 10.15-10.50)\n"
        "Drøftet.\n"
        "4. LUKKET PUNKT: Køb\n5. Lukning af huset\nDrøftet.\n"
    )
    items = read_outline(text).items
    assert [item.duration_minutes for item in items] == [5, 20, 35, None, None]
    assert [item.closed for item in items] == [False, False, False, True, False]
    assert [item.title for item in items][:3] == ["Velkomst", "Økonomi", "Status"]


def test_head_and_tail_lie_around_the_items() -> None:
    text = (
        "Referat\nDato: 3. maj 2031\n\nSagsnr. 11/7\n1. Velkomst\nGodkendt.\n\nOPFØLGNING\n"
        "Nr  Opgave  Frist\n1  Brev  uge 9\n"
    )
    outline = read_outline(text)
    assert outline.head.of(text) == "Referat\nDato: 3. maj 2031\n\n"
    assert outline.tail.of(text).startswith("OPFØLGNING")
    assert outline.items[0].span.of(text) == "Sagsnr. 11/7\n1. Velkomst\nGodkendt.\n\n"


def test_a_title_runs_on_over_a_broken_line_and_ends_before_its_text() -> None:
    text = (
        "1. Samarbejdet om de mange opgaver i\nde kommende år\nSagsfremstilling\nDet går.\n"
        "2. Næste møde: 3. maj i salen.\n"
    )
    assert [item.title for item in read_outline(text).items] == [
        "Samarbejdet om de mange opgaver i de kommende år",
        "Næste møde",
    ]


def test_no_items_in_a_list_of_links() -> None:
    text = "Genveje\n • Referat af møde den 6. juni 2031\n • Dagsorden til møde den 12. august 2031\n • Kontakt\n"
    assert read_outline(text).items == []


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.one_of(
            st.text(max_size=30),
            st.sampled_from(
                [
                    "1. Velkomst",
                    "2. Økonomi (5 min)",
                    "Punkt 3",
                    "Indstilling",
                    "at noget sker, og at mere sker",
                    "Beslutning i Rådet den 3. maj 2031:",
                    "Godkendt",
                    "Bilag: A; B",
                    "Bilag til punkt 2",
                    "| 1 | Sag | Godkendt |",
                    "<p>",
                    "1. A 2. B 3. C",
                    "§4.Æ",
                    "IV. Ny",
                ]
            ),
        ),
        max_size=25,
    )
)
def test_any_text_is_read_and_quoted_verbatim(lines: list[str]) -> None:
    text = "\n".join(lines)
    for item in read_outline(text).items:
        assert folded(item.title_span.of(text)) == item.title
        for span in [item.span, *item.recommendations, *(section.span for section in item.sections)]:
            assert 0 <= span.start <= span.end <= len(text)


@pytest.mark.parametrize(
    ("numbers", "marks"),
    [
        (["2023-4", "2023-5"], ("{}. Sag", "{}. Valg")),
        (["2023-4", "2023-5"], ("{} Sag", "{} Valg")),
        (["1/23", "2/23"], ("Punkt nr. {}: Sag", "Punkt nr. {}: Valg")),
    ],
)
def test_numbers_with_their_year(numbers: list[str], marks: tuple[str, str]) -> None:
    first, second = (mark.format(number) for mark, number in zip(marks, numbers, strict=True))
    outline = read_outline(f"Rådet\n\n{first}\nBeslutning\nGodkendt.\n\n{second}\nBeslutning\nUdsat.\n")
    assert [item.number for item in outline.items] == numbers
    assert [item.title for item in outline.items] == ["Sag", "Valg"]
