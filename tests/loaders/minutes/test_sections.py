"""The parts of an item: sections in all their names, points of a recommendation, attachments, annexes. All made up."""

from __future__ import annotations

import pytest

from loaders.minutes.lines import folded
from loaders.minutes.model import Item
from loaders.minutes.outline import read_outline


def _item(body: str) -> tuple[str, Item]:
    text = f"1. Lån af udstyr\n{body}\n"
    (item,) = read_outline(text).items
    return text, item


@pytest.mark.parametrize(
    ("body", "kinds"),
    [
        (
            "Sagsfremstilling\nDet er slidt.\nIndstilling\nat det købes\nBeslutning\nGodkendt.",
            ["case", "recommendation", "decision"],
        ),
        (
            "SAGFREMSTILLING:\nSlidt.\nINDSTILLING:\n- at det købes\nREFERAT:\nGodkendt.",
            ["case", "recommendation", "decision"],
        ),
        (
            "Sagsfremtilling\nSlidt.\nlndstilling\nat det købes\nBeslutnlng\nGodkendt.",
            ["case", "recommendation", "decision"],
        ),
        (
            "Resumé: Slidt.\nDirektionen indstiller, at det købes.\nKonkl.: Godkendt.",
            ["case", "recommendation", "decision"],
        ),
        ("• Baggrund: Slidt.\n• Konklusion: Godkendt.\n• Materiale: Prisliste", ["case", "decision", "attachments"]),
        ("Baggrund. Slidt.\n\nKonklusion. Godkendt.", ["case", "decision"]),
        ("Hvad handler sagen om?\nSlidt.\nHvad blev besluttet\nGodkendt.", ["case", "decision"]),
        (
            "fold dette punkt ind Indstilling\nTil orientering.\nfold dette punkt ind Beslutning\nT.e.",
            ["recommendation", "decision"],
        ),
        (
            "<b>Det anbefales, at</b>\n<ol><li>det købes</li></ol>\n<b>Beslutning</b>\nGodkendt.",
            ["recommendation", "decision"],
        ),
        ("Sagsgang\nRådet 3. maj 2031\nØkonomi\n900 kr.\nVidere proces\nKøb.", ["route", "economy", "other"]),
        ("Slidt udstyr står i skuret.\nDet er set af alle.", ["other"]),
    ],
)
def test_sections_by_name(body: str, kinds: list[str]) -> None:
    _, item = _item(body)
    assert [section.kind for section in item.sections] == kinds


def test_each_forum_keeps_its_own_decision() -> None:
    text, item = _item(
        "Klyngerådets beslutning den 3. maj 2031:\nAnbefalet.\n\n"
        "Beslutning i Havneudvalget mandag den 9. juni 2031\nUdsat.\n\n"
        "Ældrerådet, 12. juni 2031:\nDrøftet.\n\nBeslutning (kun Byrådet): Godkendt."
    )
    decisions = item.of_kind("decision")
    assert [section.body for section in decisions] == ["Klyngerådets", "Havneudvalget", "Ældrerådet", "kun Byrådet"]
    assert [section.span.of(text) for section in decisions] == ["Anbefalet.", "Udsat.", "Drøftet.", "Godkendt."]


@pytest.mark.parametrize(
    ("indstilling", "points"),
    [
        ("Indstilling\nDet indstilles, at Rådet\n- drøfter status\n- vælger", ["- drøfter status", "- vælger"]),
        ("Indstilling\nDet indstilles, at planen følges.", ["Det indstilles, at planen følges."]),
        ("Indstilling: at planen følges, og at resten spares.", ["at planen følges, og", "at resten spares."]),
        ("Indstilling: at Rådet godkender, at planen følges.", ["at Rådet godkender, at planen følges."]),
        ("Indstilling: Til drøftelse", ["Til drøftelse"]),
        ("Indstilling: Ingen (orienteringspunkt).", []),
        (
            "Det indstilles, at 1) a følges, 2) b følges og 3) c følges.",
            ["1) a følges,", "2) b følges og", "3) c følges."],
        ),
        ("Indstilling\nKontoret foreslår,\na) at a følges\nb) at b følges", ["a) at a følges", "b) at b følges"]),
        ("Indstilling\nat | a følges |\nat | b følges |", ["at | a følges |", "at | b følges |"]),
        ("Indstilling\nAt Rådet\n- drøfter\n- vælger", ["- drøfter", "- vælger"]),
        ("Indstilling\nDet indstilles, at Rådet\n- drøfter\n1. prisen\n2. vejen", ["- drøfter 1. prisen 2. vejen"]),
        ("Indstilling\nDet indstilles, at\n\na følges\n\nb følges", ["a følges", "b følges"]),
        ("Indstilling\n- at a følges i de\n  to år\n- at b følges", ["- at a følges i de to år", "- at b følges"]),
        ("Sagsfremstilling\nKommunen har indstillet en kandidat.", []),
    ],
)
def test_points_of_a_recommendation(indstilling: str, points: list[str]) -> None:
    text, item = _item(indstilling + "\nBeslutning\nGodkendt.")
    assert [folded(span.of(text)) for span in item.recommendations] == points


