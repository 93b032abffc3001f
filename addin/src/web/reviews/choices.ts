import type { Decision, WaitingMail } from "../../api/types.ts";
import { t, tCode } from "../../locales/index.ts";

/** What can be said of a mail, in the order of the number keys. */
export const DECISIONS = [
  "approve",
  "conditional",
  "changes",
  "reject",
  "question",
  "acknowledge",
  "retract",
] as const satisfies readonly Decision[];

/** A choice in the form: a decision, or what becomes of the mail as it was read. */
export type Choice = (typeof DECISIONS)[number] | "count" | "discount";

/** A choice in words. */
export const labelOf = (choice: Choice) =>
  choice === "count" || choice === "discount" ? t(`review.${choice}`) : tCode("decision.", choice);

/** Whether a choice makes sense for a mail: one that wasn't read clearly can't be counted as it was read. */
export const isOffered = (mail: WaitingMail, choice: Choice) =>
  choice !== "count" ||
  (mail.why === "unconfirmed" && (DECISIONS as readonly string[]).includes(mail.decision));
