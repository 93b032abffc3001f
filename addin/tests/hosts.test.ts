// @vitest-environment jsdom
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fill, from, traceOfMail, undo } from "../src/outlook/compose.ts";
import { supportsDialog } from "../src/outlook/dialog.ts";
import { openHost, supportsNestedSignIn } from "../src/outlook/host.ts";
import { referencesOfMail } from "../src/outlook/read.ts";
import { MARK_NAME } from "../src/sheet/fill-mark.ts";
import { abilities, hosts, ownTests, render, type HostRow } from "./hosts.ts";

const document = join(import.meta.dirname, "../docs/hosts.md");
const root = join(import.meta.dirname, "../..");
type Done = (result: unknown) => void;
const done =
  (value: unknown) =>
  (...rest: unknown[]) =>
    (rest.at(-1) as Done)({ status: "succeeded", value });
const newer = (version: string, than: string) => Number(version.split(".")[1]) > Number(than.split(".")[1]);

/** An Outlook with this row's sets. A call of a newer set than it has is no function there, as in the real one. */
class StandIn {
  html = "<p>안녕하세요.</p>";
  files: { id: number; name: string }[] = [];
  attached = 0;
  marks: string[] = [];
  properties = new Map<string, unknown>();
  constructor(
    readonly row: HostRow,
    mode: "compose" | "read",
  ) {
    const has = (version: string) => row.mailbox !== "" && !newer(version, row.mailbox);
    const since = <T>(version: string, value: T) => (has(version) ? value : undefined);
    const byPlace = /classic|Mac/.test(row.name);
    const people = { getAsync: done([]), addAsync: done(undefined), setAsync: done(undefined) };
    const composed = {
      body: {
        getTypeAsync: done("html"),
        getAsync: (_: string, answer: Done) => done(this.html)(answer),
        setAsync: (html: string, _: unknown, answer: Done) => done((this.html = html))(answer),
        prependAsync: (html: string, _: unknown, answer: Done) =>
          done((this.html = html + this.html))(answer),
      },
      subject: { getAsync: done(""), setAsync: done(undefined) },
      to: people,
      cc: people,
      from: since("1.7", { getAsync: done({ emailAddress: "coldwave@seoul.example" }) }),
      getAttachmentsAsync: since("1.8", (answer: Done) =>
        done(this.files.map(({ id, name }, i) => ({ name, id: String(byPlace ? i : id), isInline: false })))(
          answer,
        ),
      ),
      addFileAttachmentFromBase64Async: since("1.8", (_: string, name: string, __: unknown, answer: Done) =>
        done(this.files.push({ id: ++this.attached, name }))(answer),
      ),
      removeAttachmentAsync: (id: string, answer: Done) => {
        this.files = this.files.filter((file, i) => String(byPlace ? i : file.id) !== id);
        done(undefined)(answer);
      },
      sessionData: since("1.11", {
        getAsync: (_: string, answer: Done) => answer({ status: "failed", error: { name: "KeyNotFound" } }),
        setAsync: (name: string, value: string, answer: Done) =>
          done(name === MARK_NAME && this.marks.push(value))(answer),
      }),
      loadCustomPropertiesAsync: done({
        get: (name: string) => this.properties.get(name),
        set: (name: string, value: unknown) => this.properties.set(name, value),
        saveAsync: done(undefined),
      }),
      internetHeaders: since("1.8", {
        setAsync: (headers: Record<string, string>, answer: Done) =>
          done(this.marks.push(headers[MARK_NAME] ?? ""))(answer),
      }),
    };
    const read = { subject: "Re: [사전협의 C2026-00142-L] 안내", body: { getAsync: done("") } };
    vi.stubGlobal("Office", {
      CoercionType: { Html: "html" },
      EventType: { ItemChanged: "changed" },
      onReady: () => Promise.resolve(row.mailbox ? { host: "Outlook" } : { host: null, platform: null }),
      context: {
        displayLanguage: "ko-KR",
        requirements: {
          isSetSupported: (set: string, version: string) =>
            set === "Mailbox" ? has(version) : set === "NestedAppAuth" ? row.nested : set === "DialogApi",
        },
        mailbox: {
          userProfile: { emailAddress: "Minsu@seoul.example" },
          item: mode === "compose" ? composed : read,
        },
      },
    });
  }
}

