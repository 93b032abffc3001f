import { useEffect, useMemo, useState } from "preact/hooks";
import type { Api } from "../../api/client.ts";
import { t } from "../../locales/index.ts";
import { asProblem } from "../../pane/hooks.ts";
import { Acts, type Act, type Pending } from "./acts.ts";
import { labelOf, type Choice } from "./choices.ts";

/** The acts of this page with what of them is on its way. */
export interface ActsOfPage {
  pending: readonly Pending[];
  begin: (act: Act) => void;
  undo: (id?: number) => Act | null;
  again: (id: number) => void;
}

/** Acts that are sent to the API; a page that is left asks first, and then sends what it still holds. */
export function useActs(api: Api, sent: () => Promise<void>): ActsOfPage {
  const [pending, setPending] = useState<readonly Pending[]>([]);
  const acts = useMemo(
    () =>
      new Acts({
        now: () => Date.now(),
        later: (run, milliseconds) => void setTimeout(run, milliseconds),
        send: (act) =>
          act.ruling
            ? api.rule(act.reference, act.mailId, act.ruling)
            : api.askWriter(act.reference, act.mailId),
        asProblem,
        changed: setPending,
        sent,
      }),
    [api, sent],
  );
  useEffect(() => {
    const leave = () => acts.sendAll();
    window.addEventListener("pagehide", leave);
    return () => window.removeEventListener("pagehide", leave);
  }, [acts]);
  const holds = pending.length > 0;
  useEffect(() => {
    if (!holds) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [holds]);
  return useMemo(
    () => ({
      pending,
      begin: (act: Act) => acts.begin(act),
      undo: (id?: number) => acts.undo(id),
      again: (id: number) => acts.again(id),
    }),
    [acts, pending],
  );
}

/** What was decided and isn't sent yet, each with its seconds and the way back. */
export function OnTheirWay({ acts, undo }: { acts: ActsOfPage; undo: (id?: number) => void }) {
  const now = useSeconds(acts.pending.some((act) => act.state === "waiting"));
  return (
    <div class="on-their-way" role="status">
      {acts.pending.map((act) => (
        <div key={act.id} class={act.state === "failed" ? "failure" : "on-its-way"}>
          <p>
            {act.problem
              ? `${sentence(act)} ${t("review.notSent")} ${act.problem.detail || t(act.problem.key)}`
              : `${sentence(act)} `}
            {act.state === "waiting" && (
              // Counted for the eye; said once, not every second.
              <span class="seconds" aria-hidden="true">
                {t("review.seconds", { n: Math.max(0, Math.ceil((act.due - now) / 1000)) })}
              </span>
            )}
            {act.state === "sending" && t("review.sending")}
          </p>
          {act.state !== "sending" && (
            <p class="buttons">
              {act.state === "failed" && (
                <button type="button" class="small" onClick={() => acts.again(act.id)}>
                  {t("retry")}
                </button>
              )}
              <button type="button" class="small" onClick={() => undo(act.id)}>
                {t("review.undo")} <kbd>Esc</kbd>
              </button>
            </p>
          )}
        </div>
      ))}
    </div>
  );
}

function sentence({ reference, ruling }: Pending): string {
  if (!ruling) return t("review.asking", { reference });
  const choice = (ruling.ruling === "decision" ? ruling.decision : ruling.ruling) as Choice;
  return t("review.ruling", { reference, choice: labelOf(choice) });
}

/** The time in milliseconds, read twice a second while something counts down. */
function useSeconds(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, [counting]);
  return now;
}
