"""How many pages a second each format is read at, against its library alone: `python benchmarks/formats.py [FOLDER]`.

The files of the folder are read; without one the example minutes, made into PDF, DOCX and HTML. The library alone gets
the text of the same bytes as simply as it can: no lines, cells, list numbers or running heads. Processor time, the best
of several runs. Where a format has no pages, `PAGE` characters of text count as one. Scans are left out: their time is
that of the program that recognises the text, some seconds a page.
"""

from __future__ import annotations

import ctypes
import html
import platform
import sys
import tempfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import process_time

from loaders.documents import read_document
from loaders.documents.document import Document

RUNS, PAGE = 7, 2_500
EXAMPLES = Path(__file__).resolve().parents[1] / "loaders" / "examples" / "minutes"
A4, MARGIN, LEADING, WIDTH = (595, 842), 50, 14, 90  # points; WIDTH in characters


def bare_pdf(data: bytes) -> str:
    """All text of a PDF by pypdfium2."""
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def bare_docx(data: bytes) -> str:
    """All text of paragraphs and cells by python-docx."""
    import docx

    document = docx.Document(BytesIO(data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def bare_html(data: bytes) -> str:
    """All text of a page by selectolax."""
    from selectolax.lexbor import LexborHTMLParser

    body = LexborHTMLParser(data).body
    return body.text(separator="\n") if body else ""


BARE: dict[str, tuple[str, Callable[[bytes], str]]] = {
    "pdf": ("pypdfium2", bare_pdf),
    "docx": ("python-docx", bare_docx),
    "html": ("selectolax", bare_html),
    "text": ("bytes.decode", bytes.decode),
    "markdown": ("bytes.decode", bytes.decode),
}


def as_html(text: str) -> bytes:
    """A text as a page of paragraphs."""
    paragraphs = "\n".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    return f"<!doctype html><html><body>\n{paragraphs}\n</body></html>".encode()


def as_docx(text: str) -> bytes:
    """A text as a document of paragraphs."""
    import docx

    document, file = docx.Document(), BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def as_pdf(text: str) -> bytes:
    """A text as pages of printed lines."""
    import pypdfium2
    from pypdfium2 import raw

    lines = [line[at : at + WIDTH] for line in text.splitlines() for at in range(0, max(len(line), 1), WIDTH)]
    per_page = (A4[1] - 2 * MARGIN) // LEADING
    document, file = pypdfium2.PdfDocument.new(), BytesIO()
    for first in range(0, len(lines), per_page):
        page = document.new_page(*A4)
        for row, line in enumerate(lines[first : first + per_page], 1):
            if line.strip():
                words = raw.FPDFPageObj_NewTextObj(document.raw, b"Helvetica", 10.0)
                content = ctypes.create_string_buffer(line.encode("utf-16-le") + b"\0\0")
                raw.FPDFText_SetText(words, ctypes.cast(content, raw.FPDF_WIDESTRING))
                raw.FPDFPageObj_Transform(words, 1, 0, 0, 1, MARGIN, A4[1] - MARGIN - row * LEADING)
                raw.FPDFPage_InsertObject(page.raw, words)
        page.gen_content()
    document.save(file)
    return file.getvalue()


def rendered(folder: Path) -> list[Path]:
    """The example minutes in every format."""
    for example in EXAMPLES.iterdir():
        text = example.read_text(encoding="utf-8")
        (folder / example.name).write_text(text, encoding="utf-8")
        for suffix, data in ((".html", as_html(text)), (".docx", as_docx(text)), (".pdf", as_pdf(text))):
            (folder / f"{example.stem}{suffix}").write_bytes(data)
    return sorted(folder.iterdir())


def fastest(read: Callable[[], object]) -> float:
    """Processor seconds of the best of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        start = process_time()
        read()
        best = min(best, process_time() - start)
    return best


def pages_of(document: Document) -> float:
    """Its pages, or as many as its text would fill."""
    return len(document.page_starts) or len(document.text) / PAGE


def measured(paths: list[Path]) -> dict[str, list[tuple[float, float, float]]]:
    """By format, for each file: its pages, the seconds of the reader, the seconds of the library alone."""
    found: dict[str, list[tuple[float, float, float]]] = {}
    for path in paths:
        document, data = read_document(path), path.read_bytes()
        if document.kind in BARE:
            _, bare = BARE[document.kind]
            times = fastest(lambda path=path: read_document(path)), fastest(lambda bare=bare, data=data: bare(data))  # type: ignore[misc]
            found.setdefault(document.kind, []).append((pages_of(document), *times))
    return found


def main() -> None:
    """Print a table of pages a second."""
    with tempfile.TemporaryDirectory() as folder:
        given = Path(sys.argv[1]) if len(sys.argv) > 1 else None
        files = [path for path in sorted(given.iterdir()) if path.is_file()] if given else rendered(Path(folder))
        found = measured([path for path in files if not path.name.startswith("scan")])
    print(f"Python {platform.python_version()} on {platform.machine()}")
    print(f"{'format':10} {'files':>5} {'pages':>6} {'pages/s':>8} {'library':>8}  its name")
    for kind, files_of in sorted(found.items()):
        pages, own, bare = (sum(column) for column in zip(*files_of, strict=True))
        print(f"{kind:10} {len(files_of):5} {pages:6.0f} {pages / own:8.0f} {pages / bare:8.0f}  {BARE[kind][0]}")


if __name__ == "__main__":
    main()
