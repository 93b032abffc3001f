/** How the news of a consultation come: over a stream, or by asking again. */
export type Liveness = "stream" | "polling";

const POLL = 15_000;
/** A stream that says nothing at all for this long is taken for dead. */
const SILENCE = 90_000;

/**
 * Tells `changed` whenever the consultation may have changed, until `stop` is aborted. Reads server-sent events with
 * fetch, since only that can carry a bearer token; only while the page is visible, since a browser allows few
 * connections; and asks every 15 seconds while no stream can be had.
 */
export function watch(
  url: string,
  authorize: () => Promise<Record<string, string>>,
  changed: () => void,
  liveness: (how: Liveness) => void,
  stop: AbortSignal,
) {
  let current: AbortController | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const run = async () => {
    current?.abort();
    clearTimeout(timer);
    if (stop.aborted || document.hidden) return;
    const mine = new AbortController();
    current = mine;
    try {
      const headers = { ...(await authorize()), Accept: "text/event-stream" };
      const answer = await fetch(url, { headers, signal: mine.signal, cache: "no-store" });
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      liveness("stream");
      // Whatever happened while nobody listened.
      changed();
      await read(answer.body, changed, mine);
    } catch {
      // Told below, by asking again.
    }
    if (stop.aborted || current !== mine || document.hidden) return;
    liveness("polling");
    timer = setTimeout(() => {
      changed();
      void run();
    }, POLL);
  };
  const onVisibility = () => {
    if (document.hidden) current?.abort();
    else void run();
  };
  document.addEventListener("visibilitychange", onVisibility);
  stop.addEventListener("abort", () => {
    document.removeEventListener("visibilitychange", onVisibility);
    clearTimeout(timer);
    current?.abort();
  });
  void run();
}

async function read(body: ReadableStream<Uint8Array>, changed: () => void, mine: AbortController) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = "";
  for (;;) {
    const silence = setTimeout(() => mine.abort(), SILENCE);
    const { value, done } = await reader.read().finally(() => clearTimeout(silence));
    if (done) return;
    pending += decoder.decode(value, { stream: true });
    const events = pending.split(/\r?\n\r?\n/);
    pending = events.pop() ?? "";
    if (events.some((event) => /^(event|data):/m.test(event) && !/^event: ?(ping|heartbeat)/m.test(event)))
      changed();
  }
}
