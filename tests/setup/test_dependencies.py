"""What the bot takes from others: pinned, hashed, explained, and with a licence that a school can live with."""

import importlib.util
import json
import re
import sys

import pytest
import tomli

from tests.conftest import ROOT

LOCKS = sorted((ROOT / "requirements").glob("*.lock"))
LEAN = ROOT / "requirements" / "lean.lock"
NPM_LOCK = ROOT / "widget" / "package-lock.json"
LICENCES = ROOT / "docs" / "licenties.md"
DEPENDENCIES = ROOT / "docs" / "afhankelijkheden.md"
PYPROJECT = ROOT / "pyproject.toml"
SOURCE = re.compile(
    r"https?:|\bgit\+|\bfile:|\s@\s|--(?:index-url|extra-index-url|find-links|trusted-host)|(?:^|\s)-[if]\s"
)
"""Anything in a lock that says where a package comes from."""


@pytest.fixture(scope="module")
def licences():
    """The script that writes the licences, as a module."""
    spec = importlib.util.spec_from_file_location("licences", ROOT / "setup" / "licences.py")
    module = sys.modules["licences"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    del sys.modules["licences"]


def requirements(lock):
    """The requirements of a lock, each with its hashes on the same line."""
    lines = [line for line in lock.read_text().splitlines() if not line.lstrip().startswith("#")]
    return [line for line in "\n".join(lines).replace("\\\n", " ").splitlines() if line.strip()]


def direct_dependencies():
    """Names with versions in pyproject.toml, per list."""
    project = tomli.loads(PYPROJECT.read_text())["project"]
    return {"dependencies": project["dependencies"], **project["optional-dependencies"]}


def rows(heading):
    """Name, version and licence in a table of the licences."""
    section = LICENCES.read_text().split(f"\n## {heading}\n")[1].split("\n## ")[0]
    cells = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("| ")]
    return cells[1:]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_every_line_of_a_lock_has_one_version_and_a_sha256(lock):
    lines = requirements(lock)
    assert lines
    wrong = [
        line for line in lines if not re.fullmatch(r"\S+==[^\s;]+( ;.*?)?(\s+--hash=sha256:[0-9a-f]{64})+\s*", line)
    ]
    assert not wrong


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.name)
def test_no_lock_says_where_packages_come_from(lock):
    assert not [line for line in lock.read_text().splitlines() if SOURCE.search(line)]


@pytest.mark.parametrize(
    "line", ["a @ https://x/a.whl", "--index-url https://x", "-i http://x", "a==1 # https://x", "-f x"]
)
def test_a_place_in_a_lock_is_seen(line):
    assert SOURCE.search(line)


def test_the_lock_of_the_widget_has_hashes_and_no_places():
    packages = {path: entry for path, entry in json.loads(NPM_LOCK.read_text())["packages"].items() if path}
    assert packages
    assert not [path for path, entry in packages.items() if "resolved" in entry]
    assert not [path for path, entry in packages.items() if not entry.get("integrity", "").startswith("sha512-")]


def test_the_page_with_licences_is_the_lock_of_python():
    assert [tuple(row[:2]) for row in rows("Python")] == re.findall(r"^(\S+?)==(\S+)", LEAN.read_text(), re.MULTILINE)


def test_the_page_with_licences_is_the_lock_of_the_widget():
    packages = json.loads(NPM_LOCK.read_text())["packages"]
    locked = [[path.removeprefix("node_modules/"), entry["version"]] for path, entry in packages.items() if path]
    assert [row[:2] for row in rows("Widget")] == locked


def test_the_page_with_licences_says_what_the_packages_say(licences):
    assert LICENCES.read_text() == licences.page(), "run: make licences"


def test_every_licence_is_known_and_allowed(licences):
    for name, version, licence in (*rows("Python"), *rows("Widget")):
        licences.refuse_unless_allowed(licences.Package(name, version, licence))


@pytest.mark.parametrize("licence", ["", "UNKNOWN", "GPL-3.0-only", "MIT AND AGPL-3.0-only", "SEE LICENSE IN LICENSE"])
def test_a_licence_that_is_not_in_the_list_is_refused(licences, licence):
    with pytest.raises(licences.LicenceError, match="niet in de lijst"):
        licences.refuse_unless_allowed(licences.Package("x", "1", licence))


def test_a_package_of_another_version_is_refused(licences):
    with pytest.raises(licences.LicenceError, match="make install"):
        licences.python_licence("pytest", "0.1")


def test_every_package_that_asks_something_back_is_pointed_out(licences):
    top = LICENCES.read_text().split("\n## Wat er in mag")[0]
    asking = [name for name, _, licence in rows("Python") if re.search(r"GPL|MPL", licence)]
    assert asking
    assert not [name for name in asking if f"| {name} |" not in top]
    assert "CC BY-SA 4.0" in top


def test_every_direct_dependency_is_explained():
    page = DEPENDENCIES.read_text()
    pinned = [line.split("==") for lines in direct_dependencies().values() for line in lines]
    assert not [
        name
        for name, version in pinned
        if not re.search(rf"^\| {re.escape(name)}\b[^|]*\| {re.escape(version)} \|", page, re.M)
    ]


def test_every_direct_dependency_of_the_widget_is_explained():
    page = DEPENDENCIES.read_text()
    package = json.loads((ROOT / "widget" / "package.json").read_text())
    assert "dependencies" not in package
    assert not [name for name, version in package["devDependencies"].items() if f"| {name} | {version} |" not in page]


def test_every_direct_dependency_says_why_in_pyproject():
    lines = PYPROJECT.read_text().splitlines()
    silent = [
        line.strip()
        for name in ("dependencies", "test")
        for wanted in direct_dependencies()[name]
        for line in lines
        if line.strip().startswith(f'"{wanted}"') and not re.search(r"# \S+ \S+", line)
    ]
    assert not silent


def test_every_direct_dependency_is_pinned_as_in_the_lock():
    locked = LEAN.read_text()
    wanted = [
        line.replace(".yaml", "-yaml") for name in ("dependencies", "test") for line in direct_dependencies()[name]
    ]
    assert not [line for line in wanted if f"{line} \\\n" not in locked]


def test_the_table_of_weaknesses_is_about_the_versions_of_the_lock():
    section = DEPENDENCIES.read_text().split("### Wat deze versies raakt")[1].split("\n### ")[0]
    named = re.findall(r"^\| ([a-z0-9-]+) ([0-9][0-9.]*[0-9])[ ,]", section, re.MULTILINE)
    locked = dict(re.findall(r"^(\S+?)==(\S+)", LEAN.read_text(), re.MULTILINE))
    assert len(named) > 15
    assert not [f"{name} {version}" for name, version in named if name != "tensorflow" and locked.get(name) != version]
