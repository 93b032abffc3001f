import { useCallback, useEffect, useState } from "preact/hooks";
import { watch, type Liveness } from "../api/live.ts";
import type { Problem } from "../api/problem.ts";
import type { BodyView, ConsultationView, ListName, MailView } from "../api/types.ts";
import { t, tCode, type Key } from "../locales/index.ts";
import { formatSeoul, formatSpan } from "../sheet/seoul.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { Actions, type Name } from "./actions.tsx";
import { Changes } from "./changes.tsx";
import { asProblem, useWork } from "./hooks.ts";
import { Failure, Waiting } from "./notices.tsx";
import type { Session } from "./session.ts";

/**
 * One consultation as it stands, live: in the pane on a mail, and on its page.
 * @param first What to ask for at once, where the person may do it.
 */
export function Consultation({
  session,
  reference,
  first = null,
}: {
  session: Session;
  reference: string;
  first?: Name | null;
}) {
  const { view, problem, liveness, reload, setView } = useConsultation(session, reference);
  if (!view)
    return (
      <>
        <h1>{t("product")}</h1>
        <p class="reference">{reference}</p>
        {problem ? <Failure problem={problem} again={reload} /> : <Waiting text={t("loading")} />}
      </>
    );
  return (
    <article class="consultation">
      <header>
        <p class="reference">
          {view.reference}
          {view.revision > 1 && ` · ${t("view.revision", { n: view.revision })}`}
        </p>
        <h1>{view.title || t("product")}</h1>
        <p class="department">{view.department}</p>
      </header>
      {problem && <Failure problem={problem} again={reload} />}
      <StatusPart view={view} />
      {view.sentCheck && view.sentCheck.differences.length > 0 && <SentCheck check={view.sentCheck} />}
      <Bodies view={view} session={session} changed={setView} />
      <Deadlines view={view} />
      <Changes title={t("changes.title", { n: view.revision })} changes={view.changes} />
      <Lists view={view} session={session} changed={setView} />
      <Actions view={view} session={session} changed={setView} first={first} />
      <SheetPart sheet={view.sheet} />
      <History view={view} />
      {liveness === "polling" && (
        <p class="hint" role="status">
          {t("view.polling")}
        </p>
      )}
    </article>
  );
}

function useConsultation({ api }: Session, reference: string) {
  const [view, setView] = useState<ConsultationView | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [liveness, setLiveness] = useState<Liveness>("stream");

  const load = useCallback(async () => {
    try {
      const next = await api.get(reference);
      // Two answers may overtake each other; the newer version stays.
      setView((old) => (old && old.reference === next.reference && old.version > next.version ? old : next));
      setProblem(null);
    } catch (error) {
      setProblem(asProblem(error));
    }
  }, [api, reference]);

  useEffect(() => {
    setView(null);
    void load();
    const stop = new AbortController();
    watch(api.streamUrl(reference), api.authorize, () => void load(), setLiveness, stop.signal);
    return () => stop.abort();
  }, [api, reference, load]);
  return { view, problem, liveness, reload: () => void load(), setView };
}

function StatusPart({ view }: { view: ConsultationView }) {
  const waiting = view.waitingFor
    .map((code) => view.bodies.find((body) => body.code === code)?.name)
    .filter((name) => name !== undefined);
  const { state } = view.notice;
  // Once the notice went out or was called off, nobody is told that it may go out.
  const next: Key =
    view.status === "approved" && (state === "sent" || state === "cancelled")
      ? `next.approved.${state}`
      : `next.${view.status}`;
  return (
    <section class={`status ${view.status}`} aria-live="polite">
      <p class="word">{t(`status.${view.status}`)}</p>
      <p>{t(next, { waiting: waiting.join(", ") })}</p>
      {view.reasons.length > 0 && (
        <ul class="reasons" aria-label={t("view.reasons")}>
          {view.reasons.map((reason) => (
            <li key={reason.text}>{reason.text}</li>
          ))}
        </ul>
      )}
      {[...view.notes.map((note) => note.text), ...view.notice.marks].map((note) => (
        <p class="note" key={note}>
          {note}
        </p>
      ))}
    </section>
  );
}

