/** Keeps the conversation in this tab, so that it goes on after a change of page; for half an hour, and only once opened. */
import type { Message } from "./contract";

/** Milliseconds after the last word in which the conversation is kept. */
const KEPT = 30 * 60_000;

/** What the parent said, or what the bot did. */
export type Entry = { me: string } | { bot: Message[] };

/** A message on its way. */
export interface Outgoing {
  id: string;
  message: string;
}

export interface Kept {
  sender?: string;
  entries: Entry[];
  outbox: Outgoing[];
  /** Conversations that must still be deleted on the server. */
  forget: string[];
  /** Whether the panel is open. */
  open: boolean;
}

export const nothing = (): Kept => ({ entries: [], outbox: [], forget: [], open: false });

export class Memory {
  private key: string;

  constructor(school: string | undefined) {
    this.key = `ouderwijs:${school ?? ""}`;
  }

  /** What was kept; nothing when it is too old or unreadable, or when the browser keeps nothing. */
  read(): Kept {
    try {
      const { until, ...kept } = JSON.parse(sessionStorage.getItem(this.key) ?? "{}");
      if (until > Date.now() && Array.isArray(kept.entries)) return { ...nothing(), ...kept };
      sessionStorage.removeItem(this.key);
    } catch {}
    return nothing();
  }

  /** Keeps this until half an hour from now. A full or closed store is no reason to stop talking. */
  write(kept: Kept): void {
    try {
      if (kept.sender || kept.outbox.length || kept.forget.length)
        sessionStorage.setItem(this.key, JSON.stringify({ ...kept, until: Date.now() + KEPT }));
      else sessionStorage.removeItem(this.key);
    } catch {}
  }
}
