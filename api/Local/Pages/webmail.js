import { ask, base64Of, fill, mailboxPath, make, seoul, seoulShort, size, tell } from "./ask.js";
import { follow } from "./live.js";
import { askRules } from "./rules.js";

const CLIENTS = { outlook: "Outlook 웹", gmail: "Gmail", naver: "네이버 메일", iphone: "iPhone 메일" };
const HOWS = { reply: "회신", "reply-all": "전체 회신", forward: "전달" };

const $ = (selector) => document.querySelector(selector);
const reading = $("#reading");
const address = new URLSearchParams(location.search).get("as") ?? "";
const box = mailboxPath(address);
let folder = "inbox";
let open = null;

// Answers may overtake each other: only that to the newest look is shown, or a mail that has just come would vanish again.
let folderLooks = 0;
let listLooks = 0;
const say = (text) => { $("#status").textContent = text; };
const attempt = (work) => async (...given) => {
  try { await work(...given); } catch (error) { say(error.message); }
};

const people = await ask("/people");
$("#person").replaceChildren(
  ...(people.some((p) => p.address === address) ? [] : [make("option", { value: "" }, "메일함을 고르세요")]),
  ...people.map((p) => make("option", { value: p.address, selected: p.address === address }, `${p.name} (${p.address})`)),
);
$("#person").addEventListener("change", (event) => { location.search = `?as=${encodeURIComponent(event.target.value)}`; });

// The pane belongs to a person; nobody signs in as a shared mailbox or from another organisation.
const signsIn = ["member", "guest"].includes(people.find((p) => p.address === address)?.kind);

if (people.some((p) => p.address === address)) await start();
else for (const id of ["#write", "#absent", "#sort"]) $(id).disabled = true;

async function start() {
  document.title = `${people.find((p) => p.address === address).name} 메일`;
  // Followed before the first look, so that nothing arrives between the two unseen.
  follow(address, (kind) => { void refresh(kind); }, (broken) => say(broken ? "연결이 끊겼습니다. 다시 잇는 중…" : ""));
  await Promise.all([showFolders(), showList()]);
  $("#write").addEventListener("click", () => write({}));
  $("#absent").addEventListener("click", attempt(askAbsence));
  $("#sort").addEventListener("click", attempt(() => askRules(box, showFolders)));
  $("#mails").addEventListener("keydown", moveFocus);
}

let refreshing = false;
async function refresh(kind) {
  if (refreshing) return;
  refreshing = true;
  await new Promise((resolve) => setTimeout(resolve, 80));
  refreshing = false;
  await Promise.all([showFolders(), showList()]);
  if (kind === "created" && folder === "inbox") say("새 편지가 왔습니다.");
}

async function showFolders() {
  const look = ++folderLooks;
  const { folders, outOfOffice } = await ask(box);
  if (look !== folderLooks) return;
  $("#absent").textContent = outOfOffice.on ? "부재중 켜짐" : "부재중";
  $("#folders").replaceChildren(...folders.map((f) =>
    make("li", {}, make("button", {
      "aria-current": f.name === folder && "true",
      onclick: attempt(async () => { folder = f.name; open = null; document.body.classList.remove("open"); await Promise.all([showFolders(), showList()]); }),
    }, f.displayName, f.unread > 0 && make("b", { "aria-label": `읽지 않음 ${f.unread}` }, String(f.unread))))));
  $("#folder-name").textContent = folders.find((f) => f.name === folder)?.displayName ?? "";
}

async function showList() {
  const look = ++listLooks;
  const mails = await ask(`${box}/folders/${encodeURIComponent(folder)}`);
  if (look !== listLooks) return;
  const focused = document.activeElement?.dataset?.mail;
  const outgoing = ["sentitems", "drafts"].includes(folder);
  $("#mails").replaceChildren(...(mails.length ? mails.map((mail) => {
    const who = outgoing ? mail.to.map((t) => t.name).join(", ") || "(받는 사람 없음)" : mail.from?.name ?? "(보낸 사람 없음)";
    return make("li", {}, make("button", {
      "data-mail": mail.id,
      "aria-current": mail.id === open && "true",
      class: mail.isRead ? null : "unread",
      onclick: attempt(() => read(mail.id)),
    },
    make("span", { class: "who" }, !mail.isRead && make("span", { class: "visually-hidden" }, "읽지 않음 "), who),
    make("time", { datetime: mail.received }, seoulShort(mail.received)),
    make("span", { class: "subject" }, mail.hasAttachments && make("span", { class: "mark" }, "첨부"), mail.subject || "(제목 없음)"),
    make("span", { class: "preview" }, mail.preview)));
  }) : [make("li", { class: "note empty" }, make("p", {}, "편지가 없습니다."))]));
  if (focused) $(`[data-mail="${CSS.escape(focused)}"]`)?.focus();
}

