"""How many messages one parent and one address may send: enough for a worried parent, too few for a script."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass

MOST_KEYS = 50_000
"""Senders or addresses remembered at most; the one that was quiet longest is forgotten first."""


@dataclass
class _Bucket:
    left: float
    seen: float


class RateLimit:
    """A token bucket per key: ``burst`` messages at once, and ``per_minute`` in the long run."""

    def __init__(self, per_minute: float, burst: int, clock: Callable[[], float] = time.monotonic) -> None:
        """A limit that has seen nobody yet.

        Args:
            per_minute: messages per minute that go on being let through.
            burst: messages that may come at once.
            clock: seconds that only go up.
        """
        self._per_second = per_minute / 60
        self._burst = burst
        self._clock = clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def wait(self, key: str) -> float:
        """Seconds to wait before this key may send again; 0 when it may now, which counts as sending."""
        now = self._clock()
        bucket = self._buckets.setdefault(key, _Bucket(self._burst, now))
        self._buckets.move_to_end(key)
        if len(self._buckets) > MOST_KEYS:
            self._buckets.popitem(last=False)
        bucket.left = min(self._burst, bucket.left + (now - bucket.seen) * self._per_second)
        bucket.seen = now
        if bucket.left < 1:
            return (1 - bucket.left) / self._per_second
        bucket.left -= 1
        return 0.0
