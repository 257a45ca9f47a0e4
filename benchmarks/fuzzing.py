"""Damaged files by the thousand: each must give text or one clear line.

    python benchmarks/fuzzing.py [ROUNDS] [SEED]

A round damages a made-up PDF, DOCX, HTML page or zip file (bytes changed, cut out, doubled, moved) and reads it; of
packages as often what is packed in them, because checksums would give other damage away. Rounds run in child processes,
so that a crash of a library is seen: it is told with the seed that makes it again.
"""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

BATCH = 100
LINES = (
    "Referat af møde i Klynge Fjordby den 14. marts 2024",
    "1. Velkomst",
    "Godkendt.",
    "2. Nyt",
    "Taget til orientering.",
)


def made(folder: Path) -> list[Path]:
    """A file of each kind, with made-up minutes."""
    import docx
    import pypdfium2

    document = docx.Document()
    for line in LINES:
        document.add_paragraph(line)
    document.add_table(rows=2, cols=2).cell(0, 0).text = "Agnete Torp"
    document.save(str(folder / "referat.docx"))
    page = "".join(f"<p>{line}</p>" for line in LINES)
    (folder / "referat.html").write_text(f"<!doctype html><html><body>{page}</body></html>", encoding="utf-8")
    pdf = pypdfium2.PdfDocument.new()
    pdf.new_page(595, 842)
    pdf.save(folder / "referat.pdf")
    sample = Path(__file__).resolve().parents[1] / "tests" / "loaders" / "documents" / "files" / "referat.pdf"
    if sample.exists():
        (folder / "referat.pdf").write_bytes(sample.read_bytes())
    with zipfile.ZipFile(folder / "referat.zip", "w", zipfile.ZIP_DEFLATED) as package:
        for name in ("referat.docx", "referat.html", "referat.pdf"):
            package.write(folder / name, f"2024/{name}")
    return sorted(folder.iterdir())


def damaged(data: bytes, chance: random.Random) -> bytes:
    """The data with a few things done to it."""
    content = bytearray(data)
    for _ in range(chance.randint(1, 8)):
        at, length = chance.randrange(len(content) + 1), chance.choice((1, 2, 4, 30, 400))
        piece = bytes(content[at : at + length])
        match chance.randrange(5):
            case 0:
                content[at : at + length] = chance.randbytes(len(piece))
            case 1:
                del content[at : at + length]
            case 2:
                content[at:at] = piece * chance.choice((1, 3, 50))
            case 3:
                content[chance.randrange(len(content) + 1) : 0] = piece
            case _:
                del content[len(content) - chance.randrange(len(content) // 2 + 1) :]
    return bytes(content)


def repacked(data: bytes, chance: random.Random) -> bytes:
    """A package of which one member is damaged, with the checksums of a whole one."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as whole, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as package:
        names = whole.namelist()
        likely = [name for name in names if name.endswith(("document.xml", ".html", ".pdf"))]
        hit = chance.choice(likely if chance.random() < 0.8 else names)
        for name in names:
            content = whole.read(name)
            package.writestr(name, damaged(content, chance) if name == hit else content)
    return packed.getvalue()


def outcomes(path: Path) -> Iterator[str]:
    """What reading the file comes to: 'text', or the reason of the line that says why not."""
    from loaders.documents import UnreadableError, find_files, read_document

    found = find_files([path])
    yield from (problem.reason for problem in found.problems)
    for file in found.files:
        try:
            yield "text" if read_document(file).text.strip() else "NOTHING"
        except UnreadableError as error:
            yield error.reason if str(error).isprintable() else "UNPRINTABLE"


def batch(seed: int) -> None:
    """Run one batch of rounds and print a line for each outcome."""
    chance = random.Random(seed)  # noqa: S311
    with tempfile.TemporaryDirectory() as name:
        originals = [(path.suffix, path.read_bytes()) for path in made(Path(name))]
        for _ in range(BATCH):
            suffix, data = chance.choice(originals)
            path = Path(name) / f"skadet{suffix}"
            harm = repacked if data.startswith(b"PK") and chance.random() < 0.5 else damaged
            path.write_bytes(harm(data, chance))
            for outcome in outcomes(path):
                print(suffix, outcome)


def main() -> int:
    """Run all rounds; exit code 1 where one crashed, hung or gave anything but text or a line."""
    if sys.argv[1:2] == ["--batch"]:
        batch(int(sys.argv[2]))
        return 0
    rounds, seed = (int(value) for value in (*sys.argv[1:3], *("2000", "1")[len(sys.argv) - 1 :]))
    seen: Counter[str] = Counter()
    broken = []
    for number in range(seed, seed + max(1, rounds // BATCH)):
        command = [sys.executable, __file__, "--batch", str(number)]
        try:
            done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)  # noqa: S603
        except subprocess.TimeoutExpired:
            broken.append(f"seed {number}: took too long")
            continue
        seen.update(done.stdout.splitlines())
        if done.returncode:
            broken.append(f"seed {number}: {done.stderr.strip().splitlines()[-1:] or done.returncode}")
    for what, count in sorted(seen.items()):
        print(f"{count:>8}  {what}")
    odd = [what for what in seen if what.split()[-1] in ("NOTHING", "UNPRINTABLE", "failed")]
    print(*broken, *odd, sep="\n")
    return 1 if broken or odd else 0


if __name__ == "__main__":
    sys.exit(main())
