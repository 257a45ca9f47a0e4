"""People as a list names them: which post, house, party, role and remark goes with which name.

`read_entries` takes a stretch of text ('direktør A B, X Kommune (formand); C D, chef – afbud') and walks over its typed
phrases. A post directly before a name, or any post where the stretch begins with one, belongs to the name that follows;
other posts and houses belong to the name before. Names inside 'i stedet for …' and '… deltager i stedet' are tied to
the person whose place is taken.
"""

from __future__ import annotations

import re
from typing import Any

from loaders.minutes.lines import folded
from loaders.minutes.notes import Entry, add_title, note_patterns, remark, role_of
from loaders.minutes.people import Kind, Phrase, phrases
from loaders.minutes.words import is_given, is_party, singular, unbroken
from loaders.rules import rules
from loaders.span import Span


class _Reader:
    """Walks over the phrases of one stretch of text."""

    def __init__(self, text: str, start: int, end: int, row: bool, prose: bool) -> None:
        self.prose, self.row = prose, row
        self.outer: Entry | None = None  # the person whom an open bracket stands behind
        self.text, self.start, self.end = text, start, end
        self.phrases = phrases(text, start, end, row=row)
        self.entries: list[Entry] = []
        self.current: Entry | None = None
        self.titles: list[Span] = []
        self.houses: list[Span] = []
        self.depth = 0
        kinds = [phrase.kind for phrase in self.phrases if phrase.kind in (Kind.NAME, Kind.TITLE)]
        self.two_names = kinds.count(Kind.NAME) == 2
        self.title_first = bool(kinds) and kinds[0] is Kind.TITLE and role_of(self._first_title()) is None
        self.begins: list[int] = []

    def _first_title(self) -> str:
        return next(p.span.of(self.text) for p in self.phrases if p.kind is Kind.TITLE)

    def read(self) -> list[Entry]:
        for index, phrase in enumerate(self.phrases):
            if phrase.kind is Kind.OPEN:
                self.depth += 1
                self.outer = self.current
            elif phrase.kind is Kind.CLOSE:
                self.depth = max(0, self.depth - 1)
                if self.row and self.outer is not None:  # what follows in the row is not about the one in brackets
                    self.current = self.outer
            elif phrase.kind is Kind.BREAK:
                self._pause()
            elif phrase.kind is Kind.NAME:
                self._name(index, phrase)
            elif phrase.kind is Kind.TITLE:
                self._title(index, phrase)
            elif phrase.kind is Kind.ORGANISATION:
                self._house(index, phrase)
            elif phrase.kind is Kind.WORDS:
                self._words(index, phrase)
        for number, entry in enumerate(self.entries):
            finish = self.begins[number + 1] if number + 1 < len(self.begins) else self.end
            remark(entry, self.text[entry.span.end : max(finish, entry.span.end)])
        return self.entries

    def _pause(self) -> None:
        if not self.depth:
            self.current = None
            self.titles.clear()
            self.houses.clear()

    def _name(self, index: int, phrase: Phrase) -> None:
        entry = Entry(folded(phrase.span.of(self.text)), phrase.span)
        begin = min([phrase.span.start, *(s.start for s in self.titles), *(s.start for s in self.houses)])
        before = self.current
        if (
            before is None
            and self.entries
            and note_patterns()["replaced"].search(self.text[self.entries[-1].span.end : phrase.span.start])
        ):
            before = self.entries[-1]
        if before is not None:
            between = self.text[before.span.end : phrase.span.start]
            if self._is_house(index, before):
                before.organisations.append(unbroken(phrase.span.of(self.text)))
                return
            if substitute := self._substitute(before.span.end, phrase.span):
                begin = substitute
                before.substitutes_for = before.substitutes_for or entry.name
                entry.status, entry.organisations = "absent", list(before.organisations)
            elif note_patterns()["replaced"].search(between) or self._in_place(index):
                entry.substitutes_for, entry.status, before.status = before.name, "present", "absent"
                entry.organisations = list(before.organisations)
        self._take(entry)
        self.entries.append(entry)
        self.begins.append(begin)
        self.current = entry

    def _is_house(self, index: int, person: Entry) -> bool:
        """Whether a name-shaped piece behind a person is their house ('projektleder A B, Huset Vest')."""
        before, after = self.phrases[index - 1], self.phrases[index + 1] if index + 1 < len(self.phrases) else None
        words = self.phrases[index].span.of(self.text).split()
        if before.kind is Kind.OPEN and words[0].endswith(("en", "et")) and not is_given(words[0]):
            return True  # 'A B (Leverandøren X)'
        alone = self.two_names and is_given(person.name.split()[0])
        if (
            self.depth
            or before.kind is not Kind.COMMA
            or any(is_given(word) for word in words)
            or not (person.titles or alone)
        ):
            return False
        return after is None or after.kind in (Kind.BREAK, Kind.CLOSE)

    def _substitute(self, start: int, name: Span) -> int | None:
        """Where 'i stedet for (direktør)' directly before this name begins, None if it does not stand there."""
        found = [
            m for m in note_patterns()["substitutes"].finditer(self.text, start, name.end) if m.end() <= name.start
        ]
        if found and not re.search(r"[,;:()]", self.text[found[-1].end() : name.start]):
            return found[-1].start()
        return None

    def _in_place(self, index: int) -> bool:
        """Whether the words behind this name say that they take part in the place of the person before."""
        start = self.phrases[index].span.end
        enders = (Kind.BREAK, Kind.CLOSE, Kind.NAME) if self.depth else (Kind.BREAK, Kind.NAME)
        stop = next((p.span.start for p in self.phrases[index + 1 :] if p.kind in enders), self.end)
        words = self.text[start:stop]
        return bool(
            note_patterns()["in place"].search(words)
            or (self.depth and _TOOK_PART.fullmatch(words))
            or re.match(r"(?i)\s*\(?(?:\w{1,3}\)\s*)?(?:stedfortræder|suppleant)\b(?! for)", words)
        )

    def _take(self, entry: Entry) -> None:
        """Give the posts and houses that stood before the name to it."""
        for span in self.titles:
            add_title(entry, span.of(self.text))
        if self.houses:
            entry.organisations = [unbroken(span.of(self.text)) for span in self.houses] + entry.organisations
        self.titles.clear()
        self.houses.clear()

    def _title(self, index: int, phrase: Phrase) -> None:
        following = self.phrases[index + 1] if index + 1 < len(self.phrases) else None
        before_name = following is not None and following.joined and following.kind is Kind.NAME
        if before_name and not self.title_first and self._after_dash(index) and role_of(phrase.span.of(self.text)):
            before_name = False
        words = phrase.span.of(self.text)
        current = self.current
        if current is not None and index and self.phrases[index - 1].span.of(self.text) == "alle":
            for entry in self.entries:  # 'A, B og C, alle læger'
                entry.titles = entry.titles or [singular(words)]
        elif current is not None and not before_name and (self.depth or role_of(words)):
            add_title(current, words)
        elif current is None or before_name or (self.title_first and self._name_follows(index)):
            self.titles.append(phrase.span)
        else:
            add_title(current, words)

    def _after_dash(self, index: int) -> bool:
        """Whether a dash ties the phrase to the name before it ('A B (V) - Formand')."""
        before = self.phrases[index - 1] if index else None
        return before is not None and before.kind is Kind.COMMA and before.span.of(self.text).strip() in ("-", "–", "—")

    def _name_follows(self, index: int) -> bool:
        """Whether a further name stands in this stretch, so that a post in a title-first list belongs to it."""
        for phrase in self.phrases[index + 1 :]:
            if phrase.kind is Kind.NAME:
                return True
            if phrase.kind in (Kind.BREAK, Kind.TITLE):
                return False
        return False

    def _house(self, index: int, phrase: Phrase) -> None:
        words = phrase.span.of(self.text)
        if self.current is not None and (role := role_of(words)):
            self.current.roles.append((role, words))
        elif self.current is None or self.titles:
            self.houses.append(phrase.span)
        elif not self._after_words(index):
            self.current.organisations.append(unbroken(words))
            listed = "," in self.text[self.current.span.end : phrase.span.start]
            for entry in self.entries[-2:-1] if listed else ():
                between = self.text[entry.span.end : self.current.span.start]
                if _AND.fullmatch(between) and not entry.titles:  # 'A og B, X Kommune'
                    entry.organisations = entry.organisations or [unbroken(words)]

    def _after_words(self, index: int) -> bool:
        """Whether words other than 'fra' stand before the phrase: then it is what the sentence is about."""
        before = self.phrases[index - 1]
        if before.kind is not Kind.WORDS:
            return False
        words = before.span.of(self.text)
        return not _FROM.search(words) if self.prose else words.startswith(("som ", "der "))

    def _words(self, index: int, phrase: Phrase) -> None:
        words = phrase.span.of(self.text).strip()
        current = self.current
        if current is None:
            if self.prose and words not in ("ved", "v/", "v."):
                self.houses.clear()
            return
        if is_party(words) and not _initials(current.name, words):
            current.party = current.party or words
        elif role := role_of(words):
            current.roles.append((role, words))
        elif (
            phrase.joined
            or (self.prose and not (self.depth or self._between_commas(index)))
            or any(note.search(words) for note in note_patterns().values())
        ):
            return
        elif words.isupper() and len(words) <= 5:
            # Two capitals in brackets are the person's initials, even where the name has been written otherwise.
            if not _initials(current.name, words) and not (self.depth and len(words) == 2):
                current.organisations.append(words)
        elif words[:1].isupper() and not _SENTENCE.search(words) and len(words.split()) <= 6:
            current.organisations.append(unbroken(words))
        elif (
            not current.titles
            and not self.depth
            and self.phrases[index - 1].kind is Kind.COMMA
            and not _MARK.fullmatch(words)
            and self._whole_piece(index)
            and len(words.split()) <= 4
            and words[:1].islower()
        ):
            add_title(current, words)

    def _between_commas(self, index: int) -> bool:
        """Whether the phrase stands alone between two commas ('A B, MedCom, deltog')."""
        around = [self.phrases[i].kind for i in (index - 1, index + 1) if 0 <= i < len(self.phrases)]
        return around[:1] == [Kind.COMMA] and around[1:] in ([], [Kind.COMMA], [Kind.BREAK])

    def _whole_piece(self, index: int) -> bool:
        return index + 1 >= len(self.phrases) or not self.phrases[index + 1].joined


