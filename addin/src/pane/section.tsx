import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { t } from "../locales/index.ts";

/** What was folded or unfolded stays so while the pane is open, whichever mail it stands on. */
const kept = new Map<string, boolean>();

/**
 * A part of the form that folds. While it is folded it says how much in it is to be mended; `jumpTo` unfolds it.
 * @param missing How many of its fields are to be mended.
 */
export function Section({
  name,
  title,
  opened = true,
  missing = 0,
  children,
}: {
  name: string;
  title: string;
  opened?: boolean;
  missing?: number;
  children: ComponentChildren;
}) {
  const [open, setOpen] = useState(() => kept.get(name) ?? opened);
  return (
    <details
      class={`section ${name}`}
      open={open}
      onToggle={(event) => {
        kept.set(name, event.currentTarget.open);
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>
        <h2>{title}</h2>
        {!open && missing > 0 && <span class="error">{t("missing.some", { n: missing })}</span>}
      </summary>
      {children}
    </details>
  );
}
