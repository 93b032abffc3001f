import { expect, test, type Page } from "@playwright/test";
import { answer, closureOf, OfficerWindow, PANE, people, picture, sent } from "./office.ts";

// A pinned pane stays open while its person goes from mail to mail.

/** Goes to another mail, or to none, with the pane pinned. */
const goTo = (page: Page, place: string) => page.evaluate((hash) => (location.hash = hash), place);

/** The mail in sight; the others are open behind it. */
const open = (page: Page) => {
  const mail = page.locator(".mail:visible");
  return {
    to: mail.getByLabel("받는 사람", { exact: true }),
    subject: mail.getByLabel("제목", { exact: true }),
    files: mail.getByRole("group", { name: "첨부" }).getByRole("button"),
    body: mail.frameLocator('iframe[title="본문"]').getByRole("textbox"),
  };
};

/** The path of a mail in the person's mailbox, as a pinned pane goes to it. */
const read = (page: Page) =>
  `#read=${encodeURIComponent(new URL(page.url()).searchParams.get("read") ?? "")}`;

test("from a mail being written to another: what was filled stays with its own mail, and is undone there", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  await expect(pane.getByText("김민수 님")).toBeVisible();
  await open(page).subject.fill("먼저 쓴 메일");
  await officer.write(closureOf("고정한 창에서 쓴 안내"));
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(pane.getByText("이제 보내기를 누르세요")).toBeVisible();

  await goTo(page, "#new=2");
  await expect(pane.getByText("이제 보내기를 누르세요")).toHaveCount(0);
  await expect(pane.getByText("김민수 님")).toBeVisible();
  await expect(pane.getByRole("button", { name: "채우기 되돌리기" })).toHaveCount(0);
  await expect(open(page).subject).toHaveValue("");
  // The sheet isn't sent yet: it goes on in whichever mail is open.
  await expect(text).toHaveValue(/고정한 창에서 쓴 안내/);

  await goTo(page, "");
  await expect(open(page).subject).toHaveValue(/고정한 창에서 쓴 안내/);
  await pane.getByRole("button", { name: "채우기 되돌리기" }).click();
  await expect(open(page).subject).toHaveValue("먼저 쓴 메일");
  await expect(open(page).files).toHaveCount(0);
});

test("a fill that the Server answers once the pane stands on another mail is written into neither", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await expect(pane.getByText("김민수 님")).toBeVisible();
  await officer.write(closureOf("늦게 온 채우기"));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route("**/fill", async (route) => {
    await held;
    await route.continue();
  });
  const asked = page.context().waitForEvent("request", (request) => request.url().endsWith("/fill"));
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await asked;
  await goTo(page, "#new=2");
  await expect(pane.getByText("메일에 채우는 중입니다.")).toHaveCount(0);
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  await text.fill("옮긴 뒤에 고친 문안. 문의 02-120");
  const late = page.context().waitForEvent("requestfinished", (request) => request.url().endsWith("/fill"));
  release();
  await late;
  // Nor does it take back what was written since.
  await goTo(page, "#none");
  await goTo(page, "#new=2");
  await expect(text).toHaveValue("옮긴 뒤에 고친 문안. 문의 02-120");
  // The pane has had its answer long before the Server is asked about what is written after it.
  const checked = page.context().waitForEvent("response", (answer) => answer.url().endsWith("/api/check"));
  await pane.getByRole("textbox", { name: /^제목/ }).fill("옮긴 뒤에 고친 제목");
  await checked;
  for (const place of ["", "#new=2"]) {
    await goTo(page, place);
    await expect(open(page).body).toHaveText("");
    await expect(open(page).subject).toHaveValue("");
    await expect(open(page).to).toHaveValue("");
    await expect(open(page).files).toHaveCount(0);
  }
});

test("from a sent mail to a body's answer, to one of another consultation, and to one of none", async ({
  browser,
}) => {
  const first = await sent(browser, "고정해 읽는 첫 협의");
  const second = await sent(browser, "고정해 읽는 둘째 협의");
  await answer(browser, people.foundation, first.reference, "동의합니다.");
  await first.officer.sees("일부동의");
  const { page, pane } = first.officer;

  const mails = await inbox(page);
  const theirs = mails.find(
    ({ subject }) => /^(RE|회신|Re):/.test(subject) && subject.includes(first.reference),
  );
  expect(theirs, JSON.stringify(mails)).toBeTruthy();
  await goTo(page, `#read=${encodeURIComponent(theirs!.id)}`);
  await expect(page.locator(".mail:visible h2")).toHaveText(theirs!.subject);
  await expect(pane.locator(".reference")).toContainText(first.reference);
  await first.officer.sees("일부동의");
  await picture(page, "pinned-answer");

  // What is asked about the mail before may be answered last.
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.context().route(`**/api/consultations/${first.reference}`, async (route) => {
    await held;
    await route.continue();
  });
  await goTo(page, "");
  await goTo(page, read(second.officer.page));
  await expect(pane.locator(".reference")).toContainText(second.reference);
  release();
  await first.officer.sees("협의중");
  await expect(pane.locator(".reference")).toContainText(second.reference);

  await goTo(page, "#none");
  await expect(pane.getByText("메일을 열거나 새 메일을 쓰면 협의서가 나옵니다.")).toBeVisible();
  await goTo(page, "#new=3");
  await expect(pane.getByRole("heading", { name: "협의서 쓰기" })).toBeVisible();
  await goTo(page, read(second.officer.page));
  await expect(pane.locator(".reference")).toContainText(second.reference);
});

test("a pane that is opened on no mail follows to the next one, and asks its person once to sign in", async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 1400, height: 1000 } });
  const page = await context.newPage();
  await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}&sign-in=dialog#none`);
  const pane = page.frameLocator(PANE);
  await expect(pane.getByText("메일을 열거나 새 메일을 쓰면 협의서가 나옵니다.")).toBeVisible();
  await goTo(page, "#new=1");
  const opened = page.waitForEvent("popup");
  await pane.getByRole("button", { name: "로그인", exact: true }).click();
  await (await opened).getByText(people.officer).click();
  await expect(pane.getByText("김민수 님")).toBeVisible();
  await goTo(page, "#none");
  await expect(pane.getByText("메일을 열거나 새 메일을 쓰면 협의서가 나옵니다.")).toBeVisible();
  await goTo(page, "#new=1");
  await expect(pane.getByText("김민수 님")).toBeVisible();
  await expect(pane.getByRole("button", { name: "로그인", exact: true })).toHaveCount(0);
});

for (const [host, follows] of [
  ["web", true],
  ["ltsc2021", false],
] as const)
  test(`a change between light and dark is followed where Outlook tells of it: ${host}`, async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, `&host=${host}`, {
      colorScheme: "light",
    });
    const ground = () =>
      officer.pane.locator("body").evaluate((body) => getComputedStyle(body).backgroundColor);
    const light = await ground();
    await officer.page.emulateMedia({ colorScheme: "dark" });
    if (!follows) {
      // What it was opened in stays: half of a theme would be worse than an old one.
      await expect(officer.page.locator("header")).toBeVisible();
      expect(await ground()).toBe(light);
      return;
    }
    await expect.poll(ground).not.toBe(light);
    await picture(officer.page, "pinned-dark");
    await officer.page.emulateMedia({ colorScheme: "light" });
    await expect.poll(ground).toBe(light);
  });

/** What lies in the officer's inbox. */
async function inbox(page: Page) {
  const path = `/local/api/mailboxes/${encodeURIComponent(people.officer)}/folders/inbox`;
  return (await (await page.request.get(path)).json()) as { id: string; subject: string }[];
}
