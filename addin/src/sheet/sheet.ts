import type { components } from "../api/schema.d.ts";

type Schemas = components["schemas"];

/** The consultation sheet (협의서) as the API reads and writes it. Instants are ISO 8601 in UTC; empty is "". */
export type Sheet = Schemas["Sheet"];
/** One text of the notice (문안). */
export type Message = Schemas["Message"];
/** A span that differs for each citizen; start and length in Unicode code points. */
export type Variable = Schemas["Variable"];
export type Channel = Schemas["Channel"];

export const channels = ["SMS", "LMS", "MMS", "alimtalk", "other"] as const satisfies Channel[];

/** The sheet's fields that hold one plain text. */
export type TextField =
  "department" | "title" | "reason" | "selection" | "numberSource" | "eligibility" | "objection";

export const emptyMessage = (): Message => ({
  text: "",
  channel: "SMS",
  heading: "",
  sender: "02-120",
  recipients: null,
  windowStart: null,
  windowEnd: null,
  variables: [],
});

export const emptySheet = (department = ""): Sheet => ({
  department,
  title: "",
  messages: [emptyMessage()],
  reason: "",
  contact: { name: "", telephone: "" },
  offHoursContact: { name: "", telephone: "" },
  selection: "",
  numberSource: "",
  eligibility: "",
  objection: "",
  questions: [],
  urgent: null,
});

/** The earliest start of any message's window, or null while none is given. */
export function plannedStart(sheet: Sheet): Date | null {
  const starts = sheet.messages.flatMap((message) =>
    message.windowStart ? [Date.parse(message.windowStart)] : [],
  );
  return starts.length ? new Date(Math.min(...starts)) : null;
}

/** A sheet of before as the start of another one: what was planned for its own day, and why it was urgent, is left out. */
export const asStart = (sheet: Sheet): Sheet => ({
  ...sheet,
  messages: sheet.messages.map((message) => ({ ...message, windowStart: null, windowEnd: null })),
  urgent: null,
});

/** True while nobody has typed anything worth keeping; department and contact are there from the start. */
export const isUntouched = (sheet: Sheet) =>
  JSON.stringify(sheet) === JSON.stringify({ ...emptySheet(sheet.department), contact: sheet.contact });

/** The sheet as an officer's own: of a department of theirs, and with a text to begin with. */
export const asOwn = (sheet: Sheet, department: string, departments: readonly string[]): Sheet => ({
  ...sheet,
  department: departments.includes(sheet.department) ? sheet.department : department,
  messages: sheet.messages.length ? sheet.messages : [emptyMessage()],
});
