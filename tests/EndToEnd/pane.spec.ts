import { expect, test } from "@playwright/test";
import {
  answer,
  hasNoBarrier,
  hasNoSidewaysScroll,
  OfficerWindow,
  PANE,
  people,
  picture,
  type PlannedSheet,
} from "./office.ts";

test.describe("an Outlook that can't sign in by itself", () => {
  test("opens the sign-in window, and everything works as in the others", async ({ browser }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, "&sign-in=dialog");
    await expect(officer.pane.getByText("협의 창에 로그인해 주세요.")).toBeVisible();
    await picture(officer.page, "sign-in-1-asked");
    const opened = officer.page.waitForEvent("popup");
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    const dialog = await opened;
    await dialog.getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
    await expect.poll(() => dialog.isClosed()).toBe(true);
  });

  test("says that its sign-in window was closed, and opens it again", async ({ browser }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, "&sign-in=dialog");
    const button = officer.pane.getByRole("button", {
      name: "로그인",
      exact: true,
    });
    const first = officer.page.waitForEvent("popup");
    await button.click();
    await (await first).close();
    await expect(officer.pane.getByText("로그인 창이 닫혔습니다.")).toBeVisible();
    const second = officer.page.waitForEvent("popup");
    await button.click();
    await (await second).getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  });

  test("never takes the person who is signed in for the mailbox's person", async ({ browser }) => {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
    });
    const page = await context.newPage();
    await page.goto("/c/C2026-00001-K");
    await page.getByText(people.otherOfficer).click();
    await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}&sign-in=dialog`);
    const officer = new OfficerWindow(page);
    const opened = page.waitForEvent("popup");
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    const dialog = await opened;
    // Asked for another account; whoever insists on the first is told.
    await dialog.getByText(people.otherOfficer).click();
    await expect(dialog.getByText(`열려 있는 메일함은 ${people.officer}입니다.`)).toBeVisible();
    await hasNoBarrier(dialog, "sign-in window");
    await picture(dialog, "sign-in-2-other-account");
    await dialog.getByRole("link", { name: "다른 사람으로 로그인" }).click();
    await dialog.getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  });
});

const closure: PlannedSheet = {
  title: "한파쉼터 휴관 안내",
  reason: "시설 점검으로 하루 휴관함을 이용 시민에게 알리기 위함",
  messages: [
    {
      text: "[서울시] 3월 2일 한파쉼터가 시설 점검으로 휴관합니다. 문의 02-120",
    },
  ],
};

const messageOf = (officer: OfficerWindow) => officer.pane.getByRole("textbox", { name: /^문안 1/ });
const fillButton = (officer: OfficerWindow) => officer.pane.getByRole("button", { name: "메일에 채우기" });

test.describe("when something is wrong", () => {
  test("a server that broke, is gone, or is slow is said, and what was written stays", async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser);
    await officer.write(closure);
    const context = officer.page.context();
    await context.route("**/api/consultations", (route) => route.fulfill({ status: 503, body: "" }));
    await fillButton(officer).click();
    await expect(officer.pane.getByRole("alert")).toContainText("서버에 문제가 생겼습니다.");
    await hasNoBarrier(officer.page, "server error", PANE);
    await picture(officer.page, "pane-server-error");
    await context.unroute("**/api/consultations");
    await context.route("**/api/consultations", (route) => route.abort());
    await fillButton(officer).click();
    await expect(officer.pane.getByRole("alert")).toContainText("서버에 연결되지 않았습니다.");
    await hasNoBarrier(officer.page, "offline", PANE);
    await context.unroute("**/api/consultations");
    await expect(messageOf(officer)).toHaveValue(closure.messages[0]!.text);
    await officer.fill();
  });

  test("a view that can't be loaded is said, with what to do next, and comes once it can be had", async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(browser);
    await officer.write({ ...closure, title: "불러오지 못한 화면" });
    await officer.fill();
    const context = officer.page.context();
    const parts = "**/pane/assets/read-*.js";
    await context.route(parts, (route) => route.abort());
    await officer.send();
    const said = officer.pane.getByRole("alert");
    await expect(said).toContainText("화면을 불러오지 못했습니다. 인터넷 연결을 확인하고 다시 시도하세요.");
    await hasNoBarrier(officer.page, "view not loaded", PANE);
    await picture(officer.page, "pane-view-not-loaded");
    const again = said.getByRole("button", { name: "다시 시도" });
    // Without a connection the sentence stays: opened anew, the pane would be empty.
    await context.route("**/pane/index.html*", (route) => route.abort());
    await again.click();
    await expect(said).toContainText("화면을 불러오지 못했습니다.");
    await context.unroute("**/pane/index.html*");
    await context.unroute(parts);
    await again.click();
    await officer.sees("협의중");
  });

  test("a sign-in that ended asks the person, and the same press then works", async ({ browser }) => {
    const officer = await OfficerWindow.compose(browser, people.officer, "&sign-in=dialog");
    const opened = officer.page.waitForEvent("popup");
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    await (await opened).getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
    await officer.write(closure);
    const context = officer.page.context();
    await context.route("**/api/consultations", (route) => route.fulfill({ status: 401, body: "" }));
    await fillButton(officer).click();
    await expect(officer.pane.getByText("로그인이 만료되었습니다.")).toBeVisible();
    await hasNoBarrier(officer.page, "expired sign-in", PANE);
    await picture(officer.page, "pane-expired");
    await context.unroute("**/api/consultations");
    // The cookie of the first time is still good: the window closes by itself.
    await officer.pane.getByRole("button", { name: "로그인", exact: true }).click();
    await expect(officer.pane.getByText("로그인했습니다. 하던 일을 다시 눌러 주세요.")).toBeVisible();
    await officer.fill();
  });

  for (const [name, options] of [
    ["narrow", { viewport: { width: 320, height: 900 } }],
    ["zoom", { viewport: { width: 160, height: 450 }, deviceScaleFactor: 2 }],
    ["english", { viewport: { width: 320, height: 900 } }],
    ["forced-colours", { viewport: { width: 320, height: 900 }, forcedColors: "active" as const }],
    ["dark", { viewport: { width: 320, height: 900 }, colorScheme: "dark" as const }],
  ] as const)
    test(`a very long text stays within 320 pixels, at 200% zoom too, in English and in forced colours: ${name}`, async ({
      browser,
    }) => {
      const alone = await (await browser.newContext(options)).newPage();
      await alone.goto("/local/compose?as=" + encodeURIComponent(people.officer));
      const pane = alone.frameLocator(PANE);
      // The page with the mail has its buttons before they do anything.
      await pane.getByRole("heading", { name: "협의서 쓰기" }).waitFor({ state: "attached" });
      await alone.getByRole("button", { name: "협의 창", exact: true }).click();
      await pane.getByRole("textbox").first().waitFor();
      if (name === "english") {
        const frame = await (await alone.locator(PANE).elementHandle())?.contentFrame();
        const address = frame?.url() ?? "";
        await frame?.goto(`${address}${address.includes("?") ? "&" : "?"}lang=en`);
      }
      await pane
        .getByRole("textbox", { name: /^(문안|Message|Text) ?1/ })
        .first()
        .fill("가".repeat(1200) + "x".repeat(400));
      await hasNoSidewaysScroll(pane, name);
      await picture(alone, `pane-${name}`);
      await hasNoBarrier(alone, name, PANE);
    });
});

test("Korean that is being composed is never lost, doubled or broken", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closure);
  const text = officer.pane.getByRole("textbox", { name: /^제목/ });
  await text.fill("");
  await text.focus();
  const ime = await officer.page.context().newCDPSession(officer.page);
  const compose = (syllable: string) =>
    ime.send("Input.imeSetComposition", {
      text: syllable,
      selectionStart: syllable.length,
      selectionEnd: syllable.length,
    });
  // 한, a backspace inside takes its last letter, typed anew; then the next syllable.
  for (const step of ["ㅎ", "하", "한", "하", "한"]) await compose(step);
  await ime.send("Input.insertText", { text: "한" });
  for (const step of ["ㅍ", "파"]) await compose(step);
  await expect(text).toHaveValue("한파");
  // Filled while the last syllable is still open.
  await fillButton(officer).click();
  await expect(officer.pane.getByText("이제 보내기를 누르세요")).toBeVisible();
  await expect(text).toHaveValue("한파");
  await expect(officer.page.getByLabel("제목", { exact: true })).toHaveValue(/ 한파 · /);
});

test("Korean composed in the message itself, where the number is marked while it is typed, loses and doubles no syllable", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await officer.write(closure);
  const text = messageOf(officer);
  const size = pane.locator("p.size");
  const marks = pane.locator(".marks mark");
  await text.fill("문의 02-120 ");
  await expect(marks).toHaveText(["02-120"]);
  await text.focus();
  await text.press("ControlOrMeta+End");
  const ime = await page.context().newCDPSession(page);
  const compose = (syllable: string) =>
    ime.send("Input.imeSetComposition", {
      text: syllable,
      selectionStart: syllable.length,
      selectionEnd: syllable.length,
    });
  const commit = (syllable: string) => ime.send("Input.insertText", { text: syllable });

  // A backspace inside the syllable takes its last letter; the next one is typed anew.
  for (const step of ["ㅎ", "하", "한", "하", "한"]) await compose(step);
  // The server's answer comes while the syllable is open, and what it marks is drawn under it.
  await expect(size).toContainText("14바이트");
  await expect(text).toHaveValue("문의 02-120 한");
  await commit("한");
  // A syllable taken back letter by letter leaves nothing behind.
  for (const step of ["ㅍ", "파", "ㅍ", ""]) await compose(step);
  await expect(text).toHaveValue("문의 02-120 한");
  for (const step of ["ㅍ", "파"]) await compose(step);
  await commit("파");
  await expect(text).toHaveValue("문의 02-120 한파");

  // Before the number, which moves on with its mark while the syllable is open.
  await text.press("ControlOrMeta+Home");
  for (const step of ["ㅇ", "아", "안", "아", "안"]) await compose(step);
  await expect(size).toContainText("18바이트");
  await expect(text).toHaveValue("안문의 02-120 한파");
  await expect(marks).toHaveText(["02-120"]);
  expect(await pane.locator(".marks").textContent()).toBe("안문의 02-120 한파\u200B");
  await commit("안");
  for (const step of ["ㄴ", "내"]) await compose(step);

  // Filled while the last syllable is still open: it is in the mail, once.
  await fillButton(officer).click();
  await expect(pane.getByText("이제 보내기를 누르세요")).toBeVisible();
  await expect(text).toHaveValue("안내문의 02-120 한파");
  await expect(officer.body.getByText("안내문의 02-120 한파", { exact: true })).toHaveCount(1);
});

test("mail and Word file can be seen before they are filled", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closure);
  await officer.pane.getByText("미리보기", { exact: true }).click();
  await officer.pane.getByRole("button", { name: "메일과 Word 파일 미리보기" }).click();
  const mail = officer.pane.frameLocator('iframe[title="메일에 들어갈 협의서"]');
  await expect(mail.getByText(closure.messages[0]!.text).first()).toBeVisible();
  await expect(officer.pane.getByRole("link", { name: "Word 파일 내려받아 보기" })).toHaveAttribute(
    "download",
    /\.docx$/,
  );
  await hasNoBarrier(officer.page, "preview", PANE);
  await picture(officer.page, "pane-preview");
  // What stands in that frame is what the bodies will read.
  const alone = await (await browser.newContext()).newPage();
  await alone.setContent((await officer.pane.locator(".preview iframe").getAttribute("srcdoc"))!);
  await hasNoBarrier(alone, "the sheet in the mail", "table");
});

test("remind, amend, answer a question, record the notice and consult again", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  const { pane } = officer;
  await officer.write(closure);
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  // The two hours are kept: there is nothing to excuse.
  await expect(pane.getByRole("button", { name: "긴급 표시" })).toHaveCount(0);

  const remind = pane.getByRole("button", {
    name: "120다산콜재단에 회신 요청",
  });
  await remind.click();
  await expect(pane.getByText("120다산콜재단에 회신을 요청하는 메일을 보냅니다.")).toBeVisible();
  await remind.click();
  await expect(pane.getByRole("alert")).toContainText("한 시간에 한 번만");

  await pane.getByRole("button", { name: "연락처·답변 고치기" }).click();
  await pane.getByRole("textbox", { name: /^담당자 전화/ }).fill("02-2133-1111");
  await hasNoBarrier(officer.page, "amend form", PANE);
  await pane.getByRole("button", { name: "고친 내용 알리기" }).click();
  await expect(pane.getByText("고친 내용을 두 기관에 알렸습니다.")).toBeVisible();

  await answer(browser, people.citizenService, reference, "휴관은 하루뿐인지요?");
  await expect(pane.getByRole("button", { name: "답변함" })).toBeVisible({ timeout: 30_000 });
  await hasNoBarrier(officer.page, "a question", PANE);
  await pane.getByRole("button", { name: "답변함" }).click();
  await expect(pane.getByRole("button", { name: "답변함" })).toHaveCount(0);

  await answer(browser, people.citizenService, reference, "동의합니다.");
  await answer(browser, people.foundation, reference, "동의합니다.", "Gmail");
  await officer.sees("협의완료");
  await pane.getByRole("button", { name: "발송했음" }).first().click();
  await hasNoBarrier(officer.page, "notice form", PANE);
  await pane.getByRole("form", { name: "발송했음" }).getByRole("button", { name: "발송했음" }).click();
  await pane.getByRole("button", { name: "같은 안내 다시 협의" }).click();
  await picture(officer.page, "pane-actions");
  await pane.getByRole("form").getByRole("button", { name: "같은 안내 다시 협의" }).click();
  await expect(pane.getByText(/‘이어서 할 협의’에서 C/)).toBeVisible();
});

/** A consultation of the officer's that was begun elsewhere. */
async function begun(title: string): Promise<string> {
  const origin = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}`;
  const token = await (await fetch(`${origin}/local/token?as=${people.officer}`)).text();
  const nobody = { name: "", telephone: "" };
  const answer = await fetch(`${origin}/api/consultations`, {
    method: "POST",
    headers: { Authorization: `Bearer ${token}`, "Content-Type": "application/json" },
    body: JSON.stringify({
      sheet: {
        department: "한파대응팀",
        title,
        messages: [{ text: title, channel: "SMS", heading: "", sender: "02-120", variables: [] }],
        reason: "",
        contact: nobody,
        offHoursContact: nobody,
        selection: "",
        numberSource: "",
        eligibility: "",
        objection: "",
        questions: [],
      },
    }),
  });
  return ((await answer.json()) as { reference: string }).reference;
}

