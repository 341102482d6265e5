"""Checks for editors: is every text easy to read, every hard word explained, every fact looked at in time?

Unlike ``checks``, these do not stop the bot from starting: a sentence of 21 words or a fact that is a day overdue is a
reason to mend it, not to leave parents without an answer. ``ouderwijs check`` and the tests run them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain

from bot.knowledge.models import Knowledge, Step
from bot.knowledge.problems import Problem

MAX_WORDS = 20
"""Longest sentence, in words (voice.md: rarely more than 15, never more than 20)."""
GOOD_FOR = timedelta(days=365)
"""How long a check of the facts counts."""
HARD_WORDS = re.compile(
    r"\b(OPP|MDO|TLV|SOP|SWV|IB'er|zorgplicht|ontwikkelingsperspectief\w*|handelingsplan\w*|arrangement\w*|"
    r"toelaatbaarheidsverklaring|samenwerkingsverband|geschillencommissie\w*|klachtenregeling|dyscalculie|"
    r"leerplichtambtenaar|orthopedagoog|hoorrecht|basisondersteuning|Sprintkaart)\b",
    re.IGNORECASE,
)
"""Words of the trade: one of these in a text is an error unless the bot can explain it as a contact or a term."""

Text = tuple[str, str, str]
"""A text for parents: file, place and the text itself."""


def review(knowledge: Knowledge, today: date) -> list[Problem]:
    """Everything an editor should mend, with place and remedy.

    Args:
        knowledge: loaded knowledge.
        today: the day against which check dates are held.
    """
    return sorted(chain(_long_sentences(knowledge), _unexplained_words(knowledge), _overdue(knowledge, today)))


def texts_for_parents(knowledge: Knowledge) -> Iterator[Text]:
    """Every text that a parent can read."""
    for name, contact in knowledge.contacts.items():
        for field in ("what", "where", "first"):
            yield "contacts.yml", f"{name}.{field}", getattr(contact, field) or ""
    for name, term in knowledge.terms.items():
        yield "terms.yml", f"{name}.what", term.what
    for name, question in knowledge.questions.items():
        yield "questions.yml", f"{name}.ask", question.ask
        for option_id, option in question.options.items():
            yield "questions.yml", f"{name}.options.{option_id}.because", option.because or ""
    yield from (("texts.yml", f"texts.{name}", text) for name, text in knowledge.texts.items())
    yield from (("texts.yml", f"emergency.{at}.line", line.line) for at, line in enumerate(knowledge.emergency))
    for name, topic in knowledge.topics.items():
        yield f"topics/{name}.yml", "acknowledge", topic.acknowledge
        for at, step in enumerate(topic.steps):
            yield from ((f"topics/{name}.yml", f"steps.{at}.{place}", text) for place, text in _step_texts(step))


def _step_texts(step: Step) -> Iterator[tuple[str, str]]:
    yield from (("advice", step.advice), ("why", step.why), ("go_up_when", step.go_up_when))
    yield from ((f"prepare.{at}", text) for at, text in enumerate(step.prepare))


def sentences(text: str) -> list[str]:
    """The sentences of a text; a list item or a line counts as one too."""
    return [part.strip() for part in re.split(r"(?<=[.!?])\s+|\n|:\s", text) if part.strip()]


def _long_sentences(knowledge: Knowledge) -> Iterator[Problem]:
    for file, place, text in texts_for_parents(knowledge):
        for sentence in sentences(text):
            count = len(sentence.split())
            if count > MAX_WORDS:
                what = f"een zin heeft {count} woorden: '{sentence[:50]}...'."
                yield Problem(file, 0, place, what, f"Maak er zinnen van hoogstens {MAX_WORDS} woorden van.")


def _unexplained_words(knowledge: Knowledge) -> Iterator[Problem]:
    entries = chain(knowledge.contacts.values(), knowledge.terms.values())
    explained = " ".join(chain.from_iterable((entry.name, *entry.aliases) for entry in entries)).casefold()
    for file, place, text in texts_for_parents(knowledge):
        for word in {match[0] for match in HARD_WORDS.finditer(text)}:
            if word.casefold() not in explained:
                what = f"het woord '{word}' kan de bot niet uitleggen."
                yield Problem(file, 0, place, what, "Zet het in terms.yml, of gebruik een gewoon woord.")


def _overdue(knowledge: Knowledge, today: date) -> Iterator[Problem]:
    for file, place, checked_on in _check_dates(knowledge):
        if checked_on + GOOD_FOR < today:
            what = f"dit is voor het laatst nagekeken op {checked_on}."
            yield Problem(file, 0, place, what, "Houd de feiten tegen hun bronnen en pas de datum aan.")
        elif checked_on > today:
            yield Problem(file, 0, place, f"de datum {checked_on} ligt in de toekomst.", "Verbeter de datum.")


def _check_dates(knowledge: Knowledge) -> Iterator[tuple[str, str, date]]:
    yield from (("contacts.yml", f"{name}.checked_on", entry.checked_on) for name, entry in knowledge.contacts.items())
    yield from (("terms.yml", f"{name}.checked_on", entry.checked_on) for name, entry in knowledge.terms.items())
    for name, topic in knowledge.topics.items():
        for at, step in enumerate(topic.steps):
            yield f"topics/{name}.yml", f"steps.{at}.checked_on", step.checked_on
