"""What once failed never fails again, and new inputs each time; `python -m tests.security.fuzz` tries many more."""

import json
import random

import pytest

from tests.security.fuzz.running import SEEDS, Tally, attempt, fuzz, seeds
from tests.security.fuzz.targets import TARGETS, Target

KEPT = [(name, path) for name in TARGETS for path in seeds(name)]


@pytest.mark.parametrize(("name", "path"), KEPT, ids=[f"{name}-{path.stem}" for name, path in KEPT])
def test_an_input_that_once_failed_does_not_fail_again(name, path):
    TARGETS[name].prepare()
    attempt(TARGETS[name], json.loads(path.read_text()))


@pytest.mark.parametrize("name", TARGETS)
def test_no_new_input_fails(name):
    number, tally = random.getrandbits(32), Tally()
    fuzz(TARGETS[name], number, TARGETS[name].fresh, tally)
    assert tally.failed == {}, f"python -m tests.security.fuzz --number {number} '{name}' makes it again"
    assert tally.tried >= TARGETS[name].fresh * 0.8


def test_every_seed_belongs_to_a_target():
    assert {path.name for path in SEEDS.iterdir()} <= {name.replace(" ", "_") for name in TARGETS}


def fails_on_long(text):
    assert len(text) < 20


def test_a_failure_is_seen_made_small_and_can_be_kept():
    tally = Tally()
    fuzz(Target(TARGETS["danger"].inputs, fails_on_long), 1, 300, tally)
    (text,) = tally.failed
    assert len(json.loads(text)) >= 20
    assert tally.tried >= len(tally.different) > 1


@pytest.mark.parametrize("wrong", [RecursionError, MemoryError, ValueError, TimeoutError])
def test_any_kind_of_failure_counts(wrong):
    def check(_):
        raise wrong

    tally = Tally()
    fuzz(Target(TARGETS["danger"].inputs, check), 1, 10, tally)
    assert tally.failed


def test_an_input_that_takes_too_long_fails():
    def busy(_):
        sum(range(3_000_000))

    with pytest.raises(AssertionError, match="took"):
        attempt(Target(TARGETS["danger"].inputs, busy, seconds=0.001), "")