function SentCheck({ check }: { check: NonNullable<ConsultationView["sentCheck"]> }) {
  return (
    <section class="differences" aria-labelledby="v-check">
      <h2 id="v-check">{t("check.title")}</h2>
      <p>{t("check.next")}</p>
      {check.differences.map((one) => (
        <div class="difference" key={one.where}>
          <h3>{one.where}</h3>
          <div class="sides">
            {(["expected", "found"] as const).map((side) => (
              <div key={side}>
                <h4>{t(`check.${side}`)}</h4>
                <Words text={one[side]} other={one[side === "expected" ? "found" : "expected"]} />
              </div>
            ))}
          </div>
        </div>
      ))}
    </section>
  );
}

/** A text with what isn't in the other one marked, between what both begin and end with. */
function Words({ text, other }: { text: string; other: string }) {
  if (text === "") return <p class="absent">{t("check.absent")}</p>;
  const mine = text.split(/(\s+)/);
  const theirs = other.split(/(\s+)/);
  const shorter = Math.min(mine.length, theirs.length);
  let head = 0;
  while (head < shorter && mine[head] === theirs[head]) head++;
  let tail = 0;
  while (tail < shorter - head && mine.at(-1 - tail) === theirs.at(-1 - tail)) tail++;
  const end = mine.length - tail;
  const middle = mine.slice(head, end).join("");
  return (
    <p class="text">
      {mine.slice(0, head).join("")}
      {middle && <mark class="changed">{middle}</mark>}
      {mine.slice(end).join("")}
    </p>
  );
}

function Bodies({ view, session, changed }: ChangingProps) {
  const { bodies } = view;
  const [said, setSaid] = useState("");
  const { busy, problem, run } = useWork();
  const remind = (body: BodyView) =>
    void run(async () => {
      setSaid("");
      changed(await session.api.remind(view.reference, body.code));
      setSaid(t("action.reminded", { name: body.name }));
    });
  return (
    <section aria-labelledby="v-bodies">
      <h2 id="v-bodies">{t("view.bodies")}</h2>
      <ul class="bodies">
        {bodies.map((body) => (
          <li key={body.code}>
            <p>
              <strong>{body.name}</strong>{" "}
              <span class={`word ${body.word?.decision ?? "none"}`}>
                {body.word ? tCode("decision.", body.word.decision) : t("view.noWord")}
              </span>
            </p>
            {body.word?.sentence && <blockquote>{body.word.sentence}</blockquote>}
            {body.word && <p class="when">{formatSeoul(body.word.at)}</p>}
            {body.notes.map((note) => (
              <p class="note" key={note.at}>
                {tCode("noted.", note.channel)}
                {note.words && ` “${note.words}”`} <span class="when">{formatSeoul(note.at)}</span>
              </p>
            ))}
            {view.can.note && view.waitingFor.includes(body.code) && (
              <button type="button" class="small" aria-disabled={busy} onClick={() => remind(body)}>
                {t("action.remind", { name: body.name })}
              </button>
            )}
          </li>
        ))}
      </ul>
      {problem && <Failure problem={problem} />}
      <p role="status">{said}</p>
    </section>
  );
}

