import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { Problem } from "../api/problem.ts";
import type { ConsultationView, FillResult, Settings, SheetFormat } from "../api/types.ts";
import { t } from "../locales/index.ts";
import * as mail from "../outlook/compose.ts";
import { keepAsked, turnNow, type Turn } from "../outlook/host.ts";
import type { People, Trace } from "../outlook/trace.ts";
import type { Lead } from "../sheet/deadline.ts";
import { checkWhileTyping, merge, withoutKept } from "../sheet/findings.ts";
import { clock } from "../sheet/seoul.ts";
import { plainText } from "../sheet/visible.ts";
import { asOwn, asStart, emptySheet, isUntouched, type Sheet } from "../sheet/sheet.ts";
import { AttachByHand } from "./attach-by-hand.tsx";
import { Clock, jumpTo, Missing } from "./bar.tsx";
import { dropDraft, keepTelephone, lastTelephone, loadDraft, saveDraft, type Draft } from "./draft-store.ts";
import { Continue, FromEarlier, useEarlier } from "./earlier.tsx";
import { FileLink } from "./file-link.tsx";
import { FormatChoice, keepFormats, lastFormats } from "./format-choice.tsx";
import { FromDocument } from "./from-document.tsx";
import { asOutlook, asProblem, useCheck, useNextFrame, useNow, useWork } from "./hooks.ts";
import { CopyButton, Failure, Waiting } from "./notices.tsx";
import { Preview } from "./preview.tsx";
import type { Session, SessionState } from "./session.ts";
import { SheetForm } from "./sheet-form.tsx";

/** What the last fill came to: the answer, and how it ended. */
interface Filled {
  result: FillResult;
  sheet: Sheet;
  outcome: Exclude<mail.FillOutcome, { because: "refused" }>;
}

const NOTHING_SENT: Lead = {};

const fresh = (department = ""): Draft => ({
  id: crypto.randomUUID(),
  sheet: emptySheet(department),
  reference: null,
  version: null,
  filled: false,
  savedAt: 0,
});

