import { runInNewContext } from "node:vm";
import { build } from "esbuild";
import { beforeAll, describe, expect, it } from "vitest";
import { ASKED_NAME, MARK_NAME, writeAsked, writeMark, type FillMark } from "../sheet/fill-mark.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";
import { judge, LONGEST } from "./judge.ts";

const sheet = (text = "오늘 밤 한파경보. 문의 02-120") =>
  `<table><tr><td>120 사전협의서 C2026-00142-L · 1차 · 3f9a2c1b</td></tr><tr><td>${text}</td></tr><tr><td>협의서 끝 · C2026-00142-L · 3f9a2c1b</td></tr></table>`;
const inner = visibleText("<p>오늘 밤 한파경보. 문의 02-120</p>");
const mark: FillMark = {
  reference: "C2026-00142-L",
  revision: 1,
  fillCode: "3f9a2c1b",
  words: digest(words(inner)),
  bodies: [
    { name: "시민봉사담당관", address: "citizen@seoul.example" },
    { name: "120다산콜재단", address: "ops@dasan120.example" },
  ],
  consultation: "consult120@seoul.example",
  sendBy: Date.parse("2026-11-24T02:58:00Z"),
  urgent: false,
};
const mail = {
  subject: "[사전협의 C2026-00142-L] 한파대응팀 · 한파 쉼터",
  html: `<p>안녕하세요.</p>${sheet()}<p>감사합니다.</p>`,
  recipients: ["citizen@seoul.example", "ops@dasan120.example", "consult120@seoul.example"],
  mark,
  asked: null,
  newMail: true,
  now: Date.parse("2026-11-24T01:00:00Z"),
};

describe("Before a mail is sent", () => {
  it("a mail that is none of ours passes at once", () => {
    expect(
      judge({ ...mail, subject: "점심", html: "<p>같이 먹어요</p>", mark: null, recipients: [] }),
    ).toBeNull();
  });
  it("a reply that quotes a sheet is none of ours", () => {
    expect(
      judge({ ...mail, subject: `RE: ${mail.subject}`, mark: null, newMail: false, recipients: [] }),
    ).toBeNull();
  });
  it("a complete and timely one passes", () => expect(judge(mail)).toBeNull());
  it("one whose sheet was rewritten by the mail program, word for word the same, passes", () => {
    const html = mail.html.replaceAll("<td>", "<td><p class=MsoNormal>").replaceAll(" ", "&nbsp;");
    expect(judge({ ...mail, html: html.replaceAll("<p&nbsp;class", "<p class") })).toBeNull();
  });
  it("one changed word is told", () => {
    expect(judge({ ...mail, html: sheet("내일 밤 한파경보. 문의 02-120") })).toContain("내용이 바뀌었습니다");
  });
  it("a deleted sheet, or half a one, is told", () => {
    expect(judge({ ...mail, html: "<p>첨부 참조</p>" })).toContain("본문에 없거나");
    expect(judge({ ...mail, html: sheet().replace("협의서 끝", "끝") })).toContain("본문에 없거나");
  });
  it("another fill's sheet isn't this one's", () => {
    expect(judge({ ...mail, html: sheet().replaceAll("3f9a2c1b", "00000000") })).toContain("본문에 없거나");
  });
  it("a subject that names a consultation without its sheet is told, even with no mark left", () => {
    expect(judge({ ...mail, html: "<p>첨부 참조</p>", mark: null })).toContain("본문에 없거나");
  });
  it("a body that isn't asked is named", () => {
    const message = judge({ ...mail, recipients: ["citizen@seoul.example", "consult120@seoul.example"] });
    expect(message).toContain("120다산콜재단(ops@dasan120.example)");
    expect(message).not.toContain("시민봉사담당관");
  });
  it("a consultation mailbox that isn't in Cc is told", () => {
    expect(judge({ ...mail, recipients: mail.recipients.slice(0, 2) })).toContain("consult120@seoul.example");
  });
  it("late and not urgent is told; late and urgent passes", () => {
    const late = { ...mail, now: mark.sendBy + 1 };
    expect(judge(late)).toContain("긴급");
    expect(judge({ ...late, mark: { ...mark, urgent: true } })).toBeNull();
    expect(judge({ ...late, now: mark.sendBy })).toBeNull();
  });
  it("everything at once still fits Outlook's message", () => {
    const many = Array.from({ length: 9 }, (_, i) => ({
      name: `아주 긴 이름의 기관 ${i}`,
      address: `${"a".repeat(60)}${i}@x.example`,
    }));
    const message = judge({
      ...mail,
      html: "",
      recipients: [],
      mark: { ...mark, bodies: many },
      now: mark.sendBy + 1,
    });
    expect(message?.length).toBeLessThanOrEqual(LONGEST);
  });
});

