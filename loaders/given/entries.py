"""The guide's lists as they are given, checked entry by entry; what the guide does not know is left aside."""

from __future__ import annotations

import json
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from loaders.facts.model import EventKind, LinkKind, ReferralKind, ReferralStatus
from loaders.facts.record import Given, Refusal
from loaders.minutes.model import DecisionKind, Role, Status

_DATE = Annotated[str, Field(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
_DAY = Annotated[str, Field(pattern=r"^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$")]
_TIME = Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")]
_NAME = Annotated[str, Field(min_length=1, pattern=r"\w")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="ignore", populate_by_name=True, str_strip_whitespace=True)


class GivenReferral(_Entry):
    """An entry of `referrals`; status, bounds, condition and answer may be left out."""

    item: str
    giver: _NAME = Field(alias="from")
    receiver: _NAME = Field(alias="to")
    kind: ReferralKind
    quote: _NAME
    subject: str = ""
    date: _DATE | None = None
    status: ReferralStatus | None = None
    earliest: _DATE | None = None
    latest: _DATE | None = None
    condition: str | None = None
    answer: Literal["yes", "no", "partly"] | None = None

    def __str__(self) -> str:
        return f"{self.giver} → {self.receiver}"


class GivenAction(_Entry):
    """An entry of `actions`."""

    item: str
    what: _NAME
    quote: _NAME
    owner: str | None = None
    due: str | None = None

    def __str__(self) -> str:
        return f"{self.owner or '–'}: {self.what}"


class GivenEvent(_Entry):
    """One of a project's `events`."""

    item: str
    kind: EventKind = Field(alias="event")
    date: _DATE | None = None
    by: str | None = None
    quote: str | None = None


class GivenMember(_Entry):
    """One of a project's `members`."""

    name: _NAME
    role: Literal["lead", "member", "secretary"] = "member"
    organisation: str | None = None


class GivenProject(_Entry):
    """An entry of `projects`."""

    name: _NAME
    aliases: list[str] = []
    items: list[str] = []
    events: list[GivenEvent] = []
    members: list[GivenMember] = []

    def __str__(self) -> str:
        return self.name


class GivenLink(_Entry):
    """An entry of `project_links`."""

    item: str
    source: _NAME = Field(alias="from")
    target: _NAME = Field(alias="to")
    kind: LinkKind
    quote: str | None = None

    def __str__(self) -> str:
        return f"{self.source} – {self.target}"


class GivenMeeting(_Entry):
    """An entry of `meetings_mentioned`."""

    item: str
    forum: _NAME
    date: _DATE
    quote: str | None = None

    def __str__(self) -> str:
        return f"{self.forum} {self.date}"


class GivenHead(_Entry):
    """The `meeting` object; what is left out is left as it is read."""

    forum: _NAME | None = None
    date: _DAY | None = None
    start: _TIME | None = None
    end: _TIME | None = None
    place: _NAME | None = None

    def __str__(self) -> str:
        return " ".join(filter(None, (self.forum, self.date)))


class GivenAttendee(_Entry):
    """An entry of `attendance`; its words are the name."""

    name: _NAME
    title: str | None = None
    organisation: str | None = None
    party: str | None = None
    status: Status = "present"
    roles: list[Role] = []
    substitutes_for: str | None = None
    online: bool = False
    item: str | None = None
    quote: str | None = None

    def __str__(self) -> str:
        return self.name


class GivenItem(_Entry):
    """An entry of `items`; its words are the title and the names of the attachments. Points are counted in the text."""

    number: str
    title: _NAME
    duration_minutes: int | None = None
    decisions: list[DecisionKind] = []
    attachments: list[_NAME] = []

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()


class GivenAmount(_Entry):
    """An entry of `amounts`; its words are the sum as the text writes it."""

    item: str
    kroner: int
    purpose: str = Field(alias="for", default="")
    quote: str | None = None

    def __str__(self) -> str:
        return f"{self.kroner} kr."


HEAD = "meeting"
LISTS: dict[str, type[_Entry]] = {
    HEAD: GivenHead,
    "attendance": GivenAttendee,
    "items": GivenItem,
    "amounts": GivenAmount,
    "projects": GivenProject,
    "referrals": GivenReferral,
    "actions": GivenAction,
    "project_links": GivenLink,
    "meetings_mentioned": GivenMeeting,
}
"""What is taken, in the order in which it is put in; the head is one entry."""


def lists_of(given: Given, number: int = 0) -> dict[str, list[Any]]:
    """The lists that the facts hold of one minutes, as they came; those behind the file's first stand in `more`.

    Raises ValueError for what is no object of lists.
    """
    facts = json.loads(given.facts)
    if isinstance(facts, dict) and number:
        more = facts.get("more") or []
        facts = more[number - 1] if isinstance(more, list) and len(more) >= number else {}
    if isinstance(facts, dict) and isinstance(facts.get(HEAD), dict):
        facts = {**facts, HEAD: [facts[HEAD]]}
    if not isinstance(facts, dict) or not all(isinstance(facts.get(name, []), list) for name in LISTS):
        raise ValueError("not an object with the guide's lists")
    return {name: facts[name] for name in LISTS if name in facts}


def checked(name: str, position: int, entry: Any) -> _Entry | Refusal:
    """An entry of a list, or why it is refused; `position` counts from 1."""
    try:
        return LISTS[name].model_validate(entry)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return Refusal(f"{name} {position}", "form", f"{where}: {first['msg']}")
