"""docs/security.md: every danger names tests, and they exist."""

import ast
import re
from pathlib import Path

import pytest

from bot.training import ROOT

TESTS = ROOT / "tests"
TABLE = (ROOT / "docs" / "security.md").read_text().partition("## De gevaren")[2].partition("\n## ")[0]
ROWS = [[cell.strip() for cell in line.strip("|").split("|")] for line in TABLE.splitlines() if line.startswith("| ")]
DANGERS = [row for row in ROWS[1:] if not row[0].startswith("**")]


def functions_of(path):
    """Names of the test functions in a file."""
    return {node.name for node in ast.walk(ast.parse(path.read_text())) if hasattr(node, "name")}


def place_of(file):
    return next((path for path in (Path(TESTS, "security", file), Path(TESTS, file)) if path.is_file()), None)


def test_the_table_is_read():
    assert len(DANGERS) >= 25
    assert all(len(row) == 3 for row in DANGERS)


@pytest.mark.parametrize("danger", DANGERS, ids=[row[0] for row in DANGERS])
def test_a_danger_names_what_protects_and_tests_that_exist(danger):
    _, protection, proof = danger
    named = re.findall(r"`([\w/]+\.py)::(test_\w+)`", proof)
    assert protection
    assert named
    assert not re.sub(r"`[^`]*`|\s", "", proof), "a test is written as `file.py::test_name`"
    for file, name in named:
        assert place_of(file), file
        assert name in functions_of(place_of(file)), name


def test_every_test_of_what_nobody_may_do_stands_in_the_table():
    told = set(re.findall(r"::(test_\w+)", TABLE))
    for file in ("test_senders.py", "test_limits.py", "test_logs.py", "test_forged_state.py"):
        names = {name for name in functions_of(TESTS / "security" / file) if name.startswith("test_")}
        assert names <= told, file
