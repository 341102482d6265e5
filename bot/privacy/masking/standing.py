"""Names that no list knows and that have no capital: told by where they stand in the sentence."""

from __future__ import annotations

from bot.privacy.masking import cues
from bot.privacy.masking.kinds import Kinds


class Standing(Kinds):
    """Finds words that nobody heard of where a person stands."""

    def _stands_as_a_person(self, at: int) -> bool:
        """ "Maar rushaina praat niet", "wil jaylinho ook", "gepest door jaylinho"."""
        if not self._is_unheard_of(at) or not self._is_dutch:
            return False
        return (
            self._is_subject(at)
            or self._is_behind_a_verb(at)
            or self._is_in_a_clause(at)
            or self._does_something(at)
            or self._has_an_age(at)
            or self._is_done_something(at)
        )

    def _starts(self, at: int) -> bool:
        """Whether a sentence or a part of one starts here."""
        return self._read.tokens[at].first or self._read.plain(at - 1) in cues.BEFORE_A_SUBJECT

    def _is_subject(self, at: int) -> bool:
        """ "Rushaina praat niet", "en jaylinho zit thuis"."""
        return self._starts(at) and self._read.plain(at + 1) in cues.ACTS

    def _is_behind_a_verb(self, at: int) -> bool:
        """ "Wil jaylinho naar school", "nu heeft jaylinho een toets": the subject of a question or behind an adverb."""
        if self._read.plain(at - 1) not in cues.ACTS:
            return False
        return self._starts(at - 1) or self._read.plain(at - 2) in cues.BEFORE_A_VERB

    def _is_in_a_clause(self, at: int) -> bool:
        """ "Omdat jaylinho niet durft", "sinds rushaina haar been brak"."""
        before, after = self._read.plain(at - 1), self._read.plain(at + 1)
        return before in cues.CONJUNCTIONS and after in cues.AFTER_A_SUBJECT

    def _does_something(self, at: int) -> bool:
        """ "Gepest door jaylinho", "hij zit naast jaylinho", "zegt tegen jaylinho"."""
        before, after = self._read.plain(at - 1), self._read.plain(at + 1)
        return before in cues.BESIDE_A_PERSON and (not after.isalpha() or after in self._known.often)

    def _has_an_age(self, at: int) -> bool:
        """ "Rushaina (10)", "jaylinho, 8 jaar"."""
        signs, age = self._read.plain(at + 1), self._read.plain(at + 2)
        if not cues.AGE.fullmatch(age):
            return False
        return (signs == "(" and self._read.plain(at + 3) in (")", "jaar", "jr")) or (
            signs in (",", "van", "is", "wordt") and self._read.plain(at + 3) in ("jaar", "jr")
        )

    def _is_followed_by_age(self, at: int) -> bool:
        """ "(9)" after a name."""
        age = cues.AGE.fullmatch(self._read.plain(at + 2))
        return self._read.plain(at + 1) == "(" and bool(age) and self._read.plain(at + 3) == ")"

    def _is_done_something(self, at: int) -> bool:
        """ "De juf heeft jaylinho uit de klas gestuurd": behind what somebody does, before where or how."""
        return self._read.plain(at - 1) in cues.ACTS and self._read.plain(at + 1) in cues.AFTER_A_SUBJECT
