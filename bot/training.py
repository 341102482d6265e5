"""Trains the Rasa model, and knows whether the one on disk still fits what it was trained from."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from bot.nlu.dutch_model import installed_dutch_model

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "ouderwijs.tar.gz"
LOG = ROOT / "var" / "training.log"
LEARNING = ("intent_classifier.py", "intent_model.py", "spelling.py", "thresholds.py", "tuning.py", "tuning.yml")
CODE = tuple(ROOT / "bot" / "nlu" / name for name in LEARNING)
"""What the components that learn are made of; the others can change without training."""
FINGERPRINT = ROOT / "models" / "ouderwijs.json"


def fingerprint() -> dict[str, str]:
    """What the model depends on: the hash of every file it is trained from and the versions of what trains it."""
    files = [ROOT / "config.yml", ROOT / "domain.yml", *(ROOT / "data").glob("*.yml"), *CODE]
    hashes = {path.relative_to(ROOT).as_posix(): _hash(path) for path in sorted(files)}
    versions = {name: version(name) for name in ("rasa", "spacy", "scikit-learn")}
    return {**hashes, **versions, "nl_core_news_sm": installed_dutch_model()}


def is_damaged() -> bool:
    """Whether the model on disk is not the one that was trained, or is not there."""
    try:
        return json.loads(FINGERPRINT.read_text()).get(MODEL.name) != _hash(MODEL)
    except (OSError, ValueError):
        return True


def reasons_to_train() -> list[str]:
    """What changed since the model was trained, by name; empty when the model on disk can be used."""
    if not MODEL.exists():
        return ["er is nog geen model"]
    try:
        trained = json.loads(FINGERPRINT.read_text())
    except (OSError, ValueError):
        return ["van dit model is niet bekend waar het van gemaakt is"]
    now = {**fingerprint(), MODEL.name: _hash(MODEL)}
    return sorted(name for name in trained.keys() | now.keys() if trained.get(name) != now.get(name))


def train(report: Callable[[str], None]) -> bool:
    """Train the model with ``rasa train``; True when that succeeded.

    Args:
        report: told what is being trained; Rasa's own output goes to the log.
    """
    FINGERPRINT.unlink(missing_ok=True)
    before = fingerprint()
    command = [
        sys.executable,
        "-m",
        "rasa",
        "train",
        "--skip-validation",
        "--fixed-model-name",
        MODEL.name.removesuffix(".tar.gz"),
    ]
    LOG.parent.mkdir(exist_ok=True)
    with (
        LOG.open("w") as log,
        subprocess.Popen(
            [*command, "--out", str(MODEL.parent)],
            cwd=ROOT,
            env={**os.environ, "TQDM_DISABLE": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process,
    ):
        for line in process.stdout:
            log.write(line)
            if started := re.search(r"Starting to train component '(\w+)'", line):
                report(started[1])
    if process.returncode:
        return False
    FINGERPRINT.write_text(json.dumps({**before, MODEL.name: _hash(MODEL)}, indent=2) + "\n")
    return True


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def why_it_failed(lines: int = 25) -> str:
    """The end of the log of the last training, with its place."""
    return "\n".join([*LOG.read_text(errors="replace").splitlines()[-lines:], f"(heel het verslag: {LOG})"])
