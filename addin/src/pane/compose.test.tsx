// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Mail } from "../../tests/mail.ts";
import type { ConsultationView, ListItem } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { emptyMessage, emptySheet, type Sheet } from "../sheet/sheet.ts";
import { Compose } from "./compose.tsx";
import type { Session, SessionState } from "./session.ts";

const ADDRESS = "minsu@seoul.example";
const A = "C2026-00001-A";
const B = "C2026-00002-B";

const sheetOf = (text: string): Sheet => {
  const sheet = emptySheet("한파대응팀");
  return { ...sheet, title: text, messages: sheet.messages.map((message) => ({ ...message, text })) };
};
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
let state: SessionState;

beforeEach(() => {
  localStorage.clear();
  mail = new Mail();
  vi.stubGlobal("Office", {
    CoercionType: { Html: "html" },
    context: {
      requirements: { isSetSupported: () => true },
      roamingSettings: { get: () => undefined, set: () => undefined, saveAsync: () => undefined },
      mailbox: { item: mail.item, userProfile: { emailAddress: ADDRESS } },
    },
  });
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
