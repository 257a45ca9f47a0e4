"""What is said of one person beside the name: posts, roles, absence, substitutes, items missed.

`Entry` is one person as a line names them; the functions here take words into it by the patterns of the rule data.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from loaders.minutes.model import Role, Status
from loaders.minutes.words import has_chair, is_independent, is_organisation, unbroken
from loaders.rules import rules
from loaders.span import Span


@dataclass(slots=True)
class Entry:
    """One person as a line names them, before groups and other lines are taken into account."""

    name: str
    span: Span
    titles: list[str] = field(default_factory=list)
    organisations: list[str] = field(default_factory=list)
    party: str | None = None
    roles: list[tuple[Role, str]] = field(default_factory=list)
    status: Status | None = None
    substitutes_for: str | None = None
    online: bool = False
    item: str | None = None
    missed: tuple[str, ...] = ()
    left_after: str | None = None
    came_at: str | None = None

    @property
    def organisation(self) -> str | None:
        """The houses named, as one text."""
        return ", ".join(dict.fromkeys(self.organisations)) or None


@cache
def note_patterns() -> dict[str, re.Pattern[str]]:
    """The rule data's patterns for remarks about one person, by their effect."""
    return {rule["effect"]: re.compile(rule["pattern"], re.IGNORECASE) for rule in rules("attendance")["note"]}


@cache
def _roles() -> list[tuple[Role, re.Pattern[str]]]:
    data = rules("attendance")
    modifiers = data["role_modifiers"]["pattern"]
    return [(rule["role"], re.compile(f"{modifiers}(?:{rule['pattern']})", re.IGNORECASE)) for rule in data["role"]]


def role_of(words: str) -> Role | None:
    """The role that a word or two name in this meeting ('kommunal medformand' → co-chair), None if it is no role."""
    words = unbroken(words).strip(" .,;:-–")
    return next((role for role, pattern in _roles() if pattern.fullmatch(words)), None)


def named_roles(words: str) -> tuple[Role, ...]:
    """The role that the words name, in a tuple; an empty one if they name none."""
    role = role_of(words)
    return (role,) if role else ()


_NUMBER = re.compile(r"(\d{1,3}(?:\.\d{1,2})?)(?:\s*[-–]\s*(\d{1,3})(?!\d))?")


def item_numbers(words: str) -> tuple[str, ...]:
    """The numbers of agenda items in '2, 3', '4 og 6-8' or 'punkterne 2 – 3'; clock times are none."""
    found: list[str] = []
    for match in _NUMBER.finditer(re.sub(r"kl\.?\s*\d{1,2}(?:[.:]\d\d)?|\d{1,2}[:.]\d\d", "", words)):
        first, last = match.group(1), match.group(2)
        if last and first.isdigit() and 0 < int(last) - int(first) < 30:
            found.extend(str(number) for number in range(int(first), int(last) + 1))
        else:
            found.append(first)
    return tuple(dict.fromkeys(found))


# Posts that tell a role and remain a post.
_FOR_SHORT = re.compile(r"\((?:[a-zæøå]+,? )?for ([A-ZÆØÅ][\w-]+)\)")  # 'x (for Holt)'
_OWN_POST = re.compile(r"(?i)(?:udvalgs|råds)sekretær")
_PLACED = re.compile(r"\s+(i|ved|fra|på|hos|for|af)\s+(?=[^\W\d_])")


def add_title(entry: Entry, words: str) -> None:
    """Add a post to the entry: the roles in it become roles, the house that its complement names the organisation."""
    kept: list[str] = []
    words = unbroken(words)
    for part in re.split(r"\s+(?:og|&)\s+(?=\S)|\s*/\s*", words) if _has_role(words) else [words]:
        role = role_of(part)
        if role and _OWN_POST.fullmatch(part):
            entry.roles.append((role, part))
            kept.append(part)
        elif role:
            entry.roles.append((role, part))
        else:
            kept.append(part)
    title = " og ".join(kept)
    if not title or title.lower().lstrip("0123456789. ") in ("suppleant", "stedfortræder"):
        return
    placed = _PLACED.search(title)
    if placed and not re.search(r"\bog (?:næst|med)?formand", title):
        house = title[placed.end() :]
        capital = house[:1].isupper() or house.startswith(("det ", "den "))
        if (
            capital
            and (placed[1] not in ("for", "af") or is_independent(house))
            and (placed[1] != "i" or is_organisation(house) or len(house.split()) == 1)
        ) or (placed[1] in ("fra", "hos") and is_organisation(house)):
            entry.organisations.append(house)
            title = title[: placed.start()]
            if (role := role_of(title)) and not (placed[1] in ("for", "af", "i") and has_chair(house)):
                entry.roles.append((role, title))
                return
    entry.titles.append(title)


def _has_role(words: str) -> bool:
    return any(role_of(part) for part in re.split(r"\s+(?:og|&)\s+|\s*/\s*", unbroken(words)))


def remark(entry: Entry, words: str) -> None:
    """Take what is said of one person ('afbud', 'via Teams', 'deltog ikke i punkt 2') into the entry."""
    notes = note_patterns()
    if found := notes["missed"].search(words):
        entry.missed += item_numbers(words[found.start() :])
        entry.status = entry.status or "present"
    elif found := notes["left"].search(words):
        entry.left_after = next(iter(item_numbers(words[found.start() :])), None)
        entry.status = entry.status or "present"
    elif (found := notes["came"].search(words)) and (numbers := item_numbers(words[found.start() :])):
        entry.came_at, entry.status = numbers[0], entry.status or "present"
    elif found := notes["guest"].search(words):
        numbers = item_numbers(words[found.end() :])
        if numbers:
            entry.status, entry.item = entry.status or "guest", numbers[0]
    elif notes["absent"].search(words) and not entry.substitutes_for:
        entry.status = "absent"
    if notes["online"].search(words):
        entry.online = True
    if not entry.substitutes_for and (short := _FOR_SHORT.search(words)):
        entry.substitutes_for = short[1]


def settled_roles(entry: Entry, organisation: str | None) -> tuple[Role, ...]:
    """The entry's roles in this body; the chairmanship of an organisation with a chair of its own becomes a post."""
    kept: list[Role] = []
    for role, words in entry.roles:
        if (
            role in ("chair", "deputy-chair")
            and not entry.titles
            and organisation
            and not entry.party
            and has_chair(organisation)
        ):
            entry.titles.append(words.strip(" .,;"))
        elif role not in kept:
            kept.append(role)
    if "minute-taker" in kept and all(_OWN_POST.fullmatch(words) for role, words in entry.roles if role == "secretary"):
        kept = [role for role in kept if role != "secretary"]
    return tuple(kept)


def note(effect: str) -> re.Pattern[str]:
    """The rule data's pattern for a kind of remark."""
    return note_patterns()[effect]
