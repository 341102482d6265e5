"""The set-up: the right Dutch model, whatever can be reached, and clear words when something is missing."""

import hashlib
import http.server
import importlib.util
import subprocess
import threading
import time
from functools import partial

import pytest

from tests.conftest import ROOT


@pytest.fixture
def install():
    """The set-up script as a module."""
    spec = importlib.util.spec_from_file_location("install", ROOT / "setup" / "install.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def served(tmp_path):
    """A folder and the address at which a local web server offers it."""
    folder = tmp_path / "served"
    folder.mkdir()
    handler = partial(http.server.SimpleHTTPRequestHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_the_official_model_is_taken_when_it_is_reached_and_its_hash_is_right(install, served, tmp_path, monkeypatch):
    folder, address = served
    (folder / install.OFFICIAL_MODEL).write_bytes(b"the official wheel")
    monkeypatch.setattr(install, "OFFICIAL_MODEL_ADDRESS", f"{address}/{install.OFFICIAL_MODEL}")
    monkeypatch.setattr(install, "OFFICIAL_MODEL_SHA256", hashlib.sha256(b"the official wheel").hexdigest())
    assert install.fetch_official_model(tmp_path / "wheel")
    assert (tmp_path / "wheel").read_bytes() == b"the official wheel"


def test_a_file_with_another_hash_is_not_used(install, served, tmp_path, monkeypatch, capsys):
    folder, address = served
    (folder / install.OFFICIAL_MODEL).write_bytes(b"something else")
    monkeypatch.setattr(install, "OFFICIAL_MODEL_ADDRESS", f"{address}/{install.OFFICIAL_MODEL}")
    assert not install.fetch_official_model(tmp_path / "wheel")
    assert "niet het juiste" in capsys.readouterr().out


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/model.whl", "no address", "http://127.0.0.1:9"])
def test_an_address_that_does_not_answer_is_given_up(install, tmp_path, monkeypatch, address):
    monkeypatch.setattr(install, "OFFICIAL_MODEL_ADDRESS", address)
    assert not install.fetch_official_model(tmp_path / "wheel")


def test_a_server_that_stays_silent_costs_only_a_few_seconds(install, tmp_path, monkeypatch):
    import socket

    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        monkeypatch.setattr(install, "OFFICIAL_MODEL_ADDRESS", f"http://127.0.0.1:{silent.getsockname()[1]}/x")
        monkeypatch.setattr(install, "PATIENCE", 1)
        started = time.monotonic()
        assert not install.fetch_official_model(tmp_path / "wheel")
        assert time.monotonic() - started < 5


def test_the_second_time_nothing_is_done(install, tmp_path, monkeypatch):
    monkeypatch.setattr(install, "run", lambda *_: pytest.fail("something was installed again"))
    environment = tmp_path / "environment"
    environment.mkdir()
    (environment / "ouderwijs-installed").write_text(install.fingerprint(False))
    install.install(environment, with_tensorflow=False)


def test_another_lock_or_language_package_makes_the_environment_anew(install, monkeypatch):
    before = install.fingerprint(False)
    monkeypatch.setattr(install, "ingredients", lambda _: [ROOT / "Makefile"])
    assert install.fingerprint(False) != before


def test_a_step_that_fails_says_what_to_do(install, capfd):
    with pytest.raises(install.SetupError, match="Is het pakketregister bereikbaar"):
        install.run(["sh", "-c", "echo kapot >&2; exit 3"], "Is het pakketregister bereikbaar?")
    assert "kapot" in capfd.readouterr().err


def test_find_python_finds_the_version_in_the_version_file():
    done = subprocess.run([ROOT / "setup" / "find-python"], capture_output=True, text=True, check=True)
    told = subprocess.run([done.stdout.strip(), "--version"], capture_output=True, text=True, check=True)
    assert told.stdout.startswith(f"Python {(ROOT / '.python-version').read_text().strip()}.")


def test_find_python_without_the_right_python_says_how_to_get_it(tmp_path):
    bare = {"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), "PYTHON": "/nonexistent"}
    done = subprocess.run([ROOT / "setup" / "find-python"], capture_output=True, text=True, check=False, env=bare)
    if done.returncode == 0:
        assert "3.10" in subprocess.run([done.stdout.strip(), "--version"], capture_output=True, text=True).stdout
    else:
        assert "make start PYTHON=" in done.stderr


def test_the_locks_hold_hashes_and_name_no_index():
    for lock in (ROOT / "requirements").glob("*.lock"):
        text = lock.read_text()
        assert "--hash=sha256:" in text
        assert "http" not in "".join(line for line in text.splitlines() if "://" in line)
