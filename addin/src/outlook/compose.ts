import type { FillMark } from "../sheet/fill-mark.ts";
import { MARK_NAME, writeMark } from "../sheet/fill-mark.ts";
import { findSheets } from "../sheet/anchors.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";
import { call } from "./call.ts";
import { supports } from "./host.ts";
import { ownSheet, placeSheet, removeSheet } from "./sheet-block.ts";

/** What the API made for this mail. */
export interface Filling {
  subject: string;
  to: string[];
  cc: string[];
  html: string;
  attachments: { name: string; contentType: string; base64: string }[];
}

/** Addresses by field. */
export interface People {
  to: string[];
  cc: string[];
}

/** What fills have added to the mail, from the first one on, so that it can be taken out again. */
export interface Trace extends People {
  /** The subject before the first fill. */
  subject: string;
  files: string[];
}

/** How a fill ended: done, or why the sheet has to be pasted by hand. Nothing was written unless it is done. */
export type FillOutcome =
  { done: true; trace: Trace } | { done: false; because: "text-body" | "several-sheets" };

/**
 * How an undo ended: done, with those whom the fills added and who are still among the recipients, or why the mail has
 * to be put right by hand. Nothing was changed unless it is done.
 */
export type UndoOutcome = { done: true; left: People } | { done: false; because: "not-one-sheet" };

const item = () => Office.context.mailbox.item as unknown as Office.MessageCompose;
const getHtml = () => call<string>((done) => item().body.getAsync("html", done));
const setHtml = (html: string) =>
  call<void>((done) => item().body.setAsync(html, { coercionType: Office.CoercionType.Html }, done));
const getSubject = () => call<string>((done) => item().subject.getAsync(done));
const setSubject = (subject: string) => call<void>((done) => item().subject.setAsync(subject, done));
const peopleOf = (field: Office.Recipients) =>
  call<Office.EmailAddressDetails[]>((done) => field.getAsync(done));

/** Address in From, in lower case; the open mailbox's own where the host can't tell. */
export async function from(): Promise<string> {
  const own = Office.context.mailbox.userProfile.emailAddress;
  if (!supports("1.7")) return own.toLowerCase();
  const sender = await call<Office.EmailAddressDetails>((done) => item().from.getAsync(done));
  return (sender.emailAddress || own).toLowerCase();
}

/** The reference of the consultation whose sheet stands in the open mail, or null. */
export async function filledReference(): Promise<string | null> {
  const type = await call<Office.CoercionType>((done) => item().body.getTypeAsync(done));
  if ((type as string) !== "html") return null;
  return ownSheet(await getHtml())?.reference ?? null;
}

/**
 * Puts the sheet into the open mail: body, subject, recipients, Word file. Doing it again replaces what it did before
 * and leaves what the officer wrote around it. The body comes first, since only it can refuse.
 * @param earlier What the fills before this one added, or what an undo left of it, if any.
 */
export async function fill(
  filling: Filling,
  mark: Omit<FillMark, "words">,
  earlier: Trace | People | null,
): Promise<FillOutcome> {
  const type = await call<Office.CoercionType>((done) => item().body.getTypeAsync(done));
  if ((type as string) !== "html") return { done: false, because: "text-body" };

  const placed = placeSheet(await getHtml(), filling.html);
  if (placed.at === "unclear") return { done: false, because: "several-sheets" };
  if (placed.at === "replaced") await setHtml(placed.html);
  else
    await call<void>((done) =>
      item().body.prependAsync(filling.html, { coercionType: Office.CoercionType.Html }, done),
    );
  const trace: Trace = { subject: await getSubject(), to: [], cc: [], files: [], ...earlier };
  await setSubject(filling.subject);
  trace.to = [...trace.to, ...(await addMissing(item().to, filling.to))];
  trace.cc = [...trace.cc, ...(await addMissing(item().cc, filling.cc))];
  for (const file of filling.attachments) {
    await replaceFile(file);
    if (!trace.files.includes(file.name)) trace.files.push(file.name);
  }
  for (const name of trace.files)
    if (!filling.attachments.some((file) => file.name === name)) await removeFile(name);
  await leaveMark({ ...mark, words: wordsOf(filling.html) });
  return { done: true, trace };
}

