// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { useMailboxSession } from "./session.ts";

const given = { account: { username: "" }, accessToken: "minsu's" };
vi.mock("@azure/msal-browser", () => ({
  InteractionRequiredAuthError: Error,
  BrowserCacheLocation: { MemoryStorage: "memoryStorage" },
  createNestablePublicClientApplication: () =>
    Promise.resolve({ getAllAccounts: () => [], acquireTokenSilent: () => Promise.resolve(given) }),
}));

const asked: string[] = [];
beforeEach(() => {
  asked.length = 0;
  const answers: Record<string, unknown> = {
    "/pane/config.json": { clientId: "c", authority: "https://login.microsoftonline.com/t", scope: "s" },
    "/api/me": { name: "김민수", address: "minsu@seoul.example" },
    "/api/settings": { consultationMailbox: "", bodies: [], departments: [] },
  };
  vi.stubGlobal("fetch", (request: Request | string) => {
    const { pathname } = new URL(typeof request === "string" ? request : request.url, location.origin);
    asked.push(pathname);
    return Promise.resolve(Response.json(answers[pathname]));
  });
  vi.stubGlobal("Office", { context: { requirements: { isSetSupported: () => true } } });
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

function Who() {
  const { session, problem } = useMailboxSession("minsu@seoul.example");
  return (
    <p>
      {problem?.key} {session?.me.name}
    </p>
  );
}

it.each([
  ["whom Outlook calls by the mailbox's address", "minsu@seoul.example"],
  ["whom Outlook calls otherwise, so that the Server has to say whose the token is", "m.kim@seoul.example"],
])("The Server is asked once who somebody is: %s", async (_, username) => {
  given.account.username = username;
  render(<Who />, document.body);
  await vi.waitFor(() => expect(document.body.textContent).toContain("김민수"));
  expect(asked.toSorted()).toEqual(["/api/me", "/api/settings", "/pane/config.json"]);
});
