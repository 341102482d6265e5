"""Parents who talk and servers that are killed meanwhile, at moments that a seed chooses."""

from __future__ import annotations

import asyncio
import itertools
import json
import time
from collections import Counter
from collections.abc import Awaitable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from random import Random
from typing import Any

import aiohttp

from tests.reliability.servers import Servers

Message = dict[str, Any]

PATIENCE = 15.0
"""Seconds that the widget waits for an answer."""
IMPATIENCE = (0.01, 0.4)
"""Seconds after which a phone without reception loses the connection, from and to."""
LOST = 0.2
"""Part of the requests that a phone gives up so soon."""
PAUSES = (0.2, 0.4, 0.8, 1.5)
"""Seconds before a message is sent again; the last one is repeated."""
READING = 0.2
"""Longest time between an answer and the next message, in seconds."""
WITHIN = 0.15
"""Latest moment of a kill after a request was sent, in seconds."""
BETWEEN = 0.2
"""Part of the kills that wait for no request."""
APART = 2
"""Most turns between two kills that a server may finish undisturbed."""
LONGEST = 120.0
"""Seconds in which every message must have its answer, however many servers are killed."""


@dataclass
class Weather:
    """What happened in a storm.

    Attributes:
        turns: messages that got their answer.
        kills: by the name of the server.
        in_a_turn: kills while at least one message waited for its answer.
        failures: attempts that had no answer, by what came in its place.
        longest: seconds that a parent waited at most.
    """

    turns: int = 0
    kills: Counter[str] = field(default_factory=Counter)
    in_a_turn: int = 0
    failures: Counter[str] = field(default_factory=Counter)
    longest: float = 0.0
    waiting: int = 0
    sent: asyncio.Event = field(default_factory=asyncio.Event)

    def told(self) -> dict[str, Any]:
        """The figures."""
        return {
            "turns": self.turns,
            "kills": dict(sorted(self.kills.items())),
            "kills_during_a_turn": self.in_a_turn,
            "retries": sum(self.failures.values()),
            "retries_by_cause": dict(sorted(self.failures.items())),
            "longest_wait_seconds": round(self.longest, 1),
        }


@dataclass
class Parent:
    """A parent who talks as the widget does: each message has an id, and goes again until it is answered.

    Attributes:
        session: for the requests.
        weather: where it is counted.
        random: decides when the phone loses the connection, and how long the parent reads.
        script: what the parent says.
        network: internet address that the server in front would tell.
        sender: id of the conversation.
        ids: the message ids, in order.
        answers: what came back for each.
        asked: when each was sent for the last time.
        sent_at: when the last request was sent.
    """

    session: aiohttp.ClientSession
    weather: Weather
    random: Random
    script: Sequence[str]
    network: str
    sender: str = ""
    ids: list[str] = field(default_factory=list)
    answers: list[list[Message]] = field(default_factory=list)
    asked: list[float] = field(default_factory=list)
    sent_at: float = 0.0

    async def talk(self) -> None:
        """Hold the whole conversation."""
        self.sender = (await self._until_answered("start", {}))["sender"]
        for text in self.script:
            await asyncio.sleep(self.random.uniform(0, READING))
            self.ids.append(f"{self.random.getrandbits(128):032x}")
            body = {"sender": self.sender, "message": text, "message_id": self.ids[-1]}
            self.answers.append(await self._until_answered("webhook", body))
            self.asked.append(self.sent_at)
            self.weather.turns += 1

    async def _until_answered(self, place: str, body: dict[str, Any]) -> Any:
        """The answer to a request that is sent until there is one."""
        self.weather.waiting += 1
        started = time.monotonic()
        for pause in itertools.chain(PAUSES, itertools.repeat(PAUSES[-1])):
            status, answer, wait = await self._send(place, body)
            waited = time.monotonic() - started
            if status == "200":
                break
            assert waited < LONGEST, f"no answer within {LONGEST:.0f} seconds: {status}"
            self.weather.failures[status] += 1
            await asyncio.sleep(wait or pause)
        self.weather.waiting -= 1
        self.weather.longest = max(self.weather.longest, waited)
        return answer

    async def _send(self, place: str, body: dict[str, Any]) -> tuple[str, Any, float]:
        """Send once: the status or what went wrong, the answer, and how long the server says to wait."""
        lost = place == "webhook" and self.random.random() < LOST
        seconds = self.random.uniform(*IMPATIENCE) if lost else PATIENCE
        self.sent_at = time.time()
        self.weather.sent.set()
        try:
            async with self.session.post(
                f"/webhooks/school/{place}",
                json=body,
                headers={"X-Forwarded-For": self.network},
                timeout=aiohttp.ClientTimeout(total=seconds),
            ) as answer:
                return str(answer.status), await answer.json(), float(answer.headers.get("Retry-After", 0))
        except asyncio.TimeoutError:
            return "given up by the phone" if lost else "no answer in time", None, 0
        except aiohttp.ClientConnectorError:
            return "connection refused", None, 0
        except (aiohttp.ClientError, json.JSONDecodeError, ConnectionError):
            return "connection dropped", None, 0


