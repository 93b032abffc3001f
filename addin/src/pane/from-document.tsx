import { useRef, useState } from "preact/hooks";
import type { ReadDocument } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { asOwn, isUntouched, type Sheet } from "../sheet/sheet.ts";
import { useWork } from "./hooks.ts";
import { Failure } from "./notices.tsx";
import { Section } from "./section.tsx";
import type { Session } from "./session.ts";

/** Takes the sheet over from an earlier document; what was typed before goes only when the officer says so. */
export function FromDocument({
  session,
  sheet,
  take,
}: {
  session: Session;
  sheet: Sheet;
  take: (sheet: Sheet) => void;
}) {
  const [asking, setAsking] = useState<File | null>(null);
  const [read, setRead] = useState<{ name: string; unread: ReadDocument["unread"] } | null>(null);
  const input = useRef<HTMLInputElement>(null);
  const { problem, run } = useWork();

  const load = (file: File) => {
    setAsking(null);
    setRead(null);
    void run(async () => {
      try {
        const answer = await session.api.readSheet(file);
        take(asOwn(answer.sheet, sheet.department, session.me.departments));
        setRead({ name: file.name, unread: answer.unread });
      } finally {
        // The same file can be chosen again, once it was mended.
        if (input.current) input.current.value = "";
      }
    });
  };
  const choose = (file: File | undefined) => {
    if (!file) return;
    if (isUntouched(sheet)) load(file);
    else setAsking(file);
  };

  return (
    <Section name="document" title={t("document.read")} opened={false}>
      <div class="field">
        <label for="document">{t("templates.file")}</label>
        <input
          id="document"
          ref={input}
          type="file"
          accept=".docx,.hwpx"
          aria-describedby="document-hint"
          onChange={(event) => choose(event.currentTarget.files?.[0])}
        />
        <p class="hint" id="document-hint">
          {t("document.hint")}
        </p>
      </div>
      {asking && (
        <div class="note" role="alert">
          <p>{t("document.replaces")}</p>
          <div class="buttons">
            <button type="button" onClick={() => load(asking)}>
              {t("document.replace")}
            </button>
            <button type="button" class="quiet" onClick={() => setAsking(null)}>
              {t("cancel")}
            </button>
          </div>
        </div>
      )}
      {problem && <Failure problem={problem} />}
      {read && (
        <div class="note" role="status">
          <p>{t("document.done", { name: read.name })}</p>
          {read.unread.length > 0 && (
            <>
              <p>{t("document.unread")}</p>
              <dl class="facts">
                {read.unread.map((field) => (
                  <div key={field.field}>
                    <dt>{field.label}</dt>
                    <dd>{field.text}</dd>
                  </div>
                ))}
              </dl>
            </>
          )}
        </div>
      )}
    </Section>
  );
}