test("the consultation chosen last is the one shown, and what was being written can be had back", async ({
  browser,
}) => {
  const [first, second] = [await begun("먼저 지나간 협의"), await begun("멈춘 협의")];
  const officer = await OfficerWindow.compose(browser);
  const text = messageOf(officer);
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  await text.fill("쓰던 문안입니다. 문의 02-120");
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await officer.page.context().route(`**/api/consultations/${first}`, async (route) => {
    await held;
    await route.continue();
  });
  await officer.continues(first);
  await officer.continues(second);
  await expect(text).toHaveValue("멈춘 협의");
  const late = officer.page.waitForResponse(`**/api/consultations/${first}`);
  release();
  await (await late).finished();
  await expect(text).toHaveValue("멈춘 협의");
  await officer.pane.getByRole("button", { name: "쓰던 협의서로 돌아가기" }).click();
  await expect(text).toHaveValue("쓰던 문안입니다. 문의 02-120");
  await expect(officer.pane.getByLabel("이어서 할 협의")).toHaveValue("");
});

test("undoing a fill keeps a name that Outlook hasn't resolved yet, and says who is still among the recipients", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { pane, page } = officer;
  const to = page.getByLabel("받는 사람", { exact: true });
  await to.fill(`김아무; ${people.outsider}`);
  await officer.write(closure);
  await officer.fill();
  await pane.getByRole("button", { name: "채우기 되돌리기" }).click();
  await expect(pane.getByText(`메일에 남아 있습니다: ${people.citizenService}`)).toBeVisible();
  await hasNoBarrier(page, "undone", PANE);
  await picture(page, "pane-undone");
  await expect(page.getByLabel("제목", { exact: true })).toHaveValue("");
  await expect(to).toHaveValue(/김아무/);
  await expect(to).toHaveValue(new RegExp(people.outsider));
  await pane.getByRole("button", { name: "남은 받는 사람 빼기" }).click();
  await expect(pane.getByText("채우면서 넣은 받는 사람을 뺐습니다.")).toBeVisible();
  await expect(to).toHaveValue(new RegExp(`^\\W*${people.outsider}\\W*$`));
});
