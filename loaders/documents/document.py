"""What every reader returns: the text of a file and where its pages begin; or why a file cannot be read."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from loaders.documents.names import shown

_MESSAGES = {
    "empty": "filen er tom",
    "missing": "filen findes ikke",
    "not_a_file": "er ikke en almindelig fil",
    "denied": "filen kan ikke åbnes ({detail})",
    "encrypted": "filen er beskyttet med adgangskode; gem den uden adgangskode og prøv igen",
    "damaged": "filen er beskadiget eller ufuldstændig; hent den igen fra kilden",
    "failed": "filen kunne ikke læses ({detail}); åbn den, gem den på ny og prøv igen",
    "old_word": "gammelt Word-format (.doc); åbn den i Word eller LibreOffice og gem som .docx",
    "not_as_named": "filen hedder {suffix}, men er noget andet; hent den igen fra kilden",
    "not_supported": "er ikke tekst, PDF, DOCX eller HTML; gem referatet i et af de formater",
    "too_large": "filen fylder {size} MB, grænsen er {limit} MB; del den",
    "unpacks_too_large": "filen pakker ud til over {limit} MB og læses ikke; gem den på ny fra Word",
    "unsafe_xml": "filen indeholder XML-definitioner, som ikke hører hjemme i et referat, og læses ikke",
    "too_many_pages": "filen har {pages} sider, grænsen er {limit}; del den, eller hæv grænsen med --page-limit",
    "no_text": "der er ingen tekst i filen",
    "no_meeting": "intet referat fundet i filen",
    "needs_tesseract": (
        "{pages} af siderne er skannede billeder; installér tekstgenkendelse med dansk: "
        "sudo apt install tesseract-ocr tesseract-ocr-dan"
    ),
    "too_many_scans": "{pages} af siderne er skannede billeder, grænsen er {limit}; del filen",
    "scan_failed": "tekstgenkendelsen gav op på side {page} ({detail})",
}


class UnreadableError(Exception):
    """A file that cannot be read.

    `file` is its path as given, `reason` one of a few codes (`REASONS`), `details` the figures that belong to it.
    The message is one Danish line that names the file and says what to do; labels in other languages are made
    from `reason` and `details`.
    """

    def __init__(self, file: str, reason: str, **details: str | int) -> None:
        self.file = file
        self.reason = reason
        self.details = details
        super().__init__(f"{shown(file)}: {_MESSAGES[reason].format(**details)}")

    def __reduce__(self) -> tuple[object, ...]:
        """Pickled by its parts, so that it comes whole out of a worker process."""
        return _unpickled, (type(self), self.file, self.reason, self.details)


def _unpickled(kind: type[UnreadableError], file: str, reason: str, details: dict[str, str | int]) -> UnreadableError:
    return kind(file, reason, **details)


REASONS = tuple(_MESSAGES)


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one file may ask for. Sizes in bytes, times in seconds."""

    file_bytes: int = 100_000_000
    text_bytes: int = 20_000_000
    html_bytes: int = 5_000_000
    unpacked_bytes: int = 100_000_000
    archive_bytes: int = 500_000_000
    archive_unpacked_bytes: int = 2_000_000_000
    archive_members: int = 5_000
    pages: int = 2_000
    scanned_pages: int = 200
    seconds_per_scanned_page: float = 60.0


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text.

    `text` is NFC with `\\n` line ends and otherwise as it stands: every later quote is `text[start:end]`.
    `page_starts` holds the offset at which each page begins, empty where the format has no pages.
    `digest` is the SHA-256 of the file's bytes in hex. `masked` counts what was hidden in the text, by kind (`cpr`,
    `phone`, `email`, `address`).
    """

    name: str
    kind: str
    text: str
    digest: str
    page_starts: tuple[int, ...] = ()
    masked: dict[str, int] = field(default_factory=dict, compare=False)
    _line_starts: list[int] = field(default_factory=list, repr=False, compare=False)

    def page(self, offset: int) -> int | None:
        """Number of the page (from 1) that holds `offset`, None where the format has no pages."""
        return bisect_right(self.page_starts, offset) if self.page_starts else None

    def line(self, offset: int) -> int:
        """Number of the line (from 1) that holds `offset`."""
        starts = self._line_starts
        if not starts:
            starts.append(0)
            starts.extend(i + 1 for i, character in enumerate(self.text) if character == "\n")
        return bisect_right(starts, offset)
