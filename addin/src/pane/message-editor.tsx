import { useRef, useState } from "preact/hooks";
import type { MessageCheck } from "../api/types.ts";
import { t } from "../locales/index.ts";
import type { Finding } from "../sheet/findings.ts";
import { hourAfter } from "../sheet/seoul.ts";
import { channels, type Channel, type Message } from "../sheet/sheet.ts";
import { follow, mark, spanOf, toUtf16, unmarked } from "../sheet/variables.ts";
import { DateTime } from "./date-time.tsx";
import { Field, Said } from "./field.tsx";

interface Props {
  index: number;
  message: Message;
  findings: readonly Finding[];
  quiet: boolean;
  /** What the API counted, while it is about this text; null until it has answered, undefined while it can't be reached. */
  check: MessageCheck | null | undefined;
  change: (message: Message) => void;
  remove: (() => void) | null;
  /** False while only the text itself is to be drawn. */
  whole: boolean;
}

/** One text of the notice with everything that belongs to it. */
export function MessageEditor({ index, message, findings, quiet, check, change, remove, whole }: Props) {
  const at = `messages[${index}]`;
  const n = index + 1;
  const set = (part: Partial<Message>) => change({ ...message, ...part });
  const common = { findings, quiet };
  return (
    <fieldset class="message">
      <legend>{t("message.legend", { n })}</legend>
      <Text at={at} n={n} message={message} set={set} check={check} {...common} />
      {whole && (
        <>
          <Variables at={at} message={message} set={set} {...common} />
          <div class="row">
            <Field path={`${at}.sender`} label={t("field.sender")} required {...common}>
              {(control) => (
                <input
                  {...control}
                  inputMode="tel"
                  autocomplete="off"
                  value={message.sender}
                  onInput={(event) => set({ sender: event.currentTarget.value })}
                  onBlur={(event) => set({ sender: event.currentTarget.value.trim() })}
                />
              )}
            </Field>
            <Field path={`${at}.channel`} label={t("field.channel")} {...common}>
              {(control) => (
                <select
                  {...control}
                  value={message.channel}
                  onChange={(event) => set({ channel: event.currentTarget.value as Channel })}
                >
                  {channels.map((channel) => (
                    <option key={channel} value={channel}>
                      {t(`channel.${channel}`)}
                    </option>
                  ))}
                </select>
              )}
            </Field>
          </div>
          {(message.channel === "LMS" || message.channel === "MMS" || message.heading !== "") && (
            <Field path={`${at}.heading`} label={t("field.heading")} {...common}>
              {(control) => (
                <input
                  {...control}
                  autocomplete="off"
                  value={message.heading}
                  onInput={(event) => set({ heading: event.currentTarget.value })}
                />
              )}
            </Field>
          )}
          <div class="row">
            <Field
              path={`${at}.windowStart`}
              label={t("field.windowStart")}
              hint={t("hint.window")}
              required
              {...common}
            >
              {(control) => (
                <DateTime
                  {...control}
                  value={message.windowStart ?? null}
                  change={(windowStart) => set({ windowStart })}
                  onBlur={() => {
                    if (message.windowStart && !message.windowEnd)
                      set({ windowEnd: hourAfter(message.windowStart) });
                  }}
                />
              )}
            </Field>
            <Field
              path={`${at}.windowEnd`}
              label={t("field.windowEnd")}
              hint={t("hint.windowEnd")}
              required
              {...common}
            >
              {(control) => (
                <DateTime
                  {...control}
                  value={message.windowEnd ?? null}
                  change={(windowEnd) => set({ windowEnd })}
                />
              )}
            </Field>
          </div>
          <Field path={`${at}.recipients`} label={t("field.recipients")} {...common}>
            {(control) => (
              <input
                {...control}
                type="number"
                min="1"
                step="1"
                class="short"
                value={message.recipients ?? ""}
                onInput={(event) => {
                  const value = event.currentTarget.valueAsNumber;
                  set({ recipients: Number.isInteger(value) ? value : null });
                }}
              />
            )}
          </Field>
          {remove && (
            <button type="button" class="quiet" onClick={remove}>
              {t("message.remove", { n })}
            </button>
          )}
        </>
      )}
    </fieldset>
  );
}

interface PartProps {
  at: string;
  message: Message;
  findings: readonly Finding[];
  quiet: boolean;
  set: (part: Partial<Message>) => void;
}

