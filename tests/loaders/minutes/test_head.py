"""The head of minutes: forum, date, times, place, online and version, from every kind of announcement."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.minutes.calendar import clocks, days
from loaders.minutes.head import read_head
from loaders.minutes.model import Head
from loaders.minutes.outline import read_outline

AGENDA = "\n\n1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Eventuelt\n\nBeslutning\n\nIntet.\n"


def _head(text: str, name: str = "dokument.txt", agenda: str = AGENDA) -> Head:
    whole = text + agenda
    return read_head(whole, read_outline(whole), name)


@pytest.mark.parametrize(
    "text",
    [
        "REFERAT Driftsforum for Somatik d. 07-05-2024\n\nMødedato Tirsdag d. 07. maj 2024 kl. 13:30 - 15:00\n\n"
        "Mødested Vestsø Rådhus, lokale 2",
        "Referat\nfra mødet i Driftsforum for Somatik\nden 7. maj 2024 kl. 13.30-15\ni Vestsø Rådhus, lokale 2",
        "Driftsforum for Somatik\n\n- Mødedato: 7. maj, 2024 kl. 13.30–15.00\n- Mødested: Vestsø Rådhus, lokale 2",
        "Driftsforum for Somatik - Referat - 07. maj 2024\n\nMødedato\n07-05-2024 kl. 13:30 - 15:00\n\n"
        "Mødested\nVestsø Rådhus, lokale 2",
        "UDVALG\nDriftsforum for Somatik\n\nSTED\nVestsø Rådhus, lokale 2\n\nSTARTTIDSPUNKT\n07-05-2024 13:30:00\n\n"
        "SLUTTIDSPUNKT\n07-05-2024 15:00:00\n\nDELTAGERE\nAnna Bergø",
        "Emne:\t2. møde i Driftsforum for Somatik\nMødedato: 7. maj 2024\tTidspunkt: Kl. 13.30 – 15.00\t"
        "Sted: Vestsø Rådhus, lokale 2\tReferent: Anna Bergø",
        "Driftsforum for Somatik\nReferat af møde nr. 4, tirsdag d. 7. maj 2024, kl. 13.30 til 15.00, "
        "Vestsø Rådhus, lokale 2",
        "Driftsforum for Somatik, møde 7/5 2024, kl 13.30-15\nVestsø Rådhus, lokale 2",
        "Driftsforum for Somatik\tReferat\tSide 1\nDato\tStart\tSlut\tSted\n7. maj 2024\t13.30\t15.00\t"
        "Vestsø Rådhus, lokale 2",
    ],
)
def test_one_meeting_announced_in_many_ways(text: str) -> None:
    head = _head(text)
    assert head.forum == "Driftsforum for Somatik"
    assert (head.date, head.start, head.end) == ("2024-05-07", "13:30", "15:00")
    assert head.place == "Vestsø Rådhus, lokale 2"
    assert not head.online


@pytest.mark.parametrize(
    "decoy",
    [
        "Udgivet 21.03.2024",
        "Udskrevet 30-05-2024",
        "Næste møde: 3. september 2024",
        "Mødeplan: 3. september 2024, 5. november 2024",
        "Godkendt pr. mail 24-05-2024",
        "Referatet er skrevet af sekretariatet og udsendes den 29-05-2024",
    ],
)
@pytest.mark.parametrize("first", [True, False])
def test_other_dates_are_not_the_meetings(decoy: str, first: bool) -> None:
    lines = ["Referat fra møde i Ældrerådet", "Tirsdag den 7. maj 2024 kl. 10"]
    lines.insert(0 if first else 2, decoy)
    assert _head("\n".join(lines)).date == "2024-05-07"


def test_bold_labels_of_markdown() -> None:
    head = _head(
        "# Referat: Driftsforum Vest\n\n- **Dato:** Tirsdag den 14. maj 2024\n- **Tid:** Kl. 9.00-11.30\n"
        "- **Sted:** Rådhuset, sal 2\n"
    )
    assert (head.forum, head.date, head.start, head.end, head.place) == (
        "Driftsforum Vest", "2024-05-14", "09:00", "11:30", "Rådhuset, sal 2",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Referat fra Ældrerådets møde den 14. maj 2024 i Kulturhuset, sal 2 kl. 9.00 – 11.30", "Kulturhuset, sal 2"),
        ("Tidspunkt og sted: Tirsdag den 14. maj 2024 hos Foreningen Nord kl. 9.00 - 11.30", "Foreningen Nord"),
        ("Tid og sted:\n\nkl. 9 - 11.30 på Hotel Strand, Vestsø\n\nRådet for Natur", "Hotel Strand, Vestsø"),
    ],
)
def test_a_place_beside_the_times(text: str, place: str) -> None:
    assert _head(text).place == place


@pytest.mark.parametrize(
    "line",
    [
        "1. at Natrådet godkender planen",
        "Natrådet har fået svar fra kommunen",
        "Formanden bød Natrådet velkommen, og det var godt",
    ],
)
def test_a_sentence_about_a_body_is_no_name_of_one(line: str) -> None:
    assert _head(f"{line}\n\nTirsdag den 14. maj 2024", "Referat fra Driftsforum Vest.txt").forum == "Driftsforum Vest"


def test_the_minutes_themselves_tell_begin_and_end() -> None:
    head = _head("Referat fra møde i Ældrerådet den 7. maj 2024", agenda=AGENDA + "\nMødet blev hævet kl. 15.10.\n")
    assert (head.start, head.end) == (None, "15:10")


def test_a_head_inside_the_first_decision() -> None:
    head = _head(
        "",
        agenda="1. Godkendelse af dagsorden\n\nBeslutning\n\nMødet i Omsorgsudvalget den 7. maj 2024 begyndte "
        "kl. 14:30 og sluttede kl. 17:00.\n\n2. Eventuelt\n\nBeslutning\n\nIntet.\n",
    )
    assert (head.forum, head.start, head.end) == ("Omsorgsudvalget", "14:30", "17:00")


@pytest.mark.parametrize(
    ("place", "online"),
    [
        ("Teams", True),
        ("Virtuelt, se link i indkaldelsen", True),
        ("Vestsø Rådhus, lokale 2", False),
        ("Vestsø Rådhus, lokale 2 (to på Teams)", False),
        ("Vestsø Rådhus, lokale 2 og Teams", False),
    ],
)
def test_online_is_where_no_room_is(place: str, online: bool) -> None:
    assert _head(f"Referat fra møde i Ældrerådet\nDato: 7. maj 2024\nSted: {place}").online is online


@pytest.mark.parametrize(
    ("title", "agenda", "version"),
    [
        ("Referat fra møde i Ældrerådet", AGENDA, "minutes"),
        ("Udkast til referat fra møde i Ældrerådet", AGENDA, "draft"),
        ("Godkendt referat fra møde i Ældrerådet", AGENDA, "approved"),
        ("Dagsorden til møde i Ældrerådet", "\n\n1. Velkomst\n\n2. Budget\n\n3. Eventuelt\n", "agenda"),
    ],
)
def test_version(title: str, agenda: str, version: str) -> None:
    assert _head(f"{title}\nDato: 7. maj 2024", agenda=agenda).version == version


def test_the_file_name_is_the_last_resort() -> None:
    head = _head("", name="mappe/Referat_Driftsforum_2024-05-07.txt")
    assert (head.forum, head.date) == ("Driftsforum", "2024-05-07")


@pytest.mark.parametrize(
    ("words", "iso"),
    [
        ("d. 08. maj 2024", "2024-05-08"),
        ("6/9-18", "2018-09-06"),
        ("12.11.2019", "2019-11-12"),
        ("1/12 2020", "2020-12-01"),
        ("2024-05-08", "2024-05-08"),
        ("28. februar, 2026", "2026-02-28"),
        ("31. februar 2024", None),
        ("99.13.2024", None),
        ("sagsnr. 16/20931", None),
    ],
)
def test_days(words: str, iso: str | None) -> None:
    assert next((day.iso for day in days(words, 0, len(words))), None) == iso


@pytest.mark.parametrize(
    ("words", "times"),
    [
        ("kl. 14", ("14:00", None)),
        ("kl 9-11.30", ("09:00", "11:30")),
        ("15.30 – 17.30", ("15:30", "17:30")),
        ("13:00 til 14:30", ("13:00", "14:30")),
        ("04-04-2024 10:30:00", ("10:30", None)),
        ("lokale 14", None),
        ("kl. 35", None),
    ],
)
def test_clock_times(words: str, times: tuple[str, str | None] | None) -> None:
    found = [(clock.start, clock.end) for clock in clocks(words, 0, len(words))]
    assert (found[-1] if found else None) == times


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_text_has_a_head(text: str, name: str) -> None:
    head = read_head(text, read_outline(text), name)
    if head.forum_span is not None:
        assert head.forum == " ".join(head.forum_span.of(text).split())


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rådet\n7. maj 2024\nPlatform: Teams (hele mødet)", "Teams"),
        ("Rådet\n7. maj 2024\nAfholdelsessted: Havnehuset", "Havnehuset"),
        ("Rådet, 7. maj 2024\nMødet fandt sted i Pavillonen, Vestsø. Vi startede kl. 15.", "Pavillonen, Vestsø"),
        ("Rådet, 7. maj 2024\nVi mødtes kl. 15 i Laden, Skovvej 9, og sluttede 17.30.", "Laden, Skovvej 9"),
        ("Rådet\n7. maj 2024\nSted og tid: Vestsø Rådhus, kl. 8.30-10", "Vestsø Rådhus"),
    ],
)
def test_places_told_in_other_words(text: str, place: str) -> None:
    assert _head(text).place == place


def test_several_labels_in_one_line() -> None:
    head = _head("Sundhedsrådet\nMødedato:7. maj 2024\nStarttidspunkt:16.00. Sluttidspunkt:18.20. Sted: Havnehuset")
    assert (head.date, head.start, head.end, head.place) == ("2024-05-07", "16:00", "18:20", "Havnehuset")


def test_the_sender_in_the_pages_frame_is_not_the_body() -> None:
    frame = "Region Havland · Det Administrative Forum (DAF)      side 1"
    text = f"{frame}\nREFERAT\tFølgegruppen for medicin\nDato\t7. maj 2024"
    assert _head(text).forum == "Følgegruppen for medicin"
