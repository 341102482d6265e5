/** What a school's web master sets with `data-` attributes; docs/embedding.md explains each. */
import { words } from "./words";

export interface Settings {
  /** Address of the bot, without a slash at the end. */
  server: string;
  school?: string;
  title: string;
  launcher: string;
  /** The school's telephone number, shown when the bot cannot answer. */
  tel?: string;
  privacyUrl?: string;
  theme: "auto" | "light" | "dark";
}

/**
 * The settings in an element's dataset; what is empty or unknown gets its default.
 *
 * @param home where the widget itself was loaded from: the bot's address unless another is given
 */
export function settingsFrom(data: DOMStringMap, home: string): Settings {
  const { server, school, title, launcher, tel, privacyUrl, theme } = data;
  return {
    server: (server || home).replace(/\/+$/, ""),
    school: school || undefined,
    title: title || words.title,
    launcher: launcher || words.launcher,
    tel: tel || undefined,
    privacyUrl: privacyUrl && isPage(privacyUrl) ? privacyUrl : undefined,
    theme: theme === "light" || theme === "dark" ? theme : "auto",
  };
}

function isPage(address: string): boolean {
  try {
    return /^https?:$/.test(new URL(address, location.href).protocol);
  } catch {
    return false;
  }
}
