import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { setImmediate as settled } from "node:timers/promises";
import { give, TabStorage } from "./browser.js";
import { load } from "./load.js";

const { Conversation } = await load("conversation");
const { Memory } = await load("memory");

/** A bot that answers when the test says so. It remembers what it was asked and whether it was told to stop. */
class Bot {
  asked = [];

  start(signal) {
    return this.ask({ what: "start", signal });
  }

  send(sender, id, message, signal) {
    return this.ask({ what: "send", sender, id, message, signal });
  }

  forget(sender) {
    return this.ask({ what: "forget", sender });
  }

  ask(request) {
    this.asked.push(request);
    return new Promise((resolve) => {
      request.answer = (answer) => {
        request.answered = true;
        resolve(answer);
      };
    });
  }

  /** Answers what has waited longest, and lets the conversation go on. */
  async answer(what, answer) {
    const request = this.asked.find((request) => what.includes(request.what) && !request.answered);
    assert.ok(request, `the bot was not asked: ${what}`);
    request.answer(answer);
    await settled();
  }

  greets(sender = "parent-1") {
    return this.answer(["start"], { sender, messages: [{ text: "Hallo" }] });
  }

  says(text) {
    return this.answer(["send"], { messages: [{ text }] });
  }

  fails(failed, messages = []) {
    return this.answer(["start", "send"], { failed, messages });
  }

  deletes(done = true) {
    return this.answer(["forget"], done);
  }

  all(what) {
    return this.asked.filter((request) => request.what === what);
  }

  get sent() {
    return this.all("send").map((request) => request.message);
  }

  get deleted() {
    return this.all("forget").map((request) => request.sender);
  }
}

/** What somebody who looks at the chat sees. */
class Screen {
  entries = [];
  isBusy = false;
  failure = null;
  offered = [];
  timesCleared = 0;

  said(entry) {
    this.entries.push("me" in entry ? `me: ${entry.me}` : `bot: ${entry.bot.map((message) => message.text)}`);
  }

  cleared() {
    this.entries = [];
    this.timesCleared++;
  }

  busy(now) {
    this.isBusy = now;
  }

  failed(reason, messages) {
    this.failure = reason;
    this.offered = messages;
  }
}

let bot;
let screen;

/** The chat as it is on a page that was just loaded. */
function loadPage() {
  bot = new Bot();
  screen = new Screen();
  return new Conversation(bot, new Memory("de-regenboog"), screen);
}

/** A chat that was opened and in which the bot has said hello. */
async function greeted() {
  const conversation = loadPage();
  conversation.open(true);
  await bot.greets();
  return conversation;
}

/** A chat in which one message did not get through. */
async function stuck(reason) {
  const conversation = await greeted();
  conversation.say("Mijn kind wordt gepest");
  await bot.fails(reason);
  return conversation;
}

/** A chat that was thrown away while the bot could not delete it. */
async function undeleted() {
  const conversation = await greeted();
  conversation.reset(true);
  await bot.deletes(false);
  return conversation;
}

beforeEach(() => give("sessionStorage", new TabStorage()));

test("a page with a chat that stays closed asks nothing and keeps nothing", async () => {
  loadPage();
  await settled();
  assert.deepEqual(bot.asked, []);
  assert.equal(sessionStorage.items.size, 0);
});

test("opening the chat shows the greeting", async () => {
  await greeted();
  assert.deepEqual(screen.entries, ["bot: Hallo"]);
});

test("opening the chat a second time does not greet again", async () => {
  const conversation = await greeted();
  conversation.open(false);
  conversation.open(true);
  await settled();
  assert.equal(bot.asked.length, 1);
});

test("opening and closing while the greeting is on its way greets once", async () => {
  const conversation = loadPage();
  conversation.open(true);
  conversation.open(false);
  conversation.open(true);
  await bot.greets();
  assert.equal(bot.asked.length, 1);
  assert.deepEqual(screen.entries, ["bot: Hallo"]);
});

test("a question typed before the greeting waits for it, and then belongs to that conversation", async () => {
  const conversation = loadPage();
  conversation.open(true);
  conversation.say("Mijn kind wil niet naar school");
  assert.deepEqual(bot.sent, []);
  await bot.greets("parent-7");
  assert.deepEqual(bot.sent, ["Mijn kind wil niet naar school"]);
  assert.equal(bot.all("send")[0].sender, "parent-7");
});

test("what a parent says is on the screen before the bot has answered", async () => {
  const conversation = await greeted();
  conversation.say("Hoi");
  assert.deepEqual(screen.entries, ["bot: Hallo", "me: Hoi"]);
});

test("pressing a button shows its words and sends what it stands for", async () => {
  const conversation = await greeted();
  conversation.say("/antwoord{ja}", "Ja");
  assert.equal(screen.entries.at(-1), "me: Ja");
  assert.deepEqual(bot.sent, ["/antwoord{ja}"]);
});

