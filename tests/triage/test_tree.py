"""The pictures of the decision trees say what the engine does, and can be read and printed."""

import os
import re
import subprocess
import sys
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import pytest

from bot.cli import TREES, pictures
from bot.knowledge.models import NOBODY
from bot.triage.checks import all_situations, load_checked
from bot.triage.engine import Advise, Exhausted, decide, rungs
from bot.triage.facts import SCHOOL_TYPE, SPOKEN_TO
from bot.triage.tree import MAX_COLUMNS, chart, mermaid, paths, svg

ROOT = Path(__file__).resolve().parents[2]
KNOWLEDGE = load_checked()
EVERY_TOPIC = pytest.mark.parametrize("topic", KNOWLEDGE.topics.values(), ids=list(KNOWLEDGE.topics))

SVG = "{http://www.w3.org/2000/svg}"
NINE_POINTS = 3.175
EMS_PER_CHARACTER = 0.55


# --- what the engine does


def climb(knowledge, topic, facts):
    """The rungs, with their numbers, that a parent who spoke to nobody is sent to until nothing is left."""
    facts, tried, climbed = {**facts, SPOKEN_TO: (NOBODY,)}, [], []
    knowledge = knowledge.copy(update={"topics": {**knowledge.topics, topic.topic: topic}})
    while isinstance(outcome := decide(knowledge, topic.topic, facts, tried=frozenset(tried)), Advise):
        climbed.append((outcome.number, outcome.step.id))
        tried.append(outcome.step.id)
    assert isinstance(outcome, Exhausted)
    return climbed


# --- reading the pictures back, as a person would


def elements(drawing, tag):
    return list(ElementTree.fromstring(drawing).iter(f"{SVG}{tag}"))


def words(element):
    return " ".join(span.text for span in element.iter(f"{SVG}tspan"))


def extent(box):
    rect = box.find(f"{SVG}rect")
    x, y, width, height = (float(rect.get(name)) for name in ("x", "y", "width", "height"))
    return x, x + width, y, y + height


def without_breaks(text):
    return re.sub(r"[\s-]", "", text)


def read_svg(drawing):
    """For each pair of answers in bar and column head ("" where there is none) the rungs below, from top to bottom."""
    root = ElementTree.fromstring(drawing)
    heads = [text for text in root.findall(f"{SVG}text") if text.get("text-anchor") == "middle"]
    columns = [(words(head), float(head.find(f"{SVG}tspan").get("x"))) for head in heads] or [("", 105.0)]
    bar, result = "", {}
    for box in root.findall(f"{SVG}g"):
        if box.get("data-kind") is None:
            bar = words(box)
        for head, middle in columns:
            left, right, _, _ = extent(box)
            if box.get("data-kind") is not None and left < middle < right:
                result.setdefault((bar, head), []).append(box)
    return result


def rungs_in(boxes):
    """The rungs with their numbers that a column says to climb, and those that it says are passed over."""
    kinds = [box.get("data-kind") for box in boxes]
    passed_over = kinds.count("passed_over")
    assert kinds == ["passed_over"] * passed_over + ["begin"] + ["rung"] * (len(kinds) - passed_over - 2) + [
        "advice_line"
    ]
    climbed = [(number_in(box), box.get("data-steps")) for box in boxes[passed_over:-1]]
    return climbed, [step for box in boxes[:passed_over] for step in box.get("data-steps").split()]


def number_in(box):
    return next(int(words(text)) for text in box.iter(f"{SVG}text") if words(text).isdigit())


