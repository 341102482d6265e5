import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { give } from "./browser.js";
import { load } from "./load.js";

const { Client } = await load("client");

const SERVER = "https://chat.example.nl";
const HELLO = [{ text: "Hallo" }];
const HELP = [{ text: "Bel de school: 0318 123 456" }];

let requests;

/** Has the server answer with this; a function is asked for the answer. */
function serverAnswers(answer) {
  requests = [];
  give("fetch", async (url, options) => {
    requests.push({ url, ...options });
    return typeof answer === "function" ? answer(options) : answer;
  });
}

const json = (body, status = 200, headers = {}) => Response.json(body, { status, headers });

/** Never answers; stops when told to, as a browser does. */
const silence = ({ signal }) =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason));
  });

const unplugged = () => {
  throw new TypeError("Failed to fetch");
};

const never = () => new AbortController().signal;
const says = (messages) => messages.length > 0;
const client = (school = "de-regenboog") => new Client(SERVER, school, says);
const start = () => client().start(never());
const send = () => client().send("parent-1", "id-1", "Hoi", never());

/** Whether a promise is still open. */
async function pending(promise) {
  await settled();
  return (await Promise.race([promise, "pending"])) === "pending";
}

beforeEach(() => give("navigator", { onLine: true }));
afterEach(() => {
  mock.timers.reset();
  mock.restoreAll();
});

test("a conversation begins with the school, and gets its name and greeting", async () => {
  serverAnswers(json({ sender: "parent-1", messages: HELLO }));
  assert.deepEqual(await start(), { sender: "parent-1", messages: HELLO });
  const [{ url, method, headers, body }] = requests;
  assert.equal(url, `${SERVER}/webhooks/school/start`);
  assert.equal(method, "POST");
  assert.deepEqual(headers, { "Content-Type": "application/json" });
  assert.deepEqual(JSON.parse(body), { metadata: { school: "de-regenboog", lang: "nl" } });
});

test("a message goes out as docs/berichten.md says, and its answer comes back", async () => {
  serverAnswers(json(HELLO));
  assert.deepEqual(await send(), { messages: HELLO });
  const [{ url, method, headers, body }] = requests;
  assert.equal(url, `${SERVER}/webhooks/school/webhook`);
  assert.equal(method, "POST");
  assert.deepEqual(headers, { "Content-Type": "application/json" });
  assert.deepEqual(JSON.parse(body), {
    sender: "parent-1",
    message: "Hoi",
    message_id: "id-1",
    metadata: { school: "de-regenboog", lang: "nl" },
  });
});

test("a page without a school names none", async () => {
  serverAnswers(json({ sender: "parent-1", messages: HELLO }));
  await new Client(SERVER, undefined, says).start(never());
  assert.deepEqual(JSON.parse(requests[0].body), { metadata: { lang: "nl" } });
});

test("no cookies go along, nor the address of the page, and nothing is kept in the browser's cache", async () => {
  serverAnswers(() => json(HELLO));
  await start();
  await send();
  await client().forget("parent-1");
  assert.equal(requests.length, 3);
  for (const { credentials, referrerPolicy, cache } of requests)
    assert.deepEqual([credentials, referrerPolicy, cache], ["omit", "no-referrer", "no-store"]);
});

test("an empty list is no answer", async () => {
  serverAnswers(json([]));
  assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
});

test("a bot that cannot answer (503) still says whom to call", async () => {
  serverAnswers(json(HELP, 503));
  assert.deepEqual(await send(), { messages: HELP, failed: "unreachable" });
});

test("too many messages (429) is a failure with the server's own words", async () => {
  serverAnswers(json(HELP, 429, { "Retry-After": "6" }));
  assert.deepEqual(await send(), { messages: HELP, failed: "unreachable" });
});

for (const status of [400, 403]) {
  test(`a request that is refused (${status}) is a failure without words of the server`, async () => {
    serverAnswers(json({ error: "not allowed" }, status));
    assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
  });
}

test("an error page of a server in between (500, HTML) is a failure and is not shown", async () => {
  const page = "<html><body>Internal Server Error</body></html>";
  serverAnswers(new Response(page, { status: 500, headers: { "Content-Type": "text/html" } }));
  assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
});

test("an answer that is no JSON is a failure, also when the server calls it fine", async () => {
  serverAnswers(new Response("Log in op de wifi", { status: 200 }));
  assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
});

for (const body of [null, "Hallo", 5, { text: "Hallo" }]) {
  test(`an answer that is no list is a failure: ${JSON.stringify(body)}`, async () => {
    serverAnswers(json(body));
    assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
  });
}

