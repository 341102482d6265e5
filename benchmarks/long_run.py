"""Thousands of conversations in a row with one running bot: does it stay as small and as sure as it began?

``python -m benchmarks.long_run --conversations 5000`` starts the real bot with a database of its own and holds
conversations over HTTP, each from its own address and connection. It measures the memory and descriptors of both
servers while nobody talks. The figures come in results/long_run.json. It fails when a server grows, keeps a connection
open, fails a turn, or answers a conversation in another way than before.
"""

from __future__ import annotations

import argparse
import http.client
import json
import os
import random
import statistics
import string
import sys
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ruamel.yaml import YAML

from benchmarks.scoring import HELD_OUT, read_messages
from tests.widget.servers import Bot

ROOT = Path(__file__).resolve().parent.parent
RESULTS = ROOT / "results"
PROXY = "SANIC_PROXIES_COUNT"
"""Makes the bot believe ``X-Forwarded-For``, so that each conversation counts as an address of its own."""
MOST_GROWTH = 0.05
"""Of the memory of a server, from just after warming up to the end."""
FLAT = ("descriptors", "sockets", "threads")
"""What may not grow at all."""
WARM_UP = 0.1
"""Part of the conversations after which a server should have all it needs."""
SCRIPTS = 400
"""Different conversations that are held again and again."""
PROBES = 30
"""Conversations that are held before and after all others."""
NEW_WORDS = 8
"""One in so many conversations has words that nobody used before."""
DELETED, SENT_TWICE, REFUSED, HUNG_UP = 10, 13, 17, 19
"""One in so many conversations is deleted, sends a message twice, sends what is no request, or hangs up too early."""
SHORTEST, LONGEST = 3, 5
"""Turns in a conversation, after the start."""
SETTLED = 0.3
"""Seconds after the last conversation in which a server must have closed its connections."""
PATIENCE = 30
SCHOOLS = (None, "voorbeeld-basisschool-amsterdam", "voorbeeld-college-zwolle", "voorbeeld-so-de-linde")
LANGUAGES = (None, "nl", "nl", "en", "tr", "ar")
BUTTONS = (
    "/pesten", "/dyslexie", "/klacht", "/thuiszitten", "/hoogbegaafdheid", '/informeren{"schooltype": "po"}',
    '/informeren{"schooltype": "vo"}', '/informeren{"gesproken_met": "leerkracht"}', "/volgende_stap", "/terug",
    "/gesprek_voorbereiden", "/contactgegevens", "/uitleg", "/opnieuw", "/weet_niet", "/groet",
)  # fmt: skip
ODD = (
    "", "   ", "?", "👍👍🏽", "aaaaaaaa" * 60, "x" * 2500, "/restart", '/informeren{"schooltype": "maan"}',
    "\x00\x07\u202e", "<script>alert(1)</script>", "'; DROP TABLE events; --", "1234567890", "{}",
    "mijn zoon\n\n\nwordt\tgepest", "HELP!!!!", "\ud83d los", "https://example.org/?q=1",
    "my daughter is being bullied and the school does nothing",
    "kızım okulda zorbalığa uğruyor", "ابنتي تتعرض للتنمر في المدرسة", "Mijn kind heet Sanne de Vries, 06-12345678",
)  # fmt: skip

Answers = tuple[bytes, ...]


@dataclass(frozen=True, eq=False)
class Script:
    """What a parent will say.

    Attributes:
        texts: typed or pressed, in order.
        metadata: the school and the language of the page.
    """

    texts: tuple[str, ...]
    metadata: Mapping[str, str]


class TurnError(Exception):
    """A turn went wrong; the message says how."""


def written_scripts() -> list[Script]:
    """The conversations of the tests, made three to five turns long; the parent says all again if there are fewer."""
    found: list[tuple[str, ...]] = []
    for path in sorted((ROOT / "tests" / "conversations").glob("*.yml")):
        for conversation in YAML(typ="safe").load(path.read_text(encoding="utf-8")):
            turns = [turn["ouder"] for turn in conversation["beurten"]]
            found.append(tuple(islice(cycle(turns), min(max(len(turns), SHORTEST), LONGEST))))
    return [Script(texts, _page(place)) for place, texts in enumerate(found)]