const filling = (code: string) => ({
  subject: "[사전협의 C2026-00142-L]",
  to: ["citizen@seoul.example"],
  cc: [],
  html: `<p><br></p><table><tr><td>120 사전협의서 C2026-00142-L · 1차 · ${code}</td></tr><tr><td>협의서 끝 · C2026-00142-L · ${code}</td></tr></table>`,
  attachments: [{ name: "사전협의서.docx", contentType: "x", base64: "QQ==" }],
});
const mark = {
  reference: "C2026-00142-L",
  revision: 1,
  fillCode: "3f9a2c1b",
  bodies: [],
  consultation: "",
  sendBy: 0,
  urgent: false,
};

beforeEach(() => vi.restoreAllMocks());
afterEach(() => vi.unstubAllGlobals());

describe.each(hosts.map((row) => [row.name, row] as const))("In %s", (_, row) => {
  const shown = new Set(abilities.map((ability) => row.cells[ability]).flatMap((cell) => cell.test ?? []));
  // A row that doesn't name a test has none of it.
  const show = (test: string) => (shown.has(test) ? it : () => undefined);
  show("outside Outlook")("there is no mail, and the pane says so", async () => {
    new StandIn(row, "compose");
    expect(await openHost()).toEqual({ mode: "none", language: "", address: "" });
  });
  const pane = row.mailbox !== "";
  (pane && row.cells.compose.how !== "can't be" ? it : () => undefined)(
    "a sheet filled twice stands there once, with one Word file where files can be attached, and a pane opened anew takes both back",
    async () => {
      const mail = new StandIn(row, "compose");
      expect((await openHost()).mode).toBe("compose");
      expect(await from()).toBe(newer("1.7", row.mailbox) ? "minsu@seoul.example" : "coldwave@seoul.example");
      const first = await fill(filling("3f9a2c1b"), mark, null);
      await fill(filling("77777777"), mark, first.done ? first.trace : null);
      expect(mail.html.match(/120 사전협의서/g)).toHaveLength(1);
      expect(mail.files.map((file) => file.name)).toEqual(
        newer("1.8", row.mailbox) ? [] : ["사전협의서.docx"],
      );
      const kept = await traceOfMail();
      expect(kept && (await undo(kept))).toEqual({ done: true, trace: null });
      expect(mail.html).not.toContain("사전협의서");
      expect(mail.files).toEqual([]);
    },
  );
  show("keeps the mark")("the fill leaves its mark with the mail where there is a place for it", async () => {
    const mail = new StandIn(row, "compose");
    await fill(filling("3f9a2c1b"), mark, null);
    expect(mail.marks.length).toBe(newer("1.8", row.mailbox) ? 0 : newer("1.11", row.mailbox) ? 1 : 2);
  });
  (pane ? it : () => undefined)("the reference is read from the open mail", async () => {
    new StandIn(row, "read");
    expect(await openHost()).toEqual({ mode: "read", language: "ko-KR", address: "minsu@seoul.example" });
    expect(await referencesOfMail()).toEqual(["C2026-00142-L"]);
  });
  show("signs in")("its person signs in by Outlook, else by the dialog", () => {
    new StandIn(row, "read");
    expect(supportsNestedSignIn()).toBe(row.cells["sign-in"].how === "works");
    expect(supportsDialog()).toBe(true);
  });
  it("has a Smart Alert exactly where its Mailbox set has one", () => {
    const known = pane && !newer("1.12", row.mailbox);
    expect(row.cells["Smart Alert"].how).toBe(known ? "works" : "can't be");
  });
  show("manifest: read view only")("the manifest offers the phone nothing but the read view", () => {
    const manifest = readFileSync(join(root, "manifest.xml"), "utf8");
    const mobile = /<MobileFormFactor>[\s\S]*<\/MobileFormFactor>/.exec(manifest)?.[0] ?? "";
    expect([...mobile.matchAll(/ExtensionPoint xsi:type="(\w+)"/g)].map((match) => match[1])).toEqual([
      "MobileMessageReadCommandSurface",
    ]);
  });
  it("every cell names a test that is there, or says what a real Outlook has to show", () => {
    const source = readFileSync(import.meta.filename, "utf8");
    for (const ability of abilities) {
      const cell = row.cells[ability];
      if (cell.onlyReal) expect(cell.onlyReal.length).toBeGreaterThan(40);
      if (cell.test)
        expect(
          source.includes(`"${ownTests[cell.test] ?? "?"}"`) ||
            existsSync(join(root, cell.test)) ||
            existsSync(join(root, "addin", cell.test)),
          `${row.name}, ${ability}: ${cell.test}`,
        ).toBe(true);
    }
  });
});

it("docs/hosts.md says what the table says", () => {
  if (process.env.UPDATE_HOSTS) writeFileSync(document, render());
  expect(readFileSync(document, "utf8")).toBe(render());
});
