import { expect, test, type Browser, type Page } from "@playwright/test";
import { answer, hasNoBarrier, people, picture, sent } from "./office.ts";

/** The queue, opened and signed in to as a reviewer. */
async function queue(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  await page.goto("/reviews");
  await page.getByText(who).click();
  await expect(page.getByRole("heading", { level: 1, name: "기다리는 회신" })).toBeVisible();
  return page;
}

const mail = (page: Page, title: string) => page.getByRole("article", { name: title });
const onItsWay = (page: Page, text: string) => page.locator(".on-their-way").getByText(text);

test("an unclear reply is read, decided by keyboard, undone, decided again, and the status follows", async ({
  browser,
}) => {
  // The grace is waited out, and the page is looked at in three forms.
  test.slow();
  const page = await queue(browser, people.reviewer);
  const { officer, reference } = await sent(browser, "북카페 휴관 안내");
  await answer(
    browser,
    people.citizenService,
    reference,
    "그대로 진행 부탁드립니다. 다만 저는 조금 애매하네요.",
  );
  await officer.sees("확인필요");

  // Nobody loads the page anew: the mail appears by itself.
  await page.getByRole("button", { name: /북카페 휴관 안내/ }).click();
  const article = mail(page, "북카페 휴관 안내");
  await expect(article).toBeFocused();
  await expect(article.getByText("다만 저는 조금 애매하네요.", { exact: false })).toBeVisible();
  await expect(article.getByText("3월 2일 하루 쉽니다. 문의 02-120", { exact: false })).toBeVisible();
  await expect(article.getByText("읽은 결과: 판단불가.", { exact: false })).toBeVisible();
  await hasNoBarrier(page, "queue");
  await picture(page, "reviews-1-light");
  await page.emulateMedia({ colorScheme: "dark" });
  await hasNoBarrier(page, "queue, dark");
  await picture(page, "reviews-2-dark");
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 900 });
  await hasNoBarrier(page, "queue, 320 px");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
  await page.screenshot({
    path: "tests/output/screenshots/reviews-3-narrow.png",
    fullPage: true,
  });
  await page.setViewportSize({ width: 1280, height: 900 });

  await article.focus();
  await page.keyboard.press("Enter");
  await expect(article.getByText("먼저 뜻을 골라 주세요.")).toBeVisible();
  await page.keyboard.press("4");
  await expect(article.getByRole("radio", { name: "반려" })).toBeChecked();
  await page.keyboard.press("Enter");
  await expect(onItsWay(page, `${reference} 회신의 뜻을 정했습니다: 반려.`)).toBeVisible();
  await expect(article).toBeHidden();
  await page.keyboard.press("Escape");
  await expect(article).toBeFocused();
  await expect(onItsWay(page, reference)).toBeHidden();

  await page.keyboard.press("1");
  await page.keyboard.press("Enter");
  await expect(onItsWay(page, `${reference} 회신의 뜻을 정했습니다: 동의.`)).toBeVisible();
  await officer.sees("일부동의");
  await expect(onItsWay(page, reference)).toBeHidden();
  await expect(article).toBeHidden();
  await officer.pane.getByText("지난 일").click();
  await expect(officer.pane.getByText("시민봉사담당관에서 회신을 확인했습니다: 동의.")).toBeVisible();
  await expect(officer.pane.getByText("시민봉사담당관에서 회신을 확인했습니다: 반려.")).toBeHidden();
});

test("the writer is asked with one key, and what waits is moved through by keys", async ({ browser }) => {
  const first = await sent(browser, "첫째 시설 휴관 안내");
  const second = await sent(browser, "둘째 시설 휴관 안내");
  const unclear = "담당자와 이야기해 보았는데 좀 애매하네요.";
  await answer(browser, people.foundation, first.reference, unclear, "Gmail");
  await answer(browser, people.foundation, second.reference, unclear, "Gmail");
  await first.officer.sees("확인필요");
  await second.officer.sees("확인필요");

  const page = await queue(browser, people.foundationReviewer);
  await expect(page.getByRole("article")).toBeFocused();
  await page.keyboard.press("j");
  await expect(mail(page, "둘째 시설 휴관 안내")).toBeFocused();
  await page.keyboard.press("ArrowUp");
  await expect(mail(page, "첫째 시설 휴관 안내")).toBeFocused();
  await page.keyboard.press("q");
  await expect(onItsWay(page, `${first.reference} 회신의 뜻을 묻는 메일을 보냅니다.`)).toBeVisible();
  await expect(onItsWay(page, first.reference)).toBeHidden({ timeout: 20_000 });
  await expect(
    mail(page, "첫째 시설 휴관 안내").getByRole("button", {
      name: "뜻을 물었습니다",
    }),
  ).toBeDisabled();
  await first.officer.pane.getByText("지난 일").click();
  await expect(
    first.officer.pane.getByText("120다산콜재단에서 회신한 사람에게 뜻을 물었습니다."),
  ).toBeVisible();
  await picture(page, "reviews-5-asked");
});

test("a new colleague's reply is counted, and the colleague listed for later replies", async ({
  browser,
}) => {
  test.slow();
  const { officer, reference } = await sent(browser, "새 담당자 회신 안내");
  const raw = [
    "From: =?utf-8?B?7J207IiY7KeE?= <sujin@dasan120.example>",
    `To: ${people.consultationMailbox}`,
    `Subject: RE: [${reference}]`,
    "Message-ID: <sujin-1@dasan120.example>",
    `Date: ${new Date().toUTCString()}`,
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "동의합니다.",
    "",
  ].join("\r\n");
  const arrived = await officer.page.request.post("/local/mail?auth=dmarc", {
    data: Buffer.from(raw),
    headers: { "Content-Type": "message/rfc822" },
  });
  expect(arrived.ok(), await arrived.text()).toBe(true);

  const page = await queue(browser, people.foundationReviewer);
  await page.getByRole("button", { name: /새 담당자 회신 안내/ }).click();
  const article = mail(page, "새 담당자 회신 안내");
  await expect(article).toBeFocused();
  await page.keyboard.press("c");
  await expect(article.getByRole("radio", { name: "우리 기관 회신으로 인정" })).toBeChecked();
  await article.getByRole("checkbox", { name: /우리 기관 담당자로 등록/ }).check();
  await hasNoBarrier(page, "listing");
  await picture(page, "reviews-7-listing");
  await article.getByRole("button", { name: "정하기" }).click();
  await officer.sees("일부동의");
  await expect(page.getByRole("heading", { name: "여기서 등록한 담당자" })).toBeVisible();
  await picture(page, "reviews-8-listed");
  await page.getByRole("button", { name: /등록 끝내기/ }).click();
  await expect(page.getByRole("heading", { name: "여기서 등록한 담당자" })).toBeHidden();
});

test("a person whom no body names reads why, in a sentence", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/reviews");
  await page.getByText(people.officer).click();
  await expect(page.getByRole("alert")).toContainText("권한이 없습니다");
  await picture(page, "reviews-6-not-a-reviewer");
});
