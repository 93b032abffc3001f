/** A call that Outlook refused; `code` is Office's (such as 9007), `name` its name (such as `InvalidFormatError`). */
export class OutlookError extends Error {
  constructor(
    readonly code: number,
    override readonly name: string,
    message: string,
  ) {
    super(message);
  }
}

type Callback<T> = (result: Office.AsyncResult<T>) => void;

/** Outlook takes at most three calls at once; a fourth fails, so it waits here. */
const MOST = 3;
let running = 0;
const waiting: (() => void)[] = [];

/**
 * One Office.js call as a promise.
 * @throws OutlookError when Outlook reports failure.
 */
export async function call<T>(start: (done: Callback<T>) => void): Promise<T> {
  if (running >= MOST) await new Promise<void>((turn) => waiting.push(turn));
  running++;
  try {
    return await new Promise<T>((resolve, reject) => {
      start((result) => {
        if (String(result.status) === "succeeded") resolve(result.value);
        else reject(new OutlookError(result.error.code, result.error.name, result.error.message));
      });
    });
  } finally {
    running--;
    waiting.shift()?.();
  }
}
