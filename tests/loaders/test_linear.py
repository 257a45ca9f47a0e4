"""Reading takes time in proportion to the length of the text, whatever it consists of."""

from __future__ import annotations

import time

import pytest

from loaders.documents.document import Document
from loaders.pipeline import read_record

HEAD = (
    "Referat af møde i KLU Havn\nDen 3. maj 2024 kl. 10\nDeltagere:\nKaren Holm, direktør, Havn Kommune\n\n"
    "1. Nyt om »Trygge Trin«\nBeslutning\n"
)
SLACK = 4.0


def seconds(piece: str, copies: int) -> float:
    """Processor time of reading a text with so many copies of a piece."""
    document = Document("long.txt", "text", HEAD + piece * copies, f"{copies}")
    begin = time.process_time()
    read_record(document)
    return time.process_time() - begin


@pytest.mark.parametrize(
    "piece",
    [
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
    ],
)
def test_four_times_the_text_takes_about_four_times_the_time(piece: str) -> None:
    seconds(piece, 50)
    short = max(min(seconds(piece, 300) for _ in range(2)), 0.02)
    assert seconds(piece, 1200) < 4 * SLACK * short
