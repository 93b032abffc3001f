import { findAnchors, type Anchor } from "../sheet/anchors.ts";

/**
 * What became of the sheet in a body: where it stood once it is replaced, and `old` is what stood there; where none stood
 * it goes to the top.
 */
export type Placed =
  { at: "replaced"; html: string; old: string } | { at: "top" } | { at: "unclear"; found: number };

/** Where Outlook, Gmail and their like begin the mail that is answered; what stands there is nobody's draft. */
const QUOTED =
  '[id$="divRplyFwdMsg"], [id$="appendonsend"], blockquote[type="cite"], blockquote[cite], .gmail_quote, [id$="mail-editor-reference-message-container"]';

const BLOCKS =
  /^(ADDRESS|ARTICLE|BLOCKQUOTE|BODY|CENTER|DD|DIV|DL|DT|FIELDSET|FORM|H[1-6]|HR|LI|OL|P|PRE|SECTION|TABLE|TBODY|TD|TFOOT|TH|THEAD|TR|UL)$/;

interface Line {
  text: string;
  nodes: Text[];
}

/**
 * Replaces the one sheet of a mail's body, found by its visible first and last lines alone: Outlook strips classes,
 * renames ids, rewrites paragraphs and loses comments, but keeps what people see. Everything around the sheet is left
 * as it was; a sheet in the quoted part is another mail's. `unclear` when there are several, or half a one.
 */
export function placeSheet(bodyHtml: string, sheetHtml: string): Placed {
  const doc = new DOMParser().parseFromString(bodyHtml, "text/html");
  const anchors = ownAnchors(doc);
  if (anchors.length === 0) return { at: "top" };
  const cutOut = spotOf(doc, anchors);
  if (!cutOut)
    return { at: "unclear", found: anchors.filter(({ anchor }) => anchor.kind === "first").length };
  const sheet = new DOMParser().parseFromString(sheetHtml, "text/html").body;
  // The blank line that leads a sheet is there from the first time.
  while (sheet.firstChild && isBlank(sheet.firstChild)) sheet.firstChild.remove();
  cutOut.spot.replaceWith(...sheet.childNodes);
  return { at: "replaced", html: doc.documentElement.outerHTML, old: cutOut.old };
}

/** The body without its one sheet and the blank line that led it; null when there isn't exactly one. */
export function removeSheet(bodyHtml: string): string | null {
  const doc = new DOMParser().parseFromString(bodyHtml, "text/html");
  const cutOut = spotOf(doc, ownAnchors(doc));
  if (!cutOut) return null;
  const { spot } = cutOut;
  if (spot.previousSibling && isBlank(spot.previousSibling)) spot.previousSibling.remove();
  spot.remove();
  return doc.documentElement.outerHTML;
}

const isBlank = (node: Node) =>
  !node.textContent?.trim() &&
  !(node instanceof Element && node.matches(":has(img, hr, table), img, hr, table"));

/** A sheet that was taken out, and the empty element that holds its place. */
interface CutOut {
  spot: Element;
  old: string;
}

/** Takes the one sheet out and leaves its place; null, and nothing changed, when there are several or half a one. */
function spotOf(doc: Document, anchors: readonly { anchor: Anchor; line: Line }[]): CutOut | null {
  const [first, last] = anchors;
  const one =
    anchors.length === 2 &&
    first?.anchor.kind === "first" &&
    last?.anchor.kind === "last" &&
    first.anchor.reference === last.anchor.reference &&
    first.anchor.fillCode === last.anchor.fillCode;
  return one ? cut(doc, first.line, last.line) : null;
}

/** The reference of the sheet that stands in the body's own part, or null. */
export function ownSheet(bodyHtml: string): Anchor | null {
  const doc = new DOMParser().parseFromString(bodyHtml, "text/html");
  return ownAnchors(doc).find(({ anchor }) => anchor.kind === "first")?.anchor ?? null;
}

