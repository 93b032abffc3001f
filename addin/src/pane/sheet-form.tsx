import { useEffect, useRef } from "preact/hooks";
import type { CheckResult } from "../api/types.ts";
import { t } from "../locales/index.ts";
import type { Finding } from "../sheet/findings.ts";
import { emptyMessage, type Sheet, type TextField } from "../sheet/sheet.ts";
import { jumpTo } from "./bar.tsx";
import { Field, Said } from "./field.tsx";
import { MessageEditor } from "./message-editor.tsx";
import { Section } from "./section.tsx";

interface Props {
  sheet: Sheet;
  change: (sheet: Sheet) => void;
  findings: readonly Finding[];
  quiet: boolean;
  /** The API's answer on this sheet; null until it has come, undefined while it can't be had. */
  check: CheckResult | null | undefined;
  /** The caller's departments, to choose from where there are several. */
  departments: readonly string[];
  /** False while only the texts themselves are to be drawn, and not yet what belongs to them. */
  whole?: boolean;
}

/** Every field of the sheet, the text first. */
export function SheetForm({ sheet, change, findings, quiet, check, departments, whole = true }: Props) {
  const set = (part: Partial<Sheet>) => change({ ...sheet, ...part });
  const goTo = useJumpAfter();
  const common = { findings, quiet };
  const line = (name: TextField, options: { hint?: string; required?: boolean; long?: boolean } = {}) => (
    <Field path={name} label={t(`field.${name}`)} {...common} {...options}>
      {(control) =>
        options.long ? (
          <textarea
            {...control}
            rows={2}
            value={sheet[name]}
            onInput={(event) => set({ [name]: event.currentTarget.value })}
          />
        ) : (
          <input
            {...control}
            autocomplete="off"
            value={sheet[name]}
            onInput={(event) => set({ [name]: event.currentTarget.value })}
          />
        )
      }
    </Field>
  );
  const contact = (who: "contact" | "offHoursContact", required: boolean) => (
    <div class="row">
      {(["name", "telephone"] as const).map((part) => (
        <Field
          key={part}
          path={`${who}.${part}`}
          label={t(`field.${who}.${part}`)}
          required={required}
          {...common}
        >
          {(control) => (
            <input
              {...control}
              autocomplete="off"
              inputMode={part === "telephone" ? "tel" : "text"}
              value={sheet[who][part]}
              onInput={(event) => set({ [who]: { ...sheet[who], [part]: event.currentTarget.value } })}
            />
          )}
        </Field>
      ))}
    </div>
  );
  const missing = (...parts: string[]) => errorsIn(findings, ...parts);
  const message = (i: number, value: Sheet["messages"][number] | null) =>
    set({ messages: sheet.messages.flatMap((old, j) => (i !== j ? [old] : value ? [value] : [])) });

  return (
    <>
      <Section name="messages" title={t("section.messages")} missing={missing("messages")}>
        <Said path="messages" findings={findings} />
        {sheet.messages.map((one, i) => (
          <MessageEditor
            key={i}
            index={i}
            message={one}
            check={check && (check.messages[i] ?? null)}
            change={(value) => message(i, value)}
            remove={sheet.messages.length > 1 ? () => message(i, null) : null}
            whole={whole}
            {...common}
          />
        ))}
        {whole && (
          <button
            type="button"
            onClick={() => {
              set({ messages: [...sheet.messages, nextMessage(sheet)] });
              goTo(`messages[${sheet.messages.length}].text`);
            }}
          >
            {t("message.add")}
          </button>
        )}
      </Section>

      {whole && (
        <>
          <Section
            name="notice"
            title={t("section.notice")}
            missing={missing("department", "title", "reason")}
          >
            {departments.length > 1 ? (
              <Field path="department" label={t("field.department")} required {...common}>
                {(control) => (
                  <select
                    {...control}
                    value={sheet.department}
                    onChange={(event) => set({ department: event.currentTarget.value })}
                  >
                    {[...new Set([sheet.department, ...departments])].map((department) => (
                      <option key={department}>{department}</option>
                    ))}
                  </select>
                )}
              </Field>
            ) : (
              line("department", { required: true })
            )}
            {line("title", { required: true, hint: t("hint.title") })}
            {line("reason", { required: true, long: true })}
          </Section>

          <Section name="contact" title={t("section.contact")} missing={missing("contact")}>
            {contact("contact", true)}
          </Section>

          <Urgent sheet={sheet} set={set} {...common} />

          <Section
            name="answers"
            title={t("section.answers")}
            opened={false}
            missing={missing(
              "selection",
              "numberSource",
              "eligibility",
              "objection",
              "questions",
              "offHoursContact",
            )}
          >
            <p class="hint">{t("hint.answers")}</p>
            {line("selection", { long: true })}
            {line("numberSource", { long: true })}
            {line("eligibility", { long: true })}
            {line("objection", { long: true })}
            <Questions sheet={sheet} set={set} proposed={check?.proposedQuestions ?? []} {...common} />
            {contact("offHoursContact", false)}
          </Section>
        </>
      )}
    </>
  );
}

