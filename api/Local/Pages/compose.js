import { ask, base64Of, mailboxPath, make, seoul, size, tell } from "./ask.js";
import { asksBeforeSending, HOSTS, hostOf } from "./hosts.js";
import { serveOffice } from "./office-host.js";
import { quotedByOutlook } from "./rewrite.js";

const $ = (selector) => document.querySelector(selector);
const query = new URLSearchParams(location.search);
const address = query.get("as") ?? "";
const box = mailboxPath(address);
const outlook = hostOf(query);
const told = { hostName: outlook.hostName, platform: outlook.platform, newest: outlook.newest };
/** This page for the same person and the same Outlook. */
const here = (more = "") => `/local/compose?as=${encodeURIComponent(address)}${["host", "sign-in"].filter((name) => query.has(name)).map((name) => `&${name}=${encodeURIComponent(query.get(name))}`).join("")}${more}`;
const ROAMING = `stand-in.roaming.${address}`;
const say = (text) => { $("#status").textContent = text; };

const { server } = await ask("/place");
const paneOrigin = server || location.origin;
const standIn = server ? `?standIn=${encodeURIComponent(location.origin)}` : "";
const owner = await ask(box).catch(() => null);

const dark = matchMedia("(prefers-color-scheme: dark)");
const theme = () => dark.matches
  ? { bodyBackgroundColor: "#1f1f1f", bodyForegroundColor: "#ffffff", controlBackgroundColor: "#292929", controlForegroundColor: "#ffffff" }
  : { bodyBackgroundColor: "#ffffff", bodyForegroundColor: "#242424", controlBackgroundColor: "#f3f2f1", controlForegroundColor: "#242424" };
const profile = () => ({ displayName: owner.name, emailAddress: owner.address, timeZone: "Korea Standard Time", accountType: "office365" });
// An older Outlook (or ?sign-in=dialog) has no nested app authentication: the add-in signs in by itself.
const tokens = outlook.asksToSignIn || query.get("sign-in") === "dialog" ? null : () => ask(`${box}/tokens`);

if (!owner?.canSignIn) {
  $("#mail").append(make("p", { class: "warn" }, "이 메일함에는 협의 창이 없습니다. 첫 화면에서 사람을 골라 주세요."));
} else {
  $("#who").textContent = `${owner.name} (${owner.address})`;
  $("#mailbox").href = `/local/webmail?as=${encodeURIComponent(address)}`;
  const kind = $("#host");
  kind.replaceChildren(...Object.entries(HOSTS).map(([value, { name }]) => make("option", { value, selected: HOSTS[value] === outlook }, name)));
  kind.addEventListener("change", () => { query.set("host", kind.value); location.search = query; });
  $("#again").addEventListener("click", () => { location.href = here(); });
  for (const [button, pane] of [["#show-mail", false], ["#show-pane", true]])
    $(button).addEventListener("click", () => {
      document.body.classList.toggle("pane", pane);
      $("#show-mail").setAttribute("aria-pressed", String(!pane));
      $("#show-pane").setAttribute("aria-pressed", String(pane));
    });
  if (outlook.readsOnly && !query.get("read")) $("#mail").append(make("p", { class: "note" }, "휴대전화의 Outlook에서는 받은 메일을 읽을 때만 협의 창이 열립니다. 메일함에서 메일을 골라 주세요."));
  else await open();
}

/**
 * Opens the mail with the pane beside it. A pinned pane stays while its person goes from mail to mail: `#read=ID`, `#new=NAME`
 * and `#none` in the page's address go to another one, or to none, without opening the page anew.
 */
