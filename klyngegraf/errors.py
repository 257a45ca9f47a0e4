"""What goes wrong for a user: a message in the user's language, and the exit code.

0 done · 1 something failed, the rest was done · 2 wrong use · 3 store not reachable, locked or of another schema ·
130 interrupted by Ctrl-C
"""

from __future__ import annotations

FAILED = 1
WRONG_USE = 2
NO_STORE = 3
INTERRUPTED = 130


class UserError(Exception):
    """Something the user can mend. `key` names the message in `messages/`, `details` what goes into it."""

    def __init__(self, key: str, *, code: int = FAILED, **details: object) -> None:
        super().__init__(key)
        self.key, self.code, self.details = key, code, details
