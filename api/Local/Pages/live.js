// What happens in the mailboxes, while it happens. However many pages are open, one of them holds the stream and tells
// the others: a browser keeps six connections to a host, and every page's own would be too many.

const channel = new BroadcastChannel("mailboxes");
const listeners = [];

const tell = (news) => {
  channel.postMessage(news);
  hear(news);
};
const hear = (news) => { for (const listener of listeners) listener(news); };
channel.addEventListener("message", ({ data }) => hear(data));

// Held as long as this page lives; then the next page in line gets it.
void navigator.locks.request("mailboxes", () => new Promise(() => {
  const stream = new EventSource("/local/api/events");
  for (const kind of ["created", "updated", "deleted"])
    stream.addEventListener(kind, ({ data }) => tell({ kind, mailbox: data }));
  // After a gap nobody knows what was missed, so that everybody looks again.
  stream.addEventListener("open", () => tell({ kind: "open" }));
  stream.addEventListener("error", () => tell({ kind: "error" }));
}));

/**
 * Follows one mailbox.
 * @param changed Called with `created`, `updated`, `deleted`, or `open` when something may have been missed.
 * @param broken Called with true when the stream broke off and with false when it stands again.
 */
export function follow(address, changed, broken) {
  listeners.push(({ kind, mailbox }) => {
    if (kind === "error" || kind === "open") broken(kind === "error");
    if (kind === "open" || mailbox?.toLowerCase() === address.toLowerCase()) changed(kind);
  });
}