def read_mermaid(drawing):
    """For each pair of answers ("" where there is none) the labels of the rungs, following the arrows to the end."""
    labels = dict(re.findall(r'^  (\w+)[\[({]+"(.*?)"[\])}]+$', drawing, re.MULTILINE))
    arrows = {}
    for source, target in re.findall(r"^  (\w+) -.*-> (\w+)$", drawing, re.MULTILINE):
        arrows.setdefault(source, []).append(target)
    begins = re.findall(r"^  (\w+) -- begin --> (\w+)$", drawing, re.MULTILINE)
    source_of = {target: source for source, targets in arrows.items() for target in targets}
    result = {}
    for origin, rung in begins:
        bar, head = (source_of[origin], origin) if origin.startswith("kolom") else (origin, "")
        key = tuple(labels.get(name, "") if name.startswith(("antwoord", "kolom")) else "" for name in (bar, head))
        ladder = [rung]
        while ladder[-1] != "advieslijn":
            (following,) = arrows[ladder[-1]]
            ladder.append(following)
        result[key] = [labels[name] for name in ladder[:-1]]
    return result


def looked_up(pictured, facts):
    """What a reader finds for a parent in this situation: there is exactly one place for these answers."""
    own = [name for name in facts if name != SCHOOL_TYPE]
    bar_says = quoted(facts, own)
    head_says = quoted(facts, [SCHOOL_TYPE] if SCHOOL_TYPE in facts else own)
    (found,) = (
        found
        for (bar, head), found in pictured.items()
        if (not bar or bar_says in bar) and (not head or head_says in head)
    )
    return found


def quoted(facts, questions):
    return f"‘{' en '.join(KNOWLEDGE.questions[name].options[facts[name]].title for name in questions)}’"


def one_ladder_per_answer(topic, conditions):
    """The topic with, for each of these conditions, a rung that only it puts on the ladder."""
    own = [topic.steps[0].copy(update={"id": f"trede_{name}", "when": (name,)}) for name in conditions]
    last = topic.steps[-1].copy(update={"when": (), "start_here_when": ()})
    return topic.copy(update={"steps": [*own, last], "alongside": ()})


WIDE = one_ladder_per_answer(
    KNOWLEDGE.topics["klacht"],
    [
        "klacht_over_afspraken",
        "klacht_over_bejegening",
        "klacht_over_besluit",
        "klacht_over_ongelijke_behandeling",
        "klacht_over_veiligheid",
    ],
)
MANY_QUESTIONS = KNOWLEDGE.topics["klacht"].copy(
    update={
        "steps": [
            KNOWLEDGE.topics["klacht"].steps[0].copy(update={"id": "in_amsterdam", "when": ("woont_in_amsterdam",)}),
            *KNOWLEDGE.topics["klacht"].steps,
        ]
    }
)
WITHOUT_QUESTIONS = one_ladder_per_answer(KNOWLEDGE.topics["faalangst"], [])
EVERY_SHAPE = pytest.mark.parametrize(
    "topic",
    [*KNOWLEDGE.topics.values(), WIDE, MANY_QUESTIONS, WITHOUT_QUESTIONS],
    ids=[*KNOWLEDGE.topics, "wide", "many_questions", "without_questions"],
)


# --- faithful


@EVERY_SHAPE
def test_the_paths_are_what_the_engine_advises_in_every_situation(topic):
    path_of = [(facts, path) for path in paths(KNOWLEDGE, topic) for facts in path.situations]
    assert len(path_of) == len(list(all_situations(KNOWLEDGE, topic)))
    for facts, path in path_of:
        numbered = list(enumerate(path.climbed, start=len(path.passed_over) + 1))
        assert [(number, step.id) for number, step in numbered] == climb(KNOWLEDGE, topic, facts), facts


@EVERY_SHAPE
def test_who_looks_up_a_situation_in_the_svg_finds_the_rungs_of_the_engine(topic):
    pictured = read_svg(svg(KNOWLEDGE, topic))
    for facts in all_situations(KNOWLEDGE, topic):
        climbed, passed_over = rungs_in(looked_up(pictured, facts))
        assert climbed == climb(KNOWLEDGE, topic, facts), facts
        assert [*passed_over, *(step for _, step in climbed)] == [step.id for step in rungs(topic, facts)], facts


