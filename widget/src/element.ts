/** `<ouderwijs-chat>`: the button on the page, the panel behind it, and what a school's own script may do with them. */
import { cardOf, drawn } from "./cards";
import { Client } from "./client";
import { Conversation } from "./conversation";
import { button, h, icon } from "./dom";
import { print } from "./keeping";
import { Memory } from "./memory";
import { Panel } from "./panel";
import { settingsFrom } from "./settings";
import css from "./widget.css";
import { words } from "./words";

export const ElementName = "ouderwijs-chat";

/** Where the panel fills the screen; the same as in widget.css. */
const SMALL = "(max-width: 40em), (max-height: 30em)";

export class OuderwijsChat extends HTMLElement {
  /** Where the widget was loaded from. */
  static home = "";

  private panel!: Panel;
  private conversation!: Conversation;
  private launcher!: HTMLButtonElement;
  private label = "";
  private readonly small = matchMedia(SMALL);
  private readonly dark = matchMedia("(prefers-color-scheme: dark)");

  connectedCallback(): void {
    if (this.shadowRoot) return;
    const settings = settingsFrom(this.dataset, OuderwijsChat.home);
    const client = new Client(settings.server, settings.school, (messages) => drawn(messages).length > 0);
    this.launcher = button("launcher", " ", () => this.show(), icon("chat"));
    this.launcher.setAttribute("aria-haspopup", "dialog");
    this.panel = new Panel(settings, {
      say: (message, shown) => this.say(message, shown),
      retry: () => this.conversation.retry(),
      begin: () => this.conversation.open(true),
      forget: () => this.reset({ delete: true }),
      print: (message) => print(this, this.panel.dialog, message),
      closed: () => this.closed(),
    });
    this.conversation = new Conversation(client, new Memory(settings.school), {
      said: (entry) => {
        this.panel.add(entry);
        if ("bot" in entry) this.tell("answer", cardOf(entry.bot)?.type);
      },
      cleared: () => {
        this.panel.cleared();
        this.name();
      },
      busy: (now) => this.panel.busy(now),
      failed: (reason, messages) => {
        this.panel.failed(reason, messages);
        if (reason) this.tell("failure");
      },
    });
    this.label = settings.launcher;
    this.draw(settings.theme);
    this.listen();
    if (this.conversation.wasOpen && !this.small.matches) this.open(false);
    else this.conversation.resume();
  }

  /** Opens the panel. */
  show(): void {
    this.open(true);
  }

  /** Closes the panel; the focus goes back to the button on the page. */
  hide(): void {
    this.panel.dialog.close();
  }

  /** Throws the conversation away; with `delete` on the server too. */
  async reset(options: { delete?: boolean } = {}): Promise<void> {
    await this.conversation.reset(Boolean(options.delete));
    this.tell(options.delete ? "delete" : "reset");
  }

  private draw(theme: string): void {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    const root = this.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    const page = h("div", { class: "root", lang: "nl" }, this.launcher, this.panel.dialog);
    const paint = () => page.classList.toggle("dark", theme === "auto" ? this.dark.matches : theme === "dark");
    this.dark.addEventListener("change", paint);
    paint();
    root.append(page);
    this.name();
    this.panel.show(this.conversation.entries);
  }

  private listen(): void {
    addEventListener("pageshow", ({ persisted }) => {
      if (persisted) this.restore();
    });
    addEventListener("online", () => this.conversation.online());
    this.small.addEventListener("change", () => this.panel.resize(this.small.matches));
  }

  /** The browser's back button brought this page as it was: the talk may have gone on since. */
  private restore(): void {
    this.conversation.reload();
    this.panel.show(this.conversation.entries);
    this.name();
    if (this.panel.dialog.open) this.conversation.open(true);
  }

  private open(byParent: boolean): void {
    if (this.panel.dialog.open) return;
    this.panel.open(this.small.matches, byParent);
    this.launcher.hidden = true;
    this.conversation.open(true);
    this.tell("open");
  }

  private closed(): void {
    this.launcher.hidden = false;
    this.name();
    this.launcher.focus();
    this.conversation.open(false);
    this.tell("close");
  }

  /** The words on the button: a talk that is going on can be gone on with. */
  private name(): void {
    this.launcher.lastChild!.textContent = this.conversation.entries.length ? words.goOn : this.label;
  }

  private say(message: string, shown?: string): void {
    this.conversation.say(message, shown);
    this.tell("send");
  }

  /** Tells the page what kind of thing happened, never what was said. */
  private tell(type: string, card?: string): void {
    this.dispatchEvent(new CustomEvent("ouderwijs", { bubbles: true, detail: { type, card } }));
  }
}
