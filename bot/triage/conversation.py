"""One turn of the conversation: what the parent said and the state before it → the state after it and what to say.

The engine decides about advice; this module decides what a message is: an answer, a new topic, a step up, a step back,
a side question or something else. It says what to say as data (``Part``); wording and cards are made elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from dataclasses import replace

from bot.knowledge import Knowledge
from bot.knowledge.models import DONT_KNOW, NOBODY
from bot.triage.engine import Advise, Ask, Decision, advise, decide, facts_read, options, rungs
from bot.triage.facts import SCHOOL_TYPE, SPOKEN_TO, Facts, FactValue, facts_of_school, merged, valid_facts
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
    Utterance,
)
from bot.triage.state import State

GENERAL_TOPIC = "zorgen_algemeen"
"""The ladder for a worry without a clear subject, and for a topic that has no ladder of its own."""
CRISIS = "crisis"
"""A message with this intent gets the emergency card, whatever was going on."""
NOT_FOLLOWED = "nlu_fallback"
"""The intent of a message that was not understood well enough; Rasa's own name for it."""
SIDE_QUESTIONS = frozenset(
    (
        "uitleg", "contactgegevens", "gesprek_voorbereiden", "medewerker_spreken", "andere_taal", "privacy",
        "wat_kun_je",
    )
)  # fmt: skip
"""Intents that ask the bot something beside the triage."""
BUTTON_MOVES = ("volgende_stap", "gesprek_voorbereiden", "contactgegevens", "uitleg", "terug")
"""Moves that have a button; its words are the text ``knop_<move>``."""
TELLING_LETTERS = 8
"""A name of several words must have this many letters to count in the middle of a message; a single word one less."""
DENIED = frozenset(("niet", "geen", "nooit", "op"))
"""Within two words before the name of an option: it is denied, or only a place ("op het speciaal onderwijs")."""
FEARED = frozenset(("bang", "dreigt", "misschien", "als", "of"))
"""Within five words before the name of an option: it is feared or uncertain ("bang dat hij geschorst wordt")."""
ANSWER_WORDS = 3
"""A message of at most this many words that answers the waiting question is nothing else: "groep 4"."""
SHORT_ANSWER = 6
"""A message of at most this many words may hold an option's name among other words: "ja geweld dus"."""
TALK = ("ja", "nee", DONT_KNOW, "terug", "informeren", "volgende_stap")
"""Intents that only mean something after something else was said."""
AT_THE_START = dict.fromkeys(TALK, 0.1)
AFTER_A_QUESTION = {"informeren": 5.0, DONT_KNOW: 3.0, "ja": 3.0, "nee": 3.0}
AFTER_ADVICE = {
    "volgende_stap": 7.0,
    "informeren": 5.0,
    **dict.fromkeys(("bedankt", "contactgegevens", "gesprek_voorbereiden"), 2.0),
}
OTHER_TOPIC = 0.1
"""How much likelier an intent is at a point of the talk than by itself: the same few words ("groep 4", "dat is al
gedaan") are a worry at the start, an answer after a question and a failed step after advice."""
MAX_OFFERED = 3
SURE = 0.5
"""An intent is taken from this likelihood in context on."""
MAX_MISSED = 2
"""After this many answers in a row that could not be used, the answer counts as "weet ik niet"."""


def fresh_state(knowledge: Knowledge) -> State:
    """The state at the beginning: what the school already tells is known."""
    return State(facts=facts_of_school(knowledge))


def respond(knowledge: Knowledge, state: State, utterance: Utterance) -> Turn:
    """What to say to a message, and the state after it.

    Safety comes first; then an answer to the question that waits; then what the message wants by itself.
    """
    chosen = _chosen_option(knowledge, state, utterance)
    pressed = _pressed(knowledge, state, utterance) if chosen is None else None
    if pressed:
        utterance = Utterance(f"/{pressed}", pressed)
    utterance = replace(utterance, intent=_in_context(knowledge, state, utterance))
    if chosen is None and utterance.intent == CRISIS:
        return Turn(state, (Emergency(),))
    if utterance.language and chosen is None:
        return _other_language(knowledge, state, utterance, {})
    hints = {name: state.facts.get(name, value) for name, value in utterance.hints.items()}
    told = valid_facts(knowledge, {**hints, **utterance.facts})
    answer = _answer(knowledge, state, utterance, told, chosen)
    if answer is not None:
        return _triage(knowledge, replace(_with_facts(state, answer), pending=None, missed=0))
    if utterance.intent in MOVES:
        return MOVES[utterance.intent](knowledge, state, utterance, told)
    return _about_topic(knowledge, state, utterance, told)


