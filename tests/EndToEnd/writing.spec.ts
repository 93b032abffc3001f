import { expect, test, type Locator } from "@playwright/test";
import { hasNoBarrier, OfficerWindow, PANE, people, picture } from "./office.ts";

// What the sheet says by itself while it is being written: the number, the size, the questions, the clock, what is missing.

const messageOf = ({ pane }: OfficerWindow) => pane.getByRole("textbox", { name: /^문안 1/ });

/** A new sheet of a person who is signed in, so that the server answers while they write. */
async function signedIn(...given: Parameters<typeof OfficerWindow.compose>) {
  const officer = await OfficerWindow.compose(...given);
  await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  return officer;
}

/** What is marked in the text: each mark's words, and how much of the text stands before it. */
const marked = (marks: Locator, sort: string) =>
  marks.evaluate(
    (layer, kind) =>
      [...layer.querySelectorAll(`mark.${kind}`)].map((mark) => {
        const before = document.createRange();
        before.selectNodeContents(layer);
        before.setEndBefore(mark);
        return [mark.textContent, before.toString().length];
      }),
    sort,
  );

test("02-120 is marked where it stands in the pasted text, and longer numbers that hold it are not", async ({
  browser,
}) => {
  const officer = await signedIn(browser, people.officer, "", {
    permissions: ["clipboard-read", "clipboard-write"],
  });
  const { page, pane } = officer;
  const text = "[서울시] 3월 2일 쉼터가 쉽니다.\n팩스 02-1200-1234, 본부 02-120-4567. 문의 02-120";
  const field = messageOf(officer);
  await page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  await field.focus();
  await page.keyboard.press("ControlOrMeta+V");
  await expect(field).toHaveValue(text);
  const marks = pane.locator(".marks");
  await expect.poll(() => marked(marks, "hit")).toEqual([["02-120", text.lastIndexOf("02-120")]]);
  await expect(pane.getByText("120 번호: 02-120")).toBeVisible();

  // The layer with the marks lies exactly under the field and breaks its lines alike, or the mark would stand elsewhere.
  const form = (layer: Locator) =>
    layer.evaluate((element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      const { font, lineHeight, padding, wordBreak, overflowWrap, letterSpacing } = getComputedStyle(element);
      return { x, y, width, height, font, lineHeight, padding, wordBreak, overflowWrap, letterSpacing };
    });
  expect(await form(marks)).toEqual(await form(field));
  await picture(page, "writing-1-marked");

  // Words written before the number move its mark with it.
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText("(안내) ");
  await expect
    .poll(() => marked(marks, "hit"))
    .toEqual([["02-120", "(안내) ".length + text.lastIndexOf("02-120")]]);
  await field.fill("[서울시] 3월 2일 쉼터가 쉽니다. 문의 02-2133-0000");
  await expect.poll(() => marked(marks, "hit")).toEqual([]);
  await expect(pane.getByText(/120 번호:/)).toHaveCount(0);
});

test("the size is counted as carriers count it, and the kind changes at 90 and at 2,000 bytes", async ({
  browser,
}) => {
  const officer = await signedIn(browser);
  const { pane } = officer;
  const field = messageOf(officer);
  const size = pane.locator("p.size");
  for (const [text, said] of [
    ["가".repeat(45), "90바이트 · 단문(SMS)"],
    ["가".repeat(45) + "x", "91바이트 · 장문(LMS)"],
    ["가".repeat(1000), "2000바이트 · 장문(LMS)"],
    ["가".repeat(1000) + "x", "2001바이트 · 너무 깁니다"],
    ["가".repeat(10), "20바이트 · 단문(SMS)"],
  ] as const) {
    await field.fill(text);
    await expect(size).toHaveText(said);
  }
  // Each citizen's own value may be the longest: it is the one that is counted.
  await field.fill("{이름}님 안녕");
  await field.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(0, 4));
  await field.press("Shift");
  await pane.getByRole("button", { name: "고른 글자를 변수로 표시" }).click();
  await pane.getByLabel("가장 긴 값").fill("가".repeat(42));
  await expect(size).toHaveText(`${84 + 7}바이트 · 장문(LMS)`);
});

