import { expect, test } from "@playwright/test";
import { answer, hasNoBarrier, mailbox, OfficerWindow, PANE, people, picture } from "./office.ts";

const closedText = "[서울시] 3월 2일 한파쉼터가 시설 점검으로 휴관합니다. 문의 02-120";
const closure = {
  title: "한파쉼터 휴관 안내",
  reason: "시설 점검으로 하루 휴관함을 이용 시민에게 알리기 위함",
  messages: [{ text: closedText }],
};

test("the pane can be used by everybody: empty, with mistakes, filled, and when reading", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await hasNoBarrier(officer.page, "empty sheet", PANE);
  await officer.pane.getByRole("button", { name: "메일에 채우기" }).click();
  await hasNoBarrier(officer.page, "sheet with mistakes", PANE);
  await picture(officer.page, "pane-mistakes");
  await officer.write(closure);
  await officer.fill();
  await hasNoBarrier(officer.page, "filled sheet", PANE);
  await officer.send();
  await officer.sees("협의중");
  await hasNoBarrier(officer.page, "read view", PANE);
});

test("a counsellor who signs in sees on the page how a consultation stands, and it changes without a reload", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closure);
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");

  const page = await (await browser.newContext()).newPage();
  await page.goto(`/c/${reference}`);
  await page.getByText(people.counsellor).click();
  await expect(page).toHaveURL(new RegExp(`/c/${reference}$`));
  await expect(page.locator(".status .word")).toHaveText("협의중");
  await expect(page.getByText(closedText)).toBeVisible();
  await hasNoBarrier(page, "page of a consultation");

  await answer(browser, people.citizenService, reference, "동의합니다.");
  await expect(page.locator(".status .word")).toHaveText("일부동의", {
    timeout: 30_000,
  });
  await picture(page, "page-partial");
});

test("a consultation that does not exist is said in a plain sentence", async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/c/C2026-99999-X");
  await page.getByText(people.officer).click();
  await expect(page.getByRole("alert")).toContainText("찾을 수 없습니다. 번호를 다시 확인해 주세요.");
  await picture(page, "page-unknown");
});

test("a mailbox without mail says so", async ({ browser }) => {
  const page = await mailbox(browser, people.counsellor);
  await expect(page.getByText("편지가 없습니다.")).toBeVisible();
});
