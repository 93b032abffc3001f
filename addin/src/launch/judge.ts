import { findAnchors, findSheets } from "../sheet/anchors.ts";
import type { FillMark } from "../sheet/fill-mark.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";

/** The mail as it stands when 보내기 is pressed. */
export interface Outgoing {
  subject: string;
  /** HTML of the whole body. */
  html: string;
  /** Addresses in To, Cc and Bcc, in lower case. */
  recipients: string[];
  mark: FillMark | null;
  /** False for a reply or a forwarded mail, which quote the sheet and are none of ours without a mark. */
  newMail: boolean;
  /** Milliseconds since 1970 UTC. */
  now: number;
}

/** Outlook's limit for the message. */
export const LONGEST = 500;

/** What the sender should know before sending, as one Korean message; null for a mail that can go. */
export function judge(mail: Outgoing): string | null {
  const text = visibleText(mail.html);
  const lines = findAnchors(text);
  // Not a literal: those keep their Hangul as it is, and some classic versions would misread it.
  const named = new RegExp("\\[사전협의\\s+C\\d{4}-\\d{5,9}-[A-Z]").test(mail.subject);
  if (!mail.mark && !(mail.newMail && (named || lines.length > 0))) return null;

  const found = complaints(mail, text);
  if (found.length === 0) return null;
  const message = `120 사전협의: 보내기 전에 확인해 주세요. ${found
    .map((sentence, i) => (found.length > 1 ? `${i + 1}) ` : "") + sentence)
    .join(" ")}`;
  return message.length <= LONGEST ? message : `${message.slice(0, LONGEST - 1)}…`;
}

function complaints(mail: Outgoing, text: string): string[] {
  const { mark } = mail;
  const found: string[] = [];
  const sheets = findSheets(text);
  const ours = mark ? sheets.filter((sheet) => sheet.first.fillCode === mark.fillCode) : sheets;
  const sheet = ours[0];
  if (!sheet)
    found.push(
      "협의서가 본문에 없거나 첫 줄·끝 줄이 지워졌습니다. 협의서 창에서 [메일에 채우기]를 다시 눌러 주세요.",
    );
  else if (
    mark &&
    mark.words !== "" &&
    digest(words(text.slice(sheet.first.end, sheet.last.start))) !== mark.words
  )
    found.push(
      "채운 뒤에 협의서의 내용이 바뀌었습니다. 협의서 창에서 고치고 [메일에 채우기]를 다시 눌러 주세요.",
    );
  if (!mark) return found;

  const absent = mark.bodies.filter((body) => mail.recipients.indexOf(body.address.toLowerCase()) < 0);
  if (absent.length > 0)
    found.push(
      `받는 사람에 협의기관이 빠졌습니다: ${absent.map((body) => `${body.name}(${body.address})`).join(", ")}.`,
    );
  if (mark.consultation && mail.recipients.indexOf(mark.consultation.toLowerCase()) < 0)
    found.push(`협의 메일함(${mark.consultation})이 참조에 없습니다.`);
  if (mark.sendBy > 0 && mail.now > mark.sendBy && !mark.urgent)
    found.push("발송 2시간 전이 지났는데 긴급 표시가 없습니다. 긴급 사유를 적고 다시 채워 주세요.");
  return found;
}
