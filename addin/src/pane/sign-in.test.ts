// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { nestedSignIn } from "./sign-in.ts";

class InteractionRequiredAuthError extends Error {}
const app = {
  getAllAccounts: vi.fn(() => [{ username: "jiwon@seoul.example" }, { username: "Minsu@seoul.example" }]),
  acquireTokenSilent: vi.fn(),
  acquireTokenPopup: vi.fn(),
};
const create = vi.fn();

vi.mock("@azure/msal-browser", () => ({
  InteractionRequiredAuthError,
  BrowserCacheLocation: { MemoryStorage: "memoryStorage" },
  createNestablePublicClientApplication: (...args: unknown[]): unknown => create(...args),
}));

const given = (username: string, accessToken: string) => ({ account: { username }, accessToken });
const never = () => new Promise<never>(() => undefined);

beforeEach(() => {
  vi.clearAllMocks();
  create.mockResolvedValue(app);
  app.acquireTokenSilent.mockResolvedValue(given("Minsu@seoul.example", "minsu's"));
  const configuration = {
    clientId: "c",
    authority: "https://login.microsoftonline.com/t",
    scope: "api://c/access_as_user",
  };
  vi.stubGlobal("fetch", () => Promise.resolve(new Response(JSON.stringify(configuration))));
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

function serverKnows(address: string) {
  const answers: Record<string, unknown> = {
    "/api/me": { address },
    "/api/settings": {
      consultationMailbox: "consult120@seoul.example",
      bodies: [{ address: "ops@dasan120.example" }],
      departments: [{ mailboxes: ["ColdWave@seoul.example"] }],
    },
  };
  const asked = vi.fn((request: Request) =>
    Promise.resolve(Response.json(answers[new URL(request.url).pathname])),
  );
  vi.stubGlobal("fetch", asked);
  return asked;
}

describe("Signing in through Outlook", () => {
  it("asks for a token of the API for the mailbox's own person, whoever else is known to the browser", async () => {
    const signIn = await nestedSignIn("minsu@seoul.example");
    expect(await signIn.token()).toBe("minsu's");
    expect(app.acquireTokenSilent.mock.calls[0]?.[0]).toMatchObject({
      scopes: ["api://c/access_as_user"],
      loginHint: "minsu@seoul.example",
      account: { username: "Minsu@seoul.example" },
    });
  });
  it("keeps tokens in memory only, so that the next person never finds them", async () => {
    await nestedSignIn("minsu@seoul.example");
    expect(create.mock.calls[0]?.[0]).toMatchObject({ cache: { cacheLocation: "memoryStorage" } });
  });
  it("takes no other account for a person it doesn't know yet", async () => {
    app.acquireTokenSilent.mockResolvedValue(given("new@seoul.example", "new's"));
    const signIn = await nestedSignIn("new@seoul.example");
    await signIn.token();
    expect(app.acquireTokenSilent.mock.calls[0]?.[0]).not.toHaveProperty("account");
  });
  it("never takes another person's token, whomever Outlook or the popup chose", async () => {
    const signIn = await nestedSignIn("minsu@seoul.example");
    serverKnows("jiwon@seoul.example");
    app.acquireTokenSilent.mockResolvedValue(given("jiwon@seoul.example", "jiwon's"));
    await expect(signIn.token()).rejects.toMatchObject({ key: "error.otherAccount" });
    app.acquireTokenPopup.mockResolvedValue(given("jiwon@seoul.example", "jiwon's"));
    await expect(signIn.interactive()).rejects.toMatchObject({ key: "error.otherAccount" });
  });
  it.each([
    ["no account's name", "", "minsu@seoul.example"],
    ["another name", "m.kim@seoul.example", "minsu@seoul.example"],
    ["the officer who opened their department's mailbox", "minsu@seoul.example", "coldwave@seoul.example"],
  ])("takes the token where Outlook gives %s and the Server knows better", async (_, username, mailbox) => {
    const signIn = await nestedSignIn(mailbox);
    const asked = serverKnows("Minsu@seoul.example");
    app.acquireTokenSilent.mockResolvedValue(given(username, "minsu's"));
    expect(await signIn.token()).toBe("minsu's");
    expect(await signIn.token()).toBe("minsu's");
    expect(asked).toHaveBeenCalledTimes(2);
    expect(asked.mock.calls[0]?.[0].headers.get("Authorization")).toBe("Bearer minsu's");
  });
  it("asks the person only where Outlook can't answer alone", async () => {
    app.acquireTokenSilent.mockRejectedValue(new InteractionRequiredAuthError());
    const signIn = await nestedSignIn("minsu@seoul.example");
    await expect(signIn.token()).rejects.toMatchObject({ key: "error.expired" });
    expect(app.acquireTokenPopup).not.toHaveBeenCalled();
    app.acquireTokenPopup.mockRejectedValue(new Error("closed"));
    await expect(signIn.interactive()).rejects.toMatchObject({ key: "error.signIn" });
  });
  it.each([
    ["the client", () => create.mockImplementation(never)],
    ["the token", () => app.acquireTokenSilent.mockImplementation(never)],
  ])("gives up after twenty seconds when the host never answers with %s", async (_, stall) => {
    vi.useFakeTimers();
    stall();
    const waiting = nestedSignIn("minsu@seoul.example").then((signIn) => signIn.token());
    const outcome = expect(waiting).rejects.toMatchObject({ key: "error.signIn" });
    await vi.advanceTimersByTimeAsync(40_000);
    await outcome;
  });
  it("says that the server can't be reached, and that it broke, apart", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(nestedSignIn("minsu@seoul.example")).rejects.toMatchObject({ key: "error.offline" });
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("", { status: 502 })));
    await expect(nestedSignIn("minsu@seoul.example")).rejects.toMatchObject({ key: "error.server" });
  });
});
