// @vitest-environment jsdom
import { beforeEach, describe, expect, it } from "vitest";
import { findSheets } from "../sheet/anchors.ts";
import { MARK_NAME, readMark } from "../sheet/fill-mark.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";
import { call, OutlookError } from "./call.ts";
import { fill, filledReference, from, takeOut, undo, type Trace } from "./compose.ts";
import { prefersDark } from "./host.ts";

type Done = (result: unknown) => void;
const answer = (value: unknown, done: Done) => setTimeout(() => done({ status: "succeeded", value }));

/** A mail being written, as Outlook would keep it: attachments are numbered by place, as on Mac and classic Outlook. */
class Mail {
  bodyType = "html";
  html = "<p>안녕하세요.</p>";
  subjectLine = "";
  session: Record<string, string> = {};
  headers: Record<string, string> = {};
  files: { name: string; isInline: boolean }[] = [];
  people = { to: ["friend@seoul.example"], cc: [] as string[] };

  item = {
    body: {
      getTypeAsync: (done: Done) => answer(this.bodyType, done),
      getAsync: (_: string, done: Done) => answer(this.html, done),
      setAsync: (html: string, _: unknown, done: Done) => answer((this.html = html), done),
      prependAsync: (html: string, _: unknown, done: Done) => answer((this.html = html + this.html), done),
    },
    subject: {
      getAsync: (done: Done) => answer(this.subjectLine, done),
      setAsync: (subject: string, done: Done) => answer((this.subjectLine = subject), done),
    },
    to: this.field("to"),
    cc: this.field("cc"),
    from: { getAsync: (done: Done) => answer({ emailAddress: "ColdWave@seoul.example" }, done) },
    getAttachmentsAsync: (done: Done) =>
      answer(
        this.files.map((file, i) => ({ ...file, id: String(i) })),
        done,
      ),
    addFileAttachmentFromBase64Async: (_: string, name: string, __: unknown, done: Done) =>
      answer(this.files.push({ name, isInline: false }), done),
    removeAttachmentAsync: (id: string, done: Done) => answer(this.files.splice(Number(id), 1), done),
    sessionData: {
      setAsync: (name: string, value: string, done: Done) => answer((this.session[name] = value), done),
    },
    internetHeaders: {
      setAsync: (headers: Record<string, string>, done: Done) =>
        answer(Object.assign(this.headers, headers), done),
    },
  };

  private field(name: "to" | "cc") {
    // What isn't resolved yet is never given, and overwritten with all else.
    const details = () =>
      this.people[name].filter((one) => one.includes("@")).map((emailAddress) => ({ emailAddress }));
    return {
      getAsync: (done: Done) => answer(details(), done),
      addAsync: (addresses: string[], done: Done) => answer(this.people[name].push(...addresses), done),
      setAsync: (kept: { emailAddress: string }[], done: Done) =>
        answer((this.people[name] = kept.map((one) => one.emailAddress)), done),
    };
  }
}

let mail: Mail;
let theme: unknown;
beforeEach(() => {
  mail = new Mail();
  theme = undefined;
  (globalThis as Record<string, unknown>).Office = {
    CoercionType: { Html: "html" },
    context: {
      get officeTheme() {
        return theme;
      },
      requirements: { isSetSupported: () => true },
      mailbox: { item: mail.item, userProfile: { emailAddress: "minsu@seoul.example" } },
    },
  };
});

const filling = (code: string, revision = 1) => ({
  subject: `[사전협의 C2026-00142-L] ${code}`,
  to: ["citizen@seoul.example", "ops@dasan120.example"],
  cc: ["consult120@seoul.example"],
  html: `<p><br></p><table><tr><td>120 사전협의서 C2026-00142-L · ${revision}차 · ${code}</td></tr><tr><td>문안 ${code}</td></tr><tr><td>협의서 끝 · C2026-00142-L · ${code}</td></tr></table>`,
  attachments: [{ name: `사전협의서 ${revision}차.docx`, contentType: "x", base64: "QQ==" }],
});
const mark = {
  reference: "C2026-00142-L",
  revision: 1,
  fillCode: "3f9a2c1b",
  bodies: [],
  consultation: "consult120@seoul.example",
  sendBy: 0,
  urgent: false,
};

async function undone(trace: Trace) {
  const outcome = await undo(trace);
  if (!outcome.done) throw new Error();
  return outcome.left;
}

