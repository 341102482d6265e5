/** The few parts of a browser that the tested modules look at. */

/** Puts something where a browser has it. */
export function give(name, value) {
  Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
}

/** What a tab keeps. */
export class TabStorage {
  items = new Map();

  getItem(key) {
    return this.items.get(key) ?? null;
  }

  setItem(key, value) {
    this.items.set(key, String(value));
  }

  removeItem(key) {
    this.items.delete(key);
  }
}
