const LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
const DASH = "[-\\u00AD\\u2010-\\u2015\\u2212\\uFE58\\uFE63]?";
const PATTERN = new RegExp(
  `(?<![0-9A-Za-z])C[ \\u00A0]?(\\d{4})[ \\u00A0]?${DASH}[ \\u00A0]?(\\d{5,9})[ \\u00A0]?${DASH}[ \\u00A0]?([A-Z])(?![0-9A-Za-z])`,
  "gi",
);

/**
 * Every reference (`C2026-00142-L`) in a text that people wrote, in its one written form: full width, lower case and
 * missing hyphens are forgiven as the API forgives them, a wrong check letter matches nothing.
 */
export function findReferences(text: string): string[] {
  const found = new Set<string>();
  for (const [, year = "", number = "", letter = ""] of text.normalize("NFKC").matchAll(PATTERN))
    if (LETTERS[(Number(year) * 100_000 + Number(number)) % LETTERS.length] === letter.toUpperCase())
      found.add(`C${year}-${number}-${letter.toUpperCase()}`);
  return [...found];
}
