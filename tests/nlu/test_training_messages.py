"""The training messages are written one by one: enough of each, no double ones, and no filled-in templates.

A classifier that saw one sentence in twenty forms has learned one sentence. Run this file as a program to see every
line that the checks would throw out: ``python -m tests.nlu.test_training_messages``.
"""

import re
from collections import Counter, defaultdict
from pathlib import Path

import pytest
import spacy
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from benchmarks import scoring
from benchmarks.scoring import HELD_OUT
from bot.nlu.intent_classifier import TUNING
from bot.nlu.spelling import simplified

NLU = Path(__file__).parents[2] / "data" / "nlu.yml"
TOPICS = frozenset(path.stem for path in (NLU.parents[1] / "bot" / "knowledge" / "topics").glob("*.yml"))
AT_LEAST = {**dict.fromkeys(TOPICS | {"crisis"}, 200), "out_of_scope": 300}
OTHERWISE = 80
NEARLY_EQUAL = 0.7
"""Two messages are near duplicates from this share of word pairs in common."""
SAID_BY_ALL = 2
"""Messages of so many words are the same whoever writes them."""
FRAME_WORDS = 6
"""From this many words on, a frame that two messages share is no accident."""
START_WORDS = 5
MOST_SAME_START = 3
"""At most so many messages of an intent begin with the same words."""
FILLED_IN = frozenset(("NOUN", "PROPN", "NUM", "ADJ", "SYM", "X"))
"""Kinds of words that a template has blanks for."""


@pytest.fixture(scope="module")
def messages():
    return read_messages(NLU)


def read_messages(path):
    """Pairs of intent and text, in the order of the file."""
    examples = RasaYAMLReader().read(path).intent_examples
    return [(example.get("intent"), example.get("text")) for example in examples]


def words_of(text):
    return re.findall(r"\w+", simplified(text))


def near_duplicates(messages):
    """Pairs of messages, of whatever intent, that are equal or nearly equal in their words.

    A message of one or two words is only compared as a whole.
    """
    first_with, holders, pairs_of = {}, defaultdict(list), []
    for at, (_, text) in enumerate(messages):
        words = words_of(text) or [text]
        whole = tuple(words)
        if whole in first_with:
            yield first_with[whole], at
        first_with.setdefault(whole, at)
        pairs = frozenset(zip(words, words[1:], strict=False))
        pairs_of.append(pairs)
        if len(pairs) >= 2:
            shared = Counter(other for pair in pairs for other in holders[pair])
            for other, count in shared.most_common(3):
                if count / len(pairs | pairs_of[other]) >= NEARLY_EQUAL and words_of(messages[other][1]) != words:
                    yield other, at
            for pair in pairs:
                holders[pair].append(at)


def shared_frames(messages, nlp):
    """Pairs of messages of one intent that are the same sentence with other nouns, names, numbers and adjectives."""
    first_with = {}
    for at, doc in enumerate(nlp.pipe(simplified(text) for _, text in messages)):
        frame = tuple(token.pos_ if token.pos_ in FILLED_IN else token.text for token in doc if not token.is_punct)
        if len(frame) >= FRAME_WORDS:
            key = (messages[at][0], frame)
            if key in first_with:
                yield first_with[key], at
            first_with.setdefault(key, at)


def same_starts(messages):
    """Pairs of messages of one intent of which too many begin with the same words."""
    starts = defaultdict(list)
    for at, (intent, text) in enumerate(messages):
        words = words_of(text)
        if len(words) > START_WORDS:
            starts[intent, tuple(words[:START_WORDS])].append(at)
    for alike in starts.values():
        yield from ((alike[0], at) for at in alike[MOST_SAME_START:])


def shown(messages, pairs):
    return [f"{messages[a]}  ~  {messages[b]}" for a, b in pairs]


def test_there_are_enough_messages_of_each_intent(messages):
    counts = Counter(intent for intent, _ in messages)
    too_few = {intent: count for intent, count in counts.items() if count < AT_LEAST.get(intent, OTHERWISE)}
    assert not too_few
    assert set(AT_LEAST) <= set(counts)


def test_no_message_stands_there_twice_or_nearly_so(messages):
    assert shown(messages, near_duplicates(messages)) == []


def test_no_two_messages_of_an_intent_share_a_frame(messages):
    assert shown(messages, shared_frames(messages, spacy.load("nl_core_news_sm"))) == []


def test_few_messages_of_an_intent_begin_alike(messages):
    assert shown(messages, same_starts(messages)) == []


@pytest.mark.parametrize("path", [HELD_OUT, TUNING])
def test_no_message_to_measure_with_is_trained_on(messages, path):
    """Messages of one or two words ("ja", "dank je") are what they are, and stand in both."""
    measured = [(message["intent"], message["text"]) for message in scoring.read_messages(path)]
    pairs = near_duplicates([*measured, *messages])
    both = [(a, b) for a, b in pairs if a < len(measured) <= b]
    long = [(a, b) for a, b in both if len(words_of(messages[b - len(measured)][1])) > SAID_BY_ALL]
    assert shown([*measured, *messages], long) == []


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Mijn zoon leest slecht.", "mijn zoon leest slecht"),
        ("ze slaapt niet meer door die toets van morgen", "ze slaapt niet meer door die toets van vrijdag"),
    ],
)
def test_near_duplicates_are_found(first, second):
    assert list(near_duplicates([("dyslexie", first), ("faalangst", second)])) == [(0, 1)]


def test_messages_of_one_word_or_of_one_subject_are_no_duplicates():
    texts = ["hallo", "hoi", "mijn zoon leest slecht", "lezen gaat slecht bij mijn zoon"]
    assert list(near_duplicates([("groet", text) for text in texts])) == []


def test_a_filled_in_template_is_found():
    nlp = spacy.load("nl_core_news_sm")
    template = [
        ("pesten", "mijn zoon wordt elke dag gepest op school"),
        ("pesten", "mijn dochter wordt elke week gepest op straat"),
    ]
    assert list(shared_frames(template, nlp)) == [(0, 1)]
    assert list(shared_frames([template[0], ("klacht", template[1][1])], nlp)) == []


if __name__ == "__main__":
    everything = read_messages(NLU)
    frames = shared_frames(everything, spacy.load("nl_core_news_sm"))
    for line in shown(everything, [*near_duplicates(everything), *same_starts(everything), *frames]):
        print(line)
