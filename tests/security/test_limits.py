"""How often somebody may ask, and that nobody counts as somebody else."""

from types import SimpleNamespace

import pytest

from bot.channel.limits import RateLimit
from bot.channel.school import SchoolInput
from bot.channel.security import sender_address
from tests.security.server import DELETE, START, ask, say, whole_server


def counted(channel, burst=2):
    channel._per_address = RateLimit(per_minute=1, burst=burst)
    return channel


@pytest.fixture
def channel(knowledge):
    return counted(SchoolInput(knowledge))


async def statuses(client, headers=({},) * 4):
    """Statuses of messages in as many conversations."""
    return [(await say(client, sender=f"{at:032}", headers=given))[0] for at, given in enumerate(headers)]


async def test_an_address_that_begins_ever_new_conversations_is_slowed_down(channel, bot):
    async with whole_server(channel, bot) as client:
        assert await statuses(client) == [200, 200, 429, 429]
        status, headers, _ = await ask(client, START, json={})
        assert (status, int(headers["Retry-After"]) > 0) == (429, True)


async def test_deleting_counts_too(channel, bot):
    async with whole_server(channel, bot) as client:
        assert [(await ask(client, DELETE, "DELETE"))[0] for _ in range(3)] == [204, 204, 429]


LIES = [
    {"X-Forwarded-For": "10.0.0.1"}, {"X-Forwarded-For": "10.0.0.2"}, {"X-Real-IP": "10.0.0.3"},
    {"Forwarded": "for=10.0.0.4"}, {"Client-IP": "10.0.0.5"}, {"X-Forwarded-For": "10.0.0.6, 10.0.0.7"},
]  # fmt: skip


async def test_without_a_proxy_what_a_visitor_says_of_its_address_counts_for_nothing(channel, bot):
    async with whole_server(channel, bot) as client:
        assert await statuses(client, LIES) == [200, 200, 429, 429, 429, 429]


async def test_behind_a_proxy_only_what_the_proxy_adds_counts(channel, bot):
    """A proxy puts the visitor's address at the end; what the visitor wrote stands before it."""
    behind = [{"X-Forwarded-For": f"10.0.0.{number}, 198.51.100.7"} for number in range(4)]
    async with whole_server(channel, bot, proxies=1) as client:
        assert await statuses(client, behind) == [200, 200, 429, 429]
        other = {"X-Forwarded-For": "10.0.0.1, 198.51.100.8"}
        assert (await say(client, sender="b" * 32, headers=other))[0] == 200


@pytest.mark.parametrize("odd", ["", ",", "unknown", "x" * 4000, "[::1", "1.2.3.4:5", '"', "_a, \x01"])
async def test_an_odd_forwarded_address_is_no_failure(channel, bot, odd):
    async with whole_server(channel, bot, proxies=1) as client:
        if odd.isprintable():
            assert (await statuses(client, [{"X-Forwarded-For": odd}])) == [200]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff:ffff:ffff:ffff", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("[2001:db8:1:2::1]", "2001:db8:1:2::9", True),
        ("::ffff:192.0.2.1", "192.0.2.1", True),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.2", False),
        ("192.0.2.1", "192.0.2.2", False),
        ("192.0.2.1:5555", "192.0.2.1:6666", True),
        ("unknown", "_hidden", False),
    ],
)
def test_whoever_has_a_whole_network_counts_as_one(one, other, same):
    def counted_as(address):
        return sender_address(SimpleNamespace(remote_addr=address, ip="127.0.0.1"))

    assert (counted_as(one) == counted_as(other)) == same