for (const body of [null, HELLO, { messages: HELLO }, { sender: 7, messages: HELLO }]) {
  test(`a greeting without a name for the conversation is a failure: ${JSON.stringify(body)}`, async () => {
    serverAnswers(json(body));
    assert.deepEqual(await start(), { messages: [], failed: "unreachable" });
  });
}

test("a greeting with an empty name for the conversation is a failure", async () => {
  serverAnswers(json({ sender: "", messages: HELLO }));
  assert.equal((await start()).failed, "unreachable");
});

test("a conversation without a greeting is a failure", async () => {
  serverAnswers(json({ sender: "parent-1", messages: [] }));
  assert.equal((await start()).failed, "unreachable");
});

test("what is no message is left out of an answer", async () => {
  const card = { custom: { type: "choice", options: [] } };
  const forged = [
    null,
    5,
    "tekst",
    [],
    {},
    { text: 5 },
    { text: null },
    { custom: "x" },
    { custom: {} },
    { image: "x" },
  ];
  serverAnswers(json([...forged, ...HELLO, ...forged, card]));
  assert.deepEqual(await send(), { messages: [...HELLO, card] });
});

test("what is no message is left out of a greeting", async () => {
  serverAnswers(json({ sender: "parent-1", messages: [null, { text: 5 }, ...HELLO] }));
  assert.deepEqual(await start(), { sender: "parent-1", messages: HELLO });
});

test("an answer in which nothing is a message is no answer", async () => {
  serverAnswers(json([{ text: 5 }, null]));
  assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
});

test("a parent without internet is told so", async () => {
  give("navigator", { onLine: false });
  serverAnswers(unplugged);
  assert.deepEqual(await send(), { messages: [], failed: "offline" });
});

test("a server that is not there is not blamed on the parent's internet", async () => {
  serverAnswers(unplugged);
  assert.deepEqual(await send(), { messages: [], failed: "unreachable" });
});

test("an answer may take up to 15 seconds, and then it is too late", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  serverAnswers(silence);
  const answer = send();
  mock.timers.tick(14_999);
  assert.ok(await pending(answer));
  mock.timers.tick(1);
  assert.deepEqual(await answer, { messages: [], failed: "timeout" });
});

test("an answer that begins in time but does not end is too late too", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  serverAnswers(({ signal }) => {
    const half = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode('[{"text": "Ha'));
        signal.addEventListener("abort", () => controller.error(signal.reason));
      },
    });
    return new Response(half);
  });
  const answer = send();
  await settled();
  mock.timers.tick(14_999);
  assert.ok(await pending(answer));
  mock.timers.tick(1);
  assert.deepEqual(await answer, { messages: [], failed: "timeout" });
});

test("the 15 seconds of one message do not count for the next", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  serverAnswers(() => json(HELLO));
  await send();
  mock.timers.tick(15_000);
  assert.equal(requests[0].signal.aborted, false);
  assert.deepEqual(await send(), { messages: HELLO });
});

test("internet that falls away during the wait is told as no internet", async () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  serverAnswers(silence);
  const answer = send();
  give("navigator", { onLine: false });
  mock.timers.tick(15_000);
  assert.deepEqual(await answer, { messages: [], failed: "offline" });
});

test("a conversation that is thrown away stops its request", async () => {
  const stop = new AbortController();
  serverAnswers(silence);
  const answer = client().send("parent-1", "id-1", "Hoi", stop.signal);
  await settled();
  stop.abort();
  assert.equal(requests[0].signal.aborted, true);
  assert.ok((await answer).failed);
});

test("deleting asks the server to delete this conversation", async () => {
  serverAnswers(new Response(null, { status: 204 }));
  assert.equal(await client().forget("parent-1"), true);
  const [{ url, method, body }] = requests;
  assert.equal(url, `${SERVER}/webhooks/school/conversation/parent-1`);
  assert.equal(method, "DELETE");
  assert.equal(body, undefined);
});

for (const status of [403, 429, 500, 503]) {
  test(`deleting did not work when the server says ${status}`, async () => {
    serverAnswers(new Response("", { status }));
    assert.equal(await client().forget("parent-1"), false);
  });
}

test("deleting did not work when the server cannot be reached", async () => {
  serverAnswers(unplugged);
  assert.equal(await client().forget("parent-1"), false);
});

test("deleting is given up after 15 seconds", async () => {
  const patience = new AbortController();
  const timeout = mock.method(AbortSignal, "timeout", () => patience.signal);
  serverAnswers(silence);
  const done = client().forget("parent-1");
  assert.ok(await pending(done));
  assert.deepEqual(timeout.mock.calls[0].arguments, [15_000]);
  patience.abort();
  assert.equal(await done, false);
});
