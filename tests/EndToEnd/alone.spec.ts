import { expect, test, type BrowserContext } from "@playwright/test";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createContext, runInContext } from "node:vm";
import { answer, closureOf, OfficerWindow, people } from "./office.ts";

// What the product needs of the world: the pages no host but the API's and Microsoft's, the Smart Alert nothing but Office.

const home = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}`;
/** From where Office.js comes, and where people sign in; the stand-in answers for both here. */
const MICROSOFT = ["https://appsforoffice.microsoft.com", "https://login.microsoftonline.com"];

/** Every address that a context asks for from now on, also those that a policy or the network refuses. */
function listen(context: BrowserContext) {
  const asked = new Set<string>();
  context.on("request", (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol)) asked.add(origin);
  });
  return asked;
}

test("pane, pages and sign-in ask no host but the API's and Microsoft's, through a whole consultation", async ({
  browser,
}) => {
  test.slow();
  const officer = await OfficerWindow.compose(browser, people.otherOfficer, "&sign-in=dialog");
  const { page, pane } = officer;
  const context = page.context();
  const asked = listen(context);
  await page.reload();
  const opened = page.waitForEvent("popup");
  await pane.getByRole("button", { name: "로그인", exact: true }).click();
  await (await opened).getByText(people.otherOfficer).click();
  await expect(pane.getByText("이지원 님")).toBeVisible();
  await officer.write(closureOf("아무에게도 묻지 않는 안내"));
  await pane.getByText("미리보기", { exact: true }).click();
  await pane.getByRole("button", { name: "메일과 Word 파일 미리보기" }).click();
  await expect(pane.getByRole("link", { name: "Word 파일 내려받아 보기" })).toBeVisible();
  const reference = await officer.fill();
  await officer.send();
  // Outlook's own sign-in, too.
  await page.goto(page.url().replace("&sign-in=dialog", ""));
  await officer.sees("협의중");
  await answer(browser, people.citizenService, reference, "동의합니다.");
  await officer.sees("일부동의");

  for (const [address, who, shown] of [
    [`/c/${reference}`, people.otherOfficer, "일부동의"],
    ["/reviews", people.reviewer, "기다리는 회신"],
    ["/admin/templates", "admin@seoul.example", "협의서 서식"],
  ] as const) {
    const other = await browser.newContext();
    const there = listen(other);
    const visited = await other.newPage();
    await visited.goto(address);
    await visited.getByText(who).click();
    await expect(visited.getByText(shown).first()).toBeVisible();
    for (const origin of there) asked.add(origin);
    await other.close();
  }
  expect([...asked].filter((origin) => origin !== home && !MICROSOFT.includes(origin))).toEqual([]);
  expect(asked).toContain(home);
});

test("what each page may ask is fixed by its policy: itself, Office.js and Microsoft's sign-in, and nothing else", async () => {
  for (const path of ["/pane/index.html", "/pane/launch.html", "/pane/sign-in.html", "/pane/reviews.html"]) {
    const policy = (await fetch(home + path)).headers.get("content-security-policy") ?? "";
    const [directives, ancestors] = policy
      .split(/;\s*/)
      .reduce<[string[], string[]]>(
        ([most, frames], one) =>
          one.startsWith("frame-ancestors") ? [most, [...frames, one]] : [[...most, one], frames],
        [[], []],
      );
    expect(directives, path).toContain("default-src 'none'");
    const named = directives.join(" ").match(/[a-z]+:\/\/[^\s;]+/g) ?? [];
    expect(
      named.filter((origin) => !MICROSOFT.includes(origin)),
      path,
    ).toEqual([]);
    expect(directives.join("; "), path).not.toMatch(
      /\*|'unsafe-eval'|script-src[^;]*'unsafe-inline'|data:|https:(?!\/\/)/,
    );
    expect(ancestors, path).toHaveLength(1);
  }
});

test("opened in a plain browser, where there is no mail, the pane says what to do", async ({ page }) => {
  await page.goto("/pane/index.html");
  await expect(page.getByText("메일을 열거나 새 메일을 쓰면 협의서가 나옵니다.")).toBeVisible();
});

/** The file that classic Outlook loads: as the build leaves it, and as the server gives it. */
const BUILT = join(__dirname, "../../addin/dist/launch.js");

test("the built Smart Alert runs where there is the language and Office alone, and answers once", async () => {
  const script = readFileSync(BUILT, "utf8");
  const served = await fetch(`${home}/pane/launch.js`);
  expect(await served.text()).toBe(script);

  const succeeds = (value: unknown) => ({
    getAsync: (...given: unknown[]) =>
      (given.at(-1) as (result: unknown) => void)({ status: "succeeded", value }),
  });
  const send = (html: string) => {
    const answers: { allowEvent: boolean; errorMessage?: string }[] = [];
    const actions: Record<string, (event: unknown) => void> = {};
    const item = {
      subject: succeeds("[사전협의 C2026-00142-L] 한파대응팀 · 안내"),
      body: succeeds(html),
      to: succeeds([]),
      cc: succeeds([]),
      bcc: succeeds([]),
      sessionData: succeeds(""),
      internetHeaders: succeeds({}),
      getComposeTypeAsync: (done: (result: unknown) => void) =>
        done({ status: "succeeded", value: { composeType: "newMail" } }),
    };
    // Nothing of a browser, and nothing of Node either: whatever the script asks for beyond these is a ReferenceError.
    const bare = createContext({
      Office: {
        actions: { associate: (name: string, action: (event: unknown) => void) => (actions[name] = action) },
        context: { mailbox: { item } },
      },
    });
    // The engine brings a console along, on which nothing may be built either.
    runInContext("delete globalThis.console", bare);
    runInContext(script, bare);
    expect(Object.keys(actions)).toEqual(["onMessageSend"]);
    actions.onMessageSend!({ completed: (options: (typeof answers)[0]) => answers.push(options) });
    return answers;
  };
  const [asks, ...more] = send("<p>협의서가 없는 메일</p>");
  expect(more).toEqual([]);
  expect(asks).toMatchObject({ allowEvent: false });
  expect(asks!.errorMessage).toContain("협의서가 본문에 없거나");
});
