"""The shell: Cypher and library queries, one after the other, at a terminal or from a pipe.

    terminal (or standard input) → statements → running → printed

The store is opened for each statement and closed again, so that a shell left open keeps nobody from loading.
"""

from __future__ import annotations