def drawn_scripts(count: int, chance: random.Random) -> list[Script]:
    """Conversations of worries, buttons, side questions, danger, other languages and odd input, in any order."""
    typed = [message["text"] for message in read_messages(HELD_OUT)]

    def text() -> str:
        return chance.choice(chance.choices((typed, BUTTONS, ODD), weights=(6, 3, 1))[0])

    lengths = [chance.randint(SHORTEST, LONGEST) for _ in range(count)]
    return [Script(tuple(text() for _ in range(length)), _page(place)) for place, length in enumerate(lengths)]


def _page(place: int) -> dict[str, str]:
    given = {"school": SCHOOLS[place % len(SCHOOLS)], "lang": LANGUAGES[place % len(LANGUAGES)]}
    return {name: value for name, value in given.items() if value}


def with_new_words(script: Script, chance: random.Random) -> Script:
    """The conversation with a word in each typed message that nobody ever used: vocabularies may grow by it."""

    def said(text: str) -> str:
        return text if text.startswith("/") else f"{text} {''.join(chance.choices(string.ascii_lowercase, k=9))}"

    return Script(tuple(said(text) for text in script.texts), script.metadata)


class Parent:
    """A parent with a phone: a connection and an address of their own. Close it afterwards."""

    def __init__(self, address: str, number: int) -> None:
        """A parent who has not said anything yet.

        Args:
            address: of the bot.
            number: of the conversation; the parent's address is made of it.
        """
        self._connection = http.client.HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
        place = f"10.{number >> 16 & 255}.{number >> 8 & 255}.{number & 255}"
        self._headers = {"Content-Type": "application/json", "X-Forwarded-For": place}
        self.sender = ""

    def start(self, metadata: Mapping[str, str]) -> bytes:
        """Begin a conversation; the greeting without the sender."""
        answer = self.ask("POST", "start", {"metadata": dict(metadata)})
        self.sender = json.loads(answer)["sender"]
        return answer.replace(self.sender.encode(), b"")

    def say(self, text: str, metadata: Mapping[str, str], number: int) -> bytes:
        """Say something; the answer without the sender."""
        answer = self.ask("POST", "webhook", self.turn(text, metadata, number))
        if not json.loads(answer):
            raise TurnError(f"nothing was answered to {text!r}")
        return answer.replace(self.sender.encode(), b"")

    def turn(self, text: str, metadata: Mapping[str, str], number: int) -> dict[str, Any]:
        """The body of a turn."""
        return {"sender": self.sender, "message": text, "message_id": f"bericht-{number}", "metadata": dict(metadata)}

    def ask(self, method: str, place: str, body: Any = None, expected: int = 200) -> bytes:
        """Send a request and return the body of the answer.

        Raises:
            TurnError: when the status is another one.
        """
        self._connection.request(method, f"/webhooks/school/{place}", json.dumps(body), self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status != expected:
            raise TurnError(f"{answer.status} for {method} {place.partition('/')[0]} {body}: {content[:200]!r}")
        return content

    def hang_up(self, body: Mapping[str, Any]) -> None:
        """Send a turn and close the connection at once."""
        self._connection.request("POST", "/webhooks/school/webhook", json.dumps(body), self._headers)
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()


@dataclass
class Held:
    """What came of the conversations so far.

    Attributes:
        seconds: of every turn.
        failures: what went wrong.
        answers: of each script when it was first held.
        different: scripts that were answered in another way later.
        again: conversations that were compared with an earlier one.
    """

    seconds: list[float] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)
    answers: dict[Script, Answers] = field(default_factory=dict)
    different: list[str] = field(default_factory=list)
    again: int = 0
    lock: threading.Lock = field(default_factory=threading.Lock)

    def compare(self, script: Script, answers: Answers) -> None:
        """Keep the first answers of a script; note it when later ones differ."""
        with self.lock:
            before = self.answers.setdefault(script, answers)
            self.again += before is not answers
            if before != answers:
                place = next(
                    number for number, pair in enumerate(zip(before, answers, strict=True)) if len({*pair}) > 1
                )
                self.different.append(f"{script.texts[:place]}: {before[place]!r} became {answers[place]!r}")


