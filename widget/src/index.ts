/** Puts the chat on the page: one script tag does everything. */
import { ElementName, OuderwijsChat } from "./element";

const script = document.currentScript as HTMLScriptElement | null;

if (!customElements.get(ElementName)) {
  OuderwijsChat.home = script ? new URL(script.src).origin : location.origin;
  customElements.define(ElementName, OuderwijsChat);
}

function put(): void {
  if (document.querySelector(ElementName)) return;
  const chat = document.createElement(ElementName);
  Object.assign(chat.dataset, script?.dataset);
  document.body.append(chat);
}

// A tag in the head without `defer` runs before there is a body.
if (document.body) put();
else addEventListener("DOMContentLoaded", put);
