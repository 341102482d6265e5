"""When to answer, when to ask "bedoel je", and when to say that the bot does not follow.

The limits are not a matter of taste. Each outcome of a message has a cost for the parent; over the tuning messages the
limits are chosen that cost the least, and the curve is kept with the model so that anybody can see the choice.
"""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import asdict, dataclass

import numpy as np

CRISIS = "crisis"
OFF_TOPIC = "out_of_scope"
MAX_OFFERED = 3
"""At most so many topics are offered: more is a list that nobody reads on a phone."""
STEPS = np.round(np.arange(0.02, 0.96, 0.02), 2)
"""Limits that are tried."""


@dataclass(frozen=True)
class Costs:
    """What an outcome costs the parent, where having to answer one question more is 1."""

    asked: float = 1.0
    """"Bedoel je" with what was meant among it."""
    asked_in_vain: float = 3.0
    """"Bedoel je" without what was meant: read three titles, then say it again."""
    turned_away: float = 4.0
    """A real question that is not followed or taken for something else than school."""
    wrong: float = 5.0
    """An answer about something else: perhaps a call to the wrong person."""
    off_topic_answered: float = 2.0
    """An answer to what has nothing to do with school."""
    crisis_missed: float = 100.0
    """A parent in danger without the emergency card."""
    false_alarm: float = 4.0
    """The emergency card for somebody who is not in danger."""
    crisis_share: float = 0.01
    """How many of all messages are about danger: an estimate. The tuning messages hold far more of them."""


@dataclass(frozen=True)
class Thresholds:
    """Limits on likelihoods, between 0 and 1.

    Attributes:
        answer: the likeliest intent is answered from this likelihood on.
        offer: below that, topics from this likelihood on are offered; without any the bot does not follow.
        off_topic: the message has nothing to do with school from this likelihood of that on, whatever else is likelier.
        crisis: the emergency card is shown from this likelihood of a crisis on, whatever else is likelier.
    """

    answer: float
    offer: float
    off_topic: float
    crisis: float

    def to_dict(self) -> dict[str, float]:
        """For the model's report."""
        return asdict(self)


@dataclass(frozen=True)
class CostCurve:
    """The chosen limits and what every limit tried would have cost.

    Attributes:
        chosen: the limits that cost least.
        answer, off_topic, crisis: pairs of a limit and the mean cost per message with it; for ``answer`` with the best
            ``offer``.
    """

    chosen: Thresholds
    answer: tuple[tuple[float, float], ...]
    off_topic: tuple[tuple[float, float], ...]
    crisis: tuple[tuple[float, float], ...]


def offered(likelihoods: np.ndarray, topics: Sequence[int], limit: float) -> list[int]:
    """Places of the topics to offer, likeliest first."""
    best = sorted(topics, key=lambda at: -likelihoods[at])[:MAX_OFFERED]
    return [at for at in best if likelihoods[at] >= limit]


def cost_curve(
    likelihoods: np.ndarray, intents: Sequence[str], accepted: Sequence[Set[str]], topics: Set[str], costs: Costs
) -> CostCurve:
    """Choose the limits on messages that were not trained on.

    Args:
        likelihoods: a row per message, a column per intent; rows add up to 1.
        intents: names of the columns.
        accepted: per message the intents that are right.
        topics: intents that can be offered.
        costs: what each outcome costs.
    """
    columns = [at for at, intent in enumerate(intents) if intent in topics]
    right = np.array([[intent in good for intent in intents] for good in accepted])
    crisis_costs = _crisis_costs(likelihoods[:, list(intents).index(CRISIS)], accepted, costs)
    crisis = _middle_of_cheapest(crisis_costs)
    answered = _costs_of_answers(likelihoods, list(intents), right, costs)
    unsure = {limit: _costs_when_unsure(likelihoods, intents, right, columns, limit, costs) for limit in STEPS}
    best = likelihoods.max(axis=1)
    table = {
        (answer, offer): float(np.where(best >= answer, answered, unsure[offer]).mean())
        for answer in STEPS
        for offer in STEPS
        if offer <= answer
    }
    answer, offer = min(table, key=lambda limits: (table[limits], limits))
    curve = [(float(limit), min(cost for (at, _), cost in table.items() if at == limit)) for limit in STEPS]
    elsewhere = np.where(best >= answer, answered, unsure[offer])
    off_topic_costs = _off_topic_costs(likelihoods[:, list(intents).index(OFF_TOPIC)], accepted, elsewhere, costs)
    off_topic = _middle_of_cheapest(off_topic_costs)
    chosen = Thresholds(float(answer), float(offer), off_topic, crisis)
    return CostCurve(chosen, tuple(curve), tuple(off_topic_costs), tuple(crisis_costs))


def _costs_of_answers(likelihoods: np.ndarray, intents: list[str], right: np.ndarray, costs: Costs) -> np.ndarray:
    """Cost per message when its likeliest intent is answered."""
    best = likelihoods.argmax(axis=1)
    off_topic = intents.index(OFF_TOPIC)
    wrong = np.where(
        best == off_topic, costs.turned_away, np.where(right[:, off_topic], costs.off_topic_answered, costs.wrong)
    )
    return np.where(right[np.arange(len(best)), best], 0.0, wrong)


def _costs_when_unsure(
    likelihoods: np.ndarray,
    intents: Sequence[str],
    right: np.ndarray,
    topics: Sequence[int],
    limit: float,
    costs: Costs,
) -> np.ndarray:
    """Cost per message when topics from ``limit`` on are offered, or the bot says that it does not follow."""
    off_topic = list(intents).index(OFF_TOPIC)
    found = np.empty(len(likelihoods))
    for row, shares in enumerate(likelihoods):
        shown = offered(shares, topics, limit)
        if not shown:
            found[row] = 0.0 if right[row, off_topic] else costs.turned_away
        elif right[row, shown].any() or right[row, off_topic]:
            found[row] = costs.asked
        else:
            found[row] = costs.asked_in_vain
    return found


def _off_topic_costs(
    shares: np.ndarray, accepted: Sequence[Set[str]], elsewhere: np.ndarray, costs: Costs
) -> list[tuple[float, float]]:
    """Pairs of a limit and the mean cost per message, where ``elsewhere`` is what a message costs below the limit."""
    kept_out = np.array([0.0 if OFF_TOPIC in good else costs.turned_away for good in accepted])
    return [(float(limit), float(np.where(shares >= limit, kept_out, elsewhere).mean())) for limit in STEPS]


def _crisis_costs(shares: np.ndarray, accepted: Sequence[Set[str]], costs: Costs) -> list[tuple[float, float]]:
    """Pairs of a limit and the mean cost per message; danger and harmless messages weigh as often as they come."""
    danger = shares[[good == {CRISIS} for good in accepted]]
    harmless = shares[[CRISIS not in good for good in accepted]]
    missed = costs.crisis_share * costs.crisis_missed
    disturbed = (1 - costs.crisis_share) * costs.false_alarm
    return [
        (float(limit), float(missed * (danger < limit).mean() + disturbed * (harmless >= limit).mean()))
        for limit in STEPS
    ]


def _middle_of_cheapest(curve: Sequence[tuple[float, float]]) -> float:
    """The middle of the limits that cost least, so that chance in a few messages decides little."""
    least = min(cost for _, cost in curve)
    cheapest = [limit for limit, cost in curve if cost == least]
    return cheapest[len(cheapest) // 2]
