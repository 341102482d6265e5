"""``make bench``: Rasa's default pipeline, SpacyNLP with DIET, and Ouderwijs, trained and scored on the same messages.

Each pipeline trains in a process of its own and reads the held-out messages in another, so that neither time nor memory
of one counts for the other. The results stand in docs/nlu.md with the pictures; the numbers in docs/nlu/figures.json.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader, RasaYAMLWriter
from rasa.shared.nlu.training_data.training_data import TrainingData

from benchmarks.nlu_report import write_report
from benchmarks.scoring import HELD_OUT, figures, read_messages

ROOT = Path(__file__).resolve().parent.parent
LEAN = ROOT / ".venv" / "bin" / "python"
WITH_TENSORFLOW = ROOT / ".venv-tensorflow" / "bin" / "python"
PIPELINES = {
    "Rasa's standaard (DIET)": (WITH_TENSORFLOW, ROOT / "benchmarks" / "pipelines" / "rasa_default.yml"),
    "SpacyNLP + DIET": (WITH_TENSORFLOW, ROOT / "benchmarks" / "pipelines" / "spacy_diet.yml"),
    "Ouderwijs": (LEAN, ROOT / "config.yml"),
}
OWN = "Ouderwijs"
FIGURES = ROOT / "docs" / "nlu" / "figures.json"


def main() -> None:
    """Measure, keep the figures and write the report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--messages", type=int, default=300, help="train on so many messages; 0 for all (DIET: half a day)"
    )
    parser.add_argument(
        "--report-only", action="store_true", help="write the report again from the figures that were kept"
    )
    arguments = parser.parse_args()
    if not arguments.report_only:
        FIGURES.parent.mkdir(exist_ok=True)
        FIGURES.write_text(json.dumps(measure(arguments.messages), indent=1) + "\n")
    write_report(json.loads(FIGURES.read_text()))


def measure(count: int) -> dict[str, Any]:
    """Figures of every pipeline on the same training messages, and of our own on all of them.

    Args:
        count: number of training messages for the comparison, 0 for all.
    """
    for python, _ in PIPELINES.values():
        if not python.exists():
            sys.exit(f"{python.relative_to(ROOT)} ontbreekt: draai eerst `make install` en `make tensorflow`.")
    everything = RasaYAMLReader().read(ROOT / "data" / "nlu.yml")
    held_out = read_messages(HELD_OUT)
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        sample = _sample(everything, count)
        compared = {name: _measured(name, sample, held_out, folder) for name in PIPELINES}
        whole = compared[OWN] if len(sample) == len(everything.intent_examples) else None
        whole = whole or _measured(OWN, everything.intent_examples, held_out, folder)
    return {
        "messages": len(sample),
        "all_messages": len(everything.intent_examples),
        "held_out": len(held_out),
        "compared": compared,
        "whole": whole,
        "minutes": (time.perf_counter() - started) / 60,
    }


def _sample(everything: TrainingData, count: int) -> Sequence[Any]:
    """The same messages for every pipeline, in the same proportions of intents as the whole."""
    messages = list(everything.intent_examples)
    random.Random(1).shuffle(messages)
    return messages[:count] if count else messages


def _measured(name: str, messages: Sequence[Any], held_out: Sequence[Any], folder: Path) -> dict[str, Any]:
    """Train one pipeline, read the held-out messages with it, and score what it read."""
    python, config = PIPELINES[name]
    nlu, texts, model = folder / "nlu.yml", folder / "texts.json", folder / f"{config.stem}.tar.gz"
    RasaYAMLWriter().dump(str(nlu), TrainingData(list(messages)))
    texts.write_text(json.dumps([message["text"] for message in held_out]))
    print(f"{name}: {len(messages)} berichten", flush=True)
    shared = ("--config", config, "--nlu", nlu, "--domain", ROOT / "domain.yml", "--model", model, "--texts", texts)
    trained = _run(python, "train", folder, shared)
    read = _run(python, "read", folder, shared)
    pairs = list(zip(held_out, read["readings"], strict=True))
    scored = {
        **figures(pairs),
        "train_s": trained["train_s"],
        "load_s": read["load_s"],
        "memory_train_mb": trained["memory_mb"],
        "memory_read_mb": read["memory_mb"],
        "ms": statistics.median(read["seconds"]) * 1000,
        "ms_95": statistics.quantiles(read["seconds"], n=20)[-1] * 1000,
    }
    print({name: round(figure, 3) for name, figure in scored.items()}, flush=True)
    return scored


def _run(python: Path, task: str, folder: Path, options: Sequence[object]) -> Mapping[str, Any]:
    result = folder / "result.json"
    command = [python, "-m", "benchmarks.one_pipeline", task, *options, "--result", result]
    with (folder / "log").open("w") as log:
        done = subprocess.run(list(map(str, command)), cwd=ROOT, stdout=log, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        sys.exit((folder / "log").read_text()[-3000:])
    return json.loads(result.read_text())


if __name__ == "__main__":
    main()