@EVERY_SHAPE
def test_who_follows_the_arrows_of_the_flowchart_finds_the_rungs_of_the_engine(topic):
    pictured = read_mermaid(mermaid(KNOWLEDGE, topic))
    for facts in all_situations(KNOWLEDGE, topic):
        names = [f"{number} · {name_of(topic.step(step))}" for number, step in climb(KNOWLEDGE, topic, facts)]
        assert looked_up(pictured, facts) == names, facts


def name_of(step):
    return step.title or KNOWLEDGE.contacts[step.contact].name


@EVERY_TOPIC
def test_every_step_and_its_contact_is_in_both_pictures(topic):
    boxes = {}
    for box in elements(svg(KNOWLEDGE, topic), "g"):
        if box.get("data-kind") in ("begin", "rung"):
            boxes.setdefault(box.get("data-steps"), []).append(without_breaks(words(box)))
    flowchart = mermaid(KNOWLEDGE, topic)
    for step in topic.steps:
        assert all(without_breaks(name_of(step)) in text for text in boxes[step.id])
        assert f'· {name_of(step)}"]' in flowchart


@EVERY_TOPIC
def test_every_way_ends_at_independent_advice(topic):
    name = KNOWLEDGE.contacts[KNOWLEDGE.advice_line].name
    for boxes in read_svg(svg(KNOWLEDGE, topic)).values():
        assert words(boxes[-1]) == f"daarna: {name}"
    assert f'advieslijn(["{name}"])' in mermaid(KNOWLEDGE, topic)


def test_answers_that_make_no_difference_share_a_column():
    heads = chart(KNOWLEDGE, KNOWLEDGE.topics["zorgen_algemeen"]).columns
    assert heads == (("‘Basisschool’", "‘Speciaal onderwijs’"), ("‘Middelbare school’",), ("‘Weet ik niet’",))


def test_too_many_answers_for_columns_get_a_bar_each():
    table = chart(KNOWLEDGE, WIDE)
    assert table.across is None
    assert len(table.sections) == 6 > MAX_COLUMNS


# --- readable


@EVERY_SHAPE
def test_the_svg_is_as_wide_as_a4_and_everything_is_on_the_page(topic):
    root = ElementTree.fromstring(svg(KNOWLEDGE, topic))
    assert root.get("width") == "210mm"
    left, top, width, height = (float(number) for number in root.get("viewBox").split())
    assert (left, top, width) == (0, 0, 210)
    assert root.get("height") == f"{root.get('viewBox').split()[-1]}mm"
    for box in root.findall(f"{SVG}g"):
        x, right, y, bottom = extent(box)
        assert 0 < x < right < 210
        assert 0 < y < bottom < height


@EVERY_SHAPE
def test_the_svg_is_dutch_needs_nothing_else_and_runs_nothing(topic):
    drawing = svg(KNOWLEDGE, topic)
    root = ElementTree.fromstring(drawing)
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl"
    assert root.find(f"{SVG}title").text == topic.title
    assert root.find(f"{SVG}desc").text
    used = {element.tag.removeprefix(SVG) for element in root.iter()}
    assert used <= {"svg", "title", "desc", "style", "rect", "g", "text", "tspan", "circle", "path"}
    attributes = set(chain.from_iterable(element.attrib for element in root.iter()))
    assert not [name for name in attributes if name.startswith("on") or "href" in name or name == "style"]
    assert root.find(f"{SVG}style").text == "@page { size: A4; margin: 0 }"


def crowded():
    """The knowledge with contact names that no box was made for."""
    long = {name: entry.copy(update={"name": f"{entry.name} {'x' * 70}"}) for name, entry in KNOWLEDGE.contacts.items()}
    return KNOWLEDGE.copy(update={"contacts": long})


