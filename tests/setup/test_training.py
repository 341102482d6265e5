"""When the bot is trained again: when what it is made of changed, and when the model on disk is not whole."""

import json

import pytest

from bot import cli, training


@pytest.fixture
def model(tmp_path, monkeypatch):
    """A model that fits everything; returns its file."""
    monkeypatch.setattr(training, "MODEL", tmp_path / "ouderwijs.tar.gz")
    monkeypatch.setattr(training, "FINGERPRINT", tmp_path / "ouderwijs.json")
    training.MODEL.write_bytes(b"a model" * 1000)
    training.FINGERPRINT.write_text(
        json.dumps({**training.fingerprint(), training.MODEL.name: training._hash(training.MODEL)})
    )
    assert training.reasons_to_train() == []
    assert not training.is_damaged()
    return training.MODEL


@pytest.mark.parametrize("spoiled", [b"", b"a model" * 999, b"A model" + b"a model" * 999])
def test_a_model_that_is_cut_short_or_changed_is_trained_again(model, spoiled):
    model.write_bytes(spoiled)
    assert training.reasons_to_train() == ["ouderwijs.tar.gz"]
    assert training.is_damaged()


def test_a_model_that_is_gone_is_trained_again(model):
    model.unlink()
    assert training.reasons_to_train() == ["er is nog geen model"]
    assert training.is_damaged()


@pytest.mark.parametrize("text", ["", "{", "\x00\x01"])
def test_a_model_of_which_nothing_is_known_is_trained_again(model, text):
    training.FINGERPRINT.write_text(text)
    assert training.reasons_to_train()
    assert training.is_damaged()


class EndedError(Exception):
    """Ends the watch."""


@pytest.mark.parametrize(("damaged", "expected"), [(True, ["train", "revive"]), (False, ["revive"])])
def test_a_bot_that_stopped_with_a_damaged_model_is_trained_before_it_is_started_again(
    model, monkeypatch, damaged, expected
):
    done = []

    class Stopped:
        name, log = "bot", "bot.log"
        trouble = staticmethod(lambda: "is gestopt")
        revive = staticmethod(lambda: done.append("revive"))

    class Well:
        trouble = staticmethod(lambda: None)

    class NoPurge:
        @staticmethod
        def tick():
            raise EndedError

    monkeypatch.setattr(cli, "_train", lambda: done.append("train"))
    monkeypatch.setattr(cli.time, "sleep", lambda _: None)
    if damaged:
        model.write_bytes(b"")
    with pytest.raises(EndedError):
        cli._watch(Well, Stopped, NoPurge)
    assert done == expected


def test_a_changed_file_is_named(model):
    known = json.loads(training.FINGERPRINT.read_text())
    training.FINGERPRINT.write_text(json.dumps({**known, "data/nlu.yml": "0"}))
    assert training.reasons_to_train() == ["data/nlu.yml"]
    assert not training.is_damaged()
