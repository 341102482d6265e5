"""Which texts the bot needs, and what may stand between braces in each.

The sentences themselves are in ``texts.yml``. A text that is missing, is used nowhere or has an unknown word between
braces is an error, so that an editor hears of it before a parent does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Formatter

from bot.knowledge.problems import Problem

TEXTS: dict[str, frozenset[str]] = {
    **dict.fromkeys(
        (
            "welkom", "opnieuw", "vertel_meer", "al_aan_het_begin", "terug", "groet_onderweg", "bedankt", "afscheid",
            "hoe_verder", "bedoel_je", "niet_begrepen", "niet_gesnapt", "dan_zonder", "keuzes_in_terminal",
            "iets_anders", "advies_voorbereiden", "en", "knop_volgende_stap", "knop_gesprek_voorbereiden",
            "knop_contactgegevens", "knop_uitleg", "knop_terug", "knop_opnieuw", "niet_bevestigd", "welk_contact",
            "welk_woord", "voorbereiden_slot", "gesprek_algemeen", "privacy", "wat_kun_je", "leeg_bericht", "te_snel",
            "nood_begin", "nood_slot", "school_algemeen", "lang_gesprek", "vraag_open",
        ),
        frozenset(),
    ),
    **dict.fromkeys(("gesproken_goed", "gesproken_reden", "advies_ook"), frozenset({"contacten"})),
    **dict.fromkeys(
        ("advies_waarom", "alles_gehad", "vraag_het_aan", "voorbereiden_kop"), frozenset({"contact"})
    ),
    **dict.fromkeys(
        (
            "contact_telefoon", "contact_mail", "contact_website", "contact_tijden", "contact_kosten", "bel",
            "kijk_op", "op_jouw_school",
        ),
        frozenset({"waarde"}),
    ),
    "advies_kop": frozenset({"nummer", "contact"}),
    "te_lang": frozenset({"maximum"}),
    "storing": frozenset({"contact", "school"}),
    "mens_spreken": frozenset({"school"}),
    "school_met_nummer": frozenset({"naam", "telefoon"}),
    "ook_over": frozenset({"onderwerp"}),
    "schoolgids_op": frozenset({"waarde"}),
}  # fmt: skip
"""Every text by id, with the words that the bot fills in."""


def check_texts(texts: Mapping[str, str]) -> Iterator[Problem]:
    """Texts that are missing, superfluous or filled in wrongly."""
    for name in TEXTS.keys() - texts.keys():
        yield Problem("texts.yml", 0, "texts", f"de tekst '{name}' ontbreekt.", "Zet hem terug.")
    for name in texts.keys() - TEXTS.keys():
        yield Problem("texts.yml", 0, f"texts.{name}", f"de tekst '{name}' wordt nergens gebruikt.", "Haal hem weg.")
    for name in texts.keys() & TEXTS.keys():
        yield from _placeholders("texts.yml", f"texts.{name}", texts[name], TEXTS[name])


def check_own_texts(file: str, texts: Mapping[str, str]) -> Iterator[Problem]:
    """Texts of a school's own that replace nothing or are filled in wrongly."""
    for name, text in texts.items():
        if name in TEXTS:
            yield from _placeholders(file, f"texts.{name}", text, TEXTS[name])
        else:
            yield Problem(
                file, 0, f"texts.{name}", f"de tekst '{name}' bestaat niet.", "Kijk in texts.yml hoe hij heet."
            )


def _placeholders(file: str, place: str, text: str, allowed: frozenset[str]) -> Iterator[Problem]:
    try:
        used = {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        yield Problem(file, 0, place, "de accolades kloppen niet.", "Zet om elk invulwoord één paar accolades.")
        return
    for name in sorted(used - allowed):
        known = ", ".join(sorted(allowed)) or "geen"
        yield Problem(
            file, 0, place, f"'{{{name}}}' kan hier niet worden ingevuld.", f"Invulwoorden voor deze tekst: {known}."
        )
