"""The readable conversations in this folder, held with the trained bot and its real actions."""

from pathlib import Path

import pytest
from ruamel.yaml import YAML

CONVERSATIONS = [
    conversation
    for path in sorted(Path(__file__).parent.glob("*.yml"))
    for conversation in YAML(typ="safe").load(path.read_text())
]
KEYS = {"ouder", "onderwerp", "contact", "trede", "ook", "vraag", "keuzes", "kaart", "bevat", "bevat_niet"}


@pytest.mark.parametrize("conversation", CONVERSATIONS, ids=[item["gesprek"] for item in CONVERSATIONS])
def test_conversation(talk, conversation):
    for turn in conversation["beurten"]:
        text, card = talk.say(turn["ouder"])
        check(turn, text, card)


def check(turn, text, card):
    """Compare an answer with what the turn expects; the message shows what the bot said."""
    said = f"op: {turn['ouder']}\nzei de bot: {text}\nmet kaart: {card}"
    assert turn.keys() <= KEYS, f"onbekend woord: {turn.keys() - KEYS}"
    assert text.strip(), said
    titles = {option["id"] for option in card.get("options", ())}
    for key, actual in {
        "onderwerp": card.get("topic"),
        "contact": (card.get("contact") or {}).get("id"),
        "trede": (card.get("step") or {}).get("number"),
        "kaart": card.get("type"),
        "vraag": card.get("id") if card.get("type") == "question" else None,
    }.items():
        if key in turn:
            assert actual == turn[key], f"{key} is {actual}, verwacht {turn[key]}\n{said}"
    if "ook" in turn:
        assert set(turn["ook"]) <= {item["id"] for item in card.get("also", ())}, said
    if "keuzes" in turn:
        assert card.get("type") == "choice", said
        assert set(turn["keuzes"]) <= titles, said
    for part in turn.get("bevat", ()):
        assert part.lower() in text.lower(), f"'{part}' ontbreekt\n{said}"
    for part in turn.get("bevat_niet", ()):
        assert part.lower() not in text.lower(), f"'{part}' hoort er niet in\n{said}"
