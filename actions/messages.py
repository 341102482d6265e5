"""Turns what the triage wants to say into messages: text that stands on its own and a typed card for the widget.

The shape of the cards is the message contract in docs/berichten.md: a card holds everything that its part of the text
says, and in ``lead`` what the other parts say, so that a client shows either the text or the card. In a terminal the
cards are left out and the text names the answers. Every sentence comes from the knowledge files.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from bot.knowledge import Contact, Knowledge, Term, school_to_call
from bot.triage.conversation import GENERAL_TOPIC
from bot.triage.engine import Advise, Ask, Exhausted
from bot.triage.explain import because
from bot.triage.facts import SPOKEN_TO, spoken_to
from bot.triage.parts import (
    Acknowledge,
    Choose,
    Emergency,
    Explain,
    InLanguage,
    OtherTopic,
    Part,
    Prepare,
    Say,
    ShowContact,
    ShowSchool,
    Turn,
)

Card = dict[str, Any]

ADVICE_BUTTONS = ("volgende_stap", "gesprek_voorbereiden", "uitleg", "opnieuw")
"""Moves offered with an advice, in order; ``contactgegevens`` takes the place of ``uitleg`` where there are details."""


@dataclass(frozen=True)
class Message:
    """One bot turn: text that stands on its own, and at most one card."""

    text: str
    card: Card | None = None


@dataclass(frozen=True)
class _Rendered:
    """A part of a turn: its paragraphs in the text, its card, and those paragraphs that the card does not hold."""

    paragraphs: tuple[str, ...]
    card: Card | None = None
    lead: tuple[str, ...] = ()
    more_options: tuple[Card, ...] = ()


def message(knowledge: Knowledge, turn: Turn) -> Message:
    """The message for the parent.

    When several parts have a card, the last one counts: it holds what the parent is asked to do now.
    """
    rendered = [_RENDERERS[type(part)](knowledge, part) for part in turn.parts]
    shown = next((part for part in reversed(rendered) if part.card), None)
    text = _joined(part.paragraphs for part in rendered)
    if shown is None:
        return Message(text)
    lead = _joined(part.lead if part is shown else part.paragraphs for part in rendered)
    card = {**shown.card, "lead": lead}
    if more := [option for part in rendered for option in part.more_options]:
        card["options"] = [*card.get("options", ()), *more]
    return Message(text, card)


def _joined(parts: Iterable[Iterable[str]]) -> str:
    """Paragraphs with an empty line between them."""
    return "\n\n".join(paragraph for part in parts for paragraph in part if paragraph)


def terminal_text(knowledge: Knowledge, spoken: Message) -> str:
    """The same message for a terminal: no markup, and the answers named in the text."""
    titles = [option["title"] for option in (spoken.card or {}).get("options", ())]
    answers = "\n".join((knowledge.texts["keuzes_in_terminal"], *_bullets(titles))) if titles else ""
    return "\n\n".join(filter(None, (spoken.text.replace("**", ""), answers)))


def button(intent: str, title: str, facts: dict[str, str] | None = None) -> Card:
    """A button as the widget gets it; pressing it sends the payload."""
    payload = f"/{intent}{json.dumps(facts, ensure_ascii=False)}" if facts else f"/{intent}"
    option = next(iter(facts.values())) if facts else intent
    return {"id": option, "title": title, "payload": payload}


# --- the parts ----------------------------------------------------------------------------------------------------


def _say(knowledge: Knowledge, part: Say) -> _Rendered:
    return _Rendered((filled(knowledge, part.text),))


def filled(knowledge: Knowledge, text: str) -> str:
    """A text with the school filled in where it asks for it."""
    return knowledge.texts[text].format(school=school_to_call(knowledge))


def _acknowledge(knowledge: Knowledge, part: Acknowledge) -> _Rendered:
    sentences = [knowledge.topics[part.topic].acknowledge]
    if part.spoken_to:
        names = _names(knowledge, part.spoken_to)
        sentences.append(knowledge.texts["gesproken_goed"].format(contacten=names))
    return _Rendered((" ".join(sentences),))


def _ask(knowledge: Knowledge, part: Ask) -> _Rendered:
    buttons = [button("informeren", _capital(answer.title), {part.question: answer.id}) for answer in part.options]
    text = knowledge.questions[part.question].ask
    return _Rendered((text,), {"type": "question", "id": part.question, "options": buttons}, (text,))


def _advise(knowledge: Knowledge, part: Advise) -> _Rendered:
    step, contact = part.step, knowledge.contacts[part.step.contact]
    texts = knowledge.texts
    who = step.title or contact.with_person
    head = texts["advies_kop"].format(nummer=part.number, contact=who)
    why = [step.why, *_because(knowledge, part)]
    also = texts["advies_ook"].format(contacten=_names(knowledge, part.also)) if part.also else ""
    paragraphs = (
        " ".join(filter(None, (head, "" if step.title else contact.what, step.advice))),
        "\n".join((texts["advies_voorbereiden"], *_bullets(step.prepare))),
        " ".join((texts["advies_waarom"].format(contact=step.title or contact.with_article), *why)),
        step.go_up_when,
        " ".join(filter(None, (_reach(knowledge, contact), also))),
    )
    card = {
        "type": "advice",
        "topic": part.topic,
        "contact": {
            **contact.card(step.contact),
            **({"name": _capital(step.title), "person": None, "what": None} if step.title else {}),
        },
        "advice": step.advice,
        "step": {"number": part.number, "of": part.of},
        "also": [knowledge.contacts[name].card(name) for name in part.also],
        "why": why,
        "prepare": list(step.prepare),
        "go_up_when": step.go_up_when,
        "sources": list(step.sources),
        "checked_on": step.checked_on.isoformat(),
        "options": _advice_buttons(knowledge, contact),
    }
    return _Rendered(paragraphs, card)


def _advice_buttons(knowledge: Knowledge, contact: Contact) -> list[Card]:
    has_details = contact.phone or contact.email or contact.website
    moves = ["contactgegevens" if move == "uitleg" and has_details else move for move in ADVICE_BUTTONS]
    return [button(move, knowledge.texts[f"knop_{move}"]) for move in moves]


def _because(knowledge: Knowledge, part: Advise | Exhausted) -> list[str]:
    """The facts that decided, as sentences; the people spoken to in one sentence."""
    sentences = because(knowledge, part.reasons)
    spoken = spoken_to({reason.fact: reason.value for reason in part.reasons if reason.fact == SPOKEN_TO})
    if spoken:
        ordered = [name for name in knowledge.contacts if name in spoken]
        sentences.append(knowledge.texts["gesproken_reden"].format(contacten=_names(knowledge, ordered)))
    return sentences


def _exhausted(knowledge: Knowledge, part: Exhausted) -> _Rendered:
    contact = knowledge.contacts[knowledge.advice_line]
    text = knowledge.texts["alles_gehad"].format(contact=contact.with_article)
    also = knowledge.texts["advies_ook"].format(contacten=_names(knowledge, part.also)) if part.also else ""
    paragraphs = (text, _reach(knowledge, contact), also)
    card = {"type": "contact", "contact": contact.card(knowledge.advice_line), "note": None}
    return _Rendered(paragraphs, card, (text, also))


def _choose(knowledge: Knowledge, part: Choose) -> _Rendered:
    buttons = [button(name, knowledge.topics[name].title) for name in part.topics]
    buttons.append(button(GENERAL_TOPIC, knowledge.texts["iets_anders"]))
    text = knowledge.texts[part.text]
    return _Rendered((text,), {"type": "choice", "options": buttons}, (text,))


def _show_contact(knowledge: Knowledge, part: ShowContact) -> _Rendered:
    contact = knowledge.contacts[part.contact]
    fields = (
        ("contact_telefoon", contact.phone),
        ("contact_mail", contact.email),
        ("contact_website", contact.website),
        ("contact_tijden", contact.hours),
        ("contact_kosten", contact.cost),
    )
    details = _details(knowledge, fields)
    reserve = _reserve(knowledge, contact)
    paragraphs = (f"**{_capital(contact.name)}.** {contact.what}", details, contact.where, reserve)
    return _Rendered(paragraphs, {"type": "contact", "contact": contact.card(part.contact), "note": reserve or None})


def _show_school(knowledge: Knowledge, part: ShowSchool) -> _Rendered:
    school = knowledge.school
    fields = (
        ("contact_telefoon", school.phone),
        ("contact_mail", school.email),
        ("contact_website", school.website),
    )
    guide = _details(knowledge, [("schoolgids_op", school.guide)])
    paragraphs = (f"**{school.name}**", "\n".join(filter(None, (_details(knowledge, fields), guide))))
    return _Rendered(paragraphs, {"type": "contact", "contact": school.card(), "note": guide or None})


def _other_topic(knowledge: Knowledge, part: OtherTopic) -> _Rendered:
    title = knowledge.topics[part.topic].title
    text = knowledge.texts["ook_over"].format(onderwerp=title)
    return _Rendered((text,), more_options=(button(part.topic, title),))


def _in_language(knowledge: Knowledge, part: InLanguage) -> _Rendered:
    advice = knowledge.contacts[knowledge.advice_line]
    emergency = knowledge.contacts[knowledge.emergency[0].contact]
    text = knowledge.languages[part.language].text
    return _Rendered((text.format(telefoon_112=emergency.phone, telefoon_advies=advice.phone or advice.name),))


def _explain(knowledge: Knowledge, part: Explain) -> _Rendered:
    entry = knowledge.contacts.get(part.id) or knowledge.terms[part.id]
    asked = part.id if part.id in knowledge.contacts else knowledge.terms[part.id].ask
    further = _further(knowledge, entry)
    reserve = _reserve(knowledge, entry)
    card = {
        "type": "explanation",
        "id": part.id,
        "title": _capital(entry.name),
        "what": entry.what,
        "further": further or None,
        "note": reserve or None,
        "contact": knowledge.contacts[asked].card(asked) if asked else None,
    }
    return _Rendered((f"**{_capital(entry.name)}.** {entry.what}", further, reserve), card)


def _further(knowledge: Knowledge, entry: Contact | Term) -> str:
    """Where to go on after an explanation: who it is at the parent's own school, where to find it, or whom to ask."""
    if isinstance(entry, Contact):
        return knowledge.texts["op_jouw_school"].format(waarde=entry.person) if entry.person else entry.where
    if entry.ask:
        return knowledge.texts["vraag_het_aan"].format(contact=knowledge.contacts[entry.ask].with_article)
    return ""


