"""People in a stretch of text: names, posts, houses, parties, roles and remarks, by shape and rule data."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from loaders.minutes.entries import read_entries
from loaders.minutes.notes import Entry, item_numbers, role_of, settled_roles
from loaders.minutes.people import Kind, phrases
from loaders.minutes.words import form_of


def _read(words: str, *, row: bool = False) -> list[Entry]:
    return read_entries(words, 0, len(words), row=row)


def _one(words: str) -> Entry:
    entries = _read(words)
    assert len(entries) == 1, [entry.name for entry in entries]
    return entries[0]


@pytest.mark.parametrize(
    "name",
    [
        "Anna Bergø",
        "Jens-Ole Krat-Holm",
        "O.K. Lundeby",
        "B. Laurits Myhre",
        "Henrik R. Vangede",
        "Tue von Altenkirch",
        "Fatima El-Amrani Skov",
        "Zbigniew Wrzosek",
        "Ane Sofie Hørup Lind",
        "Agnete McAllister",
    ],
)
def test_names_of_every_shape_are_read_whole(name: str) -> None:
    words = f"{name}, chefkonsulent, Vestsø Kommune"
    assert _one(words).name == name


@pytest.mark.parametrize(
    "words",
    [
        "Vestsø Kommune",
        "Region Østermark",
        "Afdelingen for Kvalitet og Udvikling",
        "Vestsø Universitetshospital",
        "Social- og Sundhedsudvalget",
        "Godkendelse af dagsorden",
        "Mødelokale Birk",
    ],
)
def test_houses_and_headings_are_no_people(words: str) -> None:
    assert _read(words) == []


@pytest.mark.parametrize(
    ("words", "title", "organisation"),
    [
        ("Anna Bergø, direktør, Vestsø Kommune", "direktør", "Vestsø Kommune"),
        ("Direktør Anna Bergø, Vestsø Kommune", "Direktør", "Vestsø Kommune"),
        ("Anna Bergø, chef for Sundhed og Ældre, Vestsø Kommune", "chef for Sundhed og Ældre", "Vestsø Kommune"),
        ("Formand for Socialudvalget, Vestsø Kommune, Anna Bergø", "Formand for Socialudvalget", "Vestsø Kommune"),
        ("Medlem af Socialudvalget, Vestsø Kommune Anna Bergø", "Medlem af Socialudvalget", "Vestsø Kommune"),
        ("projektleder Anna Bergø fra Praksisenheden", "projektleder", "Praksisenheden"),
        ("Anna Bergø, sundhedskonsulent i Vestsø Kommune", "sundhedskonsulent", "Vestsø Kommune"),
        ("Anna Bergø (direktør, Vestsø Kommune)", "direktør", "Vestsø Kommune"),
        ("Anna Bergø, praktiserende læge (AB)", "praktiserende læge", None),
        ("lægelig dir. Anna Bergø (Vestsø Sygehus)", "lægelig dir.", "Vestsø Sygehus"),
        ("PLO-Vest Anna Bergø", None, "PLO-Vest"),
        ("Anna Bergø, sundheds- og ældrechef", "sundheds- og ældrechef", None),
        ("Anna Bergø", None, None),
    ],
)
def test_posts_and_houses_go_with_their_person(words: str, title: str | None, organisation: str | None) -> None:
    entry = _one(words)
    assert (", ".join(entry.titles) or None, entry.organisation) == (title, organisation)


def test_a_list_without_separators_is_cut_at_the_posts() -> None:
    entries = _read(
        "Chef Anna Bergø, Vestsø Kommune Chef, Bo Kvist, Nordsø Kommune "
        "Sygeplejefaglig direktør, Ida Lund, Vestsø Sygehus"
    )
    assert [(e.name, e.titles, e.organisation) for e in entries] == [
        ("Anna Bergø", ["Chef"], "Vestsø Kommune"),
        ("Bo Kvist", ["Chef"], "Nordsø Kommune"),
        ("Ida Lund", ["Sygeplejefaglig direktør"], "Vestsø Sygehus"),
    ]


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Anna Bergø (formand)", ("chair",)),
        ("Anna Bergø, direktør og kommunal medformand, Vestsø Kommune (mødeleder)", ("co-chair", "moderator")),
        ("Anna Bergø, næstformand, Vestsø Kommune", ("deputy-chair",)),
        ("Anna Bergø, formand, PLO-Vest", ()),
        ("Anna Bergø, Vestsø Kommune (ref.)", ("minute-taker",)),
        ("Anna Bergø (V) - Formand", ("chair",)),
        ("Formand for Socialudvalget Anna Bergø", ()),
    ],
)
def test_roles_are_those_in_this_meeting(words: str, roles: tuple[str, ...]) -> None:
    entry = _one(words)
    assert settled_roles(entry, entry.organisation) == roles


@pytest.mark.parametrize(
    ("words", "party"), [("Anna Bergø (V)", "V"), ("Bo Kvist, A", "A"), ("Ida Lund, løsgænger", "løsgænger")]
)
def test_the_party_of_a_politician(words: str, party: str) -> None:
    assert _one(words).party == party


@pytest.mark.parametrize(
    ("words", "absent", "present"),
    [
        ("Anna Bergø (afbud; Bo Kvist, centerleder, deltager i stedet)", "Anna Bergø", "Bo Kvist"),
        ("Bo Kvist, Vestsø Kommune (for direktør Anna Bergø)", "Anna Bergø", "Bo Kvist"),
        ("Anna Bergø (C) - Bo Kvist stedfortræder", "Anna Bergø", "Bo Kvist"),
        ("Bo Kvist (O) midlertidig f Anna Bergø (O)", "Anna Bergø", "Bo Kvist"),
        ("Anna Bergø (V), for hvem Bo Kvist (V) deltog", "Anna Bergø", "Bo Kvist"),
        ("Anna Bergø, Vestsø Kommune. I hendes sted: Bo Kvist", "Anna Bergø", "Bo Kvist"),
        ("Anna Bergø (suppleant Bo Kvist deltager i stedet)", "Anna Bergø", "Bo Kvist"),
    ],
)
def test_who_stands_in_for_whom(words: str, absent: str, present: str) -> None:
    entries = {entry.name: entry for entry in _read(words)}
    assert entries[absent].status == "absent"
    assert entries[present].status != "absent"
    assert entries[present].substitutes_for == absent


def test_missing_single_items_is_no_absence() -> None:
    entry = _one("Anna Bergø (F) deltog ikke i punkterne 2 – 4 og 7")
    assert (entry.status, entry.missed) == ("present", ("2", "3", "4", "7"))


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("6, 8", ("6", "8")),
        ("2 – 3", ("2", "3")),
        ("punkt 4 kl. 15.30", ("4",)),
        ("", ()),
        ("1.2 og 1.3", ("1.2", "1.3")),
    ],
)
def test_item_numbers(words: str, numbers: tuple[str, ...]) -> None:
    assert item_numbers(words) == numbers


def test_words_broken_at_the_end_of_a_line_are_read_as_one() -> None:
    assert _one("ledende ter-\napeut Anna Bergø").titles == ["ledende terapeut"]
    assert role_of("medfor-\nmand") == "co-chair"
    assert _one("Anna Bergø (for-\nmand)").roles == [("chair", "formand")]


def test_forms_of_words() -> None:
    assert [form_of(w) for w in ("direktør", "Driftsforum", "Anna", "Bergø", "von", "PLO", "HB")] == [
        "title",
        "org",
        "given",
        "cap",
        "particle",
        "org",
        "acronym",
    ]


@given(st.text(alphabet=st.sampled_from(list("AnBo, .-()[];:\n\t|ØV12 direktørafbudfor<p>/"))))
def test_any_text_is_read_and_every_name_stands_in_it(words: str) -> None:
    for entry in _read(words) + _read(words, row=True):
        assert entry.name == " ".join(entry.span.of(words).split())


@given(st.text(max_size=200))
def test_phrases_follow_each_other_inside_the_text(words: str) -> None:
    end = 0
    for phrase in phrases(words, 0, len(words)):
        assert end <= phrase.span.start <= phrase.span.end <= len(words)
        assert phrase.kind in Kind
        end = phrase.span.end
