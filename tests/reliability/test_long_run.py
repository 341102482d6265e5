"""The long run of ``benchmarks/long_run.py``, made short: the same bot, the same conversations, the same checks."""

import copy
import random

import pytest

from benchmarks.long_run import LONGEST, SHORTEST, Plan, growths, pool, problems, run

PLAN = Plan(conversations=24, every=3, scripts=10, probes=3)
MOST_GROWTH = 0.12
"""Part of a server's memory; so short a run is partly warming up, but a leak of 1 MB per conversation shows."""


@pytest.fixture(scope="module")
def results(tmp_path_factory):
    return run(PLAN, tmp_path_factory.mktemp("long_run"))


def test_the_bot_answers_the_same_fails_nothing_and_keeps_nothing_open(results):
    assert not problems(results, MOST_GROWTH, flat=("descriptors", "sockets"))


def test_the_run_did_what_it_says(results):
    assert results["turns"] >= PLAN.conversations * SHORTEST
    assert results["compared_again"] >= PLAN.conversations // 3
    assert results["probes"] == {"conversations": PLAN.probes, "same": True}


def test_what_goes_wrong_is_told(results):
    broken = copy.deepcopy(results)
    broken["failures"].append("500")
    broken["different"].append("ja became nee")
    broken["probes"]["same"] = False
    broken["growth"]["rasa"]["rss_mb"] = growths([100, 100, *[110] * 18])
    broken["growth"]["actions"]["descriptors"] = growths([9, 9, 10, 10, 11, 11, 12, 12, 13, 13])
    assert not {"500", "ja became nee"} - set(problems(broken))
    assert not any("memory of rasa" in told for told in problems(broken)), "warming up is no growth"
    assert any("descriptors of actions went from 9 to 13" in told for told in problems(broken))
    assert any("probes" in told for told in problems(broken))
    broken["growth"]["rasa"]["rss_mb"] = growths([100 + step for step in range(20)])
    assert any("memory of rasa grew by 15.6" in told for told in problems(broken))


def test_the_conversations_are_varied_and_the_same_every_time():
    scripts = pool(400, random.Random(1))
    assert [each.texts for each in scripts] == [each.texts for each in pool(400, random.Random(1))]
    assert len({each.texts for each in scripts}) > 390
    assert {len(each.texts) for each in scripts} == set(range(SHORTEST, LONGEST + 1))