# --- answers to the question that waits ---------------------------------------------------------------------------


def _answer(
    knowledge: Knowledge, state: State, utterance: Utterance, told: Facts, chosen: FactValue | None
) -> Facts | None:
    """The facts to go on with when the message answers the question that waits, else None."""
    if state.pending is None:
        return None
    if chosen is not None:
        return {**told, state.pending: chosen}
    if state.pending in told:
        short = len(utterance.text.split()) <= ANSWER_WORDS
        return told if short or not _is_more_than_an_answer(state, utterance) else None
    if utterance.intent == DONT_KNOW:
        return {**told, state.pending: _as_value(knowledge, state.pending, DONT_KNOW)}
    if utterance.intent == "nee" and state.pending == SPOKEN_TO:
        return {**told, SPOKEN_TO: (NOBODY,)}
    return None


def _as_value(knowledge: Knowledge, question: str, option: str) -> FactValue:
    return (option,) if knowledge.questions[question].many else option


def _is_more_than_an_answer(state: State, utterance: Utterance) -> bool:
    """Whether the message plainly asks something, or speaks of another topic, and only names a fact beside it."""
    return utterance.intent in SIDE_QUESTIONS or utterance.intent not in (*MOVES, state.topic, GENERAL_TOPIC)


def _chosen_option(knowledge: Knowledge, state: State, utterance: Utterance) -> FactValue | None:
    """The option of the waiting question that the message names: as a whole, or within a short answer."""
    if state.pending is None or state.topic is None or utterance.text.startswith("/"):
        return None
    said = plain_words(utterance.text)
    names = dict(_option_names(knowledge, state))
    if said in names:
        return names[said]
    if len(said.split()) > SHORT_ANSWER or knowledge.questions[state.pending].many:
        return None
    within = [name for name in names if _is_said(name, said)]
    return names[max(within, key=len)] if within else None


def _is_said(name: str, said: str) -> bool:
    """Whether the words of a name stand in a message, and are not denied, feared or about something to come."""
    start = f" {said} ".find(f" {name} ") if name else -1
    before = said[:start].split() if start > 0 else []
    return start >= 0 and not set(before[-2:]) & DENIED and not set(before[-5:]) & FEARED


def _option_names(knowledge: Knowledge, state: State) -> Iterator[tuple[str, FactValue]]:
    """Every name of every option of the waiting question, in plain words, with the value that it stands for."""
    question = knowledge.questions[state.pending]
    for option_id, option in question.options.items():
        for name in (option.title, *option.aliases):
            yield plain_words(name), _as_value(knowledge, state.pending, option_id)
    if question.from_ladder:
        for step in rungs(knowledge.topics[state.topic], state.facts):
            contact = knowledge.contacts[step.contact]
            if plain_words(step.title or contact.name):
                yield plain_words(step.title or contact.name), (step.contact,)


def _pressed(knowledge: Knowledge, state: State, utterance: Utterance) -> str | None:
    """The intent of the button whose words are the whole message: typing a button's words is pressing it."""
    said = plain_words(utterance.text)
    if said == plain_words(knowledge.texts["iets_anders"]):
        return "opnieuw" if state.advised else GENERAL_TOPIC
    buttons = {move: knowledge.texts[f"knop_{move}"] for move in BUTTON_MOVES}
    buttons |= {name: topic.title for name, topic in knowledge.topics.items()}
    return next((intent for intent, title in buttons.items() if said == plain_words(title)), None)


def _in_context(knowledge: Knowledge, state: State, utterance: Utterance) -> str:
    """The intent, with what was said last in mind.

    A question in so many words about a known name is just that ("wat is een OPP"). Where the point in the talk speaks
    against the likeliest intent but for no other one enough, the message is not followed.
    """
    if utterance.asks and utterance.mentioned:
        return utterance.asks
    if utterance.intent == CRISIS or not utterance.ranking:
        return utterance.intent
    weights = _expected(knowledge, state)
    by_itself = max(utterance.ranking, key=utterance.ranking.__getitem__)
    shares = {name: share * weights.get(name, 1.0) for name, share in utterance.ranking.items() if name != CRISIS}
    best = max(shares, key=shares.__getitem__)
    if best == by_itself and weights.get(best, 1.0) <= 1:
        return utterance.intent
    if shares[best] >= SURE * sum(shares.values()):
        return best
    return utterance.intent if utterance.intent == best else NOT_FOLLOWED


