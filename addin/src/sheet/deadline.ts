import { clock, sameDay, formatSeoul } from "./seoul.ts";

/** The shortest time between the sheet's sending and the notice's start (R5 of the city's letter). */
export const LEAD_TIME = 2 * 60 * 60 * 1000;

/** The last instant at which the sheet is sent in time. */
export const sendBy = (start: Date) => new Date(start.getTime() - LEAD_TIME);

/** From when a consultation's time is counted (R5), and the start that it was counted to; ISO 8601, as the API says it. */
export interface Lead {
  sentAt?: string | null;
  plannedStart?: string | null;
}

/** Whether what was sent before keeps the two hours for this start, too: only an earlier one restarts the time (R5). */
export const keptFor = (start: Date, { sentAt, plannedStart }: Lead) =>
  !!sentAt &&
  !!plannedStart &&
  start.getTime() >= Date.parse(plannedStart) &&
  start.getTime() - Date.parse(sentAt) >= LEAD_TIME;

/** How the deadline stands: whole minutes left until it, negative once it has passed. */
export interface Deadline {
  at: Date;
  /** `11:58` today, else with its date. */
  label: string;
  minutesLeft: number;
  late: boolean;
}

export function deadlineOf(start: Date, now: Date): Deadline {
  const at = sendBy(start);
  const left = at.getTime() - now.getTime();
  return {
    at,
    label: sameDay(at, now) ? clock(at) : formatSeoul(at),
    minutesLeft: Math.floor(left / 60_000),
    late: left < 0,
  };
}
