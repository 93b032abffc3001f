import { useEffect, useState } from "preact/hooks";
import type { ListItem } from "../api/types.ts";
import { t } from "../locales/index.ts";
import { useWork } from "./hooks.ts";
import { Failure } from "./notices.tsx";
import { Section } from "./section.tsx";
import type { Session } from "./session.ts";

/** The consultations of before, the newest first; none while they can't be had. */
export function useEarlier(session: Session | null) {
  const [items, setItems] = useState<ListItem[]>([]);
  useEffect(() => {
    session?.api.list().then(
      ({ items: all }) => setItems(all),
      () => setItems([]),
    );
  }, [session]);
  return items;
}

const nameOf = (item: ListItem) => `${item.reference} ${item.title} · ${t(`status.${item.status}`)}`;

/** The consultations to go on with: a new revision of one begins here, in any new mail. */
export function Continue({
  items,
  current,
  begin,
}: {
  items: readonly ListItem[];
  current: string | null;
  begin: (reference: string | null) => void;
}) {
  const open = items.filter((item) => item.owned && item.status !== "withdrawn");
  if (open.length === 0 && !current) return null;
  const known = open.some((item) => item.reference === current);
  return (
    <div class="field">
      <label for="continue">{t("compose.continue")}</label>
      <select
        id="continue"
        value={current ?? ""}
        onChange={(event) => begin(event.currentTarget.value || null)}
      >
        <option value="">{t("compose.continueNew")}</option>
        {current && !known && <option value={current}>{current}</option>}
        {open.map((item) => (
          <option key={item.reference} value={item.reference}>
            {nameOf(item)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** Begins a new consultation with what an earlier one's sheet says, whoever of the department wrote it. */
export function FromEarlier({
  items,
  copied,
  copy,
}: {
  items: readonly ListItem[];
  /** The consultation whose sheet was taken over, while it stands in the form. */
  copied: string | null;
  copy: (reference: string) => Promise<void>;
}) {
  const [chosen, setChosen] = useState("");
  const { busy, problem, run } = useWork();
  if (items.length === 0) return null;
  const reference = chosen || (items[0]?.reference ?? "");
  const start = () => void run(() => copy(reference));
  return (
    <Section name="earlier" title={t("earlier.title")} opened={false}>
      <div class="field">
        <label for="earlier">{t("earlier.which")}</label>
        <select
          id="earlier"
          aria-describedby="earlier-hint"
          value={reference}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {items.map((item) => (
            <option key={item.reference} value={item.reference}>
              {nameOf(item)}
            </option>
          ))}
        </select>
        <p class="hint" id="earlier-hint">
          {t("earlier.hint")}
        </p>
      </div>
      {problem && <Failure problem={problem} again={start} />}
      <button type="button" aria-disabled={busy} onClick={start}>
        {t("earlier.start")}
      </button>
      {copied && (
        <p class="note" role="status">
          {t("earlier.done", { reference: copied })}
        </p>
      )}
    </Section>
  );
}