test("messages typed quickly after each other leave one at a time, in order", async () => {
  const conversation = await greeted();
  for (const text of ["een", "twee", "drie"]) conversation.say(text);
  assert.deepEqual(bot.sent, ["een"]);
  await bot.says("1");
  assert.deepEqual(bot.sent, ["een", "twee"]);
  await bot.says("2");
  await bot.says("3");
  assert.deepEqual(bot.sent, ["een", "twee", "drie"]);
  assert.deepEqual(screen.entries.slice(4), ["bot: 1", "bot: 2", "bot: 3"]);
});

test("the same words said twice are two messages", async () => {
  const conversation = await greeted();
  conversation.say("ja");
  await bot.says("1");
  conversation.say("ja");
  const [first, second] = bot.all("send");
  assert.match(first.id, /^[0-9a-f]{32}$/);
  assert.notEqual(first.id, second.id);
});

test("the chat is busy until the last message is answered", async () => {
  const conversation = await greeted();
  assert.equal(screen.isBusy, false);
  conversation.say("een");
  conversation.say("twee");
  await bot.says("1");
  assert.equal(screen.isBusy, true);
  await bot.says("2");
  assert.equal(screen.isBusy, false);
});

for (const reason of ["offline", "timeout", "unreachable"]) {
  test(`a message that fails (${reason}) says so, and the chat is no longer busy`, async () => {
    await stuck(reason);
    assert.equal(screen.failure, reason);
    assert.equal(screen.isBusy, false);
    assert.deepEqual(screen.entries, ["bot: Hallo", "me: Mijn kind wordt gepest"]);
  });

  test(`trying again after a failure (${reason}) sends the same message once`, async () => {
    const conversation = await stuck(reason);
    conversation.retry();
    conversation.retry();
    await bot.says("Wat naar");
    await settled();
    const [first, second, ...more] = bot.all("send");
    assert.deepEqual([second.id, second.message, second.sender], [first.id, first.message, first.sender]);
    assert.deepEqual(more, []);
    assert.equal(screen.entries.at(-1), "bot: Wat naar");
  });
}

test("what the server says when it cannot answer is shown with the failure, not as an answer", async () => {
  const conversation = await greeted();
  conversation.say("Hoi");
  await bot.fails("unreachable", [{ text: "Bel de school" }]);
  assert.deepEqual(screen.offered, [{ text: "Bel de school" }]);
  assert.deepEqual(screen.entries, ["bot: Hallo", "me: Hoi"]);
});

test("a failure is off the screen while it is tried again", async () => {
  const conversation = await stuck("timeout");
  conversation.retry();
  assert.equal(screen.failure, null);
  assert.equal(screen.isBusy, true);
});

test("trying again can fail again, for another reason", async () => {
  const conversation = await stuck("timeout");
  conversation.retry();
  await bot.fails("offline");
  assert.equal(screen.failure, "offline");
});

test("what waited behind a failed message follows it, in order", async () => {
  const conversation = await greeted();
  conversation.say("een");
  conversation.say("twee");
  await bot.fails("timeout");
  assert.deepEqual(bot.sent, ["een"]);
  conversation.retry();
  await bot.says("1");
  await bot.says("2");
  assert.deepEqual(bot.sent, ["een", "een", "twee"]);
  assert.deepEqual(screen.entries.slice(-2), ["bot: 1", "bot: 2"]);
});

test("saying something after a failure first sends what failed", async () => {
  const conversation = await stuck("unreachable");
  conversation.say("Hallo?");
  await bot.says("1");
  await bot.says("2");
  assert.deepEqual(bot.sent, ["Mijn kind wordt gepest", "Mijn kind wordt gepest", "Hallo?"]);
});

test("closing and opening the chat leaves trying again to the parent", async () => {
  const conversation = await stuck("timeout");
  conversation.open(false);
  conversation.open(true);
  await settled();
  assert.equal(bot.all("send").length, 1);
  assert.equal(screen.failure, "timeout");
});

test("trying again after a failed greeting begins the conversation and sends what was typed", async () => {
  const conversation = loadPage();
  conversation.open(true);
  conversation.say("Hoi");
  await bot.fails("unreachable");
  assert.deepEqual(bot.sent, []);
  conversation.retry();
  await bot.greets();
  await bot.says("Dag");
  assert.equal(bot.all("start").length, 2);
  assert.deepEqual(bot.sent, ["Hoi"]);
  assert.deepEqual(screen.entries, ["me: Hoi", "bot: Hallo", "bot: Dag"]);
});

