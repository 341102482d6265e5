/** Puts the chat on the page: one script tag does everything. */
import { ElementName, OuderwijsChat } from "./element";

const script = document.currentScript as HTMLScriptElement | null;

if (!customElements.get(ElementName)) {
  OuderwijsChat.home = script ? new URL(script.src).origin : location.origin;
  customElements.define(ElementName, OuderwijsChat);
}
if (!document.querySelector(ElementName)) {
  const chat = document.createElement(ElementName);
  Object.assign(chat.dataset, script?.dataset);
  document.body.append(chat);
}
