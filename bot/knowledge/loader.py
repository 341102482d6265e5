"""Reads the knowledge files into typed models, or says everything that is wrong with them at once.

Must not know what the knowledge is used for: rules about predicates and reachability belong to ``bot.triage``.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ValidationError, conlist
from ruamel.yaml import YAML
from ruamel.yaml.constructor import DuplicateKeyError
from ruamel.yaml.error import MarkedYAMLError, YAMLError

from bot.knowledge.checks import check
from bot.knowledge.models import (
    Contact,
    EmergencyLine,
    Entry,
    Knowledge,
    Language,
    Municipality,
    Question,
    School,
    Term,
    Topic,
)
from bot.knowledge.problems import KnowledgeError, Problem

KNOWLEDGE_VARIABLE = "OUDERWIJS_KENNIS"
"""Names the folder with knowledge files in the environment, where it is another than this one."""
KNOWLEDGE_DIRECTORY = Path(os.environ.get(KNOWLEDGE_VARIABLE) or Path(__file__).parent)
ENVIRONMENT = "${"
"""Where Rasa is loaded too, it makes every YAML reader put settings of the computer in place of what follows."""

NO_FIELDS = ("hier horen velden te staan, in de vorm 'naam: waarde'.", "Vergelijk met een buurregel die wel goed is.")


class _Texts(Entry):
    """The file ``texts.yml``: the bot's own sentences and the few choices that belong to no topic."""

    emergency: conlist(EmergencyLine, min_items=1)
    menu: conlist(str, min_items=1)
    advice_line: str
    texts: dict[str, str]


def load_knowledge(directory: Path = KNOWLEDGE_DIRECTORY) -> Knowledge:
    """Read and check all knowledge files.

    Args:
        directory: folder with contacts.yml, terms.yml, questions.yml, texts.yml and topics/.

    Raises:
        KnowledgeError: with every problem in every file.
    """
    reader = _Reader(directory)
    contacts = reader.entries("contacts.yml", Contact)
    terms = reader.entries("terms.yml", Term)
    questions = reader.entries("questions.yml", Question)
    texts = reader.whole("texts.yml", _Texts)
    topics = reader.folder("topics", Topic, "topic")
    municipalities = reader.entries("municipalities.yml", Municipality)
    languages = reader.entries("languages.yml", Language)
    schools = reader.folder("schools", School, "school")
    if reader.problems or texts is None:
        raise KnowledgeError(reader.problems)
    knowledge = Knowledge(
        contacts=contacts,
        terms=terms,
        questions=questions,
        topics=topics,
        municipalities=municipalities,
        languages=languages,
        schools=schools,
        **texts.dict(),
    )
    problems = [located(directory, problem) for problem in check(knowledge)]
    if problems:
        raise KnowledgeError(problems)
    return knowledge


def copy_knowledge(to: Path) -> None:
    """Copy the knowledge files as they are now; what the folder held is gone.

    Raises:
        OSError: when the folder cannot be written.
    """
    shutil.rmtree(to, ignore_errors=True)
    for path in KNOWLEDGE_DIRECTORY.rglob("*.yml"):
        copy = to / path.relative_to(KNOWLEDGE_DIRECTORY)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def located(directory: Path, problem: Problem) -> Problem:
    """The same problem with the line at which its place stands in its file."""
    line = _line_of(directory / problem.file, tuple(problem.place.split(".")))
    return Problem(problem.file, line, problem.place, problem.what, problem.remedy)


