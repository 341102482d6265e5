"""The child's age in any wording: "zoon van 8", "hij is pas zeven", "dochter (14)", "mijn 15-jarige", "8 jr"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.facts import dutch, dutch_school
from bot.nlu.facts.reading import Reading

_NUMBER = rf"(?P<age>\d\d?|{'|'.join(dutch_school.NUMBERS)})"
_ALMOST = r"(?P<almost>bijna |net geen )?"
_OTHER_UNITS = (
    r"(?! ?(dagen|dag|weken|week|maanden?|mnd|keer|x|uur|minuten|kilo|kg|cm|meter|procent|euro"
    r"|jaar (lang|geleden|thuis|verder|later)|punten|niveaus?|kinderen|%|/|[.,:] ?\d|-\d|e |de |ste ))"
)
_ALSO_YOUNG = (
    "zusje|broertje|leerling|tiener|kereltje|ventje|jongetje|jochie|gastje|gast|knul|meid|kindje|zootje|dochterke"
    "|die van (?:ons|mij|me)"
)
_YOUNG = rf"(?:{'|'.join(sorted(dutch.CHILD, key=len, reverse=True))}|{_ALSO_YOUNG})"
_SOFTLY = r"(?:(?:nu|pas|net|nog maar|inmiddels|al|ook|nog|maar|amper) )*"
_AGES = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b(?:hij|ze|zij|ie) (?:is|wordt|word) {_SOFTLY}{_ALMOST}(?:in \w+ )?{_NUMBER}\b{_OTHER_UNITS}",
        rf"\b(?:is|wordt) (?:hij|ze|zij|ie) {_SOFTLY}{_ALMOST}{_NUMBER}\b{_OTHER_UNITS}",
        rf"\b{_YOUNG} (?:\w+ )?(?:van|is|wordt|,|\() {_SOFTLY}{_ALMOST}{_NUMBER}\b{_OTHER_UNITS}",
        rf"\b{_YOUNG} {_SOFTLY}{_ALMOST}{_NUMBER}\b{_OTHER_UNITS}",
        rf"(?<!al )(?<!sinds )(?<!over )(?<!na )(?<!ruim )(?<!voor )\b{_NUMBER} ?(?:jaar|jaartjes|jr|jaren jong)\b(?! "
        r"(lang|geleden|thuis|op|later|verder|wachten|gewacht|bezig|over|niet|zonder|school|achter|gevraagd|gestreden|ervaring|getrouwd|gevochten|gezocht|samen|les))",
        rf"(?<!van een )\b{_NUMBER}[ -]?jarige?\b",
        rf"^(?:is|wordt) {_SOFTLY}{_ALMOST}{_NUMBER}\b{_OTHER_UNITS}",
        rf"^{_NUMBER} en (?:wilt?|kan|durft|zit|heeft|is|gaat|nog)\b",
        rf"\bnormaal voor (?:een )?{_NUMBER}\b{_OTHER_UNITS}",
        rf"\( {_NUMBER} (?:jaar )?\)",
        rf"(?<=, ){_NUMBER}(?= ?(?:,|$))",
        rf"(?:^|[.] )\w+ is {_SOFTLY}{_ALMOST}{_NUMBER}(?= ?[,.!;]|$)",
    )
)


def ages(reading: Reading) -> Iterator[tuple[int, float]]:
    """Ages of the child in years with the token where they stand; "bijna tien" is half a year less."""
    for pattern in _AGES:
        for match in pattern.finditer(reading.text):
            number = match["age"]
            years = float(number) if number.isdigit() else dutch_school.NUMBERS[number]
            yield (
                reading.at(match.start("age")),
                years - (0.5 if "almost" in match.groupdict() and match["almost"] else 0),
            )
