import { clock, sameDay, formatSeoul } from "./seoul.ts";

/** The shortest time between the sheet's sending and the notice's start (R5 of the city's letter). */
export const LEAD_TIME = 2 * 60 * 60 * 1000;

/** The last instant at which the sheet is sent in time. */
export const sendBy = (start: Date) => new Date(start.getTime() - LEAD_TIME);

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
