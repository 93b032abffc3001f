import { expect, test } from "@playwright/test";
import { closureOf, hasNoBarrier, OfficerWindow, PANE, picture, sent } from "./office.ts";

test("an earlier sheet is the start of a new consultation: its words are taken over, its times and its number aren't", async ({
  browser,
}) => {
  const { reference } = await sent(browser, "베껴 쓸 휴관 안내");
  const officer = await OfficerWindow.compose(browser);
  const { pane, page } = officer;
  await expect(pane.getByText("김민수 님")).toBeVisible();
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  await text.fill("쓰던 문안. 문의 02-120");
  await pane.getByText("지난 협의로 새로 쓰기").click();
  const which = pane.getByLabel("지난 협의", { exact: true });
  await which.selectOption(reference);
  await hasNoBarrier(page, "earlier", PANE);
  await pane.getByRole("button", { name: "이 내용으로 새 협의 쓰기" }).click();
  await expect(pane.getByText(`${reference}의 내용을 가져왔습니다.`)).toBeVisible();
  await picture(page, "pane-earlier");

  const { reason, messages } = closureOf("베껴 쓸 휴관 안내");
  await expect(text).toHaveValue(messages[0]!.text);
  await expect(pane.getByRole("textbox", { name: /^발송 사유/ })).toHaveValue(reason);
  await expect(pane.getByRole("textbox", { name: /^담당자 전화/ })).toHaveValue("02-2133-0000");
  await expect(pane.getByLabel("발송 시작")).toHaveValue("");
  await expect(pane.getByLabel("발송 끝")).toHaveValue("");
  await expect(pane.getByLabel("이어서 할 협의")).toHaveValue("");

  await pane.getByRole("button", { name: "쓰던 협의서로 돌아가기" }).click();
  await expect(text).toHaveValue("쓰던 문안. 문의 02-120");
  await pane.getByRole("button", { name: "이 내용으로 새 협의 쓰기" }).click();
  await expect(text).toHaveValue(messages[0]!.text);
  await pane.getByLabel("발송 시작").fill("2027-03-09T14:00");
  await pane.getByLabel("발송 끝").fill("2027-03-09T16:00");
  const next = await officer.fill();
  expect(next).not.toBe(reference);
  // Another consultation, not another revision of the first: nothing is compared with it.
  await expect(page.getByLabel("제목", { exact: true })).not.toHaveValue(/2차/);
  await expect(officer.body).not.toContainText("지난 차수");
});
