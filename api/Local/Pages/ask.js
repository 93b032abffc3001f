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

const when = new Intl.DateTimeFormat("en-CA", { timeZone: "Asia/Seoul", year: "numeric", month: "numeric", day: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
const weekday = new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", weekday: "short" });
const partsOf = (instant) => Object.fromEntries(when.formatToParts(new Date(instant)).map(({ type, value }) => [type, value]));

/** An instant as staff read it, in Seoul: `2026. 11. 24.(화) 14:00`. */
export function seoul(instant) {
  const { year, month, day, hour, minute } = partsOf(instant);
  return `${year}. ${Number(month)}. ${Number(day)}.(${weekday.format(new Date(instant))}) ${hour}:${minute}`;
}

/** The same for lists: `11/24 14:00`. */
export function seoulShort(instant) {
  const { month, day, hour, minute } = partsOf(instant);
  return `${Number(month)}/${Number(day)} ${hour}:${minute}`;
}

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

/** Puts children into an element in the place of those it had; what is false or null is left out. */
export const fill = (element, ...children) => element.replaceChildren(...children.filter(Boolean));

/** A file as base64, without the data: prefix. */
export const base64Of = (file) =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onerror = () => reject(reader.error);
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ""));
    reader.readAsDataURL(file);
  });

export const size = (bytes) => (bytes < 1024 ? `${bytes}B` : bytes < 1048576 ? `${Math.round(bytes / 1024)}KB` : `${(bytes / 1048576).toFixed(1)}MB`);
