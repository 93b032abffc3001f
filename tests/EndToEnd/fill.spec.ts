import { expect, test } from "@playwright/test";
import { closureOf, hasNoBarrier, OfficerWindow, PANE, people, picture } from "./office.ts";

/** Closes the pane and opens it again beside the same mail. */
async function openAnew(officer: OfficerWindow) {
  const frame = await (await officer.page.locator(PANE).elementHandle())?.contentFrame();
  await frame?.goto(frame.url());
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
}

for (const host of ["web", "classic", "mac"])
  test(`a pane opened anew, after a second fill with another kind of file, goes back to before the first: ${host}`, async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, `&host=${host}`);
    const { page, pane, body } = officer;
    const subject = page.getByLabel("제목", { exact: true });
    const files = page.getByRole("group", { name: "첨부" }).getByRole("button");
    const own = { name: "현장 사진.txt", mimeType: "text/plain", buffer: Buffer.from("x") };
    await page.locator('input[type="file"]').setInputFiles([own]);
    await expect(pane.getByText("김민수 님")).toBeVisible();
    await subject.fill("한파 안내");
    await body.fill("안녕하세요.");
    await officer.write(closureOf("두 번 채운 안내"));
    await officer.fill();
    await expect(files).toHaveText([/현장 사진/, /\.docx/]);

    await openAnew(officer);
    await expect(pane.getByText("이 메일에는 협의서가 채워져 있습니다.")).toBeVisible();
    await pane.getByRole("radio", { name: /한글/ }).first().check();
    await pane.getByRole("textbox", { name: /^발송 사유/ }).fill("누수 공사로 하루 쉼을 알리기 위함");
    await officer.fill();
    await expect(files).toHaveText([/현장 사진/, /\.hwpx/]);
    await expect(body.getByText("누수 공사로 하루 쉼을")).toHaveCount(1);

    await openAnew(officer);
    await body.evaluate((element) => element.append("뒤에 쓴 말"));
    await hasNoBarrier(page, "filled before", PANE);
    await picture(page, `pane-filled-before-${host}`);
    await pane.getByRole("button", { name: "채우기 되돌리기" }).click();
    await expect(pane.getByText("메일에 남아 있습니다:")).toBeVisible();
    await expect(subject).toHaveValue("한파 안내");
    await expect(files).toHaveText([/현장 사진/]);
    await expect(body).not.toContainText("사전협의서");
    await expect(body).toContainText("안녕하세요.");
    await expect(body).toContainText("뒤에 쓴 말");

    // Whom the fills added is known to the next pane, too.
    await openAnew(officer);
    await pane.getByRole("button", { name: "남은 받는 사람 빼기" }).click();
    await expect(page.getByLabel("참조", { exact: true })).toHaveValue("");
    await openAnew(officer);
    await expect(pane.getByRole("button", { name: "메일에 채우기" })).toBeVisible();
    await expect(pane.getByRole("button", { name: "남은 받는 사람 빼기" })).toHaveCount(0);
  });

test("a fill that Outlook refuses on the way is taken back, and the officer reads what to do", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane, body } = officer;
  const cc = page.getByLabel("참조", { exact: true });
  const crowd = Array.from({ length: 1000 }, (_, at) => `a${at}@elsewhere.example`).join("; ");
  await cc.fill(crowd);
  await body.fill("안녕하세요.");
  await officer.write(closureOf("거절된 채우기"));
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(pane.getByRole("alert")).toContainText(
    "(NumberOfRecipientsExceeded) 채우던 것을 되돌렸습니다.",
  );
  await hasNoBarrier(page, "fill refused", PANE);
  await picture(page, "pane-fill-refused");
  await expect(body).toHaveText("안녕하세요.");
  await expect(page.getByLabel("제목", { exact: true })).toHaveValue("");
  await expect(page.getByRole("group", { name: "첨부" }).getByRole("button")).toHaveCount(0);
  await pane.getByRole("button", { name: "남은 받는 사람 빼기" }).click();
  await expect(page.getByLabel("받는 사람", { exact: true })).toHaveValue("");
  await cc.fill("");
  await officer.fill();
});

test("a sheet that was pasted into a mail by hand is checked before it is sent, too", async ({ browser }) => {
  const filled = await OfficerWindow.compose(browser);
  await filled.write(closureOf("손으로 붙인 안내"));
  const reference = await filled.fill();
  const sheet = await filled.body.innerHTML();
  const everybody = await filled.page.getByLabel("받는 사람", { exact: true }).inputValue();

  const page = await filled.page.context().newPage();
  await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}`);
  const pasted = new OfficerWindow(page);
  await expect(pasted.pane.getByText("김민수 님")).toBeVisible();
  const to = page.getByLabel("받는 사람", { exact: true });
  await pasted.body.evaluate((element, html) => (element.innerHTML = html), sheet);
  await to.fill(people.citizenService);
  const send = page.getByRole("button", { name: "보내기", exact: true });
  await send.click();
  const alert = page.getByRole("dialog");
  await expect(alert).toContainText(`[사전협의 ${reference}]`);
  await expect(alert).toContainText(`120다산콜재단(${people.foundation})`);
  await expect(alert).toContainText(`협의 메일함(${people.consultationMailbox})`);
  await expect(alert).not.toContainText("긴급");
  await picture(page, "alert-pasted-sheet");
  await alert.getByRole("button", { name: "보내지 않음" }).click();
  await to.fill(everybody);
  await page.getByLabel("참조", { exact: true }).fill(people.consultationMailbox);
  await page.getByLabel("제목", { exact: true }).fill(`[사전협의 ${reference}] 손으로 붙인 안내`);
  await pasted.send();
  await pasted.sees("협의중");
});

test("a pasted sheet that comes too late is told by the time that it shows", async ({ browser }) => {
  const filled = await OfficerWindow.compose(browser);
  await filled.write(closureOf("늦게 붙인 안내"));
  await filled.fill();
  const sheet = (await filled.body.innerHTML()).replaceAll("2027. 3. 2.", "2026. 1. 2.");
  expect(sheet).toContain("2026. 1. 2.");
  await filled.page.reload();
  await expect(filled.pane.getByText("김민수 님")).toBeVisible();
  await filled.body.evaluate((element, html) => (element.innerHTML = html), sheet);
  await filled.page.getByRole("button", { name: "보내기", exact: true }).click();
  await expect(filled.page.getByRole("dialog")).toContainText(
    "발송 2시간 전이 지났는데 긴급 표시가 없습니다.",
  );
});
