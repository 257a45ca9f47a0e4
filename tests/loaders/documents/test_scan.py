"""Pages that are pictures: read where tesseract and its Danish are installed, else said so."""

import shutil
import subprocess
from pathlib import Path

import pypdfium2
import pytest

from loaders.documents import Limits, UnreadableError, read_document
from loaders.documents import scan as scanning

FILES = Path(__file__).parent / "files"


def danish_is_installed() -> bool:
    program = shutil.which("tesseract")
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True) if program else None
    return listed is not None and "dan" in listed.stdout.split()


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The first page of the minutes as a picture."""
    source = pypdfium2.PdfDocument(FILES / "referat.pdf")
    width, height = source[0].get_size()
    target = pypdfium2.PdfDocument.new()
    picture = pypdfium2.PdfImage.new(target)
    picture.set_bitmap(source[0].render(scale=200 / 72, grayscale=True))
    picture.set_matrix(pypdfium2.PdfMatrix().scale(width, height))
    page = target.new_page(width, height)
    page.insert_obj(picture)
    page.gen_content()
    path = tmp_path_factory.mktemp("scan") / "skannet.pdf"
    target.save(path)
    return path


@pytest.mark.skipif(not danish_is_installed(), reason="tesseract with Danish is not installed")
def test_a_scan_is_read_in_danish(scan: Path) -> None:
    document = read_document(scan)
    assert document.kind == "scan" and document.page_starts == (0,)
    lines = [line for line in document.text.splitlines() if line]
    assert "Agnete Torp, direktør for Sundhed og Omsorg, Fjordby Kommune (formand)" in lines
    assert "Fra regionen" in lines


def test_a_word_that_cannot_be_read_divides_no_line() -> None:
    words = [("et", 0, 20, "90"), ("utydeligt", 25, 90, "0"), ("ord", 120, 30, "90"), ("Afbud", 300, 50, "90")]
    place = {"block_num": "1", "par_num": "1", "line_num": "1", "top": "100", "height": "12"}
    rows = [{**place, "text": text, "left": f"{at}", "width": f"{w}", "conf": conf} for text, at, w, conf in words]
    assert [line.text for line in scanning._lines(rows, 1, 1.0, 842.0)] == ["et ord", "Afbud"]


def test_without_tesseract_the_line_says_how_to_install_it(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: None)
    with pytest.raises(UnreadableError, match="tesseract-ocr-dan") as caught:
        read_document(scan)
    assert (caught.value.reason, caught.value.details) == ("needs_tesseract", {"pages": 1})


@pytest.mark.skipif(not danish_is_installed(), reason="tesseract with Danish is not installed")
@pytest.mark.parametrize(
    ("limits", "reason"),
    [(Limits(scanned_pages=0), "too_many_scans"), (Limits(seconds_per_scanned_page=0.01), "scan_failed")],
)
def test_scans_have_limits(scan: Path, limits: Limits, reason: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        read_document(scan, limits=limits)
    assert caught.value.reason == reason