test("questions are proposed for the kind of notice that it is, and not for others; a press takes one over", async ({
  browser,
}) => {
  const officer = await signedIn(browser);
  const { page, pane } = officer;
  await pane.getByText("120이 답할 내용 (권장)").click();
  const proposals = pane.locator(".proposals");
  const kinds = {
    "돈(지원금)": ["[서울시] 생존자금을 3월 5일에 드립니다. 문의 02-120", "얼마를 언제 받나요?"],
    개인정보: [
      "[서울시] 귀하의 개인정보를 파기했습니다. 문의 02-120",
      "제 개인정보 중 무엇을, 왜 수집했나요?",
    ],
    보건: ["[서울시] 독감 백신을 놓아 드립니다. 문의 02-120", "검사(접종)는 어디에서, 언제 받을 수 있나요?"],
    휴관: ["[서울시] 3월 2일 도서관이 휴관합니다. 문의 02-120", "언제부터 언제까지인가요?"],
  } as const;
  for (const [kind, [text, question]] of Object.entries(kinds)) {
    await messageOf(officer).fill(text);
    await expect(proposals.getByRole("button", { name: question }), kind).toBeVisible();
    for (const [other, [, foreign]] of Object.entries(kinds))
      if (other !== kind) await expect(proposals.getByRole("button", { name: foreign }), kind).toHaveCount(0);
    // What every notice is asked comes with each.
    await expect(proposals.getByRole("button", { name: "제가 왜 이 문자를 받았나요?" })).toBeVisible();
  }
  await hasNoBarrier(page, "proposed questions", PANE);
  await proposals.getByRole("button", { name: "언제부터 언제까지인가요?" }).click();
  await expect(pane.getByLabel("예상 질문 1")).toHaveValue("언제부터 언제까지인가요?");
  await expect(pane.getByLabel("답변 1")).toBeFocused();
  await expect(proposals.getByRole("button", { name: "언제부터 언제까지인가요?" })).toHaveCount(0);
});

test("a notice of 13:58 must be sent by 11:58, and the clock says how long that is", async ({ browser }) => {
  const page = await (await browser.newContext({ viewport: { width: 1400, height: 1000 } })).newPage();
  await page.clock.install({ time: new Date("2027-03-02T08:59:00+09:00") });
  // Nobody is signed in: the clock asks no server, whose own time would be another.
  await page.goto(`/local/compose?as=${encodeURIComponent(people.officer)}&sign-in=dialog`);
  const { pane } = new OfficerWindow(page);
  const clock = pane.locator(".clock");
  await expect(clock).toHaveText("발송 시작을 적으면 언제까지 보내야 하는지 알려 드립니다.");
  await page.clock.pauseAt(new Date("2027-03-02T09:30:00+09:00"));
  await pane.getByLabel("발송 시작").fill("2027-03-02T13:58");
  await expect(clock).toHaveText("11:58까지 보내야 합니다 2시간 28분 남음");
  await page.clock.runFor("02:00:00");
  await expect(clock).toHaveText("11:58까지 보내야 합니다 28분 남음");
  await expect(clock).toHaveClass(/soon/);
  await page.clock.runFor("30:00");
  await expect(clock).toContainText("11:58까지 보냈어야 합니다. 긴급 표시가 필요합니다.");
  await clock.getByRole("button").click();
  await expect(pane.getByLabel("긴급으로 보냅니다")).toBeFocused();
  await picture(page, "writing-clock-late");
});

