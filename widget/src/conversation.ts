/**
 * The conversation: what was said, what is on its way, and what went wrong. Knows nothing of the page.
 *
 * Messages leave one at a time, in order. One that fails stays in the outbox with its id, so that sending it again counts
 * once, also after a change of page.
 */
import type { Answer, Client, Reason } from "./client";
import type { Message } from "./contract";
import { type Entry, KEPT, type Kept, type Memory, nothing } from "./memory";

/** What the conversation tells whoever shows it. */
export interface Listener {
  /** Something was said. */
  said(entry: Entry): void;
  /** The conversation was thrown away. */
  cleared(): void;
  /** The bot is asked something, or has answered. */
  busy(now: boolean): void;
  /** It went wrong; `messages` is what the server still said. Null: no longer. */
  failed(reason: Reason | null, messages: Message[]): void;
}

export class Conversation {
  private kept: Kept;
  private sending = false;
  private stop = new AbortController();
  /** Why the message that is to go first did not arrive. */
  private failure: Reason | null = null;
  private undeleted = false;
  private end = 0;

  constructor(
    private client: Client,
    private memory: Memory,
    private listener: Listener,
  ) {
    this.kept = memory.read();
    this.wait();
  }

  /** Deletes what could not be deleted from the page before. */
  resume(): void {
    this.forgetOnServer();
  }

  /** Takes up the talk as another page left it, after the browser's back button brought this page again. */
  reload(): void {
    this.halt();
    this.kept = this.memory.read();
    this.wait();
  }

  get entries(): readonly Entry[] {
    return this.kept.entries;
  }

  /** Whether the panel was open on a talk when the page changed. */
  get wasOpen(): boolean {
    return this.kept.open && this.kept.entries.length > 0;
  }

  /** Keeps whether the panel is open; once opened the conversation begins, or goes on. */
  open(now: boolean): void {
    this.kept.open = now;
    this.memory.write(this.kept);
    if (!now) return;
    if (!this.failure && (!this.kept.sender || this.kept.outbox.length)) this.transmit();
    this.forgetOnServer();
  }

  /** Says something: `shown` is what the parent sees of it. */
  say(message: string, shown = message): void {
    this.kept.outbox.push({ id: newId(), message });
    this.add({ me: shown });
    this.transmit();
  }

  /** Tries again what failed. */
  retry(): void {
    if (this.failure) this.transmit();
    this.forgetOnServer();
  }

  /** Tries again by itself once there is internet again. */
  online(): void {
    if (this.failure === "offline") this.transmit();
    if (this.undeleted) this.forgetOnServer();
  }

  /** Throws the conversation away, here and when asked on the server too. */
  async reset(onServer: boolean): Promise<void> {
    const { sender, forget, open } = this.kept;
    this.halt();
    this.kept = { ...nothing(), forget: onServer && sender ? [...forget, sender] : forget, open, last: Date.now() };
    this.memory.write(this.kept);
    this.wait();
    this.fail(null);
    this.listener.cleared();
    await this.forgetOnServer();
  }

  private add(entry: Entry): void {
    this.kept.entries.push(entry);
    this.kept.last = Date.now();
    this.memory.write(this.kept);
    this.wait();
    this.listener.said(entry);
  }

  /** Throws the talk away half an hour after the last word, also when the page stays open. */
  private wait(): void {
    clearTimeout(this.end);
    if (this.kept.entries.length) this.end = setTimeout(() => this.late(), this.kept.last + KEPT - Date.now());
  }

  private late(): void {
    // A timer of a computer that slept comes too late, one of a page in the background may come too early.
    if (this.kept.last + KEPT > Date.now()) this.wait();
    else this.reset(false);
  }

  private halt(): void {
    this.stop.abort();
    this.stop = new AbortController();
    this.rest();
  }

  /** Begins if need be, and sends what is in the outbox, one at a time. */
  private async transmit(): Promise<void> {
    if (this.sending) return;
    const { signal } = this.stop;
    this.sending = true;
    this.fail(null);
    this.listener.busy(true);
    try {
      while (!signal.aborted && (!this.kept.sender || this.kept.outbox.length)) {
        const answer = await this.next(signal);
        if (signal.aborted) return;
        if (answer.failed) return this.fail(answer.failed, answer.messages);
        this.add({ bot: answer.messages });
      }
    } finally {
      if (!signal.aborted) this.rest();
    }
  }

  private rest(): void {
    this.sending = false;
    this.listener.busy(false);
  }

  private async next(signal: AbortSignal): Promise<Answer> {
    const { sender, outbox } = this.kept;
    const [first] = outbox;
    const answer =
      sender && first
        ? await this.client.send(sender, first.id, first.message, signal)
        : await this.client.start(signal);
    if (!answer.failed && !signal.aborted) {
      if (sender) outbox.shift();
      else this.kept.sender = answer.sender;
    }
    return answer;
  }

  private async forgetOnServer(): Promise<void> {
    for (const sender of [...this.kept.forget]) {
      this.undeleted = !(await this.client.forget(sender));
      if (this.undeleted) break;
      this.kept.forget = this.kept.forget.filter((other) => other !== sender);
      this.memory.write(this.kept);
    }
    if (!this.failure) this.fail(null);
  }

  /** Tells of the message that did not arrive, else of the conversation that could not be deleted, else of nothing. */
  private fail(reason: Reason | null, messages: Message[] = []): void {
    this.failure = reason;
    this.listener.failed(reason ?? (this.undeleted ? "delete" : null), messages);
  }
}

/** 128 random bits; `crypto.randomUUID` is missing on pages without https. */
const newId = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
