"""Try inputs on all targets, or on some: `python -m tests.security.fuzz --seconds 600 channel facts`."""

import argparse
import logging
import random
import sys
import time
import warnings

from tests.security.fuzz.running import AT_ONCE, Tally, fuzz, keep
from tests.security.fuzz.targets import TARGETS


def main() -> int:
    """Run the targets one after another; returns 1 when an input failed."""
    options = _options()
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    began, random_number = time.monotonic(), random.SystemRandom()
    tallies = {name: Tally() for name in options.targets or TARGETS}
    for name, tally in tallies.items():
        until = time.monotonic() + options.seconds / len(tallies) if options.seconds else None
        while tally.tried < options.inputs and not tally.failed and (until is None or time.monotonic() < until):
            number = options.number if options.number is not None else random_number.getrandbits(32)
            fuzz(TARGETS[name], number, min(AT_ONCE, options.inputs - tally.tried), tally)
        _tell(name, tally)
    total = sum(tally.tried for tally in tallies.values())
    print(f"{total:,} inputs in {time.monotonic() - began:.0f} seconds")
    return int(any(tally.failed for tally in tallies.values()))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.security.fuzz", description=__doc__)
    parser.add_argument("--seconds", type=float, help="for all targets together")
    parser.add_argument("--inputs", type=int, default=10**9, help="for each target")
    parser.add_argument("--number", type=int, help="makes the same inputs again; by default they are always new")
    parser.add_argument("targets", nargs="*", metavar="target", help=f"by default all: {', '.join(TARGETS)}")
    options = parser.parse_args()
    if not options.seconds and options.inputs == 10**9:
        parser.error("say how long with --seconds, or how many with --inputs")
    if unknown := set(options.targets) - TARGETS.keys():
        parser.error(f"unknown: {', '.join(sorted(unknown))}")
    return options


def _tell(name: str, tally: Tally) -> None:
    print(
        f"{name:15} {tally.tried:>9,} inputs, {len(tally.different):>9,} different, {tally.seconds:6.0f} s, "
        f"slowest {tally.slowest * 1000:6.0f} ms, {len(tally.failed)} failed",
        flush=True,
    )
    for text, error in tally.failed.items():
        print(f"  {error.splitlines()[0][:300]}\n  kept in {keep(name, text)}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
