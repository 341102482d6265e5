import assert from "node:assert/strict";
import { test } from "node:test";
import { give } from "./browser.js";
import { load } from "./load.js";

const { settingsFrom } = await load("settings");

const HOME = "https://chat.example.nl";
const settings = (data) => settingsFrom(data, HOME);
give("location", new URL("https://www.de-regenboog.nl/ouders/"));

test("a script tag without settings gives a chat with the usual words, from where the script came", () => {
  assert.deepEqual(settings({}), {
    server: HOME,
    school: undefined,
    title: "Hulp voor ouders",
    launcher: "Stel je vraag",
    tel: undefined,
    privacyUrl: undefined,
    theme: "auto",
  });
});

test("an empty setting is as good as none", () => {
  const empty = { server: "", school: "", title: "", launcher: "", tel: "", privacyUrl: "", theme: "" };
  assert.deepEqual(settings(empty), settings({}));
});

test("everything that a school sets is used", () => {
  const set = {
    server: "https://bot.example.nl",
    school: "de-regenboog",
    title: "Vraag het ons",
    launcher: "Hulp nodig?",
    tel: "0318 123 456",
    privacyUrl: "https://www.de-regenboog.nl/privacy",
    theme: "dark",
  };
  assert.deepEqual(settings(set), set);
});

for (const server of ["https://bot.example.nl/", "https://bot.example.nl//"]) {
  test(`the bot is found when its address ends with a slash: ${server}`, () => {
    assert.equal(settings({ server }).server, "https://bot.example.nl");
  });
}

test("a bot that lives in a folder keeps its folder", () => {
  assert.equal(settings({ server: "https://example.nl/bot/" }).server, "https://example.nl/bot");
});

test("the script's own place may end with a slash too", () => {
  assert.equal(settingsFrom({}, `${HOME}/`).server, HOME);
});

for (const privacyUrl of [
  "/privacy",
  "privacy.html",
  "https://example.nl/privacy",
  "http://example.nl",
  "//example.nl",
]) {
  test(`the privacy page is linked: ${privacyUrl}`, () => {
    assert.equal(settings({ privacyUrl }).privacyUrl, privacyUrl);
  });
}

for (const privacyUrl of [
  "javascript:alert(1)",
  " JavaScript:alert(1)",
  "java\nscript:alert(1)",
  "data:text/html,x",
  "blob:x",
]) {
  test(`a privacy page that is no page gets no link: ${JSON.stringify(privacyUrl)}`, () => {
    assert.equal(settings({ privacyUrl }).privacyUrl, undefined);
  });
}

for (const privacyUrl of ["https://", "https://www.school .nl/privacy"]) {
  test(`a privacy address with a typing error costs the link, not the chat: ${privacyUrl}`, () => {
    assert.equal(settings({ privacyUrl }).privacyUrl, undefined);
  });
}

for (const theme of ["light", "dark", "auto"]) {
  test(`a school can choose its colours: ${theme}`, () => {
    assert.equal(settings({ theme }).theme, theme);
  });
}

test("colours that do not exist leave it to the visitor's own device", () => {
  assert.equal(settings({ theme: "roze" }).theme, "auto");
});
