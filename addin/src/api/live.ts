/** How the news of a consultation come: over a stream, or by asking again. */
export type Liveness = "stream" | "polling";

const POLL = 15_000;
/** Proxies drop a connection that is silent for long, and not all of them say so: a new one is had before that. */
const LONGEST = 4 * 60_000;

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
    let opened = false;
    const renewal = setTimeout(() => mine.abort(), LONGEST);
    try {
      const headers = { ...(await authorize()), Accept: "text/event-stream" };
      const answer = await fetch(url, { headers, signal: mine.signal, cache: "no-store" });
      if (!answer.ok || !answer.body) throw new Error(String(answer.status));
      opened = true;
      liveness("stream");
      await read(answer.body, changed);
    } catch {
      // Dropped or never had: told below, by asking again.
    } finally {
      clearTimeout(renewal);
    }
    if (stop.aborted || current !== mine || document.hidden) return;
    // A stream that was open begins with what is true now; only one that can't be had is replaced by asking.
    if (!opened) {
      liveness("polling");
      changed();
    }
    timer = setTimeout(() => void run(), opened ? 1_000 : POLL);
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

/** Reads events until the stream ends; each may be news. */
async function read(body: ReadableStream<Uint8Array>, changed: () => void) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let pending = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    pending += decoder.decode(value, { stream: true });
    const events = pending.split(/\r?\n\r?\n/);
    pending = events.pop() ?? "";
    if (events.some((event) => /^data:/m.test(event))) changed();
  }
}
