// @vitest-environment jsdom
import { beforeEach, describe, expect, it, vi } from "vitest";
import { answer, Mail, refusal, type Done } from "../../tests/mail.ts";
import { findSheets } from "../sheet/anchors.ts";
import { ASKED_NAME, MARK_NAME, readAsked, readMark } from "../sheet/fill-mark.ts";
import { digest, visibleText, words } from "../sheet/visible.ts";
import { call, OutlookError } from "./call.ts";
import { fill, filledReference, from, takeOut, traceOfMail, undo } from "./compose.ts";
import { keepAsked, onItemChanged, prefersDark } from "./host.ts";
import type { Trace } from "./trace.ts";

let mail: Mail;
let theme: unknown;
beforeEach(() => {
  mail = new Mail();
  theme = undefined;
  (globalThis as Record<string, unknown>).Office = {
    CoercionType: { Html: "html" },
    EventType: { ItemChanged: "changed" },
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
  attachments: [{ name: `사전협의서 ${revision}차.docx`, contentType: "x", base64: btoa(code) }],
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

async function filled(code: string, revision = 1, earlier: Trace | null = null) {
  const outcome = await fill(filling(code, revision), { ...mark, fillCode: code }, earlier);
  if (!outcome.done) throw new Error(outcome.because);
  return outcome.trace;
}
async function undone(trace: Trace) {
  const outcome = await undo(trace);
  if (!outcome.done) throw new Error(outcome.because);
  return outcome.trace;
}
/** As a pane that was opened anew has it: from the mail alone. */
async function kept() {
  const trace = await traceOfMail();
  if (!trace) throw new Error("no trace");
  return trace;
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
    const second = await filled("77777777", 2, first.done ? first.trace : null);
    mail.html = mail.html.replace("안녕하세요.", "안녕하세요. 뒤에 쓴 말");
    const left = await undone(second);
    if (left) await takeOut(left);
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
    expect(left).toMatchObject({ to: ["citizen@seoul.example"], cc: ["consult120@seoul.example"] });
    expect(mail.people).toEqual({
      to: ["friend@seoul.example", "김아무", "citizen@seoul.example"],
      cc: ["consult120@seoul.example", "이아무"],
    });
  });

  it("again after an undo knows whom the undo left, and takes nobody else out", async () => {
    const left = await undone(await filled("3f9a2c1b"));
    const second = await filled("77777777", 2, left);
    expect(mail.people.to).toHaveLength(3);
    const again = await undone(second);
    if (again) await takeOut(again);
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

describe("A pane that is opened anew", () => {
  beforeEach(() => {
    mail.subjectLine = "한파 안내";
  });

  it("finds nothing to undo in a mail that no sheet was filled into", async () => {
    expect(await traceOfMail()).toBeNull();
  });

  it.each([
    ["in the same window", () => undefined],
    [
      "on a draft of yesterday, whose session is gone",
      () => {
        mail.session = {};
      },
    ],
  ])("goes back to what was before the first fill: %s", async (_, later) => {
    const before = mail.seen();
    await filled("3f9a2c1b");
    later();
    await filled("77777777", 2, await kept());
    later();
    mail.html = mail.html.replace("안녕하세요.", "안녕하세요. 뒤에 쓴 말");
    const left = await undone(await kept());
    later();
    expect(await traceOfMail()).toEqual(left);
    if (left) await takeOut(left);
    later();
    expect(mail.seen()).toEqual({
      ...before,
      html: before.html.replace("안녕하세요.", "안녕하세요. 뒤에 쓴 말"),
    });
    expect(await traceOfMail()).toBeNull();
  });

  it("takes out the file of the first fill when another kind is attached", async () => {
    await filled("3f9a2c1b");
    const hangul = { name: "사전협의서 1차.hwpx", contentType: "x", base64: "QQ==" };
    await fill({ ...filling("3f9a2c1b"), attachments: [hangul] }, mark, await kept());
    expect(mail.files.map((file) => file.name)).toEqual(["사전협의서 1차.hwpx"]);
  });

  it("goes back where the pane before it was closed in the middle of a fill", async () => {
    let end: Done = () => undefined;
    mail.item.subject.setAsync = (_, done) => answer((end = done), () => undefined);
    const broken = fill(filling("3f9a2c1b"), mark, null).catch(() => undefined);
    await vi.waitFor(() => expect(mail.html).toContain("3f9a2c1b"));
    const closed = mail;
    mail = new Mail();
    Object.assign(mail, { ...closed, item: mail.item, seen: mail.seen });
    Office.context.mailbox.item = mail.item as never;
    await undone(await kept());
    expect(mail.html).not.toContain("3f9a2c1b");
    expect(mail.subjectLine).toBe("한파 안내");
    end(refusal);
    await broken;
  });

  it("knows the trace of an Outlook that keeps only one of both places, or saves at the second try", async () => {
    mail.refuses("loadCustomPropertiesAsync");
    await filled("3f9a2c1b");
    expect(await traceOfMail()).toMatchObject({ subject: "한파 안내" });
    mail = new Mail();
    Office.context.mailbox.item = mail.item as never;
    mail.refuses("sessionData.setAsync");
    const real = mail.item.loadCustomPropertiesAsync;
    let saves = 0;
    mail.item.loadCustomPropertiesAsync = (done) =>
      real((result) => {
        const { value } = result as { value: { saveAsync: (saved: Done) => void } };
        const save = value.saveAsync;
        value.saveAsync = (saved) => (++saves === 1 ? saved(refusal) : save(saved));
        done(result);
      });
    await filled("3f9a2c1b");
    expect(await traceOfMail()).toMatchObject({ sheet: true });
  });
});

describe("A fill of which Outlook refuses a call", () => {
  const calls = [
    ["the body", "body.prependAsync"],
    ["the subject", "subject.setAsync"],
    ["the file", "addFileAttachmentFromBase64Async"],
    ["To", "to.addAsync"],
  ] as const;
  const refusedSubject = (path: string) => (path === "subject.setAsync" ? 0 : undefined);

  it.each(calls)("leaves the mail as it was, and says Outlook's own name of it: %s", async (_, path) => {
    mail.subjectLine = "한파 안내";
    const before = mail.seen();
    if (refusedSubject(path) === 0) {
      // The subject that is too long is refused, the one from before isn't.
      const real = mail.item.subject.setAsync;
      mail.item.subject.setAsync = (subject, done) =>
        subject === "한파 안내" ? real(subject, done) : setTimeout(() => done(refusal));
    } else mail.refuses(path);
    expect(await fill(filling("3f9a2c1b"), mark, null)).toEqual({
      done: false,
      because: "refused",
      name: "InternalServerError",
      half: false,
      trace: null,
    });
    expect(mail.seen()).toEqual(before);
    expect(await traceOfMail()).toBeNull();
  });

  it("for Cc leaves those in To, who can't be taken out safely, and names them", async () => {
    mail.people.to.push("김아무");
    mail.refuses("cc.addAsync");
    expect(await fill(filling("3f9a2c1b"), mark, null)).toMatchObject({
      because: "refused",
      half: false,
      trace: { subject: null, to: ["citizen@seoul.example", "ops@dasan120.example"], cc: [] },
    });
    expect(mail.seen()).toMatchObject({ html: "<p>안녕하세요.</p>", subject: "", files: [] });
    expect(mail.people.to).toContain("김아무");
  });

  it.each([
    ["the body", "body.setAsync"],
    ["the file", "addFileAttachmentFromBase64Async"],
  ])("leaves the sheet, the file and the trace of the fill before it: %s", async (_, path) => {
    mail.subjectLine = "한파 안내";
    const first = await filled("3f9a2c1b");
    const before = mail.seen();
    mail.refuses(path);
    const second = { ...mark, fillCode: "77777777" };
    expect(await fill(filling("77777777"), second, first)).toMatchObject({ half: false, trace: first });
    expect(mail.seen()).toEqual(before);
    expect(await kept()).toEqual(first);
  });

  it("keeps what the officer wrote around the sheet meanwhile", async () => {
    const first = await filled("3f9a2c1b");
    mail.item.addFileAttachmentFromBase64Async = (_, __, ___, done) => {
      mail.html = mail.html.replace("안녕하세요.", "안녕하세요. 그새 쓴 말");
      return setTimeout(() => done(refusal));
    };
    await fill(filling("77777777", 2), { ...mark, fillCode: "77777777" }, first);
    expect(findSheets(visibleText(mail.html)).map((sheet) => sheet.first.fillCode)).toEqual(["3f9a2c1b"]);
    expect(mail.html).toContain("그새 쓴 말");
  });

  it("that can't be taken back says so, leaves the mark for the Smart Alert, and can be undone later", async () => {
    mail.subjectLine = "한파 안내";
    mail.refuses("addFileAttachmentFromBase64Async");
    const real = mail.item.body.setAsync;
    mail.refuses("body.setAsync");
    const outcome = await fill(filling("3f9a2c1b"), mark, null);
    expect(outcome).toMatchObject({ because: "refused", half: true });
    expect(readMark(mail.session[MARK_NAME])?.fillCode).toBe("3f9a2c1b");
    mail.item.body.setAsync = real;
    expect(await undone(await kept())).toBeNull();
    expect(mail.seen()).toMatchObject({ subject: "한파 안내", files: [], mark: "" });
    expect(mail.html).not.toContain("3f9a2c1b");
  });

  it("is taken back whole where the subject is refused for good, which stands as it was", async () => {
    mail.subjectLine = "한파 안내";
    const before = mail.seen();
    mail.refuses("subject.setAsync");
    expect(await fill(filling("3f9a2c1b"), mark, null)).toMatchObject({ half: false, trace: null });
    expect(mail.seen()).toEqual(before);
  });

  it.each([
    ["the subject", "subject.setAsync", 1],
    ["the file", "removeAttachmentAsync", 0],
  ])(
    "that leaves all but the sheet there knows so: the mail isn't looked at, and what is left can be undone: %s",
    async (_, path, good) => {
      mail.subjectLine = "한파 안내";
      const before = mail.seen();
      const { setAsync } = mail.item.subject;
      const { removeAttachmentAsync } = mail.item;
      mail.refuses("to.addAsync");
      mail.refuses(path, good);
      expect(await fill(filling("3f9a2c1b"), mark, null)).toMatchObject({
        half: true,
        trace: { sheet: false },
      });
      expect(mail.html).not.toContain("3f9a2c1b");
      expect(mail.seen().mark).toBe("");
      mail.item.subject.setAsync = setAsync;
      mail.item.removeAttachmentAsync = removeAttachmentAsync;
      expect(await undone(await kept())).toBeNull();
      expect(mail.seen()).toEqual(before);
    },
  );

  it("that brings the sheet of the fill before it back, and no more, leaves that one's mark", async () => {
    const first = await filled("3f9a2c1b");
    const before = mail.seen();
    mail.refuses("to.addAsync");
    mail.refuses("subject.setAsync", 1);
    mail.people.to = ["friend@seoul.example"];
    const second = { ...mark, fillCode: "77777777" };
    expect(await fill(filling("77777777"), second, first)).toMatchObject({
      half: true,
      trace: { sheet: true },
    });
    expect(mail.seen()).toMatchObject({ html: before.html, mark: before.mark });
  });

  it("is done where only a file from before stays, names it, and the next fill takes it out", async () => {
    const first = await filled("3f9a2c1b");
    const real = mail.item.removeAttachmentAsync;
    mail.refuses("removeAttachmentAsync");
    const second = await fill(filling("77777777", 2), { ...mark, fillCode: "77777777" }, first);
    expect(second).toMatchObject({ done: true, stays: ["사전협의서 1차.docx"] });
    mail.item.removeAttachmentAsync = real;
    await filled("88888888", 2, await kept());
    expect(mail.files.map((file) => file.name)).toEqual(["사전협의서 2차.docx"]);
  });

  it("an undo that is refused goes on from there at the next press", async () => {
    mail.subjectLine = "한파 안내";
    const first = await filled("3f9a2c1b");
    const real = mail.item.removeAttachmentAsync;
    mail.refuses("removeAttachmentAsync");
    expect(await undo(first)).toMatchObject({ because: "refused", trace: { sheet: false } });
    // Nobody is asked for the sheet that is gone.
    expect(mail.seen().mark).toBe("");
    mail.item.removeAttachmentAsync = real;
    await undone(await kept());
    expect(mail.seen()).toMatchObject({ subject: "한파 안내", files: [], html: "<p>안녕하세요.</p>" });
  });

  it("waits for the body on a Mac, which answers before it has written, before it takes the sheet out", async () => {
    mail.item.body.prependAsync = (html, _, done) => {
      setTimeout(() => (mail.html = html + mail.html), 30);
      return answer(undefined, done);
    };
    mail.refuses("to.addAsync");
    expect(await fill(filling("3f9a2c1b"), mark, null)).toMatchObject({ half: false });
    expect(mail.html).not.toContain("3f9a2c1b");
  });
});

it("Nothing of a fill is written into the mail to which a pinned pane has moved meanwhile", async () => {
  let moved = () => {};
  Office.context.mailbox.addHandlerAsync = (_: unknown, handler: () => void) => (moved = handler);
  onItemChanged(() => undefined);
  const first = mail;
  const next = new Mail();
  const real = first.item.subject.setAsync;
  first.item.subject.setAsync = (subject, done) => {
    Office.context.mailbox.item = next.item as never;
    moved();
    return real(subject, done);
  };
  const before = next.seen();
  await expect(fill(filling("3f9a2c1b"), mark, null)).rejects.toMatchObject({ name: "ItemChanged" });
  expect(next.seen()).toEqual(before);
  expect(next.session).toEqual({});
  Office.context.mailbox.item = first.item as never;
  first.item.subject.setAsync = real;
  mail = first;
  await undone(await kept());
  expect(mail.html).not.toContain("3f9a2c1b");
});

it("Whom a sheet must reach is left with the mailbox for the Smart Alert, and only saved where it changed", () => {
  const kept = new Map<string, unknown>();
  const saveAsync = vi.fn();
  const settings = {
    get: (name: string) => kept.get(name),
    set: (name: string, value: unknown) => kept.set(name, value),
    saveAsync,
  };
  Object.assign(Office.context, { roamingSettings: settings });
  const asked = { bodies: [{ name: "120다산콜재단", address: "ops@dasan120.example" }], consultation: "c@x" };
  keepAsked(asked);
  keepAsked(asked);
  expect(readAsked(kept.get(ASKED_NAME))).toEqual(asked);
  expect(kept.get(ASKED_NAME)).toMatch(/^[ -~]+$/);
  expect(saveAsync).toHaveBeenCalledTimes(1);
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
