"""The picture of a topic's decision tree, for staff and editors: as a Mermaid flowchart and as an SVG for print.

It exists so that an editor sees what a change does to the ladders, and a helpdesk worker sees at a glance how the bot
leads a parent on. It must not decide anything: every rung comes from asking the engine, and no path is drawn that the
engine does not take. It must not read the clock or shuffle: the same knowledge gives the identical picture.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import chain, groupby, pairwise
from typing import Literal

from bot.knowledge import Knowledge, Step, Topic
from bot.triage.checks import all_situations
from bot.triage.engine import Advise, advise, rungs
from bot.triage.facts import SCHOOL_TYPE, Facts, FactValue

# The words for staff; all other words come from the knowledge files.
OR = " of "
BEGIN = "begin"
PASSED_OVER = "overgeslagen"
AFTERWARDS = "daarna:"
QUESTION = "De bot vraagt:"
DESCRIPTION = "Elke kolom is een ladder: de eerste stap staat boven, de laatste onder."
LEGEND = "Wie al met iemand sprak, kan verderop beginnen. ‘Weet ik niet’ geldt ook als de bot het antwoord niet heeft."

MAX_COLUMNS = 4
"""More columns than this make boxes too narrow for a name; then each answer gets a bar of its own."""

# The page. The drawing's units are millimetres; 9 points is 3.175 of them.
WIDTH = 210.0
MARGIN = 6.0
FULL = (7.0, 196.0)
BETWEEN_COLUMNS = 2.5
BETWEEN_RUNGS = 1.4
BETWEEN_SECTIONS = 1.8
FONT = 3.2
TITLE_FONT = 5.0
LINE, BASELINE = 1.18, 0.78
PAD, INSET = 0.5, 1.6
BADGE, BADGE_ROOM = 2.1, 6.0

INK, PAPER, FAINT, EDGE, START, BAR = "#1b2a38", "#ffffff", "#55606b", "#47688a", "#1d4e79", "#d5dce3"
LOOKS = {
    "passed_over": (PAPER, FAINT, FAINT),
    "begin": (START, START, PAPER),
    "rung": ("#eaf2f8", EDGE, INK),
    "advice_line": (PAPER, EDGE, INK),
}
"""Fill, border and ink of each kind of box."""

EMS = (
    ("ijl' ‘’", 0.33),
    ("frtI.,:;()|/-", 0.42),
    ("csz", 0.56),
    ("ABCDEFGHJKLNOPQRSTUVXYZw&", 0.83),
    ("mMW%@…—", 1.0),
)
OTHER_EMS = 0.64
"""Widths of characters in font sizes, rounded up from DejaVu Sans, which is wide for a sans-serif."""
BOLDER = 1.15


@dataclass(frozen=True)
class Path:
    """One way up the ladder, and for whom it is.

    Attributes:
        situations: the combinations of answers that give this way.
        passed_over: rungs on these parents' ladder below the one they begin on.
        climbed: the rungs they climb, from the beginning to the last; after it comes independent advice.
    """

    situations: tuple[Facts, ...]
    passed_over: tuple[Step, ...]
    climbed: tuple[Step, ...]


def paths(knowledge: Knowledge, topic: Topic) -> list[Path]:
    """Every way up this topic's ladder, for parents who spoke to nobody yet, in the order of the questions' answers."""
    groups: dict[tuple[tuple[str, ...], tuple[str, ...]], Path] = {}
    for facts in all_situations(knowledge, topic):
        climbed = tuple(_climbed(knowledge, topic, facts))
        passed_over = tuple(step for step in rungs(topic, facts) if step.id not in _ids(climbed))
        key = (_ids(passed_over), _ids(climbed))
        earlier = groups[key].situations if key in groups else ()
        groups[key] = Path((*earlier, facts), passed_over, climbed)
    return list(groups.values())


def _climbed(knowledge: Knowledge, topic: Topic, facts: Facts) -> Iterator[Step]:
    """The rungs that the engine advises one after the other to a parent who says each time that it did not help."""
    tried: frozenset[str] = frozenset()
    while isinstance(outcome := advise(knowledge, topic, facts, tried), Advise):
        yield outcome.step
        tried |= {outcome.step.id}


Answers = tuple[FactValue, ...]
"""Answers to some questions, in the order of those questions."""


@dataclass(frozen=True)
class Chart:
    """A topic's paths as a table: answers to one question across, answers to the others down.

    Attributes:
        across, down: the questions, in words; None where there is nothing to tell apart.
        columns: the answers that head each column, as on their buttons.
        sections: the answers that head each section, likewise, with the path in each column.
    """

    across: str | None
    down: str | None
    columns: tuple[tuple[str, ...], ...]
    sections: tuple[tuple[tuple[str, ...], tuple[Path, ...]], ...]


def chart(knowledge: Knowledge, topic: Topic) -> Chart:
    """The table of this topic: by school type or by its only question across, if that fits, and the rest down.

    Answers that make no difference anywhere in the table share a column or a section.
    """
    ways = paths(knowledge, topic)
    questions = list(ways[0].situations[0])
    across = [name for name in questions if name == SCHOOL_TYPE or len(questions) == 1]
    table = _table(knowledge, topic, ways, across)
    return table if len(table.columns) <= MAX_COLUMNS else _table(knowledge, topic, ways, [])


def _table(knowledge: Knowledge, topic: Topic, ways: list[Path], across: list[str]) -> Chart:
    situations = list(all_situations(knowledge, topic))
    down = [name for name in situations[0] if name not in across]
    way_of = {
        (_answers(facts, down), _answers(facts, across)): at for at, way in enumerate(ways) for facts in way.situations
    }
    rows = list(dict.fromkeys(_answers(facts, down) for facts in situations))
    cells = list(dict.fromkeys(_answers(facts, across) for facts in situations))
    columns = _alike({cell: tuple(way_of[row, cell] for row in rows) for cell in cells})
    sections = _alike({row: tuple(way_of[row, alike[0]] for alike in columns.values()) for row in rows})
    return Chart(
        across=_asked(knowledge, across) if len(columns) > 1 else None,
        down=_asked(knowledge, down) if len(sections) > 1 else None,
        columns=tuple(_buttons(knowledge, across, alike) for alike in columns.values()),
        sections=tuple(
            (_buttons(knowledge, down, alike), tuple(ways[at] for at in numbers)) for numbers, alike in sections.items()
        ),
    )


def _answers(facts: Facts, questions: list[str]) -> Answers:
    return tuple(facts[name] for name in questions)


def _alike(ways: dict[Answers, tuple[int, ...]]) -> dict[tuple[int, ...], list[Answers]]:
    """The answers that lead to the same paths, taken together."""
    groups: dict[tuple[int, ...], list[Answers]] = {}
    for answers, numbers in ways.items():
        groups.setdefault(numbers, []).append(answers)
    return groups


def _asked(knowledge: Knowledge, questions: list[str]) -> str:
    return " ".join(knowledge.questions[name].ask for name in questions)


def _buttons(knowledge: Knowledge, questions: list[str], alike: list[Answers]) -> tuple[str, ...]:
    """The words on the buttons for each of these combinations of answers, quoted: some hold a comma or an "of"."""
    options = [knowledge.questions[name].options for name in questions]
    titles = ([each[answer].title for each, answer in zip(options, answers, strict=True)] for answers in alike)
    return tuple(f"‘{' en '.join(together)}’" for together in titles)


def _name(knowledge: Knowledge, step: Step) -> str:
    return step.title or knowledge.contacts[step.contact].name


def _ids(steps: Sequence[Step]) -> tuple[str, ...]:
    return tuple(step.id for step in steps)


# --- Mermaid

Drawn = dict[tuple[int, tuple[str, ...]], str]
"""The boxes so far: a rung's number and all steps from it to the end, and what the box is called."""


