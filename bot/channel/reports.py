"""One line for the log of what went wrong, without the words of a parent that an error may repeat."""

from __future__ import annotations

import traceback
from pathlib import Path

INNERMOST = 4
"""Places that are told, from where the error arose outwards."""


def in_a_line(error: BaseException) -> str:
    """The kind of an error and where it arose; never its own words, which may repeat those of a parent."""
    frames = traceback.extract_tb(error.__traceback__)[-INNERMOST:]
    places = [f"{Path(frame.filename).name}:{frame.lineno} ({frame.name})" for frame in reversed(frames)]
    beneath = error.__cause__ or error.__context__
    because = f", after {type(beneath).__name__}" if beneath else ""
    return f"{type(error).__name__}{because}, at {' < '.join(places)}"


def said_of_database(error: Exception) -> str:
    """What the database said in its first line; the rest, and SQLAlchemy's own words, may hold what was to be stored.

    Of another error what it is.
    """
    said = str(getattr(error, "orig", None) or "").strip()
    return f"{type(error).__name__}: {said.splitlines()[0]}" if said else in_a_line(error)
