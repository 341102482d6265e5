"""The ``ouderwijs`` command: start, shell, train, check, tree, purge and report."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import subprocess
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from bot.knowledge import KNOWLEDGE_DIRECTORY, KNOWLEDGE_VARIABLE, Knowledge, KnowledgeError, copy_knowledge
from bot.knowledge.editorial import review
from bot.knowledge.loader import located
from bot.nlu.dutch_model import installed_dutch_model, is_drop_in
from bot.privacy.problems import StoreError
from bot.privacy.schedule import DailyPurge
from bot.servers import (
    ACTIONS_PORT,
    BOT_PORT,
    LOCAL,
    QUIET,
    RASA,
    Server,
    ServerError,
    action_server,
    bot_server,
    log_folder,
    reached_at,
    require_free_port,
)
from bot.training import MODEL, ROOT, is_damaged, reasons_to_train, train, why_it_failed
from bot.triage.checks import load_checked
from bot.triage.tree import mermaid, svg

TREES = ROOT / "docs" / "trees"
"""Where the pictures of the decision trees are kept."""
READY_WITHIN = 120
"""Seconds that a server may take to start on a slow machine with a cold disk."""
ENDPOINTS = ROOT / "endpoints.yml"
DAYS = 14
"""How long a conversation is kept after the last thing said in it."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    options = _parser().parse_args(arguments)
    os.environ.update(QUIET)
    try:
        with warnings.catch_warnings(record=True):  # about libraries that Rasa pins; importing Rasa resets the filters
            return options.run(options)
    except (ServerError, KnowledgeError, StoreError) as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except OSError as error:  # a full disk, or a file that may not be read or written
        print(f"\n{error.filename or 'Schrijven of lezen'}: {error.strerror or error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ouderwijs", description="De chatbot die ouders de weg wijst.")
    commands = parser.add_subparsers(required=True, metavar="opdracht")
    starting = _command(commands, "start", start, "actieserver, bot en voorbeeldschool")
    starting.add_argument(
        "--host",
        default=LOCAL,
        help="IPv4-adres om op te luisteren; 0.0.0.0 voor alle (standaard alleen deze computer)",
    )
    _add_days(starting)
    _command(commands, "shell", shell, "gesprek in de terminal, met spoor").add_argument(
        "--zonder-spoor", action="store_true", help="laat alleen zien wat een ouder ziet"
    )
    _command(commands, "train", train_bot, "de bot trainen").add_argument(
        "--if-changed", action="store_true", help="alleen als er iets is veranderd"
    )
    _command(commands, "check", check, "de kennisbestanden nakijken")
    _command(commands, "tree", tree, "de beslisbomen tekenen in docs/trees").add_argument(
        "topics", nargs="*", metavar="onderwerp", help="alleen deze onderwerpen (standaard alle)"
    )
    purging = _command(commands, "purge", purge, "oude gesprekken wissen; de bot mag intussen draaien")
    _add_days(purging)
    purging.add_argument("--dry-run", action="store_true", help="wis niets, zeg alleen hoeveel het er zouden zijn")
    reporting = _command(commands, "report", report, "tellen welke antwoorden ouders kregen, zonder wie of wat")
    reporting.add_argument(
        "--weeks", type=_positive, default=4, metavar="weken", help="hoeveel weken, met deze erbij (standaard 4)"
    )
    reporting.add_argument("--csv", type=Path, metavar="bestand", help="schrijf ook een bestand voor een spreadsheet")
    return parser


def _add_days(parser: argparse.ArgumentParser) -> None:
    text = f"gesprekken wissen waarin zoveel dagen niets is gezegd (standaard {DAYS})"
    parser.add_argument("--days", type=_positive, default=DAYS, metavar="dagen", help=text)


def _positive(text: str) -> int:
    """A whole number from 1 to a thousand."""
    if not text.isdecimal() or not 1 <= int(text) <= 1000:
        raise argparse.ArgumentTypeError(f"{text} is geen heel getal van 1 tot en met 1000")
    return int(text)


def _command(commands: argparse._SubParsersAction, name: str, run: Callable, text: str) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=text, description=text)
    parser.set_defaults(run=run)
    return parser


