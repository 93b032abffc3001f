import type { FillMark } from "../sheet/fill-mark.ts";
import { MARK_NAME, writeMark } from "../sheet/fill-mark.ts";
import { findSheets } from "../sheet/anchors.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";
import { call, OutlookError } from "./call.ts";
import { supports, turnNow, type Turn } from "./host.ts";
import { ownSheet, placeSheet, removeSheet, type Placed } from "./sheet-block.ts";
import { keepTrace, keptTrace, refused, type People, type Trace } from "./trace.ts";

/** What the API made for this mail. */
export interface Filling {
  subject: string;
  to: string[];
  cc: string[];
  html: string;
  attachments: { name: string; contentType: string; base64: string }[];
}

/**
 * How a fill ended: done, with the files of earlier fills that Outlook didn't let go, or why not. `text-body` and
 * `several-sheets`: nothing was written, and the sheet has to be pasted by hand. `refused`: Outlook refused a call on the
 * way, by the name it gives; what was filled until then was taken out again, or stands there half where that was refused,
 * too. The trace says what there is to be undone now.
 */
export type FillOutcome =
  | { done: true; trace: Trace; stays: string[] }
  | { done: false; because: "text-body" | "several-sheets" }
  | { done: false; because: "refused"; name: string; half: boolean; trace: Trace | null };

/**
 * How an undo ended. Done: the trace names those whom the fills added and who are still among the recipients, null for
 * nobody. `not-one-sheet`: nothing was changed, and the mail has to be put right by hand. `refused`: Outlook refused a
 * call on the way; another undo goes on from there.
 */
export type UndoOutcome =
  | { done: true; trace: Trace | null }
  | { done: false; because: "not-one-sheet" }
  | { done: false; because: "refused"; name: string; trace: Trace };

/** The mail of a turn. Once a pinned pane has moved on, it can't be reached, and least of all the next one in its place. */
type Mail = () => Office.MessageCompose;
const mailOf =
  (turn: Turn): Mail =>
  () => {
    if (turn !== turnNow()) throw new OutlookError(0, "ItemChanged", "The pane stands on another mail.");
    return Office.context.mailbox.item as unknown as Office.MessageCompose;
  };

const getHtml = (mail: Mail) => call<string>((done) => mail().body.getAsync("html", done));
const asHtml = () => ({ coercionType: Office.CoercionType.Html });
const setHtml = (mail: Mail, text: string) =>
  call<void>((done) => mail().body.setAsync(text, asHtml(), done));
const isHtml = async (mail: Mail) =>
  ((await call<Office.CoercionType>((done) => mail().body.getTypeAsync(done))) as string) === "html";
const getSubject = (mail: Mail) => call<string>((done) => mail().subject.getAsync(done));
const setSubject = (mail: Mail, subject: string) =>
  call<void>((done) => mail().subject.setAsync(subject, done));
const peopleOf = (field: Office.Recipients) =>
  call<Office.EmailAddressDetails[]>((done) => field.getAsync(done));

/** Address in From, in lower case; the open mailbox's own where the host can't tell. */
export async function from(turn = turnNow()): Promise<string> {
  const own = Office.context.mailbox.userProfile.emailAddress;
  if (!supports("1.7")) return own.toLowerCase();
  const sender = await call<Office.EmailAddressDetails>((done) => mailOf(turn)().from.getAsync(done));
  return (sender.emailAddress || own).toLowerCase();
}

/** The reference of the consultation whose sheet stands in the open mail, or null. */
export async function filledReference(): Promise<string | null> {
  const mail = mailOf(turnNow());
  if (!(await isHtml(mail))) return null;
  return ownSheet(await getHtml(mail))?.reference ?? null;
}

/** What fills before added to the open mail, by this pane or by one before it; null for nothing. */
export const traceOfMail = () => keptTrace(mailOf(turnNow()));

/**
 * Puts the sheet into the mail: body, subject, Word file, recipients; all of it, or nothing as far as Outlook lets it be
 * taken back. Doing it again replaces what it did before and leaves what the officer wrote around it.
 * @param earlier What the fills before this one added, or what an undo left of it, if any.
 * @param turn The mail that is meant; nothing is written into another one.
 */
