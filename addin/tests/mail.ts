import { MARK_NAME } from "../src/sheet/fill-mark.ts";

export type Done = (result: unknown) => void;
export const answer = (value: unknown, done: Done) => setTimeout(() => done({ status: "succeeded", value }));
export const refusal = { status: "failed", error: { code: 9020, name: "InternalServerError", message: "" } };

/** A mail being written, as Outlook would keep it: attachments are numbered by place, as on Mac and classic Outlook. */
export class Mail {
  bodyType = "html";
  html = "<p>안녕하세요.</p>";
  subjectLine = "";
  session: Record<string, string> = {};
  headers: Record<string, string> = {};
  properties: Record<string, string> = {};
  files: { name: string; isInline: boolean; bytes?: string }[] = [];
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
    addFileAttachmentFromBase64Async: (bytes: string, name: string, _: unknown, done: Done) =>
      answer(this.files.push({ name, isInline: false, bytes }), done),
    removeAttachmentAsync: (id: string, done: Done) => answer(this.files.splice(Number(id), 1), done),
    sessionData: {
      setAsync: (name: string, value: string, done: Done) => answer((this.session[name] = value), done),
      getAsync: (name: string, done: Done) =>
        name in this.session ? answer(this.session[name], done) : setTimeout(() => done(refusal)),
    },
    loadCustomPropertiesAsync: (done: Done) => {
      const kept = { ...this.properties };
      answer(
        {
          get: (name: string) => kept[name],
          set: (name: string, value: string) => (kept[name] = value),
          saveAsync: (saved: Done) => answer((this.properties = kept), saved),
        },
        done,
      );
    },
    internetHeaders: {
      setAsync: (headers: Record<string, string>, done: Done) =>
        answer(Object.assign(this.headers, headers), done),
    },
  };

  /** Outlook refuses this call from now on, the first `good` times excepted. */
  refuses(path: string, good = 0) {
    const names = path.split(".");
    const name = names.pop() ?? "";
    const on = names.reduce<Record<string, unknown>>((at, next) => at[next] as never, this.item);
    const real = on[name] as (...args: unknown[]) => unknown;
    let calls = 0;
    on[name] = (...args: unknown[]) =>
      ++calls > good ? setTimeout(() => (args.at(-1) as Done)(refusal)) : real(...args);
  }

  /** All that a recipient, the officer and the next pane would see. */
  seen = () =>
    structuredClone({
      html: new DOMParser().parseFromString(this.html, "text/html").body.innerHTML,
      subject: this.subjectLine,
      files: this.files,
      people: this.people,
      mark: this.session[MARK_NAME] ?? "",
    });

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
