import { expect, test } from "@playwright/test";
import { answer, mailbox, OfficerWindow, people, picture, type PlannedSheet } from "./office.ts";

/** The letter's first case, with the business's name invented. */
const erasedData: PlannedSheet = {
  title: "개인정보 파기 안내",
  reason: "방문자 확인을 위해 수집한 개인정보를 파기했음을 당사자에게 알리기 위함",
  messages: [
    {
      text: "[서울시] 한빛구 달빛마을 소재 '달빛카페'에서 발생한 집단감염과 관련하여 방문자를 확인하기 위해 관련 법률에 의거 수집했던 귀하의 개인정보(성명, 휴대폰번호)를 파기하였음을 알려드립니다. 문의 02-120",
    },
  ],
};

const secondText = "귀하가 신청하신 생존자금이 휴폐업 사유로 2차지급이 불가함을 알려드립니다. 문의 02-120";

/** The letter's second case: two texts, one of them with a variable. */
const notEligible: PlannedSheet = {
  title: "생존자금 적격 여부 안내",
  reason: "생존자금 신청 결과와 이의신청 방법을 신청인에게 알리기 위함",
  messages: [
    {
      text: "귀하가 신청하신 생존자금이 [부적격사유]로 부적격 처리되었습니다. 이의가 있을 경우, 7일 이내 사업장 소재지 관할 구청에 이의 신청하실 수 있음을 알려드립니다. 문의 02-120",
      variable: {
        span: "[부적격사유]",
        name: "부적격사유",
        example: "매출 기준 초과",
        longest: "사업자등록일 기준 미충족",
      },
    },
    { text: secondText },
  ],
};

test("case 1: typed into the pane, sent, answered by both bodies as usual, and 협의완료 without a reload", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(erasedData);
  await picture(officer.page, "case-1-1-sheet");
  const reference = await officer.fill();
  await picture(officer.page, "case-1-2-filled");
  await officer.send();
  await officer.sees("협의중");
  await picture(officer.page, "case-1-3-sent");

  const received = await mailbox(browser, people.foundation);
  await received
    .getByRole("button", { name: new RegExp(reference) })
    .first()
    .click();
  await expect(received.getByRole("link", { name: /\.docx/ })).toBeVisible();
  await expect(
    received.frameLocator('iframe[title="편지 본문"]').getByText("'달빛카페'에서").first(),
  ).toBeVisible();
  await picture(received, "case-1-4-received");

  await answer(browser, people.citizenService, reference, "검토 결과 이상 없어 동의합니다.");
  await officer.sees("일부동의");
  await picture(officer.page, "case-1-5-partial");
  await answer(browser, people.foundation, reference, "네, 발송하셔도 됩니다.\n감사합니다.", "Gmail");
  await officer.sees("협의완료");
  await expect(officer.pane.getByText("검토 결과 이상 없어 동의합니다.")).toBeVisible();
  await picture(officer.page, "case-1-6-approved");
});

test("case 2: both texts with the variable, rejected, then a new revision that both bodies agree to", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser, people.otherOfficer);
  await officer.write(notEligible);
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  await answer(
    browser,
    people.foundation,
    reference,
    "반려합니다. 이의신청 방법이 빠져 있습니다.",
    "네이버 메일",
  );
  await officer.sees("반려");
  await picture(officer.page, "case-2-1-rejected");

  const again = await OfficerWindow.compose(browser, people.otherOfficer);
  await again.continues(reference);
  const second = again.pane.getByRole("textbox", { name: /^문안 2/ });
  await expect(second).toHaveValue(secondText);
  await second.fill(secondText.replace("문의", "이의신청은 7일 이내 관할 구청. 문의"));
  expect(await again.fill()).toBe(reference);
  await expect(again.page.getByLabel("제목", { exact: true })).toHaveValue(new RegExp(`${reference} 2차`));
  await again.send();
  await again.sees("협의중");
  await picture(again.page, "case-2-2-second-revision");
  await answer(browser, people.citizenService, reference, "동의합니다.", "iPhone 메일");
  await again.sees("일부동의");
  await answer(browser, people.foundation, reference, "2차 문안 이견 없습니다. 동의합니다.", "Gmail");
  await again.sees("협의완료");
  await picture(again.page, "case-2-3-approved");
});

test("one word of the mail changed by hand after the fill is 확인필요, with both texts side by side", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write({ ...erasedData, title: "손으로 고친 안내" });
  const reference = await officer.fill();
  await officer.body.evaluate((body) => {
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode())
      if (node.textContent?.includes("알려드립니다"))
        node.textContent = node.textContent.replace("알려드립니다", "알려드렸습니다");
  });
  await officer.page.getByRole("button", { name: "보내기", exact: true }).click();
  const alert = officer.page.getByRole("dialog");
  await expect(alert).toBeVisible();
  await picture(officer.page, "changed-1-smart-alert");
  await alert.getByRole("button", { name: "그래도 보내기" }).click();
  await officer.page.waitForURL(/&read=/);
  await officer.sees("확인필요");
  const differences = officer.pane.locator(".differences");
  await expect(differences.getByText("알려드립니다", { exact: false }).first()).toBeVisible();
  await expect(differences.getByText("알려드렸습니다", { exact: false }).first()).toBeVisible();
  await picture(officer.page, "changed-2-attention");

  await answer(browser, people.citizenService, reference, "동의합니다.");
  await answer(browser, people.foundation, reference, "동의합니다.");
  await officer.pane.getByText("지난 일").click();
  await expect(officer.pane.getByText("120다산콜재단의 회신이 왔습니다: 동의.")).toBeVisible();
  await expect(officer.pane.getByText("시민봉사담당관의 회신이 왔습니다: 동의.")).toBeVisible();
  await officer.sees("확인필요");
});
