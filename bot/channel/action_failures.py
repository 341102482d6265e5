"""Why the actions did not answer, for one line in the log; Rasa writes two, and a traceback of sixty."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from rasa.shared.exceptions import RasaException

SAID_BY_RASA = ("Failed to run custom action", "Encountered an exception while running action")
LONGEST = 200
"""Characters of a cause; nonsense from a server may be long."""

_OF_THIS_TURN: ContextVar[list[str] | None] = ContextVar("action_failures", default=None)


@contextmanager
def action_failures() -> Iterator[list[str]]:
    """Collects why an action failed while the turn runs, instead of letting Rasa log it."""
    for name in ("rasa.core.actions.action", "rasa.core.processor"):
        logging.getLogger(name).addFilter(_collect)  # the same filter is added once
    causes: list[str] = []
    token = _OF_THIS_TURN.set(causes)
    try:
        yield causes
    finally:
        _OF_THIS_TURN.reset(token)


def _collect(record: logging.LogRecord) -> bool:
    """Take a record that says that an action failed; others, and those of other channels, are logged."""
    causes = _OF_THIS_TURN.get()
    if causes is None or not record.getMessage().startswith(SAID_BY_RASA):
        return True
    if record.exc_info and (cause := _beneath(record.exc_info[1])):
        causes.append(f"{type(cause).__name__}: {str(cause).partition(chr(10))[0][:LONGEST]}")
    return False


def _beneath(error: BaseException | None) -> BaseException | None:
    """What Rasa's own error is about, which tells more."""
    return error.__context__ if isinstance(error, RasaException) and error.__context__ else error