def _initials(name: str, words: str) -> bool:
    """Whether the capitals are the initials of the name ('HB' of Hans Birk)."""
    firsts = [part[0] for part in re.split(r"[ \-]", name) if part]
    letters = list(words.replace(".", ""))
    return (
        len(letters) > 1
        and letters[0] == firsts[0]
        and len(letters) <= len(firsts) + 2
        and (
            letters == firsts
            or letters[-1] == firsts[-1]
            or words[:2].upper() == name[:2].upper()
            or (letters[1] in firsts[1:] and _in_order(letters, name.upper()))
        )
    )


def _in_order(letters: list[str], name: str) -> bool:
    """Whether the name holds the letters in their order."""
    rest = iter(name)
    return all(letter in rest for letter in letters)


_AND = re.compile(r"\s+og\s+")
_TOOK_PART = re.compile(r"\s*(?:deltog|deltager|mødte|møder)\s*")
_FROM = re.compile(
    r"^(?:i|på|ved|hos|for|af|v/)$|\b(?:(?:deltog|deltager|mødte) på|fra|repræsenterer|repræsenterede|hos)$"
)
_SENTENCE = re.compile(r"\d|\b(?:er|blev|bliver|var|har|skal)\b")
_MARK = re.compile(r"(?i)(?:ja|nej|x|mødt|til ?stede|deltog|deltager|g[ai]v(?:er)? møde)(?: .*)?")


