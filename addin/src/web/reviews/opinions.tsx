import { useEffect, useState } from "preact/hooks";
import type { Api } from "../../api/client.ts";
import type { OpinionBox } from "../../api/types.ts";
import { t } from "../../locales/index.ts";

/** What stands in the opinion boxes of sheets that came back with a mail: shown to who decides, and never counted. */
export function Opinions({ api, reference, mailId }: { api: Api; reference: string; mailId: string }) {
  const [boxes, setBoxes] = useState<readonly OpinionBox[]>([]);
  useEffect(() => {
    let shown = true;
    // Without it the reviewer opens the file in their mailbox, as the note beside says.
    api.mail(reference, mailId).then(
      ({ opinions }) => shown && setBoxes(opinions),
      () => undefined,
    );
    return () => {
      shown = false;
    };
  }, [api, reference, mailId]);
  if (boxes.length === 0) return null;
  return (
    <section aria-labelledby="r-opinions">
      <h4 id="r-opinions">{t("review.opinions")}</h4>
      {boxes.map((box, i) => (
        <div class="opinion" key={i}>
          <p class="when">
            {box.file}
            {!box.current && ` · ${t("review.otherSheet")}`}
          </p>
          <p class="text" dir="auto">
            {[box.body, box.word, box.text, box.person].filter(Boolean).join(" · ")}
          </p>
        </div>
      ))}
      <p class="note">{t("review.opinionsHint")}</p>
    </section>
  );
}