def _expected(knowledge: Knowledge, state: State) -> Mapping[str, float]:
    """How much likelier than by itself each intent is at this point of the talk; 1 for those that are not named."""
    if state.pending:
        return {**{name: OTHER_TOPIC for name in knowledge.topics if name != state.topic}, **AFTER_A_QUESTION}
    if state.advised:
        return AFTER_ADVICE
    return AT_THE_START if state.topic is None else {}


def plain_words(text: str) -> str:
    """Text without capitals, accents, punctuation and "de/het/een/met", to compare an answer with an option."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    words = re.findall(r"\w+", "".join(letter for letter in bare if not unicodedata.combining(letter)))
    return " ".join(word for word in words if word not in ("de", "het", "een", "met"))


# --- going up, on and back ----------------------------------------------------------------------------------------


def _with_facts(state: State, told: Facts, **changes: object) -> State:
    return state.after(facts=merged(state.facts, told), **changes)


def _triage(knowledge: Knowledge, state: State, *before: Part) -> Turn:
    """Ask or advise on the state as it is."""
    if state.topic is None:
        return Turn(state, (*before, _topic_menu(knowledge, "vertel_meer")))
    decision = _decision(knowledge, state)
    if state.other and not isinstance(decision, Ask):
        return Turn(replace(_noted(state, decision), other=None), (*before, decision, OtherTopic(state.other)))
    return Turn(_noted(state, decision), (*before, decision))


def _decision(knowledge: Knowledge, state: State) -> Decision:
    """The engine's decision; a parent who already got advice on this topic is not asked anything more."""
    if state.advised:
        return advise(knowledge, knowledge.topics[state.topic], state.facts, state.steps_tried())
    return decide(knowledge, state.topic, state.facts, tried=state.steps_tried(), asked=frozenset(state.asked))


def _noted(state: State, decision: Decision) -> State:
    """The state that remembers what was asked or advised."""
    if isinstance(decision, Ask):
        return replace(state, pending=decision.question, asked=(*state.asked, decision.question))
    advised = decision.step.id if isinstance(decision, Advise) else state.advised
    return replace(state, pending=None, advised=advised)


