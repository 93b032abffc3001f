import { expect, test } from "@playwright/test";
import { hasNoBarrier, OfficerWindow, PANE, picture } from "./office.ts";

test("every part of the form folds, says what is missing in it, opens where one goes to, and stays as it was left", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await expect(pane.getByText("김민수 님")).toBeVisible();
  // Where nothing was consulted before, there is no part for it.
  const parts = pane.locator("form.compose > details:not(.earlier)");
  const titles = [
    "문서에서 불러오기",
    "문안",
    "안내 내용",
    "담당자",
    "긴급",
    "120이 답할 내용 (권장)",
    "첨부할 파일",
    "미리보기",
  ];
  await expect(parts.locator("> summary > h2")).toHaveText(titles);
  await expect(pane.locator("form.compose > section")).toHaveCount(0);
  const part = (title: string) =>
    parts.filter({ has: page.getByRole("heading", { name: title, exact: true }) });
  const summary = (title: string) => part(title).locator("> summary");
  for (const title of ["문안", "안내 내용", "담당자", "긴급", "첨부할 파일"]) await summary(title).click();
  await expect(pane.locator("form.compose > details[open]")).toHaveCount(0);

  // Folded, nothing that is missing is out of sight.
  await expect(summary("문안")).toContainText("고칠 곳 3개");
  await expect(summary("안내 내용")).toContainText("고칠 곳 2개");
  await expect(summary("담당자")).toContainText("고칠 곳 1개");
  await expect(summary("긴급")).not.toContainText("고칠 곳");
  await expect(pane.getByText("고칠 곳 6개")).toBeVisible();
  await hasNoBarrier(page, "folded", PANE);
  await picture(page, "pane-folded");

  await pane.getByRole("button", { name: "문안 1로 가기" }).click();
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  await expect(text).toBeFocused();
  await text.fill("[서울시] 하루 쉽니다. 문의 02-120");
  await expect(summary("문안")).not.toContainText("고칠 곳");

  // A pinned pane that goes to another mail has the same parts folded.
  await page.evaluate(() => (location.hash = "#new=2"));
  await expect(text).toHaveValue(/하루 쉽니다/);
  await expect(parts.and(pane.locator("[open]")).locator("> summary > h2")).toHaveText(["문안"]);

  // By keyboard as by mouse.
  await summary("담당자").focus();
  await page.keyboard.press("Enter");
  await expect(pane.getByRole("textbox", { name: /^담당자 전화/ })).toBeVisible();
});
