"""What a complaint is about; whether it is a complaint at all is for the intent to say."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.facts import dutch_school
from bot.nlu.facts.reading import Mention, Reading

_KINDS = tuple(
    (kind, re.compile(rf"\b(?:{'|'.join(patterns)})\b")) for kind, patterns in dutch_school.COMPLAINTS.items()
)


def kind_of_complaint(reading: Reading) -> Iterator[Mention]:
    """The gravest kind of complaint that the words point to."""
    for kind, pattern in _KINDS:
        if match := pattern.search(reading.text):
            yield reading.matched("soort_klacht", kind, match)
            return
