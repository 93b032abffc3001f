/**
 * What fill leaves with the mail for the Smart Alert, which has no token and asks no server: in the compose session's
 * data, and in a header for a draft that is opened again. It is advice for the sender; what was really sent is read
 * from Sent Items.
 */
export interface FillMark {
  reference: string;
  revision: number;
  fillCode: string;
  /** Digest of the words between the sheet's two lines, as filled. */
  words: string;
  /** The bodies asked: name as shown, and the address that must be among the recipients. */
  bodies: { name: string; address: string }[];
  /** The consultation mailbox. */
  consultation: string;
  /** The latest instant to send it in time, milliseconds since 1970 UTC; 0 while no start is planned. */
  sendBy: number;
  urgent: boolean;
}

/** Name of the session's entry and of the header; one fixed name, since mailboxes have a quota of header names. */
export const MARK_NAME = "x-consultaddin-fill";

/** ASCII only: headers and some of classic Outlook's runtimes spoil anything else. */
export const writeMark = (mark: FillMark) =>
  JSON.stringify(mark).replace(
    /[^ -~]/g,
    (unit) => "\\u" + ("000" + unit.charCodeAt(0).toString(16)).slice(-4),
  );

/** The mark, or null where there is none that can be read. */
export function readMark(text: unknown): FillMark | null {
  if (typeof text !== "string" || text === "") return null;
  try {
    const mark = JSON.parse(text) as FillMark;
    return typeof mark.fillCode === "string" && Array.isArray(mark.bodies) ? mark : null;
  } catch {
    return null;
  }
}
