"""What later minutes say of a promise: each test two or three short minutes of a made-up cluster."""

from __future__ import annotations

from pathlib import Path

from graph.rows import Node, Rows
from loaders.joining.rows import graph_rows
from loaders.pipeline import read_file

SPRING = """Referat af møde i KLU Bregnø den 12. januar 2024

Til stede: Tora Fjeldsted (formand), Bregnø Kommune; Viggo Amdisen, praktiserende læge
Afbud: ingen

Punkt 1. {title}
Sagsfremstilling: {case}
Beslutning: {decision}
"""
LATER = """Referat af møde i {forum} den {day}

Til stede: Tora Fjeldsted (formand), Bregnø Kommune; Viggo Amdisen, praktiserende læge
Afbud: ingen

Punkt 1. {title}
Sagsfremstilling: {case}
Beslutning: Taget til efterretning.
"""


def joined(folder: Path, *texts: str) -> Rows:
    for number, text in enumerate(texts):
        (folder / f"{number}.txt").write_text(text, encoding="utf-8")
    return graph_rows([read_file(path) for path in sorted(folder.glob("*.txt"))])


def promise(rows: Rows, word: str) -> Node:
    found = [n for n in rows.nodes.values() if n.labels[0] == "Commitment" and word in str(n.properties["what"])]
    assert len(found) == 1, [n.properties["what"] for n in found]
    return found[0]


def fate(rows: Rows, node: Node) -> str | None:
    kinds = ("KEPT_AT", "MISSED_AT", "CANCELLED_AT")
    return next((e.type for e in rows.edges.values() if e.start[1] == node.id and e.type in kinds), None)


def test_a_promise_without_telling_words_is_not_recognisable(tmp_path: Path) -> None:
    rows = joined(
        tmp_path,
        SPRING.format(title="Kørsel til dialyse", case="Turene passer ikke.",
                      decision="Tora Fjeldsted skriver til dem inden 1. marts 2024. Viggo Amdisen udarbejder en "
                               "oversigt over dialysetider inden 1. marts 2024."),
    )  # fmt: skip
    assert promise(rows, "skriver").properties["recognisable"] is False
    assert promise(rows, "dialysetider").properties["recognisable"] is True


def test_what_is_called_off_by_its_day_is_cancelled(tmp_path: Path) -> None:
    rows = joined(
        tmp_path,
        SPRING.format(title="Temadag om ernæring", case="Der er ønske om en dag.",
                      decision="Tora Fjeldsted tilrettelægger temadagen den 14. maj 2024."),
        LATER.format(forum="KLU Bregnø", day="6. juni 2024", title="Meddelelser",
                     case="Temadagen den 14. maj 2024 blev aflyst."),
    )  # fmt: skip
    assert fate(rows, promise(rows, "temadag")) == "CANCELLED_AT"


def test_a_promise_to_write_is_kept_by_the_minutes_that_received_it(tmp_path: Path) -> None:
    rows = joined(
        tmp_path,
        SPRING.format(title="Sondeernæring ved udskrivelse", case="Der mangler sonder.",
                      decision="Viggo Amdisen skriver til dem. KLU Bregnø sender sagen om sondeernæring til "
                               "Driftsforum Vestkysten."),
        LATER.format(forum="Driftsforum Vestkysten", day="20. februar 2024", title="Sondeernæring ved udskrivelse",
                     case="KLU Bregnø har den 20. januar 2024 sendt sagen om sondeernæring til driftsforummet."),
    )  # fmt: skip
    assert fate(rows, promise(rows, "skriver til dem")) == "KEPT_AT"
