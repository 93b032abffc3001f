/** Whom a sheet must reach. */
export interface Asked {
  /** The bodies asked: name as shown, and the address that must be among the recipients. */
  bodies: { name: string; address: string }[];
  /** The consultation mailbox. */
  consultation: string;
}

/**
 * What fill leaves with the mail for the Smart Alert, which has no token and asks no server: in the compose session's
 * data, and in a header for a draft that is opened again. It is advice for the sender; what was really sent is read
 * from Sent Items.
 */
export interface FillMark extends Asked {
  reference: string;
  revision: number;
  fillCode: string;
  /** Digest of the words between the sheet's two lines, as filled. */
  words: string;
  /** The latest instant to send it in time, milliseconds since 1970 UTC; 0 while no start is planned. */
  sendBy: number;
  urgent: boolean;
}

/** Name of the session's entry and of the header; one fixed name, since mailboxes have a quota of header names. */
export const MARK_NAME = "x-consultaddin-fill";

/**
 * Name under which the pane leaves with the mailbox whom a sheet must reach, for a sheet that was pasted by hand and has no
 * mark.
 */
export const ASKED_NAME = "consultaddin-asked";

/** ASCII only: headers and some of classic Outlook's runtimes spoil anything else. */
const write = (value: Asked) =>
  JSON.stringify(value).replace(
    /[^ -~]/g,
    (unit) => "\\u" + ("000" + unit.charCodeAt(0).toString(16)).slice(-4),
  );

export const writeMark = (mark: FillMark) => write(mark);
export const writeAsked = ({ bodies, consultation }: Asked) => write({ bodies, consultation });

/** The mark, or null where there is none that can be read. */
export function readMark(text: unknown): FillMark | null {
  const mark = read(text) as FillMark | null;
  return mark && typeof mark.fillCode === "string" ? mark : null;
}

/** Whom a sheet must reach, or null where the mailbox doesn't know. */
export const readAsked = (text: unknown): Asked | null => read(text);

function read(text: unknown): Asked | null {
  if (typeof text !== "string" || text === "") return null;
  try {
    const value = JSON.parse(text) as Asked | null;
    return value && Array.isArray(value.bodies) ? value : null;
  } catch {
    return null;
  }
}