export async function fill(
  filling: Filling,
  mark: Omit<FillMark, "words">,
  earlier: Trace | null,
  turn = turnNow(),
): Promise<FillOutcome> {
  const mail = mailOf(turn);
  if (!(await isHtml(mail))) return { done: false, because: "text-body" };
  const before = await getHtml(mail);
  const placed = placeSheet(before, filling.html);
  if (placed.at === "unclear") return { done: false, because: "several-sheets" };

  const subject = await getSubject(mail);
  const missing = {
    to: await missingIn(mail().to, filling.to),
    cc: await missingIn(mail().cc, filling.cc),
  };
  const names = supports("1.8") ? filling.attachments.map((file) => file.name) : [];
  const known = earlier?.files ?? [];
  const old = (await filesOf(mail)).filter((file) => known.includes(file.name) || names.includes(file.name));
  const trace: Trace = {
    subject: earlier?.subject ?? subject,
    sheet: true,
    to: union(earlier?.to ?? [], missing.to),
    cc: union(earlier?.cc ?? [], missing.cc),
    files: union(known, names),
  };
  const filled = { ...mark, words: wordsOf(filling.html) };
  // Kept before anything is written: a pane that is closed on the way leaves a mail that can be put right.
  await keepTrace(mail, trace);

  /** How to take each step back, the last one first. A step that was refused may have been taken all the same. */
  const back: (() => Promise<void>)[] = [];
  try {
    back.unshift(() => bodyBack(mail, before, placed, mark.fillCode));
    if (placed.at === "replaced") await setHtml(mail, placed.html);
    else await call<void>((done) => mail().body.prependAsync(filling.html, asHtml(), done));
    back.unshift(() => subjectBack(mail, subject));
    await setSubject(mail, filling.subject);
    if (names.length)
      for (const file of filling.attachments) {
        back.unshift(() => newFilesBack(mail, file.name, old));
        await call<string>((done) =>
          mail().addFileAttachmentFromBase64Async(file.base64, file.name, { isInline: false }, done),
        );
      }
    await add(mail().to, missing.to);
    await add(mail().cc, missing.cc);
  } catch (error) {
    refused(error);
    const half = await takeBack(back);
    const there = half ? await standing(mail, mark.fillCode) : null;
    // What stands there half is looked at when it is sent, like a whole one; without the sheet it is no mail to be looked at.
    if (there === mark.fillCode) await leaveMark(mail, filled);
    const now = half ? { ...trace, sheet: there !== null } : await stillOf(mail, earlier, missing);
    await keepTrace(mail, now);
    return { done: false, because: "refused", name: (error as OutlookError).name, half, trace: now };
  }
  await leaveMark(mail, filled);
  const stays = await removeSuperseded(mail, old, names);
  const whole = { ...trace, files: union(names, stays) };
  await keepTrace(mail, whole);
  return { done: true, trace: whole, stays };
}

/**
 * Takes out what the fills added; what the officer wrote since stays, and so do all recipients. Outlook names only those
 * that it has resolved, and removes one only by having the whole field overwritten: a name that was typed and isn't
 * resolved yet would be lost, and nobody could tell. The body comes first, since only it can refuse: without its mark a
 * sheet that stays would be sent unchecked.
 */
export async function undo(trace: Trace, turn = turnNow()): Promise<UndoOutcome> {
  const mail = mailOf(turn);
  let left = trace;
  try {
    if (trace.sheet) {
      const without = removeSheet(await getHtml(mail));
      if (without === null) return { done: false, because: "not-one-sheet" };
      await setHtml(mail, without);
      left = { ...trace, sheet: false };
      await keepTrace(mail, left);
    }
    // Gone with the sheet, whatever is refused after it: the Smart Alert would ask for a sheet that was taken out.
    await leaveMark(mail, null);
    await subjectBack(mail, trace.subject ?? "");
    for (const name of trace.files) await removeFile(mail, name);
  } catch (error) {
    refused(error);
    return { done: false, because: "refused", name: (error as OutlookError).name, trace: left };
  }
  const now = await stillOf(mail, null, trace);
  await keepTrace(mail, now);
  return { done: true, trace: now };
}

/** Takes recipients out. Whatever Outlook hasn't resolved in a field that holds one of them goes with them: see `undo`. */
export async function takeOut({ to, cc }: People, turn = turnNow()) {
  const mail = mailOf(turn);
  await takeOutOf(mail().to, to);
  await takeOutOf(mail().cc, cc);
  await keepTrace(mail, null);
}

/** Takes a fill back, as far as Outlook lets it; true where something was refused. */
async function takeBack(back: readonly (() => Promise<void>)[]): Promise<boolean> {
  let half = false;
  for (const step of back)
    await step().catch((error: unknown) => {
      refused(error);
      half = true;
    });
  return half;
}

/** The subject from before; where Outlook refuses that, it may stand there all the same. */
async function subjectBack(mail: Mail, subject: string) {
  await setSubject(mail, subject).catch(async (error: unknown) => {
    refused(error);
    if ((await getSubject(mail)) !== subject) throw error;
  });
}

/** The code of the sheet that stands in the mail, null for none; the one that was written where Outlook doesn't say. */
const standing = (mail: Mail, written: string) =>
  getHtml(mail).then(
    (html) => ownSheet(html)?.fillCode ?? null,
    (error: unknown) => {
      refused(error);
      return written;
    },
  );

/** Writes the body without the sheet that a fill has put there, or with the one that stood there before it. */
async function bodyBack(mail: Mail, before: string, placed: Placed, fillCode: string) {
  const now = await written(mail, before, fillCode);
  // The body itself was refused.
  if (now === null) return;
  const earlier = placed.at === "replaced" ? placeSheet(now, placed.old) : null;
  const text = earlier?.at === "replaced" ? earlier.html : removeSheet(now);
  if (text !== null) await setHtml(mail, text);
}

