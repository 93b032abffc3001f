import { findAnchors, findSheets } from "../sheet/anchors.ts";
import { LEAD_TIME } from "../sheet/deadline.ts";
import type { Asked, FillMark } from "../sheet/fill-mark.ts";
import { shownStart } from "../sheet/shown.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";

/** The mail as it stands when 보내기 is pressed; null for what Outlook didn't say, of which nobody is told anything. */
export interface Outgoing {
  subject: string | null;
  /** HTML of the whole body. */
  html: string | null;
  /** Addresses in To, Cc and Bcc, in lower case. */
  recipients: string[] | null;
  mark: FillMark | null;
  /** Whom a sheet must reach, where the mailbox knows it from the pane. */
  asked: Asked | null;
  /**
   * False for a reply or a forwarded mail, and where Outlook doesn't say. Without a mark only what stands above a quotation
   * is looked at.
   */
  newMail: boolean;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** Outlook's limit for the message. */
export const LONGEST = 500;

/** What the sender should know before sending, as one Korean message; null for a mail that can go. */
export function judge(mail: Outgoing): string | null {
  const quoted = mail.html === null ? null : QUOTED.exec(mail.html);
  const newMail = mail.newMail && !quoted;
  const text =
    mail.html === null ? null : visibleText(mail.mark || newMail ? mail.html : above(mail.html, quoted));
  // Not a literal: those keep their Hangul as it is, and some classic versions would misread it.
  const named = new RegExp("\\[사전협의\\s+C\\d{4}-\\d{5,9}-[A-Z]").test(mail.subject || "");
  const found = mail.mark
    ? aboutFilled(mail, mail.mark, text)
    : text !== null && ((newMail && named) || findAnchors(text).length > 0)
      ? aboutPasted(mail, text)
      : [];
  if (found.length === 0) return null;
  const message = `120 사전협의: 보내기 전에 확인해 주세요. ${found
    .map((sentence, i) => (found.length > 1 ? `${i + 1}) ` : "") + sentence)
    .join(" ")}`;
  return message.length <= LONGEST ? message : `${message.slice(0, LONGEST - 1)}…`;
}

const NO_SHEET =
  "협의서가 본문에 없거나 첫 줄·끝 줄이 지워졌습니다. 협의서 창에서 [메일에 채우기]를 다시 눌러 주세요.";
const LATE = "발송 2시간 전이 지났는데 긴급 표시가 없습니다. 긴급 사유를 적고 다시 채워 주세요.";

/** A sheet that the add-in filled, whole, as its mark says. */
function aboutFilled(mail: Outgoing, mark: FillMark, text: string | null): string[] {
  const found = text === null ? [] : aboutSheet(mark, text);
  found.push(...aboutRecipients(mail, mark));
  if (mark.sendBy > 0 && mail.now > mark.sendBy && !mark.urgent) found.push(LATE);
  return found;
}

function aboutSheet(mark: FillMark, text: string): string[] {
  const sheet = findSheets(text).filter((one) => one.first.fillCode === mark.fillCode)[0];
  if (!sheet) return [NO_SHEET];
  return mark.words === "" || digest(words(text.slice(sheet.first.end, sheet.last.start))) === mark.words
    ? []
    : ["채운 뒤에 협의서의 내용이 바뀌었습니다. 협의서 창에서 고치고 [메일에 채우기]를 다시 눌러 주세요."];
}

/** A sheet without a mark, as one that was pasted by hand: what the mail shows by itself. */
function aboutPasted(mail: Outgoing, text: string): string[] {
  const sheets = findSheets(text);
  const sheet = sheets[0];
  if (!sheet) return [NO_SHEET];
  const found: string[] = [];
  if (sheets.length > 1) found.push("협의서가 본문에 여러 개 있습니다. 보낼 것 하나만 남겨 주세요.");
  const { reference } = sheet.first;
  if (mail.subject !== null && mail.subject.toUpperCase().indexOf(reference) < 0)
    found.push(`제목에 협의 번호가 없습니다. 제목 앞에 [사전협의 ${reference}]를 붙여 주세요.`);
  if (mail.asked) found.push(...aboutRecipients(mail, mail.asked));
  else
    found.push(
      "협의서 창에서 채우지 않은 협의서라서 다 확인하지 못했습니다. 두 협의기관과 협의 메일함이 받는 사람에 모두 있는지 확인해 주세요.",
    );
  // Whether an earlier revision was sent in time, the mail doesn't show: nobody is blamed for it.
  if (sheet.first.revision > 1) return found;
  const shown = shownStart(text.slice(sheet.first.end, sheet.last.start));
  if (shown && mail.now > shown.start - LEAD_TIME && !shown.urgent) found.push(LATE);
  return found;
}

function aboutRecipients(mail: Outgoing, { bodies, consultation }: Asked): string[] {
  const found: string[] = [];
  const { recipients } = mail;
  if (recipients === null) return found;
  const absent = bodies.filter((body) => recipients.indexOf(body.address.toLowerCase()) < 0);
  if (absent.length > 0)
    found.push(
      `받는 사람에 협의기관이 빠졌습니다: ${absent.map((body) => `${body.name}(${body.address})`).join(", ")}.`,
    );
  if (consultation && recipients.indexOf(consultation.toLowerCase()) < 0)
    found.push(`협의 메일함(${consultation})이 참조에 없습니다.`);
  return found;
}

/** Where Outlook, Gmail and their like begin the mail that is answered; classic Outlook only rules a line above its sender. */
const QUOTED = new RegExp(
  "<[^>]*\\bid=[\"']?[^\"'>\\s]*(?:divRplyFwdMsg|appendonsend|mail-editor-reference-message-container)|<blockquote|<[^>]*\\bgmail_quote" +
    "|<div[^>]*border-top:[^>]*>\\s*(?:<[^>]*>\\s*)*(?:From|보낸 사람)\\s*:",
  "i",
);

/** What stands above the mail that is answered; nothing where it can't be told from it. */
const above = (html: string, quoted: RegExpExecArray | null) => (quoted ? html.slice(0, quoted.index) : "");
