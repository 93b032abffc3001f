import { call, OutlookError } from "./call.ts";
import { supports } from "./host.ts";

/** Addresses by field. */
export interface People {
  to: string[];
  cc: string[];
}

/**
 * What fills have added to a mail, from the first one on, so that it can be taken out again. It belongs to the mail and is
 * kept with it: a pane that is opened anew, or beside a draft of yesterday, goes back as far as the one that filled.
 */
export interface Trace extends People {
  /** The subject before the first fill; null once a fill was undone, and nothing but recipients is left of it. */
  subject: string | null;
  /** False once an undo that Outlook then broke off has taken the sheet out. */
  sheet: boolean;
  files: string[];
}

const NAME = "x-consultaddin-trace";

type Mail = () => Office.MessageCompose;

/**
 * Keeps the trace with the mail: in the compose session's data, and in its custom properties for a draft that is opened
 * again. Neither ever reaches a recipient. A host that refuses both leaves it to the open pane alone.
 */
export async function keepTrace(mail: Mail, trace: Trace | null) {
  const text = trace ? JSON.stringify(trace) : "";
  if (supports("1.11"))
    await call<void>((done) => mail().sessionData.setAsync(NAME, text, done)).catch(refused);
  // The first one is refused by some versions of new Outlook.
  await keepProperty(mail, text).catch((error: unknown) => {
    refused(error);
    return keepProperty(mail, text).catch(refused);
  });
}

/** The trace that was kept with the mail; null for none. */
export async function keptTrace(mail: Mail): Promise<Trace | null> {
  const session = supports("1.11")
    ? await call<string>((done) => mail().sessionData.getAsync(NAME, done)).catch(refused)
    : undefined;
  // What the session says is newer, and "" there means that there is none any more.
  return read(session ?? (await properties(mail).catch(refused))?.get(NAME));
}

const properties = (mail: Mail) =>
  call<Office.CustomProperties>((done) => mail().loadCustomPropertiesAsync(done));

async function keepProperty(mail: Mail, text: string) {
  const kept = await properties(mail);
  kept.set(NAME, text);
  await call<void>((done) => kept.saveAsync(done));
}

function read(text: unknown): Trace | null {
  if (typeof text !== "string" || text === "") return null;
  try {
    const trace = JSON.parse(text) as Trace;
    return [trace.to, trace.cc, trace.files].every(Array.isArray) ? trace : null;
  } catch {
    return null;
  }
}

/** What Outlook refuses here it refuses; anything else is ours to mend. */
export function refused(error: unknown): undefined {
  if (!(error instanceof OutlookError) || error.name === "ItemChanged") throw error;
}