async function open() {
  const mails = new Map();
  // No mail at all, as where none or several are chosen in the list.
  const none = { host: outlook, state: () => ({ itemKey: "none", ...around(), item: null }), keepRoaming };
  async function mailOf(key) {
    const [, how, which] = /^#(read|new)=(.*)$/.exec(key) ?? [];
    if (key === "#none") return { mail: none, place: make("div") };
    if (!mails.has(key)) {
      const place = make("div", { class: "mail" });
      $("#mail").append(place);
      const read = how === "read" ? decodeURIComponent(which) : how ? null : query.get("read");
      mails.set(key, { place, mail: read ? await reading(place, read) : await composing(place, key, how ? null : query.get("answer"), query.get("how") ?? "reply") });
    }
    return mails.get(key);
  }
  const first = await mailOf(location.hash);
  const frame = make("iframe", { title: "120 사전협의 창", src: `${paneOrigin}/pane/index.html${standIn}` });
  const office = serveOffice(frame, paneOrigin, first.mail, tokens);
  $("#pane").append(frame);
  dark.addEventListener("change", office.tell);
  addEventListener("hashchange", async () => {
    const { mail, place } = await mailOf(location.hash);
    for (const other of mails.values()) other.place.hidden = other.place !== place;
    office.show(mail);
  });
}

/** What any mail says of this Outlook and its person. */
function around() {
  return { host: told, displayLanguage: "ko-KR", theme: theme(), profile: profile(), roaming: JSON.parse(localStorage.getItem(ROAMING) ?? "{}") };
}

function keepRoaming(kept) {
  localStorage.setItem(ROAMING, JSON.stringify(kept));
}

