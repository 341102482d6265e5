"""Knowledge files with mistakes in them: one file is changed, the others are read once."""

from __future__ import annotations

import copy
import tempfile
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest.mock import patch

from ruamel.yaml import YAML

from bot.knowledge import KNOWLEDGE_DIRECTORY, KnowledgeError
from bot.knowledge.loader import _Reader
from bot.triage.checks import load_checked
from tests.security.fuzz.mutants import places

_really_read = _Reader._mapping


@lru_cache(maxsize=1)
def _originals() -> dict[str, Any]:
    paths = KNOWLEDGE_DIRECTORY.rglob("*.yml")
    return {str(path.relative_to(KNOWLEDGE_DIRECTORY)): YAML(typ="safe").load(path.read_text()) for path in paths}


@lru_cache(maxsize=1)
def _folder() -> tempfile.TemporaryDirectory:
    """A folder with all files, of which one at a time is changed."""
    folder = tempfile.TemporaryDirectory()
    for file in _originals():
        path = Path(folder.name) / file
        path.parent.mkdir(exist_ok=True)
        path.write_text((KNOWLEDGE_DIRECTORY / file).read_text())
    return folder


def load_changed(file: str, text: str | None = None, content: Any = None) -> None:
    """Load the knowledge with one file changed, in its text or in what is read from it; a refusal must say why."""

    def read(reader: _Reader, name: str) -> dict[str, Any]:
        if name != file:
            return _originals()[name]
        return _really_read(reader, name) if text is not None else content

    refusal = None
    directory = Path(_folder().name)
    if text is not None:
        (directory / file).write_text(text, encoding="utf-8", errors="surrogatepass")
    try:
        with patch.object(_Reader, "_mapping", read):
            load_checked(directory)
    except KnowledgeError as error:
        refusal = error
    finally:
        if text is not None:
            (directory / file).write_text((KNOWLEDGE_DIRECTORY / file).read_text())
    if refusal:
        assert refusal.problems
        assert all(problem.file and problem.what and problem.remedy for problem in refusal.problems)


def with_edited_text(file: str, edits: list[tuple[str, float, int, str]]) -> str:
    """The text of a file after these edits: the kind, where, how much, and what comes there."""
    text = (KNOWLEDGE_DIRECTORY / file).read_text()
    for kind, where, number, odd in edits:
        lines = text.splitlines(keepends=True) or [""]
        at = int(where * len(lines))
        if kind in ("insert", "cut"):
            place = int(where * len(text))
            text = text[:place] + (odd if kind == "insert" else "") + text[place + number :]
            continue
        lines[at : at + 1] = _edited_line(kind, lines, at, number, odd)
        text = "".join(lines)
    return text


def _edited_line(kind: str, lines: list[str], at: int, number: int, odd: str) -> list[str]:
    line = lines[at]
    name, colon, value = line.partition(":")
    return {
        "cut line": [],
        "double line": [line, line],
        "swap lines": [lines[at - 1], line],
        "indent": [" " * (number % 9) + line.lstrip()],
        "value": [f"{name}{colon} {odd}\n"],
        "key": [f"{name[: len(name) - len(name.lstrip())]}{odd}{colon}{value}"],
    }[kind]


def with_edited_tree(file: str, edits: list[tuple[str, float, float, Any]]) -> Any:
    """What is read from a file after these edits: the kind, where, from where, and what comes there."""
    content = copy.deepcopy(_originals()[file])
    for kind, where, other, value in edits:
        if found := list(places(content)):
            parent, key = found[int(where * len(found))]
            there, name = found[int(other * len(found))]
            _edit_tree(kind, parent, key, copy.deepcopy(there[name]) if kind == "borrow" else value)
    return content if isinstance(content, dict) else {}


def _edit_tree(kind: str, parent: Any, key: Any, value: Any) -> None:
    if kind == "remove":
        del parent[key]
    elif kind == "rename" and isinstance(parent, dict):
        parent[str(value)] = parent.pop(key)
    elif kind == "double" and isinstance(parent, list):
        parent.append(parent[key])
    else:
        parent[key] = value
