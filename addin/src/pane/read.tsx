import { useCallback, useEffect, useState } from "preact/hooks";
import { t } from "../locales/index.ts";
import { referencesOfMail } from "../outlook/read.ts";
import { Consultation } from "./consultation.tsx";
import { asOutlook, useWork } from "./hooks.ts";
import { Failure, Waiting } from "./notices.tsx";
import type { SessionState } from "./session.ts";

/** How the consultation that the open mail names stands. */
export function Read({ state }: { state: SessionState }) {
  const { session, problem } = state;
  const [references, setReferences] = useState<string[] | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const { problem: unread, run } = useWork();
  const look = useCallback(
    () =>
      void run(async () => {
        const found = await asOutlook(referencesOfMail(), "error.readMail");
        setReferences(found);
        setChosen(found[0] ?? null);
      }),
    [run],
  );
  useEffect(look, [look]);

  if (unread || !references)
    return (
      <>
        <h1>{t("product")}</h1>
        {unread ? <Failure problem={unread} again={look} /> : <Waiting text={t("loading")} />}
      </>
    );
  if (!chosen)
    return (
      <div class="empty">
        <h1>{t("product")}</h1>
        <p>{t("notOurs")}</p>
        <p class="hint">{t("notOursNext")}</p>
      </div>
    );
  return (
    <>
      {references.length > 1 && (
        <div class="field">
          <label for="which">{t("severalReferences")}</label>
          <select id="which" value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {references.map((reference) => (
              <option key={reference}>{reference}</option>
            ))}
          </select>
        </div>
      )}
      {!session && <h1>{t("product")}</h1>}
      {problem ? (
        <Failure problem={problem} again={state.retry} />
      ) : session ? (
        <>
          <Consultation key={chosen} session={session} reference={chosen} />
          <p class="hint">
            <a href={`/c/${chosen}`} target="_blank" rel="noreferrer">
              {t("view.open")}
            </a>
          </p>
        </>
      ) : (
        <Waiting text={t("signingIn")} />
      )}
    </>
  );
}
