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
CARD_FACTS = ("person", "what", "phone", "email", "website", "hours", "cost", "where")
"""What the message contract says of a contact, besides its id and name."""
ORIGIN = re.compile(r"https?://[a-z0-9.-]+(:[0-9]{1,5})?")
NO_PHONE = "is geen telefoonnummer"
NO_EMAIL = "is geen e-mailadres"
NO_WEBSITE = "is geen webadres dat met http begint"
NO_ORIGIN = "is geen adres van een website zonder pad, zoals https://www.school.nl"


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
        phase: 1-6, the stage of the whole route; None for a contact for any moment.
        line: height in the line of help, from class teacher (1) to disputes committee (9); who spoke to somebody in
            this line has passed everybody lower in it. None for contacts beside the line, such as a doctor.
        sectors: the school types that the contact fits.
        same_rung: contacts that count as this one when the parent spoke to them.
        aliases: other names, as parents write them.
        phone, email, website, hours, cost: only facts with a good source; None is "not known", never "none".
        where: where a parent finds the contact, for when there is no number.
        first: what to try before; shown with an explanation.
        verified: False when the sources do not confirm it: such a contact is explained, never offered.
        person: who it is at the parent's own school; only a school's file can set it.
    """

    name: str
    person: str | None = None
    article: Literal["de", "het", ""]
    what: str
    kind: Kind
    phase: int | None = Field(ge=1, le=6)
    line: int | None = Field(default=None, ge=1, le=9)
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
        return _matching(phone, PHONE, NO_PHONE)

    @validator("email")
    def _email_has_an_at(cls, email: str | None) -> str | None:
        return _matching(email, EMAIL, NO_EMAIL)

    @validator("website")
    def _website_is_an_address(cls, website: str | None) -> str | None:
        return _matching(website, WEBSITE, NO_WEBSITE)

    @property
    def with_person(self) -> str:
        """The name with its article and, where the school gave it, the person: "de directeur, Karin Smit"."""
        return ", ".join(filter(None, (self.with_article, self.person)))

    @property
    def with_article(self) -> str:
        """The name as it stands inside a sentence: "de intern begeleider (IB'er)"."""
        return f"{self.article} {self.name}".strip()

    def card(self, contact_id: str) -> dict[str, str | None]:
        """The contact as the message contract has it; what is not known is None."""
        return _contact_card(contact_id, self)

    def fits(self, school_type: str | None) -> bool:
        """Whether the contact exists for a child at this school type; an unknown type excludes nothing."""
        return school_type not in ("po", "vo", "so") or school_type in self.sectors


def _contact_card(card_id: str, entry: Contact | School) -> dict[str, str | None]:
    facts = {name: getattr(entry, name, None) for name in CARD_FACTS}
    return {"id": card_id, "name": entry.name[:1].upper() + entry.name[1:], **facts}


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
        return _matching(website, WEBSITE, NO_WEBSITE)


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
        from_municipalities: any Dutch municipality is an answer too, besides those with a button.
        options: answers by id, in the order shown; ``weet_niet`` is always among them.
    """

    ask: str
    many: bool = False
    from_ladder: bool = False
    from_municipalities: bool = False
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
        again: having spoken to this contact before does not count as having tried this step.
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
    again: bool = False


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


class Municipality(Entry):
    """A Dutch municipality.

    Attributes:
        aliases: other names, and places in it, as parents type them.
        ambiguous: the name is an ordinary word too, so it only counts after "in", "uit", "bij" or "gemeente".
    """

    aliases: tuple[str, ...] = ()
    ambiguous: bool = False


class Language(Entry):
    """A language in which the bot can say what it is and where to find help.

    Attributes:
        name: the Dutch name of the language.
        aliases: how parents name it.
        text: the answer in that language; phone numbers are filled in.
    """

    name: str
    aliases: tuple[str, ...]
    text: str


class SchoolContact(Entry):
    """What a school says differently about a contact; what is left out stays as it is for the whole country."""

    name: str | None = None
    person: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    hours: str | None = None
    where: str | None = None

    _phone_has_digits = validator("phone", allow_reuse=True)(lambda value: _matching(value, PHONE, NO_PHONE))
    _email_has_an_at = validator("email", allow_reuse=True)(lambda value: _matching(value, EMAIL, NO_EMAIL))
    _website_is_an_address = validator("website", allow_reuse=True)(lambda value: _matching(value, WEBSITE, NO_WEBSITE))


