"""Makes the project's environment: virtual environment, locked packages, Dutch model. Quick when nothing changed.

Runs before the environment exists, so it needs nothing but Python's standard library. It says what it does, and when
something fails it says what to do.

    python3.10 setup/install.py                 the environment .venv, without TensorFlow
    python3.10 setup/install.py --tensorflow    the environment .venv-tensorflow, with the real TensorFlow
"""

from __future__ import annotations

import argparse
import hashlib
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WANTED_PYTHON = tuple(map(int, (ROOT / ".python-version").read_text().strip().split(".")))
LEAN, WITH_TENSORFLOW = ".venv", ".venv-tensorflow"
OFFICIAL_MODEL = "nl_core_news_sm-3.7.0-py3-none-any.whl"
OFFICIAL_MODEL_SHA256 = "9255c3ce9e639f0a7aa8e898f4514e6ad803284858241385e045f99637753770"
OFFICIAL_MODEL_ADDRESS = os.environ.get(
    "OUDERWIJS_DUTCH_MODEL",
    f"https://github.com/explosion/spacy-models/releases/download/nl_core_news_sm-3.7.0/{OFFICIAL_MODEL}",
)
"""Where the official model is; another address or folder can be given, and ``none`` skips it."""
PATIENCE = 4
"""Seconds without any answer after which the official model counts as out of reach."""
DOWNLOAD_LIMIT = 120
"""Seconds in which the whole official model must have come."""


class SetupError(Exception):
    """Something in the set-up failed; the message says what to do."""


def main() -> int:
    """Make the environment asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--tensorflow", action="store_true", help="the environment with the real TensorFlow")
    with_tensorflow = parser.parse_args().tensorflow
    try:
        install(ROOT / (WITH_TENSORFLOW if with_tensorflow else LEAN), with_tensorflow)
    except SetupError as error:
        print(f"\nDe installatie is niet gelukt. {error}", file=sys.stderr)
        return 1
    return 0


def install(environment: Path, with_tensorflow: bool) -> None:
    """Make the environment complete, or do nothing when it already is.

    Raises:
        SetupError: when a step fails.
    """
    if sys.version_info[:2] != WANTED_PYTHON:
        raise SetupError(f"Dit is Python {sys.version.split()[0]}; nodig is {'.'.join(map(str, WANTED_PYTHON))}.")
    stamp = environment / "ouderwijs-installed"
    wanted = fingerprint(with_tensorflow)
    if stamp.exists() and stamp.read_text() == wanted:
        return
    stamp.unlink(missing_ok=True)
    started = time.monotonic()
    step("Omgeving maken")
    run([sys.executable, "-m", "venv", "--clear", str(environment)], "Staat de module venv bij deze Python?")
    python = environment / "bin" / "python"
    run(
        [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes",
         "-r", ROOT / "requirements" / "uv.lock"],
        "Is het pakketregister bereikbaar?",
    )  # fmt: skip
    uv = [environment / "bin" / "uv", "pip", "install", "--quiet", "--python", python, "--no-deps"]
    step(f"Pakketten installeren{' met TensorFlow (1,9 GB)' if with_tensorflow else ''}")
    lock = "tensorflow.lock" if with_tensorflow else "lean.lock"
    run([*uv, "--require-hashes", "-r", ROOT / "requirements" / lock], "Is het pakketregister bereikbaar?")
    local = [*uv, "--no-build-isolation"]
    if not with_tensorflow:
        install_copy(local, ROOT / "lean-tensorflow")
    step("Nederlands taalmodel installeren")
    install_dutch_model(uv, local)
    run([*local, "--editable", ROOT], "Staat de map van het project op een schijf waar je mag schrijven?")
    stamp.write_text(wanted)
    step(f"Omgeving klaar in {time.monotonic() - started:.0f} seconden")


def fingerprint(with_tensorflow: bool) -> str:
    """What the environment is made from, as one hash: when it changes, the environment is made anew."""
    digest = hashlib.sha256(OFFICIAL_MODEL_ADDRESS.encode() + sys.version.encode())
    for path in sorted(ingredients(with_tensorflow)):
        digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def ingredients(with_tensorflow: bool) -> Iterator[Path]:
    """The files that decide what is in the environment."""
    yield Path(__file__).resolve()
    yield ROOT / "pyproject.toml"
    yield ROOT / "requirements" / "uv.lock"
    yield ROOT / "requirements" / ("tensorflow.lock" if with_tensorflow else "lean.lock")
    folders = ["language/package"] if with_tensorflow else ["language/package", "lean-tensorflow"]
    for folder in folders:
        yield from (path for path in (ROOT / folder).rglob("*") if path.is_file() and "__pycache__" not in path.parts)


def install_dutch_model(uv: list[object], local: list[object]) -> None:
    """Install the official model when it can be had, else the project's own drop-in."""
    with tempfile.TemporaryDirectory() as folder:
        wheel = Path(folder) / OFFICIAL_MODEL
        if fetch_official_model(wheel):
            run([*uv, wheel], "Is er plaats op de schijf?")
            step("  het officiële nl_core_news_sm 3.7.0")
            return
    install_copy(local, ROOT / "language" / "package")
    step("  het officiële model is hier niet te bereiken; het eigen model nl_core_news_sm 3.7.0+ud1 is geïnstalleerd")


def install_copy(local: list[object], package: Path) -> None:
    """Build and install a package of this repository from a copy, so that the build leaves nothing in the checkout."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "package"
        run(["cp", "-R", package, copy], "Is er plaats op de schijf?")
        run([*local, copy], f"Is {package.relative_to(ROOT)} volledig? Probeer: git status")


def fetch_official_model(target: Path) -> bool:
    """Download the official model to ``target``; False when it cannot be reached or is not the file it should be."""
    if OFFICIAL_MODEL_ADDRESS == "none":
        return False
    deadline = time.monotonic() + DOWNLOAD_LIMIT
    digest = hashlib.sha256()
    try:
        with urllib.request.urlopen(OFFICIAL_MODEL_ADDRESS, timeout=PATIENCE) as answer, target.open("wb") as file:
            while chunk := answer.read(1 << 16):
                if time.monotonic() > deadline:
                    return False
                digest.update(chunk)
                file.write(chunk)
    except (OSError, ValueError, urllib.error.URLError):
        return False
    if digest.hexdigest() != OFFICIAL_MODEL_SHA256:
        step("  het bestand op het adres van het officiële model is niet het juiste; het wordt niet gebruikt")
        return False
    return True


def run(command: list[object], advice: str) -> None:
    """Run a command quietly; its output is shown only when it fails.

    Raises:
        SetupError: when it fails, with the advice.
    """
    environment = {**os.environ, "PIP_NO_INPUT": "1"}
    done = subprocess.run(
        [str(part) for part in command], cwd=ROOT, env=environment, text=True, capture_output=True, check=False
    )
    if done.returncode:
        print(done.stdout + done.stderr, file=sys.stderr)
        raise SetupError(f"De opdracht hierboven stopte met een fout. {advice}")


def step(text: str) -> None:
    """Say what is happening."""
    print(f"• {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