class Storm:
    """Several conversations at a time, on servers that are killed and brought back."""

    def __init__(self, servers: Servers, scripts: Sequence[Sequence[str]], seed: str) -> None:
        """A storm to come.

        Args:
            servers: the bot, running.
            scripts: what parents say; each conversation takes the next one.
            seed: decides everything but how fast the machine is.
        """
        self.weather = Weather()
        self._servers, self._scripts, self._seed = servers, scripts, seed
        self._numbers = itertools.count()

    async def calm(self) -> list[Parent]:
        """Hold each conversation once, undisturbed and one after another."""
        async with self._client() as session:
            parents = [self._parent(session) for _ in self._scripts]
            for parent in parents:
                await parent.talk()
        return parents

    async def rage(self, turns: int, kills: dict[str, int], at_a_time: int) -> list[Parent]:
        """Hold conversations until there were so many turns and kills, and all are finished.

        Args:
            turns: at least so many.
            kills: how often each server is killed, by its name.
            at_a_time: conversations that go on beside each other.
        """
        self.weather = Weather()
        killing = asyncio.create_task(self._kill(kills))
        reviving = asyncio.create_task(self._revive())
        async with self._client() as session:
            talks = [self._talk_on(session, turns, killing) for _ in range(at_a_time)]
            found = await _all_or_nothing(talks, also=(killing, reviving))
        return [parent for parents in found for parent in parents]

    async def _talk_on(self, session: aiohttp.ClientSession, turns: int, killing: asyncio.Task[None]) -> list[Parent]:
        """One conversation after another, until it is enough."""
        parents = []
        while self.weather.turns < turns or not killing.done():
            parents.append(self._parent(session))
            await parents[-1].talk()
        return parents

    async def _kill(self, kills: dict[str, int]) -> None:
        random = Random(f"{self._seed} kills")
        order = [server for server in self._servers.all for _ in range(kills.get(server.name, 0))]
        random.shuffle(order)
        for server in order:
            await self._moment(random)
            while not server.is_running():
                await asyncio.sleep(0.05)
            server.kill()
            self.weather.kills[server.name] += 1
            self.weather.in_a_turn += bool(self.weather.waiting)

    async def _moment(self, random: Random) -> None:
        """Wait for the moment of the next kill: some turns later, soon after a request or just like that."""
        until = self.weather.turns + random.randint(1, APART)
        while self.weather.turns < until:
            await asyncio.sleep(0.005)
        if random.random() >= BETWEEN:
            self.weather.sent.clear()
            await self.weather.sent.wait()
        await asyncio.sleep(random.uniform(0, WITHIN))

    async def _revive(self) -> None:
        while True:
            self._servers.revive()
            await asyncio.sleep(0.1)

    def _parent(self, session: aiohttp.ClientSession) -> Parent:
        number = next(self._numbers)
        script = self._scripts[number % len(self._scripts)]
        return Parent(session, self.weather, Random(f"{self._seed} {number}"), script, f"198.51.100.{number % 250 + 1}")

    def _client(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(self._servers.address, connector=aiohttp.TCPConnector(force_close=True))


async def _all_or_nothing(talks: Iterable[Awaitable[Any]], also: Iterable[asyncio.Task[None]]) -> list[Any]:
    """The results of all talks; the first error anywhere ends everything."""
    together = asyncio.gather(*talks)
    guards = set(also)
    try:
        while not together.done():
            done, guards = await asyncio.wait({together, *guards}, return_when=asyncio.FIRST_COMPLETED)
            guards.discard(together)
            for task in done:
                task.result()
        return together.result()
    finally:
        for task in (together, *also):
            task.cancel()
            with suppress(asyncio.CancelledError, Exception):
                await task
