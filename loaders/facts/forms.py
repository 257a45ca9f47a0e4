"""Under which forms one minutes names each body: what tells a reader later why a body is in the graph.

Of each form the first mention is kept with its sentence, and how many there are. Pronouns are one form of a body, and
so are the people who speak for it: what they are called says nothing about the body's name.
"""

from __future__ import annotations

from loaders.facts.clauses import sentences
from loaders.facts.lexicon import Lexicon, lexicon
from loaders.facts.model import Form
from loaders.mentions.model import Mentions
from loaders.minutes.model import Minutes
from loaders.span import Span

LONGEST = 400
"""So many characters of a sentence are kept at most, from the mention backwards and forwards."""
_ONE_FORM = frozenset(("pronoun", "person"))


def forms_of(text: str, minutes: Minutes, mentions: Mentions) -> list[Form]:
    """The forms of every body but people, in order of first mention; the name in the head first."""
    found: dict[tuple[str, str], Form] = {}
    places = Sentences(text, lexicon())
    items_from = minutes.items[0].span.start if minutes.items else 0
    for mention in mentions.bodies:
        span, body, how = mention.span, mention.body, mention.how
        if body.kind == "person":
            continue
        kind = how if how in _ONE_FORM else text[span.start : span.end].casefold()
        form = found.get((body.key, kind))
        if form is None:
            rests_on = _words(text, mention.source) if mention.source else None
            form = Form(body.key, _words(text, span), how, span, places.around(span), rests_on, 0)
            found[body.key, kind] = form
        elif form.span.start < items_from <= span.start and how not in _ONE_FORM:
            # A sentence of an item says more than a table of contents or the list of those present.
            form.span, form.quote = span, places.around(span)
        form.count += 1
        form.doubtful += not mention.certain
    head, own = minutes.head.forum_span, mentions.own
    if head is not None and (own.key, head.of(text).casefold()) not in found:
        named = Form(own.key, _words(text, head), "own", head, head, doubtful=int(not mentions.own_certain))
        return [named, *found.values()]
    return list(found.values())


def _words(text: str, span: Span) -> str:
    return " ".join(span.of(text).split())


class Sentences:
    """The sentence around a mention; the sentences of a paragraph are found once."""

    def __init__(self, text: str, words: Lexicon) -> None:
        self._text, self._lexicon = text, words
        self._paragraph = Span(0, 0)
        self._found: list[Span] = []

    def around(self, span: Span) -> Span:
        """The sentence that holds a mention, cut where it is very long."""
        if not (self._paragraph.start <= span.start < self._paragraph.end):
            start = self._text.rfind("\n\n", 0, span.start) + 1
            end = self._text.find("\n\n", span.end)
            self._paragraph = Span(start, len(self._text) if end < 0 else end)
            self._found = sentences(self._text, self._paragraph, self._lexicon)
        first = next((one for one in self._found if one.end > span.start), span)
        start = max(min(first.start, span.start), span.start - LONGEST // 2)
        end = min(max(first.end, span.end), max(span.end, start + LONGEST))
        return _whole_words(self._text, Span(start, end), span)


def _whole_words(text: str, cut: Span, mention: Span) -> Span:
    """A piece that begins and ends with a whole word and still holds the mention."""
    start, end = cut
    while start < mention.start and (text[start].isspace() or (start and text[start - 1].isalnum())):
        start += 1
    while end > mention.end and (text[end - 1].isspace() or (end < len(text) and text[end].isalnum())):
        end -= 1
    return Span(start, end)
