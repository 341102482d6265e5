"""Reads the tuning messages: written by other hands than the training messages, and never trained on."""

from __future__ import annotations

from pathlib import Path

from ruamel.yaml import YAML

from bot.nlu.intent_model import TuningMessage


def read_tuning_messages(path: Path) -> list[TuningMessage]:
    """The messages with the intents that count as right.

    Args:
        path: a YAML list of items with ``text``, ``intent`` and perhaps ``also``.
    """
    items = YAML(typ="safe").load(path.read_text(encoding="utf-8"))
    return [TuningMessage(item["text"], frozenset((item["intent"], *item.get("also", ())))) for item in items]
