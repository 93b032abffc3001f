import { ASKED_NAME, MARK_NAME, readAsked, readMark } from "../sheet/fill-mark.ts";
import { judge } from "./judge.ts";

/*
 * The Smart Alert. It also runs in classic Outlook's bare runtime: ES2016, callbacks, no window, no promise chains
 * that a stalled host could leave hanging. Whatever fails, the mail may go: what was sent is judged from Sent Items.
 */

type Callback<T> = (result: Office.AsyncResult<T>) => void;

/** Runs the calls one after the other (Outlook takes few at once) and hands over their values, null for a failed one. */
function gather(calls: ((done: Callback<unknown>) => void)[], then: (values: unknown[]) => void) {
  const values: unknown[] = [];
  const next = (): void => {
    const step = values.length;
    const start = calls[step];
    if (!start) {
      then(values);
      return;
    }
    const answer = (value: unknown) => {
      // Only the first answer to a call counts, whatever the host does after it.
      if (values.length !== step) return;
      values.push(value);
      next();
    };
    try {
      start((result) => answer(String(result.status) === "succeeded" ? result.value : null));
    } catch {
      answer(null);
    }
  };
  next();
}

function onMessageSend(event: Office.MailboxEvent) {
  const mail = Office.context.mailbox.item as unknown as Office.MessageCompose;
  const addresses = (value: unknown) =>
    value ? (value as Office.EmailAddressDetails[]).map((one) => one.emailAddress.toLowerCase()) : null;
  const textOf = (value: unknown) => (typeof value === "string" ? value : null);
  gather(
    [
      (done) => mail.subject.getAsync(done),
      (done) => mail.body.getAsync("html", done),
      (done) => mail.to.getAsync(done),
      (done) => mail.cc.getAsync(done),
      (done) => mail.bcc.getAsync(done),
      (done) => mail.sessionData.getAsync(MARK_NAME, done),
      (done) => mail.internetHeaders.getAsync([MARK_NAME], done),
      (done) => mail.getComposeTypeAsync(done),
    ],
    ([subject, html, to, cc, bcc, session, headers, type]) => {
      let message: string | null = null;
      try {
        message = judge({
          subject: textOf(subject),
          html: textOf(html),
          recipients: together([addresses(to), addresses(cc), addresses(bcc)]),
          mark: readMark(session) || readMark(((headers || {}) as Record<string, unknown>)[MARK_NAME]),
          asked: askedOfMailbox(),
          newMail: !!type && (type as { composeType: string }).composeType === "newMail",
          now: Date.now(),
        });
      } finally {
        if (message === null) event.completed({ allowEvent: true });
        else
          event.completed({
            allowEvent: false,
            errorMessage: message,
            sendModeOverride: "promptUser",
          });
      }
    },
  );
}

/** All the addresses; null where one field couldn't be read, in which anybody may stand. */
function together(fields: (string[] | null)[]): string[] | null {
  return fields.reduce((all, field) => all && field && all.concat(field), []);
}

/** Whom a sheet must reach, as the pane left it with the mailbox; null for a mailbox that never had the pane. */
function askedOfMailbox() {
  try {
    return readAsked(Office.context.roamingSettings.get(ASKED_NAME));
  } catch {
    return null;
  }
}

Office.actions.associate("onMessageSend", onMessageSend);