describe("A sheet that was pasted by hand, and has no mark", () => {
  const shown = (window = "2026. 11. 24.(화) 14:00 ~ 16:00", urgent = "") =>
    sheet(`오늘 밤 한파경보</td></tr>${urgent}<tr><td>언제</td><td>${window}`);
  const asked = { bodies: mark.bodies, consultation: mark.consultation };
  const pasted = { ...mail, html: `<p>안녕하세요.</p>${shown()}`, mark: null, asked };

  it("passes where all that the mail shows is right", () => expect(judge(pasted)).toBeNull());
  it("is told that not all could be checked, in a mailbox that never had the pane", () => {
    expect(judge({ ...pasted, asked: null })).toContain("다 확인하지 못했습니다");
  });
  it("without a body, or without the consultation mailbox, is told by their names", () => {
    const message = judge({ ...pasted, recipients: ["citizen@seoul.example"] });
    expect(message).toContain("120다산콜재단(ops@dasan120.example)");
    expect(message).toContain("consult120@seoul.example");
    expect(message).not.toContain("시민봉사담당관");
  });
  it("of which a line is missing is told", () => {
    expect(judge({ ...pasted, html: shown().replace("협의서 끝", "끝") })).toContain("본문에 없거나");
    expect(judge({ ...pasted, html: shown().replace("120 사전협의서", "") })).toContain("본문에 없거나");
  });
  it("beside another one is told", () => {
    expect(judge({ ...pasted, html: shown() + shown() })).toContain("여러 개");
  });
  it("whose number isn't in the subject is told which to write there", () => {
    expect(judge({ ...pasted, subject: "한파 쉼터" })).toContain("[사전협의 C2026-00142-L]");
    expect(judge({ ...pasted, subject: pasted.subject.toLowerCase() })).toBeNull();
  });
  it.each([
    ["2026. 11. 24.(화) 11:59 ~ 16:00"],
    ["문안 1: 2026. 11. 24.(화) 14:00 ~ 16:00<br>문안 2: 2026. 11. 24.(화) 11:30 ~ 12:30"],
    ["2026.&nbsp;11. 24.(화)\r\n 11:00 ~ 2026. 11. 25.(수) 09:00"],
  ])("that is less than two hours ahead is told, unless it says that it is urgent: %s", (window) => {
    expect(judge({ ...pasted, html: shown(window) })).toContain("긴급");
    const urgent = "<tr><td>긴급 사유</td><td>누수</td></tr>";
    expect(judge({ ...pasted, html: shown(window, urgent) })).toBeNull();
  });
  it("isn't called late from its second revision on, whose time the first one may have kept", () => {
    const html = shown("2026. 11. 24.(화) 11:59 ~ 16:00");
    expect(judge({ ...pasted, html: html.replace("· 1차 ·", "· 2차 ·") })).toBeNull();
    expect(judge({ ...pasted, html })).toContain("긴급");
  });
  it("and was copied as plain text is read as well", () => {
    const text = visibleText(shown("2026. 11. 24.(화) 11:00 ~ 16:00")).replace(/\n+/g, "<br>");
    expect(judge({ ...pasted, html: text })).toMatch(/^[^1]*120 사전협의: .*긴급 표시가 없습니다/);
  });
  it.each([
    ['<div id="x_appendonsend"></div><hr>'],
    [
      '<div style="border:none;border-top:solid #E1E1E1 1.0pt"><p class="MsoNormal"><b>보낸 사람:</b></p></div>',
    ],
    ["<blockquote>"],
  ])("into a reply is looked at above what is quoted, and what is quoted isn't: %s", (quotation) => {
    const reply = { ...pasted, subject: `RE: ${mail.subject}`, newMail: false, recipients: [] };
    expect(judge({ ...reply, html: `<p>네.</p>${quotation}${shown()}` })).toBeNull();
    expect(judge({ ...reply, html: `${shown()}${quotation}<p>지난 편지</p>` })).toContain(
      "협의기관이 빠졌습니다",
    );
  });
});

it("A new mail that holds a quotation all the same is looked at above it only, like a reply", () => {
  const answer = { ...mail, subject: `RE: ${mail.subject}`, mark: null, recipients: [] };
  expect(judge({ ...answer, html: `<p>동의합니다.</p><blockquote>${sheet()}</blockquote>` })).toBeNull();
  expect(judge({ ...answer, html: `${sheet()}<blockquote>지난 편지</blockquote>` })).not.toBeNull();
});

