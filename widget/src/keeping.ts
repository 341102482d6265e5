/** Ways to keep an advice: copy, save as a text file, print. */
import { h } from "./dom";
import { words } from "./words";

/** Puts the text on the clipboard; tells whether that worked. */
export async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Saves the text as a file. */
export function save(text: string): void {
  const address = URL.createObjectURL(new Blob([`\ufeff${text}\n`], { type: "text/plain" }));
  h("a", { href: address, download: words.fileName }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/**
 * Prints one message: the page around it is left off the paper.
 *
 * @param host the widget, a child of the body
 * @param dialog the panel; one that fills the screen would be cut off after the first sheet
 * @param message what to print, inside the panel
 */
export function print(host: HTMLElement, dialog: HTMLDialogElement, message: HTMLElement): void {
  const alone = new CSSStyleSheet();
  alone.replaceSync(`@media print { body > :not(${host.localName}) { display: none !important } }`);
  const modal = dialog.matches(":modal");
  const focused = dialog.querySelector<HTMLElement>(":focus");
  const done = () => {
    if (modal && dialog.open) {
      dialog.close();
      dialog.showModal();
      focused?.focus();
    }
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((sheet) => sheet !== alone);
    message.classList.remove("printed");
    host.removeAttribute("printing");
  };
  if (modal) {
    dialog.close();
    dialog.setAttribute("open", "");
  }
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, alone];
  message.classList.add("printed");
  host.setAttribute("printing", "");
  addEventListener("afterprint", done, { once: true });
  window.print();
}
