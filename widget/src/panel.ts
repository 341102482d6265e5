/** The panel: heading, menu, conversation and the field to type in. Draws what it is told and passes on what is pressed. */
import { Announcer } from "./announcer";
import { cardOf, drawn, optionsOf, plainText, textOf } from "./cards";
import type { Reason } from "./client";
import { Composer } from "./composer";
import type { Message, Option } from "./contract";
import { button, h, icon, link } from "./dom";
import { copy, save } from "./keeping";
import { paragraphs, telephone } from "./markup";
import type { Entry } from "./memory";
import { Menu } from "./menu";
import type { Settings } from "./settings";
import { words } from "./words";

/** Milliseconds of waiting before the panel says that it is busy. */
const SOON = 500;
/** More options than this are folded: so many are shown, the rest after a press. */
const MOST_OPTIONS = 8;
const FIRST_OPTIONS = 6;

/** What a press in the panel asks for. */
export interface Actions {
  say(message: string, shown?: string): void;
  retry(): void;
  begin(): void;
  forget(): void;
  print(message: HTMLElement): void;
  closed(): void;
}

export class Panel {
  readonly dialog: HTMLDialogElement;
  private readonly bar: HTMLElement;
  private readonly heading: HTMLElement;
  private readonly list = h("ol", { role: "list" });
  private readonly transcript = h(
    "section",
    { class: "transcript", tabindex: 0, role: "region", "aria-label": words.transcript },
    this.list,
  );
  private readonly menu: Menu;
  private readonly composer: Composer;
  private readonly announcer = new Announcer();
  private readonly waiting = h("li", { class: "busy" }, h("span", {}, words.busy), h("i"), h("i"), h("i"));
  private failure: HTMLElement | null = null;
  private options: HTMLElement | null = null;
  private busyTimer = 0;

  constructor(
    private readonly settings: Settings,
    private readonly actions: Actions,
  ) {
    this.heading = h("h2", { id: "title", tabindex: -1 }, settings.title);
    this.menu = new Menu(settings, {
      say: (payload, title) => this.press(payload, title),
      forget: () => actions.forget(),
    });
    this.composer = new Composer((text) => this.type(text));
    const close = button("close", words.close, () => this.dialog.close(), icon("close"));
    this.bar = h("div", { class: "top" }, this.heading, this.menu.toggle, close);
    this.dialog = h(
      "dialog",
      { class: "panel", "aria-labelledby": "title" },
      this.bar,
      this.menu.element,
      this.transcript,
      this.composer.element,
      this.announcer.toast,
      this.announcer.log,
      this.announcer.status,
    );
    this.listen();
  }

  /**
   * Opens the panel.
   *
   * @param modal whether it fills the screen, and nothing behind it can be reached
   * @param focus whether the focus goes to the heading: not when a new page opens it again
   */
  open(modal: boolean, focus = true): void {
    if (modal) this.dialog.showModal();
    else this.dialog.setAttribute("open", "");
    if (focus) this.heading.focus();
    this.fit();
    this.scrollToMine();
  }

  /** Fills the screen, or stops doing so, when the window changes; the focus stays where it was. */
  resize(modal: boolean): void {
    if (!this.dialog.open) return;
    const focused = this.focused();
    this.dialog.close();
    this.open(modal, false);
    (focused ?? this.heading).focus();
  }

  /** Shows a conversation that was kept. */
  show(entries: readonly Entry[]): void {
    this.options = null;
    this.list.replaceChildren();
    for (const entry of entries) {
      try {
        this.draw(entry);
      } catch {
        // Kept by another version: the talk goes on without it.
      }
    }
  }

  /** Shows one thing more that was said, and lets it be heard. */
  add(entry: Entry): void {
    this.draw(entry);
    this.scrollToMine();
    if ("bot" in entry) this.announcer.say(`${words.bot}: ${heard(entry.bot)}`);
  }

  /** Empties the panel after the conversation was thrown away. */
  cleared(): void {
    this.show([]);
    this.composer.clear();
    if (!this.dialog.open) return;
    const begin = button("action", words.again, () => {
      item.remove();
      this.heading.focus();
      this.actions.begin();
    });
    const item = h("li", { class: "notice" }, h("p", {}, words.forgotten), begin);
    this.list.append(item);
    this.announcer.tell(words.forgotten);
    this.heading.focus();
  }

  /** Shows that an answer is on its way. */
  busy(now: boolean): void {
    clearTimeout(this.busyTimer);
    this.waiting.remove();
    if (!now) return;
    this.busyTimer = setTimeout(() => {
      this.list.append(this.waiting);
      this.announcer.tell(words.busy);
    }, SOON);
  }

  /** Shows what went wrong, whom to call and how to try again; null takes it away. */
  failed(reason: Reason | null, messages: Message[]): void {
    const held = this.failure?.contains(this.focused());
    this.failure?.remove();
    this.failure = null;
    if (held) this.transcript.focus();
    if (!reason) return;
    const { tel } = this.settings;
    const told = cardOf(messages)?.type === "emergency" ? drawn(messages) : paragraphs(textOf(messages));
    const call = tel ? link(telephone(tel), { class: "action" }, icon("phone"), words.callSchool(tel)) : null;
    const retry = button("action retry", words.retry, () => this.actions.retry());
    const own = reason === "delete" ? words.failure.delete : `${words.failure[reason]}\n\n${words.danger}`;
    this.failure = h(
      "li",
      { class: "failure" },
      ...(told.length ? told : paragraphs(own)),
      h("div", { class: "actions" }, retry, call),
    );
    this.list.append(this.failure);
    this.announcer.tell(told.length ? plainText(messages) : [own, call?.textContent].filter(Boolean).join(" "));
    this.scrollToMine();
  }

