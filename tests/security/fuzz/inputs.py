"""Strategies for inputs: all of them plain JSON, so that one that fails can be kept in a file."""

import json
import string
from pathlib import Path

from hypothesis import strategies as st
from ruamel.yaml import YAML

from bot.channel.payloads import MOVES
from bot.knowledge import KNOWLEDGE_DIRECTORY
from bot.triage.checks import load_checked

KNOWLEDGE = load_checked()
FACTS = Path(__file__).parents[2] / "nlu" / "facts.yml"
SENTENCES = [text for group in YAML(typ="safe").load(FACTS.read_text()).values() for text in group]
WORDS = sorted({word for text in SENTENCES for word in text.split()})
ODD = [
    "", " ", "\n", "\t", "\x00", "\x1b[31m", "\r\nSet-Cookie: a=b", "\u200b", "\u202e", "\ufeff", "\u2028",
    "\ud800", "😀",
    "👨‍👩‍👧‍👦", "İ", "ß", "ﬁ", "٣", "²", "½", "e\u0301", "\u0301" * 30, "مرحبا", "привіт", "%s%n", "{0}",
    "{x.__class__}",
    "${jndi:x}", "../../etc/passwd", "' OR 1=1 --", "<script>alert(1)</script>", "null", "NaN", "1e999", "-0",
    "__proto__",
    "!!python/object:os.system", "9" * 400, "a" * 300, "al " * 200, "((((((((((", "[" * 50, "/", "//", "/restart",
    "/session_start", "/back", "112", "010-1234567", "01-01-2015", "123456782", "a@b.nl", "NL91ABNA0417164300",
]  # fmt: skip
"""Texts that have broken programs before."""
INTENTS = sorted([*MOVES, *KNOWLEDGE.topics, "restart", "session_start", "back", "crisis", "nlu_fallback", "action_x"])
QUESTIONS = sorted(KNOWLEDGE.questions)
CONTACTS, TERMS, TOPICS = sorted(KNOWLEDGE.contacts), sorted(KNOWLEDGE.terms), sorted(KNOWLEDGE.topics)
ANSWERS = sorted({*CONTACTS, *(option for question in KNOWLEDGE.questions.values() for option in question.options)})
STEPS = sorted({step.id for topic in KNOWLEDGE.topics.values() for step in topic.steps})
NAMES = sorted({*QUESTIONS, *TOPICS, *CONTACTS, *TERMS, *ANSWERS, *STEPS})
STATE_FIELDS = ("topic", "facts", "tried", "asked", "pending", "missed", "advised", "other", "offered", "past")

any_text = st.text(st.characters(exclude_categories=()), max_size=60)
odd = st.sampled_from(ODD)
pieces = st.one_of(
    st.sampled_from(WORDS), st.sampled_from(WORDS), odd, st.text(string.printable, max_size=12), any_text
)
joined = st.builds(
    lambda parts, glue: glue.join(parts), st.lists(pieces, max_size=25), st.sampled_from([" ", "", "\n", ", "])
)
repeated = st.builds(
    lambda parts, times: (" ".join(parts) * times)[:2000],
    st.lists(pieces, min_size=1, max_size=4),
    st.integers(2, 1500),
)


@st.composite
def mutated(draw, texts):
    """One of these texts with parts of it removed, doubled, swapped or replaced."""
    text = draw(st.sampled_from(texts))
    for _ in range(draw(st.integers(1, 4))):
        begin, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
        kept = draw(st.sampled_from(("", text[begin:end] * 2, text[begin:end].swapcase(), text[begin:end][::-1])))
        text = text[:begin] + draw(st.one_of(st.just(kept), odd)) + text[end:]
    return text[:4000]


message = st.one_of(joined, joined, mutated(SENTENCES), repeated, any_text)
scalars = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.sampled_from(NAMES), odd, any_text,
    st.sampled_from([10**30, -1, 2**63, 1e308]),
)  # fmt: skip
anything = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(NAMES) | odd, inner, max_size=4),
)
"""Any JSON; floats that are no number are no JSON."""

payload_facts = st.dictionaries(
    st.one_of(st.sampled_from(QUESTIONS), odd, st.sampled_from(STATE_FIELDS)),
    st.one_of(st.sampled_from(ANSWERS), scalars),
    max_size=3,
).map(json.dumps)
payload = st.builds(
    lambda slashes, intent, between, facts, after: f"{slashes}{intent}{between}{facts}{after}",
    st.sampled_from(["/", "/", "/", "//", " /", "\u200b/", "\x00/", "\n/", ""]),
    st.one_of(st.sampled_from(INTENTS), odd),
    st.sampled_from(["", "", "", " ", "@0.9", "@", ";", "\n"]),
    st.one_of(st.just(""), payload_facts, anything.map(json.dumps), mutated(['{"schooltype": "po"}'])),
    st.sampled_from(["", "", "", " ", "\n", "/restart", "}"]),
)
typed = st.one_of(message, payload)
"""What may stand in the field ``message``."""


def _field(good):
    return st.one_of(good, good, good, anything)


