/** Entities that Outlook writes in place of characters; the rest come as numbers. */
const NAMED: Record<string, string> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
  middot: "·",
  bull: "•",
  hellip: "…",
  ldquo: "“",
  rdquo: "”",
  lsquo: "‘",
  rsquo: "’",
  ndash: "–",
  mdash: "—",
};

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, (whole: string, name: string) => {
    if (name[0] !== "#") {
      const known = NAMED[name.toLowerCase()];
      return known === undefined ? whole : known;
    }
    const hex = name[1] === "x" || name[1] === "X";
    const code = parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
  });
}

/**
 * What a reader sees of a mail's HTML, one line a block, made without a DOM: classic Outlook's runtime has none.
 * Good enough to find the sheet's lines, to compare its words and to copy it.
 */
export function visibleText(html: string): string {
  return decode(
    html
      .replace(/<!--[\s\S]*?-->/g, "")
      .replace(/<(style|script|head|title)\b[\s\S]*?<\/\1\s*>/gi, "")
      // A line break in the source is a blank; the lines that people see come from the markup.
      .replace(/\s+/g, " ")
      .replace(/<(br|\/?(?:p|div|tr|td|th|table|tbody|li|ul|ol|h[1-6]|blockquote|hr|pre))\b[^>]*>/gi, "\n")
      .replace(/<[^>]*>/g, ""),
  );
}

/**
 * The HTML as plain text, one line a cell. A document that isn't drawn has no lines of its own (`innerText`), and the
 * Server finds a sheet by the beginnings of its lines.
 */
export const plainText = (html: string) =>
  visibleText(html)
    .replace(/\s*\n\s*/g, "\n")
    .trim();

/** The words of a text for comparison: without any blank, since mail programs add and drop those freely. */
export const words = (text: string) => text.replace(/[\s\u00A0\u200B\u3000\uFEFF]+/g, "");

/** A short digest of a text in hexadecimal digits, to notice a change; it protects against nobody (cyrb53). */
export function digest(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(16);
}
