"""Trains the Rasa model, and knows whether the one on disk still fits what it was trained from."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

from bot.nlu.dutch_model import installed_dutch_model

ROOT = Path(__file__).resolve().parent.parent
MODEL = ROOT / "models" / "ouderwijs.tar.gz"
FINGERPRINT = ROOT / "models" / "ouderwijs.json"


def fingerprint() -> dict[str, str]:
    """What the model depends on: the hash of every file it is trained from and the versions of what trains it."""
    files = [ROOT / "config.yml", ROOT / "domain.yml", *(ROOT / "data").glob("*.yml"), *(ROOT / "bot/nlu").glob("*.py")]
    hashes = {
        path.relative_to(ROOT).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(files)
    }
    versions = {name: version(name) for name in ("rasa", "spacy", "scikit-learn")}
    return {**hashes, **versions, "nl_core_news_sm": installed_dutch_model()}


def reasons_to_train() -> list[str]:
    """What changed since the model was trained, by name; empty when the model on disk can be used."""
    if not MODEL.exists():
        return ["er is nog geen model"]
    try:
        trained = json.loads(FINGERPRINT.read_text())
    except (OSError, ValueError):
        return ["van dit model is niet bekend waar het van gemaakt is"]
    now = fingerprint()
    return sorted(name for name in trained.keys() | now.keys() if trained.get(name) != now.get(name))


def train() -> bool:
    """Train the model with ``rasa train``; True when that succeeded."""
    FINGERPRINT.unlink(missing_ok=True)
    before = fingerprint()
    command = [sys.executable, "-m", "rasa", "train", "--fixed-model-name", MODEL.name.removesuffix(".tar.gz")]
    done = subprocess.run([*command, "--out", str(MODEL.parent)], cwd=ROOT, check=False)
    if done.returncode:
        return False
    FINGERPRINT.write_text(json.dumps(before, indent=2) + "\n")
    return True
