// Requests to the stand-in's own API.

/** JSON from an address; the server's Korean sentence as an error when it refuses. */
export async function ask(path, options) {
  const answer = await fetch(`/local/api${path}`, options);
  if (!answer.ok) throw new Error((await answer.text()) || "처리하지 못했습니다. 다시 시도해 주세요.");
  return answer.status === 204 ? null : answer.json();
}

/** Sends JSON. */
export const tell = (method, path, body) =>
  ask(path, { method, headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

export const mailboxPath = (address) => `/mailboxes/${encodeURIComponent(address)}`;

const when = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", month: "numeric", day: "numeric", weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false });

/** An instant as staff read it, in Seoul. */
export const seoul = (instant) => when.format(new Date(instant));

/** A new element: `make("a", { href, class }, "text", child, …)`. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** A file as base64, without the data: prefix. */
export const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });

export const size = (bytes) => (bytes < 1024 ? `${bytes}B` : bytes < 1048576 ? `${Math.round(bytes / 1024)}KB` : `${(bytes / 1048576).toFixed(1)}MB`);
