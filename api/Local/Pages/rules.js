import { ask, make, tell } from "./ask.js";

/**
 * Shows a mailbox's inbox rules in their dialog, adds to them and takes away.
 * @param box The mailbox's path.
 * @param changed Called when there may be another folder.
 */
export async function askRules(box, changed) {
  const dialog = document.querySelector("#rules");
  const form = dialog.querySelector("form");
  const [from, subject, folder] = ["#rule-from", "#rule-subject", "#rule-folder"].map((id) => form.querySelector(id));
  const problem = form.querySelector("[role=alert]");
  let { rules, folders } = await ask(box);

  const said = (rule) => [rule.from, rule.subjectContains && `제목 “${rule.subjectContains}”`].filter(Boolean).join(", ");
  const folderOf = (rule) => folders.find((f) => [f.id, f.name].includes(rule.moveTo))?.displayName;

  function show() {
    form.querySelector("ul").replaceChildren(...rules.map((rule, at) =>
      make("li", {}, `${said(rule)} → ${folderOf(rule)}`,
        make("button", { type: "button", "aria-label": `${said(rule)} 규칙 지우기`, onclick: attempt(() => keep(rules.toSpliced(at, 1))) }, "지우기"))));
    form.querySelector("datalist").replaceChildren(...folders.map((f) => make("option", { value: f.displayName })));
  }

  async function keep(next) {
    await tell("PUT", `${box}/rules`, next);
    ({ rules, folders } = await ask(box));
    show();
    form.reset();
    from.focus();
  }

  async function add() {
    const rule = { from: from.value.trim() || null, subjectContains: subject.value.trim() || null };
    if (!rule.from && !rule.subjectContains) throw new Error("보낸 사람 주소나 제목에 든 말을 적어 주세요.");
    const { id } = await ask(`${box}/folders?name=${encodeURIComponent(folder.value.trim())}`, { method: "POST" });
    await keep([...rules, { ...rule, moveTo: id }]);
    await changed();
  }

  const attempt = (work) => async (event) => {
    event.preventDefault();
    problem.hidden = true;
    try {
      await work();
    } catch (error) {
      problem.textContent = error.message;
      problem.hidden = false;
    }
  };

  form.onsubmit = attempt(add);
  form.querySelector("[value=close]").onclick = () => dialog.close();
  form.reset();
  problem.hidden = true;
  show();
  dialog.showModal();
}
