/** Draws what the bot says: the text, or the card that takes its place. */
import type { Advice, Card, Contact, ContactCard, Emergency, Explanation, Message, Option } from "./contract";
import { h, icon, link, spoken } from "./dom";
import { bold, inline, paragraphs, plain, telephone } from "./markup";
import { words } from "./words";

/** More steps than any ladder has. */
const MOST_STEPS = 20;

/** What a turn of the bot looks like. A card that is not as agreed gives way to the text. */
export function drawn(messages: Message[]): HTMLElement[] {
  const card = cardOf(messages);
  if (card) {
    try {
      const lead = card.type === "emergency" ? [] : bubble(card.lead ?? "");
      const parts = [...lead, ...DRAW[card.type](card as never)];
      if (parts.length) return parts;
    } catch {}
  }
  return bubble(textOf(messages));
}

/** The card in a turn, when it is of a kind that can be drawn. */
export const cardOf = (messages: Message[]): Card | undefined =>
  messages.find(({ custom }) => typeof custom?.type === "string" && Object.hasOwn(DRAW, custom.type))?.custom;

/** What can be chosen; what is not as agreed is left out. */
export function optionsOf(messages: Message[]): Option[] {
  const options: unknown = cardOf(messages)?.options;
  return Array.isArray(options)
    ? options.filter((option) => typeof option?.title === "string" && typeof option.payload === "string")
    : [];
}

/** All that a turn says, as text. */
export const textOf = (messages: Message[]) => messages.flatMap(({ text }) => (text ? [text] : [])).join("\n\n");

/** The same without markup. */
export const plainText = (messages: Message[]) => plain(textOf(messages));

const bubble = (text: string) => (text.trim() ? [h("div", { class: "bubble" }, ...paragraphs(text))] : []);

const DRAW = {
  question: () => [],
  choice: () => [],
  advice,
  contact: (card: ContactCard) => [
    h("article", { class: "card" }, h("h3", {}, card.contact.name), ...person(card.contact), ...note(card.note)),
  ],
  explanation,
  emergency,
} satisfies Record<Card["type"], (card: never) => HTMLElement[]>;

function advice(card: Advice): HTMLElement[] {
  const { contact, step } = card;
  const parts = h("span", { class: "steps", "aria-hidden": "true" });
  for (let number = 1; number <= Math.min(step.of, MOST_STEPS); number++)
    parts.append(h("i", { class: number <= step.number && "done" }));
  return [
    h(
      "article",
      { class: "card advice" },
      parts,
      h("h3", {}, h("small", {}, words.step(step.number, step.of)), " ", contact.name),
      ...person(contact, ...paragraphs(card.advice)),
      section(words.why, list(card.why)),
      section(words.prepare, list(card.prepare)),
      section(words.goUp, ...paragraphs(card.go_up_when)),
      card.also.length > 0 && section(words.also, h("ul", { class: "also" }, ...card.also.map(reference))),
      h("p", { class: "quiet" }, words.checked(day(card.checked_on))),
    ),
  ];
}

function explanation(card: Explanation): HTMLElement[] {
  const { contact } = card;
  return [
    h(
      "article",
      { class: "card" },
      h("h3", {}, card.title),
      ...paragraphs(card.what),
      ...paragraphs(card.further ?? ""),
      ...note(card.note),
      ...(contact && reachable(contact)
        ? [h("p", { class: "quiet" }, words.askMore, ": ", contact.name), actions(contact)]
        : []),
    ),
  ];
}

function emergency(card: Emergency): HTMLElement[] {
  const lines = card.contacts.map((contact) => h("li", {}, h("p", {}, ...bold(contact.line)), calls(contact)));
  return [
    h(
      "article",
      { class: "card emergency" },
      h("h3", {}, icon("alert"), words.emergency),
      ...paragraphs(card.lead ?? ""),
      h("ul", {}, ...lines),
      ...paragraphs(card.closing ?? ""),
    ),
  ];
}

/** Who somebody is and how to reach them; `between` comes before the ways to reach. */
function person(contact: Contact, ...between: HTMLElement[]): HTMLElement[] {
  const { name, hours, cost } = contact;
  const facts = [hours, cost].filter(Boolean).join(", ");
  return [
    ...(contact.person ? [h("p", { class: "person" }, contact.person)] : []),
    ...paragraphs(contact.what ?? ""),
    ...between,
    ...(contact.phone || contact.website ? [] : paragraphs(contact.where ?? "")),
    actions(contact, name),
    ...(facts ? [h("p", { class: "quiet" }, facts)] : []),
  ];
}

const section = (title: string, ...children: HTMLElement[]) => h("section", {}, h("h4", {}, title), ...children);

const list = (lines: string[]) => h("ul", {}, ...lines.map((line) => h("li", { dir: "auto" }, ...inline(line))));

const note = (text?: string | null) => (text ? [h("p", { class: "note", dir: "auto" }, ...inline(text))] : []);

/** The telephone numbers of a contact; the knowledge writes two as "113 of 0800-0113". */
const numbers = (contact: Contact) => contact.phone?.split(" of ") ?? [];

const reachable = ({ phone, email, website }: Contact) => phone || email || website;

function calls(contact: Contact): HTMLElement {
  const links = numbers(contact).map((number) =>
    link(telephone(number), { class: "action" }, icon("phone"), words.call(number), spoken(` (${contact.name})`)),
  );
  return h("div", { class: "actions" }, ...links);
}

function actions(contact: Contact, whose = contact.name): HTMLElement {
  const { email, website } = contact;
  const all = calls(contact);
  if (email) all.append(link(`mailto:${email}`, { class: "action" }, icon("mail"), spoken(words.mail), email));
  if (website) all.append(page(website, whose, { class: "action" }, icon("web")));
  return all;
}

/** A contact in one line: its name, and the shortest way to it. */
function reference(contact: Contact): HTMLElement {
  const [number] = numbers(contact);
  const { website, name } = contact;
  const way = number ? link(telephone(number), {}, number) : website && page(website, name, {});
  return h("li", {}, name, way && ": ", way);
}

const page = (address: string, whose: string, attributes: Record<string, string>, drawing?: SVGElement) =>
  link(address, attributes, drawing, address.replace(/^https?:\/\/(www\.)?|\/$/g, ""), spoken(` (${whose})`));

function day(iso: string): string {
  const date = new Date(`${iso}T12:00`);
  return Number.isNaN(date.getTime()) ? iso : new Intl.DateTimeFormat("nl", { dateStyle: "long" }).format(date);
}
