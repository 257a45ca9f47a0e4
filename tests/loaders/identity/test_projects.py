"""Undertakings of several minutes: one by name or alias on common ground, asked about where one may go on."""

from __future__ import annotations

import random

from loaders.documents.document import Document
from loaders.facts.model import Project, ProjectLink, Reading
from loaders.facts.record import Record
from loaders.identity.projects import Undertakings, telling_id, undertakings
from loaders.identity.sittings import sittings
from loaders.judgements.verdicts import Verdicts
from loaders.mentions.model import Body
from loaders.minutes.model import Head, Minutes
from loaders.span import Span

NEAR = Body("forum:driftsforum-vest", "Driftsforum Vest", "forum", 3, region="Fjordland", registered=True)
FAR = Body("forum:driftsforum-øst", "Driftsforum Øst", "forum", 3, region="Bakkeland", registered=True)


def minutes(day: str, name: str, *aliases: str, own: Body = NEAR, links: tuple[ProjectLink, ...] = ()) -> Record:
    reading = Reading(
        Minutes(Span(0, 1), Head(date=day)), own, projects=[Project(name, Span(0, 1), list(aliases))],
        project_links=list(links),
    )  # fmt: skip
    return Record(Document(f"{day}.txt", "text", "x", day), [reading])


def found(*records: Record, verdicts: Verdicts | None = None) -> Undertakings:
    return undertakings(sittings(list(records)), verdicts or Verdicts())


def names(result: Undertakings) -> list[tuple[str, list[str]]]:
    return [(one.name, one.aliases) for one in result.projects]


def test_a_renaming_makes_one_project_of_both_names() -> None:
    old, both = minutes("2022-01-10", "Aftenlys"), minutes("2022-06-10", "Natvagten", "Aftenlys")
    assert names(found(old, both, minutes("2023-01-10", "Natvagten"))) == [("Natvagten", ["Aftenlys"])]


def test_one_name_in_two_regions_is_two_projects() -> None:
    assert len(found(minutes("2022-01-10", "Broen"), minutes("2022-02-10", "Broen", own=FAR)).projects) == 2


def test_a_short_form_that_fits_is_asked_about() -> None:
    result = found(minutes("2022-01-10", "Tryg Udskrivning Fjord"), minutes("2022-03-10", "TUF"))
    assert (len(result.projects), [d.reasons[0] for d in result.doubts]) == (2, ["shared_name"])


def test_a_possible_continuation_is_proposed_and_never_asserted() -> None:
    result = found(minutes("2021-01-10", "Hjemmebehandling i Vest"), minutes("2023-03-10", "Udvidet hjemmebehandling"))
    assert (len(result.projects), result.doubts[0].reasons[0]) == (2, "continuation")


def test_what_a_sentence_says_is_not_asked() -> None:
    link = ProjectLink("1", "Udvidet hjemmebehandling", "Hjemmebehandling i Vest", "continues", Span(0, 1))
    later = minutes("2023-03-10", "Udvidet hjemmebehandling", links=(link,))
    assert found(minutes("2021-01-10", "Hjemmebehandling i Vest"), later).doubts == []


def test_people_decide_and_are_not_asked_again() -> None:
    records = [minutes("2021-01-10", "Hjemmebehandling i Vest"), minutes("2023-03-10", "Udvidet hjemmebehandling")]
    pair = frozenset([frozenset(telling_id(s, s.reading.projects[0]) for s in sittings(records))])
    same = found(*records, verdicts=Verdicts(same=pair))
    assert (len(same.projects), same.doubts, same.projects[0].joins[0].basis) == (1, [], "judged")
    different = found(*records, verdicts=Verdicts(different=pair))
    assert (len(different.projects), different.doubts) == (2, [])


def test_any_order_gives_the_same_projects() -> None:
    records = [
        minutes("2021-01-10", "Aftenlys"), minutes("2021-05-10", "Natvagten", "Aftenlys"),
        minutes("2022-01-10", "Natvagten"), minutes("2022-05-10", "Aftenlys", own=FAR), minutes("2023-01-10", "Natten"),
    ]  # fmt: skip
    expected = found(*records)
    for seed in range(4):
        again = found(*random.Random(seed).sample(records, len(records)))
        assert (names(again), again.doubts, again.at) == (names(expected), expected.doubts, expected.at)
