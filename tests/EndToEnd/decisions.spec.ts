import { expect, test, type Browser, type FrameLocator, type Page } from "@playwright/test";
import { arrives, closureOf, hasNoBarrier, OfficerWindow, PANE, people, picture, sent } from "./office.ts";

// What an officer decides beside the replies: when and whether the notice goes out, urgency, words by telephone, withdrawal.

/** Both bodies agree. */
async function agreed(reference: string) {
  await arrives(people.citizenService, reference, "동의합니다.");
  await arrives(people.foundation, reference, "동의합니다.");
}

/** Opens an action's form by its button. */
async function open(within: FrameLocator | Page, name: string) {
  await within.getByRole("button", { name, exact: true }).first().click();
  const form = within.getByRole("form", { name });
  await expect(form).toBeVisible();
  return { form, send: () => form.getByRole("button", { name, exact: true }).click() };
}

test("after 협의완료 the notice is moved, then cancelled with its reason, and the agreement stays", async ({
  browser,
}) => {
  const { officer, reference } = await sent(browser, "옮긴 뒤 취소한 안내");
  const { page, pane } = officer;
  await agreed(reference);
  await officer.sees("협의완료");

  const moved = await open(pane, "발송 시간 변경");
  await moved.form.getByLabel("발송 시작").fill("2027-03-02T17:00");
  await moved.form.getByLabel("발송 끝").fill("2027-03-02T16:00");
  await expect(moved.form.getByText("발송 끝이 시작보다 빠릅니다.")).toBeVisible();
  await hasNoBarrier(page, "moved notice", PANE);
  await moved.form.getByLabel("발송 끝").fill("2027-03-02T18:00");
  await moved.send();
  await expect(pane.getByText("처리했습니다.")).toBeFocused();
  await expect(pane.getByText("2027. 3. 2.(화) 17:00 ~ 18:00").first()).toBeVisible();
  await officer.sees("협의완료");

  const cancelled = await open(pane, "발송 취소");
  await expect(cancelled.form.getByRole("button", { name: "발송 취소" })).toBeDisabled();
  await cancelled.form.getByLabel("발송을 취소하는 사유").fill("점검이 미루어짐");
  await hasNoBarrier(page, "cancelled notice", PANE);
  await picture(page, "decisions-cancel");
  await cancelled.send();
  await expect(pane.locator("dd", { hasText: "발송 취소" })).toBeVisible();
  await expect(pane.getByText("두 기관이 모두 동의했지만, 발송을 취소했습니다.")).toBeVisible();
  await officer.sees("협의완료");
});

/** A `datetime-local` value so many minutes from now, in Seoul. */
const inMinutes = (minutes: number) =>
  new Date(Date.now() + (minutes + 9 * 60) * 60_000).toISOString().slice(0, 16);

test("with less than two hours left the Smart Alert asks for 긴급, and the urgent sheet has a text for KakaoTalk", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser, people.officer, "", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page, pane } = officer;
  await officer.write(closureOf("급한 안내"));
  await pane.getByLabel("발송 시작").fill(inMinutes(95));
  await pane.getByLabel("발송 끝").fill(inMinutes(155));
  await expect(pane.getByText(/까지 보냈어야 합니다/)).toBeVisible();
  await officer.fill();
  await page.getByRole("button", { name: "보내기", exact: true }).click();
  const alert = page.getByRole("dialog");
  await expect(alert).toContainText("긴급");
  await alert.getByRole("button", { name: "보내지 않음" }).click();

  await pane.getByRole("button", { name: "긴급으로 가기" }).click();
  await pane.getByLabel("긴급으로 보냅니다").check();
  await pane.getByLabel("긴급 사유").fill("수도관 파열로 오늘 안내해야 함");
  await officer.fill();
  await expect(page.getByLabel("제목", { exact: true })).toHaveValue(/^\[긴급\]/);
  await pane.getByText("카카오톡으로 알릴 글").click();
  await hasNoBarrier(page, "urgent sheet", PANE);
  await picture(page, "decisions-urgent");
  await pane.getByRole("button", { name: "복사", exact: true }).click();
  await expect(pane.getByText("복사했습니다.")).toBeVisible();
  const text = await page.evaluate(() => navigator.clipboard.readText());
  expect(text).toContain("수도관 파열로 오늘 안내해야 함");
  expect([...text].length).toBeLessThanOrEqual(500);
  await officer.send();
  await officer.sees("협의중");
  await expect(pane.locator(".lead.urgent")).toHaveText("긴급");
});