def mermaid(knowledge: Knowledge, topic: Topic) -> str:
    """The tree as a Mermaid flowchart.

    Rungs are drawn once where paths come together for good: a path never leaves a shared rung in two directions, so
    that following the arrows from an answer gives that answer's path and no other.
    """
    table = chart(knowledge, topic)
    title = "<br/>".join(_label(text) for text in (topic.title, table.down or table.across) if text)
    advice_line = knowledge.contacts[knowledge.advice_line].name
    drawn: Drawn = {}
    sections = [_arrows(knowledge, table, at, drawn) for at in range(len(table.sections))]
    lines = ["graph TD", f'  onderwerp["{title}"]', *chain(*sections), f'  advieslijn(["{_label(advice_line)}"])']
    return "\n".join(lines) + "\n"


def _arrows(knowledge: Knowledge, table: Chart, section: int, drawn: Drawn) -> Iterator[str]:
    """From the topic to the answers of a section, from those to the answers of each column, and up the ladders."""
    answers, row = table.sections[section]
    source = "onderwerp"
    if table.down:
        source = f"antwoord{section + 1}"
        yield f'  {source}{{{{"{_label(OR.join(answers))}"}}}}'
        yield f"  onderwerp --> {source}"
    for heads, path in _branches(table.columns, row):
        origin = source
        if len(heads) < len(table.columns):
            origin = f"kolom{section + 1}_{table.columns.index(heads[0]) + 1}"
            yield f'  {origin}(["{_label(OR.join(chain(*heads)))}"])'
            yield f"  {source} --> {origin}"
        yield from _climb(knowledge, path, origin, drawn)


