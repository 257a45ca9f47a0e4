"""When and where the meeting was: the date with the best surroundings, the times and the place near it.

Decoys (dates of printing, of other meetings, of approval) lose by the words around them; what the head leaves open is
looked for in sentences ('Mødet blev hævet kl. 15.10').
"""

from __future__ import annotations

import re

from loaders.minutes.calendar import Clock, Day, clock, clocks, days, yearless
from loaders.minutes.fields import Field, Parts, head_pattern, head_patterns
from loaders.minutes.forum_name import is_body
from loaders.minutes.labels import label_of
from loaders.minutes.lines import folded
from loaders.minutes.model import Head
from loaders.minutes.outline import Outline
from loaders.minutes.words import unbroken
from loaders.span import Span

# Of a line only so much is looked at: its first days, the characters behind a day for its time, those of one place.
_FIRST, _NEAR, _LINE = 5, 80, 400


def find_date(parts: Parts, outline: Outline, head: Head) -> Day | None:
    """Put the date into the head; returns the place where it is written, None if it is written in no single place."""
    text = parts.text
    best: tuple[float, Day] | None = None
    for order, part in enumerate(parts.fields):
        words = part.span.of(text)
        decoy = part.label == "decoy" or bool(head_pattern("decoy").search(words))
        for place, day in enumerate(days(text, *part.span)[:_FIRST]):
            score = 3.0 * (part.label == "date") - 6.0 * decoy - 0.15 * min(order, 40) - 0.5 * place
            score += 1.0 * bool(re.search(r"(?i)\b(?:møde|referat|dagsorden)", words)) + 1.5 * bool(
                clocks(text, day.span.end, part.span.end)
            )
            score += 0.5 * bool(re.search(r"(?i)(?:man|tirs|ons|tors|fre|lør|søn)dag", words))
            if head.forum_span and part.span.holds(head.forum_span):
                score += 1.5
            if best is None or score > best[0]:
                best = (score, day)
    if best is None or best[0] < -3:
        told = _told_date(text, outline)
        best = (0.0, told) if told else None
    if best:
        head.date, head.date_span = best[1].iso, best[1].span
        return best[1]
    return _yearless_date(parts, head)


def _told_date(text: str, outline: Outline) -> Day | None:
    """The date in a decision's heading ('Udvalgets beslutning den 8. oktober 2024')."""
    for item in outline.items[:3]:
        found = re.search(
            r"(?i)(?:beslutning|behandling)\b[^\n]{0,80}?\b(?:den|d\.)[^\n]{0,30}",
            text[item.span.start : item.span.end],
        )
        if found:
            start = item.span.start + found.start()
            line_end = text.find("\n", start)
            written = days(text, start, line_end if line_end >= 0 else len(text))
            if written:
                return written[0]
    return None


def _yearless_date(parts: Parts, head: Head) -> Day | None:
    """A day without a year, in the year that the head names elsewhere."""
    years = {m for part in parts.fields for m in re.findall(r"\b(?:20[0-4]\d|199\d)\b", part.span.of(parts.text))}
    if len(years) != 1:
        return None
    year = years.pop()
    for part in parts.fields:
        found = yearless(parts.text, *part.span, year)
        if found and part.label != "decoy" and not head_pattern("decoy").search(part.span.of(parts.text)):
            head.date, head.date_span = found[0].iso, found[0].span
            return found[0]
    return None


def find_times(parts: Parts, day: Day | None, head: Head) -> None:
    """Put start and end into the head, from the date's line, labelled fields or the lines around."""
    text = parts.text
    found: list[tuple[float, Clock]] = []
    home = next((part for part in parts.fields if day and part.span.holds(day.span)), None)
    for part in parts.fields:
        if part.label in ("decoy", "end") or head_pattern("decoy").search(part.span.of(text)):
            continue
        after = day.span.end if home is part and day else part.span.start
        for time in clocks(text, after, part.span.end, labelled=part.label == "date"):
            if home is part:
                found.append((3.0 + time.marked, time))
            elif part.label == "date":
                found.append((2.5 + time.marked, time))
            elif home and abs(part.row - home.row) <= 3 and not label_of(part.span.of(text).split(":")[0]):
                found.append((1.0 + time.marked, time))
    if found:
        best = max(found, key=lambda scored: (scored[0], -scored[1].span.start))[1]
        head.start, head.end = best.start, best.end
    for part in parts.labelled("end"):
        times = list(clocks(text, *_after_day(text, part.span), labelled=True))
        if times:
            head.end = head.end or times[0].start


