"""The counts for editors: a table to read, and a file for a spreadsheet."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

from bot.knowledge import Knowledge
from bot.privacy.statistics import KINDS, Answer, Counts

TITLES = dict(zip(KINDS, ("vraag", "keuze", "advies", "contact", "uitleg", "nood", "tekst"), strict=True))
NO_TOPIC, NO_SCHOOL = "(nog geen onderwerp)", "(landelijk)"
COLUMNS = ("week vanaf", "school", "onderwerp", "soort", "contact", "aantal")
SMALL = 5
"""The file may be passed on: a smaller number, which could point at one family, is not written in it."""


def first_day(today: date, weeks: int) -> date:
    """The Monday with which these last weeks begin; the current week is the last."""
    return _monday(today) - timedelta(weeks=weeks - 1)


def table(knowledge: Knowledge, counts: Counts) -> str:
    """How often each kind of answer was given on each topic, at all schools together."""
    cells: Counter[tuple[str, str]] = Counter()
    for answer, number in counts.items():
        cells[answer.topic, answer.kind] += number
    topics = [name for name in ("", *knowledge.topics) if any(cells[name, kind] for kind in KINDS)]
    head = ["onderwerp", *TITLES.values(), "samen"]
    lines = [[_title(knowledge, name), *_row([cells[name, kind] for kind in KINDS])] for name in topics]
    sums = ["samen", *_row([sum(cells[name, kind] for name in topics) for kind in KINDS])]
    return "\n".join(_aligned([head, *lines, sums]))


def write_csv(path: Path, counts: Mapping[Answer, int]) -> None:
    """Write the counts of each week, school, topic, kind and contact; as a Dutch spreadsheet opens them."""
    weeks: Counter[tuple[str, ...]] = Counter()
    for answer, number in counts.items():
        week = _monday(date.fromisoformat(answer.day)).isoformat()
        weeks[week, answer.school or NO_SCHOOL, answer.topic or NO_TOPIC, TITLES[answer.kind], answer.contact] += number
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows((*names, f"<{SMALL}" if number < SMALL else number) for names, number in sorted(weeks.items()))


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _title(knowledge: Knowledge, topic: str) -> str:
    return knowledge.topics[topic].title if topic else NO_TOPIC


def _row(numbers: list[int]) -> list[str]:
    return [str(number or "-") for number in (*numbers, sum(numbers))]


def _aligned(rows: list[list[str]]) -> Iterator[str]:
    """Columns under each other: the first to the left, numbers to the right."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for first, *rest in rows:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join((first.ljust(widths[0]), *cells))
