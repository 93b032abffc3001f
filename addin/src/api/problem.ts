import type { Key } from "../locales/index.ts";

/** Why a request failed, as a sentence to show and what to do next. */
export class Problem extends Error {
  constructor(
    /** The pane's own sentence. */
    readonly key: Key,
    /** The API's Korean sentence, better than ours where there is one. */
    readonly detail = "",
    /** Path of the field that the API refused; "" for none. */
    readonly field = "",
    /** HTTP status; 0 when nothing answered. */
    readonly status = 0,
    /** The API's stable name of what is wrong, such as `stale`; "" for none. */
    readonly type = "",
  ) {
    super(detail || key);
  }
}

const ASKING: readonly Key[] = [
  "error.expired",
  "error.signInFirst",
  "error.signInClosed",
  "error.signInOpen",
  "error.popup",
  "error.otherAccount",
];

/** True when only the person can go on: by signing in. */
export const needsPerson = ({ key }: Problem) => ASKING.includes(key);

/** Reads the problem (RFC 9457) out of a failed answer. */
export function problemOf(status: number, body: unknown): Problem {
  const { detail, field, type } = (typeof body === "object" && body !== null ? body : {}) as Record<
    string,
    unknown
  >;
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  const key: Key =
    status === 401
      ? "error.expired"
      : status === 403
        ? "error.forbidden"
        : status === 404
          ? "error.unknown"
          : "error.server";
  // A server that broke has no sentence worth showing; one that refused says what to do.
  const said = status >= 500 || status === 401 ? "" : text(detail);
  return new Problem(
    key,
    said,
    text(field).replace(/^sheet\./, ""),
    status,
    text(type).replace(/^urn:consultaddin:/, ""),
  );
}