def start(options: argparse.Namespace) -> int:
    """Start everything, say where the demo is, and keep running until Ctrl-C."""
    require_free_port(BOT_PORT, options.host)
    _prepare(_freeze_knowledge)
    _stop_in_order()
    actions, bot = action_server(), bot_server(options.host)
    purges = DailyPurge(_purging(options.days), log_folder() / "wissen.log", _say)
    try:
        _say("Actieserver en bot starten")
        actions.start()
        bot.start()
        actions.wait_until_ready(READY_WITHIN)
        bot.wait_until_ready(READY_WITHIN)
        page = f"http://{'localhost' if reached_at(options.host) == LOCAL else options.host}:{BOT_PORT}/demo/"
        _say(
            f"Klaar. De voorbeeldscholen met de chat: {page}\n  Ctrl-C stopt alles. Verslagen staan in {log_folder()}."
        )
        _watch(actions, bot, purges)
    except KeyboardInterrupt:
        _say("Stoppen")
    finally:
        purges.stop()
        bot.stop()
        actions.stop()
    return 0


def _stop_in_order() -> None:
    """Stop as with Ctrl-C when somebody ends this program or closes its terminal, unless told to ignore that."""
    for stop in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        if signal.getsignal(stop) != signal.SIG_IGN or stop == signal.SIGINT:
            signal.signal(stop, signal.default_int_handler)


def _freeze_knowledge() -> Knowledge:
    """The knowledge as it is now, for as long as the bot runs: what is edited meanwhile waits for the next start."""
    kept = log_folder() / "kennis"
    copy_knowledge(kept)
    os.environ[KNOWLEDGE_VARIABLE] = str(kept)
    return load_checked(kept)


def _purging(days: int) -> list[str]:
    """The command that purges, in a process that does not keep Rasa in memory afterwards."""
    return [sys.executable, "-m", "bot.cli", "purge", "--days", str(days)]


def _watch(actions: Server, bot: Server, purges: DailyPurge) -> None:
    """Keep both servers alive, and purge daily.

    Raises:
        ServerError: when a server stops again and again, or a damaged model cannot be trained again.
    """
    while True:
        time.sleep(1)
        for server in (actions, bot):
            if trouble := server.trouble():
                _say(f"De {server.name} {trouble} en wordt opnieuw gestart. Verslag: {server.log}")
                if server is bot and is_damaged():
                    _say("Het model is weg of beschadigd: de bot opnieuw trainen")
                    _train()
                server.revive()
        purges.tick()


def shell(options: argparse.Namespace) -> int:
    """A conversation in the terminal, for the helpdesk; what is typed there is not masked, so nothing of it is kept."""
    _prepare()
    if not options.zonder_spoor:
        os.environ["OUDERWIJS_SPOOR"] = "1"
    _stop_in_order()
    actions = action_server()
    try:
        _say("Actieserver starten")
        actions.start()
        actions.wait_until_ready(READY_WITHIN)
        _say("Gesprek starten. Typ /stop om te stoppen.")
        where = ["--interface", LOCAL, "--port", str(_free_port())]
        command = [*RASA, "shell", "--model", str(MODEL), "--endpoints", str(_without_store()), *where]
        log = log_folder() / "shell.log"
        with log.open("wb") as errors:
            done = subprocess.run(command, cwd=ROOT, stderr=errors, check=False)
        if done.returncode:
            raise ServerError(f"Het gesprek is met een fout gestopt. Zie het verslag: {log}")
        return 0
    finally:
        actions.stop()


def _without_store() -> Path:
    """Rasa's settings without a place to keep conversations."""
    settings = {name: value for name, value in YAML(typ="safe").load(ENDPOINTS).items() if name != "tracker_store"}
    path = log_folder() / "shell-endpoints.yml"
    YAML().dump(settings, path)
    return path


def _free_port() -> int:
    """A port for the shell's own server, so that it can run beside a started bot."""
    with socket.socket() as probe:
        probe.bind((LOCAL, 0))
        return probe.getsockname()[1]


def _prepare(load: Callable[[], Knowledge] = load_checked) -> None:
    """What start and shell both need: a free port for the actions, good knowledge and a model that fits."""
    log_folder()
    require_free_port(ACTIONS_PORT)
    load()
    _say_which_dutch_model()
    _train_if_changed()


def _say_which_dutch_model() -> None:
    version = installed_dutch_model()
    kind = "eigen model, zie language/" if is_drop_in(version) else "officieel model"
    _say(f"Nederlands taalmodel: nl_core_news_sm {version} ({kind})")


