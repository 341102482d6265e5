"""docs/sources.md accounts for all that the five source pages name, and points only at things the bot has."""

import re
from typing import NamedTuple

import pytest

from bot.knowledge import Knowledge, load_knowledge
from tests.conftest import ROOT

PAGE = ROOT / "docs" / "sources.md"
HEADER = ["wat de pagina noemt", "soort", "waar in de bot", "opmerking"]
# How many things each source page names, counted line by line. A row may be added, never quietly lost.
COUNTED = {"seed 000": 45, "seed 001": 53, "seed 002": 36, "seed 003": 33, "seed 004": 26}


class Row(NamedTuple):
    """One row of a table: where it stands, what it says and which references it gives."""

    line: int
    named: str
    kind: str
    references: list[str]
    remark: str

    def __str__(self) -> str:
        return f"docs/sources.md:{self.line}: {self.named}"


@pytest.fixture(scope="module")
def knowledge() -> Knowledge:
    """Loaded without the predicates: where a thing stands does not depend on them."""
    return load_knowledge()


@pytest.fixture(scope="module")
def tables() -> dict[str, list[Row]]:
    """The rows by seed."""
    found: dict[str, list[Row]] = {}
    seed = "before the first seed"
    for number, line in enumerate(PAGE.read_text(encoding="utf-8").splitlines(), start=1):
        if heading := re.match(r"## (seed \d{3}): ", line):
            seed = heading[1]
        elif line.startswith("|"):
            cells = [cell.strip() for cell in line.strip("|").split("|")]
            assert len(cells) == len(HEADER), f"docs/sources.md:{number}: {len(cells)} cells instead of {len(HEADER)}"
            if cells != HEADER and set(cells) != {"---"}:
                named, kind, where, remark = cells
                found.setdefault(seed, []).append(Row(number, named, kind, where.split(", "), remark))
    return found


def is_known(knowledge: Knowledge, reference: str) -> bool:
    """Whether a cell's part, such as `topics:klacht/directeur` in backticks, is the name of something the bot has."""
    parts = re.fullmatch(r"`(contacts|terms|questions|texts|topics):([a-z0-9_]+)(?:/([a-z0-9_]+))?`", reference)
    if not parts:
        return False
    file, entry, step = parts.groups()
    if file == "topics":
        return entry in knowledge.topics and step is not None and knowledge.topics[entry].step(step) is not None
    return step is None and entry in getattr(knowledge, file)


def is_confirmed(knowledge: Knowledge, reference: str) -> bool:
    """False for a contact or term that is explained but never offered."""
    file, _, entry = reference.strip("`").partition(":")
    entries = getattr(knowledge, file) if file in ("contacts", "terms") else {}
    return entry not in entries or entries[entry].verified


def test_every_seed_has_a_table_with_all_that_was_counted(tables):
    assert list(tables) == list(COUNTED)
    short = {seed: len(tables[seed]) for seed, counted in COUNTED.items() if len(tables[seed]) < counted}
    assert not short, f"rows were lost: {short}, counted were {COUNTED}"


def test_every_row_says_what_it_is_once(tables):
    for seed, rows in tables.items():
        names = [row.named for row in rows]
        twice = {name for name in names if names.count(name) > 1}
        assert not twice, f"{seed} names these more than once: {sorted(twice)}"
        assert all(row.named and row.kind for row in rows), f"{seed} has a row without a name or a kind"


def test_every_reference_is_something_the_bot_has(tables, knowledge):
    missing = [
        f"{row}: {reference or 'no reference'}"
        for rows in tables.values()
        for row in rows
        for reference in row.references
        if not is_known(knowledge, reference)
    ]
    assert not missing, "the bot has no such entry:\n" + "\n".join(missing)


def test_what_is_not_offered_has_a_reason(tables, knowledge):
    silent = [
        str(row)
        for rows in tables.values()
        for row in rows
        if not row.remark and not all(is_confirmed(knowledge, reference) for reference in row.references)
    ]
    assert not silent, "say in the last column why the bot does not offer it:\n" + "\n".join(silent)


@pytest.mark.parametrize("seed", COUNTED)
def test_every_contact_and_term_from_a_seed_stands_in_its_table(seed, tables, knowledge):
    from_seed = {
        f"`{file}:{name}`"
        for file in ("contacts", "terms")
        for name, entry in getattr(knowledge, file).items()
        if any(seed in source for source in entry.sources)
    }
    assert from_seed, f"no contact or term has {seed} as a source"
    told = {reference for row in tables[seed] for reference in row.references}
    untold = sorted(from_seed - told)
    assert not untold, f"{seed} is a source of these, but its table does not have them: {untold}"
