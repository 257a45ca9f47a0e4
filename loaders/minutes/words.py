"""What a word's form says: given name, post, house, party, particle, by rule data and shape alone.

One word at a time; how words make up names, posts and houses is read in `people.py`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from loaders.rules import rules


@dataclass(frozen=True, slots=True)
class Word:
    """One word: where it stands, the word itself, and what its form says."""

    start: int
    end: int
    text: str
    form: str


_ADJECTIVE = re.compile(r"(?:ielt|onelt|uelt|relt|ligt|lige|iske|iale|ielle|onelle|nale)$")
_BROKEN = re.compile(r"(?<=\w)-\n\s{0,20}(?=[a-zæøå])(?!og |eller |samt )")
_CAPITAL = re.compile(r"[^\W\d_a-zæøå]")


def _alternation(table: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{rule['pattern']})" for rule in rules("titles")[table]))


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    data = rules("titles")
    return (
        _alternation("title"),
        _alternation("organisation"),
        re.compile(data["chaired"]["pattern"]),
        re.compile(data["party"]["pattern"]),
    )


@cache
def _independent() -> re.Pattern[str]:
    return re.compile(rules("titles")["independent"]["pattern"])


def by_first_letter(beginnings: list[str]) -> re.Pattern[str]:
    """A pattern for words that begin so; at each word only the beginnings with its letter are tried."""
    letters: dict[str, list[str]] = {}
    for beginning in beginnings:
        letters.setdefault(beginning[0], []).append(beginning[1:])
    return re.compile(r"\b(?:" + "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in letters.items()) + ")")


@cache
def word_list(table: str) -> frozenset[str]:
    """A list of words of the rule data."""
    return frozenset(rules("titles")[table]["words"])


@cache
def _given_names() -> frozenset[str]:
    return frozenset(rules("given_names")["names"])


def is_given(word: str) -> bool:
    """Whether the word, or the first part of a double name ('Jens-Ole'), is a frequent given name."""
    return word in _given_names() or word.split("-")[0] in _given_names()


def is_party(text: str) -> bool:
    """Whether the text is a party's letter or name."""
    return bool(_patterns()[3].fullmatch(text))


def has_chair(organisation: str) -> bool:
    """Whether the body has a chair of its own ('PLO-Syd', 'Gigtforeningen'), as a municipality or hospital has not."""
    return any(_patterns()[2].fullmatch(word) for word in organisation.lower().split())


def is_independent(text: str) -> bool:
    """Whether one of the words is a house that employs or sends people ('X Kommune', 'PLO-Syd')."""
    return any(_independent().fullmatch(word.strip(",.").lower()) for word in text.split())


def is_organisation(text: str) -> bool:
    """Whether one of the words names a house or a kind of house."""
    return any(form_of(word.strip(",.:;()")) == "org" for word in text.split())


def is_title(text: str) -> bool:
    """Whether one of the words is a post."""
    return any(form_of(word.strip(",:;()")) == "title" for word in text.split())


@lru_cache(maxsize=20_000)
def form_of(word: str) -> str:
    """What a word's form says: title, org, given, cap, initial, acronym, particle, number, lower."""
    low = word.lower()
    title, organisation, *_ = _patterns()
    if title.fullmatch(low) or title.fullmatch(low.rstrip(".")):
        return "title"
    bare = word.rstrip(".")
    if is_given(bare):
        return "given"
    if low == word and len(low) < 4 and low != "råd":
        return (
            "lower"
            if word[:1].isalpha() and word not in word_list("particles")
            else "particle"
            if word[:1].isalpha()
            else "number"
        )
    if organisation.fullmatch(low.rstrip(".")) or (len(low) > 5 and organisation.fullmatch(low.removesuffix("s"))):
        return "org"
    if word in word_list("particles"):
        return "particle"
    if not _CAPITAL.match(word):
        return "number" if word[:1].isdigit() else "lower"
    if len(bare) == 1:
        return "initial"
    if bare.isupper() and len(bare) <= 5:
        return "acronym"
    return "cap" if bare.replace("-", "").replace("'", "").replace("’", "").isalpha() else "acronym"


@lru_cache(maxsize=20_000)
def modifies(word: str, form: str) -> bool:
    """Whether a word of this form may stand before a post and belong to it: 'kommunal', '1.', 'social-'."""
    plain = word.rstrip(".")
    return (
        word.endswith("-")
        or (form == "number" and word.endswith("."))
        or not word_list("modifiers").isdisjoint((word, plain, plain.capitalize()))
        or (form == "lower" and plain.endswith(("lig", "isk", "al", "ende", "eret")))
        or (form == "cap" and plain.endswith(("lig", "isk", "ende")))
    )


def is_name_word(word: Word) -> bool:
    """Whether the word may be part of a person's name."""
    if word.text.endswith(".") and word.form not in ("initial",) and word.text[:-1] not in word_list("shortened"):
        return False
    if word.form == "cap" and _ADJECTIVE.search(word.text):
        return False
    return word.form in ("given", "cap", "initial") and word.text not in word_list("not_names")


_POSTS_OF_MANY = {
    "chefer": "chef",
    "formænd": "formand",
    "givere": "giver",
    "ledere": "leder",
    "lenter": "lent",
    "læger": "læge",
    "medlemmer": "medlem",
    "sker": "ske",
    "tanter": "tant",
    "ører": "ør",
}


def singular(words: str) -> str:
    """A post that several have ('Praksiskonsulenter', 'praktiserende læger') as one person's."""
    ending = next((many for many in _POSTS_OF_MANY if words.lower().endswith(many)), None)
    return words[: -len(ending)] + _POSTS_OF_MANY[ending] if ending else words


def unbroken(words: str) -> str:
    """The words with white space folded and hyphens at line ends taken out ('for-\\nmand' → 'formand')."""
    return " ".join((_BROKEN.sub("", words) if "-\n" in words else words).split())


def keeps_stop(word: str) -> bool:
    """Whether the full stop is part of the word ('dir.', 'Chr.') and not the end of a sentence."""
    return (
        word[:-1] in word_list("shortened")
        or (word[:-1].isdigit() and len(word) == 2)
        or (form_of(word) == "title" and form_of(word[:-1]) != "title")
        or word[:-1] in word_list("modifiers")
        or word[:-1].lower() in word_list("abbreviations")
    )
