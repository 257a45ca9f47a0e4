"""Which meetings a document holds: none, one, or two in one file. All texts are made up."""

from __future__ import annotations

import pytest

from loaders.documents.document import Document
from loaders.minutes.read import read_minutes

FIRST = """REFERAT

Havneudvalget i Tangsø
Dato: 3. maj 2031 kl. 9.00-10.00
Deltagere: Bo Ask, havnefoged, og Pia Elm, bådfører

1. Godkendelse af dagsorden
Beslutning: Godkendt.

2. Køb af båd
Indstilling: Det indstilles, at båden købes.
Beslutning: Udsat.

3. Eventuelt
Beslutning: Intet.
"""
SECOND = (
    FIRST.replace("Havneudvalget", "Bryggeudvalget")
    .replace("3. maj", "9. juni")
    .replace("båd", "bro")
    .replace("Udsat", "Drøftet")
)


def _document(text: str, page_starts: tuple[int, ...] = ()) -> Document:
    return Document("fil.txt", "text", text, "", page_starts)


def test_one_meeting() -> None:
    (minutes,) = read_minutes(_document(FIRST))
    assert minutes.span == (0, len(FIRST))
    assert minutes.head.date == "2031-05-03"
    assert [item.number for item in minutes.items] == ["1", "2", "3"]


def test_two_minutes_in_one_file_are_two_meetings() -> None:
    text = FIRST + "\n\n" + SECOND
    first, second = read_minutes(_document(text))
    assert second.span.of(text).startswith("REFERAT")
    assert [minutes.head.date for minutes in (first, second)] == ["2031-05-03", "2031-06-09"]
    assert [[item.title for item in minutes.items][1] for minutes in (first, second)] == ["Køb af båd", "Køb af bro"]


def test_the_second_begins_with_its_page() -> None:
    text = FIRST + "\fTangsø Kommune, Torvet 1\n" + SECOND
    page = text.index("\f") + 1
    assert [minutes.span.start for minutes in read_minutes(_document(text, (0, page)))] == [0, page]


def test_an_agenda_quoted_inside_an_item_is_no_second_meeting() -> None:
    quoted = (
        "Dagsorden til mødet i Rådet den 9. juni 2031 kl. 9:\n1. Velkomst\n2. Køb af mast\n3. Sejlads\n\n"
        "Beslutning: Udsat."
    )
    assert len(read_minutes(_document(FIRST.replace("Beslutning: Udsat.", quoted)))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Genveje\n • Referat af møde den 6. juni 2031\n • Dagsorden til møde den 2. maj 2031\n • Kontakt\n",
        "Havneudvalget\n\nUdvalget tager sig af havnen.\n\nMedlemmer\nBo Ask (A), formand\nPia Elm (V)\n\n"
        "Find referater\n2030 | 2031\n",
        "Havneudvalget\n\nUdvalget tager sig af havnen.\n\nMøder\n\nReferat fra møde i Havneudvalget 6. juni 2031\n\n"
        "Referat fra møde i Havneudvalget 2. maj 2031\n\nKontakt\n\nHavnekontoret\n",
        "Lignende dokumenter\n\n" + FIRST,
        "Invitation\n\nKære alle\n\n"
        "Vi mødes torsdag den 30. maj 2031 kl. 13.00-15.00 på havnen. Meld afbud til Bo Ask.\n",
        "Kommissorium\n\n1. Formål\nGruppen skal male både.\n\n2. Opgaver\nMaling.\n\n3. Tid\nEt år.\n",
    ],
)
def test_what_is_no_minutes_yields_none(text: str) -> None:
    assert read_minutes(_document(text)) == []


def test_an_agenda_of_bare_titles_is_one() -> None:
    text = (
        "Møde i Havnefaglig Gruppe\n\nSTED\n\nHavnekontoret\n\nSTARTTIDSPUNKT\n\n06-06-2031 10:30:00\n\n"
        "PUNKTER\n\n1. Udbud af moler\n\n2. Vinterens storme\n\n3. Nye fendere\n"
    )
    (minutes,) = read_minutes(_document(text))
    assert [item.title for item in minutes.items] == ["Udbud af moler", "Vinterens storme", "Nye fendere"]


def test_half_a_document_is_read_as_far_as_it_goes() -> None:
    (minutes,) = read_minutes(_document(FIRST[: FIRST.index("Beslutning: Udsat")]))
    assert [item.number for item in minutes.items] == ["1", "2"]
    assert minutes.items[1].decisions == []