/** The sheet beside a mail being written: fill it in, put it into the mail. */
export function Compose({ address, state }: { address: string; state: SessionState }) {
  const { session } = state;
  const now = useNow();
  const whole = useNextFrame();
  const earlier = useEarlier(session);
  const { draft, change, begin, copied, copy, back, restored, sentBefore, loadProblem } = useDraft(
    address,
    session,
  );
  const { sheet, reference } = draft;
  const check = useCheck(session?.api ?? null, sheet);
  const lead = sentBefore?.leadTime ?? NOTHING_SENT;
  const own = useMemo(() => checkWhileTyping(sheet, now, lead), [sheet, now, lead]);
  const findings = useMemo(
    () => merge(own, withoutKept(check?.findings ?? [], sheet, lead)),
    [own, check, sheet, lead],
  );
  // An answer about an older sheet must not hold the fill back: the API looks at the sheet again when it fills it.
  const errors = (check?.of === sheet ? findings : own).filter((finding) => finding.severity === "error");
  const [tried, setTried] = useState(false);
  const [filled, setFilled] = useState<Filled | null>(null);
  const [trace, setTrace] = useTrace();
  useEffect(() => {
    if (session) keepAsked(askedBy(session.settings));
  }, [session]);
  const [said, setSaid] = useState<"compose.undone" | "compose.takenOut" | "action.amended" | null>(null);
  const [formats, setFormats] = useState(() => lastFormats(address));
  const { busy, problem, run } = useWork();

  const fill = () =>
    run(async () => {
      setTried(true);
      setSaid(null);
      const [first] = errors;
      if (first) {
        jumpTo(first.field);
        return;
      }
      if (!session) throw state.problem ?? new Problem("error.signIn");
      // The mail that is open now is meant, wherever a pinned pane goes while the Server answers.
      const turn = turnNow();
      const before = trace ?? (await asOutlook(mail.traceOfMail()));
      const result = await fillSheet(session, takenUp(address, draft), formats, change, turn);
      const outcome = await intoMail(session, sheet, result, before, turn);
      keepTelephone(address, sheet.contact.telephone);
      if (!outcome.done && outcome.because === "refused") {
        setTrace(outcome.trace);
        if (outcome.half) setFilled(null);
        throw new Problem(outcome.half ? "compose.half" : "compose.refused", "", outcome.name);
      }
      change({ filled: true });
      setFilled({ result, sheet, outcome });
      if (outcome.done) setTrace(outcome.trace);
    });
  const amend = () =>
    run(async () => {
      if (!session || !reference) return;
      const view = await session.api.amend(reference, sheet);
      change({ version: view.version, filled: true });
      setSaid("action.amended");
    });
  const undo = () =>
    run(async () => {
      if (!trace) return;
      setSaid(null);
      const undone = await asOutlook(mail.undo(trace));
      if (!undone.done && undone.because === "not-one-sheet") throw new Problem("compose.not-one-sheet");
      setTrace(undone.trace);
      if (!undone.trace?.sheet) setFilled(null);
      if (!undone.done) throw new Problem("compose.undoRefused", "", undone.name);
      setSaid(undone.trace ? null : "compose.undone");
    });
  const takeOut = () =>
    run(async () => {
      if (!trace) return;
      await asOutlook(mail.takeOut(trace));
      setTrace(null);
      setSaid("compose.takenOut");
    });

  return (
    <form
      class="compose"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void fill();
      }}
    >
      <h1>{t("compose.title")}</h1>
      {state.problem && <Failure problem={state.problem} again={state.retry} />}
      {!session && !state.problem && <Waiting text={t("signingIn")} />}
      {loadProblem && <Failure problem={loadProblem} />}
      {session && <Continue items={earlier} current={reference} begin={begin} />}
      {reference && sentBefore && (
        <p class="note">
          {t("compose.nextRevision", { reference, status: t(`status.${sentBefore.status}`) })}
        </p>
      )}
      {back && (
        <p class="note" role="status">
          {t("compose.replaced")}{" "}
          <button type="button" class="link" onClick={back}>
            {t("compose.back")}
          </button>
        </p>
      )}
      {restored && (
        <p class="note" role="status">
          {t("compose.restored")}{" "}
          <button type="button" class="link" onClick={() => begin(null)}>
            {t("compose.startOver")}
          </button>
        </p>
      )}
      {session && <FromEarlier items={earlier} copied={copied} copy={copy} />}
      {session && (
        <FromDocument
          session={session}
          sheet={sheet}
          take={(value) => change({ sheet: value, filled: false })}
        />
      )}
      <SheetForm
        sheet={sheet}
        change={(value) => change({ sheet: value, filled: false })}
        findings={findings}
        quiet={!tried}
        check={session ? check : undefined}
        departments={session?.me.departments ?? []}
        whole={whole}
      />
      {whole ? (
        <FormatChoice
          formats={formats}
          choose={(chosen) => {
            setFormats(chosen);
            keepFormats(address, chosen);
          }}
        />
      ) : (
        <div class="to-come" />
      )}
      {session && <Preview session={session} sheet={sheet} reference={reference} />}
      {draft.savedAt > 0 && (
        <p class="saved">{t("compose.saved", { time: clock(new Date(draft.savedAt)) })}</p>
      )}
      <footer class="bar">
        <Clock sheet={sheet} now={now} lead={lead} />
        {problem && (
          <Failure
            problem={problem}
            {...(problem.type === "only-amended"
              ? { again: () => void amend(), label: t("action.amendSend") }
              : {})}
          />
        )}
        {filled && <Result filled={filled} current={sheet} />}
        {trace &&
          (trace.subject === null ? (
            <Left people={trace} takeOut={() => void takeOut()} />
          ) : (
            <Undo filledBefore={filled === null && trace.sheet} undo={() => void undo()} />
          ))}
        {said && <p role="status">{t(said)}</p>}
        {busy && <Waiting text={t("compose.filling")} />}
        <div class="actions">
          <Missing findings={findings} />
          <button type="submit" class="primary" aria-disabled={busy}>
            {t("compose.fill")}
          </button>
        </div>
      </footer>
    </form>
  );
}

/** Keeps the consultation's name as soon as it has one, so that a second try never makes a second consultation. */
async function fillSheet(
  session: Session,
  draft: Draft,
  formats: SheetFormat[],
  change: (part: Partial<Draft>) => void,
  turn: Turn,
): Promise<FillResult> {
  const { api } = session;
  const { sheet } = draft;
  let { reference, version } = draft;
  // Asked first: by the time the Server has answered, the pane may stand on another mail with another sender.
  const from = await asOutlook(mail.from(turn));
  if (!reference) {
    ({ reference, version } = await createOnce(session, draft));
    change({ reference, version });
    if (turn !== turnNow()) throw new Problem("error.outlook", "", "ItemChanged");
  }
  try {
    const result = await api.fill(reference, {
      sheet,
      from,
      version,
      formats,
    });
    change({ version: result.version });
    return result;
  } catch (error) {
    if (error instanceof Problem && error.type === "stale")
      change({ version: (await api.get(reference)).version });
    throw error;
  }
}

const underway = new Map<string, Promise<ConsultationView>>();

/** A pane that moves to another mail while the Server answers asks for the same consultation there, and not for a second one. */
function createOnce({ api }: Session, { id, sheet }: Draft): Promise<ConsultationView> {
  const asked = underway.get(id) ?? api.create(sheet).finally(() => underway.delete(id));
  underway.set(id, asked);
  return asked;
}

