"""Names that the answers use again and again."""

from __future__ import annotations

from typing import Any

Case = tuple[str, dict[str, object], str, list[tuple[Any, ...]]]

DRIFT, CLUSTER, SSF = "Driftsforum Somatik (Østerå)", "Faglig Sundhedsklynge Østerå", "SSF (Vesterland)"
CHAIR = "Formandskabet for Driftsforum Somatik (Østerå)"
MEDICINE = "Medicin ved udskrivelse"
PASSED_ON = "afsenderen er den forrige modtager i samme sag"
