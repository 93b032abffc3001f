/** When the notice goes out, and whether it is urgent, as a sheet in a mail shows it. */
export interface Shown {
  /** The earliest start, milliseconds since 1970 UTC. */
  start: number;
  urgent: boolean;
}

// No literals: those keep their Hangul as it is, and some of classic Outlook's runtimes would misread it.
const LABEL = new RegExp("^\\[?언제\\]?");
const TIME = new RegExp(
  "^(?:문안 [0-9]+: )?(20[0-9]{2})\\. ([0-9]+)\\. ([0-9]+)\\.\\(.\\) ([0-9]{2}):([0-9]{2})",
);
const URGENT = new RegExp("^\\[?긴급 사유(?:\\]|$)");
/** Seoul's clock in UTC's hours. */
const SEOUL = 9;

/** Reads the rows 언제 and 긴급 사유 out of a sheet's visible text; null where it shows no start. */
export function shownStart(text: string): Shown | null {
  const lines = text
    .split("\n")
    .map((line) => line.replace(/[\s\u00A0]+/g, " ").trim())
    .filter((line) => line !== "");
  const at = lines.findIndex((line, i) => LABEL.test(line) && startsIn(lines, i).length > 0);
  if (at < 0) return null;
  return { start: Math.min(...startsIn(lines, at)), urgent: lines.some((line) => URGENT.test(line)) };
}

/** The times that follow a label, on its own line or below it. */
function startsIn(lines: readonly string[], label: number): number[] {
  const starts: number[] = [];
  for (let i = label; i < lines.length; i++) {
    const line = i === label ? (lines[i] || "").replace(LABEL, "").trim() : lines[i] || "";
    const time = TIME.exec(line);
    if (time) {
      const [year, month, day, hour, minute] = time.slice(1).map(Number) as [
        number,
        number,
        number,
        number,
        number,
      ];
      starts.push(Date.UTC(year, month - 1, day, hour - SEOUL, minute));
    } else if (line !== "") break;
  }
  return starts;
}