def _branches(columns: Sequence[tuple[str, ...]], row: Sequence[Path]) -> list[tuple[list[tuple[str, ...]], Path]]:
    """The paths of a section that climb differently, each with the columns that it stands in."""
    climbs = [(len(path.passed_over), _ids(path.climbed)) for path in row]
    return [
        ([head for head, other in zip(columns, climbs, strict=True) if other == climb], row[at])
        for at, climb in enumerate(climbs)
        if climb not in climbs[:at]
    ]


def _climb(knowledge: Knowledge, path: Path, source: str, drawn: Drawn) -> Iterator[str]:
    """The arrows of one path, up to the first rung from where the rest is drawn already."""
    arrow = f"-- {BEGIN} -->"
    for at, step in enumerate(path.climbed):
        number = len(path.passed_over) + at + 1
        rest = (number, _ids(path.climbed[at:]))
        if rest in drawn:
            yield f"  {source} {arrow} {drawn[rest]}"
            return
        drawn[rest] = f"trede{len(drawn) + 1}"
        yield f'  {drawn[rest]}["{number} · {_label(_name(knowledge, step))}"]'
        yield f"  {source} {arrow} {drawn[rest]}"
        source, arrow = drawn[rest], "-->"
    yield f"  {source} --> advieslijn"


def _label(text: str) -> str:
    """Text that cannot end the label it stands in."""
    return text.replace("#", "#35;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")


# --- SVG: every function gives the elements it draws; those that draw downwards give the height reached as well


@dataclass(frozen=True)
class Cell:
    """A box in a column. Equal neighbours are drawn as one.

    Attributes:
        kind: what it is, which decides how it looks.
        steps: ids of the rungs it stands for.
        text: the words in it.
        number: the rung's number; None for what is not a rung to climb.
    """

    kind: Literal["passed_over", "begin", "rung", "advice_line"]
    steps: tuple[str, ...]
    text: str
    number: int | None = None


Lane = tuple[float, float]
"""Where a column, or some columns together, begins and how wide it is."""
Down = tuple[list[str], float]
"""Elements, and the height that they reach down to."""


def svg(knowledge: Knowledge, topic: Topic) -> str:
    """The tree as an SVG of A4's width that needs nothing but itself; sizes are millimetres."""
    table = chart(knowledge, topic)
    drawing, y = _heading(topic, table)
    for answers, row in table.sections:
        bar, y = _bar(OR.join(answers), y) if table.down else ([], y)
        ladders, y = _ladders(_columns(knowledge, topic, row), y)
        drawing += [*bar, *ladders]
        y += BETWEEN_SECTIONS
    legend, y = _paragraph(LEGEND, y, fill=FAINT)
    return _document(topic, [*drawing, *legend], y + MARGIN)


def _document(topic: Topic, drawing: list[str], height: float) -> str:
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="nl" width="{WIDTH:g}mm" height="{height:.2f}mm"'
        f' viewBox="0 0 {WIDTH:g} {height:.2f}" font-family="sans-serif" font-size="{FONT}" fill="{INK}">',
        f"<title>{escape(topic.title)}</title>",
        f"<desc>{escape(DESCRIPTION)}</desc>",
        "<style>@page { size: A4; margin: 0 }</style>",
        _rectangle(0, 0, WIDTH, height, f'fill="{PAPER}"'),
        *drawing,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _heading(topic: Topic, table: Chart) -> Down:
    """The topic, its question and the answers above the columns; school types speak for themselves without one."""
    drawing, y = _paragraph(topic.title, MARGIN, size=TITLE_FONT, bold=True)
    question = table.down or table.across
    if question:
        text, y = _paragraph(f"{QUESTION} {question}", y)
        drawing += text
    if not table.across:
        return drawing, y + 1
    heads, y = _column_heads(table.columns, y + 1)
    return drawing + heads, y


def _column_heads(columns: Sequence[tuple[str, ...]], y: float) -> Down:
    """The answers above each column, each beginning on a line of its own, with the last lines level."""
    lanes = _lanes(len(columns))
    heads = [f"{OR.rstrip()}\n".join(answers) for answers in columns]
    wrapped = [_wrapped(head, width, bold=True) for head, (_, width) in zip(heads, lanes, strict=True)]
    most = max(map(len, wrapped))
    drawing: list[str] = []
    for lines, lane in zip(wrapped, lanes, strict=True):
        lower = y + (most - len(lines)) * FONT * LINE
        drawing += _text(lines, _centre(lane), lower, bold=True, anchor="middle")
    return drawing, y + most * FONT * LINE + 1


