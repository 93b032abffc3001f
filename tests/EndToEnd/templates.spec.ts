import { expect, test, type Browser, type Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { hasNoBarrier, mailbox, OfficerWindow, people, picture, type PlannedSheet } from "./office.ts";

const administrator = "admin@seoul.example";
/** Saved anew by LibreOffice, with other fonts, moved rows and a logo. */
const libreOffice = join(__dirname, "../Core.Tests/Documents/Files/template-libreoffice-7.4.docx");
/** The same without the place for the text. */
const withoutText = join(__dirname, "files/template-without-text.docx");

/** A sheet of another consultation, its opinion box filled and saved by LibreOffice. */
const returned = join(__dirname, "../Core.Tests/Documents/Files/returned-libreoffice-7.4.docx");
const pane = 'iframe[title="120 사전협의 창"]';

const notice: PlannedSheet = {
  title: "한파쉼터 운영 안내",
  reason: "한파 특보에 따른 쉼터 이용을 시민에게 알리기 위함",
  messages: [{ text: "[서울시] 한파쉼터를 24시간 운영합니다. 문의 02-120" }],
};

// Both use the templates of the one city, so one goes after the other.
test.describe.configure({ mode: "serial" });

test("an administrator uploads a template, is told by name what another one lacks, and goes back", async ({
  browser,
}) => {
  const page = await signIn(browser, "/admin/templates", administrator);
  await expect(page.getByText("올린 서식이 없습니다.")).toBeVisible();
  await hasNoBarrier(page, "no template yet");
  await picture(page, "templates-1-empty");

  await page.getByLabel("부서").selectOption("한파대응팀");
  await page.getByLabel("파일(.docx, .hwpx)").setInputFiles(withoutText);
  await expect(page.getByRole("alert")).toContainText("서식에 '문안' 자리가 없습니다.");
  await expect(page.getByRole("button", { name: "이 서식 쓰기" })).toBeHidden();
  await hasNoBarrier(page, "refused template");
  await picture(page, "templates-2-refused");

  await drop(page, libreOffice);
  await expect(page.getByText("쓸 수 있는 서식입니다.")).toBeVisible();
  await page.getByText(/^채울 자리 \d+곳$/).click();
  await expect(page.getByText("(견본) 지원금 심사 결과 안내")).toBeVisible();
  const [sample] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("link", { name: "견본 받기" }).click(),
  ]);
  expect(sample.suggestedFilename()).toBe("견본.docx");
  expect(
    readFileSync(await sample.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  await hasNoBarrier(page, "checked template");
  await picture(page, "templates-3-checked");

  await page.getByRole("button", { name: "이 서식 쓰기" }).press("Enter");
  await expect(page.getByText("한파대응팀의 워드(.docx) 서식을 1판으로 바꾸었습니다.")).toBeVisible();
  const ours = page.getByRole("region", { name: "한파대응팀 · 워드(.docx)" });
  await expect(ours).toContainText("한관리");
  await page.getByLabel("파일(.docx, .hwpx)").setInputFiles(libreOffice);
  await page.getByRole("button", { name: "이 서식 쓰기" }).click();
  await expect(ours).toContainText("2판");
  await ours.getByText("지난 판 1개").click();
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    ours.getByRole("link", { name: "1판 파일" }).click(),
  ]);
  expect(readFileSync(await file.path()).equals(readFileSync(libreOffice))).toBe(true);
  await ours.getByRole("button", { name: "1판으로 되돌리기" }).click();
  await expect(ours).toContainText("1판으로 되돌린 것");
  await hasNoBarrier(page, "history of a template");
  await picture(page, "templates-4-history");

  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 320, height: 900 });
  await hasNoBarrier(page, "templates at 320 px in dark");
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  await page.screenshot({
    path: join(__dirname, "../output/screenshots/templates-5-320-dark.png"),
    fullPage: true,
  });
});

