"""The order of hops in one matter: which follows which, and which answers which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from loaders.identity.bodies import Party
from loaders.joining.hops import REQUESTS, Hop

SAME = "afsender er tidligere modtager i samme sag"
PART = "formandskab eller sekretariat for den tidligere modtager"
SUCCESSOR = "afløser den tidligere modtager"


@dataclass(frozen=True, slots=True)
class Kinship:
    """Which bodies stand for one another: a part for its whole, a successor for the one it took over from."""

    parties: Mapping[str, Party] = field(default_factory=dict)
    successors: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def tie(self, received: str, sent: str) -> str | None:
        """Why what one body received another may send on, None where it may not."""
        if received == sent:
            return SAME
        if self.part_of(received, sent) or self.part_of(sent, received):
            return PART
        return SUCCESSOR if sent in self.after(received) else None

    def part_of(self, part: str, whole: str) -> bool:
        """Whether the one is the other's chairmanship, secretariat or group."""
        return part in self.parties and self.parties[part].body.parent == whole

    def after(self, body: str) -> set[str]:
        """All that took over from a body, one after the other."""
        found: set[str] = set()
        waiting = [body]
        while waiting:
            fresh = self.successors.get(waiting.pop(), frozenset()) - found
            found |= fresh
            waiting += fresh
        return found


def successions(hops: list[Hop], kinship: Kinship) -> Iterator[tuple[Hop, Hop, str]]:
    """(earlier, later, reason): the later one is sent by the body that received the earlier, the latest such one.

    Where nobody received anything from a body before, its hop follows no other. A chairmanship or secretariat may send
    on what its forum received, and the other way round; so may a body what the one before it received.
    """
    for at, later in enumerate(hops):
        for earlier in reversed(hops[:at]):
            reason = kinship.tie(earlier.lead.receiver, later.lead.giver)
            if reason:
                yield earlier, later, reason
                break


def answers(hops: list[Hop], kinship: Kinship) -> Iterator[tuple[Hop, Hop]]:
    """(answer, asked): a report back and the latest earlier request between the same two that has no answer yet."""
    answered: set[str] = set()
    for at, answer in enumerate(hops):
        if answer.lead.referral.kind != "reports_back":
            continue
        for asked in reversed(hops[:at]):
            between = kinship.tie(asked.lead.giver, answer.lead.receiver) and kinship.tie(
                asked.lead.receiver, answer.lead.giver
            )
            if between and asked.lead.referral.kind in REQUESTS and asked.id not in answered:
                answered.add(asked.id)
                yield answer, asked
                break