function moveFocus(event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const all = [...document.querySelectorAll("#mails button")];
  const next = all[all.indexOf(document.activeElement) + step];
  if (next) { event.preventDefault(); next.focus(); }
}

const listed = (people) => people.map((p) => (p.name === p.address ? p.address : `${p.name} <${p.address}>`)).join(", ");

async function read(id) {
  const mail = await ask(`${box}/mails/${encodeURIComponent(id)}`);
  open = id;
  if (!mail.isRead) await ask(`${box}/mails/${encodeURIComponent(id)}/read?value=true`, { method: "PUT" });
  const at = `/local/api${box}/mails/${encodeURIComponent(id)}`;
  const fields = [["보낸 사람", mail.from && listed([mail.from])], ["받는 사람", listed(mail.to)], ["참조", listed(mail.cc)], ["숨은 참조", listed(mail.bcc)], ["시각", seoul(mail.received)]];
  const files = mail.attachments.filter((a) => !a.isInline);
  const thread = await ask(`${box}/conversations/${encodeURIComponent(mail.conversationId)}`);
  fill(reading,
    make("div", { class: "row" },
      make("button", { class: "back", onclick: back }, "← 목록"),
      ...(mail.isDraft ? [] : Object.entries(HOWS).map(([how, name]) => make("button", { onclick: attempt(() => answer(mail, how)) }, name))),
      ...(signsIn ? [make("a", { class: "button", href: `/local/compose?as=${encodeURIComponent(address)}&read=${encodeURIComponent(id)}` }, "협의 창과 함께 보기")] : []),
      make("a", { class: "button", href: `${at}/source`, target: "_blank", rel: "noopener" }, "원본"),
      make("button", { onclick: attempt(() => remove(id)) }, mail.folder === "deleteditems" ? "완전히 지우기" : "지우기")),
    make("h2", {}, mail.subject || "(제목 없음)"),
    make("dl", {}, ...fields.filter(([, value]) => value).flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, value)])),
    mail.asksReceipt && make("p", { class: "note row" }, "보낸 사람이 읽음 확인을 요청했습니다.", make("button", { onclick: attempt(async () => {
      await ask(`${box}/mails/${encodeURIComponent(id)}/receipt`, { method: "POST" });
      await read(id);
      say("읽음 확인을 보냈습니다.");
    }) }, "읽음 확인 보내기")),
    thread.length > 1 && make("nav", { class: "thread", "aria-label": `이 대화의 편지 ${thread.length}통` }, make("ol", {}, ...thread.map((one) =>
      make("li", {}, make("button", { "aria-current": one.id === id && "true", onclick: attempt(() => read(one.id)) },
        make("span", { class: "who" }, one.from?.name ?? "(보낸 사람 없음)"), make("time", { datetime: one.received }, seoulShort(one.received))))))),
    files.length > 0 && make("div", { class: "files", role: "group", "aria-label": "첨부" }, ...files.map((a) =>
      make("a", { class: "button", href: `${at}/attachments/${a.index}`, download: a.name }, `${a.name} (${size(a.size)})`))),
    make("iframe", { title: "편지 본문", sandbox: "allow-popups allow-popups-to-escape-sandbox", src: `${at}/html` }),
  );
  document.body.classList.add("open");
  for (const button of document.querySelectorAll("#mails button")) button.toggleAttribute("aria-current", button.dataset.mail === id);
  reading.focus();
}

function back() {
  document.body.classList.remove("open");
  $(`[data-mail="${CSS.escape(open ?? "")}"]`)?.focus();
}

async function remove(id) {
  await ask(`${box}/mails/${encodeURIComponent(id)}/folder?to=deleteditems`, { method: "PUT" });
  reading.replaceChildren(make("p", { class: "note empty" }, "지웠습니다."));
  document.body.classList.remove("open");
}

async function answer(mail, how) {
  const filled = await ask(`${box}/mails/${encodeURIComponent(mail.id)}/answer?how=${how}`);
  write({ mail, how, ...filled });
}

