import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
import type { ConsultationView } from "../api/types.ts";
import { t, type Key } from "../locales/index.ts";
import { checkWhileTyping } from "../sheet/findings.ts";
import { fromField, toField } from "../sheet/seoul.ts";
import { asStart, type Sheet } from "../sheet/sheet.ts";
import { Changes } from "./changes.tsx";
import { DateTime } from "./date-time.tsx";
import { useCheck, useNow, useWork } from "./hooks.ts";
import { Failure, Waiting } from "./notices.tsx";
import type { Session } from "./session.ts";
import { SheetForm } from "./sheet-form.tsx";

interface Props {
  view: ConsultationView;
  session: Session;
  changed: (view: ConsultationView) => void;
}

export type Name =
  | "revise"
  | "amend"
  | "noticeSent"
  | "noticeMoved"
  | "noticeCancelled"
  | "urgent"
  | "note"
  | "repeat"
  | "withdraw";

/**
 * What the caller may do now, each behind its button; the API decides which those are.
 * @param first What stands open at first, where the caller may do it.
 */
export function Actions({ view, session, changed, first = null }: Props & { first?: Name | null }) {
  const [open, setOpen] = useState<Name | null>(first);
  const [done, setDone] = useState<string | null>(null);
  const outcome = useRef<HTMLParagraphElement>(null);
  const id = useId();
  const { busy, problem, setProblem, run } = useWork();
  const { can, reference } = view;
  const { api } = session;
  const notice: Name[] = can.notice ? ["noticeSent", "noticeMoved", "noticeCancelled"] : [];
  // What comes next stands first: sending the notice once it may go out, changing the sheet before.
  const next = view.status === "approved";
  const offered: Name[] = [
    ...(next ? notice : []),
    ...(can.revise ? (["revise"] as const) : []),
    ...(can.amend ? (["amend"] as const) : []),
    ...(can.urgent ? (["urgent"] as const) : []),
    ...(can.note ? (["note"] as const) : []),
    ...(next ? [] : notice),
    ...(can.notice && view.notice.state === "sent" ? (["repeat"] as const) : []),
    ...(can.withdraw ? (["withdraw"] as const) : []),
  ];
  // The form that was sent is gone, and its button may be: the focus goes to what came of it.
  useEffect(() => {
    if (done) outcome.current?.focus();
  }, [done]);
  if (offered.length === 0 && !done) return null;

  const show = (name: Name) => {
    setDone(null);
    setProblem(null);
    setOpen(open === name ? null : name);
  };
  const act = (work: () => Promise<ConsultationView>, said: Key = "action.done") =>
    void run(async () => {
      changed(await work());
      setOpen(null);
      setDone(t(said));
    });
  /** The same notice again is a consultation of its own, linked to this one; both bodies answer anew. */
  const repeat = () =>
    void run(async () => {
      const next = await api.create(asStart(view.sheet), reference);
      setOpen(null);
      setDone(t("action.reviseWhere", { reference: next.reference }));
    });
  const form = {
    busy,
    cancel: () => {
      document.getElementById(`${id}-${open ?? ""}`)?.focus();
      setOpen(null);
    },
  };
  const asks = open !== null && offered.includes(open) ? open : null;

  return (
    <section class="actions-part" aria-labelledby="v-actions">
      <h2 id="v-actions">{t("action.legend")}</h2>
      <div class="buttons">
        {offered.map((name) => (
          <button
            key={name}
            id={`${id}-${name}`}
            type="button"
            aria-expanded={open === name}
            onClick={() => show(name)}
          >
            {t(`action.${name}`)}
          </button>
        ))}
      </div>
      {problem && <Failure problem={problem} />}
      <p role="status" ref={outcome} tabIndex={-1}>
        {done}
      </p>
      {asks === "revise" && (
        <>
          <p class="note" role="status">
            {t("action.reviseWhere", { reference })}
          </p>
          <Changes title={t("changes.unsent")} changes={view.unsentChanges} />
        </>
      )}
      {asks === "repeat" && (
        <Form {...form} title={t("action.repeat")} ready submit={repeat}>
          <p>{t("action.repeatHint")}</p>
        </Form>
      )}
      {asks === "amend" && (
        <Amend
          view={view}
          session={session}
          {...form}
          send={(sheet) => act(() => api.amend(reference, sheet), "action.amended")}
        />
      )}
      {asks === "withdraw" && (
        <WithReason
          label="action.withdrawReason"
          title="action.withdraw"
          {...form}
          send={(reason) => act(() => api.withdraw(reference, reason))}
        />
      )}
      {asks === "urgent" && (
        <WithReason
          label="field.urgent.reason"
          title="action.urgent"
          {...form}
          send={(reason) => act(() => api.markUrgent(reference, reason))}
        />
      )}
      {asks === "noticeCancelled" && (
        <WithReason
          label="action.noticeCancelledReason"
          title="action.noticeCancelled"
          {...form}
          send={(reason) => act(() => api.noticeCancelled(reference, reason))}
        />
      )}
      {asks === "noticeSent" && (
        <NoticeSent
          view={view}
          {...form}
          send={(at, count) => act(() => api.noticeSent(reference, at, count))}
        />
      )}
      {asks === "noticeMoved" && (
        <NoticeMoved
          view={view}
          {...form}
          send={(start, end) => act(() => api.noticeMoved(reference, start, end))}
        />
      )}
      {asks === "note" && (
        <Note view={view} {...form} send={(note) => act(() => api.note(reference, note))} />
      )}
    </section>
  );
}

