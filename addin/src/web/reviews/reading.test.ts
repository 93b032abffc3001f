import { describe, expect, it } from "vitest";
import { DECISIONS } from "./choices.ts";
import { commandOf, keyOf } from "./keys.ts";
import { partsOf } from "./marks.ts";

const key = (code: string, ctrlKey = false) => commandOf({ code, ctrlKey, altKey: false, metaKey: false });

describe("A mail's words", () => {
  it("are marked where the reading rests, however the spans lie", () => {
    const words = "네, 진행하셔도 됩니다.";
    const parts = partsOf(words, [
      { start: 3, length: 4 },
      { start: 6, length: 99 },
      { start: -1, length: 0 },
      { start: 0, length: 1 },
    ]);
    expect(parts.filter((part) => part.marked).map((part) => part.text)).toEqual([
      "네",
      "진행하셔",
      "도 됩니다.",
    ]);
    expect(parts.map((part) => part.text).join("")).toBe(words);
  });

  it("can't be turned around or hidden by characters that nobody sees", () => {
    expect(partsOf("동의\u202E하지\u200B 않습니다", [])).toEqual([
      { text: "동의�하지� 않습니다", marked: false },
    ]);
    expect(partsOf("👩‍👧 확인", [])[0]?.text).toBe("👩‍👧 확인");
  });
});

describe("The keys", () => {
  it("mean the same while Hangul is switched on", () => {
    expect(key("KeyJ")).toEqual("next");
    expect(key("ArrowUp")).toEqual("previous");
    expect(key("Digit1")).toEqual({ choose: "approve" });
    expect(key("Numpad4")).toEqual({ choose: "reject" });
  });

  it("leave the browser's own shortcuts alone", () => {
    expect(key("KeyC", true)).toBeNull();
    expect(key("Digit8")).toBeNull();
  });

  it("stand on the buttons", () => {
    expect([...DECISIONS, "count" as const, "discount" as const].map(keyOf).join("")).toBe("1234567CX");
  });
});