def find_told(text: str, outline: Outline, head: Head) -> None:
    """Times and place that a sentence tells ('Mødet blev hævet kl. 15.10'), where the head itself leaves them open."""
    begin, finish = outline.head.start, outline.items[-1].span.end if outline.items else outline.head.end
    first = outline.items[0].span.end if outline.items else finish
    for rule, pattern in head_patterns("told"):
        match = pattern.search(text, begin, min(first, begin + 12_000))
        if not match and rule["field"] == "end":
            match = pattern.search(text, max(begin, finish - 2_000), min(len(text), finish + 200))
        if match:
            if rule["field"] == "place":
                head.place = head.place or folded(match["place"])
                continue
            hour, _, minute = match["time"].replace(".", ":").partition(":")
            value = clock(hour, minute or None)
            if rule["field"] == "start":
                head.start = head.start or value
            else:
                head.end = head.end or value


def _after_day(text: str, span: Span) -> tuple[int, int]:
    written = days(text, *span)
    return (written[0].span.end if written else span.start, span.end)


def find_place(parts: Parts, day: Day | None, head: Head) -> None:
    """Put the place into the head, from its label or from beside the date."""
    text = parts.text
    labelled = [words for part in parts.labelled("place") if (words := _clean_place(text, part.span))]
    labelled = [words for words in labelled if not words.endswith(":")]
    if labelled:
        head.place = "; ".join(labelled)
        return
    homes = [
        place
        for place, part in enumerate(parts.fields)
        if day and any(written.iso == day.iso for written in days(text, *part.span))
    ]
    homes.sort(key=lambda place: parts.fields[place].label != "date")
    head.place = next((place for home in homes[:3] if (place := _place_near(parts, home, day, head))), None)
    if not head.place:
        # 'Tid og sted: kl. 10 - 15 i Kulturhuset', the day being written elsewhere.
        timed = [part for part in parts.labelled("date") if clocks(text, *part.span) and not days(text, *part.span)]
        head.place = next((place for part in timed if (place := _beside_times(text, part))), None)


def _place_near(parts: Parts, home: int, day: Day | None, head: Head) -> str | None:
    """A place without a label: in the line that holds the date, in one of the next three, or in the line before."""
    text = parts.text
    written = next(d for d in days(text, *parts.fields[home].span) if day is None or d.iso == day.iso)
    for part in parts.fields[home : home + 4]:
        words = part.span.of(text)
        if part.row - parts.fields[home].row > 3 or part.label in ("decoy", "forum", "end"):
            continue
        if part is parts.fields[home]:
            rest = _place_beside(text, part, written) or _behind_forum(text, written, head)
        elif label_of(words.split(":")[0]) or label_of(words):
            break
        else:
            rest = "" if head_pattern("no_place").match(words) else _clean_place(text, part.span)
            rest = rest if head_pattern("place").search(rest) else ""
        if rest and rest != head.forum and len(rest) < 140:
            return rest
    above = parts.fields[home - 1] if home else None
    if above is not None and not above.label and parts.fields[home].row - above.row == 1:
        rest = _clean_place(text, above.span)
        if (
            head_pattern("place").search(rest)
            and not is_body(rest)
            and not head_pattern("no_place").match(rest)
            and len(rest) < 90
        ):
            return rest
    return None


# What stands behind a place: the time, and who was where.
_BEHIND_PLACE = re.compile(
    r"(?<=\w),?\s*\bkl\.?\s*\d.*$|\s*\((?:alle|eller|hele|og|online|samt|virtuelt)\b[^()]*\)$|\s+fra$|,?\s+og\s+sluttede\b.*",
    re.IGNORECASE,
)


def _behind_forum(text: str, day: Day, head: Head) -> str:
    """The place between the body and the day: 'møde i Rådet, Vestsø Hospital, den 3. maj'."""
    between = Span(head.forum_span.end, day.span.start) if head.forum_span else Span(0, 0)
    if not 0 < between.end - between.start < _NEAR or not text.startswith(", ", between.start):
        return ""
    words = _clean_place(text, between)
    words = re.sub(r"[\s,]*(?:\w+dag)?[\s,]*(?:den|d\.?)?\s*$", "", words)
    return words if "\n" not in words and head_pattern("place").search(words) and not is_body(words) else ""


