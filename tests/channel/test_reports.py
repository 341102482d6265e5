"""What the log is told of an error: one line, and nothing that a parent wrote."""

import pytest
from sqlalchemy.exc import OperationalError

from bot.channel.reports import in_a_line, said_of_database

SECRET = "mijn geheim\nGEMERKT"


def failed(said):
    return OperationalError("INSERT INTO events", {"data": SECRET}, Exception(said) if said else None)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("database is locked", "OperationalError: database is locked"),
        (f"no such table\nLINE 1: INSERT {SECRET}\n", "OperationalError: no such table"),
        ("\n", "OperationalError, at "),
        (None, "OperationalError, at "),
    ],
)
def test_of_a_database_only_its_first_line_is_told(said, told):
    assert said_of_database(failed(said)).startswith(told)
    assert "geheim" not in said_of_database(failed(said))


def test_of_another_error_the_kind_and_the_place_are_told():
    def inner():
        raise ValueError(SECRET)

    try:
        try:
            inner()
        except ValueError as error:
            raise KeyError(SECRET) from error
    except KeyError as error:
        line = in_a_line(error)
    assert line.startswith("KeyError, after ValueError, at test_reports.py:")
    assert "(test_of_another_error_the_kind_and_the_place_are_told)" in line
    assert "geheim" not in line
    assert "\n" not in line