def _train_if_changed() -> None:
    """Train when needed.

    Raises:
        ServerError: when the training fails.
    """
    reasons = reasons_to_train()
    if reasons:
        shown = ", ".join(reasons[:4]) + (f" en {len(reasons) - 4} meer" if len(reasons) > 4 else "")
        _say(f"De bot trainen (veranderd: {shown})")
        _train()


def _train() -> None:
    started = time.monotonic()
    if not train(lambda component: _say(f"  {component}")):
        raise ServerError(f"Het trainen is niet gelukt.\n{why_it_failed()}")
    _say(f"Getraind in {time.monotonic() - started:.0f} seconden")


def train_bot(options: argparse.Namespace) -> int:
    """Train the bot."""
    load_checked()
    _say_which_dutch_model()
    if options.if_changed:
        _train_if_changed()
    else:
        _train()
    return 0


def check(options: argparse.Namespace) -> int:
    """Check the knowledge files and say what is wrong, all at once."""
    knowledge = load_checked()
    problems = [located(KNOWLEDGE_DIRECTORY, problem) for problem in review(knowledge, date.today())]
    if problems:
        raise KnowledgeError(problems)
    _say(
        f"De kennisbestanden zijn in orde: {len(knowledge.topics)} onderwerpen, "
        f"{sum(len(topic.steps) for topic in knowledge.topics.values())} stappen, "
        f"{len(knowledge.contacts)} contacten, {len(knowledge.terms)} begrippen, {len(knowledge.schools)} scholen."
    )
    return 0


def tree(options: argparse.Namespace) -> int:
    """Draw the decision trees into docs/trees, or say which pictures are not up to date."""
    knowledge = load_checked()
    unknown = set(options.topics) - knowledge.topics.keys()
    if unknown:
        raise ServerError(f"Onbekend onderwerp: {', '.join(sorted(unknown))}. Kies uit: {', '.join(knowledge.topics)}.")
    for path, picture in pictures(knowledge, options.topics or list(knowledge.topics)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(picture)
        _say(f"{path.relative_to(ROOT)}")
    return 0


def pictures(knowledge: Knowledge, topics: Iterable[str]) -> Iterator[tuple[Path, str]]:
    """The pictures of these topics' trees: where each belongs, and what it holds."""
    for name in topics:
        yield TREES / f"{name}.mmd", mermaid(knowledge, knowledge.topics[name])
        yield TREES / f"{name}.svg", svg(knowledge, knowledge.topics[name])


def purge(options: argparse.Namespace) -> int:
    """Delete the conversations in which nothing was said for a while, and say how many."""
    from bot.privacy import conversations, retention  # with Rasa, which the other commands do not need

    before = time.time() - options.days * retention.DAY
    with conversations.in_words():
        store = conversations.open_store(ENDPOINTS)
        done = retention.purge(store, _knowledge_or_none(), before, options.dry_run)
    verb = "zouden gewist worden" if options.dry_run else "gewist"
    _say(
        f"Gesprekken waarin {options.days} dagen of langer niets is gezegd: {done.deleted} {verb}. "
        f"Er blijven er {done.kept} staan."
    )
    return 0


def _knowledge_or_none() -> Knowledge | None:
    """The knowledge; what is wrong with it is no reason to keep conversations longer."""
    try:
        return load_checked()
    except KnowledgeError as error:
        print(f"\n{error}\n\nTot dat klopt, worden gesprekken wel gewist, maar niet geteld.", file=sys.stderr)
        return None


def report(options: argparse.Namespace) -> int:
    """Count the answers of the last weeks, per topic and kind."""
    from bot.privacy import conversations, report, statistics

    knowledge, first = load_checked(), report.first_day(date.today(), options.weeks)
    with conversations.in_words():
        counts = statistics.since(conversations.open_store(ENDPOINTS), knowledge, first)
    _say(f"Antwoorden van {first:%d-%m-%Y} tot en met vandaag, alle scholen samen:\n")
    print(f"{report.table(knowledge, counts)}\n")
    if options.csv:
        try:
            report.write_csv(options.csv, counts)
        except OSError as error:
            raise StoreError(f"{options.csv} kan niet geschreven worden: {error.strerror}") from error
        _say(f"{options.csv}: per week en per school; aantallen onder de {report.SMALL} staan er niet precies in.")
    return 0


def _say(text: str) -> None:
    print(f"• {text}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