test("a message that waited for internet leaves by itself when there is internet", async () => {
  const conversation = await stuck("offline");
  conversation.online();
  await bot.says("Wat naar");
  const [first, second] = bot.all("send");
  assert.equal(second.id, first.id);
  assert.equal(screen.failure, null);
});

for (const reason of ["timeout", "unreachable"]) {
  test(`internet that comes back does not send what failed for another reason (${reason})`, async () => {
    const conversation = await stuck(reason);
    conversation.online();
    await settled();
    assert.equal(bot.all("send").length, 1);
    assert.equal(screen.failure, reason);
  });
}

test("internet that comes back on a page with a closed chat asks nothing", async () => {
  loadPage().online();
  await settled();
  assert.deepEqual(bot.asked, []);
});

test("internet that comes back twice sends once", async () => {
  const conversation = await stuck("offline");
  conversation.online();
  conversation.online();
  await bot.says("1");
  conversation.online();
  await settled();
  assert.equal(bot.all("send").length, 2);
});

test("throwing the conversation away empties the screen and what this tab kept", async () => {
  const conversation = await greeted();
  assert.equal(sessionStorage.items.size, 1);
  await conversation.reset(false);
  assert.equal(screen.timesCleared, 1);
  assert.deepEqual(conversation.entries, []);
  assert.equal(sessionStorage.items.size, 0);
});

test("throwing the conversation away stops what is on its way, and its late answer is not shown", async () => {
  const conversation = await greeted();
  conversation.say("Hoi");
  conversation.say("Ben je daar?");
  await conversation.reset(false);
  assert.equal(bot.all("send")[0].signal.aborted, true);
  assert.equal(screen.isBusy, false);
  await bot.says("te laat");
  assert.deepEqual(screen.entries, []);
  assert.deepEqual(bot.sent, ["Hoi"]);
  assert.deepEqual(conversation.entries, []);
  assert.equal(sessionStorage.items.size, 0);
});

test("a late failure of a conversation that was thrown away is not shown", async () => {
  const conversation = await greeted();
  conversation.say("Hoi");
  await conversation.reset(false);
  await bot.fails("timeout");
  assert.equal(screen.failure, null);
});

test("a late greeting of a conversation that was thrown away does not begin the next", async () => {
  const conversation = loadPage();
  conversation.open(true);
  await conversation.reset(false);
  conversation.say("Nieuw");
  await bot.greets("late");
  assert.deepEqual(screen.entries, ["me: Nieuw"]);
  assert.equal(screen.isBusy, true);
  await bot.greets("new");
  await bot.says("Dag");
  assert.equal(bot.all("send")[0].sender, "new");
  assert.deepEqual(screen.entries, ["me: Nieuw", "bot: Hallo", "bot: Dag"]);
});

test("a late greeting of a conversation that was thrown away is not gone on with", async () => {
  const conversation = loadPage();
  conversation.open(true);
  await conversation.reset(false);
  await bot.greets("late");
  conversation.say("Nieuw");
  await bot.greets("new");
  assert.deepEqual(
    bot.all("send").map((request) => request.sender),
    ["new"],
  );
});

test("a failure is off the screen when the conversation is thrown away, and its message is not sent any more", async () => {
  const conversation = await stuck("offline");
  await conversation.reset(false);
  assert.equal(screen.failure, null);
  conversation.online();
  conversation.open(true);
  await bot.greets("parent-2");
  assert.equal(bot.all("send").length, 1);
});

test("a new conversation after throwing one away has a greeting and a name of its own", async () => {
  const conversation = await greeted();
  await conversation.reset(false);
  conversation.open(true);
  await bot.greets("parent-2");
  conversation.say("Hoi");
  assert.equal(bot.all("send")[0].sender, "parent-2");
  assert.deepEqual(screen.entries, ["bot: Hallo", "me: Hoi"]);
});

test("deleting also deletes on the server, once, and then keeps nothing", async () => {
  const conversation = await greeted();
  const done = conversation.reset(true);
  await bot.deletes();
  await done;
  assert.deepEqual(bot.deleted, ["parent-1"]);
  assert.equal(screen.failure, null);
  assert.equal(sessionStorage.items.size, 0);
  conversation.open(true);
  await settled();
  assert.equal(bot.deleted.length, 1);
});

test("throwing away here alone leaves the server as it was", async () => {
  const conversation = await greeted();
  await conversation.reset(false);
  assert.deepEqual(bot.deleted, []);
});

test("deleting a conversation that never began asks nothing of the server", async () => {
  await loadPage().reset(true);
  assert.deepEqual(bot.asked, []);
});

test("a parent hears that deleting on the server failed, while it is already gone here", async () => {
  const conversation = await undeleted();
  assert.equal(screen.failure, "delete");
  assert.deepEqual(conversation.entries, []);
  assert.ok(![...sessionStorage.items.values()].join().includes("Hallo"));
});