describe("Filling a mail", () => {
  it("puts subject, recipients, sheet and Word file into it, and knows it again", async () => {
    expect(await filledReference()).toBeNull();
    await fill(filling("3f9a2c1b"), mark, null);
    expect(mail.subjectLine).toBe("[사전협의 C2026-00142-L] 3f9a2c1b");
    expect(mail.people).toEqual({
      to: ["friend@seoul.example", "citizen@seoul.example", "ops@dasan120.example"],
      cc: ["consult120@seoul.example"],
    });
    expect(mail.html).toMatch(/3f9a2c1b.*안녕하세요/);
    expect(await filledReference()).toBe("C2026-00142-L");
    expect(await from()).toBe("coldwave@seoul.example");
  });

  it("twice leaves one sheet, one Word file, each recipient once", async () => {
    const first = await fill(filling("3f9a2c1b"), mark, null);
    mail.files.unshift({ name: "officer's own.pdf", isInline: false });
    await fill(filling("77777777", 2), mark, first.done ? first.trace : null);
    expect(findSheets(visibleText(mail.html)).map((sheet) => sheet.first.fillCode)).toEqual(["77777777"]);
    expect(mail.files.map((file) => file.name)).toEqual(["officer's own.pdf", "사전협의서 2차.docx"]);
    expect(mail.people.to).toHaveLength(3);
  });

  it("leaves a mark from which the Smart Alert computes the same digest", async () => {
    await fill(filling("3f9a2c1b"), mark, null);
    const left = readMark(mail.session[MARK_NAME]);
    const text = visibleText(mail.html);
    const [sheet] = findSheets(text);
    expect(left?.words).toBe(digest(words(text.slice(sheet?.first.end, sheet?.last.start))));
    expect(mail.headers[MARK_NAME]).toBe(mail.session[MARK_NAME]);
  });

  it("is undone without touching what was written since", async () => {
    mail.subjectLine = "한파 안내";
    const first = await fill(filling("3f9a2c1b"), mark, null);
    const second = await fill(filling("77777777", 2), mark, first.done ? first.trace : null);
    mail.html = mail.html.replace("안녕하세요.", "안녕하세요. 뒤에 쓴 말");
    if (!second.done) throw new Error();
    await takeOut(await undone(second.trace));
    expect(mail.html).toContain("<body><p>안녕하세요. 뒤에 쓴 말</p></body>");
    expect(mail).toMatchObject({
      subjectLine: "한파 안내",
      files: [],
      people: { to: ["friend@seoul.example"], cc: [] },
    });
    expect(readMark(mail.session[MARK_NAME])).toBeNull();
  });

  it("is undone without losing a name that was typed and that Outlook hasn't resolved yet", async () => {
    mail.people.to.push("김아무");
    const first = await fill(filling("3f9a2c1b"), mark, null);
    if (!first.done) throw new Error();
    mail.people.cc.push("이아무");
    mail.people.to = mail.people.to.filter((one) => one !== "ops@dasan120.example");
    const left = await undone(first.trace);
    expect(left).toEqual({ to: ["citizen@seoul.example"], cc: ["consult120@seoul.example"] });
    expect(mail.people).toEqual({
      to: ["friend@seoul.example", "김아무", "citizen@seoul.example"],
      cc: ["consult120@seoul.example", "이아무"],
    });
  });

  it("again after an undo knows whom the undo left, and takes nobody else out", async () => {
    const first = await fill(filling("3f9a2c1b"), mark, null);
    if (!first.done) throw new Error();
    const second = await fill(filling("77777777", 2), mark, await undone(first.trace));
    if (!second.done) throw new Error();
    expect(mail.people.to).toHaveLength(3);
    await takeOut(await undone(second.trace));
    expect(mail.people).toEqual({ to: ["friend@seoul.example"], cc: [] });
  });

  it.each([
    ["no sheet", () => "<p>안녕하세요.</p>"],
    ["half a sheet", (html: string) => html.replace(/<tr><td>협의서 끝.*?<\/tr>/, "")],
    ["several sheets", (html: string) => html + filling("22222222").html],
  ])("is left as it is by an undo that finds %s", async (_, changed) => {
    mail.subjectLine = "한파 안내";
    const first = await fill(filling("3f9a2c1b"), mark, null);
    if (!first.done) throw new Error();
    mail.html = changed(mail.html);
    const { html, subjectLine, people, files, session, headers } = mail;
    const before = structuredClone({ html, subjectLine, people, files, session, headers });
    expect(await undo(first.trace)).toEqual({ done: false, because: "not-one-sheet" });
    expect(mail).toMatchObject(before);
  });

  it("writes nothing into a plain text mail, or where several sheets stand", async () => {
    mail.bodyType = "text";
    expect(await fill(filling("3f9a2c1b"), mark, null)).toEqual({ done: false, because: "text-body" });
    mail.bodyType = "html";
    mail.html = filling("11111111").html + filling("22222222").html;
    const before = structuredClone({ html: mail.html, people: mail.people });
    expect(await fill(filling("3f9a2c1b"), mark, null)).toEqual({ done: false, because: "several-sheets" });
    expect({ html: mail.html, people: mail.people }).toEqual(before);
    expect(mail.subjectLine).toBe("");
  });
});

describe("A call of Office.js", () => {
  it("waits while three others run", async () => {
    let running = 0;
    let most = 0;
    const slow = () =>
      call<number>((done) => {
        most = Math.max(most, ++running);
        setTimeout(() => {
          running--;
          done({ status: "succeeded", value: 1 } as never);
        }, 2);
      });
    expect(await Promise.all(Array.from({ length: 10 }, slow))).toHaveLength(10);
    expect(most).toBe(3);
  });
  it("that fails says Outlook's own name of the failure, and makes room for the next", async () => {
    const failing = () =>
      call((done) =>
        done({
          status: "failed",
          error: { code: 9007, name: "DataExceedsMaximumSize", message: "" },
        } as never),
      );
    for (let i = 0; i < 5; i++) await expect(failing()).rejects.toBeInstanceOf(OutlookError);
    await expect(failing()).rejects.toMatchObject({ code: 9007, name: "DataExceedsMaximumSize" });
  });
});

it.each([
  [{ bodyBackgroundColor: "#1F1F1F" }, true],
  [{ bodyBackgroundColor: "#ffffff" }, false],
  [{ bodyBackgroundColor: "" }, null],
  [undefined, null],
])("The theme %j is dark: %s", (given, dark) => {
  theme = given;
  expect(prefersDark()).toBe(dark);
});
