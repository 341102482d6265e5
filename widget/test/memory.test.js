import assert from "node:assert/strict";
import { afterEach, beforeEach, mock, test } from "node:test";
import { give, TabStorage } from "./browser.js";
import { load } from "./load.js";

const { Memory, nothing } = await load("memory");

const MINUTE = 60_000;
const KEY = "ouderwijs:de-regenboog";
const talk = (more = {}) => ({
  ...nothing(),
  sender: "parent-1",
  entries: [{ me: "Hoi" }],
  last: Date.now(),
  ...more,
});
const memory = (school = "de-regenboog") => new Memory(school);

beforeEach(() => {
  give("sessionStorage", new TabStorage());
  mock.timers.enable({ apis: ["Date"], now: Date.UTC(2026, 10, 21, 12) });
});
afterEach(() => mock.timers.reset());

test("a conversation is whole again on the next page", () => {
  const kept = talk({ outbox: [{ id: "1", message: "Hoi" }], forget: ["parent-0"], open: true });
  memory().write(kept);
  assert.deepEqual(memory().read(), kept);
});

test("a conversation is still there just before half an hour has passed", () => {
  const kept = talk();
  memory().write(kept);
  mock.timers.tick(30 * MINUTE - 1);
  assert.deepEqual(memory().read(), kept);
});

test("after half an hour a conversation is gone, also from the tab itself", () => {
  memory().write(talk());
  mock.timers.tick(30 * MINUTE);
  assert.deepEqual(memory().read(), nothing());
  assert.equal(sessionStorage.items.size, 0);
});

test("the half hour counts from the last word, not from the last time that it was kept", () => {
  const kept = talk();
  memory().write(kept);
  mock.timers.tick(20 * MINUTE);
  memory().write({ ...kept, open: true });
  mock.timers.tick(20 * MINUTE);
  assert.deepEqual(memory().read(), nothing());
});

test("what must still be deleted on the server outlasts the half hour", () => {
  memory().write(talk({ forget: ["parent-0"] }));
  mock.timers.tick(30 * MINUTE);
  assert.deepEqual(memory().read(), { ...nothing(), forget: ["parent-0"] });
});

for (const broken of [
  "",
  "{",
  "null",
  "5",
  "[]",
  '"tekst"',
  '{"last":9e15,"outbox":null}',
  '{"last":9e15,"entries":"x"}',
]) {
  test(`what cannot be read is a conversation that has yet to begin: ${broken || "(empty)"}`, () => {
    sessionStorage.setItem(KEY, broken);
    assert.deepEqual(memory().read(), nothing());
  });
}

test("a conversation of which nobody knows how old it is is not kept", () => {
  sessionStorage.setItem(KEY, JSON.stringify({ ...talk(), last: undefined }));
  assert.deepEqual(memory().read(), nothing());
  assert.equal(sessionStorage.items.size, 0);
});

test("what was kept with parts missing can be gone on with", () => {
  const last = Date.now();
  sessionStorage.setItem(KEY, JSON.stringify({ sender: "parent-1", entries: [], last }));
  assert.deepEqual(memory().read(), { ...nothing(), sender: "parent-1", last });
});

test("a parent can talk in a browser that keeps nothing", () => {
  const refuse = () => {
    throw new Error("SecurityError");
  };
  Object.defineProperty(globalThis, "sessionStorage", { get: refuse, configurable: true });
  memory().write(talk());
  assert.deepEqual(memory().read(), nothing());
});

test("a parent can talk in a tab that is full", () => {
  sessionStorage.setItem = () => {
    throw new Error("QuotaExceededError");
  };
  memory().write(talk());
  assert.deepEqual(memory().read(), nothing());
});

test("the chat of one school does not show what was said on the page of another", () => {
  memory("de-regenboog").write(talk());
  assert.deepEqual(memory("het-kompas").read(), nothing());
  assert.deepEqual(new Memory(undefined).read(), nothing());
  assert.deepEqual(memory("de-regenboog").read(), talk());
});

test("a page without a school remembers its conversation too", () => {
  new Memory(undefined).write(talk());
  assert.deepEqual(new Memory(undefined).read(), talk());
});

test("opening and closing the panel alone leaves nothing in the tab", () => {
  memory().write({ ...nothing(), open: true });
  memory().write(nothing());
  assert.equal(sessionStorage.items.size, 0);
});

test("a conversation that was thrown away leaves nothing in the tab", () => {
  memory().write(talk());
  memory().write(nothing());
  assert.equal(sessionStorage.items.size, 0);
});

test("what was typed before the greeting came is kept", () => {
  const typed = talk({ sender: undefined, outbox: [{ id: "1", message: "Hoi" }] });
  delete typed.sender;
  memory().write(typed);
  assert.deepEqual(memory().read(), typed);
});

test("a deletion that is still to be done is kept", () => {
  memory().write({ ...nothing(), forget: ["parent-1"] });
  assert.deepEqual(memory().read().forget, ["parent-1"]);
});

test("two chats that begin with nothing do not share it", () => {
  memory().read().entries.push({ me: "Hoi" });
  assert.deepEqual(memory().read().entries, []);
});
