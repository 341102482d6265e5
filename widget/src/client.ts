/** Talks to the bot. Every way in which that can go wrong becomes a failure with a name; nothing is thrown. */
import type { Message } from "./contract";
import type { words } from "./words";

/** Milliseconds that an answer may take. */
const PATIENCE = 15_000;

export type Reason = keyof typeof words.failure;

/** What came back: the bot's messages, and a reason when the message did not arrive or was not answered. */
export interface Answer {
  messages: Message[];
  sender?: string;
  failed?: Reason;
}

export class Client {
  /** @param says whether messages hold something that a parent can see: an answer without it is none */
  constructor(
    private server: string,
    private school: string | undefined,
    private says: (messages: Message[]) => boolean,
  ) {}

  /** Begins a conversation: the bot gives its id and greeting. */
  start(signal: AbortSignal): Promise<Answer> {
    return this.ask("POST", "start", signal, { metadata: this.metadata() }, (body) => {
      const { sender, messages } = (body ?? {}) as { sender?: unknown; messages?: unknown };
      return sender && typeof sender === "string" ? { sender, messages: listed(messages) } : { messages: [] };
    });
  }

  /** Sends a message; the same id counts once, however often it is sent. */
  send(sender: string, id: string, message: string, signal: AbortSignal): Promise<Answer> {
    const body = { sender, message, message_id: id, metadata: this.metadata() };
    return this.ask("POST", "webhook", signal, body, (body) => ({ messages: listed(body) }));
  }

  /** Deletes a conversation on the server; tells whether that was done. */
  async forget(sender: string): Promise<boolean> {
    try {
      const answer = await this.fetch("DELETE", `conversation/${sender}`, AbortSignal.timeout(PATIENCE));
      return answer.ok;
    } catch {
      return false;
    }
  }

  private metadata() {
    return { school: this.school, lang: "nl" };
  }

  private async ask(
    method: string,
    place: string,
    stop: AbortSignal,
    body: unknown,
    read: (body: unknown) => Answer,
  ): Promise<Answer> {
    const patience = new AbortController();
    const timer = setTimeout(() => patience.abort(), PATIENCE);
    stop.addEventListener("abort", () => patience.abort());
    try {
      const reply = await this.fetch(method, place, patience.signal, body);
      const answer = read(await reply.json());
      return reply.ok && this.says(answer.messages) ? answer : { ...answer, failed: "unreachable" };
    } catch {
      const failed = navigator.onLine ? (patience.signal.aborted ? "timeout" : "unreachable") : "offline";
      return { messages: [], failed };
    } finally {
      clearTimeout(timer);
    }
  }

  private fetch(method: string, place: string, signal: AbortSignal, body?: unknown) {
    return fetch(`${this.server}/webhooks/school/${place}`, {
      method,
      signal,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      cache: "no-store",
      ...(body ? { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) } : {}),
    });
  }
}

/** The messages in an answer; whatever else stands there is left out. */
const listed = (body: unknown): Message[] =>
  Array.isArray(body) ? body.filter((item) => typeof item?.text === "string" || item?.custom?.type) : [];
