"""Who may be called what: no name means two bodies in the same region at the same time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from loaders.mentions.cells import LineError


class Claim(NamedTuple):
    """One body's or family's right to a name: where (None is the whole country) and when, days included."""

    key: str
    name: str
    regions: frozenset[str] | None
    valid_from: str | None
    valid_to: str | None

    def meets(self, other: Claim) -> bool:
        """Whether both hold somewhere at the same time. A national name and a region's are told apart by the region."""
        here = self.regions == other.regions or bool(self.regions and other.regions and self.regions & other.regions)
        later = max(self.valid_from or "", other.valid_from or "")
        return here and later <= min(self.valid_to or "9999", other.valid_to or "9999")


@dataclass(slots=True)
class Claims:
    """All names taken so far."""

    _taken: dict[str, list[Claim]] = field(default_factory=dict)

    def take(self, claim: Claim, names: Iterable[str]) -> None:
        """Take names for a body. Raises LineError where another holds one of them."""
        for name in {name.casefold(): name for name in names}.values():
            holders = self._taken.setdefault(name.casefold(), [])
            for other in holders:
                if other.key != claim.key and claim.meets(other):
                    raise LineError("alias_taken", name=name, other=other.name)
            holders.append(claim)
