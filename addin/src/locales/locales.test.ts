import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { en } from "./en.ts";
import { chooseLanguage, fill, t, type Key } from "./index.ts";
import { ko } from "./ko.ts";

const root = new URL("../", import.meta.url);
const sources = readdirSync(root, { recursive: true, encoding: "utf8" })
  .filter((name) => /\.tsx?$/.test(name) && !/locales|\.test\.|schema/.test(name))
  .map((name) => readFileSync(new URL(name, root), "utf8"))
  .join("\n");

/** Parts of a key that code puts before a name it doesn't spell out, such as `status.${status}`. */
const prefixes = [...sources.matchAll(/["`]([\w-]+\.(?:[\w-]+\.)*)(?:\$\{|")/g)].map(
  (match) => match[1] ?? "",
);
const keys = Object.keys(ko) as Key[];

describe("The words staff read", () => {
  it("are all used", () => {
    const used = (key: Key) =>
      sources.includes(`"${key}"`) || prefixes.some((prefix) => key.startsWith(prefix));
    expect(keys.filter((key) => !used(key))).toEqual([]);
  });

  it("ask for the same values in both languages", () => {
    const values = (sentence: string) => [...new Set(sentence.match(/\{\w+\}/g))].sort().join();
    expect(keys.filter((key) => values(en[key]) !== values(ko[key]))).toEqual([]);
  });

  it("are Korean where the English ones can't be fetched", async () => {
    vi.stubGlobal("location", { search: "?lang=en" });
    vi.stubGlobal("document", { documentElement: { lang: "" } });
    vi.doMock("./en.ts", () => {
      throw new Error("offline");
    });
    await chooseLanguage("en-US");
    expect(t("retry")).toBe(ko.retry);
    expect(document.documentElement.lang).toBe("ko");
    vi.doUnmock("./en.ts");
    vi.resetModules();
    await chooseLanguage("en-US");
    expect(t("retry")).toBe(en.retry);
    vi.unstubAllGlobals();
  });

  it.each([
    ["{label}을(를)", "제목", "제목을"],
    ["{label}을(를)", "부서", "부서를"],
    ["{label}(으)로", "발신번호", "발신번호로"],
    ["{label}(으)로", "제목", "제목으로"],
    ["{label}(으)로", "문안 1", "문안 1로"],
    ["{label}(으)로", "문안 3", "문안 3으로"],
    ["{label}을(를)", "C2026-00142-L", "C2026-00142-L을"],
    ["{label}을(를)", "이의신청(7일)", "이의신청(7일)을"],
  ])("%s after %s is %s", (sentence, label, expected) => {
    expect(fill(sentence, { label })).toBe(expected);
  });
});
