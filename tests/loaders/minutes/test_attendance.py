"""Attendance of whole minutes: lists, groups, tables and sentences brought together."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from loaders.minutes.attendance import read_attendance
from loaders.minutes.head import read_head
from loaders.minutes.model import Attendee
from loaders.minutes.outline import read_outline

VARIANTS = Path(__file__).parent / "variants"
AGENDA = "\n\n1. Godkendelse af dagsorden\n\nBeslutning\n\nGodkendt.\n\n2. Budget\n\nBeslutning\n\nDrøftet.\n"


def _people(text: str, agenda: str = AGENDA) -> dict[str, Attendee]:
    whole = text + agenda
    outline = read_outline(whole)
    return {person.name: person for person in read_attendance(whole, outline, read_head(whole, outline, "x.txt"))}


def _status(text: str, agenda: str = AGENDA) -> dict[str, str]:
    return {name: person.status for name, person in _people(text, agenda).items()}


def test_groups_give_their_people_an_organisation() -> None:
    people = _people(
        "Deltagere\n\nFra kommunerne\n\nAnna Bergø, direktør, Vestsø Kommune\n\nFor almen praksis:\n\n"
        "Bo Kvist, praktiserende læge\n\nFra PLO-Vest\n\nIda Lund, næstformand\n\n"
        "Sekretariat\n\nTom Krog, Vestsø Kommune"
    )
    assert {n: (p.title, p.organisation, p.roles) for n, p in people.items()} == {
        "Anna Bergø": ("direktør", "Vestsø Kommune", ()),
        "Bo Kvist": ("praktiserende læge", "almen praksis", ()),
        "Ida Lund": ("næstformand", "PLO-Vest", ()),
        "Tom Krog": (None, "Vestsø Kommune", ("secretary",)),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Deltagere: Anna Bergø, Bo Kvist og Ida Lund.\n\nDer var afbud fra Ida Lund.",
        "Deltagere\n • Anna Bergø\n • Bo Kvist\n • Ida Lund\n\nAfbud\n • Ida Lund",
        "Deltagere | Afbud\nAnna Bergø | Ida Lund\nBo Kvist | ",
        "Navn\tTitel\tMødt\nAnna Bergø\tdirektør\tja\nBo Kvist\tchef\tja\nIda Lund\tchef\tnej",
        "| Navn | Fra | Bemærkning |\n|---|---|---|\n| Anna Bergø | Vestsø | |\n| Bo Kvist | Vestsø | |\n"
        "| Ida Lund | Vestsø | afbud |",
        "<p>Deltagere:</p> <p>Anna Bergø, chef</p> <p>Bo Kvist, chef</p>\n<p>Afbud:</p> <p>Ida Lund, chef</p>",
        "Deltagere:\nAnna Bergø, chef\nBo Kvist, chef\nIda Lund, chef (afbud)",
        "TIL STEDE:\nChef Anna Bergø, Vestsø\nChef Bo Kvist, Vestsø\nIKKE TIL STEDE: Ida Lund",
        "I mødet deltog Anna Bergø og Bo Kvist. Ida Lund havde meldt afbud.",
        "Mødt: Anna Bergø og Bo Kvist. Forhindret: Ida Lund.",
    ],
)
def test_one_attendance_written_in_many_ways(text: str) -> None:
    assert _status(text) == {"Anna Bergø": "present", "Bo Kvist": "present", "Ida Lund": "absent"}


def test_all_were_present_except() -> None:
    text = (
        "Alle medlemmer var mødt undtagen Anna Bergø og Bo Kvist, der havde meldt afbud.\n\nIda Lund deltog via video."
    )
    people = _people(text)
    assert {n: p.status for n, p in people.items()} == {
        "Anna Bergø": "absent",
        "Bo Kvist": "absent",
        "Ida Lund": "present",
    }
    assert people["Ida Lund"].online


def test_absence_inside_an_item_is_an_item_missed() -> None:
    agenda = AGENDA.replace("Drøftet.", "Drøftet.\n\nBo Kvist deltog ikke i sagens behandling.")
    people = _people("Medlemmer: Anna Bergø (A), Bo Kvist (V)", agenda)
    assert (people["Bo Kvist"].status, people["Bo Kvist"].items_missed) == ("present", ("2",))
    assert people["Anna Bergø"].items_missed == ()


def test_who_leaves_misses_the_items_after() -> None:
    people = _people("Deltagere:\nAnna Bergø (forlod mødet efter punkt 1)\nBo Kvist (deltog fra punkt 2)")
    assert people["Anna Bergø"].items_missed == ("2",)
    assert people["Bo Kvist"].items_missed == ("1",)


@pytest.mark.parametrize(
    ("head", "sentence", "item"),
    [
        ("", "Projektleder Ida Lund fra Vestsø Sygehus deltager under punktet.", "2"),
        ("", "Punktet suppleres mundtligt af projektleder Ida Lund fra Vestsø Sygehus.", "2"),
        ("\nGæst under punkt 1: Ida Lund, projektleder, Vestsø Sygehus", "", "1"),
        ("\nUnder pkt. 2 deltog projektleder Ida Lund, Vestsø Sygehus", "", "2"),
    ],
)
def test_guests_belong_to_their_item(head: str, sentence: str, item: str) -> None:
    agenda = AGENDA.replace("Drøftet.", f"Drøftet.\n\n{sentence}")
    guest = _people(f"Deltagere: Anna Bergø, Bo Kvist{head}", agenda)["Ida Lund"]
    assert (guest.status, guest.item, guest.organisation) == ("guest", item, "Vestsø Sygehus")
    assert (guest.title or "").lower() == "projektleder"


def test_members_who_speak_are_no_guests_and_those_talked_about_do_not_attend() -> None:
    agenda = AGENDA.replace("Drøftet.", "Anna Bergø orienterede om budgettet. Brevet fra Ida Lund blev drøftet.")
    assert _status("Deltagere: Anna Bergø, Bo Kvist", agenda) == {"Anna Bergø": "present", "Bo Kvist": "present"}


def test_roles_under_their_labels() -> None:
    people = _people(
        "Mødeleder: Anna Bergø\nDeltagere:\nAnna Bergø, chef\nBo Kvist, chef\nReferent: Bo Kvist\nSekretær: Ida Lund"
    )
    assert {n: p.roles for n, p in people.items()} == {
        "Anna Bergø": ("moderator",),
        "Bo Kvist": ("minute-taker",),
        "Ida Lund": ("secretary",),
    }


@pytest.mark.parametrize("short", ["Anna B. Kvist", "Anna Bergø"])
def test_a_name_with_an_initial_or_without_the_last_is_the_person_listed(short: str) -> None:
    assert _status(f"Medlemmer: Anna Bergø Kvist, Ida Lund\n\nAfbud: {short}")["Anna Bergø Kvist"] == "absent"


def test_a_short_name_is_the_person_listed_in_full() -> None:
    people = _people("Deltagere:\nAnna Lykke Bergø, chef\nBo Kvist, chef\nReferent: Anna Bergø\n\nBo skrev referat.")
    assert {n: p.roles for n, p in people.items()} == {
        "Anna Lykke Bergø": ("minute-taker",),
        "Bo Kvist": ("minute-taker",),
    }


def test_a_substitute_named_in_the_same_breath() -> None:
    people = _people("Til stede: Ida Lund og Tom Krog.\n\nAnna Bergø havde meldt afbud, og Bo Kvist deltog i stedet.")
    assert (people["Anna Bergø"].status, people["Bo Kvist"].status) == ("absent", "present")
    assert people["Bo Kvist"].substitutes_for == "Anna Bergø"
    people = _people("Medlemmer\nAnna Bergø, Ida Lund\n\nAfbud\nAnna Bergø (Bo Kvist deltog)")
    assert people["Bo Kvist"].substitutes_for == "Anna Bergø"
    assert people["Bo Kvist"].status == "present"


def test_a_kind_of_participants_repeated_below_the_absentees_is_absent() -> None:
    lists = (
        "Til stede:\n\nRådet: Anna Bergø\n\nObservatører: Bo Kvist\n\n"
        "Afbud:\n\nRådet: Ida Lund\n\nObservatører: Tom Krog"
    )
    assert _status(lists) == {
        "Anna Bergø": "present", "Bo Kvist": "present", "Ida Lund": "absent", "Tom Krog": "absent",
    }  # fmt: skip


def test_two_names_that_a_lost_column_has_run_together() -> None:
    assert list(_status("Medlemmer:\n\nAnna Bergø Ida Lund\nMette Marie Krog Tom Kvist")) == [
        "Anna Bergø", "Ida Lund", "Mette Marie Krog", "Tom Kvist",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "decision",
    [
        "Anna Bergø blev valgt som formand.",
        "Rådet valgte Anna Bergø til formand.",
        "Valgt til formand efter afstemning blev Anna Bergø.",
    ],
)
def test_who_is_elected_chairs(decision: str) -> None:
    people = _people("Deltagere: Anna Bergø, Bo Kvist", f"\n\n1. Konstituering\n\nBeslutning\n\n{decision}\n")
    assert people["Anna Bergø"].roles == ("chair",)
    assert people["Bo Kvist"].roles == ()


def test_a_chair_of_another_body_named_twice_is_none_of_this_one() -> None:
    people = _people("Deltagere\n\nFra PLO-Vest\n\nIda Lund, næstformand\n\nDeltagere i alt:\n\nIda Lund, næstformand")
    assert (people["Ida Lund"].title, people["Ida Lund"].roles) == ("næstformand", ())


def test_what_a_sentence_is_about_is_no_house_of_its_subject() -> None:
    agenda = "\n\n1. Besøg\n\nBeslutning\n\nDirektør Ida Lund introducerede til hospitalet.\n"
    assert _people("Deltagere: Anna Bergø, Bo Kvist", agenda)["Ida Lund"].organisation is None


def test_several_items_missed_in_one_sentence() -> None:
    agenda = "".join(
        f"\n\n{n}. Sag om {w}\n\nBeslutning\n\nGodkendt.\n" for n, w in enumerate(("is", "sne", "regn"), 1)
    )
    said = "\nBo Kvist deltog ikke i behandlingen af punkt 2 og 3."
    assert _people("Deltagere: Anna Bergø, Bo Kvist", agenda + said)["Bo Kvist"].items_missed == ("2", "3")


def test_attendance_told_in_a_paragraph() -> None:
    people = _people(
        "Mødet lededes af formanden, direktør Anna Bergø, Vestsø Kommune. I øvrigt var mødt chef Bo Kvist, PLO. "
        "Afbud var meldt af chef Ida Lund, Østby Kommune, i hvis sted konsulent Tom Krog var fremmødt."
    )
    assert {n: (p.status, p.roles, p.substitutes_for) for n, p in people.items()} == {
        "Anna Bergø": ("present", ("chair", "moderator"), None),
        "Bo Kvist": ("present", (), None),
        "Ida Lund": ("absent", (), None),
        "Tom Krog": ("present", (), "Ida Lund"),
    }


def test_a_label_that_no_rule_knows_opens_a_list_of_people() -> None:
    people = _status(
        "Om bordet sad:\nChef Anna Bergø, Vestsø Kommune\nLæge Bo Kvist, PLO-Vest\n\nVi savnede: Ida Lund, PLO-Vest"
    )
    assert people == {"Anna Bergø": "present", "Bo Kvist": "present", "Ida Lund": "absent"}


def test_absentees_in_the_line_of_a_group_belong_to_it() -> None:
    people = _people("Deltagere\n\nVestsø Kommune: Chef Anna Bergø. Forhindret: Konsulent Bo Kvist")
    assert (people["Bo Kvist"].status, people["Bo Kvist"].organisation) == ("absent", "Vestsø Kommune")


def test_a_page_in_one_line() -> None:
    agenda = (
        "1. Godkendelse af dagsorden 2. Valg af formand og næstformand Sagsfremstilling: " + "Der skal vælges. " * 20
    )
    people = _people(
        "1 Referat Havnerådet Mødedato: 6. juni 2031 Sted: Havnen Medlemmer: Bo Kroghsen (A) Pia Elmegaard "
        "Jens Moesgaard Mette Holtum Lone Damborg Per Vestby Karl Engvad Deltagere: Lise Brun Afbud: Ole Egemar "
        f"Referent: Ida Lundum {agenda}",
        "",
    )
    assert [name for name, person in people.items() if person.status == "present"] == [
        "Bo Kroghsen",
        "Pia Elmegaard",
        "Jens Moesgaard",
        "Mette Holtum",
        "Lone Damborg",
        "Per Vestby",
        "Karl Engvad",
        "Lise Brun",
        "Ida Lundum",
    ]
    assert people["Ole Egemar"].status == "absent"
    assert people["Ida Lundum"].roles == ("minute-taker",)


def test_a_cell_about_the_way_of_taking_part_is_no_person() -> None:
    table = (
        "Navn\tTitel\tOrganisation\tFremmøde\nAnna Bergø\tdirektør\tVestsø Kommune\tVia Teams\n"
        "Bo Kvist\tchef\tVestsø Kommune\t"
    )
    people = _people(table)
    assert list(people) == ["Anna Bergø", "Bo Kvist"]
    assert people["Anna Bergø"].online


def test_what_another_body_decided_does_not_count() -> None:
    agenda = (
        "\n\n1. Budget\n\nBeslutning i Omsorgsudvalget den 7. maj 2024\n\nGodkendt.\n\n"
        "Beslutning i Økonomiudvalget den 1. maj 2024\n\nAnbefalet.\n\nBo Kvist deltog ikke i sagens behandling.\n\n"
        "2. Eventuelt\n\nIntet.\n"
    )
    assert _status("Omsorgsudvalget - Referat - 7. maj 2024\n\nDeltagere\nAnna Bergø (A)", agenda) == {
        "Anna Bergø": "present"
    }


def test_an_agenda_holds_no_people() -> None:
    assert _people("Dagsorden til møde i Ældrerådet\nSted: Vestsø Rådhus, Store Sal\nDato: 7. maj 2024") == {}


def _expected() -> list[dict[str, Any]]:
    files = sorted(VARIANTS.glob("*.json"))
    return [json.loads(file.read_text(encoding="utf-8")) for file in files]


def test_the_layout_variants_are_read() -> None:
    wanted: set[tuple[str, str, str]] = set()
    found: set[tuple[str, str, str]] = set()
    for gold in _expected():
        if "attendance" not in gold:
            continue
        text = (VARIANTS / gold["document"]).read_text(encoding="utf-8")
        outline = read_outline(text)
        people = read_attendance(text, outline, read_head(text, outline, gold["document"]))
        wanted |= {(gold["document"], person["name"], person["status"]) for person in gold["attendance"]}
        found |= {(gold["document"], person.name, person.status) for person in people}
    assert len(wanted & found) >= 0.97 * len(wanted)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Sundhedsrådet (SRV)\n\nDeltagere: Anna Bergø, formand for SRV; Bo Kvist", ("chair",)),
        ("Sundhedsrådet\n\nDeltagere: Anna Bergø, rådets næstformand; Bo Kvist", ("deputy-chair",)),
        ("Sundhedsrådet\n\nDeltagere: Anna Bergø (for bordenden); Bo Kvist", ("moderator",)),
        ("Sundhedsrådet\n\nDeltagere: Bo Kvist\nSekretær og referent: Anna Bergø", ("secretary", "minute-taker")),
        (
            "Sundhedsrådet\n\nTil stede: Bo Kvist\nMødet blev ledet af Bo Kvist. Anna Bergø tog noter.",
            ("minute-taker",),
        ),
        ("Sundhedsrådet\n\nTil stede: Bo Kvist\nPennen førtes af Anna Bergø.", ("minute-taker",)),
        ("Sundhedsrådet\n\nDeltagere: Anna Bergø, næstformand i PLO-Vest; Bo Kvist", ()),
    ],
)
def test_roles_in_this_body_told_in_other_words(text: str, roles: tuple[str, ...]) -> None:
    assert _people(text)["Anna Bergø"].roles == roles


def test_ticks_open_a_list_that_no_label_announces() -> None:
    people = _status("Rådet\n\nBestyrelsen\n× Anna Bergø, læge\n– Bo Kvist, læge (orlov)\n× Ida Lund, læge")
    assert people == {"Anna Bergø": "present", "Bo Kvist": "absent", "Ida Lund": "present"}


def test_people_set_under_each_other_behind_a_label_keep_their_posts() -> None:
    people = _people(
        "Medlemmer:      Anna Bergø (V), formand\n                Bo Kvist (A), næstformand\n"
        "                Ida Lund (O)"
    )
    assert {n: p.roles for n, p in people.items()} == {
        "Anna Bergø": ("chair",),
        "Bo Kvist": ("deputy-chair",),
        "Ida Lund": (),
    }


def test_a_table_with_roles_substitutes_and_items_in_its_last_column() -> None:
    people = _people(
        "Navn\tStilling\tFra\tDelt.\nAnna Bergø\tlæge\tVestsø Sygehus\tformand\n"
        "Bo Kvist\tleder\tVestsø Kommune\tafbud\nIda Lund\tkonsulent\tVestsø Kommune\tx (for Kvist)\n"
        "Tom Krog\tfarmaceut\tApoteket\tkun pkt. 2"
    )
    assert {n: (p.status, p.roles, p.substitutes_for, p.item) for n, p in people.items()} == {
        "Anna Bergø": ("present", ("chair",), None, None),
        "Bo Kvist": ("absent", (), None, None),
        "Ida Lund": ("present", (), "Bo Kvist", None),
        "Tom Krog": ("guest", (), None, "2"),
    }


def test_what_follows_a_bracket_in_a_row_is_about_the_rows_person() -> None:
    people = _people("Navn | Fra | Mødt\nLæge Anna Bergø (suppleant for Bo Kvist) | PLO-Vest | Ja")
    assert people["Anna Bergø"].organisation == "PLO-Vest"


def test_a_post_and_a_house_behind_several_people_are_shared() -> None:
    people = _people("Deltagere: Anna Bergø (formand), Bo Kvist og Ida Lund, alle praktiserende læger")
    assert {p.title for p in people.values()} == {"praktiserende læge"}
    people = _people("Sekretariat: Anna Bergø og Bo Kvist, Vestsø Kommune")
    assert {p.organisation for p in people.values()} == {"Vestsø Kommune"}


def test_months_that_are_given_names_and_common_words_inside_names() -> None:
    assert set(_people("Deltagere: Maj Bergø, Bo Ny Kvist\nDato: 3. Maj 2024")) == {"Maj Bergø", "Bo Ny Kvist"}


PIECES = st.sampled_from(
    [
        "Deltagere:",
        "Afbud",
        "Anna Bergø",
        ", ",
        "\n",
        " (",
        ")",
        "Fra ",
        "Vestsø Kommune",
        "\t",
        " | ",
        "punkt 2",
        " og ",
        "direktør",
        "deltog",
        "ikke ",
        "for ",
        "1. Sag",
        "Beslutning",
        "<p>",
        "i stedet",
        "Bo",
        ":",
        "-",
        "İ",
        "x",
    ]
)


@settings(max_examples=150)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=300))
def test_any_text_is_read_and_every_name_is_its_span(text: str) -> None:
    outline = read_outline(text)
    for person in read_attendance(text, outline, read_head(text, outline, "x")):
        assert person.name == " ".join(person.span.of(text).split())
        assert person.status in ("present", "absent", "guest")
        assert (person.item is not None) == (person.status == "guest")
