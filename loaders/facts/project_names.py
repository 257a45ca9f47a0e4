"""Every phrase of one minutes that may name an undertaking, with the reason for which it is proposed.

Proposed are: quotations and italics; what a designating noun announces ('projektet X'), a change of name ('hed
oprindeligt X') or a link ('bygger videre på X'); capitals inside a sentence; letters with what they stand for; lines
that stand alone, over a project sheet or at the head of a list's entry; the pieces of titles. What speaks for each is
weighed in project_evidence.
"""

from __future__ import annotations

import re

from loaders.facts.cues import Text
from loaders.facts.project_forms import (
    CAP,
    LONGEST,
    MARKS,
    MAX_WORDS,
    QUOTED,
    SMALL,
    TELLING,
    Name,
    Refusals,
    coined,
    key,
    phrases,
    prose,
    vocabulary,
)
from loaders.mentions.model import Mentions
from loaders.minutes.model import Item, Minutes
from loaders.span import Span

_NAMED = (
    rf"(?P<name>{CAP}(?:[ ][a-zæøåé]{{5,}}(?=[ ](?:(?:i|på|til|for|af)[ ])?{CAP}))?"
    rf"(?:[ \u00a0\n](?:(?:{SMALL}|og)[ \u00a0\n]){{0,2}}{CAP})*(?:[ ]\d(?:\.0)?(?=[,.;:)\s{MARKS}]))?)"
)
AFTER = {
    "designator": re.compile(rf"(?:[ \u00a0\n]|:[ ]|,[ ]|[ ][–-][ ]|[ ]i[ ]\w+,[ ])[{MARKS}]?{_NAMED}"),
    "link": re.compile(rf"(?:[ \u00a0\n](?!og\b|at\b)[\wæøåÆØÅ.-]+,?){{0,6}}?[ \u00a0\n][{MARKS}]?{_NAMED}"),
    "rename": re.compile(rf"[ \u00a0\n,:]*(?:[a-zæøå]+[ ]){{0,3}}?[{MARKS}]?{_NAMED}"),
}
"""Where the name stands behind a cue, by the cue's group."""

_INTRODUCED = re.compile(
    rf"(?<![^\n.:>][ ])(?P<name>{CAP})[ ](?:er|var)[ ](?:\w+[ ]){{1,2}}?(?P<noun>[a-zæøå]+)(?=[ ,.])"
)
"""At the beginning of a sentence: 'Lyslinjen er klyngens projekt om …'."""
_VERBS = "tildeles|bevilges|etableres|udbredes|videreføres|igangsættes|forlænges|iværksættes"
_GRANTED = re.compile(rf"at\s+({CAP}(?:\s+\w+){{0,5}}?)(?=\s+(?:{_VERBS})\b)")
_ACRONYM = re.compile(rf"([A-ZÆØÅ][A-ZÆØÅ]{{2,7}})\s\(({CAP}(?:\s\w+){{1,6}})\)")
_BREAK = re.compile(r"\n")
_HEADING = re.compile(
    r"[ \t]*([A-ZÆØÅ][^\n]{6,110})\n"
    r"(?:\s*\n|(?P<sheet>\s*/?\s*(?:Projektleder|Projektgruppe|Projektejer|Projektansvarlig)\w*\s*:))"
)
_ENTRY = re.compile(
    r"[ \t]*(?:[-–•*]|\d{1,2}(?:\.\d{1,2})?[.)]?|[a-z]\)|(?:Sag|Projekt|Indsats)[ ][A-Z0-9][.:])[ \t]+"
    rf"({CAP}(?:[ ][\w&-]+){{0,5}})(?=[.:,]\s|[ ][–(])"
)
_CLAUSE = re.compile(r",\s+(?:at|der|hvis|hvor|når|som)\b")
"""What begins a clause stands in no name: 'Det indstilles, at …'."""
_PIECES = re.compile(r"\s+[–-]\s+|[:|()/;?]|\s+og\s+(?=[A-ZÆØÅ]|(?:projekt|indsats)(?:et|en)?\s+[A-ZÆØÅ])")


