"""The trace for the helpdesk: which facts and rules led to a decision, in one line each.

For staff, never for parents: it shows ids as they stand in the files.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.knowledge import Knowledge
from bot.triage.engine import Advise, Ask, Exhausted, Reason
from bot.triage.facts import SPOKEN_TO
from bot.triage.parts import Turn, Utterance
from bot.triage.predicates import PREDICATES


def because(knowledge: Knowledge, reasons: tuple[Reason, ...]) -> list[str]:
    """The facts that decided as sentences for the parent, for those facts whose option has such a sentence."""
    sentences = []
    for reason in reasons:
        values = reason.value if isinstance(reason.value, tuple) else (reason.value,)
        known = knowledge.questions[reason.fact].options
        sentences += [known[value].because for value in values if value in known and known[value].because]
    return sentences


def trace(utterance: Utterance, turn: Turn) -> list[str]:
    """What the bot understood and why it answers as it does."""
    return [*_understood(utterance), *_facts(turn), *_decided(turn)]


def _understood(utterance: Utterance) -> Iterator[str]:
    best = sorted(utterance.ranking.items(), key=lambda pair: -pair[1])[:3]
    shares = ", ".join(f"{name} {share:.2f}" for name, share in best)
    yield f"begrepen als {utterance.intent}" + (f" ({shares})" if shares else "")
    if utterance.facts:
        yield "gehoord: " + ", ".join(f"{name}={_shown(value)}" for name, value in utterance.facts.items())
    if utterance.mentioned:
        yield "genoemd: " + ", ".join(utterance.mentioned)


def _facts(turn: Turn) -> Iterator[str]:
    state = turn.state
    if state.topic:
        yield f"onderwerp: {state.topic}"
    if state.facts:
        yield "feiten: " + ", ".join(f"{name}={_shown(value)}" for name, value in state.facts.items())
    if state.steps_tried():
        yield "geprobeerd: " + ", ".join(sorted(state.steps_tried()))


def _decided(turn: Turn) -> Iterator[str]:
    for part in turn.parts:
        if isinstance(part, Ask):
            yield f"vraag {part.question}: het antwoord kan het advies nog veranderen"
        elif isinstance(part, (Advise, Exhausted)):
            rung = f"stap {part.step.id} ({part.number} van {part.of})" if isinstance(part, Advise) else "ladder op"
            yield f"besluit: {rung}"
            yield from (f"  omdat {_rule(reason)}" for reason in part.reasons)
        else:
            yield f"antwoord: {type(part).__name__}"


def _rule(reason: Reason) -> str:
    said = f"{reason.fact}={_shown(reason.value)}"
    if reason.fact == SPOKEN_TO:
        return f"{said}: lagere treden zijn al gehad"
    doc = (PREDICATES[reason.rule].holds.__doc__ or "").strip()
    return f"{said} → {reason.rule}: {doc}"


def _shown(value: object) -> str:
    return "+".join(map(str, value)) if isinstance(value, (list, tuple)) else str(value)
