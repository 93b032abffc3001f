import { expect, test } from "@playwright/test";
import { closureOf, hasNoBarrier, OfficerWindow, PANE, people, picture } from "./office.ts";

// What the officer reads where Outlook lets a fill or an undo come to no end.

/** From now on Outlook refuses these calls of the pane, and no others. */
async function refuses(officer: OfficerWindow, ...calls: string[]) {
  await officer.pane.locator("html").evaluate((_, refused) => {
    const page = window as unknown as { refusedCalls?: string[]; Office: { context: { mailbox: object } } };
    const first = !page.refusedCalls;
    page.refusedCalls = refused;
    if (!first) return;
    const { mailbox } = page.Office.context;
    const real = Object.getOwnPropertyDescriptor(mailbox, "item")?.get;
    const error = { code: 9020, name: "InternalServerError", message: "" };
    type Call = (...args: unknown[]) => unknown;
    const wrap = (part: object, path: string): object =>
      new Proxy(() => undefined, {
        get: (_, name) => {
          const value: unknown = Reflect.get(part, name);
          const inside = typeof value === "function" || (typeof value === "object" && value !== null);
          return inside ? wrap(value, path ? `${path}.${String(name)}` : String(name)) : value;
        },
        apply: (_, __, args: unknown[]) =>
          page.refusedCalls?.includes(path)
            ? queueMicrotask(() => (args.at(-1) as Call)({ status: "failed", error }))
            : (part as Call)(...args),
      });
    Object.defineProperty(mailbox, "item", { get: () => wrap(real?.call(mailbox) as object, "") });
  }, calls);
}

async function written(
  ...[browser, title, more]: [Parameters<typeof OfficerWindow.compose>[0], string, string?]
) {
  const options = { permissions: ["clipboard-read", "clipboard-write"] };
  const officer = await OfficerWindow.compose(browser, people.officer, more, options);
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  await officer.write(closureOf(title));
  return officer;
}

test("a fill that can't be taken back says that half of it stands there, and an undo that is refused says so, too", async ({
  browser,
}) => {
  const officer = await written(browser, "반만 채운 안내");
  const { page, pane, body } = officer;
  await refuses(officer, "to.addAsync", "body.setAsync");
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(pane.getByRole("alert")).toContainText("협의서가 일부만 채워져 있습니다.");
  await expect(body).toContainText("반만 채운 안내");
  await hasNoBarrier(page, "half", PANE);
  await picture(page, "pane-half");
  const undo = pane.getByRole("button", { name: "채우기 되돌리기" });
  await undo.click();
  await expect(pane.getByRole("alert")).toContainText("되돌리기를 끝내지 못했습니다.");
  await hasNoBarrier(page, "undo refused", PANE);
  await picture(page, "pane-undo-refused");
  await refuses(officer);
  await undo.click();
  await expect(pane.getByText("메일을 채우기 전으로 되돌렸습니다.")).toBeVisible();
  await expect(body).not.toContainText("반만 채운 안내");
});

test("a file of the fill before that Outlook doesn't let go is named", async ({ browser }) => {
  const officer = await written(browser, "남은 파일 안내");
  const { page, pane } = officer;
  await officer.fill();
  await refuses(officer, "removeAttachmentAsync");
  await pane.getByRole("radio", { name: /한글/ }).first().check();
  await pane.getByRole("textbox", { name: /^발송 사유/ }).fill("누수 공사로 하루 쉼을 알리기 위함");
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(pane.getByText(/지우지 못했습니다: .*\.docx/)).toBeVisible();
  await hasNoBarrier(page, "stays", PANE);
  await picture(page, "pane-stays");
});

test("a mail in which no sheet, or more than one, is left is put right by hand, with all that the sheet needs", async ({
  browser,
}) => {
  const officer = await written(browser, "여러 장 안내");
  const { page, pane, body } = officer;
  await officer.fill();
  const sheet = await body.innerHTML();
  await body.evaluate((element, html) => (element.innerHTML = html), "<p>안녕하세요.</p>");
  await pane.getByRole("button", { name: "채우기 되돌리기" }).click();
  await expect(pane.getByRole("alert")).toContainText("정확히 하나 찾지 못해");
  await hasNoBarrier(page, "not one sheet", PANE);
  await picture(page, "pane-not-one-sheet");
  await body.evaluate((element, html) => (element.innerHTML = html), sheet + sheet);
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await expect(pane.getByRole("alert")).toContainText("메일에 협의서가 여러 개 있거나");
  await hasNoBarrier(page, "several sheets", PANE);
  await picture(page, "pane-several-sheets");
});

test("into a plain-text mail the sheet is copied, as it would have been filled", async ({ browser }) => {
  const officer = await written(browser, "손으로 붙일 안내", "&format=text");
  const { page, pane } = officer;
  await pane.getByRole("button", { name: "메일에 채우기" }).click();
  await pane.getByRole("button", { name: "협의서 복사" }).click();
  await expect(pane.getByText("복사했습니다.")).toBeVisible();
  const copied = await page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const as = async (type: string) => (await item!.getType(type)).text();
    return { html: await as("text/html"), text: await as("text/plain") };
  });
  expect(copied.html).toContain("<table");
  for (const form of [copied.html, copied.text]) {
    expect(form).toMatch(/120 사전협의서 C\d{4}-\d{5}-[A-Z]/);
    expect(form).toContain("손으로 붙일 안내");
    expect(form).toContain("협의서 끝");
  }
  await hasNoBarrier(page, "copied by hand", PANE);
  await picture(page, "pane-by-hand");
});
