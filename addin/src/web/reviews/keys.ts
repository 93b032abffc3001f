import { DECISIONS, type Choice } from "./choices.ts";

/** The key of each choice, as it stands on its button. */
export const keyOf = (choice: Choice): string =>
  choice === "count" ? "C" : choice === "discount" ? "X" : String(DECISIONS.indexOf(choice) + 1);

export type Command = "next" | "previous" | "confirm" | "undo" | "ask" | { choose: Choice };

const NAMED: Record<string, Command> = {
  KeyJ: "next",
  ArrowDown: "next",
  KeyK: "previous",
  ArrowUp: "previous",
  Enter: "confirm",
  NumpadEnter: "confirm",
  Escape: "undo",
  KeyQ: "ask",
  KeyC: { choose: "count" },
  KeyX: { choose: "discount" },
};

/**
 * The command of a key. Keys are told by their place on the keyboard, since with Hangul switched on the letter of J is ㅓ.
 */
export function commandOf(
  event: Pick<KeyboardEvent, "code" | "ctrlKey" | "altKey" | "metaKey">,
): Command | null {
  if (event.ctrlKey || event.altKey || event.metaKey) return null;
  const digit = /^(?:Digit|Numpad)([1-7])$/.exec(event.code)?.[1];
  const decision = digit === undefined ? undefined : DECISIONS[Number(digit) - 1];
  return decision ? { choose: decision } : (NAMED[event.code] ?? null);
}
