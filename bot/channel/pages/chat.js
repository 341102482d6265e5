// The simple chat page for local work: sends what is typed or pressed and shows what comes back, always as text.
"use strict";

const talk = document.getElementById("talk");
const form = document.getElementById("form");
const field = document.getElementById("message");
let sender = sessionStorage.getItem("sender");

const GREETING = "/groet";
const FAILED = "Het lukt nu niet om verbinding te maken. Probeer het zo nog eens, of bel de school.";

function element(name, className, ...children) {
  const node = document.createElement(name);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

// "**vet**" becomes bold; everything else stays text.
function inline(text) {
  return text.split("**").map((part, index) => (index % 2 ? element("strong", "", part) : part));
}

// Paragraphs are divided by an empty line; lines that start with "- " are a list.
function blocks(text) {
  const nodes = [];
  for (const paragraph of text.split("\n\n")) {
    const plain = [];
    const items = [];
    for (const line of paragraph.split("\n")) (line.startsWith("- ") ? items : plain).push(line);
    if (plain.length) nodes.push(element("p", "", ...inline(plain.join(" "))));
    if (items.length) nodes.push(element("ul", "", ...items.map((item) => element("li", "", ...inline(item.slice(2))))));
  }
  return nodes;
}

function say(who, text) {
  const item = element("li", who, ...(who === "me" ? [text] : blocks(text)));
  item.dir = "auto";
  talk.append(item);
  (who === "me" ? item : item.previousElementSibling ?? item).scrollIntoView({ block: "start", behavior: "smooth" });
  return item;
}

function offer(options, item) {
  for (const old of talk.querySelectorAll(".options button")) old.disabled = true;
  const buttons = options.map((option) => {
    const button = element("button", "", option.title);
    button.type = "button";
    button.addEventListener("click", () => send(option.payload, option.title));
    return button;
  });
  item.append(element("div", "options", ...buttons));
}

async function post(address, body) {
  const reply = await fetch(address, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ ...body, metadata: { lang: "nl" } }),
  });
  return reply.json();
}

// The bot gives an id and its greeting; the id is kept for as long as this tab is open.
async function begin() {
  const talk = await post("start", {});
  sender = talk.sender;
  sessionStorage.setItem("sender", sender);
  return talk.messages;
}

async function send(message, shown) {
  if (shown) say("me", shown);
  let answer;
  try {
    if (!sender) answer = await begin();
    if (!answer || message !== GREETING) {
      answer = await post("webhook", { sender, message, message_id: crypto.randomUUID() });
    }
  } catch {
    answer = [{ text: FAILED }];
  }
  let item = null;
  for (const message of Array.isArray(answer) && answer.length ? answer : [{ text: FAILED }]) {
    if (message.text) item = say("bot", message.text);
    if (message.custom?.type === "emergency" && item) item.classList.add("emergency");
    if (message.custom?.options && item) offer(message.custom.options, item);
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  const text = field.value.trim();
  if (!text) return;
  field.value = "";
  send(text, text);
});

field.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault();
    form.requestSubmit();
  }
});

send(GREETING);
