"""Pages that are pictures → lines, through tesseract with Danish where it is installed.

Each page is drawn at 300 dots an inch and handed to tesseract as a file; the boxes of the words that come back become
lines, so that a scan goes through the same `layout` as any PDF. Each page has a time limit.
"""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path
from statistics import median
from typing import Any

from loaders.documents.document import Limits, UnreadableError
from loaders.documents.lines import Line
from loaders.documents.text import tidy

_DPI = 300
_MOST_PIXELS = 30_000_000  # a page of unreasonable size is drawn coarser: a third of 100 MB as grey
_CELL_GAP = 1.5  # heights of a word
_HEIGHT_OF_WORD = 0.8  # of its font's size, mostly
_DISC_AS_READ = re.compile(r"[•·*+°»«©®¢¤eo\-–]\s+(?=\w)")  # what tesseract takes a list disc for
_SAME_PLACE = 8.0  # points
_NEAR_MIDDLE = 40.0  # points
_LINES_APART = 1.7  # font sizes from line to line of one cell, at most
_PARAGRAPHS_APART = 2.6  # font sizes from person to person, at most
_SURE = 10.0  # confidence in per cent below which a word is a stain


def read_pages(file: str, document: Any, numbers: Sequence[int], limits: Limits) -> Iterator[tuple[int, list[Line]]]:
    """(page, its lines) for each page in `numbers`.

    Raises UnreadableError where tesseract or its Danish is missing, gives up or takes too long, and for too many pages.
    """
    program = shutil.which("tesseract")
    if program is None or not _knows_danish(program):
        raise UnreadableError(file, "needs_tesseract", pages=len(numbers))
    if len(numbers) > limits.scanned_pages:
        raise UnreadableError(file, "too_many_scans", pages=len(numbers), limit=limits.scanned_pages)
    with tempfile.TemporaryDirectory(prefix="klyngegraf-") as folder:
        for number in numbers:
            picture = Path(folder) / "page.pgm"
            page = document[number - 1]
            scale = _draw(page, picture)
            height = page.get_height()
            page.close()
            yield number, _lines(_recognised(file, program, picture, number, limits), number, scale, height)


def _knows_danish(program: str) -> bool:
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=30, check=False)  # noqa: S603
    return "dan" in listed.stdout.split()


def _draw(page: Any, picture: Path) -> float:
    """Draw a page into a grey PGM file; returns pixels per point. PGM needs no picture library."""
    width, height = page.get_size()
    scale = min(_DPI / 72, (_MOST_PIXELS / max(width * height, 1.0)) ** 0.5)
    bitmap = page.render(scale=scale, grayscale=True)
    data = memoryview(bitmap.buffer).cast("B")
    with picture.open("wb") as stream:
        stream.write(b"P5\n%d %d\n255\n" % (bitmap.width, bitmap.height))
        for row in range(bitmap.height):
            stream.write(data[row * bitmap.stride : row * bitmap.stride + bitmap.width])
    bitmap.close()
    return float(scale)


def _recognised(file: str, program: str, picture: Path, number: int, limits: Limits) -> list[dict[str, str]]:
    """Words of one page as rows of tesseract's table."""
    command = [program, str(picture), "-", "-l", "dan", "--dpi", str(_DPI), "tsv"]
    # One thread: the pages of several files are read side by side.
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, timeout=limits.seconds_per_scanned_page, check=True, env=environment
        )
    except subprocess.TimeoutExpired:
        raise UnreadableError(file, "scan_failed", page=number, detail="for lang tid") from None
    except (subprocess.CalledProcessError, OSError):
        raise UnreadableError(file, "scan_failed", page=number, detail="fejl i tesseract") from None
    table = csv.DictReader(done.stdout.decode("utf-8", "replace").splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    return [row for row in table if row["level"] == "5" and (row["text"] or "").strip()]


def _lines(words: list[dict[str, str]], page: int, scale: float, page_height: float) -> list[Line]:
    """Words → lines; a wide space begins a new cell. Heights of words vary, so a page's lines share one size."""
    lines: list[Line] = []
    for _, group in groupby(words, key=lambda row: (row["block_num"], row["par_num"], row["line_num"])):
        run: list[tuple[str, float, float, float, float]] = []
        for row in group:
            left, top, width, height = (float(row[name]) / scale for name in ("left", "top", "width", "height"))
            if float(row["conf"]) < _SURE:
                if run and row["text"].isalpha() and height > 0.6 * run[-1][4]:
                    # What cannot be read is a word all the same: the space it leaves divides no cells.
                    run[-1] = (*run[-1][:2], left + width, *run[-1][3:])
                continue
            if run and left - run[-1][2] > _CELL_GAP * max(height, run[-1][4]):
                lines.append(_line(run, page))
                run = []
            run.append((tidy(row["text"]).strip(), left, left + width, page_height - top - height, height))
        if run:
            lines.append(_line(run, page))
    usual = median(line.size for line in lines) if lines else 0.0
    for line in lines:
        if 0.5 * usual < line.size < 1.7 * usual:
            line.size = usual
        if disc := _DISC_AS_READ.match(line.text):
            line.point, line.text = "-", line.text[disc.end() :]
    return _cell_by_cell(lines)


def _cell_by_cell(lines: list[Line]) -> list[Line]:
    """Lines in the order in which an author writes them, each cell to its end; tesseract often goes line by line."""
    bands: list[list[Line]] = []
    for line in sorted(lines, key=lambda line: -line.baseline):
        if bands and bands[-1][0].baseline - line.baseline < 0.6 * line.size:
            bands[-1].append(line)
        else:
            bands.append([line])
    middle = (min(line.left for line in lines) + max(line.right for line in lines)) / 2 if lines else 0.0
    ordered: list[Line] = []
    block: list[list[Line]] = []
    for band in [*(sorted(band, key=lambda line: line.left) for band in bands), []]:
        if block and not (band and _same_cells(block, band, middle)):
            ordered += [line for column in _columns(block) for line in column]
            block = []
        block.append(band)
    return ordered


def _same_cells(block: list[list[Line]], band: list[Line], middle: float) -> bool:
    """Whether `band` goes on in the cells of `block`: wrapped text, or more people in two columns of equal width."""
    columns = [line.left for line in max(block, key=len)]
    if len(columns) < 2 or any(all(abs(line.left - left) > _SAME_PLACE for left in columns) for line in band):
        return False
    distance = (block[-1][0].baseline - band[0].baseline) / band[0].size
    halves = len(columns) == 2 and abs(columns[1] - middle) < _NEAR_MIDDLE
    return distance < (_PARAGRAPHS_APART if halves else _LINES_APART)


def _columns(block: list[list[Line]]) -> list[list[Line]]:
    lefts = [line.left for line in max(block, key=len)]
    columns: list[list[Line]] = [[] for _ in lefts]
    for line in (line for band in block for line in band):
        columns[min(range(len(lefts)), key=lambda number: abs(lefts[number] - line.left))].append(line)
    return columns


def _line(run: list[tuple[str, float, float, float, float]], page: int) -> Line:
    """A word's box ends at its own letters: the baseline is where words without a descender end."""
    height = median(word[4] for word in run)
    baseline = max((word[3] for word in run if word[4] > 0.7 * height), default=run[0][3])
    return Line(" ".join(word[0] for word in run), run[0][1], run[-1][2], baseline, height / _HEIGHT_OF_WORD, page)