def _about_topic(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """A message about a topic: start its ladder, or go on with it."""
    topic = utterance.intent if utterance.intent in knowledge.topics else GENERAL_TOPIC
    goes_on = state.topic is not None and (topic == state.topic or (topic == GENERAL_TOPIC and bool(utterance.ranking)))
    if goes_on:
        return _goes_on(knowledge, state, told)
    told = {**_said_in_passing(knowledge, topic, utterance), **told}
    other = next((name for name in utterance.beside if name != topic and name in knowledge.topics), None)
    clean = {"asked": (), "pending": None, "missed": 0, "advised": None, "offered": ()}
    fresh = _with_facts(state, told, topic=topic, other=other, **clean)
    spoken = tuple(contact for contact in told.get(SPOKEN_TO, ()) if contact not in (NOBODY, DONT_KNOW))
    return _triage(knowledge, fresh, Acknowledge(topic, spoken))


def _said_in_passing(knowledge: Knowledge, topic: str, utterance: Utterance) -> Facts:
    """Answers to the topic's own questions that the message already holds in an option's own words.

    Only plain words count: a name of an option with a word of some length in it, and of one option only.
    """
    said = plain_words(utterance.text)
    told: dict[str, FactValue] = {}
    for name in facts_read(knowledge.topics[topic]) - {SCHOOL_TYPE, SPOKEN_TO}:
        options = knowledge.questions[name].options
        found = {
            option_id
            for option_id, option in options.items()
            for spelled in map(plain_words, option.aliases)
            if _is_telling(spelled) and _is_said(spelled, said)
        }
        if len(found) == 1:
            told[name] = found.pop()
    return told


def _is_telling(name: str) -> bool:
    """Whether a name is long enough to mean the option wherever it stands: "geschorst", "lang ziek", not "nee hoor"."""
    letters = len(name.replace(" ", ""))
    return letters >= (TELLING_LETTERS if " " in name else TELLING_LETTERS - 1)


def _goes_on(knowledge: Knowledge, state: State, told: Facts) -> Turn:
    """More about the topic at hand: use the facts; without any, a waiting question is put once more.

    What comes back unchanged is said to be so.
    """
    if not told and state.pending:
        return _missed(knowledge, state)
    unanswered = {state.pending} - told.keys()
    asked = tuple(name for name in state.asked if name not in unanswered)
    turn = _triage(knowledge, _with_facts(state, told, pending=None, missed=0, asked=asked))
    match turn.parts[0]:
        case Ask(question=question) if question == state.pending:
            return replace(turn, parts=(Say("vraag_open"), *turn.parts))
        case Advise(step=step) if step.id == state.advised:
            return replace(turn, parts=(Say("hoe_verder"), *turn.parts))
    return turn


def _missed(knowledge: Knowledge, state: State) -> Turn:
    """The waiting question got no answer: put it again, and the next time take it as "weet ik niet"."""
    if state.missed + 1 >= MAX_MISSED:
        unknown = {state.pending: _as_value(knowledge, state.pending, DONT_KNOW)}
        return _triage(knowledge, replace(_with_facts(state, unknown), pending=None, missed=0), Say("dan_zonder"))
    return Turn(replace(state, missed=state.missed + 1), (Say("niet_gesnapt"), _waiting(knowledge, state)))


def _waiting(knowledge: Knowledge, state: State) -> Ask:
    topic = knowledge.topics[state.topic]
    return Ask(state.topic, state.pending, options(knowledge, topic, state.facts, state.pending))


def _inform(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """Facts in the parent's own words."""
    if state.topic:
        return _goes_on(knowledge, state, told)
    return _unsure(knowledge, state, utterance, told)


def _next_step(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """ "Dat heb ik al geprobeerd": the step last advised counts as tried; the next one follows without a question."""
    if state.topic is None:
        return _unsure(knowledge, state, utterance, told)
    if state.advised is None:
        return _goes_on(knowledge, state, told)
    tried = {**state.tried, state.topic: (*state.tried.get(state.topic, ()), state.advised)}
    return _triage(knowledge, _with_facts(state, told, tried=tried, pending=None, missed=0))


def _back(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """One turn back: what was shown then is shown again."""
    if not state.past:
        return _welcome(knowledge, fresh_state(knowledge), "al_aan_het_begin")
    earlier = replace(state.past[-1], past=state.past[:-1])
    return Turn(earlier, (Say("terug"), _as_it_stands(knowledge, earlier)))


def _as_it_stands(knowledge: Knowledge, state: State) -> Part:
    """What is on the table: the waiting question, the advice, or the question what it is about."""
    if state.topic is None:
        return _topic_menu(knowledge, "vertel_meer")
    if state.pending:
        return _waiting(knowledge, state)
    return advise(knowledge, knowledge.topics[state.topic], state.facts, state.steps_tried())


def _restart(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    return _welcome(knowledge, fresh_state(knowledge), "opnieuw")


def _welcome(knowledge: Knowledge, state: State, text: str) -> Turn:
    return Turn(state, (_topic_menu(knowledge, text),))


def _topic_menu(knowledge: Knowledge, text: str) -> Choose:
    return Choose(text, knowledge.menu)


# --- side questions: answered, after which the triage goes on where it was ----------------------------------------


def _aside(knowledge: Knowledge, state: State, *parts: Part) -> Turn:
    """Answer a side question, then put the waiting question again."""
    return Turn(state, (*parts, _waiting(knowledge, state)) if state.pending else parts)


def _contact_details(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    contact = next((name for name in utterance.mentioned if name in knowledge.contacts), None)
    if contact is None and knowledge.school and "school" in plain_words(utterance.text).split():
        return _aside(knowledge, state, ShowSchool())
    contact = contact or _advised_contact(knowledge, state)
    return _aside(knowledge, state, ShowContact(contact) if contact else Say("welk_contact"))


def _advised_contact(knowledge: Knowledge, state: State) -> str | None:
    step = knowledge.topics[state.topic].step(state.advised) if state.topic and state.advised else None
    return step.contact if step else None


def _explanation(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    known = (name for name in utterance.mentioned if name in knowledge.contacts or name in knowledge.terms)
    named = next(known, None) or _advised_contact(knowledge, state)
    return _aside(knowledge, state, Explain(named) if named else Say("welk_woord"))


def _preparation(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    shown = _as_it_stands(knowledge, state) if state.advised else None
    return _aside(knowledge, state, Prepare(shown) if isinstance(shown, Advise) else Say("gesprek_algemeen"))


def _human(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    return _aside(knowledge, state, Say("mens_spreken"), ShowContact(knowledge.advice_line))


def _other_language(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """Answer in the parent's language where the bot can, with the topics to choose from."""
    language = utterance.language or _named_language(knowledge, utterance)
    language = language if language in knowledge.languages else "nl"
    if state.pending:
        return _aside(knowledge, state, InLanguage(language))
    return Turn(state, (InLanguage(language), _topic_menu(knowledge, "vertel_meer")))


def _named_language(knowledge: Knowledge, utterance: Utterance) -> str | None:
    """The language that the message asks for by name."""
    said = set(plain_words(utterance.text).split())
    named = (
        code for code, entry in knowledge.languages.items() if said & {plain_words(name) for name in entry.aliases}
    )
    return next(named, None)


def _fixed(text: str) -> Move:
    """A move that says one text of its own and then goes on where the triage was."""
    return lambda knowledge, state, utterance, told: _aside(knowledge, state, Say(text))


def _greeting(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    if state.topic:
        return _aside(knowledge, state, Say("groet_onderweg"))
    return _welcome(knowledge, state, "welkom")


def _no_question_open(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """Yes, no or "weet ik niet" that answers nothing the bot can use."""
    if state.pending:
        return _missed(knowledge, state)
    if state.topic:
        return Turn(state, (Say("hoe_verder"), _as_it_stands(knowledge, state)))
    return _welcome(knowledge, state, "vertel_meer")


# --- not understood -----------------------------------------------------------------------------------------------


def _unsure(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """Not sure what the message is about: use its facts, else offer the likeliest topics, else say what the bot can.

    A message of which several parts are about a topic each is taken up in that order.
    """
    if told and state.topic:
        return _goes_on(knowledge, state, told)
    if state.pending:
        return _missed(knowledge, state)
    likely = utterance.offers or tuple(name for name in utterance.ranking if name in knowledge.topics)[:MAX_OFFERED]
    offers = tuple(name for name in likely if name != GENERAL_TOPIC)
    several = [name for name in utterance.beside if name in offers]
    start = several[0] if len(several) > 1 else _pointed_at(knowledge, {*offers, *state.offered}, told)
    start = start or _named(knowledge, state, offers, utterance)
    if start:
        return _about_topic(knowledge, state, replace(utterance, intent=start), told)
    kept = _with_facts(state, told) if told else state
    again = offers if utterance.offers else state.offered if told else ()
    if again:
        return Turn(replace(kept, offered=again), (Choose("bedoel_je", again),))
    if state.topic:
        return Turn(state, (Say("hoe_verder"), _as_it_stands(knowledge, state)))
    return Turn(kept, (_topic_menu(knowledge, "vertel_meer" if told else "niet_begrepen"),))


def _pointed_at(knowledge: Knowledge, offers: Set[str], told: Facts) -> str | None:
    """The only topic on offer that rests on a fact that was told, such as weeks at home; else None."""
    telling = told.keys() - {SCHOOL_TYPE, SPOKEN_TO}
    fitting = [name for name in offers if telling & facts_read(knowledge.topics[name])]
    return fitting[0] if len(fitting) == 1 else None


def _named(knowledge: Knowledge, state: State, offers: Iterable[str], utterance: Utterance) -> str | None:
    """At the start: the only likely topic that the message calls by its name ("gepraat over haar faalangst")."""
    if state.topic is not None:
        return None
    said = plain_words(utterance.text)
    spelled = {name: (name.replace("_", " "), knowledge.topics[name].title) for name in offers}
    named = [name for name in spelled if any(_is_said(plain_words(words), said) for words in spelled[name])]
    return named[0] if len(named) == 1 else None


def _off_topic(knowledge: Knowledge, state: State, utterance: Utterance, told: Facts) -> Turn:
    """Nothing to do with a child at school, or no language at all."""
    if state.pending:
        return _missed(knowledge, state)
    return Turn(state, (_topic_menu(knowledge, "niet_begrepen"),))


Move = Callable[[Knowledge, State, Utterance, Facts], Turn]

MOVES: dict[str, Move] = {
    "informeren": _inform,
    "volgende_stap": _next_step,
    "terug": _back,
    "opnieuw": _restart,
    "uitleg": _explanation,
    "contactgegevens": _contact_details,
    "gesprek_voorbereiden": _preparation,
    "medewerker_spreken": _human,
    "andere_taal": _other_language,
    "privacy": _fixed("privacy"),
    "wat_kun_je": _fixed("wat_kun_je"),
    "bedankt": _fixed("bedankt"),
    "afscheid": _fixed("afscheid"),
    "groet": _greeting,
    "ja": _no_question_open,
    "nee": _no_question_open,
    DONT_KNOW: _no_question_open,
    NOT_FOLLOWED: _unsure,
    "out_of_scope": _off_topic,
}
"""What to do with a message by its intent; every other intent is a topic."""
