import type { Sheet } from "../sheet/sheet.ts";

/** The sheet being written, kept in this browser for the person who writes it. */
export interface Draft {
  /** Tells it from every other sheet that was begun here, before the API has given it a name. */
  id: string;
  sheet: Sheet;
  /** The consultation it belongs to, once the API has given it a name. */
  reference: string | null;
  version: number | null;
  /** Filled into a mail as it stands, so that it is done once that mail is sent. */
  filled: boolean;
  /** Milliseconds since 1970. */
  savedAt: number;
}

const FORMAT = 1;
const keyOf = (address: string) => `consultaddin.draft.${FORMAT}.${address.toLowerCase()}`;

const contactKey = (address: string) => `consultaddin.contact.1.${address.toLowerCase()}`;

/** The telephone that this person gave last in this browser as the one in charge; "" for none. */
export function lastTelephone(address: string): string {
  try {
    return localStorage.getItem(contactKey(address)) ?? "";
  } catch {
    return "";
  }
}

/** Remembers the telephone for the next sheet, where the browser keeps anything. */
export function keepTelephone(address: string, telephone: string) {
  try {
    localStorage.setItem(contactKey(address), telephone);
  } catch {
    // Typed anew each time, then.
  }
}

/** The person's draft; null for none, or where the browser keeps nothing. */
export function loadDraft(address: string): Draft | null {
  try {
    const draft = JSON.parse(localStorage.getItem(keyOf(address)) ?? "null") as Partial<Draft> | null;
    // Those of before have no id.
    return draft?.sheet && Array.isArray(draft.sheet.messages) ? ({ id: "", ...draft } as Draft) : null;
  } catch {
    return null;
  }
}

/** Keeps the draft; false where the browser refuses (private window, full). */
export function saveDraft(address: string, draft: Draft): boolean {
  try {
    localStorage.setItem(keyOf(address), JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

export function dropDraft(address: string) {
  try {
    localStorage.removeItem(keyOf(address));
  } catch {
    // Nothing was kept either.
  }
}
