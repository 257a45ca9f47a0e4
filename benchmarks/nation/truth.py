"""The truth about the minutes: facts of each in the form of the annotation guide, and what they tell together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from benchmarks.nation.layouts import hours, place
from benchmarks.nation.story import Hop, Item, Meeting, Place, Promise, Story
from benchmarks.nation.telling import Fact

_MAYBE = ("approved", "taken_note", "discussed", "decided")
"""What the words of a decision that sends or orders something may amount to besides."""


def facts_of(meeting: Meeting, file: str, attendance: list[Fact]) -> Fact:
    """What one meeting's minutes say; `sentences` lists the filled forms beside the guide's own lists."""
    start, end = hours(meeting)
    return {
        "document": file,
        "meeting": {
            "forum": meeting.forum.name, "date": meeting.day.isoformat(), "start": start, "end": end,
            "place": place(meeting), "online": False,
        },
        "attendance": attendance,
        "items": [_item(item) for item in meeting.items],
        "meetings_mentioned": _all(meeting, "meetings_mentioned"),
        "projects": _projects(meeting),
        "project_links": [],
        "referrals": _all(meeting, "referrals"),
        "actions": _all(meeting, "actions"),
        "amounts": _all(meeting, "amounts"),
        "sentences": list(_sentences(meeting)),
    }  # fmt: skip


def _item(item: Item) -> Fact:
    kinds = [fact["kind"] for told in item.decision for fact in told.facts["decisions"]]
    decisions = list(dict.fromkeys(kinds))
    free = any(told.form and not told.facts["decisions"] for told in item.decision)
    return {
        "number": item.number, "title": item.title, "duration_minutes": item.minutes,
        "recommendations": len(item.recommendations), "decisions": decisions,
        **({"decisions_optional": [kind for kind in _MAYBE if kind not in decisions]} if free else {}),
        "attachments": item.attachments,
    }  # fmt: skip


def _all(meeting: Meeting, kind: str) -> list[Fact]:
    """Every fact of a kind, each once in an item; a fact that one sentence states is not optional in another."""
    found: dict[tuple[Any, ...], Fact] = {}
    for item in meeting.items:
        for told in (*item.case, *item.decision):
            for fact in told.facts[kind]:
                key = (
                    item.number,
                    *(
                        (k, v)
                        for k, v in fact.items()
                        if k in ("from", "to", "kind", "forum", "date", "owner", "quote", "kroner")
                    ),
                )
                key = tuple(part for part in key if kind != "referrals" or part[0] != "quote")
                if key not in found or (found[key].get("optional") and not fact.get("optional")):
                    found[key] = {"item": item.number, **fact}
    return list(found.values())


def _projects(meeting: Meeting) -> list[Fact]:
    found: dict[str, Fact] = {}
    for item in meeting.items:
        for told in (*item.case, *item.decision):
            for event in told.facts["events"]:
                name = event["project"]
                project = found.setdefault(
                    name, {"name": name, "aliases": [], "items": [], "events": [], "members": []}
                )
                if item.number not in project["items"]:
                    project["items"].append(item.number)
                project["events"].append({"item": item.number, **{k: v for k, v in event.items() if k != "project"}})
    return list(found.values())


def _sentences(meeting: Meeting) -> Iterator[Fact]:
    for item in meeting.items:
        for section, sentences in (("case", item.case), ("decision", item.decision)):
            for told in sentences:
                if told.form:
                    wanted = {
                        kind: kept
                        for kind, facts in told.facts.items()
                        if (kept := [fact for fact in facts if not fact.get("optional")])
                    }
                    yield {
                        "item": item.number,
                        "section": section,
                        "form": told.form.number,
                        "text": told.text,
                        **wanted,
                    }


# What a region's minutes say together


def linked(story: Story, files: dict[str, str]) -> dict[str, list[Any]]:
    """Lists of the truth about a set of minutes; `files` are the names of the meetings' files with their ending."""
    return {
        "matters": [
            {
                "title": matter.title, "names": [matter.name] if matter.name else [],
                "items": [_at(one, files) for one in matter.items],
                "hops": [_hop(hop, matter.hops, files) for hop in matter.hops],
            }
            for matter in story.matters
            if len(matter.items) > 1
        ],
        "commitments": [_commitment(promise, story, files) for promise in story.promises],
        "lineage": [],
        "people": [group for person in story.humans if len(group := _written(person.written, files)) > 1],
        "namesakes": [
            [_written(one.written, files)[0], _written(other.written, files)[0]]
            for one, other in story.namesakes
            if one.written and other.written
        ],
    }  # fmt: skip


def _at(one: Place, files: dict[str, str]) -> Fact:
    return {"minutes": files[one[0]], "item": one[1]}


def _hop(hop: Hop, hops: list[Hop], files: dict[str, str]) -> Fact:
    return {
        "from": hop.giver, "to": hop.receiver, "kind": hop.kind, "date": hop.day.isoformat() if hop.day else None,
        "status": hop.status, "told_in": [_at(one, files) for one in dict.fromkeys(hop.told_in)],
        "received_in": _at(hop.received_in, files) if hop.received_in else None,
        "answers": hops.index(hop.answers) if hop.answers in hops else None,
    }  # fmt: skip


def _commitment(promise: Promise, story: Story, files: dict[str, str]) -> Fact:
    return {
        "owner": promise.owner, "what": promise.what, "made_in": _at(promise.made_in, files), "due": promise.due,
        "state": promise.state or _unsettled(promise, story),
        "settled_in": _at(promise.settled_in, files) if promise.settled_in else None,
        **({"optional": True} if promise.optional else {}),
        **({"settled_by": promise.settled_by} if promise.settled_by else {}),
    }  # fmt: skip


def _unsettled(promise: Promise, story: Story) -> str:
    """Open without a due day or until it; not heard of when the forum has met after it and said nothing."""
    assert promise.forum
    last = story.last[promise.forum.name]
    if promise.due == "next meeting":
        return "not_heard_of" if last > promise.day else "open"
    due = promise.due or ""
    if not due[:4].isdigit():
        return "open"
    until = date.fromisoformat(due) if len(due) == 10 else date(int(due[:4]), int(due[5:7]), 28)
    return "not_heard_of" if until < last else "open"


def _written(written: dict[tuple[str, str], str], files: dict[str, str]) -> list[str]:
    """Name@file for each form of a name and each post, in order of time."""
    found: defaultdict[str, None] = defaultdict(lambda: None)
    for (name, _), file in written.items():
        found[f"{name}@{files[file]}"]
    return list(found)
