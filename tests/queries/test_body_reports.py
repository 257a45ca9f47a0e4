"""The reports on bodies, people and what is loaded: what they tell in both languages and every format."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from graph.rows import Edge, Node, Rows
from queries.errors import AmbiguousNameError, UnknownNameError
from queries.labels import LANGUAGES
from queries.reports.coverage import coverage
from queries.reports.form import REPORTS as DOCUMENTED
from queries.reports.forum import forum
from queries.reports.handover import handover
from queries.reports.inbox import inbox
from queries.reports.model import Report, Row, Section
from queries.reports.person import person
from queries.reports.render import FORMATS, render, renderable
from queries.reports.route import route
from queries.reports.wording import Wording
from tests.queries.conftest import Filled
from tests.queries.test_reports import BLAME
from tests.queries.test_reports import REPORTS as EARLIER
from tests.sample import BIRTHE, CLUSTER, DRIFT, HOME, KLU, MEDICINE, REGION, SIGNE, SSF, sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

Asked = Callable[["Store", str | None], Report]
REPORTS: dict[str, Asked] = {
    "inbox": lambda store, as_of: inbox(store, "Faglig Sundhedsklynge Østerå", as_of),
    "forum": lambda store, as_of: forum(store, "Driftsforum Somatik", as_of),
    "person": lambda store, as_of: person(store, "Birthe", as_of),
    "coverage": lambda store, as_of: coverage(store, None, as_of),
    "handover": lambda store, as_of: handover(store, region="Vesterland", as_of=as_of),
}
COUNCIL, EAST, WEST = "forum:sundhedsråd", "forum:sundhedsråd-øst", "forum:sundhedsråd-vest"
REFORM = {"kind": "replaced", "date": "2027-01-01", "legal_basis": "Lov om sundhedsråd", "known_from": "2023-05-09"}


def _section(report: Report, key: str) -> Section:
    return next(each for each in report.sections if each.key == key)


def _line(section: Section, row: Row, language: str = "da") -> str:
    return " · ".join(text for _, text in Wording(language).line(section, row))


def _lines(report: Report, key: str, language: str = "da") -> list[str]:
    section = _section(report, key)
    return [_line(section, row, language) for row in section.rows]


def _notes(report: Report, key: str, language: str = "da") -> list[str]:
    section = _section(report, key)
    notes = [*(note for row in section.rows for note in row.notes), *section.notes]
    return [Wording(language).note(note) for note in notes]


def _printed(report: Report, language: str) -> str:
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=2000, color_system=None).print(renderable(report, language))
    return out.getvalue()


def _reformed() -> Rows:
    """The sample, with a law that replaces the cluster by one council for certain, and SSF by two."""
    rows = sample_rows()
    for council in (COUNCIL, EAST, WEST):
        rows.add(Node(("Body", "Forum"), council, {
            "scope": council, "name": council.removeprefix("forum:").capitalize(), "level": 5, "registered": True,
            "known": True, "named": False, "region": "Region Vesterland", "known_from": "2023-05-09",
            "certainty": "certain", "rule": "registry",
        }))  # fmt: skip
    for council, old, certainty in (
        (COUNCIL, CLUSTER, "certain"), (EAST, SSF, "certain"), (WEST, SSF, "likely"),
    ):  # fmt: skip
        rows.add(
            Edge("SUCCEEDS", ("Body", council), ("Body", old), {**REFORM, "certainty": certainty, "basis": "said"})
        )
    return rows


@pytest.fixture(scope="module")
def reformed(filled: Filled) -> Iterator[Store]:
    with filled(_reformed()) as store:
        yield store


def test_the_inbox_tells_what_was_asked_and_what_became_of_it(sample: Store) -> None:
    report = inbox(sample, "Faglig Sundhedsklynge Østerå")
    assert Wording("da").title(report) == "Hvad venter hos Faglig Sundhedsklynge Østerå"
    assert _lines(report, "waiting") == []
    first = (
        "9. maj 2023 · Driftsforum Somatik (Østerå) → Faglig Sundhedsklynge Østerå · videresendt til beslutning · "
        "fælles medicinliste ved udskrivelse · sag: Medicin ved udskrivelse"
    )
    assert first in _lines(report, "moved_on")
    assert "Taget op i Faglig Sundhedsklynge Østerå den 20. juni 2023." in _notes(report, "moved_on")
    assert _lines(report, "promised") == [
        "frist: 1. oktober 2024 · Faglig Sundhedsklynge Østerå · evaluerer prøveperioden · aftalt i: SSF (Vesterland) "
        "· aftalt den: 12. september 2023 · sag: Medicin ved udskrivelse"
    ]


def test_the_inbox_as_of_a_day_knows_no_later_answer(sample: Store) -> None:
    report = inbox(sample, "SSF", "2023-06-20")
    assert [row.values["path"] for row in _section(report, "waiting").rows] == [
        ["Faglig Sundhedsklynge Østerå", "SSF (Vesterland)"]
    ]
    told = _notes(report, "waiting", "en")
    assert "Minutes of Faglig Sundhedsklynge Østerå after 20 June 2023 are not loaded." in told
    assert not any("12 September 2023" in note for note in told)


def test_what_was_asked_of_a_group_was_asked_of_its_members(sample: Store) -> None:
    report = inbox(sample, "Mosby Kommune")
    paths = [row.values["path"] for section in report.sections for row in section.rows if "path" in row.values]
    assert ["Formandskabet for Driftsforum Somatik (Østerå)", "de to kommuner"] in paths


def test_a_task_that_became_a_promise_does_not_wait(sample: Store) -> None:
    report = inbox(sample, "Mosby Kommune")
    assert _lines(report, "waiting") == []
    assert "Referaterne fortæller, hvad der blev af opgaven." in _notes(report, "moved_on")
    before = inbox(sample, "Mosby Kommune", "2023-06-20")
    assert "Opgaven står blandt åbne løfter og opgaver." in _notes(before, "moved_on")


def test_a_forum_tells_its_decisions_and_its_post_in_order(sample: Store) -> None:
    report = forum(sample, "Driftsforum for Somatik")
    assert report.subject == "Driftsforum Somatik (Østerå)"
    story = _lines(report, "story")
    assert story[0].startswith("marts 2023 · KLU Ådal → Driftsforum Somatik (Østerå) · videresendt til beslutning")
    assert story[1].startswith("9. maj 2023 · Driftsforum Somatik (Østerå) · drøftet, besluttet · Henvendelse fra KLU")
    assert any("Driftsforum Somatik (Østerå) → Faglig Sundhedsklynge Østerå" in line for line in story)
    assert [row.number for row in _section(report, "story").rows] == [*range(1, len(story) + 1)]
    assert {row.values["person"] for row in _section(report, "seats").rows} >= {"Signe Østbjerg"}
    assert any("Tryg Hjemkomst" in line for line in _lines(report, "projects"))
    assert "Mødet i Driftsforum Somatik (Østerå) den 7. november 2023 er nævnt, men referatet er ikke indlæst." in (
        _notes(report, "missing")
    )


def test_the_story_of_a_forum_can_be_bounded(sample: Store) -> None:
    report = forum(sample, "KLU Ådal", since="2023-10", until="2023-12-31")
    assert {row.values["date"]["date"] for row in _section(report, "story").rows} == {"2023-10-10"}
    with pytest.raises(ValueError, match="snart"):
        forum(sample, "KLU Ådal", since="snart")


def test_a_forum_without_meetings_says_that_its_minutes_are_not_loaded(filled: Filled) -> None:
    rows = sample_rows()
    rows.add(Node(("Body", "Forum"), "forum:stille", {
        "scope": "forum:stille", "name": "Stille Forum", "level": 3, "known_from": "2023-03-14", "registered": False,
    }))  # fmt: skip
    with filled(rows) as store:
        report = forum(store, "Stille Forum")
        assert _lines(report, "story") == []
        assert _notes(report, "story") == ["Ingen referater af Stille Forum er indlæst."]
        assert "ikke fastlagt" in _lines(handover(store, "Stille Forum"), "takes_over")[0]


def test_a_person_by_seats_and_meetings(sample: Store) -> None:
    report = person(sample, "birthe holmsgård")
    seats = {row.values["forum"]: row.values for row in _section(report, "seats").rows}
    assert (seats["KLU Ådal"]["first"], seats["KLU Ådal"]["last"]) == ("2023-03-14", "2023-10-10")
    assert seats["KLU Ådal"]["roles"] == ["role.chair"]
    assert _lines(report, "story")[0].startswith("14. marts 2023 · KLU Ådal · formand · sundhedschef")
    assert _lines(person(sample, "Birthe", "2023-03-14"), "story") == _lines(report, "story")[:1]


def test_a_person_s_promises_are_not_those_of_a_namesake(filled: Filled) -> None:
    rows = sample_rows()
    rows.nodes[SIGNE].properties["name"] = "Niels Ravnkilde"
    with filled(rows) as store:
        assert _lines(person(store, SIGNE), "promised") == []
        with pytest.raises(AmbiguousNameError):
            person(store, "Niels Ravnkilde")


def test_a_person_who_handed_over_is_told_so(sample: Store) -> None:
    assert "overtog plads eller post efter · Niels Ravnkilde · sandsynlig" in _lines(person(sample, BIRTHE), "ties")


def test_coverage_tells_what_is_loaded_and_what_would_tell_more(sample: Store) -> None:
    report = coverage(sample)
    assert {row.values["forum"]: row.values["minutes"] for row in _section(report, "forums").rows}["KLU Ådal"] == 2
    assert _lines(report, "story", "en")[0].startswith("14 March 2023 · KLU Ådal · items: 2")
    assert [source.file for source in _section(report, "story").rows[0].sources] == ["klu-ådal 2023-03-14.txt"]
    assert _lines(report, "mentioned") == ["7. november 2023 · Driftsforum Somatik (Østerå)"]
    wanted = {row.values["forum"]: row.values for row in _section(report, "wanted").rows}
    assert wanted["Driftsforum Somatik (Østerå)"]["loaded_until"] == "2023-05-09"
    assert {row.values["forum"] for row in _section(coverage(sample, "KLU Ådal"), "forums").rows} == {"KLU Ådal"}


def test_handover_names_the_heir_that_the_law_names(reformed: Store) -> None:
    report = handover(reformed, "Faglig Sundhedsklynge Østerå")
    assert report.as_of == "2026-12-31"
    assert Wording("da").basis(report).startswith("Som kendt den 31. december 2026.")
    assert _lines(report, "takes_over")[1] == (
        "Faglig Sundhedsklynge Østerå · overtages af: Sundhedsråd · 1. januar 2027 · retsgrundlag: Lov om sundhedsråd"
    )
    medicine = next(
        row for row in _section(report, "matters").rows if row.values["matter"] == "Medicin ved udskrivelse"
    )
    assert _line(_section(report, "matters"), medicine).startswith(
        "12. september 2023 · Medicin ved udskrivelse · SSF (Vesterland) · godkendt"
    )
    assert [source.quote for source in medicine.sources] == [
        "SSF godkender en prøveperiode på et år og giver Faglig Sundhedsklynge Østerå svar."
    ]
    promise = next(line for line in _lines(report, "open") if "evaluerer prøveperioden" in line)
    assert "overtages af: Sundhedsråd" in promise
    assert any(line.startswith("Tryg Hjemkomst") or "Tryg Hjemkomst" in line for line in _lines(report, "projects"))


def test_handover_never_guesses_for_a_part_or_among_several(reformed: Store) -> None:
    report = handover(reformed, region="Vesterland")
    told = {row.values["body"]: row for row in _section(report, "takes_over").rows}
    part = told["Driftsforum Somatik (Østerå)"]
    assert part.values["heirs"] == []
    assert [Wording("en").note(note) for note in part.notes] == [
        "Faglig Sundhedsklynge Østerå, of which it is a part, is followed by Sundhedsråd on 1 January 2027; "
        "that says nothing about this part."
    ]
    assert _lines(report, "takes_over").count("KLU Ådal · overtages af: ikke fastlagt") == 1
    several = told["SSF (Vesterland)"]
    assert several.values["heirs"] == [
        {"name": "Sundhedsråd-vest", "certainty": "likely"}, {"name": "Sundhedsråd-øst", "certainty": "certain"},
    ]  # fmt: skip
    assert [note.key for note in several.notes] == ["several_heirs"]
    assert "overtages af: Sundhedsråd-vest (sandsynlig), Sundhedsråd-øst" in "\n".join(_lines(report, "takes_over"))


def test_handover_on_another_day_looks_at_the_changes_after_it(reformed: Store) -> None:
    later = handover(reformed, "Faglig Sundhedsklynge Østerå", on="2027-01-01")
    assert {tuple(row.values["heirs"]) for row in _section(later, "takes_over").rows} == {()}
    earlier = handover(reformed, "Faglig Sundhedsklynge Østerå", on="2023-06-20")
    assert earlier.as_of == "2023-06-20"
    assert not any("SSF (Vesterland) · godkendt" in line for line in _lines(earlier, "matters"))
    assert any("holder et seminar" in line for line in _lines(earlier, "open"))  # called off later
    known = handover(reformed, "Faglig Sundhedsklynge Østerå", as_of="2023-06-20")
    assert known.as_of == "2023-06-20"
    with pytest.raises(ValueError, match="nytår"):
        handover(reformed, "SSF", on="nytår")


def test_a_matter_is_open_only_where_something_waits(filled: Filled) -> None:
    rows = _reformed()
    gone = {"referral:medicin:4", "commitment:evaluering", "commitment:skabelon", "commitment:høring"}
    rows.edges = {key: edge for key, edge in rows.edges.items() if not gone & set(key)}
    for node in gone:
        rows.nodes.pop(node)
    with filled(rows) as store:
        report = handover(store, "SSF")
        assert "Medicin ved udskrivelse" not in [row.values["matter"] for row in _section(report, "matters").rows]
        assert "Medicin ved udskrivelse" in [row.values["matter"] for row in _section(report, "quiet").rows]


def test_a_project_is_open_until_it_is_closed_for_certain(filled: Filled) -> None:
    def projects(certainty: str, key: str) -> set[str]:
        rows = sample_rows()
        rows.add(
            Node(("Event",), "event:slut", {
                "scope": "event:slut", "kind": "closed", "date": "2023-10-11", "sort_date": "2023-10-11",
                "known_from": "2023-10-11", "planned": False, "certainty": certainty,
            }),
            Edge("HAPPENED_TO", ("Event", "event:slut"), ("Matter", HOME), {"known_from": "2023-10-11"}),
        )  # fmt: skip
        with filled(rows) as store:
            return {row.values["matter"] for row in _section(handover(store, "SSF"), key).rows}

    assert "Tryg Hjemkomst" in projects("likely", "projects")
    assert "Tryg Hjemkomst" not in projects("certain", "projects")
    assert "Tryg Hjemkomst" in projects("certain", "quiet")


def test_likely_hops_are_marked_in_every_format(embedded_sample: Store) -> None:
    report = route(embedded_sample, "medicin")
    assert re.search(r"^8\? 12\. september", _printed(report, "da"), re.MULTILINE)
    assert re.search(r"^ ?1 +14\. marts", _printed(report, "da"), re.MULTILINE)
    assert "8. ? **12. september 2023**" in render(report, "md")
    page = render(report, "html")
    assert page.count('<li class="likely">') == 2  # in the story, and among what is only likely
    assert '<span class="number">8?</span>' in page
    assert json.loads(render(report, "json"))["sections"][0]["rows"][7]["certainty"] == "certainty.likely"


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_format_tells_every_line_and_its_source(embedded_sample: Store, name: str, language: str) -> None:
    report = REPORTS[name](embedded_sample, None)
    wording = Wording(language)
    texts = {form: render(report, form, language) for form in FORMATS} | {"rich": _printed(report, language)}
    sources = [source for section in report.sections for row in section.rows for source in row.sources]
    assert sources or name == "person"  # the sample's attendance has no passages
    for form, text in texts.items():
        plain = text.replace("\\", "")
        assert all(str(source.file) in plain for source in sources) or form == "csv", form
        assert wording.title(report) in plain or form == "csv"
    for section in report.shown:
        for form in ("md", "html", "rich"):
            assert wording.heading(section) in texts[form]
    told = json.loads(texts["json"])
    assert [section["key"] for section in told["sections"]] == [section.key for section in report.sections]
    rows = list(csv.DictReader(io.StringIO(texts["csv"])))
    assert len(rows) == sum(len(section.rows) + len(section.notes) for section in report.sections)
    assert not BLAME.search(texts["md"])


@pytest.mark.parametrize("name", REPORTS)
def test_before_everything_nothing_is_known(embedded_sample: Store, name: str) -> None:
    report = REPORTS[name](embedded_sample, "1999-01-01")
    assert "Ingen indlæste referater går så langt tilbage." in Wording("da").basis(report)
    facts = [row for section in report.sections if section.key != "takes_over" for row in section.rows]
    assert facts == []
    assert "1999" in render(report, "md", "en")


@pytest.mark.parametrize("name", [name for name in REPORTS if name != "coverage"])
def test_an_empty_graph_has_nobody_of_that_name(filled: Filled, name: str) -> None:
    with filled(Rows()) as store:
        with pytest.raises(UnknownNameError):
            REPORTS[name](store, None)
        assert "Ingen referater er indlæst." in render(coverage(store), "md")
        assert "No minutes are loaded." in render(coverage(store), "html", "en")


def test_unknown_and_ambiguous_names_are_told(sample: Store) -> None:
    for ask in (inbox, forum, handover):
        with pytest.raises(UnknownNameError) as unknown:
            ask(sample, "Driftsforum Somatiq")
        assert "Driftsforum Somatik (Østerå)" in unknown.value.nearest
        with pytest.raises(AmbiguousNameError) as several:
            ask(sample, "Kl")
        assert len(several.value.candidates) > 1
    with pytest.raises(UnknownNameError):
        handover(sample, region="Østerland")


def test_each_report_has_the_form_that_is_documented(embedded_sample: Store) -> None:
    reports = [ask(embedded_sample, None) for ask in REPORTS.values()]
    reports += [ask(embedded_sample) for ask in EARLIER.values()]
    assert {report.kind for report in reports} == set(DOCUMENTED)
    for report in reports:
        found = {section.key: [(c.key, c.type) for c in section.columns] for section in report.sections}
        written = {key: [(c.key, c.type) for c in columns] for key, columns in DOCUMENTED[report.kind].items()}
        assert found == written, report.kind


def test_names_from_minutes_never_act(filled: Filled) -> None:
    hostile = "<script>alert(1)</script>[red]*x*"
    rows = sample_rows()
    for id_ in (KLU, DRIFT, CLUSTER, SSF, MEDICINE, BIRTHE, REGION):
        rows.nodes[id_].properties["name"] = f"{hostile} {id_}"
    with filled(rows) as store:
        for report in (inbox(store, CLUSTER), forum(store, DRIFT), person(store, BIRTHE), coverage(store),
                       handover(store, CLUSTER), handover(store, region=REGION)):  # fmt: skip
            page = render(report, "html")
            assert "<script" not in page and "&lt;script&gt;" in page
            assert hostile in _printed(report, "da")
            assert "<script" not in render(report, "md").replace("\\<", "")


def test_one_hop_and_no_more_is_a_report_too(filled: Filled) -> None:
    rows = sample_rows()
    for number in "234":
        rows.nodes.pop(f"referral:medicin:{number}")
    gone = {f"referral:medicin:{number}" for number in "234"}
    rows.edges = {key: edge for key, edge in rows.edges.items() if not gone & set(key)}
    with filled(rows) as store:
        hops = [row for row in _section(route(store, "medicin"), "story").rows if len(row.values["path"]) == 2]
        assert [row.values["path"] for row in hops] == [["KLU Ådal", "Driftsforum Somatik (Østerå)"]]
