/**
 * The sheet's first and last visible lines in a mail, by which fill finds its sheet again whatever the mail program
 * made of the markup. The same pattern as the API's, but for a text that is one line or many. ES2016: no look-behind,
 * no named group, since the Smart Alert uses it too.
 */
const DOT = "\\s{0,8}[·・‧∙•]\\s{0,8}";
const REFERENCE = "(C[0-9]{4}-[0-9]{5,9}-[A-Z])";
const CODE = "([0-9a-fA-F]{8})(?![0-9A-Za-z])";
const FIRST = `120\\s{0,8}사전협의서\\s{0,8}${REFERENCE}${DOT}([1-9][0-9]{0,3})차${DOT}${CODE}`;
const LAST = `협의서\\s{0,8}끝${DOT}${REFERENCE}${DOT}${CODE}`;

/** A first or last line where it stands in a text; offsets in UTF-16 units. */
export interface Anchor {
  kind: "first" | "last";
  reference: string;
  /** Only the first line names it; 0 on the last. */
  revision: number;
  fillCode: string;
  start: number;
  end: number;
}

/** A sheet between its two lines. */
export interface AnchoredSheet {
  first: Anchor;
  last: Anchor;
}

/** Every anchor line in the text, in order. An anchor begins its line; a quoted one (`> 120 …`) is none. */
export function findAnchors(text: string): Anchor[] {
  const pattern = new RegExp(`(^|[\\r\\n])([ \\t\\u00A0\\u3000]*)(?:${FIRST}|${LAST})`, "g");
  const anchors: Anchor[] = [];
  let match: RegExpExecArray | null;
  while ((match = pattern.exec(text)) !== null) {
    const lead = (match[1] || "").length + (match[2] || "").length;
    anchors.push({
      kind: match[3] ? "first" : "last",
      reference: match[3] || match[6] || "",
      revision: Number(match[4] || 0),
      fillCode: (match[5] || match[7] || "").toLowerCase(),
      start: match.index + lead,
      end: match.index + match[0].length,
    });
    // The next anchor's line may begin with the line break that ended this one.
    pattern.lastIndex = match.index + match[0].length;
  }
  return anchors;
}

/** The sheets whose two lines both stand in the text and agree, in order. */
export function findSheets(text: string): AnchoredSheet[] {
  const sheets: AnchoredSheet[] = [];
  let open: Anchor | null = null;
  for (const anchor of findAnchors(text)) {
    if (anchor.kind === "first") open = anchor;
    else if (open && open.reference === anchor.reference && open.fillCode === anchor.fillCode) {
      sheets.push({ first: open, last: anchor });
      open = null;
    }
  }
  return sheets;
}
