"""Writes docs/nlu.md: the table of ``benchmarks.nlu`` and pictures of where our own model is right and wrong."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from string import Template
from typing import Any

import matplotlib as mpl
import numpy as np
from rasa.shared.nlu.training_data.formats.rasa_yaml import RasaYAMLReader

from benchmarks.scoring import HELD_OUT, accepted, read_messages
from bot.knowledge import load_knowledge
from bot.nlu.intent_classifier import TUNING, IntentClassifier
from bot.nlu.intent_model import IntentModel
from bot.nlu.thresholds import CostCurve, Costs, cost_curve
from bot.nlu.tuning import read_tuning_messages

mpl.use("Agg")
from matplotlib import pyplot as plt  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "nlu.md"
PICTURES = ROOT / "docs" / "nlu"
TEMPLATE = Path(__file__).with_name("nlu_page.md")
SHARES = (0.06, 0.12, 0.25, 0.5, 0.75, 1.0)
"""Parts of the training messages for the learning curve."""
ROWS = {
    "intent": ("bedoeling goed", "0,95"),
    "top 3": ("goede bedoeling bij de eerste drie", "0,99"),
    "crisis found": ("gevaar herkend", "0,99"),
    "false alarms": ("noodkaartje terwijl er geen gevaar is", "onder 0,005"),
    "kept out": ("berichten die niet over school gaan, buiten gehouden", "0,93"),
    "turned away": ("echte vragen weggestuurd", "onder 0,02"),
    "facts": ("feiten (F1: gevonden en niets verzonnen)", "0,95"),
    "train_s": ("trainen van de NLU, seconden", ""),
    "load_s": ("laden, seconden", ""),
    "memory_train_mb": ("geheugen bij trainen, MB", ""),
    "memory_read_mb": ("geheugen bij lezen, MB", ""),
    "ms": ("per bericht, de helft binnen (ms)", "onder 8"),
    "ms_95": ("per bericht, 95 % binnen (ms)", ""),
}


def write_report(measured: Mapping[str, Any]) -> None:
    """Draw the pictures and write the page.

    Args:
        measured: what ``benchmarks.nlu.measure`` returned.
    """
    PICTURES.mkdir(exist_ok=True)
    held_out = read_messages(HELD_OUT)
    examples = RasaYAMLReader().read(ROOT / "data" / "nlu.yml").intent_examples
    texts = [example.get("text") for example in examples]
    intents = [example.get("intent") for example in examples]
    model, learned = _learning_curve(texts, intents, held_out)
    shares = model.likelihoods([message["text"] for message in held_out])
    curve = _costs(model)
    _draw_learning(learned)
    _draw_confusion(model, shares, held_out)
    _draw_calibration(model, shares, held_out)
    _draw_styles(model, shares, held_out)
    _draw_costs(curve)
    PAGE.write_text(_page(measured, learned, curve, _confusions(model, shares, held_out)), encoding="utf-8")


def _fitted(texts: Sequence[str], intents: Sequence[str]) -> IntentModel:
    strength = IntentClassifier.get_default_config()["strength"]
    return IntentModel(strength).fit(texts, intents, read_tuning_messages(TUNING))


def _costs(model: IntentModel) -> CostCurve:
    tuning = read_tuning_messages(TUNING)
    likelihoods = model.likelihoods([message.text for message in tuning])
    accepted_there = [message.accepted for message in tuning]
    return cost_curve(likelihoods, model.intents, accepted_there, load_knowledge().topics.keys(), Costs())


def _hits(model: IntentModel, shares: np.ndarray, held_out: Sequence[Any]) -> np.ndarray:
    best = shares.argmax(axis=1)
    return model.columns_of([accepted(message) for message in held_out])[np.arange(len(best)), best]


def _learning_curve(
    texts: Sequence[str], intents: Sequence[str], held_out: Sequence[Any]
) -> tuple[IntentModel, list[tuple[int, float]]]:
    """The model on all messages, and pairs of how many messages and how much was right."""
    order = np.random.default_rng(0).permutation(len(texts))
    learned = []
    for part in SHARES:
        chosen = order[: round(part * len(texts))]
        model = _fitted([texts[at] for at in chosen], [intents[at] for at in chosen])
        hits = _hits(model, model.likelihoods([message["text"] for message in held_out]), held_out)
        learned.append((len(chosen), float(hits.mean())))
    return model, learned


def _draw_learning(learned: Sequence[tuple[int, float]]) -> None:
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.plot(*zip(*learned, strict=True), "o-")
    axes.set_xscale("log", base=2)
    axes.set_xticks([count for count, _ in learned], [f"{count}" for count, _ in learned])
    axes.set(xlabel="trainingsberichten", ylabel="bedoeling goed", title="Leercurve", ylim=(0.4, 1))
    axes.axhline(0.95, linestyle=":", color="grey")
    axes.grid(alpha=0.3)
    _save(figure, "leercurve")


def _draw_confusion(model: IntentModel, shares: np.ndarray, held_out: Sequence[Any]) -> None:
    intents = model.intents
    table = np.zeros((len(intents), len(intents)))
    for message, row in zip(held_out, shares, strict=True):
        guess = intents[row.argmax()]
        truth = guess if guess in accepted(message) else message["intent"]
        table[intents.index(truth), intents.index(guess)] += 1
    figure, axes = plt.subplots(figsize=(11, 10))
    axes.imshow(table / np.maximum(table.sum(axis=1, keepdims=True), 1), cmap="Blues")
    for row, column in zip(*np.nonzero(table), strict=True):
        colour = "white" if row == column else "black"
        axes.text(column, row, f"{table[row, column]:.0f}", ha="center", va="center", fontsize=7, color=colour)
    axes.set_xticks(range(len(intents)), intents, rotation=90, fontsize=8)
    axes.set_yticks(range(len(intents)), intents, fontsize=8)
    axes.set(xlabel="begrepen als", ylabel="bedoeld", title="Wat voor wat wordt gehouden")
    _save(figure, "verwarring")


def _draw_calibration(model: IntentModel, shares: np.ndarray, held_out: Sequence[Any]) -> None:
    sure, hits = shares.max(axis=1), _hits(model, shares, held_out)
    edges = np.linspace(0, 1, 11)
    places = np.digitize(sure, edges[1:-1])
    points = [(sure[places == at].mean(), hits[places == at].mean(), (places == at).sum()) for at in np.unique(places)]
    figure, axes = plt.subplots(figsize=(5, 5))
    axes.plot([0, 1], [0, 1], ":", color="grey")
    axes.plot([x for x, _, _ in points], [y for _, y, _ in points], "o-")
    for x, y, count in points:
        axes.annotate(f"{count}", (x, y), textcoords="offset points", xytext=(6, -10), fontsize=8)
    axes.set(xlabel="hoe zeker het model is", ylabel="deel goed", title="IJking (met aantal berichten)")
    _save(figure, "ijking")


def _draw_styles(model: IntentModel, shares: np.ndarray, held_out: Sequence[Any]) -> None:
    by_style = defaultdict(list)
    for message, hit in zip(held_out, _hits(model, shares, held_out), strict=True):
        by_style[message["style"]].append(hit)
    ordered = sorted(by_style, key=lambda style: np.mean(by_style[style]))
    figure, axes = plt.subplots(figsize=(7, 4))
    axes.barh(range(len(ordered)), [1 - np.mean(by_style[style]) for style in ordered])
    axes.set_yticks(range(len(ordered)), [f"{style} ({len(by_style[style])})" for style in ordered])
    axes.set(xlabel="deel fout", title="Fouten per schrijfstijl (met aantal berichten)")
    _save(figure, "stijlen")


def _draw_costs(curve: CostCurve) -> None:
    figure, axes = plt.subplots(figsize=(6, 4))
    axes.plot(*zip(*curve.answer, strict=True), label="antwoorden vanaf")
    axes.axvline(curve.chosen.answer, linestyle=":")
    axes.plot(*zip(*curve.off_topic, strict=True), label="gaat niet over school vanaf", color="C2")
    axes.axvline(curve.chosen.off_topic, linestyle=":", color="C2")
    axes.plot(*zip(*curve.crisis, strict=True), label="noodkaartje vanaf", color="C3")
    axes.axvline(curve.chosen.crisis, linestyle=":", color="C3")
    axes.set(xlabel="grens op de kans", ylabel="kosten per bericht (1 = een extra vraag)", title="Wat elke grens kost")
    axes.legend()
    _save(figure, "kosten")


def _save(figure: plt.Figure, name: str) -> None:
    figure.tight_layout()
    figure.savefig(PICTURES / f"{name}.png", dpi=110)
    plt.close(figure)


def _confusions(model: IntentModel, shares: np.ndarray, held_out: Sequence[Any]) -> list[tuple[str, str, int]]:
    """What is most often taken for what."""
    guesses = [model.intents[row.argmax()] for row in shares]
    wrong = Counter(
        (message["intent"], guess)
        for message, guess in zip(held_out, guesses, strict=True)
        if guess not in accepted(message)
    )
    return [(truth, guess, count) for (truth, guess), count in wrong.most_common(8)]


def _number(name: str, value: float) -> str:
    """A figure as it stands in the table: shares with three decimals, times with one, memory with none.

    A pipeline that finds no facts at all has nothing to find them with.
    """
    if name == "facts" and value == 0:
        return "–"
    if name.startswith("memory"):
        shown = f"{value:.0f}"
    elif name in ("train_s", "load_s", "ms", "ms_95"):
        shown = f"{value:.1f}"
    else:
        shown = f"{value:.3f}"
    return shown.replace(".", ",")


def _page(
    measured: Mapping[str, Any],
    learned: Sequence[tuple[int, float]],
    curve: CostCurve,
    confusions: Sequence[tuple[str, str, int]],
) -> str:
    """The template with the tables and numbers filled in."""
    columns = {**measured["compared"], "Ouderwijs, alle berichten": measured["whole"]}
    rows = [
        (title, goal, *(_number(name, column[name]) for column in columns.values()))
        for name, (title, goal) in ROWS.items()
    ]
    limits = {name: f"{limit:.2f}".replace(".", ",") for name, limit in curve.chosen.to_dict().items()}
    return Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        minutes=round(measured["minutes"]),
        held_out=measured["held_out"],
        messages=measured["messages"],
        all_messages=measured["all_messages"],
        table=_table(("", "doel", *columns), rows),
        learning=_table(("berichten", "goed"), [(count, _number("intent", share)) for count, share in learned]),
        confusions=_table(("bedoeld", "begrepen als", "keer"), confusions),
        **limits,
    )


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
