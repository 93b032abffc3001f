// @vitest-environment jsdom
import { createHash } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { dialogSignIn } from "./dialog-sign-in.ts";

type Listener = (event: unknown) => void;

/** An Outlook that can open a dialog, and the Server behind it. */
const opened: string[] = [];
const listeners: Record<string, Listener> = {};
const close = vi.fn();
let refusal: number | null;
let answer: () => Response;
const asked = vi.fn<(address: string, options: RequestInit) => Promise<Response>>();

beforeEach(() => {
  opened.length = 0;
  refusal = null;
  answer = () => Response.json({ accessToken: "minsu's", expiresIn: 3600, address: "minsu@seoul.example" });
  asked.mockReset().mockImplementation(() => Promise.resolve(answer()));
  vi.stubGlobal("fetch", asked);
  vi.stubGlobal("Office", {
    EventType: { DialogMessageReceived: "message", DialogEventReceived: "event" },
    context: {
      ui: {
        displayDialogAsync: (address: string, _: unknown, done: (result: unknown) => void) => {
          opened.push(address);
          done(
            refusal
              ? { status: "failed", error: { code: refusal } }
              : {
                  status: "succeeded",
                  value: {
                    close,
                    addEventHandler: (type: string, listener: Listener) => (listeners[type] = listener),
                  },
                },
          );
        },
      },
    },
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function signsIn(message: unknown = { message: "code", origin: location.origin }) {
  const signIn = dialogSignIn("minsu@seoul.example");
  const asking = signIn.interactive();
  await vi.waitFor(() => expect(opened).toHaveLength(1));
  listeners.message?.(message);
  await asking;
  return signIn;
}

describe("Signing in through the Server's dialog", () => {
  it("asks the person first, since a window may only open from a click", async () => {
    await expect(dialogSignIn("minsu@seoul.example").token()).rejects.toMatchObject({
      key: "error.signInFirst",
    });
    expect(opened).toEqual([]);
  });
  it("opens our own page for the mailbox's person, and gives the code with the proof that only this pane has", async () => {
    const signIn = await signsIn();
    expect(await signIn.token()).toBe("minsu's");
    const page = new URL(opened[0] ?? "");
    expect(page.origin).toBe(location.origin);
    expect(page.searchParams.get("address")).toBe("minsu@seoul.example");
    const sent = JSON.parse(asked.mock.calls[0]?.[1].body as string) as { code: string; verifier: string };
    expect(sent.code).toBe("code");
    expect(createHash("sha256").update(sent.verifier).digest("base64url")).toBe(
      page.searchParams.get("challenge"),
    );
    expect(close).toHaveBeenCalled();
  });
  it("never takes another person's token, whoever signed in inside the dialog", async () => {
    answer = () => Response.json({ accessToken: "jiwon's", expiresIn: 3600, address: "jiwon@seoul.example" });
    await expect(signsIn()).rejects.toMatchObject({ key: "error.otherAccount" });
  });
  it("keeps the token for one mailbox: the next one begins with nothing", async () => {
    await signsIn();
    await expect(dialogSignIn("jiwon@seoul.example").token()).rejects.toMatchObject({
      key: "error.signInFirst",
    });
  });
  it("takes no message that says it comes from another site", async () => {
    await expect(signsIn({ message: "code", origin: "https://elsewhere.example" })).rejects.toMatchObject({
      key: "error.signIn",
    });
    expect(asked).not.toHaveBeenCalled();
  });
  it("asks anew a minute before the token ends, and when the API refuses it", async () => {
    const signIn = await signsIn();
    vi.useFakeTimers({ now: Date.now() + 3_541_000 });
    await expect(signIn.token()).rejects.toMatchObject({ key: "error.expired" });
    vi.useRealTimers();
    const other = await signsInAgain();
    await expect(other.token(true)).rejects.toMatchObject({ key: "error.expired" });
    await expect(other.token()).rejects.toMatchObject({ key: "error.signInFirst" });
  });
  it("says that the dialog was closed", async () => {
    const asking = dialogSignIn("minsu@seoul.example").interactive();
    await vi.waitFor(() => expect(opened).toHaveLength(1));
    listeners.event?.({ error: 12_006 });
    await expect(asking).rejects.toMatchObject({ key: "error.signInClosed" });
  });
  it.each([
    [12_007, "error.signInOpen"],
    [12_009, "error.popup"],
    [12_011, "error.signIn"],
  ])("says why no dialog opened (%i)", async (code, key) => {
    refusal = code;
    await expect(dialogSignIn("minsu@seoul.example").interactive()).rejects.toMatchObject({ key });
  });
  it("gives up after five minutes when the host never says that the dialog was closed", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const asking = dialogSignIn("minsu@seoul.example").interactive();
    const outcome = expect(asking).rejects.toMatchObject({ key: "error.signInClosed" });
    await vi.waitUntil(() => opened.length === 1, { interval: 1 }).catch(() => undefined);
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    await outcome;
  });
  it("says that the server can't be reached, and that it refused the code, apart", async () => {
    answer = () => new Response("", { status: 400 });
    await expect(signsIn()).rejects.toMatchObject({ key: "error.signIn" });
    asked.mockRejectedValue(new TypeError("Failed to fetch"));
    opened.length = 0;
    await expect(signsIn()).rejects.toMatchObject({ key: "error.offline" });
  });
});

function signsInAgain() {
  opened.length = 0;
  return signsIn();
}
