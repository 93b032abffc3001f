import { createContext } from "preact";
import { useContext, useEffect, useId, useRef, useState } from "preact/hooks";
import { needsPerson, type Problem } from "../api/problem.ts";
import { t } from "../locales/index.ts";
import { asProblem, useWork } from "./hooks.ts";
import { openAnew } from "./part.ts";

/** How the person signs in again, whatever was being done; null where nobody can. */
export const SignInAgain = createContext<(() => Promise<void>) | null>(null);

/** What went wrong, and the button that tries again: after signing in, where that is what is missing. */
export function Failure({ problem, again, label }: { problem: Problem; again?: () => void; label?: string }) {
  const signIn = useContext(SignInAgain);
  const [newer, setNewer] = useState<Problem | null>(null);
  const [signedIn, setSignedIn] = useState(false);
  const { busy, run } = useWork();
  const shown = newer ?? problem;
  const asks = signIn && needsPerson(shown);
  const retry =
    shown.key === "error.part"
      ? () =>
          void run(async () => {
            await openAnew().catch((error: unknown) => setNewer(asProblem(error)));
          })
      : again;
  const ask = () =>
    void run(async () => {
      try {
        await signIn?.();
        setSignedIn(true);
        again?.();
      } catch (error) {
        setNewer(asProblem(error));
      }
    });
  if (signedIn && !again)
    return (
      <p class="note" role="status">
        {t("signedInAgain")}
      </p>
    );
  return (
    // The first sign-in is nothing that went wrong.
    <div class={shown.key === "error.signInFirst" ? "note" : "failure"} role="alert">
      <p>{shown.detail || t(shown.key, { name: shown.field })}</p>
      {asks ? (
        <button type="button" aria-disabled={busy} onClick={ask}>
          {t("signIn")}
        </button>
      ) : (
        retry && (
          <button type="button" onClick={retry}>
            {label ?? t("retry")}
          </button>
        )
      )}
    </div>
  );
}

const SLOW = 8_000;

/** Something is being fetched; after eight seconds it says that it takes long. */
export function Waiting({ text }: { text: string }) {
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(setSlow, SLOW, true);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="waiting" role="status">
      {slow ? t("error.slow") : text}
    </p>
  );
}

/** Copies a text; says so in place of its label, or shows the text to be copied by hand where the clipboard is refused. */
export function CopyButton({ label, text, html }: { label: string; text: string; html?: string }) {
  const [done, setDone] = useState(false);
  const [refusals, setRefusals] = useState(0);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, [refusals]);
  const copy = async () => {
    if (html)
      await navigator.clipboard.write([
        new ClipboardItem({
          "text/html": new Blob([html], { type: "text/html" }),
          "text/plain": new Blob([text], { type: "text/plain" }),
        }),
      ]);
    else await navigator.clipboard.writeText(text);
    setDone(true);
    setRefusals(0);
  };
  const refuse = () => {
    setDone(false);
    setRefusals((n) => n + 1);
  };
  return (
    <>
      <button type="button" onClick={() => void copy().catch(refuse)}>
        <span aria-live="polite">{done ? t("copied") : label}</span>
      </button>
      {refusals > 0 && (
        <>
          <label for={id}>{t("copyRefused")}</label>
          <textarea id={id} ref={field} readOnly value={text} />
        </>
      )}
    </>
  );
}
