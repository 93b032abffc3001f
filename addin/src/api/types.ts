import type { Finding } from "../sheet/findings.ts";
import type { Sheet, Variable } from "../sheet/sheet.ts";

/** What the API answers, by the names the pane uses; instants are ISO 8601 in UTC. */

export type Status =
  | "draft"
  | "awaiting"
  | "partial"
  | "approved"
  | "attention"
  | "changes-requested"
  | "rejected"
  | "withdrawn";

export interface Person {
  name: string;
  address: string;
}

export interface Me extends Person {
  roles: string[];
  departments: string[];
  body?: string | null;
}

export interface Settings {
  bodies: { code: string; name: string; addresses: string[] }[];
  consultationMailbox: string;
}

export interface Hit {
  start: number;
  length: number;
  text: string;
  sort: "match" | "hint";
}

/** What the API counted and found in one message. */
export interface MessageCheck {
  size: { bytes: number; kind: string };
  hits: Hit[];
  proposedVariables: Variable[];
}

export interface CheckResult {
  findings: Finding[];
  messages: MessageCheck[];
  /** Questions that citizens ask about notices of this kind, without those in the sheet. */
  proposedQuestions: { topic: string; question: string }[];
}

export interface FillResult {
  reference: string;
  revision: number;
  fillCode: string;
  subject: string;
  to: string[];
  cc: string[];
  html: string;
  attachments: { name: string; contentType: string; base64: string }[];
  sendBy: string | null;
  kakaoTalk: string | null;
  version: number;
}

export interface ListItem {
  reference: string;
  title: string;
  status: Status;
}

export interface Reason {
  text: string;
}

export interface MailView {
  mailId: string;
  body: string | null;
  person: Person | null;
  at: string;
  text: string;
  words: string | null;
}

export interface BodyView {
  code: string;
  name: string;
  word: { decision: string; at: string; sentence: string | null } | null;
  notes: { channel: string; at: string; words: string | null }[];
}

export type ListName =
  | "questions"
  | "forgeries"
  | "unconfirmed"
  | "unclear"
  | "older"
  | "waiting"
  | "absences"
  | "undelivered"
  | "other";

export interface ConsultationView {
  reference: string;
  version: number;
  department: string;
  title: string;
  owners: Person[];
  status: Status;
  waitingFor: string[];
  leadTime: {
    state: "kept" | "urgent" | "missed" | null;
    sendBy: string | null;
    answerBy: string | null;
    plannedStart: string | null;
    plannedEnd: string | null;
    sentAt: string | null;
  };
  revision: number;
  bodies: BodyView[];
  reasons: Reason[];
  notes: Reason[];
  history: { id: string; at: string; actor: Person | null; text: string; words: string | null }[];
  lists: Record<ListName, MailView[]>;
  sheet: Sheet;
  workingSheet: Sheet | null;
  sentCheck: { differences: { where: string; expected: string; found: string }[] } | null;
  notice: {
    state: "not-yet" | "going-out" | "sent" | "moved" | "cancelled";
    sentAt: string | null;
    recipients: number | null;
    repeatedBy: string[];
    marks: string[];
  };
  repeats: string | null;
  can: Record<"fill" | "revise" | "amend" | "withdraw" | "notice" | "urgent" | "note", boolean>;
}
