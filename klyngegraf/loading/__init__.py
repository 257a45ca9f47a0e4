"""Loading files into the graph, taking them out again, and what that changed.

`run` is the load itself, `mirror` has sync and forget, `shelf` what is remembered of each file, `tasks` and `workers`
the reading in processes of their own, `changes` the facts that the last load changed, `outcome` the summary.
"""

from __future__ import annotations

from klyngegraf.loading.mirror import forget, sync_folder
from klyngegraf.loading.outcome import Outcome, tell, write_report
from klyngegraf.loading.run import apply_judgements, load_paths
from klyngegraf.loading.workers import Allowance

__all__ = ["Allowance", "Outcome", "apply_judgements", "forget", "load_paths", "sync_folder", "tell", "write_report"]
