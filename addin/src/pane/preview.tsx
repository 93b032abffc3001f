import { useState } from "preact/hooks";
import type { Preview as Previewed } from "../api/types.ts";
import { t } from "../locales/index.ts";
import type { Sheet } from "../sheet/sheet.ts";
import { FileLink } from "./file-link.tsx";
import { useWork } from "./hooks.ts";
import { Failure } from "./notices.tsx";
import { Section } from "./section.tsx";
import type { Session } from "./session.ts";

/** The mail and the Word file as the sheet would make them, before anything is filled. */
export function Preview({
  session,
  sheet,
  reference,
}: {
  session: Session;
  sheet: Sheet;
  reference: string | null;
}) {
  const [shown, setShown] = useState<{ of: Sheet; result: Previewed } | null>(null);
  const { busy, problem, run } = useWork();
  const show = () =>
    void run(async () => setShown({ of: sheet, result: await session.api.preview(sheet, reference) }));
  return (
    <Section name="preview" title={t("preview.title")} opened={false}>
      {problem && <Failure problem={problem} again={show} />}
      <button type="button" aria-disabled={busy} onClick={show}>
        {t(shown && shown.of !== sheet ? "preview.again" : "preview.show")}
      </button>
      {shown && (
        <>
          <p class="subject">{shown.result.subject}</p>
          {/* Nothing in it runs: no script, no form, and a window of its own for every link. */}
          <iframe title={t("preview.frame")} sandbox="allow-popups" srcdoc={shown.result.html} />
          <FileLink file={shown.result.word} label={t("preview.word")} />
        </>
      )}
    </Section>
  );
}