def _bar(words: str, y: float) -> Down:
    """The answers that a section is about."""
    lines = _wrapped(words, FULL[1] - 2 * INSET, bold=True)
    height = len(lines) * FONT * LINE + 2 * PAD
    box = _rectangle(FULL[0], y, FULL[1], height, f'fill="{BAR}"')
    return _group(box, _text(lines, FULL[0] + INSET, y + PAD, bold=True)), y + height + BETWEEN_RUNGS


def _columns(knowledge: Knowledge, topic: Topic, row: Sequence[Path]) -> list[dict[int, Cell]]:
    """The boxes of each column by level; level 0 is for what is passed over, the last for what comes after."""
    level_of = _levels(topic, row)
    end = Cell("advice_line", (), f"{AFTERWARDS} {knowledge.contacts[knowledge.advice_line].name}")
    last = 1 + max((level_of[step.id] for path in row for step in path.climbed), default=0)
    return [
        _passed_over(knowledge, path)
        | {level_of[step.id]: _rung(knowledge, path, at) for at, step in enumerate(path.climbed)}
        | {last: end}
        for path in row
    ]


def _levels(topic: Topic, row: Sequence[Path]) -> dict[str, int]:
    """How far down each rung stands: the same in every column, and below all rungs that come before it in any."""
    before: dict[str, set[str]] = {step.id: set() for step in topic.steps}
    for earlier, later in chain.from_iterable(pairwise(_ids(path.climbed)) for path in row):
        before[later].add(earlier)
    level_of: dict[str, int] = {}
    for step in topic.steps:
        level_of[step.id] = 1 + max((level_of[name] for name in before[step.id]), default=0)
    return level_of


def _passed_over(knowledge: Knowledge, path: Path) -> dict[int, Cell]:
    names = [f"{number} {_name(knowledge, step)}" for number, step in enumerate(path.passed_over, start=1)]
    return {0: Cell("passed_over", _ids(path.passed_over), "\n".join([PASSED_OVER, *names]))} if names else {}


def _rung(knowledge: Knowledge, path: Path, at: int) -> Cell:
    step, number = path.climbed[at], len(path.passed_over) + at + 1
    return Cell("rung" if at else "begin", (step.id,), _name(knowledge, step), number)


def _ladders(columns: list[dict[int, Cell]], y: float) -> Down:
    """The columns side by side, level by level."""
    lanes = _lanes(len(columns))
    drawing: list[str] = []
    left_from: list[float | None] = [None] * len(columns)
    for level in sorted(set().union(*columns)):
        boxes = list(_boxes([column.get(level) for column in columns]))
        height = max(_height(cell, _together(lanes, covered)) for cell, covered in boxes)
        for cell, covered in boxes:
            tops = [(lanes[at], bottom) for at in covered if (bottom := left_from[at]) is not None]
            drawing += [_arrow(_centre(lane), bottom, y) for lane, bottom in tops]
            drawing += _box(cell, _together(lanes, covered), y, height)
            for at in covered:
                left_from[at] = None if cell.kind == "passed_over" else y + height
        y += height + BETWEEN_RUNGS
    return drawing, y - BETWEEN_RUNGS


def _boxes(level: list[Cell | None]) -> Iterator[tuple[Cell, list[int]]]:
    """The boxes at one level, each with the columns that it covers."""
    for cell, columns in groupby(range(len(level)), key=lambda at: level[at]):
        if cell is not None:
            yield cell, list(columns)


def _lanes(count: int) -> list[Lane]:
    """Columns of equal width across the page."""
    width = (FULL[1] - (count - 1) * BETWEEN_COLUMNS) / count
    return [(FULL[0] + at * (width + BETWEEN_COLUMNS), width) for at in range(count)]


def _together(lanes: list[Lane], covered: list[int]) -> Lane:
    first, (last, width) = lanes[covered[0]][0], lanes[covered[-1]]
    return first, last + width - first


def _centre(lane: Lane) -> float:
    return lane[0] + lane[1] / 2


def _room(cell: Cell, lane: Lane) -> Lane:
    """The part of the box that is for words."""
    left = BADGE_ROOM if cell.number else INSET
    right = _width(BEGIN) + 2 * INSET if cell.kind == "begin" else INSET
    return lane[0] + left, lane[1] - left - right


def _height(cell: Cell, lane: Lane) -> float:
    return len(_wrapped(cell.text, _room(cell, lane)[1])) * FONT * LINE + 2 * PAD


