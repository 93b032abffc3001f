import { expect, test } from "@playwright/test";
import { arrives, OfficerWindow, people, picture } from "./office.ts";

// The main job in each Outlook that the stand-in can be, one row of addin/docs/hosts.md a test.

const text = "[서울시] 3월 2일 한파쉼터가 시설 점검으로 휴관합니다. 문의 02-120";
const sheet = (title: string) => ({ title, reason: "휴관을 시민에게 알리기 위함", messages: [{ text }] });

/** Opens the sheet in an Outlook; one that can't sign in by itself is helped by its person. */
async function open(browser: Parameters<typeof OfficerWindow.compose>[0], more: string, asks: boolean) {
  const officer = await OfficerWindow.compose(browser, people.officer, more);
  if (asks) {
    const opened = officer.page.waitForEvent("popup");
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    await (await opened).getByText(people.officer).click();
  }
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  return officer;
}

/** Filled, mended and filled again: one sheet and one Word file stand in the mail, below what the officer wrote. */
async function fillTwice(officer: OfficerWindow, title: string) {
  await officer.body.evaluate((body) => body.insertAdjacentHTML("afterbegin", "<p>수고 많으십니다.</p>"));
  await officer.write(sheet(title));
  await officer.fill();
  await officer.pane.getByRole("textbox", { name: /^담당자 전화/ }).fill("02-2133-1111");
  const reference = await officer.fill();
  await expect(officer.page.getByRole("group", { name: "첨부" }).getByRole("button")).toHaveCount(1);
  await expect(officer.body).toContainText("수고 많으십니다.");
  const body = await officer.body.innerText();
  expect(body.match(/120 사전협의서 C/g)).toHaveLength(1);
  expect(body).toContain("02-2133-1111");
  return reference;
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
  ["classic Outlook before 2409", "&host=classic&sign-in=dialog", true],
  ["classic Outlook LTSC 2024", "&host=ltsc2024", false],
  ["Outlook on Mac", "&host=mac", false],
] as const)
  test(`${host}: signs in, fills twice and keeps one sheet, asks before a body is forgotten, and shows answers as they come`, async ({
    browser,
  }) => {
    const officer = await open(browser, more, asks);
    const reference = await fillTwice(officer, host);
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

test("Outlook LTSC 2021: has no Smart Alert, and a forgotten body is seen in what was sent; a phone shows it too", async ({
  browser,
}) => {
  const officer = await open(browser, "&host=ltsc2021", true);
  await fillTwice(officer, "Outlook LTSC 2021");
  await forgetFoundation(officer);
  await officer.send();
  const opened = officer.page.waitForEvent("popup");
  await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
  await opened;
  await officer.sees("확인필요");

  const phone = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage();
  const sent = new URL(officer.page.url()).searchParams.get("read")!;
  await phone.goto(
    `/local/compose?as=${encodeURIComponent(people.officer)}&host=mobile&read=${encodeURIComponent(sent)}`,
  );
  await phone.getByRole("button", { name: "협의 창", exact: true }).click();
  await new OfficerWindow(phone).sees("확인필요");
  await picture(phone, "hosts-phone");
});
