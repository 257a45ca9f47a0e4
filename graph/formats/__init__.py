"""The graph in forms that other programs read: GraphML, CSV, JSON-LD, and statements that fill a Neo4j.

Each takes rows (`graph.export.shared_rows`) and is a pure function of them: the same rows, the same bytes.
"""

from __future__ import annotations
