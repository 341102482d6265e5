"""How many parents at once can one bot answer, and what do they hear when there are more?

``python -m benchmarks.load`` starts the real bot with a database of its own. At each level that many parents talk at
once, each sending the next message as soon as the last one is answered: harder than people, who read and type. The
figures come in results/load.json.
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from benchmarks.long_run import RESULTS, SCRIPTS, Held, Script, hold, percentiles, pool, running_bot
from tests.widget.servers import Bot

LEVELS = (1, 3, 10, 30, 60)
ROUNDS = 4
"""Conversations that each parent holds at least, one after another."""
LEAST = 60
"""Conversations at a level, however few parents there are."""
SEED = 1


def level(bot: Bot, scripts: Sequence[Script], parents: int, first: int) -> dict[str, Any]:
    """Let parents talk at once, and measure.

    Args:
        bot: the running bot.
        scripts: what they say, in turn.
        parents: how many at once.
        first: number of the first conversation; each has an address of its own.

    Returns:
        Parents, conversations, turns answered, turns per second, milliseconds of half and of 95 % of the turns and of
        the slowest one, and what failed.
    """
    held, numbers = Held(), range(first, first + max(LEAST, ROUNDS * parents))
    begun = time.perf_counter()
    with ThreadPoolExecutor(parents) as pool_of_parents:
        list(
            pool_of_parents.map(
                lambda number: hold(bot.address, scripts[number % len(scripts)], number, held, extras=False), numbers
            )
        )
    seconds = time.perf_counter() - begun
    return {
        "parents": parents,
        "conversations": len(numbers),
        "turns": len(held.seconds),
        "turns_per_second": len(held.seconds) / seconds,
        **percentiles(held.seconds),
        "slowest_ms": max(held.seconds) * 1000,
        "failures": held.failures,
    }


def main() -> None:
    """Measure each level, print a line for it, and keep the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("parents", type=int, nargs="*", default=LEVELS, help="at once, one level after another")
    levels = parser.parse_args().parents
    scripts, first, found = pool(SCRIPTS, random.Random(SEED)), 1, []
    with tempfile.TemporaryDirectory() as folder, running_bot(Path(folder)) as bot:
        level(bot, scripts, 3, 1 << 22)  # warming up
        for parents in levels:
            found.append(level(bot, scripts, parents, first))
            first += found[-1]["conversations"]
            print(
                "{parents:4} parents, {turns:5} turns, {turns_per_second:5.1f} a second, half in {p50_ms:5.0f} ms, "
                "95 % in {p95_ms:5.0f} ms, slowest {slowest_ms:5.0f} ms,".format(**found[-1]),
                f"{len(found[-1]['failures'])} failed",
                flush=True,
            )
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "load.json").write_text(json.dumps(found, indent=1) + "\n")


if __name__ == "__main__":
    main()