class _Reader:
    """Reads files one by one and gathers what is wrong instead of stopping at the first fault."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.problems: list[Problem] = []

    def entries(self, file: str, model: type[BaseModel]) -> dict[str, Any]:
        """A file that maps ids to entries of one kind."""
        raw = self._mapping(file)
        pairs = ((key, self._typed(file, model, value, (str(key),))) for key, value in raw.items())
        return {key: entry for key, entry in pairs if entry is not None}

    def whole(self, file: str, model: type[BaseModel]) -> Any:
        """A file that is one entry."""
        raw = self._mapping(file)
        return self._typed(file, model, raw, ()) if raw else None

    def folder(self, folder: str, model: type[BaseModel], id_field: str) -> dict[str, Any]:
        """All files in a folder, each one entry, by the name of the file, which the entry must repeat."""
        found = {}
        for path in sorted((self.directory / folder).glob("*.yml")):
            file = f"{folder}/{path.name}"
            entry = self.whole(file, model)
            if entry is None:
                continue
            found[path.stem] = entry
            told = getattr(entry, id_field)
            if told != path.stem:
                self._add(file, (id_field,), f"'{told}' is niet de naam van het bestand.", f"Schrijf '{path.stem}'.")
        return found

    def _mapping(self, file: str) -> dict[str, Any]:
        path = self.directory / file
        try:
            text = path.read_text(encoding="utf-8")
            if ENVIRONMENT in text:
                self._add(file, (), f"'{ENVIRONMENT}' mag niet in een tekst.", "Haal het weg.")
                return {}
            content = YAML(typ="safe").load(text)
        except FileNotFoundError:
            self._add(file, (), "het bestand ontbreekt.", "Zet het terug.")
        except UnicodeDecodeError:
            self._add(file, (), "het bestand is geen tekst in UTF-8.", "Sla het op als UTF-8.")
        except DuplicateKeyError as error:
            self._add_marked(
                file, error, "een naam staat er twee keer.", "Haal er een weg of geef hem een andere naam."
            )
        except MarkedYAMLError as error:
            self._add_marked(
                file, error, "dit is geen geldige YAML.", "Kijk naar inspringen, dubbele punten en quotes."
            )
        except YAMLError:
            self._add(file, (), "dit is geen geldige YAML.", "Kijk of er vreemde tekens in staan.")
        except ValueError:  # of a date such as 31 February
            self._add(file, (), "er staat een datum of een getal in dat niet bestaat.", "Kijk de datums na.")
        except RecursionError:
            self._add(file, (), "er staan te veel lijsten in elkaar.", "Kijk naar inspringen en haakjes.")
        else:
            if isinstance(content, dict) and content:
                return content
            self._add(file, (), "het bestand heeft geen inhoud in de vorm 'naam: waarde'.", "Vul het of zet het terug.")
        return {}

    def _typed(self, file: str, model: type[BaseModel], raw: Any, place: tuple[str, ...]) -> Any:
        if odd := _odd_name(raw):
            self._add(file, (*place, *odd[:-1]), f"'{odd[-1]}' is geen naam van een veld.", "Zet er een naam neer.")
            return None
        try:
            return model.parse_obj(raw)
        except ValidationError as error:
            for fault in error.errors():
                self._add(file, (*place, *map(str, fault["loc"])), *_in_dutch(fault))
        except TypeError:  # of a list of pairs, which pydantic takes for fields
            self._add(file, place, *NO_FIELDS)
        return None

    def _add(self, file: str, place: tuple[str, ...], what: str, remedy: str) -> None:
        shown = tuple(part for part in place if part != "__root__")
        line = _line_of(self.directory / file, shown) if shown else 0
        self.problems.append(Problem(file, line, ".".join(shown), what, remedy))

    def _add_marked(self, file: str, error: MarkedYAMLError, what: str, remedy: str) -> None:
        line = error.problem_mark.line + 1 if error.problem_mark else 0
        self.problems.append(Problem(file, line, "", what, remedy))


def _odd_name(raw: Any) -> tuple[str, ...]:
    """The place of the first name that is a number, a date or nothing instead of text; empty when there is none."""
    waiting: list[tuple[Any, tuple[str, ...]]] = [(raw, ())]
    seen = set()
    while waiting:
        node, place = waiting.pop()
        if id(node) in seen:  # YAML's anchors can make a list that holds itself
            continue
        seen.add(id(node))
        if isinstance(node, dict):
            for key, value in node.items():
                if not isinstance(key, str):
                    return (*place, str(key))
                waiting.append((value, (*place, key)))
        elif isinstance(node, list):
            waiting.extend((value, (*place, str(index))) for index, value in enumerate(node))
    return ()


def _in_dutch(fault: dict[str, Any]) -> tuple[str, str]:
    """What is wrong and how to mend it, from one of pydantic's errors."""
    kind = fault["type"]
    field = fault["loc"][-1]
    if field == "__root__":
        return NO_FIELDS
    if kind == "value_error.missing":
        return f"'{field}' ontbreekt.", "Vul het in."
    if kind == "value_error.extra":
        return f"'{field}' is geen bekend veld.", "Haal het weg of kijk of het goed gespeld is."
    if kind in ("type_error.none.not_allowed", "type_error.str"):
        return f"'{field}' moet tekst zijn.", "Zet tekst neer, zo nodig tussen quotes."
    if kind in ("value_error.list.min_items", "value_error.tuple.min_items"):
        return f"'{field}' is leeg.", "Zet er minstens één regel in."
    if kind in ("value_error.list.max_items", "value_error.tuple.max_items"):
        return f"'{field}' heeft te veel regels.", f"Houd er hoogstens {fault['ctx']['limit_value']} over."
    if kind == "value_error.const":
        return (
            f"'{field}' heeft een waarde die niet mag.",
            f"Kies uit: {', '.join(map(str, fault['ctx']['permitted']))}.",
        )
    if kind == "value_error":
        return fault["msg"], "Verbeter de waarde of laat hem weg."
    return f"'{field}' klopt niet: {fault['msg']}.", "Vergelijk met een buurregel die wel goed is."


def _line_of(path: Path, place: tuple[str, ...]) -> int:
    """The line, counted from 1, at which a place stands in a YAML file; 0 when it cannot be found."""
    try:
        node = _with_lines(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError):
        return 0
    line = 0
    for at in _walk(node, place):
        line = at
    return line


@lru_cache(maxsize=1)  # reading with lines is slow, and one file often has many problems
def _with_lines(text: str) -> Any:
    """What a file holds, which also knows the line of every part; None when it cannot be read."""
    try:
        return YAML(typ="rt").load(text)
    except (YAMLError, ValueError, RecursionError):
        return None


def _walk(node: Any, place: tuple[str, ...]) -> Iterator[int]:
    """The lines of the parts of a place, for as far as the file has them."""
    for part in place:
        key = int(part) if isinstance(node, list) and part.isdigit() else part
        try:
            line = node.lc.item(key)[0] if isinstance(node, list) else node.lc.key(key)[0]
            node = node[key]
        except (AttributeError, KeyError, IndexError, TypeError):
            return
        yield line + 1
