import { Problem } from "../api/problem.ts";
import { askInDialog } from "../outlook/dialog.ts";
import type { SignIn } from "./sign-in.ts";

/** What the Server gives for a code. */
interface Given {
  accessToken: string;
  /** Seconds. */
  expiresIn: number;
  address: string;
}

/** A token that is about to end is asked for anew, so that none ends on its way. */
const SPARE = 60_000;

/**
 * The Server's own sign-in, for an Outlook without nested app authentication: the person signs in inside an Office dialog,
 * which hands a code to this pane, and the pane exchanges it for a token. The token stays in memory, for this mailbox only;
 * a code is worth nothing without the verifier, which never leaves the pane.
 * @param address The mailbox that is open, for whom the token must be.
 */
export function dialogSignIn(address: string): SignIn {
  let held: { token: string; until: number } | null = null;

  const token = (force = false): Promise<string> => {
    if (held && !force && held.until > Date.now()) return Promise.resolve(held.token);
    const ended = held !== null;
    held = null;
    return Promise.reject(new Problem(ended ? "error.expired" : "error.signInFirst"));
  };
  const interactive = async (): Promise<void> => {
    const verifier = base64Url(crypto.getRandomValues(new Uint8Array(32)));
    const challenge = await sha256(verifier);
    const code = await askInDialog(`/pane/sign-in?${new URLSearchParams({ address, challenge }).toString()}`);
    const given = await exchange(code, verifier);
    if (given.address.toLowerCase() !== address) throw new Problem("error.otherAccount");
    held = { token: given.accessToken, until: Date.now() + given.expiresIn * 1000 - SPARE };
  };
  return { token, interactive };
}

async function exchange(code: string, verifier: string): Promise<Given> {
  const answer = await fetch("/pane/sign-in/token", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    // This exchange rests on code and verifier alone, whatever cookie the browser holds.
    credentials: "omit",
    body: JSON.stringify({ code, verifier }),
  }).catch(() => {
    throw new Problem("error.offline");
  });
  if (!answer.ok) throw new Problem("error.signIn", "", "", answer.status);
  return (await answer.json()) as Given;
}

const sha256 = async (text: string) =>
  base64Url(new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text))));

const base64Url = (bytes: Uint8Array) =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
