"""Tries inputs on a target, counts them, and keeps the ones that fail."""

from __future__ import annotations

import hashlib
import json
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.security.fuzz.mutants import mutants
from tests.security.fuzz.targets import Target

SEEDS = Path(__file__).parent / "seeds"
HANGS = 60
"""Seconds after which an input hangs."""
AT_ONCE = 500
"""Inputs that Hypothesis makes from one number."""


class TooSlowError(AssertionError):
    """An input took more time than it may."""


@dataclass
class Tally:
    """What was tried on one target.

    Attributes:
        tried: inputs, as they were made; the same one may come twice.
        different: hashes of them.
        failed: what went wrong, by the input that did it.
        seconds: time it took.
        slowest: most processor time of one input.
    """

    tried: int = 0
    different: set[int] = field(default_factory=set)
    failed: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    slowest: float = 0.0


def fuzz(target: Target, number: int, inputs: int, tally: Tally) -> None:
    """Try new inputs on a target.

    Args:
        target: what to try them on.
        number: other numbers make other inputs.
        inputs: how many; some make mutants besides. The search stops at the first that fails.
        tally: counts them.
    """
    last: list[str] = []

    @seed(number)
    @settings(
        max_examples=inputs, database=None, deadline=None, suppress_health_check=list(HealthCheck),
        phases=(Phase.generate, Phase.shrink), report_multiple_bugs=False,
    )  # fmt: skip
    @given(target.inputs)
    def one(made: Any) -> None:
        for value in (made, *mutants(made, target.mutants)):
            last[:] = [as_text(value)]
            tally.tried += 1
            tally.different.add(hash(last[0]))
            tally.slowest = max(tally.slowest, attempt(target, value))

    target.prepare()
    began = time.monotonic()
    try:
        one()
    except Exception as error:  # whatever it is, it is what we look for
        tally.failed[last[0] if last else "null"] = f"{type(error).__name__}: {error}"
    tally.seconds += time.monotonic() - began


def attempt(target: Target, value: Any) -> float:
    """Try one input; returns the processor time that it took.

    Raises:
        TooSlowError: when that is too much, or the input hangs.
    """
    began = time.process_time()
    with _alarm():
        target.check(value)
    took = time.process_time() - began
    if took > target.seconds:
        raise TooSlowError(f"took {took:.1f} seconds")
    return took


@contextmanager
def _alarm() -> Iterator[None]:
    def stop(*_: Any) -> None:
        raise TooSlowError("hangs")

    before = signal.signal(signal.SIGALRM, stop)
    signal.alarm(HANGS)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.signal(signal.SIGALRM, before)


def as_text(value: Any) -> str:
    """An input as it is kept."""
    return json.dumps(value, indent=1)


def keep(name: str, text: str) -> Path:
    """Keep an input that failed, for every later run."""
    folder = SEEDS / name.replace(" ", "_")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{hashlib.sha256(text.encode()).hexdigest()[:12]}.json"
    path.write_text(text + "\n")
    return path


def seeds(name: str) -> list[Path]:
    """The inputs that once failed on a target."""
    return sorted((SEEDS / name.replace(" ", "_")).glob("*.json"))