/** How many errors stand in these parts of the sheet. */
const errorsIn = (findings: readonly Finding[], ...parts: string[]) =>
  findings.filter(
    ({ field, severity }) => severity === "error" && parts.includes(/^\w*/.exec(field)?.[0] ?? ""),
  ).length;

/** Goes to a field that the next drawing of the form will hold. */
function useJumpAfter() {
  const wanted = useRef<string | null>(null);
  useEffect(() => {
    if (wanted.current) jumpTo(wanted.current);
    wanted.current = null;
  });
  return (path: string) => {
    wanted.current = path;
  };
}

/** A further text is sent in the same window and from the same number more often than not. */
function nextMessage(sheet: Sheet) {
  const last = sheet.messages.at(-1);
  return last
    ? {
        ...emptyMessage(),
        sender: last.sender,
        windowStart: last.windowStart ?? null,
        windowEnd: last.windowEnd ?? null,
      }
    : emptyMessage();
}

interface PartProps {
  sheet: Sheet;
  set: (part: Partial<Sheet>) => void;
  findings: readonly Finding[];
  quiet: boolean;
}

function Urgent({ sheet, set, ...common }: PartProps) {
  // Until when to send is what the clock says already.
  const notes = common.findings.filter((finding) => finding.field === "urgent" && finding.code !== "send-by");
  return (
    <Section name="urgent" title={t("section.urgent")} missing={errorsIn(common.findings, "urgent")}>
      <label class="check">
        <input
          id="f-urgent"
          type="checkbox"
          checked={sheet.urgent !== null}
          aria-describedby={notes.length ? "f-urgent-note" : undefined}
          onChange={(event) => set({ urgent: event.currentTarget.checked ? { reason: "" } : null })}
        />
        {t("field.urgent")}
      </label>
      {notes.length > 0 && (
        <p class="note" id="f-urgent-note">
          {notes.map((finding) => finding.text ?? t("finding.lead-time-short")).join(" ")}
        </p>
      )}
      {sheet.urgent && (
        <Field path="urgent.reason" label={t("field.urgent.reason")} required {...common}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={sheet.urgent?.reason ?? ""}
              onInput={(event) => set({ urgent: { reason: event.currentTarget.value } })}
            />
          )}
        </Field>
      )}
    </Section>
  );
}

function Questions(props: PartProps & { proposed: CheckResult["proposedQuestions"] }) {
  const { sheet, set, proposed, ...common } = props;
  const goTo = useJumpAfter();
  const add = (question: string) => {
    set({ questions: [...sheet.questions, { question, answer: "" }] });
    goTo(`questions[${sheet.questions.length}].${question ? "answer" : "question"}`);
  };
  const change = (i: number, part: Partial<Sheet["questions"][number]>) =>
    set({ questions: sheet.questions.map((entry, j) => (i === j ? { ...entry, ...part } : entry)) });
  return (
    <fieldset>
      <legend>{t("field.questions")}</legend>
      <Said path="questions" findings={common.findings} />
      {sheet.questions.map((entry, i) => (
        <div class="question" key={i}>
          {(["question", "answer"] as const).map((part) => (
            <Field
              key={part}
              path={`questions[${i}].${part}`}
              label={t(`field.${part}`, { n: i + 1 })}
              {...common}
            >
              {(control) => (
                <textarea
                  {...control}
                  rows={part === "question" ? 1 : 2}
                  value={entry[part]}
                  onInput={(event) => change(i, { [part]: event.currentTarget.value })}
                />
              )}
            </Field>
          ))}
          <button
            type="button"
            class="quiet"
            onClick={() => set({ questions: sheet.questions.filter((_, j) => j !== i) })}
          >
            {t("question.remove", { n: i + 1 })}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => add("")}>
        {t("question.add")}
      </button>
      {proposed.length > 0 && (
        <>
          <p class="hint">{t("question.proposals")}</p>
          <ul class="proposals">
            {proposed.map(({ question }) => (
              <li key={question}>
                <button type="button" class="small" onClick={() => add(question)}>
                  {question}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </fieldset>
  );
}
