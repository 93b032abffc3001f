import { AxeBuilder } from "@axe-core/playwright";
import {
  expect,
  type Browser,
  type BrowserContextOptions,
  type FrameLocator,
  type Locator,
  type Page,
} from "@playwright/test";
import { mkdirSync } from "node:fs";
import { join } from "node:path";

/** The pane's frame beside a mail. */
export const PANE = 'iframe[title="120 사전협의 창"]';

/** The people of the default run. */
export const people = {
  officer: "minsu@seoul.example",
  otherOfficer: "jiwon@seoul.example",
  citizenService: "citizen@seoul.example",
  foundation: "ops@dasan120.example",
  reviewer: "sunyoung@seoul.example",
  foundationReviewer: "jiyoung@dasan120.example",
  counsellor: "hana@dasan120.example",
  consultationMailbox: "consult120@seoul.example",
  outsider: "outsider@elsewhere.example",
} as const;

export interface PlannedMessage {
  text: string;
  /** What differs for each citizen, as it stands in the text. */
  variable?: { span: string; name: string; example: string; longest: string };
}

export interface PlannedSheet {
  title: string;
  messages: PlannedMessage[];
  reason: string;
}

const pictures = join(__dirname, "../output/screenshots");
mkdirSync(pictures, { recursive: true });

/** Keeps a picture of a step under tests/output/screenshots. */
export async function picture(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `${name}.png`) });
}

/**
 * Nothing that axe can find keeps anybody out, by WCAG 2.2 A and AA and axe's own best practices: on the whole page, or in the
 * part that a selector names.
 */
export async function hasNoBarrier(page: Page, what: string, part = "html"): Promise<void> {
  // Axe is a script, and waits for ever in a frame where none may run: the frames that show a mail.
  const { violations } = await new AxeBuilder({ page })
    .include(part)
    // The one rule of WCAG 2.2 that axe leaves out unless it is asked.
    .options({ rules: { "target-size": { enabled: true } } })
    .exclude("iframe[sandbox]")
    .exclude([PANE, "iframe[sandbox]"])
    .analyze();
  expect(
    violations.map((v) => `${what}: ${v.id} – ${v.nodes.map((n) => n.target.join(" ")).join(", ")}`),
  ).toEqual([]);
}

/** A window of the officer in which a mail is written or read, with the pane beside it. */
export class OfficerWindow {
  readonly pane: FrameLocator;
  readonly body: Locator;

  constructor(readonly page: Page) {
    this.pane = page.frameLocator(PANE);
    this.body = page.frameLocator('iframe[title="본문"]').getByRole("textbox");
  }

  /** Opens a new mail; `more` is added to the page's address, such as `&host=classic`. */
  static async compose(
    browser: Browser,
    who: string = people.officer,
    more = "",
    options: BrowserContextOptions = {},
  ): Promise<OfficerWindow> {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
      ...options,
    });
    const page = await context.newPage();
    await page.goto(`/local/compose?as=${encodeURIComponent(who)}${more}`);
    const officer = new OfficerWindow(page);
    await expect(officer.pane.getByRole("heading", { name: "협의서 쓰기" })).toBeVisible();
    return officer;
  }

  /** Types the sheet as an officer would: the messages first. */
  async write(sheet: PlannedSheet): Promise<void> {
    const { pane } = this;
    // Nobody types a sheet faster than the server says whose department it is.
    await expect(pane.getByRole("textbox", { name: /^부서/ })).not.toHaveValue("");
    for (const [at, message] of sheet.messages.entries()) {
      if (at > 0) await pane.getByRole("button", { name: "문안 더하기" }).click();
      const part = pane.getByRole("group", {
        name: `문안 ${at + 1}`,
        exact: true,
      });
      await part
        .getByLabel(`문안 ${at + 1}`, { exact: false })
        .first()
        .fill(message.text);
      await part.getByLabel("보내는 방법").selectOption("LMS");
      await part.getByLabel("발송 시작").fill("2027-03-02T14:00");
      await part.getByLabel("발송 끝").fill("2027-03-02T16:00");
      await part.getByLabel("받는 사람 수").fill("9915");
      if (message.variable) await this.mark(part, at, message);
    }
    await pane.getByRole("textbox", { name: /^제목/ }).fill(sheet.title);
    await pane.getByRole("textbox", { name: /^발송 사유/ }).fill(sheet.reason);
    await pane.getByRole("textbox", { name: /^담당자 이름/ }).fill("김민수");
    await pane.getByRole("textbox", { name: /^담당자 전화/ }).fill("02-2133-0000");
  }

  private async mark(part: Locator, at: number, { text, variable }: PlannedMessage): Promise<void> {
    if (!variable) return;
    const start = text.indexOf(variable.span);
    await part
      .getByLabel(`문안 ${at + 1}`, { exact: false })
      .first()
      .evaluate(
        (area: HTMLTextAreaElement, [from, to]) => {
          area.focus();
          area.setSelectionRange(from, to);
        },
        [start, start + variable.span.length] as const,
      );
    await part
      .getByRole("button", { name: /변수로 표시/ })
      .first()
      .click();
    await part.getByLabel("변수 이름").fill(variable.name);
    await part.getByLabel("보기").fill(variable.example);
    await part.getByLabel("가장 긴 값").fill(variable.longest);
  }

  /** Takes up a consultation that was sent before, to write its next revision. */
  async continues(reference: string): Promise<void> {
    const choice = this.pane.getByLabel("이어서 할 협의");
    const value = await choice.locator("option", { hasText: reference }).getAttribute("value");
    await choice.selectOption(value);
  }

  /** Fills the sheet into the mail and gives the consultation's reference. */
  async fill(): Promise<string> {
    await this.pane.getByRole("button", { name: "메일에 채우기" }).click();
    await expect(this.pane.getByText("이제 보내기를 누르세요")).toBeVisible();
    const subject = await this.page.getByLabel("제목", { exact: true }).inputValue();
    const [reference] = /C\d{4}-\d{5}-[A-Z]/.exec(subject) ?? [];
    expect(reference, `the subject names the consultation: ${subject}`).toBeTruthy();
    return reference!;
  }

  /** Sends the mail; the window then shows it in Sent Items with the pane beside it. */
  async send(): Promise<void> {
    await this.page.getByRole("button", { name: "보내기", exact: true }).click();
    await this.page.waitForURL(/&read=/);
  }

  /** Waits until the pane shows a status, without any reload. */
  async sees(status: string): Promise<void> {
    await expect(this.pane.locator(".status .word")).toHaveText(status, {
      timeout: 30_000,
    });
  }
}

