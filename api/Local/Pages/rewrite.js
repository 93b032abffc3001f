// How Outlook on the web rewrites a mail's HTML: officially "strips classes", seen to unwrap bare divs and to put x_
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

/** The body as it leaves: a whole document in Outlook's own wrapping. */
export function sentByOutlook(html, parser = new DOMParser()) {
  const doc = parser.parseFromString(html, "text/html");
  dropComments(doc);
  for (const element of doc.body.querySelectorAll("[class]")) if (!element.closest("#divRplyFwdMsg, #divRplyFwdMsg ~ *")) element.removeAttribute("class");
  return `<html><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8"><style type="text/css" style="display:none;"> P {margin-top:0;margin-bottom:0;} </style></head><body dir="ltr">${doc.body.innerHTML}</body></html>`;
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
