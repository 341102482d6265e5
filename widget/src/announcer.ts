/**
 * Lets a screen reader hear what happens, once and politely: the visible conversation is no live region, so that it is
 * not read twice and can be read at leisure.
 */
import { h } from "./dom";

/** Milliseconds before a text is put in: a region that has just appeared is not listened to yet. */
const BEFORE = 150;
/** Milliseconds after which it is taken out, so that nobody comes across it again. */
const AFTER = 15_000;
/** Milliseconds for which a short notice can be seen. */
const SEEN = 4_000;

export class Announcer {
  readonly log = h("div", { role: "log", class: "spoken" });
  readonly status = h("div", { role: "status", class: "spoken" });
  /** The same for who looks: for a short while. */
  readonly toast = h("div", { class: "toast", "aria-hidden": "true" });

  /** Something that was said. */
  say(text: string): void {
    announce(this.log, text);
  }

  /** Something that happened. */
  tell(text: string): void {
    announce(this.status, text);
  }

  /** Something that happened and that nothing else shows. */
  show(text: string): void {
    this.tell(text);
    announce(this.toast, text, SEEN);
  }
}

function announce(region: HTMLElement, text: string, after = AFTER): void {
  const words = h("p", {}, text);
  setTimeout(() => region.append(words), BEFORE);
  setTimeout(() => words.remove(), BEFORE + after);
}
