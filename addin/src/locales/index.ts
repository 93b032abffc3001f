import { ko } from "./ko.ts";

/** A sentence's key; English has the same ones, or it doesn't compile. */
export type Key = keyof typeof ko;
export type Words = Record<Key, string>;
export type Values = Record<string, string | number>;

let words: Words = ko;

/**
 * Chooses the language once, before the first view: Korean, or English where the display language or `?lang=` is and the
 * words can be fetched.
 */
export async function chooseLanguage(displayLanguage: string) {
  const asked = new URLSearchParams(location.search).get("lang") ?? displayLanguage;
  const english = /^en\b/i.test(asked) ? await import("./en.ts").catch(() => null) : null;
  words = english?.en ?? ko;
  document.documentElement.lang = english ? "en" : "ko";
}

/**
 * The sentence for a key, with its `{values}` filled in. A key made from a code of the API may be newer than this pane:
 * it is shown as it is.
 */
export const t = (key: Key, values: Values = {}): string => fill(words[key] ?? key, values);

/** The sentence for a key that is put together, such as `status.` and a code; the code itself where there is none. */
export const tCode = (prefix: string, code: string, values: Values = {}): string =>
  prefix + code in words ? t((prefix + code) as Key, values) : code;

/** Fills `{name}`; where 을(를) or (으)로 follows it, writes the one that its last syllable asks for. */
export const fill = (sentence: string, values: Values): string =>
  sentence.replace(/\{(\w+)\}(을\(를\)|\(으\)로)?/g, (_, name: string, particle?: string) => {
    const value = String(values[name] ?? "");
    return particle ? value + particleAfter(value, particle) : value;
  });

/** Final consonants as Unicode numbers them: ㄹ takes 로, as no consonant does. */
const RIEUL = 8;
/** Digits and letters as they are read aloud (영 일 삼 육 칠 팔, 엘 엠 엔 알). */
const READ: Record<string, number> = {
  0: 21,
  1: RIEUL,
  3: 16,
  6: 1,
  7: RIEUL,
  8: RIEUL,
  L: RIEUL,
  M: 16,
  N: 4,
  R: RIEUL,
};

function particleAfter(word: string, particle: string): string {
  const last = word.replace(/[^가-힣A-Za-z0-9]+$/, "").slice(-1);
  const syllable = last.charCodeAt(0) - 0xac00;
  const final = syllable >= 0 && syllable < 11_172 ? syllable % 28 : (READ[last.toUpperCase()] ?? 0);
  if (particle === "을(를)") return final ? "을" : "를";
  return final && final !== RIEUL ? "으로" : "로";
}
