"""Persons, posts and houses in a piece of text: phrases by shape and rule data, without any list of known people.

`phrases(text, start, end)` reads a stretch of text word by word and returns typed phrases in order: names (two or more
capitalised words, initials and particles among them), posts ('chef for Sundhed og Ældre'), houses ('Hospitalet X'),
brackets, separators, and runs of other words. What goes with what is decided in `entries.py`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from loaders.minutes.words import Word, form_of, is_name_word, keeps_stop, modifies, unbroken
from loaders.span import Span


class Kind(Enum):
    """What a phrase is."""

    NAME = "name"
    TITLE = "title"
    ORGANISATION = "organisation"
    PARTY = "party"
    OPEN = "open"
    CLOSE = "close"
    WORDS = "words"
    COMMA = "comma"
    BREAK = "break"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A typed stretch of text; `joined` tells that no separator stands between it and the phrase before."""

    kind: Kind
    span: Span
    joined: bool = False


_PARTICLES_OF_PLACE = frozenset(("i", "på", "ved", "for", "af", "fra", "hos", "under", "til", "vedr.", "v/"))
# Words come first, since most of a text is words: no other mark begins with a letter or digit.
_TOKEN = re.compile(
    r"(?P<initials>(?:[A-ZÆØÅ]\.[ ]?-?)*[A-ZÆØÅ]\.(?!\w\w))"
    r"|(?P<word>[^\W_][\w'’´`]*"
    r"(?:(?:[-/&.]|-\n\s{0,20}(?=[a-zæøå])(?!og |eller |samt ))[^\W_][\w'’´`]*)*"
    r"(?:\.|-(?=,|\s+(?:og|eller)\b))?)"
    r"|(?P<tag></?[a-zA-Z][^<>]{0,200}>)"
    r"|(?P<open>[(\[])|(?P<close>[)\]])"
    r"|(?P<break>[;·•|\t+=?!\x22»«…]|\n[ \t]*\n|(?<!\w)/(?!\w))"
    r"|(?P<comma>,|(?<![\n ])[ \u00a0]{3,}|:|(?<=\s)[-–—]+(?=\s)|[–—]|(?<=\w)- (?=\w)|-(?=\s)|(?<=\s)-)"
)
_LONGEST, _RUN = 6, 14  # words that one name has at most, and that are looked at where names run together
_JOINING = frozenset(("og", "i", "for", "af", "på", "&", "ved"))
_PLAIN = frozenset(("lower", "number", "particle"))
_ARTICLES = frozenset(("det", "den", "de"))
_LEADING = frozenset(("Fra", "For", "Hos", "I", "På", "Til", "Under", "Ved"))
_VERB = re.compile(r"(?:ede|te|tog|deltager|orienterer|har|var|er|havde|som|der)$")
_MARKS = {"comma": Kind.COMMA, "open": Kind.OPEN, "close": Kind.CLOSE}


@lru_cache(maxsize=32)  # a line is asked for again and again while it is read
def phrases(text: str, start: int, end: int, *, row: bool = False) -> Sequence[Phrase]:
    """The typed phrases of `text[start:end]`, in order; COMMA and BREAK are the separators between them.

    `row` tells that the stretch is a row of a table: its cells are then parts of one entry.
    """
    found: list[Phrase] = []
    piece: list[Word] = []

    def close() -> None:
        if piece:
            found.extend(_read_piece(text, piece))
            piece.clear()

    for token in _TOKEN.finditer(text, start, end):
        kind = token.lastgroup
        if kind == "word" or kind == "initials":
            words = unbroken(token.group())
            finish = token.end()
            if kind == "word" and words.endswith(".") and not keeps_stop(words):
                words, finish = words[:-1], finish - 1
            form = "initial" if kind == "initials" else form_of(words)
            piece.append(Word(token.start(), finish, words, form))
            if kind == "word" and finish < token.end():
                close()
                found.append(Phrase(Kind.BREAK, Span(finish, token.end())))
        else:
            close()
            mark = Kind.COMMA if row and token.group().strip(" ") in ("|", "\t") else _MARKS.get(str(kind), Kind.BREAK)
            found.append(Phrase(mark, Span(*token.span())))
    close()
    return found


def _read_piece(text: str, words: list[Word]) -> list[Phrase]:
    """Phrases of a stretch without separators: posts with their complements, houses, names, other words."""
    found: list[Phrase] = []
    loose: int | None = None
    position = 0

    def put(kind: Kind, first: int, last: int) -> None:
        found.append(Phrase(kind, Span(words[first].start, words[last - 1].end), joined=bool(found)))

    while position < len(words):
        kind, stop = _next_phrase(words, position)
        if kind is None:
            loose = position if loose is None else loose
            position += 1
            continue
        if loose is not None:
            put(Kind.WORDS, loose, position)
            loose = None
        put(kind, position, stop)
        position = stop
    if loose is not None:
        put(Kind.WORDS, loose, len(words))
    return found


def _next_phrase(words: list[Word], position: int) -> tuple[Kind | None, int]:
    """The kind of phrase that begins here and where it ends; None if none does."""
    text, form = words[position].text, words[position].form
    if form in _PLAIN and text not in _ARTICLES and not modifies(text, form):
        return None, position  # most words of a text
    for kind, reader in _READERS:
        stop = reader(words, position)
        if stop > position:
            return kind, stop
    return None, position


def _read_title(words: list[Word], position: int) -> int:
    """Where a post that begins here ends: modifiers, the post, 'og' and a second post, and its complement."""
    head = _title_head(words, position)
    if head < 0:
        return position
    stop = head + 1
    while stop + 1 < len(words) and words[stop].text in ("og", "&", "/"):
        further = _title_head(words, stop + 1)
        if further < 0 or (further + 1 < len(words) and is_name_word(words[further + 1])):
            break
        stop = further + 1
    if stop < len(words) and words[stop].text in _PARTICLES_OF_PLACE:
        stop = _complement(words, stop)
    return stop