/** A mail that lies in a mailbox, beside the pane. */
async function reading(place, id) {
  const mail = await ask(`${box}/mails/${encodeURIComponent(id)}`);
  const at = `/local/api${box}/mails/${encodeURIComponent(id)}`;
  document.title = mail.subject;
  if (query.has("sent")) say("보냈습니다.");
  const listed = (people) => people.map((p) => `${p.name} <${p.address}>`).join(", ");
  const answer = (how, name) => make("a", { class: "button", href: here(`&answer=${encodeURIComponent(id)}&how=${how}`) }, name);
  place.append(
    make("div", { class: "row" }, answer("reply", "회신"), answer("reply-all", "전체 회신"), answer("forward", "전달")),
    make("h2", {}, mail.subject || "(제목 없음)"),
    make("dl", {}, ...[["보낸 사람", mail.from && listed([mail.from])], ["받는 사람", listed(mail.to)], ["참조", listed(mail.cc)], ["시각", seoul(mail.received)]]
      .filter(([, value]) => value).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    make("div", { class: "files" }, ...mail.attachments.filter((a) => !a.isInline).map((a) =>
      make("a", { class: "button", href: `${at}/attachments/${a.index}`, download: a.name }, `${a.name} (${size(a.size)})`))),
    make("iframe", { title: "편지 본문", sandbox: "allow-popups allow-popups-to-escape-sandbox", src: `${at}/html` }),
  );
  const person = (p) => p && { displayName: p.name, emailAddress: p.address, recipientType: "other" };
  const item = {
    itemType: "message", itemClass: "IPM.Note", itemId: mail.ordinaryId, internetMessageId: mail.messageId, conversationId: mail.conversationId,
    subject: mail.subject, normalizedSubject: mail.subject.replace(/^((re|fw|fwd)\s*:\s*)+/i, ""), from: person(mail.from), sender: person(mail.sender),
    to: mail.to.map(person), cc: mail.cc.map(person), dateTimeCreated: new Date(mail.received),
    attachments: mail.attachments.map((a) => ({ id: String(a.index), name: a.name, size: a.size, contentType: a.contentType, attachmentType: "file", isInline: a.isInline })),
  };
  return {
    host: outlook, bodyType: "html",
    state: () => ({ itemKey: id, ...around(), item }),
    html: () => `<html><body>${mail.html}</body></html>`,
    text: () => mail.text,
    internetHeaders: async () => (await fetch(`${at}/headers`)).text(),
    notices: new Map(), properties: {}, keepRoaming,
    showNotices() {},
  };
}

/** A mail being written: the object that the stand-in of Office.js reads and changes. */
async function composing(place, key, answers, how) {
  const filled = answers ? await ask(`${box}/mails/${encodeURIComponent(answers)}/answer?how=${encodeURIComponent(how)}`) : { to: [], cc: [], subject: "", html: "" };
  const kept = { to: filled.to.map(person), cc: filled.cc.map(person), bcc: [], attachments: [] };
  const id = (name) => name + key;
  const inputs = Object.fromEntries([["to", "받는 사람"], ["cc", "참조"], ["bcc", "숨은 참조"], ["subject", "제목"]].map(([name, label]) =>
    [name, { label, input: make("input", { id: id(name), autocomplete: "off", value: name === "subject" ? filled.subject : shown(kept[name]) }) }]));
  const from = make("select", { id: id("from") }, ...[{ address, name: owner.name }, ...owner.opens].map((o) => make("option", { value: o.address }, `${o.name} <${o.address}>`)));
  const files = make("div", { class: "files", role: "group", "aria-label": "첨부" });
  const picker = make("input", { type: "file", multiple: true, hidden: true });
  const problem = make("p", { class: "warn", role: "alert", hidden: true });
  const notices = make("div", { role: "status" });
  const editor = make("iframe", { title: "본문", class: "editor", src: "/local/pages/editor.html" });
  const send = make("button", { class: "primary" }, "보내기");
  const save = make("button", {}, "임시 저장");
  place.append(
    make("div", { class: "row" }, send, make("button", { onclick: () => picker.click() }, "파일 첨부"), save),
    notices, problem,
    make("label", { for: from.id }, "보내는 사람", from),
    ...Object.values(inputs).map(({ label, input }) => make("label", { for: input.id }, label, input)),
    files, picker, editor,
  );
  await new Promise((resolve) => editor.addEventListener("load", resolve, { once: true }));
  const body = editor.contentDocument.querySelector('[role="textbox"]');
  const parser = new editor.contentWindow.DOMParser();
  body.innerHTML = filled.html ? `<div><br></div>${quotedByOutlook(filled.html, parser)}` : "<div><br></div>";

  const showFiles = () => files.replaceChildren(...kept.attachments.map((file) =>
    make("button", { "aria-label": `${file.name} 빼기`, onclick: () => { kept.attachments.splice(kept.attachments.indexOf(file), 1); showFiles(); } }, `${file.name} (${size(file.size)}) ✕`)));
  const fromText = (data, html) => (html ? outlook.kept(data, parser) : make("div", {}, data).innerHTML.replace(/\n/g, "<br>"));
  const field = (name) => ({ get: () => parsed(inputs[name].input.value), set: (list) => { inputs[name].input.value = shown(list); } });
  const mail = Object.defineProperties({
    host: outlook, bodyType: query.get("format") === "text" ? "text" : "html", headers: {}, session: {}, properties: {}, keepRoaming, notices: new Map(), composeType: { reply: "reply", "reply-all": "reply", forward: "forward" }[answers ? how : ""] ?? "newMail", draft: null,
    state: () => ({ itemKey: `new${key}`, ...around(), item: { itemType: "message", itemClass: "IPM.Note", conversationId: mail.conversation ?? null } }),
    html: () => `<html><head></head><body dir="ltr">${body.innerHTML}</body></html>`,
    text: () => body.innerText,
    setBody: (data, html) => { body.innerHTML = fromText(data, html); },
    prepend: (data, html) => { body.innerHTML = fromText(data, html) + body.innerHTML; },
    addFile(name, contentType, base64) {
      const id = `AAMk${crypto.randomUUID().replaceAll("-", "")}`;
      kept.attachments.push({ id, name, contentType, base64, size: Math.floor((base64.replace(/=+$/, "").length * 3) / 4) });
      showFiles();
      return outlook.numbersFiles ? String(kept.attachments.length - 1) : id;
    },
    removeFile(id) {
      const at = kept.attachments.findIndex((file, place) => (outlook.numbersFiles ? String(place) : file.id) === id);
      if (at >= 0) kept.attachments.splice(at, 1);
      showFiles();
      return at >= 0;
    },
    async save() {
      const { id, conversationId } = await tell("POST", `${box}/drafts`, written());
      mail.draft = id;
      mail.conversation = conversationId;
      return id;
    },
    showNotices: () => notices.replaceChildren(...[...mail.notices.values()].map(({ message }) => make("p", { class: "notice" }, message))),
  }, {
    subject: { get: () => inputs.subject.input.value, set: (value) => { inputs.subject.input.value = value; } },
    to: field("to"), cc: field("cc"), bcc: field("bcc"),
    // Classic Outlook and the Mac have no lasting ids for attachments: each is called by its place.
    attachments: { get: () => (outlook.numbersFiles ? kept.attachments.map((file, at) => ({ ...file, id: String(at) })) : kept.attachments) },
    from: { get: () => ({ displayName: from.selectedOptions[0].textContent.replace(/ <.*/, ""), emailAddress: from.value, recipientType: "user" }) },
  });

  const written = () => ({
    from: from.value, to: addressesOf("to"), cc: addressesOf("cc"), bcc: addressesOf("bcc"), subject: mail.subject,
    html: outlook.sent(body.innerHTML, parser), whole: true, attachments: kept.attachments.map(({ name, contentType, base64 }) => ({ name, contentType, base64 })),
    answers, how, client: "outlook", headers: mail.headers, draft: mail.draft,
  });
  const addressesOf = (name) => mail[name].map((p) => (p.displayName === p.emailAddress ? p.emailAddress : `"${p.displayName.replaceAll('"', "")}" <${p.emailAddress}>`));

  picker.addEventListener("change", async () => {
    for (const file of picker.files) mail.addFile(file.name, file.type || "application/octet-stream", await base64Of(file));
    picker.value = "";
  });
  save.addEventListener("click", () => mail.save().then(() => say("임시 보관함에 저장했습니다."), (error) => say(error.message)));
  send.addEventListener("click", async () => {
    send.disabled = true;
    problem.hidden = true;
    say("보내는 중…");
    try {
      const unresolved = ["to", "cc", "bcc"].flatMap((name) => mail[name]).filter((one) => !one.emailAddress.includes("@"));
      if (outlook.blocksUnresolved && unresolved.length) throw new Error(`받는 사람을 확인할 수 없습니다: ${unresolved.map((one) => one.emailAddress).join(", ")}. 주소를 고르거나 지워 주세요.`);
      if (!(await allowed(mail))) { say(""); return; }
      const { id } = await tell("POST", `${box}/send`, written());
      say("보냈습니다.");
      for (const input of place.querySelectorAll("input, select, button")) input.disabled = true;
      body.contentEditable = "false";
      // As when one opens the mail in Sent Items: the pane then shows how the consultation stands.
      if (id) location.replace(here(`&read=${encodeURIComponent(id)}&sent`));
    } catch (error) {
      say("");
      problem.textContent = error.message;
      problem.hidden = false;
    } finally {
      if (body.contentEditable === "true") send.disabled = false;
    }
  });
  return mail;
}

/** Runs the Smart Alert, as Outlook does at sending; without one, or when it takes too long, the mail may go. */
async function allowed(mail) {
  if (!asksBeforeSending(outlook)) return true;
  const frame = make("iframe", { hidden: true, title: "보내기 전 확인", src: `${paneOrigin}/pane/launch.html${standIn}` });
  const office = serveOffice(frame, paneOrigin, mail, tokens);
  document.body.append(frame);
  const outcome = await office.run("onMessageSend");
  office.stop();
  frame.remove();
  if (!outcome || outcome.allowEvent !== false) return true;
  $("#alert-text").textContent = outcome.errorMessage ?? "보내기 전에 확인해 주세요.";
  const dialog = $("#alert");
  dialog.returnValue = "back";
  dialog.showModal();
  await new Promise((resolve) => dialog.addEventListener("close", resolve, { once: true }));
  return dialog.returnValue === "send";
}

function person(p) {
  return { displayName: p.name, emailAddress: p.address, recipientType: "other" };
}

function shown(list) {
  return list.map((p) => (p.displayName && p.displayName !== p.emailAddress ? `${p.displayName} <${p.emailAddress}>` : p.emailAddress)).join("; ");
}

function parsed(text) {
  return text.split(/[;,](?=(?:[^"]*"[^"]*")*[^"]*$)/).map((one) => one.trim()).filter(Boolean).map((one) => {
    const [, name, mailbox] = /^"?([^"<]*)"?\s*<([^>]+)>$/.exec(one) ?? [null, one, one];
    return { displayName: name.trim() || mailbox, emailAddress: mailbox.trim(), recipientType: "other" };
  });
}
