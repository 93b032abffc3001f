import {
  expect,
  test,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type FrameLocator,
  type Page,
} from "@playwright/test";
import {
  arrives,
  closureOf,
  hasNoBarrier,
  hasNoSidewaysScroll,
  OfficerWindow,
  PANE,
  people,
  picture,
} from "./office.ts";

// How what is read looks to everybody: the pane on a sent mail, the page of the consultation and the reviewers' queue, each
// with texts as long as they come, in every theme, size and language, and when something is wrong.

type View = "read" | "page" | "reviews";
const views: View[] = ["read", "page", "reviews"];
const title = "아주 긴 안내";
const endless = `${"x".repeat(180)} https://example.seoul.kr/${"path/".repeat(30)}`;
const long = (day: number) =>
  `[서울시] ${title}: 3월 ${day}일 하루 쉽니다. ${"가나다라마바사아자차".repeat(30)} ${endless} 문의 02-120`;

let reference = "";
let mail = "";
type State = Awaited<ReturnType<BrowserContext["storageState"]>>;
const signedIn: Record<"page" | "reviews", State | undefined> = { page: undefined, reviews: undefined };

/** A consultation of two revisions with a mail of every kind beside it, and everybody signed in. */
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  const first = await OfficerWindow.compose(browser);
  await first.write({ ...closureOf(title), reason: endless, messages: [{ text: long(2) }] });
  reference = await first.fill();
  await first.send();
  await first.sees("협의중");
  await arrives(people.foundation, reference, `반려합니다. ${endless}`);
  await first.sees("반려");
  const second = await OfficerWindow.compose(browser);
  await second.continues(reference);
  const text = second.pane.getByRole("textbox", { name: /^문안 1/ });
  await expect(text).toHaveValue(long(2));
  await text.fill(long(3));
  await second.fill();
  await second.send();
  await second.sees("협의중");
  mail = second.page.url();
  await arrives(people.outsider, `${reference} 2차`, `저도 동의합니다. ${endless}`);
  await arrives(
    people.citizenService,
    `${reference} 2차`,
    `그대로 진행 부탁드립니다만 저는 애매하네요. ${endless}`,
  );
  await second.sees("확인필요");
  for (const officer of [first, second]) await officer.page.context().close();

  for (const [view, who] of [
    ["page", people.officer],
    ["reviews", people.reviewer],
  ] as const) {
    const context = await browser.newContext();
    const page = await context.newPage();
    await page.goto(view === "page" ? `/c/${reference}` : "/reviews");
    await page.getByText(who).click();
    await expect(page.getByText(title).first()).toBeVisible();
    signedIn[view] = await context.storageState();
    await context.close();
  }
});

interface Opened {
  page: Page;
  /** Where the product's own view is: the pane's frame, or the page itself. */
  within: FrameLocator | Page;
  part: string;
}

/** Opens a view as somebody sees it who is signed in; `before` comes between the empty window and the view. */
async function open(
  browser: Browser,
  view: View,
  options: BrowserContextOptions = {},
  english = false,
  before: (context: BrowserContext) => Promise<void> = () => Promise.resolve(),
): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    ...(view === "read" ? {} : { storageState: signedIn[view]! }),
    ...options,
  });
  await before(context);
  const page = await context.newPage();
  if (view !== "read") {
    const lang = english ? "?lang=en" : "";
    await page.goto(view === "page" ? `/c/${reference}${lang}` : `/reviews${lang}`);
    return { page, within: page, part: "html" };
  }
  await page.goto(mail);
  await page.locator(PANE).waitFor({ state: "attached" });
  const tab = page.getByRole("button", { name: "협의 창", exact: true });
  if (await tab.isVisible()) await tab.click();
  if (english) {
    const frame = await (await page.locator(PANE).elementHandle())?.contentFrame();
    await frame?.waitForURL(/\/pane\//);
    await frame?.goto(`${frame.url()}${frame.url().includes("?") ? "&" : "?"}lang=en`);
  }
  return { page, within: page.frameLocator(PANE), part: PANE };
}

/** Waits until what was asked for stands there. */
async function stands({ within }: Opened, view: View) {
  if (view !== "reviews") return expect(within.locator(".status .word")).toBeVisible({ timeout: 30_000 });
  await within
    .getByRole("button", { name: new RegExp(title) })
    .first()
    .click();
  await expect(within.getByRole("article", { name: new RegExp(title) })).toBeVisible();
}

const narrow = { width: 320, height: 900 };
const looks: [name: string, options: (view: View) => BrowserContextOptions, english?: boolean][] = [
  ["dark", () => ({ colorScheme: "dark" })],
  ["forced colours", () => ({ forcedColors: "active" })],
  ["forced colours, dark", () => ({ forcedColors: "active", colorScheme: "dark" })],
  ["320 px", () => ({ viewport: narrow })],
  // Twice as large, half as much of it on the same screen: a pane of 320 px, a page of 1280.
  [
    "200 % zoom",
    (view) => ({
      viewport: view === "read" ? { width: 160, height: 450 } : { width: 640, height: 450 },
      deviceScaleFactor: 2,
    }),
  ],
  ["English", () => ({ viewport: narrow, locale: "en-US" }), true],
];

