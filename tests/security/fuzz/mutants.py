"""Inputs made from an input by a small change: far quicker than new ones, and near to what is right."""

from __future__ import annotations

import copy
import json
import random
from collections.abc import Iterator
from typing import Any

from tests.security.fuzz.inputs import NAMES, ODD, WORDS

OTHER_KINDS = (None, True, 0, -1, 10**30, 0.5, "", [], {}, [[]], {"": None}, [{}] * 3)
PARTS = (*ODD, *ODD, *NAMES, *WORDS)


def mutants(value: Any, number: int) -> Iterator[Any]:
    """This many inputs with one or a few small changes; always the same ones for the same input.

    Args:
        value: plain JSON.
        number: how many.
    """
    text = json.dumps(value)
    chance = random.Random(text)
    for _ in range(number):
        changed = [json.loads(text)]
        for _ in range(chance.randint(1, 3)):
            _change(changed, chance)
        yield changed[0]


def _change(holder: list[Any], chance: random.Random) -> None:
    parent, key = chance.choice(list(places(holder)))
    there = parent[key]
    if isinstance(there, str) and (parent is holder or chance.random() < 0.7):
        parent[key] = changed_text(there, chance)
    elif parent is not holder and chance.random() < 0.2:
        del parent[key]
    else:
        parent[key] = copy.deepcopy(chance.choice((*OTHER_KINDS, chance.choice(PARTS))))


def changed_text(text: str, chance: random.Random) -> str:
    """The text with a part removed, doubled, reversed, in other letters, replaced or put in."""
    begin = chance.randint(0, len(text))
    end = min(len(text), begin + chance.choice((0, 1, 1, 2, 5, 20)))
    part = text[begin:end]
    other = chance.choice(
        ("", part * 2, part[::-1], part.swapcase(), chr(chance.randrange(0x3000)), chance.choice(PARTS))
    )
    return (text[:begin] + other + text[end:])[:4000]


def places(node: Any) -> Iterator[tuple[Any, Any]]:
    """Every place below a node, as its parent and its key."""
    for key in list(node) if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        yield node, key
        yield from places(node[key])