test("late and not marked: the mark and its reason can be added afterwards", async ({ browser }) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await officer.write(closureOf("늦은 안내"));
  await pane.getByLabel("발송 시작").fill(inMinutes(95));
  await pane.getByLabel("발송 끝").fill(inMinutes(155));
  await officer.fill();
  await page.getByRole("button", { name: "보내기", exact: true }).click();
  await page.getByRole("dialog").getByRole("button", { name: "그래도 보내기" }).click();
  await page.waitForURL(/&read=/);
  await expect(pane.locator(".lead.missed")).toBeVisible({ timeout: 30_000 });
  const urgent = await open(pane, "긴급 표시");
  await urgent.form.getByLabel("긴급 사유").fill("한파 특보가 오늘 나옴");
  await hasNoBarrier(page, "urgent afterwards", PANE);
  await urgent.send();
  await expect(pane.locator(".lead.urgent")).toHaveText("긴급");
});

test("a word by telephone is noted and not counted, and a withdrawn consultation says so and offers nothing more", async ({
  browser,
}) => {
  const { officer, reference } = await sent(browser, "거둔 안내");
  const { page, pane } = officer;
  const note = await open(pane, "구두·카톡 동의 적기");
  await note.form.getByRole("combobox", { name: "협의기관" }).selectOption({ label: "120다산콜재단" });
  await note.form.getByLabel("받은 방법").selectOption({ label: "카카오톡" });
  await note.form.getByLabel("누가 무엇이라고 했는지").fill("박지영 팀장이 괜찮다고 함");
  await hasNoBarrier(page, "noted agreement", PANE);
  await note.send();
  await expect(
    pane.getByText("카카오톡으로 동의했다고 적어 둔 것: “박지영 팀장이 괜찮다고 함”"),
  ).toBeVisible();
  await officer.sees("협의중");

  const withdraw = await open(pane, "협의 취소");
  await withdraw.form.getByLabel("취소 사유").fill("사업이 취소됨");
  await hasNoBarrier(page, "withdrawal", PANE);
  await withdraw.send();
  await officer.sees("취소");
  await expect(pane.getByText("처리했습니다.")).toBeFocused();
  await expect(pane.getByRole("button", { name: "협의 취소" })).toHaveCount(0);
  await hasNoBarrier(page, "withdrawn", PANE);
  await agreed(reference);
  await officer.sees("취소");
});

test.describe("the page of a consultation, by cookie", () => {
  let reference = "";

  test.beforeAll(async ({ browser }) => {
    const made = await sent(browser, "화면에서 보는 안내");
    reference = made.reference;
    await agreed(reference);
    await made.officer.sees("협의완료");
    await made.officer.page.context().close();
  });

  /** The page as somebody opens it who isn't signed in yet. */
  async function visit(browser: Browser, who: string, more = "") {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`/c/${reference}${more}`);
    await page.getByText(who).click();
    await expect(page.getByText("협의완료").first()).toBeVisible();
    return page;
  }

  test("a link of the mail that asks whether the notice went out opens its form, also through the sign-in, and decides nothing", async ({
    browser,
  }) => {
    const page = await visit(browser, people.officer, "?ask=notice-sent");
    const changes: string[] = [];
    page.on("request", (request) => {
      if (request.method() !== "GET") changes.push(request.url());
    });
    const form = page.getByRole("form", { name: "발송했음" });
    await expect(form.getByLabel("발송한 시각")).toBeFocused();
    await hasNoBarrier(page, "asked whether the notice went out");
    for (const [link, name] of [
      ["?ask=notice-moved", "발송 시간 변경"],
      ["?ask=notice-cancelled", "발송 취소"],
      ["#notice-moved", "발송 시간 변경"],
    ] as const) {
      // From elsewhere, as a mail program opens it.
      await page.goto("about:blank");
      await page.goto(`/c/${reference}${link}`);
      await expect(page.getByRole("form", { name })).toBeVisible();
    }
    expect(changes).toEqual([]);
    await expect(page.locator("dt", { hasText: /^발송$/ })).toHaveCount(0);
    await picture(page, "page-asked");
  });

  test("a sign-in that ended is asked for beside the page, and what was written stays", async ({
    browser,
  }) => {
    const page = await visit(browser, people.officer);
    const note = await open(page, "발송 취소");
    await note.form.getByLabel("발송을 취소하는 사유").fill("점검이 미루어짐");
    await page.context().clearCookies();
    await note.send();
    await expect(page.getByText("로그인이 만료되었습니다.")).toBeVisible();
    await hasNoBarrier(page, "expired sign-in on a page");
    await picture(page, "page-expired");
    const opened = page.waitForEvent("popup");
    await page.getByRole("button", { name: "로그인", exact: true }).click();
    const beside = await opened;
    await beside.getByText(people.officer).click();
    await expect.poll(() => beside.isClosed()).toBe(true);
    await expect(page.getByText("로그인했습니다. 하던 일을 다시 눌러 주세요.")).toBeVisible();
    await expect(note.form.getByLabel("발송을 취소하는 사유")).toHaveValue("점검이 미루어짐");

    // Opened anew without a sign-in, it comes back to where it was asked for.
    await page.context().clearCookies();
    await page.reload();
    await page.getByText(people.officer).click();
    await expect(page).toHaveURL(new RegExp(`/c/${reference}$`));
    await expect(page.getByText("협의완료").first()).toBeVisible();
  });

  test("whoever signs in next in the same browser finds nothing of the person before", async ({
    browser,
  }) => {
    const page = await visit(browser, people.officer);
    await expect(page.getByText("화면에서 보는 안내").first()).toBeVisible();
    await page.context().clearCookies();
    await page.goto("/reviews");
    await page.getByText(people.foundationReviewer).click();
    await expect(page.getByText("박지영 님")).toBeVisible();
    await page.context().clearCookies();
    await page.goto(`/c/${reference}`);
    await page.getByText(people.otherOfficer).click();
    await expect(page.getByRole("alert")).toBeVisible();
    for (let steps = 0; steps < 4; steps++) {
      await page.goBack();
      await expect(page.locator("body")).not.toContainText("화면에서 보는 안내");
    }
  });
});