for (const [name, options, english] of looks)
  test(`read view, page and queue keep nobody out, and nobody has to scroll sideways: ${name}`, async ({
    browser,
  }) => {
    for (const view of views) {
      const opened = await open(browser, view, options(view), english);
      await stands(opened, view);
      if (english) await expect(opened.within.locator("html")).toHaveAttribute("lang", "en");
      if (view !== "reviews")
        await opened.within.getByText(english ? "History" : "지난 일", { exact: true }).click();
      await hasNoSidewaysScroll(opened.within, `${view}, ${name}`);
      await hasNoBarrier(opened.page, `${view}, ${name}`, opened.part);
      const file = `looks-${view}-${name.replace(/\W+/g, "-")}`;
      if (view === "read") await picture(opened.page, file);
      else await opened.page.screenshot({ path: `tests/output/screenshots/${file}.png`, fullPage: true });
      await opened.page.context().close();
    }
  });

test("a long mail in the queue is scrolled by keys, and the keys that choose a meaning work there too", async ({
  browser,
}) => {
  const opened = await open(browser, "reviews", { viewport: { width: 640, height: 300 } });
  await stands(opened, "reviews");
  const article = opened.page.getByRole("article", { name: new RegExp(title) });
  const words = article.getByRole("group", { name: "회신 내용" });
  await words.focus();
  const top = () => words.evaluate((element) => element.scrollTop);
  expect(await top()).toBe(0);
  await opened.page.keyboard.press("ArrowDown");
  await expect.poll(top).toBeGreaterThan(0);
  await expect(words).toBeFocused();
  // A key that names a choice is heard there too.
  await opened.page.keyboard.press("4");
  await expect(article.getByRole("radio", { name: "반려" })).toBeChecked();
});

test("every form of the read view opens without a barrier, dark and at 320 px", async ({ browser }) => {
  test.slow();
  const opened = await open(browser, "read", { viewport: narrow, colorScheme: "dark" });
  await stands(opened, "read");
  const buttons = opened.within.locator(".actions-part > .buttons > button");
  const names = await buttons.allTextContents();
  expect(names.length).toBeGreaterThan(4);
  for (const [at, name] of names.entries()) {
    await buttons.nth(at).click();
    await expect(buttons.nth(at)).toHaveAttribute("aria-expanded", "true");
    await hasNoSidewaysScroll(opened.within, name);
    await hasNoBarrier(opened.page, name, PANE);
  }
  await buttons.nth(1).click();
  await picture(opened.page, "looks-form");
});

test("the sign-in window keeps nobody out: dark at 320 px, and in forced colours", async ({ browser }) => {
  for (const [name, options] of [
    ["dark", { colorScheme: "dark" }],
    ["forced", { forcedColors: "active" }],
  ] as const) {
    const context = await browser.newContext({ viewport: narrow, ...options });
    const page = await context.newPage();
    const query = new URLSearchParams({ address: people.officer, challenge: "a".repeat(43) });
    await page.goto(`/pane/sign-in?${query.toString()}`);
    await page.getByText(people.otherOfficer).click();
    await expect(page.getByText(`열려 있는 메일함은 ${people.officer}입니다.`)).toBeVisible();
    await hasNoSidewaysScroll(page, `sign-in window, ${name}`);
    await hasNoBarrier(page, `sign-in window, ${name}`);
    await picture(page, `looks-sign-in-${name}`);
    await context.close();
  }
});

/** What each view asks the server for. */
const asks = (view: View) => (view === "reviews" ? "**/api/reviews" : `**/api/consultations/${reference}`);

for (const [name, answer, sentence] of [
  ["server error", { status: 503, body: "" }, "서버에 문제가 생겼습니다."],
  ["offline", null, "서버에 연결되지 않았습니다."],
  ["expired sign-in", { status: 401, body: "" }, "로그인이 만료되었습니다."],
] as const)
  test(`read view, page and queue say it in a sentence with a next step: ${name}`, async ({ browser }) => {
    for (const view of views) {
      const opened = await open(browser, view, { viewport: narrow, colorScheme: "dark" }, false, (context) =>
        context
          .route(asks(view), (route) => (answer ? route.fulfill(answer) : route.abort()))
          .then(() => undefined),
      );
      const { page, within, part } = opened;
      const said = within.getByRole("alert");
      await expect(said).toContainText(sentence, { timeout: 30_000 });
      await hasNoSidewaysScroll(within, `${view}, ${name}`);
      await hasNoBarrier(page, `${view}, ${name}`, part);
      await picture(page, `looks-${view}-${name.replace(" ", "-")}`);
      await page.context().unroute(asks(view));
      if (name === "expired sign-in")
        await expect(said.getByRole("button", { name: "로그인", exact: true })).toBeVisible();
      else {
        await said.getByRole("button", { name: "다시 시도" }).click();
        await stands(opened, view);
      }
      await page.context().close();
    }
  });

test("read view, page and queue say that they wait, and then that it takes long", async ({ browser }) => {
  for (const view of views) {
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let asked = () => {};
    const waits = new Promise<void>((resolve) => (asked = resolve));
    const opened = await open(
      browser,
      view,
      { viewport: narrow, colorScheme: "dark" },
      false,
      async (context) => {
        await context.clock.install();
        await context.route(asks(view), async (route) => {
          asked();
          await held;
          await route.continue();
        });
      },
    );
    const { page, within, part } = opened;
    await waits;
    await expect(within.getByText("불러오는 중입니다.")).toBeVisible();
    await page.clock.fastForward(9_000);
    await expect(within.getByText("서버가 늦게 답하고 있습니다.")).toBeVisible();
    await hasNoBarrier(page, `${view}, slow`, part);
    await picture(page, `looks-${view}-slow`);
    release();
    await stands(opened, view);
    await page.context().close();
  }
});