function Text(props: PartProps & { n: number; check: MessageCheck | null | undefined }) {
  const { at, n, message, set, check, findings, quiet } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const [selected, setSelected] = useState<readonly [number, number]>([0, 0]);
  const watch = () => {
    const { selectionStart = 0, selectionEnd = 0 } = area.current ?? {};
    setSelected([selectionStart, selectionEnd]);
  };
  const markSpan = (from: number, to: number) => set({ variables: mark(message, from, to) });
  return (
    <>
      <Field
        path={`${at}.text`}
        label={t("field.text", { n })}
        hint={t("hint.text")}
        required
        findings={findings}
        quiet={quiet}
      >
        {(control) => (
          <div class="paper">
            <Marked message={message} hits={check?.hits ?? []} />
            <textarea
              {...control}
              ref={area}
              rows={5}
              value={message.text}
              onInput={(event) => {
                const text = event.currentTarget.value;
                set({ text, variables: follow(message.variables, message.text, text) });
              }}
              onSelect={watch}
              onKeyUp={watch}
            />
          </div>
        )}
      </Field>
      <SizeLine check={check} empty={message.text === ""} />
      <div class="buttons">
        <button
          type="button"
          class="small"
          aria-describedby={`${at}-mark-hint`}
          disabled={selected[0] === selected[1]}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => markSpan(...selected)}
        >
          {t("variable.mark")}
        </button>
        {unmarked(message, check?.proposedVariables ?? []).map((proposed) => (
          <button
            key={proposed.start}
            type="button"
            class="small"
            onClick={() =>
              markSpan(
                toUtf16(message.text, proposed.start),
                toUtf16(message.text, proposed.start + proposed.length),
              )
            }
          >
            {t("variable.markSpan", { span: spanOf(message.text, proposed) })}
          </button>
        ))}
      </div>
      <p class="hint" id={`${at}-mark-hint`}>
        {t("variable.markHint")}
      </p>
    </>
  );
}

/**
 * The same text behind the field, so that the number and the variables are marked where they stand while the field
 * itself stays an ordinary one: nothing is rewritten under an input method's hands.
 */
function Marked({ message, hits }: { message: Message; hits: MessageCheck["hits"] }) {
  const { text } = message;
  const spans = [
    ...hits
      .filter((hit) => text.slice(hit.start, hit.start + hit.length) === hit.text)
      .map((hit) => ({ from: hit.start, to: hit.start + hit.length, class: `hit ${hit.sort}` })),
    ...message.variables.map((v) => ({
      from: toUtf16(text, v.start),
      to: toUtf16(text, v.start + v.length),
      class: "variable",
    })),
  ].sort((a, b) => a.from - b.from);
  let at = 0;
  const parts = spans.flatMap((span) => {
    if (span.from < at) return [];
    const before = text.slice(at, span.from);
    at = span.to;
    return [
      before,
      <mark key={span.from} class={span.class}>
        {text.slice(span.from, span.to)}
      </mark>,
    ];
  });
  return (
    <div class="marks" aria-hidden="true">
      {parts}
      {text.slice(at)}
      {/* A last line break would have no height of its own. */}
      {"\u200B"}
    </div>
  );
}

function SizeLine({ check, empty }: { check: MessageCheck | null | undefined; empty: boolean }) {
  if (empty) return null;
  if (check === undefined) return <p class="size">{t("size.offline")}</p>;
  if (check === null) return <p class="size">{t("size.checking")}</p>;
  const found = [...new Set(check.hits.map((hit) => hit.text))];
  return (
    <p class="size">
      {t("size.line", { bytes: check.size.bytes, kind: t(`size.${check.size.kind}`) })}
      {found.length > 0 && <span class="found">{t("hits.found", { list: found.join(", ") })}</span>}
    </p>
  );
}

function Variables({ at, message, set, findings, quiet }: PartProps) {
  if (message.variables.length === 0) return null;
  const path = (i: number) => `${at}.variables[${i}]`;
  const change = (i: number, part: Partial<Message["variables"][number]>) =>
    set({ variables: message.variables.map((v, j) => (i === j ? { ...v, ...part } : v)) });
  return (
    <>
      <Said path={`${at}.variables`} findings={findings} />
      {message.variables.map((variable, i) => {
        const span = spanOf(message.text, variable);
        return (
          <fieldset class="variable" key={variable.start}>
            <legend>{t("variable.legend", { span })}</legend>
            <Said path={path(i)} findings={findings} />
            {(["name", "example", "longest"] as const).map((part) => (
              <Field
                key={part}
                path={`${path(i)}.${part}`}
                label={t(`field.variable.${part}`)}
                findings={findings}
                quiet={quiet}
                {...(part === "longest" ? { hint: t("hint.longest") } : {})}
              >
                {(control) => (
                  <input
                    {...control}
                    autocomplete="off"
                    value={variable[part]}
                    onInput={(event) => change(i, { [part]: event.currentTarget.value })}
                  />
                )}
              </Field>
            ))}
            <button
              type="button"
              class="quiet"
              onClick={() => set({ variables: message.variables.filter((_, j) => j !== i) })}
            >
              {t("variable.unmark", { span })}
            </button>
          </fieldset>
        );
      })}
    </>
  );
}
