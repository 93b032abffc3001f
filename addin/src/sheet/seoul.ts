/** Seoul is nine hours ahead of UTC all year; it has had no daylight saving since 1988. */
const OFFSET = 9 * 60 * 60 * 1000;

const WEEKDAYS = ["일", "월", "화", "수", "목", "금", "토"] as const;
const two = (n: number) => String(n).padStart(2, "0");

/** A Date whose UTC fields read as Seoul's wall clock. */
const wall = (instant: Date | string) => new Date(new Date(instant).getTime() + OFFSET);

/** `2026. 11. 24.(화) 14:00`, as public servants write it. */
export function formatSeoul(instant: Date | string): string {
  const at = wall(instant);
  const day = `${at.getUTCFullYear()}. ${at.getUTCMonth() + 1}. ${at.getUTCDate()}.`;
  return `${day}(${WEEKDAYS[at.getUTCDay()] ?? ""}) ${clock(instant)}`;
}

/** From one instant to another; the day isn't said twice. */
export function formatSpan(start: string, end: string | null | undefined): string {
  if (!end) return formatSeoul(start);
  return `${formatSeoul(start)} ~ ${sameDay(new Date(start), new Date(end)) ? clock(end) : formatSeoul(end)}`;
}

/** `14:00` in Seoul. */
export function clock(instant: Date | string): string {
  const at = wall(instant);
  return `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
}

/** True when both instants fall on the same day in Seoul. */
export const sameDay = (a: Date, b: Date) =>
  wall(a).toISOString().slice(0, 10) === wall(b).toISOString().slice(0, 10);

/** The value of a `datetime-local` field (Seoul's wall clock) for an instant; "" for none. */
export const toField = (instant: string | null | undefined) =>
  instant ? wall(instant).toISOString().slice(0, 16) : "";

/** The instant a `datetime-local` value means in Seoul, as ISO UTC; null while it is no whole date and time of this century. */
export function fromField(value: string): string | null {
  if (!/^20\d{2}-\d{2}-\d{2}T\d{2}:\d{2}/.test(value)) return null;
  const milliseconds = Date.parse(`${value.slice(0, 16)}:00Z`);
  return Number.isNaN(milliseconds)
    ? null
    : new Date(milliseconds - OFFSET).toISOString().replace(".000Z", "Z");
}

/** One hour later, where a window is taken to end until the officer says otherwise. */
export const hourAfter = (instant: string) =>
  new Date(Date.parse(instant) + 60 * 60 * 1000).toISOString().replace(".000Z", "Z");
