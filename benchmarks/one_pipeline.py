"""Trains or reads with one Rasa NLU pipeline and writes what it cost; run by ``benchmarks.nlu``, once per process.

Works in an environment with and without TensorFlow, and knows nothing about Ouderwijs but where Rasa finds its parts.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import resource
import time
from pathlib import Path
from typing import Any


def main() -> None:
    """Train a pipeline or read messages with it; the result is JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("task", choices=("train", "read"))
    parser.add_argument("--config", type=Path)
    parser.add_argument("--nlu", type=Path)
    parser.add_argument("--domain", type=Path)
    parser.add_argument("--model", type=Path, required=True)
    parser.add_argument("--texts", type=Path, help="JSON list of messages to read")
    parser.add_argument("--result", type=Path, required=True)
    arguments = parser.parse_args()
    result = _train(arguments) if arguments.task == "train" else asyncio.run(_read(arguments))
    result["memory_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    arguments.result.write_text(json.dumps(result))


def _train(arguments: argparse.Namespace) -> dict[str, Any]:
    from rasa.model_training import train_nlu

    started = time.perf_counter()
    train_nlu(
        str(arguments.config),
        str(arguments.nlu),
        str(arguments.model.parent),
        fixed_model_name=arguments.model.name.removesuffix(".tar.gz"),
        domain=str(arguments.domain),
    )
    return {"train_s": time.perf_counter() - started}


async def _read(arguments: argparse.Namespace) -> dict[str, Any]:
    started = time.perf_counter()
    from rasa.core.agent import Agent

    agent = Agent.load(str(arguments.model))
    loaded = time.perf_counter() - started
    texts = json.loads(arguments.texts.read_text())
    for text in texts[:20]:  # the first messages open what opens late
        await agent.parse_message(text)
    readings, seconds = [], []
    for text in texts:
        begun = time.perf_counter()
        reading = await agent.parse_message(text)
        seconds.append(time.perf_counter() - begun)
        readings.append({name: reading.get(name) for name in ("intent", "intent_ranking", "entities", "offers")})
    return {"load_s": loaded, "seconds": seconds, "readings": readings}


if __name__ == "__main__":
    main()
