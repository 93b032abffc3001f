import type { Sheet } from "../sheet/sheet.ts";
import { Problem, problemOf } from "./problem.ts";
import type { CheckResult, ConsultationView, FillResult, ListItem, Me, Settings } from "./types.ts";

/** How a request says who asks: a bearer token in the pane, nothing but the cookie on the web pages. */
export type Authorize = (again?: boolean) => Promise<Record<string, string>>;

export type Api = ReturnType<typeof createApi>;

/** The API, call by call. Every failure is a Problem with a sentence to show. */
export function createApi(authorize: Authorize) {
  const ask = async <T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> => {
    const send = async (headers: Record<string, string>) =>
      fetch(path, {
        method,
        headers: body === undefined ? headers : { ...headers, "Content-Type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      }).catch((error: unknown) => {
        throw signal?.aborted ? error : new Problem("error.offline");
      });
    let answer = await send(await authorize());
    // A token may end between two looks at the clock: once more with a fresh one.
    if (answer.status === 401) answer = await send(await authorize(true));
    const read: unknown = await answer.json().catch(() => null);
    if (!answer.ok) throw problemOf(answer.status, read);
    return read as T;
  };
  const at = (reference: string, rest = "") => `/api/consultations/${encodeURIComponent(reference)}${rest}`;
  const change = (reference: string, rest: string, body: unknown) =>
    ask<ConsultationView>("POST", at(reference, rest), body);

  return {
    authorize,
    streamUrl: (reference: string) => at(reference, "/stream"),
    me: () => ask<Me>("GET", "/api/me"),
    settings: () => ask<Settings>("GET", "/api/settings"),
    check: (sheet: Sheet, signal: AbortSignal) => ask<CheckResult>("POST", "/api/check", { sheet }, signal),
    list: () => ask<{ items: ListItem[] }>("GET", "/api/consultations?limit=50"),
    get: (reference: string) => ask<ConsultationView>("GET", at(reference)),
    create: (sheet: Sheet) => ask<ConsultationView>("POST", "/api/consultations", { sheet }),
    fill: (reference: string, sheet: Sheet, from: string, version: number | null) =>
      ask<FillResult>("POST", at(reference, "/fill"), { sheet, from, version }),
    amend: (reference: string, sheet: Sheet) => change(reference, "/amend", { sheet }),
    withdraw: (reference: string, reason: string) => change(reference, "/withdraw", { reason }),
    markUrgent: (reference: string, reason: string) => change(reference, "/urgent", { reason }),
    noticeSent: (reference: string, sentAt: string, recipients: number) =>
      change(reference, "/notice/sent", { sentAt, recipients }),
    noticeMoved: (reference: string, windowStart: string, windowEnd: string) =>
      change(reference, "/notice/moved", { windowStart, windowEnd }),
    noticeCancelled: (reference: string, reason: string) =>
      change(reference, "/notice/cancelled", { reason }),
    note: (reference: string, note: { body: string; channel: string; words: string; at: string }) =>
      change(reference, "/notes", note),
    answered: (reference: string, mailId: string) => change(reference, `/questions/${mailId}/answered`, {}),
  };
}
