import { useEffect, useState } from "preact/hooks";
import type { Problem } from "../api/problem.ts";
import { t } from "../locales/index.ts";

/** What went wrong, and the button that tries again. */
export function Failure({ problem, again, label }: { problem: Problem; again?: () => void; label?: string }) {
  return (
    <div class="failure" role="alert">
      <p>{problem.detail || t(problem.key, { name: problem.field })}</p>
      {again && (
        <button type="button" onClick={again}>
          {label ?? t("retry")}
        </button>
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

/** Copies a text; says so in place of its label. */
export function CopyButton({ label, text, html }: { label: string; text: string; html?: string }) {
  const [done, setDone] = useState(false);
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
  };
  return (
    <button type="button" onClick={() => void copy().catch(() => setDone(false))}>
      <span aria-live="polite">{done ? t("copied") : label}</span>
    </button>
  );
}
