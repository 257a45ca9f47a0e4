"""Bodies: what is found in a text, and which body each mention means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.loaders.mentions.reading import named, read

BY_NAME = [
    ("Driftsforum for Somatik spørger.", [("Driftsforum for Somatik", "forum:driftsforum-somatik-havn")]),
    ("Sundhedsstyrelsens vejledning", [("Sundhedsstyrelsens", "organisation:sundhedsstyrelsen")]),
    ("brev fra SKU til KL", [("SKU", "forum:sku"), ("KL", "organisation:kl")]),
    ("KLU Bøgely svarer", [("KLU Bøgely", "forum:klu-bøgely")]),
    ("Bøgelys KLU svarer", [("KLU", "forum:klu-bøgely")]),
    ("Faglig Sundhedsklynge Fjord", [("Faglig Sundhedsklynge Fjord", "forum:faglig-klynge-fjord")]),
    (
        "Sundhedsklynge Fjord - Politisk niveau",
        [("Sundhedsklynge Fjord - Politisk niveau", "forum:politisk-klynge-fjord")],
    ),
    ("sagen lå hos politisk niveau", [("politisk niveau", "forum:politisk-klynge-havn")]),
    (
        "PLO-Havland og PLO",
        [("PLO-Havland", "organisation:plo-havland"), ("PLO", "organisation:praktiserende-lægers-organisation")],
    ),
]
BY_SHAPE = [
    (
        "udvalget for Ældre og Omsorg i Bøgely Kommune",
        [("udvalget for Ældre og Omsorg i Bøgely Kommune", "forum:udvalg-ældre-omsorg-bøgely")],
    ),
    (
        "Børne-, Unge- og Familieudvalget i Bøgely",
        [("Børne-, Unge- og Familieudvalget i Bøgely", "forum:børne-ung-familieudvalg-bøgely")],
    ),
    (
        "Arbejdsgruppen vedr. medicin ved udskrivelse",
        [("Arbejdsgruppen vedr. medicin ved udskrivelse", "forum:arbejdsgruppe-medicin-udskrivelse")],
    ),
    ("Styregruppen for Trygt Hjem takkede", [("Styregruppen for Trygt Hjem", "forum:styregruppe-trygt-hjem")]),
    ("den tværsektorielle it-gruppe", [("tværsektorielle it-gruppe", "forum:tværsektoriel-it-gruppe")]),
    (
        "Geriatrisk Team på Sygehus Fjord",
        [("Geriatrisk Team på Sygehus Fjord", "organisation:geriatrisk-team-sygehus-fjord")],
    ),
    ("IPG Akut", [("IPG Akut", "forum:implementeringsgruppe-akut")]),
    ("Præhospitalet afventer", [("Præhospitalet", "organisation:præhospital")]),
]
PARTS = [
    (
        "Formandskabet for Politisk Sundhedsklynge Fjord",
        [
            ("Formandskabet for Politisk Sundhedsklynge Fjord", "forum:formandskab-politisk-klynge-fjord"),
            ("Politisk Sundhedsklynge Fjord", "forum:politisk-klynge-fjord"),
        ],
    ),
    ("DAK-sekretariatet", [("DAK-sekretariatet", "forum:sekretariat-dak"), ("DAK", "forum:dak")]),
    ("klyngesekretariatet", [("klyngesekretariatet", "forum:sekretariat-faglig-klynge-havn")]),
    ("regionsrådsformanden", [("regionsrådsformanden", "person:formand-regionsråd")]),
    (
        "Region Havlands byggeafdeling",
        [
            ("Region Havlands byggeafdeling", "organisation:byggeafdeling-havland"),
            ("Region Havlands", "region:havland"),
        ],
    ),
]
GROUPS = [
    ("de tre kommuner", [("de tre kommuner", "group:tre-kommune")]),
    ("alle KLU'er", [("alle KLU'er", "group:alle-klu-er")]),
    ("IPG'erne", [("IPG'erne", "group:implementeringsgruppe-erne")]),
    ("de praktiserende læger", [("de praktiserende læger", "group:praktiserende-læge")]),
    (
        "Bøgely og Strandby Kommuner",
        [("Bøgely", "organisation:bøgely-kommune"), ("Strandby Kommuner", "organisation:strandby-kommune")],
    ),
]
NOTHING = [
    "Der var enighed om begivenheden.",
    "målgruppen er ældre",
    "et godt råd",
    "med hjem og ud igen",
    "området er presset",
    "",
]


@pytest.mark.parametrize(("text", "expected"), BY_NAME + BY_SHAPE + PARTS + GROUPS)
def test_each_mention_means_its_body(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


@pytest.mark.parametrize("text", NOTHING)
def test_what_names_no_body_is_no_mention(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("Sundhedsstyrelsen", 8),
        ("Regionsrådet", 7),
        ("SKU", 6),
        ("Politisk Sundhedsklynge Fjord", 5),
        ("Fagligt strategisk niveau", 4),
        ("Driftsforum for Somatik", 3),
        ("KLU Bøgely", 2),
        ("Bøgely Kommune", 2),
        ("Arbejdsgruppen om Fald", 1),
    ],
)
def test_levels_follow_the_ladder(text: str, level: int) -> None:
    mentions, _ = read(text)
    assert mentions.bodies[0].body.level == level


def test_a_level_told_by_shape_alone_is_not_certain() -> None:
    mentions, _ = read("Udvalget for Drømme i Bøgely og SKU")
    assert [m.body.level_certain for m in mentions.bodies] == [False, True]


def test_a_definition_holds_from_there_on() -> None:
    text = "Rådet for Fælles Drømme (RFD) skrev. RFD venter."
    assert {key for _, key in named(text)} == {"forum:råd-fælles-drømme"}
    assert [words for words, _ in named(text)] == ["Rådet for Fælles Drømme", "RFD", "RFD"]


def test_a_name_defined_in_words_holds_too() -> None:
    text = "Sundhedssamarbejdsudvalget (herefter benævnt Udvalget) mødes. Udvalget beslutter."
    assert {key for _, key in named(text)} == {"forum:ssu"}


def test_the_region_tells_which_forum_an_abbreviation_means() -> None:
    assert ("SSF", "forum:ssf-nordjylland") in named("SSF i Region Nordjylland", day="2023-01-01")
    assert ("SSF", "forum:sundhedsstrategisk-forum-syddanmark") in named("SSF i Region Syddanmark", day="2017-01-01")


def test_people_of_the_attendance_speak_for_their_organisation() -> None:
    people = (("Mette Bøgely Prøvsen", "Strandby Kommune"), ("Ole Tænksen", "PLO-Havland"))
    found = named("Prøvsen sender svaret, MP følger op, og Ole venter.", people=people)
    assert [key for _, key in found] == [
        "person:mette-bøgely-prøvsen",
        "organisation:strandby-kommune",
        "person:mette-bøgely-prøvsen",
        "organisation:strandby-kommune",
        "person:ole-tænksen",
        "organisation:plo-havland",
    ]


def test_a_surname_that_two_people_share_means_neither() -> None:
    people = (("Mette Prøvsen", "Strandby Kommune"), ("Ole Prøvsen", "PLO-Havland"))
    assert named("Prøvsen svarer.", people=people) == []


def test_a_municipality_is_known_by_its_bare_name_once_named() -> None:
    assert ("Bøgely", "organisation:bøgely-kommune") in named("Bøgely Kommune spørger. Siden svarer Bøgely selv.")


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "KLU",
                "Klyngen",
                "klyngens",
                "udvalget",
                "(",
                ")",
                "DAK",
                "-",
                "og",
                "'s",
                "'",
                "Bøgely",
                "Kommune",
                "kommuner",
                "de",
                "tre",
                "i",
                "for",
                "vedr.",
                "formandskabet",
                "Region",
                "PLO",
                "-",
                "Sundhedsklynge",
                "niveau",
                "Fagligt",
                "strategisk",
                ",",
                ".",
                ":",
                "\n\n",
                "\t",
                "den",
                "3.",
                "maj",
                "IPG'erne",
                "Styregruppen",
                "vi",
                "man",
                "de",
                "har",
                "En",
                "arbejdsgruppe",
                "2024",
                "Ø",
                "ﬁ",
                "İ",
            ]
        ),
        max_size=40,
    ).map(" ".join)
    | st.text(max_size=200)
)
def test_any_text_is_read_and_every_mention_lies_in_it(text: str) -> None:
    mentions, focus = read(text)
    for span in [m.span for m in mentions.bodies] + [d.span for d in mentions.dates]:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text).strip()
    assert [m.span.start for m in mentions.bodies] == sorted(m.span.start for m in mentions.bodies)
    assert focus.candidates(len(text) // 2)


def test_an_abbreviation_defined_twice_means_the_latest_and_is_doubtful() -> None:
    mentions, _ = read(
        "Udvalget for Nattevagter (UFN) spørges. UFN svarer. Udvalget for Fyrnet (UFN) svarer. UFN siger ja."
    )
    short = [(m.body.key, m.certain) for m in mentions.bodies if m.how == "definition"]
    assert [key for key, _ in short] == ["forum:udvalg-nattevagter"] * 2 + ["forum:udvalg-fyrnet"] * 2
    assert short[1][1]
    assert not short[-1][1]


def test_a_person_speaks_for_the_whole_name_of_the_house() -> None:
    text = "Punkt 1. Sag\nAne Holt bad om svar."
    mentions, _ = read(text, people=(("Ane Holt", "Vestsø Universitetssygehus"),))
    assert "organisation:vestsø-universitetssygehus" in {m.body.key for m in mentions.bodies}


def test_words_broken_at_a_lines_end_are_read_whole() -> None:
    text = "Punkt 1. Sag\nPlanen sendes til Praksisplan-\nudvalget og til børne- og\nungeudvalget."
    mentions, _ = read(text)
    names = {m.span.of(text): m.body.name for m in mentions.bodies}
    assert names["Praksisplan-\nudvalget"] == "Praksisplanudvalget"
