import { expect, test } from "@playwright/test";
import { mailbox, OfficerWindow, people, type PlannedSheet } from "./office.ts";

// The same job in each Outlook: what each does to calls, attachments and the body is in office-host.spec.ts.

const closure = (title: string): PlannedSheet => ({
  title,
  reason: "시설 점검으로 하루 휴관함을 이용 시민에게 알리기 위함",
  messages: [{ text: `[서울시] ${title}: 3월 2일 하루 쉽니다. 문의 02-120` }],
});

for (const host of ["new", "classic", "mac"])
  test(`a sheet that was filled twice arrives once, word for word, beside the officer's own file: ${host}`, async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, `&host=${host}`);
    const { page, pane } = officer;
    const own = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) });
    await page.locator('input[type="file"]').setInputFiles([own("지울 파일.txt"), own("현장 사진.txt")]);
    await officer.write(closure(`${host} 시설 휴관`));
    const reference = await officer.fill();
    // Where files are called by their place, each one behind it has another name from now on.
    await page.getByRole("button", { name: "지울 파일.txt 빼기" }).click();
    await pane.getByRole("textbox", { name: /^발송 사유/ }).fill("누수 공사로 하루 쉼을 알리기 위함");
    await expect(pane.getByText("메일에 다시 채우세요.")).toBeVisible();
    expect(await officer.fill()).toBe(reference);
    await officer.send();
    await officer.sees("협의중");

    const received = await mailbox(browser, people.foundation);
    await received
      .getByRole("button", { name: new RegExp(reference) })
      .first()
      .click();
    await expect(received.getByRole("group", { name: "첨부" }).getByRole("link")).toHaveText([
      /^현장 사진\.txt/,
      /\.docx/,
    ]);
    const body = received.frameLocator('iframe[title="편지 본문"]');
    await expect(body.getByText("누수 공사로 하루 쉼을 알리기 위함")).toHaveCount(1);
    await expect(body.getByText("시설 점검으로 하루 휴관함을")).toHaveCount(0);
  });

test("a plain text mail is left as it is, and the officer reads what to do", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser, people.officer, "&format=text");
  await officer.write(closure("일반 텍스트 시험"));
  await officer.pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(officer.pane.getByText("이 메일은 일반 텍스트 형식이라")).toBeVisible();
  await expect(officer.page.getByLabel("제목", { exact: true })).toHaveValue("");
});

test("on a phone the pane shows how the consultation in the open mail stands", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closure("휴대전화에서 보는 안내"));
  await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  await officer.page.goto(`${officer.page.url()}&host=mobile`);
  await officer.sees("협의중");
});