describe("In classic Outlook's bare runtime", () => {
  let script = "";
  beforeAll(async () => {
    const built = await build({
      entryPoints: ["src/launch/launch.ts"],
      bundle: true,
      minify: true,
      format: "iife",
      target: "es2016",
      charset: "ascii",
      write: false,
    });
    script = built.outputFiles[0]?.text ?? "";
  });

  type Completed = { allowEvent: boolean; errorMessage?: string; sendModeOverride?: string };
  /** A context with nothing but the language itself and Office: no window, document, timer, fetch or console. */
  function send(item: Record<string, unknown>, roaming: Record<string, unknown> = {}): Completed[] {
    const completed: Completed[] = [];
    let handler: ((event: unknown) => void) | undefined;
    const Office = {
      actions: { associate: (_: string, action: (event: unknown) => void) => (handler = action) },
      context: {
        mailbox: { item },
        roamingSettings: { get: (name: string) => roaming[name] },
      },
    };
    runInNewContext(script, { Office });
    handler?.({ completed: (options: Completed) => completed.push(options) });
    return completed;
  }
  const get = (value: unknown) => ({
    getAsync: (...args: unknown[]) => (args.at(-1) as (r: unknown) => void)({ status: "succeeded", value }),
  });
  const fails = {
    getAsync: (...args: unknown[]) =>
      (args.at(-1) as (r: unknown) => void)({ status: "failed", error: { code: 1 } }),
  };
  const people = (...addresses: string[]) => get(addresses.map((emailAddress) => ({ emailAddress })));
  const open = (part: Record<string, unknown> = {}) => ({
    subject: get(mail.subject),
    body: get(mail.html),
    to: people("Citizen@seoul.example", "ops@dasan120.example"),
    cc: people("consult120@seoul.example"),
    bcc: people(),
    sessionData: get(writeMark({ ...mark, sendBy: 0 })),
    internetHeaders: get({}),
    getComposeTypeAsync: (done: (r: unknown) => void) =>
      done({ status: "succeeded", value: { composeType: "newMail" } }),
    ...part,
  });

  it("the script is ASCII and has no newer syntax than ES2016", () => {
    expect(script).toMatch(/^[\n -~]+$/);
    expect(script).not.toMatch(/\basync\b|\bawait\b|\?\.|\?\?|\.\.\.\{/);
  });
  it("a complete mail is sent, with one answer", () => {
    expect(send(open())).toEqual([{ allowEvent: true }]);
  });
  it("an incomplete one asks, and the sender may still send", () => {
    const [answer, ...more] = send(open({ cc: people() }));
    expect(more).toEqual([]);
    expect(answer).toMatchObject({ allowEvent: false, sendModeOverride: "promptUser" });
    expect(answer?.errorMessage).toContain("협의 메일함");
  });
  it("a draft that was opened again is known by its header", () => {
    const again = {
      sessionData: fails,
      internetHeaders: get({ [MARK_NAME]: writeMark({ ...mark, sendBy: 0 }) }),
    };
    expect(send(open({ ...again, body: get("<p></p>") }))[0]?.allowEvent).toBe(false);
    expect(send(open(again))).toEqual([{ allowEvent: true }]);
  });
  it("a sheet without a mark is checked with what the mailbox knows from the pane", () => {
    const pasted = open({ sessionData: fails, cc: people() });
    const known = { [ASKED_NAME]: writeAsked(mark) };
    expect(send(pasted, known)[0]?.errorMessage).toContain("협의 메일함(consult120@seoul.example)");
    expect(send(open({ sessionData: fails }), known)).toEqual([{ allowEvent: true }]);
    expect(send(pasted)[0]?.errorMessage).toContain("다 확인하지 못했습니다");
  });
  it.each(["subject", "body", "to", "cc", "bcc"])(
    "nobody is told of what Outlook didn't say, filled or pasted, when this call alone fails: %s",
    (name) => {
      const known = { [ASKED_NAME]: writeAsked(mark) };
      expect(send(open({ [name]: fails }))).toEqual([{ allowEvent: true }]);
      expect(send(open({ [name]: fails, sessionData: fails }), known)).toEqual([{ allowEvent: true }]);
    },
  );
  it("a body's own answer isn't taken for a pasted sheet where Outlook doesn't say what kind of mail it is", () => {
    const answer = {
      sessionData: fails,
      subject: get(`RE: ${mail.subject}`),
      to: people("minsu@seoul.example"),
      cc: people(),
    };
    const unknown = { getComposeTypeAsync: (done: (r: unknown) => void) => done({ status: "failed" }) };
    for (const html of [
      `<p>동의합니다.</p><blockquote>${sheet()}</blockquote>`,
      `<p>동의합니다.</p>${sheet()}`,
    ])
      expect(send(open({ ...answer, ...unknown, body: get(html) }))).toEqual([{ allowEvent: true }]);
  });
  it("what Outlook does say is told beside what it doesn't", () => {
    expect(send(open({ body: fails, cc: people() }))[0]?.errorMessage).toContain("협의 메일함");
    expect(send(open({ to: fails, body: get("<p></p>") }))[0]?.errorMessage).toContain("본문에 없거나");
  });
  it("calls that fail, or that the host doesn't have, never hold a mail back", () => {
    const nothing = {
      subject: fails,
      body: fails,
      to: fails,
      cc: fails,
      bcc: fails,
      sessionData: fails,
      internetHeaders: undefined,
    };
    expect(send({ ...open(), ...nothing })).toEqual([{ allowEvent: true }]);
    expect(send({})).toEqual([{ allowEvent: true }]);
  });
});
