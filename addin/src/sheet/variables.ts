import type { Message, Variable } from "./sheet.ts";

/** Code points before a UTF-16 offset; the API counts in these. */
export const toCodePoints = (text: string, utf16: number) => [...text.slice(0, utf16)].length;

/** UTF-16 offset of a code point offset; textareas and strings count in these. */
export const toUtf16 = (text: string, codePoints: number) => [...text].slice(0, codePoints).join("").length;

/** What stands in the text where the variable is. */
export const spanOf = (text: string, variable: Variable) =>
  [...text].slice(variable.start, variable.start + variable.length).join("");

/** A name for a marked span: what stands there without the brackets around it. */
const nameOf = (span: string) => span.replace(/^[\s[{(<#]+|[\s\]})>]+$/g, "").replace(/\s+/g, " ");

/**
 * The variables with one more that covers the selection (UTF-16 offsets); the same list when nothing is selected or
 * the selection meets one already marked. The longest value starts as the span itself, so that the size is never
 * counted too small unseen.
 */
export function mark(message: Message, from: number, to: number): Variable[] {
  const start = toCodePoints(message.text, from);
  const length = toCodePoints(message.text, to) - start;
  const meets = (v: Variable) => start < v.start + v.length && v.start < start + length;
  if (length <= 0 || message.variables.some(meets)) return message.variables;
  const span = message.text.slice(from, to);
  const name = nameOf(span);
  return [...message.variables, { start, length, name, example: "", longest: "" }].sort(
    (a, b) => a.start - b.start,
  );
}

/**
 * The variables after the text was edited: what stands behind the edit moves with it, an edit inside a variable
 * changes its length, and one that swallows its edge unmarks it.
 */
export function follow(variables: readonly Variable[], before: string, after: string): Variable[] {
  const old = [...before];
  const now = [...after];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const editEnd = old.length - tail;
  const grown = now.length - old.length;
  return variables.flatMap((variable) => {
    const end = variable.start + variable.length;
    if (end <= head) return [variable];
    if (variable.start >= editEnd) return [{ ...variable, start: variable.start + grown }];
    const inside = variable.start <= head && end >= editEnd && variable.length + grown > 0;
    return inside ? [{ ...variable, length: variable.length + grown }] : [];
  });
}

/** The API's proposals (brackets and the like) that meet nothing marked already; never marked by themselves. */
export const unmarked = (message: Message, proposed: readonly Variable[]) =>
  proposed.filter(
    (one) =>
      !message.variables.some((v) => one.start < v.start + v.length && v.start < one.start + one.length),
  );