/** The draft with the name that the Server gave it after the pane had moved on from the mail in which it was asked. */
function takenUp(address: string, draft: Draft): Draft {
  if (draft.reference !== null) return draft;
  const kept = loadDraft(address);
  return kept?.id === draft.id ? { ...draft, reference: kept.reference, version: kept.version } : draft;
}

/** Whom a sheet must reach. */
const askedBy = ({ bodies, consultationMailbox }: Settings) => ({
  bodies: bodies.map(({ name, address }) => ({ name, address })),
  consultation: consultationMailbox,
});

const intoMail = (
  { settings }: Session,
  sheet: Sheet,
  result: FillResult,
  earlier: Trace | null,
  turn: Turn,
) =>
  asOutlook(
    mail.fill(
      result,
      {
        reference: result.reference,
        revision: result.revision,
        fillCode: result.fillCode,
        ...askedBy(settings),
        sendBy: result.sendBy ? Date.parse(result.sendBy) : 0,
        urgent: sheet.urgent !== null,
      },
      earlier,
      turn,
    ),
  );

/** What fills have left in the open mail, by this pane or by one before it. */
function useTrace() {
  const [trace, setTrace] = useState<Trace | null>(null);
  useEffect(() => {
    mail.traceOfMail().then(
      (kept) => setTrace((newer) => newer ?? kept),
      () => undefined,
    );
  }, []);
  return [trace, setTrace] as const;
}

function Result({ filled, current }: { filled: Filled; current: Sheet }) {
  const { result, outcome } = filled;
  if (!outcome.done)
    return (
      <div class="failure">
        <p role="alert">{t(`compose.${outcome.because}`)}</p>
        <ByHand result={result} />
      </div>
    );
  const same = current === filled.sheet;
  return (
    <div class={same ? "success" : "note"}>
      <p role="status">
        {same
          ? t("compose.filled", { reference: result.reference, revision: result.revision })
          : t("compose.filledChanged")}
      </p>
      {same && <AttachByHand files={result.attachments} />}
      <KakaoTalk text={result.kakaoTalk} />
      {outcome.stays.length > 0 && <p>{t("compose.stays", { list: outcome.stays.join(", ") })}</p>}
    </div>
  );
}

/** All that a fill would have put into the mail, to be put there by hand. */
function ByHand({ result }: { result: FillResult }) {
  const { html, subject, to, cc, attachments, kakaoTalk } = result;
  const lines = { Subject: subject, To: to.join("; "), Cc: cc.join("; ") };
  return (
    <>
      <CopyButton label={t("compose.copySheet")} html={html} text={plainText(html)} />
      <p>{t("compose.byHand")}</p>
      {(["Subject", "To", "Cc"] as const).map((name) => (
        <div key={name} class="by-hand">
          <p>{lines[name]}</p>
          <CopyButton label={t(`compose.copy${name}`)} text={lines[name]} />
        </div>
      ))}
      {attachments.map((file) => (
        <FileLink key={file.name} file={file} label={file.name} />
      ))}
      <KakaoTalk text={kakaoTalk} />
    </>
  );
}

/** What an urgent sheet is told by beside the mail (R3); nothing for any other. */
function KakaoTalk({ text }: { text?: string | null | undefined }) {
  return text ? (
    <details>
      <summary>{t("compose.kakaotalk")}</summary>
      <pre>{text}</pre>
      <CopyButton label={t("copy")} text={text} />
    </details>
  ) : null;
}

/** Takes back what fills have put into the mail. */
function Undo({ filledBefore, undo }: { filledBefore: boolean; undo: () => void }) {
  return (
    <div>
      {filledBefore && <p>{t("compose.filledBefore")}</p>}
      <button type="button" class="quiet" onClick={undo}>
        {t("compose.undo")}
      </button>
    </div>
  );
}

/** Whom an undo left among the recipients, and the way to take them out. */
function Left({ people, takeOut }: { people: People; takeOut: () => void }) {
  return (
    <div class="note">
      <p role="status">{t("compose.undoneBut", { list: [...people.to, ...people.cc].join(", ") })}</p>
      <p>{t("compose.takeOutHint")}</p>
      <button type="button" onClick={takeOut}>
        {t("compose.takeOut")}
      </button>
    </div>
  );
}

