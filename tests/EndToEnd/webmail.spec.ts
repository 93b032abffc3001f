import { expect, test } from "@playwright/test";
import { hasNoBarrier, mailbox, PANE, people, picture } from "./office.ts";

const address = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}`;

async function arrive(to: string, subject: string, more = ""): Promise<void> {
  await fetch(`${address}/local/mail?auth=dmarc`, {
    method: "POST",
    body: `From: 외부인 <${people.outsider}>\r\nTo: <${to}>\r\nSubject: ${subject}\r\n${more}Content-Type: text/plain; charset=utf-8\r\n\r\n본문입니다.\r\n`,
  });
}

test("mail appears without a reload, and a thread shows all its mails, one's own answer too", async ({
  browser,
}) => {
  const page = await mailbox(browser, people.reviewer);
  // A subject of its own, so that a second try finds no thread of the first.
  const subject = `대화 보기 ${Date.now()}`;
  await arrive(people.reviewer, subject);
  await page.getByRole("button", { name: new RegExp(subject) }).click();
  await page.getByRole("button", { name: "회신", exact: true }).click();
  await page.getByRole("textbox", { name: "본문" }).fill("답입니다.");
  await page.getByRole("button", { name: "보내기", exact: true }).click();
  await expect(page.getByText("보냈습니다.")).toBeVisible();
  await arrive(people.reviewer, `RE: ${subject}`);
  await page.getByRole("button", { name: new RegExp(`RE: ${subject}`) }).click();
  const thread = page.getByRole("navigation", { name: "이 대화의 편지 3통" });
  await expect(thread.getByRole("button")).toHaveCount(3);
  await expect(thread.getByRole("button").nth(2)).toHaveAttribute("aria-current", "true");
  await hasNoBarrier(page, "thread");
  await picture(page, "webmail-thread");
  await thread.getByRole("button", { name: /박선영/ }).click();
  await expect(page.frameLocator('iframe[title="편지 본문"]').getByText("답입니다.")).toBeVisible();
});

test("the absence is switched on and off, is seen in the head, and answers each sender once", async ({
  browser,
}) => {
  const page = await mailbox(browser, people.counsellor);
  await page.getByRole("button", { name: "부재중", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "부재중 자동 회신" });
  await hasNoBarrier(page, "absence");
  await dialog.getByLabel("켜기").check();
  await dialog.getByLabel("내용").fill("휴가 중입니다. 대리 박지영");
  await dialog.getByRole("button", { name: "저장" }).click();
  await expect(page.getByRole("button", { name: "부재중 켜짐" })).toBeVisible();
  await arrive(people.counsellor, "부재 시험");
  await arrive(people.counsellor, "부재 시험");
  const outsider = await mailbox(browser, people.outsider);
  await expect(outsider.getByRole("button", { name: /자동 회신: 부재 시험/ })).toHaveCount(1);

  await page.getByRole("button", { name: "부재중 켜짐" }).click();
  await dialog.getByLabel("켜기").uncheck();
  await dialog.getByRole("button", { name: "저장" }).click();
  await expect(page.getByRole("button", { name: "부재중", exact: true })).toBeVisible();
});

test("a rule, made and taken away by keyboard, files mail of a sender or with words in its subject", async ({
  browser,
}) => {
  const page = await mailbox(browser, people.counsellor);
  const open = page.getByRole("button", { name: "규칙", exact: true });
  await open.press("Enter");
  const dialog = page.getByRole("dialog", { name: "받은 편지함 규칙" });
  await dialog.getByLabel("옮길 폴더").fill("광고함");
  await dialog.getByLabel("옮길 폴더").press("Enter");
  await expect(dialog.getByRole("alert")).toHaveText("보낸 사람 주소나 제목에 든 말을 적어 주세요.");
  await dialog.getByLabel("보낸 사람 주소").fill(people.outsider);
  await dialog.getByLabel("제목에 든 말").fill("광고");
  await dialog.getByLabel("제목에 든 말").press("Enter");
  await expect(dialog.getByRole("listitem")).toContainText(`${people.outsider}, 제목 “광고” → 광고함`);
  await hasNoBarrier(page, "rules");
  await page.keyboard.press("Escape");
  await expect(open).toBeFocused();

  await arrive(people.counsellor, "광고 편지");
  await arrive(people.counsellor, "다른 편지");
  await expect(page.getByRole("button", { name: /다른 편지/ })).toBeVisible();
  await expect(page.getByRole("button", { name: /광고 편지/ })).toBeHidden();
  await page.getByRole("button", { name: /^광고함/ }).click();
  await expect(page.getByRole("button", { name: /광고 편지/ })).toBeVisible();

  await open.press("Enter");
  await dialog.getByRole("button", { name: /규칙 지우기$/ }).press("Enter");
  await expect(dialog.getByRole("listitem")).toHaveCount(0);
  await dialog.getByRole("button", { name: "닫기" }).press("Enter");
  await arrive(people.counsellor, "광고 편지 둘째");
  await page.getByRole("button", { name: /^받은 편지함/ }).click();
  await expect(page.getByRole("button", { name: /광고 편지 둘째/ })).toBeVisible();
});

test("a receipt is sent when the reader says so, and is not offered again", async ({ browser }) => {
  await arrive(people.reviewer, "읽음 시험", `Disposition-Notification-To: <${people.outsider}>\r\n`);
  const page = await mailbox(browser, people.reviewer);
  await page.getByRole("button", { name: /읽음 시험/ }).click();
  await page.getByRole("button", { name: "읽음 확인 보내기" }).click();
  await expect(page.getByText("읽음 확인을 보냈습니다.")).toBeVisible();
  await expect(page.getByRole("button", { name: "읽음 확인 보내기" })).toBeHidden();
  const outsider = await mailbox(browser, people.outsider);
  await expect(outsider.getByRole("button", { name: /읽음: 읽음 시험/ })).toHaveCount(1);
});

test("by keyboard alone: down the list, into a mail, an answer written and sent", async ({ browser }) => {
  await arrive(people.reviewer, "자판 하나");
  await arrive(people.reviewer, "자판 둘");
  const page = await mailbox(browser, people.reviewer);
  const first = page.locator("#mails button").first();
  await expect(page.getByRole("button", { name: /자판 둘/ })).toBeVisible();
  await first.focus();
  const second = page.locator("#mails button").nth(1);
  await page.keyboard.press("ArrowDown");
  await expect(second).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.locator("#reading")).toBeFocused();
  await page.keyboard.press("Tab");
  const answer = page.getByRole("button", { name: "회신", exact: true });
  await expect(answer).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("textbox", { name: "본문" })).toBeFocused();
  await page.keyboard.type("자판으로 답합니다.");
  const send = page.getByRole("button", { name: "보내기", exact: true });
  for (let at = 0; at < 12 && !(await send.evaluate((button) => button === document.activeElement)); at++)
    await page.keyboard.press("Shift+Tab");
  await expect(send).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByText("보냈습니다.")).toBeVisible();
});

test("on a phone list and mail take turns, nothing is cut off, and nobody meets a barrier", async ({
  browser,
}) => {
  await arrive(people.citizenService, "휴대전화 시험", `Subject-Note: ${"x".repeat(40)}\r\n`);
  const page = await (
    await browser.newContext({ viewport: { width: 360, height: 720 }, hasTouch: true, isMobile: true })
  ).newPage();
  await page.goto(`/local/webmail?as=${encodeURIComponent(people.citizenService)}`);
  const line = page.getByRole("button", { name: /휴대전화 시험/ });
  await expect(line).toBeVisible();
  await hasNoBarrier(page, "list on a phone");
  await line.tap();
  await expect(page.getByRole("heading", { name: "휴대전화 시험" })).toBeVisible();
  await expect(line).toBeHidden();
  await hasNoBarrier(page, "mail on a phone");
  await page.getByRole("button", { name: "전체 회신" }).tap();
  await expect(page.getByRole("button", { name: "보내기", exact: true })).toBeVisible();
  await hasNoBarrier(page, "answer on a phone");
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  await picture(page, "webmail-phone");
  await page.getByRole("button", { name: "← 목록" }).tap();
  await expect(line).toBeVisible();
});

test("for a demonstration the officer's window and both bodies' mailboxes stand side by side, each live", async ({
  browser,
}) => {
  const page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
  await page.goto("/local/demo");
  const officer = page.frameLocator('iframe[title="담당 공무원 김민수"]');
  await expect(officer.frameLocator(PANE).getByRole("heading", { name: "협의서 쓰기" })).toBeVisible();
  for (const [title, who] of [
    ["시민봉사담당관 박선영", people.citizenService],
    ["120다산콜재단 박지영", people.foundation],
  ] as const) {
    const body = page.frameLocator(`iframe[title="${title}"]`);
    await expect(body.getByRole("button", { name: /^받은 편지함/ })).toBeVisible();
    await arrive(who, "나란히 보기");
    await expect(body.getByRole("button", { name: /나란히 보기/ })).toBeVisible();
  }
  await picture(page, "demo");
});