async function write({ mail = null, how = "reply", to = [], cc = [], subject = "" }) {
  const { opens, name } = await ask(box);
  const files = [];
  const field = (id, label, value) => make("label", { for: id }, label, make("input", { id, value, autocomplete: "off" }));
  const from = make("select", { id: "from" }, ...[{ address, name }, ...opens].map((o) => make("option", { value: o.address }, `${o.name} <${o.address}>`)));
  const client = make("select", { id: "client" }, ...Object.entries(CLIENTS).map(([value, text]) => make("option", { value, selected: value === (localStorage.getItem("client") ?? "outlook") }, text)));
  const body = make("div", { class: "body", contenteditable: "true", role: "textbox", "aria-multiline": "true", "aria-label": "본문", tabindex: "0" });
  const list = make("div", { class: "files" });
  const picker = make("input", { type: "file", multiple: true, id: "files", class: "visually-hidden", tabindex: "-1", "aria-hidden": "true" });
  const showFiles = () => list.replaceChildren(...files.map((file, at) =>
    make("button", { type: "button", "aria-label": `${file.name} 빼기`, onclick: () => { files.splice(at, 1); showFiles(); } }, `${file.name} ✕`)));
  picker.addEventListener("change", attempt(async () => {
    for (const file of picker.files) files.push({ name: file.name, contentType: file.type || "application/octet-stream", base64: await base64Of(file) });
    picker.value = "";
    showFiles();
  }));
  const problem = make("p", { class: "warn", role: "alert", hidden: true });
  const form = make("form", { class: "write", "aria-label": mail ? HOWS[how] : "새 메일" },
    make("div", { class: "row" },
      make("button", { type: "button", class: "back", onclick: back }, "← 목록"),
      make("button", { class: "primary", id: "send" }, "보내기"),
      make("button", { type: "button", onclick: () => picker.click() }, "파일 첨부"),
      make("button", { type: "button", onclick: attempt(async () => { if (mail) await read(mail.id); else { reading.replaceChildren(); back(); } }) }, "취소"),
      make("label", { for: "client", class: "program" }, "메일 프로그램", client)),
    problem,
    opens.length > 0 && make("label", { for: "from" }, "보내는 사람", from),
    field("to", "받는 사람", listed(to)),
    field("cc", "참조", listed(cc)),
    field("subject", "제목", subject),
    list, picker, body,
    mail && make("details", {}, make("summary", {}, "아래에 인용되는 원문"), make("iframe", { title: "인용되는 원문", sandbox: "", src: `/local/api${box}/mails/${encodeURIComponent(mail.id)}/html` })),
  );
  client.addEventListener("change", () => localStorage.setItem("client", client.value));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const send = form.querySelector("#send");
    send.disabled = true;
    problem.hidden = true;
    try {
      await tell("POST", `${box}/send`, {
        from: from.value, to: addresses(form.querySelector("#to").value), cc: addresses(form.querySelector("#cc").value),
        subject: form.querySelector("#subject").value, html: body.innerHTML, attachments: files,
        answers: mail?.id ?? null, how, client: client.value,
      });
      reading.replaceChildren(make("p", { class: "note empty", role: "status" }, "보냈습니다."));
      document.body.classList.remove("open");
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
      send.disabled = false;
    }
  });
  reading.replaceChildren(form);
  document.body.classList.add("open");
  (mail ? body : form.querySelector("#to")).focus();
}

/** Addresses between commas or semicolons, but not inside quotation marks. */
const addresses = (text) => text.split(/[,;](?=(?:[^"]*"[^"]*")*[^"]*$)/).map((one) => one.trim()).filter(Boolean);

async function askAbsence() {
  const { outOfOffice } = await ask(box);
  const dialog = $("#absence");
  $("#absence-on").checked = outOfOffice.on;
  $("#absence-text").value = outOfOffice.text || "부재중입니다. 급한 일은 대리인에게 연락해 주세요.";
  dialog.onclose = attempt(async () => {
    if (dialog.returnValue !== "save") return;
    await tell("PUT", `${box}/out-of-office`, { on: $("#absence-on").checked, text: $("#absence-text").value });
    await showFolders();
    say($("#absence-on").checked ? "부재중 자동 회신을 켰습니다." : "부재중 자동 회신을 껐습니다.");
  });
  dialog.showModal();
}
