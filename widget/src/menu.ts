/** The menu of the panel: one step back, begin again, delete, privacy, and the school's number. */
import { button, h, icon, link } from "./dom";
import { telephone } from "./markup";
import type { Settings } from "./settings";
import { words } from "./words";

/** What the bot is sent for a step back and for a new beginning. */
const BACK = "/terug";
const RESTART = "/opnieuw";

export class Menu {
  readonly toggle: HTMLButtonElement;
  readonly element = h("div", { id: "menu", class: "menu", hidden: true });
  private readonly choices: HTMLElement;
  private readonly question: HTMLElement;

  constructor(settings: Settings, actions: { say(payload: string, title: string): void; forget(): void }) {
    const { tel, privacyUrl } = settings;
    this.toggle = button("more", words.more, () => (this.element.hidden ? this.open() : this.close()), icon("more"));
    this.toggle.setAttribute("aria-controls", "menu");
    this.toggle.setAttribute("aria-expanded", "false");
    const say = (payload: string, title: string) =>
      button("item", title, () => {
        this.close(false);
        actions.say(payload, title);
      });
    const items = [
      say(BACK, words.back),
      say(RESTART, words.restart),
      button("item", words.forget, () => this.ask()),
      privacyUrl && h("a", { class: "item", href: privacyUrl }, words.privacy),
      tel && link(telephone(tel), { class: "item" }, words.callSchool(tel)),
    ];
    this.choices = h("ul", { role: "list" }, ...items.map((item) => item && h("li", {}, item)));
    this.question = h(
      "div",
      { class: "confirm", role: "group", "aria-labelledby": "forget", tabindex: -1 },
      h("p", { id: "forget" }, words.forgetAsk),
      button("action danger", words.forgetYes, () => {
        this.close(false);
        actions.forget();
      }),
      button("action", words.forgetNo, () => this.close()),
    );
  }

  /** Closes the menu; tells whether it was open. `focus` brings the focus back to the button. */
  close(focus = true): boolean {
    const wasOpen = !this.element.hidden;
    this.element.hidden = true;
    this.toggle.setAttribute("aria-expanded", "false");
    if (wasOpen && focus) this.toggle.focus();
    return wasOpen;
  }

  private open(): void {
    this.element.replaceChildren(this.choices);
    this.element.hidden = false;
    this.toggle.setAttribute("aria-expanded", "true");
  }

  private ask(): void {
    this.element.replaceChildren(this.question);
    this.question.focus();
  }
}
