/** Turns the bot's texts into elements: paragraphs, lists, bold, and safe links. All else stays text. */
import { h, link } from "./dom";

const BOLD = /\*\*(.+?)\*\*/;
const ADDRESS =
  /(https:\/\/[^\s<>"”’»…]+[^\s<>"”’»….,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\b0\d{1,3}[- ]\d(?: ?\d){3,7}\b|(?<=^|Bel )11[23]\b)/;

/** Paragraphs are divided by an empty line; lines that start with "- " are a list. */
export function paragraphs(text: string): HTMLElement[] {
  const elements: HTMLElement[] = [];
  for (const paragraph of text.split(/\n\s*\n/)) {
    let items: HTMLElement | null = null;
    for (const line of paragraph.split("\n")) {
      if (!line.trim()) continue;
      if (!line.startsWith("- ")) {
        items = null;
        elements.push(h("p", { dir: "auto" }, ...inline(line)));
        continue;
      }
      if (!items) {
        items = h("ul");
        elements.push(items);
      }
      items.append(h("li", { dir: "auto" }, ...inline(line.slice(2))));
    }
  }
  return elements;
}

/** One line of text with its bold parts and links. */
export const inline = (text: string) => emphasised(text, addresses);

/** One line of text with its bold parts alone. */
export const bold = (text: string) => emphasised(text, (part) => [part]);

const emphasised = (text: string, draw: (part: string) => (Node | string)[]) =>
  text.split(BOLD).flatMap((part, index) => (index % 2 ? [h("strong", {}, ...draw(part))] : draw(part)));

const addresses = (text: string) =>
  text.split(ADDRESS).map((part, index) => (index % 2 ? link(addressOf(part), {}, part) : part));

const addressOf = (found: string) =>
  found.startsWith("https:") ? found : found.includes("@") ? `mailto:${found}` : telephone(found);

/** Where a telephone calls when the number is pressed; "+31 (0)318" is +31318. */
export const telephone = (number: string) => `tel:${number.replace("(0)", "").replace(/[^\d+]/g, "")}`;

/** The text without its markup, to hear, copy or keep. */
export const plain = (text: string) => text.replaceAll("**", "");
