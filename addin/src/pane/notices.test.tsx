// @vitest-environment jsdom
import { render } from "preact";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { t } from "../locales/index.ts";
import { CopyButton } from "./notices.tsx";

const clipboard = { write: vi.fn(), writeText: vi.fn() };
const field = () => document.querySelector("textarea");

beforeEach(() => {
  for (const way of Object.values(clipboard)) way.mockReset().mockRejectedValue(new Error("NotAllowedError"));
  vi.stubGlobal("navigator", { clipboard });
  vi.stubGlobal("ClipboardItem", vi.fn());
});
afterEach(() => {
  render(null, document.body);
  vi.unstubAllGlobals();
});

function press() {
  document.querySelector("button")?.click();
}

describe("A text that the clipboard refuses", () => {
  it.each([
    ["the sheet", "<p>문안 3f9a2c1b</p>"],
    ["the KakaoTalk text", undefined],
  ])("is shown and selected, to be copied by hand: %s", async (_, html) => {
    render(<CopyButton label="복사" text="문안 3f9a2c1b" {...(html ? { html } : {})} />, document.body);
    expect(field()).toBeNull();
    press();
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    expect(field()).toMatchObject({
      value: "문안 3f9a2c1b",
      readOnly: true,
      selectionStart: 0,
      selectionEnd: "문안 3f9a2c1b".length,
    });
    expect(field()?.labels[0]?.textContent).toBe(t("copyRefused"));
  });
  it("is selected again at each refusal, and gone once it could be copied", async () => {
    render(<CopyButton label="복사" text="문안" />, document.body);
    press();
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    field()?.blur();
    press();
    await vi.waitFor(() => expect(document.activeElement).toBe(field()));
    clipboard.writeText.mockResolvedValue(undefined);
    press();
    await vi.waitFor(() => expect(field()).toBeNull());
    expect(document.querySelector("button")?.textContent).toBe(t("copied"));
  });
});