test("what is missing is counted in sight, and its jump puts the cursor into that field, above the bar", async ({
  browser,
}) => {
  const officer = await signedIn(browser);
  const { pane } = officer;
  const missing = pane.locator(".missing");
  const jump = missing.getByRole("button");
  const fields = [
    ["문안 1", pane.getByRole("textbox", { name: /^문안 1/ }), "[서울시] 3월 2일 쉽니다. 문의 02-120"],
    ["발송 시작", pane.getByLabel("발송 시작"), "2027-03-02T14:00"],
    ["발송 끝", pane.getByLabel("발송 끝"), "2027-03-02T16:00"],
    ["제목", pane.getByRole("textbox", { name: /^제목/ }), "쉼터 휴관"],
    ["발송 사유", pane.getByRole("textbox", { name: /^발송 사유/ }), "휴관을 알림"],
    ["담당자 전화", pane.getByRole("textbox", { name: /^담당자 전화/ }), "02-2133-0000"],
  ] as const;
  await pane.getByRole("textbox", { name: /^담당자 전화/ }).fill("");
  for (const [at, [name, field, value]] of fields.entries()) {
    await expect(missing).toContainText(`고칠 곳 ${fields.length - at}개`);
    await expect(jump).toHaveText(new RegExp(`^${name}(으)?로 가기$`));
    await expect(jump).toBeInViewport();
    await jump.click();
    await expect(field).toBeFocused();
    await expect(field).toBeInViewport();
    const [, top] = await Promise.all([field, pane.locator(".bar")].map((one) => one.boundingBox()));
    const box = await field.boundingBox();
    expect(box!.y + box!.height, `${name} stands above the bar`).toBeLessThanOrEqual(top!.y);
    await field.fill(value);
    // Leaving the start fills the end in; here it is still to come.
    if (name === "발송 시작") await pane.getByLabel("발송 끝").fill("");
  }
  await expect(missing).toHaveText("필요한 내용이 모두 있습니다.");
});

const written = async (officer: OfficerWindow) => {
  const { pane } = officer;
  await expect(messageOf(officer)).toHaveValue("[서울시] {이름}님, 3월 2일 쉽니다. 문의 02-120");
  await expect(pane.getByLabel("변수 이름")).toHaveValue("이름");
  await expect(pane.getByLabel("발송 시작")).toHaveValue("2027-03-02T14:00");
  await expect(pane.getByRole("textbox", { name: /^제목/ })).toHaveValue("쓰다 만 안내");
};

test("a sheet being written comes back after the pane is closed, and after the network was lost", async ({
  browser,
}) => {
  const officer = await signedIn(browser);
  const { page, pane } = officer;
  await messageOf(officer).fill("[서울시] {이름}님, 3월 2일 쉽니다. 문의 02-120");
  await messageOf(officer).evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(6, 10));
  await messageOf(officer).press("Shift");
  await pane.getByRole("button", { name: "고른 글자를 변수로 표시" }).click();
  await pane.getByLabel("변수 이름").fill("이름");
  await pane.getByLabel("발송 시작").fill("2027-03-02T14:00");

  const context = page.context();
  await context.setOffline(true);
  await pane.getByRole("textbox", { name: /^제목/ }).fill("쓰다 만 안내");
  await expect(pane.getByText("서버에 연결되면 글자 수와 번호를 확인합니다.")).toBeVisible();
  await expect(pane.getByText(/에 이 PC에 저장했습니다/)).toBeVisible();
  await written(officer);
  await hasNoBarrier(page, "offline while writing", PANE);
  await picture(page, "writing-2-offline");

  // The window is closed without a word, and another one opened when the network is back.
  await page.close();
  await context.setOffline(false);
  const next = await context.newPage();
  await next.goto(`/local/compose?as=${encodeURIComponent(people.officer)}`);
  const again = new OfficerWindow(next);
  await expect(again.pane.getByText("쓰던 협의서를 불러왔습니다.")).toBeVisible();
  await written(again);
  await expect(again.pane.locator("p.size")).toContainText("바이트");
  await picture(next, "writing-3-restored");
  await again.pane.getByRole("button", { name: "새로 쓰기" }).click();
  await expect(messageOf(again)).toHaveValue("");
});
