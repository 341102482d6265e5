/** The messages of the web channel, as docs/berichten.md describes them. What comes in is still checked when shown. */

export interface Option {
  id: string;
  title: string;
  payload: string;
}

export interface Contact {
  id: string;
  name: string;
  person?: string | null;
  what?: string | null;
  phone?: string | null;
  email?: string | null;
  website?: string | null;
  hours?: string | null;
  cost?: string | null;
  where?: string | null;
}

interface Shared {
  lead?: string;
  options?: Option[];
}

export interface Advice extends Shared {
  type: "advice";
  contact: Contact;
  advice: string;
  step: { number: number; of: number };
  also: Contact[];
  why: string[];
  prepare: string[];
  go_up_when: string;
  checked_on: string;
}

export interface ContactCard extends Shared {
  type: "contact";
  contact: Contact;
  note?: string | null;
}

export interface Explanation extends Shared {
  type: "explanation";
  title: string;
  what: string;
  further?: string | null;
  note?: string | null;
  contact: Contact | null;
}

export interface Emergency extends Shared {
  type: "emergency";
  contacts: (Contact & { line: string })[];
  closing?: string;
}

export interface Asking extends Shared {
  type: "question" | "choice";
}

export type Card = Advice | ContactCard | Explanation | Emergency | Asking;

/** One message of the bot: a text that stands on its own, or the card that can take its place. */
export interface Message {
  text?: string;
  custom?: Card;
}
