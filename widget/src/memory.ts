/** Keeps the conversation in this tab, so that it goes on after a change of page; for half an hour, and only once opened. */
import type { Message } from "./contract";

/** Milliseconds after the last word in which the conversation is kept. */
export const KEPT = 30 * 60_000;

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
  /** When something was last said: milliseconds since 1970. */
  last: number;
}

export const nothing = (): Kept => ({ entries: [], outbox: [], forget: [], open: false, last: 0 });

export class Memory {
  private key: string;

  constructor(school: string | undefined) {
    this.key = `ouderwijs:${school ?? ""}`;
  }

  /**
   * What was kept; nothing when it is unreadable, or when the browser keeps nothing. Of a conversation that is too old
   * only what must still be deleted on the server.
   */
  read(): Kept {
    try {
      const kept = { ...nothing(), ...JSON.parse(sessionStorage.getItem(this.key) ?? "{}") };
      if (![kept.entries, kept.outbox, kept.forget].every(Array.isArray)) return nothing();
      if (kept.last + KEPT > Date.now()) return kept;
      const left = { ...nothing(), forget: kept.forget };
      this.write(left);
      return left;
    } catch {
      return nothing();
    }
  }

  /** Keeps this. A full or closed store is no reason to stop talking. */
  write(kept: Kept): void {
    try {
      if (kept.sender || kept.outbox.length || kept.forget.length)
        sessionStorage.setItem(this.key, JSON.stringify(kept));
      else sessionStorage.removeItem(this.key);
    } catch {}
  }
}
