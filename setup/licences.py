"""Writes docs/licenties.md: the licence of every package in the locks, as the packages themselves state it.

    .venv/bin/python setup/licences.py

Python's packages are read from what is installed, so the environment must hold the versions of the lock. The packages
of the widget are read from its lock. A licence that is not in ``ALLOWED`` stops the run.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements" / "lean.lock"
NPM_LOCK = ROOT / "widget" / "package-lock.json"
PAGE = ROOT / "docs" / "licenties.md"
PINNED = re.compile(r"^([a-z0-9][a-z0-9._-]*)==(\S+)", re.MULTILINE)
"""Name and version of a package in a lock."""

FREE = "vrij te gebruiken; de tekst van de licentie blijft erbij"
FILES = "vrij te gebruiken; wie een bestand van het pakket zelf verandert en doorgeeft, geeft dat bestand ook vrij"
LIBRARY = "vrij te gebruiken als los pakket; wie het pakket zelf verandert en doorgeeft, geeft die verandering ook vrij"
ALLOWED = {
    "Apache-2.0": FREE,
    "BSD": f"{FREE} (welke van de BSD-teksten zegt het pakket niet in zijn gegevens)",
    "BSD-2-Clause": FREE,
    "BSD-3-Clause": FREE,
    "ISC": FREE,
    "MIT": FREE,
    "MIT-0": "vrij te gebruiken, zonder voorwaarde",
    "MIT-CMU": FREE,
    "PSF-2.0": FREE,
    "TCL": FREE,
    "MPL-2.0": FILES,
    "LGPL-3.0-only": LIBRARY,
    "LGPL-3.0-or-later": LIBRARY,
}
"""Licences that may come in, and what each asks. All let a school use, copy and pass on the bot without paying."""
COPYLEFT = ("MPL", "LGPL")
"""How the licences begin that ask for something back."""

STATED = {
    "apache": "Apache-2.0",
    "apache 2": "Apache-2.0",
    "apache 2.0": "Apache-2.0",
    "apache license 2.0": "Apache-2.0",
    "apache license, version 2.0": "Apache-2.0",
    "apache software license": "Apache-2.0",
    "bsd": "BSD",
    "bsd license": "BSD",
    "new bsd": "BSD-3-Clause",
    "3-clause bsd license": "BSD-3-Clause",
    "bsd 3-clause license": "BSD-3-Clause",
    "bsd-2-clause or apache-2.0": "Apache-2.0 OR BSD-2-Clause",
    "isc license": "ISC",
    "isc license (iscl)": "ISC",
    "mit license": "MIT",
    "mozilla public license 2.0 (mpl 2.0)": "MPL-2.0",
    "mpl 2.0": "MPL-2.0",
    "psf": "PSF-2.0",
    "python software foundation license": "PSF-2.0",
}
"""What packages write for their licence, in lower case, and its usual name."""
READ_IN_THE_PACKAGE = {
    "axe-playwright-python": "MIT AND MPL-2.0",  # MIT; the file axe.min.js in it is axe-core, MPL-2.0
    "psycopg2-binary": "LGPL-3.0-or-later",  # with leave to link OpenSSL; its data says "LGPL with exceptions"
}
"""Packages whose data is silent or vague, with what the licence files in the package itself say."""

INTRODUCTION = """# Licenties

Gemaakt met `make licences`; verander dit bestand niet met de hand. De licenties zijn wat de pakketten zelf opgeven.
Waar elk pakket voor is staat in [afhankelijkheden.md](afhankelijkheden.md).

De bot zelf is MIT. Een school mag hem dus gebruiken, veranderen en doorgeven. Dit overzicht is geen juridisch advies.

## Wat iets terugvraagt

De meeste pakketten vragen alleen dat de tekst van hun licentie erbij blijft. Deze vragen meer:

| wat | versie | licentie | wat dat betekent |
|---|---|---|---|"""
MODEL_ROW = (
    "| het Nederlandse taalmodel `nl_core_news_sm` | 3.7.0 of 3.7.0+ud1 | CC BY-SA 4.0 | gebruiken mag vrij; wie het "
    "model, of een model dat daaruit gemaakt is, doorgeeft, noemt de makers en doet dat onder dezelfde licentie. Dat "
    "geldt voor het model, niet voor de bot die het gebruikt |"
)
LISTS_ROW = (
    "| de lijsten `more_words.txt` (OpenTaal) en `english.txt` (SCOWL) in `bot/privacy/masking` | – | CC BY 3.0; "
    "de licentie van SCOWL; de keuze van de woorden CC BY-SA 4.0 | gebruiken mag vrij; wie de lijsten doorgeeft, noemt "
    "de makers zoals in `NOTICE.md` in die map, en doet dat onder dezelfde licentie. Dat geldt voor de lijsten, niet "
    "voor de bot |\n"
    "| de lijst `first_names.txt` (Faker) in `bot/privacy/masking` | – | MIT | wie de lijst doorgeeft, geeft de tekst "
    "van die licentie mee, die in `NOTICE.md` in die map staat |"
)
LOOSE = """
Op een eigen server draaien is geen doorgeven: dan verandert er voor een school niets. Wie de bot aan anderen geeft,
bijvoorbeeld als kant-en-klare installatie, geeft de teksten van deze licenties mee. Ze staan in de geïnstalleerde
pakketten. In een paar daarvan (numpy, scipy, pillow, psycopg2-binary, confluent-kafka) zitten ook kant-en-klare
C-bibliotheken met een eigen licentie; die staan niet in de gegevens van het pakket en dus ook niet hieronder.

