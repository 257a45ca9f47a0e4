"""People who speak for a body: the attendance by name, surname, first name, initials, with their organisations."""

from __future__ import annotations

from loaders.mentions.bodies import Finder
from loaders.mentions.focus import Focus
from loaders.mentions.model import Body
from loaders.mentions.words import Words, slug
from loaders.minutes.model import Attendee, Minutes
from loaders.span import Span


def learn_people(finder: Finder, minutes: Minutes, own: Body) -> None:
    """Let names of the attendance stand for person and organisation; what two people share stands for neither."""
    forms: dict[str, list[tuple[list[Body], Span]]] = {}
    organisations: dict[str | None, Body | None] = {}
    for attendee in minutes.attendance:
        if attendee.organisation not in organisations:
            organisations[attendee.organisation] = organisation_of(finder, attendee)
        organisation = organisations[attendee.organisation]
        person = finder.naming.person(attendee.name, organisation)
        bodies = [person] if organisation is None else [person, organisation]
        parts = attendee.name.split()
        names = {attendee.name, parts[-1], parts[0], f"{parts[0]} {parts[-1]}", "".join(part[0] for part in parts)}
        names |= {f"{parts[0][0]}. {parts[-1]}", parts[0][0] + parts[-1][0]}
        for name in names:
            if len(name) > 1:
                forms.setdefault(name, []).append((bodies, attendee.span))
    for name, meanings in forms.items():
        if len(meanings) == 1 and (" " in name or name.isupper() or name.lower() not in finder.trie):
            finder.learn(name, meanings[0][0], "person", source=meanings[0][1])


def organisation_of(finder: Finder, attendee: Attendee) -> Body | None:
    """The body that an attendee's organisation names; a lone place is a municipality."""
    name = " ".join((attendee.organisation or "").split())
    if not name:
        return None
    words = Words(f"hos {name}", finder.lexicon)  # inside a sentence, where a capital tells that a name begins
    focus = Focus(words, finder.naming, None)
    Finder(words, finder.naming, focus, finder.local, attendee.span).run()
    named = max(focus.mentions, key=lambda m: m.span.end - m.span.start, default=None)
    if named is not None and named.span.end - named.span.start > len(name) // 2:
        return named.body
    if " " not in name and name[0].isupper() and not name.isupper():
        body = finder.naming.organisation(name, name)
        finder.learn(name, [body], "definition", source=attendee.span)
        return body
    body = finder.naming.keep(
        Body(f"organisation:{slug(name)}", name, "organisation", None, None, finder.naming.region), "organisation"
    )
    finder.learn(name, [body], "definition", source=attendee.span)
    return body