_ONLINE = re.compile(r"\s*\((?:virtuelt|online|digitalt)[,:] ([^()]{3,60})\)")
_LED = re.compile(r"[\s,]*(?:i|på|hos|ved) (?=[A-ZÆØÅ])")


def _before_times(text: str, span: Span) -> str:
    """The place between day and times ('den 2. juni i Kulturhuset, sal 2, kl. 10')."""
    if online := _ONLINE.match(text, *span):
        return online[1]
    led = _LED.match(text, *span)
    return _clean_place(text, Span(led.end(), span.end)) if led else ""


def _beside_times(text: str, part: Field) -> str:
    """The place that follows the times of a labelled line without a day, or stands before them."""
    times = clocks(text, *part.span, labelled=True)
    behind = _clean_place(text, Span(times[0].span.end, part.span.end))
    place = behind or _clean_place(text, Span(part.span.start, times[0].span.start))
    return place if place[:1].isupper() and not head_pattern("no_place").match(place) else ""


def _place_beside(text: str, part: Field, day: Day) -> str:
    """The place in the line that holds the date: behind date and times, or between strong separators."""
    times = clocks(text, day.span.end, part.span.end, labelled=part.label == "date")
    behind = Span(times[0].span.end if times else day.span.end, part.span.end)
    rest = _clean_place(text, behind)
    if times and (before := _before_times(text, Span(day.span.end, times[0].span.start))):
        return before
    stop = re.search(r"\.\s+(?=[A-ZÆØÅ][a-zæøå]+ )", rest)
    rest = rest[: stop.start()] if stop else rest
    rest = re.sub(r"\.? ?Mødet .*", "", rest)
    free = times or part.label == "date"
    if (
        rest[:1].isalpha()
        and not head_pattern("no_place").match(rest)
        and ((free and rest[:1].isupper()) or head_pattern("place").search(rest))
    ):
        return rest
    held = re.search(r"(?i)\b(?:holdt|afholdt|afholdes|holdes) (?:i|på|hos) ([^,;]{3,60}),", part.span.of(text))
    if held:
        return held[1]
    for piece in re.finditer(r"[^·/]+?(?=\s[-–—]\s|\s/\s|\s·\s|$)", part.span.of(text)[:_LINE]):
        words = _clean_place(text, Span(part.span.start + piece.start(), part.span.start + piece.end()))
        if (
            head_pattern("place").search(words)
            and not days(words, 0, len(words))
            and not is_body(words)
            and not head_pattern("no_place").match(words)
        ):
            return words
    return ""


def _clean_place(text: str, span: Span) -> str:
    """The words of a place without the time before or behind them and without what leads to them."""
    words = unbroken(span.of(text)).replace("&nbsp;", " ")
    times = clocks(words, 0, len(words), labelled=True)
    if times and times[0].span.start == 0:
        words = words[times[0].span.end :]
    elif times and times[-1].marked and times[-1].span.end >= len(words.rstrip(" .")):
        words = words[: times[-1].span.start]
    words = re.sub(r"^[\s,;:./|)–—-]+", "", words)
    words = re.sub(
        r"^(?:\w+ møde\s+[-–—]\s+)?(?:(?:vi|mødet)\s+(?:var|sad|mødtes|fandt sted|foregik|(?:af)?hold(?:es|t))\s+)?"
        r"(?:kl\.?\s*\d[\d.:]*\s+(?=i\s))?"
        r"(?:som\s+(?=video|teams|telefon|virtuel)|(?:afholdt |fysisk )?(?:i|på|hos|ved)\s+(?=\S))?",
        "",
        words,
        flags=re.I,
    )
    words = _BEHIND_PLACE.sub("", words)
    words = re.sub(r"\s*[+] (?:link|teams|video\w*)$", "", words, flags=re.I)
    return (
        words.strip(" ,;/–—-") if re.search(r"\b[A-ZÆØÅ]{2,}\.$", words) else words.strip(" ,;/–—-").removesuffix(".")
    )