class Proposals:
    """The names proposed in one minutes by key, and the pairs of keys that a title or acronym sets equal."""

    def __init__(self, words: Text, minutes: Minutes, mentions: Mentions) -> None:
        self.text, self.words, self.minutes = words.text, words, minutes
        self.lists = vocabulary()
        self.refusals = Refusals(words, minutes, mentions)
        self.names: dict[str, Name] = {}
        self.equal: list[tuple[str, str]] = []
        for item in minutes.items:
            if not self.lists.attendance.fullmatch(item.title.strip()):
                for _, part in prose(item):
                    self._quotations(part)
                    self._cued(part)
                    self._capitals(part)
                    self._lines(part)
                    self._introduced(part)
        self._acronyms()
        for item in minutes.items:
            if not self.lists.formal.fullmatch(item.title.strip()):
                self._title(item)

    def _add(self, name: str, start: int, reason: str, quoted: bool = False) -> str | None:
        """Propose a name; its key, or None where it cannot be one."""
        stripped = name.strip(" .,;:-–\n" + MARKS)
        start += name.find(stripped)
        span, known = Span(start, start + len(stripped)), key(stripped)
        if not quoted and _CLAUSE.search(stripped):
            return None
        if not known or self.refusals.refuse(known, span, reason, quoted):
            return None
        if known not in self.names and known.endswith("s") and known[:-1] in self.names:
            known = known[:-1]
        found = self.names.setdefault(known, Name(" ".join(stripped.split()), span))
        found.reasons.update((reason, *self.lists.traits(stripped, reason in ("title", "heading"))))
        found.quoted |= quoted
        return known

    def _quotations(self, part: Span) -> None:
        for match in QUOTED.finditer(self.text, part.start, part.end):
            name, start = quotation(match)
            if name.endswith("projekt") and " " not in name:
                self._add(name, start, "compound", True)
            if not (name[:1].isupper() or name[:1].isdigit()) or self.lists.saying.search(name):
                continue
            words = key(name).split()
            tells = any(word in self.lists.strong or word in self.lists.heads for word in words) and len(words) > 2
            if tells or self._designated(match.start()):
                self._add(name, start, "designated", True)
                self._add(name, start, "quoted", True)
            elif len(name.split()) <= MAX_WORDS:
                self._add(name, start, "quoted", True)

    def _cued(self, part: Span) -> None:
        """Names behind a designating noun, a change of name or a link."""
        for cue in self.words.between(*part):
            after = AFTER.get(cue.group)
            match = after.match(self.text, cue.end, min(part.end, cue.end + 120)) if after else None
            if match is None:
                continue
            name, start = match["name"], match.start("name")
            quoted = self.text[start - 1] in MARKS
            if quoted and (inside := QUOTED.match(self.text, start - 1)):
                name, start = quotation(inside)
            elif cue.group == "link" and " " not in name and not coined(name):
                continue
            self._add(
                name, start, {"strong": "designated", "weak": "weak", "": "renamed"}.get(cue.kind, "linked"), quoted
            )

    def _introduced(self, part: Span) -> None:
        """A single word of which its sentence says that it is a project."""
        for match in _INTRODUCED.finditer(self.text, part.start, part.end):
            if match["noun"] in self.lists.strong and len(match["name"]) > 4:
                self._add(match["name"], match.start("name"), "designated")

    def _designated(self, start: int) -> bool:
        """Whether the word before says that an undertaking's name follows ('klyngeprojektet', 'Øst-oplægget om')."""
        before = self.text[max(0, start - 40) : start].casefold().rstrip(" \n\u00a0" + MARKS).split()
        while before and (before[-1] in ("om", "for") or before[-1].rstrip(":").isdigit()):
            before.pop()
        return bool(before) and (before[-1].endswith(self.lists.suffixes) or before[-1] in self.lists.strong)

    def _capitals(self, part: Span) -> None:
        """Capitals where Danish has none: inside a sentence; at its beginning only phrases of several."""
        text = self.text
        for match in phrases(text, *part):
            start, phrase = match.start(), match.group()
            before = text[max(0, start - 2) : start]
            sign = before[-1:]
            if before == "t " and text.startswith("at ", start - 3):
                granted = _GRANTED.match(text, start - 3, part.end)
                if granted and not self.lists.saying.search(granted[1]):
                    self._add(granted[1], start, "granted")
            inside = sign == "(" or (sign in (" ", "\n", "\u00a0") and _goes_on(before[0]))
            if not inside and (" " not in phrase or (sign not in ("", "\n") and before.strip(" .!?:*•>-–"))):
                continue
            name = self.refusals.cut(start, phrase)
            if not coined(name) or (not inside and " " not in name):
                continue
            first, _, rest = name.partition(" ")
            if rest and first.casefold().endswith(self.lists.suffixes):
                start, name, inside = start + len(name) - len(rest), rest, True
            reason = "initial" if not inside else "designated" if self._designated(start) else "inside"
            known = self._add(name, start, reason)
            if known and sign == "(" and text[match.end() : match.end() + 1] == ")":
                self.names[known].reasons.add("bracketed")

    def _lines(self, part: Span) -> None:
        """Lines that stand alone or over a project sheet, and lines of a list that begin with a name."""
        for begin in (part.start, *(m.end() for m in _BREAK.finditer(self.text, part.start, part.end))):
            if heading := _HEADING.match(self.text, begin, part.end):
                self._heading(heading, part)
            if entry := _ENTRY.match(self.text, begin, part.end):
                self._entry(entry, part)

    def _heading(self, match: re.Match[str], part: Span) -> None:
        line = match[1].strip(" \t*/")
        opener = self.lists.opener.match(line)
        name = line[opener.end() :] if opener else line
        if match["sheet"]:
            name = name.rpartition(":")[2].strip()  # 'Projektets navn: X'
        words = name.split()
        if len(name) < 5 or name.rstrip()[-1] in ".:;,!?0123456789" or len(words) > LONGEST:
            return
        start = match.start(1) + match[1].find(name)
        cues = self.words.between(match.end(), min(match.end() + 800, part.end))
        if match["sheet"]:
            self._add(name, start, "sheet")
        elif (
            len(words) > 1
            and any(cue.kind == "strong" for cue in cues)
            and not self.lists.formal.fullmatch(name.strip())
        ):
            known = self._add(name, start, "heading")
            if known and any(cue.kind in TELLING for cue in cues):
                self.names[known].reasons.add("spoken")

    def _entry(self, match: re.Match[str], part: Span) -> None:
        """'2.1 Aktiv Uge. Startet i 2022 for …'."""
        name, end = match[1], match.end()
        if len(name) < 6 or self.lists.formal.fullmatch(name) or self.lists.saying.search(name):
            return
        if any(cue.group == "event" for cue in self.words.between(match.start(1), end)):
            return
        story = self.words.between(end, min(part.end, end + 160))
        if (" " in name or coined(name)) and any(c.group == "event" and c.kind in TELLING for c in story):
            self._add(name, match.start(1), "entry")

    def _acronyms(self) -> None:
        """'LUFT (Lungesyge Ud i Friluft Tidligt)': the letters are among the words' first ones."""
        for match in _ACRONYM.finditer(self.text, *self.minutes.span):
            initials = {word[0].upper() for word in match[2].split()}
            if match[1][0] == match[2][0] and initials.issuperset(match[1]):
                short = self._add(match[1], match.start(1), "expanded", True)
                full = self._add(match[2], match.start(2), "expanded", True)
                if short and full:
                    self.equal.append((short, full))

    def _title(self, item: Item) -> None:
        """The pieces of an item's title: quotations, then what is left between dashes, colons and brackets."""
        base, title = item.title_span.start, item.title_span.of(self.text)
        quoted: list[str] = []
        for match in QUOTED.finditer(title):
            name, start = quotation(match)
            if not self.lists.saying.search(name) and (known := self._add(name, base + start, "quoted title", True)):
                quoted.append(known)
        rest = QUOTED.sub("|", title)
        opener = self.lists.opener.match(rest)
        for piece in _PIECES.split(rest[opener.end() :] if opener else rest):
            piece = piece.strip(" .,–-")
            if len(piece) >= 3 and len(piece.split()) <= MAX_WORDS and not self.lists.formal.fullmatch(piece):
                self._piece(piece, base + max(0, title.find(piece)), quoted)

    def _piece(self, piece: str, start: int, quoted: list[str]) -> None:
        """A piece of a title: a name, or another name of the one that the title has in quotation marks."""
        if quoted:
            known = key(piece)
            if not self.refusals.refuse(known, Span(start, start + len(piece)), "title", False):
                self.names.setdefault(known, Name(piece, Span(start, start + len(piece))))
                self.equal.append((quoted[0], known))
            return
        first, _, rest = piece.partition(" ")
        if rest and first.casefold() in self.lists.strong:
            self._add(rest, start + len(piece) - len(rest), "designated")
            return
        self._add(piece, start, "title")
        for match in phrases(piece, 0, len(piece)):
            if match.start() and coined(match.group()):
                self._add(match.group(), start + match.start(), "title")


def quotation(match: re.Match[str]) -> tuple[str, int]:
    """What a match of QUOTED has between its marks, and where that begins."""
    group = match.lastindex or 1
    name = match[group].strip("*")
    return name, match.start(group) + match[group].index(name)


def _goes_on(sign: str) -> bool:
    """Whether a sentence goes on behind this sign and a blank."""
    return sign.islower() or sign.isdigit() or sign in ",)%"
