import { Problem } from "../api/problem.ts";

/** A part of the pane that is fetched only where it is needed. */
export const part = <T>(fetching: Promise<T>): Promise<T> =>
  fetching.catch(() => {
    throw new Problem("error.part");
  });

/**
 * Opens the pane anew, which alone helps where a part of it can't be had: a browser remembers the failure and never asks
 * for that file again, and a newer version of the pane has other files. Only once the Server answers, since a pane that
 * is opened anew without a connection is an empty one.
 */
export async function openAnew() {
  const answer = await fetch(location.href, { cache: "no-store" }).catch(() => null);
  if (!answer?.ok) throw new Problem("error.part");
  location.reload();
}