flat_state = st.fixed_dictionaries(
    {},
    optional={
        "topic": _field(st.sampled_from(TOPICS)),
        "facts": _field(st.dictionaries(st.sampled_from(QUESTIONS), _field(st.sampled_from(ANSWERS)), max_size=5)),
        "tried": _field(
            st.dictionaries(st.sampled_from(TOPICS), st.lists(st.sampled_from(STEPS), max_size=3), max_size=3)
        ),
        "asked": _field(st.lists(st.sampled_from(QUESTIONS), max_size=4)),
        "pending": _field(st.sampled_from(QUESTIONS)),
        "missed": _field(st.integers(0, 5)),
        "advised": _field(st.sampled_from(STEPS)),
        "other": _field(st.sampled_from(TOPICS)),
        "offered": _field(st.lists(st.sampled_from(TOPICS), max_size=3)),
    },
)
state = st.one_of(
    flat_state,
    anything,
    st.builds(lambda now, past: {**now, "past": past}, flat_state, _field(st.lists(flat_state | anything, max_size=4))),
)
utterance = st.fixed_dictionaries(
    {
        "text": typed,
        "intent": st.one_of(st.sampled_from(INTENTS), odd),
        "entities": st.lists(
            st.fixed_dictionaries(
                {
                    "entity": st.sampled_from([*QUESTIONS, "genoemd", "taal", "vraagt"]) | odd,
                    "value": st.sampled_from([*ANSWERS, "en", "ar", "uitleg", "contactgegevens"]) | odd,
                },
                optional={"role": st.sampled_from(["vermoeden", "x"])},
            ),
            max_size=4,
        ),
    },
    optional={
        "offers": st.lists(st.sampled_from(TOPICS), max_size=3),
        "beside": st.lists(st.sampled_from(TOPICS), max_size=2),
    },
)

body = st.one_of(
    st.fixed_dictionaries(
        {"sender": st.just("a" * 32), "message": typed},
        optional={
            "message_id": _field(st.sampled_from(["een", "twee"])),
            "metadata": _field(
                st.fixed_dictionaries(
                    {},
                    optional={
                        "school": _field(st.sampled_from(sorted(KNOWLEDGE.schools))),
                        "lang": _field(st.just("nl")),
                    },
                )
            ),
        },
    ),
    st.dictionaries(st.sampled_from(["sender", "message", "message_id", "metadata"]) | odd, anything, max_size=5),
    anything,
)
"""Bodies as agreed, nearly as agreed, and not at all."""
raw_body = st.one_of(
    body.map(json.dumps),
    body.map(json.dumps),
    mutated(['{"sender": "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "message": "hallo", "message_id": "een"}']),
    st.builds(
        lambda opening, times: opening * times, st.sampled_from(["[", '{"a":', "[{", '"']), st.integers(1, 20000)
    ),
    st.binary(max_size=100).map(lambda data: data.decode("latin-1")),
)
addresses = st.builds(
    lambda place, more: place + more,
    st.sampled_from(
        ["/webhooks/school/webhook", "/webhooks/school/start", "/webhooks/school/", "/webhooks/school", "/demo/", "/",
         f"/webhooks/school/conversation/{'a' * 32}", "/webhooks/school/conversation/", "/widget/v1/ouderwijs.js",
         "/demo",
         "/webhooks/rest/webhook", "/conversations/x/tracker", "/model/train", "*", ""]
    ),
    st.one_of(st.just(""), st.just(""), st.sampled_from(["/..", "/%2e%2e/", "?a=b", "#x", "%00", "//", ";x", "%zz",
    "%ff", "/" * 40])),
)  # fmt: skip
header_lines = st.one_of(
    st.sampled_from(
        ["Origin: https://regenboog.example.nl", "Origin: https://evil.example", "Origin: null", "Origin:",
         "Content-Type: text/plain",
         "X-Forwarded-For: 1.2.3.4", "Forwarded: for=x", "Expect: 100-continue", "Expect: x",
         "Transfer-Encoding: chunked",
         "Content-Length: 3", "Content-Length: -1", "Content-Length: 99999999999999", "Content-Length: x",
         "Host: evil.example",
         "Upgrade: websocket", "If-None-Match: *", 'If-None-Match: "', "Accept-Encoding: gzip;q=x", "Accept: x",
         "Range: bytes=9-1",
         "Cookie: a=\"b; c", "Content-Encoding: gzip", "X: a\nSet-Cookie: b=c", "no colon", ": empty", " folded: x"]
    ),
    st.text(st.characters(min_codepoint=1, max_codepoint=255), max_size=30),
)  # fmt: skip
request = st.fixed_dictionaries(
    {
        "method": st.sampled_from(["POST", "POST", "POST", "GET", "DELETE", "OPTIONS", "HEAD", "PUT", "PATCH",
        "FOO", "NONE", ""]),
        "address": addresses,
        "lines": st.lists(header_lines, max_size=3),
        "body": raw_body,
        "length": st.sampled_from(["right", "right", "right", "none", "chunked"]),
    }
)  # fmt: skip

FILES = sorted(str(path.relative_to(KNOWLEDGE_DIRECTORY)) for path in KNOWLEDGE_DIRECTORY.rglob("*.yml"))
yaml_odd = st.one_of(
    odd,
    st.sampled_from(
        ["- x", "{}", "[]", "~", "!!binary x", "!x y", "&a [*a]", "*b", "? :", "<<: {a: b}", "2026-02-31", "0x1",
         "1_0", "yes", ".inf",
         "|", ">-", "%YAML 1.3", "---", "...", "\t", ": ", "#", "'", '"', "@", "`"]
    ),
)  # fmt: skip
yaml_edits = st.lists(
    st.tuples(
        st.sampled_from(["cut line", "double line", "swap lines", "indent", "value", "key", "insert", "cut"]),
        st.floats(0, 1, exclude_max=True),
        st.integers(0, 30),
        yaml_odd,
    ),
    min_size=1,
    max_size=4,
)
yaml_file = st.tuples(st.sampled_from(FILES), yaml_edits)
tree_edits = st.lists(
    st.tuples(
        st.sampled_from(["replace", "remove", "rename", "double", "borrow"]),
        st.floats(0, 1, exclude_max=True),
        st.floats(0, 1, exclude_max=True),
        anything,
    ),
    min_size=1,
    max_size=3,
)
tree = st.tuples(st.sampled_from(FILES), tree_edits)
