"""The order of hops in one matter: which follows which, and which answers which."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from loaders.identity.bodies import Party
from loaders.joining.hops import REQUESTS, Hop


def successions(hops: list[Hop], parties: Mapping[str, Party]) -> Iterator[tuple[Hop, Hop, str]]:
    """(earlier, later, reason): the later one is sent by the body that received the earlier, the latest such one.

    Where nobody received anything from a body before, its hop follows no other. A chairmanship or secretariat may send
    on what its forum received, and the other way round.
    """
    for at, later in enumerate(hops):
        for earlier in reversed(hops[:at]):
            received, sent = earlier.lead.receiver, later.lead.giver
            if received == sent:
                yield earlier, later, "afsender er tidligere modtager i samme sag"
                break
            if _part_of(received, sent, parties) or _part_of(sent, received, parties):
                yield earlier, later, "formandskab eller sekretariat for den tidligere modtager"
                break


def answers(hops: list[Hop]) -> Iterator[tuple[Hop, Hop]]:
    """(answer, asked): a report back and the latest earlier request between the same two that has no answer yet."""
    answered: set[str] = set()
    for at, answer in enumerate(hops):
        if answer.lead.referral.kind != "reports_back":
            continue
        for asked in reversed(hops[:at]):
            between = asked.lead.giver == answer.lead.receiver and asked.lead.receiver == answer.lead.giver
            if between and asked.lead.referral.kind in REQUESTS and asked.id not in answered:
                answered.add(asked.id)
                yield answer, asked
                break


def _part_of(part: str, whole: str, parties: Mapping[str, Party]) -> bool:
    return part in parties and parties[part].body.parent == whole
