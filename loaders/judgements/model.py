"""One judgement: who, when, what of which sides, and why. Ids and places only, no names of the people judged about.

same, different, unsure   two sides: mentions of people or projects, keys of bodies, ids of items or referrals
one_matter                two items, referrals or projects that are about one thing
wrong                     a fact, and the passages that say it
missing                   the item whose words say it, and the fact
answered, received        a referral, and the referral or the item that answers it; the item that takes it up
withdrawn                 the judgement that is taken back
"""

from __future__ import annotations

import json
from hashlib import blake2b
from typing import Annotated, Literal, Self

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from loaders.facts.model import ReferralKind, ReferralStatus

Kind = Literal[
    "same", "different", "unsure", "one_matter", "wrong", "missing", "answered", "received", "withdrawn"
]  # fmt: skip
KINDS: tuple[Kind, ...] = (
    "same", "different", "unsure", "one_matter", "wrong", "missing", "answered", "received", "withdrawn",
)  # fmt: skip
PAIRED = ("same", "different", "unsure", "one_matter")
"""Kinds about two sides whose order does not matter."""
_TWO = (*PAIRED, "answered", "received")

Side = Annotated[str, Field(pattern=r"^[a-z][a-z_-]*:\S+$", max_length=200)]
Text = Annotated[str, Field(max_length=500, pattern=r"^[^\r\n]*$")]


class Told(BaseModel):
    """A fact that was missing: a referral between two bodies, or a promise. Its words are named by a digest.

    `words` says how many words of the item they are, `digest` which ones; they are looked for in the item's text.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    sort: Literal["referral", "commitment"]
    what: Text
    words: int = Field(ge=1, le=200)
    digest: str = Field(pattern=r"^[0-9a-f]{16}$")
    giver: Side | None = None
    receiver: Side | None = None
    kind: ReferralKind | None = None
    status: ReferralStatus = "done"
    date: str | None = Field(default=None, pattern=r"^\d{4}(-\d{2}(-\d{2})?)?$")

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.sort == "referral" and not (self.giver and self.receiver and self.kind):
            raise ValueError("a referral needs giver, receiver and kind")
        return self


class Judgement(BaseModel):
    """One record. `when` orders them: of two that contradict each other the later stands."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    id: str = ""
    when: AwareDatetime
    by: Annotated[str, Field(min_length=1, max_length=40, pattern=r"^[^\r\n]*$")]
    kind: Kind
    sides: Annotated[tuple[Side, ...], Field(min_length=1, max_length=40)]
    why: Text = ""
    fact: Told | None = None

    @model_validator(mode="after")
    def _whole(self) -> Self:
        if self.kind in _TWO and (len(self.sides) != 2 or self.sides[0] == self.sides[1]):
            raise ValueError(f"'{self.kind}' needs two different sides")
        if self.kind in ("missing", "withdrawn") and len(self.sides) != 1:
            raise ValueError(f"'{self.kind}' needs one side")
        if (self.kind == "missing") != (self.fact is not None):
            raise ValueError("'missing' needs a fact, and nothing else has one")
        if not self.id:
            object.__setattr__(self, "id", self._own_id())
        return self

    def _own_id(self) -> str:
        said = self.model_dump(mode="json", exclude={"id", "why"}, exclude_none=True)
        text = json.dumps(said, ensure_ascii=False, sort_keys=True)
        return f"judgement:{blake2b(text.encode(), digest_size=8).hexdigest()}"

    @property
    def pair(self) -> frozenset[str]:
        """The sides without their order."""
        return frozenset(self.sides)

    @property
    def order(self) -> tuple[str, str, str]:
        """What sorts judgements by time."""
        from datetime import UTC

        return self.when.astimezone(UTC).isoformat(), self.id, self.why


def digest_of(words: list[str]) -> str:
    """What stands for words in a record, whatever their case and the white space between them."""
    return blake2b(" ".join(words).casefold().encode(), digest_size=8).hexdigest()
