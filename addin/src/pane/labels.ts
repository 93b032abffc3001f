import { t, tCode } from "../locales/index.ts";

/** The label of the field at a path: `messages[0].text` is 문안 1, `questions[1].answer` 답변 2. */
export function labelOf(path: string): string {
  const entry = /^(messages|questions)\[(\d+)\](?:\.(\w+))?/.exec(path);
  if (!entry) return tCode("field.", path);
  const n = Number(entry[2]) + 1;
  const name = entry[3] ?? (entry[1] === "questions" ? "question" : "text");
  if (name === "text" || name === "question" || name === "answer") return t(`field.${name}`, { n });
  return tCode("field.", name);
}
