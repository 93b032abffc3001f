import { expect, test, type Locator, type Page } from "@playwright/test";
import { arrives, OfficerWindow, people, picture } from "./office.ts";

/** True when keys go to this element: its own frame's focus, and that frame's turn. */
const focused = (target: Locator) =>
  target.evaluateAll((elements) =>
    elements.some(
      (element) => element.ownerDocument.hasFocus() && element === element.ownerDocument.activeElement,
    ),
  );

/** Goes from field to field with the Tab key until the target has the focus. */
async function reach(page: Page, target: Locator, key = "Tab") {
  for (let presses = 0; presses < 90; presses++) {
    if (await focused(target)) return;
    await page.keyboard.press(key);
  }
  expect(await focused(target), `${target.toString()} can be reached by ${key}`).toBe(true);
}

/** Reaches a field and writes into it, over what it holds. */
async function type(page: Page, target: Locator, text: string) {
  await reach(page, target);
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(text);
}

/** Reaches a field of date and time and types it in the order in which this browser shows it: month, day, year, hour. */
async function typeTime(page: Page, target: Locator) {
  await reach(page, target);
  await page.keyboard.type("030220270200p");
}

/** Reaches a button and presses it. */
async function press(page: Page, target: Locator, key = "Tab") {
  await reach(page, target, key);
  await page.keyboard.press("Enter");
}

test("the whole job by keyboard alone: write, fill, mend, send, read the refusal, and send the next revision", async ({
  browser,
}) => {
  // Every stop of the Tab key is one look at the page.
  test.slow();
  const officer = await OfficerWindow.compose(browser, people.otherOfficer);
  const { page, pane } = officer;
  const send = page.getByRole("button", { name: "보내기", exact: true });
  const text = pane.getByRole("textbox", { name: /^문안 1/ });
  const fill = pane.getByRole("button", { name: "메일에 채우기" });
  const subject = page.getByLabel("제목", { exact: true });
  await expect(pane.getByText("이지원 님")).toBeVisible();

  // Nothing is there yet: the cursor goes to the first field that is missing.
  await press(page, fill);
  await expect.poll(() => focused(text)).toBe(true);
  await page.keyboard.insertText("[서울시] {이름}님, 3월 2일 한파쉼터가 쉽니다. 문의 02-120");
  await page.keyboard.press("Home");
  for (let step = 0; step < 6; step++) await page.keyboard.press("ArrowRight");
  for (let step = 0; step < 4; step++) await page.keyboard.press("Shift+ArrowRight");
  await press(page, pane.getByRole("button", { name: "고른 글자를 변수로 표시" }));
  const variable = pane.getByRole("group", { name: "변수 {이름}" });
  await type(page, variable.getByLabel("변수 이름"), "이름");
  await type(page, variable.getByLabel("보기"), "홍길동");
  await type(page, variable.getByLabel("가장 긴 값"), "남궁아름다운");
  await reach(page, pane.getByLabel("보내는 방법"));
  await page.keyboard.press("ArrowDown");
  await expect(pane.getByLabel("보내는 방법")).toHaveValue("LMS");
  await typeTime(page, pane.getByLabel("발송 시작"));
  await reach(page, pane.getByLabel("받는 사람 수"));
  await expect(pane.getByLabel("발송 끝")).toHaveValue("2027-03-02T15:00");

  // A further text takes the cursor with it; it stands above the button that made it.
  await press(page, pane.getByRole("button", { name: "문안 더하기" }));
  const second = pane.getByRole("textbox", { name: /^문안 2/ });
  await expect.poll(() => focused(second)).toBe(true);
  await page.keyboard.insertText("[서울시] 이웃 쉼터를 이용해 주세요. 문의 02-120");
  await type(page, pane.getByRole("textbox", { name: /^제목/ }), "자판으로 쓴 안내");
  await type(
    page,
    pane.getByRole("textbox", { name: /^발송 사유/ }),
    "시설 점검을 이용 시민에게 알리기 위함",
  );
  await expect(pane.getByRole("textbox", { name: /^담당자 이름/ })).toHaveValue("이지원");
  await type(page, pane.getByRole("textbox", { name: /^담당자 전화/ }), "02-2133-0000");
  await page.keyboard.press("Enter");
  await expect(pane.getByText("이제 보내기를 누르세요")).toBeVisible();
  const reference = /C\d{4}-\d{5}-[A-Z]/.exec(await subject.inputValue())![0];

  // Mended and filled again: the button that works keeps the focus, so that the next key goes on from it.
  await type(page, second, "[서울시] 가까운 이웃 쉼터를 이용해 주세요. 문의 02-120");
  await expect(pane.getByText("채운 뒤에 협의서를 고쳤습니다.")).toBeVisible();
  await press(page, fill);
  await expect(pane.getByText("이제 보내기를 누르세요")).toBeVisible();
  expect(await focused(fill)).toBe(true);
  await press(page, send);
  await page.waitForURL(/&read=/);
  await officer.sees("협의중");

  await arrives(people.foundation, reference, "반려합니다. 문의 번호를 담당 부서로 바꿔 주세요.");
  await officer.sees("반려");
  await press(page, pane.getByRole("button", { name: "구두·카톡 동의 적기" }));
  await expect.poll(() => focused(pane.getByRole("combobox", { name: "협의기관" }))).toBe(true);
  await type(page, pane.getByLabel("누가 무엇이라고 했는지"), "박선영 주무관이 전화로 괜찮다고 함");
  await press(page, pane.getByRole("form").getByRole("button", { name: "구두·카톡 동의 적기" }));
  await expect(pane.getByText("처리했습니다.")).toBeFocused();

  await press(page, page.getByRole("button", { name: "새 메일" }), "Shift+Tab");
  await page.waitForURL((url) => !url.search.includes("read="));
  const choice = pane.getByLabel("이어서 할 협의");
  // What one passes on the way through the list must not come later than what one stops at.
  await reach(page, choice);
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    expect(await choice.locator("option:checked").textContent()).toContain(reference);
  }).toPass();
  await expect(text).toHaveValue(/이름/);
  await type(page, text, "[서울시] {이름}님, 3월 2일 한파쉼터가 쉽니다. 문의 02-2133-0000");
  await press(page, fill);
  await expect(pane.getByText("2차 협의서를 메일에 채웠습니다.")).toBeVisible();
  await expect(subject).toHaveValue(new RegExp(`${reference} 2차`));
  await press(page, send);
  await page.waitForURL(/&read=/);
  await officer.sees("협의중");
  await picture(page, "keyboard-second-revision");
});
