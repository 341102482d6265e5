"""What the masker knows: names, ordinary words, and what the bot needs and must not lose. Built once at start.

The lists of Dutch first names and surnames are those of ``deduce``, read from the installed package. Its own pipeline
takes minutes and a gigabyte to load and looks for capitals; what parents type needs the rules of this package.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from ruamel.yaml import YAML

from bot.knowledge import Knowledge
from bot.nlu.danger.words import ALONE, DANGER, SAME_WORD, WORDS
from bot.nlu.spelling import simplified

OFTEN = 3300
"""So many words of ``words.txt``, which has the most frequent first, are never a name by themselves."""
SHORTEST_NAME = 4
"""A first name of fewer letters counts only when ``names.yml`` has it: the list has many that are typing errors."""
_SOUNDS = (
    ("sch", "s"), ("ch", "g"), ("tie", "si"), ("ie", "i"), ("ij", "ei"), ("dt", "t"), ("d", "t"), ("z", "s"),
    ("v", "f"), ("c", "k"), ("ou", "au"), ("y", "i"), ("x", "ks"), ("th", "t"),
)  # fmt: skip
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")


@dataclass(frozen=True)
class Lexicon:
    """Sets of simplified words.

    Attributes:
        often: the most frequent ordinary words.
        words: all ordinary words.
        proper: words with a capital that are neither a person nor a school.
        first: first names that are nearly always one.
        either: first names that are an ordinary word too.
        mostly: those of them that are nearly always a name when no article stands before.
        surnames: surnames, of which many are an ordinary word too.
        after_article, after_prefix, after_first: ordinary words that are a surname after "de", after "van der" and the
            like, and right after a first name.
        schools: ordinary words that schools are often named for.
        danger: words by which danger is seen.
        keep: phrases that must stay, by their first word; each as its words, longest first.
        places: the same for places whose name is an ordinary word or a first name: they count after "in" and the like.
        heard: words that are no name by their place in the sentence alone: also rare, English and medical ones.
        nearly: everyday words with a letter left out, by which a typing error is seen.
        sounding: everyday words as they sound, by which a word that is written as it sounds is seen.
        listed: all first names of the lists, also those that are an everyday word: for after "heet".
        after_van: surnames that are a word or a place, after "van".
        phones: digits of telephone numbers that must stay.
        addresses: websites and mail addresses that must stay.
    """

    often: frozenset[str]
    words: frozenset[str]
    proper: frozenset[str]
    first: frozenset[str]
    either: frozenset[str]
    mostly: frozenset[str]
    surnames: frozenset[str]
    after_article: frozenset[str]
    after_prefix: frozenset[str]
    after_first: frozenset[str]
    schools: frozenset[str]
    danger: frozenset[str]
    keep: dict[str, tuple[tuple[str, ...], ...]]
    places: dict[str, tuple[tuple[str, ...], ...]]
    heard: frozenset[str]
    nearly: frozenset[str]
    sounding: frozenset[str]
    listed: frozenset[str]
    after_van: frozenset[str]
    phones: frozenset[str]
    addresses: frozenset[str]


def prepare(knowledge: Knowledge) -> Lexicon:
    """What the masker needs; takes a quarter of a second.

    Args:
        knowledge: loaded knowledge; its names of contacts, terms and municipalities are never masked.
    """
    listed = {name: frozenset(words.split()) for name, words in _own_lists().items()}
    ordinary = _lines("bot.privacy.masking", "words.txt")
    danger = _danger_words()
    words = (frozenset(ordinary) - listed["always"] - listed["more_first_names"]) | danger
    first = _first_names(listed, words)
    either = (listed["either"] | listed["mostly"] | _short_names(words)) - first - listed["never"]
    clear, unclear = _places(knowledge, first | either)
    often = frozenset(ordinary[:OFTEN]) & words | danger
    return Lexicon(
        often=often,
        words=words,
        proper=frozenset(_lines("bot.privacy.masking", "proper.txt")),
        first=first,
        either=either,
        mostly=listed["mostly"],
        surnames=_deduce("lst_surname") | _deduce("lst_interfix_surname"),
        after_article=listed["after_article"],
        after_prefix=listed["after_prefix"],
        after_first=listed["after_first"],
        schools=listed["schools"],
        danger=danger,
        keep=_by_first_word([*_names(knowledge), *clear, *_famous()]),
        places=_by_first_word(unclear),
        heard=words | _heard(first),
        nearly=_nearly(often),
        sounding=frozenset(as_it_sounds(word) for word in words if len(word) > 2),
        listed=_deduce("lst_first_name") | first | either,
        after_van=listed["after_van"],
        phones=frozenset(_phones(knowledge)),
        addresses=frozenset(_addresses(knowledge)),
    )


def _first_names(listed: dict[str, frozenset[str]], words: frozenset[str]) -> frozenset[str]:
    everywhere = _deduce("lst_first_name") | frozenset(_lines("bot.privacy.masking", "first_names.txt"))
    long_enough = {name for name in everywhere if len(name) >= SHORTEST_NAME}
    unsure = words | listed["either"] | listed["mostly"] | listed["never"]
    return frozenset((long_enough | listed["always"] | listed["more_first_names"]) - unsure)


def _heard(first: frozenset[str]) -> frozenset[str]:
    """Rare ordinary words, English words, illnesses and medicines, and villages."""
    own = (*_lines("bot.privacy.masking", "more_words.txt"), *_lines("bot.privacy.masking", "english.txt"))
    lookup = ("deduce", "data", "lookup", "src")
    others = (
        *_lines(*lookup, "whitelist", "lst_medical_term", "items.txt"),
        *_lines(*lookup, "whitelist", "lst_eponymous_disease", "lst_eponymous_single", "items.txt"),
        *_lines(*lookup, "locations", "lst_placename", "lst_residence", "items.txt"),
    )
    return frozenset((*own, *map(simplified, others))) - first


def _nearly(often: frozenset[str]) -> frozenset[str]:
    words = {word for word in often if len(word) > 3}
    sounds = {sound for word in words if len(sound := as_it_sounds(word)) > 4}
    return frozenset(short for word in words | sounds for short in with_a_letter_left_out(word))


def with_a_letter_left_out(word: str) -> Iterator[str]:
    """ "chool", "shool", ... of "school", and the word itself."""
    yield word
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def is_compound(word: str, words: frozenset[str], shortest: int = 3) -> bool:
    """Whether it is put together from two of these words: "plusklas", "ouderbijdrage".

    Args:
        word: simplified.
        words: to put together.
        shortest: letters of each part at least.
    """
    return any(
        word[cut:] in words and word[:cut].rstrip("s-") in words for cut in range(shortest, len(word) - shortest + 1)
    )


def as_it_sounds(word: str) -> str:
    """ "Tog" is "toch" and "discrieminasie" is "discriminatie"."""
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    return re.sub(r"(.)\1+", r"\1", word)


def _famous() -> list[str]:
    return re.split(r",\s*", _own_lists()["famous"])


def _short_names(words: frozenset[str]) -> set[str]:
    return {name for name in _deduce("lst_first_name") if len(name) < SHORTEST_NAME and name.isalpha()} - words


@cache
def _danger_words() -> frozenset[str]:
    """The words by which the guard sees danger: never masked, except names that the words around them give away."""
    texts = (*DANGER.values(), *WORDS.values(), *ALONE, *SAME_WORD, *SAME_WORD.values())
    return frozenset(word for text in texts for word in re.findall(r"[a-z]{3,}", text))


@cache
def _own_lists() -> dict[str, str]:
    return YAML(typ="safe").load(Path(__file__).with_name("names.yml").read_text(encoding="utf-8"))


@cache
def _lines(package: str, *path: str) -> list[str]:
    """Lines of a file in a package, which is not imported for it: deduce would load all of its machinery."""
    folder = Path(find_spec(package).submodule_search_locations[0])
    text = folder.joinpath(*path).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


@cache
def _deduce(name: str) -> frozenset[str]:
    """A list of names of ``deduce``, simplified."""
    lines = _lines("deduce", "data", "lookup", "src", "names", name, "items.txt")
    return frozenset(simplified(line.strip()) for line in lines)


def _names(knowledge: Knowledge) -> Iterator[str]:
    """Names and aliases of contacts, terms and languages."""
    for entry in (*knowledge.contacts.values(), *knowledge.terms.values(), *knowledge.languages.values()):
        yield re.sub(r"[()]", " ", entry.name)
        yield from re.findall(r"\(([^)]+)\)", entry.name)
        yield re.sub(r"\([^)]*\)", " ", entry.name)
        yield from entry.aliases


def _places(knowledge: Knowledge, first: frozenset[str]) -> tuple[list[str], list[str]]:
    """Municipalities that are always one, and those whose name is something else too."""
    clear, unclear = [], []
    for name, entry in knowledge.municipalities.items():
        for place in (re.sub(r"\([^)]*\)", " ", name).strip(), *entry.aliases):
            (unclear if entry.ambiguous or simplified(place) in first else clear).append(place)
    return clear, unclear


def _by_first_word(phrases: Iterable[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    found: dict[str, set[tuple[str, ...]]] = {}
    for phrase in phrases:
        if words := tuple(_WORD.findall(simplified(phrase))):
            found.setdefault(words[0], set()).add(words)
    return {word: tuple(sorted(all_, key=lambda words: (-len(words), words))) for word, all_ in found.items()}


def _phones(knowledge: Knowledge) -> Iterator[str]:
    for contact in knowledge.contacts.values():
        for phone in (contact.phone or "").split(" of "):
            yield re.sub(r"\D", "", phone)


def _addresses(knowledge: Knowledge) -> Iterator[str]:
    """Websites without what leads up to them, and mail addresses."""
    for entry in (*knowledge.contacts.values(), *knowledge.terms.values()):
        if entry.website:
            yield re.sub(r"^https?://(www\.)?", "", entry.website.lower()).rstrip("/")
        if email := getattr(entry, "email", None):
            yield email.lower()