def _box(cell: Cell, lane: Lane, y: float, height: float) -> list[str]:
    """A box with its number, its words and, where a path begins, the mark for that."""
    fill, stroke, ink = LOOKS[cell.kind]
    (x, width), room = lane, _room(cell, lane)
    dashes = ' stroke-dasharray="1 0.8"' if cell.kind == "passed_over" else ""
    border = f'rx="1.2" fill="{fill}" stroke="{stroke}" stroke-width="0.3"{dashes}'
    lines = _wrapped(cell.text, room[1])
    parts = _text(lines, room[0], y + (height - len(lines) * FONT * LINE) / 2, fill=ink)
    if cell.number:
        parts += _badge(cell, x + BADGE_ROOM / 2, y + height / 2)
    if cell.kind == "begin":
        parts += _text([BEGIN], x + width - INSET, y + (height - FONT * LINE) / 2, fill=ink, anchor="end")
    return _group(
        _rectangle(x, y, width, height, border),
        parts,
        f' data-kind="{cell.kind}" data-steps="{escape(" ".join(cell.steps))}"',
    )


def _badge(cell: Cell, x: float, y: float) -> list[str]:
    """The rung's number in a disc."""
    disc, ink = (PAPER, START) if cell.kind == "begin" else (EDGE, PAPER)
    circle = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{BADGE}" fill="{disc}"/>'
    return [circle, *_text([str(cell.number)], x, y - FONT * LINE / 2, fill=ink, bold=True, anchor="middle")]


def _arrow(x: float, top: float, bottom: float) -> str:
    """From one rung down to the next; the head fills the gap between two boxes."""
    head = bottom - BETWEEN_RUNGS
    return (
        f'<path d="M{x:.2f} {top:.2f}V{head:.2f}" stroke="{EDGE}" stroke-width="0.4"/>'
        f'<path d="M{x - 1.4:.2f} {head:.2f}h2.8l-1.4 {BETWEEN_RUNGS}z" fill="{EDGE}"/>'
    )


def _paragraph(text: str, y: float, *, size: float = FONT, bold: bool = False, fill: str = INK) -> Down:
    lines = _wrapped(text, FULL[1], size=size, bold=bold)
    return _text(lines, FULL[0], y, size=size, bold=bold, fill=fill), y + len(lines) * size * LINE + 0.6


def _group(box: str, parts: list[str], data: str = "") -> list[str]:
    return [f"<g{data}>", box, *parts, "</g>"]


def _rectangle(x: float, y: float, width: float, height: float, look: str) -> str:
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" {look}/>'


def _text(
    lines: list[str],
    x: float,
    y: float,
    *,
    size: float = FONT,
    bold: bool = False,
    fill: str = INK,
    anchor: Literal["start", "middle", "end"] = "start",
) -> list[str]:
    """Lines of text below a height."""
    look = f'fill="{fill}" text-anchor="{anchor}"' + (f' font-size="{size:g}"' if size != FONT else "")
    look += ' font-weight="bold"' if bold else ""
    baselines = (y + (at + BASELINE) * size * LINE for at in range(len(lines)))
    spans = [
        f'<tspan x="{x:.2f}" y="{down:.2f}">{escape(line)}</tspan>' for line, down in zip(lines, baselines, strict=True)
    ]
    return [f"<text {look}>{''.join(spans)}</text>"]


def _wrapped(text: str, room: float, *, size: float = FONT, bold: bool = False) -> list[str]:
    """The text in lines that are no wider than the room; only a word that is wider by itself is broken."""
    if "\n" in text:
        return list(chain.from_iterable(_wrapped(part, room, size=size, bold=bold) for part in text.split("\n")))
    lines = [""]
    for word in text.split():
        if lines[-1] and _width(f"{lines[-1]} {word}", size=size, bold=bold) > room:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
        while _width(lines[-1], size=size, bold=bold) > room:
            lines[-1:] = _broken(lines[-1], room, size=size, bold=bold)
    return lines


def _broken(word: str, room: float, *, size: float, bold: bool) -> list[str]:
    """A word in two lines: as much as fits with a hyphen, and the rest."""
    fits = [at for at in range(2, len(word)) if _width(f"{word[:at]}-", size=size, bold=bold) <= room]
    at = max(fits, default=1)
    return [f"{word[:at]}-", word[at:]]


def _width(text: str, *, size: float = FONT, bold: bool = False) -> float:
    """About how wide the text is: on the safe side, because every machine has a sans-serif of its own."""
    ems = sum(next((em for characters, em in EMS if character in characters), OTHER_EMS) for character in text)
    return ems * size * (BOLDER if bold else 1)