Ook niet hieronder, want niet uit een lock van de bot: `uv` (MIT of Apache-2.0) en `pip` (MIT), die installeren;
`lean-tensorflow`, deel van dit project (MIT); en de pakketten die alleen in de omgeving van `make tensorflow` staan."""

ONLY_BUILDING = (
    "Ze bouwen en controleren het widget; niets ervan komt in het bestand dat een ouder laadt. "
    "Een computer installeert alleen de varianten voor zijn eigen systeem."
)


class LicenceError(Exception):
    """A licence is missing or not allowed; the message says which and what to do."""


@dataclass(frozen=True)
class Package:
    """One package of a lock.

    Attributes:
        name: as the lock writes it.
        version: the pinned one.
        licence: its usual name, or an expression of several.
    """

    name: str
    version: str
    licence: str

    def row(self) -> str:
        """The package in a table."""
        return f"| {self.name} | {self.version} | {self.licence} |"


def main() -> int:
    """Write the page; returns the exit code."""
    try:
        PAGE.write_text(page())
    except LicenceError as error:
        print(f"De licenties zijn niet opgeschreven. {error}", file=sys.stderr)
        return 1
    return 0


def page() -> str:
    """The whole page.

    Raises:
        LicenceError: when a licence is missing or not allowed.
    """
    python, npm = python_packages(), npm_packages()
    for package in (*python, *npm):
        refuse_unless_allowed(package)
    parts = [
        "\n".join([INTRODUCTION, MODEL_ROW, LISTS_ROW, *demanding(python)]),
        LOOSE.strip("\n"),
        "\n".join(["## Wat er in mag", "", "| licentie | wat ze vraagt |", "|---|---|", *allowed_rows()]),
        table("Python", f"Alle {len(python)} pakketten van `requirements/lean.lock`.", python),
        table("Widget", f"De {len(npm)} pakketten van `widget/package-lock.json`. {ONLY_BUILDING}", npm),
    ]
    return "\n\n".join(parts) + "\n"


def table(heading: str, text: str, packages: list[Package]) -> str:
    """A section with a row for each package."""
    rows = [package.row() for package in packages]
    return "\n".join([f"## {heading}", "", text, "", "| pakket | versie | licentie |", "|---|---|---|", *rows])


def allowed_rows() -> list[str]:
    """A row for each licence that may come in."""
    return [f"| {name} | {asks} |" for name, asks in ALLOWED.items()]


def demanding(packages: list[Package]) -> Iterator[str]:
    """A row for each package that asks for something back."""
    for package in packages:
        asks = [ALLOWED[part] for part in parts_of(package.licence) if part.startswith(COPYLEFT)]
        if asks:
            yield f"{package.row()} {'; '.join(asks)} |"


def python_packages() -> list[Package]:
    """The packages of the lock with the licence that each installed package states."""
    return [Package(name, version, python_licence(name, version)) for name, version in pinned(LOCK)]


def pinned(lock: Path) -> list[tuple[str, str]]:
    """Names and versions in a lock."""
    return PINNED.findall(lock.read_text())


def python_licence(name: str, version: str) -> str:
    """The licence that the installed package states.

    Raises:
        LicenceError: when another version is installed, or none.
    """
    try:
        data = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        raise LicenceError(f"{name} is niet geïnstalleerd. Doe eerst: make install") from None
    if data["Version"] != version:
        raise LicenceError(f"{name} {data['Version']} is geïnstalleerd, niet {version}. Doe eerst: make install")
    return READ_IN_THE_PACKAGE.get(name) or stated_licence(data)


def stated_licence(data: importlib.metadata.PackageMetadata) -> str:
    """The licence in a package's data: its expression, else its own words, else its classifiers; may be empty."""
    if expression := data.get("License-Expression"):
        return expression
    words = usual_name(data.get("License") or "")
    if all(part in ALLOWED for part in parts_of(words)):
        return words
    classifiers = [line.split(" :: ")[-1] for line in data.get_all("Classifier") or [] if line.startswith("License ::")]
    return " AND ".join(sorted({usual_name(line) for line in classifiers if line != "OSI Approved"}))


def usual_name(words: str) -> str:
    """A licence by its usual name, where that is known."""
    return STATED.get(words.strip().lower(), words.strip())


def npm_packages() -> list[Package]:
    """The packages of the widget's lock, without the widget itself."""
    entries = json.loads(NPM_LOCK.read_text())["packages"]
    return [
        Package(path.removeprefix("node_modules/"), entry["version"], entry.get("license", ""))
        for path, entry in entries.items()
        if path
    ]


def parts_of(licence: str) -> list[str]:
    """The licences in an expression."""
    return re.split(r" (?:AND|OR) ", licence.strip("()"))


def refuse_unless_allowed(package: Package) -> None:
    """Check the licence.

    Raises:
        LicenceError: when it is missing or not in ``ALLOWED``.
    """
    if strange := [part for part in parts_of(package.licence) if part not in ALLOWED]:
        raise LicenceError(
            f"{package.name} {package.version} heeft een licentie die niet in de lijst staat: "
            f"{strange[0][:60] or 'geen opgegeven'}. Lees haar, en zet haar in ALLOWED (setup/licences.py) "
            "of laat het pakket weg."
        )


if __name__ == "__main__":
    sys.exit(main())