function Deadlines({ view }: { view: ConsultationView }) {
  const { state, sendBy, answerBy, plannedStart, plannedEnd, sentAt } = view.leadTime;
  const { notice } = view;
  const lines: [Key, string | null | undefined][] = [
    ["view.planned", plannedStart && formatSpan(plannedStart, plannedEnd)],
    ["view.sendBy", sendBy && !sentAt ? formatSeoul(sendBy) : null],
    ["view.sentAt", sentAt && formatSeoul(sentAt)],
    ["view.lead", state && t(`view.lead.${state}`)],
    ["view.answerBy", answerBy && formatSeoul(answerBy)],
    [
      "view.notice",
      notice.state === "not-yet"
        ? null
        : [
            tCode("notice.", notice.state),
            notice.sentAt && formatSeoul(notice.sentAt),
            notice.recipients && t("view.recipients", { n: notice.recipients.toLocaleString("ko") }),
          ]
            .filter(Boolean)
            .join(" · "),
    ],
  ];
  return (
    <dl class="facts">
      {lines.map(
        ([key, value]) =>
          value && (
            <div key={key}>
              <dt>{t(key)}</dt>
              <dd class={key === "view.lead" ? `lead ${state ?? ""}` : ""}>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}

const listNames: ListName[] = [
  "questions",
  "unclear",
  "waiting",
  "forgeries",
  "unconfirmed",
  "older",
  "absences",
  "undelivered",
  "other",
];

interface ChangingProps {
  view: ConsultationView;
  session: Session;
  changed: (view: ConsultationView) => void;
}

function Lists({ view, session, changed }: ChangingProps) {
  const { busy, problem, run } = useWork();
  const answered = (mail: MailView) =>
    void run(async () => changed(await session.api.answered(view.reference, mail.mailId)));
  const shown = listNames.filter((name) => view.lists[name].length > 0);
  if (shown.length === 0) return null;
  return (
    <section class="lists">
      {problem && <Failure problem={problem} />}
      {shown.map((name) => (
        <div key={name} class={`list ${name}`}>
          <h2>{t(`list.${name}`)}</h2>
          <ul>
            {view.lists[name].map((mail) => (
              <li key={mail.mailId}>
                <p>{mail.text}</p>
                {mail.words && <blockquote>{mail.words}</blockquote>}
                <p class="when">
                  {mail.person && `${mail.person.name} · `}
                  {formatSeoul(mail.at)}
                </p>
                {name === "questions" && view.can.note && (
                  <button type="button" class="small" aria-disabled={busy} onClick={() => answered(mail)}>
                    {t("action.answered")}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}

function SheetPart({ sheet }: { sheet: Sheet }) {
  const line = (label: string, value: string) =>
    value && (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    );
  const person = ({ name, telephone }: Sheet["contact"]) => [name, telephone].filter(Boolean).join(" ");
  return (
    <details class="section" open>
      <summary>{t("view.sheet")}</summary>
      {sheet.messages.map((message, i) => (
        <div class="message" key={i}>
          <h3>{t("message.legend", { n: i + 1 })}</h3>
          <p class="text phone">{message.text}</p>
          <p class="when">
            {[
              t(`channel.${message.channel}`),
              message.sender,
              message.recipients && t("view.recipients", { n: message.recipients.toLocaleString("ko") }),
              message.windowStart && formatSpan(message.windowStart, message.windowEnd),
            ]
              .filter(Boolean)
              .join(" · ")}
          </p>
        </div>
      ))}
      <dl class="facts">
        {line(t("field.reason"), sheet.reason)}
        {line(t("view.contact"), person(sheet.contact))}
        {line(t("field.offHoursContact.name"), person(sheet.offHoursContact))}
        {line(t("field.selection"), sheet.selection)}
        {line(t("field.numberSource"), sheet.numberSource)}
        {line(t("field.eligibility"), sheet.eligibility)}
        {line(t("field.objection"), sheet.objection)}
        {line(t("field.urgent.reason"), sheet.urgent?.reason ?? "")}
        {sheet.questions.map((entry) => line(entry.question, entry.answer || "–"))}
      </dl>
    </details>
  );
}

function History({ view }: { view: ConsultationView }) {
  return (
    <details class="section">
      <summary>{t("view.history")}</summary>
      <ol class="history">
        {[...view.history].reverse().map((event) => (
          <li key={event.id}>
            <p>
              {event.text}
              {event.words && ` “${event.words}”`}
            </p>
            <p class="when">
              {event.actor && `${event.actor.name} · `}
              {formatSeoul(event.at)}
            </p>
          </li>
        ))}
      </ol>
    </details>
  );
}
