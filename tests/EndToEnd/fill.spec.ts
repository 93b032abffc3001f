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
