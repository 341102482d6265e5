"""Rasa's own check of the trained stories. The words the bot says are checked in test_conversations."""

import subprocess
import sys

from bot.servers import QUIET
from bot.training import MODEL, ROOT


def test_every_story_is_predicted_as_written(tmp_path):
    command = ["test", "core", "--model", str(MODEL), "--stories", "data/stories.yml", "--out", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "-m", "rasa", *command, "--fail-on-prediction-errors"],
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "HOME": str(tmp_path), **QUIET},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
