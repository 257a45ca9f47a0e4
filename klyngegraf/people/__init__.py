"""What is held of one person, and forgetting a person: the two answers that data protection law asks for.

`finding` says who is meant, `access` gathers all that is held of somebody, `erasure` replaces a name by an opaque one.
"""

from __future__ import annotations