test("trying again after a failed deletion deletes, and takes the failure away", async () => {
  const conversation = await undeleted();
  conversation.retry();
  await bot.deletes();
  assert.deepEqual(bot.deleted, ["parent-1", "parent-1"]);
  assert.equal(screen.failure, null);
  assert.equal(sessionStorage.items.size, 0);
});

test("a failed deletion is remembered on the next page, and done when the chat is opened there", async () => {
  await undeleted();
  const conversation = loadPage();
  await settled();
  assert.deepEqual(bot.asked, []);
  conversation.open(true);
  assert.deepEqual(bot.deleted, ["parent-1"]);
  await bot.deletes();
  await bot.greets("parent-2");
  assert.equal(screen.failure, null);
  const kept = JSON.parse([...sessionStorage.items.values()][0]);
  assert.deepEqual(kept.forget, []);
});

test("a deletion that failed is not lost when the next conversation is deleted too", async () => {
  const conversation = await undeleted();
  conversation.say("Toch nog iets");
  await bot.greets("parent-2");
  await bot.says("Dag");
  conversation.reset(true);
  await bot.deletes();
  await bot.deletes();
  assert.deepEqual(bot.deleted, ["parent-1", "parent-1", "parent-2"]);
  assert.equal(screen.failure, null);
  assert.equal(sessionStorage.items.size, 0);
});

test("of two deletions the one that failed is still remembered", async () => {
  const conversation = await undeleted();
  conversation.say("Toch nog iets");
  await bot.greets("parent-2");
  await bot.says("Dag");
  conversation.reset(true);
  await bot.deletes(true);
  await bot.deletes(false);
  assert.equal(screen.failure, "delete");
  loadPage().open(true);
  assert.deepEqual(bot.deleted, ["parent-2"]);
});

test("on the next page the talk is still there, and nothing is asked: not on loading, not on opening", async () => {
  const first = await greeted();
  first.say("Hoi");
  await bot.says("Dag");
  const second = loadPage();
  assert.deepEqual(second.entries, [{ bot: [{ text: "Hallo" }] }, { me: "Hoi" }, { bot: [{ text: "Dag" }] }]);
  second.open(true);
  await settled();
  assert.deepEqual(bot.asked, []);
});

test("on the next page a parent goes on in the same conversation", async () => {
  await greeted();
  const second = loadPage();
  second.open(true);
  second.say("Nog iets");
  assert.deepEqual(
    bot.asked.map((request) => [request.what, request.sender, request.message]),
    [["send", "parent-1", "Nog iets"]],
  );
});

test("a message that was on its way when the page changed is sent again, with the same id, once the chat is open", async () => {
  const first = await greeted();
  first.say("Hoi");
  const { id } = bot.all("send")[0];
  const second = loadPage();
  await settled();
  assert.deepEqual(bot.asked, []);
  second.open(true);
  await bot.says("Dag");
  assert.deepEqual(
    bot.asked.map((request) => [request.sender, request.id, request.message]),
    [["parent-1", id, "Hoi"]],
  );
  assert.deepEqual(screen.entries, ["bot: Dag"]);
  assert.deepEqual(
    second.entries.map((entry) => Object.keys(entry)[0]),
    ["bot", "me", "bot"],
  );
});

test("a message that was answered is not sent again on the next page", async () => {
  const first = await stuck("offline");
  first.online();
  await bot.says("Dag");
  loadPage().open(true);
  await settled();
  assert.deepEqual(bot.asked, []);
});

test("a chat that was open is open on the next page, and one that was closed stays closed", async () => {
  const conversation = await greeted();
  assert.equal(loadPage().wasOpen, true);
  conversation.open(false);
  assert.equal(loadPage().wasOpen, false);
});

test("a new conversation can begin after a deletion that failed", async () => {
  const conversation = await undeleted();
  conversation.open(true);
  await bot.deletes();
  await bot.greets("parent-2");
  assert.deepEqual(screen.entries, ["bot: Hallo"]);
});

test("a message that waits for internet leaves, also when a deletion waits with it", async () => {
  await undeleted();
  const conversation = loadPage();
  conversation.open(true);
  conversation.say("Hoi");
  await bot.fails("offline");
  await bot.deletes(false);
  conversation.online();
  await settled();
  assert.equal(bot.all("start").length, 2);
});

test("trying again leaves nothing behind when both a message and a deletion failed", async () => {
  await undeleted();
  const conversation = loadPage();
  conversation.open(true);
  conversation.say("Hoi");
  await bot.fails("unreachable");
  await bot.deletes(false);
  conversation.retry();
  if (bot.all("forget").some((request) => !request.answered)) await bot.deletes();
  assert.ok(screen.failure || screen.isBusy, "the message is not sent, and nothing says so");
});