class School(Entry):
    """A school that uses the bot.

    Attributes:
        school: the id, which is the file's name and the widget's ``data-school``.
        name: as parents know it.
        schooltype: po, vo or so; the bot does not ask a parent what the school already says.
        municipality: name in municipalities.yml, or None.
        phone, email, website, guide: the school's own; ``guide`` is the address of the school guide.
        origins: websites on which the chat may stand, such as ``https://www.school.nl``, without a path.
        contacts: the school's own people and its region, by contact id.
        texts: texts that the school wants different, by text id.
    """

    school: str
    name: str
    schooltype: SchoolType
    municipality: str | None = None
    phone: str
    email: str | None = None
    website: str | None = None
    guide: str | None = None
    origins: tuple[str, ...] = ()
    contacts: dict[str, SchoolContact] = {}
    texts: dict[str, str] = {}

    _phone_has_digits = validator("phone", allow_reuse=True)(lambda value: _matching(value, PHONE, NO_PHONE))
    _email_has_an_at = validator("email", allow_reuse=True)(lambda value: _matching(value, EMAIL, NO_EMAIL))

    _origins_have_no_path = validator("origins", each_item=True, allow_reuse=True)(
        lambda value: _matching(value, ORIGIN, NO_ORIGIN)
    )

    def card(self) -> dict[str, str | None]:
        """The school as the message contract has a contact."""
        return _contact_card("school", self)

    _addresses = validator("website", "guide", allow_reuse=True)(lambda value: _matching(value, WEBSITE, NO_WEBSITE))


class Knowledge(Entry):
    """Everything the bot knows, loaded and checked.

    Attributes:
        contacts, terms, questions, topics: entries by id, in file order.
        texts: the bot's own sentences by id; a part in braces is filled in when it is said.
        emergency: the lines of the emergency card, in order.
        menu: ids of the topics to choose from, in order.
        advice_line: id of the contact for independent advice when every rung has been tried.
        municipalities, languages, schools: entries by name, code and id.
        school: the school whose website the parent is on, or None.
    """

    contacts: dict[str, Contact]
    terms: dict[str, Term]
    questions: dict[str, Question]
    topics: dict[str, Topic]
    texts: dict[str, str]
    emergency: tuple[EmergencyLine, ...]
    menu: tuple[str, ...]
    advice_line: str
    municipalities: dict[str, Municipality]
    languages: dict[str, Language]
    schools: dict[str, School]
    school: School | None = None

    def emergency_texts(self) -> list[str]:
        """The lines of the emergency card with their numbers filled in."""
        return [line.line.format(telefoon=self.contacts[line.contact].phone) for line in self.emergency]

    def emergency_text(self) -> str:
        """What a parent in an emergency reads: paragraphs with an empty line between, each number on a line."""
        lines = "\n".join(f"- {line}" for line in self.emergency_texts())
        return "\n\n".join((self.texts["nood_begin"], lines, self.texts["nood_slot"]))

    def emergency_card(self) -> dict[str, object]:
        """The same as a card of the message contract, but for its ``lead``."""
        contacts = [
            {**self.contacts[line.contact].card(line.contact), "line": text}
            for line, text in zip(self.emergency, self.emergency_texts(), strict=True)
        ]
        return {"type": "emergency", "contacts": contacts, "closing": self.texts["nood_slot"]}

    def is_answer(self, question_id: str, value: str) -> bool:
        """Whether this question exists and the value is one that it can give its fact."""
        question = self.questions.get(question_id)
        return question is not None and (
            value in question.options
            or (question.from_ladder and value in self.contacts)
            or (question.from_municipalities and value in self.municipalities)
        )

    def same_rung(self, contact_id: str) -> frozenset[str]:
        """This contact and all contacts that count as it, in either direction."""
        contact = self.contacts[contact_id]
        mirrored = {other for other, entry in self.contacts.items() if contact_id in entry.same_rung}
        return frozenset({contact_id, *contact.same_rung, *mirrored})