test("drafts, telephone and list belong to their mailbox: another one in the same browser sees none of them", async ({
  browser,
}) => {
  const first = await OfficerWindow.compose(browser);
  const { page } = first;
  await first.write(closureOf("남이 보면 안 되는 초안"));
  await expect(first.pane.getByText(/이 PC에 저장했습니다/)).toBeVisible();
  await first.fill();

  await page.goto(`/local/compose?as=${encodeURIComponent(people.counsellor)}`);
  const second = new OfficerWindow(page);
  await expect(second.pane.getByText("최하나 님")).toBeVisible();
  await expect(second.pane.getByRole("textbox", { name: /^문안 1/ })).toHaveValue("");
  await expect(second.pane.getByRole("textbox", { name: /^담당자 전화/ })).toHaveValue("");
  await expect(second.pane.getByLabel("이어서 할 협의")).toHaveCount(0);

  await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}`);
  await expect(first.pane.getByRole("textbox", { name: /^문안 1/ })).toHaveValue(/남이 보면 안 되는 초안/);
  const answer = await fetch(`http://127.0.0.1:${process.env.CONSULTADDIN_PORT}/api/me`, {
    headers: { Authorization: `Bearer ${await tokenOf(people.officer)}` },
  });
  expect(answer.headers.get("cache-control")).toContain("no-store");
});

const tokenOf = async (who: string) =>
  (await fetch(`http://127.0.0.1:${process.env.CONSULTADDIN_PORT}/local/token?as=${who}`)).text();

test("a slow server: progress is said, then that it takes long, and a second press makes no second consultation", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await officer.write(closureOf("느린 서버의 안내"));
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  let asked = 0;
  await page.context().route("**/api/consultations", async (route) => {
    if (route.request().method() === "POST") {
      asked++;
      await held;
    }
    await route.continue();
  });
  await page.clock.install();
  const fill = pane.getByRole("button", { name: "메일에 채우기" });
  await fill.click();
  await expect(pane.getByText("메일에 채우는 중입니다.")).toBeVisible();
  await fill.click({ force: true });
  await fill.press("Enter");
  await pane.getByRole("textbox", { name: /^제목/ }).press("Enter");
  await page.clock.runFor(9_000);
  await expect(pane.getByText("서버가 늦게 답하고 있습니다.")).toBeVisible();
  await hasNoBarrier(page, "slow server", PANE);
  await picture(page, "pane-slow");
  release();
  await expect(pane.getByText("이제 보내기를 누르세요")).toBeVisible();
  expect(asked).toBe(1);
});
