"""Typed models of the knowledge files: the shape that every file must have.

The models check one entry at a time. What needs more than one file (does this contact exist?) is in ``checks``.
Identifiers are lower case with underscores; texts are for parents: simple Dutch, sentences of at most 20 words.
"""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import BaseModel, Extra, Field, conlist, validator

SchoolType = Literal["po", "vo", "so"]
Kind = Literal["school", "region", "national", "emergency"]

DONT_KNOW = "weet_niet"
"""The option that every question has: the parent does not know."""
NOBODY = "niemand"
"""The option of ``gesproken_met`` for a parent who spoke to nobody yet."""

PHONE = re.compile(r"[0-9][0-9 -]{1,14}[0-9](?: of [0-9][0-9 -]{1,14}[0-9])?")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}")
WEBSITE = re.compile(r"https?://[^\s/]+\.[a-z]{2,}(/\S*)?")


class Entry(BaseModel):
    """Base of all models: unknown fields are errors and nothing changes after loading."""

    class Config:
        """Settings of pydantic."""

        extra = Extra.forbid
        allow_mutation = False


class Sourced(Entry):
    """An entry whose facts can be traced.

    Attributes:
        sources: where the facts come from, with what each source gives; "ontwerp" where the order is our own.
        checked_on: the day on which somebody last held the facts against their sources.
    """

    sources: conlist(str, min_items=1)
    checked_on: date


class Contact(Sourced):
    """A person, organisation or emergency number that a parent can turn to.

    Attributes:
        name: as used in a sentence, without article: "intern begeleider (IB'er)".
        article: "de", "het" or empty for a name of its own.
        what: what this contact is and does, in one or two short sentences.
        kind: where the contact belongs.
        phase: 1-6, the height on the ladder; None for a contact for any moment.
        sectors: the school types that the contact fits.
        same_rung: contacts that count as this one when the parent spoke to them.
        aliases: other names, as parents write them.
        phone, email, website, hours, cost: only facts with a good source; None is "not known", never "none".
        where: where a parent finds the contact, for when there is no number.
        first: what to try before; shown with an explanation.
        verified: False when the sources do not confirm it: such a contact is explained, never offered.
    """

    name: str
    article: Literal["de", "het", ""]
    what: str
    kind: Kind
    phase: int | None = Field(ge=1, le=6)
    sectors: conlist(SchoolType, min_items=1)
    same_rung: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    hours: str | None = None
    cost: str | None = None
    where: str
    first: str | None = None
    verified: bool

    @validator("phone")
    def _phone_has_digits(cls, phone: str | None) -> str | None:
        return _matching(phone, PHONE, "is geen telefoonnummer")

    @validator("email")
    def _email_has_an_at(cls, email: str | None) -> str | None:
        return _matching(email, EMAIL, "is geen e-mailadres")

    @validator("website")
    def _website_is_an_address(cls, website: str | None) -> str | None:
        return _matching(website, WEBSITE, "is geen webadres dat met http begint")

    @property
    def with_article(self) -> str:
        """The name as it stands inside a sentence: "de intern begeleider (IB'er)"."""
        return f"{self.article} {self.name}".strip()

    def fits(self, school_type: str | None) -> bool:
        """Whether the contact exists for a child at this school type; an unknown type excludes nothing."""
        return school_type not in ("po", "vo", "so") or school_type in self.sectors


def _matching(value: str | None, pattern: re.Pattern[str], complaint: str) -> str | None:
    if value is not None and not pattern.fullmatch(value):
        raise ValueError(f"'{value}' {complaint}.")
    return value


class Term(Sourced):
    """A document, right or idea that the bot can explain.

    Attributes:
        name, article: as for a contact.
        what: the explanation, in short sentences.
        ask: id of the contact who can tell more, or None.
        website: address with more information, or None.
        aliases: other names, as parents write them.
        verified: False when sources do not confirm it; then it is explained with that reserve.
    """

    name: str
    article: Literal["de", "het", ""]
    what: str
    ask: str | None = None
    website: str | None = None
    aliases: tuple[str, ...] = ()
    verified: bool

    @validator("website")
    def _website_is_an_address(cls, website: str | None) -> str | None:
        return _matching(website, WEBSITE, "is geen webadres dat met http begint")