const LOOKS = 10;

/** The body once it shows this fill, since a Mac answers before it has written; null if it never does. */
async function written(mail: Mail, before: string, fillCode: string): Promise<string | null> {
  for (let look = 0; look < LOOKS; look++) {
    const now = await getHtml(mail);
    if (now !== before && ownSheet(now)?.fillCode === fillCode) return now;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return null;
}

/** What is left once a fill is taken back: what those before it added, and whom it added itself. */
async function stillOf(mail: Mail, before: Trace | null, added: People): Promise<Trace | null> {
  const to = union(before?.to ?? [], await stillThere(mail().to, added.to));
  const cc = union(before?.cc ?? [], await stillThere(mail().cc, added.cc));
  if (before?.subject != null) return { ...before, to, cc };
  return to.length + cc.length ? { subject: null, sheet: false, to, cc, files: [] } : null;
}

/** Digest of the words between a sheet's two lines; the Smart Alert computes the same from the mail. */
function wordsOf(html: string): string {
  const text = visibleText(html);
  const [sheet] = findSheets(text);
  return sheet ? digest(words(text.slice(sheet.first.end, sheet.last.start))) : "";
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

const union = (some: readonly string[], more: readonly string[]) => [...new Set([...some, ...more])];

async function missingIn(field: Office.Recipients, addresses: string[]): Promise<string[]> {
  const there = await peopleOf(field);
  return addresses.filter((address) => !there.some((one) => same(one.emailAddress, address)));
}

async function add(field: Office.Recipients, addresses: string[]) {
  if (addresses.length) await call<void>((done) => field.addAsync(addresses, done));
}

async function stillThere(field: Office.Recipients, addresses: string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const there = await peopleOf(field).catch(refused);
  // Where Outlook doesn't say, they may all be there.
  return addresses.filter((address) => !there || there.some((one) => same(one.emailAddress, address)));
}

async function takeOutOf(field: Office.Recipients, addresses: string[]) {
  if (addresses.length === 0) return;
  const there = await peopleOf(field);
  const kept = there.filter((one) => !addresses.some((address) => same(one.emailAddress, address)));
  if (kept.length < there.length) await call<void>((done) => field.setAsync(kept, done));
}

/** The attached files; none where the host can't say. */
async function filesOf(mail: Mail): Promise<Office.AttachmentDetailsCompose[]> {
  if (!supports("1.8")) return [];
  const files = await call<Office.AttachmentDetailsCompose[]>((done) => mail().getAttachmentsAsync(done));
  return files.filter((file) => !file.isInline);
}

const detach = (mail: Mail, { id }: Office.AttachmentDetailsCompose) =>
  call<void>((done) => mail().removeAttachmentAsync(id, done));

/**
 * Removes our file of this name, wherever it stands now: classic Outlook and Mac number attachments by place, so that
 * an id kept from before may by now be another file's.
 */
async function removeFile(mail: Mail, name: string) {
  for (;;) {
    const ours = (await filesOf(mail)).find((file) => file.name === name);
    if (!ours) return;
    await detach(mail, ours);
  }
}

/** Removes what a fill has attached under this name, and not what stood there before it. */
async function newFilesBack(mail: Mail, name: string, old: readonly Office.AttachmentDetailsCompose[]) {
  const kept = old.filter((file) => file.name === name);
  for (;;) {
    const there = (await filesOf(mail)).filter((file) => file.name === name);
    const newest = there.filter((file) => !kept.some((one) => one.id === file.id)).at(-1) ?? there.at(-1);
    if (there.length <= kept.length || !newest) return;
    await detach(mail, newest);
  }
}

/**
 * Removes the files of earlier fills once the new ones are attached: what a fill takes away it couldn't bring back.
 * @returns Those that Outlook doesn't let go.
 */
async function removeSuperseded(
  mail: Mail,
  old: readonly Office.AttachmentDetailsCompose[],
  names: readonly string[],
): Promise<string[]> {
  const stays: string[] = [];
  // The last one first: where they are numbered by place, those before it keep their numbers.
  for (const file of [...old].reverse()) {
    try {
      const there = (await filesOf(mail)).filter((one) => one.name === file.name);
      const superseded = there.find((one) => one.id === file.id) ?? there[0];
      if (superseded && there.length > (names.includes(file.name) ? 1 : 0)) await detach(mail, superseded);
    } catch (error) {
      refused(error);
      stays.push(file.name);
    }
  }
  return stays;
}

/** Leaves the mark for the Smart Alert; a host without either place simply isn't asked as much when sending. */
async function leaveMark(mail: Mail, mark: FillMark | null) {
  const text = mark ? writeMark(mark) : "";
  if (supports("1.11"))
    await call<void>((done) => mail().sessionData.setAsync(MARK_NAME, text, done)).catch(refused);
  if (supports("1.8"))
    await call<void>((done) => mail().internetHeaders.setAsync({ [MARK_NAME]: text }, done)).catch(refused);
}