@pytest.mark.parametrize(
    ("bilag", "names"),
    [
        ("Bilag\n- Prisliste.pdf\n- Brev fra Rådet", ["Prisliste.pdf", "Brev fra Rådet"]),
        ("Bilag: Prisliste; Brev, udkast", ["Prisliste", "Brev, udkast"]),
        ("Materiale: Prisliste (endelig), Brev fra Rådet", ["Prisliste (endelig)", "Brev fra Rådet"]),
        ("Bilag: a. Prisliste  b. Brev", ["Prisliste", "Brev"]),
        ("Bilag: 2.1 Prisliste. 2.2 Brev", ["Prisliste.", "Brev"]),
        ("Bilag\n1) Prisliste\n2) Brev", ["Prisliste", "Brev"]),
        ("Bilag: Ingen", []),
        ("Bilag til punkt 1:\n- Prisliste", ["Prisliste"]),
        ("Bilag: Prisliste\n\nRådet mødes igen i maj.", ["Prisliste"]),
        ("Se bilag. Vedlagte brev er fra Rådet.", []),
    ],
)
def test_attachments(bilag: str, names: list[str]) -> None:
    _, item = _item("Beslutning\nGodkendt.\n" + bilag)
    assert item.attachments == names


def test_attachments_that_a_sentence_lists_in_brackets() -> None:
    _, item = _item("Kortet er vedlagt (Bilag A: Kort, foreløbigt; Bilag B: Priser).\nBeslutning\nGodkendt.")
    assert item.attachments == ["Bilag A: Kort, foreløbigt", "Bilag B: Priser"]


def test_annexes_behind_the_minutes_belong_to_the_item_they_name() -> None:
    text = (
        "1. Lån af udstyr\nBeslutning\nGodkendt.\n\n2. Køb af båd\nBeslutning\nUdsat.\n\n3. Eventuelt\n"
        "Beslutning\nIntet.\n\n"
        "Bilag til punkt 2\n\nBåden\n1. Motor\n2. Ror\n\nBilag 1 til punkt 1: Udstyret\n\nEn spade.\n"
    )
    items = read_outline(text).items
    assert [item.number for item in items] == ["1", "2", "3"]
    assert [[section.span.of(text) for section in item.of_kind("annex")] for item in items] == [
        ["Udstyret\n\nEn spade."],
        ["Båden\n1. Motor\n2. Ror"],
        [],
    ]
    assert items[2].span.of(text) == "3. Eventuelt\nBeslutning\nIntet.\n\n"
    assert [item.attachments for item in items] == [[], [], []]


def test_page_furniture_is_no_part_of_points_and_attachments() -> None:
    _, item = _item(
        "Indstilling\n- at planen følges\nTangsø Kommune | Journal 7           Side 1 af 3\n"
        "- at prisen holdes\nBilag\n"
        "- Prisliste\n[Tilbage til toppen]\n"
    )
    assert len(item.recommendations) == 2
    assert item.attachments == ["Prisliste"]


def test_a_section_whose_text_stands_in_the_next_column() -> None:
    text = "Pkt. 1 Sag\nIndstilling\tat planen følges\nKonklusion\tPlanen følges.\nBilag\tSkema, udfyldt\tBrev fra Bo\n"
    (item,) = read_outline(text).items
    assert [section.kind for section in item.sections if section.kind != "other"] == [
        "recommendation",
        "decision",
        "attachments",
    ]
    assert item.attachments == ["Skema, udfyldt", "Brev fra Bo"]
