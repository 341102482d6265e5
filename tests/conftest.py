"""What several test modules share."""

from pathlib import Path

import pytest

from bot.knowledge import Knowledge
from bot.triage.checks import load_checked

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def knowledge() -> Knowledge:
    return load_checked()
