/** Makes elements. Text only ever becomes a text node, and an address only a link when it is safe. */

import { words } from "./words";

type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | EventListener | null | undefined>;

/** An element with attributes, listeners (functions) and children; what is null, undefined or false is left out. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child != null && child !== false));
  return element;
}

/** Text for screen readers alone. */
export const spoken = (text: string) => h("span", { class: "spoken" }, text);

const SAFE = /^(https:\/\/[^\s/]|tel:\+?\d{2}|mailto:)/i;

/** A link, or only its words when the address is not one of https, tel or mailto. One that leaves the page says so. */
export function link(href: string, attributes: Attributes, ...children: Child[]): HTMLElement {
  if (!SAFE.test(href)) return h("span", {}, ...children);
  if (!/^https:/i.test(href)) return h("a", { href, ...attributes }, ...children);
  const away = { target: "_blank", rel: "noopener noreferrer" };
  return h("a", { href, ...away, ...attributes }, ...children, spoken(` ${words.newTab}`));
}

const PATHS = {
  phone: "M6 3h3l2 5-2.5 1.5a11 11 0 0 0 6 6L16 13l5 2v3a2 2 0 0 1-2 2A16 16 0 0 1 4 5a2 2 0 0 1 2-2z",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  web: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18c-5-5-5-13 0-18",
  close: "M6 6l12 12M18 6L6 18",
  more: "M4 7h16M4 12h16M4 17h16",
  send: "M12 20V4M5 11l7-7 7 7",
  chat: "M4 5h16v11H11l-5 4v-4H4zM8 9h8M8 12h5",
  alert: "M12 3L2 20h20zM12 10v4M12 17v.1",
  copy: "M9 9h11v11H9zM5 15H4V4h11v1",
  save: "M12 4v11M7 11l5 5 5-5M4 20h16",
  print: "M7 9V3h10v6M7 17H4V9h16v8h-3M7 14h10v7H7z",
};

/** A line drawing beside words; never without them, so it is hidden from screen readers. */
export function icon(name: keyof typeof PATHS): SVGElement {
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  for (const [key, value] of [
    ["viewBox", "0 0 24 24"],
    ["aria-hidden", "true"],
  ] as const)
    svg.setAttribute(key, value);
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}

export const button = (className: string, text: string, press: () => void, ...before: Child[]) =>
  h("button", { type: "button", class: className, click: press }, ...before, text);
