"""DOCX: tables in their place, list marks that Word computes put back."""

from pathlib import Path

import docx
import pytest

from loaders.documents import read_document


def text_of(document: object, folder: Path) -> str:
    path = folder / "referat.docx"
    document.save(str(path))  # type: ignore[attr-defined]
    return read_document(path).text


def test_paragraphs_lists_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_heading("Punkt 1: Vagttelefon", 2)
    document.add_paragraph("Klyngen:")
    document.add_paragraph("drøfter forslaget", style="List Bullet")
    document.add_paragraph("godkender planen", style="List Bullet")
    document.add_paragraph("Første skridt", style="List Number")
    document.add_paragraph("Andet skridt", style="List Number")
    table = document.add_table(rows=2, cols=3)
    for row, values in zip(table.rows, [("Navn", "Titel", "Fremmøde"), ("Tage Åbo", "", "Afbud")], strict=True):
        for cell, value in zip(row.cells, values, strict=True):
            cell.text = value
    document.add_paragraph("Efter tabellen.")
    assert text_of(document, tmp_path) == (
        "Punkt 1: Vagttelefon\n\nKlyngen:\n\n"
        "- drøfter forslaget\n- godkender planen\n1. Første skridt\n2. Andet skridt\n\n"
        "Navn\tTitel\tFremmøde\nTage Åbo\t\tAfbud\n\nEfter tabellen.\n"
    )


def test_a_cell_of_several_people_gives_a_line_a_person(tmp_path: Path) -> None:
    document = docx.Document()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text, right.text = "Fra kommunerne", "Fra regionen"
    left.add_paragraph("Agnete Torp, direktør")
    right.add_paragraph("Sørine Vang, overlæge")
    assert [line for line in text_of(document, tmp_path).splitlines() if line] == [
        "Fra kommunerne",
        "Agnete Torp, direktør",
        "Fra regionen",
        "Sørine Vang, overlæge",
    ]


def test_a_merged_cell_is_read_once(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=1, cols=3)
    table.cell(0, 0).merge(table.cell(0, 1)).text = "Deltagere"
    table.cell(0, 2).text = "Afbud"
    assert text_of(document, tmp_path) == "Deltagere\tAfbud\n"


@pytest.mark.parametrize("style", ["List Number", "List Number 2"])
def test_list_numbers_start_at_one(tmp_path: Path, style: str) -> None:
    document = docx.Document()
    document.add_paragraph("Tovholder udpeges", style=style)
    assert text_of(document, tmp_path) == "1. Tovholder udpeges\n"
