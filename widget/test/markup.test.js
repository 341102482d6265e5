import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.js";

const { plain, telephone } = await load("markup");

for (const [written, called] of [
  ["112", "tel:112"],
  ["0800-0113", "tel:08000113"],
  ["030 888 38 88", "tel:0308883888"],
  ["(0318) 12 34 56", "tel:0318123456"],
  ["0318\u00a0123\u2011456", "tel:0318123456"],
  ["+31 318 123 456", "tel:+31318123456"],
]) {
  test(`pressing ${written} calls that number`, () => {
    assert.equal(telephone(written), called);
  });
}

test("pressing a number written as +31 (0)318 leaves out the zero that is not dialled", () => {
  assert.equal(telephone("+31 (0)318 123 456"), "tel:+31318123456");
});

test("nothing but a number to call comes out of a number", () => {
  assert.equal(telephone("0318?x=<b>javascript:"), "tel:0318");
});

test("text to hear or to copy has no stars around what is bold", () => {
  assert.equal(plain("Bel **eerst** de **leerkracht**."), "Bel eerst de leerkracht.");
});

test("text to hear or to copy keeps its lines, lists and single stars", () => {
  const text = "Neem mee:\n\n- het rapport\n- 2 * 3 vragen";
  assert.equal(plain(text), text);
});

test("text without anything bold is as it was", () => {
  assert.equal(plain(""), "");
  assert.equal(plain("Hallo"), "Hallo");
});