/** Where the sheet comes from: the open mail's own consultation, else what was being written, else a blank one. */
function useDraft(address: string, session: Session | null) {
  const [draft, setDraft] = useState<Draft>(() => {
    const kept = loadDraft(address);
    return kept && !kept.filled ? kept : fresh();
  });
  const [restored, setRestored] = useState(() => !isUntouched(draft.sheet));
  const [known, setKnown] = useState<Record<string, ConsultationView>>({});
  const own = draft.reference === null ? undefined : known[draft.reference];
  // The consultation as it was sent before, where this sheet becomes its next revision.
  const sentBefore = own && own.revision > 0 ? own : null;
  const [loadProblem, setLoadProblem] = useState<Problem | null>(null);
  const [copied, setCopied] = useState<string | null>(null);
  // What was being written and exists nowhere else, when something else took its place.
  const [before, setBefore] = useState<Draft | null>(null);
  const latest = useRef(draft);
  const asked = useRef(0);

  const gone = useRef(false);
  useEffect(() => () => void (gone.current = true), []);

  const change = useCallback(
    (part: Partial<Draft>) => {
      if (gone.current) {
        // The pane stands on another mail by now, and what is being written there is newer than what is known here.
        const kept = loadDraft(address);
        if (kept?.id === latest.current.id) saveDraft(address, { ...kept, ...part });
        return;
      }
      const next = { ...takenUp(address, latest.current), ...part, savedAt: Date.now() };
      latest.current = next;
      if (!saveDraft(address, next)) next.savedAt = 0;
      setDraft(next);
    },
    [address],
  );
  const show = useCallback((next: Draft) => {
    const old = latest.current;
    if (old.savedAt > 0 && !old.filled && !isUntouched(old.sheet)) setBefore(old);
    latest.current = next;
    setDraft(next);
    setRestored(false);
    setCopied(null);
  }, []);
  /** A consultation; null where another one was asked for meanwhile. */
  const ask = useCallback(
    async (reference: string) => {
      if (!session) return null;
      const mine = ++asked.current;
      const view = await session.api.get(reference);
      // An arrow key goes through the list faster than the server answers: the last one chosen is meant.
      return mine === asked.current ? view : null;
    },
    [session],
  );
  const load = useCallback(
    async (reference: string) => {
      const view = await ask(reference);
      if (!view) return;
      show({
        ...fresh(),
        sheet: view.workingSheet ?? view.sheet,
        reference: view.reference,
        version: view.version,
      });
      setKnown((views) => ({ ...views, [reference]: view }));
    },
    [ask, show],
  );
  const begin = useCallback(
    (reference: string | null) => {
      setLoadProblem(null);
      asked.current++;
      if (reference) void load(reference).catch((error: unknown) => setLoadProblem(asProblem(error)));
      else {
        dropDraft(address);
        show(session ? begun(fresh(), address, session) : fresh());
      }
    },
    [address, load, session, show],
  );
  const copy = useCallback(
    async (reference: string) => {
      const view = await ask(reference);
      if (!view || !session) return;
      setLoadProblem(null);
      const { departments } = session.me;
      const sheet = asOwn(
        asStart(view.workingSheet ?? view.sheet),
        latest.current.sheet.department,
        departments,
      );
      // Not kept before something is typed into it: until then it is nobody's writing, and what was written stays kept.
      show(begun({ ...fresh(), sheet }, address, session));
      setCopied(reference);
    },
    [address, ask, session, show],
  );
  const back = useCallback(() => {
    if (!before) return;
    asked.current++;
    setLoadProblem(null);
    setBefore(null);
    setCopied(null);
    latest.current = fresh();
    change(before);
  }, [before, change]);

  useEffect(() => {
    if (!session) return;
    latest.current = begun(latest.current, address, session);
    setDraft(latest.current);
    const kept = loadDraft(address);
    const [untouched, mine] = [latest.current, asked.current];
    void mail
      .filledReference()
      .then(async (reference) => {
        if (mine !== asked.current) return;
        if (reference && reference !== latest.current.reference) await load(reference);
        else if (kept?.reference) {
          const view = await session.api.get(kept.reference);
          // A sheet that was filled and never sent goes on; one that was sent is done, and the next mail begins anew.
          // Nor does it take the place of what was chosen or typed while the Server answered.
          if (kept.filled && view.revision === 0) {
            if (mine === asked.current && latest.current === untouched) show(kept);
          } else if (!kept.filled) setKnown((views) => ({ ...views, [view.reference]: view }));
        }
      })
      .catch(() => undefined);
  }, [address, load, session, show]);

  return { draft, change, begin, copied, copy, back: before && back, restored, sentBefore, loadProblem };
}

/** A draft with what is known of its writer, where nothing else stands yet. */
function begun(draft: Draft, address: string, { me }: Session): Draft {
  const { department, contact } = draft.sheet;
  return {
    ...draft,
    sheet: {
      ...draft.sheet,
      department: department || (me.departments[0] ?? ""),
      contact:
        contact.name || contact.telephone ? contact : { name: me.name, telephone: lastTelephone(address) },
    },
  };
}
