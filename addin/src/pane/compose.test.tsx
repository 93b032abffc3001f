// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { answer, Mail } from "../../tests/mail.ts";
import type { ConsultationView, ListItem } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { onItemChanged } from "../outlook/host.ts";
import { emptyMessage, emptySheet, type Sheet } from "../sheet/sheet.ts";
import { Compose } from "./compose.tsx";
import { loadDraft, saveDraft } from "./draft-store.ts";
import type { Session, SessionState } from "./session.ts";

const ADDRESS = "minsu@seoul.example";
const A = "C2026-00001-A";
const B = "C2026-00002-B";

const sheetOf = (text: string): Sheet => {
  const sheet = emptySheet("한파대응팀");
  return { ...sheet, title: text, messages: sheet.messages.map((message) => ({ ...message, text })) };
};
/** A sheet that can be filled, as it was written in the pane before. */
function keepComplete() {
  const hour = 60 * 60 * 1000;
  const at = (hours: number) => new Date(Date.now() + hours * hour).toISOString();
  const window = { windowStart: at(4), windowEnd: at(5) };
  const message = { ...emptyMessage(), text: "쓰던 문안. 문의 02-120", ...window };
  const contact = { name: "김민수", telephone: "02-2133-0000" };
  const sheet = { ...sheetOf("쉼터"), messages: [message], reason: "알리기 위함", contact };
  saveDraft(ADDRESS, { id: "1", sheet, reference: null, version: null, filled: false, savedAt: 1 });
  return sheet;
}
const view = (reference: string, part: Partial<ConsultationView> = {}) =>
  ({
    reference,
    version: 1,
    revision: 0,
    status: "draft",
    sheet: sheetOf(`문안 ${reference}`),
    workingSheet: null,
    ...part,
  }) as ConsultationView;
const item = (reference: string) =>
  ({ reference, title: reference, status: "draft", owned: true, department: "한파대응팀" }) as ListItem;

const api = {
  list: vi.fn(),
  get: vi.fn(),
  check: vi.fn(),
  create: vi.fn(),
  fill: vi.fn(),
};
let mail: Mail;
let office: { context: { mailbox: Record<string, unknown> } & Record<string, unknown> } & Record<
  string,
  unknown
>;
/** A pinned pane has moved to another mail. */
let moved = () => {};
let state: SessionState;

beforeEach(() => {
  localStorage.clear();
  mail = new Mail();
  office = {
    CoercionType: { Html: "html" },
    EventType: { ItemChanged: "changed" },
    context: {
      requirements: { isSetSupported: () => true },
      roamingSettings: { get: () => undefined, set: () => undefined, saveAsync: () => undefined },
      mailbox: {
        item: mail.item,
        userProfile: { emailAddress: ADDRESS },
        addHandlerAsync: (_: unknown, handler: () => void) => (moved = handler),
      },
    },
  };
  vi.stubGlobal("Office", office);
  for (const call of Object.values(api)) call.mockReset();
  api.list.mockResolvedValue({ items: [item(A), item(B)] });
  api.get.mockImplementation((reference: string) => Promise.resolve(view(reference)));
  api.check.mockImplementation(() => new Promise(() => undefined));
  const session = {
    api,
    me: { address: ADDRESS, name: "김민수", roles: [], departments: ["한파대응팀"] },
    settings: { bodies: [], consultationMailbox: "consult120@seoul.example" },
  } as unknown as Session;
  state = { session, problem: null, retry: () => undefined, signIn: () => Promise.resolve() };
});
afterEach(() => {
  close();
  vi.unstubAllGlobals();
});

async function open() {
  render(<Compose address={ADDRESS} state={state} />, document.body);
  await vi.waitFor(() => expect(document.getElementById("earlier")).not.toBeNull());
}
const close = () => render(null, document.body);
const text = () => document.querySelector("textarea") as HTMLTextAreaElement;
const shows = (value: string) => vi.waitFor(() => expect(text().value).toBe(value));
async function type(value: string) {
  text().value = value;
  text().dispatchEvent(new Event("input", { bubbles: true }));
  await shows(value);
}
const button = (label: string) =>
  vi.waitFor(() => {
    const found = [...document.querySelectorAll("button")].find((one) => one.textContent === label);
    if (!found) throw new Error(`no button ${label}`);
    return found;
  });
