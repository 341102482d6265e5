"""Names of people, with or without capitals: by the lists of names, and by the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.privacy.masking import cues
from bot.privacy.masking.lexicon import Lexicon
from bot.privacy.masking.standing import Standing
from bot.privacy.masking.text import Reading


def people(reading: Reading, lexicon: Lexicon) -> Iterator[range]:
    """Places of the tokens that name somebody; what was found before counts for what comes after."""
    names = _Names(reading, lexicon)
    at = 0
    while at < len(reading.tokens):
        end = names.end_of(at) if reading.tokens[at].label is None else at
        if end > at:
            start = names.start_of(at)
            reading.decide(range(start, end), "naam")
            yield range(start, end)
        at = max(end, at + 1)
    for at in names.named_again():
        reading.decide((at,), "naam")
        yield range(at, at + 1)


class _Names(Standing):
    """Finds names in one message."""

    def end_of(self, at: int) -> int:
        """Where the name ends that starts here; the same place when there is none."""
        if self._is_capital_van(at) or self._is_capital_article(at):
            self._free(at + 1)
            return self._whole(at + 2)
        if self._read.plain(at) == ".":
            return at
        if self._is_of_a_surname_only(at):
            return self._whole(self._after_particles(at) + 1)
        start = self._after_particles(at) if self._is_after_title(at) or self._is_after_greeting(at) else at
        if start > at and self._is_surname(start, at) and not self._is_of_an_organisation(at, start):
            return self._whole(start + 1)
        if self.is_name(at):
            return self._whole(at + 1)
        return at

    def named_again(self) -> list[int]:
        """ "Mijn dochter [naam] (10) ... Rushaina praat": other places of a word that was found to be a name."""
        found = {token.plain for token in self._read.tokens if token.label == "naam" and token.is_word}
        found = {word for word in found if len(word) >= cues.UNKNOWN and word not in cues.PARTICLES}
        return [at for at in range(len(self._read.tokens)) if self._is_again(at, found)]

    def _is_again(self, at: int, found: set[str]) -> bool:
        token = self._read.tokens[at]
        word = re.sub(r"['’]s?$", "", token.plain)
        names = {word, word.removesuffix("s")} & found
        if token.label is not None or not token.is_word or not names or word in self._known.often:
            return False
        if not self._is_ordinary(at):
            return True
        return word in names and (token.has_capital or self._is_mostly_a_name(at)) and word not in self._known.proper

    def _is_of_an_organisation(self, at: int, start: int) -> bool:
        """ "Begeleider van Visio": not the begeleider who is called Van Visio."""
        role = self._read.plain(at - 1) in cues.ROLES and self._read.plain(at) == "van"
        return role and self._read.plain(start) not in self._known.surnames

    def _is_capital_van(self, at: int) -> bool:
        """ "De afdelingsleider, Van Dongen, wil": a capital inside a sentence says that it is no place of origin."""
        token, after = self._read.tokens[at], self._read.token(at + 1)
        if token.text != "Van" or not self._has_capital(at) or token.label is not None or after is None:
            return False
        return after.is_word and after.has_capital and not after.is_mask and after.plain not in self._known.often

    def _is_capital_article(self, at: int) -> bool:
        """ "Zijn juf, De Wit heet ze"."""
        token, after = self._read.tokens[at], self._read.token(at + 1)
        if token.text not in ("De", "Den", "Ter", "Ten") or not self._has_capital(at) or token.label is not None:
            return False
        if after is None or after.label is not None or not after.has_capital:
            return False
        return after.plain in self._known.after_article | self._known.after_prefix or self._is_bare_surname(at + 1)

    def _is_of_a_surname_only(self, at: int) -> bool:
        """ "Vd heuvel had ik aan de lijn": after these words nearly only a surname stands."""
        said = self._read.plain(at), self._read.plain(at + 1)
        if said[0] == "van" and said[1] in self._known.after_van:
            return self._read.plain(at - 1) in cues.BEFORE_A_SURNAME or self._is_after_title(at)
        if said[0] != "vd" and said not in (("van", "der"), ("van", "den"), ("v", "d"), ("v", ".")):
            return False
        token = self._read.token(place := self._after_particles(at))
        if token is None or not token.is_word or token.label is not None or token.plain in self._known.often:
            return False
        known = token.plain in self._known.surnames and not self._is_ordinary(place)
        return known or token.plain in self._known.after_prefix or self._is_unknown(place)

    def _free(self, at: int) -> None:
        """Undo that a place must stay: here it is somebody's surname."""
        if self._read.tokens[at].label == "":
            self._read.tokens[at].label = None

    def start_of(self, at: int) -> int:
        """Where a name really starts: "J.P. Smulders", "R. van den Oever", "Xin Yi", "mei ling"."""
        start = at
        while True:
            if self._read.plain(start) == "." and self._is_dotted_initial(start - 1):
                start -= 1  # of "R. van den Oever"
            before = self._before_particles(start)
            if self._is_dotted_initial(before - 2):
                start = before - 2
            elif self._is_unknown_first_name(start - 1):
                start -= 1
            else:
                return start

    def _before_particles(self, at: int) -> int:
        """The place of the particles that stand before; the same place when before those is no initial."""
        start = at
        while start > 1 and self._read.plain(start - 1) in cues.PARTICLES:
            start -= 1
        return start if self._is_dotted_initial(start - 2) else at

    def _is_dotted_initial(self, at: int) -> bool:
        token = self._read.token(at)
        return token is not None and len(token.text) == 1 and token.text.isupper() and self._read.plain(at + 1) == "."

    def _is_unknown_first_name(self, at: int) -> bool:
        """A word that is in no list, or "mei", right before a name."""
        token = self._read.token(at)
        if token is None or token.label is not None:
            return False
        if token.plain == "mei":
            return self._read.plain(at - 1) not in cues.BEFORE_MONTH and not self._read.plain(at - 1).isdigit()
        return self._read.uses_capitals and token.has_capital and self._is_unknown(at)

    def is_name(self, at: int) -> bool:
        """Whether a name starts here."""
        token = self._read.tokens[at]
        if not token.is_word or token.label is not None or len(token.text) < 2:
            return False
        if (
            token.text.isupper()
            and not self._read.text.isupper()
            and len(token.text) < cues.SHOUTED
            or token.text[1] in "'’-"
        ):
            return False
        return (
            self._is_first_name(token.plain)
            or self._is_mostly_a_name(at)
            or self._capital_says_so(at)
            or self._words_around_say_so(at)
        )

    # --- what tells that it is a name -----------------------------------------------------------------------------

    def _capital_says_so(self, at: int) -> bool:
        """A capital inside a sentence, and no ordinary word: or one that is also a name."""
        if not self._has_capital(at):
            return False
        word = self._read.plain(at)
        if word in cues.TITLES:
            return False
        if self._is_either(at):
            return word not in self._known.proper
        if word in self._known.proper or word in self._known.often or self._read.plain(at - 1) in cues.IN:
            return False
        if len(word) >= cues.LONG and word not in self._known.surnames and self._is_compound_of_rare_words(word):
            return False
        return word not in self._known.words or word in self._known.surnames

    def _words_around_say_so(self, at: int) -> bool:
        return (
            self._after_title(at)
            or self._is_called(at)
            or self._signs(at)
            or self._is_kin(at)
            or self._acts(at)
            or self._is_beside_a_name(at)
            or self._has_surname(at)
            or self._is_spoken_of(at)
            or self._is_said_to_be_a_name(at)
            or self._is_a_certain(at)
            or self._stands_as_a_person(at)
        )

    def _is_after_title(self, at: int) -> bool:
        word = self._read.plain(self._before_initials(at))
        return word in cues.CALLERS or word.endswith(cues.ROLE_ENDINGS)

    def _before_initials(self, at: int) -> int:
        """The place before a full stop and initials: of "mvr" in "mvr. j koster"."""
        before = at - 1
        while before > max(0, at - 5) and (self._read.plain(before) == "." or self._is_initial(before)):
            before -= 1
        return before

    def _is_initial(self, at: int) -> bool:
        return len(self._read.plain(at)) == 1 and self._read.plain(at).isalpha()

    def _after_title(self, at: int) -> bool:
        """ "Juf Marieke", "meneer bakker", "juf mei"."""
        if not self._is_after_title(at):
            return False
        word, title = self._read.plain(at), self._read.plain(self._before_initials(at))
        if (
            self._has_capital(at)
            and self._may_be_anything(at)
            and (title in cues.TITLES or word in self._known.surnames)
        ):
            return True
        if self._is_bare_title(at) and word in self._known.listed and self._read.plain(at + 1) in cues.AFTER_A_NAME:
            return word not in cues.NO_NAMES | self._known.danger
        if title not in cues.TITLES:
            if word in self._known.surnames and word not in self._known.often:
                return self._has_capital(at) or not self._is_ordinary(at)
            return self._is_unknown(at) and (self._has_capital(at) or self._named_next(at))
        if word in self._known.words and self._read.plain(at + 1) in cues.OBJECTS:
            return False
        if word in self._known.often and not (word == "mei" or self._is_either(at)):
            return word in self._known.after_article | self._known.after_first
        return self._is_unknown(at) or self._is_either(at) or word in self._known.surnames or word == "mei"

    def _is_bare_title(self, at: int) -> bool:
        """ "Had ze juf dag en", but not "de juf dag"."""
        said = self._read.plain(at - 1)
        return said in cues.TITLES and self._read.plain(at - 2) not in cues.ARTICLES | cues.POSSESSIVES

    def _may_be_anything(self, at: int) -> bool:
        """Whether a word with a capital may be a name here: "juf Wil", "meester Dag", but not "juf Engels"."""
        word = self._read.plain(at)
        if word in self._known.danger and word not in self._known.listed | self._known.surnames:
            return False
        return word not in self._known.proper and word not in cues.CALLERS | cues.KIN

    def _named_next(self, at: int) -> bool:
        return self._read.plain(at + 1) in cues.VERBS or self._read.token(at + 1) is None

    def _is_called(self, at: int) -> bool:
        """ "Hij heet X", "mijn naam is X", "ik ben X", "met X" at the beginning."""
        at_name = at
        while self._read.plain(at - 1) in cues.BETWEEN and at > at_name - 2:
            at -= 1
        before = [self._read.plain(at - back) for back in (1, 2, 3)]
        at = at_name
        if before[0] in cues.OBJECTS and before[1].startswith("noem"):
            return self._fits_strongly(at)
        if before[0] in cues.NAMED or (before[0] in ("is", ":", "-", "luidt") and before[1] in cues.NAMED):
            return self._fits_strongly(at)
        if before[0] == "," and before[1] in cues.NAMED and self._read.plain(at + 1) in (",", ".", ""):
            return self._fits_strongly(at) or self._is_bare_surname(at)
        if before[0] == "is" and set(before[1:]) & {"kind", "haar", "zijn", "mijn"} and "naam" in before:
            return self._fits_strongly(at)
        if before[:2] in (["ben", "ik"], ["ik", "ben"]):
            return self._is_unknown(at) or (self._is_either(at) and self._read.plain(at + 1) in cues.AFTER_MYSELF)
        hello = before[0] == "met" and (before[1] in cues.HELLO or at == 1)
        return (hello or (at == 0 and self._read.plain(1) == "hier")) and (self._is_unknown(at) or self._is_either(at))

    def _fits_strongly(self, at: int) -> bool:
        """After "heet" anything may be a name that is no everyday word."""
        word = self._read.plain(at)
        if word in self._known.listed and self._read.plain(at + 1) in cues.AFTER_A_NAME:
            return word not in cues.NO_NAMES and (self._has_capital(at) or word not in self._known.danger)
        return self._is_either(at) or self._is_unknown(at) or not self._is_ordinary(at) and len(word) > 1

    def _signs(self, at: int) -> bool:
        """ "Groetjes van de mama van X": near the end, after a greeting."""
        return self._is_after_greeting(at) and (
            self._is_unheard_of(at) or self._is_either(at) or self._is_bare_surname(at)
        )

    def _is_after_greeting(self, at: int) -> bool:
        if at < len(self._read.tokens) - 8 and "\n" not in self._read.text[self._read.tokens[at].end :][:40]:
            return False
        for back in range(at - 1, max(-1, at - 7), -1):
            token = self._read.tokens[back]
            if token.plain in cues.GREETINGS:
                return True
            if (
                token.plain not in cues.SIGN_OFF
                and not self._is_initial(back)
                and token.text != "\n"
                and token.label != "naam"
            ):
                return False
        return False

    def _is_bare_surname(self, at: int) -> bool:
        word = self._read.plain(at)
        return word in self._known.surnames and word not in self._known.often

    def _is_kin(self, at: int) -> bool:
        """ "Mijn zoon X", "dochter (X, 9)", "zoon van 7 X", "een jongen, X"."""
        back = at - 1
        signs = self._read.plain(back) in (",", "(", ":", "-")
        back -= signs
        if cues.AGE.fullmatch(self._read.plain(back)):
            back -= 2 if self._read.plain(back - 1) == "van" else 1
        elif self._read.plain(back) == "jaar":
            back -= 3 if self._read.plain(back - 2) == "van" else 2
        if self._read.plain(back) not in cues.KIN:
            return False
        if self._has_capital(at) and self._may_be_anything(at) and self._is_followed_by_age(at):
            return True
        if self._is_either(at):
            return self._ends_or_acts(at)
        return self._is_unheard_of(at) and (
            self._has_capital(at) or not signs or self._read.plain(at + 1) in (")", ",")
        )

    def _ends_or_acts(self, at: int) -> bool:
        after = self._read.plain(at + 1)
        return (
            not after
            or after in cues.VERBS
            or after in {",", ".", ")", "(", "!", "?", "van", "en", "uit", "die", "haar", "zijn"}
        )

    def _has_surname(self, at: int) -> bool:
        """ "Jan de bruin": what may be a first name, with a surname."""
        after = self._after_particles(at + 1)
        return self._is_either(at) and after > at + 1 and self._is_surname(after, at + 1)

    def _is_said_to_be_a_name(self, at: int) -> bool:
        """ "Onze hoop, zo heet ze"."""
        said = [self._read.plain(place) for place in range(at + 1, at + 5)]
        return self._is_either(at) and ("zo", "heet") in zip(said, said[1:], strict=False)

    def _is_a_certain(self, at: int) -> bool:
        """ "Eerst hadden we ene X"."""
        word = self._read.plain(at)
        if self._read.plain(at - 1) != "ene" or word in self._known.often:
            return False
        return self._is_unknown(at) or self._is_either(at) or word in self._known.surnames

    def _acts(self, at: int) -> bool:
        """ "Storm zegt", "wil Roos haar cijfers", "X is 9 jaar", "X zit in groep 5"."""
        before, after, next_ = (self._read.plain(place) for place in (at - 1, at + 1, at + 2))
        starts = self._read.tokens[at].first or before in cues.BEFORE_A_SUBJECT
        if self._is_either(at):
            if {self._read.plain(at - 2), self._read.plain(at + 2)} & cues.MONTHS:
                return False
            owns = after in cues.OWNS and before in cues.VERBS
            return owns or (starts and before not in ("de", "een") and after in cues.VERBS)
        is_old = after in ("is", "wordt", "van", "(") and cues.AGE.fullmatch(next_)
        is_in_class = after == "zit" and next_ in cues.CLASS
        suffers = after == "wordt" and next_ in cues.SUFFERS
        return bool(starts and (is_old or is_in_class or suffers)) and self._is_unheard_of(at)

    def _is_spoken_of(self, at: int) -> bool:
        """ "De moeder van X", "zorgen over X", "hoe moet het met X", "onze X zit": unknown, where a name stands."""
        if not self._is_unheard_of(at):
            return False
        before, after = self._read.plain(at - 1), self._read.plain(at + 1)
        said = {self._read.plain(place) for place in range(max(0, at - 5), at - 1)}
        if before in ("van", "of"):
            return self._read.plain(at - 2) in cues.KIN | cues.TITLES | cues.OF_A_CHILD
        if before in ("over", "met"):
            return bool(said & cues.TALKING) and (not after or after in cues.AFTER_PERSON or not after.isalpha())
        if before in ("onze", "ons"):
            return after in cues.VERBS
        return self._read.tokens[at].first and after in cues.HUMAN_VERBS

    def _is_beside_a_name(self, at: int) -> bool:
        """ "Sem en X", "X en Sem": one of two that are named together."""
        for joint, other in ((at - 1, at - 2), (at + 1, at + 2)):
            beside = self._read.token(other)
            if self._read.plain(joint) in ("en", "&", "of", "/") and beside is not None:
                named = beside.label == "naam" or (beside.label is None and self._is_first_name(beside.plain))
                if named and (self._is_unknown(at) or self._is_either(at)):
                    return True
        return False

    # --- the rest of a name ---------------------------------------------------------------------------------------

    def _after_particles(self, at: int) -> int:
        place = at
        while place < at + 4 and self._is_particle(place) and self._read.tokens[place].label is None:
            place += 1
        return place

    def _is_particle(self, at: int) -> bool:
        """ "van", also the sign in "van 't"."""
        word = self._read.plain(at)
        if word == "/":
            return self._read.plain(at + 1) == "d" and self._read.plain(at - 1) in ("v", "a")
        return word in cues.DOTTED_PARTICLES or (word == "'" and self._read.plain(at + 1) in ("t", "s"))

    def _whole(self, end: int) -> int:
        """Where a name ends of which the part before ``end`` is known: more first names, and the surname."""
        for _ in range(cues.MOST):
            after = self._after_particles(end)
            if after > end and self._is_from_a_place(after, end):
                self._free(after)
                end = after + 1
            elif after > end and self._is_surname(after, end):
                end = after + 1
            elif self._is_half(end - 1) and self._is_surname_by_itself(end) or self._goes_on(end):
                end += 1
            elif self._is_last_initial(end):
                return end + 1
            elif self._read.plain(end) == "-" and self._goes_on(end + 1):
                end += 2
            else:
                break
        return end

    def _is_last_initial(self, at: int) -> bool:
        """ "Dimitri K.", "een jongen die Sem v heet"."""
        token = self._read.token(at)
        if token is None or len(token.text) != 1 or not token.is_word or token.label is not None:
            return False
        after = self._read.plain(at + 1)
        return after in cues.AFTER_AN_INITIAL or (token.text.isupper() and after not in ("-", "'"))

    def _is_from_a_place(self, at: int, particles: int) -> bool:
        """ "Hidde van Aalst": a place that is also a surname, with its capital."""
        token = self._read.token(at)
        if token is None or not token.has_capital or self._read.plain(particles) not in cues.WHOSE:
            return False
        return self._read.uses_capitals and (token.label == "" or token.label is None and self._is_proper(at))

    def _is_proper(self, at: int) -> bool:
        return self._read.plain(at) in self._known.proper

    def _is_half(self, at: int) -> bool:
        """ "Bolhuis-de" of "Bolhuis-de Groot"."""
        first, _, last = self._read.plain(at).rpartition("-")
        return bool(first) and last in cues.PARTICLES

    def _is_surname_by_itself(self, at: int) -> bool:
        token = self._read.token(at)
        if token is None or not token.is_word or token.label is not None:
            return False
        return self._has_capital(at) or token.plain in self._known.surnames

    def _goes_on(self, at: int) -> bool:
        token = self._read.token(at)
        if token is None or not token.is_word or token.label is not None or token.first:
            return False
        if (
            self._is_first_name(token.plain)
            or self._capital_says_so(at)
            or self._is_bare_surname(at)
            and not self._is_ordinary(at)
        ):
            return True
        if self._has_capital(at) and token.plain in self._known.surnames and self._may_be_anything(at):
            return self._read.tokens[at - 1].has_capital
        if token.plain in self._known.after_first and self._is_first_name(self._read.plain(at - 1)):
            return True
        return self._is_unknown(at) and self._read.plain(at - 1) not in cues.PARTICLES

    def _is_surname(self, at: int, particles: int) -> bool:
        """Whether a surname follows the particles: "van der Meer", "de wit", "ter Horst"."""
        token = self._read.token(at)
        if token is None or not token.is_word or token.label is not None or self._read.tokens[at - 1].text == ".":
            return self._is_abbreviated(at, particles)
        said = [self._read.plain(place) for place in range(particles, at)]
        if self._has_capital(at) and token.plain not in self._known.often and token.plain not in self._known.proper:
            return True
        if token.plain in self._known.after_article and said[-1] == "de":
            return True
        if token.plain in self._known.after_van and said == ["van"] and self._is_first_of_a_name(particles - 1):
            return True
        if token.plain in self._known.after_prefix and (
            len(said) > 1 or said[-1] in ("ter", "ten", "vd", "den", "der")
        ):
            return True
        return not self._is_ordinary(at) and (token.plain in self._known.surnames or self._is_unknown(at))

    def _is_first_of_a_name(self, at: int) -> bool:
        token = self._read.token(at)
        return token is not None and (token.label == "naam" or self._is_first_name(token.plain) or self._is_either(at))

    def _is_abbreviated(self, at: int, particles: int) -> bool:
        """ "v.d. Meer": the particles have full stops."""
        token = self._read.token(at)
        dotted = self._read.plain(particles) in ("v", "d", "vd")
        if token is None or not token.is_word or token.label is not None or not dotted:
            return False
        return self._read.tokens[at - 1].text == "." and (self._has_capital(at) or token.plain not in self._known.often)
