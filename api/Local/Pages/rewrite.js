// How Outlook rewrites a mail's HTML. On the web it officially "strips classes", and was seen to unwrap bare divs and to put x_
// before ids and classes of what is quoted (OfficeDev/office-js 5296, 5482; StackOverflow 43943713). Pure: text in, text
// out. The parser is the caller's, since a parsed document obeys the content policy of the page whose parser it was.

/** What is left of HTML that an add-in puts into the body. */
export function keptByOutlook(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  for (const lost of doc.querySelectorAll("script, style, link, meta, title, iframe, object, form")) lost.remove();
  dropComments(doc);
  for (const element of doc.body.querySelectorAll("*")) {
    element.removeAttribute("class");
    for (const { name } of [...element.attributes]) if (name.startsWith("data-") || name.startsWith("on")) element.removeAttribute(name);
  }
  for (const div of [...doc.body.querySelectorAll("div")].reverse())
    if (div.attributes.length === 0 && div.parentElement === doc.body && div.children.length > 0) div.replaceWith(...div.childNodes);
  return doc.body.innerHTML;
}

/** What is left in an Outlook that edits with Word, and on the Mac: styles and classes, but nothing that runs. */
export function keptByWord(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  for (const lost of doc.querySelectorAll("script, link, meta, title, iframe, object, form")) lost.remove();
  dropComments(doc);
  for (const element of doc.body.querySelectorAll("*"))
    for (const { name } of [...element.attributes]) if (name.startsWith("data-") || name.startsWith("on")) element.removeAttribute(name);
  return doc.body.innerHTML;
}

/** The body as Outlook on the Mac sends it: named anchors lost at sending (OfficeDev/office-js 2637), the rest as it stood. */
export function sentByMac(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  dropComments(doc);
  for (const anchor of doc.body.querySelectorAll("a[name]:not([href])")) anchor.replaceWith(...anchor.childNodes);
  for (const element of doc.body.querySelectorAll("[id]")) element.removeAttribute("id");
  return `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15 (filtered medium)"></head><body lang="ko-KR" style="overflow-wrap:break-word">${doc.body.innerHTML}</body></html>`;
}

/** The body as it leaves: a whole document in Outlook's own wrapping. */
export function sentByOutlook(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  dropComments(doc);
  for (const element of doc.body.querySelectorAll("[class]")) if (!element.closest("#divRplyFwdMsg, #divRplyFwdMsg ~ *")) element.removeAttribute("class");
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr">${doc.body.innerHTML}</body></html>`;
}

/** The body as classic Outlook sends it: written anew by Word, every paragraph MsoNormal, ids lost, styles in points. */
export function sentByClassicOutlook(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  dropComments(doc);
  for (const lost of doc.querySelectorAll("script, style, link, meta")) lost.remove();
  for (const element of doc.body.querySelectorAll("*")) {
    for (const name of ["id", "class", "dir", "role"]) element.removeAttribute(name);
    for (const { name } of [...element.attributes]) if (name.startsWith("data-") || name.startsWith("aria-")) element.removeAttribute(name);
  }
  for (const table of doc.body.querySelectorAll("table")) table.className = "MsoNormalTable";
  for (const holder of [...doc.body.querySelectorAll("td, th, div, p"), doc.body]) paragraphs(doc, holder);
  for (const div of [...doc.body.querySelectorAll("div")].reverse()) div.replaceWith(...div.childNodes);
  return `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><meta name="Generator" content="Microsoft Word 15 (filtered medium)"><style><!--
p.MsoNormal, li.MsoNormal, div.MsoNormal {margin:0cm; font-size:10.0pt; font-family:"맑은 고딕";}
@page WordSection1 {size:612.0pt 792.0pt;}
div.WordSection1 {page:WordSection1;}
--></style></head><body lang="KO" link="#0563C1" vlink="#954F72" style="word-wrap:break-word"><div class="WordSection1">${doc.body.innerHTML}</div></body></html>`;
}

/** Puts runs of inline content into paragraphs of their own, as Word does, a line break ending each. */
function paragraphs(doc, holder) {
  const block = /^(TABLE|P|DIV|UL|OL|HR|BLOCKQUOTE|H[1-6])$/;
  if (holder.nodeName === "P") {
    holder.className = "MsoNormal";
    return;
  }
  let run = [];
  const close = (before) => {
    if (run.some((node) => node.nodeName !== "#text" || node.data.trim())) {
      const paragraph = doc.createElement("p");
      paragraph.className = "MsoNormal";
      const span = doc.createElement("span");
      span.setAttribute("lang", "KO");
      span.append(...run);
      paragraph.append(span);
      holder.insertBefore(paragraph, before);
    }
    run = [];
  };
  for (const node of [...holder.childNodes]) {
    if (node.nodeName === "BR") {
      close(node);
      node.remove();
    } else if (block.test(node.nodeName)) close(node);
    else run.push(node);
  }
  close(null);
}

/** A mail as it stands quoted in an answer: its ids and classes get x_, once more with each answer. */
export function quotedByOutlook(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  for (const element of doc.body.querySelectorAll("[id], [class]")) {
    if (element.id && !/^(appendonsend|divRplyFwdMsg)$/.test(element.id)) element.id = `x_${element.id}`;
    if (element.classList.length) element.className = [...element.classList].map((name) => `x_${name}`).join(" ");
  }
  return doc.body.innerHTML;
}

function dropComments(doc) {
  const walker = doc.createTreeWalker(doc, NodeFilter.SHOW_COMMENT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode);
  for (const comment of found) comment.remove();
}
