import { expect, test, type Browser, type Page } from "@playwright/test";
import { people } from "./office.ts";

// The stand-in of Office.js by host: what each Outlook takes, refuses and gets wrong, and how it rewrites a mail.

interface Result {
  status: string;
  value: unknown;
  error: { name: string; code: number; message: string } | undefined;
  asyncContext?: unknown;
}
type Step = [path: string, ...args: unknown[]];

/** A compose window of the given Outlook, without waiting for the pane's own script. */
async function outlook(browser: Browser, host: string, more = ""): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}&host=${host}${more}`);
  await expect(page.frameLocator('iframe[title="120 사전협의 창"]').locator("body")).not.toBeEmpty();
  return page;
}

/** Makes calls from the pane's frame: one after the other, or all at once. */
async function call(page: Page, steps: Step[], atOnce = false): Promise<Result[]> {
  const frame = page.frames().find((one) => one.url().includes("/pane/index.html"))!;
  return frame.evaluate(
    async ([list, together]) => {
      const one = ([path, ...args]: Step) =>
        new Promise<Result>((done) => {
          const names = path.split(".");
          const name = names.pop()!;
          const target = names.reduce<any>((on, next) => on[next], Office.context.mailbox.item);
          target[name](...args, ({ status, value, error, asyncContext }: Result) =>
            done({ status, value, error, asyncContext }),
          );
        });
      if (together) return Promise.all(list.map(one));
      const results: Result[] = [];
      for (const step of list) results.push(await one(step));
      return results;
    },
    [steps, atOnce] as const,
  );
}

const html = { coercionType: "html" };
const file = (name: string): Step => [
  "addFileAttachmentFromBase64Async",
  "UEsDBA==",
  name,
  { isInline: false },
];
const files = (result: Result | undefined) => result?.value as { id: string; name: string }[];

test("a result has Office's shape: status, value or error with name and code, and the caller's own context", async ({
  browser,
}) => {
  const page = await outlook(browser, "web");
  const [good, bad] = await call(page, [
    ["subject.getAsync", { asyncContext: 7 }],
    ["subject.setAsync", "가".repeat(256)],
  ]);
  expect(good).toEqual({ status: "succeeded", value: "", asyncContext: 7 });
  expect(bad).toMatchObject({ status: "failed", error: { name: "DataExceedsMaximumSize", code: 9006 } });
  expect(bad!.value).toBeUndefined();
});

test("limits: 255 characters of subject, a million of body, 100 recipients a call, a file's name", async ({
  browser,
}) => {
  const page = await outlook(browser, "web");
  const many = Array.from({ length: 101 }, (_, at) => `a${at}@elsewhere.example`);
  const results = await call(page, [
    ["subject.setAsync", "가".repeat(255)],
    ["body.setAsync", "x".repeat(1_000_001), html],
    ["body.setAsync", "x".repeat(1_000_000), html],
    ["to.setAsync", many],
    ["to.setAsync", many.slice(1)],
    file("x".repeat(256)),
  ]);
  expect(results.map(({ status, error }) => error?.name ?? status)).toEqual([
    "succeeded",
    "DataExceedsMaximumSize",
    "succeeded",
    "NumberOfRecipientsExceeded",
    "succeeded",
    "InvalidParameter",
  ]);
});

for (const [host, most] of [
  ["web", 3],
  ["new", 3],
  ["classic", 6],
] as const)
  test(`at most three calls at once in Outlook on the web and the new one, any number in the classic one: ${host}`, async ({
    browser,
  }) => {
    const page = await outlook(browser, host);
    const results = await call(
      page,
      Array.from({ length: 6 }, (): Step => ["saveAsync"]),
      true,
    );
    expect(results.filter((one) => one.status === "succeeded")).toHaveLength(most);
  });

test("HTML into a plain text body fails with InvalidFormatError", async ({ browser }) => {
  const page = await outlook(browser, "web", "&format=text");
  const [type, set] = await call(page, [["body.getTypeAsync"], ["body.setAsync", "<p>x</p>", html]]);
  expect(type!.value).toBe("text");
  expect(set!.error).toMatchObject({ name: "InvalidFormatError", code: 9007 });
});

test("unresolved recipients are not given, and on the web the mail is not sent", async ({ browser }) => {
  const page = await outlook(browser, "web");
  await page.getByLabel("받는 사람", { exact: true }).fill(`아무개; ${people.outsider}`);
  const [to] = await call(page, [["to.getAsync"]]);
  expect(to!.value).toMatchObject([{ emailAddress: people.outsider }]);
  await page.getByRole("button", { name: "보내기", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("받는 사람을 확인할 수 없습니다: 아무개");
});

for (const host of ["classic", "mac"])
  test(`attachments are called by their place in classic Outlook and on the Mac: ${host}`, async ({
    browser,
  }) => {
    const page = await outlook(browser, host);
    const results = await call(page, [
      file("a.docx"),
      file("b.docx"),
      ["removeAttachmentAsync", "0"],
      ["getAttachmentsAsync"],
    ]);
    expect(results.slice(0, 2).map((one) => one.value)).toEqual(["0", "1"]);
    expect(files(results[3])).toMatchObject([{ id: "0", name: "b.docx" }]);
  });

test("attachments keep their ids in Outlook on the web", async ({ browser }) => {
  const page = await outlook(browser, "web");
  const [, second, , left] = await call(page, [
    file("a.docx"),
    file("b.docx"),
    ["removeAttachmentAsync", "0"],
    ["getAttachmentsAsync"],
  ]);
  expect(files(left)).toHaveLength(2);
  expect(files(left)[1]!.id).toBe(second!.value);
});

test("on the Mac the callback of setAsync comes before the body has changed", async ({ browser }) => {
  const page = await outlook(browser, "mac");
  const [, at, ...later] = await call(page, [
    ["body.setAsync", "<p>새 본문</p>", html],
    ["body.getAsync", "html"],
  ]);
  expect(at!.value).not.toContain("새 본문");
  expect(at!.value).toContain("<html");
  expect(later).toEqual([]);
  await expect
    .poll(async () => (await call(page, [["body.getAsync", "html"]]))[0]!.value)
    .toContain("새 본문");
});

test("on the Mac files that are added together vanish", async ({ browser }) => {
  const page = await outlook(browser, "mac");
  await call(page, [file("a.docx"), file("b.docx")], true);
  const [left] = await call(page, [["getAttachmentsAsync"]]);
  expect(files(left).map((one) => one.name)).toEqual(["a.docx"]);
});

test("each Outlook says which it is and what it knows", async ({ browser }) => {
  const said = async (host: string) => {
    const page = await outlook(browser, host);
    const frame = page.frames().find((one) => one.url().includes("/pane/index.html"))!;
    return frame.evaluate(() => [
      Office.context.mailbox.diagnostics.hostName,
      String(Office.context.platform),
      Office.context.requirements.isSetSupported("Mailbox", "1.14"),
      Office.context.requirements.isSetSupported("Mailbox", "1.15"),
    ]);
  };
  expect(await said("web")).toEqual(["OutlookWebApp", "OfficeOnline", true, true]);
  expect(await said("new")).toEqual(["newOutlookWindows", "OfficeOnline", true, true]);
  expect(await said("classic")).toEqual(["Outlook", "PC", true, true]);
  expect(await said("mac")).toEqual(["Outlook", "Mac", true, false]);
});

test("on a phone the pane opens for reading alone, and newer calls fail", async ({ browser }) => {
  const writing = await (await browser.newContext()).newPage();
  await writing.goto(`/local/compose?as=${encodeURIComponent(people.officer)}&host=mobile`);
  await expect(writing.getByText("받은 메일을 읽을 때만 협의 창이 열립니다")).toBeVisible();
  const page = await outlook(browser, "mobile", `&read=${await arrived("휴대전화")}`);
  const [headers, body] = await call(page, [["getAllInternetHeadersAsync"], ["body.getAsync", "text"]]);
  expect(headers!.error).toMatchObject({ name: "OperationNotSupported" });
  expect(body!.value).toContain("회신");
});

test("headers of received mail are given raw and folded", async ({ browser }) => {
  const page = await outlook(browser, "web", `&read=${await arrived("머리글")}`);
  const [headers] = await call(page, [["getAllInternetHeadersAsync"]]);
  expect(headers).toMatchObject({
    status: "succeeded",
    value: expect.stringContaining("Authentication-Results:"),
  });
});

test("a body is rewritten as each Outlook rewrites it, when an add-in writes it and when it is sent", async ({
  browser,
}) => {
  const page = await (await browser.newContext()).newPage();
  await page.goto("/local/webmail");
  const sheet =
    '<!-- x --><style>p{}</style><div><p id="a" class="c" data-x="1" onclick="x()" style="color:red">가<br>나</p></div><a name="first"></a><table id="t"><tr><td>다</td></tr></table><script>x</script>';
  const made = await page.evaluate(async (given) => {
    const { HOSTS } = (await import("/local/pages/hosts.js" as string)) as {
      HOSTS: Record<string, { kept: (html: string) => string; sent: (html: string) => string }>;
    };
    const { quotedByOutlook } = (await import("/local/pages/rewrite.js" as string)) as {
      quotedByOutlook: (html: string) => string;
    };
    const of = (name: string) => ({ kept: HOSTS[name]!.kept(given), sent: HOSTS[name]!.sent(given) });
    return {
      web: of("web"),
      fresh: of("new"),
      classic: of("classic"),
      mac: of("mac"),
      quoted: quotedByOutlook(quotedByOutlook('<p id="a" class="b c">x</p><div id="divRplyFwdMsg"></div>')),
    };
  }, sheet);

  expect(made.web.kept).toBe(
    '<p id="a" style="color:red">가<br>나</p><a name="first"></a><table id="t"><tbody><tr><td>다</td></tr></tbody></table>',
  );
  expect(made.fresh).toEqual(made.web);
  expect(made.web.sent).not.toContain("class=");
  expect(made.classic.kept).toContain('class="c"');
  expect(made.classic.kept).not.toMatch(/data-x|onclick|<script|<!--/);
  expect(made.classic.sent).toContain('class="MsoNormal"');
  expect(made.classic.sent).toContain('<table class="MsoNormalTable">');
  expect(made.classic.sent).not.toMatch(/ id="|class="c"/);
  expect(made.mac.sent).not.toMatch(/name="first"| id="/);
  expect(made.mac.sent).toContain('class="c"');
  expect(made.quoted).toBe('<p id="x_x_a" class="x_x_b x_x_c">x</p><div id="divRplyFwdMsg"></div>');
});

/** The id of a mail that just arrived at the officer's. */
async function arrived(subject: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${process.env.CONSULTADDIN_PORT}/local/mail?auth=dmarc`, {
    method: "POST",
    body: `From: <${people.outsider}>\r\nTo: <${people.officer}>\r\nSubject: ${subject}\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n회신\r\n`,
  });
  const { delivered } = (await answer.json()) as { delivered: { immutableId: string }[] };
  return encodeURIComponent(delivered[0]!.immutableId);
}