const press = async (label: string) => (await button(label)).click();
async function choose(id: string, value: string) {
  const select = document.getElementById(id) as HTMLSelectElement;
  select.value = value;
  select.dispatchEvent(new Event("change", { bubbles: true }));
  await vi.waitFor(() => expect((document.getElementById(id) as HTMLSelectElement).value).toBe(value));
}
async function copy(reference: string) {
  await choose("earlier", reference);
  await press(t("earlier.start"));
  await shows(`문안 ${reference}`);
}

it("The clock of a second revision runs out no more once the first was sent in time", async () => {
  const start = Date.now() + 60 * 60 * 1000;
  const due = (at: number) => new Date(at).toISOString();
  const sheet = sheetOf("고칠 문안");
  sheet.messages[0] = { ...emptyMessage(), text: "고칠 문안", windowStart: due(start) };
  const leadTime = {
    sentAt: due(start - 3 * 60 * 60 * 1000),
    plannedStart: due(start),
    markedAfterwards: false,
  };
  api.get.mockResolvedValue(view(A, { revision: 1, status: "awaiting", sheet, leadTime }));
  await open();
  await choose("continue", A);
  await shows("고칠 문안");
  expect(document.querySelector(".clock")?.textContent).toBe(t("clock.kept"));
  expect(document.body.textContent).not.toContain(t("finding.lead-time-short"));
});

it.each([true, false])("A mail is said to hold a sheet only where one stands in it: %s", async (sheet) => {
  mail.session["x-consultaddin-trace"] = JSON.stringify({ subject: "", sheet, to: [], cc: [], files: [] });
  await open();
  await button(t("compose.undo"));
  expect(document.body.textContent.includes(t("compose.filledBefore"))).toBe(sheet);
});

describe("A mail into which the sheet must be pasted by hand", () => {
  const sheetHtml = (code: string) =>
    `<table><tr><td>120 사전협의서 ${A} · 1차 · ${code}</td></tr><tr><td>협의서 끝 · ${A} · ${code}</td></tr></table>`;
  const result = {
    ...{ reference: A, version: 2, revision: 1, fillCode: "3f9a2c1b", html: sheetHtml("3f9a2c1b") },
    subject: `[사전협의 ${A}] 쉼터`,
    to: ["citizen@seoul.example", "ops@dasan120.example"],
    cc: ["consult120@seoul.example"],
    attachments: ["사전협의서.docx", "사전협의서.hwpx"].map((name) => ({
      ...{ name, contentType: "x", base64: "QQ==" },
    })),
  };
  const writeText = vi.fn<(text: string) => Promise<void>>();
  beforeEach(() => {
    writeText.mockReset().mockResolvedValue();
    vi.stubGlobal("navigator", { clipboard: { writeText } });
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:x");
    vi.spyOn(URL, "revokeObjectURL").mockReturnValue();
    api.create.mockResolvedValue(view(A));
    api.get.mockResolvedValue(view(A, { sheet: keepComplete() }));
  });

  const mails: ["text-body" | "several-sheets", () => void, string | null][] = [
    ["text-body", () => void (mail.bodyType = "text"), "긴급합니다"],
    ["several-sheets", () => void (mail.html = sheetHtml("11111111") + sheetHtml("22222222")), null],
  ];
  it.each(mails)("gets all the rest to put there, too: %s", async (because, given, kakaoTalk) => {
    given();
    api.fill.mockResolvedValue({ ...result, kakaoTalk });
    await open();
    await press(t("compose.fill"));
    await button(t("compose.copySheet"));
    expect(document.querySelector('[role="alert"]')?.textContent).toBe(t(`compose.${because}`));
    const copied = [t("compose.copySubject"), t("compose.copyTo"), t("compose.copyCc")];
    for (const label of copied) await press(label);
    expect(writeText.mock.calls).toEqual([
      [result.subject],
      ["citizen@seoul.example; ops@dasan120.example"],
      ["consult120@seoul.example"],
    ]);
    const files = [...document.querySelectorAll<HTMLAnchorElement>(".failure a[download]")];
    expect(files.map((file) => file.download)).toEqual(["사전협의서.docx", "사전협의서.hwpx"]);
    expect(document.querySelector(".failure pre")?.textContent ?? null).toBe(kakaoTalk);
  });
});