test("a sheet is filled into the department's template and its Hangul file, and another begins from what was sent", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.pane.getByLabel("둘 다").check();
  await officer.page.reload();
  await expect(officer.pane.getByLabel("둘 다"), "the choice is remembered").toBeChecked();
  await officer.write(notice);
  await expect(officer.pane.getByText("시험판, 한글에서 미확인").first()).toBeVisible();
  await hasNoBarrier(officer.page, "choice of files", pane);
  await officer.pane.getByText("첨부할 파일").scrollIntoViewIfNeeded();
  await picture(officer.page, "templates-6-formats");
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");

  const received = await mailbox(browser, people.foundation);
  await received
    .getByRole("button", { name: new RegExp(reference) })
    .first()
    .click();
  await expect(received.getByRole("link", { name: /\.hwpx/ })).toBeVisible();
  const [word] = await Promise.all([
    received.waitForEvent("download"),
    received.getByRole("link", { name: /\.docx/ }).click(),
  ]);
  const sheet = await word.path();
  // Names stand uncompressed in a zip: the logo comes from the department's template, not from the product's.
  expect(readFileSync(sheet).includes("word/media/image1.png")).toBe(true);
  await received.emulateMedia({ colorScheme: "dark" });
  await received.setViewportSize({ width: 1000, height: 1400 });
  await picture(received, "mail-1000-dark");

  const again = await OfficerWindow.compose(browser);
  await again.pane.getByText("문서에서 불러오기").click();
  await again.pane.getByLabel("파일(.docx, .hwpx)").setInputFiles({
    name: "협의서.docx",
    mimeType: "application/octet-stream",
    buffer: readFileSync(sheet),
  });
  await expect(again.pane.getByText("협의서.docx에서 불러왔습니다.")).toBeVisible();
  await expect(again.pane.getByRole("textbox", { name: /^제목/ })).toHaveValue(notice.title);
  await expect(again.pane.getByRole("textbox", { name: /^문안 1/ })).toHaveValue(notice.messages[0]!.text);
  await hasNoBarrier(again.page, "sheet from a document", pane);
  await picture(again.page, "templates-7-from-document");
});

test("a reviewer sees what stands in the opinion box of a sheet that came back, and that it counts for nothing", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(notice);
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  const mail = [
    `From: ${people.foundation}`,
    `To: ${people.officer}, ${people.consultationMailbox}`,
    `Subject: RE: ${reference}`,
    `Message-ID: <${reference}@dasan120.example>`,
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="part"',
    "",
    "--part",
    "Content-Type: text/plain; charset=utf-8",
    "",
    "붙임과 같이 회신합니다.",
    "--part",
    'Content-Type: application/octet-stream; name="reply.docx"',
    'Content-Disposition: attachment; filename="reply.docx"',
    "Content-Transfer-Encoding: base64",
    "",
    ...(readFileSync(returned)
      .toString("base64")
      .match(/.{1,76}/g) ?? []),
    "--part--",
    "",
  ].join("\r\n");
  const arrived = await officer.page.request.post("/local/mail?auth=dmarc", {
    data: Buffer.from(mail),
    headers: { "Content-Type": "message/rfc822" },
  });
  expect(arrived.ok()).toBe(true);
  await officer.sees("확인필요");

  const reviewer = await signIn(browser, "/reviews", "jiyoung@dasan120.example");
  await reviewer
    .getByRole("navigation", { name: "기다리는 회신 목록" })
    .getByRole("button", { name: notice.title })
    .last()
    .click();
  await expect(reviewer.getByRole("region", { name: "돌아온 협의서의 의견란" })).toContainText("reply.docx");
  await expect(reviewer.getByText("지금 차수의 협의서가 아닙니다")).toBeVisible();
  await hasNoBarrier(reviewer, "opinion box");
  await picture(reviewer, "templates-9-opinions");
});

test("somebody who keeps no templates is told so, and an officer only looks", async ({ browser }) => {
  const counsellor = await signIn(browser, "/admin/templates", people.counsellor);
  await expect(counsellor.getByRole("alert")).toContainText("권한이 없습니다");
  await picture(counsellor, "templates-8-counsellor");

  const officer = await signIn(browser, "/admin/templates", people.officer);
  await expect(officer.getByRole("heading", { name: /한파대응팀/ })).toBeVisible();
  await expect(officer.getByRole("button")).toHaveCount(0);
});

async function signIn(browser: Browser, address: string, who: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1000, height: 900 } })).newPage();
  await page.goto(address);
  await page.getByText(who).click();
  await page.waitForURL(`**${address}`);
  return page;
}

async function drop(page: Page, path: string): Promise<void> {
  const transfer = await page.evaluateHandle(
    ({ name, base64 }) => {
      const files = new DataTransfer();
      files.items.add(new File([Uint8Array.from(atob(base64), (c) => c.charCodeAt(0))], name));
      return files;
    },
    { name: basename(path), base64: readFileSync(path).toString("base64") },
  );
  await page.getByRole("region", { name: "서식 올리기" }).dispatchEvent("drop", { dataTransfer: transfer });
}
