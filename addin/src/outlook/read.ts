import { findReferences } from "../sheet/reference.ts";
import { call } from "./call.ts";

/** The references that the open mail names, the subject's first; none for a mail that is none of ours. */
export async function referencesOfMail(): Promise<string[]> {
  const mail = Office.context.mailbox.item as unknown as Office.MessageRead;
  const subject = findReferences(mail.subject);
  if (subject.length) return subject;
  const text = await call<string>((done) => mail.body.getAsync("text", done));
  return findReferences(text);
}
