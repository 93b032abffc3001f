import { ASKED_NAME, writeAsked, type Asked } from "../sheet/fill-mark.ts";

/** What the pane is opened on. */
export type Mode = "compose" | "read" | "none";

export interface Host {
  mode: Mode;
  /** The display language, such as `ko-KR`; "" outside Outlook. */
  language: string;
  /** The mailbox that is open, in lower case; "" outside Outlook. */
  address: string;
}

declare global {
  interface Window {
    Office?: typeof Office;
  }
}

const outside: Host = { mode: "none", language: "", address: "" };

/** Waits for Outlook and says what the pane is opened on; outside Outlook, or after ten seconds, that is nothing. */
export async function openHost(): Promise<Host> {
  if (!window.Office) return outside;
  const ready = await Promise.race([
    Office.onReady(),
    new Promise<null>((resolve) => setTimeout(resolve, 10_000, null)),
  ]);
  // In a plain browser Office.js is ready with neither host nor platform.
  return ready && (ready.host as unknown) ? describe() : outside;
}

/** The same question again, after the pinned pane was moved to another mail. */
export function describe(): Host {
  const { mailbox, displayLanguage } = Office.context;
  return {
    mode: modeOf(mailbox.item),
    language: displayLanguage,
    address: mailbox.userProfile.emailAddress.toLowerCase(),
  };
}

function modeOf(item: Office.Item | null | undefined): Mode {
  if (!item) return "none";
  // In read mode the subject is a string, while composing an object with getAsync.
  return typeof (item as Office.MessageRead).subject === "string" ? "read" : "compose";
}

/** True when the host knows this set; asked before each newer call. */
export const supports = (version: string) => Office.context.requirements.isSetSupported("Mailbox", version);

/** True when the host can sign its person in for the pane (nested app authentication). */
export const supportsNestedSignIn = () => Office.context.requirements.isSetSupported("NestedAppAuth", "1.1");

/** Names the mail that the pane stands on; another one after a pinned pane has moved. */
export type Turn = number;

let turn: Turn = 0;

/** The mail that the pane stands on now: whatever takes its time asks before and after, so as not to write into the next. */
export const turnNow = (): Turn => turn;

/** Calls back whenever the pinned pane stands on another mail, or on none; some hosts never say so. */
export function onItemChanged(changed: () => void) {
  if (supports("1.5"))
    Office.context.mailbox.addHandlerAsync(Office.EventType.ItemChanged, () => {
      turn++;
      changed();
    });
}

/** Leaves whom a sheet must reach with the mailbox, where the Smart Alert finds it beside a sheet that was pasted by hand. */
export function keepAsked(asked: Asked) {
  const settings = Office.context.roamingSettings;
  const text = writeAsked(asked);
  if (settings.get(ASKED_NAME) === text) return;
  settings.set(ASKED_NAME, text);
  settings.saveAsync();
}

/** True for a dark Office theme, false for a light one, null when the host doesn't tell (then the browser decides). */
export function prefersDark(
  theme: Office.OfficeTheme | undefined = Office.context.officeTheme,
): boolean | null {
  const colour = /^#?([0-9a-f]{6})$/i.exec(theme?.bodyBackgroundColor ?? "")?.[1];
  if (!colour) return null;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => parseInt(colour.slice(at, at + 2), 16));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b < 128;
}

/** Calls back whenever Outlook changes between dark and light while the pane is open, where the host says so. */
export function onThemeChanged(changed: (dark: boolean | null) => void) {
  if (supports("1.14"))
    Office.context.mailbox.addHandlerAsync(
      Office.EventType.OfficeThemeChanged,
      // Some hosts name the new theme in the event alone, others have it in the context alone.
      ({ officeTheme }: Partial<Office.OfficeThemeChangedEventArgs>) => changed(prefersDark(officeTheme)),
    );
}
