import { useId } from "preact/hooks";
import type { ChangeView } from "../api/types.ts";
import { t } from "../locales/index.ts";

/** Field by field which words went and which came; nothing where nothing changed. */
export function Changes({ title, changes }: { title: string; changes: readonly ChangeView[] }) {
  const id = useId();
  if (changes.length === 0) return null;
  return (
    <section class="changes" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {changes.map((change) => (
        <div key={change.where}>
          <h3>{change.where}</h3>
          <p class="text phone">
            {change.parts.map(({ sort, text }, i) => {
              if (sort === "same") return text;
              const Part = sort === "removed" ? "del" : "ins";
              return (
                <Part key={i}>
                  {/* Few screen readers say by themselves that words went or came. */}
                  <span class="unseen">{t(`changes.${sort}`)} </span>
                  {text}
                </Part>
              );
            })}
          </p>
        </div>
      ))}
    </section>
  );
}