@EVERY_SHAPE
@pytest.mark.parametrize("knowledge", [KNOWLEDGE, crowded()], ids=["as it is", "with long names"])
def test_no_line_is_wider_or_higher_than_its_box_nor_smaller_than_nine_points(topic, knowledge):
    root = ElementTree.fromstring(svg(knowledge, topic))
    boxes = [(box, extent(box)) for box in root.findall(f"{SVG}g")]
    loose = [(text, (0, 210, 0, float(root.get("viewBox").split()[-1]))) for text in root.findall(f"{SVG}text")]
    for element, (left, right, top, bottom) in boxes + loose:
        for text in element.iter(f"{SVG}text"):
            size = float(text.get("font-size") or root.get("font-size"))
            assert size >= NINE_POINTS
            for span in text.iter(f"{SVG}tspan"):
                start, end = reach(span, text.get("text-anchor"), size)
                assert left <= start < end <= right, span.text
                assert top < float(span.get("y")) < bottom, span.text


def reach(span, anchor, size):
    """From where to where a line runs, at an average width of characters."""
    x, width = float(span.get("x")), len(span.text) * size * EMS_PER_CHARACTER
    return {"start": (x, x + width), "middle": (x - width / 2, x + width / 2), "end": (x - width, x)}[anchor]


@EVERY_SHAPE
def test_boxes_do_not_overlap_nor_does_the_mark_where_to_begin(topic):
    boxes = elements(svg(KNOWLEDGE, topic), "g")
    for at, box in enumerate(boxes):
        left, right, top, bottom = extent(box)
        for other in boxes[:at]:
            other_left, other_right, other_top, other_bottom = extent(other)
            assert right <= other_left or other_right <= left or bottom <= other_top or other_bottom <= top
        if box.get("data-kind") == "begin":
            lines = [(span, text) for text in box.iter(f"{SVG}text") for span in text]
            mark = next(reach(span, "end", NINE_POINTS)[0] for span, _ in lines if span.text == "begin")
            names = [span for span, text in lines if text.get("text-anchor") == "start"]
            assert names
            assert all(reach(span, "start", NINE_POINTS)[1] <= mark for span in names)


def test_signs_in_a_title_break_neither_picture():
    topic = KNOWLEDGE.topics["faalangst"].copy(update={"title": 'Boos & "bang" <b>#1</b>'})
    assert ElementTree.fromstring(svg(KNOWLEDGE, topic)).find(f"{SVG}title").text == topic.title
    assert 'onderwerp["Boos & #quot;bang#quot; #lt;b#gt;#35;1#lt;/b#gt;<br/>' in mermaid(KNOWLEDGE, topic)


# --- the same every time


def test_the_same_knowledge_gives_the_identical_pictures_in_every_process():
    draw = (
        "from bot.triage.checks import load_checked as load; from bot.triage.tree import mermaid, svg; k = load();"
        "print(''.join(svg(k, t) + mermaid(k, t) for t in k.topics.values()), end='')"
    )
    here = "".join(svg(KNOWLEDGE, topic) + mermaid(KNOWLEDGE, topic) for topic in KNOWLEDGE.topics.values())
    for seed in ("1", "2"):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        outcome = subprocess.run(
            [sys.executable, "-c", draw], cwd=ROOT, env=environment, capture_output=True, check=True, encoding="utf-8"
        )
        assert outcome.stdout == here


@pytest.mark.parametrize("topic", list(KNOWLEDGE.topics))
def test_the_pictures_in_the_docs_are_those_of_the_data(topic):
    """Draw them anew with ``ouderwijs tree``."""
    for path, picture in pictures(KNOWLEDGE, [topic]):
        assert path.exists(), f"{path.name} ontbreekt: doe `ouderwijs tree`"
        assert path.read_text() == picture, f"{path.name} is oud: doe `ouderwijs tree`"


def test_no_picture_is_left_of_a_topic_that_is_gone():
    assert {path.stem for path in TREES.iterdir()} == set(KNOWLEDGE.topics)
