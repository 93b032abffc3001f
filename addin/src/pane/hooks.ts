import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import type { Api } from "../api/client.ts";
import { Problem } from "../api/problem.ts";
import type { CheckResult } from "../api/types.ts";
import { OutlookError } from "../outlook/call.ts";
import type { Sheet } from "../sheet/sheet.ts";

/** The time, read again every fifteen seconds so that clocks on the screen stay true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), 15_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}

/** False for the first view, true from the frame after it: what isn't needed at once is drawn then. */
export function useNextFrame(): boolean {
  const [next, setNext] = useState(false);
  useEffect(() => afterFirstView(() => setNext(true)), []);
  return next;
}

/**
 * Does something once what was just drawn stands on the screen.
 * @returns Calls it off.
 */
export function afterFirstView(work: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(work);
  });
  return () => cancelAnimationFrame(frame);
}

/** A Problem as it is; anything else that was thrown means that the pane itself or Outlook failed. */
export const asProblem = (error: unknown) => (error instanceof Problem ? error : new Problem("error.server"));

/** What Outlook refuses becomes a Problem like any other, with Outlook's own name of it. */
export const asOutlook = <T>(
  work: Promise<T>,
  key: "error.outlook" | "error.readMail" = "error.outlook",
): Promise<T> =>
  work.catch((error: unknown) => {
    throw error instanceof OutlookError ? new Problem(key, "", error.name) : error;
  });

const PAUSE = 300;

/** The API's word on a sheet, and the sheet that it was asked about. */
export interface Checked extends CheckResult {
  of: Sheet;
}

/**
 * The API's word on the sheet as it stands, asked when typing pauses. The last answer stays until the next one, and is
 * undefined while the API can't be reached.
 */
export function useCheck(api: Api | null, sheet: Sheet): Checked | null | undefined {
  const [check, setCheck] = useState<Checked | null>();
  useEffect(() => {
    if (!api) return;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      api.check(sheet, stop.signal).then(
        (result) => setCheck({ ...result, of: sheet }),
        () => {
          if (!stop.signal.aborted) setCheck(undefined);
        },
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [api, sheet]);
  return check;
}

/** Work that a button starts: whether it runs, what went wrong, and never twice at once. */
export function useWork() {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const running = useRef(false);
  const run = useCallback(async (work: () => Promise<void>) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setProblem(null);
    try {
      await work();
    } catch (error) {
      setProblem(asProblem(error));
    } finally {
      running.current = false;
      setBusy(false);
    }
  }, []);
  return { busy, problem, setProblem, run };
}
