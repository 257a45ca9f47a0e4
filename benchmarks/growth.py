"""Whether reading takes time in proportion to the length of the text, whatever it consists of: part of `make bench`.

Each piece of text is repeated, and four times as often. Processor time wavers on a busy machine, so this is measured
here and not asserted by a test; the best of several runs counts, and the exit code is 1 where time grows faster than
`SLACK` times the length.
"""

from __future__ import annotations

import sys
from time import process_time

from loaders.documents.document import Document
from loaders.pipeline import read_record

HEAD = (
    "Referat af møde i KLU Havn\nDen 3. maj 2024 kl. 10\nDeltagere:\nKaren Holm, direktør, Havn Kommune\n\n"
    "1. Nyt om »Trygge Trin«\nBeslutning\n"
)
ATTENDANCE = "Referat af møde i KLU Havn\nDen 3. maj 2024 kl. 10\nDeltagere:\n"
IN_ITEM = (
    "7. maj 2024 kl. 10-12 ",
    "Det besluttes, at KLU sender sagen til Driftsforum. ",
    "KLU beder Driftsforum om svar, og Driftsforum svarer KLU, som orienterer SSF; ",
    "Projektet »Trygge Trin« fik 1,7 mio. kr. ",
    "(KLU (Havn (",
    "- Sekretariatet indkalder\n",
    "Karen Holm, direktør, ",
    "SSF DAK FG KLU ",
    "a\tb\tc\n",
    "1. Emne\nBeslutning\nGodkendt.\n",
    "1. Sag om noget\nSagsfremstilling\nTeksten er lang nok til at ligne en sag. Beslutning\nGodkendt.\n\n",
    "1. ",
    "a",
    "Indstilling ",
    "<",
    "1 2 3 ",
    "-",
    "Punkt ",
)
IN_ATTENDANCE = (
    "Deltagere: Anna Bergø, chef, Vestsø Kommune; Bo Kvist (afbud)\n",
    "Anna Bergø, ",
    "(((",
    "Deltagere ",
    "Anna Bergø deltog ikke i sagens behandling. ",
    "Formand for ",
    "A.",
    "x - ",
    "\t|",
)
SHORT, TIMES, RUNS, SLACK = 8_000, 4, 3, 2.0


def seconds(text: str) -> float:
    """Processor time of reading a text: the best of several runs."""
    best = float("inf")
    for _ in range(RUNS):
        document = Document("long.txt", "text", text, str(len(text)))
        start = process_time()
        read_record(document)
        best = min(best, process_time() - start)
    return best


def main() -> int:
    """Print how time grows for each piece; 1 where it grows faster than the text."""
    faults = 0
    print(f"{'growth':>6} {'ms':>7}  piece, repeated to {SHORT // 1000} KB and {TIMES} times that")
    for head, pieces in ((HEAD, IN_ITEM), (ATTENDANCE, IN_ATTENDANCE)):
        for piece in pieces:
            copies = SHORT // len(piece)
            short, long = seconds(head + piece * copies), seconds(head + piece * copies * TIMES)
            too_fast = long > SLACK * TIMES * short
            faults += too_fast
            warning = "  grows faster than the text" if too_fast else ""
            print(f"{long / short / TIMES:6.2f} {long * 1000:7.0f}  {piece[:60]!r}{warning}")
    return min(faults, 1)


if __name__ == "__main__":
    sys.exit(main())
