/** A part of a text, marked or not. */
export interface Part {
  text: string;
  marked: boolean;
}

/**
 * Characters that show nothing and turn or hide others: a hostile mail could make words look otherwise than they were
 * read. Joiners inside emoji stay.
 */
const DECEIVING = /(?![\t\n\u200D])[\p{Cc}\p{Cf}]/gu;

/** A mail's words in parts: those on which the reading rests are marked, and what deceives the eye is made visible. */
export function partsOf(words: string, evidence: readonly { start: number; length: number }[]): Part[] {
  const spans = evidence
    .map(({ start, length }) => [Math.max(0, start), Math.min(words.length, start + length)] as const)
    .filter(([from, to]) => from < to)
    .sort((a, b) => a[0] - b[0]);
  const parts: Part[] = [];
  const add = (from: number, to: number, marked: boolean) => {
    if (from < to) parts.push({ text: words.slice(from, to).replace(DECEIVING, "\uFFFD"), marked });
  };
  let at = 0;
  for (const [from, to] of spans) {
    add(at, from, false);
    add(Math.max(at, from), to, true);
    at = Math.max(at, to);
  }
  add(at, words.length, false);
  return parts;
}