def hold(address: str, script: Script, number: int, held: Held, extras: bool = True) -> Answers:
    """Hold a conversation.

    Args:
        address: of the bot.
        script: what the parent says.
        number: of the conversation.
        held: gets the seconds and failures.
        extras: now and then do what parents and scripts do besides: delete, send twice, send nonsense, hang up.

    Returns:
        The greeting and the answers; nothing when a turn failed.
    """
    with closing(Parent(address, number)) as parent:
        try:
            answers = _answers(parent, script, held)
            if extras:
                _extras(parent, script, number, answers)
            return answers
        except (TurnError, OSError, http.client.HTTPException, ValueError) as error:
            held.failures.append(f"conversation {number}: {type(error).__name__}: {error}")
            return ()


def _answers(parent: Parent, script: Script, held: Held) -> Answers:
    answers = [parent.start(script.metadata)]
    for number, text in enumerate(script.texts):
        begun = time.perf_counter()
        answers.append(parent.say(text, script.metadata, number))
        held.seconds.append(time.perf_counter() - begun)
    return tuple(answers)


def _extras(parent: Parent, script: Script, number: int, answers: Answers) -> None:
    last = len(script.texts) - 1
    if number % SENT_TWICE == 0 and parent.say(script.texts[last], script.metadata, last) != answers[-1]:
        raise TurnError(f"sent twice, answered in two ways: {script.texts[last]!r}")
    if number % REFUSED == 0:
        parent.ask("POST", "webhook", {"sender": "kort", "message": ["geen", "tekst"]}, 400)
    if number % DELETED == 0:
        parent.ask("DELETE", f"conversation/{parent.sender}", expected=204)
    if number % HUNG_UP == 0:
        parent.hang_up(parent.turn("mijn kind wordt gepest", script.metadata, LONGEST))


@contextmanager
def running_bot(folder: Path) -> Iterator[Bot]:
    """The real bot, which takes the address of a parent from the server in front of it.

    Args:
        folder: for its database, settings and logs.
    """
    bot = Bot(folder, ())
    before = os.environ.get(PROXY)
    os.environ[PROXY] = "1"
    try:
        bot.start()
        yield bot
    finally:
        bot.stop()
        os.environ.pop(PROXY) if before is None else os.environ.update({PROXY: before})


def measure(bot: Bot, held: Held, since: int) -> dict[str, Any]:
    """Figures of both servers and the database now, and of the turns since an earlier moment.

    Args:
        bot: while nobody talks with it.
        held: has the seconds of the turns.
        since: the number of turns at the earlier moment.
    """
    files = bot.rasa.log.parent.glob("gesprekken.db*")
    return {
        "turns": len(held.seconds),
        **percentiles(held.seconds[since:]),
        "database_mb": sum(path.stat().st_size for path in files) / 1e6,
        "rasa": process_figures(bot.rasa._process.pid),
        "actions": process_figures(bot.actions._process.pid),
    }


def percentiles(seconds: Sequence[float]) -> dict[str, float]:
    """Within how many milliseconds half of the turns were answered, and 95 %. At least two turns."""
    parts = statistics.quantiles(seconds, n=20)
    return {"p50_ms": parts[9] * 1000, "p95_ms": parts[18] * 1000}


def process_figures(pid: int) -> dict[str, float]:
    """Memory in MB, descriptors, sockets and threads of a process with its children."""
    folders = [Path(f"/proc/{each}") for each in _family(pid)]
    opened = [_target(path) for folder in folders for path in (folder / "fd").iterdir()]
    kilobytes = [_numbers(folder / "status") | _numbers(folder / "smaps_rollup") for folder in folders]
    return {
        "rss_mb": sum(each["VmRSS"] for each in kilobytes) / 1024,
        "pss_mb": sum(each["Pss"] for each in kilobytes) / 1024,
        "descriptors": len(opened),
        "sockets": sum(target.startswith("socket:") for target in opened),
        "threads": sum(each["Threads"] for each in kilobytes),
    }


