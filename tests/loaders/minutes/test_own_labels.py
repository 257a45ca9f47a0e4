"""Labels of attendance that no rule names in full, and people whom the head tells of without a list. All made up."""

from __future__ import annotations

import pytest

from loaders.minutes.attendance import read_attendance
from loaders.minutes.head import read_head
from loaders.minutes.model import Attendee
from loaders.minutes.outline import read_outline

HEAD = "Rådet for Nære Tilbud\nReferat af møde den 4. maj 2031 kl. 14-16 på Vestsø Rådhus\n\n"
AGENDA = (
    "\n\n1. Velkomst\nAlle fik kaffe.\n\n2. Vagtplaner\nTallene blev gennemgået.\nBeslutning: Taget til efterretning.\n"
)
PEOPLE = ("Karen Holm, direktør, Vestsø Kommune", "Bo Kvist, overlæge, Hospital Nord")


def _people(attendance: str) -> dict[str, Attendee]:
    text = HEAD + attendance + AGENDA
    outline = read_outline(text)
    return {person.name: person for person in read_attendance(text, outline, read_head(text, outline, "x.txt"))}


def _listed(way: str, label: str, people: tuple[str, ...]) -> str:
    if way == "line":
        return f"{label}: {'; '.join(people)}"
    return f"{label}\n" + "\n".join(f"- {person}" for person in people)


@pytest.mark.parametrize("way", ["line", "list"])
@pytest.mark.parametrize(
    "label", ["Omkring bordet", "Hvem var med?", "I lokalet", "Vi var", "Klyngen var repræsenteret ved", "Holdet"]
)
def test_those_behind_a_label_of_the_head_were_there(way: str, label: str) -> None:
    people = _people(_listed(way, label, PEOPLE))
    assert {name: person.status for name, person in people.items()} == {"Karen Holm": "present", "Bo Kvist": "present"}


@pytest.mark.parametrize("way", ["line", "list"])
@pytest.mark.parametrize(
    "label", ["Meldt forfald", "Ikke ved kaffen", "Kunne ikke komme", "Ude", "Savnedes", "Deltagere (afbud)"]
)
def test_words_of_absence_in_a_label(way: str, label: str) -> None:
    people = _people("Deltagere\nBo Kvist, overlæge\n\n" + _listed(way, label, ("Pia Elm, chef, Lunde Kommune",)))
    assert {name: person.status for name, person in people.items()} == {"Bo Kvist": "present", "Pia Elm": "absent"}


@pytest.mark.parametrize("way", ["line", "list"])
@pytest.mark.parametrize(
    "label", ["Inde til punkt 2", "Pkt. 2", "Gæst (punkt 2)", "Kun med til punkt 2", "Besøg til 2"]
)
def test_an_item_in_a_label_makes_guests(way: str, label: str) -> None:
    people = _people("Deltagere: Bo Kvist\nAfbud: Ida Lund\n\n" + _listed(way, label, ("Ole Birk, projektleder",)))
    assert (people["Ole Birk"].status, people["Ole Birk"].item) == ("guest", "2")


@pytest.mark.parametrize(
    ("label", "role"),
    [("Ved tasterne", "minute-taker"), ("Pennen førtes af", "minute-taker"), ("For bordenden", "moderator")],
)
def test_who_wrote_and_who_led(label: str, role: str) -> None:
    person = _people(f"Deltagere: Bo Kvist\nAfbud: Ida Lund\n{label}: Jan Eng, konsulent, Region Nord")["Jan Eng"]
    assert (person.status, person.roles) == ("present", (role,))


@pytest.mark.parametrize("line", ["Kopi til: Ole Birk", "Kontakt: Ole Birk, konsulent", "Hvor: Huset, Det Gule Tårn"])
def test_other_lines_of_the_head_name_nobody_who_took_part(line: str) -> None:
    assert list(_people(f"Deltagere: Bo Kvist\n\n{line}")) == ["Bo Kvist"]


@pytest.mark.parametrize(
    "told",
    [
        "Karen Holm, direktør, Vestsø Kommune\nBo Kvist, overlæge, Hospital Nord\nPia Elm, chef (afbud)",
        "Karen Holm (KH), Bo Kvist (BK); afbud: Pia Elm (PE)",
        "Mødet havde deltagelse af Karen Holm og Bo Kvist. Der var afbud fra Pia Elm.",
        "Karen Holm ledede mødet, hvor også Bo Kvist var med. Pia Elm kunne ikke komme.",
        "Vestsø Kommune havde sendt direktør Karen Holm (KH), og fra hospitalet mødte Bo Kvist, der er overlæge, "
        "til en kort aften. Afbud fra Pia Elm, chef i Lunde Kommune.",
        "Deltagere\n[x] Karen Holm\n[x] Bo Kvist\n[ ] Pia Elm",
        "| Navn | Fra | Deltog |\n|---|---|---|\n| Karen Holm | Vestsø | ✔ |\n| Bo Kvist | Lunde | ✔ |\n"
        "| Pia Elm | Lunde | ✘ |",
    ],
)
def test_a_head_without_a_labelled_list(told: str) -> None:
    people = {name: person.status for name, person in _people(told).items()}
    assert people == {"Karen Holm": "present", "Bo Kvist": "present", "Pia Elm": "absent"}


def test_the_head_of_a_table_that_has_lost_its_columns_names_nobody() -> None:
    people = _people("Navn Titel Org. Mødt\nKaren Holm direktør Vestsø Kommune ja\nPia Elm chef Lunde Kommune nej")
    assert {name: person.status for name, person in people.items()} == {"Karen Holm": "present", "Pia Elm": "absent"}
