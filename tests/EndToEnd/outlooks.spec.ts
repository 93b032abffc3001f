import { expect, test, type Browser } from "@playwright/test";
import { readFileSync } from "node:fs";
import { arrives, closureOf, hasNoBarrier, mailbox, OfficerWindow, PANE, people, picture } from "./office.ts";

// The same job in each Outlook: what each does to calls, attachments and the body is in office-host.spec.ts.

for (const host of ["new", "classic", "mac"])
  test(`a sheet that was filled twice arrives once, word for word, beside the officer's own file: ${host}`, async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, `&host=${host}`);
    const { page, pane } = officer;
    const own = (name: string) => ({ name, mimeType: "text/plain", buffer: Buffer.from(name) });
    await page.locator('input[type="file"]').setInputFiles([own("지울 파일.txt"), own("현장 사진.txt")]);
    await officer.write(closureOf(`${host} 시설 휴관`));
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
  await officer.write(closureOf("일반 텍스트 시험"));
  await officer.pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(officer.pane.getByText("이 메일은 일반 텍스트 형식이라")).toBeVisible();
  await expect(officer.page.getByLabel("제목", { exact: true })).toHaveValue("");
});

test("on a phone the pane shows how the consultation in the open mail stands", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closureOf("휴대전화에서 보는 안내"));
  await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  await officer.page.goto(`${officer.page.url()}&host=mobile`);
  await officer.sees("협의중");
});

test("an Outlook that lets no add-in attach a file says so, and gives the file to be attached by hand", async ({
  browser,
}) => {
  const officer = await open(browser, "&host=least", true);
  const { page, pane } = officer;
  await officer.write(closureOf("직접 첨부하는 안내"));
  const reference = await officer.fill();
  await expect(page.getByRole("group", { name: "첨부" }).getByRole("button")).toHaveCount(0);
  await expect(
    pane.getByText(
      "이 Outlook에서는 파일을 대신 첨부할 수 없습니다. 보내기 전에 아래 파일을 내려받아 메일에 직접 첨부하세요.",
    ),
  ).toBeVisible();
  await hasNoBarrier(page, "a file to attach by hand", PANE);
  await picture(page, "outlooks-by-hand");
  const saving = page.waitForEvent("download");
  await pane.getByRole("link", { name: `사전협의서 ${reference} 1차.docx` }).click();
  const saved = await saving;
  const buffer = readFileSync(await saved.path());
  await page
    .locator('input[type="file"]')
    .setInputFiles({ name: saved.suggestedFilename(), mimeType: "application/octet-stream", buffer });
  await officer.send();
  const opened = page.waitForEvent("popup");
  await pane.getByRole("button", { name: "로그인", exact: true }).click();
  await opened;
  await officer.sees("협의중");
  // The file that was attached by hand is the sheet's own: nothing is noted as missing.
  await expect(pane.locator(".status .note")).toHaveCount(0);
});

/** Opens the sheet in an Outlook; one that can't sign in by itself is helped by its person. */
async function open(browser: Browser, more: string, asks: boolean) {
  const officer = await OfficerWindow.compose(browser, people.officer, more);
  if (asks) {
    const opened = officer.page.waitForEvent("popup");
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    await (await opened).getByText(people.officer).click();
  }
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  return officer;
}

/** Takes the foundation out of the recipients; answers with what stood there. */
async function forgetFoundation(officer: OfficerWindow) {
  const to = officer.page.getByLabel("받는 사람", { exact: true });
  const all = await to.inputValue();
  await to.fill(
    all
      .split(";")
      .filter((one) => !one.includes(people.foundation))
      .join(";"),
  );
  return { to, all };
}

for (const [host, more, asks] of [
  ["new Outlook on Windows", "&host=new", false],
  ["classic Outlook on Windows", "&host=classic", false],
  ["classic Outlook before 2409", "&host=older", true],
  ["classic Outlook LTSC 2024", "&host=ltsc2024", false],
  ["Outlook on Mac", "&host=mac", false],
] as const)
  test(`${host}: signs its person in, asks before a body is forgotten, and shows answers as they come`, async ({
    browser,
  }) => {
    const officer = await open(browser, more, asks);
    await officer.write(closureOf(host));
    const reference = await officer.fill();
    const { to, all } = await forgetFoundation(officer);
    await officer.page.getByRole("button", { name: "보내기", exact: true }).click();
    const alert = officer.page.getByRole("dialog");
    await expect(alert).toContainText("120다산콜재단");
    await alert.getByRole("button", { name: "보내지 않음" }).click();
    await to.fill(all);
    await officer.send();
    // The next page is the same Outlook; one without nested sign-in asks its person anew.
    if (asks) {
      const opened = officer.page.waitForEvent("popup");
      await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
      await opened;
    }
    await officer.sees("협의중");
    await arrives(people.citizenService, reference, "동의합니다.");
    await officer.sees("일부동의");
  });

test("Outlook LTSC 2021: has no Smart Alert, and a forgotten body is seen in what was sent", async ({
  browser,
}) => {
  const officer = await open(browser, "&host=ltsc2021", true);
  await officer.write(closureOf("Outlook LTSC 2021"));
  await officer.fill();
  await forgetFoundation(officer);
  await officer.send();
  const opened = officer.page.waitForEvent("popup");
  await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
  await opened;
  await officer.sees("확인필요");
});