def _family(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    return [pid, *(member for child in children for member in _family(int(child)))]


def _target(path: Path) -> str:
    try:
        return os.readlink(path)
    except FileNotFoundError:
        return ""


def _numbers(path: Path) -> dict[str, int]:
    """The lines of a file in /proc that say a name and a number."""
    parts = (line.split() for line in path.read_text().splitlines())
    return {part[0].rstrip(":"): int(part[1]) for part in parts if len(part) > 1 and part[1].isdigit()}


@dataclass(frozen=True)
class Plan:
    """How long a run is.

    Attributes:
        conversations: how many, besides the probes.
        every: measure after so many.
        at_once: conversations at the same time.
        scripts: different ones to draw from.
        probes: how many of those are held at the beginning and at the end.
        seed: the same one draws the same conversations.
    """

    conversations: int
    every: int
    at_once: int = 3
    scripts: int = SCRIPTS
    probes: int = PROBES
    seed: int = 1


def run(plan: Plan, folder: Path) -> dict[str, Any]:
    """Hold all conversations with a bot that is started for it.

    Args:
        plan: how long.
        folder: for the bot's database and logs.

    Returns:
        The samples, what went wrong, and the growth of each server.
    """
    chance, held = random.Random(plan.seed), Held()
    scripts = pool(plan.scripts, chance)
    probes = scripts[: plan.probes]
    with running_bot(folder) as bot:
        probed = _probe(bot, probes, held)
        begun = time.perf_counter()
        samples = list(_measured(plan, bot, scripts, chance, held))
        seconds = time.perf_counter() - begun
        same = probed == _probe(bot, probes, held)
    return _results(plan, samples, held, seconds, {"conversations": len(probes), "same": same})


def pool(count: int, chance: random.Random) -> list[Script]:
    """Different conversations: those of the tests and at least as many drawn ones, in any order."""
    written = written_scripts()
    scripts = [*written, *drawn_scripts(max(count - len(written), len(written)), chance)]
    chance.shuffle(scripts)
    return scripts[:count]


def _measured(
    plan: Plan, bot: Bot, scripts: Sequence[Script], chance: random.Random, held: Held
) -> Iterator[dict[str, Any]]:
    """Hold the conversations some at a time, and measure after each batch while nobody talks."""
    with ThreadPoolExecutor(plan.at_once) as parents:
        for first in range(1, plan.conversations + 1, plan.every):
            since, numbers = len(held.seconds), range(first, min(first + plan.every, plan.conversations + 1))
            drawn = [chance.choice(scripts) for _ in numbers]
            list(parents.map(lambda script, number: _one(bot, script, number, held), drawn, numbers))
            time.sleep(SETTLED)
            sample = {"conversations": numbers[-1], **measure(bot, held, since)}
            _show(sample, held)
            yield sample


def _probe(bot: Bot, probes: Sequence[Script], held: Held) -> list[Answers]:
    """The answers to the probes, one after another."""
    return [hold(bot.address, script, 1 << 23 | number, held, extras=False) for number, script in enumerate(probes)]


def _one(bot: Bot, script: Script, number: int, held: Held) -> None:
    if number % NEW_WORDS == 0:
        hold(bot.address, with_new_words(script, random.Random(number)), number, held)
    elif answers := hold(bot.address, script, number, held):
        held.compare(script, answers)


def _results(
    plan: Plan, samples: Sequence[Mapping[str, Any]], held: Held, seconds: float, probes: Mapping[str, Any]
) -> dict[str, Any]:
    growth = {
        server: {kind: growths([sample[server][kind] for sample in samples]) for kind in samples[0][server]}
        for server in ("rasa", "actions")
    }
    return {
        "conversations": plan.conversations,
        "turns": len(held.seconds),
        "seconds": seconds,
        "conversations_per_second": plan.conversations / seconds,
        "at_once": plan.at_once,
        "probes": probes,
        "compared_again": held.again,
        "different": held.different,
        "failures": held.failures,
        "growth": growth,
        "turns_ms": {kind: growths([sample[kind] for sample in samples]) for kind in ("p50_ms", "p95_ms")},
        "samples": samples,
    }


def growths(figures: Sequence[float]) -> dict[str, float]:
    """Of one figure: the median just after warming up and in the last tenth, and how much larger that is.

    Args:
        figures: in the order in which they were measured, at equal distances.
    """
    part = max(1, round(len(figures) * WARM_UP))
    warm = statistics.median(figures[part : 2 * part] or figures[-1:])
    last = statistics.median(figures[-part:])
    return {"warm": warm, "last": last, "growth": last / warm - 1}


def problems(results: Mapping[str, Any], most_growth: float = MOST_GROWTH, flat: Sequence[str] = FLAT) -> list[str]:
    """What is not as it should be, in words; nothing when the bot held.

    Args:
        results: of a run.
        most_growth: of the memory of a server.
        flat: figures of a server that may not grow at all.
    """
    found = [*results["failures"], *results["different"]]
    if not results["probes"]["same"]:
        found.append("the probes are answered in another way at the end than at the beginning")
    for server, figures in results["growth"].items():
        if figures["rss_mb"]["growth"] > most_growth:
            found.append(f"memory of {server} grew by {figures['rss_mb']['growth']:.1%}")
        for kind in flat:
            if figures[kind]["last"] > figures[kind]["warm"]:
                found.append(f"{kind} of {server} went from {figures[kind]['warm']:g} to {figures[kind]['last']:g}")
    return found


COLUMNS = (
    "conv.",
    "turns",
    "rasa MB",
    "act. MB",
    "rasa fd",
    "act. fd",
    "db MB",
    "p50 ms",
    "p95 ms",
    "failed",
    "differ",
)


def _show(sample: Mapping[str, Any], held: Held) -> None:
    """Print a line of the table."""
    rasa, actions = sample["rasa"], sample["actions"]
    sizes = f"{rasa['rss_mb']:8.1f}{actions['rss_mb']:8.1f}{rasa['descriptors']:8}{actions['descriptors']:8}"
    speed = f"{sample['database_mb']:8.1f}{sample['p50_ms']:8.0f}{sample['p95_ms']:8.0f}"
    found = f"{len(held.failures):8}{len(held.different):8}"
    print(f"{sample['conversations']:8}{sample['turns']:8}{sizes}{speed}{found}", flush=True)


def main() -> None:
    """Run, keep the figures, print a summary and fail when something is not as it should be."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--conversations", type=int, default=5000)
    parser.add_argument("--every", type=int, default=0, help="measure after so many; by default 100 times in all")
    parser.add_argument("--at-once", type=int, default=3, help="conversations at the same time")
    given = parser.parse_args()
    plan = Plan(given.conversations, given.every or max(1, given.conversations // 100), given.at_once)
    print("".join(f"{column:>8}" for column in COLUMNS), flush=True)
    with tempfile.TemporaryDirectory() as folder:
        results = run(plan, Path(folder))
    RESULTS.mkdir(exist_ok=True)
    (RESULTS / "long_run.json").write_text(json.dumps(results, indent=1) + "\n")
    summary(results)
    found = problems(results)
    sys.exit("\n".join(found[:20]) if found else 0)


def summary(results: Mapping[str, Any]) -> None:
    """Print what came of it."""
    print(
        f"\n{results['conversations']} conversations, {results['turns']} turns, {results['seconds'] / 60:.1f} minutes"
    )
    print(f"compared with an earlier one: {results['compared_again']}, different: {len(results['different'])}")
    print(f"probes: {results['probes']}, failures: {len(results['failures'])}")
    for server, figures in results["growth"].items():
        for kind, figure in figures.items():
            _print(server, kind, figure)
    for kind, figure in results["turns_ms"].items():
        _print("turns", kind, figure)


def _print(whose: str, kind: str, figure: Mapping[str, float]) -> None:
    print(f"{whose:8}{kind:12}{figure['warm']:9.1f} → {figure['last']:9.1f}{figure['growth']:+8.1%}")


if __name__ == "__main__":
    main()
