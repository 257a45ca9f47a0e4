"""Names that only one document gives its sections are read by their coming again. All made up."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from loaders.minutes.model import Item
from loaders.minutes.outline import read_outline

ITEMS = (
    ("Velkomst", "Bo Ask bød velkommen til alle i lokalet.", "Dagsordenen er godkendt.", "approved"),
    ("Status", "Sekretariatet viste tallene fra januar. Alle lyttede.", "Taget til efterretning.", "taken_note"),
    ("Vagtplaner", "Vagterne skaber bøvl, har lægerne skrevet.", "Punktet udsættes til maj.", "postponed"),
    ("Ny bus", "Chaufføren ønsker en bus med plads til flere.", "Sekretariatet køber en bus.", "decided"),
    ("Eventuelt", "Pia Elm holder fri på fredag.", "Intet.", "none"),
)
KINDS = [[kind] for *_, kind in ITEMS]
# How the two parts of an item are set: names of the case and of the decision, their texts.
LAYOUTS: dict[str, Callable[[str, str, str, str], str]] = {
    "colons": lambda case, decision, told, said: f"{case}: {told}\n{decision}: {said}",
    "questions": lambda case, decision, told, said: f"{case}?\n{told}\n{decision}?\n{said}",
    "lines": lambda case, decision, told, said: f"{case}\n{told}\n\n{decision}\n{said}",
    "bold": lambda case, decision, told, said: f"**{case}**\n{told}\n\n**{decision}**\n{said}",
    "stops": lambda case, decision, told, said: f"{case}. {told}\n\n{decision}. {said}",
    "dashes": lambda case, decision, told, said: f"{case} – {told}\n{decision} – {said}",
    "tags": lambda case, decision, told, said: f"<b>{case}</b><br>{told}<br><b>{decision}</b><br>{said}",
    "inside": lambda case, decision, told, said: f"{told} {decision}: {said}",
}
NAMES = [
    ("Hvad handler det om", "Sådan blev det"), ("Oplæg", "Vi gør sådan"), ("Det fortalte Bo", "Mødets svar"),
    ("Optakt", "Udgang"), ("Historien", "Så det gør vi"), ("Samtalen", "Dom"), ("Emne kort", "Klyngens konklusion"),
]  # fmt: skip


def _items(body: Callable[[str, str], str]) -> list[Item]:
    parts = (f"{number}. {title}\n{body(told, said)}" for number, (title, told, said, _) in enumerate(ITEMS, 1))
    return read_outline("Rådet for Nære Tilbud\nReferat af møde den 4. maj 2031\n\n" + "\n\n".join(parts) + "\n").items


@pytest.mark.parametrize("names", NAMES, ids=" | ".join)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_document_may_name_its_decisions_as_it_likes(layout: str, names: tuple[str, str]) -> None:
    items = _items(lambda told, said: LAYOUTS[layout](*names, told, said))
    assert [item.decisions for item in items] == KINDS


def test_who_speaks_is_no_name_of_a_section() -> None:
    items = _items(lambda told, said: f"Bo: {told}\nPia: Det er jeg enig i.\nBeslutning: {said}")
    assert [[section.kind for section in item.sections] for item in items] == [["other", "decision"]] * len(ITEMS)
    items = _items(lambda told, said: f"Vestsø Kommune: {told}\nPLO: {said}")
    assert {section.kind for item in items for section in item.sections} == {"other"}


def test_lists_beside_the_decision_are_not_the_decision() -> None:
    items = _items(lambda told, said: f"Optakt: {told}\nSådan blev det: {said}\nAnsvarlig: Pia Elm\nFrist: 1. maj")
    assert all("decision" in [section.kind for section in item.sections] for item in items)
    items = _items(lambda told, said: f"{told}\nAnsvarlig: Pia Elm\nFrist: 1. maj")
    assert {section.kind for item in items for section in item.sections} == {"other"}


def test_a_decision_announced_behind_a_sentence_in_its_line() -> None:
    (item,) = read_outline("1. Sommerfest\nFesten er lagt i uge 24. Rådets beslutning: Som foreslået.\n").items
    assert item.decisions == ["approved"]


def test_agenda_and_minutes_are_approved_in_items_without_sections() -> None:
    text = (
        "1. Dagsorden\nBo delte den ud. Efter en kaffe godkendte rådet dagsordenen med to nye punkter.\n\n"
        "2. Båden\nBaggrund: Planen er godkendt i byrådet.\nBeslutning: Udsat.\n"
    )
    assert [item.decisions for item in read_outline(text).items] == [["approved"], ["postponed"]]
