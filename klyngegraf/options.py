"""What options that several commands share take."""

from __future__ import annotations

from klyngegraf.errors import WRONG_USE, UserError


def day_given(value: str | None) -> str | None:
    """A day as ISO; '2024-06' is its first day. Raises UserError for what is no date."""
    if value is None:
        return None
    from queries.parameters import day

    try:
        return day(value)
    except ValueError:
        raise UserError("no_date", code=WRONG_USE, value=value) from None