/**
 * Takes out what the fills added; what the officer wrote since stays, and so do all recipients. Outlook names only those
 * that it has resolved, and removes one only by having the whole field overwritten: a name that was typed and isn't
 * resolved yet would be lost, and nobody could tell. The body comes first, since only it can refuse: without its mark a
 * sheet that stays would be sent unchecked.
 */
export async function undo(trace: Trace): Promise<UndoOutcome> {
  const html = removeSheet(await getHtml());
  if (html === null) return { done: false, because: "not-one-sheet" };
  await setHtml(html);
  await setSubject(trace.subject);
  for (const name of trace.files) await removeFile(name);
  await leaveMark(null);
  const left = { to: await stillThere(item().to, trace.to), cc: await stillThere(item().cc, trace.cc) };
  return { done: true, left };
}

/** Takes recipients out. Whatever Outlook hasn't resolved in a field that holds one of them goes with them: see `undo`. */
export async function takeOut({ to, cc }: People) {
  await takeOutOf(item().to, to);
  await takeOutOf(item().cc, cc);
}

/** Digest of the words between a sheet's two lines; the Smart Alert computes the same from the mail. */
function wordsOf(html: string): string {
  const text = visibleText(html);
  const [sheet] = findSheets(text);
  return sheet ? digest(words(text.slice(sheet.first.end, sheet.last.start))) : "";
}

const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();

async function addMissing(field: Office.Recipients, addresses: string[]): Promise<string[]> {
  const there = await peopleOf(field);
  const missing = addresses.filter((address) => !there.some((one) => same(one.emailAddress, address)));
  if (missing.length) await call<void>((done) => field.addAsync(missing, done));
  return missing;
}

async function stillThere(field: Office.Recipients, addresses: string[]): Promise<string[]> {
  if (addresses.length === 0) return [];
  const there = await peopleOf(field);
  return addresses.filter((address) => there.some((one) => same(one.emailAddress, address)));
}

async function takeOutOf(field: Office.Recipients, addresses: string[]) {
  if (addresses.length === 0) return;
  const there = await peopleOf(field);
  const kept = there.filter((one) => !addresses.some((address) => same(one.emailAddress, address)));
  if (kept.length < there.length) await call<void>((done) => field.setAsync(kept, done));
}

async function replaceFile(file: Filling["attachments"][number]) {
  if (!supports("1.8")) return;
  await removeFile(file.name);
  await call<string>((done) =>
    item().addFileAttachmentFromBase64Async(file.base64, file.name, { isInline: false }, done),
  );
}

/**
 * Removes our file of this name, wherever it stands now: classic Outlook and Mac number attachments by place, so that
 * an id kept from before may by now be another file's.
 */
async function removeFile(name: string) {
  if (!supports("1.8")) return;
  for (;;) {
    const files = await call<Office.AttachmentDetailsCompose[]>((done) => item().getAttachmentsAsync(done));
    const ours = files.find((file) => file.name === name && !file.isInline);
    if (!ours) return;
    await call<void>((done) => item().removeAttachmentAsync(ours.id, done));
  }
}

/** Leaves the mark for the Smart Alert; a host without either place simply isn't asked as much when sending. */
async function leaveMark(mark: FillMark | null) {
  const text = mark ? writeMark(mark) : "";
  if (supports("1.11"))
    await call<void>((done) => item().sessionData.setAsync(MARK_NAME, text, done)).catch(ignore);
  if (supports("1.8"))
    await call<void>((done) => item().internetHeaders.setAsync({ [MARK_NAME]: text }, done)).catch(ignore);
}

const ignore = () => undefined;