/** Nothing stands outside to the right: no reader has to scroll sideways. */
export async function hasNoSidewaysScroll(within: Page | FrameLocator, what: string): Promise<void> {
  const wide = await within.locator("html").evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(wide, `${what}: nothing stands outside`).toBeLessThanOrEqual(0);
}

/** A sheet with the given title, whose text names it. */
export const closureOf = (title: string): PlannedSheet => ({
  title,
  reason: "시설 점검으로 하루 휴관함을 이용 시민에게 알리기 위함",
  messages: [{ text: `[서울시] ${title}: 3월 2일 하루 쉽니다. 문의 02-120` }],
});

/** A consultation that was sent, in the officer's window. */
export async function sent(browser: Browser, title: string) {
  const officer = await OfficerWindow.compose(browser);
  await officer.write(closureOf(title));
  const reference = await officer.fill();
  await officer.send();
  await officer.sees("협의중");
  return { officer, reference };
}

/** Answers the newest mail about a consultation from somebody's mailbox, as usual. */
export async function answer(
  browser: Browser,
  who: string,
  reference: string,
  words: string,
  client = "Outlook 웹",
): Promise<Page> {
  const page = await mailbox(browser, who);
  await page
    .getByRole("button", { name: new RegExp(reference) })
    .first()
    .click();
  await page.getByRole("button", { name: "전체 회신" }).click();
  await page.getByLabel("메일 프로그램").selectOption({ label: client });
  await page.getByRole("textbox", { name: "본문" }).fill(words);
  await page.getByRole("button", { name: "보내기", exact: true }).click();
  await expect(page.getByText("보냈습니다.")).toBeVisible();
  return page;
}

/** Somebody's mailbox in the web mail. */
export async function mailbox(browser: Browser, who: string): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
  await page.goto(`/local/webmail?as=${encodeURIComponent(who)}`);
  return page;
}

/** A body's answer as it arrives, written in a mail program that nobody watches here. */
export async function arrives(who: string, reference: string, words: string): Promise<void> {
  const address = `http://127.0.0.1:${process.env.CONSULTADDIN_PORT}/local/mail?auth=${who.endsWith("seoul.example") ? "internal" : "dmarc"}`;
  const subject = Buffer.from(`RE: [사전협의 ${reference}]`).toString("base64");
  const { ok } = await fetch(address, {
    method: "POST",
    body: [
      `From: <${who}>`,
      `To: <${people.consultationMailbox}>`,
      `Subject: =?utf-8?B?${subject}?=`,
      `Message-ID: <${crypto.randomUUID()}@elsewhere.example>`,
      "Content-Type: text/plain; charset=utf-8",
      "",
      words,
      "",
    ].join("\r\n"),
  });
  expect(ok).toBe(true);
}