describe("A pinned pane that moves to another mail while the Server makes the consultation", () => {
  let made: () => void;
  beforeEach(async () => {
    onItemChanged(() => undefined);
    api.create.mockImplementation(
      () => new Promise((resolve) => (made = () => resolve(view(A, { version: 7 })))),
    );
    api.fill.mockImplementation(() => new Promise(() => undefined));
    keepComplete();
    await open();
    await press(t("compose.fill"));
    await vi.waitFor(() => expect(api.create).toHaveBeenCalledOnce());
    const next = new Mail();
    next.item.from.getAsync = (done) => answer({ emailAddress: "other@seoul.example" }, done);
    office.context.mailbox.item = next.item;
    close();
    moved();
    await open();
  });
  const filledOnce = async () => {
    await vi.waitFor(() => expect(api.fill).toHaveBeenCalled());
    expect(api.create).toHaveBeenCalledOnce();
    expect(api.fill.mock.calls).toMatchObject([[A, { from: "other@seoul.example", version: 7 }]]);
  };

  it("fills that same one there, though it isn't made yet", async () => {
    await press(t("compose.fill"));
    made();
    await filledOnce();
  });
  it("fills that same one there, once it is made and was written on", async () => {
    made();
    await vi.waitFor(() => expect(loadDraft(ADDRESS)?.reference).toBe(A));
    await type("더 쓴 문안. 문의 02-120");
    expect(loadDraft(ADDRESS)).toMatchObject({ reference: A, version: 7 });
    await press(t("compose.fill"));
    await filledOnce();
  });
  it("doesn't take it for another sheet that was begun there", async () => {
    await press(t("compose.startOver"));
    await shows("");
    await type("다른 문안. 문의 02-120");
    made();
    await new Promise((resolve) => setTimeout(resolve));
    expect(loadDraft(ADDRESS)).toMatchObject({ reference: null });
  });
});

describe("A sheet that was filled and never sent, of which the Server tells late", () => {
  let told: () => void;
  beforeEach(async () => {
    const sheet = sheetOf("채운 문안");
    saveDraft(ADDRESS, { id: "1", sheet, reference: A, version: 1, filled: true, savedAt: 1 });
    api.get.mockImplementation((reference: string) =>
      reference === A
        ? new Promise((resolve) => (told = () => resolve(view(A))))
        : Promise.resolve(view(reference)),
    );
    await open();
    await vi.waitFor(() => expect(api.get).toHaveBeenCalledWith(A));
  });
  const tell = async () => {
    told();
    await new Promise((resolve) => setTimeout(resolve, 20));
  };

  it("goes on, where nothing else was done", async () => {
    await tell();
    await shows("채운 문안");
  });
  it("doesn't take the place of the one that was chosen meanwhile", async () => {
    await choose("continue", B);
    await shows(`문안 ${B}`);
    await tell();
    await shows(`문안 ${B}`);
  });
  it("doesn't take the place of what was typed meanwhile", async () => {
    await type("그새 쓴 문안");
    await tell();
    await shows("그새 쓴 문안");
  });
});

describe("What the officer had typed before an earlier sheet took its place", () => {
  const OWN = "쓰던 문안. 문의 02-120";
  beforeEach(async () => {
    await open();
    await type(OWN);
  });

  it.each([
    ["another one is tried", () => copy(B)],
    [
      "the same one is taken twice",
      async () => {
        const asked = api.get.mock.calls.length;
        await press(t("earlier.start"));
        await vi.waitFor(() => expect(api.get.mock.calls.length).toBeGreaterThan(asked));
        await button(t("earlier.start"));
      },
    ],
    [
      "a consultation is gone on with",
      async () => {
        await choose("continue", B);
        await shows(`문안 ${B}`);
      },
    ],
  ])("comes back, though %s", async (_, then) => {
    await copy(A);
    await then();
    await press(t("compose.back"));
    await shows(OWN);
  });
  it.each([
    ["that is back", () => press(t("compose.back"))],
    ["another one is gone on with", () => choose("continue", B)],
  ])("and nothing is said any more of what was taken over, once %s", async (_, then) => {
    const said = t("earlier.done", { reference: A });
    await copy(A);
    await vi.waitFor(() => expect(document.body.textContent).toContain(said));
    await then();
    await vi.waitFor(() => expect(document.body.textContent).not.toContain(said));
  });
  it("is there again in a pane that was closed after a mere look at the earlier one", async () => {
    await copy(A);
    close();
    await open();
    await shows(OWN);
  });
  it("gives way to the copy once something is typed into that", async () => {
    await copy(A);
    await type("베껴 고친 문안. 문의 02-120");
    close();
    await open();
    await shows("베껴 고친 문안. 문의 02-120");
  });
});