def read_entries(text: str, start: int, end: int, *, row: bool = False, prose: bool = False) -> list[Entry]:
    """The people that `text[start:end]` names, in order; empty if it names nobody.

    `row`: the stretch is a row of a table; `prose`: it is a sentence, so words of no known kind are no posts or houses.
    """
    return _Reader(text, start, end, row, prose).read()


def rule_table(name: str) -> list[dict[str, Any]]:
    """A table of the attendance rules."""
    tables: list[dict[str, Any]] = rules("attendance")[name]
    return tables


def has_name(text: str, start: int, end: int) -> bool:
    """Whether the stretch names a person."""
    return any(phrase.kind is Kind.NAME for phrase in phrases(text, start, end))


_INITIALS = re.compile(r"[A-ZÆØÅ]{2,4}")
_INITIALS_BEHIND = re.compile(r"\s?\(([A-ZÆØÅ]{2,4})\)")
_PROSE = re.compile(r"\b(?:at|blev|bliver|skal|kan|vil|som|der|er|var|har|havde|ikke|om|med|når|hvis|efter)\b")


def is_prose(words: str, people: int) -> bool:
    """Whether the line is a sentence that mentions people rather than a list of them."""
    return len(_PROSE.findall(words)) > 2 + people


def by_initials(words: str, people: list[Entry], text: str) -> list[Entry]:
    """The people of a list of initials ('AB, CD og EF'), by the brackets or the capitals of their names; else none."""
    initials = re.split(r",\s*|\s+og\s+", words.strip(" .\t:*"))
    if not all(_INITIALS.fullmatch(each) for each in initials):
        return []
    known: dict[str, list[Entry]] = {}
    for person in people:
        bracket = _INITIALS_BEHIND.match(text, person.span.end)
        letters = bracket[1] if bracket else "".join(part[0] for part in person.name.split())
        known.setdefault(letters, []).append(person)
    found = [known.get(each, []) for each in initials]
    return [Entry(each[0].name, each[0].span) for each in found] if all(len(each) == 1 for each in found) else []


def short_names(text: str, start: int, end: int) -> list[Entry]:
    """People that a list names by their given name alone ('Sus, Jens og Bo')."""
    found: list[Entry] = []
    for match in re.finditer(r"[^,;\n]+?(?=\s+og\s|[,;.\n]|$)", text[start:end].replace(" og ", "  , ")):
        words = match.group().strip(" -–•*.")
        bare = re.sub(r"\s*\([^()]*\)?", "", words)
        if bare and " " not in bare and is_given(bare):
            begin = start + match.start() + match.group().index(bare)
            found.append(Entry(bare, Span(begin, begin + len(bare))))
        elif words:
            return []
    return found