def _prepare(knowledge: Knowledge, part: Prepare) -> _Rendered:
    step = part.advice.step
    who = step.title or knowledge.contacts[step.contact].with_article
    head = knowledge.texts["voorbereiden_kop"].format(contact=who)
    return _Rendered(("\n".join((head, *_bullets(step.prepare))), knowledge.texts["voorbereiden_slot"]))


def _emergency(knowledge: Knowledge, part: Emergency) -> _Rendered:
    return _Rendered((knowledge.emergency_text(),), knowledge.emergency_card(), (knowledge.texts["nood_begin"],))


_RENDERERS: dict[type[Part], Callable[[Knowledge, Any], _Rendered]] = {
    Say: _say,
    Acknowledge: _acknowledge,
    Ask: _ask,
    Advise: _advise,
    Exhausted: _exhausted,
    Choose: _choose,
    ShowContact: _show_contact,
    ShowSchool: _show_school,
    OtherTopic: _other_topic,
    InLanguage: _in_language,
    Explain: _explain,
    Prepare: _prepare,
    Emergency: _emergency,
}


# --- contacts in words and on cards -------------------------------------------------------------------------------


def _reach(knowledge: Knowledge, contact: Contact) -> str:
    """How to reach the contact, in one or two sentences."""
    texts = knowledge.texts
    calls = texts["bel"].format(waarde=contact.phone) if contact.phone else ""
    looks = texts["kijk_op"].format(waarde=contact.website) if contact.website else ""
    return " ".join(filter(None, (calls, looks))) or contact.where


def _reserve(knowledge: Knowledge, entry: Contact | Term) -> str:
    """What to say of an entry that the sources do not confirm; empty when they do."""
    return "" if entry.verified else knowledge.texts["niet_bevestigd"]


def _details(knowledge: Knowledge, fields: Iterable[tuple[str, str | None]]) -> str:
    """Details, one a line: each as (text id, value); what is not known is left out."""
    return "\n".join(knowledge.texts[name].format(waarde=value) for name, value in fields if value)


def _names(knowledge: Knowledge, contacts: Iterable[str]) -> str:
    """Contacts as an enumeration: "de mentor, de directeur en Ouders & Onderwijs"."""
    names = [knowledge.contacts[name].with_article for name in contacts]
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {knowledge.texts['en']} {names[-1]}"


def _bullets(lines: Iterable[str]) -> list[str]:
    return [f"- {line}" for line in lines]


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
