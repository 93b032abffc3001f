import { expect, test } from "@playwright/test";
import { OfficerWindow, people, picture } from "./office.ts";

test.describe("an Outlook that can't sign in by itself", () => {
  test("opens the sign-in window, and everything works as in the others", async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(
      browser,
      people.officer,
      "&sign-in=dialog",
    );
    await expect(
      officer.pane.getByText("협의 창에 로그인해 주세요."),
    ).toBeVisible();
    await picture(officer.page, "sign-in-1-asked");
    const opened = officer.page.waitForEvent("popup");
    await officer.pane
      .getByRole("button", { name: "로그인", exact: true })
      .click();
    const dialog = await opened;
    await dialog.getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
    await expect.poll(() => dialog.isClosed()).toBe(true);
  });

  test("says that its sign-in window was closed, and opens it again", async ({
    browser,
  }) => {
    const officer = await OfficerWindow.compose(
      browser,
      people.officer,
      "&sign-in=dialog",
    );
    const button = officer.pane.getByRole("button", {
      name: "로그인",
      exact: true,
    });
    const first = officer.page.waitForEvent("popup");
    await button.click();
    await (await first).close();
    await expect(
      officer.pane.getByText("로그인 창이 닫혔습니다."),
    ).toBeVisible();
    const second = officer.page.waitForEvent("popup");
    await button.click();
    await (await second).getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  });

  test("never takes the person who is signed in for the mailbox's person", async ({
    browser,
  }) => {
    const context = await browser.newContext({
      viewport: { width: 1400, height: 1000 },
    });
    const page = await context.newPage();
    await page.goto("/c/C2026-00001-K");
    await page.getByText(people.otherOfficer).click();
    await page.goto(
      `/local/compose?as=${encodeURIComponent(people.officer)}&sign-in=dialog`,
    );
    const officer = new OfficerWindow(page);
    const opened = page.waitForEvent("popup");
    await officer.pane
      .getByRole("button", { name: "로그인", exact: true })
      .click();
    const dialog = await opened;
    // Asked for another account; whoever insists on the first is told.
    await dialog.getByText(people.otherOfficer).click();
    await expect(
      dialog.getByText(`열려 있는 메일함은 ${people.officer}입니다.`),
    ).toBeVisible();
    await picture(dialog, "sign-in-2-other-account");
    await dialog.getByRole("link", { name: "다른 사람으로 로그인" }).click();
    await dialog.getByText(people.officer).click();
    await expect(officer.pane.getByText("김민수 님")).toBeVisible();
  });
});