  private listen(): void {
    this.dialog.addEventListener("close", () => {
      if (this.dialog.open) return;
      this.menu.close();
      this.actions.closed();
    });
    // A page's own shortcuts do not know that somebody is typing in here.
    for (const type of ["keydown", "keypress", "keyup"])
      this.dialog.addEventListener(type, (event) => event.stopPropagation());
    this.dialog.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      if (!this.menu.close()) this.dialog.close();
    });
    visualViewport?.addEventListener("resize", () => this.fit());
  }

  /** Keeps the field above the keyboard of a phone: the part of the page that can be seen is smaller then. */
  private fit(): void {
    const { height, offsetTop } = visualViewport ?? { height: innerHeight, offsetTop: 0 };
    this.dialog.style.setProperty("--seen", `${height}px`);
    this.dialog.style.setProperty("--from", `${offsetTop}px`);
  }

  private type(text: string): void {
    this.actions.say(text);
    // On a phone the keyboard would hide the answer.
    if (matchMedia("(pointer: coarse)").matches) this.focusOnMine();
  }

  private press(payload: string, title: string): void {
    this.actions.say(payload, title);
    this.focusOnMine();
  }

  /** The focus goes to the parent's own words, so that Tab leads to the answer below. */
  private focusOnMine(): void {
    this.lastMine()?.focus({ preventScroll: true });
  }

  private focused(): HTMLElement | null {
    return (this.dialog.getRootNode() as ShadowRoot).activeElement as HTMLElement | null;
  }

  private lastMine(): HTMLElement | undefined {
    return [...this.list.querySelectorAll<HTMLElement>(":scope > .me")].at(-1);
  }

  private draw(entry: Entry): void {
    this.list.append("me" in entry ? this.mine(entry.me) : this.theirs(entry.bot));
  }

  private mine(text: string): HTMLElement {
    if (this.options) {
      for (const option of this.options.children) if (option.textContent === text) option.remove();
      this.options.hidden = true;
    }
    return h(
      "li",
      { class: "me", tabindex: -1 },
      h("span", { class: "who" }, words.me),
      h("div", { class: "bubble", dir: "auto" }, text),
    );
  }

  private theirs(messages: Message[]): HTMLElement {
    const card = cardOf(messages);
    const item = h("li", { class: "bot" }, h("span", { class: "who" }, words.bot), ...drawn(messages));
    if (card?.type === "advice" || card?.type === "contact") item.append(this.tools(messages, item));
    const options = optionsOf(messages);
    if (options.length || card?.type === "emergency") {
      if (this.options?.contains(this.focused())) this.focusOnMine();
      this.options?.remove();
      this.options = options.length ? this.offer(options) : null;
    }
    if (this.options) {
      const held = this.options.contains(this.focused()) ? this.focused() : null;
      this.options.hidden = false;
      item.append(this.options);
      // Not in the page yet: the focus comes back once it is.
      if (held) queueMicrotask(() => held.focus({ preventScroll: true }));
    }
    return item;
  }

  /** The answers to choose from; many are folded. What is not chosen stays open until there are others. */
  private offer(options: Option[]): HTMLElement {
    const items = options.map(({ title, payload }) =>
      h(
        "li",
        {},
        button("option", title, () => this.press(payload, title)),
      ),
    );
    const group = h("ul", { class: "options", role: "list" }, ...items);
    if (items.length <= MOST_OPTIONS) return group;
    const folded = items.slice(FIRST_OPTIONS);
    for (const item of folded) item.hidden = true;
    const more = h(
      "li",
      {},
      button("option more-options", words.moreTopics(folded.length), () => {
        for (const item of folded) item.hidden = false;
        more.remove();
        folded[0]!.querySelector("button")!.focus();
      }),
    );
    group.append(more);
    return group;
  }

  private tools(messages: Message[], item: HTMLElement): HTMLElement {
    const text = () => `${this.settings.title}, ${new Date().toLocaleDateString("nl")}\n\n${plainText(messages)}`;
    const tool = (name: "copy" | "save" | "print", use: () => void) =>
      h("li", {}, button("tool", words[name], use, icon(name)));
    return h(
      "ul",
      { class: "tools", role: "list" },
      tool("copy", async () => this.announcer.show((await copy(text())) ? words.copied : words.notCopied)),
      tool("save", () => {
        save(text());
        this.announcer.show(words.saved);
      }),
      tool("print", () => this.actions.print(item)),
    );
  }

  /** Brings what the parent said last to the top, so that the answer can be read from its beginning. */
  private scrollToMine(): void {
    const mine = this.lastMine();
    if (!mine) return;
    // One of the two scrolls: the whole panel, below its bar, when there is little height.
    for (const part of [this.transcript, this.dialog]) {
      const { top } = part.getBoundingClientRect();
      const from = part === this.dialog ? Math.max(this.bar.getBoundingClientRect().bottom, top) : top;
      part.scrollTop += mine.getBoundingClientRect().top - from - 12;
    }
  }
}

/** What is heard of a turn: its text, and what can be chosen. */
function heard(messages: Message[]): string {
  const titles = optionsOf(messages).map((option) => option.title);
  return [plainText(messages), titles.length ? words.choices(titles) : ""].filter(Boolean).join(" ");
}
