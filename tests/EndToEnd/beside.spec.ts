import { expect, test, type Browser, type FrameLocator, type Page } from "@playwright/test";
import { arrives, closureOf, hasNoBarrier, OfficerWindow, PANE, people, picture, sent } from "./office.ts";

// What stands beside the status, in the pane on a mail and on the page of the consultation: mails that count for nothing,
// what a new revision changed, and what happened.

/** The page of a consultation, as somebody sees it who signs in there. */
async function pageOf(browser: Browser, reference: string, who: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 900, height: 1000 } })).newPage();
  await page.goto(`/c/${reference}`);
  await page.getByText(who).click();
  await expect(page.locator(".status .word")).toBeVisible();
  return page;
}

/** A mail as it reaches the consultation mailbox, with headers of its own. */
async function reaches(auth: string, headers: Record<string, string>, words: string) {
  const encoded = (text: string) =>
    /^[ -~]*$/.test(text) ? text : `=?utf-8?B?${Buffer.from(text).toString("base64")}?=`;
  const lines = Object.entries({
    To: `<${people.consultationMailbox}>`,
    "Message-ID": `<${crypto.randomUUID()}@elsewhere.example>`,
    "Content-Type": "text/plain; charset=utf-8",
    ...headers,
  }).map(([name, value]) => `${name}: ${encoded(value)}`);
  const { ok } = await fetch(`http://127.0.0.1:${process.env.CONSULTADDIN_PORT}/local/mail?auth=${auth}`, {
    method: "POST",
    body: [...lines, "", words, ""].join("\r\n"),
  });
  expect(ok).toBe(true);
}

test("a suspected forgery, an absence with its deputy and an undelivered copy stand beside the status and move nothing", async ({
  browser,
}) => {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closureOf("곁에 보이는 편지"));
  const reference = await officer.fill();
  // One more recipient, whom the tenant doesn't know: Outlook reports that it couldn't deliver.
  const to = officer.page.getByLabel("받는 사람", { exact: true });
  await to.fill(`${await to.inputValue()}; nobody@seoul.example`);
  await officer.send();
  await officer.sees("협의중");

  await reaches("fail", { From: `<${people.foundation}>`, Subject: `RE: [${reference}]` }, "동의합니다.");
  await reaches(
    "internal",
    {
      From: `<${people.citizenService}>`,
      Subject: `자동 회신: [사전협의 ${reference}]`,
      "Auto-Submitted": "auto-generated",
      "X-Auto-Response-Suppress": "All",
    },
    "3월 5일까지 부재중입니다. 급한 일은 대리자 이서준 주무관에게 연락해 주세요.",
  );

  const said = {
    "위조 의심": ["위조가 의심되는 회신입니다. 협의에 반영하지 않았습니다.", "동의합니다."],
    부재중: ["부재중입니다. 안내에 대리자가 적혀 있습니다.", "대리자 이서준 주무관에게 연락해 주세요."],
    "전달되지 않은 메일": ["편지가 전달되지 않았습니다. 받는 사람의 주소를 확인해 주세요.", ""],
  };
  const shows = async (view: FrameLocator | Page, words: boolean) => {
    for (const [name, [what, written]] of Object.entries(said)) {
      const list = view.locator(".list", { has: view.getByRole("heading", { name, exact: true }) });
      await expect(list.getByRole("listitem")).toHaveCount(1, { timeout: 30_000 });
      await expect(list).toContainText(what!);
      if (written) await expect(list.getByText(written)).toHaveCount(words ? 1 : 0);
    }
    await expect(view.locator(".status .word")).toHaveText("협의중");
    await expect(view.locator(".bodies .word")).toHaveText(["아직 의견이 없습니다", "아직 의견이 없습니다"]);
  };
  await shows(officer.pane, true);
  await hasNoBarrier(officer.page, "mails beside the status", PANE);
  await picture(officer.page, "beside-1-lists");
  const own = await pageOf(browser, reference, people.officer);
  await shows(own, true);
  await hasNoBarrier(own, "mails beside the status, on the page");
  await own.screenshot({ path: "tests/output/screenshots/beside-2-lists-page.png", fullPage: true });
  // Who only looks up what to answer citizens sees that they are there, and none of their words.
  await shows(await pageOf(browser, reference, people.counsellor), false);
});

test("a new revision shows what it changed, to everybody who reads it, and the history tells it step by step", async ({
  browser,
}) => {
  const title = "바뀐 곳을 보이는 안내";
  const { officer: first, reference } = await sent(browser, title);
  await expect(first.pane.locator(".changes")).toHaveCount(0);
  await arrives(people.foundation, reference, "반려합니다. 날짜를 확인해 주세요.");
  await first.sees("반려");

  const officer = await OfficerWindow.compose(browser);
  const { page, pane } = officer;
  await officer.continues(reference);
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  await expect(text).toHaveValue(/3월 2일/);
  await text.fill(`[서울시] ${title}: 3월 3일 하루 쉽니다. 문의 02-120`);
  await officer.fill();

  // Filled and not yet sent, it is seen where one asks for the next revision.
  await first.page.reload();
  await first.sees("반려");
  await first.pane.getByRole("button", { name: "새 차수 쓰기" }).click();
  const unsent = first.pane.getByRole("region", { name: "고쳤지만 아직 보내지 않은 곳" });
  await expect(unsent.locator("del")).toHaveText("뺀 글: 2");
  await expect(unsent.locator("ins")).toHaveText("넣은 글: 3");
  await hasNoBarrier(first.page, "changes not sent yet", PANE);
  await picture(first.page, "beside-3-unsent");

  await officer.send();
  await officer.sees("협의중");
  const shows = async (view: FrameLocator | Page) => {
    const changes = view.getByRole("region", { name: "2차에서 바뀐 곳" });
    await expect(changes.getByRole("heading", { level: 3 })).toHaveText(["문안"]);
    await expect(changes.locator("p.text")).toHaveText(
      `[서울시] ${title}: 3월 뺀 글: 2넣은 글: 3일 하루 쉽니다. 문의 02-120`,
    );
    for (const [mark, line] of [
      ["del", "line-through"],
      ["ins", "underline"],
    ] as const)
      expect(
        await changes.locator(mark).evaluate((part) => getComputedStyle(part).textDecorationLine),
        "seen without colours too",
      ).toBe(line);
  };
  await shows(pane);
  await hasNoBarrier(page, "what a revision changed", PANE);
  await picture(page, "beside-4-changes");
  const reader = await pageOf(browser, reference, people.counsellor);
  await shows(reader);
  await hasNoBarrier(reader, "what a revision changed, on the page");
  await reader.screenshot({ path: "tests/output/screenshots/beside-5-changes-page.png", fullPage: true });

  for (const view of [pane, reader]) {
    await view.getByText("지난 일").click();
    const lines = view.locator(".history li p:first-child");
    await expect(lines).toHaveText([
      /^2차 협의서를 보냈습니다\(/,
      "2차 협의서를 메일에 채웠습니다.",
      ...(await lines.allTextContents()).slice(2),
    ]);
    const all = (await lines.allTextContents()).join("\n");
    // The newest stands first.
    expect(all).toMatch(
      /2차 협의서를 보냈습니다[^]*120다산콜재단의 회신이 왔습니다: 반려\.[^]*1차 협의서를 보냈습니다[^]*1차 협의서를 메일에 채웠습니다\.[^]*협의를 만들었습니다\./,
    );
    await expect(view.locator(".history li").last()).toContainText("김민수");
  }
});