interface FormProps {
  busy: boolean;
  cancel: () => void;
}

function Form(
  props: FormProps & { title: string; ready: boolean; submit: () => void; children: ComponentChildren },
) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("input, select, textarea, button")?.focus(), []);
  return (
    <form
      ref={form}
      class="act"
      aria-label={props.title}
      onSubmit={(event) => {
        event.preventDefault();
        if (props.ready && !props.busy) props.submit();
      }}
    >
      {props.children}
      {props.busy && <Waiting text={t("action.working")} />}
      <div class="buttons">
        <button type="submit" class="primary" disabled={!props.ready} aria-disabled={props.busy}>
          {props.title}
        </button>
        <button type="button" onClick={props.cancel}>
          {t("cancel")}
        </button>
      </div>
    </form>
  );
}

function Labelled({ label, children }: { label: string; children: (id: string) => ComponentChildren }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children(id)}
    </div>
  );
}

function When({
  label,
  value,
  change,
}: {
  label: string;
  value: string | null;
  change: (value: string | null) => void;
}) {
  return (
    <Labelled label={label}>{(id) => <DateTime id={id} required value={value} change={change} />}</Labelled>
  );
}

function WithReason({
  label,
  title,
  send,
  ...form
}: FormProps & { label: Key; title: Key; send: (reason: string) => void }) {
  const [reason, setReason] = useState("");
  return (
    <Form {...form} title={t(title)} ready={reason.trim() !== ""} submit={() => send(reason.trim())}>
      <Labelled label={t(label)}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            required
            value={reason}
            onInput={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </Labelled>
    </Form>
  );
}

const thisMinute = () => fromField(toField(new Date().toISOString()));

function NoticeSent({
  view,
  send,
  ...form
}: FormProps & { view: ConsultationView; send: (at: string, count: number) => void }) {
  const planned = view.sheet.messages.reduce((sum, message) => sum + (message.recipients ?? 0), 0);
  const [at, setAt] = useState(thisMinute);
  const [count, setCount] = useState<number>(planned);
  return (
    <Form
      {...form}
      title={t("action.noticeSent")}
      ready={at !== null && count > 0}
      submit={() => at && send(at, count)}
    >
      <When label={t("action.sentAt")} value={at} change={setAt} />
      <Labelled label={t("action.sentRecipients")}>
        {(id) => (
          <input
            id={id}
            type="number"
            min="1"
            required
            class="short"
            value={count || ""}
            onInput={(event) => setCount(event.currentTarget.valueAsNumber || 0)}
          />
        )}
      </Labelled>
    </Form>
  );
}

function NoticeMoved({
  view,
  send,
  ...form
}: FormProps & { view: ConsultationView; send: (start: string, end: string) => void }) {
  const [start, setStart] = useState(view.leadTime.plannedStart ?? null);
  const [end, setEnd] = useState(view.leadTime.plannedEnd ?? null);
  const ready = start !== null && end !== null && Date.parse(start) < Date.parse(end);
  return (
    <Form
      {...form}
      title={t("action.noticeMoved")}
      ready={ready}
      submit={() => start && end && send(start, end)}
    >
      <When label={t("field.windowStart")} value={start} change={setStart} />
      <When label={t("field.windowEnd")} value={end} change={setEnd} />
      {start && end && !ready && <p class="error">{t("finding.ends-before-start")}</p>}
    </Form>
  );
}

/** How an agreement that is no mail was given. */
type Spoken = "telephone" | "kakaotalk";

function Note({
  view,
  send,
  ...form
}: FormProps & {
  view: ConsultationView;
  send: (note: { body: string; channel: Spoken; words: string; at: string }) => void;
}) {
  const [body, setBody] = useState(view.bodies.find((one) => !one.word)?.code ?? view.bodies[0]?.code ?? "");
  const [channel, setChannel] = useState<Spoken>("telephone");
  const [words, setWords] = useState("");
  const [at, setAt] = useState(thisMinute);
  return (
    <Form
      {...form}
      title={t("action.note")}
      ready={words.trim() !== "" && at !== null}
      submit={() => at && send({ body, channel, words: words.trim(), at })}
    >
      <p class="hint">{t("action.noteHint")}</p>
      <Labelled label={t("action.noteBody")}>
        {(id) => (
          <select id={id} value={body} onChange={(event) => setBody(event.currentTarget.value)}>
            {view.bodies.map((one) => (
              <option key={one.code} value={one.code}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Labelled>
      <Labelled label={t("action.noteChannel")}>
        {(id) => (
          <select
            id={id}
            value={channel}
            onChange={(event) => setChannel(event.currentTarget.value as Spoken)}
          >
            <option value="telephone">{t("action.noteTelephone")}</option>
            <option value="kakaotalk">{t("action.noteKakaotalk")}</option>
          </select>
        )}
      </Labelled>
      <Labelled label={t("action.noteWords")}>
        {(id) => (
          <textarea
            id={id}
            rows={2}
            required
            value={words}
            onInput={(event) => setWords(event.currentTarget.value)}
          />
        )}
      </Labelled>
      <When label={t("action.noteAt")} value={at} change={setAt} />
    </Form>
  );
}

/** The whole sheet to change; what would need a new revision the API refuses, and says so. */
function Amend({
  view,
  session,
  send,
  ...form
}: Omit<Props, "changed"> & FormProps & { send: (sheet: Sheet) => void }) {
  const [sheet, setSheet] = useState<Sheet>(view.workingSheet ?? view.sheet);
  const check = useCheck(session.api, sheet);
  const now = useNow();
  // A window that has begun can still be amended, such as to end later.
  const findings = checkWhileTyping(sheet, now).filter((finding) => finding.code !== "in-the-past");
  return (
    <Form
      {...form}
      title={t("action.amendSend")}
      ready={!findings.some((finding) => finding.severity === "error")}
      submit={() => send(sheet)}
    >
      <SheetForm
        sheet={sheet}
        change={setSheet}
        findings={findings}
        quiet={false}
        check={check}
        departments={[]}
      />
    </Form>
  );
}
