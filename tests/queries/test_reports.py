"""The reports over the sample graph: what they tell, and that every format tells it safely."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

from graph.rows import Edge, Node, Rows
from queries import runner
from queries.errors import UnknownNameError
from queries.library import load
from queries.reports.commitments import commitments
from queries.reports.escalations import escalations
from queries.reports.lineage import lineage
from queries.reports.model import Column, Note, Report, Row, Section, Source
from queries.reports.render import FORMATS, Format, render, render_result, renderable, result_renderable
from queries.reports.route import route
from queries.reports.unregistered import unregistered
from queries.reports.why import why
from queries.reports.wording import Wording
from tests.queries.conftest import Filled
from tests.sample import sample_rows

if TYPE_CHECKING:
    from graph.stores.base import Store

REPORTS: dict[str, Callable[[Store], Report]] = {
    "route": lambda store: route(store, "medicin"),
    "lineage": lambda store: lineage(store, "trygt hjem"),
    "escalations": lambda store: escalations(store),
    "commitments": lambda store: commitments(store),
    "why": lambda store: why(store, "Driftsforum Somatik"),
    "unregistered": lambda store: unregistered(store),
}
BLAME = re.compile(r"forsink|forsøm|glemt|overskred|svigt|\blate\b|forgot|neglect|overdue|failed", re.IGNORECASE)


def _lines(report: Report, key: str, language: str = "da") -> list[str]:
    wording = Wording(language)
    section = next(each for each in report.sections if each.key == key)
    return [" · ".join(text for _, text in wording.line(section, row)) for row in section.rows]


def _notes(report: Report, key: str) -> list[str]:
    section = next(each for each in report.sections if each.key == key)
    notes = [*section.notes, *(note for row in section.rows for note in row.notes)]
    return [Wording("da").note(note) for note in notes]


def _printed(report: Report, width: int = 100) -> str:
    from rich.console import Console

    out = io.StringIO()
    Console(file=out, width=width, color_system=None).print(renderable(report))
    return out.getvalue()


def test_the_route_is_told_in_order_with_both_witnesses(sample: Store) -> None:
    report = route(sample, "medicin")
    assert _lines(report, "story") == [
        "14. marts 2023 · KLU Ådal · besluttet · Medicin ved udskrivelse",
        "marts 2023 · KLU Ådal → Driftsforum Somatik (Østerå) · videresendt til beslutning · "
        "fælles medicinliste ved udskrivelse",
        "9. maj 2023 · Driftsforum Somatik (Østerå) · drøftet, besluttet · Henvendelse fra KLU Ådal om medicinlister",
        "9. maj 2023 · Driftsforum Somatik (Østerå) → Faglig Sundhedsklynge Østerå · videresendt til beslutning · "
        "fælles medicinliste ved udskrivelse",
        "20. juni 2023 · Faglig Sundhedsklynge Østerå · besluttet · Fælles medicinliste",
        "mellem 20. juni 2023 og 12. september 2023 · Faglig Sundhedsklynge Østerå → SSF (Vesterland) · "
        "videresendt til beslutning · fælles medicinliste ved udskrivelse",
        "12. september 2023 · SSF (Vesterland) · godkendt · Medicinliste på tværs af sektorer",
        "12. september 2023 · SSF (Vesterland) → Faglig Sundhedsklynge Østerå · svaret tilbage · planlagt · "
        "fælles medicinliste ved udskrivelse · svar: delvis · betingelse: hvis prøveperioden evalueres · sandsynlig",
    ]
    assert [Wording("da").place(source) for source in report.sections[0].rows[1].sources] == [
        "Referat af KLU Ådal, 14. marts 2023, punkt 3, side 1, linje 14 (klu-ådal 2023-03-14.txt)",
        "Referat af Driftsforum Somatik (Østerå), 9. maj 2023, punkt 2, side 1, linje 16 "
        "(driftsforum-østerå 2023-05-09.txt)",
    ]
    assert [row.number for row in report.sections[3].rows] == [8]
    assert _notes(report, "likely") == ["Linjer med ? er læst med tvivl: de er kun sandsynlige."]
    assert _notes(report, "missing") == [
        "Senest nævnt den 12. september 2023; de indlæste referater går frem til 10. oktober 2023.",
        "Mødet i Driftsforum Somatik (Østerå) den 7. november 2023 er nævnt, men referatet er ikke indlæst.",
    ]


@pytest.mark.parametrize(
    ("day", "said"),
    [
        ("2023-03-31", "Driftsforum Somatik (Østerå) har ingen referater her; de øvrige indlæste referater frem til "
                       "14. marts 2023 nævner ikke et svar."),
        ("2023-06-20", "SSF (Vesterland) har ingen referater her; de øvrige indlæste referater frem til "
                       "20. juni 2023 nævner ikke et svar."),
    ],
)  # fmt: skip
def test_a_missing_answer_is_told_by_what_is_loaded(sample: Store, day: str, said: str) -> None:
    report = route(sample, "medicin", day)
    assert _notes(report, "waiting") == [said]
    assert report.as_of == day


def test_a_missing_answer_says_how_far_the_receivers_minutes_go(filled: Filled) -> None:
    rows = sample_rows()
    for number in "34":
        rows.nodes.pop(f"referral:medicin:{number}")
    gone = {"referral:medicin:3", "referral:medicin:4", "RECEIVED_AT"}  # taken up and decided on is no silence
    rows.edges = {key: edge for key, edge in rows.edges.items() if not gone & set(key)}
    with filled(rows) as store:
        assert _notes(route(store, "medicin"), "waiting") == [
            "De indlæste referater af Faglig Sundhedsklynge Østerå frem til 20. juni 2023 nævner ikke et svar."
        ]
        assert _notes(escalations(store), "waiting")[-2:] == [
            "De indlæste referater af Faglig Sundhedsklynge Østerå frem til 20. juni 2023 nævner ikke et svar.",
            "Referater af Driftsforum Somatik (Østerå) efter 9. maj 2023 er ikke indlæst.",
        ]
    rows.nodes["referral:medicin:2"].properties["sort_date"] = "2023-06-20"
    with filled(rows) as store:
        assert _notes(route(store, "medicin"), "waiting") == [
            "Om der er svaret, kan ikke ses: referater af Faglig Sundhedsklynge Østerå efter 20. juni 2023 "
            "er ikke indlæst."
        ]


def test_the_lineage_tells_origin_money_and_what_is_planned(sample: Store) -> None:
    report = lineage(sample, "Tryg Hjemkomst")
    assert _lines(report, "story")[-1] == "1. januar 2024 · startet · planlagt"
    assert _lines(report, "origins") == [
        "Tryg Hjemkomst → Følge Hjem · viderefører",
        "Tryg Hjemkomst → Nære Forløb · del af",
        "Tryg Hjemkomst → Hjemad · samlet med",
    ]
    assert _notes(report, "money") == ["Bevilget i alt 1.250.000 kr.; ansøgte og planlagte beløb er ikke talt med."]
    assert (
        _lines(report, "story", "en")[3]
        == "June 2023 · Faglig Sundhedsklynge Østerå · applied for · Tryg Hjemkomst · DKK 1,500,000"
    )


def test_the_lineage_of_a_project_without_events(sample: Store) -> None:
    assert "2023" in render(lineage(sample, "Nære Forløb"), "md")


def test_escalations_are_sorted_by_what_came_of_them(sample: Store) -> None:
    report = escalations(sample)
    counts = {section.key: len(section.rows) for section in report.sections}
    assert counts == {
        "waiting": 0, "answer_to_come": 1, "moved_on": 2, "answered": 0, "not_yet": 0, "likely": 0, "missing": 0,
    }  # fmt: skip
    assert _notes(report, "answer_to_come") == ["Svaret er planlagt."]
    assert _notes(report, "moved_on")[0] == (
        "Seneste ord i sagen, 12. september 2023: SSF (Vesterland) → Faglig Sundhedsklynge Østerå, "
        "svaret tilbage, planlagt."
    )
    assert len(_lines(escalations(sample, body="SSF", since="2023-07"), "answer_to_come")) == 1
    with pytest.raises(ValueError, match="i går"):
        escalations(sample, since="i går")


def test_commitments_tell_whom_and_until_when(sample: Store) -> None:
    report = commitments(sample)
    assert _lines(report, "due") == [
        "frist: 1. oktober 2024 · Faglig Sundhedsklynge Østerå · evaluerer prøveperioden · "
        "aftalt i: SSF (Vesterland) · aftalt den: 12. september 2023 · sag: Medicin ved udskrivelse"
    ]
    assert _notes(report, "without_due") == [
        "Senest omtalt den 20. juni 2023.",
        "Referater af Driftsforum Somatik (Østerå) efter 9. maj 2023 er ikke indlæst.",
    ]
    then = commitments(sample, body="KLU Ådal", as_of="2023-09-12")
    assert _notes(then, "not_loaded") == ["Referater af KLU Ådal efter 14. marts 2023 er ikke indlæst."]


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize("language", ["da", "en"])
def test_no_text_blames(embedded_sample: Store, name: str, language: str) -> None:
    report = REPORTS[name](embedded_sample)
    assert not BLAME.search(render(report, "md", language))
    words = Wording(language).labels.words
    assert not [
        key for key, text in words.items() if key.startswith(("note.", "heading.", "state.")) and BLAME.search(text)
    ]


@pytest.mark.parametrize("name", REPORTS)
def test_every_format_has_every_line_and_its_source(embedded_sample: Store, name: str) -> None:
    report = REPORTS[name](embedded_sample)
    rows = [row for section in report.sections for row in section.rows if row.sources]
    assert rows
    texts: dict[str, str] = {form: render(report, form) for form in FORMATS} | {"rich": _printed(report, 2000)}
    for row in rows:
        for source in row.sources:
            for form in ("md", "html", "json", "rich"):
                assert str(source.file) in texts[form].replace("\\", ""), form
            assert all(str(source.quote) in texts[form] for form in ("json", "rich"))
        assert str(row.sources[0].file) in texts["csv"]
    for form in ("md", "html", "rich"):
        assert Wording("da").title(report) in texts[form]


def test_json_keeps_its_documented_form(embedded_sample: Store) -> None:
    told = json.loads(render(route(embedded_sample, "medicin"), "json", "en"))
    assert list(told) == [
        "schema", "report", "title", "subject", "as_of", "minutes", "minutes_until", "language", "cut", "sections",
    ]  # fmt: skip
    assert [section["key"] for section in told["sections"]] == ["story", "waiting", "open", "likely", "missing"]
    hop = told["sections"][0]["rows"][5]
    assert hop["date"] == {"date": None, "earliest": "2023-06-20", "latest": "2023-09-12"}
    assert (hop["what"], hop["path"]) == (["referral.escalates"], ["Faglig Sundhedsklynge Østerå", "SSF (Vesterland)"])
    assert set(hop["sources"][0]) == {"file", "forum", "date", "item", "page", "line", "quote", "redacted"}
    assert told["sections"][4]["notes"][0]["key"] == "last_mentioned"


def test_csv_has_one_line_a_row_and_interval_dates(embedded_sample: Store) -> None:
    report = route(embedded_sample, "medicin")
    rows = list(csv.DictReader(io.StringIO(render(report, "csv"))))
    assert len(rows) == sum(len(section.rows) + len(section.notes) for section in report.sections)
    assert (rows[5]["date"], rows[5]["what"], rows[5]["witnesses"]) == (
        "2023-06-20/2023-09-12",
        "referral.escalates",
        "2",
    )


HOSTILE = "<script>alert(1)</script> [red]x[/red] | *b* `c` {{ 7*7 }}"


def _hostile() -> Report:
    row = Row({"what": HOSTILE, "due_to": None}, (Source("=cmd()", HOSTILE, "2024", "1", None, 2, HOSTILE),), (), 1)
    note = Note("question", {"text": HOSTILE})
    return Report("route", HOSTILE, None, 1, "2024-05-08", [
        Section("story", (Column("what"),), [row], [note]),
        Section("money", (Column("what"),), [row], [note], "table"),
    ])  # fmt: skip


def test_nothing_from_minutes_acts_in_any_format() -> None:
    page = render(_hostile(), "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "{{ 7*7 }}" in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href)=|url\(|@import", page)
    markdown = render(_hostile(), "md")
    assert not re.search(
        r"(?<!\\)[<|*`\[]", markdown.replace("| ", "").replace(" |", "").replace("**", "").replace("|", "")
    )
    assert "[red]x[/red]" in _printed(_hostile(), 300)
    assert "'=cmd()" in render(_hostile(), "csv")


def test_the_page_is_the_same_each_time_and_its_style_is_the_allowed_one(embedded_sample: Store) -> None:
    from base64 import b64encode
    from hashlib import sha256

    page = render(route(embedded_sample, "medicin"), "html")
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    assert f"'sha256-{b64encode(sha256(style[1].encode()).digest()).decode()}'" in page
    assert page == render(route(embedded_sample, "medicin"), "html")
    assert page.startswith("<!doctype html>")


def test_a_long_quote_is_cut_for_the_eye_and_whole_in_json() -> None:
    report = Report(
        "route", "x", None, 1, "2024", [Section("story", (), [Row({}, (Source("f", quote="ord " * 500),))])]
    )
    assert len(render(report, "md")) < 700
    assert "ord " * 499 in render(report, "json")


@pytest.mark.parametrize("form", FORMATS)
def test_the_rows_of_a_query_become_any_format(embedded_sample: Store, form: Format) -> None:
    query = load()["escalation/route"]
    result = runner.run(embedded_sample, query.name, {"matter": "matter:medicin"})
    text = render_result(result, form, "da", query)
    assert "Driftsforum Somatik (Østerå)" in text
    assert ("videresendt til beslutning" in text) == (form in ("md", "html"))
    assert result_renderable(result, "da", query) is not None
    nothing = runner.run(embedded_sample, "escalation/matters", {"as_of": "1900"})
    assert json.loads(render_result(nothing, "json")) == []
    assert render_result(nothing, "csv").count("\n") == 1


def test_an_empty_graph_gives_an_empty_report(filled: Filled) -> None:
    with filled(Rows()) as store:
        assert "Ingen referater er indlæst." in render(escalations(store), "md")
        assert "Ingen." in render(commitments(store), "html")
        with pytest.raises(UnknownNameError, match="the store has no matter"):
            route(store, "medicin")


def test_what_was_proposed_stands_before_what_was_decided_on_the_same_day(embedded_sample: Store) -> None:
    first, second, *_ = route(embedded_sample, "Tryg Hjemkomst").sections[0].rows
    assert (first.values["what"], second.values["what"]) == (["event.proposed"], ["decision.approved"])


def test_why_tells_the_forms_the_kin_and_the_law(sample: Store) -> None:
    report = why(sample, "Faglig klynge")
    assert report.subject == "Faglig Sundhedsklynge Østerå"
    assert _lines(report, "resolved") == ["forum · region: Region Vesterland · niveau: 4 · andre navne: Faglig klynge"]
    assert _notes(report, "resolved") == ["Det står i registret over fora og organer (klyngegraf forums)."]
    assert _lines(report, "ties")[:2] == [
        "del af · Region Vesterland · begrundelse: registry",
        "efterfølger · Klyngestyregruppen Østerå · dato: 1. juli 2022 · retsgrundlag: Lov om sundhedsklynger",
    ]


def test_why_knows_people_and_projects(sample: Store) -> None:
    birthe = why(sample, "birthe holmsgård")
    assert _lines(birthe, "forms") == ["Birthe Holmsgård · navngivet i teksten"]
    assert any("sundhedschef" in line for line in _lines(birthe, "posts"))
    assert "Er Birthe Holmsgård og Birthe Holmsgaard den samme?" in _lines(birthe, "asked")[0]
    assert _lines(birthe, "judgements") == [
        "samme · Birthe Holmsgaard · 1. oktober 2023 · AH · hvorfor: samme stilling"
    ]
    home = why(sample, "trygt hjem")
    assert any(line.startswith("viderefører · Følge Hjem") for line in _lines(home, "ties"))
    with pytest.raises(UnknownNameError):
        why(sample, "xyzzy")


def test_one_form_in_many_minutes_is_one_line(filled: Filled) -> None:
    rows = sample_rows()
    known = rows.nodes["forum:ssf-vesterland"]
    passages = [node.id for node in rows.nodes.values() if node.labels[0] == "Passage"][:7]
    for n, passage in enumerate(passages):
        mention = Node(("Mention",), f"mention:{n}", {
            "scope": f"source:{n}", "text": "SSF" if n else "ssf", "kind": "body", "how": "short_form", "count": 2,
            "doubtful": 1,
        })  # fmt: skip
        rows.add(mention, Edge("MEANS", ("Mention", mention.id), ("Body", known.id)),
                 Edge("SAID_IN", ("Mention", mention.id), ("Passage", passage)))  # fmt: skip
    with filled(rows) as store:
        report = why(store, known.id)
    line = next(row for row in report.sections[1].rows if row.values["how"] == "how.short_form")
    assert (line.values["count"], line.values["doubtful"], len(line.sources)) == (14, 7, 5)
    assert [note.values for note in line.notes] == [{"count": 2}]
