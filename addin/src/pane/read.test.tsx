// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { t } from "../locales/index.ts";
import { Read } from "./read.tsx";

type Done = (result: unknown) => void;
const said = () => document.body.textContent;
const answered = (value: string) => ({ status: "succeeded", value });
const getAsync = vi.fn<(type: string, done: Done) => void>();
const signingIn = { session: null, problem: null, retry: () => undefined, signIn: () => Promise.resolve() };

beforeEach(() => {
  vi.stubGlobal("Office", { context: { mailbox: { item: { subject: "점심", body: { getAsync } } } } });
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
  getAsync.mockReset();
});

describe("A mail that is read", () => {
  it("that names no consultation is none of ours", async () => {
    getAsync.mockImplementation((_, done) => done(answered("같이 먹어요")));
    render(<Read state={signingIn} />, document.body);
    await vi.waitFor(() => expect(said()).toContain(t("notOurs")));
    expect(document.querySelector("button")).toBeNull();
  });
  it("that Outlook can't read is not called foreign: it says so, and reads it at the next try", async () => {
    getAsync.mockImplementationOnce((_, done) =>
      done({ status: "failed", error: { code: 9020, name: "InternalServerError", message: "" } }),
    );
    render(<Read state={signingIn} />, document.body);
    await vi.waitFor(() => expect(said()).toContain(t("error.readMail", { name: "InternalServerError" })));
    expect(said()).not.toContain(t("notOurs"));
    getAsync.mockImplementation((_, done) => done(answered("협의 C2026-00142-L 건")));
    document.querySelector("button")?.click();
    await vi.waitFor(() => expect(said()).toContain(t("signingIn")));
    expect(said()).not.toContain(t("error.readMail", { name: "InternalServerError" }));
  });
});
