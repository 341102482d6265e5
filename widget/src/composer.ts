/** The field in which a parent types. */
import { h, icon } from "./dom";
import { words } from "./words";

/** Longest message that the bot reads, in characters; the same as MAX_MESSAGE in bot/channel/school.py. */
const MOST = 2000;

export class Composer {
  readonly element: HTMLFormElement;
  private readonly field = h("textarea", { id: "field", rows: 1, "aria-describedby": "hint", enterkeyhint: "send" });
  private readonly hint = h("p", { id: "hint", class: "hint" }, words.hint);

  /** @param say is given what was typed; what cannot be sent stays in the field */
  constructor(private readonly say: (text: string) => void) {
    this.element = h(
      "form",
      { novalidate: true, autocomplete: "off" },
      h("label", { for: "field" }, words.field),
      h("div", { class: "row" }, this.field, h("button", { class: "send" }, icon("send"), words.send)),
      this.hint,
    );
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.submit();
    });
    this.field.addEventListener("input", () => this.check());
  }

  /** Empties the field. */
  clear(): void {
    this.field.value = "";
    this.check();
  }

  private submit(): void {
    const text = this.field.value.trim();
    if (text && this.check()) {
      this.clear();
      this.say(text);
    } else this.field.focus();
  }

  /** Fits the field to its text, and says so when that is too long; tells whether it can be sent. */
  private check(): boolean {
    const { field, hint } = this;
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
    const { length } = field.value.trim();
    const fits = length <= MOST;
    hint.textContent = fits ? words.hint : words.tooLong(length, MOST);
    hint.classList.toggle("wrong", !fits);
    field.setAttribute("aria-invalid", String(!fits));
    return fits;
  }
}
