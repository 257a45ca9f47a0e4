"""What each query of the library answers over the sample graph, written down by hand; a module a topic.

A case is the query, its parameters, the columns looked at, and all rows in their order.
"""

from __future__ import annotations

from tests.queries.answers import commitments, escalation, ledger, lineage, meetings, people, quality
from tests.queries.answers.names import Case

CASES: tuple[Case, ...] = tuple(
    case for topic in (commitments, escalation, ledger, lineage, meetings, people, quality) for case in topic.CASES
)