def _title_head(words: list[Word], position: int) -> int:
    """Index of the post whose modifiers begin here, -1 if none does."""
    for index in range(position, min(position + 5, len(words))):
        word = words[index]
        if word.form == "title":
            return index
        coordinated = word.text == "og" and index > position and words[index - 1].text.endswith("-")
        if not (coordinated or modifies(word.text, word.form)):
            return -1
    return -1


def _complement(words: list[Word], stop: int) -> int:
    """Where 'for Sundhed og Ældre' after a post ends: before a name of a person, else with the piece."""
    position = stop + 1
    while position < len(words):
        word = words[position]
        if word.form == "title" and position > stop + 1 and words[position].text[0].isupper():
            return position
        if word.form == "given" and _read_name(words, position) > position and not _within_house(words, position):
            return position if position > stop + 1 else stop
        if word.form == "org" and position + 1 < len(words) and _read_name(words, position + 1) > position + 1:
            return position + 1
        if word.form == "lower" and word.text in (
            "der",
            "som",
            "deltager",
            "deltog",
            "orienterede",
            "holdt",
            "er",
            "var",
            "har",
            "havde",
        ):
            return position
        position += 1
    return position


def _within_house(words: list[Word], position: int) -> bool:
    """Whether a given-looking word is part of a house's name ('Dorthea Klinikken')."""
    return position + 1 < len(words) and words[position + 1].form == "org"


def _read_name(words: list[Word], position: int) -> int:
    """Where a name that begins here ends: at least two capitalised words, with initials and particles between them.

    Of a longer run, names that have lost what stood between them, the first is taken, up to the next given name.
    """
    stop = position
    full = 0
    last = min(len(words), position + _RUN)
    while stop < last and (
        is_name_word(words[stop])
        or (stop > position and words[stop].form == "particle")
        or _between_names(words, position, stop)
    ):
        if (
            stop > position
            and words[stop].form == "particle"
            and not (stop + 1 < len(words) and is_name_word(words[stop + 1]))
        ):
            break
        if _takes_before(words, stop + 1) or (stop > position and _title_head(words, stop) >= 0):
            break
        full += words[stop].form in ("given", "cap")
        stop += 1
    initials = stop - position > full
    if stop - position > _LONGEST:
        cuts = (at for at in range(position + 2, stop) if words[at].form == "given" and words[at - 1].form != "given")
        return next(cuts, position)
    if full < (1 if initials else 2):
        return position
    return stop


def _between_names(words: list[Word], first: int, place: int) -> bool:
    """Whether a word that is no name elsewhere ('Maj', 'Ny') stands inside one, or is its given name."""
    if place + 1 >= len(words) or not is_name_word(words[place + 1]):
        return False
    if place > first:
        return words[place - 1].form == "given" and words[place].form in ("given", "cap")
    return words[place].form == "given" and not (place and words[place - 1].form == "number")


def _takes_before(words: list[Word], position: int) -> bool:
    """Whether the word here is a house that takes the word before into its name ('X Kommune', 'X Sygehus')."""
    return (position < len(words) and words[position].form == "org" and not words[position].text[0].islower()) or (
        position < len(words) and words[position].text.lower() in ("kommune", "kommunes", "regionshospital")
    )


def _read_house(words: list[Word], position: int) -> int:
    """Where a house that begins here ends: '(Det) X Kommune', 'Hospitalet X', 'Enhed for intern medicin'."""
    stop = _house_head(words, position)
    if stop == position:
        return position
    named = False  # inside 'for …', where lower-case words belong to the name
    while stop < len(words) and _title_head(words, stop) < 0:
        word = words[stop]
        if (
            word.form in ("org", "acronym", "number")
            or (word.form == "lower" and named and not _VERB.search(word.text))
            or (
                word.form in ("cap", "initial")
                and (named or not _read_name(words, stop) > stop or _before_name(words, stop))
            )
        ):
            stop += 1
        elif word.text in _JOINING and stop + 1 < len(words):
            following = words[stop + 1]
            another = word.text in ("og", "&") and _read_name(words, stop + 1) > stop + 1
            if another or following.form in ("given", "title"):
                break
            named = named or word.text not in ("og", "&")
            stop += 2
        else:
            break
    return stop


def _before_name(words: list[Word], position: int) -> bool:
    """Whether a given name begins behind this word, which then ends a house's name ('Hospital Nord Bo Holm')."""
    return (
        words[position - 1].form == "org"
        and position + 1 < len(words)
        and words[position + 1].form == "given"
        and _read_name(words, position + 1) > position + 1
    )


def _house_head(words: list[Word], position: int) -> int:
    """Where the words up to the first kind of house end ('Det fælleskommunale sekretariat', 'A og B Hospital')."""
    stop = position
    if words[stop].text in _ARTICLES:
        while stop < len(words) and words[stop].form == "lower" and stop - position < 3:
            stop += 1
    elif words[stop].text in _LEADING:
        return position
    while stop < len(words) and stop - position < 4:
        if words[stop].text in ("og", "&") and position < stop < len(words) - 1 and words[stop + 1].form == "cap":
            stop += 1
        if words[stop].form == "given" and not _takes_before(words, stop + 1):
            break
        if words[stop].form not in ("cap", "given", "acronym", "initial"):
            break
        stop += 1
    return stop + 1 if stop < len(words) and words[stop].form == "org" else position


_READERS = ((Kind.TITLE, _read_title), (Kind.ORGANISATION, _read_house), (Kind.NAME, _read_name))