class Option(Entry):
    """One possible answer to a question.

    Attributes:
        title: text on the button.
        because: the answer as a reason, such as "Je kind zit op de basisschool."; None for "weet ik niet".
        aliases: other ways in which parents give this answer as their whole message.
    """

    title: str
    because: str | None = None
    aliases: tuple[str, ...] = ()


class Question(Entry):
    """Something the bot may ask; its id is the name of the fact that the answer sets.

    Attributes:
        ask: the question.
        many: the parent may give several answers.
        from_ladder: the contacts of the topic's ladder are options too.
        options: answers by id, in the order shown; ``weet_niet`` is always among them.
    """

    ask: str
    many: bool = False
    from_ladder: bool = False
    options: dict[str, Option]


class Side(Entry):
    """A contact to mention beside a step, possibly under conditions.

    Attributes:
        contact: id of the contact.
        when: predicates that must all hold.
    """

    contact: str
    when: tuple[str, ...] = ()


class Step(Sourced):
    """One rung of a topic's ladder.

    Attributes:
        id: unique in the topic.
        contact: id of the contact to speak to.
        title: replaces the contact's name, article included, where the name alone does not fit.
        when: predicates that must all hold for the rung to be on this parent's ladder.
        start_here_when: predicates; when all hold, lower rungs may be passed over. Empty: never.
        advice: what to ask this person, in plain words.
        prepare: at most three questions to ask or things to take along.
        why: why this person.
        go_up_when: in words: when the next rung is right.
        also: contacts to mention with this rung only.
    """

    id: str
    contact: str
    title: str | None = None
    when: tuple[str, ...] = ()
    start_here_when: tuple[str, ...] = ()
    advice: str
    prepare: conlist(str, min_items=1, max_items=3)
    why: str
    go_up_when: str
    also: tuple[Side, ...] = ()


class Topic(Entry):
    """A subject of worry with its ladder, in the order in which a parent climbs it.

    Attributes:
        topic: the id: the intent's name and the file's name.
        title: the words on a button, "Lezen en spellen (dyslexie)".
        acknowledge: one sentence that shows the parent that they were heard.
        steps: the ladder from the bottom up.
        alongside: contacts to mention with every rung.
    """

    topic: str
    title: str
    acknowledge: str
    steps: conlist(Step, min_items=1)
    alongside: tuple[Side, ...] = ()

    def step(self, step_id: str) -> Step | None:
        """The rung with this id, or None."""
        return next((step for step in self.steps if step.id == step_id), None)


class EmergencyLine(Entry):
    """One line of the emergency card.

    Attributes:
        contact: id of the contact.
        line: when and how to turn to it; ``{telefoon}`` is filled in.
    """

    contact: str
    line: str


class Knowledge(Entry):
    """Everything the bot knows, loaded and checked.

    Attributes:
        contacts, terms, questions, topics: entries by id, in file order.
        texts: the bot's own sentences by id; a part in braces is filled in when it is said.
        emergency: the lines of the emergency card, in order.
        advice_line: id of the contact for independent advice when every rung has been tried.
    """

    contacts: dict[str, Contact]
    terms: dict[str, Term]
    questions: dict[str, Question]
    topics: dict[str, Topic]
    texts: dict[str, str]
    emergency: tuple[EmergencyLine, ...]
    advice_line: str

    def same_rung(self, contact_id: str) -> frozenset[str]:
        """This contact and all contacts that count as it, in either direction."""
        contact = self.contacts[contact_id]
        mirrored = {other for other, entry in self.contacts.items() if contact_id in entry.same_rung}
        return frozenset({contact_id, *contact.same_rung, *mirrored})
