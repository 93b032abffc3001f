import { t } from "../locales/index.ts";
import { deadlineOf, keptFor, type Lead } from "../sheet/deadline.ts";
import type { Finding } from "../sheet/findings.ts";
import { plannedStart, type Sheet } from "../sheet/sheet.ts";
import { idOf } from "./field.tsx";
import { labelOf } from "./labels.ts";

/** `2시간 20분`, in the largest two units. */
export function timeLeft(minutes: number): string {
  if (minutes < 60) return t("left.minutes", { m: minutes });
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return t("left.hours", { h: hours, m: minutes % 60 });
  return t("left.days", { d: Math.floor(hours / 24), h: hours % 24 });
}

/** Until when the mail has to be sent (R5), as a clock; nothing runs out where a revision before it was sent in time. */
export function Clock({ sheet, now, lead }: { sheet: Sheet; now: Date; lead: Lead }) {
  const start = plannedStart(sheet);
  if (!start) return <p class="clock">{t("clock.none")}</p>;
  if (keptFor(start, lead)) return <p class="clock">{t("clock.kept")}</p>;
  const { label, minutesLeft, late } = deadlineOf(start, now);
  if (late && sheet.urgent) return <p class="clock late">{t("clock.lateUrgent", { time: label })}</p>;
  if (late)
    return (
      <p class="clock late">
        {t("clock.late", { time: label })}{" "}
        <button type="button" class="link" onClick={() => jumpTo("urgent")}>
          {t("missing.jump", { label: t("section.urgent") })}
        </button>
      </p>
    );
  return (
    <p class={`clock${minutesLeft < 30 ? " soon" : ""}`}>
      <strong>{t("clock.before", { time: label })}</strong> {t("clock.left", { left: timeLeft(minutesLeft) })}
    </p>
  );
}

/** The control for a path, or the nearest one: the first message for all messages, the text for its variables. */
function controlOf(path: string): HTMLElement | null {
  const message = /^messages\[\d+\]/.exec(path)?.[0] ?? "messages[0]";
  const places = [path, ...(path.startsWith("messages") ? [`${message}.text`] : [`${path}[0].question`])];
  return (
    places.map((place) => document.getElementById(idOf(place))).find((control) => control !== null) ?? null
  );
}

/** Goes to a field wherever it stands: unfolds what hides it and puts the cursor in. */
export function jumpTo(path: string) {
  const control = controlOf(path);
  if (!control) return;
  for (let node = control.parentElement; node; node = node.parentElement)
    if (node instanceof HTMLDetailsElement) node.open = true;
  control.focus({ preventScroll: true });
  control.scrollIntoView({ block: "center" });
}

/** What is still missing, always in sight, with a jump to the first of it. */
export function Missing({ findings }: { findings: readonly Finding[] }) {
  const errors = findings.filter((finding) => finding.severity === "error");
  const [first] = errors;
  return (
    <div class="missing">
      <span role="status">{first ? t("missing.some", { n: errors.length }) : t("missing.none")}</span>
      {first && (
        <button type="button" class="link" onClick={() => jumpTo(first.field)}>
          {t("missing.jump", { label: labelOf(first.field) })}
        </button>
      )}
    </div>
  );
}