function ownAnchors(doc: Document): { anchor: Anchor; line: Line }[] {
  const quoted = doc.body.querySelector(QUOTED) ?? outlookHeaderOf(doc);
  return linesOf(doc.body, quoted).flatMap((line) =>
    findAnchors(line.text).map((anchor) => ({ anchor, line })),
  );
}

/** Classic Outlook marks the answered mail by a ruled block that begins with From/보낸 사람 only. */
function outlookHeaderOf(doc: Document): Element | null {
  return (
    [...doc.body.querySelectorAll<HTMLElement>('[style*="border-top"]')].find((element) =>
      /^\s*(From|보낸 사람)\s*:/.test(element.textContent),
    ) ?? null
  );
}

/** The visible lines as a reader sees them, up to `end`; each with the text nodes it is made of. */
function linesOf(body: HTMLElement, end: Element | null): Line[] {
  const lines: Line[] = [];
  let line: Line = { text: "", nodes: [] };
  const close = () => {
    if (line.nodes.length) lines.push(line);
    line = { text: "", nodes: [] };
  };
  const visit = (node: Node): boolean => {
    if (node === end) return false;
    if (node instanceof Text) {
      line.text += node.data.replace(/\s+/g, " ");
      line.nodes.push(node);
      return true;
    }
    const breaks = BLOCKS.test(node.nodeName) || node.nodeName === "BR";
    if (breaks) close();
    if (/^(STYLE|SCRIPT|HEAD|TITLE)$/.test(node.nodeName)) return true;
    for (const child of node.childNodes) if (!visit(child)) return false;
    if (breaks) close();
    return true;
  };
  visit(body);
  close();
  return lines;
}

/** Takes everything from the first line to the last out of the document and leaves one empty place for the new sheet. */
function cut(doc: Document, first: Line, last: Line): CutOut {
  let start: Node = first.nodes[0] ?? doc.body;
  let end: Node = last.nodes.at(-1) ?? doc.body;
  const range = doc.createRange();
  range.setStartBefore(start);
  range.setEndAfter(end);
  const common = range.commonAncestorContainer;
  // Take whole elements, and not their insides, as far as they hold nothing but the sheet.
  while (start.parentNode && start.parentNode !== common && nothingBeside(start, "previousSibling"))
    start = start.parentNode;
  while (end.parentNode && end.parentNode !== common && nothingBeside(end, "nextSibling"))
    end = end.parentNode;
  while (
    start.parentNode &&
    start.parentNode !== doc.body &&
    nothingBeside(start, "previousSibling") &&
    start.parentNode.contains(end) &&
    nothingBeside(ancestorIn(end, start.parentNode), "nextSibling")
  ) {
    start = start.parentNode;
    end = start;
  }
  range.setStartBefore(start);
  range.setEndAfter(end);
  const old = doc.createElement("div");
  old.append(range.extractContents());
  const rows = /^T(R|D|H|BODY|HEAD|FOOT)$/.test(old.firstElementChild?.nodeName ?? "");
  const place = doc.createElement("div");
  // A place inside a table's rows would be thrown out by the next parser: stand before that table.
  let container: Node = range.startContainer;
  let before: Node | null = container.childNodes[range.startOffset] ?? null;
  while (/^(TABLE|TBODY|THEAD|TFOOT|TR)$/.test(container.nodeName) && container.parentNode) {
    before = container;
    container = container.parentNode;
  }
  container.insertBefore(place, before);
  // Rows without their table would be thrown out by the next parser.
  return { spot: place, old: rows ? `<table>${old.innerHTML}</table>` : old.innerHTML };
}

function ancestorIn(node: Node, parent: Node): Node {
  let child = node;
  while (child.parentNode && child.parentNode !== parent) child = child.parentNode;
  return child;
}

function nothingBeside(node: Node, side: "previousSibling" | "nextSibling"): boolean {
  for (let other = node[side]; other; other = other[side])
    if (
      other.textContent?.trim() ||
      (other instanceof Element && (other.matches("img, hr") || other.querySelector("img, hr")))
    )
      return false;
  return true;
}
