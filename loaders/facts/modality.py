"""How real a clause says something is: done, planned, proposed, under a condition, considered only, denied."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from loaders.facts.lexicon import Lexicon, Tense

Status = Literal["done", "planned", "proposed"]

_NOT_NEGATION = re.compile(
    r"ikke (?:kun|alene|blot|mindst|før|bare|nødvendigvis)|(?:om|hvis) \w+ ikke|ingen bemærkninger"
)


@dataclass(frozen=True, slots=True)
class Modality:
    """How real one predicate is."""

    status: Status
    denied: bool = False
    considered: bool = False
    condition: bool = False


class Signs:
    """The words of modality in one clause, found once for all its predicates."""

    def __init__(self, clause: str, above: str, bare: bool, lexicon: Lexicon) -> None:
        """`above` is the clause that an 'at' hangs on, '' for others; `bare` that an infinitive does.

        What denies the one denies the other there: 'ikke stemning for | at sende sagen'.
        """
        signs = lexicon.modality
        self._negation: re.Pattern[str] | None = None
        self._refused = self.considered = self.condition = self.proposed = self.planned = False
        if lexicon.any_modality.search(clause):
            self._negation = signs["negation"] if signs["negation"].search(clause) else None
            self.considered = bool(signs["considered"].search(clause))
            self.condition = bool(signs["condition"].search(clause))
            self.proposed = bool(signs["proposed"].search(clause))
            self.planned = bool(signs["planned"].search(clause))
        if above:
            self._refused = bare and bool(signs["negation"].search(above)) and not _NOT_NEGATION.search(above)
            self.considered = self.considered or bool(signs["considered"].search(above))

    def denies(self, near: str) -> bool:
        """Whether a negation stands among the words near a predicate."""
        return self._refused or bool(self._negation and self._negation.search(near) and not _NOT_NEGATION.search(near))

    def modality(self, near: str, tense: Tense, decided: bool, perfect: bool) -> Modality:
        """The modality of a predicate with the folded words near it.

        `tense` is that of the predicate with its auxiliary, `decided` whether the text says what was decided,
        `perfect` whether the verb reports what is done.
        """
        if tense == "past" or perfect:
            status: Status = "done"
        elif self.proposed:
            status = "proposed"
        elif self.planned or decided or tense == "infinitive":
            status = "planned"
        else:
            status = "done"
        return Modality(status, self.denies(near), self.considered, self.condition)
