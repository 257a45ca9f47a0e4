"""Words divided at line ends, paragraphs, rows and margins, on lines made by hand."""

import pytest

from loaders.documents.layout import text_of, with_page_starts
from loaders.documents.lines import Line, joined, unstretched
from loaders.documents.margins import without_margins


def line(
    text: str, left: float, baseline: float, page: int = 1, width: float | None = None, bold: bool = False
) -> Line:
    return Line(text, left, left + (5.0 * len(text) if width is None else width), baseline, 10.0, page, bold)


@pytest.mark.parametrize(
    ("text", "following", "whole"),
    [
        ("det fynske og det nordjy-", "ske samarbejde", "det fynske og det nordjyske samarbejde"),
        ("de tvær-", "og monofaglige", "de tvær- og monofaglige"),
        ("Holger Riis-", "Lund", "Holger Riis-Lund"),
        ("PLO-", "praksis", "PLO-praksis"),
        ("5-03-", "2026", "5-03-2026"),
        ("sund\xad", "hed", "sundhed"),
        ("mødet -", "som aftalt", "mødet - som aftalt"),
        ("mødet er", "aftalt", "mødet er aftalt"),
    ],
)
def test_joined(text: str, following: str, whole: str) -> None:
    assert joined(text, following) == whole


def test_sentences_are_whole_and_short_lines_stay() -> None:
    lines = [
        line("Beslutning", 50, 700, bold=True),
        line("Klyngen godkendte den nye plan for fælles udskrivning og", 50, 685),
        line("bad sekretariatet om at sende den ud.", 50, 671),
        line("Tage Åbo", 50, 657),
        line("Agnete Torp", 50, 643),
    ]
    assert [one for one in text_of([lines]).splitlines() if one] == [
        "Beslutning",
        "Klyngen godkendte den nye plan for fælles udskrivning og bad sekretariatet om at sende den ud.",
        "Tage Åbo",
        "Agnete Torp",
    ]


def test_a_heading_of_two_lines_is_whole_though_it_is_set_wider() -> None:
    wide, small = line("Punkt 2: Nyt om arbejdet med digitali-", 50, 700, width=480), line("sering", 50, 683)
    small.size = 7.0  # as a scan takes a line without tall letters
    running = ["Klyngen drøftede den nye plan for fælles udskrivning", "og bad om at få den sendt ud."]
    lines = [wide, small, line(running[0], 50, 660, width=480), line(running[1], 50, 646)]
    text, _ = with_page_starts(text_of([lines]))
    assert text.split("\n\n") == ["Punkt 2: Nyt om arbejdet med digitalisering", " ".join(running) + "\n"]


def test_a_row_with_an_empty_cell_keeps_its_place() -> None:
    rows = [("Navn", 50, 700), ("Titel", 200, 700), ("Fremmøde", 350, 700), ("Tage Åbo", 50, 680), ("Afbud", 350, 680)]
    text, starts = with_page_starts(text_of([[line(*row) for row in rows]]))
    assert starts == (0,) and text == "Navn\tTitel\tFremmøde\nTage Åbo\t\tAfbud\n"


def test_a_row_of_people_that_runs_on_over_a_page_keeps_each_column_together() -> None:
    first = [line("Fra kommunerne", 50, 90, bold=True), line("Agnete Torp", 50, 70)]
    first += [line("Fra regionen", 300, 90, bold=True), line("Sørine Vang", 300, 70)]
    second = [line("Holger Lund", 50, 700, 2), line("Pia Krog", 50, 680, 2), line("Tage Åbo", 300, 700, 2)]
    text, starts = with_page_starts(text_of([first, second]))
    assert " ".join(text.split()) == (
        "Fra kommunerne Agnete Torp Holger Lund Pia Krog Fra regionen Sørine Vang Tage Åbo"
    )
    assert starts == (0, text.index("Holger Lund"))


def test_stretched_text_is_no_row() -> None:
    whole = line("Klyngen drøftede den nye plan for samarbejdet", 50, 700, width=400)
    pieces = [
        line("medicin", 50, 686, width=60),
        line("plejen", 128, 686, width=60),
        line("besked", 206, 686, width=244),
    ]
    assert [one.text for one in unstretched([whole, *pieces])] == [whole.text, "medicin plejen besked"]


def test_what_comes_back_at_the_edge_of_every_page_is_taken_out() -> None:
    pages = [
        [
            line("Referat, fortroligt", 50, 800, number),
            line(f"Emne {'abc'[number - 1]}", 50, 760, number),
            line("Beslutning", 50, 745, number),
            line(f"Side {number} af 3", 50, 30, number),
        ]
        for number in (1, 2, 3)
    ]
    kept = without_margins(pages, [842.0] * 3)
    assert [[one.text for one in page] for page in kept] == [[f"Emne {c}", "Beslutning"] for c in "abc"]
