import { deadlineOf, keptFor, type Lead } from "./deadline.ts";
import { plannedStart, type Sheet } from "./sheet.ts";

/** What is wrong with, or missing from, one field; `field` is a path such as `messages[0].text`. */
export interface Finding {
  field: string;
  severity: "error" | "hint";
  code: string;
  /** A Korean sentence that says what to do, from the API; what the pane finds itself has its sentence by code. */
  text?: string;
}

/** The codes that the pane finds while typing, before the API has answered; the API's own names. */
export type LocalCode = "required" | "ends-before-start" | "in-the-past" | "not-a-number" | "lead-time-short";

const error = (field: string, code: LocalCode): Finding => ({ field, severity: "error", code });

/**
 * What can be said at once: required fields (R4), windows, the urgent mark (R5). Everything else, such as the size
 * and the number 02-120, is the API's to say (`POST /api/check`), which is asked as soon as typing pauses.
 */
export function checkWhileTyping(sheet: Sheet, now: Date, lead: Lead = {}): Finding[] {
  const found: Finding[] = [];
  const required = (field: string, value: string | null | undefined) => {
    if (!value?.trim()) found.push(error(field, "required"));
  };
  sheet.messages.forEach((message, i) => {
    const at = `messages[${i}]`;
    required(`${at}.text`, message.text);
    required(`${at}.sender`, message.sender);
    if (message.sender.trim() !== "" && !/\d/.test(message.sender.normalize("NFKC")))
      found.push(error(`${at}.sender`, "not-a-number"));
    required(`${at}.windowStart`, message.windowStart);
    required(`${at}.windowEnd`, message.windowEnd);
    if (message.windowStart && Date.parse(message.windowStart) < now.getTime())
      found.push(error(`${at}.windowStart`, "in-the-past"));
    if (message.windowStart && message.windowEnd && message.windowEnd <= message.windowStart)
      found.push(error(`${at}.windowEnd`, "ends-before-start"));
  });
  required("department", sheet.department);
  required("title", sheet.title);
  required("reason", sheet.reason);
  required("contact.name", sheet.contact.name);
  required("contact.telephone", sheet.contact.telephone);
  const start = plannedStart(sheet);
  if (sheet.urgent) required("urgent.reason", sheet.urgent.reason);
  else if (start && !keptFor(start, lead) && deadlineOf(start, now).late)
    found.push({ ...error("urgent", "lead-time-short"), severity: "hint" });
  return found;
}

const BY_TIME = ["send-by", "lead-time-short"];

/** Without what the API, which knows no revision before this sheet, says of the two hours where they are kept already. */
export const withoutKept = (findings: readonly Finding[], sheet: Sheet, lead: Lead): readonly Finding[] => {
  const start = plannedStart(sheet);
  return start && keptFor(start, lead) ? findings.filter(({ code }) => !BY_TIME.includes(code)) : findings;
};

/**
 * The pane's own findings, and the API's on every other field: what the pane sees at once is never contradicted by
 * an answer that was asked a moment ago.
 */
export function merge(own: readonly Finding[], fromApi: readonly Finding[]): Finding[] {
  const seen = new Set(own.map((finding) => finding.field));
  return [...own, ...fromApi.filter((finding) => !seen.has(finding.field))];
}
