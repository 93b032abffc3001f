import { useCallback, useEffect, useMemo, useRef, useState } from "preact/hooks";
import { watch, type Liveness } from "../../api/live.ts";
import type { Problem } from "../../api/problem.ts";
import type { Reviews, WaitingMail } from "../../api/types.ts";
import { t } from "../../locales/index.ts";
import { asProblem } from "../../pane/hooks.ts";
import { Failure, Waiting } from "../../pane/notices.tsx";
import type { Session } from "../../pane/session.ts";
import { formatSeoul } from "../../sheet/seoul.ts";
import type { Act } from "./acts.ts";
import { Beside } from "./beside.tsx";
import { isOffered, labelOf, type Choice } from "./choices.ts";
import { commandOf } from "./keys.ts";
import { Mail, type Waits } from "./mail.tsx";
import { OnTheirWay, useActs } from "./on-their-way.tsx";

/** What waits for the reviewer's body: a list, the chosen mail beside its sheet, and what can be said of it. */
export function ReviewQueue({ session }: { session: Session }) {
  const { reviews, problem, liveness, load, reload } = useReviews(session);
  const acts = useActs(session.api, load);
  const [chosenId, choose] = useState<string | null>(null);
  const [choice, setChoice] = useState<Choice | null>(null);
  const [listUntil, setListUntil] = useState<string | null>(null);
  const [hint, say] = useState("");
  // One more each time that the person goes to a mail: the focus goes with them once it is there.
  const [moves, move] = useState(0);
  const article = useRef<HTMLElement>(null);
  const root = useRef<HTMLDivElement>(null);
  const ready = reviews !== null;

  const decided = acts.pending;
  const waiting = useMemo(() => {
    const all = reviews?.items.flatMap((item) => item.mails.map((mail): Waits => ({ item, mail }))) ?? [];
    const ruled = new Set(decided.filter((act) => act.ruling).map((act) => act.mailId));
    return all.filter(({ mail }) => !ruled.has(mail.mailId));
  }, [reviews, decided]);
  const at = Math.max(
    0,
    waiting.findIndex(({ mail }) => mail.mailId === chosenId),
  );
  const current = waiting[at];
  const currentId = current?.mail.mailId;

  // A choice belongs to the mail that was in sight when it was made.
  useEffect(() => {
    setChoice(null);
    setListUntil(null);
    say("");
  }, [currentId]);
  // The keys work from the first moment and after a mail has gone, unless the person is somewhere else already.
  useEffect(() => {
    if ((document.activeElement ?? document.body) === document.body)
      (article.current ?? root.current)?.focus({ preventScroll: true });
  }, [currentId, ready]);
  useEffect(() => {
    if (moves > 0) article.current?.focus();
  }, [moves]);

  const select = (mailId: string | undefined) => {
    if (!mailId) return;
    choose(mailId);
    move((n) => n + 1);
  };
  const begin = (act: Act) => {
    acts.begin(act);
    if (act.ruling) select((waiting[at + 1] ?? waiting[at - 1])?.mail.mailId);
  };
  const confirm = () => {
    if (!current || current.mail.refusal) return;
    if (!choice) {
      say(t("review.chooseFirst"));
      return;
    }
    begin({
      reference: current.item.reference,
      mailId: current.mail.mailId,
      ruling: {
        ruling: choice === "count" || choice === "discount" ? choice : "decision",
        decision: choice === "count" || choice === "discount" ? null : choice,
        listUntil: choice === "discount" ? null : listUntil,
      },
    });
  };
  const ask = () => {
    if (!current || current.mail.refusal || isAsked(current.mail)) return;
    begin({ reference: current.item.reference, mailId: current.mail.mailId, ruling: null });
  };
  const undo = (id?: number) => {
    const taken = acts.undo(id);
    if (taken) select(taken.mailId);
  };
  const isAsked = (mail: WaitingMail) => mail.asked || decided.some((act) => act.mailId === mail.mailId);
  const canChoose = (next: Choice) =>
    current !== undefined && !current.mail.refusal && isOffered(current.mail, next);

  const onKeyDown = (event: KeyboardEvent) => {
    const command = commandOf(event);
    const target = event.target as HTMLElement;
    if (!command || target.closest("input[type=date]")) return;
    // Buttons, links and choices keep their own keys, a long mail those that scroll it; Escape undoes from everywhere.
    const own = target.closest("button, a, summary, input");
    if (own && (command === "confirm" || /^(Arrow|Numpad)/.test(event.code))) return;
    if (target.closest(".words") && event.code.startsWith("Arrow")) return;
    event.preventDefault();
    if (command === "next") select(waiting[at + 1]?.mail.mailId);
    else if (command === "previous") select(waiting[at - 1]?.mail.mailId);
    else if (command === "confirm") confirm();
    else if (command === "ask") ask();
    else if (command === "undo") {
      if (choice) setChoice(null);
      else undo();
    } else if (canChoose(command.choose)) {
      setChoice(command.choose);
      say(t("review.chosen", { choice: labelOf(command.choose) }));
    }
  };

  if (!reviews)
    return (
      <>
        <h1>{t("review.title")}</h1>
        {problem ? <Failure problem={problem} again={reload} /> : <Waiting text={t("loading")} />}
      </>
    );
  return (
    <div class="reviews" tabIndex={-1} ref={root} onKeyDown={onKeyDown}>
      <h1>{t("review.title")}</h1>
      <p class="department">{t("review.for", { body: reviews.bodyName, n: waiting.length })}</p>
      {problem && <Failure problem={problem} again={reload} />}
      <OnTheirWay acts={acts} undo={undo} />
      {current ? (
        <div class="desk">
          <nav aria-label={t("review.list")}>
            <ol>
              {waiting.map(({ item, mail }) => (
                <li key={mail.mailId}>
                  <button
                    type="button"
                    class="waits"
                    aria-current={mail === current.mail}
                    onClick={() => select(mail.mailId)}
                  >
                    <span class="who">{mail.from.name || t("review.erased")}</span>
                    <strong>{item.title}</strong>
                    <span class="when">{formatSeoul(mail.at)}</span>
                    <span class="why">{t(`review.why.${mail.why}`)}</span>
                  </button>
                </li>
              ))}
            </ol>
          </nav>
          <Mail
            key={current.mail.mailId}
            api={session.api}
            waits={current}
            choice={choice}
            choose={setChoice}
            listUntil={listUntil}
            list={setListUntil}
            confirm={confirm}
            ask={ask}
            asked={isAsked(current.mail)}
            offers={canChoose}
            hint={hint}
            article={article}
          />
        </div>
      ) : (
        <p class="empty" role="status">
          {t("review.none")}
        </p>
      )}
      {current && <p class="hint keys">{t("review.keys")}</p>}
      <Beside reviews={reviews} api={session.api} reload={reload} />
      {liveness === "polling" && (
        <p class="hint" role="status">
          {t("view.polling")}
        </p>
      )}
    </div>
  );
}

function useReviews({ api }: Session) {
  const [reviews, setReviews] = useState<Reviews | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [liveness, setLiveness] = useState<Liveness>("stream");
  const asked = useRef(0);

  const load = useCallback(async () => {
    const mine = ++asked.current;
    try {
      const next = await api.reviews();
      // Two answers may overtake each other; the one that was asked for last stays.
      if (mine === asked.current) setReviews(next);
      setProblem(null);
    } catch (error) {
      if (mine === asked.current) setProblem(asProblem(error));
    }
  }, [api]);
  const reload = useCallback(() => void load(), [load]);

  useEffect(() => {
    reload();
    const stop = new AbortController();
    watch(api.reviewsStreamUrl, api.authorize, reload, setLiveness, stop.signal);
    return () => stop.abort();
  }, [api, reload]);
  return { reviews, problem, liveness, load, reload };
}
